use std::format;
use std::prelude::v1::*;

use proptest::prelude::*;

use super::*;

fn forbidden(code: u32) -> Result<&'static str, Refusal> {
    Err(Refusal::ForbiddenCharacter { code })
}

#[test]
fn names_are_visible_text_on_one_line() {
    let table = [
        ("  Ramesh  Kumar ", Ok("Ramesh  Kumar")),
        ("श्री रमेश", Ok("श्री रमेश")),
        ("क्\u{200D}ष", Ok("क्\u{200D}ष")),
        ("می\u{200C}خواهم", Ok("می\u{200C}خواهم")),
        ("O'Brien & Söhne", Ok("O'Brien & Söhne")),
        ("", Err(Refusal::Empty)),
        (" \u{A0}\u{3000} ", Err(Refusal::Empty)),
        ("\u{200D}\u{200C}", Err(Refusal::Empty)),
        ("a\nb", forbidden(0x0A)),
        ("a\tb", forbidden(0x09)),
        ("a\0b", forbidden(0)),
        ("a\u{85}b", forbidden(0x85)),
        ("a\u{2028}b", forbidden(0x2028)),
        ("ab\u{202E}cd", forbidden(0x202E)),
        ("ab\u{2066}cd", forbidden(0x2066)),
        ("ab\u{200F}cd", forbidden(0x200F)),
        ("ab\u{200B}cd", forbidden(0x200B)),
        ("ab\u{FEFF}cd", forbidden(0xFEFF)),
        ("ab\u{E0041}cd", forbidden(0xE0041)),
    ];
    for (text, answer) in table {
        assert_eq!(name(text), answer, "{text:?}");
    }
}

#[test]
fn lengths_are_counted_in_characters() {
    let longest = "क".repeat(NAME_MAX);
    assert_eq!(name(&longest), Ok(longest.as_str()));
    assert_eq!(name(&format!("{longest}क")), Err(Refusal::TooLong { max: NAME_MAX }));
    let longest = "न".repeat(NOTE_MAX);
    assert_eq!(note(&longest), Ok(longest.as_str()));
    assert_eq!(note(&format!("{longest}न")), Err(Refusal::TooLong { max: NOTE_MAX }));
    assert_eq!(unit(&"k".repeat(UNIT_MAX + 1)), Err(Refusal::TooLong { max: UNIT_MAX }));
}

#[test]
fn notes_may_have_lines_and_be_left_out() {
    assert_eq!(note(" one\r\n\ttwo\n"), Ok("one\r\n\ttwo"));
    assert_eq!(note(""), Ok(""));
    assert_eq!(note("a\u{202E}b"), forbidden(0x202E));
    assert_eq!(note("a\u{7}b"), forbidden(7));
    assert_eq!(reason("  "), Err(Refusal::Empty));
    assert_eq!(reason(" agreed by phone "), Ok("agreed by phone"));
    assert_eq!(unit(""), Ok(""));
    assert_eq!(unit("किलो"), Ok("किलो"));
}

#[test]
fn emails_have_a_local_part_and_a_domain() {
    let good = ["a@b.in", " asha.k+shop@mail.example.co.in ", "o'hara@x-y.org", "1@2.com"];
    for text in good {
        assert_eq!(email(text), Ok(text.trim()), "{text:?}");
    }
    let bad = [
        "asha",
        "@b.in",
        "a@",
        "a@b",
        "a@@b.in",
        "a@b@c.in",
        "a b@c.in",
        ".a@b.in",
        "a.@b.in",
        "a..b@c.in",
        "a@.in",
        "a@b..in",
        "a@-b.in",
        "a@b-.in",
        "a@1.2.3.4",
        "आशा@b.in",
        "a@b.in,c@d.in",
    ];
    for text in bad {
        assert_eq!(email(text), Err(Refusal::EmailMalformed), "{text:?}");
    }
    assert_eq!(email("  "), Err(Refusal::Empty));
    let long = format!("{}@{}.in", "a".repeat(60), "b.".repeat(120));
    assert_eq!(email(&long), Err(Refusal::TooLong { max: EMAIL_MAX }));
}

#[test]
fn usernames_are_short_and_plain() {
    for text in ["asha", "a.b", "Ramesh_2", "x-1", " owner ", "007"] {
        assert_eq!(username(text), Ok(text.trim()), "{text:?}");
    }
    let long = "a".repeat(41);
    for text in ["ab", ".ab", "-ab", "a b", "आशा", "a@b", "аsha", long.as_str()] {
        assert_eq!(username(text), Err(Refusal::UsernameMalformed), "{text:?}");
    }
    assert_eq!(username(""), Err(Refusal::Empty));
}

#[test]
fn cheque_numbers_are_short_and_plain() {
    assert_eq!(cheque_number(" 004512 "), Ok("004512"));
    assert_eq!(cheque_number("AB-12/7"), Ok("AB-12/7"));
    assert_eq!(cheque_number(""), Err(Refusal::Empty));
    for text in ["12 34", "१२", "123456789012345678901"] {
        assert_eq!(cheque_number(text), Err(Refusal::ChequeNumberMalformed), "{text:?}");
    }
}

proptest! {
    #[test]
    fn what_is_accepted_is_accepted_again_unchanged(text in any::<String>()) {
        for rule in [name, note, reason, unit, email, username, cheque_number] {
            if let Ok(stored) = rule(&text) {
                prop_assert_eq!(rule(stored), Ok(stored));
            }
        }
    }
}
