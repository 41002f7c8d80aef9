//! A process killed at any moment loses nothing that was acknowledged, leaves nothing half-written, and records nothing
//! twice when the same request is sent again.

use std::path::PathBuf;
use std::time::Duration;

use acceptance::clerk::Clerk;
use acceptance::random::Random;
use acceptance::{run, soak};

use super::folder::copy;
use super::process::{self, clerk};

/// Kills of the short form.
const KILLS: usize = 200;
/// Where chance begins.
const SEED: u64 = 26;
/// Kills of one book, so that each can be read whole after each of them.
const KILLS_OF_A_BOOK: usize = 25;

/// Two books that are to stay the same: one nothing happens to, and one whose clerk is killed over and over.
struct Pair {
    sound: Clerk,
    killed: PathBuf,
    chance: Random,
    folder: tempfile::TempDir,
}

/// What came of so many kills.
#[derive(Debug, Default, PartialEq, Eq)]
struct Tally {
    kills: usize,
    acknowledged: usize,
    /// Kills after which a step that was not acknowledged was there, whole.
    finished: usize,
}

impl Pair {
    async fn new(seed: u64) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let (sound, killed) = (folder.path().join("sound"), folder.path().join("killed"));
        let other = Clerk::register(&killed).await;
        other.counter.lock().await.unwrap();
        let sound = Clerk::register(&sound).await;
        Self { sound, killed, chance: Random::new(seed), folder }
    }

    /// One life of a clerk: it works until it is killed; then both books are held against each other.
    async fn life(&mut self, how: &str, tally: &mut Tally) -> Result<(), String> {
        let first = self.sound.steps();
        let process = process::Clerk::start(clerk(&self.killed, how, self.sound.made()));
        // One in five is killed at any moment of its life, while it opens the book too; the others a moment after one of
        // their first answers, however long those take on a busy machine.
        let mut heard = Vec::new();
        if self.chance.percent(80) {
            assert_eq!(process.hear(), "open");
            heard.extend((0..self.chance.between(0, 3)).map(|_| process.hear()));
        }
        let moment = Duration::from_micros(self.chance.between(0, 20_000).unsigned_abs());
        heard.extend(process.kill_after(moment));
        for line in heard.iter().filter(|line| *line != "open") {
            self.follow(line).await?;
        }
        tally.kills += 1;
        tally.acknowledged += self.sound.steps() - first;
        tally.finished += usize::from(self.compare(first).await?);
        Ok(())
    }

    /// Does in the sound book what was acknowledged in the other.
    async fn follow(&mut self, line: &str) -> Result<(), String> {
        let step = self.sound.steps();
        let id = self.sound.step().await.unwrap();
        let early = format!("ack {step} 0");
        if line == format!("ack {step} {id}") || line == early {
            return Ok(());
        }
        Err(format!("the sound book answers step {step} with {id}, the other said: {line}"))
    }

    /// Opens a copy as the kill left it. It must say what the sound book says after the last acknowledged step, or after
    /// the one that was under way; that one is then done for good, and no request of this life does anything again.
    async fn compare(&mut self, first: usize) -> Result<bool, String> {
        let copied = self.folder.path().join("copied");
        copy(&self.killed, &copied);
        let mut made = self.sound.made().to_vec();
        let step = made.len();
        let opened = Clerk::sign_in(&copied, made.clone()).await;
        let other = opened.map_err(|refused| format!("after step {step}: {refused:?}"))?;
        sound(&other).await?;
        let before = self.sound.tell().await.unwrap();
        let under_way = self.sound.step().await.unwrap();
        made.push(under_way);
        let after = self.sound.tell().await.unwrap();

        let told = other.tell().await.unwrap();
        let finished = told == after && before != after;
        if told != before && !finished {
            return Err(format!(
                "step {step} is neither there nor absent:\n{}",
                difference(&told, &before)
            ));
        }
        repeat(&other, first..step, self.sound.made()).await?;
        same(&told, &other, "acknowledged requests sent again").await?;
        other.counter.lock().await.unwrap();

        let mut other = Clerk::sign_in(&copied, made[..step].to_vec()).await.unwrap();
        if other.step().await != Ok(under_way) {
            return Err(format!("step {step} sent again made something else"));
        }
        same(&after, &other, "the step under way sent again").await?;
        sound(&other).await?;
        other.counter.lock().await.unwrap();
        std::fs::remove_dir_all(&copied).unwrap();
        self.settle(under_way).await;
        Ok(finished)
    }

    /// The killed book itself, unclean as it is, goes on with the step that was under way.
    async fn settle(&mut self, under_way: i64) {
        let made = self.sound.made();
        let how = clerk(&self.killed, "ask", &made[..made.len() - 1]);
        let mut process = process::Clerk::start(how);
        assert_eq!(process.hear(), "open");
        assert_eq!(process.order("step"), format!("ack {} {under_way}", made.len() - 1));
        process.kill_after(Duration::ZERO);
    }
}

