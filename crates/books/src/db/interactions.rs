//! Rows of interactions: writing them, and reading them the latest first or by the day something is to follow.

use std::collections::BTreeMap;

use ledger::Date;
use ledger::status::days_overdue;
use sqlx::Row as _;
use sqlx::sqlite::{SqliteConnection, SqliteRow};

use super::batch::day;
use super::customers::Statement;
use super::documents::on;
use super::reminders::by_date;
use super::silence::unerased;
use crate::interactions::{FollowUpView, InteractionKind, InteractionView};
use crate::refusal::{Answer, Refusal};
use crate::values::{CustomerId, Day, InteractionId, Moment, UserId};

/// What is to follow.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct FollowUp {
    pub(crate) on: Date,
    pub(crate) minute: Option<u16>,
    pub(crate) assigned_to: Option<UserId>,
}

/// What can change of an interaction, and whose it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Row {
    pub(crate) customer: CustomerId,
    pub(crate) kind: InteractionKind,
    pub(crate) text: String,
    pub(crate) pinned: bool,
    pub(crate) follow_up: Option<FollowUp>,
    pub(crate) done_at: Option<Moment>,
}

/// An interaction as it lies in the file, with the names a view needs.
#[derive(Debug, Clone)]
pub(crate) struct Found {
    pub(crate) id: InteractionId,
    pub(crate) row: Row,
    pub(crate) author: UserId,
    pub(crate) created_at: Moment,
    changed_at: Moment,
    customer_name: String,
    assigned_name: Option<String>,
    by: String,
}

impl Found {
    /// It as the window shows it.
    pub(crate) fn view(self, today: Date, editable: bool) -> InteractionView {
        let Row { customer, kind, text, pinned, follow_up, done_at } = self.row;
        let assigned_name = self.assigned_name;
        let follow_up = follow_up.map(|FollowUp { on, minute, assigned_to }| FollowUpView {
            on: Day(on),
            minute,
            assigned_to,
            assigned_name,
            done_at,
            days_late: late(done_at, on, today),
        });
        InteractionView {
            id: self.id,
            customer_id: customer,
            customer_name: self.customer_name,
            kind,
            text,
            pinned,
            follow_up,
            by: self.by,
            created_at: self.created_at,
            changed_at: self.changed_at,
            editable,
        }
    }
}

fn late(done_at: Option<Moment>, on: Date, today: Date) -> u32 {
    days_overdue(Some(on).filter(|_| done_at.is_none()), today).unsigned_abs()
}

impl InteractionKind {
    /// The word the file keeps.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Call => "call",
            Self::Visit => "visit",
            Self::Message => "message",
            Self::Note => "note",
        }
    }

    pub(crate) fn of(word: &str) -> Self {
        match word {
            "call" => Self::Call,
            "visit" => Self::Visit,
            "message" => Self::Message,
            _note => Self::Note,
        }
    }
}

/// Adds one.
pub(crate) async fn insert(
    conn: &mut SqliteConnection,
    row: &Row,
    user: UserId,
    now: Moment,
) -> Answer<InteractionId> {
    let insert = sqlx::query(
        "INSERT INTO interaction (customer_id, kind, text, pinned, follow_up_day, follow_up_minute, assigned_to, done_at,
                                  user_id, created_at, changed_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?10)",
    )
    .bind(row.customer.0);
    let made = filled(insert, row).bind(user.0).bind(now.0).execute(conn).await?;
    Ok(InteractionId(made.last_insert_rowid()))
}

/// Keeps what changed of one.
pub(crate) async fn update(
    conn: &mut SqliteConnection,
    id: InteractionId,
    row: &Row,
    now: Moment,
) -> Answer<()> {
    let update = sqlx::query(
        "UPDATE interaction SET kind = ?2, text = ?3, pinned = ?4, follow_up_day = ?5, follow_up_minute = ?6,
                                assigned_to = ?7, done_at = ?8, changed_at = ?9 WHERE id = ?1",
    )
    .bind(id.0);
    filled(update, row).bind(now.0).execute(conn).await?;
    Ok(())
}

/// A statement with what can change of an interaction bound, in the order of its columns.
fn filled<'q>(statement: Statement<'q>, row: &Row) -> Statement<'q> {
    let follow_up = row.follow_up.as_ref();
    statement
        .bind(row.kind.word())
        .bind(row.text.clone())
        .bind(row.pinned)
        .bind(follow_up.map(|follow_up| day(follow_up.on)))
        .bind(follow_up.and_then(|follow_up| follow_up.minute))
        .bind(follow_up.and_then(|follow_up| follow_up.assigned_to).map(|user| user.0))
        .bind(row.done_at.map(|at| at.0))
}

