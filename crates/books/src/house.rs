//! What a rule needs to know besides the rows it looks at: the shop's settings, the day, and who asks.

use ledger::charge::Period;
use ledger::credit::LimitOverride;
use ledger::invoice::{Rounding, Supply};

use crate::db::shop::ShopRow;
use crate::people::Role;
use crate::refusal::{Answer, At, Refusal};

/// The shop as rules see it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct House<'a> {
    pub(crate) shop: &'a ShopRow,
    /// The civil date in the shop's zone.
    pub(crate) today: ledger::Date,
    pub(crate) role: Role,
}

impl House<'_> {
    /// Today, and up to when the books are closed.
    pub(crate) fn period(&self) -> Period {
        Period { locked_through: self.shop.closed_through, ..Period::open(self.today) }
    }

    /// An owner's reason for going beyond a limit; staff may not.
    pub(crate) fn limit_override(&self, reason: Option<&str>) -> Answer<Option<LimitOverride>> {
        match (reason.map(str::trim).filter(|reason| !reason.is_empty()), self.role) {
            (None, _) => Ok(None),
            (Some(_), Role::Staff) => Err(Refusal::OverrideNeedsOwner.on("overrideReason")),
            (Some(reason), Role::Owner) => {
                Ok(Some(LimitOverride::because(reason).at("overrideReason")?))
            }
        }
    }

    /// Which tax a sale bears: India's GST by where it goes, elsewhere one tax.
    pub(crate) fn supply(&self, inter_state: bool) -> Supply {
        match (self.shop.view.place.country.as_str(), inter_state) {
            ("IN", false) => Supply::WithinState,
            ("IN", true) => Supply::BetweenStates,
            (_elsewhere, _) => Supply::Other,
        }
    }

    /// To the whole unit of the currency, or not at all.
    pub(crate) fn rounding(&self, round_off: bool) -> Rounding {
        let exponent = u32::from(self.shop.view.exponent);
        if round_off {
            Rounding::WholeUnit { minor: 10_i64.pow(exponent) }
        } else {
            Rounding::Exact
        }
    }
}