/// Sends the requests of some steps again: each answers with what it made then.
async fn repeat(clerk: &Clerk, steps: std::ops::Range<usize>, made: &[i64]) -> Result<(), String> {
    for step in steps {
        match clerk.again(step).await {
            None => {}
            Some(Ok(id)) if id == made[step] => {}
            Some(answer) => {
                return Err(format!(
                    "step {step} sent again answers {answer:?}, not {}",
                    made[step]
                ));
            }
        }
    }
    Ok(())
}

async fn same(told: &str, clerk: &Clerk, after: &str) -> Result<(), String> {
    let now = clerk.tell().await.unwrap();
    if now == told {
        Ok(())
    } else {
        Err(format!("changed by {after}:\n{}", difference(&now, told)))
    }
}

async fn sound(clerk: &Clerk) -> Result<(), String> {
    match clerk.ill().await.unwrap() {
        None => Ok(()),
        Some(problem) => Err(format!("the doctor found {problem}")),
    }
}

/// The lines that only one of two texts has.
fn difference(found: &str, wanted: &str) -> String {
    let only = |a: &str, b: &str, sign: char| -> Vec<String> {
        let other: Vec<&str> = b.lines().collect();
        a.lines()
            .filter(|line| !other.contains(line))
            .map(|line| format!("{sign} {line}"))
            .collect()
    };
    [only(found, wanted, '+'), only(wanted, found, '-')].concat().join("\n")
}

/// Kills so many clerks, some of each book.
fn lives(kills: usize, how: &str, seed: u64) -> Result<Tally, String> {
    run(async {
        let mut tally = Tally::default();
        for book in 0..kills.div_ceil(KILLS_OF_A_BOOK) {
            let mut pair = Pair::new(seed + book as u64).await;
            while tally.kills < kills.min((book + 1) * KILLS_OF_A_BOOK) {
                let life = pair.life(how, &mut tally).await;
                life.map_err(|why| {
                    format!("seed {seed}, book {book}, kill {}: {why}", tally.kills)
                })?;
            }
        }
        Ok(tally)
    })
}

#[test]
fn no_kill_loses_halves_or_doubles_an_entry() {
    let (kills, seed) = (KILLS * soak::times(), soak::seed(SEED));
    // Two lanes, as there are two cores.
    let lanes: Vec<_> = (0..2_u64)
        .map(|lane| std::thread::spawn(move || lives(kills / 2, "on", seed + 1_000 * lane)))
        .collect();
    for lane in lanes {
        let tally = lane.join().unwrap().unwrap_or_else(|why| panic!("{why}"));
        println!("seed {seed}: {tally:?}");
        assert_eq!(tally.kills, kills / 2);
        assert!(tally.acknowledged > tally.kills, "hardly anything was recorded: {tally:?}");
    }
}

/// The control: a program that says "saved" before it is saved is found out.
#[test]
fn control_acknowledging_early_is_found_out() {
    let why = lives(50, "early", soak::seed(SEED)).unwrap_err();
    assert!(why.contains("neither there nor absent"), "{why}");
}
