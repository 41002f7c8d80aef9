//! The one connection to the encrypted file, its settings, and the transaction every write runs in.

use std::path::Path;

use libsqlite3_sys as _;
use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection};
use sqlx::{ConnectOptions, Connection, Row};

use super::batch::Batch;
use super::trail::{Link, Tail};
use crate::refusal::{Answer, Refusal, Refused};

/// The schema this program writes. A file with a higher number is refused untouched.
pub(crate) const SCHEMA: u32 = 1;
/// `BAHI` in ASCII.
const APPLICATION_ID: i64 = 0x4241_4849;

/// SQLite 3.50.4 under SQLCipher 4.10: the floor this program was proved on.
const SQLITE_FLOOR: i32 = 3_050_004;

/// Forward only; each sets `user_version` to its own number inside its transaction.
pub(crate) const MIGRATIONS: [&str; SCHEMA as usize] =
    [include_str!("../../../../migrations/0001_book.sql")];

/// An open book: its connection and the ends of what is written.
pub(crate) struct Book {
    pub(crate) conn: SqliteConnection,
    pub(crate) tail: Tail,
    /// A transaction was begun and neither committed nor rolled back; the next use rolls it back.
    pub(crate) unfinished: bool,
    /// The tail after what the open transaction recorded.
    pub(crate) recorded: Option<Tail>,
}

impl std::fmt::Debug for Book {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Book").field("tail", &self.tail).finish_non_exhaustive()
    }
}

/// SQLCipher writes its errors to stderr unless told not to, once a process.
pub(crate) async fn silence_cipher() -> Result<(), sqlx::Error> {
    let mut memory = SqliteConnectOptions::new().filename(":memory:").connect().await?;
    sqlx::query("PRAGMA cipher_log_level = NONE").execute(&mut memory).await?;
    memory.close().await
}

/// Options of the one connection. `key` is 96 hexadecimal digits: 32 bytes of key, 16 of salt.
fn options(file: &Path, key: &str, create: bool) -> SqliteConnectOptions {
    let options = SqliteConnectOptions::new()
        .filename(file)
        .create_if_missing(create)
        .pragma("key", format!("\"x'{key}'\""))
        .pragma("locking_mode", "EXCLUSIVE")
        .pragma("journal_mode", "WAL")
        .pragma("synchronous", "FULL")
        .pragma("foreign_keys", "ON")
        .pragma("recursive_triggers", "ON")
        .pragma("trusted_schema", "OFF")
        .pragma("cell_size_check", "ON")
        .pragma("temp_store", "MEMORY")
        .pragma("cache_size", "-32768")
        .pragma("wal_autocheckpoint", "4000");
    if cfg!(target_os = "macos") {
        options.pragma("fullfsync", "ON").pragma("checkpoint_fullfsync", "ON")
    } else {
        options
    }
}

impl Book {
    /// Makes a new book; refuses when the file exists.
    pub(crate) async fn create(file: &Path, key: &str) -> Answer<Self> {
        if file.exists() {
            return Err(Refusal::ShopInUse.into());
        }
        let mut conn = options(file, key, true).connect().await?;
        sqlx::query("PRAGMA application_id = 1111574601").execute(&mut conn).await?;
        Self::ready(conn).await
    }

    /// Opens a book that is there. After the key was given, a file that does not read is damaged.
    pub(crate) async fn open(file: &Path, key: &str) -> Answer<Self> {
        if !file.exists() {
            return Err(Refusal::BookMissing.into());
        }
        let mut conn = options(file, key, false).connect().await.map_err(damaged)?;
        let version: u32 = sqlx::query_scalar("PRAGMA user_version")
            .fetch_one(&mut conn)
            .await
            .map_err(damaged)?;
        if version > SCHEMA {
            conn.close().await?;
            return Err(Refusal::BookNewer { needs: version }.into());
        }
        Self::ready(conn).await
    }

    async fn ready(mut conn: SqliteConnection) -> Answer<Self> {
        migrate(&mut conn).await?;
        assert_settings(&mut conn).await?;
        let tail = Tail::read(&mut conn).await?;
        Ok(Self { conn, tail, unfinished: false, recorded: None })
    }

    /// Begins a write; rolls back first what an earlier one left unfinished.
    pub(crate) async fn begin(&mut self) -> Answer<()> {
        self.settle().await?;
        self.recorded = None;
        sqlx::query("BEGIN IMMEDIATE").execute(&mut self.conn).await?;
        self.unfinished = true;
        Ok(())
    }

    /// Commits; "saved" may be said once this returns.
    pub(crate) async fn commit(&mut self, tail: Tail) -> Answer<()> {
        sqlx::query("COMMIT").execute(&mut self.conn).await?;
        self.unfinished = false;
        self.tail = tail;
        Ok(())
    }

    /// Appends a link of the first owner that makes no rows of its own.
    pub(crate) async fn plain_link(&mut self, at: i64, action: &str) -> Answer<()> {
        let link = Link { at, user: 1, action, customer: None, document: None, body: None };
        self.recorded = Some(Batch::after(&self.tail).write(&mut self.conn, &link, None).await?);
        Ok(())
    }

