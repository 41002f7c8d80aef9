//! The files of a book under one data key after the other. `ledger.<generation>.db` is the book when the key header names
//! that generation. What is only being written is called otherwise, so that nothing is ever removed here but a copy that
//! was never the book, and a book that another has taken the place of and that was opened since.

use std::fs;
use std::io::{Error, ErrorKind};
use std::path::{Path, PathBuf};

use crate::refusal::Answer;
use crate::shops::{book_name, of_io};

/// Logs and journals that lie beside a file.
const BESIDE: [&str; 4] = ["", "-wal", "-shm", "-journal"];

/// An empty file for the copy of a generation; what an earlier attempt left there was never the book and goes.
pub(crate) fn begin_copy(folder: &Path, generation: u32) -> Answer<PathBuf> {
    let copy = folder.join(copy_name(generation));
    remove(&copy)?;
    // The connection to the book makes no files.
    fs::File::create_new(&copy).map_err(|e| of_io(&e))?;
    Ok(copy)
}

/// Gives a whole copy the name of the book. A file of that name, which no header named, is moved aside and kept.
pub(crate) fn settle_copy(folder: &Path, generation: u32) -> Answer<PathBuf> {
    let book = folder.join(book_name(generation));
    if book.exists() {
        let aside = (1_u32..).map(|n| folder.join(format!("{}.{n}", book_name(generation))));
        let free = aside.into_iter().find(|path| !path.exists()).unwrap_or_default();
        fs::rename(&book, free).map_err(|e| of_io(&e))?;
    }
    fs::rename(folder.join(copy_name(generation)), &book).map_err(|e| of_io(&e))?;
    remove(&folder.join(copy_name(generation)))?;
    sync(folder)?;
    Ok(book)
}

/// Removes what the book that was just opened has taken the place of, and copies that never became one.
pub(crate) fn clear(folder: &Path, generation: u32) -> Answer<()> {
    for entry in fs::read_dir(folder).map_err(|e| of_io(&e))? {
        let name = entry.map_err(|e| of_io(&e))?.file_name();
        let Some(number) = name.to_str().and_then(number) else { continue };
        if number < generation {
            remove(&folder.join(book_name(number)))?;
        }
        remove(&folder.join(copy_name(number)))?;
    }
    Ok(())
}

fn copy_name(generation: u32) -> String {
    format!("ledger.{generation}.copy")
}

/// The generation of a book or a copy.
fn number(name: &str) -> Option<u32> {
    let rest = name.strip_prefix("ledger.")?;
    rest.strip_suffix(".db").or_else(|| rest.strip_suffix(".copy"))?.parse().ok()
}

fn remove(file: &Path) -> Answer<()> {
    for beside in BESIDE {
        let mut path = file.as_os_str().to_owned();
        path.push(beside);
        gone(fs::remove_file(path)).map_err(|e| of_io(&e))?;
    }
    Ok(())
}

fn gone(removed: Result<(), Error>) -> Result<(), Error> {
    match removed {
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
        done => done,
    }
}

#[cfg(unix)]
fn sync(folder: &Path) -> Answer<()> {
    fs::File::open(folder).and_then(|folder| folder.sync_all()).map_err(|e| of_io(&e))
}

/// Other systems make a new name durable with the file itself.
#[cfg(not(unix))]
#[expect(clippy::unnecessary_wraps, reason = "same signature as on Unix")]
fn sync(_folder: &Path) -> Answer<()> {
    Ok(())
}
