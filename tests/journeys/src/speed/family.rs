//! The app's processes, as the kernel tells of them.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{SystemTime, UNIX_EPOCH};

use crate::{Failure, Result};

/// The kernel counts processor time and starts in hundredths of a second, whatever its own clock.
const TICK_MS: f64 = 10.0;

/// The app, and every process below it: the web view's own.
pub(super) struct Family {
    head: u32,
    members: Vec<u32>,
}

/// What the kernel says of a process in one line.
struct Line {
    name: String,
    parent: u32,
    busy: f64,
    started: f64,
}

impl Family {
    /// The family of the one process that runs this program.
    pub(super) fn of(app: &Path) -> Result<Self> {
        let app = app.canonicalize()?;
        let lines: BTreeMap<u32, Line> = processes().collect();
        let runs =
            |pid: &u32| fs::read_link(format!("/proc/{pid}/exe")).is_ok_and(|exe| exe == app);
        let gone = || Failure::Wrong(format!("{} does not run", app.display()));
        let head = lines.keys().copied().find(runs).ok_or_else(gone)?;
        let mut members = vec![head];
        let mut at = 0;
        while let Some(parent) = members.get(at).copied() {
            members.extend(
                lines.iter().filter(|(_, line)| line.parent == parent).map(|(pid, _)| *pid),
            );
            at += 1;
        }
        Ok(Self { head, members })
    }

    /// When the first of them started, in milliseconds of the world's clock: held against a process that starts now.
    pub(super) fn started(&self) -> Result<f64> {
        let mut now = Command::new("cat").stdin(Stdio::piped()).spawn()?;
        let clock = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        let (reference, app) = (line(now.id()), line(self.head));
        drop(now.stdin.take());
        now.wait()?;
        match (reference, app) {
            (Some(reference), Some(app)) => {
                Ok(clock.as_secs_f64() * 1_000.0 - (reference.started - app.started))
            }
            _gone => Err(Failure::Wrong("the app has ended".to_owned())),
        }
    }

    /// Processor time of them all so far, in milliseconds.
    pub(super) fn busy(&self) -> Result<f64> {
        let lines = self.members.iter().filter_map(|pid| line(*pid));
        Ok(lines.map(|line| line.busy).sum())
    }

    /// Megabytes of each, by name: what it shares counts in proportion.
    pub(super) fn memory(&self) -> Result<BTreeMap<String, f64>> {
        let mut each = BTreeMap::new();
        for pid in &self.members {
            let Some(line) = line(*pid) else { continue };
            let text = fs::read_to_string(format!("/proc/{pid}/smaps_rollup"))?;
            let pss = text.lines().find_map(|line| line.strip_prefix("Pss:"));
            let kilobytes = pss.and_then(|words| words.split_whitespace().next());
            let kilobytes: f64 = kilobytes.and_then(|words| words.parse().ok()).unwrap_or(0.0);
            *each.entry(line.name).or_default() += kilobytes / 1_000.0;
        }
        Ok(each)
    }
}

fn processes() -> impl Iterator<Item = (u32, Line)> {
    let entries = fs::read_dir("/proc").into_iter().flatten().flatten();
    let pids = entries.filter_map(|entry| entry.file_name().to_str()?.parse().ok());
    pids.filter_map(|pid| Some((pid, line(pid)?)))
}

/// The name stands in brackets and may hold anything; the other fields are counted from behind it.
fn line(pid: u32) -> Option<Line> {
    let text = fs::read_to_string(format!("/proc/{pid}/stat")).ok()?;
    let (head, rest) = text.rsplit_once(") ")?;
    let fields: Vec<&str> = rest.split_whitespace().collect();
    let ticks = |at: usize| fields.get(at)?.parse::<f64>().ok();
    Some(Line {
        name: head.split_once('(')?.1.to_owned(),
        parent: fields.get(1)?.parse().ok()?,
        busy: (ticks(11)? + ticks(12)?) * TICK_MS,
        started: ticks(19)? * TICK_MS,
    })
}
