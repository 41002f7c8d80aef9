//! Document numbers: one series for each kind and financial year, without gap or duplicate.
//!
//! Rule 46(b) of India's Central GST Rules, 2017: a consecutive serial number of at most sixteen
//! characters, of letters, digits, hyphens and slashes, unique within a financial year.

use alloc::format;
use alloc::string::String;

use crate::{Date, Refusal};

/// The most characters a number may have (Rule 46(b)).
pub const NUMBER_MAX: usize = 16;
/// The most characters a prefix may have, so that `/26-27/` and four digits still follow it.
const PREFIX_MAX: usize = 5;
/// How many digits the last part of a number has at least.
pub const WIDTH: usize = 4;

/// The day on which a shop's financial year starts: 1 April in India, 1 July in Pakistan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct YearStart {
    month: u32,
    day: u32,
}

/// A financial year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FinancialYear {
    /// How numbers name it: `26-27`, or `2026` when it is a calendar year.
    pub label: String,
    /// Its first day.
    pub first: Date,
    /// Its last day.
    pub last: Date,
}

impl YearStart {
    /// 1 April, as in India.
    pub const APRIL: Self = Self { month: 4, day: 1 };

    /// A day that every year has: month 1 to 12, day 1 to 28.
    pub fn new(month: u32, day: u32) -> Result<Self, Refusal> {
        if (1..=12).contains(&month) && (1..=28).contains(&day) {
            return Ok(Self { month, day });
        }
        Err(Refusal::FinancialYearMalformed)
    }

    /// The financial year of a day. At the ends of the calendar it is cut short.
    pub fn year_of(self, date: Date) -> Result<FinancialYear, Refusal> {
        let started = (date.month(), date.day()) >= (self.month, self.day);
        let year = if started { date.year() } else { date.year() - 1 };
        let start = |year: i32| Date::from_ymd(year, self.month, self.day);
        let first = if year < Date::FIRST_YEAR { Date::FIRST } else { start(year)? };
        let last =
            if year >= Date::LAST_YEAR { Date::LAST } else { start(year + 1)?.plus_days(-1)? };
        Ok(FinancialYear { label: self.label(year), first, last })
    }

    fn label(self, year: i32) -> String {
        if (self.month, self.day) == (1, 1) {
            return format!("{year}");
        }
        format!("{:02}-{:02}", year.rem_euclid(100), (year + 1).rem_euclid(100))
    }
}

/// A series of numbers of one kind of document in one financial year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Series {
    stem: String,
}

impl Series {
    /// The series with that prefix (`INV`: 1 to 5 ASCII letters, digits, hyphens and slashes) in the
    /// financial year of that label (`26-27`).
    pub fn new(prefix: &str, year: &str) -> Result<Self, Refusal> {
        let body = prefix.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '/'));
        if !(1..=PREFIX_MAX).contains(&prefix.len()) || !body {
            return Err(Refusal::SeriesPrefixMalformed);
        }
        Ok(Self { stem: format!("{prefix}/{year}/") })
    }

    /// The number at that place of the series, counted from 1: `INV/26-27/0001`. It grows beyond
    /// four digits while sixteen characters allow, and is refused before it would not fit.
    pub fn number(&self, place: u64) -> Result<String, Refusal> {
        let last = self.last();
        if place == 0 || place > last {
            return Err(Refusal::SeriesFull { last });
        }
        Ok(format!("{}{place:0WIDTH$}", self.stem))
    }

    /// The last place that fits, so that a series about to be full can be told early.
    pub fn last(&self) -> u64 {
        let digits = NUMBER_MAX.saturating_sub(self.stem.len());
        (0..digits).fold(0, |last, _| last * 10 + 9)
    }
}

#[cfg(test)]
mod tests;
