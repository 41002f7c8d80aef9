//! Values that cross to the window: ids, minor units, civil dates, moments, pages.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use specta::Type;

/// Declares an id: a whole number that JavaScript can hold, not interchangeable with another kind's.
macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Type)]
        #[serde(transparent)]
        pub struct $name(#[specta(type = i32)] pub i64);
    };
}

id!(
    /// A customer.
    CustomerId
);
id!(
    /// A document: an invoice, a loan, a receipt and so on.
    DocumentId
);
id!(
    /// One dated instalment of a charge.
    DueId
);
id!(
    /// An owner or a member of staff.
    UserId
);
id!(
    /// A journal entry.
    EntryId
);
id!(
    /// A named tax rate.
    TaxRateId
);
id!(
    /// A talk with a customer.
    InteractionId
);
id!(
    /// A promise to pay.
    PromiseId
);
id!(
    /// A customer's issue that is worked on.
    CaseId
);
id!(
    /// Whole minor units of the shop's currency (paise, cents); |x| ≤ 2⁵³ − 1.
    Minor
);
id!(
    /// An instant: milliseconds since 1970-01-01 UTC.
    Moment
);

impl From<ledger::Money> for Minor {
    fn from(money: ledger::Money) -> Self {
        Self(money.minor())
    }
}

impl Minor {
    /// Nothing.
    pub const ZERO: Self = Self(0);
}

/// A civil date; crosses as `"2026-11-21"`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Type)]
pub struct Day(#[specta(type = String)] pub ledger::Date);

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl Serialize for Day {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}

/// One page of a list counted in pages.
#[derive(Debug, Clone, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Page<T> {
    /// The rows of this page.
    pub rows: Vec<T>,
    /// This page, from 1.
    pub page: u32,
    /// Rows a page.
    pub limit: u32,
    /// Rows in all.
    pub total: u32,
    /// Pages in all, at least 1.
    pub total_pages: u32,
}

/// A stretch of a long list, newest first, with the cursor of the next stretch.
#[derive(Debug, Clone, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Stretch<T> {
    /// The rows.
    pub rows: Vec<T>,
    /// Hand it back as `after` for the rows that follow; nothing follows when it is null.
    pub next: Option<String>,
}

/// Reads a field that may be absent (unchanged), null (cleared) or set (RFC 7396, JSON merge patch).
#[expect(clippy::option_option, reason = "absent and null are different here")]
pub(crate) fn patch<'de, D, T>(deserializer: D) -> Result<Option<Option<T>>, D::Error>
where
    D: Deserializer<'de>,
    T: Deserialize<'de>,
{
    Option::<T>::deserialize(deserializer).map(Some)
}

/// How money was handed over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum Method {
    /// Notes and coins.
    Cash,
    /// UPI or mobile money.
    MobileMoney,
    /// A bank transfer or card.
    Bank,
    /// A cheque, in hand until deposited.
    Cheque,
}

/// What a document is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum DocumentKind {
    /// A bill.
    Invoice,
    /// Credit given without a bill.
    Loan,
    /// Interest or a late fee.
    Fee,
    /// What the customer owed when the book began.
    OpeningBalance,
    /// What the customer had paid ahead when the book began.
    OpeningAdvance,
    /// Money received; against one loan it is a repayment.
    Receipt,
    /// Goods taken back.
    CreditNote,
    /// A discount for settling.
    SettlementDiscount,
    /// Given up.
    WriteOff,
    /// An advance paid back.
    Refund,
    /// A cheque taken to the bank.
    ChequeDeposit,
    /// A cheque the bank sent back.
    ChequeBounce,
    /// An advance moved to a loan given in cash.
    AdvanceTransfer,
    /// Money the owner put in.
    OwnerIn,
    /// Money the owner took out.
    OwnerOut,
    /// Cash taken to the bank.
    CashToBank,
}

/// Computed, never stored. Due today is not overdue.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum ChargeStatus {
    /// Reversed.
    Void,
    /// Nothing is open.
    Paid,
    /// An open due lies before today.
    Overdue,
    /// Open, and no due lies before today.
    Pending,
}

/// Which charges of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum ChargeFilter {
    /// Reversed.
    Void,
    /// Nothing is open.
    Paid,
    /// An open due lies before today.
    Overdue,
    /// Open, and no due lies before today.
    Pending,
    /// Open, overdue or not.
    Open,
}

/// How a customer stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum PaymentStatus {
    /// Nothing is open.
    Clear,
    /// Something is open, nothing overdue.
    Pending,
    /// Something is overdue.
    Overdue,
}

/// One instalment as asked for.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct InstalmentInput {
    /// Civil date, `YYYY-MM-DD`.
    pub due_on: String,
    /// Minor units.
    pub amount: Minor,
}

/// One due of a charge.
#[derive(Debug, Clone, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct DueView {
    /// The due.
    pub id: DueId,
    /// When it falls due.
    pub due_on: Day,
    /// Minor units.
    pub amount: Minor,
    /// How much of it is settled.
    pub settled: Minor,
    /// How much of it is open; nothing once its charge is void.
    pub open: Minor,
    /// Days past the due date while open, else 0.
    pub days_late: u32,
}

/// An open due with the charge it belongs to.
#[derive(Debug, Clone, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct OpenItem {
    /// The due.
    pub due: DueView,
    /// The charge.
    pub document_id: DocumentId,
    /// What the charge is.
    pub kind: DocumentKind,
    /// Its number.
    pub number: Option<String>,
    /// When it was issued.
    pub issued_on: Day,
    /// The case that is worked on and is about the charge: it is disputed.
    pub case_id: Option<CaseId>,
}

/// How much of a settling document goes to a due.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct AllocationInput {
    /// The due.
    pub due_id: DueId,
    /// Minor units.
    pub amount: Minor,
}

/// A settling document on a charge, or a charge under a settling document.
#[derive(Debug, Clone, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct AllocationView {
    /// The other document.
    pub document_id: DocumentId,
    /// What it is.
    pub kind: DocumentKind,
    /// Its number.
    pub number: Option<String>,
    /// The due it settles.
    pub due_id: DueId,
    /// When the due falls due.
    pub due_on: Day,
    /// From when it counts.
    pub on: Day,
    /// Minor units, net of what was taken back.
    pub amount: Minor,
    /// How it was paid, for receipts.
    pub method: Option<Method>,
}

/// How a document ended, if it did.
#[derive(Debug, Clone, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Ended {
    /// Why.
    pub reason: String,
    /// The date the reversal bears.
    pub on: Day,
    /// When it was recorded.
    pub at: Moment,
    /// By whom.
    pub by: String,
    /// The cheque bounced (else it was voided).
    pub bounced: bool,
}

/// How a customer stands after a command.
#[derive(Debug, Clone, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Standing {
    /// The customer.
    pub customer_id: CustomerId,
    /// Their name.
    pub name: String,
    /// Σ open dues, minor units.
    pub outstanding: Minor,
    /// Received and not yet allocated.
    pub advance: Minor,
    /// `outstanding` less `advance`: positive owes, negative is ahead.
    pub balance: Minor,
    /// Limit less balance and less cheques that free no credit yet; null when there is no limit.
    pub credit_available: Option<Minor>,
    /// When the next due falls due.
    pub next_due: Option<Day>,
    /// Clear, pending or overdue.
    pub payment_status: PaymentStatus,
}
