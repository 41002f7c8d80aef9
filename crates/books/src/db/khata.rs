//! The lines of a khata, newest first, and what a customer has open.

use std::collections::BTreeMap;

use ledger::Date;
use ledger::status::days_overdue;
use sqlx::Row;
use sqlx::sqlite::SqliteConnection;

use super::batch::day;
use super::documents::on;
use super::list::list;
use crate::khata::{KhataLine, LineState};
use crate::refusal::{Answer, Refusal};
use crate::values::{
    CaseId, CustomerId, Day, DocumentId, DocumentKind, DueId, DueView, EntryId, Minor, Moment,
    OpenItem, UserId,
};

/// The sums of a stretch of a khata.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Sums {
    pub(crate) gave: i64,
    /// What the customer owes after its last line.
    pub(crate) closing: i64,
    /// What they owed before its first.
    pub(crate) opening: i64,
    pub(crate) lines: i64,
}

/// A line, and who recorded its document when.
#[derive(Debug)]
pub(crate) struct Line {
    pub(crate) view: KhataLine,
    pub(crate) by: UserId,
    pub(crate) at: Moment,
}

/// Where a page ends: the line before which it stands, and the balance after its own newest line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Edge {
    pub(crate) day: i64,
    pub(crate) entry: i64,
    pub(crate) balance: i64,
}

/// The sums of the days from `from` to `to`. The whole of a khata is kept with the customer; a part of it is summed
/// from its end backwards, which for the months one looks at is the short way.
pub(crate) async fn sums(
    conn: &mut SqliteConnection,
    customer: CustomerId,
    from: Option<Date>,
    to: Option<Date>,
) -> Answer<Sums> {
    let whole = sqlx::query("SELECT gave, receivable, lines FROM customer WHERE id = ?1")
        .bind(customer.0)
        .fetch_optional(&mut *conn)
        .await?
        .ok_or_else(|| Refusal::CustomerNotFound.on("customerId"))?;
    let (gave, receivable): (i64, i64) = (whole.get(0), whole.get(1));
    if from.is_none() && to.is_none() {
        return Ok(Sums { gave, closing: receivable, opening: 0, lines: whole.get(2) });
    }
    let part = sqlx::query(
        "SELECT ifnull(sum(max(effect, 0)) FILTER (WHERE day <= ?3), 0), ifnull(sum(effect) FILTER (WHERE day > ?3), 0),
                ifnull(sum(effect), 0), count(*) FILTER (WHERE day <= ?3 AND effect <> 0)
         FROM entry WHERE customer_id = ?1 AND day >= ?2",
    )
    .bind(customer.0)
    .bind(from.map_or(i64::MIN, day))
    .bind(to.map_or(i64::MAX, day))
    .fetch_one(conn)
    .await?;
    Ok(Sums {
        gave: part.get(0),
        closing: receivable - part.get::<i64, _>(1),
        opening: receivable - part.get::<i64, _>(2),
        lines: part.get(3),
    })
}

/// At most `limit` lines that lie before the edge and not before `from`, oldest first, and the edge of the lines before
/// them if there are any. An entry that moves nothing of the customer's is no line.
pub(crate) async fn lines(
    conn: &mut SqliteConnection,
    customer: CustomerId,
    from: Option<Date>,
    edge: Edge,
    limit: usize,
) -> Answer<(Vec<Line>, Option<Edge>)> {
    let rows: String = sqlx::query_scalar(
        "SELECT json_group_array(json_array(json_array(entry, day, effect, reversal), document, kind, number, note, ended, by, at))
         FROM (SELECT e.id AS entry, e.day, e.effect, e.reverses IS NOT NULL AS reversal, d.id AS document, d.kind, d.number,
                 iif(e.reverses IS NULL, d.note, (SELECT r.reason FROM entry r WHERE r.id = e.id)) AS note, d.ended,
                 d.user_id AS by, d.at
               FROM entry e JOIN document d ON d.id = e.document_id
               WHERE e.customer_id = ?1 AND e.effect <> 0 AND e.day >= ?2 AND (e.day, e.id) < (?3, ?4)
               ORDER BY e.day DESC, e.id DESC LIMIT ?5)",
    )
    .bind(customer.0)
    .bind(from.map_or(i64::MIN, day))
    .bind(edge.day)
    .bind(edge.entry)
    .bind(i64::try_from(limit).unwrap_or(i64::MAX - 1) + 1)
    .fetch_one(conn)
    .await?;
    let rows: Vec<Fields> = list(&rows)?;
    let more = rows.len() > limit;
    let mut lines = Vec::with_capacity(rows.len().min(limit));
    let mut before = edge;
    for row in rows.into_iter().take(limit) {
        let (entry, day, effect, _) = row.0;
        lines.push(line(row, before.balance)?);
        before = Edge { day, entry, balance: before.balance - effect };
    }
    lines.reverse();
    Ok((lines, more.then_some(before)))
}

