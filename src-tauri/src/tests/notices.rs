//! What the daily notification says.

use books::reminders::{Notice, NoticeName};

use crate::notify::Text;

fn notice(
    [overdue, due_today, follow_ups, promises, cases]: [u32; 5],
    names: &[(&str, &str)],
    language: &str,
) -> Notice {
    let person = |(name, amount): &(&str, &str)| NoticeName {
        name: (*name).to_owned(),
        amount: (*amount).to_owned(),
    };
    Notice {
        on: books::reading::read_date("today", "2026-11-21").unwrap(),
        since: None,
        unknown: false,
        shop_id: "00".repeat(16),
        shop: "Asha Stores".to_owned(),
        overdue,
        due_today,
        follow_ups,
        promises,
        cases,
        names: names.iter().map(person).collect(),
        language: language.to_owned(),
    }
}

#[test]
fn a_notice_counts_and_names_only_when_told() {
    let rows = [
        (notice([3, 0, 0, 0, 0], &[], "en"), "3 payments are overdue"),
        (notice([1, 0, 0, 0, 0], &[], "en"), "1 payment is overdue"),
        (notice([0, 2, 0, 0, 0], &[], "en"), "2 payments fall due today"),
        (notice([1, 1, 0, 0, 0], &[], "en"), "1 payment is overdue\n1 payment falls due today"),
        (
            notice([1, 0, 0, 0, 0], &[("Ravi", "₹250.00")], "en"),
            "1 payment is overdue\nRavi: ₹250.00",
        ),
        (notice([0, 0, 2, 0, 0], &[], "en"), "2 things to follow up"),
        (notice([0, 0, 1, 1, 0], &[], "en"), "1 promise is for today\n1 thing to follow up"),
        (notice([1, 0, 1, 0, 0], &[], "en"), "1 payment is overdue\n1 thing to follow up"),
        (notice([0, 0, 1, 0, 1], &[], "en"), "1 thing to follow up\nA case needs its next step"),
        (notice([0, 0, 0, 0, 3], &[], "en"), "3 cases need their next step"),
        (notice([2, 0, 0, 0, 0], &[], "hi"), "2 payments are overdue"),
        (notice([2, 0, 0, 0, 0], &[], "not a language"), "2 payments are overdue"),
    ];
    for (notice, body) in rows {
        let text = Text::of(&notice).unwrap();
        assert_eq!((text.title.as_str(), text.body.as_str()), ("Asha Stores", body));
    }
}

#[test]
fn a_notice_says_since_when_nobody_was_told_and_when_the_book_is_to_be_opened() {
    let day = |text| books::reading::read_date(text, "2026-11-21").unwrap();
    let rows = [
        ("2026-11-20", "Since Friday: 5 payments are overdue\n1 payment falls due today"),
        ("2026-11-15", "Since Sunday: 5 payments are overdue\n1 payment falls due today"),
        ("2026-11-14", "Since 14 November: 5 payments are overdue\n1 payment falls due today"),
    ];
    for (since, body) in rows {
        let gathered = Notice { since: Some(day(since)), ..notice([5, 1, 0, 0, 0], &[], "en") };
        assert_eq!(Text::of(&gathered).unwrap().body, body);
    }
    let late = Notice { since: Some(day("2026-11-20")), ..notice([0, 1, 0, 0, 0], &[], "en") };
    assert_eq!(Text::of(&late).unwrap().body, "1 payment falls due today");
    let unknown = Notice { unknown: true, ..notice([0; 5], &[], "en") };
    assert!(!unknown.is_silent() && notice([0; 5], &[], "en").is_silent());
    assert_eq!(Text::of(&unknown).unwrap().body, "Open Bahi to see today’s reminders");
}
