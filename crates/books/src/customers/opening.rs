//! The opening balance: what a new customer owed, or had paid ahead, when the book began.

use ledger::account::Receivable;
use ledger::charge::{Customer, Period, Terms};
use ledger::due::Instalment;
use ledger::{Date, Money, Refusal as Rule};

use super::OpeningInput;
use crate::db::batch::{Batch, DocumentRow, day};
use crate::refusal::{Answer, At, Refused};
use crate::text;
use crate::values::DocumentKind;

/// Nobody's credit is asked for what was owed before the book began.
const NEW: Customer = Customer { archived: false, credit_limit: None, outstanding: Money::ZERO };

/// Adds the document of an opening balance, if there is one: a charge with one due, or an advance.
pub(super) fn add(
    batch: &mut Batch,
    customer: i64,
    opening: Option<&OpeningInput>,
    period: Period,
) -> Answer<()> {
    let Some(opening) = opening else { return Ok(()) };
    let balance = opening.amount.money().at("opening.amount")?;
    let as_of = text::date(Some(&opening.as_of), period.today, "opening.asOf")?;
    if balance.is_positive() {
        let due_on = text::date(opening.due_on.as_deref(), as_of, "opening.dueOn")?;
        owed(batch, customer, balance, (as_of, due_on), period)
    } else if balance.is_negative() {
        paid_ahead(batch, customer, balance.negated(), as_of, period)
    } else {
        Ok(())
    }
}

fn owed(
    batch: &mut Batch,
    customer: i64,
    amount: Money,
    (as_of, due_on): (Date, Date),
    period: Period,
) -> Answer<()> {
    let instalment = Instalment { due_on, amount };
    let terms = Terms { amount, issued_on: as_of, instalments: &[instalment] };
    let entry = ledger::opening::owed(&NEW, &terms, period).map_err(placed)?;
    let document = batch.document(row(DocumentKind::OpeningBalance, customer, amount, as_of));
    batch.entry(document, Some(customer), &entry);
    batch.due(document, customer, &instalment, Receivable::Trade);
    Ok(())
}

fn paid_ahead(
    batch: &mut Batch,
    customer: i64,
    amount: Money,
    as_of: Date,
    period: Period,
) -> Answer<()> {
    let entry = ledger::opening::advance(&NEW, amount, as_of, period).map_err(placed)?;
    let document = batch.document(row(DocumentKind::OpeningAdvance, customer, amount, as_of));
    batch.entry(document, Some(customer), &entry);
    Ok(())
}

/// An opening balance bears no number: the shop issued no paper for it.
fn row(kind: DocumentKind, customer: i64, amount: Money, as_of: Date) -> DocumentRow {
    DocumentRow {
        kind: kind.code(),
        customer: Some(customer),
        day: day(as_of),
        amount: amount.minor(),
        ..DocumentRow::default()
    }
}

/// Pins a rule's refusal to the field it is about.
fn placed(rule: Rule) -> Refused {
    let of_amount = matches!(rule, Rule::AmountNotPositive | Rule::AmountTooLarge { .. });
    let of_due = matches!(rule, Rule::DueBeforeIssue { .. });
    let field = match (of_amount, of_due) {
        (true, _) => "opening.amount",
        (false, true) => "opening.dueOn",
        (false, false) => "opening.asOf",
    };
    Refused { field: Some(field.to_owned()), ..rule.into() }
}
