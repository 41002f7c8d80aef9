//! Rules about which files there are.

use std::collections::BTreeSet;

use super::tree::files;

/// Kinds of document that have a file of the same name in every layer.
const KINDS: &[&str] = &["invoices", "loans", "receipts", "credit_notes"];

/// Commands of a document kind whose use case or rule has no file of that name.
fn without_namesake(paths: &BTreeSet<String>) -> Vec<String> {
    let mut complaints = Vec::new();
    for kind in KINDS {
        let has = |file: String| paths.contains(&file);
        if !has(format!("src-tauri/src/commands/{kind}.rs")) {
            continue;
        }
        // The rules are about one document, so their file has the singular.
        let one = kind.strip_suffix('s').unwrap_or(kind);
        let layers = [format!("crates/books/src/{kind}.rs"), format!("crates/ledger/src/{one}.rs")];
        let missing = layers.into_iter().filter(|file| !has(file.clone()));
        complaints.extend(missing.map(|file| format!("commands/{kind}.rs has no {file}")));
    }
    complaints
}

#[test]
fn document_kinds_have_the_same_name_in_every_layer() {
    let paths = files().into_iter().map(|file| file.path).collect();
    assert_eq!(without_namesake(&paths), Vec::<String>::new());
}

#[test]
fn a_missing_namesake_is_noticed() {
    let paths = |names: &[&str]| names.iter().map(ToString::to_string).collect();
    let whole = [
        "src-tauri/src/commands/loans.rs",
        "crates/books/src/loans.rs",
        "crates/ledger/src/loan.rs",
    ];
    assert_eq!(without_namesake(&paths(&whole)), Vec::<String>::new());
    assert_eq!(without_namesake(&paths(&whole[..2])).len(), 1);
    assert_eq!(without_namesake(&paths(&whole[..1])).len(), 2);
}
