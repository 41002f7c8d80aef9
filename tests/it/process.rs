//! A clerk in a process of its own, and what it says.

use std::io::{BufRead as _, BufReader, Write as _};
use std::path::Path;
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

/// The longest a test waits for a line: far more than a busy machine takes, and less than forever.
const PATIENCE: Duration = Duration::from_secs(120);

/// A running clerk. Dropping it kills it.
pub(crate) struct Clerk {
    child: Child,
    orders: Option<ChildStdin>,
    lines: Receiver<String>,
}

/// The clerk of these tests, working as told in a folder where these steps were done.
pub(crate) fn clerk(root: &Path, how: &str, made: &[i64]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_clerk"));
    command.arg(root).arg(how).args(made.iter().map(i64::to_string));
    command
}

impl Clerk {
    /// Starts one.
    pub(crate) fn start(mut command: Command) -> Self {
        command.stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut child = command.spawn().unwrap();
        let (said, lines) = channel();
        let out = BufReader::new(child.stdout.take().unwrap());
        std::thread::spawn(move || {
            // A line that was cut off by a kill was never said.
            let whole = out.split(b'\n').map_while(Result::ok);
            whole.for_each(|line| drop(said.send(String::from_utf8(line).unwrap())));
        });
        Self { orders: child.stdin.take(), child, lines }
    }

    /// The process it runs in.
    pub(crate) fn process(&self) -> u32 {
        self.child.id()
    }

    /// Waits for its next line.
    pub(crate) fn hear(&self) -> String {
        self.lines.recv_timeout(PATIENCE).unwrap()
    }

    /// Orders something and waits for the answer.
    pub(crate) fn order(&mut self, order: &str) -> String {
        writeln!(self.orders.as_mut().unwrap(), "{order}").unwrap();
        self.hear()
    }

    /// Listens so long and then kills it: everything it said.
    pub(crate) fn kill_after(mut self, time: Duration) -> Vec<String> {
        let end = Instant::now() + time;
        let mut heard = Vec::new();
        loop {
            match self.lines.recv_timeout(end.saturating_duration_since(Instant::now())) {
                Ok(line) => heard.push(line),
                Err(RecvTimeoutError::Timeout) => break,
                Err(RecvTimeoutError::Disconnected) => panic!("the clerk went away: {heard:?}"),
            }
        }
        self.child.kill().unwrap();
        self.child.wait().unwrap();
        heard.extend(self.lines.iter());
        heard
    }
}

impl Drop for Clerk {
    fn drop(&mut self) {
        // It may be gone already, which is what this is for.
        drop(self.child.kill());
        drop(self.child.wait());
    }
}
