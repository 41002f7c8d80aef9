//! A session bus on which nobody is: no notification daemon, no tray, no keyring, and none that would be started.

use std::fs;
use std::path::Path;
use std::process::Stdio;

use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::process::{Child, Command};

use crate::{Failure, Result};

/// Everybody may come and say anything; no folder of services is named.
const SETTINGS: &str = r#"<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:tmpdir=/tmp</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
"#;

/// The bus, for as long as it is held.
#[derive(Debug)]
pub struct LonelyBus {
    address: String,
    _daemon: Child,
}

impl LonelyBus {
    /// Starts it; its settings lie in a folder.
    pub async fn start(folder: &Path) -> Result<Self> {
        let settings = folder.join("bus.conf");
        fs::write(&settings, SETTINGS)?;
        let mut daemon = Command::new("dbus-daemon");
        daemon.arg("--config-file").arg(&settings).args(["--nofork", "--print-address=1"]);
        daemon.stdin(Stdio::null()).stdout(Stdio::piped()).kill_on_drop(true);
        let mut daemon = daemon.spawn()?;
        let mut address = String::new();
        if let Some(said) = daemon.stdout.take() {
            BufReader::new(said).read_line(&mut address).await?;
        }
        match address.trim() {
            "" => Err(Failure::Wrong("the bus on which nobody is did not start".to_owned())),
            said => Ok(Self { address: said.to_owned(), _daemon: daemon }),
        }
    }

    /// Where it is found.
    #[must_use]
    pub fn address(&self) -> String {
        self.address.clone()
    }
}
