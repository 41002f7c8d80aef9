//! What every test starts from: a shop in a folder of its own.

use std::cell::Cell;

use tempfile::TempDir;

use crate::{NewPassword, Password, RecoveryCode, Sealed, ShopFolder, ShopId, Unlocked};

pub(crate) const OWNER: &str = "asha";
pub(crate) const OWNER_PASSWORD: &str = "kettle orbit 42";
pub(crate) const SHOP_ID: ShopId = ShopId([7; 16]);

thread_local! {
    /// The work of all key derivations so far: what a stopwatch would show on an idle computer.
    static WORK: Cell<u64> = const { Cell::new(0) };
}

pub(crate) fn note_work(work: u64) {
    WORK.set(WORK.get() + work);
}

pub(crate) fn take_work() -> u64 {
    WORK.take()
}

pub(crate) struct Shop {
    pub(crate) folder: ShopFolder,
    pub(crate) owner: Unlocked,
    pub(crate) code: RecoveryCode,
    pub(crate) dir: TempDir,
}

impl Shop {
    pub(crate) fn new() -> Self {
        let dir = tempfile::tempdir().unwrap();
        let folder = ShopFolder::create(&dir.path().join("shop")).unwrap();
        let (owner, code) = folder.create_keys(SHOP_ID, OWNER, &new(OWNER_PASSWORD)).unwrap();
        Self { folder, owner, code, dir }
    }

    pub(crate) fn sealed(&self) -> Sealed {
        self.folder.open().unwrap()
    }

    pub(crate) fn copy(&self, name: &str) -> Vec<u8> {
        std::fs::read(self.folder.path().join(name)).unwrap()
    }

    pub(crate) fn put(&self, name: &str, bytes: &[u8]) {
        std::fs::write(self.folder.path().join(name), bytes).unwrap();
    }
}

pub(crate) fn typed(password: &str) -> Password {
    Password::new(password)
}

pub(crate) fn new(password: &str) -> NewPassword {
    NewPassword::new(password, &[]).unwrap()
}
