//! What is known of the file while many documents are worked out: it is read when a document first asks for it, and then
//! follows what is recorded.

use std::collections::{HashMap, HashSet};

use ledger::allocation::{Allocation, OpenDue};
use ledger::charge::Customer;
use ledger::loan::LoanState;
use ledger::{Date, Money};
use sqlx::sqlite::SqliteConnection;

use super::NewDocument;
use crate::db::batch::{Batch, RequestRow};
use crate::db::bulk as rows;
use crate::db::documents::customer_states;
use crate::db::numbers::NextNumber;
use crate::house::House;
use crate::invoices::{Drawn, NewInvoice, Rates};
use crate::loans::{Lent, NewLoan, NewRepayment, Repaid};
use crate::receipts::{NewReceipt, Received};
use crate::refusal::{Answer, Refusal};
use crate::session::Said;
use crate::trail::Action;
use crate::values::{CustomerId, DocumentKind, Method};

/// A customer as the rules look at them.
#[derive(Debug)]
struct Debtor {
    state: Customer,
    credit_days: Option<i32>,
    dues: Vec<OpenDue>,
}

/// Which charge a due is of, and when that was issued.
#[derive(Debug, Clone, Copy)]
struct Charge {
    document: i64,
    issued_on: Date,
}

/// What a repayment asks of its loan.
#[derive(Debug, Clone, Copy)]
pub(crate) struct LoanFacts {
    pub(crate) kind: DocumentKind,
    pub(crate) customer: Option<i64>,
    pub(crate) void: bool,
    pub(crate) issued_on: Date,
}

/// Everything known so far.
#[derive(Debug)]
pub(super) struct Known {
    user: i64,
    at: i64,
    rates: Rates,
    /// The last number of each series, and the latest day it gave one to.
    series: HashMap<(i64, String), (i64, i64)>,
    customers: HashMap<i64, Debtor>,
    charges: HashMap<i64, Charge>,
    loans: HashMap<i64, LoanFacts>,
    /// Digest and subject of each request.
    requests: HashMap<[u8; 16], ([u8; 16], i64)>,
}

impl Known {
    /// What every document asks for.
    pub(super) async fn read(conn: &mut SqliteConnection, user: i64, at: i64) -> Answer<Self> {
        let rates = crate::db::invoices::tax_rates(conn).await?;
        Ok(Self {
            user,
            at,
            rates: rates.into_iter().map(|rate| (rate.id, rate)).collect(),
            series: rows::series(conn).await?,
            customers: HashMap::new(),
            charges: HashMap::new(),
            loans: HashMap::new(),
            requests: HashMap::new(),
        })
    }

    /// Reads what some documents ask for and is not known yet.
    pub(super) async fn learn(
        &mut self,
        conn: &mut SqliteConnection,
        documents: &[NewDocument],
    ) -> Answer<()> {
        let ids: Vec<_> = documents.iter().map(NewDocument::request_id).collect();
        self.requests.extend(rows::requests(conn, &ids).await?);
        let loans = documents.iter().filter_map(NewDocument::loan);
        let loans: HashSet<i64> = loans.filter(|id| !self.loans.contains_key(id)).collect();
        if !loans.is_empty() {
            self.loans.extend(rows::loans(conn, &loans).await?);
        }
        let whose = documents.iter().filter_map(|document| match document.loan() {
            Some(loan) => self.loans.get(&loan).and_then(|loan| loan.customer),
            None => document.customer(),
        });
        let customers: HashSet<i64> = whose.filter(|id| !self.customers.contains_key(id)).collect();
        if customers.is_empty() {
            return Ok(());
        }
        let list = serde_json::json!(customers).to_string();
        for (id, (state, credit_days)) in customer_states(conn, list.clone()).await? {
            self.customers.insert(id, Debtor { state, credit_days, dues: Vec::new() });
        }
        for (customer, due, document, issued_on) in rows::open_dues(conn, list).await? {
            self.charges.insert(due.id, Charge { document, issued_on });
            if let Some(debtor) = self.customers.get_mut(&customer) {
                debtor.dues.push(due);
            }
        }
        Ok(())
    }

