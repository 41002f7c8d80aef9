//! The controls: deliberately broken variants of the program, each of which must turn its test red. A test that stays
//! green here proves nothing anywhere.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};

use crate::paths;
use crate::process::{Doing, Failure, Result, capture, cargo};
use crate::setup::{Need, setup};

mod table;
#[cfg(test)]
mod tests;

/// One line broken on purpose, and the test that must notice.
pub(crate) struct Control {
    /// What the broken program does.
    does: &'static str,
    /// The file, from the workspace's root.
    file: &'static str,
    /// The sound text, which occurs once.
    sound: &'static str,
    /// What stands in its place.
    broken: &'static str,
    /// The package whose test must go red.
    package: &'static str,
    /// The name of the test, or the beginning of the names of several.
    test: &'static str,
}

/// Breaks a copy of the workspace in one place after the other.
pub(crate) fn controls() -> Result<ExitCode> {
    setup(Need::Build)?;
    let copy = Workspace::copied()?;
    println!("building the sound variant");
    let mut unnoticed = 0;
    for control in table::CONTROLS {
        let noticed = copy.tried(control)?;
        let verdict = if noticed { "red    " } else { "UNSEEN " };
        println!("{verdict} {:<52} {}::{}", control.does, control.package, control.test);
        unnoticed += usize::from(!noticed);
    }
    println!("{} controls, {unnoticed} unseen", table::CONTROLS.len());
    Ok(if unnoticed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// A copy of the sources with a target folder of its own, so that nothing broken reaches a build of the real ones.
struct Workspace(PathBuf);

impl Workspace {
    /// Every file that Git knows or would take; those that are the same already keep their times.
    fn copied() -> Result<Self> {
        let folder = paths::target().join("controls");
        let list = capture(Command::new("git").current_dir(paths::root()).args([
            "ls-files",
            "--cached",
            "--others",
            "--exclude-standard",
        ]))?;
        for name in list.lines().filter(|name| paths::root().join(name).is_file()) {
            let sound = fs::read(paths::root().join(name)).doing(name)?;
            put(&folder.join("tree").join(name), &sound)?;
        }
        Ok(Self(folder))
    }

    /// Whether the test of a control is green as things are and red once its line is broken.
    fn tried(&self, control: &Control) -> Result<bool> {
        let file = self.0.join("tree").join(control.file);
        let sound = fs::read_to_string(&file).doing(control.file)?;
        if !self.compiles(control)? || !self.passes(control)? {
            return Err(Failure::new(format!(
                "{} is red before anything was broken",
                control.test
            )));
        }
        put(&file, control.break_in(&sound)?.as_bytes())?;
        let broken = self.compiles(control).and_then(|compiles| {
            if compiles { self.passes(control) } else { Err(does_not_compile(control)) }
        });
        put(&file, sound.as_bytes())?;
        broken.map(|passes| !passes)
    }

    fn compiles(&self, control: &Control) -> Result<bool> {
        self.quietly(self.cargo(control).arg("--no-run"))
    }

    fn passes(&self, control: &Control) -> Result<bool> {
        self.quietly(self.cargo(control).args(["--", control.test]))
    }

    fn cargo(&self, control: &Control) -> Command {
        let mut command = cargo();
        command.current_dir(self.0.join("tree")).env("CARGO_TARGET_DIR", self.0.join("target"));
        command.args(["test", "--quiet", "--package", control.package, "--lib", "--tests"]);
        command
    }

    fn quietly(&self, command: &mut Command) -> Result<bool> {
        let log = fs::File::create(self.0.join("last.log")).doing("opening the log")?;
        let copy = log.try_clone().doing("sharing the log")?;
        let status = command.stdin(Stdio::null()).stdout(log).stderr(copy).status();
        Ok(status.doing("cargo test")?.success())
    }
}

impl Control {
    /// A text with the sound line broken. It must be there once, so that a control cannot outlive what it breaks.
    fn break_in(&self, text: &str) -> Result<String> {
        match text.matches(self.sound).count() {
            1 => Ok(text.replace(self.sound, self.broken)),
            times => {
                let words = format!("“{}”: found {times} times in {}", self.does, self.file);
                Err(Failure::new(words))
            }
        }
    }
}

fn does_not_compile(control: &Control) -> Failure {
    Failure::new(format!("“{}” does not compile", control.does))
}

/// Writes a file unless it says the same already.
fn put(file: &Path, bytes: &[u8]) -> Result<()> {
    if fs::read(file).is_ok_and(|there| there == bytes) {
        return Ok(());
    }
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder).doing("making a folder")?;
    }
    fs::write(file, bytes).doing("writing the copy")
}
