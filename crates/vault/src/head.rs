//! The anchor file: the last acknowledged link of the ledger's chain, 96 bytes rewritten in place after
//! each acknowledgement and never synced. After a power cut it may be older than the ledger, which
//! is harmless; a ledger older than its anchor has lost entries.

use std::{
    fs::File,
    io::{Read as _, Seek as _, SeekFrom, Write as _},
    path::Path,
};

use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::Sha256;

use crate::{Unlocked, VaultError, files::private_file, secret::Secret};

const NAME: &str = "head";
const MAGIC: [u8; 8] = *b"BAHIHEAD";
const HASH_AT: usize = 16;
const MAC_AT: usize = 64;
const BYTES: usize = 96;

/// A link of the chain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Head {
    /// Its number.
    pub seq: u64,
    /// Its hash.
    pub hash: [u8; 32],
}

/// The open anchor file, with the key that proves who wrote it.
pub struct HeadFile {
    file: File,
    key: Secret<64>,
}

impl HeadFile {
    /// Has a whole anchor ever been written in this shop's folder? By whom is not asked: nothing is unlocked yet.
    pub fn is_written(folder: &Path) -> bool {
        std::fs::metadata(folder.join(NAME)).is_ok_and(|found| found.len() >= BYTES as u64)
    }

    pub(crate) fn open(unlocked: &Unlocked) -> Result<Self, VaultError> {
        let path = unlocked.place()?.path.join(NAME);
        let file = private_file().create(true).truncate(false).open(path)?;
        Ok(Self { file, key: unlocked.data_key().derive("bahi head mac") })
    }

    /// The last link written; `None` when there is none, or it is torn, or not ours.
    pub fn read(&mut self) -> Result<Option<Head>, VaultError> {
        self.file.seek(SeekFrom::Start(0))?;
        let mut bytes = Vec::with_capacity(BYTES);
        (&self.file).take(BYTES as u64).read_to_end(&mut bytes)?;
        Ok(self.parse(&bytes))
    }

    /// Writes a link, to be called once it is durable in the ledger. Not synced.
    pub fn write(&mut self, head: Head) -> Result<(), VaultError> {
        let mut bytes = [0; BYTES];
        bytes[..8].copy_from_slice(&MAGIC);
        bytes[8..HASH_AT].copy_from_slice(&head.seq.to_le_bytes());
        bytes[HASH_AT..HASH_AT + 32].copy_from_slice(&head.hash);
        let mac = self.hmac(&bytes[..MAC_AT]).finalize().into_bytes();
        bytes[MAC_AT..].copy_from_slice(&mac);
        self.file.seek(SeekFrom::Start(0))?;
        Ok(self.file.write_all(&bytes)?)
    }

    fn parse(&self, bytes: &[u8]) -> Option<Head> {
        let (body, mac) = bytes.split_at_checked(MAC_AT)?;
        self.hmac(body).verify_slice(mac).ok()?;
        Some(Head {
            seq: u64::from_le_bytes(body[8..HASH_AT].try_into().ok()?),
            hash: body[HASH_AT..HASH_AT + 32].try_into().ok()?,
        })
    }

    fn hmac(&self, body: &[u8]) -> Hmac<Sha256> {
        Hmac::<Sha256>::new(self.key.bytes().into()).chain_update(body)
    }
}

#[cfg(test)]
mod tests;
