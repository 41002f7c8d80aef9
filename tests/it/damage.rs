//! What happens to files: a damaged, cut, newer, missing or busy one is refused by its own name and stays as it is. What
//! opens in spite of it is named by the doctor. Nothing is ever lost in silence.

mod book;
#[cfg(target_os = "linux")]
mod disk;
mod keys;
mod log;

use std::fs;
use std::path::{Path, PathBuf};

use acceptance::clerk::{Clerk, ROUND, counter};
use acceptance::{PASSWORD, code};
use books::shop::SignIn;
use tempfile::TempDir;

use super::folder::{copy, sums};

/// The book's file.
const FILE: &str = "ledger.1.db";
/// Its write-ahead log.
const LOG: &str = "ledger.1.db-wal";

/// A shop that was closed in order, to be copied and damaged.
struct Closed {
    folder: TempDir,
    /// What its steps made.
    made: Vec<i64>,
    /// What it says of itself.
    told: String,
}

impl Closed {
    /// Two rounds of steps.
    async fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let mut clerk = Clerk::register(&folder.path().join("sound")).await;
        while clerk.steps() < 2 * ROUND {
            clerk.step().await.unwrap();
        }
        let told = clerk.tell().await.unwrap();
        clerk.counter.lock().await.unwrap();
        Self { folder, made: clerk.made().to_vec(), told }
    }

    /// A copy in a folder of its own.
    fn copy(&self) -> Copy {
        let folder = tempfile::tempdir_in(self.folder.path()).unwrap();
        copy(&self.folder.path().join("sound"), folder.path());
        Copy { folder }
    }

    /// Signs in to a copy and holds what it says against the original; the doctor looks first.
    async fn open(&self, copy: &Copy) -> String {
        let clerk = match Clerk::sign_in(copy.root(), self.made.clone()).await {
            Ok(clerk) => clerk,
            refused => return code(&refused),
        };
        let ill = clerk.ill().await;
        let told = clerk.tell().await;
        clerk.counter.lock().await.unwrap();
        assert!(["ok", "bookDamaged"].contains(&code(&told).as_str()), "in use: {told:?}");
        match (ill, told) {
            (Ok(None), Ok(told)) if told == self.told => "sound".to_owned(),
            (Ok(None), told) => format!("changed in silence: {told:?}"),
            (Ok(Some(problem)), _) => format!("found {problem}"),
            (refused, _) => code(&refused),
        }
    }
}

/// The folder of shops with one shop in it.
struct Copy {
    folder: TempDir,
}

impl Copy {
    fn root(&self) -> &Path {
        self.folder.path()
    }

    /// The folder of the shop.
    fn shop(&self) -> PathBuf {
        let mut shops = fs::read_dir(self.root().join("shops")).unwrap();
        shops.next().unwrap().unwrap().path()
    }

    /// The id of the shop.
    fn id(&self) -> String {
        self.shop().file_name().unwrap().to_string_lossy().into_owned()
    }

    fn file(&self, name: &str) -> PathBuf {
        self.shop().join(name)
    }

    /// Changes one byte.
    fn flip(&self, name: &str, place: usize) {
        let mut bytes = fs::read(self.file(name)).unwrap();
        bytes[place] ^= 1;
        fs::write(self.file(name), bytes).unwrap();
    }

    /// Keeps so many bytes.
    fn cut(&self, name: &str, bytes: usize) {
        fs::OpenOptions::new()
            .write(true)
            .open(self.file(name))
            .unwrap()
            .set_len(bytes as u64)
            .unwrap();
    }

    fn bytes(&self, name: &str) -> usize {
        usize::try_from(fs::metadata(self.file(name)).unwrap().len()).unwrap()
    }

    /// The sums of its files, but for the lock and the count of wrong tries, which signing in may write. An empty log is as
    /// good as none.
    fn sums(&self) -> std::collections::BTreeMap<String, Vec<u8>> {
        let mut sums = sums(&self.shop());
        sums.retain(|name, _| !["lock", "tries.json"].contains(&name.as_str()));
        if self.file(LOG).exists() && self.bytes(LOG) == 0 {
            sums.remove(LOG);
        }
        sums
    }

    /// Signs in with a password; a refusal must leave every file as it was.
    async fn refused(&self, password: &str) -> String {
        let before = self.sums();
        let shop_id = self.id();
        let (username, password) = ("asha".to_owned(), password.to_owned());
        let counter = counter(self.root());
        let answer = counter.sign_in(SignIn { shop_id, username, password }).await;
        assert_eq!(code(&counter.lock().await), "ok");
        if answer.is_err() {
            assert_eq!(self.sums(), before, "a refusal changed a file: {}", code(&answer));
        }
        code(&answer)
    }

    /// The same with the right password.
    async fn attempt(&self) -> String {
        self.refused(PASSWORD).await
    }
}
