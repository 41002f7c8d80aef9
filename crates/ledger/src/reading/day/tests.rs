use std::format;
use std::prelude::v1::*;

use proptest::prelude::*;

use super::*;
use crate::examples::{any_date, day};

#[test]
fn dates_are_read_as_people_write_them() {
    let table = [
        ("21", "2026-11-21"),
        ("1", "2026-11-01"),
        ("21/11", "2026-11-21"),
        ("1-2", "2026-02-01"),
        ("21.11", "2026-11-21"),
        ("21/11/2026", "2026-11-21"),
        ("21-11-26", "2026-11-21"),
        ("21.11.2026", "2026-11-21"),
        ("2026-11-21", "2026-11-21"),
        ("2026/1/2", "2026-01-02"),
        ("29/2/28", "2028-02-29"),
        (" 21/11 ", "2026-11-21"),
        ("-2", "2026-11-18"),
        ("−2", "2026-11-18"),
        ("+7", "2026-11-27"),
        ("-0", "2026-11-20"),
        ("-20", "2026-10-31"),
        ("today", "2026-11-20"),
        ("TODAY", "2026-11-20"),
        ("yesterday", "2026-11-19"),
        ("tomorrow", "2026-11-21"),
        ("kal", "2026-11-19"),
        ("Kal", "2026-11-19"),
        ("कल", "2026-11-19"),
        ("आज", "2026-11-20"),
        ("२१", "2026-11-21"),
        ("२१/११/२०२६", "2026-11-21"),
        ("۲۱/۱۱", "2026-11-21"),
        ("২১-১১-২৬", "2026-11-21"),
    ];
    for (text, date) in table {
        assert_eq!(read_date(text, day("2026-11-20")), Ok(day(date)), "{text:?}");
    }
}

#[test]
fn what_is_not_a_date_is_refused_by_name() {
    let none = |year, month, day| Refusal::NoSuchDate { year, month, day };
    let table = [
        ("", Refusal::Empty),
        ("31", none(2026, 11, 31)),
        ("0", none(2026, 11, 0)),
        ("31/2", none(2026, 2, 31)),
        ("11/21", none(2026, 21, 11)),
        ("29/2/2026", none(2026, 2, 29)),
        ("2026-13-01", none(2026, 13, 1)),
        ("1/1/1899", Refusal::DateOutOfRange),
        ("1/1/2200", Refusal::DateOutOfRange),
        ("+99999", Refusal::DateOutOfRange),
        ("+999999", Refusal::DateUnreadable),
        ("121", Refusal::DateUnreadable),
        ("21/11/126", Refusal::DateUnreadable),
        ("21/11/2", Refusal::DateUnreadable),
        ("21/11-26", Refusal::DateUnreadable),
        ("21/", Refusal::DateUnreadable),
        ("/21", Refusal::DateUnreadable),
        ("21//11", Refusal::DateUnreadable),
        ("1/2/3/4", Refusal::DateUnreadable),
        ("21 11", Refusal::DateUnreadable),
        ("-", Refusal::DateUnreadable),
        ("--2", Refusal::DateUnreadable),
        ("next week", Refusal::DateUnreadable),
        ("21st", Refusal::DateUnreadable),
    ];
    for (text, refusal) in table {
        assert_eq!(read_date(text, day("2026-11-20")), Err(refusal), "{text:?}");
    }
}

proptest! {
    #[test]
    fn any_text_is_read_or_refused(text in any::<String>(), working in any_date()) {
        let _answer = read_date(&text, working);
    }

    #[test]
    fn text_like_a_date_is_read_or_refused(text in "[-+]?[0-9/.० -]{0,12}", working in any_date()) {
        let _answer = read_date(&text, working);
    }

    #[test]
    fn a_whole_date_does_not_depend_on_the_working_one(date in any_date(), working in any_date()) {
        let (year, month, day) = (date.year(), date.month(), date.day());
        for text in [format!("{day}/{month}/{year}"), date.to_string()] {
            prop_assert_eq!(read_date(&text, working), Ok(date));
        }
    }
}
