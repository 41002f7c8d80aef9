//! What is open by the day it falls due, for the reminders centre, Today and the digest.

pub(crate) mod list;

use std::collections::BTreeMap;

use ledger::Date;
use ledger::status::days_overdue;
use sqlx::Row;
use sqlx::sqlite::{SqliteConnection, SqliteRow};

use super::batch::day;
use super::documents::on;
use super::silence;
use crate::refusal::Answer;
use crate::reminders::{ReminderRow, WaitingRow};
use crate::values::{CaseId, CustomerId, Day, DocumentId, DocumentKind, DueId, Minor};

/// Open dues, counted and summed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Open {
    pub(crate) amount: i64,
    pub(crate) dues: u32,
}

/// What is open before a day, on it and after it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Standings {
    pub(crate) before: Open,
    pub(crate) on: Open,
    pub(crate) after: Open,
}

/// What is open as seen from a day, from the kept sums.
pub(crate) async fn standings(conn: &mut SqliteConnection, today: Date) -> Answer<Standings> {
    let row = sqlx::query(
        "SELECT ifnull(sum(open) FILTER (WHERE day < ?1), 0), ifnull(sum(count) FILTER (WHERE day < ?1), 0),
                ifnull(sum(open) FILTER (WHERE day = ?1), 0), ifnull(sum(count) FILTER (WHERE day = ?1), 0),
                ifnull(sum(open) FILTER (WHERE day > ?1), 0), ifnull(sum(count) FILTER (WHERE day > ?1), 0)
         FROM due_day",
    )
    .bind(day(today))
    .fetch_one(conn)
    .await?;
    let open = |place| Open { amount: row.get(place), dues: row.get(place + 1) };
    Ok(Standings { before: open(0), on: open(2), after: open(4) })
}

/// What is open of some days, from the kept sums.
pub(crate) async fn between(conn: &mut SqliteConnection, from: Date, to: Date) -> Answer<Open> {
    let row = sqlx::query(
        "SELECT ifnull(sum(open), 0), ifnull(sum(count), 0) FROM due_day WHERE day BETWEEN ?1 AND ?2",
    )
    .bind(day(from))
    .bind(day(to))
    .fetch_one(conn)
    .await?;
    Ok(Open { amount: row.get(0), dues: row.get(1) })
}

/// How many dues are open by the day they fall due.
pub(crate) async fn counts(conn: &mut SqliteConnection) -> Answer<BTreeMap<String, u32>> {
    let rows = sqlx::query("SELECT day, count FROM due_day WHERE count > 0 ORDER BY day")
        .fetch_all(conn)
        .await?;
    by_date(&rows)
}

/// Rows of a day and a count as counts by civil date.
pub(crate) fn by_date(rows: &[SqliteRow]) -> Answer<BTreeMap<String, u32>> {
    rows.iter().map(|row| Ok((on(row.get(0))?.to_string(), row.get(1)))).collect()
}

/// Open dues in order of their day, with whom to ask.
pub(crate) async fn rows(
    conn: &mut SqliteConnection,
    (from, to): (Date, Date),
    limit: u32,
) -> Answer<Vec<ReminderRow>> {
    let rows = sqlx::query(concat!(
        "SELECT u.id, u.due_day, u.amount - u.settled, d.id, d.kind, d.number, c.id, c.name, c.phone, ",
        silence::case_of!("d.id"),
        " FROM due u JOIN document d ON d.id = u.document_id JOIN customer c ON c.id = u.customer_id
         WHERE u.settled < u.amount AND u.ended = 0 AND u.due_day BETWEEN ?1 AND ?2
         ORDER BY u.due_day, u.id LIMIT ?3",
    ))
    .bind(day(from))
    .bind(day(to))
    .bind(limit)
    .fetch_all(conn)
    .await?;
    rows.iter().map(reminder).collect()
}

fn reminder(row: &SqliteRow) -> Answer<ReminderRow> {
    Ok(ReminderRow {
        due_id: DueId(row.get(0)),
        document_id: DocumentId(row.get(3)),
        kind: DocumentKind::from_code(row.get(4)),
        number: row.get(5),
        customer_id: CustomerId(row.get(6)),
        customer_name: row.get(7),
        phone: row.get(8),
        due_on: Day(on(row.get(1))?),
        open: Minor(row.get(2)),
        promised_on: None,
        case_id: row.get::<Option<i64>, _>(9).map(CaseId),
    })
}

/// Which dues customers are asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Asked {
    /// Those before today.
    Overdue,
    /// Those of today.
    DueToday,
    /// Both.
    UpToToday,
}

/// The customers who have waited longest, with what is open of theirs of some dues and not silenced.
pub(crate) async fn waiting(
    conn: &mut SqliteConnection,
    (today, asked): (Date, Asked),
    quiet: &[(i64, Date)],
    limit: u32,
) -> Answer<Vec<WaitingRow>> {
    let on = day(today);
    let (sql, from, to) = match asked {
        Asked::Overdue => (silence::WAITING, i64::MIN, on - 1),
        Asked::DueToday => (silence::OF_THE_DAY, on, on),
        Asked::UpToToday => (silence::WAITING, i64::MIN, on),
    };
    let rows = sqlx::query(sql)
        .bind(on)
        .bind(limit)
        .bind(silence::customers(quiet))
        .bind(from)
        .bind(to)
        .fetch_all(conn)
        .await?;
    rows.iter().map(|row| waits(row, today)).collect()
}

fn waits(row: &SqliteRow, today: Date) -> Answer<WaitingRow> {
    let since = on(row.get(3))?;
    Ok(WaitingRow {
        customer_id: CustomerId(row.get(0)),
        customer_name: row.get(1),
        phone: row.get(2),
        since: Day(since),
        open: Minor(row.get(4)),
        days_late: days_overdue(Some(since), today).unsigned_abs(),
    })
}
