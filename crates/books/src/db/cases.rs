//! Rows of cases: writing them, reading one, and the documents each is about.

pub(crate) mod list;

use std::collections::BTreeSet;

use ledger::status::days_overdue;
use ledger::{Date, Money};
use sqlx::Row as _;
use sqlx::sqlite::{SqliteConnection, SqliteRow};

use super::batch::day;
use super::customers::Statement;
use super::documents::on;
use super::list::list as read_list;
use crate::cases::{CaseDocument, CasePriority, CaseRow, CaseStatus};
use crate::customers::search::{fold, indexed};
use crate::refusal::{Answer, Refusal};
use crate::values::{CaseId, CustomerId, Day, DocumentId, DocumentKind, Moment, UserId};

/// What can change of a case, and whose it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Row {
    pub(crate) customer: CustomerId,
    pub(crate) subject: String,
    pub(crate) description: Option<String>,
    pub(crate) assigned_to: Option<UserId>,
    pub(crate) priority: CasePriority,
    pub(crate) status: CaseStatus,
    pub(crate) disputed: Option<Money>,
    pub(crate) next_step: Option<String>,
    pub(crate) next_on: Option<Date>,
    /// Ids of what it is about.
    pub(crate) documents: BTreeSet<i64>,
}

/// A case as it lies in the file, with the names a view needs.
#[derive(Debug, Clone)]
pub(crate) struct Found {
    pub(crate) id: CaseId,
    pub(crate) row: Row,
    pub(crate) by: String,
    /// The customer's details were erased.
    pub(crate) erased: bool,
    /// The customer is archived.
    pub(crate) archived: bool,
    created_at: Moment,
    changed_at: Moment,
    customer_name: String,
    assigned_name: Option<String>,
}

impl Found {
    /// It as lists show it.
    pub(crate) fn view(self, today: Date) -> CaseRow {
        let row = self.row;
        let due = row.next_on.filter(|_| row.status.is_at_work());
        CaseRow {
            id: self.id,
            customer_id: row.customer,
            customer_name: self.customer_name,
            subject: row.subject,
            assigned_to: row.assigned_to,
            assigned_name: self.assigned_name,
            priority: row.priority,
            status: row.status,
            disputed: row.disputed.map(Into::into),
            next_step: row.next_step,
            next_on: row.next_on.map(Day),
            days_late: days_overdue(due, today).unsigned_abs(),
            created_at: self.created_at,
            changed_at: self.changed_at,
        }
    }
}

/// A document a case is about.
#[derive(Debug, Clone)]
pub(crate) struct Linked {
    pub(crate) id: i64,
    pub(crate) kind: DocumentKind,
    pub(crate) customer: Option<i64>,
    pub(crate) open: Money,
    pub(crate) ended: bool,
    number: Option<String>,
    on: Date,
    amount: Money,
}

impl Linked {
    /// It as the window shows it.
    pub(crate) fn view(self) -> CaseDocument {
        CaseDocument {
            document_id: DocumentId(self.id),
            kind: self.kind,
            number: self.number,
            on: Day(self.on),
            amount: self.amount.into(),
            open: self.open.into(),
            ended: self.ended,
        }
    }
}

/// Adds one.
pub(crate) async fn insert(
    conn: &mut SqliteConnection,
    row: &Row,
    user: UserId,
    now: Moment,
) -> Answer<CaseId> {
    let insert = sqlx::query(
        "INSERT INTO customer_case (customer_id, created_at, changed_at, subject, description, assigned_to, priority, status,
                                    disputed, next_step, next_day, words, user_id, customer_key)
         SELECT ?1, ?2, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, name_key FROM customer WHERE id = ?1",
    )
    .bind(row.customer.0)
    .bind(now.0);
    let made = filled(insert, row).bind(user.0).execute(&mut *conn).await?;
    let id = CaseId(made.last_insert_rowid());
    around(conn, id, row).await?;
    Ok(id)
}

/// Keeps what changed of one.
pub(crate) async fn update(
    conn: &mut SqliteConnection,
    id: CaseId,
    row: &Row,
    now: Moment,
) -> Answer<()> {
    let update = sqlx::query(
        "UPDATE customer_case SET changed_at = ?2, subject = ?3, description = ?4, assigned_to = ?5, priority = ?6,
                                  status = ?7, disputed = ?8, next_step = ?9, next_day = ?10, words = ?11
         WHERE id = ?1",
    )
    .bind(id.0)
    .bind(now.0);
    filled(update, row).execute(&mut *conn).await?;
    around(conn, id, row).await
}

/// Binds `?3` to `?11`: what can change, and what a search reads of it.
fn filled<'q>(statement: Statement<'q>, row: &Row) -> Statement<'q> {
    statement
        .bind(row.subject.clone())
        .bind(row.description.clone())
        .bind(row.assigned_to.map(|user| user.0))
        .bind(row.priority.code())
        .bind(row.status.code())
        .bind(row.disputed.map(Money::minor))
        .bind(row.next_step.clone())
        .bind(row.next_on.map(day))
        .bind(words(row).join("\n"))
}

