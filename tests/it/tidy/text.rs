//! Rules about what is written where.

use super::{at, bites, hold, in_any, is, lines};

/// The samples below break the rules on purpose.
const SAMPLES: &str = "tests/it/tidy";

const SOURCES: &[&str] = &[".rs", ".ts", ".svelte", ".js", ".css", ".sql", ".html"];

fn is_comment(line: &str) -> bool {
    let line = line.trim_start();
    line.starts_with("//") || line.starts_with('*') || line.starts_with("/*")
}

/// All the SQL there is lies in one folder, beside the rows it is about; only the doctor's tests damage
/// a book in ways that the program itself has no words for, the controls break lines of that folder, and the bench writes
/// beside the program without it.
fn sql_in_its_folder(path: &str, text: &str) -> Vec<String> {
    const CONTROLS: &str = "crates/xtask/src/controls/";
    const BARE: &str = "tests/bench/src/bare.rs";
    let allowed =
        ["crates/books/src/db/", "migrations/", "tests/it/doctor", CONTROLS, BARE, SAMPLES];
    if !is(path, &[".rs", ".ts", ".svelte"]) || in_any(path, &allowed) {
        return Vec::new();
    }
    let words = ["SELECT ", "INSERT INTO", "UPDATE ", "DELETE FROM", "PRAGMA "];
    lines(path, text, "SQL belongs in crates/books/src/db", |line| {
        !is_comment(line) && words.iter().any(|word| line.contains(word))
    })
}

/// The program removes no file and no folder but those of the sample shop, and of a book that was written anew.
fn removal_in_one_place(path: &str, text: &str) -> Vec<String> {
    let shipped =
        ["crates/ledger/src/", "crates/vault/src/", "crates/books/src/", "src-tauri/src/"];
    let tests = path.ends_with("/tests.rs") || path.contains("/tests/");
    let looked_at = in_any(path, &shipped) && is(path, &[".rs"]) && !tests;
    let places = ["crates/books/src/sample/folder.rs", "crates/books/src/generations.rs"];
    if !looked_at || places.contains(&path) {
        return Vec::new();
    }
    lines(path, text, "only sample/folder.rs and generations.rs remove anything", |line| {
        !is_comment(line) && (line.contains("remove_dir") || line.contains("remove_file"))
    })
}

/// Only the shell knows the framework, and in the window only the folder that talks to it.
fn framework_in_the_shell(path: &str, text: &str) -> Vec<String> {
    if in_any(path, &["src-tauri/", SAMPLES]) {
        return Vec::new();
    }
    let words = "only the shell and ui/src/ipc know the framework";
    let names_crate = |line: &str| {
        let line = line.trim_start();
        !is_comment(line) && (line.starts_with("use tauri") || line.contains("tauri::"))
    };
    let imports =
        |line: &str| line.contains("from \"@tauri-apps") || line.contains("from '@tauri-apps");
    if is(path, &[".rs"]) {
        lines(path, text, words, names_crate)
    } else if is(path, &[".ts", ".svelte"]) && !path.starts_with("ui/src/ipc/") {
        lines(path, text, words, imports)
    } else {
        Vec::new()
    }
}

/// Colours and lengths have names, and the names stand in one folder.
fn colours_and_lengths_by_name(path: &str, text: &str) -> Vec<String> {
    let looked_at = path.starts_with("ui/src/") && is(path, &[".svelte", ".css"]);
    if !looked_at || path.starts_with("ui/src/styles/") {
        return Vec::new();
    }
    let mut in_style = is(path, &[".css"]);
    let mut complaints = Vec::new();
    for (number, line) in text.lines().enumerate() {
        let trimmed = line.trim_start();
        in_style = (in_style || trimmed.starts_with("<style")) && !trimmed.starts_with("</style");
        let styles = in_style || line.contains("style=") || line.contains("style:");
        if styles && !is_comment(line) && (has_hex_colour(line) || has_pixels(line)) {
            complaints.push(at(path, number, "use a token of ui/src/styles"));
        }
    }
    complaints
}

