//! The binary must keep its `SQLite` to itself: the web view's own library would otherwise bind to the
//! encrypted copy that is linked in here.

use std::path::Path;
use std::process::Command;

use crate::paths;
use crate::process::{Failure, Result, capture};

#[cfg(test)]
mod tests;

/// Refuses an app that exports a symbol of `SQLite`.
pub(crate) fn none_exported(_log: &Path) -> Result<()> {
    let mut nm = Command::new("nm");
    let listing = capture(nm.args(["-D", "--defined-only"]).arg(paths::debug("bahi")))?;
    match exported(&listing).as_slice() {
        [] => Ok(()),
        [first, rest @ ..] => {
            let others = rest.len();
            Err(Failure::new(format!(
                "the app exports {first} and {others} other symbols of SQLite"
            )))
        }
    }
}

/// The names in a listing of `address kind name` lines that are `SQLite`'s.
fn exported(listing: &str) -> Vec<&str> {
    let names = listing.lines().filter_map(|line| line.split_whitespace().last());
    names.filter(|name| name.starts_with("sqlite3")).collect()
}
