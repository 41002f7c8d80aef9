//! Advances: what is left of a receipt or credit note is used for dues, or paid back.

use ledger::{Money, advance};

use super::{NewRefund, UseAdvance};
use crate::adjustments::DocumentView;
use crate::db::batch::DocumentRow;
use crate::db::documents::{self, Document};
use crate::refusal::{Answer, At, Refusal, Refused};
use crate::session::{Desk, Owner, Said, Seen, Session, Staff};
use crate::settling::{Wishes, check_not_before, pinned};
use crate::text;
use crate::trail::Action;
use crate::values::{CustomerId, DocumentId, DocumentKind, Method};

impl Session<Staff> {
    /// Uses what is left of a settling document for open dues. Refused in this order: document not found, of a kind
    /// that settles nothing, void, bounced, nothing left, nothing open, date before the document, amount, date in the
    /// future, period closed, more than is left, the allocation line by line.
    pub async fn use_advance(&self, input: UseAdvance) -> Answer<DocumentView> {
        let (mut desk, seen) = self.change_once(&input.request_id, &input).await?;
        let request = match seen {
            Seen::Done(_) => return desk.brief(input.document_id).await,
            Seen::New(request) => request,
        };
        let settling = desk.with_rest(input.document_id, settles).await?;
        let rest = settling.rest()?;
        let customer = CustomerId(settling.customer.unwrap_or_default());
        let dues = documents::open_dues_of_customer(desk.conn(), customer).await?;
        if dues.is_empty() {
            return Err(Refusal::AlreadyPaid.on("allocation"));
        }
        let on = text::date(input.on.as_deref(), desk.today, "on")?;
        check_not_before(on, settling.on, "on")?;
        let wishes = Wishes::read(input.allocation.as_deref())?;
        let amount = wishes.sum()?.unwrap_or(rest);
        let applied = advance::apply(rest, amount, on, &dues, wishes.plan(), desk.period())
            .map_err(|e| in_allocation(&e))?;

        let mut batch = desk.batch();
        desk.allocate(&mut batch, settling.id, &applied.allocation.parts, on).await?;
        if let Some(entry) = applied.entry {
            // Only what goes to a loan given in cash moves in the accounts, and an entry needs a document.
            let row = about(&settling, applied.allocation.split.loans);
            let id = desk.numbered(&mut batch, DocumentKind::AdvanceTransfer, on, row).await?;
            batch.entry(id, settling.customer, &entry);
        }
        desk.record(
            batch,
            Said::document(Action::AdvanceUse, settling.customer, settling.id),
            Some(&request),
        )
        .await?;
        let view = desk.brief(input.document_id).await?;
        desk.commit().await?;
        Ok(view)
    }
}

impl Session<Owner> {
    /// Pays back some of an advance. Refused in this order: document not found, no receipt, opening advance or credit
    /// note, void, bounced, nothing left, a cheque as method, date before the document, amount, date in the future,
    /// period closed, more than is left, the note.
    pub async fn refund_advance(&self, input: NewRefund) -> Answer<DocumentView> {
        let (mut desk, seen) = self.change_once(&input.request_id, &input).await?;
        let request = match seen {
            Seen::Done(id) => return desk.brief(DocumentId(id)).await,
            Seen::New(request) => request,
        };
        let settling = desk.with_rest(input.document_id, is_money).await?;
        if input.method == Method::Cheque {
            return Err(Refusal::NotAChoice.on("method"));
        }
        let on = text::date(input.on.as_deref(), desk.today, "on")?;
        check_not_before(on, settling.on, "on")?;
        let amount = input.amount.money().at("amount")?;
        let entry =
            advance::refund(settling.rest()?, amount, on, input.method.rule(), desk.period())
                .map_err(|e| pinned(&e, amount, "on"))?;
        let note = text::optional(input.note.as_deref(), "note", ledger::text::note)?;

        let mut batch = desk.batch();
        let method = Some(input.method.code());
        let row = DocumentRow { method, note, ..about(&settling, amount) };
        let id = desk.numbered(&mut batch, DocumentKind::Refund, on, row).await?;
        batch.entry(id, settling.customer, &entry);
        desk.record(
            batch,
            Said::document(Action::AdvanceRefund, settling.customer, id),
            Some(&request),
        )
        .await?;
        let view = desk.brief(DocumentId(id)).await?;
        desk.commit().await?;
        Ok(view)
    }
}

impl Desk<'_> {
    /// A settling document of a kind asked for, that stands and has something left.
    async fn with_rest(
        &mut self,
        id: DocumentId,
        fits: fn(DocumentKind) -> bool,
    ) -> Answer<Document> {
        let document = documents::document(self.conn(), id, None).await.at("documentId")?;
        let refusal = if !fits(document.kind) {
            Refusal::WrongKind
        } else if document.void {
            Refusal::DocumentVoid
        } else if document.bounced {
            Refusal::ChequeBounced
        } else if document.rest()?.is_zero() {
            Refusal::ExceedsAdvance { rest: Money::ZERO.into() }
        } else {
            return Ok(document);
        };
        Err(refusal.on("documentId"))
    }
}

/// Kinds that settle dues; what is left of any of them may settle another.
fn settles(kind: DocumentKind) -> bool {
    is_money(kind) || matches!(kind, DocumentKind::SettlementDiscount | DocumentKind::WriteOff)
}

/// Kinds whose rest is the customer's own money; what was let off cannot be paid out.
fn is_money(kind: DocumentKind) -> bool {
    use DocumentKind as K;
    matches!(kind, K::OpeningAdvance | K::Receipt | K::CreditNote)
}

/// This form has no amount of its own: what is not about the date is about the allocation.
fn in_allocation(refusal: &ledger::Refusal) -> Refused {
    let refused = pinned(refusal, Money::MAX, "on");
    if refused.field.as_deref() == Some("amount") { refused.pin("allocation") } else { refused }
}

/// The row of what happens to so much of a settling document.
fn about(settling: &Document, amount: Money) -> DocumentRow {
    DocumentRow {
        customer: settling.customer,
        amount: amount.minor(),
        about: Some(settling.id),
        ..DocumentRow::default()
    }
}
