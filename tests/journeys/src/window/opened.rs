//! What the app asks the system to open: caught by a program that stands in for the system's own, and opened by nobody.

use std::ffi::OsString;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::PathBuf;

use super::Window;
use crate::Result;
use crate::wait::until;

/// Writes down what it is asked to open, one line each.
const CATCHER: &str = "#!/bin/sh\nprintf '%s\\n' \"$1\" >> \"$(dirname \"$0\")/opened\"\n";

/// The folders that programs are looked for in, with the catcher before all others.
pub(super) fn catching() -> Result<OsString> {
    let folder = folder();
    fs::create_dir_all(&folder)?;
    let program = folder.join("xdg-open");
    fs::write(&program, CATCHER)?;
    fs::set_permissions(&program, fs::Permissions::from_mode(0o700))?;
    let mut path = folder.into_os_string();
    path.push(":");
    path.push(std::env::var_os("PATH").unwrap_or_default());
    Ok(path)
}

/// On the private desktop, which goes away with what was caught.
fn folder() -> PathBuf {
    PathBuf::from(std::env::var_os("HOME").unwrap_or_default()).join("catcher")
}

impl Window {
    /// Waits for the last link that the app asked to open.
    pub async fn opened(&self) -> Result<String> {
        until("something to be opened", async || {
            let caught = fs::read_to_string(folder().join("opened")).unwrap_or_default();
            Ok(caught.lines().last().map(str::to_owned))
        })
        .await
    }
}
