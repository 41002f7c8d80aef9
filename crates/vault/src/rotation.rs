//! Replacing the data key: the only thing that truly shuts out a person who once held it.

use crate::{
    DataKey, Header, RecoveryCode, SlotId, Unlocked, VaultError,
    slot::Mint,
    wrap::{WrapName, Wrapped},
};

/// A rotation under way. Export the ledger under [`Rotation::data_key`], verify the copy, then
/// [`Rotation::commit`]: that moment decides which file is the ledger. Dropping it changes nothing.
pub struct Rotation<'a> {
    unlocked: &'a mut Unlocked,
    data_key: DataKey,
    header: Header,
}

impl Unlocked {
    /// Prepares a new data key for every slot except `without` (a removed person's) and those that no owner made. The
    /// others, and the recovery code, go on working; nobody stays signed in. Owners only.
    pub fn begin_rotation(&mut self, without: &[SlotId]) -> Result<Rotation<'_>, VaultError> {
        let data_key = DataKey::random()?;
        let forged = self.unescrowed().into_iter().map(|slot| slot.id);
        let mut header =
            self.without(&without.iter().copied().chain(forged).collect::<Vec<_>>())?;
        header.seq = self.place()?.next_seq(self.header.seq);
        header.generation = header.generation.saturating_add(1);
        header.devices.clear();
        let (shop_id, generation, escrow) = (header.shop_id, header.generation, self.escrow()?);
        for slot in &mut header.slots {
            let unit = self.unit_of(slot, escrow)?;
            let binding = slot.binding(shop_id, generation);
            slot.data_by_unit = Wrapped::seal(&unit, WrapName::DataByUnit, &binding, &data_key.0)?;
        }
        header.sign(&data_key);
        Ok(Rotation { unlocked: self, data_key, header })
    }
}

impl Rotation<'_> {
    /// The new data key.
    pub const fn data_key(&self) -> &DataKey {
        &self.data_key
    }

    /// The header that will be written, for the new file's name and its mirror.
    pub const fn header(&self) -> &Header {
        &self.header
    }

    /// Makes a new recovery code with the same header; the old one is dead once that is written.
    pub fn new_recovery_code(&mut self) -> Result<RecoveryCode, VaultError> {
        let Header { shop_id, generation, .. } = self.header;
        let escrow = self.unlocked.escrow()?;
        let mint = Mint { shop_id, generation, data_key: &self.data_key, escrow, pw_epoch: 1 };
        let code = mint.recovery(&mut self.header)?;
        self.header.sign(&self.data_key);
        Ok(code)
    }

    /// Writes the header: from now on the new file is the ledger. Keep both files until the next
    /// unlock has named one, the more so when this fails.
    pub fn commit(self) -> Result<(), VaultError> {
        let Self { unlocked, data_key, header } = self;
        unlocked.copies = unlocked.place()?.write_header(&header)?;
        unlocked.header = header;
        unlocked.data_key = data_key;
        unlocked.follow_recovery()
    }
}

#[cfg(test)]
mod tests;
