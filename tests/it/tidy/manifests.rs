//! Who may know whom: each crate's direct dependencies, so that a new one is a visible line here.

use std::collections::BTreeSet;

use super::tree::{files, read};

/// What each manifest may name; `dev:` and `build:` mark what does not ship.
const DEPENDENCIES: &[(&str, &str)] = &[
    ("crates/ledger", "chrono thiserror dev:proptest"),
    (
        "crates/vault",
        "aes-gcm argon2 getrandom hkdf hmac sha2 thiserror unicode-normalization zeroize \
         dev:proptest dev:tempfile",
    ),
    (
        "crates/books",
        "ledger vault chrono chrono-tz getrandom hmac iana-time-zone libsqlite3-sys log phonenumber serde \
         serde_json sha2 specta sqlx thiserror tokio unicode-normalization uuid zeroize \
         dev:proptest dev:url",
    ),
    ("crates/xtask", ""),
    (
        "src-tauri",
        "books flexi_logger fluent-bundle keyring libloading log open rustix serde serde_json specta tauri \
         tauri-plugin-autostart tauri-plugin-dialog tauri-plugin-notification \
         tauri-plugin-single-instance tauri-plugin-window-state tauri-specta tokio zbus zeroize \
         build:tauri-build dev:specta-typescript dev:tempfile",
    ),
    ("tests", "books ledger vault serde_json tempfile tokio dev:proptest dev:sha2"),
    ("tests/bench", "books ledger vault log rusqlite rustix tokio"),
    ("tests/journeys", "fantoccini futures-util hyper-util serde_json thiserror tokio x11rb zbus"),
];

/// Packages whose work is to print or to check, and that have a table of lints of their own.
const OWN_LINTS: &[&str] = &["crates/xtask", "tests", "tests/bench", "tests/journeys"];

/// The names in a manifest's tables of dependencies, whatever the target they are for.
fn named(manifest: &str) -> BTreeSet<String> {
    let mut prefix = None;
    let mut names = BTreeSet::new();
    for line in manifest.lines() {
        if let Some(table) = line.strip_prefix('[') {
            let table = table.trim_end_matches(']').rsplit('.').next().unwrap_or_default();
            prefix = match table {
                "dependencies" => Some(""),
                "dev-dependencies" => Some("dev:"),
                "build-dependencies" => Some("build:"),
                _ => None,
            };
        } else if let (Some(prefix), Some(name)) = (prefix, entry(line)) {
            names.insert(format!("{prefix}{name}"));
        }
    }
    names
}

/// The key of `name.workspace = true`, `name = { … }` or `name = "1"`.
fn entry(line: &str) -> Option<&str> {
    let (key, _) = line.split_once('=')?;
    let name = key.trim().split('.').next()?;
    let plain = |c: char| c.is_alphanumeric() || c == '-' || c == '_';
    (!name.is_empty() && name.chars().all(plain)).then_some(name)
}

/// What the manifest names and the list does not, and the other way round.
fn differences(allowed: &str, manifest: &str) -> Vec<String> {
    let allowed: BTreeSet<String> = allowed.split_whitespace().map(str::to_owned).collect();
    let found = named(manifest);
    let new = found.difference(&allowed).map(|name| format!("{name} is new"));
    let gone = allowed.difference(&found).map(|name| format!("{name} is gone"));
    new.chain(gone).collect()
}

#[test]
fn each_crate_knows_only_whom_it_may() {
    for (folder, allowed) in DEPENDENCIES {
        let manifest = read(&format!("{folder}/Cargo.toml")).unwrap();
        let found = differences(allowed, &manifest);
        assert!(found.is_empty(), "{folder}/Cargo.toml:\n{}", found.join("\n"));
    }
}

#[test]
fn every_crate_is_in_the_list() {
    let listed: BTreeSet<&str> = DEPENDENCIES.iter().map(|(folder, _)| *folder).collect();
    for file in files() {
        let Some(folder) = file.path.strip_suffix("/Cargo.toml") else { continue };
        assert!(listed.contains(folder), "{folder} has no list of dependencies here");
    }
}

#[test]
fn every_crate_follows_the_workspace_lints() {
    for (folder, _) in DEPENDENCIES {
        let manifest = read(&format!("{folder}/Cargo.toml")).unwrap();
        let follows = manifest.contains("[lints]\nworkspace = true");
        assert_eq!(follows, !OWN_LINTS.contains(folder), "{folder}/Cargo.toml");
    }
}

#[test]
fn a_new_and_a_lost_dependency_are_noticed() {
    let manifest = "\
[package]
name = \"books\"

[target.'cfg(unix)'.dependencies]
libc = \"0.2\"

[dependencies]
# Why it is needed.
ledger.workspace = true
sqlx = { workspace = true, features = [\"json\"] }

[dev-dependencies]
tempfile = \"3\"

[features]
bridge = [\"tauri/test\"]
";
    assert_eq!(differences("ledger libc sqlx dev:tempfile", manifest), Vec::<String>::new());
    assert_eq!(
        differences("ledger sqlx serde dev:tempfile", manifest),
        ["libc is new", "serde is gone"].map(ToString::to_string)
    );
}
