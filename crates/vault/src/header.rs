//! The header: every slot of a shop in one image of fixed size.
//!
//! The first 12 bytes (magic, format), the length, and the SHA-256 over everything before the last 32
//! bytes are the same in every format, so an older program can tell "newer" from "damaged".

use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::{Digest as _, Sha256};

use crate::{
    VaultError,
    device::{DEVICE_BYTES, Device},
    secret::{DataKey, random_bytes},
    slot::{Reader, SLOT_BYTES, Slot, SlotId, SlotInfo, SlotKind, label_key},
};

/// The header format this program reads and writes.
pub const FORMAT: u32 = 1;
/// The length of a header image in bytes.
pub const HEADER_BYTES: usize = 64 * 1024;
/// The most slots a header holds.
pub const MAX_SLOTS: usize = 100;

const MAGIC: [u8; 8] = *b"BAHIKEYS";
const SLOTS_AT: usize = 64;
const CHECKSUM_AT: usize = HEADER_BYTES - 32;
const MAC_AT: usize = CHECKSUM_AT - 32;
const DEVICES_AT: usize = SLOTS_AT + MAX_SLOTS * SLOT_BYTES;
const _: () = assert!(DEVICES_AT + MAX_SLOTS * DEVICE_BYTES <= MAC_AT);

/// The random name of a shop; its header and its wraps belong to no other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ShopId(pub(crate) [u8; 16]);

impl ShopId {
    /// A new shop's name.
    pub fn random() -> Result<Self, VaultError> {
        random_bytes().map(Self)
    }

    /// Takes back what [`ShopId::to_bytes`] gave.
    pub const fn from_bytes(bytes: [u8; 16]) -> Self {
        Self(bytes)
    }

    /// The 16 bytes to keep elsewhere.
    pub const fn to_bytes(self) -> [u8; 16] {
        self.0
    }
}

/// A header whose checksum is right. Whether it is *authentic* is known only after unlocking.
#[derive(Clone, PartialEq, Eq)]
pub struct Header {
    pub(crate) shop_id: ShopId,
    pub(crate) seq: u64,
    pub(crate) generation: u32,
    pub(crate) slots: Vec<Slot>,
    /// At most one of each password slot.
    pub(crate) devices: Vec<Device>,
    pub(crate) mac: [u8; 32],
}

impl Header {
    /// Which shop it belongs to.
    pub const fn shop_id(&self) -> ShopId {
        self.shop_id
    }

    /// Its number: each change of the header has a higher one.
    pub const fn seq(&self) -> u64 {
        self.seq
    }

    /// Which data key it holds: the number in the ledger file's name.
    pub const fn generation(&self) -> u32 {
        self.generation
    }

