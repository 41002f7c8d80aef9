//! The controls: deliberately broken variants of the program, each of which must turn its test red. A test that stays
//! green here proves nothing anywhere.

use std::collections::{BTreeMap, BTreeSet};
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

/// Breaks a copy of the workspace in one place after the other: wherever these words stand in what is broken, in its file
/// or in the name of its test.
pub(crate) fn controls(words: &str) -> Result<ExitCode> {
    setup(Need::Build)?;
    let copy = Workspace::copied()?;
    let wanted: Vec<_> =
        table::CONTROLS.iter().filter(|control| control.speaks_of(words)).collect();
    println!("the sound variant, which every test must pass");
    copy.insist_on_sound(&wanted)?;
    let mut unnoticed = 0;
    for control in &wanted {
        let noticed = copy.notices(control)?;
        let verdict = if noticed { "red    " } else { "UNSEEN " };
        println!("{verdict} {:<52} {}::{}", control.does, control.package, control.test);
        unnoticed += usize::from(!noticed);
    }
    println!("{} controls, {unnoticed} unseen", wanted.len());
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

    /// Runs every test once while nothing is broken; one that is red by itself would prove nothing.
    fn insist_on_sound(&self, controls: &[&Control]) -> Result<()> {
        let mut tests: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
        for control in controls {
            tests.entry(control.package).or_default().insert(control.test);
        }
        for (package, tests) in tests {
            if !self.quietly(self.cargo(package).arg("--").args(tests))? {
                let log = self.log();
                let words =
                    format!("{package} is red before anything was broken: {}", log.display());
                return Err(Failure::new(words));
            }
        }
        Ok(())
    }

    /// Whether the test of a control turns red while its line is broken. The line is mended without compiling: the
    /// next break compiles both at once.
    fn notices(&self, control: &Control) -> Result<bool> {
        let file = self.0.join("tree").join(control.file);
        let sound = fs::read_to_string(&file).doing(control.file)?;
        put(&file, control.break_in(&sound)?.as_bytes())?;
        let passes = self.passes(control);
        put(&file, sound.as_bytes())?;
        passes.map(|passes| !passes)
    }

    fn passes(&self, control: &Control) -> Result<bool> {
        if !self.quietly(self.cargo(control.package).arg("--no-run"))? {
            return Err(Failure::new(format!("“{}” does not compile", control.does)));
        }
        self.quietly(self.cargo(control.package).args(["--", control.test]))
    }

    fn cargo(&self, package: &str) -> Command {
        let mut command = cargo();
        command.current_dir(self.0.join("tree")).env("CARGO_TARGET_DIR", self.0.join("target"));
        command.args(["test", "--quiet", "--package", package, "--lib", "--tests"]);
        command
    }

    fn log(&self) -> PathBuf {
        self.0.join("last.log")
    }

    fn quietly(&self, command: &mut Command) -> Result<bool> {
        let log = fs::File::create(self.log()).doing("opening the log")?;
        let copy = log.try_clone().doing("sharing the log")?;
        let status = command.stdin(Stdio::null()).stdout(log).stderr(copy).status();
        Ok(status.doing("cargo test")?.success())
    }
}

impl Control {
    fn speaks_of(&self, words: &str) -> bool {
        [self.does, self.file, self.test].iter().any(|text| text.contains(words))
    }

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
