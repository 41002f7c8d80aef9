//! A desktop of one's own: display, session bus, keyring and notifications, all fresh and all gone
//! afterwards. Nothing of the person's own home, keyring or screen is touched.

use std::ffi::OsString;
use std::fs::{self, File};
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitCode, Stdio};
use std::time::{Duration, Instant};
use std::{env, process, thread};

use crate::paths;
use crate::process::{Doing, Failure, Result, find, pass_on, succeeds};
use crate::setup::{Need, setup};

/// The smallest screen the app promises to be comfortable on.
const SCREEN: &str = "1366x768x24";

/// How long one of the servers may take to answer on a busy machine.
const PATIENCE: Duration = Duration::from_mins(1);

/// `cargo xtask desktop -- CMD…`: the person's own command, with this terminal's streams.
pub(crate) fn desktop(arguments: &[String]) -> Result<ExitCode> {
    let words = arguments.strip_prefix(&["--".to_owned()]).unwrap_or(arguments);
    let Some((program, rest)) = words.split_first() else {
        return Err(Failure::new("cargo xtask desktop -- CMD…"));
    };
    setup(Need::Test)?;
    let desktop = Desktop::start()?;
    let mut command = Command::new(program);
    desktop.furnish(&mut command);
    pass_on(command.args(rest))
}

/// The servers of a private desktop, ended when this is dropped.
pub(crate) struct Desktop {
    folder: PathBuf,
    variables: Vec<(&'static str, OsString)>,
    /// In the order of their start; they end in the opposite order.
    servers: Vec<Child>,
}

impl Desktop {
    /// Starts everything and returns once each of them answers.
    pub(crate) fn start() -> Result<Self> {
        sweep();
        let folder = env::temp_dir().join(format!("{PREFIX}{}", process::id()));
        let mut desktop = Self { folder, variables: Vec::new(), servers: Vec::new() };
        desktop.make_home()?;
        desktop.start_display()?;
        desktop.start_bus()?;
        desktop.start_keyring()?;
        desktop.start_notifications()?;
        Ok(desktop)
    }

    /// Gives a command the environment of this desktop in place of the person's own.
    pub(crate) fn furnish(&self, command: &mut Command) {
        for name in ["WAYLAND_DISPLAY", "XAUTHORITY", "DESKTOP_SESSION", "XDG_CURRENT_DESKTOP"] {
            command.env_remove(name);
        }
        command.envs(self.variables.iter().cloned());
    }

    fn make_home(&mut self) -> Result<()> {
        self.keep_toolchain();
        let folders = [
            ("HOME", "home"),
            ("XDG_RUNTIME_DIR", "run"),
            ("XDG_DATA_HOME", "data"),
            ("XDG_CONFIG_HOME", "config"),
            ("XDG_CACHE_HOME", "cache"),
            ("XDG_STATE_HOME", "state"),
        ];
        for (variable, name) in folders {
            let path = self.folder.join(name);
            fs::create_dir_all(&path).doing("making a home for the private desktop")?;
            close_to_others(&path)?;
            self.variables.push((variable, path.into()));
        }
        self.set("GDK_BACKEND", "x11");
        self.set("LANG", "C.UTF-8");
        // There is no graphics card behind Xvfb; this saves memory and a wrong guess.
        self.set("WEBKIT_DISABLE_DMABUF_RENDERER", "1");
        Ok(())
    }

    /// Rust's own folders stay where they are, so that Cargo still works on this desktop.
    fn keep_toolchain(&mut self) {
        let Some(home) = env::var_os("HOME").map(PathBuf::from) else { return };
        for (variable, name) in [("CARGO_HOME", ".cargo"), ("RUSTUP_HOME", ".rustup")] {
            if env::var_os(variable).is_none() {
                self.variables.push((variable, home.join(name).into()));
            }
        }
    }

    fn set(&mut self, variable: &'static str, value: &str) {
        self.variables.push((variable, value.into()));
    }

    /// The display picks a free number itself, and says it once clients may connect.
    fn start_display(&mut self) -> Result<()> {
        let arguments = ["-displayfd", "1", "-screen", "0", SCREEN, "-nolisten", "tcp", "-noreset"];
        let number = self.serve_and_read("Xvfb", &arguments)?;
        self.set("DISPLAY", &format!(":{number}"));
        Ok(())
    }

    fn start_bus(&mut self) -> Result<()> {
        let socket = format!("--address=unix:path={}", self.folder.join("run/bus").display());
        let arguments = ["--session", "--nofork", "--nopidfile", "--print-address=1", &socket];
        let address = self.serve_and_read("dbus-daemon", &arguments)?;
        self.set("DBUS_SESSION_BUS_ADDRESS", &address);
        Ok(())
    }

