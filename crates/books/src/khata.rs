//! The khata: a customer's account page with its running balance.

use serde::{Deserialize, Serialize};
use specta::Type;

use crate::customers::CustomerView;
use crate::values::{CustomerId, Day, DocumentId, DocumentKind, EntryId, Minor, OpenItem};

/// Which lines of whose khata.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct KhataQuery {
    /// Whose.
    pub customer_id: CustomerId,
    /// First civil date; from the beginning when absent.
    #[serde(default)]
    pub from: Option<String>,
    /// Last civil date; to the end when absent.
    #[serde(default)]
    pub to: Option<String>,
    /// Cursor of the stretch before this one.
    #[serde(default)]
    pub before: Option<String>,
    /// 1 to 10,000; 50 unless told otherwise.
    #[serde(default)]
    pub limit: Option<u32>,
}

/// What a line of a khata is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum LineState {
    /// It counts.
    Live,
    /// It was reversed later.
    Void,
    /// Its cheque bounced later.
    Bounced,
    /// It reverses an earlier line.
    Reversal,
}

/// One line: an entry that touched the customer's receivable.
#[derive(Debug, Clone, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct KhataLine {
    /// The entry.
    pub entry_id: EntryId,
    /// The document it belongs to.
    pub document_id: DocumentId,
    /// What the document is.
    pub kind: DocumentKind,
    /// Its number.
    pub number: Option<String>,
    /// Civil date.
    pub on: Day,
    /// Its note, or the reason of a reversal.
    pub note: Option<String>,
    /// What it added to what the customer owes.
    pub gave: Minor,
    /// What it took off.
    pub got: Minor,
    /// What the customer owes after it; negative is ahead.
    pub balance: Minor,
    /// Whether it counts.
    pub state: LineState,
}

/// A khata.
#[derive(Debug, Clone, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct KhataView {
    /// Whose.
    pub customer: CustomerView,
    /// The balance before the first line of the period.
    pub opening: Minor,
    /// Σ gave of the whole period.
    pub gave: Minor,
    /// Σ got of the whole period.
    pub got: Minor,
    /// The balance after the last line of the period.
    pub closing: Minor,
    /// Oldest first.
    pub lines: Vec<KhataLine>,
    /// Hand it back as `before` for the lines before these.
    pub older: Option<String>,
    /// Lines of the whole period.
    pub total: u32,
    /// Open dues, oldest first, at most 200.
    pub open_items: Vec<OpenItem>,
}

/// What the balance would be after an entry, recorded nowhere.
#[derive(Debug, Clone, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct BalanceAfter {
    /// Minor units; negative is ahead.
    pub balance: Minor,
    /// Limit less balance; null without a limit.
    pub credit_available: Option<Minor>,
    /// It would go beyond the credit limit.
    pub beyond_limit: bool,
}

/// Which way an entry goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum Verb {
    /// You gave: credit.
    Gave,
    /// You got: money in.
    Got,
}
