//! Allocation: which dues an amount settles. There is this one function for every settling document.

use alloc::vec::Vec;

use crate::account::Receivable;
use crate::entry::Entry;
use crate::{Date, Money, Refusal};

/// A due that is not settled in full.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OpenDue {
    /// The id of the due.
    pub id: i64,
    /// The last day on which paying is not late.
    pub due_on: Date,
    /// What is open on it, in minor units.
    pub open: Money,
    /// The receivable its charge stands on.
    pub receivable: Receivable,
}

/// How an amount is to be allocated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Plan<'a> {
    /// The oldest due date first, then the lowest id.
    OldestFirst,
    /// So much to each due named; whatever is not named stays unallocated.
    ByHand(&'a [(i64, Money)]),
}

/// Where an amount went. The parts and the rest always add up to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Allocation {
    /// Each due that is settled, by id, and by how much; none is zero.
    pub parts: Vec<(i64, Money)>,
    /// Where the parts and the rest stand in the accounts.
    pub split: Split,
}

impl Allocation {
    /// What no due took: an advance.
    pub const fn rest(&self) -> Money {
        self.split.advance
    }
}

/// How an amount divides between a customer's receivables.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Split {
    /// What settles dues on trade receivable.
    pub trade: Money,
    /// What settles dues on loans receivable.
    pub loans: Money,
    /// What settles nothing and stands as an advance on trade receivable.
    pub advance: Money,
}

impl Split {
    /// What stands on trade receivable: the trade dues and the advance.
    pub fn on_trade(&self) -> Result<Money, Refusal> {
        self.trade.plus(self.advance)
    }

    /// The whole amount.
    pub fn total(&self) -> Result<Money, Refusal> {
        Money::sum([self.trade, self.loans, self.advance])
    }
}

/// What a settling document does: one entry, and the dues it settles.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settled {
    /// The entry to append.
    pub entry: Entry,
    /// The dues to settle.
    pub allocation: Allocation,
}

/// What is open on all of these dues.
pub fn outstanding(dues: &[OpenDue]) -> Result<Money, Refusal> {
    Money::sum(dues.iter().map(|due| due.open))
}

/// Allocates an amount to open dues.
pub fn allocate(amount: Money, dues: &[OpenDue], plan: Plan<'_>) -> Result<Allocation, Refusal> {
    let amount = amount.check_entry_amount()?;
    let taken = match plan {
        Plan::OldestFirst => oldest_first(amount, dues)?,
        Plan::ByHand(wishes) => by_hand(amount, dues, wishes)?,
    };
    let on = |receivable: Receivable| {
        Money::sum(
            taken.iter().filter(|(due, _)| due.receivable == receivable).map(|(_, part)| *part),
        )
    };
    let (trade, loans) = (on(Receivable::Trade)?, on(Receivable::Loans)?);
    let advance = amount.minus(trade)?.minus(loans)?;
    let parts = taken.iter().map(|(due, part)| (due.id, *part)).collect();
    Ok(Allocation { parts, split: Split { trade, loans, advance } })
}

fn oldest_first(amount: Money, dues: &[OpenDue]) -> Result<Vec<(OpenDue, Money)>, Refusal> {
    let mut ordered = dues.to_vec();
    ordered.sort_unstable_by_key(|due| (due.due_on, due.id));
    let mut taken = Vec::new();
    let mut rest = amount;
    for due in ordered {
        let part = rest.min(due.open);
        if part.is_positive() {
            rest = rest.minus(part)?;
            taken.push((due, part));
        }
    }
    Ok(taken)
}

/// Refuses in the order a person would look: each line they wrote, then the sum.
fn by_hand(
    amount: Money,
    dues: &[OpenDue],
    wishes: &[(i64, Money)],
) -> Result<Vec<(OpenDue, Money)>, Refusal> {
    let mut taken: Vec<(OpenDue, Money)> = Vec::with_capacity(wishes.len());
    for (id, part) in wishes.iter().copied() {
        let due = *dues.iter().find(|due| due.id == id).ok_or(Refusal::UnknownDue { due: id })?;
        if taken.iter().any(|(other, _)| other.id == id) {
            return Err(Refusal::DueTwice { due: id });
        }
        if !part.is_positive() {
            return Err(Refusal::AmountNotPositive);
        }
        if part > due.open {
            return Err(Refusal::ExceedsDue { due: id, open: due.open });
        }
        taken.push((due, part));
    }
    let sum = Money::sum(taken.iter().map(|(_, part)| *part))?;
    if sum > amount {
        return Err(Refusal::AllocationExceedsAmount { amount, sum });
    }
    Ok(taken)
}

#[cfg(test)]
mod tests;
