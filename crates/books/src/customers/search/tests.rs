//! What is kept of a customer, and what a term asks for.

use super::*;
use crate::customers::details::Phone;

fn ravi() -> Indexed {
    Indexed::of(&Details {
        name: "Ravi  KUMAR-Das".to_owned(),
        phone: Some(Phone {
            typed: "098765 43210".to_owned(),
            international: "+919876543210".to_owned(),
        }),
        email: Some("Ravi.K@Shop.example".to_owned()),
        company: Some("M/s. Ravi & Sons १२".to_owned()),
        ..Details::default()
    })
}

#[test]
fn a_customer_is_kept_folded_with_every_form_of_the_phone() {
    assert_eq!(
        ravi().text(),
        "ravi kumar-das\n919876543210 9876543210 09876543210\nravi.k@shop.example\nm/s. ravi & sons 12"
    );
}

#[test]
fn words_begin_at_spaces_and_after_marks() {
    let words = ravi().words();
    let fields = |word: &str| words.get(word).copied().unwrap_or(0);
    let rows = [
        ("ravi", 1 | 4 | 8),
        ("kumar", 1),
        ("kumar-das", 1),
        ("das", 1),
        ("9876543210", 2),
        ("k", 4),
        ("ravi.k@shop.example", 4),
        ("m/s.", 8),
        ("s", 8),
        ("&", 8),
        ("12", 8),
        ("avi", 0),
    ];
    for (word, expected) in rows {
        assert_eq!(fields(word), expected, "{word}");
    }
}

#[test]
fn a_term_becomes_an_expression_or_a_range() {
    let of = |text| Search::of([(text, Fields::ALL)]).map(|s| (s.text, s.words.map(|w| w.0)));
    let text = |text: &str| Some((Some(text.to_owned()), None));
    let word = |word: &str| Some((None, Some(word.to_owned())));
    assert_eq!(of("  "), None);
    assert_eq!(of("\u{0}"), None);
    assert_eq!(of("Ra"), word("ra"));
    assert_eq!(of("Rav"), text("\"rav\""));
    assert_eq!(of("ravi"), text("\"rav\" AND \"avi\""));
    assert_eq!(of("k ravi"), text("\"rav\" AND \"avi\""));
    assert_eq!(of("a\"bc"), text("\"a\"\"b\" AND \"\"\"bc\""));
    assert_eq!(of("+9"), word("9"));
    assert_eq!(of("98 76"), Some((Some("\"987\" AND \"876\"".to_owned()), Some("98".to_owned()))));
    assert_eq!(
        of("00 98765"),
        text("((\"987\" AND \"876\" AND \"765\") OR (\"987\" AND \"876\" AND \"765\"))")
    );
}

#[test]
fn a_field_narrows_the_term() {
    let search =
        Search::of([("", Fields::ALL), ("so", Fields::NAME), ("shop", Fields::EMAIL)]).unwrap();
    let fields: Vec<_> = search.needs.iter().map(|need| need.fields).collect();
    assert_eq!(fields, [Fields::NAME, Fields::EMAIL]);
    assert_eq!(search.text.as_deref(), Some("\"sho\" AND \"hop\""));
}
