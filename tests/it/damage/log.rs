//! The write-ahead log a killed program leaves: whole, it gives back every entry; without it, or with some of it, what
//! is missing is said.

use acceptance::clerk::Clerk;
use acceptance::random::Random;
use acceptance::{run, soak};

use super::{Closed, Copy, LOG};
use crate::process::{self, clerk};

/// Entries in it.
const STEPS: usize = 12;
/// Bytes flipped in the short form.
const FLIPS: usize = 60;
/// From here chance starts.
const SEED: u64 = 5;

/// A shop whose clerk was killed, with everything since the last closing in its log; and what a sound one says.
async fn killed() -> Closed {
    let mut closed = Closed::new().await;
    let mut sound = Clerk::sign_in(closed.copy().root(), closed.made.clone()).await.unwrap();
    let root = closed.folder.path().join("sound");
    let mut process = process::Clerk::start(clerk(&root, "ask", &closed.made));
    assert_eq!(process.hear(), "open");
    for step in closed.made.len()..closed.made.len() + STEPS {
        let id = sound.step().await.unwrap();
        assert_eq!(process.order("step"), format!("ack {step} {id}"));
    }
    drop(process);
    closed.made = sound.made().to_vec();
    closed.told = sound.tell().await.unwrap();
    sound.counter.lock().await.unwrap();
    closed
}

/// Everything is there, or its loss is said and the files stay as they are: whichever, nothing in silence.
async fn there_or_said(killed: &Closed, copy: &Copy, what: &str) -> bool {
    match copy.attempt().await.as_str() {
        "bookDamaged" => false,
        "ok" => {
            let found = killed.open(copy).await;
            assert_eq!(found, "sound", "{what}");
            true
        }
        other => panic!("{what}: {other}"),
    }
}

#[test]
fn the_log_of_a_killed_program_gives_back_every_entry() {
    run(async {
        let killed = killed().await;
        let copy = killed.copy();
        assert!(copy.bytes(LOG) > 0, "the kill left no log");
        assert!(there_or_said(&killed, &copy, "the log as it was left").await);
    });
}

#[test]
fn a_log_that_is_gone_or_cut_is_said() {
    run(async {
        let killed = killed().await;
        let copy = killed.copy();
        std::fs::remove_file(copy.file(LOG)).unwrap();
        assert!(!there_or_said(&killed, &copy, "no log").await);

        let bytes = killed.copy().bytes(LOG);
        for part in 0..40 {
            let length = bytes * part / 40;
            let copy = killed.copy();
            copy.cut(LOG, length);
            assert!(
                !there_or_said(&killed, &copy, &format!("cut to {length}")).await,
                "{length} of {bytes}"
            );
        }
        let copy = killed.copy();
        copy.cut(LOG, bytes - 1);
        assert!(!there_or_said(&killed, &copy, "cut by one byte").await);
    });
}

#[test]
fn a_flipped_byte_of_the_log_is_said_or_harms_nothing() {
    run(async {
        let killed = killed().await;
        let (flips, seed) = (FLIPS * soak::times(), soak::seed(SEED));
        let mut chance = Random::new(seed);
        let last = i64::try_from(killed.copy().bytes(LOG) - 1).unwrap();
        let mut said = 0;
        for _ in 0..flips {
            let place = usize::try_from(chance.between(0, last)).unwrap();
            let copy = killed.copy();
            copy.flip(LOG, place);
            said += usize::from(!there_or_said(&killed, &copy, &format!("byte {place}")).await);
        }
        println!("seed {seed}: {flips} flips in the log, {said} said");
        assert!(said > 0);
    });
}
