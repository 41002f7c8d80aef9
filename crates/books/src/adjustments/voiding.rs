//! Voiding: a document is undone by a linked reversal, and what it had to do with others is put right with it.

use ledger::account::Account;
use ledger::adjustment::AdjustmentKind;
use ledger::void::{self, reversal_date};
use ledger::{Entry, Money, receipt};

use super::{DocumentView, VoidDocument, reason};
use crate::db::adjustments as rows;
use crate::db::batch::Batch;
use crate::db::documents::{self, Document, NetAllocation};
use crate::people::Role;
use crate::refusal::{Answer, At, Refusal};
use crate::session::{Desk, Said, Seen, Session, Staff};
use crate::settling::{on_loans, split, take_back};
use crate::trail::Action;
use crate::values::{DocumentId, DocumentKind, Moment, UserId};

impl Session<Staff> {
    /// Reverses a document. A charge turns what was allocated to it into an advance; what settles opens its dues again.
    /// Refused in this order: document not found, of a kind that is undone otherwise, void, bounced, not one's own of
    /// today (staff), today closed, in use by a refund, credit note, discount or write-off, no reason.
    pub async fn void_document(&self, input: VoidDocument) -> Answer<DocumentView> {
        let (mut desk, seen) = self.change_once(&input.request_id, &input).await?;
        let request = match seen {
            Seen::Done(id) => return desk.brief(DocumentId(id)).await,
            Seen::New(request) => request,
        };
        let document =
            documents::document(desk.conn(), input.document_id, None).await.at("documentId")?;
        desk.check_voidable(&document).await.map_err(|e| e.pin("documentId"))?;
        let reason = reason(&input.reason)?;

        let mut batch = desk.batch();
        desk.undo(&mut batch, &document, &reason).await?;
        let said = Said::document(Action::DocumentVoid, document.customer, document.id);
        desk.record(batch, said, Some(&request)).await?;
        let view = desk.brief(input.document_id).await?;
        desk.commit().await?;
        Ok(view)
    }
}

impl Desk<'_> {
    /// Whether this person may void a document now: an owner any that voiding undoes, staff their own of today.
    pub(crate) fn may_void(&self, document: &Document) -> bool {
        !document.ended() && self.may_undo(document.kind, document.user, document.at)
    }

    /// The same of a document that stands: of a kind, and recorded by somebody at a moment.
    pub(crate) fn may_undo(&self, kind: DocumentKind, by: UserId, at: Moment) -> bool {
        let recorded = || void::Recorded {
            by_self: by == self.user,
            recorded_on: crate::clock::civil(at, self.opened.shop.zone).0,
        };
        is_undone_by_voiding(kind)
            && (self.role == Role::Owner || void::check_staff(recorded(), self.today).is_ok())
    }

    async fn check_voidable(&mut self, document: &Document) -> Answer<()> {
        let of_about = if document.kind == DocumentKind::ChequeDeposit {
            rows::ended_of(self.conn(), document.about).await?
        } else {
            0
        };
        let refusal = if !is_undone_by_voiding(document.kind) {
            Refusal::WrongKind
        } else if document.void || of_about == 1 {
            Refusal::DocumentVoid
        } else if document.bounced || of_about == 2 {
            Refusal::ChequeBounced
        } else if !self.may_void(document) {
            Refusal::NotYours
        } else {
            self.period().check(self.today)?;
            match rows::in_use_by(self.conn(), document.id).await? {
                Some(by) => Refusal::InUse { by },
                None => return Ok(()),
            }
        };
        Err(refusal.into())
    }

    /// Adds the reversal of a document to a batch, with everything that follows from it.
    pub(crate) async fn undo(
        &mut self,
        batch: &mut Batch,
        document: &Document,
        reason: &str,
    ) -> Answer<()> {
        let (reverses, original) = documents::original_entry(self.conn(), document.id).await?;
        let (parts, entries) = self.undoing(document, &original).await?;
        let Some((reversal, moved)) = entries.split_first() else { return Ok(()) };
        // Like the deposit itself, its reversal leaves the customer's receivable as it is.
        let customer = document.customer.filter(|_| document.kind != DocumentKind::ChequeDeposit);
        take_back(batch, &parts, reversal.date());
        batch.reversal(document.id, customer, reversal, reverses, reason);
        for entry in moved {
            batch.entry(document.id, customer, entry);
        }
        Ok(())
    }

    /// What a voided document had settled or was settled by, and the entries that undo it, its reversal first.
    async fn undoing(
        &mut self,
        document: &Document,
        original: &Entry,
    ) -> Answer<(Vec<NetAllocation>, Vec<Entry>)> {
        use DocumentKind as K;
        let period = self.period();
        match document.kind {
            K::Invoice | K::Loan | K::Fee | K::OpeningBalance => {
                let parts = documents::net_of_charge(self.conn(), document.id).await?;
                let entries = void::document(document.void, original, on_loans(&parts)?, period)?;
                Ok((parts, entries))
            }
            K::CreditNote => {
                let parts = documents::net_of_settling(self.conn(), document.id).await?;
                let entries = void::document(document.void, original, on_loans(&parts)?, period)?;
                Ok((parts, entries))
            }
            K::Receipt => {
                let (state, parts, _) = self.receipt_state(document).await?;
                Ok((parts, vec![receipt::void(&state, period)?]))
            }
            K::OpeningAdvance => self.unsettling(document, Account::OpeningBalances).await,
            K::SettlementDiscount => {
                self.unsettling(document, AdjustmentKind::SettlementDiscount.account()).await
            }
            K::WriteOff => self.unsettling(document, AdjustmentKind::WriteOff.account()).await,
            K::Refund | K::ChequeDeposit | K::OwnerIn | K::OwnerOut | K::CashToBank => {
                let entries = void::document(document.void, original, Money::ZERO, period)?;
                Ok((Vec::new(), entries))
            }
            K::ChequeBounce | K::AdvanceTransfer => Err(Refusal::WrongKind.into()),
        }
    }

    /// Takes back what settled without money: from the account that bore it, off the receivables it stands on now.
    async fn unsettling(
        &mut self,
        document: &Document,
        from: Account,
    ) -> Answer<(Vec<NetAllocation>, Vec<Entry>)> {
        let parts = documents::net_of_settling(self.conn(), document.id).await?;
        let split = split(document.amount, &parts)?;
        let on = reversal_date(document.on, self.period());
        Ok((parts, vec![receipt::unwind(on, from, &split)?]))
    }
}

/// A bounced cheque and an advance moved to a loan are undone with the documents they are about.
fn is_undone_by_voiding(kind: DocumentKind) -> bool {
    !matches!(kind, DocumentKind::ChequeBounce | DocumentKind::AdvanceTransfer)
}
