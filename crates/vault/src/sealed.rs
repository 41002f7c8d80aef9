//! A shop whose header has been read but not yet unlocked.

use std::sync::Arc;

use crate::{
    CopyState, Header, NewPassword, Password, RecoveryCode, ShopFolder, ShopId, SlotInfo, SlotKind,
    Unlocked, VaultError,
    files::Place,
    kdf::{Kdf, KdfCost},
    secret::{DataKey, Secret},
    slot::{Mint, Slot, checked_label},
    wrap::WrapName,
};

/// A locked shop.
pub struct Sealed {
    newest: Header,
    /// The other copy, when it differs: used only if the newest turns out to be forged.
    older: Option<Header>,
    place: Option<Arc<Place>>,
}

impl ShopFolder {
    /// Makes the keys of a new shop: a data key, its first owner, and the recovery code, to be printed.
    pub fn create_keys(
        &self,
        shop_id: ShopId,
        owner: &str,
        password: &NewPassword,
    ) -> Result<(Unlocked, RecoveryCode), VaultError> {
        self.create_keys_at(KdfCost::of_new_slots(), shop_id, owner, password)
    }

    pub(crate) fn create_keys_at(
        &self,
        cost: KdfCost,
        shop_id: ShopId,
        owner: &str,
        password: &NewPassword,
    ) -> Result<(Unlocked, RecoveryCode), VaultError> {
        let (data_key, escrow) = (DataKey::random()?, Secret::random()?);
        let (code, kdf) = (RecoveryCode::random()?, Kdf::fresh(cost)?);
        let (data, generation) = (&data_key, 1);
        let mint = Mint { shop_id, generation, data_key: data, escrow: &escrow, pw_epoch: 1 };
        let label = checked_label(owner)?;
        let person = kdf.derive(&password.0)?;
        let owner = Slot::mint(&mint, SlotKind::OwnerPassword, label, Some(kdf), &person)?;
        let paper = Slot::mint(&mint, SlotKind::Recovery, String::new(), None, &code.key())?;
        let slots = vec![owner, paper];
        let devices = Vec::new();
        let mut header = Header { shop_id, seq: 1, generation: 1, slots, devices, mac: [0; 32] };
        header.sign(&data_key);
        self.0.create_header(&header)?;
        let unlocked = open(&header, &header.slots[0], &person, VaultError::HeaderDamaged)?;
        Ok((unlocked.at_home(Some(&self.0)), code))
    }

    /// Reads the newest usable copy of the header.
    pub fn open(&self) -> Result<Sealed, VaultError> {
        let mut headers = self.0.read_headers()?.into_iter();
        let newest = headers.next().ok_or(VaultError::HeaderMissing)?;
        Ok(Sealed { newest, older: headers.next(), place: Some(Arc::clone(&self.0)) })
    }
}

impl Sealed {
    /// A header without a folder (a backup's): it can be unlocked but not changed.
    pub const fn detached(header: Header) -> Self {
        Self { newest: header, older: None, place: None }
    }

    /// Which shop it is.
    pub const fn shop_id(&self) -> ShopId {
        self.newest.shop_id
    }

    /// The header as read, not yet known to be authentic.
    pub const fn header(&self) -> &Header {
        &self.newest
    }

    /// The slots, without secrets: who can sign in.
    pub fn slots(&self) -> impl Iterator<Item = SlotInfo> + '_ {
        self.newest.slots()
    }

    /// Opens with a user's name (any case) and password. An unknown name costs the same work and gets the
    /// same answer as a wrong password.
    pub fn unlock_password(&self, user: &str, password: &Password) -> Result<Unlocked, VaultError> {
        self.first_authentic(|header| {
            let Some(slot) = header.password_slot(user) else {
                return Err(decoy(header, password));
            };
            let kdf = slot.kdf.ok_or(VaultError::HeaderDamaged)?;
            open(header, slot, &kdf.derive(password)?, VaultError::WrongPassword)
        })
    }

    /// Opens with the recovery code.
    pub fn unlock_recovery(&self, code: &RecoveryCode) -> Result<Unlocked, VaultError> {
        let key = code.key();
        self.first_authentic(|header| {
            let slot = header.slots_of(SlotKind::Recovery).next().ok_or(VaultError::WrongCode)?;
            open(header, slot, &key, VaultError::WrongCode)
        })
    }

    /// Only a header that opens but is not authentic sends us to the other copy: a wrong password
    /// must not be tried on an older one.
    pub(crate) fn first_authentic(
        &self,
        attempt: impl Fn(&Header) -> Result<Unlocked, VaultError>,
    ) -> Result<Unlocked, VaultError> {
        let mut result = attempt(&self.newest);
        if let (Err(VaultError::HeaderDamaged), Some(older)) = (&result, &self.older) {
            result = attempt(older);
        }
        result.map(|unlocked| unlocked.at_home(self.place.as_ref()))
    }
}

/// Opens one slot of a header with the key that a person or paper gave, and checks the whole header with
/// what was inside.
fn open(
    header: &Header,
    slot: &Slot,
    person: &Secret<32>,
    wrong: VaultError,
) -> Result<Unlocked, VaultError> {
    let binding = slot.binding(header.shop_id, header.generation);
    let unit = slot.unit_by_person.open(person, WrapName::UnitByPerson, &binding).ok_or(wrong)?;
    open_unit(header, slot, unit, true)
}

/// Opens what lies under the unit key of a slot, the escrow key where it is wanted, and checks the whole header with it.
pub(crate) fn open_unit(
    header: &Header,
    slot: &Slot,
    unit: Secret<32>,
    with_escrow: bool,
) -> Result<Unlocked, VaultError> {
    let binding = slot.binding(header.shop_id, header.generation);
    let data_key = slot
        .data_by_unit
        .open(&unit, WrapName::DataByUnit, &binding)
        .map(DataKey)
        .filter(|data_key| header.is_signed_by(data_key))
        .ok_or(VaultError::HeaderDamaged)?;
    let escrow = match slot.escrow_by_unit.as_ref().filter(|_| with_escrow) {
        Some(wrapped) => Some(
            wrapped
                .open(&unit, WrapName::EscrowByUnit, &binding)
                .ok_or(VaultError::HeaderDamaged)?,
        ),
        None => None,
    };
    Ok(Unlocked {
        header: header.clone(),
        place: None,
        slot_id: slot.id,
        kind: slot.kind,
        copies: CopyState::Both,
        unit,
        data_key,
        escrow,
    })
}

/// Does for an unknown name what a known one costs, on the costliest slot, and throws the result away.
fn decoy(header: &Header, password: &Password) -> VaultError {
    let kdf_of = |slot: &Slot| slot.kdf.map_or(0, |kdf| kdf.cost.work());
    if let Some(slot) = header.slots.iter().max_by_key(|slot| kdf_of(slot))
        && let Some(kdf) = slot.kdf
    {
        let binding = slot.binding(header.shop_id, header.generation);
        match kdf.derive(password) {
            Ok(key) => drop(slot.unit_by_person.open(&key, WrapName::UnitByPerson, &binding)),
            Err(error) => return error,
        }
    }
    VaultError::WrongPassword
}

#[cfg(test)]
mod tests;
