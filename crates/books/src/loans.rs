//! Loans (You gave) and their repayments.

mod lists;
mod record;
mod types;

pub(crate) use record::{Lent, Repaid};
pub use types::*;

use ledger::loan::{self, LoanState};
use ledger::status::{ChargeStatus, days_overdue};

use crate::db::documents::{self, Document};
use crate::db::page::page;
use crate::refusal::{Answer, At};
use crate::session::{Desk, Seen, Session, Staff};
use crate::values::{DocumentId, DocumentKind, DueView, Minor};

impl Session<Staff> {
    /// Gives credit. Refused in this order: customer not found, archived, amount, dates, instalments, credit limit.
    pub async fn create_loan(&self, input: NewLoan) -> Answer<LoanView> {
        let (mut desk, seen) = self.change_once(&input.request_id, &input).await?;
        let request = match seen {
            Seen::Done(id) => return desk.loan(DocumentId(id)).await,
            Seen::New(request) => request,
        };
        let debtor = documents::customer_state(desk.conn(), input.customer_id).await?;
        let lent = Lent::of(&desk.house(), &input, debtor)?;
        let number = desk.next_number(DocumentKind::Loan, lent.issued_on).await?;
        let mut batch = desk.batch();
        let (id, _) = lent.put(&mut batch, number);
        desk.record(batch, lent.said(id), Some(&request)).await?;
        let view = desk.loan(DocumentId(id)).await?;
        desk.commit().await?;
        Ok(view)
    }

    /// One loan with its dues and repayments.
    pub async fn loan(&self, id: DocumentId) -> Answer<LoanView> {
        self.look().await?.loan(id).await
    }

    /// Records a repayment. Refused in this order: loan not found, void, already paid, amount, date before the loan,
    /// date in the future, period closed, more than is outstanding.
    pub async fn record_repayment(&self, input: NewRepayment) -> Answer<LoanView> {
        let (mut desk, seen) = self.change_once(&input.request_id, &input).await?;
        let request = match seen {
            Seen::Done(_) => return desk.loan(input.loan_id).await,
            Seen::New(request) => request,
        };
        let loan = documents::document(desk.conn(), input.loan_id, Some(DocumentKind::Loan))
            .await
            .at("loanId")?;
        let dues = documents::open_dues_of_document(desk.conn(), loan.id).await?;
        let state = LoanState { void: loan.void, issued_on: loan.on, dues: &dues };
        let repaid = Repaid::of(&desk.house(), &input, &state, loan.customer)?;
        let number = desk.next_number(DocumentKind::Receipt, repaid.received_on()).await?;
        let mut batch = desk.batch();
        let id = repaid.put(&mut batch, number);
        desk.record(batch, repaid.said(id), Some(&request)).await?;
        let view = desk.loan(input.loan_id).await?;
        desk.commit().await?;
        Ok(view)
    }
}

impl Desk<'_> {
    async fn loan(&mut self, id: DocumentId) -> Answer<LoanView> {
        let today = self.today;
        let page = page(self.conn(), id, DocumentKind::Loan, today).await.at("loanId")?;
        let sums = Sums::of(&page.dues, page.document.void, today)?;
        let billed_as = page.made(DocumentKind::Invoice).first().copied();
        let document = &page.document;
        Ok(LoanView {
            id,
            number: document.number(),
            kind: LoanKind::of(document),
            amount: document.amount.into(),
            issued_on: crate::values::Day(document.on),
            repaid: sums.settled,
            remaining: sums.open,
            status: sums.status,
            part_paid: sums.part_paid(),
            days_overdue: sums.days_overdue,
            note: document.note.clone(),
            billed_as,
            created_by: document.by.clone(),
            created_at: document.at,
            voidable: self.may_void(document),
            standing: page.standing,
            dues: page.dues,
            repayments: page.allocations,
            ended: page.ended,
            case_id: page.case,
        })
    }
}

/// What the dues of a charge add up to, and the status that follows.
#[derive(Debug)]
pub(crate) struct Sums {
    pub(crate) settled: Minor,
    pub(crate) open: Minor,
    pub(crate) status: crate::values::ChargeStatus,
    pub(crate) days_overdue: u32,
}

impl Sums {
    pub(crate) fn of(dues: &[DueView], void: bool, today: ledger::Date) -> Answer<Self> {
        let next = dues.iter().filter(|due| due.open.0 > 0).map(|due| due.due_on.0).min();
        let sum = |of: fn(&DueView) -> Minor| {
            ledger::Money::sum(
                dues.iter().map(|due| of(due).money()).collect::<Result<Vec<_>, _>>()?,
            )
        };
        Ok(Self {
            settled: sum(|due| due.settled)?.into(),
            open: sum(|due| due.open)?.into(),
            status: ChargeStatus::of(void, next, today).into(),
            days_overdue: days_overdue(next, today).unsigned_abs(),
        })
    }

    /// Something is settled and something open.
    pub(crate) fn part_paid(&self) -> bool {
        self.settled.0 > 0 && self.open.0 > 0
    }
}

impl LoanKind {
    pub(crate) fn rule(self) -> loan::LoanKind {
        match self {
            Self::Goods => loan::LoanKind::Goods,
            Self::Cash => loan::LoanKind::Cash,
        }
    }

    /// The JSON the document keeps.
    pub(crate) fn detail(self, reason: Option<&str>) -> String {
        let kind = match self {
            Self::Goods => "goods",
            Self::Cash => "cash",
        };
        serde_json::json!({ "kind": kind, "override": reason }).to_string()
    }

    /// What a recorded loan was.
    pub(crate) fn of(document: &Document) -> Self {
        match document.detail("kind").as_ref().and_then(serde_json::Value::as_str) {
            Some("cash") => Self::Cash,
            Some(_) | None => Self::Goods,
        }
    }
}
