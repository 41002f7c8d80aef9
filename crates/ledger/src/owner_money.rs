//! The owner's money: in, out, and from one place to another.

use crate::account::Account;
use crate::charge::Period;
use crate::entry::{Entry, transfer};
use crate::{Date, Money, Refusal};

/// A place the shop keeps money.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// The till.
    Cash,
    /// The bank.
    Bank,
    /// UPI and other mobile money.
    MobileMoney,
}

impl Place {
    /// Its account.
    pub const fn account(self) -> Account {
        match self {
            Self::Cash => Account::Cash,
            Self::Bank => Account::Bank,
            Self::MobileMoney => Account::MobileMoney,
        }
    }
}

/// What the owner does with money.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Movement {
    /// Puts their own money into the shop.
    In {
        /// Where it goes.
        to: Place,
    },
    /// Takes money out for themselves.
    Out {
        /// Where it comes from.
        from: Place,
    },
    /// Moves it, as cash to the bank.
    Between {
        /// Where it comes from.
        from: Place,
        /// Where it goes.
        to: Place,
    },
}

/// Records a movement. The order of refusals is same account, amount, date in the future, period
/// locked.
pub fn record(
    movement: Movement,
    amount: Money,
    on: Date,
    period: Period,
) -> Result<Entry, Refusal> {
    let (from, to) = match movement {
        Movement::In { to } => (Account::Owner, to.account()),
        Movement::Out { from } => (from.account(), Account::Owner),
        Movement::Between { from, to } => (from.account(), to.account()),
    };
    let entry = transfer(on, from, to, amount)?;
    period.check(on)?;
    Ok(entry)
}

#[cfg(test)]
mod tests;
