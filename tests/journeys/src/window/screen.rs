//! Pictures of the whole private screen.
//!
//! The driver's own pictures never come while the web view draws without DMABUF, which is how it
//! draws on a machine without a graphics card; and they would not show the desktop's pop-ups.

use std::fs;
use std::path::Path;

use tokio::process::Command;

use crate::wait::until;
use crate::{Failure, Result};

/// Saves the screen as it is once two looks at it agree.
pub(super) async fn save(path: &Path) -> Result<()> {
    let mut last = Vec::new();
    let picture = until("the screen to come to rest", async || {
        let picture = look().await?;
        let rested = picture == last;
        last.clone_from(&picture);
        Ok(rested.then_some(picture))
    });
    Ok(fs::write(path, picture.await?)?)
}

/// The screen as a picture without a date in it, so that two of them can be compared.
async fn look() -> Result<Vec<u8>> {
    let output =
        Command::new("import").args(["-window", "root", "-strip", "png:-"]).output().await?;
    if output.status.success() {
        return Ok(output.stdout);
    }
    Err(Failure::Wrong(format!("import: {}", String::from_utf8_lossy(&output.stderr).trim())))
}
