//! Staying signed in on a computer: the unit key of somebody's slot, locked under a secret that only the keyring of the
//! operating system keeps. It opens what their password opens, but for the escrow key, and is void with that password: with
//! another one, another role, another data key, and when they are removed.

use crate::{
    DeviceSecret, Header, Sealed, SlotId, Unlocked, VaultError,
    secret::Secret,
    slot::{Reader, Slot, read_wrapped, write_wrapped},
    wrap::{WrapName, Wrapped},
};

/// The width of a device's record in the header.
pub(crate) const DEVICE_BYTES: usize = 96;

/// A computer somebody stays signed in on, as it stands in the header.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Device {
    /// Whose slot.
    pub(crate) of: SlotId,
    unit_by_device: Wrapped<32>,
}

impl Device {
    pub(crate) fn write(&self, record: &mut Vec<u8>) {
        let end = record.len() + DEVICE_BYTES;
        record.extend(self.of.0);
        write_wrapped(record, &self.unit_by_device);
        record.resize(end, 0);
    }

    pub(crate) fn read(record: &[u8]) -> Result<Self, VaultError> {
        let mut reader = Reader(record);
        Ok(Self { of: SlotId(reader.array()?), unit_by_device: read_wrapped(&mut reader)? })
    }

    /// The unit key of its slot, for whoever has its secret.
    pub(crate) fn unit(
        &self,
        header: &Header,
        slot: &Slot,
        secret: &DeviceSecret,
    ) -> Option<Secret<32>> {
        let binding = slot.binding(header.shop_id, header.generation);
        self.unit_by_device.open(&secret.0, WrapName::UnitByDevice, &binding)
    }
}

impl Header {
    /// Whether somebody stays signed in on this computer by their slot.
    pub fn stays(&self, slot_id: SlotId) -> bool {
        self.devices.iter().any(|device| device.of == slot_id)
    }

    /// Voids what opens a slot beside its password.
    pub(crate) fn forget_device(&mut self, slot_id: SlotId) {
        self.devices.retain(|device| device.of != slot_id);
    }
}

impl Sealed {
    /// Opens with the secret that the operating system's keyring kept for a user. An owner comes in without the escrow key:
    /// until their password is typed they make, renew and remove nobody's slot.
    pub fn unlock_device(&self, user: &str, secret: &DeviceSecret) -> Result<Unlocked, VaultError> {
        self.first_authentic(|header| {
            let slot = header.password_slot(user).ok_or(VaultError::WrongDevice)?;
            let mut devices = header.devices.iter();
            let device = devices.find(|device| device.of == slot.id);
            let unit = device.and_then(|device| device.unit(header, slot, secret));
            crate::sealed::open_unit(header, slot, unit.ok_or(VaultError::WrongDevice)?, false)
        })
    }
}

impl Unlocked {
    /// Lets the slot in use be opened by a secret of this computer too, in the place of one before.
    pub fn stay(&mut self, secret: &DeviceSecret) -> Result<(), VaultError> {
        let slot = self.header.slot(self.slot_id)?;
        if !slot.kind.is_password() {
            return Err(VaultError::NoSuchSlot);
        }
        let binding = slot.binding(self.header.shop_id, self.header.generation);
        let unit_by_device =
            Wrapped::seal(&secret.0, WrapName::UnitByDevice, &binding, &self.unit)?;
        let mut next = self.header.clone();
        next.forget_device(self.slot_id);
        next.devices.push(Device { of: self.slot_id, unit_by_device });
        self.commit(next)
    }

    /// Ends that for the slot in use; nothing is written when it is not so.
    pub fn leave(&mut self) -> Result<(), VaultError> {
        let mut next = self.header.clone();
        next.forget_device(self.slot_id);
        if next.devices == self.header.devices { Ok(()) } else { self.commit(next) }
    }

    /// Ends it for everybody. Owners only.
    pub fn forget_devices(&mut self) -> Result<(), VaultError> {
        self.escrow()?;
        let mut next = self.header.clone();
        next.devices.clear();
        if self.header.devices.is_empty() { Ok(()) } else { self.commit(next) }
    }

    /// Takes over what another opening of the same slot brought: the escrow key, once the password was typed.
    pub fn regain(&mut self, typed: Self) {
        if typed.slot_id == self.slot_id && self.escrow.is_none() {
            self.escrow = typed.escrow;
        }
    }
}

#[cfg(test)]
mod tests;
