//! What the doctor reads: the file itself, its schema, and every sum that is kept beside what it is the sum of.

pub(crate) mod by_id;
pub(crate) mod customers;
mod own;
pub(crate) mod personal;
mod sums;
mod tables;
#[cfg(feature = "tamper")]
pub(crate) mod tamper;
pub(crate) mod walk;

use std::collections::BTreeMap;

use sqlx::sqlite::{SqliteConnection, SqliteRow};
use sqlx::{Connection, Row};
use tokio::sync::OnceCell;

use super::book::MIGRATIONS;
use crate::doctor::{Problem, Sum};
use crate::refusal::Answer;
use crate::text;
use crate::values::Minor;

pub(crate) use own::BEGINNING;
pub(crate) use sums::{
    KeptOf, LoanSettled, OfCustomer, account_days, loan_days, loans_settled, of_customers,
    requests, sequence, series, stretches, wrong,
};
pub(crate) use tables::astray;

/// Checks every page of the file against its checksum. The log must be empty.
pub(crate) async fn pages(conn: &mut SqliteConnection) -> Answer<Option<Problem>> {
    let wrong: Option<String> =
        sqlx::query_scalar("PRAGMA cipher_integrity_check").fetch_optional(conn).await?;
    Ok(wrong.map(|detail| Problem::Page { detail }))
}

/// Checks the trees the pages make, and every value against its column's rule.
pub(crate) async fn structure(conn: &mut SqliteConnection) -> Answer<Option<Problem>> {
    let found: String = sqlx::query_scalar("PRAGMA quick_check(1)").fetch_one(conn).await?;
    Ok((found != "ok").then_some(Problem::Structure { detail: found }))
}

/// Compares every table, index and trigger with those this program makes: one that was dropped guards nothing.
pub(crate) async fn schema(conn: &mut SqliteConnection) -> Answer<Option<Problem>> {
    let wanted = FRESH.get_or_try_init(fresh).await?;
    let found = objects(conn).await?;
    let differs = |name: &&String| wanted.get(*name) != found.get(*name);
    let name = wanted.keys().chain(found.keys()).find(differs);
    Ok(name.map(|name| Problem::Schema { name: name.clone() }))
}

/// What this program makes: the same for every book, so it is made once.
static FRESH: OnceCell<BTreeMap<String, String>> = OnceCell::const_new();

async fn fresh() -> Answer<BTreeMap<String, String>> {
    let mut fresh = SqliteConnection::connect("sqlite::memory:").await?;
    for step in MIGRATIONS {
        sqlx::raw_sql(step).execute(&mut fresh).await?;
    }
    let objects = objects(&mut fresh).await?;
    fresh.close().await?;
    Ok(objects)
}

async fn objects(conn: &mut SqliteConnection) -> Answer<BTreeMap<String, String>> {
    let rows = sqlx::query(
        "SELECT name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name",
    )
    .fetch_all(conn)
    .await?;
    Ok(rows.iter().map(|row| (row.get(0), row.get(1))).collect())
}

/// Looks for rows that lie beyond what the last link says was made.
pub(crate) async fn unlinked(
    conn: &mut SqliteConnection,
    [documents, entries, dues, allocations]: [i64; 4],
) -> Answer<Option<Problem>> {
    let row = sqlx::query(
        "SELECT 'document', id FROM document WHERE id > ?1 OR id < 1
         UNION ALL SELECT 'entry', id FROM entry WHERE id > ?2 OR id < 1
         UNION ALL SELECT 'due', id FROM due WHERE id > ?3 OR id < 1
         UNION ALL SELECT 'allocation', id FROM allocation WHERE id > ?4 OR id < 1 LIMIT 1",
    )
    .bind(documents)
    .bind(entries)
    .bind(dues)
    .bind(allocations)
    .fetch_optional(conn)
    .await?;
    Ok(row.map(|row| Problem::Unlinked { table: row.get(0), id: row.get::<i64, _>(1).to_string() }))
}

/// Looks for a talk, a promise, a case or a template that says something else than the trail was last told of it, or that is gone.
pub(crate) async fn conversations(conn: &mut SqliteConnection) -> Answer<Option<Problem>> {
    let tables = [
        ("interaction", INTERACTIONS),
        ("promise", PROMISES),
        ("customer_case", CASES),
        ("template", own::TEMPLATES),
        ("set_aside", own::SET_ASIDE),
    ];
    untold(conn, &tables).await
}

/// Looks for a setting of the shop or a tax rate that is not as the trail was last told of it.
pub(crate) async fn settings(conn: &mut SqliteConnection) -> Answer<Option<Problem>> {
    untold(conn, &[("shop", own::SHOP), ("tax_rate", own::TAX_RATES)]).await
}

