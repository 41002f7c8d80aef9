//! A receipt worked out by the rules, and put into a batch: whether one is recorded or many at once.

use ledger::Date;
use ledger::allocation::{OpenDue, Settled};
use ledger::receipt::{self, NewReceipt as Rule};

use super::{ChequeInput, NewReceipt};
use crate::db::batch::{Batch, DocumentRow, day};
use crate::db::numbers::NextNumber;
use crate::house::House;
use crate::refusal::{Answer, At, Refusal};
use crate::session::Said;
use crate::settling::{Wishes, allocate, pinned};
use crate::text;
use crate::trail::Action;
use crate::values::{DocumentKind, Method};

/// A receipt that may be recorded.
#[derive(Debug)]
pub(crate) struct Received {
    customer: i64,
    pub(crate) new: Rule,
    method: Method,
    pub(crate) settled: Settled,
    detail: Option<String>,
    note: Option<String>,
}

impl Received {
    /// Works it out against the open dues of its customer.
    pub(crate) fn of(house: &House<'_>, input: &NewReceipt, dues: &[OpenDue]) -> Answer<Self> {
        let new = Rule {
            amount: input.amount.money().at("amount")?,
            received_on: text::date(input.received_on.as_deref(), house.today, "receivedOn")?,
            method: input.method.rule(),
        };
        let wishes = Wishes::read(input.allocation.as_deref())?;
        let settled = receipt::receive(&new, dues, wishes.plan(), house.period())
            .map_err(|e| pinned(&e, new.amount, "receivedOn"))?;
        let (cheque, reference) = (input.cheque.as_ref(), input.reference.as_deref());
        let detail = payment_detail(input.method, cheque, reference)?;
        let note = text::optional(input.note.as_deref(), "note", ledger::text::note)?;
        let (customer, method) = (input.customer_id.0, input.method);
        Ok(Self { customer, new, method, settled, detail, note })
    }

    /// Adds it to a batch, and gives its id. `later` says which dues belong to charges issued after it, and when.
    pub(crate) fn put(&self, batch: &mut Batch, number: NextNumber, later: &[(i64, Date)]) -> i64 {
        let row = DocumentRow {
            kind: DocumentKind::Receipt.code(),
            customer: Some(self.customer),
            day: day(self.new.received_on),
            amount: self.new.amount.minor(),
            method: Some(self.method.code()),
            detail: self.detail.clone(),
            note: self.note.clone(),
            ..DocumentRow::default()
        };
        let id = batch.numbered(number, row);
        batch.entry(id, Some(self.customer), &self.settled.entry);
        allocate(batch, id, &self.settled.allocation.parts, self.new.received_on, later);
        id
    }

    /// What the trail says of it.
    pub(crate) fn said(&self, id: i64) -> Said<'static> {
        let (customer, document) = (Some(self.customer), Some(id));
        Said { action: Action::ReceiptRecord, customer, document, body: None }
    }
}

/// What a payment keeps beside its method, as JSON: a cheque's number and date, a transfer's reference.
pub(crate) fn payment_detail(
    method: Method,
    cheque: Option<&ChequeInput>,
    reference: Option<&str>,
) -> Answer<Option<String>> {
    let reference = text::optional(reference, "reference", ledger::text::name)?;
    let cheque = match (method, cheque) {
        (Method::Cheque, None) => return Err(Refusal::Empty.on("cheque.number")),
        (Method::Cheque, Some(cheque)) => {
            let number =
                text::required(&cheque.number, "cheque.number", ledger::text::cheque_number)?;
            let dated: ledger::Date = cheque.dated.trim().parse().at("cheque.dated")?;
            Some(serde_json::json!({ "number": number, "dated": dated.to_string() }))
        }
        (Method::Cash | Method::MobileMoney | Method::Bank, _) => None,
    };
    if reference.is_none() && cheque.is_none() {
        return Ok(None);
    }
    Ok(Some(serde_json::json!({ "reference": reference, "cheque": cheque }).to_string()))
}
