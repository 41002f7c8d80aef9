//! When a charge falls due: one due date, the usual credit days, or instalments.

use ledger::due::{Instalment, single};
use ledger::status::ChargeStatus as Rule;
use ledger::{Date, Money};

use crate::refusal::{Answer, At, Refused};
use crate::text;
use crate::values::{ChargeStatus, InstalmentInput};

/// The instalments of a charge. Without any, it falls due once: on `due_on`, or the usual credit days after
/// issue.
pub(crate) fn instalments(
    total: Money,
    issued_on: Date,
    due_on: Option<&str>,
    wished: &[InstalmentInput],
    credit_days: i32,
) -> Answer<Vec<Instalment>> {
    if wished.is_empty() {
        let usual = issued_on.plus_days(credit_days).unwrap_or(issued_on);
        return Ok(single(total, text::date(due_on, usual, "dueOn")?));
    }
    let mut instalments = Vec::with_capacity(wished.len());
    for (position, wish) in wished.iter().enumerate() {
        let due_on =
            text::date(Some(&wish.due_on), issued_on, &format!("instalments.{position}.dueOn"))?;
        let amount = wish.amount.money().at(&format!("instalments.{position}.amount"))?;
        instalments.push(Instalment { due_on, amount });
    }
    Ok(instalments)
}

/// A refused charge, with the field of its form.
pub(crate) fn pinned(refusal: &ledger::Refusal) -> Refused {
    Refused::from(refusal.clone()).pin(field_of(refusal))
}

/// Which field of a charge's form a refusal belongs to.
#[expect(clippy::wildcard_enum_match_arm, reason = "whatever else is refused is about the amount")]
fn field_of(refusal: &ledger::Refusal) -> &'static str {
    use ledger::Refusal as L;
    match refusal {
        L::CustomerArchived => "customerId",
        L::DueBeforeIssue { .. } => "dueOn",
        L::DateInFuture { .. } | L::PeriodLocked { .. } => "issuedOn",
        L::InstalmentsMissing
        | L::TooManyInstalments { .. }
        | L::InstalmentsOutOfOrder
        | L::InstalmentNotPositive
        | L::InstalmentsDoNotSum { .. } => "instalments",
        _ => "amount",
    }
}

impl From<Rule> for ChargeStatus {
    fn from(status: Rule) -> Self {
        match status {
            Rule::Void => Self::Void,
            Rule::Paid => Self::Paid,
            Rule::Overdue => Self::Overdue,
            Rule::Pending => Self::Pending,
        }
    }
}
