//! What nobody is reminded of: the one list for Reminders, Today, the notification and the digest. Customers are left in
//! peace who paid today, whose promise is live or who were set aside, and dues whose charge a case is about that is worked on.

use std::collections::{BTreeMap, BTreeSet};

use chrono_tz::Tz;
use ledger::Date;
use sqlx::Row;
use sqlx::sqlite::SqliteConnection;

use super::batch::day;
use super::documents::on;
use super::list::list;
use super::reminders::by_date;
use super::search::json;
use crate::refusal::Answer;
use crate::values::{CaseId, CustomerId, Moment, UserId};

/// The documents that cases are about that are worked on, and whose, as `disputed`: the beginning of a statement.
macro_rules! disputed {
    () => {
        "WITH disputed AS MATERIALIZED (
           SELECT DISTINCT l.document_id, k.customer_id
           FROM customer_case k INDEXED BY case_at_work JOIN case_link l ON l.case_id = k.id
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
/// That a customer's details were not erased: SQL about them.
macro_rules! unerased {
    ($customer:literal) => {
        concat!($customer, " NOT IN (SELECT id FROM customer INDEXED BY customer_erased WHERE erased_at IS NOT NULL)")
    };
}
pub(super) use {case_of, disputed as disputed_documents, unerased};

/// Until when a customer is left in peace, and whether because somebody was at it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Aside {
    pub(crate) until: Option<Moment>,
    pub(crate) done: bool,
}

/// What is kept of a customer who was ever set aside.
pub(crate) async fn aside(conn: &mut SqliteConnection, id: CustomerId) -> Answer<Option<Aside>> {
    let sql = "SELECT until, done FROM set_aside WHERE customer_id = ?1";
    let row = sqlx::query(sql).bind(id.0).fetch_optional(conn).await?;
    let until = |at: Option<i64>| at.map(Moment);
    Ok(row.map(|row| Aside { until: until(row.get(0)), done: row.get(1) }))
}

/// Keeps until when a customer is left in peace.
pub(crate) async fn set_aside(
    conn: &mut SqliteConnection,
    id: CustomerId,
    aside: Aside,
    (user, now): (UserId, Moment),
) -> Answer<()> {
    sqlx::query(
        "INSERT INTO set_aside (customer_id, until, done, user_id, changed_at) VALUES (?1, ?2, ?3, ?4, ?5)
         ON CONFLICT (customer_id) DO UPDATE SET until = excluded.until, done = excluded.done,
           user_id = excluded.user_id, changed_at = excluded.changed_at",
    )
    .bind(id.0)
    .bind(aside.until.map(|at| at.0))
    .bind(aside.done)
    .bind(user.0)
    .bind(now.0)
    .execute(conn)
    .await?;
    Ok(())
}

/// Who is set aside beyond a moment.
pub(crate) async fn asides(
    conn: &mut SqliteConnection,
    beyond: Moment,
) -> Answer<BTreeMap<i64, Aside>> {
    let asides: String = sqlx::query_scalar(
        "SELECT json_group_array(json_array(customer_id, until, done)) FROM set_aside WHERE until > ?1",
    )
    .bind(beyond.0)
    .fetch_one(conn)
    .await?;
    let asides: Vec<(i64, i64, i64)> = list(&asides)?;
    let aside = |until, done| Aside { until: Some(Moment(until)), done: done != 0 };
    Ok(asides.into_iter().map(|(customer, until, done)| (customer, aside(until, done))).collect())
}

/// Who is left in peace for what they promised or because they were set aside.
#[derive(Debug)]
pub(crate) struct Quiet {
    /// Customers, each with the last day on which the daily check is to leave them so.
    pub(crate) customers: Vec<(i64, Date)>,
    /// The live promises, by the day they are for: whose, until when.
    pub(crate) live: Vec<(i64, Date)>,
}

/// Who is left in peace on a day at a moment; the daily check is at a minute of the shop's clock.
pub(crate) async fn quiet(
    conn: &mut SqliteConnection,
    (today, now): (Date, Moment),
    (zone, minute): (Tz, u16),
) -> Answer<Quiet> {
    let live = super::promises::live(conn, today).await?;
    let mut quiet: BTreeMap<i64, Date> = live.iter().copied().collect();
    for (customer, aside) in asides(conn, now).await? {
        let (back, at) = crate::clock::civil(aside.until.unwrap_or(now), zone);
        let last = if at > minute { back } else { back.plus_days(-1).unwrap_or(back) };
        let last = last.max(today);
        let until = quiet.entry(customer).or_insert(last);
        *until = last.max(*until);
    }
    Ok(Quiet { customers: quiet.into_iter().collect(), live })
}

/// How many dues before a day and of it nobody is reminded of: those of customers left in peace, and the disputed ones of
/// everybody else, so that none is counted twice.
pub(crate) async fn silenced(
    conn: &mut SqliteConnection,
    today: Date,
    quiet: &[(i64, Date)],
) -> Answer<(u32, u32)> {
    let paid: String = sqlx::query_scalar(
        "SELECT json_group_array(customer_id) FROM document WHERE kind = 6 AND day = ?1 AND ended = 0",
    )
    .bind(day(today))
    .fetch_one(&mut *conn)
    .await?;
    let mut aside: BTreeSet<i64> = list(&paid)?;
    aside.extend(quiet.iter().map(|(customer, _)| customer));
    let row = sqlx::query(
        "SELECT count(*) FILTER (WHERE u.due_day < ?1), count(*) FILTER (WHERE u.due_day = ?1)
         FROM json_each(?2) q CROSS JOIN due u INDEXED BY due_open_of_customer ON u.customer_id = q.value
         WHERE u.settled < u.amount AND u.ended = 0 AND u.due_day <= ?1",
    )
    .bind(day(today))
    .bind(json(&aside)?)
    .fetch_one(&mut *conn)
    .await?;
    let (mut late, mut now): (u32, u32) = (row.get(0), row.get(1));
    let disputed: String = sqlx::query_scalar(concat!(
        disputed!(),
        "SELECT json_group_array(json_array(u.customer_id, u.due_day))
         FROM disputed CROSS JOIN due u INDEXED BY due_open_of_customer USING (customer_id, document_id)
         WHERE u.settled < u.amount AND u.ended = 0 AND u.due_day <= ?1"
    ))
    .bind(day(today))
    .fetch_one(conn)
    .await?;
    let disputed: Vec<(i64, i64)> = list(&disputed)?;
    for (_, on) in disputed.iter().filter(|(customer, _)| !aside.contains(customer)) {
        *(if *on < day(today) { &mut late } else { &mut now }) += 1;
    }
    Ok((late, now))
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
        "SELECT u.due_day, count(*) FROM disputed CROSS JOIN due u INDEXED BY due_open_of_customer USING (customer_id, document_id)
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
        "SELECT u.customer_id, sum(u.amount - u.settled) FROM disputed CROSS JOIN due u INDEXED BY due_open_of_customer USING (customer_id, document_id)
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

pub(super) use asked;

/// The statement around the customers `first` whom to ask: id, name, phone, since when, and what is open from one day (?4)
/// to another (?5) and not disputed. ?1 today, ?2 how many, ?3 whom to leave in peace.
macro_rules! waiting {
    ($($first:expr),+) => {
        concat!(
            disputed!(),
            $($first,)+
            " SELECT c.id, c.name, c.phone, f.since,
                     (SELECT sum(u.amount - u.settled) FROM due u
                      WHERE u.customer_id = f.id AND u.due_day BETWEEN ?4 AND ?5 AND u.settled < u.amount AND u.ended = 0
                        AND u.document_id NOT IN (SELECT document_id FROM disputed))
              FROM first f CROSS JOIN customer c ON c.id = f.id ORDER BY f.since, f.id"
        )
    };
}

/// Who has something open up to a day, the longest waiting first. Those with something disputed are looked at due by due,
/// where they may have waited as long as the last of the others.
pub(super) const WAITING: &str = waiting!(
    ", kept AS MATERIALIZED (
       SELECT c.id, c.next_due AS since FROM customer c
       WHERE c.next_due <= ?5 AND c.id NOT IN (SELECT customer_id FROM disputed) AND ",
    asked!("c.id"),
    "  ORDER BY c.next_due, c.id LIMIT ?2),
     last AS MATERIALIZED (SELECT iif(count(*) < ?2, ?5, max(since)) AS day FROM kept),
     apart AS MATERIALIZED (
       SELECT x.id FROM (SELECT DISTINCT customer_id AS id FROM disputed) x
       WHERE (SELECT min(u.due_day) FROM due u WHERE u.customer_id = x.id AND u.settled < u.amount AND u.ended = 0)
             <= (SELECT day FROM last)),
     first AS MATERIALIZED (
       SELECT id, since FROM (
         SELECT id, since FROM kept
         UNION ALL
         SELECT a.id, min(u.due_day) FROM apart a CROSS JOIN due u ON u.customer_id = a.id
         WHERE u.settled < u.amount AND u.ended = 0 AND u.due_day <= ?5
           AND u.document_id NOT IN (SELECT document_id FROM disputed) AND ",
    asked!("a.id"),
    "    GROUP BY a.id)
       ORDER BY since, id LIMIT ?2)"
);

/// Who has something open of a day, whatever they owe from before.
pub(super) const OF_THE_DAY: &str = waiting!(
    ", first AS MATERIALIZED (
       SELECT u.customer_id AS id, min(u.due_day) AS since FROM due u INDEXED BY due_open
       WHERE u.settled < u.amount AND u.ended = 0 AND u.due_day BETWEEN ?4 AND ?5
         AND u.document_id NOT IN (SELECT document_id FROM disputed) AND ",
    asked!("u.customer_id"),
    "  GROUP BY u.customer_id ORDER BY u.customer_id LIMIT ?2)"
);

/// Customers as a JSON list.
pub(super) fn customers(live: &[(i64, Date)]) -> String {
    serde_json::json!(live.iter().map(|(customer, _)| customer).collect::<Vec<_>>()).to_string()
}
