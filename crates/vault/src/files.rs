//! The shop's folder on disk: the lock, and the two copies of the header.
//!
//! A change is written over the older copy in place and synced, then over the other: at no instant are
//! both unreadable, and no rename is needed, which scanners and sync clients like to block.

use std::{
    fs::{self, DirBuilder, File, OpenOptions, TryLockError},
    io::{self, Read as _, Write as _},
    path::{Path, PathBuf},
    sync::Arc,
};

use crate::{IoKind, VaultError, header::HEADER_BYTES, header::Header};

const COPIES: [&str; 2] = ["keys.a", "keys.b"];

/// Are both copies of the header good?
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CopyState {
    /// They are the same.
    Both,
    /// One was damaged or old and has been rewritten from the other.
    Repaired,
    /// One is damaged or old and could not be rewritten.
    One(IoKind),
}

/// A shop's folder, held by this process alone for as long as this or anything opened from it lives.
#[derive(Clone)]
pub struct ShopFolder(pub(crate) Arc<Place>);

/// The folder and the kernel's lock on it. The kernel drops the lock when the process dies.
pub(crate) struct Place {
    pub(crate) path: PathBuf,
    lock: File,
}

impl Drop for Place {
    /// Unlocks, rather than only closing: a program that is just being started still has a copy of the open file, and
    /// would hold the lock for as long as that takes.
    fn drop(&mut self) {
        // There is nobody to tell, and closing unlocks too.
        let _ = self.lock.unlock();
    }
}

impl ShopFolder {
    /// Makes the folder (private to this user) if it is not there, and locks it.
    pub fn create(path: &Path) -> Result<Self, VaultError> {
        let mut builder = DirBuilder::new();
        builder.recursive(true);
        #[cfg(unix)]
        std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
        builder.create(path)?;
        Self::lock(path)
    }

    /// Locks an existing folder, before anything in it is read. Never waits.
    pub fn lock(path: &Path) -> Result<Self, VaultError> {
        let lock = private_file().create(true).truncate(false).open(path.join("lock"))?;
        match lock.try_lock() {
            Ok(()) => Ok(Self(Arc::new(Place { path: path.to_owned(), lock }))),
            Err(TryLockError::WouldBlock) => Err(VaultError::InUse),
            Err(TryLockError::Error(error)) => Err(error.into()),
        }
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.0.path
    }

    /// Puts a header (of a backup, say) into a folder that has none.
    pub fn install(&self, header: &Header) -> Result<(), VaultError> {
        self.0.create_header(header)
    }
}

impl Place {
    /// Writes both copies for the first time; refuses to touch existing ones.
    pub(crate) fn create_header(&self, header: &Header) -> Result<(), VaultError> {
        if COPIES.iter().any(|name| self.path.join(name).exists()) {
            return Err(VaultError::HeaderExists);
        }
        let image = header.to_bytes();
        for name in COPIES {
            let mut file = private_file().create_new(true).open(self.path.join(name))?;
            file.write_all(&image)?;
            file.sync_all()?;
        }
        self.sync_folder()
    }

    /// The usable headers, newest first; the second only if it differs from the first.
    pub(crate) fn read_headers(&self) -> Result<Vec<Header>, VaultError> {
        let copies = COPIES.map(|name| self.read_copy(name));
        if let Some(Err(newer)) =
            copies.iter().find(|copy| matches!(copy, Err(VaultError::Newer { .. })))
        {
            return Err(*newer);
        }
        let failure = worst(&copies);
        let mut headers: Vec<Header> = copies.into_iter().filter_map(Result::ok).collect();
        headers.sort_by_key(|header| std::cmp::Reverse(header.seq));
        headers.dedup();
        if headers.is_empty() { Err(failure) } else { Ok(headers) }
    }

    /// A number above every copy on disk, even one that a failed write left behind.
    pub(crate) fn next_seq(&self, seq: u64) -> u64 {
        let on_disk = COPIES.iter().filter_map(|name| self.read_copy(name).ok());
        on_disk.map(|header| header.seq).max().unwrap_or(0).max(seq).saturating_add(1)
    }

