//! What typed amounts and dates mean at the front door; the rules themselves are tested where they stand.

use acceptance::code;
use books::reading::{Every, read_amount, read_date, spread_instalments};
use books::values::Minor;

#[test]
fn amounts_read_as_the_currency_has_decimals() {
    let table = [
        ("1,20,000", 2, Some(12_000_000)),
        ("1.2L", 2, Some(12_000_000)),
        ("500+250", 2, Some(75_000)),
        ("१२००", 2, Some(120_000)),
        ("1200", 0, Some(1_200)),
        ("1.250", 3, Some(1_250)),
        ("1.25", 0, None),
        ("rupees", 2, None),
        ("", 2, None),
    ];
    for (text, exponent, minor) in table {
        assert_eq!(read_amount(text, exponent).ok(), minor.map(Minor), "{text}");
    }
    assert_eq!(code(&read_amount("1.25", 0)), "tooManyDecimals");
}

#[test]
fn dates_read_from_the_working_date() {
    let table = [
        ("today", "2026-11-21"),
        ("-2", "2026-11-19"),
        ("21/10", "2026-10-21"),
        ("2026-01-31", "2026-01-31"),
    ];
    for (text, day) in table {
        assert_eq!(read_date(text, "2026-11-21").unwrap().to_string(), day, "{text}");
    }
    assert_eq!(code(&read_date("someday", "2026-11-21")), "dateUnreadable");
    assert_eq!(code(&read_date("today", "yesterday")), "dateUnreadable@working");
}

#[test]
fn instalments_add_up_to_the_total() {
    let spread =
        |total, first: &str, count, every| spread_instalments(Minor(total), first, count, every);
    let months = spread(1_000, "2027-01-31", 3, Every::Month).unwrap();
    let read: Vec<_> = months.iter().map(|one| (one.due_on.as_str(), one.amount.0)).collect();
    assert_eq!(read, [("2027-01-31", 333), ("2027-02-28", 333), ("2027-03-31", 334)]);
    let weeks = spread(700, "2026-11-21", 7, Every::Week).unwrap();
    assert_eq!(weeks.last().unwrap().due_on, "2027-01-02");
    let table = [
        (spread(1_000, "2027-01-31", 0, Every::Month), "instalmentCount@count"),
        (spread(1_000, "2027-01-31", 121, Every::Month), "instalmentCount@count"),
        (spread(1_000, " ", 3, Every::Month), "empty@firstDue"),
        (spread(1_000, "2027-02-31", 3, Every::Month), "dateImpossible@firstDue"),
        (spread(i64::MAX, "2027-01-31", 3, Every::Month), "moneyOutOfRange@total"),
    ];
    for (answer, expected) in table {
        assert_eq!(code(&answer), expected);
    }
}
