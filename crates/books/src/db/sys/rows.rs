//! Reading rows where they lie. sqlx hands every row from the engine's thread to ours through a channel: that is too dear
//! for the doctor, which reads every row there is.

use std::ffi::{CStr, c_int};
use std::ptr::{NonNull, null_mut};
use std::slice;

use libsqlite3_sys::{
    SQLITE_DONE, SQLITE_INTEGER, SQLITE_NULL, SQLITE_OK, SQLITE_ROW, SQLITE_TEXT, sqlite3,
    sqlite3_bind_int64, sqlite3_column_int64, sqlite3_column_value, sqlite3_finalize,
    sqlite3_prepare_v2, sqlite3_step, sqlite3_stmt, sqlite3_value_blob, sqlite3_value_bytes,
    sqlite3_value_int64, sqlite3_value_type,
};
use sqlx::Connection;
use sqlx::sqlite::{LockedSqliteHandle, SqliteConnection};

use crate::refusal::{Answer, Refusal};

/// The engine, to be read from where we are until this is dropped.
pub(crate) struct Reading<'a>(LockedSqliteHandle<'a>);

impl<'a> Reading<'a> {
    /// Takes the engine from its thread.
    pub(crate) async fn begin(conn: &'a mut SqliteConnection) -> Answer<Self> {
        Ok(Self(lock(conn).await?))
    }

    /// Runs a query whose parameters are whole numbers, and shows every row as it comes.
    pub(crate) fn each_row(
        &mut self,
        sql: &CStr,
        bounds: &[i64],
        mut row: impl FnMut(&Row<'_>) -> Answer<()>,
    ) -> Answer<()> {
        let statement = Statement::prepare(self.0.as_raw_handle(), sql)?;
        for (place, bound) in (1..).zip(bounds) {
            statement.bind(place, *bound)?;
        }
        while statement.step()? {
            row(&Row(&statement))?;
        }
        Ok(())
    }
}

/// Takes the engine from its thread, once that has come back from whoever took it before: sqlx queues a note each time, and
/// should the thread sleep until the queue is full, it and we would wait for each other for good.
pub(crate) async fn lock(conn: &mut SqliteConnection) -> Answer<LockedSqliteHandle<'_>> {
    conn.ping().await?;
    Ok(conn.lock_handle().await?)
}

