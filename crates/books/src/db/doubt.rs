//! What a connection believes of its file may be wrong once the disk has refused something. It is then not used again: the
//! file is opened anew and held against the last link that was acknowledged, and only reads go on when that fails.

use std::fs::OpenOptions;
use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};

use sqlx::Connection;
use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection};

use super::book::Book;
use crate::refusal::{Answer, Refusal, Refused};
use crate::shops;

/// Errors of the disk in this process, in whichever call: a book that sees more of them than when it was opened doubts its
/// connection. One that was not meant opens its file once too often, and that is all.
static ERRORS: AtomicU64 = AtomicU64::new(0);

/// Counts an error of the disk, or a commit that failed.
pub(super) fn count() {
    ERRORS.fetch_add(1, Ordering::Relaxed);
}

/// How many there were.
pub(super) fn errors() -> u64 {
    ERRORS.load(Ordering::Relaxed)
}

impl Book {
    /// The disk refused something since this connection was opened.
    pub(crate) fn is_doubted(&self) -> bool {
        self.errors != errors()
    }

    /// Refuses while nothing may be written.
    pub(crate) fn check_writable(&self) -> Answer<()> {
        match &self.read_only {
            Some(detail) => Err(Refusal::BookReadOnly { detail: detail.clone() }.into()),
            None => Ok(()),
        }
    }

    /// Opens the file anew with the key in memory. While it cannot be written to at all, the old connection goes on
    /// reading; when it does not open, nothing does until it opens; when the last acknowledged link is not there, the
    /// book can be read and not written to.
    pub(crate) async fn mend(&mut self, file: &Path, key: &str) -> Answer<()> {
        if let Err(error) = OpenOptions::new().read(true).write(true).open(file) {
            let Refused { refusal, .. } = shops::of_io(&error);
            self.read_only = Some(format!("{refusal:?}"));
            return Ok(());
        }
        let stand_in = SqliteConnection::connect_with(&SqliteConnectOptions::new()).await?;
        let doubted = std::mem::replace(&mut self.conn, stand_in);
        if let Err(error) = doubted.close().await {
            log::warn!("the doubted connection did not close: {error}");
        }
        let mut fresh = Self::open(file, key).await?;
        let last = std::mem::replace(&mut self.tail, fresh.tail.clone());
        if !fresh.tail.holds(&mut fresh.conn, last.seq, &last.hash).await? {
            fresh.read_only = Some("entries are missing".to_owned());
            // What is missing is still missing when the disk fails once more.
            fresh.tail = last;
        }
        *self = fresh;
        Ok(())
    }
}
