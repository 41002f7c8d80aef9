//! Loans (You gave) and their repayments.

mod lists;
mod types;

pub use types::*;

use ledger::charge::Terms;
use ledger::credit::LimitOverride;
use ledger::loan::{self, LoanState, Repayment};
use ledger::status;

use crate::db::batch::{DocumentRow, day};
use crate::db::documents::{self, Document};
use crate::db::standing::standing;
use crate::people::Role;
use crate::refusal::{Answer, At, Refusal, Refused};
use crate::session::{Desk, Said, Seen, Session, Staff};
use crate::terms;
use crate::text;
use crate::values::{DocumentId, DocumentKind, DueView, Minor};

impl Session<Staff> {
    /// Gives credit. Refused in this order: customer not found, archived, amount, dates, instalments, credit limit.
    pub async fn create_loan(&self, input: NewLoan) -> Answer<LoanView> {
        let mut desk = self.change().await?;
        let request = match desk.request(&input.request_id, &input).await? {
            Seen::Done(id) => return desk.loan(DocumentId(id)).await,
            Seen::New(request) => request,
        };
        let frees = desk.opened.shop.view.cheque_frees;
        let (customer, credit_days) =
            documents::customer_state(desk.conn(), input.customer_id, frees).await?;
        let amount = ledger::Money::new(input.amount.0).at("amount")?;
        let issued_on = text::date(input.issued_on.as_deref(), desk.today, "issuedOn")?;
        let instalments = terms::instalments(
            amount,
            issued_on,
            input.due_on.as_deref(),
            &input.instalments,
            credit_days,
        )?;
        let overridden = desk.limit_override(input.override_reason.as_deref())?;
        let charge = Terms { amount, issued_on, instalments: &instalments };
        let kind = input.kind.rule();
        let entry = loan::issue(&customer, kind, &charge, desk.period(), overridden.as_ref())
            .map_err(|e| terms::pinned(&e))?;
        let note = text::optional(input.note.as_deref(), "note", ledger::text::note)?;

        let (number, series, _) = desk.next_number(DocumentKind::Loan, issued_on).await?;
        let mut batch = desk.batch();
        let id = batch.document(DocumentRow {
            kind: DocumentKind::Loan.code(),
            customer: Some(input.customer_id.0),
            number: Some(number),
            day: day(issued_on),
            amount: amount.minor(),
            detail: Some(input.kind.detail(overridden.as_ref().map(LimitOverride::reason))),
            note,
            ..DocumentRow::default()
        });
        batch.entry(id, Some(input.customer_id.0), &entry);
        for instalment in &instalments {
            batch.due(id, input.customer_id.0, instalment, kind.receivable());
        }
        batch.series(series);
        let said = Said {
            action: "loan.create",
            customer: Some(input.customer_id.0),
            document: Some(id),
            body: None,
        };
        desk.record(batch, said, Some(&request)).await?;
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
        let mut desk = self.change().await?;
        let request = match desk.request(&input.request_id, &input).await? {
            Seen::Done(_) => return desk.loan(input.loan_id).await,
            Seen::New(request) => request,
        };
        let loan = documents::document(desk.conn(), input.loan_id, Some(DocumentKind::Loan))
            .await
            .at("loanId")?;
        let dues = documents::open_dues_of_document(desk.conn(), loan.id).await?;
        let state = LoanState { void: loan.void, issued_on: loan.on, dues: &dues };
        let repayment = Repayment {
            amount: ledger::Money::new(input.amount.0).at("amount")?,
            received_on: text::date(input.received_on.as_deref(), desk.today, "receivedOn")?,
            method: input.method.rule(),
        };
        let settled = loan::repay(&state, &repayment, desk.period())
            .map_err(|e| Refused::from(e.clone()).pin(repayment_field(&e)))?;
        let detail = crate::receipts::payment_detail(
            input.method,
            input.cheque.as_ref(),
            input.reference.as_deref(),
        )?;
        let note = text::optional(input.note.as_deref(), "note", ledger::text::note)?;

        let (number, series, _) =
            desk.next_number(DocumentKind::Receipt, repayment.received_on).await?;
        let mut batch = desk.batch();
        let id = batch.document(DocumentRow {
            kind: DocumentKind::Receipt.code(),
            customer: loan.customer,
            number: Some(number),
            day: day(repayment.received_on),
            amount: repayment.amount.minor(),
            method: Some(input.method.code()),
            about: Some(loan.id),
            detail,
            note,
            ..DocumentRow::default()
        });
        batch.entry(id, loan.customer, &settled.entry);
        for (due, part) in &settled.allocation.parts {
            batch.allocate(id, *due, repayment.received_on, *part);
        }
        batch.series(series);
        let said = Said {
            action: "repayment.record",
            customer: loan.customer,
            document: Some(id),
            body: None,
        };
        desk.record(batch, said, Some(&request)).await?;
        let view = desk.loan(input.loan_id).await?;
        desk.commit().await?;
        Ok(view)
    }
}

