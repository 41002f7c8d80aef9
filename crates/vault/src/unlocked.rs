//! An unlocked shop: the data key, and every change to who can get in.

use std::{fmt, sync::Arc};

use crate::{
    CopyState, DataKey, HeadFile, Header, NewPassword, Password, PasswordKind, RecoveryCode,
    SlotId, SlotInfo, SlotKind, VaultError,
    files::Place,
    kdf::{Kdf, KdfCost},
    secret::Secret,
    slot::{Mint, Slot, checked_label},
    wrap::{WrapName, Wrapped},
};

/// How far the count of a slot's passwords goes on with one that an owner gives.
const GIVEN: u32 = 1;
/// How far with one's own. The book is told of a password that is given before it is one, by its count: should that never
/// be, one's own, set later, is not taken for it.
const OWN: u32 = 2;

/// What a password, code or the secret of a computer opened. Drop it to lock: its keys are wiped.
///
/// Every change is on disk, in both copies, when its method returns; on an error nothing has changed
/// here, and the copy that could be written is put back. Mirror [`Unlocked::header`] afterwards.
pub struct Unlocked {
    pub(crate) header: Header,
    pub(crate) place: Option<Arc<Place>>,
    pub(crate) slot_id: SlotId,
    pub(crate) kind: SlotKind,
    pub(crate) copies: CopyState,
    pub(crate) unit: Secret<32>,
    pub(crate) data_key: DataKey,
    pub(crate) escrow: Option<Secret<32>>,
}

impl Unlocked {
    /// What the ledger file is opened with.
    pub const fn data_key(&self) -> &DataKey {
        &self.data_key
    }

    /// The slot that was opened.
    pub const fn slot_id(&self) -> SlotId {
        self.slot_id
    }

    /// What kind of slot was opened.
    pub const fn kind(&self) -> SlotKind {
        self.kind
    }

    /// Can this make, renew and remove slots?
    pub const fn is_owner(&self) -> bool {
        self.escrow.is_some()
    }

    /// The authentic header: shop, number, generation, slots, and bytes for the mirror.
    pub const fn header(&self) -> &Header {
        &self.header
    }

    /// Whether both copies of the header were good, after the last read or write.
    pub const fn copies(&self) -> CopyState {
        self.copies
    }

    /// For an owner, the slots that no owner made: forged by someone who had only the data key. To be
    /// removed and reported.
    pub fn unescrowed(&self) -> Vec<SlotInfo> {
        let Some(escrow) = &self.escrow else { return Vec::new() };
        let forged = |slot: &&Slot| !self.is_vouched_for(slot, escrow);
        self.header.slots.iter().filter(forged).map(Slot::info).collect()
    }

    /// The anchor file of this shop, written under a key that follows the data key: open it again
    /// after a rotation.
    pub fn head_file(&self) -> Result<HeadFile, VaultError> {
        HeadFile::open(self)
    }

    /// The data key inside another header of this shop (a backup's), opened with this session's own slot.
    pub fn data_key_of(&self, header: &Header) -> Result<DataKey, VaultError> {
        if header.shop_id != self.header.shop_id {
            return Err(VaultError::NoSuchSlot);
        }
        let slot = header.slot(self.slot_id)?;
        let binding = slot.binding(header.shop_id, header.generation);
        slot.data_by_unit
            .open(&self.unit, WrapName::DataByUnit, &binding)
            .map(DataKey)
            .filter(|data_key| header.is_signed_by(data_key))
            .ok_or(VaultError::HeaderDamaged)
    }

    /// Changes the password of the slot in use, for someone who knows the current one.
    pub fn change_password(
        &mut self,
        current: &Password,
        new: &NewPassword,
    ) -> Result<(), VaultError> {
        let slot = self.header.slot(self.slot_id)?;
        let binding = slot.binding(self.header.shop_id, self.header.generation);
        let kdf = slot.kdf.ok_or(VaultError::NoSuchSlot)?;
        slot.unit_by_person
            .open(&kdf.derive(current)?, WrapName::UnitByPerson, &binding)
            .ok_or(VaultError::WrongPassword)?;
        let next = self.with_password(self.slot_id, &self.unit, (new, OWN))?;
        self.commit(next)
    }

    /// Gives another user's slot a new password, without knowing the old one. Owners only.
    pub fn set_password_of(
        &mut self,
        slot_id: SlotId,
        new: &NewPassword,
    ) -> Result<(), VaultError> {
        self.set(slot_id, (new, OWN))
    }

