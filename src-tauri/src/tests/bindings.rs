//! The window's bindings.

use std::path::Path;

use specta_typescript::Typescript;

use crate::commands::commands;

const HEADER: &str = "// Generated from src-tauri/src/commands by the test `bindings_are_current`. Do not edit: run\n\
                      // `cargo test -p bahi` and commit what it wrote.\n";

/// Writes a file when its text differs, and says whether it did.
pub(super) fn rewritten(path: &str, text: &str) -> bool {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    let stale = std::fs::read_to_string(&path).ok().as_deref() != Some(text);
    if stale {
        std::fs::write(&path, text).unwrap();
    }
    stale
}

fn bindings() -> String {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("bindings.ts");
    commands::<tauri::Wry>().export(Typescript::default().header(HEADER), &file).unwrap();
    // The window's own `invoke` adds the session to every call.
    std::fs::read_to_string(file).unwrap().replace("\"@tauri-apps/api/core\"", "\"./invoke\"")
}

#[test]
fn bindings_are_current() {
    assert!(!rewritten("../ui/src/ipc/bindings.ts", &bindings()), "bindings.ts was stale; commit it");
}
