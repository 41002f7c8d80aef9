//! Credit notes: goods of an invoice taken back.

use ledger::allocation::{Plan, allocate};
use ledger::credit_note::{self, Return, SoldLine};
use ledger::invoice::{LineAmounts, Rounding, Tax, Totals};
use ledger::money::Quantity;
use ledger::{Money, Refusal as Rule};

use super::draw::Detail;
use super::{InvoiceView, NewCreditNote, ReturnedLine};
use crate::db::batch::{DocumentRow, LineRow};
use crate::db::documents;
use crate::db::invoices as rows;
use crate::refusal::{Answer, At, Refusal, Refused};
use crate::session::{Desk, Said, Seen, Session, Staff};
use crate::text;
use crate::trail::Action;
use crate::values::DocumentKind;

impl Session<Staff> {
    /// Takes goods back. Refused in this order: invoice not found, void, lines (no such line, twice, more than is
    /// left), amount, date before the invoice, date in the future, period closed.
    pub async fn create_credit_note(&self, input: NewCreditNote) -> Answer<InvoiceView> {
        let (mut desk, seen) = self.change_once(&input.request_id, &input).await?;
        let request = match seen {
            Seen::Done(_) => return desk.invoice(input.invoice_id).await,
            Seen::New(request) => request,
        };
        let invoice =
            documents::document(desk.conn(), input.invoice_id, Some(DocumentKind::Invoice))
                .await
                .at("invoiceId")?;
        if invoice.void {
            return Err(Refusal::DocumentVoid.on("invoiceId"));
        }
        let detail = Detail::of(&invoice);
        let taken_back = desk.taken_back(invoice.id, &detail, &input.lines).await?;
        let totals = &taken_back.totals;
        let on = text::date(input.on.as_deref(), desk.today, "on")?;
        let entry = credit_note::issue(invoice.void, invoice.on, on, totals, desk.period())
            .map_err(|refusal| Refused::from(refusal.clone()).pin(field_of(&refusal)))?;
        let note = text::optional(input.note.as_deref(), "note", ledger::text::note)?;
        let dues = documents::open_dues_of_document(desk.conn(), invoice.id).await?;
        let allocation = allocate(totals.total, &dues, Plan::OldestFirst)?;

        let mut batch = desk.batch();
        let row = DocumentRow {
            customer: invoice.customer,
            amount: totals.total.minor(),
            about: Some(invoice.id),
            detail: Some(Detail::new(totals, detail.inter_state, None).json()),
            note,
            ..DocumentRow::default()
        };
        let id = desk.numbered(&mut batch, DocumentKind::CreditNote, on, row).await?;
        batch.entry(id, invoice.customer, &entry);
        for (due, part) in &allocation.parts {
            batch.allocate(id, *due, on, *part);
        }
        for row in taken_back.rows {
            batch.line(LineRow { document: id, ..row });
        }
        let said = Said {
            action: Action::CreditNoteCreate,
            customer: invoice.customer,
            document: Some(id),
            body: None,
        };
        desk.record(batch, said, Some(&request)).await?;
        let view = desk.invoice(input.invoice_id).await?;
        desk.commit().await?;
        Ok(view)
    }
}

/// What comes back, in money.
#[derive(Debug)]
struct TakenBack {
    totals: Totals,
    rows: Vec<LineRow>,
}

impl Desk<'_> {
    /// Reckons what comes back as a share of what is left of the invoice, so that the last return gives back exactly
    /// the rest, whatever came back before and whichever earlier note was voided.
    async fn taken_back(
        &mut self,
        invoice: i64,
        detail: &Detail,
        wished: &[ReturnedLine],
    ) -> Answer<TakenBack> {
        let lines = rows::lines(self.conn(), invoice).await?;
        let known = lines.len();
        let left: Vec<_> = lines.into_iter().filter(|line| line.left() > 0).collect();
        let rounded = rows::round_off_taken_back(self.conn(), invoice).await?;
        let everything: Vec<_>;
        let wished = if wished.is_empty() {
            everything = left.iter().map(rows::SoldLine::all_of_it).collect();
            &everything
        } else {
            wished
        };
        if wished.is_empty() {
            return Err(Refusal::ExceedsLine { left: 0 }.on("lines"));
        }
        let returns = (0..)
            .zip(wished)
            .map(|(at, wish)| returned(at, wish, &left, known))
            .collect::<Answer<Vec<_>>>()?;
        let sold = left.iter().map(|line| rule(line, detail)).collect::<Answer<Vec<_>>>()?;
        let reckoned = credit_note::reckon(&sold, &returns, Rounding::Exact).map_err(pinned)?;
        let round_off = Money::new(detail.round_off)?.minus(rounded)?;
        let totals = with_round_off(reckoned.totals, round_off, &sold)?;
        let lines = returns.iter().zip(&reckoned.lines);
        let rows = lines
            .filter_map(|(wish, amounts)| left.get(wish.line).map(|line| (line, wish, amounts)))
            .map(|(line, wish, amounts)| row(line, wish.quantity, amounts))
            .collect::<Answer<Vec<_>>>()?;
        Ok(TakenBack { totals, rows })
    }
}