    fn set(&mut self, slot_id: SlotId, new: (&NewPassword, u32)) -> Result<(), VaultError> {
        let unit = self.unit_of(self.header.slot(slot_id)?, self.escrow()?)?;
        let next = self.with_password(slot_id, &unit, new)?;
        self.commit(next)
    }

    /// Changes the name by which a slot is opened or known: one's own, or as an owner anyone's.
    pub fn rename(&mut self, slot_id: SlotId, label: &str) -> Result<(), VaultError> {
        if slot_id != self.slot_id {
            self.escrow()?;
        }
        let label = checked_label(label)?;
        let mut next = self.header.clone();
        let taken = next.password_slot(&label).is_some_and(|slot| slot.id != slot_id);
        let slot = next.slot_mut(slot_id)?;
        if taken && slot.kind.is_password() {
            return Err(VaultError::LabelTaken);
        }
        slot.label = label;
        self.commit(next)
    }

    /// Lets another person in by password. Owners only.
    pub fn add_password_slot(
        &mut self,
        kind: PasswordKind,
        label: &str,
        password: &NewPassword,
    ) -> Result<SlotId, VaultError> {
        let label = checked_label(label)?;
        if self.header.password_slot(&label).is_some() {
            return Err(VaultError::LabelTaken);
        }
        let kdf = Kdf::fresh(KdfCost::of_new_slots())?;
        let slot =
            Slot::mint(&self.mint()?, kind.into(), label, Some(kdf), &kdf.derive(&password.0)?)?;
        self.commit_added(slot)
    }

    /// Gives a person's slot another password, and other rights when `kind` is another: as a new slot in place of the
    /// old one, for what a slot opens is bound to its kind. Who is an owner no more may know the recovery code: another
    /// takes its place in the same writing, and is the answer. Owners only.
    pub fn renew_slot(
        &mut self,
        slot_id: SlotId,
        kind: PasswordKind,
        new: &NewPassword,
    ) -> Result<Option<RecoveryCode>, VaultError> {
        let old = self.header.slot(slot_id)?;
        if old.kind == kind.into() {
            return self.set(slot_id, (new, GIVEN)).map(|()| None);
        }
        let was_owner = old.kind.is_owner();
        let kdf = Kdf::fresh(KdfCost::of_new_slots())?;
        let mint = Mint { pw_epoch: old.pw_epoch.saturating_add(GIVEN), ..self.mint()? };
        let (label, person) = (old.label.clone(), kdf.derive(&new.0)?);
        let slot = Slot::mint(&mint, kind.into(), label, Some(kdf), &person)?;
        let mut next = self.without(&[slot_id])?;
        next.add(slot)?;
        let code = if was_owner { Some(self.mint()?.recovery(&mut next)?) } else { None };
        self.commit(next)?;
        self.follow_recovery()?;
        Ok(code)
    }

    /// Makes a new recovery code; the old one is dead. Owners only.
    pub fn new_recovery_code(&mut self) -> Result<RecoveryCode, VaultError> {
        let mut next = self.header.clone();
        let code = self.mint()?.recovery(&mut next)?;
        self.commit(next)?;
        self.follow_recovery()?;
        Ok(code)
    }

    /// Whoever came in by a recovery code that is dead now is in by the one that took its place.
    pub(crate) fn follow_recovery(&mut self) -> Result<(), VaultError> {
        let slot = self.header.slots_of(SlotKind::Recovery).next();
        if let Some(slot) = slot.filter(|slot| self.kind == slot.kind && self.slot_id != slot.id) {
            (self.slot_id, self.unit) = (slot.id, self.unit_of(slot, self.escrow()?)?);
        }
        Ok(())
    }

    /// Whether every copy of the header that reads names the book that this one names. After a header could be neither
    /// written nor put back, another may be the book.
    pub fn names_the_book(&self) -> bool {
        let copies = self.place().and_then(|place| place.read_headers());
        let ours = |header: &Header| header.generation == self.header.generation;
        copies.is_ok_and(|copies| copies.iter().all(ours))
    }

    /// Shuts a slot. Whoever it was may still know the data key: rotate it too. Owners only.
    pub fn remove_slot(&mut self, slot_id: SlotId) -> Result<(), VaultError> {
        let next = self.without(&[slot_id])?;
        self.commit(next)
    }

