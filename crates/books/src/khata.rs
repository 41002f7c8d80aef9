//! The khata: a customer's account page with its running balance.

use std::collections::BTreeMap;

use ledger::Money;
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::customers::CustomerView;
use crate::db::batch::day;
use crate::db::khata::{self as rows, Edge, Line};
use crate::db::standing::standing;
use crate::db::{documents, silence};
use crate::interactions::InteractionView;
use crate::promises::PromiseRecord;
use crate::refusal::{Answer, At, Refusal};
use crate::session::{Desk, Session, Staff};
use crate::text;
use crate::values::{CaseId, CustomerId, Day, DocumentId, DocumentKind, EntryId, Minor, OpenItem};

/// Lines of a page unless told otherwise.
const USUAL_LINES: u32 = 50;
/// The most lines one page may have.
const MOST_LINES: u32 = 10_000;
/// Open dues beside a khata.
const OPEN_ITEMS: u32 = 200;

/// Which lines of whose khata.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct KhataQuery {
    /// Whose.
    pub customer_id: CustomerId,
    /// First civil date; from the beginning when absent.
    #[serde(default)]
    pub from: Option<String>,
    /// Last civil date; to the end when absent.
    #[serde(default)]
    pub to: Option<String>,
    /// Cursor of the stretch before this one.
    #[serde(default)]
    pub before: Option<String>,
    /// 1 to 10,000; 50 unless told otherwise.
    #[serde(default)]
    pub limit: Option<u32>,
}

/// What a line of a khata is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum LineState {
    /// It counts.
    Live,
    /// It was reversed later.
    Void,
    /// Its cheque bounced later.
    Bounced,
    /// It reverses an earlier line.
    Reversal,
}

/// One line: an entry that touched the customer's receivable.
#[derive(Debug, Clone, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct KhataLine {
    /// The entry.
    pub entry_id: EntryId,
    /// The document it belongs to.
    pub document_id: DocumentId,
    /// What the document is.
    pub kind: DocumentKind,
    /// Its number.
    pub number: Option<String>,
    /// Civil date.
    pub on: Day,
    /// Its note, or the reason of a reversal.
    pub note: Option<String>,
    /// What it added to what the customer owes.
    pub gave: Minor,
    /// What it took off.
    pub got: Minor,
    /// What the customer owes after it; negative is ahead.
    pub balance: Minor,
    /// Whether it counts.
    pub state: LineState,
    /// This person may void its document now.
    pub voidable: bool,
    /// Of a charge: the case that is worked on and is about it. It is disputed.
    pub case_id: Option<CaseId>,
}

/// A khata.
#[derive(Debug, Clone, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct KhataView {
    /// Whose.
    pub customer: CustomerView,
    /// The balance before the first line of the period.
    pub opening: Minor,
    /// Σ gave of the whole period.
    pub gave: Minor,
    /// Σ got of the whole period.
    pub got: Minor,
    /// The balance after the last line of the period.
    pub closing: Minor,
    /// Oldest first.
    pub lines: Vec<KhataLine>,
    /// Hand it back as `before` for the lines before these.
    pub older: Option<String>,
    /// Lines of the whole period.
    pub total: u32,
    /// Open dues, oldest first, at most 200.
    pub open_items: Vec<OpenItem>,
    /// What is pinned to the customer, the latest first.
    pub pinned: Vec<InteractionView>,
    /// What the customer promised, and what came of it.
    pub promises: PromiseRecord,
}

/// What the balance would be after an entry, recorded nowhere.
#[derive(Debug, Clone, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct BalanceAfter {
    /// Minor units; negative is ahead.
    pub balance: Minor,
    /// Limit less balance and less cheques that free no credit yet; null without a limit.
    pub credit_available: Option<Minor>,
    /// It would go beyond the credit limit.
    pub beyond_limit: bool,
}

/// Which way an entry goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum Verb {
    /// You gave: credit.
    Gave,
    /// You got: money in.
    Got,
}

impl Session<Staff> {
    /// A page of a customer's khata: the newest lines of the period, or those before a cursor.
    pub async fn khata(&self, query: KhataQuery) -> Answer<KhataView> {
        self.look().await?.khata(&query).await
    }

