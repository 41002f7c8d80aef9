//! A slot: one way to open the shop. Its record in the header has a fixed width, so that reading a
//! hostile header never allocates more than the header itself.

use unicode_normalization::UnicodeNormalization as _;

use crate::{
    Header, RecoveryCode, VaultError,
    header::ShopId,
    kdf::{Kdf, KdfCost},
    secret::{DataKey, Secret, random_bytes},
    wrap::{Binding, WrapName, Wrapped},
};

/// The longest name of a slot, in bytes of UTF-8.
pub const MAX_LABEL_BYTES: usize = 128;
/// The width of a slot's record in the header.
pub(crate) const SLOT_BYTES: usize = 512;

/// The random name of a slot. Never used twice, so it can stand for the slot in the ledger.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SlotId(pub(crate) [u8; 16]);

impl SlotId {
    pub(crate) fn random() -> Result<Self, VaultError> {
        random_bytes().map(Self)
    }

    /// Takes back what [`SlotId::to_bytes`] gave.
    pub const fn from_bytes(bytes: [u8; 16]) -> Self {
        Self(bytes)
    }

    /// The 16 bytes to keep elsewhere.
    pub const fn to_bytes(self) -> [u8; 16] {
        self.0
    }
}

/// What opens a slot, and what it gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SlotKind {
    /// An owner's password: the data key and the escrow key.
    OwnerPassword,
    /// A staff member's password: the data key.
    StaffPassword,
    /// The printed recovery code: the data key and the escrow key.
    Recovery,
}

impl SlotKind {
    pub(crate) const fn tag(self) -> u8 {
        match self {
            Self::OwnerPassword => 1,
            Self::StaffPassword => 2,
            Self::Recovery => 3,
        }
    }

    fn from_tag(tag: u8) -> Result<Self, VaultError> {
        [Self::OwnerPassword, Self::StaffPassword, Self::Recovery]
            .into_iter()
            .find(|kind| kind.tag() == tag)
            .ok_or(VaultError::HeaderDamaged)
    }

    /// Is it opened by a password?
    pub const fn is_password(self) -> bool {
        match self {
            Self::OwnerPassword | Self::StaffPassword => true,
            Self::Recovery => false,
        }
    }

    /// Does it yield the escrow key, with which other slots are made and renewed?
    pub const fn is_owner(self) -> bool {
        match self {
            Self::OwnerPassword | Self::Recovery => true,
            Self::StaffPassword => false,
        }
    }
}

/// Whose password a new slot is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PasswordKind {
    /// An owner's.
    Owner,
    /// A staff member's.
    Staff,
}

impl From<PasswordKind> for SlotKind {
    fn from(kind: PasswordKind) -> Self {
        match kind {
            PasswordKind::Owner => Self::OwnerPassword,
            PasswordKind::Staff => Self::StaffPassword,
        }
    }
}

/// What may be known about a slot without opening it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SlotInfo {
    /// Its name for the ledger.
    pub id: SlotId,
    /// What opens it.
    pub kind: SlotKind,
    /// The user name; empty for the recovery code.
    pub label: String,
    /// How often its password was changed; an older number in a header is an old header.
    pub pw_epoch: u32,
}

/// A slot as it stands in the header.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Slot {
    pub(crate) id: SlotId,
    pub(crate) kind: SlotKind,
    pub(crate) label: String,
    pub(crate) pw_epoch: u32,
    /// Present exactly for passwords.
    pub(crate) kdf: Option<Kdf>,
    pub(crate) unit_by_person: Wrapped<32>,
    pub(crate) data_by_unit: Wrapped<48>,
    pub(crate) unit_by_escrow: Wrapped<32>,
    /// Present exactly for owners' passwords and the recovery code.
    pub(crate) escrow_by_unit: Option<Wrapped<32>>,
}

/// The header-wide facts and keys that a new slot is made from.
pub(crate) struct Mint<'a> {
    pub(crate) shop_id: ShopId,
    pub(crate) generation: u32,
    pub(crate) data_key: &'a DataKey,
    pub(crate) escrow: &'a Secret<32>,
    /// How many passwords there were for the same person, this one included.
    pub(crate) pw_epoch: u32,
}

impl Mint<'_> {
    /// Makes a recovery code that takes the place of the one a header knows.
    pub(crate) fn recovery(&self, header: &mut Header) -> Result<RecoveryCode, VaultError> {
        let code = RecoveryCode::random()?;
        let slot = Slot::mint(self, SlotKind::Recovery, String::new(), None, &code.key())?;
        header.slots.retain(|slot| slot.kind != SlotKind::Recovery);
        header.add(slot)?;
        Ok(code)
    }
}

impl Slot {
    /// Makes a slot with a fresh unit key, locked under `person`.
    pub(crate) fn mint(
        mint: &Mint<'_>,
        kind: SlotKind,
        label: String,
        kdf: Option<Kdf>,
        person: &Secret<32>,
    ) -> Result<Self, VaultError> {
        let (id, unit) = (SlotId::random()?, Secret::random()?);
        let Mint { shop_id, generation, pw_epoch, .. } = *mint;
        let binding = Binding { shop_id, slot_id: id, kind, kdf, pw_epoch, generation };
        let escrow_by_unit = if kind.is_owner() {
            Some(Wrapped::seal(&unit, WrapName::EscrowByUnit, &binding, mint.escrow)?)
        } else {
            None
        };
        Ok(Self {
            unit_by_person: Wrapped::seal(person, WrapName::UnitByPerson, &binding, &unit)?,
            data_by_unit: Wrapped::seal(&unit, WrapName::DataByUnit, &binding, &mint.data_key.0)?,
            unit_by_escrow: Wrapped::seal(mint.escrow, WrapName::UnitByEscrow, &binding, &unit)?,
            escrow_by_unit,
            pw_epoch: binding.pw_epoch,
            id,
            kind,
            label,
            kdf,
        })
    }

