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
const BOOKS: &str = "books";
const SHELL: &str = "bahi";

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
            "crates/books/src/db/batch/request.rs",
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
            "crates/books/src/reminders/notice.rs",
            "digest.write(&folder)?;\n        if let Some(Opened",
            "if let Some(Opened",
        ),
        (PROOF, "reminders::"),
    ),
    control(
        "forgets a notice that was claimed and not shown",
        (
            "crates/books/src/reminders/daily.rs",
            "Some(_) => Next::Resend(telling),",
            "Some(_) => Next::Nothing,",
        ),
        (BOOKS, "reminders::daily::"),
    ),
    control(
        "speaks before its time",
        (
            "crates/books/src/reminders/daily.rs",
            "(minute >= self.minute && !quiet",
            "(minute + 1 >= self.minute && !quiet",
        ),
        (BOOKS, "reminders::daily::"),
    ),
    control(
        "counts beside the locked book against the owner's wish",
        ("crates/books/src/reminders/digest.rs", "if !uncounted {", "if true {"),
        (PROOF, "reminders::wishes::"),
    ),
    control(
        "names somebody in the notification unasked",
        ("crates/books/src/reminders/notice.rs", "shop.reminder_names && !shop", "!shop"),
        (SHELL, "tests::privacy::"),
    ),
    control(
        "lets somebody in by the keyring whom nobody saw for too long",
        ("crates/books/src/shops.rs", "stay_allowed && !away.contains(entry)", "stay_allowed"),
        (SHELL, "tests::keyring::away::"),
    ),
    control(
        "keeps the computer's key after another password",
        (
            "crates/vault/src/wrap.rs",
            "WrapName::UnitByDevice => {\n                self.append_password(&mut data);",
            "WrapName::UnitByDevice => {",
        ),
        ("vault", "device::"),
    ),
    control(
        "calls fresh whoever came by the keyring",
        (
            "crates/books/src/door/admit.rs",
            "(came == Came::Typing).then_some(now)",
            "(came == Came::Typing || came == Came::Keyring).then_some(now)",
        ),
        (SHELL, "tests::keyring::what_the_keyring"),
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
    control(
        "believes what a link says its hash is",
        (
            "crates/books/src/doctor/chain.rs",
            "let hash = link.hash(self.hash, self.chain_key);",
            "let hash = std::array::from_fn(|at| u8::from_str_radix(&link.hash[2 * at..2 * at + 2], 16).unwrap_or(0));",
        ),
        (PROOF, "doctor::edits::"),
    ),
    control(
        "believes what a link says its hash is, whatever page it is on",
        (
            "crates/books/src/doctor/chain.rs",
            "let hash = link.hash(self.hash, self.chain_key);",
            "let hash = std::array::from_fn(|at| u8::from_str_radix(&link.hash[2 * at..2 * at + 2], 16).unwrap_or(0));",
        ),
        (PROOF, "doctor::old_pages::"),
    ),
    control(
        "finds no index that is not told of a change",
        ("crates/books/src/db/doctor/tables.rs", "Ok(sorted && sum == wanted)", "Ok(sorted)"),
        (PROOF, "doctor::controls::an_index_that_is_not_its_tables_is_named"),
    ),
    control(
        "reads a row by an index that is older than it",
        ("crates/books/src/db/doctor/tables.rs", "Ok(sorted && sum == wanted)", "Ok(sorted)"),
        (PROOF, "doctor::old_pages::"),
    ),
    control(
        "keeps the sample shop when it is closed",
        (
            "crates/books/src/opened.rs",
            "sample.map_or(Ok(()), SampleFolder::remove)?;",
            "drop(sample);",
        ),
        (PROOF, "sample::nothing_of_it_stays"),
    ),
    control(
        "lists the sample shop among one's own",
        ("crates/books/src/shops.rs", "if shop.sample {", "if false {"),
        (PROOF, "sample::nothing_of_it_stays"),
    ),
    control(
        "reminds of what nobody owes",
        ("crates/books/src/reminders/digest.rs", "if self.shop.view.sample {", "if false {"),
        (PROOF, "sample::it_asks_for_no_password_and_notifies_nobody"),
    ),
    control(
        "locks the sample shop, whose password nobody knows",
        ("crates/books/src/counter.rs", "!self.sample && (idle", "(idle"),
        (PROOF, "sample::it_asks_for_no_password_and_notifies_nobody"),
    ),
    control(
        "leaves somebody's own shop by the sample's door",
        (
            "crates/books/src/sample.rs",
            "if self.look().await?.opened.sample.is_none() {",
            "if false {",
        ),
        (PROOF, "sample::from_a_real_shop_its_door_leads_nowhere"),
    ),
    control(
        "follows a link out of the sample's folder",
        ("crates/books/src/sample/folder.rs", "fs::symlink_metadata(&path)", "fs::metadata(&path)"),
        (PROOF, "sample::folder::no_link_leads_out_of_it"),
    ),
    control(
        "removes a sample that another program has open",
        ("crates/books/src/sample/folder.rs", "drop(vault::ShopFolder::lock(&path)?);", ""),
        (PROOF, "sample::folder::one_that_another_program_has_open_stays"),
    ),
    control(
        "lets somebody in whose way in is closed",
        (
            "crates/books/src/people/staff.rs",
            "(true, _) => May::Not,",
            "(true, _) if false => May::Not,\n        (true, _) => May::Enter,",
        ),
        (PROOF, "people::a_way_in_is_closed"),
    ),
    control(
        "shuts somebody out by their own hand",
        ("crates/books/src/people/staff.rs", "if id == self.user {", "if false {"),
        (PROOF, "people::a_way_in_is_closed"),
    ),
    control(
        "takes a one-time password for good",
        (
            "crates/books/src/people/staff.rs",
            "Some(once)) if now.0 > once.until.0",
            "Some(once)) if false && now.0 > once.until.0",
        ),
        (PROOF, "people::a_one_time_password"),
    ),
    control(
        "leaves whoever was removed their key",
        (
            "crates/vault/src/rotation.rs",
            "without.iter().copied().chain(forged).collect::<Vec<_>>()",
            "without[..0].iter().copied().chain(forged).collect::<Vec<_>>()",
        ),
        (PROOF, "people::removal::"),
    ),
    control(
        "rewords what was said on another day",
        (
            "crates/books/src/interactions.rs",
            "if reworded && !desk.wrote_today(&found) {",
            "if false {",
        ),
        (PROOF, "interactions::words_change"),
    ),
    control(
        "keeps a promise with what came too late",
        (
            "crates/books/src/db/promises.rs",
            "WHERE d.customer_id = p.customer_id AND d.kind = 6\n            AND d.day <= p.day",
            "WHERE d.customer_id = p.customer_id AND d.kind = 6",
        ),
        (PROOF, "promises::"),
    ),
    control(
        "keeps a promise with what was paid back",
        (
            "crates/books/src/db/promises.rs",
            "r.about_id = d.id AND r.kind = 10",
            "r.about_id = d.id AND r.kind = 11",
        ),
        (PROOF, "promises::a_promise_on_what_is_let_off"),
    ),
    control(
        "calls a promise broken that was let off",
        ("crates/books/src/db/promises.rs", "AND d.kind IN (7, 8, 9)", "AND d.kind IN (7, 9)"),
        (PROOF, "promises::a_promise_on_what_is_let_off"),
    ),
    control(
        "reminds in spite of a promise",
        (
            "crates/books/src/db/silence.rs",
            "quiet.iter().map(|(customer, _)| customer)",
            "quiet.iter().take(0).map(|(customer, _)| customer)",
        ),
        (PROOF, "promises::a_live_promise"),
    ),
    control(
        "reminds of what a case is about",
        (
            "crates/books/src/db/silence.rs",
            "WHERE k.status <= 3 AND k.removed_at IS NULL) \"",
            "WHERE false) \"",
        ),
        (PROOF, "cases::silence::"),
    ),
    control(
        "begins a case about another customer's bill",
        (
            "crates/books/src/cases.rs",
            "if document.customer != Some(customer.0) {",
            "if document.customer.is_none() {",
        ),
        (PROOF, "cases::a_case_is_refused"),
    ),
    control(
        "leaves words of an erased customer where searches look",
        (
            "crates/books/src/db/customers.rs",
            "INSERT INTO customer_text (customer_text) VALUES ('optimize');",
            "",
        ),
        (PROOF, "customers::endings::nothing_of_an_erased_customer"),
    ),
    control(
        "misses a note that was taken from beside the trail",
        ("crates/books/src/told.rs", "text.len() == DIGEST &&", "text.len() == DIGEST + 1 &&"),
        (PROOF, "cases::endings::a_note_that_was_taken_away"),
    ),
    control(
        "counts as collected what was taken back",
        (
            "migrations/0001_book.sql",
            "ON CONFLICT (loan_id, document_id) DO UPDATE SET amount = amount + NEW.amount;",
            "ON CONFLICT (loan_id, document_id) DO UPDATE SET amount = amount + max(NEW.amount, 0);",
        ),
        (PROOF, "loans::figures::"),
    ),
    control(
        "writes down a message that was not opened",
        ("crates/books/src/messages.rs", "        open(&link)?;\n", "        drop(open(&link));\n"),
        (PROOF, "messages::"),
    ),
    control(
        "bothers whom one put off",
        ("crates/books/src/db/silence.rs", "WHERE until > ?1", "WHERE until > ?1 AND false"),
        (PROOF, "calling::"),
    ),
    control(
        "lets a link lead anywhere",
        (
            "src-tauri/src/opener.rs",
            "url.host_str() == Some(\"wa.me\")",
            "url.host_str().is_some()",
        ),
        (SHELL, "opener::"),
    ),
];
