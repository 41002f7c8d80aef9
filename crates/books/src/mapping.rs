//! The ledger's and the vault's refusals in the words that cross to the window. Both matches are total.

use crate::refusal::{Refusal, Refused};
use crate::values::{Day, DueId, Minor};

/// Whole numbers beyond what a message needs read as the largest one it can hold.
fn narrow<T: TryInto<u32>>(value: T) -> u32 {
    value.try_into().unwrap_or(u32::MAX)
}

impl From<ledger::Refusal> for Refused {
    fn from(refusal: ledger::Refusal) -> Self {
        use ledger::Refusal as L;
        let L::Line { line, why } = refusal else {
            return simple(&refusal).into();
        };
        let inner = Self::from(*why);
        let field = inner.field.unwrap_or_else(|| "line".to_owned());
        Self { refusal: inner.refusal, field: Some(format!("lines.{line}.{field}")) }
    }
}

#[expect(
    clippy::too_many_lines,
    clippy::match_same_arms,
    reason = "a total map reads best in one piece"
)]
fn simple(refusal: &ledger::Refusal) -> Refusal {
    use ledger::Refusal as L;
    match refusal.clone() {
        L::MoneyOutOfRange => Refusal::MoneyOutOfRange,
        L::AmountNotPositive | L::InstalmentNotPositive => Refusal::AmountNotPositive,
        L::AmountTooLarge { limit } => Refusal::AmountTooLarge { limit: limit.into() },
        L::RateTooHigh { .. } => Refusal::PercentOutOfRange,
        L::QuantityNotPositive | L::QuantityTooLarge { .. } => Refusal::QuantityNotPositive,
        L::DateOutOfRange | L::NoSuchDate { .. } => Refusal::DateImpossible,
        L::AmountUnreadable => Refusal::AmountUnreadable,
        L::TooManyDecimals { allowed } => Refusal::TooManyDecimals { exponent: allowed },
        L::DateUnreadable => Refusal::DateUnreadable,
        L::Empty => Refusal::Empty,
        L::TooLong { max } => Refusal::TooLong { max: narrow(max) },
        L::ForbiddenCharacter { code } => Refusal::ForbiddenCharacter { code },
        L::EmailMalformed => Refusal::EmailMalformed,
        L::UsernameMalformed => Refusal::UsernameMalformed,
        L::ChequeNumberMalformed => Refusal::ChequeNumberMalformed,
        L::EntryUnbalanced { .. } | L::EntryTooShort | L::AccountTwice | L::PostingZero => {
            Refusal::Internal { reference: "entry".to_owned() }
        }
        L::CustomerArchived => Refusal::CustomerArchived,
        L::DueBeforeIssue { issued_on } => Refusal::DueBeforeIssue { issued_on: Day(issued_on) },
        L::DateInFuture { today } => Refusal::DateInFuture { today: Day(today) },
        L::PeriodLocked { locked_through } => {
            Refusal::PeriodClosed { through: Day(locked_through) }
        }
        L::InstalmentsMissing => {
            Refusal::InstalmentCount { max: narrow(ledger::due::INSTALMENTS_MAX) }
        }
        L::TooManyInstalments { limit } => Refusal::InstalmentCount { max: narrow(limit) },
        L::InstalmentsOutOfOrder => Refusal::InstalmentsOutOfOrder,
        L::InstalmentsDoNotSum { total, sum } => {
            Refusal::InstalmentsDoNotSum { total: total.into(), sum: sum.into() }
        }
        L::CreditLimitNegative => Refusal::AmountNotPositive,
        L::CreditLimitExceeded { limit, outstanding, requested } => Refusal::CreditLimitExceeded {
            limit: limit.into(),
            outstanding: outstanding.into(),
            requested: requested.into(),
        },
        L::LinesMissing => Refusal::LineCount { max: narrow(ledger::invoice::LINES_MAX) },
        L::TooManyLines { limit } => Refusal::LineCount { max: narrow(limit) },
        // A line's refusal is unwrapped before it comes here.
        L::Line { .. } => Refusal::LineCount { max: narrow(ledger::invoice::LINES_MAX) },
        L::PriceNegative => Refusal::AmountNotPositive,
        L::DiscountExceedsLine { .. } => Refusal::DiscountTooLarge,
        L::UnknownLine => Refusal::DocumentNotFound,
        L::LineTwice => Refusal::NotAChoice,
        L::ReturnExceedsLine { returnable } => {
            Refusal::ExceedsLine { left: i32::try_from(returnable).unwrap_or(i32::MAX) }
        }
        L::ChargeVoid | L::ReceiptVoid | L::AlreadyVoid => Refusal::DocumentVoid,
        L::AlreadyPaid => Refusal::AlreadyPaid,
        L::DateBeforeCharge { issued_on } => {
            Refusal::DateBeforeDocument { issued_on: Day(issued_on) }
        }
        L::DateBeforeReceipt { received_on } => {
            Refusal::DateBeforeDocument { issued_on: Day(received_on) }
        }
        L::ExceedsOutstanding { outstanding } => {
            Refusal::ExceedsOutstanding { outstanding: outstanding.into() }
        }
        L::UnknownDue { due } | L::DueTwice { due } => Refusal::DueNotFound { due: DueId(due) },
        L::ExceedsDue { due, open } => Refusal::ExceedsDue { due: DueId(due), open: open.into() },
        L::AllocationExceedsAmount { amount, .. } => {
            Refusal::AllocationExceedsAmount { amount: amount.into() }
        }
        L::ExceedsAdvance { advance } => Refusal::ExceedsAdvance { rest: advance.into() },
        L::AdvanceRefunded { refunded } => Refusal::AdvanceRefunded { refunded: refunded.into() },
        L::NotACheque | L::ChequeAlreadyDeposited => Refusal::ChequeState,
        L::ChequeAlreadyBounced => Refusal::ChequeBounced,
        L::SameAccount
        | L::FinancialYearMalformed
        | L::AgeingEdgesMalformed
        | L::SeriesPrefixMalformed => Refusal::NotAChoice,
        L::OwnerOnly => Refusal::OwnerOnly,
        L::SeriesFull { .. } => Refusal::SeriesFull,
    }
}

