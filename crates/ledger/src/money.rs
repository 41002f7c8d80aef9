//! Money, rates and quantities: bounded whole numbers with arithmetic that refuses to overflow.

use core::fmt;

use crate::Refusal;

/// An amount in whole minor units (paise, cents) of the shop's currency, within ±(2⁵³ − 1), so that
/// it is exact wherever it is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Money(i64);

impl Money {
    /// Nothing.
    pub const ZERO: Self = Self(0);
    /// The largest amount, 2⁵³ − 1 minor units; the smallest is its negative.
    pub const MAX: Self = Self((1 << 53) - 1);
    /// The largest amount of one entry, 10¹² minor units.
    pub const MAX_ENTRY: Self = Self(1_000_000_000_000);

    /// An amount of so many minor units, of either sign.
    pub const fn new(minor: i64) -> Result<Self, Refusal> {
        if minor < -Self::MAX.0 || minor > Self::MAX.0 {
            return Err(Refusal::MoneyOutOfRange);
        }
        Ok(Self(minor))
    }

    /// The amount of a document in minor units: positive and at most [`Money::MAX_ENTRY`].
    pub fn entry_amount(minor: i64) -> Result<Self, Refusal> {
        if minor <= 0 {
            return Err(Refusal::AmountNotPositive);
        }
        if minor > Self::MAX_ENTRY.0 {
            return Err(Refusal::AmountTooLarge { limit: Self::MAX_ENTRY });
        }
        Ok(Self(minor))
    }

    /// Refuses an amount that [`Money::entry_amount`] would refuse.
    pub fn check_entry_amount(self) -> Result<Self, Refusal> {
        Self::entry_amount(self.0)
    }

    /// The minor units.
    pub const fn minor(self) -> i64 {
        self.0
    }

    /// Whether this is nothing.
    pub const fn is_zero(self) -> bool {
        self.0 == 0
    }

    /// Whether this is more than nothing.
    pub const fn is_positive(self) -> bool {
        self.0 > 0
    }

    /// Whether this is less than nothing.
    pub const fn is_negative(self) -> bool {
        self.0 < 0
    }

    /// The sum of two amounts.
    pub fn plus(self, other: Self) -> Result<Self, Refusal> {
        Self::from_wide(i128::from(self.0) + i128::from(other.0))
    }

    /// The difference of two amounts.
    pub fn minus(self, other: Self) -> Result<Self, Refusal> {
        Self::from_wide(i128::from(self.0) - i128::from(other.0))
    }

    /// The same amount with the other sign; the range is symmetric, so there always is one.
    #[must_use]
    pub const fn negated(self) -> Self {
        Self(-self.0)
    }

    /// The same amount without its sign.
    #[must_use]
    pub const fn magnitude(self) -> Self {
        Self(self.0.abs())
    }

    /// The sum of many amounts; only the result must be in range, not the steps on the way.
    pub fn sum(amounts: impl IntoIterator<Item = Self>) -> Result<Self, Refusal> {
        Self::from_wide(Self::wide_sum(amounts))
    }

    /// This amount times `numerator` over `denominator`, rounded half away from zero as section 170
    /// of India's Central GST Act, 2017 rounds tax. A zero denominator is out of range.
    pub fn times_ratio(self, numerator: i64, denominator: i64) -> Result<Self, Refusal> {
        let product = i128::from(self.0) * i128::from(numerator);
        divide_half_away(product, i128::from(denominator))
            .ok_or(Refusal::MoneyOutOfRange)
            .and_then(Self::from_wide)
    }

    /// Sums wider than the range itself, so that order never decides whether a sum is refused.
    pub(crate) fn wide_sum(amounts: impl IntoIterator<Item = Self>) -> i128 {
        amounts.into_iter().map(|amount| i128::from(amount.0)).sum()
    }

    /// An amount from a wide number of minor units.
    pub(crate) fn from_wide(minor: i128) -> Result<Self, Refusal> {
        i64::try_from(minor).map_err(|_| Refusal::MoneyOutOfRange).and_then(Self::new)
    }
}

/// Shows the minor units, for logs; people see the shop's own format.
impl fmt::Display for Money {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(out)
    }
}

/// Divides and rounds half away from zero; `None` for a zero divisor or an overflow.
pub(crate) fn divide_half_away(numerator: i128, denominator: i128) -> Option<i128> {
    let twice = numerator.checked_mul(2)?;
    let away = if (numerator < 0) == (denominator < 0) { denominator } else { -denominator };
    twice.checked_add(away)?.checked_div(denominator.checked_mul(2)?)
}

/// A rate in hundredths of a percent: 18 % is 1800.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct BasisPoints(u32);

impl BasisPoints {
    /// No rate.
    pub const ZERO: Self = Self(0);
    /// The whole, 100 %, and the largest rate.
    pub const WHOLE: Self = Self(10_000);

    /// A rate of so many basis points.
    pub const fn new(points: u32) -> Result<Self, Refusal> {
        if points > Self::WHOLE.0 {
            return Err(Refusal::RateTooHigh { limit: Self::WHOLE.0 });
        }
        Ok(Self(points))
    }

    /// The basis points.
    pub const fn points(self) -> u32 {
        self.0
    }

    /// This share of an amount, rounded half away from zero.
    pub fn of(self, amount: Money) -> Result<Money, Refusal> {
        amount.times_ratio(i64::from(self.0), i64::from(Self::WHOLE.0))
    }
}

/// A positive quantity in thousandths of its unit: 2.5 kg is 2500.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Quantity(i64);

impl Quantity {
    /// One unit.
    pub const ONE: Self = Self(1_000);
    /// The largest quantity, a thousand million units.
    pub const MAX: Self = Self(1_000_000_000_000);

    /// A quantity of so many thousandths.
    pub const fn new(thousandths: i64) -> Result<Self, Refusal> {
        if thousandths <= 0 {
            return Err(Refusal::QuantityNotPositive);
        }
        if thousandths > Self::MAX.0 {
            return Err(Refusal::QuantityTooLarge { limit: Self::MAX.0 });
        }
        Ok(Self(thousandths))
    }

    /// The thousandths.
    pub const fn thousandths(self) -> i64 {
        self.0
    }

    /// The price of this quantity at so much for one unit, rounded half away from zero.
    pub fn priced(self, unit_price: Money) -> Result<Money, Refusal> {
        unit_price.times_ratio(self.0, Self::ONE.0)
    }
}

#[cfg(test)]
mod tests;
