//! Making a fresh machine able to build, test and look at the app.
//!
//! What the platform's package manager can install without asking is installed, with a line saying
//! so; for everything else the one command to type is printed. Progress goes to the error stream,
//! because the bridge speaks its protocol on the other one.

mod debian;
mod node;
mod system;

pub(crate) use debian::{browser, with_apt};

use crate::paths;
use crate::process::{self, Failure, Result, cargo};

/// How much a chore needs.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Need {
    /// Enough to compile and open the app.
    Build,
    /// Also a private desktop, a driver for the web view and a browser.
    Test,
}

/// Installs what is missing of the system's packages and the window's modules.
pub(crate) fn setup(need: Need) -> Result<()> {
    system::packages(need)?;
    node::version()?;
    node::modules()
}

/// Installs what counts the syncs of a process, where that can be had without asking; the bench does without it, too.
pub(crate) fn strace() {
    let missing = cfg!(target_os = "linux") && process::find("strace").is_none();
    if missing && process::find("apt-get").is_some() && debian::install(&["strace"]).is_err() {
        saying("strace cannot be installed: syncs are not counted");
    }
}

/// The version of the driver that this Tauri was tried with; the newest may be of another family.
const TAURI_DRIVER: &str = "2.1.0";

/// Installs the `WebDriver` front end for this checkout alone.
pub(crate) fn tauri_driver(log: &std::path::Path) -> Result<()> {
    if paths::tool("tauri-driver").is_file() {
        return Ok(());
    }
    saying(&format!("installing tauri-driver {TAURI_DRIVER}"));
    let mut install = cargo();
    install.args(["install", "tauri-driver", "--locked", "--version", TAURI_DRIVER]);
    install.arg("--root").arg(paths::target().join("tools"));
    install.arg("--target-dir").arg(paths::target().join("tools").join("build"));
    process::logged(&mut install, log)
}

/// One line of progress.
fn saying(words: &str) {
    eprintln!("setup:  {words}");
}

/// Sends the person to the one command that only they can run.
fn please_run(why: &str, command: &str) -> Failure {
    Failure::new(format!("{why}\nPlease run this once, then try again:\n\n    {command}\n"))
}
