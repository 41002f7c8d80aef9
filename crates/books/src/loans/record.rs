//! A loan and a repayment worked out by the rules, and put into a batch: whether one is recorded or many at once.

use ledger::Date;
use ledger::Entry;
use ledger::allocation::{OpenDue, Settled};
use ledger::charge::{Customer, Terms};
use ledger::credit::LimitOverride;
use ledger::due::Instalment;
use ledger::loan::{self, LoanState, Repayment};

use super::{LoanKind, NewLoan, NewRepayment};
use crate::db::batch::{Batch, DocumentRow, day};
use crate::db::numbers::NextNumber;
use crate::house::House;
use crate::receipts::payment_detail;
use crate::refusal::{Answer, At, Refused};
use crate::session::Said;
use crate::terms;
use crate::text;
use crate::trail::Action;
use crate::values::{DocumentKind, Method};

/// A loan that may be given.
#[derive(Debug)]
pub(crate) struct Lent {
    customer: i64,
    kind: LoanKind,
    amount: ledger::Money,
    pub(crate) issued_on: Date,
    instalments: Vec<Instalment>,
    entry: Entry,
    note: Option<String>,
    overridden: Option<LimitOverride>,
}

impl Lent {
    /// Works it out, for a customer with these usual credit days.
    pub(crate) fn of(
        house: &House<'_>,
        input: &NewLoan,
        (customer, credit_days): (Customer, Option<i32>),
    ) -> Answer<Self> {
        let amount = ledger::Money::new(input.amount.0).at("amount")?;
        let issued_on = text::date(input.issued_on.as_deref(), house.today, "issuedOn")?;
        let instalments = terms::instalments(
            amount,
            issued_on,
            input.due_on.as_deref(),
            &input.instalments,
            credit_days.unwrap_or(house.shop.view.credit_days.into()),
        )?;
        let overridden = house.limit_override(input.override_reason.as_deref())?;
        let charge = Terms { amount, issued_on, instalments: &instalments };
        let (kind, period) = (input.kind, house.period());
        let entry = loan::issue(&customer, kind.rule(), &charge, period, overridden.as_ref())
            .map_err(|e| terms::pinned(&e))?;
        let note = text::optional(input.note.as_deref(), "note", ledger::text::note)?;
        let customer = input.customer_id.0;
        Ok(Self { customer, kind, amount, issued_on, instalments, entry, note, overridden })
    }

    /// Adds it to a batch, and gives its id and its dues.
    pub(crate) fn put(&self, batch: &mut Batch, number: NextNumber) -> (i64, Vec<OpenDue>) {
        let reason = self.overridden.as_ref().map(LimitOverride::reason);
        let row = DocumentRow {
            kind: DocumentKind::Loan.code(),
            customer: Some(self.customer),
            day: day(self.issued_on),
            amount: self.amount.minor(),
            detail: Some(self.kind.detail(reason)),
            note: self.note.clone(),
            ..DocumentRow::default()
        };
        let id = batch.numbered(number, row);
        batch.entry(id, Some(self.customer), &self.entry);
        let receivable = self.kind.rule().receivable();
        (id, batch.dues(id, self.customer, &self.instalments, receivable))
    }

    /// What the trail says of it.
    pub(crate) fn said(&self, id: i64) -> Said<'static> {
        let (customer, document) = (Some(self.customer), Some(id));
        Said { action: Action::LoanCreate, customer, document, body: None }
    }
}

/// A repayment that may be recorded.
#[derive(Debug)]
pub(crate) struct Repaid {
    loan: i64,
    customer: Option<i64>,
    repayment: Repayment,
    method: Method,
    pub(crate) settled: Settled,
    detail: Option<String>,
    note: Option<String>,
}

impl Repaid {
    /// Works it out against a loan as it stands.
    pub(crate) fn of(
        house: &House<'_>,
        input: &NewRepayment,
        loan: &LoanState<'_>,
        customer: Option<i64>,
    ) -> Answer<Self> {
        let repayment = Repayment {
            amount: ledger::Money::new(input.amount.0).at("amount")?,
            received_on: text::date(input.received_on.as_deref(), house.today, "receivedOn")?,
            method: input.method.rule(),
        };
        let settled = loan::repay(loan, &repayment, house.period())
            .map_err(|e| Refused::from(e.clone()).pin(repayment_field(&e)))?;
        let (cheque, reference) = (input.cheque.as_ref(), input.reference.as_deref());
        let detail = payment_detail(input.method, cheque, reference)?;
        let note = text::optional(input.note.as_deref(), "note", ledger::text::note)?;
        let (loan, method) = (input.loan_id.0, input.method);
        Ok(Self { loan, customer, repayment, method, settled, detail, note })
    }

    /// The day the money came.
    pub(crate) fn received_on(&self) -> Date {
        self.repayment.received_on
    }

    /// Adds it to a batch, and gives its id.
    pub(crate) fn put(&self, batch: &mut Batch, number: NextNumber) -> i64 {
        let row = DocumentRow {
            kind: DocumentKind::Receipt.code(),
            customer: self.customer,
            day: day(self.received_on()),
            amount: self.repayment.amount.minor(),
            method: Some(self.method.code()),
            about: Some(self.loan),
            detail: self.detail.clone(),
            note: self.note.clone(),
            ..DocumentRow::default()
        };
        let id = batch.numbered(number, row);
        batch.entry(id, self.customer, &self.settled.entry);
        for (due, part) in &self.settled.allocation.parts {
            batch.allocate(id, *due, self.received_on(), *part);
        }
        id
    }

    /// What the trail says of it.
    pub(crate) fn said(&self, id: i64) -> Said<'static> {
        let (customer, document) = (self.customer, Some(id));
        Said { action: Action::RepaymentRecord, customer, document, body: None }
    }
}

/// Which field of the form a refused repayment points at.
#[expect(clippy::wildcard_enum_match_arm, reason = "whatever else is refused is about the amount")]
fn repayment_field(refusal: &ledger::Refusal) -> &'static str {
    use ledger::Refusal as L;
    match refusal {
        L::ChargeVoid | L::AlreadyPaid => "loanId",
        L::DateBeforeCharge { .. } | L::DateInFuture { .. } | L::PeriodLocked { .. } => {
            "receivedOn"
        }
        _ => "amount",
    }
}
