use std::prelude::v1::*;

use proptest::prelude::*;

use super::*;
use crate::examples::{any_date, day};

#[test]
fn days_are_counted_from_1970() {
    let table = [
        ("1970-01-01", 0),
        ("1970-01-02", 1),
        ("1969-12-31", -1),
        ("2000-03-01", 11_017),
        ("1900-01-01", -25_567),
        ("2199-12-31", 84_005),
    ];
    for (text, number) in table {
        assert_eq!(day(text).day_number(), number, "{text}");
        assert_eq!(Date::from_day_number(number), Ok(day(text)), "{number}");
    }
    assert_eq!((Date::FIRST, Date::LAST), (day("1900-01-01"), day("2199-12-31")));
}

#[test]
fn days_beyond_the_range_are_refused() {
    for number in [-25_568, 84_006, i32::MIN, i32::MAX] {
        assert_eq!(Date::from_day_number(number), Err(Refusal::DateOutOfRange), "{number}");
    }
    for days in [1, i32::MAX] {
        assert_eq!(Date::LAST.plus_days(days), Err(Refusal::DateOutOfRange));
        assert_eq!(Date::LAST.plus_months(days), Err(Refusal::DateOutOfRange));
    }
    assert_eq!(Date::FIRST.plus_days(i32::MIN), Err(Refusal::DateOutOfRange));
    assert_eq!(Date::FIRST.plus_months(i32::MIN), Err(Refusal::DateOutOfRange));
    assert_eq!(Date::from_ymd(1899, 12, 31), Err(Refusal::DateOutOfRange));
}

#[test]
fn days_the_calendar_does_not_have_are_refused_by_name() {
    for (year, month, day) in
        [(2026, 2, 29), (1900, 2, 29), (2100, 2, 29), (2026, 13, 1), (2026, 4, 31)]
    {
        let answer = Err(Refusal::NoSuchDate { year, month, day });
        assert_eq!(Date::from_ymd(year, month, day), answer);
    }
    assert!(Date::from_ymd(2000, 2, 29).is_ok() && Date::from_ymd(2028, 2, 29).is_ok());
}

#[test]
fn months_end_where_the_month_does() {
    let table = [
        ("2026-01-31", 1, "2026-02-28"),
        ("2028-01-31", 1, "2028-02-29"),
        ("2026-01-31", 2, "2026-03-31"),
        ("2026-03-31", -1, "2026-02-28"),
        ("2026-11-30", 3, "2027-02-28"),
        ("2026-08-23", 0, "2026-08-23"),
    ];
    for (from, months, to) in table {
        assert_eq!(day(from).plus_months(months), Ok(day(to)), "{from} {months:+}");
    }
}

#[test]
fn only_iso_dates_are_parsed() {
    let bad =
        ["", "2026-8-23", "23-08-2026", "2026/08/23", "+026-08-23", "2026-08-23 ", "२०२६-०८-२३"];
    for text in bad {
        assert_eq!(text.parse::<Date>(), Err(Refusal::DateUnreadable), "{text:?}");
    }
    let answer = Err(Refusal::NoSuchDate { year: 2026, month: 2, day: 30 });
    assert_eq!("2026-02-30".parse::<Date>(), answer);
}

proptest! {
    #[test]
    fn every_date_survives_every_form(date in any_date()) {
        prop_assert_eq!(Date::from_day_number(date.day_number()), Ok(date));
        prop_assert_eq!(Date::from_ymd(date.year(), date.month(), date.day()), Ok(date));
        prop_assert_eq!(date.to_string().parse::<Date>(), Ok(date));
    }

    #[test]
    fn moving_by_days_is_counted_back(one in any_date(), other in any_date()) {
        prop_assert_eq!(one.plus_days(other.days_since(one)), Ok(other));
        prop_assert_eq!(one < other, other.days_since(one) > 0);
    }

    #[test]
    fn parsing_never_panics(text in any::<String>()) {
        let _answer = text.parse::<Date>();
    }
}