impl Desk<'_> {
    /// An owner's reason for going beyond a limit; staff may not.
    pub(crate) fn limit_override(&self, reason: Option<&str>) -> Answer<Option<LimitOverride>> {
        match (reason.map(str::trim).filter(|reason| !reason.is_empty()), self.role) {
            (None, _) => Ok(None),
            (Some(_), Role::Staff) => Err(Refusal::OverrideNeedsOwner.on("overrideReason")),
            (Some(reason), Role::Owner) => {
                Ok(Some(LimitOverride::because(reason).at("overrideReason")?))
            }
        }
    }

    async fn loan(&mut self, id: DocumentId) -> Answer<LoanView> {
        let today = self.today;
        let document =
            documents::document(self.conn(), id, Some(DocumentKind::Loan)).await.at("loanId")?;
        let dues = documents::dues(self.conn(), document.id, today).await?;
        let repayments = documents::allocations(self.conn(), document.id, true).await?;
        let ended = documents::ended(self.conn(), &document).await?;
        let standing = standing(self.conn(), document.customer.unwrap_or_default(), today).await?;
        let billed_as = crate::db::loans::billed_as(self.conn(), document.id).await?;
        let sums = Sums::of(&dues, document.void, today)?;
        Ok(LoanView {
            id,
            number: document.number(),
            standing,
            kind: LoanKind::of(&document),
            amount: document.amount.into(),
            issued_on: crate::values::Day(document.on),
            repaid: sums.settled,
            remaining: sums.open,
            status: sums.status,
            part_paid: sums.part_paid(),
            days_overdue: sums.days_overdue,
            dues,
            note: document.note.clone(),
            repayments,
            ended,
            billed_as,
            created_by: document.by.clone(),
            created_at: document.at,
            voidable: self.may_void(&document),
        })
    }

    /// Whether this person may void a document now: an owner any, staff their own of today.
    pub(crate) fn may_void(&self, document: &Document) -> bool {
        let recorded = ledger::void::Recorded {
            by_self: document.user == self.user,
            recorded_on: crate::clock::civil(document.at, self.opened.shop.zone).0,
        };
        !document.ended()
            && (self.role == Role::Owner || ledger::void::check_staff(recorded, self.today).is_ok())
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
        let open: Vec<_> = dues.iter().filter(|due| due.open.0 > 0).collect();
        let next = open.iter().map(|due| due.due_on.0).min();
        let rule = match (void, next) {
            (true, _) => status::ChargeStatus::Void,
            (false, None) => status::ChargeStatus::Paid,
            (false, Some(due_on)) if due_on < today => status::ChargeStatus::Overdue,
            (false, Some(_)) => status::ChargeStatus::Pending,
        };
        let sum = |of: fn(&DueView) -> Minor| {
            ledger::Money::sum(
                dues.iter().map(|due| of(due).money()).collect::<Result<Vec<_>, _>>()?,
            )
        };
        Ok(Self {
            settled: sum(|due| due.settled)?.into(),
            open: sum(|due| due.open)?.into(),
            status: rule.into(),
            days_overdue: status::days_overdue(next, today).unsigned_abs(),
        })
    }

    /// Something is settled and something open.
    pub(crate) fn part_paid(&self) -> bool {
        self.settled.0 > 0 && self.open.0 > 0
    }
}

impl LoanKind {
    fn rule(self) -> loan::LoanKind {
        match self {
            Self::Goods => loan::LoanKind::Goods,
            Self::Cash => loan::LoanKind::Cash,
        }
    }

    /// The JSON the document keeps.
    fn detail(self, reason: Option<&str>) -> String {
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
