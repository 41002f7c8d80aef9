//! What is broken, and who must notice.

use super::Control;

const fn control(
    does: &'static str,
    (file, sound, broken): (&'static str, &'static str, &'static str),
    (package, test): (&'static str, &'static str),
) -> Control {
    Control { does, file, sound, broken, package, test }
}

const LEDGER: &str = "ledger";
const PROOF: &str = "acceptance";

/// From the rules outwards to the disk.
pub(super) const CONTROLS: &[Control] = &[
    control(
        "takes more than is outstanding",
        ("crates/ledger/src/loan.rs", "if amount > outstanding {", "if false {"),
        (LEDGER, "loan::"),
    ),
    control(
        "settles the newest due first",
        (
            "crates/ledger/src/allocation.rs",
            "|due| (due.due_on, due.id)",
            "|due| core::cmp::Reverse((due.due_on, due.id))",
        ),
        (LEDGER, "allocation::"),
    ),
    control(
        "calls what falls due today late",
        (
            "crates/ledger/src/status.rs",
            "None => Self::Clear,\n            Some(due_on) if due_on < today",
            "None => Self::Clear,\n            Some(due_on) if due_on <= today",
        ),
        (LEDGER, "status::"),
    ),
    control(
        "rounds every half down",
        (
            "crates/ledger/src/money.rs",
            "twice.checked_add(away)?",
            "twice.checked_add(away - away)?",
        ),
        (LEDGER, "money::"),
    ),
    control(
        "lends beyond the limit",
        (
            "crates/ledger/src/credit.rs",
            "if exceeds && overridden.is_none()",
            "if false && exceeds",
        ),
        (LEDGER, "credit::"),
    ),
    control(
        "writes into a closed period",
        (
            "crates/ledger/src/charge.rs",
            "Some(locked_through) if on <= locked_through =>",
            "Some(locked_through) if false && on <= locked_through =>",
        ),
        (LEDGER, "charge::"),
    ),
    control(
        "takes other contents under a used request id",
        (
            "crates/books/src/db/batch.rs",
            "Some(_) => Err(Refusal::RequestReused.on(\"requestId\")),",
            "Some(row) => Ok(Seen::Done(row.get(1))),",
        ),
        (PROOF, "bad_input::a_request_is_recorded_once_and_stands_for_nothing_else"),
    ),
    control(
        "answers whoever has left the counter",
        (
            "crates/books/src/session.rs",
            "if !self.counter.is_current(&self.who.token) {",
            "if false {",
        ),
        (PROOF, "door::"),
    ),
    control(
        "does not claim a day before it speaks",
        (
            "crates/books/src/reminders.rs",
            "digest.claim(today, now);\n        digest.write(&folder)?;",
            "digest.claim(today, now);",
        ),
        (PROOF, "reminders::"),
    ),
    control(
        "forgets what a receipt settled",
        (
            "migrations/0001_book.sql",
            "UPDATE due SET settled = settled + NEW.amount WHERE id = NEW.due_id;",
            "UPDATE due SET settled = settled + 0 WHERE id = NEW.due_id;",
        ),
        (PROOF, "loans::"),
    ),
    control(
        "says saved and does not commit",
        ("crates/books/src/opened.rs", "self.book.commit(tail).await?;", "self.book.tail = tail;"),
        (PROOF, "crash::no_kill_loses_halves_or_doubles_an_entry"),
    ),
    control(
        "does not wait for the disk",
        ("crates/books/src/db/book.rs", "PRAGMA synchronous = FULL;", "PRAGMA synchronous = OFF;"),
        (PROOF, "door::a_shop_opens_again_from_its_files_alone"),
    ),
    control(
        "believes a book that is behind its anchor",
        (
            "crates/books/src/door.rs",
            "book.check_head(head.read()?).await?;",
            "drop(head.read()?);",
        ),
        (PROOF, "damage::log::a_log_that_is_gone_or_cut_is_said"),
    ),
    control(
        "opens a newer book",
        ("crates/books/src/db/book.rs", "1..=SCHEMA => ready", "1.. if version > 0 => ready"),
        (PROOF, "damage::book::a_newer_book_is_left_alone"),
    ),
    control(
        "makes an empty file a new book",
        (
            "crates/books/src/db/book.rs",
            "Ok(0..PAGE) => return Err(Refusal::BookDamaged { detail: \"cut\".to_owned() }.into()),",
            "Ok(0..PAGE) if false => {}",
        ),
        (PROOF, "damage::book::a_book_that_was_cut_is_damaged_however_short"),
    ),
];