    pub(crate) fn binding(&self, shop_id: ShopId, generation: u32) -> Binding {
        let Self { id: slot_id, kind, kdf, pw_epoch, .. } = *self;
        Binding { shop_id, slot_id, kind, kdf, pw_epoch, generation }
    }

    pub(crate) fn info(&self) -> SlotInfo {
        let Self { id, kind, pw_epoch, .. } = *self;
        SlotInfo { id, kind, label: self.label.clone(), pw_epoch }
    }

    pub(crate) fn write(&self, record: &mut Vec<u8>) {
        let end = record.len() + SLOT_BYTES;
        record.extend(self.id.0);
        record.push(self.kind.tag());
        record.extend(self.pw_epoch.to_le_bytes());
        write_kdf(record, self.kdf);
        record.push(u8::try_from(self.label.len()).unwrap_or(u8::MAX));
        record.extend(self.label.as_bytes());
        record.extend(std::iter::repeat_n(0, MAX_LABEL_BYTES - self.label.len()));
        write_wrapped(record, &self.unit_by_person);
        write_wrapped(record, &self.data_by_unit);
        write_wrapped(record, &self.unit_by_escrow);
        if let Some(wrapped) = &self.escrow_by_unit {
            write_wrapped(record, wrapped);
        }
        record.resize(end, 0);
    }

    pub(crate) fn read(record: &[u8]) -> Result<Self, VaultError> {
        let mut reader = Reader(record);
        let id = SlotId(reader.array()?);
        let [tag] = reader.array()?;
        let kind = SlotKind::from_tag(tag)?;
        let pw_epoch = reader.number()?;
        let kdf = read_kdf(&mut reader)?;
        let [length] = reader.array()?;
        let label = read_label(&reader.array()?, usize::from(length))?;
        let slot = Self {
            id,
            kind,
            label,
            pw_epoch,
            kdf: if kind.is_password() { Some(checked(kdf)?) } else { None },
            unit_by_person: read_wrapped(&mut reader)?,
            data_by_unit: read_wrapped(&mut reader)?,
            unit_by_escrow: read_wrapped(&mut reader)?,
            escrow_by_unit: if kind.is_owner() { Some(read_wrapped(&mut reader)?) } else { None },
        };
        Ok(slot)
    }
}

/// A user name as the header keeps it.
pub(crate) fn checked_label(label: &str) -> Result<String, VaultError> {
    let label = label.trim();
    if label.is_empty() || label.len() > MAX_LABEL_BYTES {
        return Err(VaultError::LabelInvalid);
    }
    Ok(label.to_owned())
}

/// Names that differ only in case, width or composition are the same name.
pub(crate) fn label_key(label: &str) -> String {
    label.trim().nfkc().collect::<String>().to_lowercase()
}

/// Takes fixed-width fields off the front.
pub(crate) struct Reader<'a>(pub(crate) &'a [u8]);

impl Reader<'_> {
    pub(crate) fn array<const N: usize>(&mut self) -> Result<[u8; N], VaultError> {
        let (taken, rest) = self.0.split_first_chunk::<N>().ok_or(VaultError::HeaderDamaged)?;
        self.0 = rest;
        Ok(*taken)
    }

    pub(crate) fn number(&mut self) -> Result<u32, VaultError> {
        self.array().map(u32::from_le_bytes)
    }
}

fn write_kdf(record: &mut Vec<u8>, kdf: Option<Kdf>) {
    let none = Kdf { cost: KdfCost { memory_kib: 0, passes: 0, lanes: 0 }, salt: [0; 16] };
    let Kdf { cost, salt } = kdf.unwrap_or(none);
    for number in [cost.memory_kib, cost.passes, cost.lanes] {
        record.extend(number.to_le_bytes());
    }
    record.extend(salt);
}

fn read_kdf(reader: &mut Reader<'_>) -> Result<Kdf, VaultError> {
    let cost =
        KdfCost { memory_kib: reader.number()?, passes: reader.number()?, lanes: reader.number()? };
    Ok(Kdf { cost, salt: reader.array()? })
}

fn checked(kdf: Kdf) -> Result<Kdf, VaultError> {
    kdf.cost.checked().map(|cost| Kdf { cost, ..kdf })
}

fn read_label(field: &[u8; MAX_LABEL_BYTES], length: usize) -> Result<String, VaultError> {
    field
        .get(..length)
        .and_then(|bytes| str::from_utf8(bytes).ok())
        .map(str::to_owned)
        .ok_or(VaultError::HeaderDamaged)
}

pub(crate) fn write_wrapped<const N: usize>(record: &mut Vec<u8>, wrapped: &Wrapped<N>) {
    record.extend(wrapped.salt);
    record.extend(wrapped.nonce);
    record.extend(wrapped.tag);
    record.extend(wrapped.body);
}

pub(crate) fn read_wrapped<const N: usize>(
    reader: &mut Reader<'_>,
) -> Result<Wrapped<N>, VaultError> {
    Ok(Wrapped {
        salt: reader.array()?,
        nonce: reader.array()?,
        tag: reader.array()?,
        body: reader.array()?,
    })
}
