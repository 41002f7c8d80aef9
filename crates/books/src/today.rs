//! Today: what is to come, what came, what to do next.

use serde::Serialize;
use specta::Type;

use crate::reminders::ReminderRow;
use crate::reports::AgeingBucket;
use crate::values::{CustomerId, Day, DocumentId, DocumentKind, Minor, Moment};

/// A sum over dues.
#[derive(Debug, Clone, Copy, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct DueSum {
    /// Minor units.
    pub amount: Minor,
    /// How many dues.
    pub dues: u32,
    /// Of how many customers.
    pub customers: u32,
}

/// One day of the chart.
#[derive(Debug, Clone, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct DayFlow {
    /// The day.
    pub on: Day,
    /// Credit given: what was added to receivables.
    pub gave: Minor,
    /// Money collected.
    pub got: Minor,
}

/// A recent document.
#[derive(Debug, Clone, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct RecentRow {
    /// The document.
    pub document_id: DocumentId,
    /// What it is.
    pub kind: DocumentKind,
    /// Its number.
    pub number: Option<String>,
    /// Whose, if anybody's.
    pub customer_id: Option<CustomerId>,
    /// Their name.
    pub customer_name: Option<String>,
    /// Civil date.
    pub on: Day,
    /// Minor units.
    pub amount: Minor,
    /// When it was recorded.
    pub at: Moment,
    /// Voided or bounced.
    pub ended: bool,
    /// This person may undo it now.
    pub undoable: bool,
}

/// Everything on the Today screen.
#[derive(Debug, Clone, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct TodayView {
    /// The civil date in the shop's zone.
    pub today: Day,
    /// Everything open.
    pub to_receive: DueSum,
    /// Open before today.
    pub overdue: DueSum,
    /// Open and falling due today.
    pub due_today: DueSum,
    /// Received and not yet allocated.
    pub advances: Minor,
    /// Money that came in today.
    pub received_today: Minor,
    /// Credit given today.
    pub given_today: Minor,
    /// Customers not archived.
    pub customers: u32,
    /// Open amounts by how late they are.
    pub ageing: Vec<AgeingBucket>,
    /// The last seven days, oldest first.
    pub flow: Vec<DayFlow>,
    /// Whom to ask first, at most eight.
    pub next: Vec<ReminderRow>,
    /// The last ten documents, newest first.
    pub recent: Vec<RecentRow>,
}
