//! The list of invoices, newest first.

use super::{InvoiceQuery, InvoiceRow};
use crate::db::batch::day;
use crate::db::invoices::{self as rows, ListQuery};
use crate::refusal::{Answer, Refusal};
use crate::session::{Session, Staff};
use crate::values::Stretch;

impl Session<Staff> {
    /// A stretch of the invoice list, newest first, all statuses unless told otherwise.
    pub async fn invoices(&self, query: InvoiceQuery) -> Answer<Stretch<InvoiceRow>> {
        let mut desk = self.look().await?;
        let limit = query.limit.unwrap_or(50).clamp(1, 200);
        let asked = ListQuery {
            status: query.status,
            customer: query.customer_id.map(|customer| customer.0),
            number: number(query.search.as_deref()),
            after: query.after.as_deref().map_or(Ok((i64::MAX, 0)), cursor)?,
            limit: limit + 1,
            today: day(desk.today),
        };
        let mut listed = rows::list(desk.conn(), &asked).await?;
        let more = listed.len() > limit as usize;
        listed.truncate(limit as usize);
        let last = listed.last().filter(|_| more).map(|last| last.cursor);
        Ok(Stretch {
            rows: listed.into_iter().map(|listed| listed.row).collect(),
            next: last.map(|(day, id)| format!("{day}.{id}")),
        })
    }
}

/// Numbers are written in capitals; nothing typed is no search.
fn number(search: Option<&str>) -> Option<String> {
    search.map(|search| search.trim().to_ascii_uppercase()).filter(|search| !search.is_empty())
}

/// Reads `day.id`, which an earlier stretch handed out.
fn cursor(text: &str) -> Answer<(i64, i64)> {
    let read = |part: &str| part.parse::<i64>().ok();
    text.split_once('.')
        .and_then(|(day, id)| Some((read(day)?, read(id)?)))
        .ok_or_else(|| Refusal::NotAChoice.on("after"))
}
