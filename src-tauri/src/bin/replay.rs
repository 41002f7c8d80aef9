//! `replay FILE.csv --today DATE`: plays a file of invoices and settlements into a fresh book, then prints its figures.

use std::error::Error;
use std::io::{Write, stdout};

use shell::replay::replay;

const USAGE: &str = "replay FILE.csv --today DATE";

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [file, option, today] = arguments.as_slice() else { return Err(USAGE.into()) };
    if option != "--today" {
        return Err(USAGE.into());
    }
    let figures = replay(&std::fs::read_to_string(file)?, today)?;
    Ok(writeln!(stdout(), "{figures}")?)
}
