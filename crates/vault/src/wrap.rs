//! One secret locked under another: AES-256-GCM whose associated data says where the result belongs.

use aes_gcm::{Aes256Gcm, KeyInit, aead::AeadInOut};

use crate::{
    VaultError,
    header::{FORMAT, ShopId},
    kdf::Kdf,
    secret::{Secret, derive, random_bytes},
    slot::{SlotId, SlotKind},
};

/// Which of a slot's wraps it is.
#[derive(Clone, Copy)]
pub(crate) enum WrapName {
    /// W1: the unit key under the password, code or device secret.
    UnitByPerson,
    /// W2: the data key under the unit key.
    DataByUnit,
    /// W3: the unit key under the owner's escrow key.
    UnitByEscrow,
    /// W4: the escrow key under an owner's unit key.
    EscrowByUnit,
    /// The unit key of a person's slot under the secret of a computer they stay signed in on.
    UnitByDevice,
}

impl WrapName {
    const fn tag(self) -> u8 {
        match self {
            Self::UnitByPerson => 1,
            Self::DataByUnit => 2,
            Self::UnitByEscrow => 3,
            Self::EscrowByUnit => 4,
            Self::UnitByDevice => 5,
        }
    }

    const fn purpose(self) -> &'static str {
        match self {
            Self::UnitByPerson => "bahi wrap 1 unit by person",
            Self::DataByUnit => "bahi wrap 2 data by unit",
            Self::UnitByEscrow => "bahi wrap 3 unit by escrow",
            Self::EscrowByUnit => "bahi wrap 4 escrow by unit",
            Self::UnitByDevice => "bahi wrap 5 unit by device",
        }
    }
}

/// What a wrap is bound to. None of it is secret; all of it is authenticated, so that no wrap can
/// be moved to another shop, slot, role, generation or set of parameters.
#[derive(Clone, Copy)]
pub(crate) struct Binding {
    pub(crate) shop_id: ShopId,
    pub(crate) slot_id: SlotId,
    pub(crate) kind: SlotKind,
    pub(crate) kdf: Option<Kdf>,
    pub(crate) pw_epoch: u32,
    pub(crate) generation: u32,
}

impl Binding {
    /// Only W1 knows the password and only W2 the generation: the others must outlive a change of
    /// either, since the person whose password it is need not be there. A device outlives neither.
    fn associated_data(&self, name: WrapName) -> Vec<u8> {
        let mut data = b"bahi keys".to_vec();
        data.extend(FORMAT.to_le_bytes());
        data.extend(self.shop_id.0);
        data.extend(self.slot_id.0);
        data.push(self.kind.tag());
        data.push(name.tag());
        match name {
            WrapName::UnitByPerson => self.append_password(&mut data),
            WrapName::DataByUnit => data.extend(self.generation.to_le_bytes()),
            WrapName::UnitByDevice => {
                self.append_password(&mut data);
                data.extend(self.generation.to_le_bytes());
            }
            WrapName::UnitByEscrow | WrapName::EscrowByUnit => {}
        }
        data
    }

    fn append_password(&self, data: &mut Vec<u8>) {
        data.extend(self.pw_epoch.to_le_bytes());
        if let Some(Kdf { cost, salt }) = &self.kdf {
            for number in [cost.memory_kib, cost.passes, cost.lanes] {
                data.extend(number.to_le_bytes());
            }
            data.extend(salt);
        }
    }
}

/// `N` locked bytes with what is needed to unlock them, given the key and the binding.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Wrapped<const N: usize> {
    pub(crate) salt: [u8; 16],
    pub(crate) nonce: [u8; 12],
    pub(crate) tag: [u8; 16],
    pub(crate) body: [u8; N],
}

impl<const N: usize> Wrapped<N> {
    /// Locks `secret`. A fresh salt gives every wrap its own key, so that no key meets a nonce twice.
    pub(crate) fn seal(
        key: &Secret<32>,
        name: WrapName,
        binding: &Binding,
        secret: &Secret<N>,
    ) -> Result<Self, VaultError> {
        let (salt, nonce) = (random_bytes()?, random_bytes()?);
        let mut body = *secret.bytes();
        let tag = cipher(key, &salt, name)
            .encrypt_inout_detached(
                &nonce.into(),
                &binding.associated_data(name),
                body.as_mut_slice().into(),
            )
            .map_err(|_| VaultError::HeaderDamaged)?;
        Ok(Self { salt, nonce, tag: tag.into(), body })
    }

    /// Unlocks, or says that key, binding or bytes do not fit together.
    pub(crate) fn open(
        &self,
        key: &Secret<32>,
        name: WrapName,
        binding: &Binding,
    ) -> Option<Secret<N>> {
        let mut secret = Secret::zeroed();
        *secret.bytes_mut() = self.body;
        cipher(key, &self.salt, name)
            .decrypt_inout_detached(
                &self.nonce.into(),
                &binding.associated_data(name),
                secret.bytes_mut().as_mut_slice().into(),
                &self.tag.into(),
            )
            .ok()?;
        Some(secret)
    }
}

fn cipher(key: &Secret<32>, salt: &[u8; 16], name: WrapName) -> Aes256Gcm {
    Aes256Gcm::new(derive::<32>(key.bytes(), salt, name.purpose()).bytes().into())
}

#[cfg(test)]
mod tests;
