use std::prelude::v1::*;

use proptest::prelude::*;

use super::*;
use crate::examples::{any_date, day};

#[test]
fn a_financial_year_is_named_by_the_years_it_touches() {
    let table = [
        ((4, 1), "2026-04-01", "26-27", "2026-04-01", "2027-03-31"),
        ((4, 1), "2027-03-31", "26-27", "2026-04-01", "2027-03-31"),
        ((4, 1), "2026-03-31", "25-26", "2025-04-01", "2026-03-31"),
        ((7, 1), "2026-06-30", "25-26", "2025-07-01", "2026-06-30"),
        ((7, 16), "2026-07-16", "26-27", "2026-07-16", "2027-07-15"),
        ((1, 1), "2026-12-31", "2026", "2026-01-01", "2026-12-31"),
        ((1, 2), "2026-01-01", "25-26", "2025-01-02", "2026-01-01"),
        ((4, 1), "2099-05-01", "99-00", "2099-04-01", "2100-03-31"),
        ((3, 1), "2028-02-29", "27-28", "2027-03-01", "2028-02-29"),
        ((4, 1), "1900-01-01", "99-00", "1900-01-01", "1900-03-31"),
        ((4, 1), "2199-12-31", "99-00", "2199-04-01", "2199-12-31"),
    ];
    for ((month, date), on, label, first, last) in table {
        let year = YearStart::new(month, date).and_then(|start| start.year_of(day(on))).unwrap();
        let expected =
            FinancialYear { label: label.to_string(), first: day(first), last: day(last) };
        assert_eq!(year, expected, "{on}");
    }
}

#[test]
fn a_year_starts_on_a_day_that_every_year_has() {
    for (month, day) in [(0, 1), (13, 1), (4, 0), (2, 29), (1, 31)] {
        let refusal = Err(Refusal::FinancialYearMalformed);
        assert_eq!(YearStart::new(month, day), refusal, "{month}-{day}");
    }
}

fn series(prefix: &str) -> Result<Series, Refusal> {
    Series::new(prefix, &YearStart::APRIL.year_of(day("2026-08-23")).unwrap().label)
}

#[test]
fn numbers_are_consecutive_and_at_most_sixteen_characters() {
    let table = [
        ("INV", 1, Ok("INV/26-27/0001")),
        ("INV", 9_999, Ok("INV/26-27/9999")),
        ("INV", 10_000, Ok("INV/26-27/10000")),
        ("INV", 999_999, Ok("INV/26-27/999999")),
        ("INV", 1_000_000, Err(Refusal::SeriesFull { last: 999_999 })),
        ("INV", u64::MAX, Err(Refusal::SeriesFull { last: 999_999 })),
        ("INV", 0, Err(Refusal::SeriesFull { last: 999_999 })),
        ("S-1/A", 7, Ok("S-1/A/26-27/0007")),
        ("S-1/A", 10_000, Err(Refusal::SeriesFull { last: 9_999 })),
        ("R", 12_345_678, Ok("R/26-27/12345678")),
    ];
    for (prefix, place, answer) in table {
        let got = series(prefix).and_then(|series| series.number(place));
        assert_eq!(got, answer.map(str::to_string), "{prefix} {place}");
    }
}

#[test]
fn a_prefix_has_the_characters_the_law_allows_and_room_for_four_digits() {
    for prefix in ["", "INVOICE", "SALES1", "I N", "IN.", "चालान", "I_N"] {
        assert_eq!(series(prefix), Err(Refusal::SeriesPrefixMalformed), "{prefix:?}");
    }
}

proptest! {
    #[test]
    fn every_number_is_lawful_and_new(
        prefix in "[A-Za-z0-9/-]{1,5}", place in 1..=9_999_u64, date in any_date(), month in 1..=12_u32,
    ) {
        let year = YearStart::new(month, 1).and_then(|start| start.year_of(date)).unwrap();
        prop_assert!(year.first <= date && date <= year.last);
        let series = Series::new(&prefix, &year.label).unwrap();
        let number = series.number(place).unwrap();
        prop_assert!(number.len() <= NUMBER_MAX);
        prop_assert!(number.chars().all(|c| c.is_ascii_alphanumeric() || "-/".contains(c)));
        prop_assert!(series.number(place - 1) != Ok(number));
    }
}
