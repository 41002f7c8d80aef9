//! Receipts: money received, where it goes, and the life of a cheque.

use crate::account::Account;
use crate::allocation::{OpenDue, Plan, Settled, Split, allocate};
use crate::charge::Period;
use crate::entry::{Entry, Posting, transfer};
use crate::void::reversal_date;
use crate::{Date, Money, Refusal};

/// How money changed hands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// Notes and coins.
    Cash,
    /// UPI and other mobile money.
    MobileMoney,
    /// Straight into the bank.
    Bank,
    /// A cheque, in hand until deposited.
    Cheque,
}

impl Method {
    /// Every method.
    pub const ALL: [Self; 4] = [Self::Cash, Self::MobileMoney, Self::Bank, Self::Cheque];

    /// The number under which the method is stored; never changed, never given again.
    pub const fn code(self) -> i64 {
        match self {
            Self::Cash => 1,
            Self::MobileMoney => 2,
            Self::Bank => 3,
            Self::Cheque => 4,
        }
    }

    /// The method stored under that number.
    pub fn from_code(code: i64) -> Option<Self> {
        Self::ALL.into_iter().find(|method| method.code() == code)
    }

    /// The account that money received this way goes to.
    pub const fn account(self) -> Account {
        match self {
            Self::Cash => Account::Cash,
            Self::MobileMoney => Account::MobileMoney,
            Self::Bank => Account::Bank,
            Self::Cheque => Account::ChequesInHand,
        }
    }

    /// The account that money given back this way leaves: our own cheque is drawn on the bank.
    pub const fn paid_from(self) -> Account {
        match self {
            Self::Cash => Account::Cash,
            Self::MobileMoney => Account::MobileMoney,
            Self::Bank | Self::Cheque => Account::Bank,
        }
    }
}

/// Money received from a customer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NewReceipt {
    /// How much, in minor units.
    pub amount: Money,
    /// The day it was received.
    pub received_on: Date,
    /// How.
    pub method: Method,
}

/// Records a receipt; what no due takes is an advance. The order of refusals is amount, date in the
/// future, period locked, then those of the allocation.
pub fn receive(
    receipt: &NewReceipt,
    dues: &[OpenDue],
    plan: Plan<'_>,
    period: Period,
) -> Result<Settled, Refusal> {
    let amount = receipt.amount.check_entry_amount()?;
    period.check(receipt.received_on)?;
    let allocation = allocate(amount, dues, plan)?;
    let entry = entry(receipt.received_on, receipt.method, &allocation.split)?;
    Ok(Settled { entry, allocation })
}

/// The entry of a receipt: the method's account against the receivables it settles, the rest to
/// trade receivable as an advance.
pub fn entry(on: Date, method: Method, split: &Split) -> Result<Entry, Refusal> {
    Ok(unwind(on, method.account(), split)?.reversal(on))
}

/// The entry that takes a receipt back, when it is voided or its cheque bounces: the receivables
/// against the account the money is in. `split` is how the receipt is allocated now, which need not
/// be how it was allocated at first.
pub fn unwind(on: Date, from: Account, split: &Split) -> Result<Entry, Refusal> {
    Entry::of(
        on,
        [
            Posting::debit(Account::TradeReceivable, split.on_trade()?),
            Posting::debit(Account::LoansReceivable, split.loans),
            Posting::credit(from, split.total()?),
        ],
    )
}

/// Where a receipt stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Cash, mobile money or bank: received once and for all.
    Cleared,
    /// A cheque not yet taken to the bank.
    InHand,
    /// A cheque taken to the bank.
    Deposited,
    /// A cheque the bank returned.
    Bounced,
    /// Voided.
    Void,
}

/// A receipt as it stands before something happens to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReceiptState {
    /// Where it stands.
    pub standing: Standing,
    /// How it was paid.
    pub method: Method,
    /// The day it was received; for a deposited cheque, the day of the deposit.
    pub since: Date,
    /// How it is allocated now.
    pub split: Split,
    /// How much of it was given back to the customer, in minor units.
    pub refunded: Money,
}

impl ReceiptState {
    /// The account the money is in.
    pub const fn held_in(&self) -> Account {
        match self.standing {
            Standing::Deposited => Account::Bank,
            Standing::Cleared | Standing::InHand | Standing::Bounced | Standing::Void => {
                self.method.account()
            }
        }
    }

    fn check_cheque(&self, on: Date, period: Period) -> Result<(), Refusal> {
        match self.standing {
            Standing::Void => Err(Refusal::ReceiptVoid),
            Standing::Cleared => Err(Refusal::NotACheque),
            Standing::Bounced => Err(Refusal::ChequeAlreadyBounced),
            Standing::InHand | Standing::Deposited if on < self.since => {
                Err(Refusal::DateBeforeReceipt { received_on: self.since })
            }
            Standing::InHand | Standing::Deposited => period.check(on),
        }
    }
}

/// Takes a cheque to the bank. The order of refusals is void, not a cheque, bounced, deposited,
/// date before the receipt, date in the future, period locked.
pub fn deposit(receipt: &ReceiptState, on: Date, period: Period) -> Result<Entry, Refusal> {
    if receipt.standing == Standing::Deposited {
        return Err(Refusal::ChequeAlreadyDeposited);
    }
    receipt.check_cheque(on, period)?;
    transfer(on, Account::ChequesInHand, Account::Bank, receipt.split.total()?)
}

/// Takes back a cheque that the bank returned: its dues open again. The order of refusals is void,
/// not a cheque, bounced, date before, date in the future, period locked, refunded.
pub fn bounce(receipt: &ReceiptState, on: Date, period: Period) -> Result<Entry, Refusal> {
    receipt.check_cheque(on, period)?;
    check_not_refunded(receipt)?;
    unwind(on, receipt.held_in(), &receipt.split)
}

/// Voids a receipt: its dues open again. Its entry bears the day the money came to where it is,
/// while that day is open, else today. The order of refusals is void, bounced, refunded.
pub fn void(receipt: &ReceiptState, period: Period) -> Result<Entry, Refusal> {
    match receipt.standing {
        Standing::Void => return Err(Refusal::AlreadyVoid),
        Standing::Bounced => return Err(Refusal::ChequeAlreadyBounced),
        Standing::Cleared | Standing::InHand | Standing::Deposited => {}
    }
    check_not_refunded(receipt)?;
    unwind(reversal_date(receipt.since, period), receipt.held_in(), &receipt.split)
}

fn check_not_refunded(receipt: &ReceiptState) -> Result<(), Refusal> {
    if receipt.refunded.is_positive() {
        return Err(Refusal::AdvanceRefunded { refunded: receipt.refunded });
    }
    Ok(())
}

#[cfg(test)]
mod tests;
