//! The bare connection: the same file with the same tables and indices, the same key and the same settings, written to
//! by one thread that checks nothing and keeps no sum.

use std::fs;
use std::path::{Path, PathBuf};

use rusqlite::{Connection, params};

use crate::Outcome;

/// A copy of a book without its triggers.
pub struct Bare {
    conn: Connection,
    file: PathBuf,
    document: i64,
    due: i64,
    entry: i64,
    allocation: i64,
    seq: i64,
}

/// What an entry writes, as counts of rows.
#[derive(Debug, Clone, Copy)]
pub struct Shape {
    pub kind: i64,
    pub postings: i64,
    pub lines: i64,
    /// A charge has one due; what settles has one allocation.
    pub charge: bool,
}

const SETTINGS: &str = "PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
  PRAGMA foreign_keys = ON; PRAGMA cache_size = -32768; PRAGMA wal_autocheckpoint = 4000; PRAGMA temp_store = MEMORY;";

impl Bare {
    /// Copies a book that is locked.
    pub fn of(folder: &Path, key: &str) -> Outcome<Self> {
        let file = folder.join("bare.db");
        fs::copy(folder.join("ledger.1.db"), &file)?;
        let conn = Connection::open(&file)?;
        conn.execute_batch(&format!("PRAGMA key = \"x'{key}'\"; {SETTINGS}"))?;
        let triggers: Vec<String> = conn
            .prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger'")?
            .query_map([], |row| row.get(0))?
            .collect::<Result<_, _>>()?;
        for trigger in triggers {
            conn.execute_batch(&format!("DROP TRIGGER {trigger}"))?;
        }
        conn.execute_batch("PRAGMA wal_checkpoint(TRUNCATE)")?;
        let last = |table: &str| {
            conn.query_row(&format!("SELECT ifnull(max(id), 0) FROM {table}"), [], |row| {
                row.get::<_, i64>(0)
            })
        };
        let (document, due, entry, allocation) =
            (last("document")?, last("due")?, last("entry")?, last("allocation")?);
        let seq = conn.query_row("SELECT max(seq) FROM trail", [], |row| row.get(0))?;
        conn.set_prepared_statement_cache_capacity(50);
        Ok(Self { conn, file, document, due, entry, allocation, seq })
    }

    /// Writes the rows of one entry in a transaction of its own.
    pub fn write(&mut self, shape: Shape, customer: i64, random: u64) -> Outcome<()> {
        self.document += 1;
        self.entry += 1;
        self.seq += 1;
        let (document, entry) = (self.document, self.entry);
        let (day, at, amount) = (20_778, 1_795_000_000_000_i64 + self.seq, 123_400);
        let transaction = self.conn.transaction()?;
        let run = |sql: &str, with: &[&dyn rusqlite::ToSql]| {
            transaction.prepare_cached(sql)?.execute(with)
        };
        let detail = if shape.charge { DETAIL } else { "{\"kind\":\"goods\"}" };
        run(
            "INSERT INTO document (id, kind, customer_id, number, day, amount, method, detail, user_id, at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, 1, ?9)",
            params![
                document,
                shape.kind,
                customer,
                format!("B/26-27/{document}"),
                day,
                amount,
                (!shape.charge).then_some(1),
                detail,
                at
            ],
        )?;
        run(
            "INSERT INTO entry (id, document_id, customer_id, day, effect, user_id, at) VALUES (?1, ?2, ?3, ?4, ?5, 1, ?6)",
            params![entry, document, customer, day, amount, at],
        )?;
        for account in 1..=shape.postings {
            run(
                "INSERT INTO posting (entry_id, account, amount) VALUES (?1, ?2, ?3)",
                params![entry, account, amount],
            )?;
        }
        for position in 1..=shape.lines {
            run(
                "INSERT INTO invoice_line VALUES (?1, ?2, 'Basmati rice', 5000, 'kg', 12000, 0, NULL, 'GST 5 %', 500, 1, 57143, 2857)",
                params![document, position],
            )?;
        }
        if shape.charge {
            self.due += 1;
            run(
                "INSERT INTO due (id, document_id, customer_id, due_day, amount, on_loans) VALUES (?1, ?2, ?3, ?4, ?5, 0)",
                params![self.due, document, customer, day + 30, amount],
            )?;
        } else {
            self.allocation += 1;
            run(
                "INSERT INTO allocation (id, document_id, due_id, day, amount) VALUES (?1, ?2, ?3, ?4, ?5)",
                params![self.allocation, document, self.due, day, amount],
            )?;
        }
        run(
            "INSERT INTO trail VALUES (?1, ?2, 1, 100, ?3, ?4, NULL, ?4, ?5, ?6, ?7, zeroblob(32), NULL)",
            params![self.seq, at, customer, document, entry, self.due, self.allocation],
        )?;
        let id = [self.seq.to_be_bytes(), random.to_be_bytes()].concat();
        run(
            "INSERT INTO request (id, digest, subject) VALUES (?1, ?1, ?2)",
            params![id, document],
        )?;
        Ok(transaction.commit()?)
    }

    /// Closes and removes it.
    pub fn close(self) -> Outcome<()> {
        drop(self.conn);
        Ok(fs::remove_file(self.file)?)
    }
}

/// What an invoice keeps of its sums.
const DETAIL: &str = "{\"cgst\":2857,\"sgst\":2857,\"roundOff\":14,\"taxable\":114286}";
