//! The one connection to the encrypted file, its settings, and the transaction every write runs in.

use std::path::Path;

use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection};
use sqlx::{ConnectOptions, Connection, Row};

use super::batch::{RequestRow, begun};
use super::doubt;
use super::trail::{Link, Tail};
use crate::doctor::Brake;
use crate::refusal::{Answer, Refusal, Refused};
use crate::session::Seen;
use crate::trail::Action;

/// The schema this program writes. A file with a higher number is refused untouched.
pub(crate) const SCHEMA: u32 = 1;
/// After how many steps of SQLite's machine it is asked whether to go on: a fraction of a millisecond.
const STEPS: i32 = 10_000;
/// Bytes of a page.
const PAGE: u64 = 4096;
/// `BAHI` in ASCII.
pub(super) const APPLICATION_ID: i64 = 0x4241_4849;

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
    /// Errors of the disk there had been when this connection was opened; see [`doubt`].
    pub(super) errors: u64,
    /// Why nothing may be written.
    pub(crate) read_only: Option<String>,
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

/// Settings of the one connection, given once it has its key.
const SETTINGS: &str =
    "PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
     PRAGMA foreign_keys = ON; PRAGMA recursive_triggers = ON; PRAGMA trusted_schema = OFF;
     PRAGMA cell_size_check = ON; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -32768;
     PRAGMA secure_delete = ON;
     PRAGMA wal_autocheckpoint = 4000; PRAGMA fullfsync = ON; PRAGMA checkpoint_fullfsync = ON";

/// The one connection, before anything was read. `key` is 96 hexadecimal digits: 32 bytes of key, 16 of salt.
async fn connect(file: &Path, key: &str, create: bool) -> Answer<SqliteConnection> {
    let options = SqliteConnectOptions::new().filename(file).create_if_missing(create);
    let mut conn = keyed(options, key).connect().await?;
    super::sys::leave_log(&mut conn).await?;
    Ok(conn)
}

fn keyed(options: SqliteConnectOptions, key: &str) -> SqliteConnectOptions {
    options.pragma("key", format!("\"x'{key}'\""))
}

/// Another look at the file of an open book, as it lies: its log must be empty, and nothing may be written meanwhile. It
/// takes no lock, since the book's own connection keeps every other out. What is not to be written has no rules: SQLite
/// leaves them out.
pub(crate) async fn image(file: &Path, key: &str) -> Answer<SqliteConnection> {
    let options = SqliteConnectOptions::new().filename(file).immutable(true).read_only(true);
    let mut conn = keyed(options, key).connect().await?;
    sqlx::raw_sql(IMAGE_SETTINGS).execute(&mut conn).await?;
    Ok(conn)
}

/// A quarter of a gigabyte of pages may stay in memory: one that leaves is decrypted anew when it is next asked for.
const IMAGE_SETTINGS: &str = "PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -262144";

/// Lets a connection give up whatever it is at as soon as the brake is pulled.
pub(crate) async fn heed(conn: &mut SqliteConnection, brake: Brake) -> Answer<()> {
    let mut handle = super::sys::rows::lock(conn).await?;
    handle.set_progress_handler(STEPS, move || !brake.is_pulled());
    Ok(())
}

impl Book {
    /// Makes a new book; refuses when the file exists.
    pub(crate) async fn create(file: &Path, key: &str) -> Answer<Self> {
        if file.exists() {
            return Err(Refusal::ShopInUse.into());
        }
        Self::with(connect(file, key, true).await?, async |conn| {
            sqlx::raw_sql(SETTINGS).execute(&mut *conn).await?;
            sqlx::query("PRAGMA application_id = 1111574601").execute(&mut *conn).await?;
            ready(conn).await
        })
        .await
    }

    /// Lets a book that is thrown away when it is closed wait for no disk.
    pub(crate) async fn hurry(&mut self) -> Answer<()> {
        sqlx::query("PRAGMA synchronous = OFF").execute(&mut self.conn).await?;
        Ok(())
    }