impl From<vault::VaultError> for Refused {
    fn from(error: vault::VaultError) -> Self {
        use vault::VaultError as V;
        let refusal = match error {
            V::WrongPassword | V::WrongDevice | V::SlotRevoked => Refusal::WrongPassword,
            V::WrongCode => Refusal::WrongRecoveryCode,
            V::CodeMistyped => Refusal::RecoveryCodeMistyped,
            V::HeaderDamaged | V::HeaderMissing | V::KdfOutOfRange | V::NotEscrowed => {
                Refusal::HeaderDamaged
            }
            V::HeaderExists | V::InUse => Refusal::ShopInUse,
            V::Newer { format } => Refusal::BookNewer { needs: format },
            V::Throttled { seconds } => Refusal::TryLater { seconds: narrow(seconds) },
            V::PasswordTooShort => Refusal::PasswordTooShort { min: 8 },
            V::PasswordTooLong => Refusal::PasswordTooLong { max: 256 },
            V::PasswordTooCommon => Refusal::PasswordTooCommon,
            V::OwnerOnly | V::LastOwner | V::OwnSlot => Refusal::OwnerOnly,
            V::LabelTaken => Refusal::UsernameTaken,
            V::LabelInvalid => Refusal::UsernameMalformed,
            V::Io(vault::IoKind::NotFound) => Refusal::ShopNotFound,
            V::Io(vault::IoKind::ReadOnly | vault::IoKind::Denied) => Refusal::FolderReadOnly,
            V::Io(vault::IoKind::Full) => Refusal::DiskFull,
            V::NoSuchSlot
            | V::TooManySlots
            | V::Detached
            | V::OutOfMemory
            | V::NoRandomness
            | V::Io(vault::IoKind::Other(_)) => Refusal::Internal { reference: error.to_string() },
        };
        refusal.into()
    }
}

impl Minor {
    /// The ledger's money, or its refusal when out of range.
    pub(crate) fn money(self) -> Result<ledger::Money, ledger::Refusal> {
        ledger::Money::new(self.0)
    }
}
