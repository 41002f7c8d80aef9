//! The chores of this repository, one subcommand each.
//!
//! This crate has no dependencies, so that `cargo xtask …` starts within seconds on a machine that
//! has nothing but Rust. Whatever needs the book or the window is another program it starts.

mod app;
mod bench;
mod controls;
mod desktop;
mod dist;
mod paths;
mod process;
mod setup;
mod soak;
mod steps;
mod symbols;
mod test;
mod tour;
mod ui;

use std::process::ExitCode;

use process::{Failure, Result};

const HELP: &str = "\
cargo xtask <command>

  run                  install what is missing, build, and open the app
  test                 everything CI checks, set-up included
  test --fast          the inner loop: formatting, rules, file, and the window's types and tests
  test --controls [WORDS]
                       breaks the program on purpose, line by line; each break must turn its test red
  tour                 the main job in the real app on a private desktop; pictures in target/tour
  desktop -- CMD…      run CMD on a private desktop (display, session bus, keyring, notifications)
  bridge --data DIR [--today DATE]
                       JSON lines in and out, through the same commands the window calls
  replay FILE.csv --today DATE [--data DIR]
                       play a file of invoices into a fresh book and print its figures
  bench [--small | --wide | --window]
                       medians and ratios beside bare SQLite, a book of a million customers, the release app's window
  soak [TIMES]         the loops of kills, faults and random commands, ten times as long or as told
  dist [--bundles LIST] [--offline-webview2] [--try]
                       the installers this platform can make; `--try` installs the .deb, takes the first
                       steps in it, removes it, and reads the book it left
";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match dispatch(&arguments) {
        Ok(code) => code,
        Err(failure) => {
            eprintln!("xtask: {failure}");
            ExitCode::FAILURE
        }
    }
}

fn dispatch(arguments: &[String]) -> Result<ExitCode> {
    let Some((command, rest)) = arguments.split_first() else {
        print!("{HELP}");
        return Ok(ExitCode::from(2));
    };
    match command.as_str() {
        "run" => none(rest).and_then(|()| app::run()),
        "test" => test::test(rest),
        "tour" => none(rest).and_then(|()| tour::tour()),
        "desktop" => desktop::desktop(rest),
        "bridge" => app::shell_program(command, rest),
        "replay" => app::replay(rest),
        "bench" => bench::bench(rest),
        "soak" => soak::soak(rest),
        "dist" => dist::dist(rest),
        "help" | "--help" | "-h" => {
            print!("{HELP}");
            Ok(ExitCode::SUCCESS)
        }
        other => Err(Failure::new(format!("no command `{other}`; `cargo xtask help` lists them"))),
    }
}

/// Refuses arguments where a command takes none, rather than ignoring a misspelt flag.
fn none(arguments: &[String]) -> Result<()> {
    match arguments.first() {
        None => Ok(()),
        Some(argument) => Err(Failure::new(format!("unexpected argument `{argument}`"))),
    }
}