    /// A secret service whose login collection is new and open.
    fn start_keyring(&mut self) -> Result<()> {
        let mut keyring = self.server("gnome-keyring-daemon")?;
        keyring.args(["--foreground", "--unlock", "--components=secrets"]);
        keyring.stdin(Stdio::piped());
        let mut child = keyring.spawn().doing("gnome-keyring-daemon")?;
        let password = child.stdin.take();
        self.servers.push(child);
        if let Some(mut pipe) = password {
            pipe.write_all(b"private").doing("opening the private keyring")?;
        }
        self.wait_for_owner("org.freedesktop.secrets")
    }

    fn start_notifications(&mut self) -> Result<()> {
        let child = self.server("dunst")?.spawn().doing("dunst")?;
        self.servers.push(child);
        self.wait_for_owner("org.freedesktop.Notifications")
    }

    /// Starts a server that prints one line on its standard output as soon as it is ready.
    fn serve_and_read(&mut self, program: &str, arguments: &[&str]) -> Result<String> {
        let mut command = self.server(program)?;
        let mut child = command.args(arguments).stdout(Stdio::piped()).spawn().doing(program)?;
        let output = child.stdout.take();
        self.servers.push(child);
        let mut line = String::new();
        if let Some(pipe) = output {
            BufReader::new(pipe).read_line(&mut line).doing(program)?;
        }
        match line.trim() {
            "" => Err(Failure::new(format!("{program} did not start; see {}", log().display()))),
            said => Ok(said.to_owned()),
        }
    }

    /// A command that the kernel ends when this process dies without a chance to tidy up.
    fn server(&self, program: &str) -> Result<Command> {
        let mut command = if find("setpriv").is_some() {
            let mut leashed = Command::new("setpriv");
            leashed.args(["--pdeathsig", "TERM", program]);
            leashed
        } else {
            Command::new(program)
        };
        self.furnish(&mut command);
        let log = open_log()?;
        let copy = log.try_clone().doing("sharing the log")?;
        command.stdin(Stdio::null()).stdout(log).stderr(copy);
        Ok(command)
    }

    fn wait_for_owner(&self, name: &str) -> Result<()> {
        let deadline = Instant::now() + PATIENCE;
        while Instant::now() < deadline {
            let mut question = Command::new("dbus-send");
            self.furnish(&mut question);
            question.args(["--session", "--print-reply", "--dest=org.freedesktop.DBus", "/"]);
            question.args(["org.freedesktop.DBus.GetNameOwner", &format!("string:{name}")]);
            if succeeds(&mut question) {
                return Ok(());
            }
            thread::sleep(Duration::from_millis(20));
        }
        Err(Failure::new(format!("nobody serves {name}; see {}", log().display())))
    }
}

impl Drop for Desktop {
    fn drop(&mut self) {
        for server in self.servers.iter_mut().rev() {
            end(server);
        }
        drop(fs::remove_dir_all(&self.folder));
    }
}

/// Asks a server to end, so that it takes its sockets and locks with it, and insists after a while.
fn end(server: &mut Child) {
    let polite = format!("kill -TERM {}", server.id());
    drop(Command::new("sh").args(["-c", &polite]).stderr(Stdio::null()).status());
    let deadline = Instant::now() + Duration::from_secs(3);
    while Instant::now() < deadline && matches!(server.try_wait(), Ok(None)) {
        thread::sleep(Duration::from_millis(10));
    }
    // One that has ended by itself cannot be killed, which is as good.
    drop(server.kill());
    drop(server.wait());
}

/// The run-time folder is refused by most services while others can look into it.
#[cfg(unix)]
fn close_to_others(folder: &Path) -> Result<()> {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(folder, fs::Permissions::from_mode(0o700))
        .doing("closing the home to others")
}

#[cfg(not(unix))]
fn close_to_others(_folder: &Path) -> Result<()> {
    Err(Failure::new("a private desktop needs Linux: it is made of X11 and D-Bus"))
}

const PREFIX: &str = "bahi-desktop-";

/// Removes the folders of desktops whose process was killed before it could.
fn sweep() {
    for entry in fs::read_dir(env::temp_dir()).into_iter().flatten().flatten() {
        let name = entry.file_name();
        let owner = name.to_str().and_then(|name| name.strip_prefix(PREFIX));
        if owner.is_some_and(|process| !Path::new("/proc").join(process).exists()) {
            drop(fs::remove_dir_all(entry.path()));
        }
    }
}

fn log() -> PathBuf {
    paths::log("desktop")
}

fn open_log() -> Result<File> {
    if let Some(folder) = log().parent() {
        fs::create_dir_all(folder).doing("making the folder of logs")?;
    }
    File::options().create(true).append(true).open(log()).doing("opening the desktop's log")
}
