//! The tour: the main job in the real app, a picture of every step, and a closing table.

use std::path::PathBuf;
use std::process::ExitCode;

use journeys::{Result, tour};

/// One thread, because the kernel's leash on the driver is held by the thread that started it.
#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    match walk().await {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(failure) => {
            println!("the tour stopped: {failure}");
            ExitCode::FAILURE
        }
    }
}

/// Whether axe had nothing to say and every figure on the screen was the book's.
async fn walk() -> Result<bool> {
    let (objections, figures) = tour::take(&fresh_folder()?).await?;
    objections.iter().for_each(|objection| println!("axe: {objection}"));
    println!("\n{figures}");
    Ok(objections.is_empty() && figures.agree())
}

/// The private desktop's home is new and goes away with it.
fn fresh_folder() -> Result<PathBuf> {
    let home = std::env::var_os("HOME").map(PathBuf::from).unwrap_or_default();
    let folder = home.join("bahi-tour");
    std::fs::create_dir_all(&folder)?;
    Ok(folder)
}
