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
    /// Keeps a table as it is beside the book, to be put back.
    Keep {
        /// Which table.
        table: &'a str,
    },
    /// Puts a table back as it was kept.
    PutBack {
        /// Which table.
        table: &'a str,
    },
    /// Gives one row, by its condition, everything that another has but its keys; or both each other's.
    Replace {
        /// Which table.
        table: &'a str,
        /// The keys.
        keys: &'a str,
        /// The other columns.
        columns: &'a str,
        /// Which row.
        one: &'a str,
        /// Which row has what it is given.
        other: &'a str,
        /// The other is given what the one had.
        both: bool,
    },
    /// Gives a column another value where an index is not told of it.
    Hide {
        /// Which index.
        index: &'a str,
        /// Which table.
        table: &'a str,
        /// Which column.
        column: &'a str,
        /// The new value.
        to: &'a str,
        /// Which rows.
        rows: &'a str,
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
    /// It names the row, alone or with others.
    pub key: bool,
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
        Tamper::Keep { table } => {
            (format!("CREATE TEMP TABLE kept_{table} AS SELECT * FROM main.{table}"), None)
        }
        Tamper::PutBack { table } => (
            format!(
                "DELETE FROM main.{table}; INSERT INTO main.{table} SELECT * FROM temp.kept_{table}"
            ),
            None,
        ),
        Tamper::Replace { table, keys, columns, one, other, both } => {
            let take = |key: &str, from: &str| {
                format!(
                    ";DELETE FROM main.{table} WHERE {key}; INSERT INTO main.{table} ({keys}, {columns})
                     SELECT * FROM (SELECT {keys} FROM temp.kept_{table} WHERE {key}),
                                   (SELECT {columns} FROM temp.kept_{table} WHERE {from})"
                )
            };
            let gone = format!("DELETE FROM main.{table} WHERE {other}");
            let swapped = gone + &take(one, other) + &take(other, one);
            (if both { swapped } else { take(one, other) }, None)
        }
        Tamper::Hide { index, table, column, to, rows } => (
            format!(
                "CREATE TEMP TABLE hidden AS SELECT * FROM main.sqlite_schema WHERE name = '{index}';
                 PRAGMA writable_schema = ON; DELETE FROM main.sqlite_schema WHERE name = '{index}';
                 PRAGMA writable_schema = RESET; UPDATE {table} SET {column} = {to} WHERE {rows};
                 PRAGMA writable_schema = ON; INSERT INTO main.sqlite_schema SELECT * FROM temp.hidden;
                 PRAGMA writable_schema = RESET; DROP TABLE temp.hidden"
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
    let done = sqlx::raw_sql(AssertSqlSafe(script)).execute(&mut *conn).await;
    if done.is_err() {
        // What no key allows is not done at all.
        sqlx::raw_sql("ROLLBACK; PRAGMA ignore_check_constraints = OFF; PRAGMA foreign_keys = ON;")
            .execute(conn)
            .await?;
    }
    done?;
    Ok(())
}

/// Writes with every trigger and rule in force: what the file refuses it with, if it does.
pub(crate) async fn plainly(conn: &mut SqliteConnection, sql: &str) -> Option<String> {
    let done = sqlx::raw_sql(AssertSqlSafe(sql.to_owned())).execute(conn).await;
    done.err().map(|refused| refused.to_string())
}

/// Whether a table is no longer as it was kept.
pub(crate) async fn differs(conn: &mut SqliteConnection, table: &str) -> Answer<bool> {
    let sql = format!(
        "SELECT EXISTS (SELECT * FROM main.{table} EXCEPT SELECT * FROM temp.kept_{table})
             OR EXISTS (SELECT * FROM temp.kept_{table} EXCEPT SELECT * FROM main.{table})"
    );
    Ok(sqlx::query_scalar(AssertSqlSafe(sql)).fetch_one(conn).await?)
}

/// The tables and indexes that pages belong to, by the pages' numbers from 1.
pub(crate) async fn owners(conn: &mut SqliteConnection) -> Answer<Vec<(u32, String)>> {
    let sql = "SELECT d.pageno, ifnull(s.tbl_name, d.name) FROM dbstat d LEFT JOIN sqlite_schema s ON s.name = d.name";
    let rows = sqlx::query(sql).fetch_all(conn).await?;
    Ok(rows.iter().map(|row| (row.get(0), row.get(1))).collect())
}

/// Everything a table says, row by row.
pub(crate) async fn contents(conn: &mut SqliteConnection, table: &str) -> Answer<String> {
    let columns: Vec<String> =
        sqlx::query_scalar("SELECT 'quote(' || name || ')' FROM pragma_table_info(?1)")
            .bind(table.to_owned())
            .fetch_all(&mut *conn)
            .await?;
    let sql = format!("SELECT json_group_array(json_array({})) FROM {table}", columns.join(", "));
    Ok(sqlx::query_scalar(AssertSqlSafe(sql)).fetch_one(conn).await?)
}

/// The condition of one of the rows of a table that meet another, counted round from the first; none when there is none.
pub(crate) async fn row(
    conn: &mut SqliteConnection,
    table: &str,
    which: &str,
    place: u32,
) -> Answer<Option<String>> {
    let keys: Vec<String> =
        sqlx::query_scalar("SELECT name FROM pragma_table_info(?1) WHERE pk > 0 ORDER BY pk")
            .bind(table.to_owned())
            .fetch_all(&mut *conn)
            .await?;
    let condition = keys.iter().map(|key| format!("'{key} = ' || quote({key})"));
    let condition = condition.collect::<Vec<_>>().join(" || ' AND ' || ");
    let sql = format!(
        "SELECT {condition} FROM {table} WHERE {which} ORDER BY {} LIMIT 1
         OFFSET {place} % max(1, (SELECT count(*) FROM {table} WHERE {which}))",
        keys.join(", ")
    );
    Ok(sqlx::query_scalar(AssertSqlSafe(sql)).fetch_optional(conn).await?)
}

/// Columns of ordinary tables; those of the search index have no rows of their own to look at.
pub(crate) async fn columns(conn: &mut SqliteConnection) -> Answer<Vec<Column>> {
    let rows = sqlx::query(
        "SELECT t.name, c.name, c.type, c.pk > 0 FROM pragma_table_list t JOIN pragma_table_info(t.name) c
         WHERE t.schema = 'main' AND t.strict = 1 ORDER BY t.name, c.cid",
    )
    .fetch_all(conn)
    .await?;
    let read = |row: &sqlx::sqlite::SqliteRow| Column {
        table: row.get(0),
        name: row.get(1),
        kind: row.get(2),
        key: row.get(3),
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
    while let Some(stretch) = walk.next(conn).await? {
        for link in stretch.linked() {
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
