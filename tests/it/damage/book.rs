//! The book's file: cut, flipped, zeroed, newer, older, another one.

use std::fs;

use acceptance::clerk::Clerk;
use acceptance::random::Random;
use acceptance::{run, soak};
use books::doctor::tamper::Tamper;

use super::{Closed, Copy, FILE};
use crate::process::{self, clerk};

/// Bytes of a page.
const PAGE: usize = 4096;
/// The salt at the head of the file, which lies in the key header too.
const SALT: usize = 16;
/// Places where a byte is changed.
const FLIPS: usize = 200;
/// From here chance starts; each failure names its place.
const SEED: u64 = 20_261_121;

/// Refused at the door and left as it was, or named by the doctor.
async fn refused_or_found(closed: &Closed, copy: &Copy, what: &str) -> bool {
    match copy.attempt().await.as_str() {
        "bookDamaged" => true,
        "ok" => {
            let found = closed.open(copy).await;
            assert!(found.starts_with("found "), "{what}: {found}");
            false
        }
        other => panic!("{what}: {other}"),
    }
}

#[test]
fn a_book_that_was_cut_is_damaged_however_short() {
    run(async {
        let closed = Closed::new().await;
        let bytes = closed.copy().bytes(FILE);
        let whole = bytes / PAGE / 2 * PAGE;
        let lengths = [
            0,
            1,
            SALT,
            100,
            511,
            512,
            1023,
            1024,
            PAGE - 1,
            PAGE,
            PAGE + 1,
            2 * PAGE,
            whole,
            whole + 1,
            bytes - PAGE - 1,
            bytes - PAGE,
            bytes - 1,
        ];
        for length in lengths {
            let copy = closed.copy();
            copy.cut(FILE, length);
            assert!(
                refused_or_found(&closed, &copy, &format!("cut to {length}")).await,
                "{length} bytes open"
            );
        }
    });
}

#[test]
fn a_flipped_byte_is_refused_or_found_wherever_it_lies() {
    run(async {
        let closed = Closed::new().await;
        let (flips, seed) = (FLIPS * soak::times(), soak::seed(SEED));
        let mut chance = Random::new(seed);
        let last = i64::try_from(closed.copy().bytes(FILE) - 1).unwrap();
        let mut refused = 0;
        for _ in 0..flips {
            let place = usize::try_from(chance.between(SALT as i64, last)).unwrap();
            let copy = closed.copy();
            copy.flip(FILE, place);
            refused +=
                usize::from(refused_or_found(&closed, &copy, &format!("byte {place}")).await);
        }
        println!(
            "seed {seed}: {flips} flips, {refused} refused at the door, the rest named by the doctor"
        );
        assert!(refused > 0 && refused < flips, "{refused} of {flips} were refused at the door");
    });
}

/// A torn first sector cannot make the book unopenable: the salt is part of the key.
#[test]
fn the_salt_in_the_file_is_not_needed() {
    run(async {
        let closed = Closed::new().await;
        for place in 0..SALT {
            let copy = closed.copy();
            copy.flip(FILE, place);
            assert_eq!(closed.open(&copy).await, "sound", "byte {place}");
        }
    });
}

/// A disk that gives zeros where there was a page, or bytes of another page.
#[test]
fn a_page_of_zeros_or_of_elsewhere_is_refused_or_found() {
    run(async {
        let closed = Closed::new().await;
        let sound = fs::read(closed.copy().file(FILE)).unwrap();
        let pages = sound.len() / PAGE;
        for page in 0..pages {
            let other = (page + 7) % pages * PAGE;
            for new in [vec![0; PAGE], sound[other..other + PAGE].to_vec()] {
                let mut bytes = sound.clone();
                bytes[page * PAGE..(page + 1) * PAGE].copy_from_slice(&new);
                let copy = closed.copy();
                fs::write(copy.file(FILE), bytes).unwrap();
                let what =
                    format!("page {page}, {} there", if new[0] == 0 { "zeros" } else { "another" });
                refused_or_found(&closed, &copy, &what).await;
            }
        }
    });
}

/// What some file systems leave of a file after a power cut.
#[test]
fn a_book_of_zeros_is_damaged_and_not_a_new_one() {
    run(async {
        let closed = Closed::new().await;
        for bytes in [PAGE, 10 * PAGE, closed.copy().bytes(FILE)] {
            let copy = closed.copy();
            fs::write(copy.file(FILE), vec![0; bytes]).unwrap();
            assert_eq!(copy.attempt().await, "bookDamaged", "{bytes} zeros");
        }
    });
}

#[test]
fn a_newer_book_is_left_alone() {
    run(async {
        let closed = Closed::new().await;
        let copy = closed.copy();
        let clerk = Clerk::sign_in(copy.root(), closed.made.clone()).await.unwrap();
        clerk.counter.tamper(Tamper::Schema { number: 1_000_000 }).await.unwrap();
        clerk.counter.lock().await.unwrap();
        assert_eq!(copy.attempt().await, "bookNewer");
    });
}

/// A file that is a whole and sound book, but not the one whose last entry was acknowledged here.
#[test]
fn an_older_book_or_another_branch_of_it_is_not_taken_for_this_one() {
    run(async {
        let closed = Closed::new().await;
        let (older, newer, branch) = (closed.copy(), closed.copy(), closed.copy());
        write_on(&newer, &closed, 3).await;
        fs::copy(older.file(FILE), newer.file(FILE)).unwrap();
        assert_eq!(newer.attempt().await, "bookDamaged", "an older copy was put back");

        let other = closed.copy();
        write_on(&other, &closed, 1).await;
        // The other branch begins with another entry and is the longer one.
        let clerk = Clerk::sign_in(branch.root(), closed.made.clone()).await.unwrap();
        clerk.again(20).await;
        clerk.counter.lock().await.unwrap();
        let mut skipped = closed.made.clone();
        skipped.truncate(20);
        let mut clerk = Clerk::sign_in(branch.root(), skipped).await.unwrap();
        for _ in 0..6 {
            clerk.step().await.unwrap();
        }
        clerk.counter.lock().await.unwrap();
        fs::copy(branch.file(FILE), other.file(FILE)).unwrap();
        assert_eq!(other.attempt().await, "bookDamaged", "another branch was put in its place");
    });
}

/// Writes some more steps and closes.
async fn write_on(copy: &Copy, closed: &Closed, steps: usize) {
    let mut clerk = Clerk::sign_in(copy.root(), closed.made.clone()).await.unwrap();
    for _ in 0..steps {
        clerk.step().await.unwrap();
    }
    clerk.counter.lock().await.unwrap();
}

#[test]
fn a_book_that_is_open_elsewhere_is_in_use() {
    run(async {
        let closed = Closed::new().await;
        let copy = closed.copy();
        let elsewhere = process::Clerk::start(clerk(copy.root(), "ask", &closed.made));
        assert_eq!(elsewhere.hear(), "open");
        let counter = acceptance::clerk::counter(copy.root());
        let answer = acceptance::clerk::enter(&counter, acceptance::PASSWORD).await;
        assert_eq!(acceptance::code(&answer), "shopInUse");
        drop(elsewhere);
        assert_eq!(closed.open(&copy).await, "sound", "a process that is gone holds nothing");
    });
}
