//! Civil dates: a day in a calendar, without a time, a zone or a *today*.

use core::fmt;
use core::str::FromStr;

use chrono::{Datelike, Days, Months, NaiveDate};

use crate::Refusal;

/// The days from 1 January of year 1 to 1 January 1970, as chrono counts them.
const EPOCH_FROM_CE: i32 = 719_163;

/// A civil day from 1900-01-01 to 2199-12-31.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(NaiveDate);

impl Date {
    /// The first year a date may have.
    pub const FIRST_YEAR: i32 = 1900;
    /// The last year a date may have.
    pub const LAST_YEAR: i32 = 2199;
    /// The first day there is.
    pub const FIRST: Self = Self::at(Self::FIRST_YEAR, 1);
    /// The last day there is.
    pub const LAST: Self = Self::at(Self::LAST_YEAR, 365);

    /// The day of that year, month (1 to 12) and day of the month (1 to 31).
    pub fn from_ymd(year: i32, month: u32, day: u32) -> Result<Self, Refusal> {
        NaiveDate::from_ymd_opt(year, month, day)
            .ok_or(Refusal::NoSuchDate { year, month, day })
            .and_then(Self::bounded)
    }

    /// The day so many days after 1970-01-01.
    pub fn from_day_number(days: i32) -> Result<Self, Refusal> {
        days.checked_add(EPOCH_FROM_CE)
            .and_then(NaiveDate::from_num_days_from_ce_opt)
            .ok_or(Refusal::DateOutOfRange)
            .and_then(Self::bounded)
    }

    /// How many days this is after 1970-01-01; negative before it.
    pub fn day_number(self) -> i32 {
        self.0.num_days_from_ce() - EPOCH_FROM_CE
    }

    /// The year.
    pub fn year(self) -> i32 {
        self.0.year()
    }

    /// The month, 1 to 12.
    pub fn month(self) -> u32 {
        self.0.month()
    }

    /// The day of the month, 1 to 31.
    pub fn day(self) -> u32 {
        self.0.day()
    }

    /// So many days later, or earlier when negative.
    pub fn plus_days(self, days: i32) -> Result<Self, Refusal> {
        let distance = Days::new(u64::from(days.unsigned_abs()));
        let moved = if days < 0 {
            self.0.checked_sub_days(distance)
        } else {
            self.0.checked_add_days(distance)
        };
        moved.ok_or(Refusal::DateOutOfRange).and_then(Self::bounded)
    }

    /// The same day so many months later, or the last of that month when it has no such day;
    /// earlier when negative.
    pub fn plus_months(self, months: i32) -> Result<Self, Refusal> {
        let distance = Months::new(months.unsigned_abs());
        let moved = if months < 0 {
            self.0.checked_sub_months(distance)
        } else {
            self.0.checked_add_months(distance)
        };
        moved.ok_or(Refusal::DateOutOfRange).and_then(Self::bounded)
    }

    /// How many days this lies after `earlier`; negative when it lies before.
    pub fn days_since(self, earlier: Self) -> i32 {
        self.day_number() - earlier.day_number()
    }

    /// A day of a year that is known to have it.
    const fn at(year: i32, day_of_year: u32) -> Self {
        match NaiveDate::from_yo_opt(year, day_of_year) {
            Some(day) => Self(day),
            None => Self(NaiveDate::MIN),
        }
    }

    fn bounded(day: NaiveDate) -> Result<Self, Refusal> {
        if (Self::FIRST_YEAR..=Self::LAST_YEAR).contains(&day.year()) {
            return Ok(Self(day));
        }
        Err(Refusal::DateOutOfRange)
    }
}

/// Shows `YYYY-MM-DD`, the form that files and commands use.
impl fmt::Display for Date {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{:04}-{:02}-{:02}", self.year(), self.month(), self.day())
    }
}

/// Reads exactly `YYYY-MM-DD`; what a person types is read by [`crate::reading::read_date`].
impl FromStr for Date {
    type Err = Refusal;

    fn from_str(text: &str) -> Result<Self, Refusal> {
        let shape = text.len() == 10 && text.bytes().enumerate().all(is_iso_byte);
        if !shape {
            return Err(Refusal::DateUnreadable);
        }
        let number = |from: usize, to: usize| {
            text.get(from..to).and_then(|part| part.parse().ok()).ok_or(Refusal::DateUnreadable)
        };
        let year = i32::try_from(number(0, 4)?).map_err(|_| Refusal::DateUnreadable)?;
        Self::from_ymd(year, number(5, 7)?, number(8, 10)?)
    }
}

fn is_iso_byte((position, byte): (usize, u8)) -> bool {
    if position == 4 || position == 7 { byte == b'-' } else { byte.is_ascii_digit() }
}

#[cfg(test)]
mod tests;
