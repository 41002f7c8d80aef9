//! The installers this platform can make, built the way they are shipped.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

use crate::paths;
use crate::process::{Doing, Failure, Result, check};
use crate::setup::{Need, setup};

/// Carries the whole web view, for a shop without an internet connection.
const OFFLINE: &str =
    r#"{"bundle":{"windows":{"webviewInstallMode":{"type":"offlineInstaller"}}}}"#;

/// The bundler, as the registry knows it; the same version as the shell's crates.
const BUNDLER: &str = "@tauri-apps/cli@2.12.5";

mod installed;
#[cfg(test)]
mod tests;

/// Builds the installers and lists them.
pub(crate) fn dist(arguments: &[String]) -> Result<ExitCode> {
    let wishes = Wishes::read(arguments)?;
    setup(Need::Build)?;
    if !cli().exists() {
        check(&mut fetched())?;
    }
    check(&mut bundler(&wishes))?;
    let folder = paths::target().join("release").join("bundle");
    let made = installers(&folder)?;
    println!("installers:");
    println!("  {}", made.join("\n  "));
    if wishes.tried {
        installed::try_package(&folder)?;
    }
    Ok(if made.is_empty() { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

#[derive(Debug)]
struct Wishes {
    bundles: String,
    offline: bool,
    tried: bool,
}

impl Wishes {
    fn read(arguments: &[String]) -> Result<Self> {
        let mut wishes = Self { bundles: usual_bundles().to_owned(), offline: false, tried: false };
        let mut rest = arguments.iter();
        while let Some(argument) = rest.next() {
            match (argument.as_str(), cfg!(windows)) {
                ("--bundles", _) => wishes.bundles = list(rest.next())?,
                ("--try", _) if installed::POSSIBLE => wishes.tried = true,
                ("--try", _) => return Err(Failure::new("only a .deb can be tried")),
                ("--offline-webview2", true) => wishes.offline = true,
                ("--offline-webview2", false) => {
                    return Err(Failure::new("only Windows has installers with WebView2"));
                }
                (other, _) => return Err(Failure::new(format!("unexpected argument `{other}`"))),
            }
        }
        Ok(wishes)
    }
}

fn list(value: Option<&String>) -> Result<String> {
    value.cloned().ok_or_else(|| Failure::new("--bundles takes a list such as deb,rpm"))
}

/// Those the bundler makes without downloading anything, where there is a choice.
fn usual_bundles() -> &'static str {
    if cfg!(windows) {
        "nsis,msi"
    } else if cfg!(target_os = "macos") {
        "app,dmg"
    } else {
        "deb,rpm"
    }
}

/// A shipped build carries its own OpenSSL, and neither the bridge nor the mock runtime.
fn bundler(wishes: &Wishes) -> Command {
    let mut command = Command::new("node");
    command.arg(cli().join("node_modules/@tauri-apps/cli/tauri.js")).args([
        "build",
        "--bundles",
        &wishes.bundles,
    ]);
    if wishes.offline {
        command.args(["--config", OFFLINE]);
    }
    command
        .current_dir(paths::root())
        .env("CI", "true")
        .env("CARGO_TARGET_DIR", paths::target())
        .env("OPENSSL_NO_VENDOR", "0");
    command
}

/// Where the bundler is kept. It is no module of the window: the lock file cannot name its parts for every platform.
fn cli() -> PathBuf {
    paths::target().join("tools").join("bundler")
}

/// Installs the bundler where it is missing.
fn fetched() -> Command {
    let mut command = Command::new(if cfg!(windows) { "npm.cmd" } else { "npm" });
    command.args(["install", "--no-audit", "--no-fund", "--prefix"]).arg(cli()).arg(BUNDLER);
    command
}

/// The files directly in each format's folder, with their sizes.
fn installers(folder: &Path) -> Result<Vec<String>> {
    let mut made = Vec::new();
    for format in fs::read_dir(folder).doing("reading the bundles")?.flatten() {
        for file in files(&format.path())? {
            let data = file.metadata().doing("reading the bundles")?;
            made.push(format!("{} ({} KiB)", file.display(), data.len() / 1024));
        }
    }
    made.sort();
    Ok(made)
}

fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    let entries = fs::read_dir(folder).doing("reading the bundles")?;
    Ok(entries.flatten().map(|entry| entry.path()).filter(|path| path.is_file()).collect())
}