    /// Replaces both copies, the older first. Once the first is synced the change has happened.
    pub(crate) fn write_header(&self, header: &Header) -> Result<CopyState, VaultError> {
        self.write_through(header, |name, image| self.overwrite(name, image))
    }

    fn write_through(
        &self,
        header: &Header,
        mut overwrite: impl FnMut(&str, &[u8]) -> io::Result<()>,
    ) -> Result<CopyState, VaultError> {
        let image = header.to_bytes();
        let [first, second] = self.oldest_first();
        let before = self.read_bytes(first).ok();
        if let Err(error) = overwrite(first, &image) {
            // The caller will be told "not saved": leave the old bytes if the disk still lets us.
            if let Some(before) = before {
                let _ = overwrite(first, &before);
            }
            return Err(error.into());
        }
        let second = overwrite(second, &image);
        Ok(second.map_or_else(|error| CopyState::One(IoKind::of(&error)), |()| CopyState::Both))
    }

    /// Makes both copies equal to `header`, which has just proved authentic.
    pub(crate) fn repair(&self, header: &Header) -> CopyState {
        let image = header.to_bytes();
        let mut state = CopyState::Both;
        for name in COPIES {
            if self.read_bytes(name).is_ok_and(|bytes| bytes == image) {
                continue;
            }
            match self.overwrite(name, &image) {
                Ok(()) => state = CopyState::Repaired,
                Err(error) => return CopyState::One(IoKind::of(&error)),
            }
        }
        state
    }

    fn oldest_first(&self) -> [&'static str; 2] {
        let [a, b] = COPIES.map(|name| self.read_copy(name).map_or(0, |header| header.seq));
        if a < b { COPIES } else { [COPIES[1], COPIES[0]] }
    }

    fn read_copy(&self, name: &str) -> Result<Header, VaultError> {
        Header::from_bytes(&self.read_bytes(name)?)
    }

    fn read_bytes(&self, name: &str) -> io::Result<Vec<u8>> {
        let limit = HEADER_BYTES as u64 + 1;
        let mut bytes = Vec::new();
        File::open(self.path.join(name))?.take(limit).read_to_end(&mut bytes)?;
        Ok(bytes)
    }

    fn overwrite(&self, name: &str, image: &[u8]) -> io::Result<()> {
        let mut file = private_file().create(true).truncate(false).open(self.path.join(name))?;
        file.write_all(image)?;
        file.set_len(image.len() as u64)?;
        file.sync_all()
    }

    #[cfg(unix)]
    fn sync_folder(&self) -> Result<(), VaultError> {
        Ok(File::open(&self.path)?.sync_all()?)
    }

    /// Other systems make a created name durable with the file itself.
    #[cfg(not(unix))]
    #[expect(clippy::unused_self, clippy::unnecessary_wraps, reason = "same signature as on Unix")]
    fn sync_folder(&self) -> Result<(), VaultError> {
        Ok(())
    }
}

/// Read and write, for this user only.
pub(crate) fn private_file() -> OpenOptions {
    let mut options = fs::OpenOptions::new();
    options.read(true).write(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
}

/// Of two unusable copies, the reason that says most: tampering, then damage, then the file system's
/// own words; missing only when both are.
fn worst(copies: &[Result<Header, VaultError>; 2]) -> VaultError {
    let missing = VaultError::Io(IoKind::NotFound);
    let found = |wanted: VaultError| copies.iter().any(|copy| copy.as_ref().err() == Some(&wanted));
    if found(VaultError::KdfOutOfRange) {
        return VaultError::KdfOutOfRange;
    }
    if found(VaultError::HeaderDamaged) {
        return VaultError::HeaderDamaged;
    }
    let other = copies.iter().filter_map(|copy| copy.as_ref().err()).find(|e| **e != missing);
    other.copied().unwrap_or(VaultError::HeaderMissing)
}

#[cfg(test)]
mod tests;
