//! The driver's process, with the web view's own driver and the app below it.

use std::fs::File;
use std::net::TcpListener;
use std::os::unix::process::CommandExt;
use std::process::{Child, Command, Stdio};

use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Map, Value, json};
use tokio::net::TcpStream;

use super::{Settings, opened, pictures, variable};
use crate::Result;
use crate::wait::{in_time, until};

/// Ends everything below it when dropped.
#[derive(Debug)]
pub(super) struct Driver {
    process: Child,
    port: u16,
}

impl Driver {
    /// Starts the driver; the app it launches later inherits the settings from it.
    pub(super) async fn start(settings: &Settings) -> Result<Self> {
        let (port, native) = (free_port()?, free_port()?);
        let mut command = leashed(&variable("TOUR_DRIVER")?);
        command.args(["--port", &port.to_string(), "--native-port", &native.to_string()]);
        command.env("BAHI_DATA_DIR", &settings.data);
        command.env("GDK_SCALE", settings.scale.to_string());
        command.env("PATH", opened::catching()?);
        match &settings.today {
            Some(today) => command.env("BAHI_TODAY", today),
            None => command.env_remove("BAHI_TODAY"),
        };
        if let Some(bus) = &settings.bus {
            command.env("DBUS_SESSION_BUS_ADDRESS", bus);
        }
        // What the driver and the app have to say lies beside the pictures.
        let log = File::options().create(true).append(true).open(pictures()?.join("driver.log"))?;
        command.stdout(log.try_clone()?).stderr(log);
        // A group of its own, so that ending the group ends the app too.
        let process = command.stdin(Stdio::null()).process_group(0).spawn()?;
        let driver = Self { process, port };
        // The front end listens at once, and fails as long as the web view's own driver does not.
        for port in [native, port] {
            until("the driver's port", async || {
                Ok(TcpStream::connect(("127.0.0.1", port)).await.ok())
            })
            .await?;
        }
        Ok(driver)
    }

    /// Opens the app.
    pub(super) async fn session(&self, app: &str) -> Result<Client> {
        let mut capabilities = Map::new();
        capabilities.insert("browserName".into(), Value::from("wry"));
        capabilities.insert("tauri:options".into(), json!({ "application": app }));
        let mut builder = ClientBuilder::new(HttpConnector::new());
        builder.capabilities(capabilities);
        let address = format!("http://127.0.0.1:{}", self.port);
        in_time("the app's window", builder.connect(&address)).await
    }

    /// Ends the driver in order.
    pub(super) fn end(&self) {
        self.signal("TERM");
    }

    /// Ends the driver, and the app with it, without warning.
    pub(super) fn kill(self) {
        self.signal("KILL");
    }

    fn signal(&self, signal: &str) {
        let group = format!("kill -{signal} -{}", self.process.id());
        drop(Command::new("sh").args(["-c", &group]).stderr(Stdio::null()).status());
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        self.signal("KILL");
        drop(self.process.wait());
    }
}

/// A command that the kernel ends when this process dies without a chance to tidy up.
fn leashed(program: &str) -> Command {
    let mut command = Command::new("setpriv");
    command.args(["--pdeathsig", "TERM", program]);
    command
}

/// A port nobody listens on: the system picks it, and it is given back for the driver to take.
fn free_port() -> Result<u16> {
    Ok(TcpListener::bind(("127.0.0.1", 0))?.local_addr()?.port())
}