    /// Works a document out and adds it with its link to a batch. One whose request was recorded before is not recorded
    /// again. Gives its id.
    pub(super) fn record(
        &mut self,
        house: &House<'_>,
        batch: &mut Batch,
        document: &NewDocument,
    ) -> Answer<i64> {
        let request = document.request()?;
        match self.requests.get(&request.id) {
            Some((digest, subject)) if *digest == request.digest => return Ok(*subject),
            Some(_) => return Err(Refusal::RequestReused.on("requestId")),
            None => {}
        }
        let said = match document {
            NewDocument::Invoice(input) => self.invoice(house, batch, input),
            NewDocument::Loan(input) => self.loan(house, batch, input),
            NewDocument::Receipt(input) => self.receipt(house, batch, input),
            NewDocument::Repayment(input) => self.repayment(house, batch, input),
        }?;
        let subject = batch.link(&said.link(self.user, self.at), Some(&request));
        self.requests.insert(request.id, (request.digest, subject));
        Ok(subject)
    }

    fn invoice(
        &mut self,
        house: &House<'_>,
        batch: &mut Batch,
        input: &NewInvoice,
    ) -> Answer<Said<'static>> {
        if input.replaces.is_some() {
            return Err(Refusal::NotAChoice.on("replaces"));
        }
        let Debtor { state, credit_days, .. } = self.debtor(input.customer_id)?;
        let drawn = Drawn::of(house, input, (*state, *credit_days), &self.rates)?;
        let number = self.number(house, DocumentKind::Invoice, drawn.issued_on)?;
        let (id, dues) = drawn.put(batch, number, None)?;
        let charge = Charge { document: id, issued_on: drawn.issued_on };
        self.charge(input.customer_id, charge, drawn.total(), dues)?;
        Ok(drawn.said(Action::InvoiceCreate, id))
    }

    fn loan(
        &mut self,
        house: &House<'_>,
        batch: &mut Batch,
        input: &NewLoan,
    ) -> Answer<Said<'static>> {
        let Debtor { state, credit_days, .. } = self.debtor(input.customer_id)?;
        let lent = Lent::of(house, input, (*state, *credit_days))?;
        let issued_on = lent.issued_on;
        let number = self.number(house, DocumentKind::Loan, issued_on)?;
        let (id, dues) = lent.put(batch, number);
        let (kind, customer) = (DocumentKind::Loan, Some(input.customer_id.0));
        self.loans.insert(id, LoanFacts { kind, customer, void: false, issued_on });
        let charge = Charge { document: id, issued_on };
        self.charge(input.customer_id, charge, input.amount.money()?, dues)?;
        Ok(lent.said(id))
    }

    fn receipt(
        &mut self,
        house: &House<'_>,
        batch: &mut Batch,
        input: &NewReceipt,
    ) -> Answer<Said<'static>> {
        let received = Received::of(house, input, &self.debtor(input.customer_id)?.dues)?;
        let on = received.new.received_on;
        let number = self.number(house, DocumentKind::Receipt, on)?;
        let parts = received.settled.allocation.parts.iter();
        let issued = parts.filter_map(|(due, _)| Some((*due, self.charges.get(due)?.issued_on)));
        let later: Vec<_> = issued.filter(|(_, issued)| *issued > on).collect();
        let id = received.put(batch, number, &later);
        let amount = received.new.amount;
        self.settle(
            house,
            input.customer_id.0,
            &received.settled.allocation,
            input.method,
            amount,
        )?;
        Ok(received.said(id))
    }

    fn repayment(
        &mut self,
        house: &House<'_>,
        batch: &mut Batch,
        input: &NewRepayment,
    ) -> Answer<Said<'static>> {
        let loan = input.loan_id.0;
        let facts = *self.loans.get(&loan).ok_or_else(|| Refusal::DocumentNotFound.on("loanId"))?;
        if facts.kind != DocumentKind::Loan {
            return Err(Refusal::WrongKind.on("loanId"));
        }
        let customer = facts.customer.unwrap_or_default();
        let of_loan =
            |due: &&OpenDue| self.charges.get(&due.id).is_some_and(|c| c.document == loan);
        let debtor = self.debtor(CustomerId(customer))?;
        let dues: Vec<_> = debtor.dues.iter().filter(of_loan).copied().collect();
        let state = LoanState { void: facts.void, issued_on: facts.issued_on, dues: &dues };
        let repaid = Repaid::of(house, input, &state, facts.customer)?;
        let number = self.number(house, DocumentKind::Receipt, repaid.received_on())?;
        let id = repaid.put(batch, number);
        let amount = input.amount.money()?;
        self.settle(house, customer, &repaid.settled.allocation, input.method, amount)?;
        Ok(repaid.said(id))
    }

    fn debtor(&self, customer: CustomerId) -> Answer<&Debtor> {
        let known = self.customers.get(&customer.0);
        known.ok_or_else(|| Refusal::CustomerNotFound.on("customerId"))
    }

    /// The next number of a series, which it gives.
    fn number(&mut self, house: &House<'_>, kind: DocumentKind, on: Date) -> Answer<NextNumber> {
        let year = house.shop.year.year_of(on)?;
        let key = (kind.code(), year.label.clone());
        let last = self.series.get(&key).copied();
        let next = NextNumber::after(last, kind, year, on)?;
        let latest = last.map_or(next.series.day, |(_, latest)| latest.max(next.series.day));
        self.series.insert(key, (next.series.last, latest));
        Ok(next)
    }

    fn charge(
        &mut self,
        customer: CustomerId,
        charge: Charge,
        amount: Money,
        dues: Vec<OpenDue>,
    ) -> Answer<()> {
        self.charges.extend(dues.iter().map(|due| (due.id, charge)));
        if let Some(debtor) = self.customers.get_mut(&customer.0) {
            debtor.state.outstanding = debtor.state.outstanding.plus(amount)?;
            debtor.dues.extend(dues);
        }
        Ok(())
    }

    /// Takes what was settled off the dues. A cheque in hand frees credit only where the shop says so.
    fn settle(
        &mut self,
        house: &House<'_>,
        customer: i64,
        allocation: &Allocation,
        method: Method,
        amount: Money,
    ) -> Answer<()> {
        let Some(debtor) = self.customers.get_mut(&customer) else { return Ok(()) };
        if method != Method::Cheque || house.shop.view.cheque_frees {
            debtor.state.outstanding = debtor.state.outstanding.minus(amount)?;
        }
        for (due, part) in &allocation.parts {
            for open in debtor.dues.iter_mut().filter(|open| open.id == *due) {
                open.open = open.open.minus(*part)?;
            }
        }
        debtor.dues.retain(|due| due.open.is_positive());
        Ok(())
    }
}

impl NewDocument {
    fn request_id(&self) -> &str {
        match self {
            Self::Invoice(input) => &input.request_id,
            Self::Loan(input) => &input.request_id,
            Self::Receipt(input) => &input.request_id,
            Self::Repayment(input) => &input.request_id,
        }
    }

    /// The same digest as the single command's, so that neither repeats what the other recorded.
    fn request(&self) -> Answer<RequestRow> {
        match self {
            Self::Invoice(input) => RequestRow::of(&input.request_id, input),
            Self::Loan(input) => RequestRow::of(&input.request_id, input),
            Self::Receipt(input) => RequestRow::of(&input.request_id, input),
            Self::Repayment(input) => RequestRow::of(&input.request_id, input),
        }
    }

    fn customer(&self) -> Option<i64> {
        match self {
            Self::Invoice(input) => Some(input.customer_id.0),
            Self::Loan(input) => Some(input.customer_id.0),
            Self::Receipt(input) => Some(input.customer_id.0),
            Self::Repayment(_) => None,
        }
    }

    fn loan(&self) -> Option<i64> {
        match self {
            Self::Repayment(input) => Some(input.loan_id.0),
            Self::Invoice(_) | Self::Loan(_) | Self::Receipt(_) => None,
        }
    }
}
