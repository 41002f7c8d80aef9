//! Where things are.

use std::env::{self, consts::EXE_SUFFIX};
use std::path::{Path, PathBuf};

/// The folder of the workspace.
pub(crate) fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.ancestors().nth(2).unwrap_or(here).to_path_buf()
}

/// The folder of everything built, wherever the caller has put it.
pub(crate) fn target() -> PathBuf {
    match env::var_os("CARGO_TARGET_DIR") {
        Some(folder) => root().join(folder),
        None => root().join("target"),
    }
}

/// The folder of the window's sources.
pub(crate) fn ui() -> PathBuf {
    root().join("ui")
}

/// A program of the workspace, as a debug build leaves it.
pub(crate) fn debug(name: &str) -> PathBuf {
    target().join("debug").join(format!("{name}{EXE_SUFFIX}"))
}

/// A program of the workspace, as a release build leaves it.
pub(crate) fn release(name: &str) -> PathBuf {
    target().join("release").join(format!("{name}{EXE_SUFFIX}"))
}

/// A program that set-up installed for this checkout alone.
pub(crate) fn tool(name: &str) -> PathBuf {
    target().join("tools").join("bin").join(format!("{name}{EXE_SUFFIX}"))
}

/// The log of one step.
pub(crate) fn log(step: &str) -> PathBuf {
    target().join("logs").join(format!("{}.log", step.replace(' ', "-")))
}
