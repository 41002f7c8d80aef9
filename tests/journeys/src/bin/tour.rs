//! The tour: opens the real app on a fresh folder and takes a picture of every step.

use std::path::PathBuf;
use std::process::ExitCode;

use journeys::Result;
use journeys::window::{Settings, Window};

/// One thread, because the kernel's leash on the driver is held by the thread that started it.
#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    match tour().await {
        Ok(objections) if objections.is_empty() => {
            println!("the tour is over");
            ExitCode::SUCCESS
        }
        Ok(objections) => {
            objections.iter().for_each(|objection| println!("axe: {objection}"));
            ExitCode::FAILURE
        }
        Err(failure) => {
            println!("the tour stopped: {failure}");
            ExitCode::FAILURE
        }
    }
}

async fn tour() -> Result<Vec<String>> {
    let settings = Settings { data: fresh_folder()?, today: Some("2026-11-21".to_owned()) };
    let mut window = Window::open(&settings).await?;
    window.set_size(1366, 768).await?;
    println!("{}", window.screenshot("first-screen").await?.display());
    let objections = window.axe().await?;
    window.close().await?;
    Ok(objections)
}

/// The private desktop's home is new and goes away with it.
fn fresh_folder() -> Result<PathBuf> {
    let home = std::env::var_os("HOME").map(PathBuf::from).unwrap_or_default();
    let folder = home.join("bahi-tour");
    std::fs::create_dir_all(&folder)?;
    Ok(folder)
}
