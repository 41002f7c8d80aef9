//! The book written anew into another file, under another key.

use std::path::Path;

use super::batch::Batch;
use super::book::Book;
use super::trail::Link;
use crate::refusal::{Answer, Refusal};

/// Writes everything into a new file under a key of 96 hexadecimal digits. Nothing reads the file but by that key.
pub(crate) async fn export(book: &mut Book, file: &Path, key: &str) -> Answer<()> {
    book.settle().await?;
    let path = file.to_str().ok_or(Refusal::FolderReadOnly)?;
    sqlx::query("ATTACH DATABASE ?1 AS copy KEY ?2")
        .bind(path)
        .bind(format!("x'{key}'"))
        .execute(&mut book.conn)
        .await?;
    let copied = fill(book).await;
    // A copy that could not be filled is given up; the connection goes on with the book alone.
    let detached = sqlx::query("DETACH DATABASE copy").execute(&mut book.conn).await;
    copied?;
    detached?;
    Ok(())
}

async fn fill(book: &mut Book) -> Answer<()> {
    let version: u32 = sqlx::query_scalar("PRAGMA user_version").fetch_one(&mut book.conn).await?;
    sqlx::raw_sql("PRAGMA copy.synchronous = FULL; SELECT sqlcipher_export('copy')")
        .execute(&mut book.conn)
        .await?;
    let marks = format!(
        "PRAGMA copy.user_version = {version}; PRAGMA copy.application_id = {}",
        super::book::APPLICATION_ID
    );
    sqlx::raw_sql(sqlx::AssertSqlSafe(marks)).execute(&mut book.conn).await?;
    Ok(())
}

impl Book {
    /// Refuses a copy that is not what it was copied from: its end, its pages, and what lies in them.
    pub(crate) async fn check_copy(&mut self, of: &Self) -> Answer<()> {
        let differs = |what: &str| Refusal::Internal { reference: format!("copy {what}") };
        if self.tail != of.tail {
            return Err(differs("end").into());
        }
        if super::doctor::pages(&mut self.conn).await?.is_some() {
            return Err(differs("pages").into());
        }
        if super::doctor::structure(&mut self.conn).await?.is_some() {
            return Err(differs("structure").into());
        }
        if super::doctor::schema(&mut self.conn).await?.is_some() {
            return Err(differs("schema").into());
        }
        Ok(())
    }

    /// Appends a link that makes no rows of its own.
    pub(crate) async fn append(&mut self, link: Link<'_>) -> Answer<()> {
        let mut batch = Batch::after(self.recorded.as_ref().unwrap_or(&self.tail));
        batch.link(&link, None);
        let tail = batch.tail().clone();
        batch.write(&mut self.conn, link.user, link.at).await?;
        self.recorded = Some(tail);
        Ok(())
    }
}
