//! Drawing an invoice up: its lines checked and reckoned, its terms checked. What comes of it is shown as a preview or
//! put into a batch; nothing here is recorded.

use ledger::account::Receivable;
use ledger::allocation::OpenDue;
use ledger::charge::{Customer, Terms};
use ledger::credit::LimitOverride;
use ledger::due::Instalment;
use ledger::invoice::{self, Reckoned, Supply};
use ledger::{Date, Entry, Money};
use serde::{Deserialize, Serialize};

use super::lines::{self, Rates, Written};
use super::replace::Replaced;
use super::{BeyondLimit, InvoicePreview, NewInvoice, Totals};
use crate::db::batch::{Batch, DocumentRow, day};
use crate::db::documents::{self, Document};
use crate::db::numbers::NextNumber;
use crate::house::House;
use crate::refusal::{Answer, At, Refusal, Refused};
use crate::session::{Desk, Said};
use crate::terms;
use crate::text;
use crate::trail::Action;
use crate::values::{CustomerId, DocumentKind, InstalmentInput, Minor};

/// An invoice worked out and not recorded.
#[derive(Debug)]
pub(crate) struct Drawn {
    pub(crate) customer: CustomerId,
    written: Vec<Written>,
    reckoned: Reckoned,
    inter_state: bool,
    pub(crate) issued_on: Date,
    instalments: Vec<Instalment>,
    entry: Entry,
    note: Option<String>,
    overridden: Option<LimitOverride>,
}

/// Whether a credit limit stands in the way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Limit {
    /// As it does when something is recorded.
    Held,
    /// To see what would come of it.
    Lifted,
}

impl Desk<'_> {
    /// Works an invoice out, with the number it would have. What it takes the place of counts no longer towards the
    /// credit limit, and one that adds nothing to what is owed is not held to it.
    pub(super) async fn draw(
        &mut self,
        input: &NewInvoice,
        replaced: Option<&Replaced>,
        held: Limit,
    ) -> Answer<(Drawn, NextNumber)> {
        let (mut customer, credit_days) =
            documents::customer_state(self.conn(), input.customer_id).await?;
        let limit = customer.credit_limit;
        if let Some(old) = replaced {
            let owed = customer.outstanding;
            customer.outstanding = old.lifted_from(owed, input.customer_id)?;
            customer.credit_limit = limit.map(|limit| limit.max(owed));
        }
        if held == Limit::Lifted {
            customer.credit_limit = None;
        }
        let rates = self.rates(&input.lines).await?;
        let drawn = Drawn::of(&self.house(), input, (customer, credit_days), &rates)
            .map_err(|refused| of_limit(refused, limit))?;
        let number = self.next_number(DocumentKind::Invoice, drawn.issued_on).await?;
        Ok((drawn, number))
    }

    /// Works an invoice out whether or not the credit limit stands in its way, and tells of that.
    pub(super) async fn draw_beyond(
        &mut self,
        input: &NewInvoice,
        replaced: Option<&Replaced>,
    ) -> Answer<((Drawn, NextNumber), Option<BeyondLimit>)> {
        let held = self.draw(input, replaced, Limit::Held).await;
        let Err(Refused {
            refusal: Refusal::CreditLimitExceeded { limit, outstanding, requested },
            ..
        }) = held
        else {
            return Ok((held?, None));
        };
        let beyond = BeyondLimit { limit, outstanding, requested };
        Ok((self.draw(input, replaced, Limit::Lifted).await?, Some(beyond)))
    }
}

/// The refusal names the limit that was set, not the one that was reckoned with.
fn of_limit(mut refused: Refused, set: Option<Money>) -> Refused {
    if let (Refusal::CreditLimitExceeded { limit, .. }, Some(set)) = (&mut refused.refusal, set) {
        *limit = set.into();
    }
    refused
}

impl Drawn {
    /// Works an invoice out by the rules, for a customer with these usual credit days.
    pub(crate) fn of(
        house: &House<'_>,
        input: &NewInvoice,
        (customer, credit_days): (Customer, Option<i32>),
        rates: &Rates,
    ) -> Answer<Self> {
        if customer.archived {
            return Err(Refusal::CustomerArchived.on("customerId"));
        }
        let written = lines::written(&input.lines, rates)?;
        let supply = house.supply(input.inter_state);
        let reckoned = lines::reckon(&written, supply, house.rounding(input.round_off))?;
        let total = reckoned.totals.total.check_entry_amount().at("lines")?;
        let issued_on = text::date(input.issued_on.as_deref(), house.today, "issuedOn")?;
        let instalments = terms::instalments(
            total,
            issued_on,
            input.due_on.as_deref(),
            &input.instalments,
            credit_days.unwrap_or(house.shop.view.credit_days.into()),
        )?;
        let overridden = house.limit_override(input.override_reason.as_deref())?;
        let charge = Terms { amount: total, issued_on, instalments: &instalments };
        let (totals, period) = (&reckoned.totals, house.period());
        let entry = invoice::issue(&customer, totals, &charge, period, overridden.as_ref())
            .map_err(|refusal| pinned(&refusal))?;
        let note = text::optional(input.note.as_deref(), "note", ledger::text::note)?;
        let (customer, inter_state) = (input.customer_id, supply == Supply::BetweenStates);
        Ok(Self {
            customer,
            written,
            reckoned,
            inter_state,
            issued_on,
            instalments,
            entry,
            note,
            overridden,
        })
    }

    /// What is owed.
    pub(crate) fn total(&self) -> Money {
        self.reckoned.totals.total
    }

