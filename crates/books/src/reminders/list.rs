//! Whom to call first: customers with something overdue, a line each, and those who are left in peace with why.

use ledger::Date;
use ledger::status::days_overdue;
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::customers::search::{Fields, Search};
use crate::customers::term;
use crate::db::reminders::list::{self as rows, Found, Known, Place, Wanted};
use crate::db::{promises, silence};
use crate::interactions::InteractionKind;
use crate::promises::PromiseStatus;
use crate::refusal::{Answer, Refusal};
use crate::session::{Desk, Session, Staff};
use crate::stretch::{limit, stretch};
use crate::values::{CaseId, CustomerId, Day, Minor, Moment, Stretch};

/// Customers who are left in peace, at most.
const PEACE: u32 = 200;

/// Which customers to call.
#[derive(Debug, Clone, Default, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase", default)]
pub struct CallQuery {
    /// Words or digits of theirs.
    pub search: Option<String>,
    /// Who owe at least so much in all, minor units.
    pub least: Option<Minor>,
    /// What the stretch before gave as `next`.
    pub after: Option<String>,
    /// 1 to 200, 50 unless told otherwise.
    pub limit: Option<u32>,
}

/// A customer's last promise.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct LastPromise {
    /// How much.
    pub amount: Minor,
    /// By which civil date.
    pub on: Day,
    /// How it stands.
    pub status: PromiseStatus,
}

/// A customer to call.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct CallRow {
    /// Who.
    pub customer_id: CustomerId,
    /// Their name.
    pub customer_name: String,
    /// Their phone, as typed.
    pub phone: Option<String>,
    /// What is open of theirs up to today and not disputed.
    pub open: Minor,
    /// When the oldest of it fell due.
    pub since: Day,
    /// Days since.
    pub days_late: u32,
    /// How often they promised to pay in the last 90 days and that day passed.
    pub promised: u32,
    /// How one last talked with them.
    pub last_kind: Option<InteractionKind>,
    /// When.
    pub last_at: Option<Moment>,
    /// What they promised last.
    pub last_promise: Option<LastPromise>,
}

/// Why somebody is left in peace.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
#[serde(tag = "why", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum Peace {
    /// They paid today.
    Paid,
    /// They promised to pay by a day.
    Promised {
        /// By which civil date.
        on: Day,
    },
    /// Somebody was at it today.
    Done,
    /// It was put off.
    Later {
        /// Until when.
        until: Moment,
    },
    /// A case is about it.
    Disputed {
        /// Which.
        case_id: CaseId,
    },
}

/// A customer nobody is to bother.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct PeaceRow {
    /// Who.
    pub customer_id: CustomerId,
    /// Their name.
    pub customer_name: String,
    /// What is open of theirs up to today and passed over.
    pub open: Minor,
    /// Why.
    pub peace: Peace,
}

impl Session<Staff> {
    /// Customers with something overdue and no reason to leave them in peace, whom to call first first: the longer they
    /// waited, the more they owe and the oftener they promised.
    pub async fn call_list(&self, query: CallQuery) -> Answer<Stretch<CallRow>> {
        let mut desk = self.look().await?;
        let limit = limit(query.limit);
        let typed = term(query.search.as_deref().unwrap_or_default(), "search")?;
        let place =
            Place::read(query.after.as_deref()).ok_or_else(|| Refusal::NotAChoice.on("after"))?;
        let quiet = desk.quiet().await?;
        let wanted = Wanted {
            today: desk.today,
            quiet: &quiet.customers,
            least: query.least.map_or(0, |least| least.0),
            search: Search::of([(typed, Fields::ALL)]),
        };
        let found = rows::list(desk.conn(), &wanted, place, limit).await?;
        let found = stretch(found, limit, |row| row.place.written());
        let rows = desk.calls(found.rows).await?;
        Ok(Stretch { rows, next: found.next })
    }

    /// Customers who have something open up to today and are left in peace, with why; at most 200.
    pub async fn left_in_peace(&self) -> Answer<Vec<PeaceRow>> {
        let mut desk = self.look().await?;
        let (today, now) = (desk.today, desk.now);
        let live = promises::live(desk.conn(), today).await?;
        let asides = silence::asides(desk.conn(), now).await?;
        let known = Known { live: live.into_iter().collect(), asides };
        rows::peace(desk.conn(), today, &known, PEACE).await
    }
}

impl Desk<'_> {
    /// Customers to call with what they promised last.
    async fn calls(&mut self, found: Vec<Found>) -> Answer<Vec<CallRow>> {
        let today = self.today;
        let ids: Vec<i64> = found.iter().filter_map(|row| row.last_promise).collect();
        let mut last = self.last_promises(&ids).await?;
        let row = |found: Found| {
            let since = found.since;
            CallRow {
                customer_id: found.customer,
                customer_name: found.name,
                phone: found.phone,
                open: Minor(found.open),
                since: Day(since),
                days_late: late(since, today),
                promised: found.promised,
                last_kind: found.last_kind,
                last_at: found.last_at,
                last_promise: found.last_promise.and_then(|id| last.remove(&id)),
            }
        };
        Ok(found.into_iter().map(row).collect())
    }
}

fn late(since: Date, today: Date) -> u32 {
    days_overdue(Some(since), today).unsigned_abs()
}

/// Where a customer stands in the list, as a number: the smaller, the sooner to call. It counts in days. Who waited a day
/// longer comes a day sooner; whose debt is ten times as large, 27 days sooner; each promise whose day passed, a month. It
/// is the same on every day, so that the file can keep the order: what somebody owes is all of it, due or not and disputed
/// or not, so that a line may come before another which shows more that is due.
///
/// `customer_to_call` of the file counts the same.
#[must_use]
pub fn call_number(since: i64, outstanding: i64, promised: u32) -> i64 {
    let digits = outstanding.max(0).to_string();
    let first = digits.bytes().next().map_or(0, |digit| i64::from(digit - b'0'));
    let tenfolds = i64::try_from(digits.len()).unwrap_or(0);
    since - 3 * (9 * tenfolds + first) - 30 * i64::from(promised)
}

#[cfg(test)]
mod tests;
