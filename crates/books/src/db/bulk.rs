//! Reading for many documents at once, and keeping the sums of what they appended. The triggers that keep them row by row
//! are lifted meanwhile, inside the same transaction, and restored as they were.

use std::collections::{HashMap, HashSet};

use ledger::account::Receivable;
use ledger::allocation::OpenDue;
use ledger::{Date, Money};
use sqlx::Row;
use sqlx::sqlite::{SqliteConnection, SqliteRow};

use super::documents::on;
use super::trail::Tail;
use crate::bulk::LoanFacts;
use crate::refusal::Answer;
use crate::values::DocumentKind;

/// What keeps a sum for each row appended, and what looks for reversals: none is made here.
const LIFTED: &str = r#"["posting_kept", "entry_kept", "document_settles", "document_refunds", "due_made",
  "allocation_kept", "due_moved", "entry_reverses", "entry_bounces", "loan_given", "loan_settles",
  "loan_repaid"]"#;

/// Lets a quarter of a gigabyte of pages stay in memory, or no longer: a page that leaves is decrypted anew when it is
/// next asked for.
pub(crate) async fn widen_cache(conn: &mut SqliteConnection, wide: bool) -> Answer<()> {
    let size = if wide { "PRAGMA cache_size = -262144" } else { "PRAGMA cache_size = -32768" };
    sqlx::query(size).execute(conn).await?;
    Ok(())
}

/// Drops the triggers that work row by row, and gives the statements that make them again.
pub(crate) async fn lift_triggers(conn: &mut SqliteConnection) -> Answer<Vec<String>> {
    let rows = sqlx::query(
        "SELECT s.sql, 'DROP TRIGGER ' || s.name FROM json_each(?1) j
         JOIN sqlite_schema s ON s.type = 'trigger' AND s.name = j.value",
    )
    .bind(LIFTED)
    .fetch_all(&mut *conn)
    .await?;
    for row in &rows {
        let drop: String = row.get(1);
        sqlx::raw_sql(sqlx::AssertSqlSafe(drop)).execute(&mut *conn).await?;
    }
    Ok(rows.iter().map(|row| row.get(0)).collect())
}

/// Makes the triggers again.
pub(crate) async fn restore_triggers(
    conn: &mut SqliteConnection,
    triggers: &[String],
) -> Answer<()> {
    for trigger in triggers {
        sqlx::raw_sql(sqlx::AssertSqlSafe(trigger.clone())).execute(&mut *conn).await?;
    }
    Ok(())
}

/// Keeps the sums of documents, dues and accounts after one lot.
pub(crate) async fn settle(conn: &mut SqliteConnection, before: &Tail) -> Answer<()> {
    sqlx::query(SETTLE).bind(before.entries).bind(before.allocations).execute(conn).await?;
    Ok(())
}

/// $1 and $2: the last entry and allocation before the lot.
const SETTLE: &str = include_str!("bulk/settle.sql");

/// Keeps the sums of customers, days and loans after the last lot.
pub(crate) async fn keep_sums(conn: &mut SqliteConnection, before: &Tail, at: i64) -> Answer<()> {
    let keep = sqlx::query(KEEP).bind(before.documents).bind(before.entries).bind(at);
    keep.bind(before.allocations).execute(conn).await?;
    Ok(())
}

/// $1, $2 and $4: the last document, entry and allocation before the first lot; $3 the moment.
const KEEP: &str = include_str!("bulk/keep.sql");

/// The last number and the latest day of every series.
pub(crate) async fn series(
    conn: &mut SqliteConnection,
) -> Answer<HashMap<(i64, String), (i64, i64)>> {
    let rows = sqlx::query("SELECT kind, year, last, latest_day FROM number_series")
        .fetch_all(conn)
        .await?;
    let read = |row: &SqliteRow| ((row.get(0), row.get(1)), (row.get(2), row.get(3)));
    Ok(rows.iter().map(read).collect())
}

/// A request's id, its digest, and what it recorded.
type Requested = ([u8; 16], ([u8; 16], i64));

/// Those of some requests that were recorded before; what is no id is left to the rules.
pub(crate) async fn requests(conn: &mut SqliteConnection, ids: &[&str]) -> Answer<Vec<Requested>> {
    let ids = ids.iter().filter_map(|id| uuid::Uuid::try_parse(id).ok());
    let ids: Vec<_> = ids.map(|id| id.simple().to_string()).collect();
    let rows = sqlx::query(
        "SELECT r.id, r.digest, r.subject FROM json_each(?1) j CROSS JOIN request r ON r.id = unhex(j.value)",
    )
    .bind(serde_json::json!(ids).to_string())
    .fetch_all(conn)
    .await?;
    let bytes = |row: &SqliteRow, at: usize| -> [u8; 16] {
        row.get::<Vec<u8>, _>(at).try_into().unwrap_or_default()
    };
    Ok(rows.iter().map(|row| (bytes(row, 0), (bytes(row, 1), row.get(2)))).collect())
}

/// What repayments ask of some loans; an unknown one is left out.
pub(crate) async fn loans(
    conn: &mut SqliteConnection,
    ids: &HashSet<i64>,
) -> Answer<Vec<(i64, LoanFacts)>> {
    let rows = sqlx::query(
        "SELECT d.id, d.kind, d.customer_id, d.ended = 1, d.day
         FROM json_each(?1) j CROSS JOIN document d ON d.id = j.value",
    )
    .bind(serde_json::json!(ids).to_string())
    .fetch_all(conn)
    .await?;
    let read = |row: &SqliteRow| {
        let kind = DocumentKind::from_code(row.get(1));
        let (customer, void, issued_on) = (row.get(2), row.get(3), on(row.get(4))?);
        Ok((row.get(0), LoanFacts { kind, customer, void, issued_on }))
    };
    rows.iter().map(read).collect()
}

/// The open dues of a JSON list of customers: whose, the due, its charge and when that was issued.
pub(crate) async fn open_dues(
    conn: &mut SqliteConnection,
    customers: String,
) -> Answer<Vec<(i64, OpenDue, i64, Date)>> {
    let rows = sqlx::query(
        "SELECT u.customer_id, u.id, u.due_day, u.amount - u.settled, u.on_loans, u.document_id, d.day
         FROM json_each(?1) j
         CROSS JOIN due u ON u.customer_id = j.value AND u.settled < u.amount AND u.ended = 0
         CROSS JOIN document d ON d.id = u.document_id
         ORDER BY u.customer_id, u.due_day, u.id",
    )
    .bind(customers)
    .fetch_all(conn)
    .await?;
    let read = |row: &SqliteRow| {
        let loans = row.get::<i64, _>(4) == 1;
        let due = OpenDue {
            id: row.get(1),
            due_on: on(row.get(2))?,
            open: Money::new(row.get(3))?,
            receivable: if loans { Receivable::Loans } else { Receivable::Trade },
        };
        Ok((row.get(0), due, row.get(5), on(row.get(6))?))
    };
    rows.iter().map(read).collect()
}
