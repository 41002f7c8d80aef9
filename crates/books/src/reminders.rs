//! Reminders: what is overdue, due today and coming, and the daily notification.

pub(crate) mod amount;
mod aside;
pub(crate) mod daily;
pub(crate) mod digest;
mod list;
mod notice;

use std::collections::BTreeMap;

use serde::Serialize;
use specta::Type;

use crate::cases::CaseRow;
use crate::db::reminders as rows;
use crate::db::silence::{self, Quiet};
use crate::interactions::{FOLLOW_UPS, InteractionView};
use crate::promises::PromiseView;
use crate::refusal::Answer;
use crate::session::{Session, Staff};
use crate::values::{CaseId, CustomerId, Day, DocumentId, DocumentKind, DueId, Minor, Moment};
pub use aside::{AsideView, Rest, SetAside};
pub use daily::weekday;
use digest::Digest;
pub use list::{CallQuery, CallRow, LastPromise, Peace, PeaceRow, call_number};
pub use notice::{Notice, NoticeName};

/// Rows of one list of the reminders centre.
const ROWS: u32 = 500;
/// How far ahead it looks, in days.
const AHEAD: i32 = 30;

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
    /// When it falls due.
    pub due_on: Day,
    /// What is open of it.
    pub open: Minor,
    /// The day up to which the customer's promise is live: they are not to be asked before.
    pub promised_on: Option<Day>,
    /// The case that is worked on and is about this charge: it is disputed, and nobody is to be asked for it.
    pub case_id: Option<CaseId>,
}

/// A customer who has something open up to today: whom to ask.
#[derive(Debug, Clone, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct WaitingRow {
    /// The customer.
    pub customer_id: CustomerId,
    /// Their name.
    pub customer_name: String,
    /// Their phone, as typed.
    pub phone: Option<String>,
    /// When the oldest of it fell due.
    pub since: Day,
    /// All that is open of theirs before today and today.
    pub open: Minor,
    /// Days since the oldest of it fell due.
    pub days_late: u32,
}

/// The reminders centre.
#[derive(Debug, Clone, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct RemindersView {
    /// The civil date in the shop's zone.
    pub today: Day,
    /// Falling due today, at most 500.
    pub due_today: Vec<ReminderRow>,
    /// Falling due in the next 30 days, at most 500.
    pub upcoming: Vec<ReminderRow>,
    /// What was to follow from talks up to today and is not done, the earliest first, at most 200.
    pub follow_ups: Vec<InteractionView>,
    /// What was to follow and was called done today, the latest first, at most 200.
    pub done: Vec<InteractionView>,
    /// Cases that are worked on and whose next step is due today or was before, at most 200.
    pub cases: Vec<CaseRow>,
    /// What is promised for today and has not all come.
    pub promises: Vec<PromiseView>,
    /// How many overdue dues there are to remind of: those of nobody who is left in peace, and none that is disputed.
    pub overdue_to_ask: u32,
    /// How many dues of today.
    pub due_today_to_ask: u32,
    /// How many dues fall due today in all.
    pub due_today_count: u32,
    /// Σ open today.
    pub due_today_amount: Minor,
    /// How many dues fall due in the next 30 days in all.
    pub upcoming_count: u32,
    /// Σ open in the next 30 days.
    pub upcoming_amount: Minor,
    /// Minutes after midnight the daily check happens, in the shop's zone.
    pub reminder_minute: u16,
    /// The day a notification was last raised for.
    pub last_shown: Option<Day>,
    /// When.
    pub last_shown_at: Option<Moment>,
}

impl Session<Staff> {
    /// The reminders centre.
    pub async fn reminders(&self) -> Answer<RemindersView> {
        let mut desk = self.look().await?;
        let today = desk.today;
        let tomorrow = today.plus_days(1).unwrap_or(today);
        let horizon = today.plus_days(AHEAD).unwrap_or(ledger::Date::LAST);
        let standings = rows::standings(desk.conn(), today).await?;
        let mut due_today = rows::rows(desk.conn(), (today, today), ROWS).await?;
        let mut upcoming = rows::rows(desk.conn(), (tomorrow, horizon), ROWS).await?;
        let Quiet { customers, live } = desk.quiet().await?;
        let live = live.into_iter().collect();
        for rows in [&mut due_today, &mut upcoming] {
            promised(rows, &live);
        }
        let promises = desk.promised_for(today).await?;
        let follow_ups = desk.open_follow_ups(today, FOLLOW_UPS).await?;
        let (late, now) = silence::silenced(desk.conn(), today, &customers).await?;
        let (done, cases) = (desk.done_today().await?, desk.cases_due(FOLLOW_UPS).await?);
        let ahead = rows::between(desk.conn(), tomorrow, horizon).await?;
        let shop = &desk.opened.shop.view;
        let shown = Digest::read(&desk.opened.folder).and_then(|digest| digest.days.last_shown());
        Ok(RemindersView {
            today: Day(today),
            due_today,
            upcoming,
            follow_ups,
            done,
            cases,
            promises,
            overdue_to_ask: standings.before.dues.saturating_sub(late),
            due_today_to_ask: standings.on.dues.saturating_sub(now),
            due_today_count: standings.on.dues,
            due_today_amount: Minor(standings.on.amount),
            upcoming_count: ahead.dues,
            upcoming_amount: Minor(ahead.amount),
            reminder_minute: shop.reminder_minute,
            last_shown: shown.map(|(on, _)| Day(on)),
            last_shown_at: shown.map(|(_, at)| at),
        })
    }
}

/// Says of each row until when its customer's promise is live.
fn promised(rows: &mut [ReminderRow], live: &BTreeMap<i64, ledger::Date>) {
    for row in rows {
        row.promised_on = live.get(&row.customer_id.0).copied().map(Day);
    }
}
