//! Named steps in parallel lanes: each printed with its name and time, none hidden.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use crate::process::{Failure, Result, fresh_log};

#[cfg(test)]
mod tests;

/// What a step does; it is given its log.
type Work = Box<dyn FnOnce(&Path) -> Result<()> + Send>;

/// One thing that can pass or fail, with a log of its own.
pub(crate) struct Step {
    name: &'static str,
    after: &'static [&'static str],
    work: Work,
}

impl Step {
    /// A step that needs nothing but its turn in the lane. The work is given its log.
    pub(crate) fn new(
        name: &'static str,
        work: impl FnOnce(&Path) -> Result<()> + Send + 'static,
    ) -> Self {
        Self { name, after: &[], work: Box::new(work) }
    }

    /// Makes the step wait for others, in whichever lane; when one of them fails, this one does too.
    pub(crate) fn after(mut self, names: &'static [&'static str]) -> Self {
        self.after = names;
        self
    }
}

/// How many steps went which way.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Tally {
    pub(crate) passed: usize,
    pub(crate) failed: usize,
}

/// Runs every lane beside the others, and each lane's steps one after the other.
pub(crate) fn run(lanes: Vec<Vec<Step>>) -> Result<Tally> {
    refuse_endless_waiting(&lanes)?;
    let board = Board::default();
    thread::scope(|scope| {
        for lane in lanes {
            scope.spawn(|| lane.into_iter().for_each(|step| board.take(step)));
        }
    });
    Ok(board.tally())
}

/// Goes through the plan without doing it: a step whose turn never comes would be waited for
/// without end.
fn refuse_endless_waiting(lanes: &[Vec<Step>]) -> Result<()> {
    let mut queues: Vec<_> = lanes.iter().map(|lane| lane.iter().peekable()).collect();
    let mut finished: Vec<&str> = Vec::new();
    loop {
        let before = finished.len();
        for queue in &mut queues {
            let ready = |step: &&Step| step.after.iter().all(|name| finished.contains(name));
            if let Some(step) = queue.next_if(ready) {
                finished.push(step.name);
            }
        }
        match queues.iter_mut().find_map(|queue| queue.peek()) {
            None => return Ok(()),
            Some(_) if finished.len() > before => {}
            Some(step) => {
                let words = format!("`{}` would wait for {:?} without end", step.name, step.after);
                return Err(Failure::new(words));
            }
        }
    }
}

/// What has finished so far, and whether it passed.
#[derive(Default)]
struct Board {
    finished: Mutex<BTreeMap<&'static str, bool>>,
    changed: Condvar,
}

impl Board {
    fn take(&self, step: Step) {
        let (name, unmet) = (step.name, self.first_failed(step.after));
        let started = Instant::now();
        let outcome = match unmet {
            Some(other) => Err(Failure::new(format!("not run, because `{other}` failed"))),
            None => begin(step),
        };
        self.report(name, started.elapsed(), &outcome);
    }

    /// Waits until all of these have finished, and names the first that failed.
    fn first_failed(&self, names: &[&'static str]) -> Option<&'static str> {
        let mut finished = self.lock();
        while !names.iter().all(|name| finished.contains_key(name)) {
            finished = self.changed.wait(finished).unwrap_or_else(PoisonError::into_inner);
        }
        names.iter().find(|name| finished.get(*name) == Some(&false)).copied()
    }

    fn report(&self, name: &'static str, took: Duration, outcome: &Result<()>) {
        let mut finished = self.lock();
        match outcome {
            Ok(()) => println!("ok      {name:<16} {}", seconds(took)),
            Err(failure) => println!("FAILED  {name:<16} {}\n{failure}\n", seconds(took)),
        }
        finished.insert(name, outcome.is_ok());
        self.changed.notify_all();
    }

    fn tally(&self) -> Tally {
        let finished = self.lock();
        let passed = finished.values().filter(|passed| **passed).count();
        Tally { passed, failed: finished.len() - passed }
    }

    fn lock(&self) -> MutexGuard<'_, BTreeMap<&'static str, bool>> {
        self.finished.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Starts a step with an empty log.
fn begin(step: Step) -> Result<()> {
    println!("start   {}", step.name);
    (step.work)(&fresh_log(step.name)?)
}

/// A time as a person reads it: `4.2 s`, `3 min 07 s`.
pub(crate) fn seconds(took: Duration) -> String {
    let whole = took.as_secs();
    if whole < 60 {
        format!("{whole}.{} s", took.subsec_millis() / 100)
    } else {
        format!("{} min {:02} s", whole / 60, whole % 60)
    }
}
