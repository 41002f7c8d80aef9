//! What a customer disputes: no more than is open on the charges it is about.

use crate::Refusal;
use crate::money::Money;

/// Checks a disputed amount, in this order: more than nothing, no more than one entry may hold, no more than what is open
/// on the charges. A dispute about no charge has no such end.
pub fn check(amount: Money, open: Option<Money>) -> Result<Money, Refusal> {
    let amount = amount.check_entry_amount()?;
    match open.filter(|open| amount > *open) {
        Some(outstanding) => Err(Refusal::ExceedsOutstanding { outstanding }),
        None => Ok(amount),
    }
}

#[cfg(test)]
mod tests;
