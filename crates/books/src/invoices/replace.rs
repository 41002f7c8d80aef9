//! What an invoice takes the place of: an invoice that was wrong, or a loan of goods without a bill. The old one is
//! reversed, and what had settled it moves to the new one.

use std::collections::BTreeMap;

use ledger::allocation::{OpenDue, Plan, allocate};
use ledger::void::reversal_date;
use ledger::{Date, Entry, Money};

use crate::db::batch::Batch;
use crate::db::documents::{self, Document, NetAllocation};
use crate::db::invoices as rows;
use crate::loans::LoanKind;
use crate::refusal::{Answer, At, Refusal};
use crate::session::Desk;
use crate::settling::take_back;
use crate::values::{CustomerId, DocumentId, DocumentKind};

/// A charge about to be reversed, with everything that settles it.
#[derive(Debug)]
pub(super) struct Replaced {
    pub(super) document: Document,
    /// The input field that named it.
    field: &'static str,
    reversal: Entry,
    reverses: i64,
    settled: Vec<NetAllocation>,
    /// Those of what settles it that are no money: they may not stand as an advance.
    discounts: Vec<i64>,
}

impl Desk<'_> {
    /// An invoice that may be replaced now: not void, within this person's right to void, without a credit note.
    pub(super) async fn invoice_to_replace(&mut self, id: DocumentId) -> Answer<Replaced> {
        const FIELD: &str = "replaces";
        let document =
            documents::document(self.conn(), id, Some(DocumentKind::Invoice)).await.at(FIELD)?;
        if document.void {
            return Err(Refusal::DocumentVoid.on(FIELD));
        }
        if !self.may_void(&document) {
            return Err(Refusal::NotYours.on(FIELD));
        }
        if let Some(by) = rows::credit_notes(self.conn(), document.id).await?.first() {
            return Err(Refusal::InUse { by: *by }.on(FIELD));
        }
        self.replaced(document, FIELD).await
    }

    /// An invoice that may be replaced now, or a loan that may be billed.
    pub(super) async fn charge_to_replace(&mut self, id: DocumentId) -> Answer<Replaced> {
        let kind = documents::document(self.conn(), id, None).await.at("replaces")?.kind;
        if kind == DocumentKind::Loan {
            return self.loan_to_bill(id).await.map_err(|refused| refused.pin("replaces"));
        }
        self.invoice_to_replace(id).await
    }

    /// A loan of goods that was not billed yet.
    pub(super) async fn loan_to_bill(&mut self, id: DocumentId) -> Answer<Replaced> {
        const FIELD: &str = "loanId";
        let document =
            documents::document(self.conn(), id, Some(DocumentKind::Loan)).await.at(FIELD)?;
        let billed = crate::db::loans::billed_as(self.conn(), document.id).await?.is_some();
        match (LoanKind::of(&document), billed, document.void) {
            (LoanKind::Goods, false, false) => self.replaced(document, FIELD).await,
            (LoanKind::Goods | LoanKind::Cash, false, true) => Err(Refusal::DocumentVoid.on(FIELD)),
            (LoanKind::Goods | LoanKind::Cash, true, _) | (LoanKind::Cash, false, false) => {
                Err(Refusal::CannotBill.on(FIELD))
            }
        }
    }

    async fn replaced(&mut self, document: Document, field: &'static str) -> Answer<Replaced> {
        let (reverses, original) = documents::original_entry(self.conn(), document.id).await?;
        let reversal = original.reversal(reversal_date(original.date(), self.period()));
        let settled = documents::net_of_charge(self.conn(), document.id).await?;
        let discounts = rows::discounts(self.conn(), document.id).await?;
        Ok(Replaced { document, field, reversal, reverses, settled, discounts })
    }
}

impl Replaced {
    /// A customer's balance as it would be without this charge.
    pub(super) fn lifted_from(&self, balance: Money, customer: CustomerId) -> Answer<Money> {
        if self.document.customer == Some(customer.0) {
            return Ok(balance.minus(self.document.amount)?);
        }
        Ok(balance)
    }

    /// Takes back what settles it and reverses it; the reason is the number of what takes its place.
    pub(super) fn undo(&self, batch: &mut Batch, number: &str) {
        take_back(batch, &self.settled, self.reversal.date());
        let Document { id, customer, .. } = self.document;
        batch.reversal(id, customer, &self.reversal, self.reverses, number);
    }

    /// Allocates what had settled it to the dues of the new charge, oldest first; the rest stays an advance. Another
    /// customer's money stays theirs. A discount has no rest: one that does not fit must be undone first.
    pub(super) fn move_over(
        &self,
        batch: &mut Batch,
        customer: CustomerId,
        issued_on: Date,
        mut dues: Vec<OpenDue>,
    ) -> Answer<()> {
        if self.document.customer != Some(customer.0) {
            dues.clear();
        }
        for money in self.by_document(issued_on)?.into_values() {
            let allocation = allocate(money.amount, &dues, Plan::OldestFirst)?;
            if allocation.rest().is_positive() && !money.may_rest {
                return Err(Refusal::InUse { by: DocumentId(money.document) }.on(self.field));
            }
            for (due, part) in allocation.parts {
                batch.allocate(money.document, due, money.on, part);
                settle(&mut dues, due, part)?;
            }
        }
        Ok(())
    }

    /// What settles it, one sum a document: discounts first, for they must fit, then as they were recorded. It settles
    /// the new charge from when it counted for the old one, or from when that was reversed or the new one is issued.
    fn by_document(&self, issued_on: Date) -> Answer<BTreeMap<(bool, i64), Moving>> {
        let first = issued_on.max(self.reversal.date());
        let mut sums = BTreeMap::new();
        for part in &self.settled {
            let document = part.document;
            let may_rest = !self.discounts.contains(&document);
            let start = Moving { document, amount: Money::ZERO, on: first, may_rest };
            let sum = sums.entry((may_rest, document)).or_insert(start);
            sum.amount = sum.amount.plus(part.amount)?;
            sum.on = sum.on.max(part.on);
        }
        Ok(sums)
    }
}

/// What one settling document brings along.
#[derive(Debug)]
struct Moving {
    document: i64,
    amount: Money,
    on: Date,
    may_rest: bool,
}

fn settle(dues: &mut [OpenDue], due: i64, part: Money) -> Answer<()> {
    for open in dues.iter_mut().filter(|open| open.id == due) {
        open.open = open.open.minus(part)?;
    }
    Ok(())
}
