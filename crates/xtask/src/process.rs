//! Starting other programs, and saying what went wrong when they fail.

use std::env::{self, consts::EXE_SUFFIX};
use std::ffi::OsStr;
use std::fmt;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, ExitStatus, Stdio};

use crate::paths;

/// How many lines of a log a failure shows.
const LINES_SHOWN: usize = 60;

/// What went wrong, in words for the person at the terminal.
#[derive(Debug)]
pub(crate) struct Failure(String);

/// The result of a chore.
pub(crate) type Result<T> = std::result::Result<T, Failure>;

impl Failure {
    pub(crate) fn new(words: impl Into<String>) -> Self {
        Self(words.into())
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// Adds to an I/O error what was being done.
pub(crate) trait Doing<T> {
    fn doing(self, what: &str) -> Result<T>;
}

impl<T> Doing<T> for std::io::Result<T> {
    fn doing(self, what: &str) -> Result<T> {
        self.map_err(|error| Failure::new(format!("{what}: {error}")))
    }
}

/// Cargo in the workspace, with the one set of settings every chore shares.
pub(crate) fn cargo() -> Command {
    let program = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(program);
    command.current_dir(paths::root()).env("CARGO_TARGET_DIR", paths::target());
    if env::var_os("CI").is_some() {
        command.env("CARGO_INCREMENTAL", "0");
    }
    if !cfg!(target_os = "linux") && env::var_os("OPENSSL_NO_VENDOR").is_none() {
        // Only Linux distributions ship the OpenSSL headers; elsewhere the vendored one is built.
        command.env("OPENSSL_NO_VENDOR", "0");
    }
    command
}

/// npm in the window's folder.
pub(crate) fn npm() -> Command {
    let mut command = Command::new(if cfg!(windows) { "npm.cmd" } else { "npm" });
    command.current_dir(paths::ui());
    command
}

/// The full path of a program, when there is one to start.
pub(crate) fn find(program: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    env::split_paths(&path)
        .map(|folder| folder.join(format!("{program}{EXE_SUFFIX}")))
        .find(|candidate| candidate.is_file())
}

/// Runs a command quietly and returns what it printed.
pub(crate) fn capture(command: &mut Command) -> Result<String> {
    let words = describe(command);
    let output = command.stdin(Stdio::null()).output().doing(&words)?;
    if output.status.success() {
        return Ok(String::from_utf8_lossy(&output.stdout).into_owned());
    }
    let complaint = String::from_utf8_lossy(&output.stderr).into_owned();
    Err(Failure::new(format!("{words}: {}\n{}", output.status, complaint.trim_end())))
}

/// Whether a command can be started and succeeds; it prints nothing.
pub(crate) fn succeeds(command: &mut Command) -> bool {
    let status = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).status();
    status.is_ok_and(|status| status.success())
}

/// Runs a command on this terminal and insists that it succeeds.
pub(crate) fn check(command: &mut Command) -> Result<()> {
    let words = describe(command);
    refuse_failure(command.status().doing(&words)?, &words)
}

/// Runs a command on this terminal and passes its exit code on.
pub(crate) fn pass_on(command: &mut Command) -> Result<ExitCode> {
    let words = describe(command);
    let status = command.status().doing(&words)?;
    let code = status.code().and_then(|code| u8::try_from(code).ok()).unwrap_or(1);
    Ok(ExitCode::from(code))
}

/// An empty log for this step, which may run more than one command into it.
pub(crate) fn fresh_log(step: &str) -> Result<PathBuf> {
    let log = paths::log(step);
    if log.exists() {
        fs::remove_file(&log).doing("clearing the log of the last run")?;
    }
    Ok(log)
}

/// Runs a command into a log file, and shows the end of it when the command fails.
pub(crate) fn logged(command: &mut Command, log: &Path) -> Result<()> {
    let words = describe(command);
    let file = append(log).doing(&format!("opening {}", log.display()))?;
    let copy = file.try_clone().doing("sharing the log")?;
    command.env("NO_COLOR", "1").env("CARGO_TERM_COLOR", "never");
    let status = command.stdin(Stdio::null()).stdout(file).stderr(copy).status().doing(&words)?;
    refuse_failure(status, &words).map_err(|failure| {
        Failure::new(format!("{failure}\n{}\n(all of it: {})", tail(log), log.display()))
    })
}

fn refuse_failure(status: ExitStatus, words: &str) -> Result<()> {
    if status.success() { Ok(()) } else { Err(Failure::new(format!("{words}: {status}"))) }
}

fn append(log: &Path) -> std::io::Result<File> {
    if let Some(folder) = log.parent() {
        fs::create_dir_all(folder)?;
    }
    File::options().create(true).append(true).open(log)
}

fn tail(log: &Path) -> String {
    let bytes = fs::read(log).unwrap_or_default();
    let text = String::from_utf8_lossy(&bytes);
    let lines: Vec<&str> = text.lines().collect();
    lines[lines.len().saturating_sub(LINES_SHOWN)..].join("\n")
}

fn describe(command: &Command) -> String {
    let program = Path::new(command.get_program()).file_name().unwrap_or_default();
    let words: Vec<_> =
        std::iter::once(program).chain(command.get_args()).map(OsStr::to_string_lossy).collect();
    words.join(" ")
}
