//! Requests: each is recorded once, whatever it is sent for again.

use serde::Serialize;
use sha2::Digest;
use sqlx::Row;
use sqlx::sqlite::SqliteConnection;

use crate::refusal::{Answer, Refusal};
use crate::session::Seen;

/// The request a write answers.
#[derive(Debug, Clone)]
pub(crate) struct RequestRow {
    pub(crate) id: [u8; 16],
    pub(crate) digest: [u8; 16],
    /// What it made, where that is neither a document nor a customer.
    pub(crate) subject: Option<i64>,
}

impl RequestRow {
    /// Reads a request id and digests what was asked for: 128 bits of SHA-256 over its JSON.
    pub(crate) fn of<T: Serialize>(id: &str, input: &T) -> Answer<Self> {
        let id =
            uuid::Uuid::try_parse(id).map_err(|_| Refusal::RequestIdMalformed.on("requestId"))?;
        let bytes = serde_json::to_vec(input)
            .map_err(|_| Refusal::Internal { reference: "request".to_owned() })?;
        let digest: [u8; 32] = sha2::Sha256::digest(&bytes).into();
        let mut short = [0; 16];
        short.copy_from_slice(&digest[..16]);
        Ok(Self { id: id.into_bytes(), digest: short, subject: None })
    }
}

/// Looks a request up by its id: new, done before, or refused because it was something else then.
pub(crate) async fn seen(conn: &mut SqliteConnection, request: RequestRow) -> Answer<Seen> {
    answered(conn, SEEN, request).await
}

/// The same as the first thing of a transaction, begun in the same call.
pub(crate) async fn begun(conn: &mut SqliteConnection, request: RequestRow) -> Answer<Seen> {
    answered(conn, BEGUN, request).await
}

const SEEN: &str = "SELECT digest, subject FROM request WHERE id = $1";
const BEGUN: &str = "BEGIN IMMEDIATE; SELECT digest, subject FROM request WHERE id = $1";

async fn answered(
    conn: &mut SqliteConnection,
    sql: &'static str,
    request: RequestRow,
) -> Answer<Seen> {
    let row = sqlx::query(sql).bind(request.id.to_vec()).fetch_optional(conn).await?;
    match row {
        None => Ok(Seen::New(request)),
        Some(row) if row.get::<Vec<u8>, _>(0) == request.digest => Ok(Seen::Done(row.get(1))),
        Some(_) => Err(Refusal::RequestReused.on("requestId")),
    }
}
