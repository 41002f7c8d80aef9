//! Reminders: what is overdue, due today and coming, and the daily notification.

use serde::Serialize;
use specta::Type;

use crate::values::{CustomerId, Day, DocumentId, DocumentKind, DueId, Minor, Moment};

/// One open due to remind of.
#[derive(Debug, Clone, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ReminderRow {
    /// The due.
    pub due_id: DueId,
    /// The charge.
    pub document_id: DocumentId,
    /// What the charge is.
    pub kind: DocumentKind,
    /// Its number.
    pub number: Option<String>,
    /// Who owes it.
    pub customer_id: CustomerId,
    /// Their name.
    pub customer_name: String,
    /// Their phone, as typed.
    pub phone: Option<String>,
    /// When it fell or falls due.
    pub due_on: Day,
    /// What is open of it.
    pub open: Minor,
    /// Days past the due date, else 0.
    pub days_late: u32,
}

/// The reminders centre.
#[derive(Debug, Clone, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct RemindersView {
    /// The civil date in the shop's zone.
    pub today: Day,
    /// Open before today, oldest first, at most 500.
    pub overdue: Vec<ReminderRow>,
    /// Falling due today.
    pub due_today: Vec<ReminderRow>,
    /// Falling due in the next 30 days.
    pub upcoming: Vec<ReminderRow>,
    /// How many dues are overdue in all.
    pub overdue_count: u32,
    /// Σ open before today.
    pub overdue_amount: Minor,
    /// Σ open today.
    pub due_today_amount: Minor,
    /// Minutes after midnight the daily check happens, in the shop's zone.
    pub reminder_minute: u16,
    /// Names and amounts are shown in the notification.
    pub names: bool,
    /// The day a notification was last raised for.
    pub last_shown: Option<Day>,
    /// When.
    pub last_shown_at: Option<Moment>,
}

/// What the notification says: counts, and names only where the owner switched them on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Notice {
    /// The civil date it is for.
    pub on: Day,
    /// The shop's name.
    pub shop: String,
    /// Dues before today.
    pub overdue: u32,
    /// Dues of today.
    pub due_today: u32,
    /// Up to three names with their open amounts, when switched on and the book is open.
    pub names: Vec<NoticeName>,
    /// The language to say it in.
    pub language: String,
}

/// A name in a notice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct NoticeName {
    /// The customer's name.
    pub name: String,
    /// What is open before today or today, written out with its currency.
    pub amount: String,
}