    /// Opens a book that is there. After the key was given, a file that does not read is damaged; it is not written to.
    pub(crate) async fn open(file: &Path, key: &str) -> Answer<Self> {
        match std::fs::metadata(file).map(|found| found.len()) {
            // SQLite takes a file without a whole page for a new book.
            Ok(0..PAGE) => return Err(Refusal::BookDamaged { detail: "cut".to_owned() }.into()),
            Ok(_) => {}
            Err(_) => return Err(Refusal::BookMissing.into()),
        }
        Self::with(connect(file, key, false).await?, async |conn| {
            sqlx::raw_sql(SETTINGS).execute(&mut *conn).await?;
            let version: u32 =
                sqlx::query_scalar("PRAGMA user_version").fetch_one(&mut *conn).await?;
            match version {
                0 => Err(Refusal::BookDamaged { detail: "no schema".to_owned() }.into()),
                1..=SCHEMA => ready(conn).await,
                newer => Err(Refusal::BookNewer { needs: newer }.into()),
            }
        })
        .await
        .map_err(damaged)
    }

    /// A connection that passes a check, or a closed one: one that is only dropped closes some time later.
    async fn with(
        mut conn: SqliteConnection,
        check: impl AsyncFnOnce(&mut SqliteConnection) -> Answer<Tail>,
    ) -> Answer<Self> {
        match check(&mut conn).await {
            Ok(tail) => {
                let errors = doubt::errors();
                Ok(Self { conn, tail, unfinished: false, recorded: None, errors, read_only: None })
            }
            Err(refused) => {
                conn.close().await?;
                Err(refused)
            }
        }
    }

    /// Begins a write; rolls back first what an earlier one left unfinished.
    pub(crate) async fn begin(&mut self) -> Answer<()> {
        self.settle().await?;
        self.recorded = None;
        self.unfinished = true;
        sqlx::query("BEGIN IMMEDIATE").execute(&mut self.conn).await?;
        Ok(())
    }

    /// Begins a write that answers a request, and says whether it was answered before.
    pub(crate) async fn begin_for(&mut self, request: RequestRow) -> Answer<Seen> {
        self.settle().await?;
        self.recorded = None;
        self.unfinished = true;
        begun(&mut self.conn, request).await
    }

    /// Commits; "saved" may be said once this returns.
    pub(crate) async fn commit(&mut self, tail: Tail) -> Answer<()> {
        let committed = sqlx::query("COMMIT").execute(&mut self.conn).await;
        committed.inspect_err(|_| doubt::count())?;
        self.unfinished = false;
        self.tail = tail;
        Ok(())
    }

    /// Appends a link of the first owner that makes no rows of its own.
    pub(crate) async fn plain_link(&mut self, at: i64, action: Action) -> Answer<()> {
        let link =
            Link { at, user: 1, action: action.code(), customer: None, document: None, body: None };
        self.append(link).await
    }

    /// The anchor must be a link of the chain; one ahead of it means that acknowledged entries are gone.
    pub(crate) async fn check_head(&mut self, head: Option<vault::Head>) -> Answer<()> {
        let Some(head) = head else { return Ok(()) };
        let seq = i64::try_from(head.seq).unwrap_or(i64::MAX);
        if self.tail.holds(&mut self.conn, seq, &head.hash).await? {
            return Ok(());
        }
        let detail = match seq - self.tail.seq {
            lost @ 1.. => format!("{lost} entries are missing"),
            _other => format!("entry {seq} is another one"),
        };
        Err(Refusal::BookDamaged { detail }.into())
    }

    /// Rolls back what was left unfinished.
    pub(crate) async fn settle(&mut self) -> Answer<()> {
        if self.unfinished {
            // A failed commit may have rolled back by itself: then there is nothing left to undo.
            drop(sqlx::query("ROLLBACK").execute(&mut self.conn).await);
            self.unfinished = false;
            self.recorded = None;
        }
        Ok(())
    }

