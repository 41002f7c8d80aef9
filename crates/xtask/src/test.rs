//! Everything CI checks, as steps that anyone can read, time and run alone.

use std::path::Path;
use std::process::{Command, ExitCode};
use std::time::Instant;

use crate::app::{SELECTION, build_all};
use crate::process::{Failure, Result, cargo, find, logged};
use crate::setup::{Need, setup, tauri_driver};
use crate::steps::{self, Step, Tally, seconds};
use crate::{bench, controls, symbols, tour, ui};

/// The packages of the inner loop: they build without the window.
const CORE: [&str; 8] =
    ["--package", "ledger", "--package", "vault", "--package", "books", "--package", "acceptance"];

/// Runs all the steps, or those of the inner loop.
pub(crate) fn test(arguments: &[String]) -> Result<ExitCode> {
    let started = Instant::now();
    let lanes = match arguments {
        [] => {
            setup(Need::Test)?;
            all()
        }
        [only] if only == "--controls" => return controls::controls(""),
        [only, words] if only == "--controls" => return controls::controls(words),
        [only] if only == "--fast" => {
            setup(Need::Build)?;
            fast()
        }
        _ => return Err(Failure::new("cargo xtask test [--fast | --controls [WORDS]]")),
    };
    let Tally { passed, failed } = steps::run(lanes)?;
    println!("{}", seconds(started.elapsed()));
    println!("{passed} passed, {failed} failed");
    Ok(if failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Two lanes for two cores: what Cargo builds, and the window with the small things.
fn all() -> Vec<Vec<Step>> {
    let mut rust = vec![
        formatted(),
        Step::new("clippy", clippy).after(&["window build"]),
        Step::new("build", build_all).after(&["window build"]),
        Step::new("tests", tests),
        Step::new("acceptance", acceptance),
        Step::new("bench", bench::small),
        Step::new("doc tests", doc_tests),
    ];
    let mut window = vec![
        Step::new("window build", ui::script("build")),
        Step::new("window lint", ui::script("lint")),
        Step::new("window types", ui::script("check")),
        Step::new("window tests", ui::script("test")),
        Step::new("screens", ui::screens),
    ];
    if cfg!(target_os = "linux") {
        window.push(Step::new("symbols", symbols::none_exported).after(&["build"]));
    }
    if tour::POSSIBLE {
        window.push(Step::new("tauri-driver", tauri_driver));
        rust.push(Step::new("guide", tour::tested_guide));
        let needs = &["build", "guide", "tauri-driver"];
        rust.push(Step::new("tour", tour::logged_walk).after(needs));
    } else {
        println!("left out: the tour, which needs Linux");
    }
    vec![rust, window]
}

fn fast() -> Vec<Vec<Step>> {
    let rust = vec![formatted(), Step::new("core tests", core_tests)];
    let window = vec![
        Step::new("window types", ui::script("check")),
        Step::new("window tests", ui::script("test")),
    ];
    vec![rust, window]
}

fn formatted() -> Step {
    Step::new("formatting", |log| logged(cargo().args(["fmt", "--all", "--check"]), log))
}

/// Over every package there is, the journeys too: a lint is no reason to compile them apart.
fn clippy(log: &Path) -> Result<()> {
    let mut command = cargo();
    command.args(["clippy", "--workspace", "--all-targets"]);
    command.args(&SELECTION[7..]).args(["--", "-D", "warnings"]);
    logged(&mut command, log)
}

fn tests(log: &Path) -> Result<()> {
    logged(&mut runner(&SELECTION), log)
}

/// Apart from the others, since it asks the vault for the quick key derivation.
fn acceptance(log: &Path) -> Result<()> {
    logged(&mut runner(&["--package", "acceptance"]), log)
}

fn core_tests(log: &Path) -> Result<()> {
    logged(&mut runner(&CORE), log)
}

/// The documentation's examples, among them those that must not compile.
fn doc_tests(log: &Path) -> Result<()> {
    logged(cargo().args(["test", "--doc"]).args(SELECTION), log)
}

/// The quicker test runner where it is installed, Cargo's own where it is not.
fn runner(selection: &[&str]) -> Command {
    let mut command = cargo();
    if find("cargo-nextest").is_some() {
        command.args(["nextest", "run", "--no-fail-fast", "--failure-output", "final"]);
        command.args(["--status-level", "fail"]).args(selection);
    } else {
        command.args(["test", "--no-fail-fast"]).args(selection);
        command.args(["--lib", "--bins", "--tests", "--", "--quiet"]);
    }
    command
}