fn has_hex_colour(line: &str) -> bool {
    line.split('#').skip(1).any(|rest| {
        let digits = rest.chars().take_while(char::is_ascii_hexdigit).count();
        let word =
            rest.chars().nth(digits).is_some_and(|next| next.is_alphanumeric() || next == '-');
        matches!(digits, 3 | 4 | 6 | 8) && !word
    })
}

fn has_pixels(line: &str) -> bool {
    let before = line.split("px").collect::<Vec<_>>();
    let (_, starts) = before.split_last().unwrap_or((&"", &[]));
    starts.iter().any(|start| start.ends_with(|last: char| last.is_ascii_digit()))
}

/// A file is one thing an owner does.
fn files_stay_short(path: &str, text: &str) -> Vec<String> {
    let limit = match path {
        "ARCHITECTURE.md" | "README.md" => 200,
        _ if path.ends_with(".rs") => 400,
        _ if path.ends_with(".svelte") => 200,
        _ => return Vec::new(),
    };
    let found = text.lines().count();
    let words = format!("{path}: {found} lines, and {limit} is the limit");
    if found > limit { vec![words] } else { Vec::new() }
}

/// What is left for later is not left in the code, and no test is left out.
fn nothing_left_for_later(path: &str, text: &str) -> Vec<String> {
    if !is(path, SOURCES) || in_any(path, &[SAMPLES]) {
        return Vec::new();
    }
    let marks = ["TODO", "FIXME", "XXX:", "#[ignore"];
    let in_scripts = ["it.only(", "test.only(", "describe.only(", ".skip(", "it.todo(", "xit("];
    let script = is(path, &[".ts", ".js"]);
    lines(path, text, "finish it, or leave it out", |line| {
        let marked = marks.iter().any(|mark| line.contains(mark));
        marked || (script && in_scripts.iter().any(|mark| line.contains(mark)))
    })
}

/// A test waits for the thing itself: time that passes proves nothing.
fn tests_do_not_sleep(path: &str, text: &str) -> Vec<String> {
    let test = path.starts_with("tests/")
        || is(path, &["/tests.rs", ".test.ts", ".spec.ts"])
        || path.contains("/tests/");
    if !test || !is(path, &[".rs", ".ts"]) || in_any(path, &[SAMPLES]) {
        return Vec::new();
    }
    lines(path, text, "wait for the thing itself", |line| line.contains("sleep("))
}

/// The project builds anywhere, and names no place of one machine or network.
fn no_machine_is_named(path: &str, text: &str) -> Vec<String> {
    // In two pieces each, so that this file does not name them either.
    let folders = [concat!("/wo", "rk/"), concat!("/fa", "rm/"), concat!("/ro", "ot/")];
    let hosts = [concat!("registry", ".npmjs"), concat!("registry", ".yarnpkg")];
    let names_folder = |line: &str, folder: &str| {
        line.match_indices(folder).any(|(start, _)| {
            let before = line[..start].chars().next_back();
            !before.is_some_and(|last| last.is_alphanumeric() || "._-~*}".contains(last))
        })
    };
    lines(path, text, "names a machine or a registry", |line| {
        folders.iter().any(|folder| names_folder(line, folder))
            || hosts.iter().any(|host| line.contains(host))
    })
}

#[test]
fn sql_stands_in_its_folder() {
    hold(sql_in_its_folder);
    let query = "let text = \"SELECT name FROM customer\";";
    bites(
        sql_in_its_folder,
        &[
            ("crates/books/src/loans.rs", query),
            ("ui/src/features/x.svelte", "const q = 'DELETE FROM due';"),
            ("src-tauri/src/lib.rs", "run(\"UPDATE shop SET name = ''\")"),
        ],
        &[
            ("crates/books/src/db/loans.rs", query),
            ("migrations/0001_book.sql", "INSERT INTO account VALUES (1);"),
            ("crates/books/src/loans.rs", "// A SELECT would do as well."),
            ("ui/src/features/x.svelte", "<select name=\"kind\"></select>"),
        ],
    );
}

