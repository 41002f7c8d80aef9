//! One account: its postings with a running balance, newest first, and each one's document.

use ledger::{Account, Date};
use serde::{Deserialize, Serialize};
use specta::Type;

use super::AccountView;
use crate::db::batch::day;
use crate::db::khata::Edge;
use crate::db::reports as rows;
use crate::refusal::{Answer, Refusal};
use crate::session::{Desk, Owner, Session};
use crate::text;
use crate::values::{CustomerId, Day, DocumentId, DocumentKind, EntryId, Minor};

/// Lines of a page unless told otherwise.
const USUAL_LINES: u32 = 50;
/// The most lines one page may have.
const MOST_LINES: u32 = 200;

/// Which postings of which account.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct AccountQuery {
    /// `tradeReceivable`, `cash`, `sales`, …
    pub account: String,
    /// First civil date; from the beginning when absent.
    #[serde(default)]
    pub from: Option<String>,
    /// Last civil date; today when absent.
    #[serde(default)]
    pub to: Option<String>,
    /// Cursor of the stretch before this one.
    #[serde(default)]
    pub before: Option<String>,
    /// 1 to 200; 50 unless told otherwise.
    #[serde(default)]
    pub limit: Option<u32>,
}

/// One posting of an account, with the document that made it.
#[derive(Debug, Clone, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct AccountLine {
    /// The entry.
    pub entry_id: EntryId,
    /// The document it belongs to.
    pub document_id: DocumentId,
    /// What the document is.
    pub kind: DocumentKind,
    /// Its number.
    pub number: Option<String>,
    /// Civil date of the entry.
    pub on: Day,
    /// Whose, if anybody's.
    pub customer_id: Option<CustomerId>,
    /// Their name.
    pub customer_name: Option<String>,
    /// Minor units on the debit side, else 0.
    pub debit: Minor,
    /// Minor units on the credit side, else 0.
    pub credit: Minor,
    /// The account's balance after it, debit positive.
    pub balance: Minor,
    /// It reverses an earlier entry.
    pub reversal: bool,
}

/// A period of an account as it was asked for, each part in range.
#[derive(Debug, Clone, Copy)]
pub(super) struct Period {
    account: Account,
    from: Option<Date>,
    to: Date,
}

/// What an account came to in a period, debit positive.
#[derive(Debug, Clone, Copy)]
pub(super) struct Sums {
    pub(super) opening: i64,
    pub(super) debit: i64,
    pub(super) credit: i64,
}

impl Sums {
    pub(super) fn closing(self) -> i64 {
        self.opening + self.debit - self.credit
    }
}

impl Session<Owner> {
    /// A page of an account: its newest postings of the period, or those before a cursor.
    pub async fn account(&self, query: AccountQuery) -> Answer<AccountView> {
        let mut desk = self.look().await?;
        let (from, to) = (query.from.as_deref(), query.to.as_deref());
        let period = Period::read(&query.account, from, to, desk.today)?;
        let sums = desk.account_sums(period).await?;
        let edge = match &query.before {
            Some(cursor) => Edge::read(cursor)?,
            None => period.end(sums),
        };
        let limit = query.limit.unwrap_or(USUAL_LINES).clamp(1, MOST_LINES);
        let (lines, older) = desk.account_lines(period, edge, limit).await?;
        Ok(AccountView {
            account: query.account,
            from: period.from.map(Day),
            to: Day(period.to),
            opening: Minor(sums.opening),
            debit: Minor(sums.debit),
            credit: Minor(sums.credit),
            closing: Minor(sums.closing()),
            lines,
            older: older.map(Edge::written),
        })
    }
}

impl Desk<'_> {
    /// What an account came to in a period, from what is kept by day.
    pub(super) async fn account_sums(&mut self, period: Period) -> Answer<Sums> {
        let Period { account, from, to } = period;
        let opening = match from.and_then(|from| from.plus_days(-1).ok()) {
            Some(before) => rows::balance(self.conn(), account, before).await?,
            None => 0,
        };
        let first = from.unwrap_or(Date::FIRST);
        let (debit, credit) = rows::turnover(self.conn(), Some(account), first, to).await?;
        Ok(Sums { opening, debit, credit })
    }

    /// At most `limit` lines before an edge, newest first, and the edge of those before them.
    pub(super) async fn account_lines(
        &mut self,
        period: Period,
        edge: Edge,
        limit: u32,
    ) -> Answer<(Vec<AccountLine>, Option<Edge>)> {
        let first = period.from.map_or(i64::MIN, day);
        rows::account_lines(self.conn(), period.account, first, edge, limit).await
    }
}

impl Period {
    pub(super) fn read(
        account: &str,
        from: Option<&str>,
        to: Option<&str>,
        today: Date,
    ) -> Answer<Self> {
        let named = |one: &Account| rows::account_key(*one) == account;
        let account = Account::ALL
            .into_iter()
            .find(named)
            .ok_or_else(|| Refusal::NotAChoice.on("account"))?;
        let (from, to) = (text::bound(from, "from")?, text::date(to, today, "to")?);
        if from.is_some_and(|from| to < from) {
            return Err(Refusal::NotAChoice.on("to"));
        }
        Ok(Self { account, from, to })
    }

    /// The edge after its last line.
    pub(super) fn end(self, sums: Sums) -> Edge {
        Edge::after(Some(self.to), sums.closing())
    }
}
