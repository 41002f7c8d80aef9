//! A clerk in a process of its own, to be killed, starved and shut out: it signs in, writes the steps that follow from
//! those it is told were done, and says on a line of its own what was acknowledged.
//!
//! `clerk ROOT HOW [ID…]`: the folder of shops, how to work, and what the steps so far made. How is `on` (step after step
//! until the end of the process), `early` (the same, but acknowledged before it is done: what no program may do),
//! `ask` (what each line read asks for), `remove` (removes the second person of the shop), `sample` (makes the sample shop and signs in to none), or `register` (makes a
//! shop, and once a line was read makes one more).

use std::io::{BufRead as _, Write as _};
use std::path::Path;

use acceptance::clerk::Clerk;
use acceptance::{code, india, run};
use books::sample::SampleShop;
use books::values::UserId;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (root, how) = (Path::new(&arguments[0]), arguments[1].as_str());
    let made = arguments[2..].iter().map(|id| id.parse().unwrap()).collect();
    run(async {
        match how {
            "sample" => return sample(root).await,
            "register" => return register(root).await,
            _ => {}
        }
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
            "ask" => ask(&mut clerk, root).await,
            "remove" => {
                say(&code(&clerk.remove(UserId(2)).await));
                ask(&mut clerk, root).await;
            }
            _ => say("how?"),
        }
    });
}

/// Makes the sample shop and says how far it is.
async fn sample(root: &Path) {
    let input = SampleShop { language: "en".to_owned(), place: india() };
    let tell = |percent| say(&format!("made {percent}"));
    drop(acceptance::clerk::counter(root).try_sample_shop(input, tell).await);
}

/// Makes a shop, and after each file that is removed from the folder one more. Says what came of it, and how many shops
/// there are to sign in to.
async fn register(root: &Path) {
    let counter = acceptance::clerk::counter(root);
    loop {
        let made = counter.register(acceptance::new_shop(india())).await;
        drop(counter.lock().await);
        say(&format!("{} {}", code(&made), counter.start().unwrap().shops.len()));
        let Some(file) = std::io::stdin().lock().lines().next() else { return };
        std::fs::remove_file(root.join(file.unwrap())).unwrap();
    }
}

/// Does what each line asks for, and answers each with a line.
async fn ask(clerk: &mut Clerk, root: &Path) {
    for line in std::io::stdin().lock().lines() {
        match line.unwrap().as_str() {
            "step" => step(clerk).await,
            "rest" => say(&code(&clerk.rest().await)),
            "look" => say(&code(&clerk.tell().await)),
            "tell" => say(&serde_json::to_string(&clerk.tell().await.unwrap()).unwrap()),
            "ill" => say(&format!("{:?}", clerk.ill().await)),
            "lock" => say(&code(&clerk.counter.lock().await)),
            "enter" => enter(clerk, root).await,
            "password" => say(&code(&clerk.change_password().await)),
            "username" => say(&code(&clerk.change_username().await)),
            "recovery" => {
                say(&clerk.new_recovery_code().await.unwrap_or_else(|r| code::<()>(&Err(r))))
            }
            file => say(&format!("{:?}", std::fs::remove_file(root.join(file)))),
        }
    }
}

/// Signs in again, as after starting the program anew.
async fn enter(clerk: &mut Clerk, root: &Path) {
    match clerk.enter(root).await {
        Ok(()) => say("open"),
        Err(refused) => say(&format!("closed {}", code::<()>(&Err(refused)))),
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
