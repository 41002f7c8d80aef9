//! Credit notes: lines of an invoice taken back, in the same proportions as they were sold.

use alloc::vec::Vec;

use crate::charge::Period;
use crate::entry::Entry;
use crate::invoice::{self, LineAmounts, Reckoned, Rounding, Tax, Totals};
use crate::money::Quantity;
use crate::{Date, Money, Refusal};

/// A line of the invoice as it was sold, and what has come back of it before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SoldLine {
    /// What was sold, in thousandths.
    pub quantity: Quantity,
    /// What came back in earlier credit notes, in thousandths.
    pub returned: i64,
    /// What it was sold for.
    pub amounts: LineAmounts,
}

/// What comes back of one line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Return {
    /// The position of the line in the invoice, counted from 0.
    pub line: usize,
    /// How much of it.
    pub quantity: Quantity,
}

/// Reckons a credit note; its amounts are positive, its entry has them on the other side.
///
/// Every part is the share up to now minus the share before, so that returning a line bit by bit
/// gives back exactly what it was sold for.
pub fn reckon(
    sold: &[SoldLine],
    returns: &[Return],
    rounding: Rounding,
) -> Result<Reckoned, Refusal> {
    invoice::check_line_count(returns.len())?;
    let lines = returns
        .iter()
        .enumerate()
        .map(|(line, wish)| {
            let before = returns.iter().take(line);
            let twice = before.clone().any(|other| other.line == wish.line);
            let answer = if twice { Err(Refusal::LineTwice) } else { take_back(sold, wish) };
            invoice::in_line(line, answer)
        })
        .collect::<Result<Vec<_>, _>>()?;
    let totals = invoice::add_up(&lines, rounding)?;
    Ok(Reckoned { lines, totals })
}

/// Issues a credit note against an invoice of that day. The order of refusals is void, amount,
/// date before the invoice, date in the future, period locked.
pub fn issue(
    void: bool,
    invoiced_on: Date,
    on: Date,
    totals: &Totals,
    period: Period,
) -> Result<Entry, Refusal> {
    if void {
        return Err(Refusal::ChargeVoid);
    }
    totals.total.check_entry_amount()?;
    if on < invoiced_on {
        return Err(Refusal::DateBeforeCharge { issued_on: invoiced_on });
    }
    period.check(on)?;
    entry(on, totals)
}

/// The entry of a credit note: the mirror of an invoice with those totals.
pub fn entry(on: Date, totals: &Totals) -> Result<Entry, Refusal> {
    Ok(invoice::entry(on, totals)?.reversal(on))
}

fn take_back(sold: &[SoldLine], wish: &Return) -> Result<LineAmounts, Refusal> {
    let line = sold.get(wish.line).ok_or(Refusal::UnknownLine)?;
    let before = line.returned.max(0);
    let returnable = line.quantity.thousandths().saturating_sub(before).max(0);
    if wish.quantity.thousandths() > returnable {
        return Err(Refusal::ReturnExceedsLine { returnable });
    }
    let share = |part: Money| {
        let after = before.saturating_add(wish.quantity.thousandths());
        let whole = line.quantity.thousandths();
        part.times_ratio(after, whole)?.minus(part.times_ratio(before, whole)?)
    };
    let sold_for = &line.amounts;
    let (gross, discount, taxable) =
        (share(sold_for.gross)?, share(sold_for.discount)?, share(sold_for.taxable)?);
    let tax = Tax {
        cgst: share(sold_for.tax.cgst)?,
        sgst: share(sold_for.tax.sgst)?,
        igst: share(sold_for.tax.igst)?,
        other: share(sold_for.tax.other)?,
    };
    Ok(LineAmounts { gross, discount, taxable, tax, total: taxable.plus(tax.total()?)? })
}

#[cfg(test)]
mod tests;
