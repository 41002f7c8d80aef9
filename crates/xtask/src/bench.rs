//! The bench: the core in a release build beside a bare connection, then the window of the app as it is shipped.

use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

use crate::desktop::Desktop;
use crate::process::{Doing, Failure, Result, cargo, check, logged};
use crate::setup::{Need, setup, strace};
use crate::{paths, tour, ui};

/// The books that the window is opened on, as the core's bench leaves them.
const BOOKS: [&str; 2] = ["1000", "1000000"];

/// Every row, or those of one half; the books are kept in `target/bench`.
pub(crate) fn bench(arguments: &[String]) -> Result<ExitCode> {
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match words.as_slice() {
        [] => {
            core(&[])?;
            if tour::POSSIBLE {
                window()?;
            } else {
                println!("left out: the window, which needs Linux");
            }
        }
        ["--small" | "--wide" | "--names" | "--doctor"] => core(&words)?,
        ["--window"] => window()?,
        _other => {
            let usage = "cargo xtask bench [--small | --wide | --names | --doctor | --window]";
            return Err(Failure::new(usage));
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// The quick run in a debug build: it is not judged, and must not stop working.
pub(crate) fn small(log: &Path) -> Result<()> {
    logged(program("run").args(["--", "--small"]), log)
}

/// In a release build, which is what the figures are about.
fn core(arguments: &[&str]) -> Result<()> {
    setup(Need::Build)?;
    strace();
    check(program("run").arg("--release").arg("--").args(arguments))
}

/// Opens the shipped app on a private desktop, on the books that the core was measured with.
fn window() -> Result<()> {
    let [young, grown] = BOOKS.map(|book| books().join(book));
    if !grown.join("recipe").is_file() {
        return Err(Failure::new("there is no book yet: `cargo xtask bench` makes it"));
    }
    setup(Need::Test)?;
    ui::ensure_current()?;
    let mut app = cargo();
    app.args(["build", "--release", "--package", "bahi", "--bin", "bahi"]);
    check(app.args(["--features", "custom-protocol"]))?;
    check(program("build").arg("--release"))?;
    tour::equip()?;
    let desktop = Desktop::start()?;
    let mut speed = Command::new(paths::debug("speed"));
    desktop.furnish(&mut speed);
    std::fs::create_dir_all(books().join("window"))
        .doing("making a folder for the driver's log")?;
    // The app finds out by itself how it draws best here.
    speed.env_remove("WEBKIT_DISABLE_DMABUF_RENDERER");
    speed
        .env("TOUR_APP", paths::release("bahi"))
        .env("TOUR_DRIVER", paths::tool("tauri-driver"))
        .env("TOUR_PICTURES", books().join("window"))
        .env("SPEED_BENCH", paths::release("bench"))
        .env("SPEED_PAGES", paths::ui().join("build"));
    check(speed.arg(young).arg(grown))
}

fn books() -> PathBuf {
    paths::target().join("bench")
}

fn program(verb: &str) -> Command {
    let mut program = cargo();
    program.env("BAHI_BENCH", books());
    program.args([verb, "--quiet", "--package", "bench"]);
    program
}
