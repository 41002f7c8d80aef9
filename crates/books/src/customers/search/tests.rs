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
fn a_customer_is_kept_folded_with_spaces_before_every_beginning() {
    assert_eq!(
        ravi().text(),
        "  ravi  kumar-das  das\n  919876543210  9876543210  09876543210\n  \
         ravi.k@shop.example  k@shop.example  shop.example  example\n  m/s.  ravi  &  sons  12  s.\n"
    );
}

#[test]
fn a_term_becomes_the_trigrams_every_match_has() {
    let of = |text| Search::of([(text, Fields::ALL)]).map(|search| search.text);
    let table = [
        ("Ra", "\"  r\" AND \" ra\""),
        ("R", "\"  r\""),
        ("Rav", "\"rav\""),
        ("ravi", "\"rav\" AND \"avi\""),
        ("ravi k", "\"rav\" AND \"avi\" AND \"  k\""),
        ("a\"bc", "\"a\"\"b\" AND \"\"\"bc\""),
        ("+9", "\"  9\""),
        ("i ku", "((\"  i\" AND \"  k\" AND \" ku\") OR (\"i  \" AND \"  k\" AND \" ku\"))"),
        (
            "00 98765",
            "((\"  0\" AND \" 00\" AND \"987\" AND \"876\" AND \"765\") OR (\"987\" AND \"876\" AND \"765\"))",
        ),
    ];
    for (text, expected) in table {
        assert_eq!(of(text).as_deref(), Some(expected), "{text}");
    }
    assert_eq!([of(""), of("  "), of("\u{0}")], [None, None, None]);
}

#[test]
fn only_what_the_index_cannot_tell_is_checked() {
    let of = |text, fields| {
        let search = Search::of([(text, fields)]).unwrap();
        let needs = search.needs.into_iter().map(|need| need.word);
        (search.pattern, needs.collect::<Vec<_>>())
    };
    let one = |pattern: &str| (Some(pattern.to_owned()), vec![]);
    let needs = |words: &[&str]| (None, words.iter().map(|&word| word.to_owned()).collect());
    let begins = "*[]\n !-/:-@[\\^_`{-~]k*";
    assert_eq!(of("ra", Fields::ALL), needs(&[]));
    assert_eq!(of("rav", Fields::ALL), needs(&[]));
    assert_eq!(of("ravi", Fields::ALL), one("*ravi*"));
    assert_eq!(of("a*b?[c]", Fields::ALL), one("*a[*]b[?][[]c]*"));
    assert_eq!(of("rav", Fields::NAME), needs(&["*rav*"]));
    assert_eq!(of("k", Fields::NAME), needs(&[begins]));
    assert_eq!(of("ravi k", Fields::ALL), needs(&["*ravi*", begins]));
}
