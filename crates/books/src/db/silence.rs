//! What nobody is reminded of: the one list for Reminders, Today, the notification and the digest. Customers are left in
//! peace who paid today or whose promise is live, and dues whose charge a case is about that is worked on.

use std::collections::BTreeMap;

use ledger::Date;
use sqlx::Row;
use sqlx::sqlite::SqliteConnection;

use super::batch::day;
use super::documents::on;
use super::reminders::by_date;
use crate::refusal::Answer;
use crate::values::{CaseId, CustomerId};

/// The documents that cases are about that are worked on, as `disputed`: the beginning of a statement.
macro_rules! disputed {
    () => {
        "WITH disputed AS MATERIALIZED (
           SELECT DISTINCT l.document_id FROM customer_case k INDEXED BY case_at_work JOIN case_link l ON l.case_id = k.id
           WHERE k.status <= 3 AND k.removed_at IS NULL) "
    };
}

/// The case that is about a document and worked on, the first of several: SQL for its id.
macro_rules! case_of {
    ($document:literal) => {
        concat!(
            "(SELECT min(k.id) FROM case_link l JOIN customer_case k ON k.id = l.case_id WHERE l.document_id = ",
            $document,
            " AND k.status <= 3 AND k.removed_at IS NULL)"
        )
    };
}
pub(super) use case_of;

/// How many dues before a day and of it nobody is reminded of: those of customers left in peace, and the disputed ones of
/// everybody else, so that none is counted twice.
pub(crate) async fn silenced(
    conn: &mut SqliteConnection,
    today: Date,
    promised: &[(i64, Date)],
) -> Answer<(u32, u32)> {
    let row = sqlx::query(concat!(
        disputed!(),
        ", quiet AS MATERIALIZED (
           SELECT customer_id FROM document WHERE kind = 6 AND day = ?1 AND ended = 0
           UNION SELECT value FROM json_each(?2))
         SELECT count(*) FILTER (WHERE due_day < ?1), count(*) FILTER (WHERE due_day = ?1) FROM (
           SELECT u.due_day FROM quiet q CROSS JOIN due u ON u.customer_id = q.customer_id
           WHERE u.settled < u.amount AND u.ended = 0 AND u.due_day <= ?1
           UNION ALL
           SELECT u.due_day FROM disputed x CROSS JOIN due u ON u.document_id = x.document_id
           WHERE u.settled < u.amount AND u.ended = 0 AND u.due_day <= ?1
             AND u.customer_id NOT IN (SELECT customer_id FROM quiet))"
    ))
    .bind(day(today))
    .bind(customers(promised))
    .fetch_one(conn)
    .await?;
    Ok((row.get(0), row.get(1)))
}

/// The open dues of customers whose promise is live, but disputed ones: until when it is, and how many fall due on which
/// day.
pub(crate) async fn promised(
    conn: &mut SqliteConnection,
    live: &[(i64, Date)],
) -> Answer<BTreeMap<String, BTreeMap<String, u32>>> {
    let until: BTreeMap<i64, Date> = live.iter().copied().collect();
    let rows = sqlx::query(concat!(
        disputed!(),
        "SELECT u.customer_id, u.due_day, count(*) FROM json_each(?1) p CROSS JOIN due u ON u.customer_id = p.value
         WHERE u.settled < u.amount AND u.ended = 0 AND u.document_id NOT IN (SELECT document_id FROM disputed)
         GROUP BY u.customer_id, u.due_day"
    ))
    .bind(customers(live))
    .fetch_all(conn)
    .await?;
    let mut promised = BTreeMap::<String, BTreeMap<String, u32>>::new();
    for row in &rows {
        let Some(until) = until.get(&row.get::<i64, _>(0)) else { continue };
        let dues = promised.entry(until.to_string()).or_default();
        *dues.entry(on(row.get(1))?.to_string()).or_default() += row.get::<u32, _>(2);
    }
    Ok(promised)
}

