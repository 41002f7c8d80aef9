//! What may come in from outside: the licences, bans and sources of `deny.toml`, held against what Cargo says is built.
//! Advisories need the network, and are the workflow's.

use std::collections::BTreeMap;
use std::process::Command;

use serde_json::Value;

use super::tree::{read, root};

/// The quoted words of a line or of several.
fn quoted(text: &str) -> Vec<&str> {
    text.split('"').skip(1).step_by(2).collect()
}

/// The quoted words of the list of this name in a table of `deny.toml`.
fn list<'a>(deny: &'a str, table: &str, name: &str) -> Vec<&'a str> {
    let (_, rest) = deny.split_once(&format!("[{table}]")).unwrap();
    let (_, rest) = rest.split_once(&format!("\n{name} = [\n")).unwrap();
    let lines = rest.lines().take_while(|line| *line != "]");
    lines.filter(|line| !line.trim_start().starts_with('#')).flat_map(quoted).collect()
}

/// Whether a licence is among the allowed ones: one side of each `OR`, both of each `AND`.
fn may_be_used(licence: &str, allowed: &[&str]) -> bool {
    let spread = licence.replace('/', " OR ").replace('(', " ( ").replace(')', " ) ");
    let words: Vec<&str> = spread.split_whitespace().collect();
    either(&words, allowed)
}

fn either(words: &[&str], allowed: &[&str]) -> bool {
    parts(words, "OR").into_iter().any(|part| both(part, allowed))
}

fn both(words: &[&str], allowed: &[&str]) -> bool {
    parts(words, "AND").into_iter().all(|part| match part {
        ["(", inner @ .., ")"] => either(inner, allowed),
        name => allowed.contains(&name.join(" ").as_str()),
    })
}

/// The words between those that stand outside all brackets.
fn parts<'a, 'w>(words: &'w [&'a str], between: &str) -> Vec<&'w [&'a str]> {
    let mut depth = 0;
    words
        .split(|word| {
            depth += i32::from(*word == "(") - i32::from(*word == ")");
            depth == 0 && *word == between
        })
        .collect()
}

/// What is wrong with what the packages say of themselves.
fn licences(packages: &[Value], allowed: &[&str]) -> Vec<String> {
    let wrong = packages.iter().filter(|package| {
        !package["license"].as_str().is_some_and(|licence| may_be_used(licence, allowed))
    });
    wrong.map(|package| format!("{}: {}", package["name"], package["license"])).collect()
}

/// Packages that are banned, with the only ones that may ask for them all the same.
fn bans(deny: &str) -> BTreeMap<&str, Vec<&str>> {
    let lines = deny.lines().filter(|line| line.starts_with("  { name = "));
    lines
        .map(|line| {
            let (_, wrappers) = line.split_once("wrappers = ").unwrap_or_default();
            (quoted(line)[0], quoted(wrappers))
        })
        .collect()
}

/// What is wrong with a lock file: a source that is not the registry, or a banned package that somebody else asks for.
fn locked(lock: &str, bans: &BTreeMap<&str, Vec<&str>>) -> Vec<String> {
    let mut wrong = Vec::new();
    for package in lock.split("[[package]]\n").skip(1) {
        let name = quoted(package)[0];
        let source = package.lines().find_map(|line| line.strip_prefix("source = "));
        if source.is_some_and(|source| {
            !source.starts_with("\"registry+https://github.com/rust-lang/crates.io-index")
        }) {
            wrong.push(format!("{name} comes from {}", source.unwrap_or_default()));
        }
        let (_, asked) = package.split_once("dependencies = [").unwrap_or_default();
        let asked = quoted(asked).into_iter().filter_map(|line| line.split(' ').next());
        for other in asked.filter(|other| bans.get(other).is_some_and(|may| !may.contains(&name))) {
            wrong.push(format!("{name} asks for {other}"));
        }
    }
    wrong
}

#[test]
fn every_licence_lets_a_shop_use_copy_and_resell_the_app() {
    let deny = read("deny.toml").unwrap();
    let mut metadata = Command::new(env!("CARGO"));
    metadata.current_dir(root()).args(["metadata", "--format-version", "1", "--locked"]);
    metadata.arg("--all-features");
    for target in list(&deny, "graph", "targets") {
        metadata.args(["--filter-platform", target]);
    }
    let output = metadata.output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let metadata: Value = serde_json::from_slice(&output.stdout).unwrap();
    let packages = metadata["packages"].as_array().unwrap();
    assert!(packages.len() > 300, "only {} packages: is this all of it?", packages.len());
    let wrong = licences(packages, &list(&deny, "licenses", "allow"));
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n"));
}

#[test]
fn nothing_banned_and_nothing_from_elsewhere_comes_in() {
    let deny = read("deny.toml").unwrap();
    let bans = bans(&deny);
    assert!(bans.contains_key("rusqlite"));
    let wrong = locked(&read("Cargo.lock").unwrap(), &bans);
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n"));
}

#[test]
fn the_rules_bite() {
    let allowed = ["MIT", "Apache-2.0 WITH LLVM-exception"];
    for licence in [
        "MIT",
        "MIT OR GPL-3.0",
        "GPL-3.0/MIT",
        "(GPL-3.0 OR MIT) AND Apache-2.0 WITH LLVM-exception",
    ] {
        assert!(may_be_used(licence, &allowed), "{licence}");
    }
    for licence in ["GPL-3.0", "MIT AND GPL-3.0", "(MIT OR GPL-3.0) AND Zlib", "Apache-2.0", ""] {
        assert!(!may_be_used(licence, &allowed), "{licence}");
    }
    let unnamed = serde_json::json!([{ "name": "secret", "license": null }]);
    assert_eq!(licences(unnamed.as_array().unwrap(), &allowed).len(), 1);
    let bans = bans("  { name = \"curl\", reason = \"x\", wrappers = [\"bench\"] },\n");
    let package = |name, source, asked| {
        format!(
            "[[package]]\nname = \"{name}\"\nsource = \"{source}\"\ndependencies = [\n \"{asked}\",\n]\n"
        )
    };
    let registry = "registry+https://github.com/rust-lang/crates.io-index";
    assert_eq!(locked(&package("bench", registry, "curl 1.0"), &bans), Vec::<String>::new());
    assert_eq!(locked(&package("books", registry, "curl 1.0"), &bans).len(), 1);
    assert_eq!(locked(&package("books", "git+https://x", "serde"), &bans).len(), 1);
}
