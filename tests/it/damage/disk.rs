//! Disks that refuse: a folder that may only be read, one that is full, one that fails.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use acceptance::clerk::{Clerk, OTHER_PASSWORD, counter};
use acceptance::{PASSWORD, code, run};
use books::shop::{Recover, SignIn, SignedIn};
use books::{Any, Owner};

use super::{Closed, FILE, LOG};
use crate::process::{self, clerk};

/// A program in a place of its own, where it may mount: in a user namespace, or by `sudo` where there are none.
fn private(script: &str, mount: &Path, clerk: &Command) -> Option<Command> {
    const WAYS: [&[&str]; 2] = [&["unshare", "-Urm"], &["sudo", "-n", "unshare", "-m"]];
    let possible = |way: &&&[&str]| {
        let mut attempt = Command::new(way[0]);
        attempt.args(&way[1..]).args(["sh", "-c", "mount -t tmpfs none /mnt"]);
        let quiet = attempt.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        quiet.status().is_ok_and(|status| status.success())
    };
    let way = WAYS.iter().find(possible)?;
    let mut command = Command::new(way[0]);
    command.args(&way[1..]).args(["sh", "-c", &format!("{script} && shift && exec \"$@\""), "sh"]);
    command.arg(mount).arg(clerk.get_program()).args(clerk.get_args());
    Some(command)
}

/// Says what was not tried where nothing can be mounted.
macro_rules! private_or_left_out {
    ($($argument:expr),*) => {
        match private($($argument),*) {
            Some(command) => command,
            None => return println!("left out: this machine lets nobody mount anything"),
        }
    };
}

#[test]
fn a_folder_that_may_only_be_read_is_refused_and_untouched() {
    run(async {
        let closed = Closed::new().await;
        let copy = closed.copy();
        let before = copy.sums();
        let script = "mount --bind \"$1\" \"$1\" && mount -o remount,ro,bind \"$1\"";
        let command =
            private_or_left_out!(script, copy.root(), &clerk(copy.root(), "ask", &closed.made));
        assert_eq!(process::Clerk::start(command).hear(), "closed folderReadOnly");
        assert_eq!(copy.sums(), before);
    });
}

/// A disk of 2 MB with the shop and a file in the way on it, until it is full; then room is made.
#[test]
fn a_full_disk_refuses_and_everything_acknowledged_is_there() {
    run(async {
        let closed = Closed::new().await;
        let mut sound = Clerk::sign_in(closed.copy().root(), closed.made.clone()).await.unwrap();
        let (shop, disk) = (closed.copy(), tempfile::tempdir().unwrap());
        let script = format!(
            "mount -t tmpfs -o size=2m none \"$1\" && cp -R \"{}\"/. \"$1\" && head -c 500000 /dev/zero >\"$1\"/ballast",
            shop.root().display()
        );
        let command =
            private_or_left_out!(&script, disk.path(), &clerk(disk.path(), "ask", &closed.made));
        let mut process = process::Clerk::start(command);
        assert_eq!(process.hear(), "open");

        let refused = fill(&mut process, &mut sound).await;
        assert!(refused.ends_with("diskFull"), "{refused}");
        assert_eq!(process.order("look"), "ok", "what is written can be read");
        assert_eq!(process.order("step"), refused, "a full disk stays full");
        assert_eq!(told(&mut process), sound.tell().await.unwrap());

        // Locked and opened while it is full: the log cannot be emptied, and nothing in it is lost.
        assert_eq!(process.order("lock"), "ok");
        assert_eq!(process.order("enter"), "open");
        assert_eq!(told(&mut process), sound.tell().await.unwrap());

        assert_eq!(process.order("ballast"), "Ok(())");
        let step = sound.steps();
        let id = sound.step().await.unwrap();
        assert_eq!(process.order("step"), format!("ack {step} {id}"), "there is room again");
        assert_eq!(process.order("ill"), "Ok(None)");
        assert_eq!(told(&mut process), sound.tell().await.unwrap());
        sound.counter.lock().await.unwrap();
    });
}

