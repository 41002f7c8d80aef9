//! The tour: the main job done in the real app, in a real window on a private desktop.

use std::fs;
use std::path::Path;
use std::process::{Command, ExitCode};

use crate::desktop::Desktop;
use crate::process::{Doing, Failure, Result, cargo, check, fresh_log, logged, pass_on};
use crate::setup::{Need, setup, tauri_driver};
use crate::{app, paths, ui};

/// Whether this system has what the tour stands on: the driver knows no web view of macOS, and the
/// private desktop is made of X11 and D-Bus.
pub(crate) const POSSIBLE: bool = cfg!(target_os = "linux");

/// Builds all it takes and goes through the tour on this terminal.
pub(crate) fn tour() -> Result<ExitCode> {
    if !POSSIBLE {
        return Err(Failure::new(
            "the tour needs Linux: it drives WebKitGTK on a private X display",
        ));
    }
    setup(Need::Test)?;
    ui::ensure_current()?;
    check(&mut app::build("bahi"))?;
    equip()?;
    let desktop = Desktop::start()?;
    let code = pass_on(&mut walk(&desktop)?)?;
    println!("pictures: {}", pictures().display());
    Ok(code)
}

/// Builds all it takes but the app itself.
pub(crate) fn equip() -> Result<()> {
    tauri_driver(&fresh_log("tauri-driver")?)?;
    check(&mut app::build("bridge"))?;
    check(&mut guide())
}

/// Compiles the program that walks through the app.
pub(crate) fn guide() -> Command {
    let mut command = cargo();
    command.args(["build", "--package", "journeys", "--bins"]);
    command
}

/// Compiles that program and runs its own tests.
pub(crate) fn tested_guide(log: &Path) -> Result<()> {
    logged(&mut guide(), log)?;
    logged(cargo().args(["test", "--package", "journeys", "--lib"]), log)
}

/// Goes through the tour into a log; everything it needs has been built by earlier steps.
pub(crate) fn logged_walk(log: &Path) -> Result<()> {
    let desktop = Desktop::start()?;
    logged(&mut walk(&desktop)?, log)
}

fn walk(desktop: &Desktop) -> Result<Command> {
    if pictures().exists() {
        fs::remove_dir_all(pictures()).doing("clearing the pictures of the last tour")?;
    }
    fs::create_dir_all(pictures()).doing("making the folder of pictures")?;
    Ok(guided(desktop, &paths::debug("bahi")))
}

/// The program that walks, with an app to walk through.
pub(crate) fn guided(desktop: &Desktop, app: &Path) -> Command {
    let mut command = Command::new(paths::debug("tour"));
    desktop.furnish(&mut command);
    command
        .env("TOUR_APP", app)
        .env("TOUR_BRIDGE", paths::debug("bridge"))
        .env("TOUR_DRIVER", paths::tool("tauri-driver"))
        .env("TOUR_PICTURES", pictures())
        .env("TOUR_AXE", paths::ui().join("node_modules").join("axe-core").join("axe.min.js"));
    command
}

fn pictures() -> std::path::PathBuf {
    paths::target().join("tour")
}