    /// An anchor ahead of the chain means that acknowledged entries are gone.
    pub(crate) fn check_head(&self, head: Option<vault::Head>) -> Answer<()> {
        match head {
            Some(head) if i64::try_from(head.seq).is_ok_and(|seq| seq > self.tail.seq) => {
                let lost = head.seq.abs_diff(self.tail.seq.unsigned_abs());
                Err(Refusal::BookDamaged { detail: format!("{lost} entries are missing") }.into())
            }
            Some(_) | None => Ok(()),
        }
    }

    /// Rolls back what was left unfinished.
    pub(crate) async fn settle(&mut self) -> Answer<()> {
        if self.unfinished {
            // A failed commit may have rolled back by itself: then there is nothing left to undo.
            drop(sqlx::query("ROLLBACK").execute(&mut self.conn).await);
            self.unfinished = false;
        }
        Ok(())
    }

    /// Moves everything from the log into the file and empties the log.
    pub(crate) async fn checkpoint(&mut self) -> Answer<()> {
        self.settle().await?;
        sqlx::query("PRAGMA wal_checkpoint(TRUNCATE)").execute(&mut self.conn).await?;
        Ok(())
    }

    /// Checkpoints and closes.
    pub(crate) async fn close(mut self) -> Answer<()> {
        self.checkpoint().await?;
        Ok(self.conn.close().await?)
    }
}

/// Reads every setting back: a build or a library that ignores one must not write.
async fn assert_settings(conn: &mut SqliteConnection) -> Answer<()> {
    let row = sqlx::query(
        "SELECT (SELECT journal_mode FROM pragma_journal_mode), (SELECT synchronous FROM pragma_synchronous),
                (SELECT foreign_keys FROM pragma_foreign_keys), (SELECT recursive_triggers FROM pragma_recursive_triggers),
                (SELECT locking_mode FROM pragma_locking_mode), (SELECT application_id FROM pragma_application_id),
                (SELECT trusted_schema FROM pragma_trusted_schema)",
    )
    .fetch_one(&mut *conn)
    .await?;
    let read = (
        row.get::<String, _>(0).as_str() == "wal",
        row.get::<i64, _>(1) == 2,
        row.get::<i64, _>(2) == 1,
        row.get::<i64, _>(3) == 1,
        row.get::<String, _>(4).as_str() == "exclusive",
        row.get::<i64, _>(5) == APPLICATION_ID,
        row.get::<i64, _>(6) == 0,
    );
    let cipher: Option<String> =
        sqlx::query_scalar("PRAGMA cipher_version").fetch_optional(&mut *conn).await?;
    let floor = libsqlite3_sys::SQLITE_VERSION_NUMBER >= SQLITE_FLOOR;
    if read == (true, true, true, true, true, true, true) && cipher.is_some() && floor {
        Ok(())
    } else {
        Err(Refusal::Internal { reference: format!("settings {read:?}") }.into())
    }
}

/// The key is right, since a slot gave it: what does not read is damage.
fn damaged(error: sqlx::Error) -> Refused {
    match Refused::from(error) {
        Refused { refusal: Refusal::Internal { reference }, .. } => {
            Refusal::BookDamaged { detail: reference }.into()
        }
        named => named,
    }
}

/// Brings a file up to this program's schema, one transaction a step.
async fn migrate(conn: &mut SqliteConnection) -> Answer<()> {
    let version: u32 = sqlx::query_scalar("PRAGMA user_version").fetch_one(&mut *conn).await?;
    for step in MIGRATIONS.iter().skip(version as usize) {
        let mut transaction = conn.begin().await?;
        sqlx::raw_sql(*step).execute(&mut *transaction).await?;
        transaction.commit().await?;
    }
    Ok(())
}

impl From<sqlx::Error> for Refused {
    /// Names what a disk or a lock did; everything else is a mistake of ours. SQLite's result codes are from its C API.
    fn from(error: sqlx::Error) -> Self {
        let code = error
            .as_database_error()
            .and_then(sqlx::error::DatabaseError::code)
            .and_then(|code| code.parse::<i32>().ok());
        let refusal = match code.map(|code| (code & 0xff, code)) {
            Some((5 | 6, _)) => Refusal::ShopInUse,
            Some((8, _)) => Refusal::FolderReadOnly,
            Some((13, _)) => Refusal::DiskFull,
            Some((14, _)) => Refusal::BookMissing,
            Some((10, code)) => Refusal::BookReadOnly { detail: format!("i/o {code}") },
            Some((11 | 26, code)) => Refusal::BookDamaged { detail: format!("code {code}") },
            // A broken constraint names its column, and no value.
            Some((19, _)) => Refusal::Internal { reference: error.to_string() },
            Some((_, code)) => Refusal::Internal { reference: format!("sqlite {code}") },
            None => Refusal::Internal { reference: "sqlx".to_owned() },
        };
        log::error!("the book refused: {error}");
        refusal.into()
    }
}
