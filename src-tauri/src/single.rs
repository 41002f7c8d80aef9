//! One Bahi a person: the kernel decides, by a lock that ends with the process that holds it. A second start leaves a
//! file that asks the first to come forward, and ends. (The plugin does the same by the session bus, at once; where there
//! is no bus it lets everybody start.)

use std::fs::{self, File, OpenOptions};
use std::io;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// The lock of the one that runs; dropped, it is given back.
#[derive(Debug)]
pub(crate) struct Single {
    _lock: File,
    knock: PathBuf,
    /// When somebody was last let in.
    heard: Option<SystemTime>,
}

impl Single {
    /// Takes the lock; nothing when somebody else has it, who is asked to come forward.
    pub(crate) fn take(folder: &Path) -> io::Result<Option<Self>> {
        let lock = OpenOptions::new()
            .create(true)
            .truncate(false)
            .write(true)
            .open(folder.join("running"))?;
        let knock = folder.join("knock");
        match lock.try_lock() {
            Ok(()) => {
                let heard = knocked(&knock);
                Ok(Some(Self { _lock: lock, knock, heard }))
            }
            Err(fs::TryLockError::WouldBlock) => fs::write(&knock, []).map(|()| None),
            Err(fs::TryLockError::Error(error)) => Err(error),
        }
    }

    /// Whether somebody started Bahi again since this was last asked.
    pub(crate) fn is_called(&mut self) -> bool {
        let now = knocked(&self.knock);
        now != std::mem::replace(&mut self.heard, now)
    }
}

/// When somebody last knocked.
fn knocked(knock: &Path) -> Option<SystemTime> {
    fs::metadata(knock).and_then(|file| file.modified()).ok()
}

#[cfg(test)]
mod tests;