    /// Its slots, without secrets.
    pub fn slots(&self) -> impl Iterator<Item = SlotInfo> + '_ {
        self.slots.iter().map(Slot::info)
    }

    /// The full image, [`HEADER_BYTES`] long.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut image = self.authenticated_bytes();
        image.extend(self.mac);
        image.extend(Sha256::digest(&image));
        image
    }

    /// Reads an image. Refuses every byte string that [`Header::to_bytes`] would not have written.
    pub fn from_bytes(image: &[u8]) -> Result<Self, VaultError> {
        check_frame(image)?;
        let mut reader = Reader(image.get(MAGIC.len() + 4..).ok_or(VaultError::HeaderDamaged)?);
        let shop_id = ShopId(reader.array()?);
        let seq = u64::from_le_bytes(reader.array()?);
        let generation = reader.number()?;
        let count = usize::from(u16::from_le_bytes(reader.array()?));
        let slots = read_slots(image, count)?;
        let devices = read_devices(image, usize::from(u16::from_le_bytes(reader.array()?)))?;
        let mac = Reader(&image[MAC_AT..]).array()?;
        let header = Self { shop_id, seq, generation, slots, devices, mac };
        if header.has_twin_slots() || header.to_bytes() != image {
            return Err(VaultError::HeaderDamaged);
        }
        Ok(header)
    }

    /// Signs the header as the holder of the data key.
    pub(crate) fn sign(&mut self, data_key: &DataKey) {
        self.mac = self.hmac(data_key).finalize().into_bytes().into();
    }

    /// Was it signed by a holder of the data key, and not changed since?
    pub(crate) fn is_signed_by(&self, data_key: &DataKey) -> bool {
        self.hmac(data_key).verify_slice(&self.mac).is_ok()
    }

    pub(crate) fn slot(&self, id: SlotId) -> Result<&Slot, VaultError> {
        self.slots.iter().find(|slot| slot.id == id).ok_or(VaultError::NoSuchSlot)
    }

    pub(crate) fn slot_mut(&mut self, id: SlotId) -> Result<&mut Slot, VaultError> {
        self.slots.iter_mut().find(|slot| slot.id == id).ok_or(VaultError::NoSuchSlot)
    }

    /// The password slot of that name, whatever its case.
    pub(crate) fn password_slot(&self, label: &str) -> Option<&Slot> {
        let key = label_key(label);
        self.slots.iter().find(|slot| slot.kind.is_password() && label_key(&slot.label) == key)
    }

    pub(crate) fn slots_of(&self, kind: SlotKind) -> impl Iterator<Item = &Slot> {
        self.slots.iter().filter(move |slot| slot.kind == kind)
    }

    pub(crate) fn add(&mut self, slot: Slot) -> Result<(), VaultError> {
        if slot.kind.is_password() && self.password_slot(&slot.label).is_some() {
            return Err(VaultError::LabelTaken);
        }
        if self.slots.len() >= MAX_SLOTS {
            return Err(VaultError::TooManySlots);
        }
        self.slots.push(slot);
        Ok(())
    }

    fn hmac(&self, data_key: &DataKey) -> Hmac<Sha256> {
        let key = data_key.derive("bahi header mac");
        Hmac::<Sha256>::new(key.bytes().into()).chain_update(self.authenticated_bytes())
    }

    /// Everything before the MAC.
    fn authenticated_bytes(&self) -> Vec<u8> {
        let mut image = Vec::with_capacity(HEADER_BYTES);
        image.extend(MAGIC);
        image.extend(FORMAT.to_le_bytes());
        image.extend(self.shop_id.0);
        image.extend(self.seq.to_le_bytes());
        image.extend(self.generation.to_le_bytes());
        image.extend(u16::try_from(self.slots.len()).unwrap_or(u16::MAX).to_le_bytes());
        image.extend(u16::try_from(self.devices.len()).unwrap_or(u16::MAX).to_le_bytes());
        image.resize(SLOTS_AT, 0);
        for slot in &self.slots {
            slot.write(&mut image);
        }
        image.resize(DEVICES_AT, 0);
        for device in &self.devices {
            device.write(&mut image);
        }
        image.resize(MAC_AT, 0);
        image
    }

    fn has_twin_slots(&self) -> bool {
        self.slots
            .iter()
            .enumerate()
            .any(|(index, slot)| self.slots[..index].iter().any(|earlier| earlier.id == slot.id))
    }
}

/// What every format shares: length, magic, checksum; then the format number.
fn check_frame(image: &[u8]) -> Result<(), VaultError> {
    if image.len() != HEADER_BYTES || !image.starts_with(&MAGIC) {
        return Err(VaultError::HeaderDamaged);
    }
    let (body, checksum) = image.split_at(CHECKSUM_AT);
    if Sha256::digest(body).as_slice() != checksum {
        return Err(VaultError::HeaderDamaged);
    }
    match Reader(&image[MAGIC.len()..]).number()? {
        FORMAT => Ok(()),
        format if format > FORMAT => Err(VaultError::Newer { format }),
        _ => Err(VaultError::HeaderDamaged),
    }
}

fn read_slots(image: &[u8], count: usize) -> Result<Vec<Slot>, VaultError> {
    if count > MAX_SLOTS {
        return Err(VaultError::HeaderDamaged);
    }
    image[SLOTS_AT..].chunks_exact(SLOT_BYTES).take(count).map(Slot::read).collect()
}

fn read_devices(image: &[u8], count: usize) -> Result<Vec<Device>, VaultError> {
    if count > MAX_SLOTS {
        return Err(VaultError::HeaderDamaged);
    }
    image[DEVICES_AT..].chunks_exact(DEVICE_BYTES).take(count).map(Device::read).collect()
}

#[cfg(test)]
mod tests;
