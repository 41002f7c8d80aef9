//! Changes to a book behind the program's back, for tests of the doctor.

use sqlx::sqlite::SqliteConnection;
use sqlx::{AssertSqlSafe, Row};

use super::walk::Walk;
use crate::refusal::Answer;

/// What to change.
#[derive(Debug, Clone, Copy)]
pub enum Tamper<'a> {
    /// Gives a column another value, an SQL expression, in the rows that meet a condition.
    Set {
        /// Which table.
        table: &'a str,
        /// Which column.
        column: &'a str,
        /// The new value.
        to: &'a str,
        /// Which rows.
        rows: &'a str,
    },
    /// Takes the rows that meet a condition away.
    Remove {
        /// Which table.
        table: &'a str,
        /// Which rows.
        rows: &'a str,
    },
    /// Adds a copy of the last row, with some columns changed.
    Copy {
        /// Which table.
        table: &'a str,
        /// The columns of the new row.
        columns: &'a str,
        /// Their values, as SQL expressions over the last row.
        values: &'a str,
    },
    /// Gives the file another schema's number.
    Schema {
        /// The number.
        number: u32,
    },
    /// Drops a trigger.
    Drop {
        /// Which.
        trigger: &'a str,
    },
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Of which table.
    pub table: String,
    /// Its name.
    pub name: String,
    /// `INTEGER`, `TEXT` or `BLOB`.
    pub kind: String,
}

/// Drops the triggers, changes what is asked for with no rule in force, and puts the triggers back word for word.
pub(crate) async fn change(conn: &mut SqliteConnection, change: Tamper<'_>) -> Answer<()> {
    let (sql, dropped) = match change {
        Tamper::Set { table, column, to, rows } => {
            (format!("UPDATE {table} SET {column} = {to} WHERE {rows}"), None)
        }
        Tamper::Remove { table, rows } => (format!("DELETE FROM {table} WHERE {rows}"), None),
        Tamper::Copy { table, columns, values } => (
            format!(
                "INSERT INTO {table} ({columns}) SELECT {values} FROM {table} ORDER BY 1 DESC LIMIT 1"
            ),
            None,
        ),
        Tamper::Schema { number } => (format!("PRAGMA user_version = {number}"), None),
        Tamper::Drop { trigger } => (String::new(), Some(trigger)),
    };
    let triggers = sqlx::query("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'")
        .fetch_all(&mut *conn)
        .await?;
    let name = |row: &sqlx::sqlite::SqliteRow| row.get::<String, _>(0);
    let drop = triggers.iter().map(|row| format!("DROP TRIGGER {};", name(row)));
    let kept = triggers.iter().filter(|row| dropped != Some(name(row).as_str()));
    let put_back = kept.map(|row| row.get::<String, _>(1) + ";");
    let begin =
        "PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON; BEGIN;".to_owned();
    let end =
        ";COMMIT; PRAGMA ignore_check_constraints = OFF; PRAGMA foreign_keys = ON;".to_owned();
    let steps = [begin].into_iter().chain(drop).chain([sql + ";"]).chain(put_back).chain([end]);
    let script: String = steps.collect();
    sqlx::raw_sql(AssertSqlSafe(script)).execute(conn).await?;
    Ok(())
}

/// Columns of ordinary tables; those of the search index have no rows of their own to look at.
pub(crate) async fn columns(conn: &mut SqliteConnection) -> Answer<Vec<Column>> {
    let rows = sqlx::query(
        "SELECT t.name, c.name, c.type FROM pragma_table_list t JOIN pragma_table_info(t.name) c
         WHERE t.schema = 'main' AND t.strict = 1 ORDER BY t.name, c.cid",
    )
    .fetch_all(conn)
    .await?;
    let read = |row: &sqlx::sqlite::SqliteRow| Column {
        table: row.get(0),
        name: row.get(1),
        kind: row.get(2),
    };
    Ok(rows.iter().map(read).collect())
}

/// The condition of the last row of a column's table that meets another, and what the column holds there; none when
/// there is no such row.
pub(crate) async fn cell(
    conn: &mut SqliteConnection,
    column: &Column,
    which: &str,
) -> Answer<Option<(String, String)>> {
    let Column { table, name, .. } = column;
    let keys: Vec<String> =
        sqlx::query_scalar("SELECT name FROM pragma_table_info(?1) WHERE pk > 0 ORDER BY pk")
            .bind(table.clone())
            .fetch_all(&mut *conn)
            .await?;
    let condition = keys.iter().map(|key| format!("'{key} = ' || quote({key})"));
    let condition = condition.collect::<Vec<_>>().join(" || ' AND ' || ");
    let order = keys.iter().map(|key| format!("{key} DESC")).collect::<Vec<_>>().join(", ");
    let sql = format!(
        "SELECT {condition}, quote({name}) FROM {table} WHERE {which} ORDER BY {order} LIMIT 1"
    );
    let row = sqlx::query(AssertSqlSafe(sql)).fetch_optional(conn).await?;
    Ok(row.map(|row| (row.get(0), row.get(1))))
}

/// Gives every link the hash it must have over what lies in the file now; the last link's number and hash.
pub(crate) async fn rechain(
    conn: &mut SqliteConnection,
    chain_key: [u8; 32],
) -> Answer<(i64, [u8; 32])> {
    let (mut walk, mut hash, mut seq, mut hashes) = (Walk::default(), [0; 32], 0, Vec::new());
    loop {
        let links = walk.next(conn).await?;
        if links.is_empty() {
            break;
        }
        for link in links {
            hash = link.hash(hash, chain_key);
            seq = link.seq;
            hashes.push(crate::shops::hex(&hash));
        }
    }
    let list = serde_json::json!(hashes);
    let to = format!("(SELECT unhex(value) FROM json_each('{list}') WHERE key = seq - 1)");
    change(conn, Tamper::Set { table: "trail", column: "hash", to: &to, rows: "true" }).await?;
    Ok((seq, hash))
}
