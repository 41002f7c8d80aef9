//! Credit limits: how much a customer may owe, and who said that they may owe more.

use alloc::string::{String, ToString};

use crate::{Money, Refusal, text};

/// An owner's word that this charge may exceed the limit. Making one is the owner's right: the
/// caller makes it for nobody else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LimitOverride {
    reason: String,
}

impl LimitOverride {
    /// An override for that reason, which must not be empty.
    pub fn because(reason: &str) -> Result<Self, Refusal> {
        Ok(Self { reason: text::reason(reason)?.to_string() })
    }

    /// Why.
    pub fn reason(&self) -> &str {
        &self.reason
    }
}

/// A credit limit of so many minor units; 0 means no credit.
pub fn limit(minor: i64) -> Result<Money, Refusal> {
    if minor < 0 {
        return Err(Refusal::CreditLimitNegative);
    }
    Money::new(minor)
}

/// What the customer may still take on credit: the limit minus what is outstanding net of advances,
/// negative when they are over it, `None` when no limit is set.
pub fn available(limit: Option<Money>, outstanding: Money) -> Option<Money> {
    limit.map(|limit| limit.minus(outstanding).unwrap_or(Money::MAX))
}

/// Refuses a charge that would take the customer over the limit, unless it is overridden. No limit
/// means unlimited; `outstanding` is net of advances, in minor units.
pub fn check_credit(
    limit: Option<Money>,
    outstanding: Money,
    requested: Money,
    overridden: Option<&LimitOverride>,
) -> Result<(), Refusal> {
    let Some(limit) = limit else { return Ok(()) };
    let exceeds = Money::wide_sum([outstanding, requested]) > i128::from(limit.minor());
    if exceeds && overridden.is_none() {
        return Err(Refusal::CreditLimitExceeded { limit, outstanding, requested });
    }
    Ok(())
}

#[cfg(test)]
mod tests;
