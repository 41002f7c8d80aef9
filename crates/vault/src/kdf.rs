//! From a password to a key: Argon2id, with a floor and a ceiling on what a header may ask for.

use argon2::{Algorithm, Argon2, Params, Version};

use crate::{
    VaultError,
    password::Password,
    secret::{Secret, random_bytes},
};

/// What one derivation costs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct KdfCost {
    pub(crate) memory_kib: u32,
    pub(crate) passes: u32,
    pub(crate) lanes: u32,
}

impl KdfCost {
    /// 64 MiB, three passes, one lane: about 0.2 s on an old computer.
    pub(crate) const STANDARD: Self = Self { memory_kib: 64 * 1024, passes: 3, lanes: 1 };
    /// Less than this is tampering.
    const FLOOR: Self = Self { memory_kib: 46 * 1024, passes: 1, lanes: 1 };
    /// More than this is a memory bomb.
    const CEILING: Self = Self { memory_kib: 1024 * 1024, passes: 10, lanes: 4 };
    /// The floor of test builds only.
    const FAST: Self = Self { memory_kib: 64, passes: 1, lanes: 1 };

    /// The cost of new slots.
    pub(crate) const fn of_new_slots() -> Self {
        if fast_allowed() { Self::FAST } else { Self::STANDARD }
    }

    /// Refuses what lies outside floor and ceiling; nothing has been allocated yet.
    pub(crate) fn checked(self) -> Result<Self, VaultError> {
        let floor = if fast_allowed() { Self::FAST } else { Self::FLOOR };
        if self.within(floor, Self::CEILING) { Ok(self) } else { Err(VaultError::KdfOutOfRange) }
    }

    fn within(self, floor: Self, ceiling: Self) -> bool {
        (floor.memory_kib..=ceiling.memory_kib).contains(&self.memory_kib)
            && (floor.passes..=ceiling.passes).contains(&self.passes)
            && (floor.lanes..=ceiling.lanes).contains(&self.lanes)
    }

    /// Orders costs by the work they ask for.
    pub(crate) fn work(self) -> u64 {
        u64::from(self.memory_kib) * u64::from(self.passes)
    }
}

/// Release builds cannot turn this on: the feature does not compile there.
const fn fast_allowed() -> bool {
    cfg!(any(test, feature = "fast-kdf-for-tests"))
}

/// How one slot's key is derived from its password.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Kdf {
    pub(crate) cost: KdfCost,
    pub(crate) salt: [u8; 16],
}

impl Kdf {
    pub(crate) fn fresh(cost: KdfCost) -> Result<Self, VaultError> {
        Ok(Self { cost: cost.checked()?, salt: random_bytes()? })
    }

    pub(crate) fn derive(&self, password: &Password) -> Result<Secret<32>, VaultError> {
        let KdfCost { memory_kib, passes, lanes } = self.cost.checked()?;
        let params = Params::new(memory_kib, passes, lanes, Some(32))
            .map_err(|_| VaultError::KdfOutOfRange)?;
        #[cfg(test)]
        crate::testing::note_work(self.cost.work());
        let mut key = Secret::zeroed();
        // The working memory is large enough to be a mapping of its own, which the system takes back.
        Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
            .hash_password_into(password.bytes(), &self.salt, key.bytes_mut())
            .map_err(|_| VaultError::OutOfMemory)?;
        Ok(key)
    }
}

#[cfg(test)]
mod tests;