    /// Puts a newer header of this shop, mirrored in the ledger, in place of an old one that someone
    /// put back. The session survives only if its slot does, with the same password.
    pub fn adopt(&mut self, mirror: &Header) -> Result<(), VaultError> {
        let own = self.header.slot(self.slot_id)?;
        let is_ours = mirror.shop_id == self.header.shop_id
            && mirror.seq > self.header.seq
            && mirror.is_signed_by(&self.data_key);
        if !is_ours {
            return Err(VaultError::HeaderDamaged);
        }
        let survives = mirror
            .slot(self.slot_id)
            .is_ok_and(|slot| slot.pw_epoch == own.pw_epoch && slot.kind == own.kind);
        self.copies = self.place()?.write_header(mirror)?;
        self.header = mirror.clone();
        if survives { Ok(()) } else { Err(VaultError::SlotRevoked) }
    }

    pub(crate) fn place(&self) -> Result<&Arc<Place>, VaultError> {
        self.place.as_ref().ok_or(VaultError::Detached)
    }

    /// The same, in the folder it was read from, whose copies are made equal.
    pub(crate) fn at_home(mut self, place: Option<&Arc<Place>>) -> Self {
        if let Some(place) = place {
            self.copies = place.repair(&self.header);
            self.place = Some(Arc::clone(place));
        }
        self
    }

    pub(crate) fn escrow(&self) -> Result<&Secret<32>, VaultError> {
        self.escrow.as_ref().ok_or(VaultError::OwnerOnly)
    }

    /// The unit key of any slot that an owner made.
    pub(crate) fn unit_of(
        &self,
        slot: &Slot,
        escrow: &Secret<32>,
    ) -> Result<Secret<32>, VaultError> {
        let binding = slot.binding(self.header.shop_id, self.header.generation);
        slot.unit_by_escrow
            .open(escrow, WrapName::UnitByEscrow, &binding)
            .ok_or(VaultError::NotEscrowed)
    }

    /// The header without some slots, if it may be without them.
    pub(crate) fn without(&self, slot_ids: &[SlotId]) -> Result<Header, VaultError> {
        self.escrow()?;
        let mut next = self.header.clone();
        for slot_id in slot_ids {
            next.slot(*slot_id)?;
            if *slot_id == self.slot_id {
                return Err(VaultError::OwnSlot);
            }
            next.slots.retain(|slot| slot.id != *slot_id);
            next.forget_device(*slot_id);
        }
        if next.slots_of(SlotKind::OwnerPassword).next().is_none() {
            return Err(VaultError::LastOwner);
        }
        Ok(next)
    }

    fn mint(&self) -> Result<Mint<'_>, VaultError> {
        let Header { shop_id, generation, .. } = self.header;
        let (data_key, escrow) = (&self.data_key, self.escrow()?);
        Ok(Mint { shop_id, generation, data_key, escrow, pw_epoch: 1 })
    }

    /// The header with a new password for one slot, whose unit key stays.
    fn with_password(
        &self,
        slot_id: SlotId,
        unit: &Secret<32>,
        (new, steps): (&NewPassword, u32),
    ) -> Result<Header, VaultError> {
        let mut next = self.header.clone();
        next.forget_device(slot_id);
        let (shop_id, generation) = (next.shop_id, next.generation);
        let slot = next.slot_mut(slot_id)?;
        if !slot.kind.is_password() {
            return Err(VaultError::NoSuchSlot);
        }
        let kdf = Kdf::fresh(KdfCost::of_new_slots())?;
        slot.kdf = Some(kdf);
        slot.pw_epoch = slot.pw_epoch.saturating_add(steps);
        let binding = slot.binding(shop_id, generation);
        let person = kdf.derive(&new.0)?;
        slot.unit_by_person = Wrapped::seal(&person, WrapName::UnitByPerson, &binding, unit)?;
        Ok(next)
    }

    fn is_vouched_for(&self, slot: &Slot, escrow: &Secret<32>) -> bool {
        let binding = slot.binding(self.header.shop_id, self.header.generation);
        self.unit_of(slot, escrow).is_ok_and(|unit| {
            slot.data_by_unit.open(&unit, WrapName::DataByUnit, &binding).is_some()
        })
    }

    fn commit_added(&mut self, slot: Slot) -> Result<SlotId, VaultError> {
        let slot_id = slot.id;
        let mut next = self.header.clone();
        next.add(slot)?;
        self.commit(next)?;
        Ok(slot_id)
    }

    pub(crate) fn commit(&mut self, mut next: Header) -> Result<(), VaultError> {
        let place = self.place()?;
        next.seq = place.next_seq(self.header.seq);
        next.sign(&self.data_key);
        self.copies = place.write_header(&next)?;
        self.header = next;
        Ok(())
    }
}

/// Says which slot and no more.
impl fmt::Debug for Unlocked {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Unlocked").field("kind", &self.kind).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests;
