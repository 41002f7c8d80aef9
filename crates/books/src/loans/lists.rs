//! Loans and repayments in lists and in figures.

use super::{LoanQuery, LoanRow, LoanSummary, RepaymentQuery, RepaymentRow};
use crate::db::loans as rows;
use crate::refusal::Answer;
use crate::session::{Session, Staff};
use crate::stretch::{Cursor, limit, stretch};
use crate::values::Stretch;

impl Session<Staff> {
    /// Loans, newest first; a search by number alone goes by number, the highest first.
    pub async fn loans(&self, query: LoanQuery) -> Answer<Stretch<LoanRow>> {
        let mut desk = self.look().await?;
        let (today, limit) = (desk.today, limit(query.limit));
        let rows = rows::loans(desk.conn(), &query, today, limit).await?;
        let by_number = query.customer_id.is_none()
            && query.search.as_deref().is_some_and(|search| !search.trim().is_empty());
        Ok(stretch(rows, limit, |row| {
            if by_number { row.number.clone() } else { Cursor::of(row.issued_on.0, row.id.0) }
        }))
    }

    /// All loans in figures, read from kept sums.
    pub async fn loan_summary(&self) -> Answer<LoanSummary> {
        let mut desk = self.look().await?;
        let today = desk.today;
        rows::summary(desk.conn(), today).await
    }

    /// What settled the loans of the shop, of a customer or one loan, with money or without, newest first.
    pub async fn repayments(&self, query: RepaymentQuery) -> Answer<Stretch<RepaymentRow>> {
        let mut desk = self.look().await?;
        let limit = limit(query.limit);
        let rows = rows::repayments(desk.conn(), &query, limit).await?;
        let rows = stretch(rows, limit, |(row, place)| Cursor::of(row.received_on.0, *place));
        Ok(Stretch { rows: rows.rows.into_iter().map(|(row, _)| row).collect(), next: rows.next })
    }
}
