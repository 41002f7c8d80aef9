//! The files of the project, without what is built or installed.

use std::fs;
use std::path::{Path, PathBuf};

/// One text file, named from the root of the project with forward slashes.
pub(super) struct File {
    pub(super) path: String,
    pub(super) text: String,
}

/// Folders that hold nothing written by hand.
const NOT_OURS: &[&str] =
    &[".git", "target", "node_modules", ".svelte-kit", "build", "gen", "dist", "test-results"];

/// The root of the project.
pub(super) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_path_buf()
}

/// Every text file of the project, in order.
pub(super) fn files() -> Vec<File> {
    let mut found = Vec::new();
    collect(&root(), "", &mut found);
    assert!(found.len() > 50, "only {} files: is this the whole tree?", found.len());
    found.sort_by(|one, other| one.path.cmp(&other.path));
    found
}

/// The text of one file, when it exists.
pub(super) fn read(path: &str) -> Option<String> {
    fs::read_to_string(root().join(path)).ok()
}

/// Pictures, fonts and the like are not text and are passed over.
fn collect(folder: &Path, prefix: &str, found: &mut Vec<File>) {
    for entry in fs::read_dir(folder).unwrap() {
        let entry = entry.unwrap();
        let name = entry.file_name().into_string().unwrap();
        let path = format!("{prefix}{name}");
        if entry.file_type().unwrap().is_dir() {
            let ours = !NOT_OURS.contains(&name.as_str()) && !name.starts_with("target-");
            if ours {
                collect(&entry.path(), &format!("{path}/"), found);
            }
        } else if let Ok(text) = fs::read_to_string(entry.path()) {
            found.push(File { path, text });
        }
    }
}
