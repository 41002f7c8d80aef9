//! The numbers that the file keeps for kinds and methods: never changed, never given again.

use crate::cases::{CasePriority, CaseStatus};
use crate::values::{DocumentKind, Method};

impl DocumentKind {
    /// The number the file keeps.
    pub(crate) fn code(self) -> i64 {
        match self {
            Self::Invoice => 1,
            Self::Loan => 2,
            Self::Fee => 3,
            Self::OpeningBalance => 4,
            Self::OpeningAdvance => 5,
            Self::Receipt => 6,
            Self::CreditNote => 7,
            Self::SettlementDiscount => 8,
            Self::WriteOff => 9,
            Self::Refund => 10,
            Self::ChequeDeposit => 11,
            Self::ChequeBounce => 12,
            Self::AdvanceTransfer => 13,
            Self::OwnerIn => 14,
            Self::OwnerOut => 15,
            Self::CashToBank => 16,
        }
    }

    /// Something a customer owes.
    pub(crate) fn is_charge(self) -> bool {
        self.code() <= Self::OpeningBalance.code()
    }

    /// The kind a file's number stands for; the schema admits no other.
    pub(crate) fn from_code(code: i64) -> Self {
        const ALL: [DocumentKind; 16] = [
            DocumentKind::Invoice,
            DocumentKind::Loan,
            DocumentKind::Fee,
            DocumentKind::OpeningBalance,
            DocumentKind::OpeningAdvance,
            DocumentKind::Receipt,
            DocumentKind::CreditNote,
            DocumentKind::SettlementDiscount,
            DocumentKind::WriteOff,
            DocumentKind::Refund,
            DocumentKind::ChequeDeposit,
            DocumentKind::ChequeBounce,
            DocumentKind::AdvanceTransfer,
            DocumentKind::OwnerIn,
            DocumentKind::OwnerOut,
            DocumentKind::CashToBank,
        ];
        ALL.into_iter().find(|kind| kind.code() == code).unwrap_or(Self::CashToBank)
    }
}

impl Method {
    /// The number the file keeps.
    pub(crate) fn code(self) -> i64 {
        match self {
            Self::Cash => 1,
            Self::MobileMoney => 2,
            Self::Bank => 3,
            Self::Cheque => 4,
        }
    }

    /// The method a file's number stands for; the schema admits no other.
    pub(crate) fn from_code(code: i64) -> Self {
        [Self::Cash, Self::MobileMoney, Self::Bank, Self::Cheque]
            .into_iter()
            .find(|method| method.code() == code)
            .unwrap_or(Self::Cash)
    }
}

/// The number the file keeps of a variant, and the word the trail has of it.
macro_rules! codes {
    ($name:ident: $($variant:ident = $code:literal $word:literal,)*) => {
        impl $name {
            /// The number the file keeps.
            pub(crate) fn code(self) -> i64 {
                match self { $(Self::$variant => $code,)* }
            }

            /// The word the trail has.
            pub(crate) fn word(self) -> &'static str {
                match self { $(Self::$variant => $word,)* }
            }

            /// What a file's number stands for; the schema admits no other.
            pub(crate) fn from_code(code: i64) -> Self {
                const ALL: &[$name] = &[$($name::$variant,)*];
                let found = ALL.iter().copied().find(|one| one.code() == code);
                found.unwrap_or(ALL[0])
            }
        }
    };
}

codes!(CasePriority: Low = 1 "low", Normal = 2 "normal", High = 3 "high", Urgent = 4 "urgent",);
codes!(
    CaseStatus: Open = 1 "open", InProgress = 2 "in progress", Waiting = 3 "waiting", Resolved = 4 "resolved",
    Closed = 5 "closed",
);

impl CaseStatus {
    /// Neither resolved nor closed.
    pub(crate) fn is_at_work(self) -> bool {
        self <= Self::Waiting
    }
}
