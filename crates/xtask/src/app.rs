//! Building the programs of the workspace, opening the app, and the programs chores pass on to.

use std::path::Path;
use std::process::{Command, ExitCode};
use std::{env, fs};

use crate::process::{Doing, Result, cargo, check, logged, pass_on};
use crate::setup::{Need, setup};
use crate::{paths, tour, ui};

/// What every Cargo step selects, so that no dependency is compiled twice with other features.
///
/// The journeys stay out of it: their features would join those of the app they drive. So do the bench and the
/// acceptance package: with that the app would be built with the quick key derivation of tests.
pub(crate) const SELECTION: [&str; 9] = [
    "--workspace",
    "--exclude",
    "journeys",
    "--exclude",
    "bench",
    "--exclude",
    "acceptance",
    "--features",
    "bahi/custom-protocol,bahi/bridge",
];

/// Builds the app and opens it; without a display it takes the tour instead.
pub(crate) fn run() -> Result<ExitCode> {
    if !has_display() {
        println!(
            "There is no display here, so the app is shown on a private one: this is the tour."
        );
        return tour::tour();
    }
    setup(Need::Build)?;
    ui::ensure_current()?;
    check(&mut build("bahi"))?;
    println!("opening Bahi");
    pass_on(&mut Command::new(paths::debug("bahi")))
}

fn has_display() -> bool {
    let set = |name| env::var_os(name).is_some_and(|value| !value.is_empty());
    !cfg!(target_os = "linux") || set("DISPLAY") || set("WAYLAND_DISPLAY")
}

/// Plays a file into a fresh book, which stays in the target folder unless the caller names another.
pub(crate) fn replay(arguments: &[String]) -> Result<ExitCode> {
    let mut arguments = arguments.to_vec();
    if !arguments.iter().any(|argument| argument == "--data") {
        let folder = paths::target().join("replay");
        if folder.exists() {
            fs::remove_dir_all(&folder).doing("clearing the book of the last replay")?;
        }
        arguments.extend(["--data".to_owned(), folder.display().to_string()]);
    }
    shell_program("replay", &arguments)
}

/// Runs a development program of the shell with this terminal's streams, in the caller's folder.
pub(crate) fn shell_program(name: &str, arguments: &[String]) -> Result<ExitCode> {
    setup(Need::Build)?;
    ui::ensure_there()?;
    check(build(name).arg("--quiet"))?;
    pass_on(Command::new(paths::debug(name)).args(arguments))
}

/// The command that builds one program of the workspace.
pub(crate) fn build(program: &str) -> Command {
    let mut command = cargo();
    command.arg("build").args(SELECTION).args(["--bin", program]);
    command
}

/// Builds everything there is to build and to test, into a log.
pub(crate) fn build_all(log: &Path) -> Result<()> {
    logged(cargo().arg("build").args(SELECTION).arg("--all-targets"), log)
}
