//! `replay FILE.csv --today DATE --data DIR`: plays a file of invoices and settlements into a fresh book in an empty or
//! missing folder, then prints its figures. The book stays there.

use std::error::Error;
use std::fs;
use std::io::{Write, stderr, stdout};
use std::path::Path;

use shell::replay::{PASSWORD, USERNAME, replay};

const USAGE: &str = "replay FILE.csv --today DATE [--data DIR]";

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let [file, "--today", today, "--data", data] = words.as_slice() else {
        return Err(USAGE.into());
    };
    let folder = Path::new(data);
    fs::create_dir_all(folder)?;
    if fs::read_dir(folder)?.next().is_some() {
        return Err(format!("{data} is not empty; a replay begins with a fresh book").into());
    }
    let figures = replay(&fs::read_to_string(file)?, today, folder)?;
    writeln!(stderr(), "the book: BAHI_DATA_DIR={data}, as `{USERNAME}` with `{PASSWORD}`")?;
    Ok(writeln!(stdout(), "{figures}")?)
}
