//! What sqlx has no word for in SQLite's C interface: one setting, and rows read where they lie.

pub(crate) mod rows;

use std::ffi::c_int;
use std::ptr::null_mut;

use libsqlite3_sys::{SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, SQLITE_OK, sqlite3_db_config};
use sqlx::sqlite::SqliteConnection;

use crate::refusal::{Answer, Refusal};

/// Closing leaves the log as it is. SQLite would move what it could read of the log into the file and delete the rest:
/// a book that is refused must stay untouched, and one whose disk failed must not be written to by a connection that is
/// no longer believed.
pub(crate) async fn leave_log(conn: &mut SqliteConnection) -> Answer<()> {
    let mut handle = rows::lock(conn).await?;
    let db = handle.as_raw_handle().as_ptr();
    #[expect(unsafe_code, reason = "sqlx has no option for it")]
    // SAFETY: the handle is open and locked; this option takes a number and a place for the answer, which may be null.
    let code = unsafe {
        sqlite3_db_config(
            db,
            SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE,
            c_int::from(true),
            null_mut::<c_int>(),
        )
    };
    if code == SQLITE_OK {
        Ok(())
    } else {
        Err(Refusal::Internal { reference: format!("close {code}") }.into())
    }
}