/// A disk with so many pages free: what came of registering, and once there is room of registering again.
fn registered(pages: usize) -> Option<(String, String)> {
    let disk = tempfile::tempdir().unwrap();
    let script = format!(
        "mount -t tmpfs -o size={} none \"$1\" && head -c {} /dev/zero >\"$1\"/ballast",
        2 * ROOM * 4_096,
        (2 * ROOM - 1 - pages) * 4_096,
    );
    let mut process =
        process::Clerk::start(private(&script, disk.path(), &clerk(disk.path(), "register", &[]))?);
    let first = process.hear();
    Some((first, process.order("ballast")))
}

/// Pages that registering certainly finds enough.
const ROOM: usize = 256;

/// However full the disk is when a shop is registered: what was refused is on no list, and the second try is the only
/// shop there. Here and there from the first page on, and each of the last, where what lists a shop is written.
#[test]
fn a_shop_that_was_registered_half_way_is_not_there() {
    let enough = |pages: usize| {
        let (first, second) = registered(pages)?;
        println!("{pages} pages: {first}");
        if first == "ok 1" {
            return Some(true);
        }
        assert!(first.ends_with(" 0"), "{pages} pages: {first}");
        assert_eq!(second, "ok 1", "{pages} pages: what was refused is listed, or none is made");
        Some(false)
    };
    let (mut below, mut from) = (0, ROOM);
    while from - below > 1 {
        let middle = below.midpoint(from);
        match enough(middle) {
            Some(true) => from = middle,
            Some(false) => below = middle,
            None => return println!("left out: this machine lets nobody mount anything"),
        }
    }
    for pages in (0..from).rev().skip(1).take(6) {
        assert_eq!(enough(pages), Some(false));
    }
}

/// Step after step until one is refused; what was acknowledged is done in the sound book too.
async fn fill(process: &mut process::Clerk, sound: &mut Clerk) -> String {
    loop {
        let answer = process.order("step");
        if !answer.starts_with("ack ") {
            return answer;
        }
        let step = sound.steps();
        assert_eq!(answer, format!("ack {step} {}", sound.step().await.unwrap()));
    }
}

fn told(process: &mut process::Clerk) -> String {
    serde_json::from_str(&process.order("tell")).unwrap()
}

/// A clerk that is not ended by writing too much: such a write then fails as on a disk that fails.
fn starvable(clerk: &Command) -> Command {
    let mut command = Command::new("sh");
    command.args(["-c", "trap '' XFSZ; exec \"$@\"", "sh"]);
    command.arg(clerk.get_program()).args(clerk.get_args());
    command
}

/// Lets no file of a process grow beyond so many bytes, or lets them all.
fn limit(process: &process::Clerk, bytes: Option<usize>) {
    let soft = bytes.map_or("unlimited".to_owned(), |bytes| bytes.to_string());
    let mut prlimit = Command::new("prlimit");
    prlimit.args(["--pid", &process.process().to_string(), &format!("--fsize={soft}:unlimited")]);
    assert!(prlimit.status().unwrap().success());
}

/// Some steps in a sound shop and in one whose disk fails from then on.
async fn failing(closed: &Closed, copy: &super::Copy) -> (Clerk, process::Clerk) {
    let mut sound = Clerk::sign_in(closed.copy().root(), closed.made.clone()).await.unwrap();
    let mut process = process::Clerk::start(starvable(&clerk(copy.root(), "ask", &closed.made)));
    assert_eq!(process.hear(), "open");
    for step in closed.made.len()..closed.made.len() + 3 {
        assert_eq!(process.order("step"), format!("ack {step} {}", sound.step().await.unwrap()));
    }
    limit(&process, Some(copy.bytes(LOG) + 100));
    (sound, process)
}

#[test]
fn after_an_error_of_the_disk_the_book_is_opened_anew_and_goes_on() {
    run(async {
        let closed = Closed::new().await;
        let copy = closed.copy();
        let (mut sound, mut process) = failing(&closed, &copy).await;
        let step = sound.steps();
        for _ in 0..3 {
            assert_eq!(process.order("step"), format!("refused {step} bookReadOnly"));
            assert_eq!(process.order("look"), "ok", "what is written can be read");
        }
        assert_eq!(told(&mut process), sound.tell().await.unwrap());
        limit(&process, None);
        assert_eq!(process.order("step"), format!("ack {step} {}", sound.step().await.unwrap()));
        assert_eq!(process.order("ill"), "Ok(None)");
        assert_eq!(told(&mut process), sound.tell().await.unwrap());
        assert_eq!(process.order("lock"), "ok");
        sound.counter.lock().await.unwrap();
    });
}

