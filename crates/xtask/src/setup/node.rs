//! Node and the window's modules.

use std::fs;
use std::process::Command;

use super::{debian, please_run, saying};
use crate::paths;
use crate::process::{Doing, Result, capture, logged, npm};

#[cfg(test)]
mod tests;

/// The oldest Node that the window's tools run on, as major and minor.
const OLDEST: (u32, u32) = (20, 19);

/// Makes sure of a Node that is new enough: the distribution's own where that one is.
pub(super) fn version() -> Result<()> {
    let mut said = installed();
    if !new_enough(&said) && new_enough(&debian::node_on_offer()) {
        debian::install(&["nodejs", "npm"])?;
        said = installed();
    }
    if new_enough(&said) {
        return Ok(());
    }
    let found = if said.is_empty() { "none" } else { said.trim() };
    let why = format!("Node {}.{} or newer is needed; found {found}.", OLDEST.0, OLDEST.1);
    Err(please_run(&why, how_to_install()))
}

/// What Node says of itself; nothing where there is none.
fn installed() -> String {
    capture(Command::new("node").arg("--version")).unwrap_or_default()
}

fn new_enough(version: &str) -> bool {
    parse(version).is_some_and(|found| found >= OLDEST)
}

fn how_to_install() -> &'static str {
    if cfg!(windows) {
        "winget install OpenJS.NodeJS.LTS"
    } else if cfg!(target_os = "macos") {
        "brew install node@22 && brew link node@22"
    } else {
        "install Node 22 from your distribution or from https://nodejs.org/en/download"
    }
}

/// Major and minor of `v20.19.1`, or of a package's `20.19.2+dfsg-1`.
fn parse(version: &str) -> Option<(u32, u32)> {
    let mut parts = version.trim().trim_start_matches('v').split('.');
    Some((parts.next()?.parse().ok()?, parts.next()?.parse().ok()?))
}

/// Installs the window's modules as locked, unless these very ones are there.
///
/// The stamp is a copy of the lock file, written after npm has succeeded.
pub(super) fn modules() -> Result<()> {
    let lock = fs::read(paths::ui().join("package-lock.json")).doing("ui/package-lock.json")?;
    let stamp = paths::ui().join("node_modules").join(".installed-lock.json");
    if fs::read(&stamp).is_ok_and(|installed| installed == lock) {
        return Ok(());
    }
    saying("installing the window's modules (npm ci)");
    let mut install = npm();
    install.args(["ci", "--no-audit", "--no-fund"]);
    logged(&mut install, &paths::log("setup"))?;
    fs::write(&stamp, lock).doing("stamping the window's modules")
}