/// The first row of some tables that their statements find, with its field.
async fn untold(
    conn: &mut SqliteConnection,
    tables: &[(&str, &'static str)],
) -> Answer<Option<Problem>> {
    for (table, sql) in tables {
        let row = sqlx::query(*sql).fetch_optional(&mut *conn).await?;
        if let Some(row) = row {
            let (table, id) = ((*table).to_owned(), row.get::<i64, _>(0).to_string());
            return Ok(Some(Problem::Told { table, id, field: row.get(1) }));
        }
    }
    Ok(None)
}

/// Every field of the rows of a table beside what the trail was last told of it. Who wrote a row down, when and of whom is
/// in the link that made it; a row of which there is a link is there.
macro_rules! told {
    ($noun:literal, $actions:literal, $told:literal, $kept:literal) => {
        own::own!(
            $noun,
            "id",
            concat!("body ->> '", $noun, "'"),
            concat!("action BETWEEN ", $actions, "0 AND ", $actions, "9"),
            concat!(
                "SELECT id, 'created_at', seq, at FROM link WHERE action % 10 = 0
                 UNION ALL SELECT id, 'user_id', seq, user_id FROM link WHERE action % 10 = 0
                 UNION ALL SELECT id, 'customer_id', seq, customer_id FROM link WHERE action % 10 = 0 ",
                $told
            ),
            concat!(
                "SELECT id, 'customer_id', customer_id FROM ", $noun, "
                 UNION ALL SELECT id, 'user_id', user_id FROM ", $noun, "
                 UNION ALL SELECT id, 'created_at', created_at FROM ", $noun,
                $kept
            )
        )
    };
}

// What was said by and about somebody whose details were erased is gone with them.
const PROMISES: &str = told!(
    "promise",
    "5",
    "",
    "
    UNION ALL SELECT id, 'due_id', due_id FROM promise
    UNION ALL SELECT id, 'amount', amount FROM promise
    UNION ALL SELECT id, 'day', day FROM promise
    UNION ALL SELECT id, 'made_day', made_day FROM promise
    UNION ALL SELECT id, 'made_after', made_after FROM promise
    UNION ALL SELECT id, 'made_settled', made_settled FROM promise
    UNION ALL SELECT o.id, 'note', o.note FROM promise o JOIN customer c ON c.id = o.customer_id
              WHERE c.erased_at IS NULL
    UNION ALL SELECT id, 'withdrawn_at', withdrawn_at FROM promise"
);
const INTERACTIONS: &str = told!(
    "interaction",
    "4",
    "UNION ALL SELECT id, 'changed_at', max(seq), at FROM link GROUP BY id",
    "
    UNION ALL SELECT id, 'kind', kind FROM interaction
    UNION ALL SELECT i.id, 'text', i.text FROM interaction i JOIN customer c ON c.id = i.customer_id
              WHERE c.erased_at IS NULL
    UNION ALL SELECT id, 'pinned', pinned FROM interaction
    UNION ALL SELECT id, 'follow_up_day', follow_up_day FROM interaction
    UNION ALL SELECT id, 'follow_up_minute', follow_up_minute FROM interaction
    UNION ALL SELECT id, 'assigned_to', assigned_to FROM interaction
    UNION ALL SELECT id, 'done_at', done_at FROM interaction
    UNION ALL SELECT id, 'changed_at', changed_at FROM interaction"
);

const CASES: &str = told!(
    "customer_case",
    "6",
    "UNION ALL SELECT id, 'changed_at', max(seq), at FROM link GROUP BY id
     UNION ALL SELECT k.id, 'customer_key', 0, c.name_key FROM customer_case k JOIN customer c ON c.id = k.customer_id",
    "
    UNION ALL SELECT k.id, 'subject', k.subject FROM customer_case k JOIN customer c ON c.id = k.customer_id
              WHERE c.erased_at IS NULL
    UNION ALL SELECT k.id, 'description', k.description FROM customer_case k JOIN customer c ON c.id = k.customer_id
              WHERE c.erased_at IS NULL
    UNION ALL SELECT k.id, 'next_step', k.next_step FROM customer_case k JOIN customer c ON c.id = k.customer_id
              WHERE c.erased_at IS NULL
    UNION ALL SELECT id, 'next_day', next_day FROM customer_case
    UNION ALL SELECT id, 'assigned_to', assigned_to FROM customer_case
    UNION ALL SELECT id, 'priority', CASE priority WHEN 1 THEN 'low' WHEN 2 THEN 'normal' WHEN 3 THEN 'high' ELSE 'urgent' END
              FROM customer_case
    UNION ALL SELECT id, 'status', CASE status WHEN 1 THEN 'open' WHEN 2 THEN 'in progress' WHEN 3 THEN 'waiting'
              WHEN 4 THEN 'resolved' ELSE 'closed' END FROM customer_case
    UNION ALL SELECT id, 'disputed', disputed FROM customer_case
    UNION ALL SELECT id, 'documents', (SELECT nullif(json_group_array(l.document_id), '[]') FROM case_link l
              WHERE l.case_id = customer_case.id) FROM customer_case
    UNION ALL SELECT id, 'removed_at', removed_at FROM customer_case
    UNION ALL SELECT id, 'changed_at', changed_at FROM customer_case
    UNION ALL SELECT id, 'customer_key', customer_key FROM customer_case"
);

/// Looks for somebody of the shop whose row says something else than the trail was last told, or who is gone.
pub(crate) async fn people(conn: &mut SqliteConnection) -> Answer<Option<Problem>> {
    let row = sqlx::query(own::PEOPLE).fetch_optional(&mut *conn).await?;
    if let Some(row) = row {
        return Ok(Some(of_person(row.get(0), row.get(1))));
    }
    let rows = sqlx::query("SELECT id, username, username_key, email, email_key FROM user")
        .fetch_all(conn)
        .await?;
    let key =
        |row: &SqliteRow, of: &str| row.get::<Option<String>, _>(of).as_deref().map(text::key);
    let wrong = rows.iter().find_map(|row| {
        let differs = |of: &str, kept: &str| key(row, of) != row.get::<Option<String>, _>(kept);
        let field = if differs("username", "username_key") {
            "username_key"
        } else if differs("email", "email_key") {
            "email_key"
        } else {
            return None;
        };
        Some(of_person(row.get(0), field.to_owned()))
    });
    Ok(wrong)
}

fn of_person(id: i64, field: String) -> Problem {
    Problem::Told { table: "user".to_owned(), id: id.to_string(), field }
}

/// A kept sum that is not what it should be.
pub(crate) fn differs(sum: Sum, of: String, kept: Option<i64>, found: Option<i64>) -> Problem {
    Problem::Sum { sum, of, kept: kept.map(Minor), found: found.map(Minor) }
}
