//! The list of invoices.

use super::{InvoiceQuery, InvoiceRow};
use crate::db::batch::day;
use crate::db::invoices::{self as rows, ListQuery, Walk};
use crate::refusal::Answer;
use crate::session::{Session, Staff};
use crate::stretch::{self, Cursor};
use crate::values::{DocumentKind, Stretch};

impl Session<Staff> {
    /// A stretch of the invoice list, newest first, all statuses unless told otherwise. A search among the invoices of
    /// all customers goes by number, the highest first.
    pub async fn invoices(&self, query: InvoiceQuery) -> Answer<Stretch<InvoiceRow>> {
        let mut desk = self.look().await?;
        let limit = stretch::limit(query.limit);
        let walk = walk(&query)?;
        let by_number = matches!(walk, Walk::Number { .. });
        let today = day(desk.today);
        let asked = ListQuery { status: query.status, today, walk, limit: limit + 1 };
        let found = rows::list(desk.conn(), &asked).await?;
        Ok(stretch::stretch(found, limit, |row| {
            if by_number { row.number.clone() } else { Cursor::of(row.issued_on.0, row.id.0) }
        }))
    }
}

/// Along which index a query is read.
fn walk(query: &InvoiceQuery) -> Answer<Walk> {
    let numbers = stretch::numbers(DocumentKind::Invoice, query.search.as_deref());
    let after = query.after.as_deref();
    match (query.customer_id, numbers) {
        (Some(customer), numbers) => {
            let numbers = numbers.unwrap_or_else(stretch::any_number);
            Ok(Walk::Customer { customer: customer.0, numbers, after: Cursor::read(after)? })
        }
        (None, Some((from, to))) => {
            Ok(Walk::Number { from, below: after.map_or(to, str::to_owned) })
        }
        (None, None) => Ok(Walk::Newest { after: Cursor::read(after)? }),
    }
}