/// While the file cannot be opened for writing, reads go on from the connection there is.
#[test]
fn a_file_that_is_out_of_reach_for_a_while_is_read_and_not_written() {
    run(async {
        let closed = Closed::new().await;
        let copy = closed.copy();
        let (mut sound, mut process) = failing(&closed, &copy).await;
        let step = sound.steps();
        assert_eq!(process.order("step"), format!("refused {step} bookReadOnly"));
        limit(&process, None);
        fs::rename(copy.file(FILE), copy.file("elsewhere")).unwrap();
        assert_eq!(process.order("look"), "ok");
        assert_eq!(process.order("step"), format!("refused {step} bookReadOnly"));
        assert_eq!(told(&mut process), sound.tell().await.unwrap());
        fs::rename(copy.file("elsewhere"), copy.file(FILE)).unwrap();
        assert_eq!(process.order("step"), format!("ack {step} {}", sound.step().await.unwrap()));
        assert_eq!(process.order("ill"), "Ok(None)");
        sound.counter.lock().await.unwrap();
    });
}

/// The last acknowledged entry is gone when the file is opened anew: what is left can be read, and nothing is written over
/// it; the door then says that entries are missing.
#[test]
fn a_book_that_lost_an_acknowledged_entry_is_only_read() {
    run(async {
        let closed = Closed::new().await;
        let copy = closed.copy();
        let (sound, mut process) = failing(&closed, &copy).await;
        let refused = format!("refused {} bookReadOnly", sound.steps());
        assert_eq!(process.order("step"), refused);
        limit(&process, None);
        fs::remove_file(copy.file(LOG)).unwrap();
        assert_eq!(process.order("look"), "ok");
        assert_eq!(process.order("step"), refused);
        assert_eq!(told(&mut process), closed.told, "what was in the file before is there");
        assert_eq!(process.order("lock"), "ok");
        assert_eq!(process.order("enter"), "closed bookDamaged");
        sound.counter.lock().await.unwrap();
    });
}

/// What one signs in with lies beside the book: an answer holds for both, also when the book could not be written.
#[test]
fn what_opens_the_book_is_what_the_answer_said_when_the_disk_fails() {
    run(async {
        let closed = Closed::new().await;
        for (order, refused, opens) in [
            ("password", "ok", ("asha", OTHER_PASSWORD)),
            ("username", "bookReadOnly", ("asha", PASSWORD)),
        ] {
            let copy = closed.copy();
            let (sound, mut process) = failing(&closed, &copy).await;
            assert_eq!(process.order(order), refused, "{order}");
            assert_eq!(process.order("lock"), "ok", "{order}");
            assert_eq!(process.order("enter"), "open", "{order}");
            limit(&process, None);
            assert_eq!(process.order("lock"), "ok", "{order}");
            assert_eq!(entered(&copy, opens).await, "ok", "{order}");
            sound.counter.lock().await.unwrap();
        }
    });
}

#[test]
fn a_recovery_code_that_was_shown_opens_the_book_when_the_disk_fails() {
    run(async {
        let closed = Closed::new().await;
        let copy = closed.copy();
        let (sound, mut process) = failing(&closed, &copy).await;
        let printed = process.order("recovery");
        limit(&process, None);
        assert_eq!(process.order("lock"), "ok");
        let counter = counter(copy.root());
        let [password, confirm_password] = [OTHER_PASSWORD, OTHER_PASSWORD].map(str::to_owned);
        let (shop_id, username) = (copy.id(), "asha".to_owned());
        let recover = Recover { shop_id, code: printed, username, password, confirm_password };
        assert_eq!(code(&counter.recover(recover).await), "ok");
        counter.lock().await.unwrap();
        sound.counter.lock().await.unwrap();
    });
}

/// What comes of signing in to a copy, and that its book is sound.
async fn entered(copy: &super::Copy, (username, password): (&str, &str)) -> String {
    let counter = counter(copy.root());
    let (username, password) = (username.to_owned(), password.to_owned());
    let signed_in = counter.sign_in(SignIn { shop_id: copy.id(), username, password }).await;
    if let Ok(SignedIn { session, .. }) = &signed_in {
        let owner = counter.session::<Owner, Any>(session).unwrap();
        assert_eq!(owner.verify().await.unwrap().problem, None);
    }
    counter.lock().await.unwrap();
    code(&signed_in)
}
