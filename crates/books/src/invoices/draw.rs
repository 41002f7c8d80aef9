//! Drawing an invoice up: its lines checked and reckoned, its terms checked, its number looked up. What comes of it is
//! shown as a preview or put into a batch; nothing here is recorded.

use ledger::account::Receivable;
use ledger::allocation::OpenDue;
use ledger::charge::Terms;
use ledger::credit::LimitOverride;
use ledger::due::Instalment;
use ledger::invoice::{self, Reckoned, Rounding, Supply};
use ledger::{Date, Entry, Money};
use serde::{Deserialize, Serialize};

use super::lines::{self, Written};
use super::replace::Replaced;
use super::{InvoicePreview, NewInvoice, Totals};
use crate::db::batch::{Batch, DocumentRow, SeriesRow, day};
use crate::db::documents::{self, Document};
use crate::refusal::{Answer, At, Refusal, Refused};
use crate::session::Desk;
use crate::terms;
use crate::text;
use crate::values::{CustomerId, DocumentKind, InstalmentInput, Minor};

/// An invoice worked out and not recorded.
#[derive(Debug)]
pub(super) struct Drawn {
    pub(super) customer: CustomerId,
    written: Vec<Written>,
    reckoned: Reckoned,
    inter_state: bool,
    issued_on: Date,
    instalments: Vec<Instalment>,
    entry: Entry,
    note: Option<String>,
    overridden: Option<LimitOverride>,
    number: String,
    series: SeriesRow,
    backdated: bool,
}

impl Desk<'_> {
    /// Works an invoice out. What it takes the place of counts no longer towards the credit limit.
    pub(super) async fn draw(
        &mut self,
        input: &NewInvoice,
        replaced: Option<&Replaced>,
    ) -> Answer<Drawn> {
        let frees = self.opened.shop.view.cheque_frees;
        let (mut customer, credit_days) =
            documents::customer_state(self.conn(), input.customer_id, frees).await?;
        if customer.archived {
            return Err(Refusal::CustomerArchived.on("customerId"));
        }
        if let Some(old) = replaced {
            customer.outstanding = old.lifted_from(customer.outstanding, input.customer_id)?;
        }
        let written = self.written_lines(&input.lines).await?;
        let supply = self.supply(input.inter_state);
        let reckoned = lines::reckon(&written, supply, self.rounding(input.round_off))?;
        let total = reckoned.totals.total.check_entry_amount().at("lines")?;
        let issued_on = text::date(input.issued_on.as_deref(), self.today, "issuedOn")?;
        let instalments = terms::instalments(
            total,
            issued_on,
            input.due_on.as_deref(),
            &input.instalments,
            credit_days,
        )?;
        let overridden = self.limit_override(input.override_reason.as_deref())?;
        let charge = Terms { amount: total, issued_on, instalments: &instalments };
        let totals = &reckoned.totals;
        let entry = invoice::issue(&customer, totals, &charge, self.period(), overridden.as_ref())
            .map_err(|refusal| pinned(&refusal))?;
        let note = text::optional(input.note.as_deref(), "note", ledger::text::note)?;
        let (number, series, backdated) =
            self.next_number(DocumentKind::Invoice, issued_on).await?;
        Ok(Drawn {
            customer: input.customer_id,
            written,
            reckoned,
            inter_state: supply == Supply::BetweenStates,
            issued_on,
            instalments,
            entry,
            note,
            overridden,
            number,
            series,
            backdated,
        })
    }

    /// Which tax a sale bears: India's GST by where it goes, elsewhere one tax.
    fn supply(&self, inter_state: bool) -> Supply {
        match (self.opened.shop.view.place.country.as_str(), inter_state) {
            ("IN", false) => Supply::WithinState,
            ("IN", true) => Supply::BetweenStates,
            (_elsewhere, _) => Supply::Other,
        }
    }

    fn rounding(&self, round_off: bool) -> Rounding {
        let exponent = u32::from(self.opened.shop.view.exponent);
        if round_off {
            Rounding::WholeUnit { minor: 10_i64.pow(exponent) }
        } else {
            Rounding::Exact
        }
    }
}

impl Drawn {
    /// What is owed.
    pub(super) fn total(&self) -> Money {
        self.reckoned.totals.total
    }

    /// Everything recording it appends, and the id it gets: first what it takes the place of is undone, then the
    /// invoice, then what had been paid moves over.
    pub(super) fn batch(
        &self,
        mut batch: Batch,
        replaced: Option<&Replaced>,
    ) -> Answer<(Batch, i64)> {
        if let Some(old) = replaced {
            old.undo(&mut batch, &self.number);
        }
        let id = batch.document(self.row(replaced.map(|old| old.document.id)));
        batch.entry(id, Some(self.customer.0), &self.entry);
        let dues: Vec<_> =
            self.instalments.iter().map(|due| self.due(&mut batch, id, due)).collect();
        for (position, (written, amounts)) in
            (1..).zip(self.written.iter().zip(&self.reckoned.lines))
        {
            batch.line(written.row(id, position, amounts)?);
        }
        batch.series(self.series.clone());
        if let Some(old) = replaced {
            old.move_over(&mut batch, self.customer, self.issued_on, dues)?;
        }
        Ok((batch, id))
    }

    fn row(&self, about: Option<i64>) -> DocumentRow {
        let reason = self.overridden.as_ref().map(LimitOverride::reason);
        DocumentRow {
            kind: DocumentKind::Invoice.code(),
            customer: Some(self.customer.0),
            number: Some(self.number.clone()),
            day: day(self.issued_on),
            amount: self.total().minor(),
            about,
            detail: Some(Detail::new(&self.reckoned.totals, self.inter_state, reason).json()),
            note: self.note.clone(),
            ..DocumentRow::default()
        }
    }

    fn due(&self, batch: &mut Batch, document: i64, instalment: &Instalment) -> OpenDue {
        let id = batch.due(document, self.customer.0, instalment, Receivable::Trade);
        let Instalment { due_on, amount } = *instalment;
        OpenDue { id, due_on, open: amount, receivable: Receivable::Trade }
    }

    /// It as the window shows it before it is recorded. `before` is the customer's balance without it.
    pub(super) fn preview(self, before: Money) -> Answer<InvoicePreview> {
        let detail = Detail::new(&self.reckoned.totals, self.inter_state, None);
        let lines = (1..).zip(self.written.iter().zip(&self.reckoned.lines));
        Ok(InvoicePreview {
            lines: lines
                .map(|(position, (written, amounts))| written.view(position, amounts))
                .collect::<Answer<_>>()?,
            totals: detail.totals(self.total()),
            number: self.number,
            dues: self.instalments.iter().map(InstalmentInput::from).collect(),
            balance_after: before.plus(self.reckoned.totals.total)?.into(),
            backdated: self.backdated,
        })
    }
}

/// What an invoice or credit note keeps of its sums, as JSON in minor units.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(super) struct Detail {
    pub(super) inter_state: bool,
    pub(super) cgst: i64,
    pub(super) sgst: i64,
    pub(super) igst: i64,
    pub(super) other_tax: i64,
    pub(super) round_off: i64,
    pub(super) taxable: i64,
    /// Why an owner let it go beyond the credit limit.
    #[serde(rename = "override")]
    pub(super) overridden: Option<String>,
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
