//! The chart of accounts: fixed, small, and the same for every shop.

/// One account of the book. The two receivables are kept for each customer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Account {
    /// Owed by a customer for goods, fees and opening balances; an advance is its credit side.
    TradeReceivable,
    /// Owed by a customer for cash lent.
    LoansReceivable,
    /// Cash in the till.
    Cash,
    /// Money in the bank.
    Bank,
    /// UPI and other mobile money.
    MobileMoney,
    /// Cheques received and not yet deposited.
    ChequesInHand,
    /// Sales without tax.
    Sales,
    /// Central GST collected.
    Cgst,
    /// State GST collected.
    Sgst,
    /// Integrated GST collected, between states.
    Igst,
    /// Tax collected where GST does not apply.
    OtherTax,
    /// Discount given when a customer settles.
    DiscountAllowed,
    /// Interest and fees earned.
    InterestAndFees,
    /// What rounding totals to a whole currency unit gained or cost.
    RoundOff,
    /// Dues given up.
    BadDebts,
    /// The owner's money in the shop.
    Owner,
    /// What customers owed on the first day of the book.
    OpeningBalances,
}

impl Account {
    /// Every account, in the order of the chart.
    pub const ALL: [Self; 17] = [
        Self::TradeReceivable,
        Self::LoansReceivable,
        Self::Cash,
        Self::Bank,
        Self::MobileMoney,
        Self::ChequesInHand,
        Self::Sales,
        Self::Cgst,
        Self::Sgst,
        Self::Igst,
        Self::OtherTax,
        Self::DiscountAllowed,
        Self::InterestAndFees,
        Self::RoundOff,
        Self::BadDebts,
        Self::Owner,
        Self::OpeningBalances,
    ];

    /// The number under which the account is stored; never changed, never given again.
    pub const fn code(self) -> i64 {
        match self {
            Self::TradeReceivable => 1,
            Self::LoansReceivable => 2,
            Self::Cash => 3,
            Self::Bank => 4,
            Self::MobileMoney => 5,
            Self::ChequesInHand => 6,
            Self::Sales => 7,
            Self::Cgst => 8,
            Self::Sgst => 9,
            Self::Igst => 10,
            Self::OtherTax => 11,
            Self::DiscountAllowed => 12,
            Self::InterestAndFees => 13,
            Self::RoundOff => 14,
            Self::BadDebts => 15,
            Self::Owner => 16,
            Self::OpeningBalances => 17,
        }
    }

    /// The account stored under that number.
    pub fn from_code(code: i64) -> Option<Self> {
        Self::ALL.into_iter().find(|account| account.code() == code)
    }

    /// The English key of the account's name, as files for accountants use it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::TradeReceivable => "trade_receivable",
            Self::LoansReceivable => "loans_receivable",
            Self::Cash => "cash",
            Self::Bank => "bank",
            Self::MobileMoney => "mobile_money",
            Self::ChequesInHand => "cheques_in_hand",
            Self::Sales => "sales",
            Self::Cgst => "cgst",
            Self::Sgst => "sgst",
            Self::Igst => "igst",
            Self::OtherTax => "other_tax",
            Self::DiscountAllowed => "discount_allowed",
            Self::InterestAndFees => "interest_and_fees",
            Self::RoundOff => "round_off",
            Self::BadDebts => "bad_debts",
            Self::Owner => "owner",
            Self::OpeningBalances => "opening_balances",
        }
    }
}

/// Which of a customer's two receivables a charge stands on. A khata shows both together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Receivable {
    /// Goods, fees and opening balances.
    Trade,
    /// Cash lent.
    Loans,
}

impl Receivable {
    /// Its account.
    pub const fn account(self) -> Account {
        match self {
            Self::Trade => Account::TradeReceivable,
            Self::Loans => Account::LoansReceivable,
        }
    }

    /// The receivable whose account is stored under that number.
    pub const fn from_code(code: i64) -> Option<Self> {
        match code {
            1 => Some(Self::Trade),
            2 => Some(Self::Loans),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests;