/// How many disputed dues are open, by the civil date they fall due.
pub(crate) async fn disputed(conn: &mut SqliteConnection) -> Answer<BTreeMap<String, u32>> {
    let rows = sqlx::query(concat!(
        disputed!(),
        "SELECT u.due_day, count(*) FROM disputed x CROSS JOIN due u ON u.document_id = x.document_id
         WHERE u.settled < u.amount AND u.ended = 0 GROUP BY u.due_day"
    ))
    .fetch_all(conn)
    .await?;
    by_date(&rows)
}

/// What is open of disputed dues, by customer.
pub(crate) async fn disputed_of(conn: &mut SqliteConnection) -> Answer<BTreeMap<i64, i64>> {
    let rows = sqlx::query(concat!(
        disputed!(),
        "SELECT u.customer_id, sum(u.amount - u.settled) FROM disputed x CROSS JOIN due u ON u.document_id = x.document_id
         WHERE u.settled < u.amount AND u.ended = 0 GROUP BY u.customer_id"
    ))
    .fetch_all(conn)
    .await?;
    Ok(rows.iter().map(|row| (row.get(0), row.get(1))).collect())
}

/// The documents that a customer's cases are about that are worked on, each with the first of those.
pub(crate) async fn cases_of(
    conn: &mut SqliteConnection,
    customer: CustomerId,
) -> Answer<BTreeMap<i64, CaseId>> {
    let rows = sqlx::query(
        "SELECT l.document_id, min(k.id) FROM customer_case k JOIN case_link l ON l.case_id = k.id
         WHERE k.customer_id = ?1 AND k.status <= 3 AND k.removed_at IS NULL GROUP BY l.document_id",
    )
    .bind(customer.0)
    .fetch_all(conn)
    .await?;
    Ok(rows.iter().map(|row| (row.get(0), CaseId(row.get(1)))).collect())
}

/// Nobody is asked who paid today (?1) or whose promise is live (?3): SQL about a customer.
macro_rules! asked {
    ($customer:literal) => {
        concat!(
            "NOT EXISTS (SELECT 1 FROM document p WHERE p.customer_id = ",
            $customer,
            " AND p.kind = 6 AND p.day = ?1 AND p.ended = 0)
             AND ",
            $customer,
            " NOT IN (SELECT value FROM json_each(?3))"
        )
    };
}

/// Customers whom to ask, the longest waiting first: id, name, phone, since when, and what is open up to today (?1) and
/// not disputed; at most ?2. Those with something disputed are few, and looked at due by due.
pub(super) const WAITING: &str = concat!(
    disputed!(),
    ", aside AS MATERIALIZED (
       SELECT DISTINCT u.customer_id AS id FROM disputed x CROSS JOIN due u ON u.document_id = x.document_id
       WHERE u.settled < u.amount AND u.ended = 0),
     first AS MATERIALIZED (
       SELECT id, since FROM (
         SELECT * FROM (
           SELECT c.id, c.next_due AS since FROM customer c
           WHERE c.next_due <= ?1 AND c.id NOT IN (SELECT id FROM aside) AND ",
    asked!("c.id"),
    "      ORDER BY c.next_due, c.id LIMIT ?2)
         UNION ALL
         SELECT a.id, min(u.due_day) FROM aside a CROSS JOIN due u ON u.customer_id = a.id
         WHERE u.settled < u.amount AND u.ended = 0 AND u.due_day <= ?1
           AND u.document_id NOT IN (SELECT document_id FROM disputed) AND ",
    asked!("a.id"),
    "    GROUP BY a.id)
       ORDER BY since, id LIMIT ?2)
     SELECT c.id, c.name, c.phone, f.since,
            (SELECT sum(u.amount - u.settled) FROM due u
             WHERE u.customer_id = f.id AND u.due_day <= ?1 AND u.settled < u.amount AND u.ended = 0
               AND u.document_id NOT IN (SELECT document_id FROM disputed))
     FROM first f CROSS JOIN customer c ON c.id = f.id ORDER BY f.since, f.id"
);

/// Customers as a JSON list.
pub(super) fn customers(live: &[(i64, Date)]) -> String {
    serde_json::json!(live.iter().map(|(customer, _)| customer).collect::<Vec<_>>()).to_string()
}
