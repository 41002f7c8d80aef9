//! Building the window's pages, which the app embeds.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use crate::paths;
use crate::process::{Doing, Result, fresh_log, logged, npm};
use crate::setup::browser;

/// Runs one of the window's scripts into a log.
pub(crate) fn script(name: &'static str) -> impl FnOnce(&Path) -> Result<()> + Send {
    move |log| logged(npm().args(["run", name]), log)
}

/// Looks at every built screen in a browser; each look leaves its picture.
pub(crate) fn screens(log: &Path) -> Result<()> {
    let pictures = paths::target().join("screens");
    if pictures.exists() {
        fs::remove_dir_all(&pictures).doing("clearing the pictures of the last run")?;
    }
    let mut command = npm();
    command.args(["run", "screens:built"]).env("SCREENS_PICTURES", pictures);
    if let Some(browser) = browser() {
        command.env("CHROMIUM", browser);
    }
    logged(&mut command, log)
}

/// Builds the pages where there are none: programs without a window embed them all the same.
pub(crate) fn ensure_there() -> Result<()> {
    if first_page().is_file() { Ok(()) } else { build() }
}

/// Builds the pages unless nothing they are made of has changed since.
pub(crate) fn ensure_current() -> Result<()> {
    let ui = paths::ui();
    let sources = [
        ui.join("src"),
        ui.join("static"),
        ui.join("package-lock.json"),
        ui.join("svelte.config.js"),
        ui.join("vite.config.ts"),
        paths::root().join("messages"),
    ];
    let built = modified(&first_page());
    let newest = sources.iter().filter_map(|source| newest(source)).max();
    if built.is_some() && built > newest { Ok(()) } else { build() }
}

fn first_page() -> PathBuf {
    paths::ui().join("build").join("index.html")
}

fn build() -> Result<()> {
    eprintln!("building the window's pages");
    script("build")(&fresh_log("window build")?)
}

/// When this tree last changed; a folder's own time tells of files that are gone.
fn newest(path: &Path) -> Option<SystemTime> {
    let entries = fs::read_dir(path).into_iter().flatten().flatten();
    entries.filter_map(|entry| newest(&entry.path())).chain(modified(path)).max()
}

fn modified(path: &Path) -> Option<SystemTime> {
    fs::metadata(path).and_then(|data| data.modified()).ok()
}