    /// Adds everything recording it appends, and gives its id: first what it takes the place of is undone, then the
    /// invoice, then what had been paid moves over.
    pub(super) fn replace(
        &self,
        batch: &mut Batch,
        number: NextNumber,
        replaced: Option<&Replaced>,
    ) -> Answer<i64> {
        if let Some(old) = replaced {
            old.undo(batch, &number.number);
        }
        let (id, dues) = self.put(batch, number, replaced.map(|old| old.document.id))?;
        if let Some(old) = replaced {
            old.move_over(batch, self.customer, self.issued_on, dues)?;
        }
        Ok(id)
    }

    /// Adds it to a batch, and gives its id and its dues. `about` is what it takes the place of.
    pub(crate) fn put(
        &self,
        batch: &mut Batch,
        number: NextNumber,
        about: Option<i64>,
    ) -> Answer<(i64, Vec<OpenDue>)> {
        let id = batch.numbered(number, self.row(about));
        let customer = self.customer.0;
        batch.entry(id, Some(customer), &self.entry);
        let dues = batch.dues(id, customer, &self.instalments, Receivable::Trade);
        for (position, (written, amounts)) in
            (1..).zip(self.written.iter().zip(&self.reckoned.lines))
        {
            batch.line(written.row(id, position, amounts)?);
        }
        Ok((id, dues))
    }

    /// What the trail says of it.
    pub(crate) fn said(&self, action: Action, id: i64) -> Said<'static> {
        let (customer, document) = (Some(self.customer.0), Some(id));
        Said { action, customer, document, body: None }
    }

    fn row(&self, about: Option<i64>) -> DocumentRow {
        let reason = self.overridden.as_ref().map(LimitOverride::reason);
        DocumentRow {
            kind: DocumentKind::Invoice.code(),
            customer: Some(self.customer.0),
            day: day(self.issued_on),
            amount: self.total().minor(),
            about,
            detail: Some(Detail::new(&self.reckoned.totals, self.inter_state, reason).json()),
            note: self.note.clone(),
            ..DocumentRow::default()
        }
    }

    /// It as the window shows it before it is recorded. `before` is the customer's balance without it.
    pub(super) fn preview(
        self,
        number: NextNumber,
        before: Money,
        beyond: Option<BeyondLimit>,
    ) -> Answer<InvoicePreview> {
        let detail = Detail::new(&self.reckoned.totals, self.inter_state, None);
        let lines = (1..).zip(self.written.iter().zip(&self.reckoned.lines));
        Ok(InvoicePreview {
            lines: lines
                .map(|(position, (written, amounts))| written.view(position, amounts))
                .collect::<Answer<_>>()?,
            totals: detail.totals(self.total()),
            number: number.number,
            dues: self.instalments.iter().map(InstalmentInput::from).collect(),
            balance_after: before.plus(self.reckoned.totals.total)?.into(),
            backdated: number.backdated,
            beyond,
        })
    }
}

/// What an invoice or credit note keeps of its sums, as JSON in minor units.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(super) struct Detail {
    #[serde(skip_serializing_if = "is_nothing")]
    pub(super) inter_state: bool,
    #[serde(skip_serializing_if = "is_nothing")]
    pub(super) cgst: i64,
    #[serde(skip_serializing_if = "is_nothing")]
    pub(super) sgst: i64,
    #[serde(skip_serializing_if = "is_nothing")]
    pub(super) igst: i64,
    #[serde(skip_serializing_if = "is_nothing")]
    pub(super) other_tax: i64,
    #[serde(skip_serializing_if = "is_nothing")]
    pub(super) round_off: i64,
    #[serde(skip_serializing_if = "is_nothing")]
    pub(super) taxable: i64,
    /// Why an owner let it go beyond the credit limit.
    #[serde(rename = "override", skip_serializing_if = "Option::is_none")]
    pub(super) overridden: Option<String>,
}

/// What is nothing is left out: most of these are, in most invoices.
fn is_nothing<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

impl Detail {
    pub(super) fn new(totals: &invoice::Totals, inter_state: bool, reason: Option<&str>) -> Self {
        Self {
            inter_state,
            cgst: totals.tax.cgst.minor(),
            sgst: totals.tax.sgst.minor(),
            igst: totals.tax.igst.minor(),
            other_tax: totals.tax.other.minor(),
            round_off: totals.round_off.minor(),
            taxable: totals.taxable.minor(),
            overridden: reason.map(str::to_owned),
        }
    }

    /// What a recorded document keeps; this program wrote it, so it reads.
    pub(super) fn of(document: &Document) -> Self {
        let text = document.detail.as_deref().unwrap_or_default();
        serde_json::from_str(text).unwrap_or_default()
    }

    /// It as the document keeps it.
    pub(super) fn json(&self) -> String {
        serde_json::json!(self).to_string()
    }

    /// The sums as the window shows them.
    pub(super) fn totals(&self, total: Money) -> Totals {
        Totals {
            taxable: Minor(self.taxable),
            cgst: Minor(self.cgst),
            sgst: Minor(self.sgst),
            igst: Minor(self.igst),
            other_tax: Minor(self.other_tax),
            round_off: Minor(self.round_off),
            total: total.into(),
        }
    }
}

/// A refused invoice with the field of its form: what a loan's form calls the amount are the lines here.
fn pinned(refusal: &ledger::Refusal) -> Refused {
    let refused = terms::pinned(refusal);
    if refused.field.as_deref() == Some("amount") { refused.pin("lines") } else { refused }
}
