//! Every language says what English says.

use std::collections::BTreeSet;

use super::tree::files;

/// The keys of a Fluent file: messages, and terms with their hyphen.
fn keys(text: &str) -> BTreeSet<&str> {
    let starts =
        text.lines().filter(|line| line.starts_with(|c: char| c == '-' || c.is_alphabetic()));
    starts.filter_map(|line| line.split_once('=')).map(|(key, _)| key.trim()).collect()
}

/// What a translation lacks, and what it has that English does not.
fn differences(english: &str, other: &str) -> Vec<String> {
    let (english, other) = (keys(english), keys(other));
    let missing = english.difference(&other).map(|key| format!("{key} is missing"));
    let stale = other.difference(&english).map(|key| format!("{key} is not in English"));
    missing.chain(stale).collect()
}

#[test]
fn every_language_has_every_message() {
    let all: Vec<_> = files()
        .into_iter()
        .filter(|file| file.path.starts_with("messages/") && file.path.ends_with(".ftl"))
        .collect();
    let english = all.iter().find(|file| file.path == "messages/en.ftl").unwrap();
    assert!(!keys(&english.text).is_empty(), "no message was found in English");
    for file in &all {
        let found = differences(&english.text, &file.text);
        assert!(found.is_empty(), "{}:\n{}", file.path, found.join("\n"));
    }
}

#[test]
fn a_missing_and_a_stale_message_are_noticed() {
    let english = "# The big verbs\nyou-gave = You gave\n-product = Bahi\ncount = { $n ->\n    [one] one\n   *[other] many\n}\n";
    let other = "you-gave = आपने दिया\nyou-got = आपको मिला\ncount = { $n }\n";
    assert_eq!(
        differences(english, other),
        ["-product is missing", "you-got is not in English"].map(ToString::to_string)
    );
    assert_eq!(differences(english, english), Vec::<String>::new());
}
