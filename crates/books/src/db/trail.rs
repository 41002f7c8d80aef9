//! The trail: one hash chain over every write. A link binds the link before it, its own row, and every immutable row
//! made since that link. The doctor walks it with the same functions that write it.

pub(crate) mod read;

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use sqlx::Row;
use sqlx::sqlite::SqliteConnection;

use crate::refusal::Answer;

/// The ends of what is written: the highest ids, and the last link.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Tail {
    pub(crate) seq: i64,
    pub(crate) documents: i64,
    pub(crate) entries: i64,
    pub(crate) dues: i64,
    pub(crate) allocations: i64,
    pub(crate) hash: [u8; 32],
    pub(crate) chain_key: [u8; 32],
}

/// What one write says of itself.
#[derive(Debug, Clone)]
pub(crate) struct Link<'a> {
    pub(crate) at: i64,
    pub(crate) user: i64,
    /// The number of its kind, as the file keeps it.
    pub(crate) action: i64,
    pub(crate) customer: Option<i64>,
    pub(crate) document: Option<i64>,
    pub(crate) body: Option<&'a str>,
}

impl Tail {
    /// Reads the ends of the file; a new file has none.
    pub(crate) async fn read(conn: &mut SqliteConnection) -> Answer<Self> {
        let row = sqlx::query(
            "SELECT ifnull(t.seq, 0), ifnull((SELECT max(id) FROM document), 0), ifnull((SELECT max(id) FROM entry), 0),
                    ifnull((SELECT max(id) FROM due), 0), ifnull((SELECT max(id) FROM allocation), 0),
                    ifnull(t.hash, zeroblob(32)), ifnull((SELECT chain_key FROM shop), zeroblob(32))
             FROM (SELECT 1) LEFT JOIN (SELECT seq, hash FROM trail ORDER BY seq DESC LIMIT 1) t",
        )
        .fetch_one(conn)
        .await?;
        Ok(Self {
            seq: row.get(0),
            documents: row.get(1),
            entries: row.get(2),
            dues: row.get(3),
            allocations: row.get(4),
            hash: row.get::<Vec<u8>, _>(5).try_into().unwrap_or([0; 32]),
            chain_key: row.get::<Vec<u8>, _>(6).try_into().unwrap_or([0; 32]),
        })
    }

    /// Whether this is a link of the chain. The newest is known; an older one is looked up.
    pub(crate) async fn holds(
        &self,
        conn: &mut SqliteConnection,
        seq: i64,
        hash: &[u8; 32],
    ) -> Answer<bool> {
        if seq == self.seq {
            return Ok(self.hash == *hash);
        }
        let found: Option<Vec<u8>> = sqlx::query_scalar("SELECT hash FROM trail WHERE seq = ?1")
            .bind(seq)
            .fetch_optional(conn)
            .await?;
        Ok(found.is_some_and(|found| found == hash))
    }

    /// The hash of the next link: HMAC-SHA-256 over the previous hash, the link, the marks and the rows made.
    pub(crate) fn link(&self, link: &Link<'_>, rows: &Canon) -> [u8; 32] {
        let mut canon = Canon::default();
        canon.int(self.seq).int(link.at).int(link.user).int(link.action);
        canon.maybe(link.customer).maybe(link.document).text(link.body);
        canon.int(self.documents).int(self.entries).int(self.dues).int(self.allocations);
        let mut mac = match Hmac::<Sha256>::new_from_slice(&self.chain_key) {
            Ok(mac) => mac,
            Err(never) => unreachable_key(never),
        };
        mac.update(&self.hash);
        mac.update(&canon.0);
        mac.update(&rows.0);
        mac.finalize().into_bytes().into()
    }
}

/// HMAC takes a key of any length.
fn unreachable_key(_: hmac::digest::InvalidLength) -> Hmac<Sha256> {
    unreachable!("HMAC takes a key of any length")
}

/// Canonical bytes: every value with its kind, every text with its length, so that no two rows read the same.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Canon(Vec<u8>);

impl Canon {
    /// A whole number.
    pub(crate) fn int(&mut self, value: i64) -> &mut Self {
        self.0.push(1);
        self.0.extend_from_slice(&value.to_be_bytes());
        self
    }

    /// A whole number or nothing.
    pub(crate) fn maybe(&mut self, value: Option<i64>) -> &mut Self {
        match value {
            Some(value) => self.int(value),
            None => self.nothing(),
        }
    }

    /// A text or nothing.
    pub(crate) fn text(&mut self, value: Option<&str>) -> &mut Self {
        match value {
            Some(value) => {
                self.0.push(2);
                self.0.extend_from_slice(&(value.len() as u64).to_be_bytes());
                self.0.extend_from_slice(value.as_bytes());
                self
            }
            None => self.nothing(),
        }
    }

    fn nothing(&mut self) -> &mut Self {
        self.0.push(0);
        self
    }
}
