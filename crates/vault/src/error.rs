//! Everything that can go wrong, by name. No variant carries a secret or a path.

use std::io;

/// A refusal or failure of the lock.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum VaultError {
    /// The password does not open the slot of that name, or there is no such name: the two are not told apart.
    #[error("wrong name or password")]
    WrongPassword,
    /// The recovery code is well formed but does not open this shop.
    #[error("wrong recovery code")]
    WrongCode,
    /// The recovery code's check characters do not fit: it was mistyped.
    #[error("recovery code mistyped")]
    CodeMistyped,
    /// The secret of this computer opens no slot of that name, or nobody stays signed in by it any more.
    #[error("wrong device secret")]
    WrongDevice,
    /// No copy of the header can be used, or the one that opened was altered.
    #[error("key header damaged")]
    HeaderDamaged,
    /// The folder has no header at all.
    #[error("key header missing")]
    HeaderMissing,
    /// The folder already has a header; it is never replaced by a new one.
    #[error("key header already exists")]
    HeaderExists,
    /// A slot asks for a key derivation below the floor or above the ceiling.
    #[error("key derivation parameters out of range")]
    KdfOutOfRange,
    /// The header was written by a newer program.
    #[error("key header has newer format {format}")]
    Newer {
        /// The format number found.
        format: u32,
    },
    /// Too many wrong guesses: try again later.
    #[error("wait {seconds} s")]
    Throttled {
        /// Whole seconds still to wait, rounded up.
        seconds: u64,
    },
    /// Another process has the shop open.
    #[error("shop is in use")]
    InUse,
    /// The password has fewer than 8 characters.
    #[error("password too short")]
    PasswordTooShort,
    /// The password has more than 256 characters.
    #[error("password too long")]
    PasswordTooLong,
    /// The password is a common one, or a shop word with trimmings.
    #[error("password too common")]
    PasswordTooCommon,
    /// Only an owner's password or the recovery code can do this.
    #[error("only an owner can do this")]
    OwnerOnly,
    /// The last owner's password slot cannot be removed.
    #[error("last owner")]
    LastOwner,
    /// The slot in use cannot remove itself.
    #[error("own slot")]
    OwnSlot,
    /// There is no slot with that id, or it is of the wrong kind for this.
    #[error("no such slot")]
    NoSuchSlot,
    /// A slot is not vouched for by the owner's escrow key: it must be removed first.
    #[error("slot not escrowed")]
    NotEscrowed,
    /// The slot was removed, or its password changed, in the newer header that was put in place.
    #[error("slot revoked")]
    SlotRevoked,
    /// Another password slot has the same name.
    #[error("name taken")]
    LabelTaken,
    /// The name is empty or longer than [`crate::MAX_LABEL_BYTES`].
    #[error("name empty or too long")]
    LabelInvalid,
    /// The header is full.
    #[error("too many slots")]
    TooManySlots,
    /// This was unlocked from a header without a folder, which cannot be changed.
    #[error("no folder to write to")]
    Detached,
    /// The machine has too little memory to derive the key.
    #[error("out of memory")]
    OutOfMemory,
    /// The system's random source failed.
    #[error("no randomness")]
    NoRandomness,
    /// The file system refused.
    #[error("input or output: {0:?}")]
    Io(IoKind),
}

/// What kind of file-system failure it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IoKind {
    /// The folder or file is not there.
    NotFound,
    /// The file system is mounted read-only.
    ReadOnly,
    /// The system denies access.
    Denied,
    /// The disk or quota is full.
    Full,
    /// Anything else.
    Other(io::ErrorKind),
}

impl From<io::Error> for VaultError {
    fn from(error: io::Error) -> Self {
        Self::Io(IoKind::of(&error))
    }
}

impl IoKind {
    pub(crate) fn of(error: &io::Error) -> Self {
        let kind = error.kind();
        if kind == io::ErrorKind::NotFound {
            Self::NotFound
        } else if kind == io::ErrorKind::ReadOnlyFilesystem {
            Self::ReadOnly
        } else if kind == io::ErrorKind::PermissionDenied {
            Self::Denied
        } else if matches!(kind, io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded) {
            Self::Full
        } else {
            Self::Other(kind)
        }
    }
}
