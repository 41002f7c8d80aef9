//! The lock: passwords and codes go in, file keys come out.
//!
//! A shop folder holds two copies of one header (`keys.a`, `keys.b`), a small anchor (`head`) and a
//! kernel-locked file (`lock`); this crate owns the four of them and nothing else. The header wraps one
//! random data key once per *slot*: a person's password or the printed recovery code; a
//! computer they stay signed in on holds a second key to their own slot.
//! There is no SQL here, no serialisation framework, and no clock.
//!
//! The walk: [`ShopFolder::lock`] takes the folder, [`ShopFolder::open`] reads the header into a
//! [`Sealed`], a password or code turns that into an [`Unlocked`], and [`Unlocked::data_key`] is what
//! the ledger file is opened with. Everything that changes who can get in is a method of [`Unlocked`].
//!
//! Anyone who can unlock holds the data key: owner and staff differ by policy, except that only an
//! owner's slot or the recovery code yields the escrow key, without which no valid slot can be made.

#[cfg(all(feature = "fast-kdf-for-tests", not(debug_assertions)))]
compile_error!("`fast-kdf-for-tests` weakens every password and must never reach a release build");

mod device;
mod error;
mod files;
mod head;
mod header;
mod kdf;
mod password;
mod recovery;
mod rotation;
mod sealed;
mod secret;
mod slot;
#[cfg(test)]
mod testing;
mod throttle;
mod unlocked;
mod wrap;

pub use error::{IoKind, VaultError};
pub use files::{CopyState, ShopFolder};
pub use head::{Head, HeadFile};
pub use header::{FORMAT, HEADER_BYTES, Header, MAX_SLOTS, ShopId};
pub use password::{NewPassword, Password};
pub use recovery::RecoveryCode;
pub use rotation::Rotation;
pub use sealed::Sealed;
pub use secret::{DataKey, DeviceSecret};
pub use slot::{MAX_LABEL_BYTES, PasswordKind, SlotId, SlotInfo, SlotKind};
pub use throttle::{Moment, Throttle};
pub use unlocked::Unlocked;