    /// Everything a customer has open, oldest due date first.
    pub async fn open_items(&self, customer: CustomerId) -> Answer<Vec<OpenItem>> {
        let mut desk = self.look().await?;
        let today = desk.today;
        standing(desk.conn(), customer.0, today).await?;
        let cases = silence::cases_of(desk.conn(), customer).await?;
        rows::open_items(desk.conn(), customer, today, u32::MAX, &cases).await
    }

    /// What the balance would be after an entry. Nothing is recorded.
    pub async fn balance_after(
        &self,
        customer: CustomerId,
        verb: Verb,
        amount: Minor,
    ) -> Answer<BalanceAfter> {
        let mut desk = self.look().await?;
        let today = desk.today;
        let before = standing(desk.conn(), customer.0, today).await?.balance.money()?;
        let (state, _) = documents::customer_state(desk.conn(), customer).await?;
        let amount = Money::entry_amount(amount.0).at("amount")?;
        let (limit, counted) = (state.credit_limit, state.outstanding);
        let after = |sum: Money| match verb {
            Verb::Gave => sum.plus(amount),
            Verb::Got => sum.minus(amount),
        };
        let refused = || ledger::credit::check_credit(limit, counted, amount, None).is_err();
        Ok(BalanceAfter {
            balance: after(before)?.into(),
            credit_available: ledger::credit::available(limit, after(counted)?).map(Minor::from),
            beyond_limit: verb == Verb::Gave && refused(),
        })
    }
}

impl Desk<'_> {
    /// The khata as asked for; owners' exports read it too.
    pub(crate) async fn khata(&mut self, query: &KhataQuery) -> Answer<KhataView> {
        let (customer, today) = (query.customer_id, self.today);
        let from = text::bound(query.from.as_deref(), "from")?;
        let to = text::bound(query.to.as_deref(), "to")?;
        let sums = rows::sums(self.conn(), customer, from, to).await?;
        let edge = match &query.before {
            Some(cursor) => Edge::read(cursor)?,
            None => Edge::after(to, sums.closing),
        };
        let limit = query.limit.unwrap_or(USUAL_LINES).clamp(1, MOST_LINES);
        let (lines, older) = rows::lines(self.conn(), customer, from, edge, limit as usize).await?;
        let cases = silence::cases_of(self.conn(), customer).await?;
        let lines = lines.into_iter().map(|line| self.line(line, &cases)).collect();
        let view = crate::db::customers::view(self.conn(), customer, today).await?;
        let open_items = rows::open_items(self.conn(), customer, today, OPEN_ITEMS, &cases).await?;
        let pinned = self.pinned(customer).await?;
        let promises = self.promises(customer).await?;
        Ok(KhataView {
            customer: view,
            opening: Minor(sums.opening),
            gave: Minor(sums.gave),
            got: Minor(sums.opening + sums.gave - sums.closing),
            closing: Minor(sums.closing),
            lines,
            older: older.map(Edge::written),
            total: u32::try_from(sums.lines).unwrap_or(u32::MAX),
            open_items,
            pinned,
            promises,
        })
    }
}

impl Desk<'_> {
    /// A line with what the file does not say of it: which case is about it, and whether this person may void it.
    fn line(&self, line: Line, cases: &BTreeMap<i64, CaseId>) -> KhataLine {
        let Line { mut view, by, at } = line;
        if view.is_charge() {
            view.case_id = cases.get(&view.document_id.0).copied();
        }
        view.voidable = view.state == LineState::Live && self.may_undo(view.kind, by, at);
        view
    }
}

impl KhataLine {
    /// Something that was given, and stands.
    fn is_charge(&self) -> bool {
        self.state == LineState::Live && self.kind.is_charge()
    }
}

impl Edge {
    /// After the last line of the period.
    pub(crate) fn after(to: Option<ledger::Date>, closing: i64) -> Self {
        Self { day: to.map_or(i64::MAX, day), entry: i64::MAX, balance: closing }
    }

    /// The cursor: day, entry and balance, so that a page need not add up the lines after it.
    pub(crate) fn written(self) -> String {
        format!("{}.{}.{}", self.day, self.entry, self.balance)
    }

    pub(crate) fn read(cursor: &str) -> Answer<Self> {
        let mut numbers = cursor.split('.').map(str::parse::<i64>);
        match (numbers.next(), numbers.next(), numbers.next(), numbers.next()) {
            (Some(Ok(day)), Some(Ok(entry)), Some(Ok(balance)), None) => {
                Ok(Self { day, entry, balance })
            }
            _unreadable => Err(Refusal::NotAChoice.on("before")),
        }
    }
}
