//! For tests alone, behind the feature `tamper`: changes an open book behind the program's back, as somebody with the key
//! and a tool would, and runs the doctor with one check left out. The shell never switches it on.

use super::{Check, Verdict, Wanted};
use crate::counter::Counter;
use crate::db::doctor::tamper as rows;
use crate::refusal::{Answer, Refusal};
use crate::session::{Owner, Session};

pub use rows::{Column, Tamper};

impl Session<Owner> {
    /// The doctor without one of its checks.
    pub async fn verify_without(&self, check: Check) -> Answer<Verdict> {
        self.verify_all(Wanted { without: Some(check) }, &|_| {}).await
    }
}

impl Counter {
    /// Changes the open book past every trigger and rule.
    pub async fn tamper(&self, change: Tamper<'_>) -> Answer<()> {
        let mut opened = self.opened().await;
        let opened = opened.as_mut().ok_or(Refusal::SignedOut)?;
        rows::change(&mut opened.book.conn, change).await
    }

    /// Writes to the open book with every trigger and rule in force: what the file refuses it with, if it does.
    pub async fn write_plainly(&self, sql: &str) -> Answer<Option<String>> {
        let mut opened = self.opened().await;
        let opened = opened.as_mut().ok_or(Refusal::SignedOut)?;
        Ok(rows::plainly(&mut opened.book.conn, sql).await)
    }

    /// Every column of every table that people's writes reach.
    pub async fn columns(&self) -> Answer<Vec<Column>> {
        let mut opened = self.opened().await;
        let opened = opened.as_mut().ok_or(Refusal::SignedOut)?;
        rows::columns(&mut opened.book.conn).await
    }

    /// The condition that finds the last row of those that meet another, and the value of a column there, all as SQL.
    pub async fn cell(&self, column: &Column, which: &str) -> Answer<Option<(String, String)>> {
        let mut opened = self.opened().await;
        let opened = opened.as_mut().ok_or(Refusal::SignedOut)?;
        rows::cell(&mut opened.book.conn, column, which).await
    }

    /// The tables that pages belong to, with their indexes, by the pages' numbers from 1.
    pub async fn owners(&self) -> Answer<Vec<(u32, String)>> {
        let mut opened = self.opened().await;
        let opened = opened.as_mut().ok_or(Refusal::SignedOut)?;
        rows::owners(&mut opened.book.conn).await
    }

    /// Every page of the file as it is once it was decrypted: what is in use and what is not.
    pub async fn pages(&self) -> Answer<Vec<u8>> {
        let mut opened = self.opened().await;
        let opened = opened.as_mut().ok_or(Refusal::SignedOut)?;
        opened.book.checkpoint().await?;
        Ok(opened.book.conn.serialize(None).await?.to_vec())
    }

    /// Everything that every table says.
    pub async fn contents(&self) -> Answer<Vec<(String, String)>> {
        let mut tables: Vec<_> =
            self.columns().await?.into_iter().map(|column| column.table).collect();
        tables.dedup();
        let mut opened = self.opened().await;
        let opened = opened.as_mut().ok_or(Refusal::SignedOut)?;
        let mut contents = Vec::new();
        for table in tables {
            let says = rows::contents(&mut opened.book.conn, &table).await?;
            contents.push((table, says));
        }
        Ok(contents)
    }

    /// Whether a table is no longer as it was kept.
    pub async fn differs(&self, table: &str) -> Answer<bool> {
        let mut opened = self.opened().await;
        let opened = opened.as_mut().ok_or(Refusal::SignedOut)?;
        rows::differs(&mut opened.book.conn, table).await
    }

    /// The condition of one of the rows of a table that meet another, as SQL, counted round from the first.
    pub async fn row(&self, table: &str, which: &str, place: u32) -> Answer<Option<String>> {
        let mut opened = self.opened().await;
        let opened = opened.as_mut().ok_or(Refusal::SignedOut)?;
        rows::row(&mut opened.book.conn, table, which, place).await
    }

    /// Writes the chain and its anchor anew over what lies in the file now: what somebody who knows the chain's key
    /// would do to hide a change.
    pub async fn rechain(&self) -> Answer<()> {
        let mut opened = self.opened().await;
        let opened = opened.as_mut().ok_or(Refusal::SignedOut)?;
        let tail = rows::rechain(&mut opened.book.conn, opened.book.tail.chain_key).await?;
        let seq = u64::try_from(tail.0).unwrap_or(0);
        opened.head.write(vault::Head { seq, hash: tail.1 })?;
        opened.book.tail.hash = tail.1;
        Ok(())
    }
}
