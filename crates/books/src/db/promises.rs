//! Rows of promises, with what came of each: the money received after it was made, by its day, and before the next one on
//! the same debt took its place.

use ledger::promise::Since;
use ledger::{Date, Money};
use sqlx::Row as _;
use sqlx::sqlite::{SqliteConnection, SqliteRow};

use super::batch::day;
use super::documents::on;
use super::list::list;
use super::silence::unerased;
use crate::refusal::{Answer, Refusal};
use crate::values::{CustomerId, DueId, Moment, PromiseId, UserId};

/// What is written of a promise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Row {
    pub(crate) customer: CustomerId,
    pub(crate) due: Option<DueId>,
    pub(crate) amount: Money,
    pub(crate) on: Date,
    pub(crate) made_on: Date,
    /// The last document there was.
    pub(crate) made_after: i64,
    /// The last allocation there was.
    pub(crate) made_settled: i64,
    pub(crate) note: Option<String>,
}

/// A promise as it lies in the file, with what came of it and the names a view needs.
#[derive(Debug, Clone)]
pub(crate) struct Found {
    pub(crate) id: PromiseId,
    pub(crate) customer: CustomerId,
    pub(crate) customer_name: String,
    pub(crate) due: Option<DueId>,
    pub(crate) number: Option<String>,
    pub(crate) amount: Money,
    pub(crate) on: Date,
    pub(crate) made_on: Date,
    pub(crate) note: Option<String>,
    pub(crate) withdrawn_at: Option<Moment>,
    pub(crate) since: Since,
    pub(crate) author: UserId,
    pub(crate) by: String,
    pub(crate) created_at: Moment,
}

/// Adds one.
pub(crate) async fn insert(
    conn: &mut SqliteConnection,
    row: &Row,
    user: UserId,
    now: Moment,
) -> Answer<PromiseId> {
    let made = sqlx::query(
        "INSERT INTO promise (customer_id, due_id, amount, day, made_day, made_after, made_settled, note, user_id, created_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
    )
    .bind(row.customer.0)
    .bind(row.due.map(|due| due.0))
    .bind(row.amount.minor())
    .bind(day(row.on))
    .bind(day(row.made_on))
    .bind(row.made_after)
    .bind(row.made_settled)
    .bind(row.note.clone())
    .bind(user.0)
    .bind(now.0)
    .execute(conn)
    .await?;
    Ok(PromiseId(made.last_insert_rowid()))
}

/// Takes one back.
pub(crate) async fn withdraw(
    conn: &mut SqliteConnection,
    id: PromiseId,
    now: Moment,
) -> Answer<()> {
    let sql = "UPDATE promise SET withdrawn_at = ?2 WHERE id = ?1";
    sqlx::query(sql).bind(id.0).bind(now.0).execute(conn).await?;
    Ok(())
}

/// The next promise on the same debt as `p` that was not taken back, made while `p` was live: SQL for the last document
/// before it. Then what was received for `p`: SQL.
macro_rules! next {
    () => {
        "(SELECT min(n.made_after) FROM promise n WHERE n.customer_id = p.customer_id AND n.due_id IS p.due_id AND n.id > p.id
          AND n.withdrawn_at IS NULL AND n.made_day <= p.day)"
    };
}
/// Whether the charge of `p`'s due is void: SQL. What had settled it by then was taken back from it for that reason alone.
macro_rules! over {
    () => {
        "ifnull((SELECT u.ended FROM due u WHERE u.id = p.due_id), 0)"
    };
}
/// What was paid back of the receipt `d`: SQL.
macro_rules! refunded {
    () => {
        "(SELECT ifnull(sum(r.amount), 0) FROM document r WHERE r.about_id = d.id AND r.kind = 10 AND r.ended = 0)"
    };
}
/// The money received for `p`, less what of it was paid back: SQL.
macro_rules! paid {
    () => {
        concat!("CASE WHEN p.due_id IS NULL THEN
           (SELECT ifnull(sum(d.amount - ", refunded!(), "), 0)
            FROM document d WHERE d.customer_id = p.customer_id AND d.kind = 6
            AND d.day <= p.day AND d.id > p.made_after AND d.id <= ifnull(p.next, d.id) AND d.ended = 0)
         ELSE
           (SELECT ifnull(sum(iif(p.over, max(a.amount, 0), a.amount)), 0)
            FROM allocation a JOIN document d ON d.id = a.document_id
            WHERE a.due_id = p.due_id AND d.kind = 6 AND d.day <= p.day AND d.id > p.made_after
            AND d.id <= ifnull(p.next, d.id) AND d.ended = 0)
         END")
    };
}
/// What was settled by the day of `p`, which is on everything owed, in whatever way: SQL.
macro_rules! settled {
    () => {
        concat!(
            "(SELECT ifnull(sum(d.amount - iif(d.kind = 6, ",
            refunded!(),
            ", 0)), 0)
          FROM document d WHERE d.customer_id = p.customer_id AND d.kind BETWEEN 6 AND 9
          AND d.day <= p.day AND d.id > p.made_after AND d.ended = 0)"
        )
    };
}
/// What else was settled by the day of `p`: on everything owed what was let off or came back, on a due also an advance
/// from before: SQL.
macro_rules! otherwise {
    () => {
        "CASE WHEN p.due_id IS NULL THEN
           (SELECT ifnull(sum(d.amount), 0) FROM document d WHERE d.customer_id = p.customer_id AND d.kind IN (7, 8, 9)
            AND d.day <= p.day AND d.id > p.made_after AND d.ended = 0)
         ELSE
           (SELECT ifnull(sum(a.amount), 0) FROM allocation a JOIN document d ON d.id = a.document_id
            WHERE a.due_id = p.due_id AND a.id > p.made_settled AND a.day <= p.day
            AND (d.kind <> 6 OR d.id <= p.made_after) AND d.ended = 0)
         END"
    };
}