/// Interactions around a walk that finds them as `i`.
macro_rules! found {
    ($walk:literal) => {
        concat!(
            "SELECT i.*, c.name AS customer_name, a.name AS assigned_name, u.name AS by_name
             FROM interaction i JOIN customer c ON c.id = i.customer_id JOIN user u ON u.id = i.user_id
             LEFT JOIN user a ON a.id = i.assigned_to ",
            $walk
        )
    };
}

/// One interaction. An unknown one is refused.
pub(crate) async fn known(conn: &mut SqliteConnection, id: InteractionId) -> Answer<Found> {
    let row = sqlx::query(found!("WHERE i.id = ?1")).bind(id.0).fetch_optional(conn).await?;
    read(&row.ok_or_else(|| Refusal::InteractionNotFound.on("id"))?)
}

/// Those with one customer or with all, the latest first, before an id; one more than `limit`.
pub(crate) async fn latest(
    conn: &mut SqliteConnection,
    customer: Option<CustomerId>,
    before: i64,
    limit: usize,
) -> Answer<Vec<Found>> {
    let sql = match customer {
        Some(_) => found!("WHERE i.customer_id = ?3 AND i.id < ?1 ORDER BY i.id DESC LIMIT ?2"),
        None => found!("WHERE i.id < ?1 ORDER BY i.id DESC LIMIT ?2"),
    };
    let rows = sqlx::query(sql)
        .bind(before)
        .bind(i64::try_from(limit).unwrap_or(i64::MAX).saturating_add(1))
        .bind(customer.map(|customer| customer.0))
        .fetch_all(conn)
        .await?;
    rows.iter().map(read).collect()
}

/// What is to follow up to a day and is not done, the earliest first.
pub(crate) async fn follow_ups(
    conn: &mut SqliteConnection,
    to: Date,
    limit: u32,
) -> Answer<Vec<Found>> {
    let rows = sqlx::query(found!(
        "WHERE i.follow_up_day <= ?1 AND i.done_at IS NULL AND c.erased_at IS NULL
         ORDER BY i.follow_up_day, ifnull(i.follow_up_minute, 1440), i.id LIMIT ?2"
    ))
    .bind(day(to))
    .bind(limit)
    .fetch_all(conn)
    .await?;
    rows.iter().map(read).collect()
}

/// What was to follow and was called done from a moment on, the latest first.
pub(crate) async fn done(conn: &mut SqliteConnection, from: i64, limit: u32) -> Answer<Vec<Found>> {
    let sql = found!(
        "WHERE i.done_at >= ?1 AND c.erased_at IS NULL ORDER BY i.done_at DESC, i.id DESC LIMIT ?2"
    );
    let rows = sqlx::query(sql).bind(from).bind(limit).fetch_all(conn).await?;
    rows.iter().map(read).collect()
}

/// What is pinned to a customer, the latest first.
pub(crate) async fn pinned(
    conn: &mut SqliteConnection,
    customer: CustomerId,
) -> Answer<Vec<Found>> {
    let sql = found!("WHERE i.customer_id = ?1 AND i.pinned = 1 ORDER BY i.id DESC LIMIT 20");
    let rows = sqlx::query(sql).bind(customer.0).fetch_all(conn).await?;
    rows.iter().map(read).collect()
}

/// How many follow-ups up to a day are not done, by the civil date they are for.
pub(crate) async fn counts(
    conn: &mut SqliteConnection,
    until: Date,
) -> Answer<BTreeMap<String, u32>> {
    let rows = sqlx::query(concat!(
        "SELECT follow_up_day, count(*) FROM interaction INDEXED BY follow_up_open
         WHERE follow_up_day IS NOT NULL AND done_at IS NULL AND follow_up_day <= ?1 AND ",
        unerased!("customer_id"),
        " GROUP BY follow_up_day"
    ))
    .bind(day(until))
    .fetch_all(conn)
    .await?;
    by_date(&rows)
}

fn read(row: &SqliteRow) -> Answer<Found> {
    let follow_up = match row.get::<Option<i64>, _>("follow_up_day") {
        None => None,
        Some(day) => Some(FollowUp {
            on: on(day)?,
            minute: row.get("follow_up_minute"),
            assigned_to: row.get::<Option<i64>, _>("assigned_to").map(UserId),
        }),
    };
    Ok(Found {
        id: InteractionId(row.get("id")),
        row: Row {
            customer: CustomerId(row.get("customer_id")),
            kind: InteractionKind::of(row.get("kind")),
            text: row.get("text"),
            pinned: row.get("pinned"),
            follow_up,
            done_at: row.get::<Option<i64>, _>("done_at").map(Moment),
        },
        author: UserId(row.get("user_id")),
        created_at: Moment(row.get("created_at")),
        changed_at: Moment(row.get("changed_at")),
        customer_name: row.get("customer_name"),
        assigned_name: row.get("assigned_name"),
        by: row.get("by_name"),
    })
}