/// A line as it is read: entry, day, effect and whether it reverses; its document.
type Fields = ((i64, i64, i64, i64), i64, i64, Option<String>, Option<String>, i64, i64, i64);

fn line(
    ((entry, day, effect, reversal), document, kind, number, note, ended, by, at): Fields,
    balance: i64,
) -> Answer<Line> {
    let view = KhataLine {
        entry_id: EntryId(entry),
        document_id: DocumentId(document),
        kind: DocumentKind::from_code(kind),
        number,
        on: Day(on(day)?),
        note,
        gave: Minor(effect.max(0)),
        got: Minor((-effect).max(0)),
        balance: Minor(balance),
        state: state(reversal != 0, ended),
        voidable: false,
        case_id: None,
    };
    Ok(Line { view, by: UserId(by), at: Moment(at) })
}

fn state(reversal: bool, ended: i64) -> LineState {
    match (reversal, ended) {
        (true, _) => LineState::Reversal,
        (false, 0) => LineState::Live,
        (false, 1) => LineState::Void,
        (false, _bounced) => LineState::Bounced,
    }
}

/// The open dues of a customer with their charges, oldest due date first, at most `limit`; `cases` says which are disputed.
pub(crate) async fn open_items(
    conn: &mut SqliteConnection,
    customer: CustomerId,
    today: Date,
    limit: u32,
    cases: &BTreeMap<i64, CaseId>,
) -> Answer<Vec<OpenItem>> {
    let rows: String = sqlx::query_scalar(
        "SELECT json_group_array(json_array(json_array(id, due_day, amount, settled), document, kind, number, day))
         FROM (SELECT u.id, u.due_day, u.amount, u.settled, d.id AS document, d.kind, d.number, d.day
               FROM due u JOIN document d ON d.id = u.document_id
               WHERE u.customer_id = ?1 AND u.settled < u.amount AND u.ended = 0 ORDER BY u.due_day, u.id LIMIT ?2)",
    )
    .bind(customer.0)
    .bind(limit)
    .fetch_one(conn)
    .await?;
    let rows: Vec<ItemFields> = list(&rows)?;
    let item = |row: ItemFields| {
        let case_id = cases.get(&row.1).copied();
        Ok(OpenItem { case_id, ..open_item(row, today)? })
    };
    rows.into_iter().map(item).collect()
}

/// An open due as it is read: id, due day, amount and settled; its charge.
type ItemFields = ((i64, i64, i64, i64), i64, i64, Option<String>, i64);

fn open_item(
    ((id, due_day, amount, settled), document, kind, number, day): ItemFields,
    today: Date,
) -> Answer<OpenItem> {
    let due_on = on(due_day)?;
    Ok(OpenItem {
        due: DueView {
            id: DueId(id),
            due_on: Day(due_on),
            amount: Minor(amount),
            settled: Minor(settled),
            open: Minor(amount - settled),
            days_late: days_overdue(Some(due_on), today).unsigned_abs(),
        },
        document_id: DocumentId(document),
        kind: DocumentKind::from_code(kind),
        number,
        issued_on: Day(on(day)?),
        case_id: None,
    })
}