    /// Moves everything from the log into the file and empties the log.
    pub(crate) async fn checkpoint(&mut self) -> Answer<()> {
        self.settle().await?;
        sqlx::query("PRAGMA wal_checkpoint(TRUNCATE)").execute(&mut self.conn).await?;
        Ok(())
    }

    /// Checkpoints and closes. A log that was not emptied stays and is read when the book is next opened.
    pub(crate) async fn close(mut self) -> Answer<()> {
        let emptied = if self.is_doubted() { Ok(()) } else { self.checkpoint().await };
        self.leave().await?;
        emptied
    }

    /// Closes and writes nothing.
    pub(crate) async fn leave(self) -> Answer<()> {
        Ok(self.conn.close().await?)
    }
}

/// Brings the file up to date and reads where it ends.
async fn ready(conn: &mut SqliteConnection) -> Answer<Tail> {
    migrate(conn).await?;
    assert_settings(conn).await?;
    Tail::read(conn).await
}

/// Reads every setting back: a build or a library that ignores one must not write.
async fn assert_settings(conn: &mut SqliteConnection) -> Answer<()> {
    let row = sqlx::query(
        "SELECT (SELECT journal_mode FROM pragma_journal_mode), (SELECT synchronous FROM pragma_synchronous),
                (SELECT foreign_keys FROM pragma_foreign_keys), (SELECT recursive_triggers FROM pragma_recursive_triggers),
                (SELECT locking_mode FROM pragma_locking_mode), (SELECT application_id FROM pragma_application_id),
                (SELECT trusted_schema FROM pragma_trusted_schema), (SELECT secure_delete FROM pragma_secure_delete)",
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
        row.get::<i64, _>(7) == 1,
    );
    let cipher: Option<String> =
        sqlx::query_scalar("PRAGMA cipher_version").fetch_optional(&mut *conn).await?;
    let floor = libsqlite3_sys::SQLITE_VERSION_NUMBER >= SQLITE_FLOOR;
    if read == (true, true, true, true, true, true, true, true) && cipher.is_some() && floor {
        Ok(())
    } else {
        Err(Refusal::Internal { reference: format!("settings {read:?}") }.into())
    }
}

/// The key is right, since a slot gave it: what does not read is damage.
pub(crate) fn damaged(refused: Refused) -> Refused {
    match refused {
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

/// What a disk or a lock did, by SQLite's result code, from its C API; everything else is a mistake of ours. A disk that fails
/// casts doubt on the connection.
pub(crate) fn refusal_of(code: i32) -> Refusal {
    match code & 0xff {
        5 | 6 => Refusal::ShopInUse,
        8 => Refusal::FolderReadOnly,
        9 => Refusal::Stopped,
        13 => {
            doubt::count();
            Refusal::DiskFull
        }
        14 => Refusal::BookMissing,
        10 => {
            doubt::count();
            Refusal::BookReadOnly { detail: format!("i/o {code}") }
        }
        11 | 26 => Refusal::BookDamaged { detail: format!("code {code}") },
        _other => Refusal::Internal { reference: format!("sqlite {code}") },
    }
}

impl From<sqlx::Error> for Refused {
    fn from(error: sqlx::Error) -> Self {
        let code = error
            .as_database_error()
            .and_then(sqlx::error::DatabaseError::code)
            .and_then(|code| code.parse::<i32>().ok());
        let refusal = match code {
            // A broken constraint names its column, and no value.
            Some(code) if code & 0xff == 19 => Refusal::Internal { reference: error.to_string() },
            Some(code) => refusal_of(code),
            None => Refusal::Internal { reference: "sqlx".to_owned() },
        };
        log::error!("the book refused: {error}");
        refusal.into()
    }
}