#[test]
fn only_the_sample_is_ever_removed() {
    hold(removal_in_one_place);
    let removal = "std::fs::remove_dir_all(folder)?;";
    bites(
        removal_in_one_place,
        &[
            ("crates/books/src/shops.rs", removal),
            ("crates/vault/src/files.rs", "let gone = fs::remove_file(&path);"),
            ("src-tauri/src/lib.rs", removal),
        ],
        &[
            ("crates/books/src/sample/folder.rs", removal),
            ("crates/books/src/generations.rs", "fs::remove_file(path)"),
            ("crates/vault/src/files/tests.rs", removal),
            ("tests/it/sample.rs", removal),
            ("crates/books/src/shops.rs", "/// Never calls `remove_dir_all`."),
        ],
    );
}

#[test]
fn the_framework_stays_in_the_shell() {
    hold(framework_in_the_shell);
    bites(
        framework_in_the_shell,
        &[
            ("crates/books/src/lib.rs", "use tauri::State;"),
            ("crates/books/src/lib.rs", "fn run(state: tauri::State<Book>) {}"),
            ("ui/src/features/a.svelte", "import { invoke } from \"@tauri-apps/api/core\";"),
        ],
        &[
            ("src-tauri/src/lib.rs", "use tauri::State;"),
            ("ui/src/ipc/call.ts", "import { invoke } from \"@tauri-apps/api/core\";"),
            ("crates/books/src/lib.rs", "//! Knows nothing of tauri::State."),
        ],
    );
}

#[test]
fn colours_and_lengths_have_names() {
    hold(colours_and_lengths_by_name);
    bites(
        colours_and_lengths_by_name,
        &[
            ("ui/src/ui/A.svelte", "<style>\n  a { color: #0f6c7a; }\n</style>"),
            ("ui/src/ui/A.svelte", "<style>\n  a { margin: 0 12px; }\n</style>"),
            ("ui/src/ui/A.svelte", "<p style=\"color:#fff\">x</p>"),
            ("ui/src/ui/a.css", "a { border: 1px solid; }"),
        ],
        &[
            ("ui/src/styles/tokens.css", "a { color: #0f6c7a; margin: 12px; }"),
            ("ui/src/ui/A.svelte", "<a href=\"#add\">x</a>"),
            ("ui/src/ui/A.svelte", "<style>\n  a { margin: var(--space-2); }\n</style>\n#fff"),
        ],
    );
}

#[test]
fn files_are_short() {
    hold(files_stay_short);
    let long = "x\n".repeat(401);
    let short = "x\n".repeat(200);
    bites(
        files_stay_short,
        &[
            ("crates/books/src/loans.rs", &long),
            ("ui/src/ui/A.svelte", &"x\n".repeat(201)),
            ("ARCHITECTURE.md", &"x\n".repeat(201)),
        ],
        &[("ui/src/ui/A.svelte", &short), ("ui/src/ipc/bindings.ts", &long)],
    );
}

#[test]
fn nothing_is_left_for_later() {
    hold(nothing_left_for_later);
    bites(
        nothing_left_for_later,
        &[
            ("crates/a.rs", "// TODO: later"),
            ("crates/a.rs", "#[ignore = \"slow\"]"),
            ("ui/src/a.test.ts", "it.only('works', () => {})"),
            ("ui/src/a.test.ts", "describe.skip('works', () => {})"),
        ],
        &[("crates/a.rs", "lines.skip(1)"), ("README.md", "It has no TODO list.")],
    );
}

#[test]
fn no_test_sleeps() {
    hold(tests_do_not_sleep);
    bites(
        tests_do_not_sleep,
        &[
            ("tests/it/crash.rs", "std::thread::sleep(second);"),
            ("crates/books/src/session/tests.rs", "tokio::time::sleep(second).await;"),
        ],
        &[("crates/xtask/src/desktop.rs", "thread::sleep(moment);")],
    );
}

#[test]
fn no_machine_or_registry_is_named() {
    hold(no_machine_is_named);
    bites(
        no_machine_is_named,
        &[
            ("README.md", concat!("cd /wo", "rk/main")),
            ("a.toml", concat!("path = \"/ro", "ot/.cargo\"")),
            ("ui/package-lock.json", concat!("\"https://registry", ".npmjs.org/vite\"")),
        ],
        &[
            ("a.rs", concat!("let path = \"src/wo", "rk/day.rs\";")),
            ("a.rs", concat!("format!(\"{home}/ro", "ot/\")")),
        ],
    );
}