/// One wish, as the rules number lines: by their place among what is left.
fn returned(
    at: usize,
    wish: &ReturnedLine,
    left: &[rows::SoldLine],
    known: usize,
) -> Answer<Return> {
    if !(1..=known).contains(&(wish.position as usize)) {
        return Err(Refusal::NotAChoice.on(&format!("lines.{at}.position")));
    }
    let field = format!("lines.{at}.quantity");
    let quantity = Quantity::new(wish.quantity.into()).at(&field)?;
    let line = left
        .iter()
        .position(|line| line.position == wish.position)
        .ok_or_else(|| Refusal::ExceedsLine { left: 0 }.on(&field))?;
    Ok(Return { line, quantity })
}

/// What is left of a line, as if it had been sold like that.
fn rule(line: &rows::SoldLine, detail: &Detail) -> Answer<SoldLine> {
    let quantity = Quantity::new(line.left())?;
    let (taxable, tax) = (line.taxable_left()?, line.tax_left()?);
    let tax = if detail.cgst > 0 {
        let half = tax.times_ratio(1, 2)?;
        Tax { cgst: half, sgst: half, ..Tax::default() }
    } else if detail.igst > 0 {
        Tax { igst: tax, ..Tax::default() }
    } else {
        Tax { other: tax, ..Tax::default() }
    };
    let amounts = LineAmounts {
        gross: quantity.priced(line.unit_price)?,
        discount: line.discount_left()?,
        taxable,
        tax,
        total: taxable.plus(tax.total()?)?,
    };
    Ok(SoldLine { quantity, returned: 0, amounts })
}

/// The note's part of what is left of the invoice's rounding; with the last goods all of it comes back.
fn with_round_off(exact: Totals, round_off: Money, sold: &[SoldLine]) -> Answer<Totals> {
    let left = Money::sum(sold.iter().map(|line| line.amounts.total))?;
    let part = if left == exact.total {
        round_off
    } else {
        round_off.times_ratio(exact.total.minor(), left.minor())?
    };
    Ok(Totals { round_off: part, total: exact.total.plus(part)?, ..exact })
}

fn row(line: &rows::SoldLine, quantity: Quantity, amounts: &LineAmounts) -> Answer<LineRow> {
    Ok(LineRow {
        document: 0,
        position: line.position.into(),
        description: line.description.clone(),
        quantity: quantity.thousandths(),
        unit: line.unit.clone(),
        unit_price: line.unit_price.minor(),
        discount: amounts.discount.minor(),
        discount_rate: line.discount_rate.map(i64::from),
        tax_name: line.tax_name.clone(),
        tax_rate: line.tax_rate.into(),
        with_tax: i64::from(line.with_tax),
        taxable: amounts.taxable.minor(),
        tax: amounts.tax.total()?.minor(),
    })
}

fn pinned(refusal: Rule) -> Refused {
    let Rule::Line { line, why } = refusal else { return Refused::from(refusal).pin("lines") };
    let field = if *why == Rule::LineTwice { "position" } else { "quantity" };
    Refused::from(*why).pin(&format!("lines.{line}.{field}"))
}

/// Which field of the form a refused credit note points at.
fn field_of(refusal: &Rule) -> &'static str {
    let date = matches!(
        refusal,
        Rule::DateBeforeCharge { .. } | Rule::DateInFuture { .. } | Rule::PeriodLocked { .. }
    );
    if date { "on" } else { "lines" }
}
