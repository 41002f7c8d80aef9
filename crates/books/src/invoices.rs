//! Invoices and credit notes.

mod credit_note;
mod draw;
mod lines;
mod list;
mod replace;
mod tax_rates;
mod types;

pub use types::*;

use crate::db::invoices as rows;
use crate::db::page::page;
use crate::db::standing::standing;
use crate::loans::{BillLoan, Sums};
use crate::refusal::{Answer, At, Refusal};
use crate::session::{Desk, Seen, Session, Staff};
use crate::trail::Action;
use crate::values::{CustomerId, Day, DocumentId, DocumentKind, InstalmentInput};

#[cfg(feature = "bulk")]
pub(crate) use {draw::Drawn, lines::Rates};

use draw::{Detail, Limit};

impl Session<Staff> {
    /// Records an invoice on credit. Refused in this order: what is said of the invoice it replaces (not found, void,
    /// not yours, a credit note was made of it), customer not found, archived, lines and their amount, dates,
    /// instalments, credit limit.
    pub async fn create_invoice(&self, input: NewInvoice) -> Answer<InvoiceView> {
        let (mut desk, seen) = self.change_once(&input.request_id, &input).await?;
        let request = match seen {
            Seen::Done(id) => return desk.invoice(DocumentId(id)).await,
            Seen::New(request) => request,
        };
        let replaced = match input.replaces {
            Some(id) => Some(desk.invoice_to_replace(id).await?),
            None => None,
        };
        let (drawn, number) = desk.draw(&input, replaced.as_ref(), Limit::Held).await?;
        let action =
            if replaced.is_some() { Action::InvoiceReplace } else { Action::InvoiceCreate };
        let mut batch = desk.batch();
        let id = drawn.replace(&mut batch, number, replaced.as_ref())?;
        desk.record(batch, drawn.said(action, id), Some(&request)).await?;
        let view = desk.invoice(DocumentId(id)).await?;
        desk.commit().await?;
        Ok(view)
    }

    /// What an invoice would come to. Everything [`Session::create_invoice`] does but record it, so it is refused for
    /// the same reasons but the credit limit, which it tells of beside the rest; what is wrong with a line is pinned to `lines.N.field`, counted from 0. It may name a loan to
    /// replace, and then shows what [`Session::bill_loan`] would record.
    pub async fn preview_invoice(&self, input: NewInvoice) -> Answer<InvoicePreview> {
        let mut desk = self.look().await?;
        let replaced = match input.replaces {
            Some(id) => Some(desk.charge_to_replace(id).await?),
            None => None,
        };
        let ((drawn, number), beyond) = desk.draw_beyond(&input, replaced.as_ref()).await?;
        drawn.replace(&mut desk.batch(), number.clone(), replaced.as_ref())?;
        let today = desk.today;
        let before = standing(desk.conn(), drawn.customer.0, today).await?.balance.money()?;
        let without = replaced.map_or(Ok(before), |old| old.lifted_from(before, drawn.customer))?;
        drawn.preview(number, without, beyond)
    }

    /// One invoice with its lines, dues and what settles it.
    pub async fn invoice(&self, id: DocumentId) -> Answer<InvoiceView> {
        self.look().await?.invoice(id).await
    }

    /// Turns a loan of goods into an invoice. Refused in this order: loan not found, billed already or void, not of
    /// goods, then as an invoice is; staff may not bill someone else's loan, or an old one, for less than was lent.
    pub async fn bill_loan(&self, input: BillLoan) -> Answer<InvoiceView> {
        let (mut desk, seen) = self.change_once(&input.request_id, &input).await?;
        let request = match seen {
            Seen::Done(id) => return desk.invoice(DocumentId(id)).await,
            Seen::New(request) => request,
        };
        let loan = desk.loan_to_bill(input.loan_id).await?;
        let customer_id = CustomerId(loan.document.customer.unwrap_or_default());
        let invoice = NewInvoice { customer_id, replaces: None, ..input.invoice };
        let (drawn, number) = desk.draw(&invoice, Some(&loan), Limit::Held).await?;
        if drawn.total() < loan.document.amount && !desk.may_void(&loan.document) {
            return Err(Refusal::NotYours.on("lines"));
        }
        let mut batch = desk.batch();
        let id = drawn.replace(&mut batch, number, Some(&loan))?;
        desk.record(batch, drawn.said(Action::LoanBill, id), Some(&request)).await?;
        let view = desk.invoice(DocumentId(id)).await?;
        desk.commit().await?;
        Ok(view)
    }
}

impl Desk<'_> {
    async fn invoice(&mut self, id: DocumentId) -> Answer<InvoiceView> {
        let today = self.today;
        let page = page(self.conn(), id, DocumentKind::Invoice, today).await.at("id")?;
        let lines = rows::lines(self.conn(), id.0).await?;
        let sums = Sums::of(&page.dues, page.document.void, today)?;
        let credit_notes = page.made(DocumentKind::CreditNote);
        let document = &page.document;
        let detail = Detail::of(document);
        Ok(InvoiceView {
            id,
            number: document.number(),
            issued_on: Day(document.on),
            lines: lines.iter().map(rows::SoldLine::view).collect(),
            totals: detail.totals(document.amount),
            inter_state: detail.inter_state,
            settled: sums.settled,
            open: sums.open,
            status: sums.status,
            part_paid: sums.part_paid(),
            days_overdue: sums.days_overdue,
            note: document.note.clone(),
            credit_notes,
            replaces: document.about.map(DocumentId),
            created_by: document.by.clone(),
            created_at: document.at,
            voidable: self.may_void(document),
            standing: page.standing,
            dues: page.dues,
            allocations: page.allocations,
            ended: page.ended,
            case_id: page.case,
        })
    }
}

impl From<&ledger::due::Instalment> for InstalmentInput {
    fn from(instalment: &ledger::due::Instalment) -> Self {
        Self { due_on: instalment.due_on.to_string(), amount: instalment.amount.into() }
    }
}
