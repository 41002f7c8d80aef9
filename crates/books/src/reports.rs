//! Reports: ageing, loan summary, day book, trial balance, each as at any date.

mod account;
pub(crate) mod ageing;
pub(crate) mod csv;
mod export;

pub use account::{AccountLine, AccountQuery};
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::db::reports as rows;
use crate::refusal::{Answer, Refusal};
use crate::session::{Desk, Owner, Session};
use crate::text;
use crate::values::{CustomerId, Day, DocumentId, DocumentKind, Minor, Moment};

/// Customers of an ageing report unless told otherwise.
const CUSTOMERS: u32 = 200;
/// Lines of one stretch of the day book.
const LINES: u32 = 200;

/// Open amounts that are so many days late.
#[derive(Debug, Clone, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct AgeingBucket {
    /// `current`, `1-30`, `31-60`, `61-90`, `90+`.
    pub label: String,
    /// First day late of the bucket; null for current.
    pub from: Option<u32>,
    /// Last day late of the bucket; null for current and the last.
    pub to: Option<u32>,
    /// Minor units.
    pub amount: Minor,
    /// How many dues.
    pub count: u32,
}

/// One customer's row of an ageing report.
#[derive(Debug, Clone, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct AgeingRow {
    /// The customer.
    pub customer_id: CustomerId,
    /// Their name.
    pub name: String,
    /// Amounts in the order of the buckets.
    pub amounts: Vec<Minor>,
    /// Their sum.
    pub total: Minor,
    /// Received and not allocated; kept out of the buckets.
    pub advance: Minor,
    /// What is open now of charges that a case is about; nothing is known of a past day.
    pub disputed: Minor,
}

/// Who owes what since when, as at a date.
#[derive(Debug, Clone, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct AgeingView {
    /// As at this day.
    pub as_of: Day,
    /// The sums.
    pub buckets: Vec<AgeingBucket>,
    /// Σ of the buckets.
    pub total: Minor,
    /// Σ advances.
    pub advances: Minor,
    /// Σ disputed of all customers.
    pub disputed: Minor,
    /// By customer, largest total first; at most `limit`. Of one bucket when one was asked for.
    pub rows: Vec<AgeingRow>,
    /// Customers in all, or with something in the bucket that was asked for.
    pub customers: u32,
}

/// A line of the day book.
#[derive(Debug, Clone, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct DayBookLine {
    /// The document behind it.
    pub document_id: DocumentId,
    /// What it is.
    pub kind: DocumentKind,
    /// Its number.
    pub number: Option<String>,
    /// Civil date of the entry.
    pub on: Day,
    /// Whose, if anybody's.
    pub customer_id: Option<CustomerId>,
    /// Their name.
    pub customer_name: Option<String>,
    /// Account keys with signed amounts, debit positive.
    pub postings: Vec<PostingView>,
    /// It reverses an earlier entry.
    pub reversal: bool,
    /// When it was recorded.
    pub at: Moment,
}

/// One posting.
#[derive(Debug, Clone, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct PostingView {
    /// `tradeReceivable`, `cash`, `sales`, …
    pub account: String,
    /// Debit positive, minor units.
    pub amount: Minor,
}

/// All entries of a stretch of days.
#[derive(Debug, Clone, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct DayBookView {
    /// First day.
    pub from: Day,
    /// Last day.
    pub to: Day,
    /// In order of day and entry.
    pub lines: Vec<DayBookLine>,
    /// Hand it back as `after` for what follows.
    pub next: Option<String>,
    /// Σ debits of the days.
    pub debit: Minor,
    /// Σ credits of the days; equal.
    pub credit: Minor,
}

/// One account of a trial balance.
#[derive(Debug, Clone, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct TrialBalanceRow {
    /// `tradeReceivable`, `cash`, `sales`, …
    pub account: String,
    /// Balance on the debit side, else 0.
    pub debit: Minor,
    /// Balance on the credit side, else 0.
    pub credit: Minor,
}

/// Every account's balance as at a date; both sides sum to the same.
#[derive(Debug, Clone, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct TrialBalanceView {
    /// As at this day.
    pub as_of: Day,
    /// Accounts that ever moved.
    pub rows: Vec<TrialBalanceRow>,
    /// Σ debit.
    pub debit: Minor,
    /// Σ credit.
    pub credit: Minor,
}

