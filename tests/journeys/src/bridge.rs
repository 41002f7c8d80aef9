//! The book, asked through the bridge while no window has it open.

use std::path::Path;
use std::process::Stdio;

use serde_json::{Value, json};
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader, Lines};
use tokio::process::{Child, ChildStdin, ChildStdout, Command};

use crate::{Failure, Result};

/// A running bridge on one data folder.
#[derive(Debug)]
pub struct Bridge {
    process: Child,
    requests: ChildStdin,
    answers: Lines<BufReader<ChildStdout>>,
    asked: u64,
}

impl Bridge {
    /// Opens the book in this folder, with the clock at this civil date.
    pub fn open(data: &Path, today: &str) -> Result<Self> {
        let program = std::env::var("TOUR_BRIDGE").map_err(|_| Failure::NotSet("TOUR_BRIDGE"))?;
        let mut command = Command::new(program);
        command.arg("--data").arg(data).args(["--today", today]);
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).kill_on_drop(true);
        let mut process = command.spawn()?;
        let closed = || Failure::Wrong("the bridge has no streams".to_owned());
        let requests = process.stdin.take().ok_or_else(closed)?;
        let answers = BufReader::new(process.stdout.take().ok_or_else(closed)?).lines();
        Ok(Self { process, requests, answers, asked: 0 })
    }

    /// Runs one command and returns its answer; a refusal is an error that quotes it.
    pub async fn call(&mut self, command: &str, arguments: Value) -> Result<Value> {
        self.asked += 1;
        let request = json!({ "id": self.asked, "command": command, "args": arguments });
        self.requests.write_all(format!("{request}\n").as_bytes()).await?;
        self.requests.flush().await?;
        let ended = || Failure::Wrong(format!("the bridge ended during {command}"));
        let line = self.answers.next_line().await?.ok_or_else(ended)?;
        let mut answer: Value = serde_json::from_str(&line)?;
        match answer.get_mut("ok") {
            Some(ok) => Ok(ok.take()),
            None => Err(Failure::Wrong(format!("{command}: {answer}"))),
        }
    }

    /// Closes the book and waits until it is closed.
    pub async fn close(mut self) -> Result<()> {
        drop(self.requests);
        self.process.wait().await?;
        Ok(())
    }
}