/// Promises around a condition on `p`.
macro_rules! found {
    ($($condition:expr),+) => {
        concat!(
            "SELECT p.*, c.name AS customer_name, u.name AS by_name, charge.number,
                    p.next IS NOT NULL AS replaced, ", paid!(), " AS paid, max(", otherwise!(), ", 0) AS otherwise
             FROM (SELECT p.*, ", next!(), " AS next, ", over!(), " AS over FROM promise p WHERE ", $($condition,)+ ") p
             JOIN customer c ON c.id = p.customer_id JOIN user u ON u.id = p.user_id
             LEFT JOIN due ON due.id = p.due_id LEFT JOIN document charge ON charge.id = due.document_id
             ORDER BY p.id DESC"
        )
    };
}

/// One promise. An unknown one is refused.
pub(crate) async fn known(conn: &mut SqliteConnection, id: PromiseId) -> Answer<Found> {
    let row = sqlx::query(found!("p.id = ?1")).bind(id.0).fetch_optional(conn).await?;
    read(&row.ok_or_else(|| Refusal::PromiseNotFound.on("id"))?)
}

/// Those of a customer, the latest first.
pub(crate) async fn of_customer(
    conn: &mut SqliteConnection,
    customer: CustomerId,
    limit: u32,
) -> Answer<Vec<Found>> {
    let sql = found!("p.customer_id = ?1 ORDER BY p.id DESC LIMIT ?2");
    let rows = sqlx::query(sql).bind(customer.0).bind(limit).fetch_all(conn).await?;
    rows.iter().map(read).collect()
}

/// Some, by their ids as a JSON list.
pub(crate) async fn some(conn: &mut SqliteConnection, ids: &str) -> Answer<Vec<Found>> {
    let sql = found!("p.id IN (SELECT value FROM json_each(?1))");
    let rows = sqlx::query(sql).bind(ids.to_owned()).fetch_all(conn).await?;
    rows.iter().map(read).collect()
}

/// Those for one day that were not taken back.
pub(crate) async fn for_day(conn: &mut SqliteConnection, on: Date) -> Answer<Vec<Found>> {
    let sql = found!("p.day = ?1 AND p.withdrawn_at IS NULL AND ", unerased!("p.customer_id"));
    let rows = sqlx::query(sql).bind(day(on)).fetch_all(conn).await?;
    rows.iter().map(read).collect()
}

/// Live promises from a day on, by the day they are for: whose, until when.
pub(crate) async fn live(conn: &mut SqliteConnection, today: Date) -> Answer<Vec<(i64, Date)>> {
    let live: String = sqlx::query_scalar(LIVE).bind(day(today)).fetch_one(conn).await?;
    let mut live: Vec<(i64, i64)> = list(&live)?;
    live.sort_by_key(|(_, day)| *day);
    live.into_iter().map(|(customer, day)| Ok((customer, on(day)?))).collect()
}

/// Live promises, customer and day of each, as a JSON list. ?1 today. Of somebody whose details were erased nothing is known.
const LIVE: &str = concat!(
    "SELECT json_group_array(json_array(customer_id, day)) FROM (SELECT p.*, NULL AS next, ",
    over!(),
    " AS over FROM promise p WHERE p.day >= ?1 AND p.withdrawn_at IS NULL AND ",
    next!(),
    " IS NULL AND ",
    unerased!("p.customer_id"),
    ") p
     WHERE iif(p.due_id IS NULL, ",
    settled!(),
    " < p.amount, NOT p.over AND ",
    paid!(),
    " < p.amount AND ",
    paid!(),
    " + ",
    otherwise!(),
    " < p.amount)"
);

fn read(row: &SqliteRow) -> Answer<Found> {
    let withdrawn_at = row.get::<Option<i64>, _>("withdrawn_at").map(Moment);
    Ok(Found {
        id: PromiseId(row.get("id")),
        customer: CustomerId(row.get("customer_id")),
        customer_name: row.get("customer_name"),
        due: row.get::<Option<i64>, _>("due_id").map(DueId),
        number: row.get("number"),
        amount: Money::new(row.get("amount"))?,
        on: on(row.get("day"))?,
        made_on: on(row.get("made_day"))?,
        note: row.get("note"),
        withdrawn_at,
        since: Since {
            paid: Money::new(row.get("paid"))?,
            otherwise: Money::new(row.get("otherwise"))?,
            over: row.get("over"),
            replaced: row.get("replaced"),
            withdrawn: withdrawn_at.is_some(),
        },
        author: UserId(row.get("user_id")),
        by: row.get("by_name"),
        created_at: Moment(row.get("created_at")),
    })
}
