//! Receipts (You got), advances, refunds and cheques.

mod advances;
mod cheques;
mod record;
mod types;

pub(crate) use record::{Received, payment_detail};
pub use types::*;

use ledger::Money;
use ledger::allocation::allocate;
use ledger::receipt::{ReceiptState, Standing};

use crate::db::documents::{self, Document, NetAllocation};
use crate::db::page::page;
use crate::db::receipts::{self as rows, Aftermath};
use crate::refusal::{Answer, At};
use crate::session::{Desk, Seen, Session, Staff};
use crate::settling::{Wishes, pinned, split};
use crate::stretch::{Cursor, limit, stretch};
use crate::text;
use crate::values::{
    AllocationInput, CustomerId, Day, DocumentId, DocumentKind, DueId, Method, Minor, Stretch,
};

impl Session<Staff> {
    /// Records money received. Refused in this order: customer not found, amount, date in the future, period closed,
    /// the allocation line by line and then its sum, the reference, the cheque, the note.
    pub async fn record_receipt(&self, input: NewReceipt) -> Answer<ReceiptView> {
        let (mut desk, seen) = self.change_once(&input.request_id, &input).await?;
        let request = match seen {
            Seen::Done(id) => return desk.receipt(DocumentId(id)).await,
            Seen::New(request) => request,
        };
        let dues = documents::open_dues_of_customer(desk.conn(), input.customer_id).await?;
        let received = Received::of(&desk.house(), &input, &dues)?;
        let on = received.new.received_on;
        let parts = &received.settled.allocation.parts;
        let later = desk.issued_later(parts, on).await?;
        let number = desk.next_number(DocumentKind::Receipt, on).await?;
        let mut batch = desk.batch();
        let id = received.put(&mut batch, number, &later);
        desk.record(batch, received.said(id), Some(&request)).await?;
        let view = desk.receipt(DocumentId(id)).await?;
        desk.commit().await?;
        Ok(view)
    }

    /// What money received would settle, and what would be left as an advance. Nothing is recorded.
    pub async fn preview_receipt(
        &self,
        customer: CustomerId,
        amount: Minor,
        allocation: Option<Vec<AllocationInput>>,
    ) -> Answer<ReceiptPreview> {
        let mut desk = self.look().await?;
        let dues = documents::open_dues_of_customer(desk.conn(), customer).await?;
        let amount = Money::entry_amount(amount.0).at("amount")?;
        let wishes = Wishes::read(allocation.as_deref())?;
        let settled =
            allocate(amount, &dues, wishes.plan()).map_err(|e| pinned(&e, amount, "receivedOn"))?;
        let part = |(due, part): &(i64, Money)| AllocationInput {
            due_id: DueId(*due),
            amount: (*part).into(),
        };
        let settles = settled.parts.iter().map(part).collect();
        Ok(ReceiptPreview { settles, rest: settled.rest().into() })
    }

    /// One receipt, with what it settles and what became of it.
    pub async fn receipt(&self, id: DocumentId) -> Answer<ReceiptView> {
        self.look().await?.receipt(id).await
    }

    /// Receipts, newest first; a search by number alone goes by number, the highest first.
    pub async fn receipts(&self, query: ReceiptQuery) -> Answer<Stretch<ReceiptRow>> {
        let mut desk = self.look().await?;
        let limit = limit(query.limit);
        let days = text::days(query.from.as_deref(), query.to.as_deref())?;
        let rows = rows::receipts(desk.conn(), &query, days, limit).await?;
        let by_number = query.customer_id.is_none()
            && query.search.as_deref().is_some_and(|search| !search.trim().is_empty());
        Ok(stretch(rows, limit, |row| {
            if by_number { row.number.clone() } else { Cursor::of(row.received_on.0, row.id.0) }
        }))
    }
}

impl Desk<'_> {
    pub(crate) async fn receipt(&mut self, id: DocumentId) -> Answer<ReceiptView> {
        let today = self.today;
        let page = page(self.conn(), id, DocumentKind::Receipt, today).await.at("receiptId")?;
        let refunded = page.sum(DocumentKind::Refund)?.into();
        let deposited = page.since(DocumentKind::ChequeDeposit).is_some();
        let document = &page.document;
        let method = document.method.unwrap_or(Method::Cash);
        Ok(ReceiptView {
            id,
            number: document.number(),
            amount: document.amount.into(),
            method,
            cheque: ChequeView::of(document, deposited)?,
            received_on: Day(document.on),
            reference: text_of(document.detail("reference").as_ref()),
            note: document.note.clone(),
            loan_id: document.about.map(DocumentId),
            rest: document.rest()?.into(),
            refunded,
            created_by: document.by.clone(),
            created_at: document.at,
            voidable: self.may_void(document),
            standing: page.standing,
            allocations: page.allocations,
            ended: page.ended,
        })
    }

    /// A receipt as the rules look at it, with what it settles now and what became of it.
    pub(crate) async fn receipt_state(
        &mut self,
        receipt: &Document,
    ) -> Answer<(ReceiptState, Vec<NetAllocation>, Aftermath)> {
        let parts = documents::net_of_settling(self.conn(), receipt.id).await?;
        let after = rows::aftermath(self.conn(), receipt.id).await?;
        let method = receipt.method.unwrap_or(Method::Cash);
        let standing = match (receipt.void, receipt.bounced, method, after.deposited) {
            (true, _, _, _) => Standing::Void,
            (_, true, _, _) => Standing::Bounced,
            (_, _, Method::Cheque, Some(_)) => Standing::Deposited,
            (_, _, Method::Cheque, None) => Standing::InHand,
            (_, _, Method::Cash | Method::MobileMoney | Method::Bank, _) => Standing::Cleared,
        };
        let state = ReceiptState {
            standing,
            method: method.rule(),
            since: after.deposited.unwrap_or(receipt.on),
            split: split(receipt.amount, &parts)?,
            refunded: after.refunded,
        };
        Ok((state, parts, after))
    }
}

impl ChequeStage {
    /// Where a cheque is; other money is nowhere in between.
    pub(crate) fn of(method: Method, bounced: bool, deposited: bool) -> Option<Self> {
        match (method, bounced, deposited) {
            (Method::Cash | Method::MobileMoney | Method::Bank, _, _) => None,
            (Method::Cheque, true, _) => Some(Self::Bounced),
            (Method::Cheque, false, true) => Some(Self::Deposited),
            (Method::Cheque, false, false) => Some(Self::InHand),
        }
    }
}

impl ChequeView {
    fn of(receipt: &Document, deposited: bool) -> Answer<Option<Self>> {
        let method = receipt.method.unwrap_or(Method::Cash);
        let (Some(stage), Some(cheque)) =
            (ChequeStage::of(method, receipt.bounced, deposited), receipt.detail("cheque"))
        else {
            return Ok(None);
        };
        let field = |name: &str| text_of(cheque.get(name)).unwrap_or_default();
        Ok(Some(Self { number: field("number"), dated: Day(field("dated").parse()?), stage }))
    }
}

fn text_of(value: Option<&serde_json::Value>) -> Option<String> {
    value.and_then(serde_json::Value::as_str).map(str::to_owned)
}

impl Method {
    /// The method as the rules know it.
    pub(crate) fn rule(self) -> ledger::receipt::Method {
        match self {
            Self::Cash => ledger::receipt::Method::Cash,
            Self::MobileMoney => ledger::receipt::Method::MobileMoney,
            Self::Bank => ledger::receipt::Method::Bank,
            Self::Cheque => ledger::receipt::Method::Cheque,
        }
    }
}
