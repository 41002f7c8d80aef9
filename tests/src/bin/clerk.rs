//! A clerk in a process of its own, to be killed, starved and shut out: it signs in, writes the steps that follow from
//! those it is told were done, and says on a line of its own what was acknowledged.
//!
//! `clerk ROOT HOW [ID…]`: the folder of shops, how to work, and what the steps so far made. How is `on` (step after step
//! until the end of the process), `early` (the same, but acknowledged before it is done: what no program may do), `ask`
//! (one step for each line read), `full` (until the disk is full, then once more when room was made).

use std::io::{BufRead as _, Write as _};
use std::path::Path;

use acceptance::clerk::Clerk;
use acceptance::{code, run};

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (root, how) = (Path::new(&arguments[0]), arguments[1].as_str());
    let made = arguments[2..].iter().map(|id| id.parse().unwrap()).collect();
    run(async {
        let mut clerk = match Clerk::sign_in(root, made).await {
            Ok(clerk) => clerk,
            Err(refused) => return say(&format!("closed {}", code::<()>(&Err(refused)))),
        };
        say("open");
        match how {
            "on" => loop {
                step(&mut clerk).await;
            },
            "early" => loop {
                say(&format!("ack {} 0", clerk.steps()));
                clerk.step().await.unwrap();
            },
            "ask" => ask(&mut clerk).await,
            _ => say("how?"),
        }
    });
}

/// Does what each line asks for: `step`, `look`, `lock`.
async fn ask(clerk: &mut Clerk) {
    for line in std::io::stdin().lock().lines() {
        match line.unwrap().as_str() {
            "step" => step(clerk).await,
            "look" => say(&code(&clerk.tell().await)),
            "lock" => say(&code(&clerk.counter.lock().await)),
            _ => say("what?"),
        }
    }
}

/// The next step, and what came of it.
async fn step(clerk: &mut Clerk) {
    let step = clerk.steps();
    match clerk.step().await {
        Ok(id) => say(&format!("ack {step} {id}")),
        Err(refused) => say(&format!("refused {step} {}", code::<()>(&Err(refused)))),
    }
}

/// Says a line at once.
fn say(line: &str) {
    let mut out = std::io::stdout().lock();
    writeln!(out, "{line}").unwrap();
    out.flush().unwrap();
}
