//! The tour: the main job in the real app, a picture of every step, and a closing table. `tour first-steps` takes the
//! first steps only, and `tour book-kept` reads the book they left.

use std::path::PathBuf;
use std::process::ExitCode;

use journeys::{Result, tour};

/// One thread, because the kernel's leash on the driver is held by the thread that started it.
#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    let what = std::env::args().nth(1);
    match walk(what.as_deref()).await {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(failure) => {
            println!("the tour stopped: {failure}");
            ExitCode::FAILURE
        }
    }
}

/// Whether nothing can be said against any screen, and every figure on one was the book's.
async fn walk(what: Option<&str>) -> Result<bool> {
    let folder = fresh_folder()?;
    match what {
        Some("first-steps") => return tour::first_steps(&folder).await.map(|()| true),
        Some("book-kept") => return tour::book_kept(&folder).await.map(|()| true),
        Some(_) | None => {}
    }
    let account = tour::take(&folder).await?;
    account.objections.iter().for_each(|objection| println!("{objection}"));
    println!("\n{}", account.figures);
    println!("keys for a credit entry, before the last Enter: {}", account.keys);
    println!("seconds to the sample shop, of 10: {:.1}", account.sample.as_secs_f32());
    println!("screens that axe looked at: {}", account.audits);
    println!("objections: {}", account.objections.len());
    Ok(account.objections.is_empty() && account.figures.agree())
}

/// The private desktop's home is new and goes away with it.
fn fresh_folder() -> Result<PathBuf> {
    let home = std::env::var_os("HOME").map(PathBuf::from).unwrap_or_default();
    let folder = home.join("bahi-tour");
    std::fs::create_dir_all(&folder)?;
    Ok(folder)
}