/// One query by itself; see [`Reading::each_row`].
pub(crate) async fn each_row(
    conn: &mut SqliteConnection,
    sql: &CStr,
    bounds: &[i64],
    row: impl FnMut(&Row<'_>) -> Answer<()>,
) -> Answer<()> {
    Reading::begin(conn).await?.each_row(sql, bounds, row)
}

/// A prepared statement, finalised when it is dropped. It must not outlive the lock on its connection.
struct Statement(NonNull<sqlite3_stmt>);

impl Statement {
    fn prepare(db: NonNull<sqlite3>, sql: &CStr) -> Answer<Self> {
        let mut statement = null_mut();
        #[expect(unsafe_code, reason = "sqlx reads rows through a channel only")]
        // SAFETY: the handle is open and locked, the text ends with a NUL, and the place for the answer is ours.
        let code = unsafe {
            sqlite3_prepare_v2(db.as_ptr(), sql.as_ptr(), -1, &raw mut statement, null_mut())
        };
        match NonNull::new(statement) {
            Some(statement) if code == SQLITE_OK => Ok(Self(statement)),
            _unprepared => Err(failed(code)),
        }
    }

    fn bind(&self, place: c_int, bound: i64) -> Answer<()> {
        #[expect(unsafe_code, reason = "sqlx reads rows through a channel only")]
        // SAFETY: the statement is prepared and not yet stepped; a place it does not have is an error code.
        let code = unsafe { sqlite3_bind_int64(self.0.as_ptr(), place, bound) };
        if code == SQLITE_OK { Ok(()) } else { Err(failed(code)) }
    }

    /// Whether there is another row.
    fn step(&self) -> Answer<bool> {
        #[expect(unsafe_code, reason = "sqlx reads rows through a channel only")]
        // SAFETY: the statement is prepared, and the connection is locked for as long as it lives.
        match unsafe { sqlite3_step(self.0.as_ptr()) } {
            SQLITE_ROW => Ok(true),
            SQLITE_DONE => Ok(false),
            code => Err(failed(code)),
        }
    }
}

impl Drop for Statement {
    fn drop(&mut self) {
        #[expect(unsafe_code, reason = "sqlx reads rows through a channel only")]
        // SAFETY: the statement is prepared and used no more. What went wrong was said by the step.
        unsafe {
            sqlite3_finalize(self.0.as_ptr());
        }
    }
}

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Value<'a> {
    Nothing,
    Int(i64),
    Text(&'a [u8]),
    Bytes(&'a [u8]),
}

/// The row a statement stands on.
pub(crate) struct Row<'a>(&'a Statement);

impl Row<'_> {
    /// A whole number; nothing reads as 0.
    pub(crate) fn int(&self, column: c_int) -> i64 {
        #[expect(unsafe_code, reason = "sqlx reads rows through a channel only")]
        // SAFETY: the statement stands on a row; a column it does not have reads as nothing.
        unsafe {
            sqlite3_column_int64(self.0.0.as_ptr(), column)
        }
    }

    /// A whole number or nothing.
    pub(crate) fn maybe(&self, column: c_int) -> Option<i64> {
        match self.value(column) {
            Value::Int(number) => Some(number),
            Value::Nothing => None,
            Value::Text(_) | Value::Bytes(_) => Some(self.int(column)),
        }
    }

    /// Bytes or nothing; empty ones are bytes.
    pub(crate) fn bytes(&self, column: c_int) -> Option<&[u8]> {
        match self.value(column) {
            Value::Text(held) | Value::Bytes(held) => Some(held),
            Value::Nothing | Value::Int(_) => None,
        }
    }

    /// Whatever there is. No column of a strict table holds anything else; if one does, its digits are as good as bytes.
    /// Asked of the value and not of the statement, which would lock the connection for every question.
    pub(crate) fn value(&self, column: c_int) -> Value<'_> {
        #[expect(unsafe_code, reason = "sqlx reads rows through a channel only")]
        // SAFETY: the statement stands on a row until it is stepped again, which needs it whole; a column it does not have
        // is nothing. Nobody else has the connection, so that the value needs no lock of its own. Its bytes, so many as it
        // says after it gave them, last as long as this borrow of the row. Empty ones have no place.
        unsafe {
            let value = sqlite3_column_value(self.0.0.as_ptr(), column);
            let kind = sqlite3_value_type(value);
            if kind == SQLITE_NULL {
                return Value::Nothing;
            }
            if kind == SQLITE_INTEGER {
                return Value::Int(sqlite3_value_int64(value));
            }
            let first = sqlite3_value_blob(value).cast::<u8>();
            let many = usize::try_from(sqlite3_value_bytes(value)).unwrap_or(0);
            let held = if first.is_null() { &[] } else { slice::from_raw_parts(first, many) };
            if kind == SQLITE_TEXT { Value::Text(held) } else { Value::Bytes(held) }
        }
    }

    /// A text or nothing.
    pub(crate) fn text(&self, column: c_int) -> Answer<Option<String>> {
        let Some(bytes) = self.bytes(column) else { return Ok(None) };
        match str::from_utf8(bytes) {
            Ok(text) => Ok(Some(text.to_owned())),
            Err(_) => Err(Refusal::BookDamaged { detail: "text".to_owned() }.into()),
        }
    }
}

/// An error by its code, as one that comes through sqlx.
fn failed(code: c_int) -> crate::refusal::Refused {
    log::error!("the book refused: code {code}");
    crate::db::book::refusal_of(code).into()
}
