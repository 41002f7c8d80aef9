//! Today: what is to come, what came, what to do next.

use serde::Serialize;
use specta::Type;

use crate::cases::{CaseRow, MINE};
use crate::db::documents;
use crate::db::reminders::{self, Asked, Open};
use crate::db::today as rows;
use crate::interactions::InteractionView;
use crate::people::Role;
use crate::promises::PromiseView;
use crate::refusal::Answer;
use crate::reminders::WaitingRow;
use crate::reports::AgeingBucket;
use crate::reports::ageing::Buckets;
use crate::session::{Desk, Session, Staff};
use crate::values::{CustomerId, Day, DocumentId, DocumentKind, Minor, Moment};

/// Days of the chart.
const DAYS: i32 = 7;
/// Whom to ask first.
const NEXT: u32 = 8;
/// Recent documents.
const RECENT: u32 = 10;

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
    /// Whom to ask first, the longest waiting first, at most eight.
    pub next: Vec<WaitingRow>,
    /// What was to follow from talks up to today and is not done, the earliest first, at most eight.
    pub follow_ups: Vec<InteractionView>,
    /// What is promised for today and has not all come.
    pub promises: Vec<PromiseView>,
    /// The cases of whoever asks that are worked on: the earliest next step first, then the most pressing; at most eight.
    pub cases: Vec<CaseRow>,
    /// The last ten documents, newest first.
    pub recent: Vec<RecentRow>,
}

impl Session<Staff> {
    /// Everything on the Today screen.
    pub async fn today(&self) -> Answer<TodayView> {
        let mut desk = self.look().await?;
        let today = desk.today;
        let open = reminders::standings(desk.conn(), today).await?;
        let customers = rows::customers(desk.conn(), today).await?;
        let first = today.plus_days(1 - DAYS).unwrap_or(today);
        let flow = rows::flow(desk.conn(), first, today).await?;
        let quiet = desk.quiet().await?;
        let next =
            reminders::waiting(desk.conn(), (today, Asked::UpToToday), &quiet.customers, NEXT)
                .await?;
        let follow_ups = desk.open_follow_ups(today, NEXT).await?;
        let promises = desk.promised_for(today).await?;
        let cases = desk.my_cases(MINE).await?;
        let shape = Buckets::new(&desk.opened.shop.view.ageing_edges, today)?;
        let ageing = shape.now(desk.conn()).await?;
        let recent = desk.recent().await?;
        let last = flow.last();
        Ok(TodayView {
            today: Day(today),
            to_receive: sum([open.before, open.on, open.after], customers.owing),
            overdue: sum([open.before], customers.overdue),
            due_today: sum([open.on], customers.due_today),
            advances: Minor(customers.advances),
            received_today: last.map_or(Minor::ZERO, |day| day.got),
            given_today: last.map_or(Minor::ZERO, |day| day.gave),
            customers: customers.active,
            ageing,
            flow,
            next,
            follow_ups,
            promises,
            cases,
            recent,
        })
    }
}

impl Desk<'_> {
    async fn recent(&mut self) -> Answer<Vec<RecentRow>> {
        let (mut recent, owner) = (Vec::new(), self.role == Role::Owner);
        for (id, customer_name) in rows::recent(self.conn(), owner, RECENT).await? {
            let document = documents::document(self.conn(), id, None).await?;
            recent.push(RecentRow {
                document_id: id,
                kind: document.kind,
                number: document.number.clone(),
                customer_id: document.customer.map(CustomerId),
                customer_name,
                on: Day(document.on),
                amount: document.amount.into(),
                at: document.at,
                ended: document.ended(),
                undoable: self.may_void(&document),
            });
        }
        Ok(recent)
    }
}

fn sum<const N: usize>(parts: [Open; N], customers: u32) -> DueSum {
    let amount = parts.iter().map(|part| part.amount).sum();
    DueSum { amount: Minor(amount), dues: parts.iter().map(|part| part.dues).sum(), customers }
}
