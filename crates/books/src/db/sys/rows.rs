//! Reading rows where they lie. sqlx hands every row from the engine's thread to ours through a channel: that is too dear
//! for the doctor, which reads every row there is.

use std::ffi::{CStr, c_int};
use std::ptr::{NonNull, null_mut};
use std::slice;

use libsqlite3_sys::{
    SQLITE_DONE, SQLITE_NULL, SQLITE_OK, SQLITE_ROW, sqlite3, sqlite3_bind_int64,
    sqlite3_column_blob, sqlite3_column_bytes, sqlite3_column_int64, sqlite3_column_type,
    sqlite3_finalize, sqlite3_prepare_v2, sqlite3_step, sqlite3_stmt,
};
use sqlx::sqlite::SqliteConnection;

use crate::refusal::{Answer, Refusal};

/// Runs a query whose parameters are whole numbers, and shows every row as it comes.
pub(crate) async fn each_row(
    conn: &mut SqliteConnection,
    sql: &CStr,
    bounds: &[i64],
    mut row: impl FnMut(&Row<'_>) -> Answer<()>,
) -> Answer<()> {
    let mut handle = conn.lock_handle().await?;
    let statement = Statement::prepare(handle.as_raw_handle(), sql)?;
    for (place, bound) in (1..).zip(bounds) {
        statement.bind(place, *bound)?;
    }
    while statement.step()? {
        row(&Row(&statement))?;
    }
    Ok(())
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
        #[expect(unsafe_code, reason = "sqlx reads rows through a channel only")]
        // SAFETY: the statement stands on a row; a column it does not have is nothing.
        let kind = unsafe { sqlite3_column_type(self.0.0.as_ptr(), column) };
        (kind != SQLITE_NULL).then(|| self.int(column))
    }

    /// Bytes or nothing; empty ones are bytes.
    pub(crate) fn bytes(&self, column: c_int) -> Option<&[u8]> {
        self.maybe(column)?;
        #[expect(unsafe_code, reason = "sqlx reads rows through a channel only")]
        // SAFETY: the statement stands on a row until it is stepped again, which needs it whole: the bytes, so many as it
        // says after it gave them, last as long as this borrow of the row. Empty ones have no place.
        unsafe {
            let first = sqlite3_column_blob(self.0.0.as_ptr(), column).cast::<u8>();
            let many =
                usize::try_from(sqlite3_column_bytes(self.0.0.as_ptr(), column)).unwrap_or(0);
            Some(if first.is_null() { &[] } else { slice::from_raw_parts(first, many) })
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
