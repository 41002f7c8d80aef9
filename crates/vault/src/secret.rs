//! Key material: boxed so that a move leaves no copy behind, wiped when dropped, never printable.

use std::fmt::Write as _;

use hkdf::Hkdf;
use sha2::Sha256;
use zeroize::{Zeroize, Zeroizing};

use crate::VaultError;

/// `N` secret bytes on the heap. Has no `Debug`, no `Clone` and no equality on purpose.
pub(crate) struct Secret<const N: usize>(Box<[u8; N]>);

impl<const N: usize> Secret<N> {
    pub(crate) fn zeroed() -> Self {
        Self(Box::new([0; N]))
    }

    pub(crate) fn random() -> Result<Self, VaultError> {
        let mut secret = Self::zeroed();
        fill_random(secret.bytes_mut())?;
        Ok(secret)
    }

    pub(crate) fn bytes(&self) -> &[u8; N] {
        &self.0
    }

    pub(crate) fn bytes_mut(&mut self) -> &mut [u8; N] {
        &mut self.0
    }
}

impl<const N: usize> Drop for Secret<N> {
    fn drop(&mut self) {
        self.0.zeroize();
    }
}

/// The key of the ledger file: 32 bytes of key and the 16 bytes of salt that `SQLCipher` would
/// otherwise keep only in the file's first sector, where one torn write loses it.
pub struct DataKey(pub(crate) Secret<48>);

impl DataKey {
    pub(crate) fn random() -> Result<Self, VaultError> {
        Secret::random().map(Self)
    }

    /// The 96 hexadecimal digits for `PRAGMA key = "x'…'"`.
    pub fn pragma_hex(&self) -> Zeroizing<String> {
        let bytes = self.0.bytes();
        // The whole capacity up front: growing would leave a copy behind.
        let mut hex = Zeroizing::new(String::with_capacity(2 * bytes.len()));
        for byte in bytes {
            // Writing to a `String` cannot fail.
            let _ = write!(hex, "{byte:02x}");
        }
        hex
    }

    /// A key for another purpose, from which this one cannot be found.
    pub(crate) fn derive(&self, purpose: &str) -> Secret<64> {
        derive(self.0.bytes(), &[], purpose)
    }
}

/// The secret of a computer somebody stays signed in on; it belongs in the operating system's keyring.
pub struct DeviceSecret(pub(crate) Secret<32>);

impl DeviceSecret {
    /// Another one.
    pub fn random() -> Result<Self, VaultError> {
        Secret::random().map(Self)
    }

    /// Takes back the 32 bytes that the keyring kept; any other length is a wrong secret.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, VaultError> {
        let mut secret = Secret::zeroed();
        if bytes.len() != secret.bytes().len() {
            return Err(VaultError::WrongDevice);
        }
        secret.bytes_mut().copy_from_slice(bytes);
        Ok(Self(secret))
    }

    /// The 32 bytes to hand to the keyring, and to nothing else.
    pub fn expose(&self) -> &[u8; 32] {
        self.0.bytes()
    }
}

/// HKDF-SHA-256: 32 bytes for a cipher, 64 for an HMAC.
pub(crate) fn derive<const N: usize>(secret: &[u8], salt: &[u8], purpose: &str) -> Secret<N> {
    let mut key = Secret::zeroed();
    // Expansion refuses only more than 8,160 bytes of output.
    let expanded =
        Hkdf::<Sha256>::new(Some(salt), secret).expand(purpose.as_bytes(), key.bytes_mut());
    debug_assert!(expanded.is_ok());
    key
}

pub(crate) fn fill_random(bytes: &mut [u8]) -> Result<(), VaultError> {
    getrandom::fill(bytes).map_err(|_| VaultError::NoRandomness)
}

pub(crate) fn random_bytes<const N: usize>() -> Result<[u8; N], VaultError> {
    let mut bytes = [0; N];
    fill_random(&mut bytes)?;
    Ok(bytes)
}

#[cfg(test)]
mod tests;
