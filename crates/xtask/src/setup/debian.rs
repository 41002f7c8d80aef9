//! Debian, Ubuntu and their kin: exactly the packages that are missing, through apt.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::process::Command;

use super::{Need, please_run, saying};
use crate::paths;
use crate::process::{Result, capture, find, logged, succeeds};

#[cfg(test)]
mod tests;

const BUILD: &[&str] = &[
    "build-essential",
    "ca-certificates",
    "curl",
    "file",
    "libayatana-appindicator3-dev",
    "libdbus-1-3",
    "libdbus-1-dev",
    "librsvg2-dev",
    "libssl-dev",
    "libwebkit2gtk-4.1-dev",
    "libxdo-dev",
    "pkg-config",
    "wget",
];

const TEST: &[&str] = &[
    "dbus",
    "dbus-bin",
    "dbus-x11",
    "desktop-file-utils",
    "dunst",
    "fonts-noto-core",
    "gnome-keyring",
    "imagemagick",
    "libnotify-bin",
    "libsecret-tools",
    "poppler-utils",
    "rpm",
    "webkit2gtk-driver",
    "x11-utils",
    "xauth",
    "xdg-utils",
    "xdotool",
    "xvfb",
    "zbar-tools",
];

/// Any of these programs will do for the tests of the screens.
const BROWSERS: &[&str] =
    &["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/// The browser for those tests, where one is installed under a name known here.
pub(crate) fn browser() -> Option<PathBuf> {
    BROWSERS.iter().find_map(|program| find(program))
}

/// Installs whatever of the lists is missing.
pub(super) fn packages(need: Need) -> Result<()> {
    let missing = missing(need);
    if missing.is_empty() {
        return Ok(());
    }
    install(&missing.iter().map(String::as_str).collect::<Vec<_>>())
}

/// Installs these as root or with a password-less sudo, else says what to type.
pub(super) fn install(names: &[&str]) -> Result<()> {
    let Some(root) = as_root() else {
        let why = format!("{} system packages are missing.", names.len());
        return Err(please_run(&why, &by_hand(names)));
    };
    saying(&format!("installing {} system packages: {}", names.len(), names.join(" ")));
    apt(&root, &["update"])?;
    let mut install = vec!["install", "-y", "--no-install-recommends"];
    install.extend(names);
    apt(&root, &install)
}

fn by_hand(names: &[&str]) -> String {
    let names = names.join(" ");
    format!("sudo apt-get update && sudo apt-get install -y --no-install-recommends {names}")
}

/// The version of Node that apt would install; nothing where there is no apt.
pub(super) fn node_on_offer() -> String {
    let policy = capture(Command::new("apt-cache").args(["policy", "nodejs"])).unwrap_or_default();
    let candidate = policy.lines().find_map(|line| line.trim().strip_prefix("Candidate: "));
    candidate.unwrap_or_default().to_owned()
}

fn missing(need: Need) -> Vec<String> {
    let mut wanted = BUILD.to_vec();
    if need == Need::Test {
        wanted.extend(TEST);
        if browser().is_none() {
            wanted.push("chromium");
        }
    }
    let mut query = Command::new("dpkg-query");
    query.args(["--show", "--showformat", "${Package} ${db:Status-Status}\n"]);
    // It fails as soon as one name is unknown to it, and still lists the others.
    query.arg("--admindir=/var/lib/dpkg").args(&wanted);
    let output = query.output();
    let listing = output.map(|output| String::from_utf8_lossy(&output.stdout).into_owned());
    not_installed(&wanted, &listing.unwrap_or_default())
}

/// The wanted packages that the listing of `name status` lines does not call installed.
fn not_installed(wanted: &[&str], listing: &str) -> Vec<String> {
    let installed: BTreeSet<&str> =
        listing.lines().filter_map(|line| line.strip_suffix(" installed")).collect();
    wanted.iter().filter(|name| !installed.contains(*name)).map(ToString::to_string).collect()
}

/// The words that make a command run as root here without a question, if there are any.
fn as_root() -> Option<Vec<&'static str>> {
    let user = capture(Command::new("id").arg("-u")).unwrap_or_default();
    if user.trim() == "0" {
        return Some(vec!["env"]);
    }
    let silent = find("sudo").is_some() && succeeds(Command::new("sudo").args(["-n", "true"]));
    silent.then(|| vec!["sudo", "-n", "env"])
}

/// Lets apt do something as root.
pub(crate) fn with_apt(arguments: &[&str]) -> Result<()> {
    match as_root() {
        Some(root) => apt(&root, arguments),
        None => {
            Err(please_run("apt needs root.", &format!("sudo apt-get {}", arguments.join(" "))))
        }
    }
}

fn apt(root: &[&str], arguments: &[&str]) -> Result<()> {
    let (program, prefix) = root.split_first().unwrap_or((&"env", &[]));
    let mut command = Command::new(program);
    // Another apt on the machine would otherwise fail this one at once.
    command.args(prefix).args(["DEBIAN_FRONTEND=noninteractive", "apt-get"]);
    command.args(["-o", "DPkg::Lock::Timeout=300"]).args(arguments);
    logged(&mut command, &paths::log("setup"))
}
