//! The texts that come with the program, and what may be written in their place.

use super::*;

fn values(pairs: &[(Word, &str)]) -> Values {
    pairs.iter().map(|(word, value)| (*word, (*value).to_owned())).collect()
}

const PIECES: [&str; 8] =
    ["subject", "owed", "ahead", "clear", "more", "earlier", "months", "someone"];

#[test]
fn every_language_has_every_text_with_words_there_are() {
    for language in TextLanguage::ALL {
        for name in TemplateKind::ALL.map(TemplateKind::word).into_iter().chain(["coming"]) {
            let text = language.text(name);
            let answer = checked(text);
            assert_eq!(answer.as_deref(), Ok(text), "{language:?} {name}");
            let first = text.lines().next().unwrap();
            let counts = ["{amount}", "{balance}"].iter().any(|word| first.contains(word));
            assert!(counts, "{language:?} {name}: a locked phone shows the first line");
            assert_eq!(words(text), words(TextLanguage::En.text(name)), "{language:?} {name}");
        }
        let coming = language.text("coming").lines().next().unwrap();
        assert!(coming.contains("{due}"), "{language:?}: it says when it will be due");
        for name in PIECES {
            assert_ne!(language.text(name), "", "{language:?} {name}");
        }
        assert_eq!(language.text("months").split_whitespace().count(), 12, "{language:?}");
        assert_eq!(language.text("no such"), "");
    }
}

/// The words in braces of a text.
fn words(text: &str) -> std::collections::BTreeSet<&str> {
    let found = text.lines().flat_map(pieces).filter_map(|piece| match piece {
        Piece::Word(word) => Some(word),
        Piece::Text(_) => None,
    });
    found.collect()
}

#[test]
fn a_template_is_refused_by_what_is_wrong_with_it() {
    let long = "x".repeat(1_001);
    let code = |text: &str| checked(text).map_err(|refused| refused.refusal);
    let unknown = |word: &str| Err(Refusal::UnknownWord { word: word.to_owned() });
    let table = [
        ("", Err(Refusal::Empty)),
        (" \n ", Err(Refusal::Empty)),
        ("a\u{202e}b", Err(Refusal::ForbiddenCharacter { code: 0x202e })),
        (&long, Err(Refusal::TooLong { max: 1_000 })),
        ("Hello {nmae}", unknown("nmae")),
        ("Hello {name}, pay {Amount}", unknown("Amount")),
        ("{नाम}", unknown("नाम")),
        ("Hello { name }", Ok("Hello { name }".to_owned())),
        ("A smile :-{ and {}, {;}", Ok("A smile :-{ and {}, {;}".to_owned())),
        ("{{name}}", Ok("{{name}}".to_owned())),
    ];
    for (text, expected) in table {
        assert_eq!(code(text), expected, "{text:?}");
    }
}

#[test]
fn a_line_with_nothing_to_say_is_left_out() {
    let known = values(&[(Word::Name, "Ravi"), (Word::Amount, "₹42"), (Word::Bills, "• A\n• B")]);
    let table = [
        ("Hello {name}: {amount}.", "Hello Ravi: ₹42."),
        ("Hello {name}\nsince {since}\nBye", "Hello Ravi\nBye"),
        ("Hello\n\n{bills}\n\nPay: {pay}\n\nBye", "Hello\n\n• A\n• B\n\nBye"),
        ("\n\nHello\n\n\n\nBye\n\n{pay}", "Hello\n\nBye"),
        ("{{name}} :-{ { name }", "{Ravi} :-{ Ravi"),
        ("{name", "{name"),
    ];
    for (template, expected) in table {
        assert_eq!(fill(template, &known), expected, "{template:?}");
    }
}

/// What somebody is called, or what a shop is, is never taken for a template.
#[test]
fn words_are_filled_in_once() {
    let known = values(&[(Word::Name, "{amount}"), (Word::Amount, "₹42")]);
    assert_eq!(fill("{name}: {amount}", &known), "{amount}: ₹42");
}

#[test]
fn a_reminder_grows_firmer_with_time_and_with_what_was_written() {
    let table = [
        (0, 0, TemplateKind::Gentle),
        (400, 0, TemplateKind::Gentle),
        (6, 5, TemplateKind::Gentle),
        (7, 1, TemplateKind::Firm),
        (29, 9, TemplateKind::Firm),
        (30, 1, TemplateKind::Firm),
        (30, 2, TemplateKind::Final),
    ];
    for (late, written, expected) in table {
        assert_eq!(
            TemplateKind::reminder(late, written),
            expected,
            "{late} days, {written} messages"
        );
    }
}
