//! What Today adds up: money in and credit out by day, customers by what they owe, the last documents.

use ledger::Date;
use sqlx::Row;
use sqlx::sqlite::SqliteConnection;

use super::batch::day;
use super::documents::on;
use crate::refusal::Answer;
use crate::today::DayFlow;
use crate::values::{Day, DocumentId, Minor};

/// Customers counted by how they stand.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Customers {
    /// Not archived.
    pub(crate) active: u32,
    /// With something open.
    pub(crate) owing: u32,
    /// With something open before today.
    pub(crate) overdue: u32,
    /// With something open that falls due today.
    pub(crate) due_today: u32,
    /// Σ advances.
    pub(crate) advances: i64,
}

/// Counts customers from the kept counts; who has something due today as well as before is found among today's dues.
pub(crate) async fn customers(conn: &mut SqliteConnection, today: Date) -> Answer<Customers> {
    let row = sqlx::query(
        "SELECT ifnull(sum(customers) FILTER (WHERE archived = 0), 0), ifnull(sum(customers) FILTER (WHERE next_due < 99999), 0),
                ifnull(sum(customers) FILTER (WHERE next_due < ?1), 0), ifnull(sum(advance), 0),
                (SELECT count(DISTINCT customer_id) FROM due WHERE due_day = ?1 AND settled < amount AND ended = 0)
         FROM customer_count",
    )
    .bind(day(today))
    .fetch_one(conn)
    .await?;
    Ok(Customers {
        active: row.get(0),
        owing: row.get(1),
        overdue: row.get(2),
        advances: row.get(3),
        due_today: row.get(4),
    })
}

/// What was given and what came in on each day from `from` to `to`; what was undone counts for nothing.
pub(crate) async fn flow(
    conn: &mut SqliteConnection,
    from: Date,
    to: Date,
) -> Answer<Vec<DayFlow>> {
    let rows = sqlx::query(
        "WITH RECURSIVE days (day) AS (SELECT ?1 UNION ALL SELECT day + 1 FROM days WHERE day < ?2)
         SELECT day,
           (SELECT ifnull(sum(amount), 0) FROM document d WHERE d.kind IN (1, 2) AND d.day = days.day AND ended = 0),
           (SELECT ifnull(sum(amount), 0) FROM document d WHERE d.kind = 6 AND d.day = days.day AND ended = 0)
         FROM days",
    )
    .bind(day(from))
    .bind(day(to))
    .fetch_all(conn)
    .await?;
    rows.iter()
        .map(|row| {
            Ok(DayFlow {
                on: Day(on(row.get(0))?),
                gave: Minor(row.get(1)),
                got: Minor(row.get(2)),
            })
        })
        .collect()
}

/// The last documents recorded, newest first, each with its customer's name; the owner's money only for the owner.
pub(crate) async fn recent(
    conn: &mut SqliteConnection,
    owner: bool,
    limit: u32,
) -> Answer<Vec<(DocumentId, Option<String>)>> {
    let rows = sqlx::query(
        "SELECT d.id, c.name FROM document d LEFT JOIN customer c ON c.id = d.customer_id
         WHERE ?1 OR d.customer_id IS NOT NULL ORDER BY d.id DESC LIMIT ?2",
    )
    .bind(owner)
    .bind(limit)
    .fetch_all(conn)
    .await?;
    Ok(rows.iter().map(|row| (DocumentId(row.get(0)), row.get(1))).collect())
}
