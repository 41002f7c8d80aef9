//! The list of invoices.

use super::{InvoiceQuery, InvoiceRow};
use crate::db::batch::day;
use crate::db::invoices::{self as rows, ListQuery, Walk};
use crate::refusal::{Answer, Refusal};
use crate::session::{Session, Staff};
use crate::values::Stretch;

impl Session<Staff> {
    /// A stretch of the invoice list, newest first, all statuses unless told otherwise. A search among the invoices of
    /// all customers goes by number, the highest first.
    pub async fn invoices(&self, query: InvoiceQuery) -> Answer<Stretch<InvoiceRow>> {
        let mut desk = self.look().await?;
        let limit = query.limit.unwrap_or(50).clamp(1, 200);
        let walk = walk(&query)?;
        let by_number = matches!(walk, Walk::Number { .. });
        let asked =
            ListQuery { status: query.status, today: day(desk.today), walk, limit: limit + 1 };
        let mut rows = rows::list(desk.conn(), &asked).await?;
        let more = rows.len() > limit as usize;
        rows.truncate(limit as usize);
        let next = rows.last().filter(|_| more).map(|last| cursor(last, by_number));
        Ok(Stretch { rows, next })
    }
}

/// Along which index a query is read.
fn walk(query: &InvoiceQuery) -> Answer<Walk> {
    // Numbers are written in capitals; nothing typed is no search.
    let number = query.search.as_deref().map(|search| search.trim().to_ascii_uppercase());
    let number = number.filter(|search| !search.is_empty());
    let after = query.after.as_deref();
    match (query.customer_id, number) {
        (Some(customer), number) => {
            Ok(Walk::Customer { customer: customer.0, number, after: passed(after)? })
        }
        (None, Some(from)) => {
            let below = after.map_or_else(|| rows::beyond(&from), str::to_owned);
            Ok(Walk::Number { from, below })
        }
        (None, None) => Ok(Walk::Newest { after: passed(after)? }),
    }
}

/// The cursor after a row: its number, or `day.id`.
fn cursor(row: &InvoiceRow, by_number: bool) -> String {
    if by_number {
        return row.number.clone();
    }
    format!("{}.{}", day(row.issued_on.0), row.id.0)
}

/// Reads `day.id`, which an earlier stretch handed out; without one, everything lies ahead.
fn passed(after: Option<&str>) -> Answer<(i64, i64)> {
    let Some(text) = after else { return Ok((i64::MAX, 0)) };
    let read = |part: &str| part.parse::<i64>().ok();
    text.split_once('.')
        .and_then(|(day, id)| Some((read(day)?, read(id)?)))
        .ok_or_else(|| Refusal::NotAChoice.on("after"))
}
