//! What no compiler sees: rules about the tree itself, each a function over a path and its text.
//!
//! A rule that has never refused anything is not known to work, so each one has a row of samples it
//! must refuse and samples it must leave alone.

mod layout;
mod manifests;
mod messages;
mod migrations;
mod supply;
mod text;
mod tree;

use tree::{File, files};

/// A rule looks at one file and says what is wrong with it, one line each.
type Rule = fn(path: &str, text: &str) -> Vec<String>;

/// Holds every file of the tree against a rule.
fn hold(rule: Rule) {
    let complaints: Vec<String> =
        files().iter().flat_map(|File { path, text }| rule(path, text)).collect();
    assert!(complaints.is_empty(), "\n{}\n", complaints.join("\n"));
}

/// Shows that a rule bites: it refuses the first samples and accepts the others.
fn bites(rule: Rule, refused: &[(&str, &str)], accepted: &[(&str, &str)]) {
    for (path, text) in refused {
        assert!(!rule(path, text).is_empty(), "should be refused: {path}: {text}");
    }
    for (path, text) in accepted {
        assert_eq!(rule(path, text), Vec::<String>::new(), "should be accepted: {path}: {text}");
    }
}

/// The complaint about one line, in the form editors can follow.
fn at(path: &str, line: usize, words: &str) -> String {
    format!("{path}:{}: {words}", line + 1)
}

/// Complains about every line that the test calls wrong.
fn lines(path: &str, text: &str, words: &str, wrong: impl Fn(&str) -> bool) -> Vec<String> {
    let numbered = text.lines().enumerate();
    numbered.filter(|(_, line)| wrong(line)).map(|(number, _)| at(path, number, words)).collect()
}

/// Whether a file's name ends so.
fn is(path: &str, endings: &[&str]) -> bool {
    endings.iter().any(|ending| path.ends_with(ending))
}

/// Whether a file lies in one of these folders.
fn in_any(path: &str, folders: &[&str]) -> bool {
    folders.iter().any(|folder| path.starts_with(folder))
}
