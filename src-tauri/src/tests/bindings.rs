//! The window's bindings.

use specta_typescript::Typescript;

use super::rewritten;
use crate::commands::commands;

const HEADER: &str = "// Generated from src-tauri/src/commands by the test `bindings_are_current`. Do not edit: run\n\
                      // `cargo test -p bahi` and commit what it wrote.\n";

/// The bindings as the code has them now.
pub(super) fn bindings() -> String {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("bindings.ts");
    commands::<tauri::Wry>().export(Typescript::default().header(HEADER), &file).unwrap();
    // The window's own `invoke` adds the session to every call.
    let text =
        std::fs::read_to_string(file).unwrap().replace("\"@tauri-apps/api/core\"", "\"./invoke\"");
    text.replace("/**  ", "/** ")
}

#[test]
fn bindings_are_current() {
    assert!(
        !rewritten("../ui/src/ipc/bindings.ts", &bindings()),
        "bindings.ts was stale; commit it"
    );
}