/// A page of one account.
#[derive(Debug, Clone, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct AccountView {
    /// `tradeReceivable`, `cash`, `sales`, …
    pub account: String,
    /// First day of the period; null from the beginning.
    pub from: Option<Day>,
    /// Last day of the period.
    pub to: Day,
    /// The balance before the period, debit positive.
    pub opening: Minor,
    /// Σ debits of the period.
    pub debit: Minor,
    /// Σ credits of the period.
    pub credit: Minor,
    /// The balance at the end of the period, debit positive.
    pub closing: Minor,
    /// Newest first.
    pub lines: Vec<AccountLine>,
    /// Hand it back as `before` for the lines before these.
    pub older: Option<String>,
}

/// Which report to write as CSV.
#[expect(missing_docs, reason = "a variant's sentence names its fields")]
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(tag = "report", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum ReportQuery {
    /// Ageing as at a civil date; today when absent.
    Ageing { as_of: Option<String> },
    /// All loans in figures.
    LoanSummary,
    /// Entries of these days.
    DayBook { from: String, to: String },
    /// Trial balance as at a civil date; today when absent.
    TrialBalance { as_of: Option<String> },
    /// The postings of one account; to today when `to` is absent.
    Account { account: String, from: Option<String>, to: Option<String> },
    /// One customer's khata.
    Khata { customer_id: CustomerId, from: Option<String>, to: Option<String> },
}

impl Session<Owner> {
    /// Who owes what since when, as at a date; at most `limit` customers, 200 unless told otherwise. With the place of a
    /// bucket, counted from 0, the rows are the customers with something in it, the largest part of it first.
    pub async fn ageing(
        &self,
        as_of: Option<String>,
        limit: Option<u32>,
        bucket: Option<u32>,
    ) -> Answer<AgeingView> {
        let mut desk = self.look().await?;
        let as_of = text::date(as_of.as_deref(), desk.today, "asOf")?;
        desk.ageing(as_of, limit.unwrap_or(CUSTOMERS), bucket).await
    }

    /// Every entry of a stretch of days, in their order.
    pub async fn day_book(
        &self,
        from: String,
        to: String,
        after: Option<String>,
    ) -> Answer<DayBookView> {
        let mut desk = self.look().await?;
        let (from, to) = days(&from, &to, desk.today)?;
        let after = match &after {
            Some(cursor) => read_cursor(cursor)?,
            None => before(from),
        };
        let mut entries = rows::entries(desk.conn(), after, to, LINES + 1).await?;
        let more = entries.len() > LINES as usize;
        entries.truncate(LINES as usize);
        let last = entries.last().filter(|_| more);
        let next = last.map(|(id, line)| format!("{}.{id}", line.on.0.day_number()));
        let (debit, credit) = rows::turnover(desk.conn(), None, from, to).await?;
        Ok(DayBookView {
            from: Day(from),
            to: Day(to),
            lines: entries.into_iter().map(|(_, line)| line).collect(),
            next,
            debit: Minor(debit),
            credit: Minor(credit),
        })
    }

    /// Every account's balance as at a date.
    pub async fn trial_balance(&self, as_of: Option<String>) -> Answer<TrialBalanceView> {
        let mut desk = self.look().await?;
        let as_of = text::date(as_of.as_deref(), desk.today, "asOf")?;
        desk.trial_balance(as_of).await
    }
}

impl Desk<'_> {
    async fn trial_balance(&mut self, as_of: ledger::Date) -> Answer<TrialBalanceView> {
        let balances = rows::balances(self.conn(), as_of).await?;
        let rows = balances
            .into_iter()
            .map(|(account, balance)| rows::trial_row(account, balance))
            .collect::<Answer<Vec<_>>>()?;
        let sum = |of: fn(&TrialBalanceRow) -> Minor| Minor(rows.iter().map(|row| of(row).0).sum());
        let (debit, credit) = (sum(|row| row.debit), sum(|row| row.credit));
        Ok(TrialBalanceView { as_of: Day(as_of), rows, debit, credit })
    }
}

/// The days of a day book; either end is today when blank.
fn days(from: &str, to: &str, today: ledger::Date) -> Answer<(ledger::Date, ledger::Date)> {
    let from = text::date(Some(from), today, "from")?;
    let to = text::date(Some(to), today, "to")?;
    if to < from { Err(Refusal::NotAChoice.on("to")) } else { Ok((from, to)) }
}

/// Before every entry of a day.
fn before(day: ledger::Date) -> (i64, i64) {
    (i64::from(day.day_number()), i64::MIN)
}

fn read_cursor(cursor: &str) -> Answer<(i64, i64)> {
    let numbers = cursor.split_once('.').map(|(day, entry)| (day.parse(), entry.parse()));
    match numbers {
        Some((Ok(day), Ok(entry))) => Ok((day, entry)),
        Some(_) | None => Err(Refusal::NotAChoice.on("after")),
    }
}
