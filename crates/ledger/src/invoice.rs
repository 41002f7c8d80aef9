//! Invoices: lines, tax and totals whose parts always add up to what is printed.
//!
//! India's Central GST Act, 2017 decides the shape: section 170 the rounding (half away from zero),
//! sections 8 and 9 of the Integrated GST Act which components a supply bears, and Rule 46 of the
//! Central GST Rules what an invoice must show for each line.

use alloc::boxed::Box;
use alloc::vec::Vec;

use crate::account::Account;
use crate::charge::{self, Customer, Period, Terms};
use crate::credit::LimitOverride;
use crate::entry::{Entry, Posting};
use crate::money::{BasisPoints, Quantity};
use crate::{Date, Money, Refusal, text};

/// The most lines an invoice may have.
pub const LINES_MAX: usize = 500;

/// Which components the tax of a document has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Supply {
    /// Within one Indian state: central and state GST, each at half the rate.
    WithinState,
    /// Between Indian states: integrated GST at the whole rate.
    BetweenStates,
    /// Where GST does not apply: one other tax at the whole rate.
    Other,
}

/// What is taken off a line before tax is reckoned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Discount {
    /// A share of the line.
    Rate(BasisPoints),
    /// So much, in minor units.
    Amount(Money),
}

impl Discount {
    /// No discount.
    pub const NONE: Self = Self::Amount(Money::ZERO);
}

/// Whether a price contains its tax.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pricing {
    /// Tax comes on top.
    WithoutTax,
    /// Tax is inside, as in a printed retail price.
    WithTax,
}

/// One line of an invoice as it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Line<'a> {
    /// What is sold.
    pub description: &'a str,
    /// How much of it, in thousandths of the unit.
    pub quantity: Quantity,
    /// The unit, which may be empty: kg, piece, metre.
    pub unit: &'a str,
    /// The price of one unit, in minor units; may be zero.
    pub unit_price: Money,
    /// Whether that price contains tax.
    pub pricing: Pricing,
    /// What is taken off the line.
    pub discount: Discount,
    /// The whole rate of tax, in basis points.
    pub tax_rate: BasisPoints,
}

/// Tax by component, in minor units.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tax {
    /// Central GST.
    pub cgst: Money,
    /// State GST; equals central GST.
    pub sgst: Money,
    /// Integrated GST.
    pub igst: Money,
    /// Tax where GST does not apply.
    pub other: Money,
}

impl Tax {
    /// The components together.
    pub fn total(&self) -> Result<Money, Refusal> {
        Money::sum([self.cgst, self.sgst, self.igst, self.other])
    }

    pub(crate) fn sum(taxes: impl Iterator<Item = Self> + Clone) -> Result<Self, Refusal> {
        Ok(Self {
            cgst: Money::sum(taxes.clone().map(|tax| tax.cgst))?,
            sgst: Money::sum(taxes.clone().map(|tax| tax.sgst))?,
            igst: Money::sum(taxes.clone().map(|tax| tax.igst))?,
            other: Money::sum(taxes.map(|tax| tax.other))?,
        })
    }
}

/// One line in money, all of it in minor units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LineAmounts {
    /// Quantity times price.
    pub gross: Money,
    /// What is taken off it.
    pub discount: Money,
    /// The value on which tax is reckoned.
    pub taxable: Money,
    /// The tax.
    pub tax: Tax,
    /// Taxable value plus tax.
    pub total: Money,
}

/// How the total of a document is rounded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rounding {
    /// Not at all.
    Exact,
    /// To a whole currency unit, of so many minor units (100 for rupees).
    WholeUnit {
        /// How many minor units make one currency unit.
        minor: i64,
    },
}

/// The totals of a document. `taxable + tax + round_off = total`, always.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Totals {
    /// The lines before discount.
    pub gross: Money,
    /// What was taken off.
    pub discount: Money,
    /// The value on which tax was reckoned.
    pub taxable: Money,
    /// The tax.
    pub tax: Tax,
    /// What rounding added, or took when negative.
    pub round_off: Money,
    /// What is to be paid.
    pub total: Money,
}

/// A document reckoned: its lines in the order written, and its totals.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reckoned {
    /// Each line in money.
    pub lines: Vec<LineAmounts>,
    /// All of them together.
    pub totals: Totals,
}

