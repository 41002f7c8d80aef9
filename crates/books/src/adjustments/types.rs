//! What fees, adjustments, the owner's money and voiding look like to the window.

use serde::{Deserialize, Serialize};
use specta::Type;

use crate::values::{
    AllocationInput, CustomerId, Day, DocumentId, DocumentKind, Method, Minor, Moment, Standing,
};

/// What a fee is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum FeeKind {
    /// Interest.
    Interest,
    /// A fee for paying late.
    LateFee,
    /// The bank's fee for a bounced cheque.
    BouncedCheque,
}

/// Interest or a late fee, as its own charge.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct NewFee {
    /// UUID made by the form when it opened.
    pub request_id: String,
    /// Who owes it.
    pub customer_id: CustomerId,
    /// What for.
    pub kind: FeeKind,
    /// Minor units.
    pub amount: Minor,
    /// Civil date; today when absent.
    #[serde(default)]
    pub issued_on: Option<String>,
    /// Civil date; the issue date when absent.
    #[serde(default)]
    pub due_on: Option<String>,
    /// Free text.
    #[serde(default)]
    pub note: Option<String>,
}

/// A settlement discount or a write-off.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct NewAdjustment {
    /// UUID made by the form when it opened.
    pub request_id: String,
    /// Whose dues.
    pub customer_id: CustomerId,
    /// Minor units, at most what is open.
    pub amount: Minor,
    /// Civil date; today when absent.
    #[serde(default)]
    pub on: Option<String>,
    /// Which dues; oldest due first when absent. It must be allocated in full.
    #[serde(default)]
    pub allocation: Option<Vec<AllocationInput>>,
    /// Why.
    pub reason: String,
}

/// Where the owner's money goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum MoneyMove {
    /// The owner puts money in.
    OwnerIn,
    /// The owner takes money out.
    OwnerOut,
    /// Cash goes to the bank.
    CashToBank,
}

/// Money moved without a customer.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct NewMoneyMove {
    /// UUID made by the form when it opened.
    pub request_id: String,
    /// From where to where.
    pub kind: MoneyMove,
    /// Minor units.
    pub amount: Minor,
    /// Cash, bank or mobile money, for the owner's money; ignored for cash to bank.
    pub method: Method,
    /// Civil date; today when absent.
    #[serde(default)]
    pub on: Option<String>,
    /// Free text.
    #[serde(default)]
    pub note: Option<String>,
}

/// Reverses a document.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct VoidDocument {
    /// UUID made by the form when it opened.
    pub request_id: String,
    /// Which document.
    pub document_id: DocumentId,
    /// Why; required.
    pub reason: String,
}

/// Any document in short, after a command on it.
#[derive(Debug, Clone, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct DocumentView {
    /// The document.
    pub id: DocumentId,
    /// What it is.
    pub kind: DocumentKind,
    /// Its number.
    pub number: Option<String>,
    /// Civil date.
    pub on: Day,
    /// Minor units.
    pub amount: Minor,
    /// For charges what is open, for settling documents what is left of them.
    pub rest: Minor,
    /// Voided or bounced.
    pub ended: bool,
    /// How the customer stands now; null for money without a customer.
    pub standing: Option<Standing>,
    /// When it was recorded.
    pub at: Moment,
}

/// Closes the books up to a day, or opens them again.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ClosePeriod {
    /// Nothing on or before this civil date changes any more; null opens everything.
    pub through: Option<String>,
}
