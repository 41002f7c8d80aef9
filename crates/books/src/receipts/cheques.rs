//! The life of a cheque: taken to the bank, sent back.

use ledger::receipt;

use super::{BounceCheque, DepositCheque, ReceiptView};
use crate::adjustments::{FeeKind, FeeTerms};
use crate::db::batch::DocumentRow;
use crate::db::documents::{self, Document};
use crate::db::receipts::Aftermath;
use crate::refusal::{Answer, At, Refusal, Refused};
use crate::session::{Desk, Said, Seen, Session, Staff};
use crate::settling::take_back;
use crate::text;
use crate::trail::Action;
use crate::values::{DocumentId, DocumentKind};

impl Session<Staff> {
    /// Takes a cheque to the bank. Refused in this order: receipt not found, deposited before, void, not a cheque,
    /// bounced, date before the receipt, date in the future, period closed.
    pub async fn deposit_cheque(&self, input: DepositCheque) -> Answer<ReceiptView> {
        let (mut desk, seen) = self.change_once(&input.request_id, &input).await?;
        let request = match seen {
            Seen::Done(_) => return desk.receipt(input.receipt_id).await,
            Seen::New(request) => request,
        };
        let cheque = desk.cheque(input.receipt_id).await?;
        let on = text::date(input.on.as_deref(), desk.today, "on")?;
        let (state, _, after) = desk.receipt_state(&cheque).await?;
        let entry = receipt::deposit(&state, on, desk.period()).map_err(|e| pinned(&e, &after))?;

        let mut batch = desk.batch();
        let row = about(&cheque, None);
        let id = desk.numbered(&mut batch, DocumentKind::ChequeDeposit, on, row).await?;
        // Money moves between the shop's own accounts: the customer's receivable stays as it is.
        batch.entry(id, None, &entry);
        desk.record(
            batch,
            Said::document(Action::ChequeDeposit, cheque.customer, id),
            Some(&request),
        )
        .await?;
        let view = desk.receipt(input.receipt_id).await?;
        desk.commit().await?;
        Ok(view)
    }

    /// Takes back a cheque the bank returned: its dues open again. Refused in this order: receipt not found, void, not
    /// a cheque, bounced before, date before the receipt or its deposit, date in the future, period closed, in use by a
    /// refund; the note; the fee's own refusals.
    pub async fn bounce_cheque(&self, input: BounceCheque) -> Answer<ReceiptView> {
        let (mut desk, seen) = self.change_once(&input.request_id, &input).await?;
        let request = match seen {
            Seen::Done(_) => return desk.receipt(input.receipt_id).await,
            Seen::New(request) => request,
        };
        let cheque = desk.cheque(input.receipt_id).await?;
        let on = text::date(input.on.as_deref(), desk.today, "on")?;
        let (state, parts, after) = desk.receipt_state(&cheque).await?;
        let entry = receipt::bounce(&state, on, desk.period()).map_err(|e| pinned(&e, &after))?;
        let note = text::optional(input.note.as_deref(), "note", ledger::text::note)?;

        let mut batch = desk.batch();
        let row = about(&cheque, note);
        let id = desk.numbered(&mut batch, DocumentKind::ChequeBounce, on, row).await?;
        take_back(&mut batch, &parts, on);
        batch.entry(id, cheque.customer, &entry);
        if let Some(fee) = input.fee {
            let terms = FeeTerms {
                kind: FeeKind::BouncedCheque,
                amount: fee.money().at("fee")?,
                issued_on: on,
                due_on: on,
                about: Some(id),
                note: None,
            };
            let customer = cheque.customer.unwrap_or_default();
            desk.charge(&mut batch, customer, terms).await.map_err(|e| e.pin("fee"))?;
        }
        desk.record(
            batch,
            Said::document(Action::ChequeBounce, cheque.customer, id),
            Some(&request),
        )
        .await?;
        let view = desk.receipt(input.receipt_id).await?;
        desk.commit().await?;
        Ok(view)
    }
}

impl Desk<'_> {
    async fn cheque(&mut self, id: DocumentId) -> Answer<Document> {
        documents::document(self.conn(), id, Some(DocumentKind::Receipt)).await.at("receiptId")
    }
}

/// The row of what happens to a cheque, all of it.
fn about(cheque: &Document, note: Option<String>) -> DocumentRow {
    DocumentRow {
        customer: cheque.customer,
        amount: cheque.amount.minor(),
        about: Some(cheque.id),
        note,
        ..DocumentRow::default()
    }
}

/// Which field a refusal points at; a refund that must be undone first is named.
fn pinned(refusal: &ledger::Refusal, after: &Aftermath) -> Refused {
    use ledger::Refusal as L;
    let refused = Refused::from(refusal.clone());
    match (refusal, after.refund) {
        (L::DateBeforeReceipt { .. } | L::DateInFuture { .. } | L::PeriodLocked { .. }, _) => {
            refused.pin("on")
        }
        (L::AdvanceRefunded { .. }, Some(by)) => Refusal::InUse { by }.on("receiptId"),
        _state => refused.pin("receiptId"),
    }
}