/// Reckons an invoice. What is wrong with one line is refused as [`Refusal::Line`]; whether the
/// total is an amount to charge is for [`issue`] to say, so that an unfinished invoice can be shown.
pub fn reckon(lines: &[Line<'_>], supply: Supply, rounding: Rounding) -> Result<Reckoned, Refusal> {
    check_line_count(lines.len())?;
    let amounts = lines
        .iter()
        .enumerate()
        .map(|(line, written)| in_line(line, reckon_line(written, supply)))
        .collect::<Result<Vec<_>, _>>()?;
    let totals = add_up(&amounts, rounding)?;
    Ok(Reckoned { lines: amounts, totals })
}

/// Reckons one line.
pub fn reckon_line(line: &Line<'_>, supply: Supply) -> Result<LineAmounts, Refusal> {
    text::name(line.description)?;
    text::unit(line.unit)?;
    if line.unit_price.is_negative() {
        return Err(Refusal::PriceNegative);
    }
    let gross = line.quantity.priced(line.unit_price)?;
    let discount = discount_of(line.discount, gross)?;
    let net = gross.minus(discount)?;
    let tax = tax_of(net, line.tax_rate, line.pricing, supply)?;
    let taxable = match line.pricing {
        Pricing::WithoutTax => net,
        Pricing::WithTax => net.minus(tax.total()?)?,
    };
    Ok(LineAmounts { gross, discount, taxable, tax, total: taxable.plus(tax.total()?)? })
}

/// Issues an invoice on credit; its total stands for `terms.amount`. The order of refusals is
/// archived, amount, dates, instalments, credit limit.
pub fn issue(
    customer: &Customer,
    totals: &Totals,
    terms: &Terms<'_>,
    period: Period,
    overridden: Option<&LimitOverride>,
) -> Result<Entry, Refusal> {
    let terms = Terms { amount: totals.total, ..*terms };
    charge::check_on_credit(customer, &terms, period, overridden)?;
    entry(terms.issued_on, totals)
}

/// The entry of an invoice: trade receivable against sales, each component of tax, and round-off.
pub fn entry(on: Date, totals: &Totals) -> Result<Entry, Refusal> {
    Entry::of(
        on,
        [
            Posting::debit(Account::TradeReceivable, totals.total),
            Posting::credit(Account::Sales, totals.taxable),
            Posting::credit(Account::Cgst, totals.tax.cgst),
            Posting::credit(Account::Sgst, totals.tax.sgst),
            Posting::credit(Account::Igst, totals.tax.igst),
            Posting::credit(Account::OtherTax, totals.tax.other),
            Posting::credit(Account::RoundOff, totals.round_off),
        ],
    )
}

/// Adds up lines and rounds the total.
pub(crate) fn add_up(lines: &[LineAmounts], rounding: Rounding) -> Result<Totals, Refusal> {
    let sum = |part: fn(&LineAmounts) -> Money| Money::sum(lines.iter().map(part));
    let exact = sum(|line| line.total)?;
    let total = round(exact, rounding)?;
    Ok(Totals {
        gross: sum(|line| line.gross)?,
        discount: sum(|line| line.discount)?,
        taxable: sum(|line| line.taxable)?,
        tax: Tax::sum(lines.iter().map(|line| line.tax))?,
        round_off: total.minus(exact)?,
        total,
    })
}

pub(crate) fn check_line_count(count: usize) -> Result<(), Refusal> {
    match count {
        0 => Err(Refusal::LinesMissing),
        1..=LINES_MAX => Ok(()),
        _ => Err(Refusal::TooManyLines { limit: LINES_MAX }),
    }
}

/// Says in which line a refusal happened.
pub(crate) fn in_line<T>(line: usize, answer: Result<T, Refusal>) -> Result<T, Refusal> {
    answer.map_err(|why| Refusal::Line { line, why: Box::new(why) })
}

fn round(exact: Money, rounding: Rounding) -> Result<Money, Refusal> {
    match rounding {
        Rounding::Exact => Ok(exact),
        Rounding::WholeUnit { minor } => exact
            .times_ratio(1, minor)
            .and_then(|units| Money::from_wide(i128::from(units.minor()) * i128::from(minor))),
    }
}

fn discount_of(discount: Discount, gross: Money) -> Result<Money, Refusal> {
    let amount = match discount {
        Discount::Rate(rate) => rate.of(gross)?,
        Discount::Amount(amount) => amount,
    };
    if amount.is_negative() || amount > gross {
        return Err(Refusal::DiscountExceedsLine { gross });
    }
    Ok(amount)
}

/// The tax on a net amount, by component. Where the price contains the tax, the tax is taken out of
/// it, so the printed price stays what it is to the last minor unit.
fn tax_of(net: Money, rate: BasisPoints, pricing: Pricing, supply: Supply) -> Result<Tax, Refusal> {
    let points = i64::from(rate.points());
    let whole = i64::from(BasisPoints::WHOLE.points());
    let base = match pricing {
        Pricing::WithoutTax => whole,
        Pricing::WithTax => whole + points,
    };
    match supply {
        Supply::WithinState => {
            let half = net.times_ratio(points, base * 2)?;
            Ok(Tax { cgst: half, sgst: half, ..Tax::default() })
        }
        Supply::BetweenStates => Ok(Tax { igst: net.times_ratio(points, base)?, ..Tax::default() }),
        Supply::Other => Ok(Tax { other: net.times_ratio(points, base)?, ..Tax::default() }),
    }
}

#[cfg(test)]
pub(crate) mod tests;
