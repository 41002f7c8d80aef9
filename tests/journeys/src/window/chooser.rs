//! The desktop's own dialog for a file: no page of ours, so it is worked by the keys of the screen.

use std::path::Path;

use tokio::process::Command;

use super::Window;
use crate::wait::until;
use crate::{Failure, Result};

impl Window {
    /// Waits for the dialog with this title, types where the file goes, and waits until it is there.
    pub async fn save_as(&self, title: &str, path: &Path) -> Result<()> {
        let dialog = until(&format!("the dialog `{title}`"), async || {
            let found = xdotool(&["search", "--onlyvisible", "--name", title]).await?;
            Ok(found.lines().last().map(str::to_owned))
        })
        .await?;
        // No window manager gives the new window the keyboard here.
        xdotool(&["windowfocus", "--sync", &dialog]).await?;
        xdotool(&["key", "ctrl+a"]).await?;
        xdotool(&["type", "--delay", "0", &path.display().to_string()]).await?;
        xdotool(&["key", "Return"]).await?;
        until(&format!("the file {}", path.display()), async || Ok(path.is_file().then_some(())))
            .await
    }
}

pub(super) async fn xdotool(arguments: &[&str]) -> Result<String> {
    let output = Command::new("xdotool").args(arguments).output().await?;
    if output.status.success() || arguments.first() == Some(&"search") {
        return Ok(String::from_utf8_lossy(&output.stdout).into_owned());
    }
    let said = String::from_utf8_lossy(&output.stderr);
    Err(Failure::Wrong(format!("xdotool {}: {}", arguments.join(" "), said.trim())))
}
