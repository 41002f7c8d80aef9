//! The package as a shop would meet it: installed, used for the first steps, removed; the book must outlive it.

use std::path::{Path, PathBuf};

use crate::desktop::Desktop;
use crate::process::{Failure, Result, check};
use crate::setup::{Need, setup, with_apt};
use crate::tour;

/// Whether this system can install what is made here.
pub(super) const POSSIBLE: bool = cfg!(target_os = "linux");

/// Where the package puts the program.
const APP: &str = "/usr/bin/bahi";

/// Installs the .deb of a bundle folder, takes the first steps in it, removes it, and reads the book it left.
pub(super) fn try_package(folder: &Path) -> Result<()> {
    setup(Need::Test)?;
    tour::equip()?;
    let package = package(folder)?;
    println!("installing {}", package.display());
    with_apt(&["install", "-y", "--reinstall", &package.display().to_string()])?;
    let desktop = Desktop::start()?;
    let used = check(tour::guided(&desktop, Path::new(APP)).arg("first-steps"));
    println!("removing it");
    with_apt(&["purge", "-y", "bahi"])?;
    used?;
    if Path::new(APP).exists() {
        return Err(Failure::new("the program is still there after it was removed"));
    }
    check(tour::guided(&desktop, Path::new(APP)).arg("book-kept"))
}

/// The one .deb there is.
fn package(folder: &Path) -> Result<PathBuf> {
    let packages: Vec<_> = super::files(&folder.join("deb"))?
        .into_iter()
        .filter(|file| file.extension().is_some_and(|kind| kind == "deb"))
        .collect();
    match packages.as_slice() {
        [package] => Ok(package.clone()),
        others => Err(Failure::new(format!("{} packages, not one, in deb", others.len()))),
    }
}
