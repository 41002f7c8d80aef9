//! `speed YOUNG GROWN`: how long the window takes to be there, to ask, and what it takes of memory, on a young book and
//! on a grown one that the bench made.

use std::path::PathBuf;
use std::process::ExitCode;

use journeys::{Failure, Result, speed};

/// One thread, because the kernel's leash on the driver is held by the thread that started it.
#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    match measured().await {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            println!("speed: {failure}");
            ExitCode::FAILURE
        }
    }
}

async fn measured() -> Result<()> {
    let folders: Vec<PathBuf> = std::env::args_os().skip(1).map(PathBuf::from).collect();
    match folders.as_slice() {
        [young, grown] => speed::measure(young, grown).await,
        _other => Err(Failure::Wrong("speed YOUNG GROWN".to_owned())),
    }
}
