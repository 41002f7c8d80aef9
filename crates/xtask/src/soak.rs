//! The soak: the loops of faults, kills and random commands, longer than with every test.

use std::process::ExitCode;

use crate::process::{Failure, Result, cargo, pass_on};
use crate::setup::{Need, setup};

/// How many times the short count, unless told otherwise: about a quarter of an hour.
const TIMES: u32 = 10;

/// The loops, by the names of their tests.
const LOOPS: [&str; 5] =
    ["crash::", "damage::", "properties::", "doctor::edits::", "doctor::old_pages::"];

/// Runs them all; each prints its seed and how many it did.
pub(crate) fn soak(arguments: &[String]) -> Result<ExitCode> {
    let times = match arguments {
        [] => TIMES,
        [times] => times.parse().map_err(|_| Failure::new("cargo xtask soak [TIMES]"))?,
        _ => return Err(Failure::new("cargo xtask soak [TIMES]")),
    };
    setup(Need::Build)?;
    println!(
        "{times} times as many kills, flipped bytes, edits, old pages and random commands as with every test"
    );
    let mut command = cargo();
    command.args(["test", "--package", "acceptance", "--test", "it", "--"]).args(LOOPS);
    command.args(["--nocapture", "--test-threads=2"]).env("BAHI_SOAK", times.to_string());
    pass_on(&mut command)
}
