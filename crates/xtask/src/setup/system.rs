//! Which system this is, and what it takes to build here.

use std::process::Command;

use super::{Need, debian, please_run, saying};
use crate::process::{Result, find, succeeds};

/// Makes sure of the system's own libraries and tools.
pub(super) fn packages(need: Need) -> Result<()> {
    if cfg!(target_os = "linux") {
        linux(need)
    } else if cfg!(target_os = "macos") {
        macos()
    } else {
        windows()
    }
}

fn linux(need: Need) -> Result<()> {
    if find("apt-get").is_some() && find("dpkg-query").is_some() {
        return debian::packages(need);
    }
    let ready = libraries_are_there() && (need == Need::Build || desktop_is_there());
    if ready {
        return Ok(());
    }
    let why = "Libraries or programs the app is built and tested with are missing.";
    if find("dnf").is_some() {
        return Err(please_run(why, FEDORA));
    }
    if find("pacman").is_some() {
        return Err(please_run(why, ARCH));
    }
    saying("this distribution is not known here; the names below are Debian's");
    Err(please_run(
        why,
        "install: libwebkit2gtk-4.1-dev libssl-dev libdbus-1-dev librsvg2-dev libxdo-dev libayatana-appindicator3-dev webkit2gtk-driver xvfb dbus gnome-keyring dunst chromium",
    ))
}

const FEDORA: &str = "sudo dnf install gcc gcc-c++ make pkgconf-pkg-config webkit2gtk4.1-devel \
openssl-devel dbus-devel librsvg2-devel libxdo-devel libappindicator-gtk3-devel curl wget file \
webkit2gtk-driver xorg-x11-server-Xvfb dbus-daemon dbus-tools gnome-keyring libsecret dunst \
libnotify ImageMagick xdotool poppler-utils google-noto-sans-devanagari-fonts chromium zbar";

const ARCH: &str = "sudo pacman -S --needed base-devel webkit2gtk-4.1 openssl dbus librsvg xdotool \
libappindicator-gtk3 curl wget file xorg-server-xvfb gnome-keyring libsecret dunst libnotify \
imagemagick poppler noto-fonts chromium zbar";

fn libraries_are_there() -> bool {
    let libraries = ["webkit2gtk-4.1", "openssl", "dbus-1", "librsvg-2.0"];
    succeeds(Command::new("pkg-config").arg("--exists").args(libraries))
}

fn desktop_is_there() -> bool {
    let programs = ["WebKitWebDriver", "Xvfb", "dbus-daemon", "gnome-keyring-daemon", "dunst"];
    programs.iter().all(|program| find(program).is_some())
}

fn macos() -> Result<()> {
    if succeeds(Command::new("xcode-select").arg("-p")) {
        return Ok(());
    }
    Err(please_run("The Xcode command line tools are missing.", "xcode-select --install"))
}

/// The vendored OpenSSL is built with Perl and an assembler; the web view comes with the system.
fn windows() -> Result<()> {
    let wanted = [
        ("perl", "Strawberry Perl", "winget install StrawberryPerl.StrawberryPerl"),
        ("nasm", "NASM", "winget install NASM.NASM"),
    ];
    for (program, name, command) in wanted {
        if find(program).is_none() {
            return Err(please_run(&format!("{name} is missing."), command));
        }
    }
    let key = r"HKLM\SOFTWARE\WOW6432Node\Microsoft\EdgeUpdate\Clients\{F3017226-FE2A-4295-8BDF-00C3A9A7E4C5}";
    if succeeds(Command::new("reg").args(["query", key])) {
        return Ok(());
    }
    let command = "winget install Microsoft.EdgeWebView2Runtime";
    Err(please_run("The WebView2 runtime is missing.", command))
}
