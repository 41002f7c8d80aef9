//! A released migration is never edited: files out there were made by it.

use std::fmt::Write;

use sha2::{Digest, Sha256};

use super::tree::{files, read};

/// One line per released migration, as `sha256sum` prints it.
const RELEASED: &str = include_str!("../migrations.sha256");

fn fingerprint(text: &str) -> String {
    Sha256::digest(text).iter().fold(String::new(), |mut hex, byte| {
        write!(hex, "{byte:02x}").unwrap();
        hex
    })
}

/// Released migrations whose text has changed or is gone.
fn edited(released: &str, text_of: impl Fn(&str) -> Option<String>) -> Vec<String> {
    let listed = released.lines().filter_map(|line| line.split_once("  "));
    listed
        .filter(|(hash, path)| text_of(path).is_none_or(|text| fingerprint(&text) != *hash))
        .map(|(_, path)| format!("{path} was released and may not change"))
        .collect()
}

/// Numbers that do not continue those before them; two files may not share one.
fn out_of_order(names: &[&str]) -> Vec<String> {
    let wrong = |(index, name): &(usize, &&str)| !name.starts_with(&format!("{:04}_", index + 1));
    names.iter().enumerate().filter(wrong).map(|(_, name)| (*name).to_owned()).collect()
}

#[test]
fn released_migrations_have_not_changed() {
    assert_eq!(edited(RELEASED, read), Vec::<String>::new());
}

#[test]
fn migrations_are_numbered_without_a_gap() {
    let all = files();
    let names: Vec<_> =
        all.iter().filter_map(|file| file.path.strip_prefix("migrations/")).collect();
    assert!(!names.is_empty(), "no migration was found");
    assert_eq!(out_of_order(&names), Vec::<String>::new());
}

#[test]
fn an_edited_and_a_lost_migration_are_noticed() {
    let released = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad  a.sql\n";
    assert_eq!(edited(released, |_| Some("abc".to_owned())), Vec::<String>::new());
    assert_eq!(edited(released, |_| Some("abd".to_owned())).len(), 1);
    assert_eq!(edited(released, |_| None).len(), 1);
}

#[test]
fn a_gap_and_a_double_number_are_noticed() {
    assert_eq!(out_of_order(&["0001_book.sql", "0002_cases.sql"]), Vec::<String>::new());
    assert_eq!(out_of_order(&["0001_book.sql", "0003_cases.sql"]), ["0003_cases.sql"]);
    assert_eq!(out_of_order(&["0001_book.sql", "0001_cases.sql"]), ["0001_cases.sql"]);
}