fn words(row: &Row) -> [String; 2] {
    [fold(&row.subject), fold(row.description.as_deref().unwrap_or_default())]
}

/// Puts a case where searches look and beside what it is about, in place of what was there.
async fn around(conn: &mut SqliteConnection, id: CaseId, row: &Row) -> Answer<()> {
    sqlx::query(
        "DELETE FROM case_text WHERE rowid = $1;
         INSERT INTO case_text (rowid, text) VALUES ($1, $2);
         DELETE FROM case_link WHERE case_id = $1;
         INSERT INTO case_link (case_id, document_id) SELECT $1, value FROM json_each($3)",
    )
    .bind(id.0)
    .bind(indexed(words(row).iter()))
    .bind(serde_json::json!(row.documents).to_string())
    .execute(conn)
    .await?;
    Ok(())
}

/// Notes that something was written of one.
pub(crate) async fn touch(conn: &mut SqliteConnection, id: CaseId, now: Moment) -> Answer<()> {
    let sql = "UPDATE customer_case SET changed_at = ?2 WHERE id = ?1";
    sqlx::query(sql).bind(id.0).bind(now.0).execute(conn).await?;
    Ok(())
}

/// Takes one out of every list and search.
pub(crate) async fn remove(conn: &mut SqliteConnection, id: CaseId, now: Moment) -> Answer<()> {
    sqlx::query(
        "UPDATE customer_case SET removed_at = $2, changed_at = $2 WHERE id = $1;
         DELETE FROM case_text WHERE rowid = $1",
    )
    .bind(id.0)
    .bind(now.0)
    .execute(conn)
    .await?;
    Ok(())
}

/// Cases around a walk that finds them as `k`.
macro_rules! found {
    ($walk:literal) => {
        concat!(
            "SELECT k.*, c.name AS customer_name, c.erased_at, c.archived_at, a.name AS assigned_name, u.name AS by_name,
                    (SELECT json_group_array(document_id) FROM case_link l WHERE l.case_id = k.id) AS documents
             FROM ",
            $walk,
            " JOIN customer c ON c.id = k.customer_id JOIN user u ON u.id = k.user_id
             LEFT JOIN user a ON a.id = k.assigned_to "
        )
    };
}
pub(crate) use found;

/// One case. An unknown one is refused, and one that was removed.
pub(crate) async fn known(conn: &mut SqliteConnection, id: CaseId) -> Answer<Found> {
    let sql = concat!(found!("customer_case k"), "WHERE k.id = ?1 AND k.removed_at IS NULL");
    let row = sqlx::query(sql).bind(id.0).fetch_optional(conn).await?;
    read(&row.ok_or_else(|| Refusal::CaseNotFound.on("id"))?)
}

/// Documents by their ids, in the order of those; unknown ones are left out.
pub(crate) async fn linked(
    conn: &mut SqliteConnection,
    ids: &BTreeSet<i64>,
) -> Answer<Vec<Linked>> {
    let rows = sqlx::query(
        "SELECT d.id, d.kind, d.customer_id, d.number, d.day, d.amount, d.open, d.ended
         FROM json_each(?1) j CROSS JOIN document d ON d.id = j.value ORDER BY d.id",
    )
    .bind(serde_json::json!(ids).to_string())
    .fetch_all(conn)
    .await?;
    let read = |row: &SqliteRow| {
        Ok(Linked {
            id: row.get("id"),
            kind: DocumentKind::from_code(row.get("kind")),
            customer: row.get("customer_id"),
            open: Money::new(row.get("open"))?,
            ended: row.get::<i64, _>("ended") != 0,
            number: row.get("number"),
            on: on(row.get("day"))?,
            amount: Money::new(row.get("amount"))?,
        })
    };
    rows.iter().map(read).collect()
}

fn read(row: &SqliteRow) -> Answer<Found> {
    let is_set = |column| row.get::<Option<i64>, _>(column).is_some();
    Ok(Found {
        id: CaseId(row.get("id")),
        row: Row {
            customer: CustomerId(row.get("customer_id")),
            subject: row.get("subject"),
            description: row.get("description"),
            assigned_to: row.get::<Option<i64>, _>("assigned_to").map(UserId),
            priority: CasePriority::from_code(row.get("priority")),
            status: CaseStatus::from_code(row.get("status")),
            disputed: row.get::<Option<i64>, _>("disputed").map(Money::new).transpose()?,
            next_step: row.get("next_step"),
            next_on: row.get::<Option<i64>, _>("next_day").map(on).transpose()?,
            documents: read_list(row.get("documents"))?,
        },
        by: row.get("by_name"),
        erased: is_set("erased_at"),
        archived: is_set("archived_at"),
        created_at: Moment(row.get("created_at")),
        changed_at: Moment(row.get("changed_at")),
        customer_name: row.get("customer_name"),
        assigned_name: row.get("assigned_name"),
    })
}
