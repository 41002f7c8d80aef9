//! Bad input at every form: each wrong value is refused by its own name beside its field, the book stays as it was, and so
//! does the draft of what was typed. What only looks dangerous is text like any other.

mod forms;
mod tables;

use acceptance::{code, run};
use books::reading::read_amount;
use serde_json::{Value, json};

use forms::{Command as C, Counter, set};
use tables::{AMOUNTS, DANGEROUS, DATES, FORBIDDEN, IDS, LINES, NOTES, REQUIRED, singular};

/// Sends a form with one wrong value in it. It is refused as expected, and neither book nor draft are touched.
async fn refuse(
    counter: &Counter,
    command: C,
    path: &str,
    wrong: Value,
    expected: &str,
) -> Option<String> {
    let mut form = counter.form(command);
    set(&mut form, path, wrong.clone());
    let found = counter.send(command, &form).await.code();
    let shown = wrong.to_string().chars().take(40).collect::<String>();
    (found != expected).then(|| format!("{command:?} {path} {shown}: {found}, not {expected}"))
}

/// Keeps a draft, makes every attempt, and looks at draft and book afterwards.
async fn each(attempts: Vec<(C, String, Value, String)>) {
    let counter = Counter::open().await;
    let draft = json!({ "typed": DANGEROUS }).to_string();
    counter.shop.staff().save_draft("form", &draft).await.unwrap();
    let before = counter.told().await;
    let mut wrong = Vec::new();
    for (command, path, value, expected) in attempts {
        wrong.extend(refuse(&counter, command, &path, value, &expected).await);
    }
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n"));
    assert_eq!(counter.told().await, before, "a refused form changed the book");
    assert_eq!(counter.shop.staff().draft("form").await.unwrap(), Some(draft));
}

/// The field a path into the form is called in refusals: nested invoices are pinned as their own form's.
fn field(path: &str) -> &str {
    path.strip_prefix("invoice.").unwrap_or(path)
}

#[test]
fn no_text_may_be_too_long_or_carry_what_cannot_be_seen() {
    let mut attempts = Vec::new();
    let fields = LINES.iter().map(|(command, path, most)| (*command, *path, *most, true));
    let notes = NOTES.iter().map(|(command, path)| (*command, *path, 2_000, false));
    for (command, path, most, one_line) in fields.chain(notes) {
        for length in [most + 1, 10_000] {
            let long = json!("x".repeat(length));
            attempts.push((command, path.to_owned(), long, format!("tooLong@{}", field(path))));
        }
        for forbidden in FORBIDDEN.into_iter().chain(one_line.then_some('\n')) {
            let text = json!(format!("a{forbidden}b"));
            attempts.push((
                command,
                path.to_owned(),
                text,
                format!("forbiddenCharacter@{}", field(path)),
            ));
        }
    }
    run(each(attempts));
}

#[test]
fn what_must_be_there_is_asked_for() {
    let rows = REQUIRED.iter().flat_map(|(command, path, why)| {
        ["", "   ", "\t\n"]
            .map(|blank| (*command, (*path).to_owned(), json!(blank), format!("{why}@{path}")))
    });
    run(each(rows.collect()));
}

#[test]
fn an_amount_is_whole_more_than_nothing_and_not_beyond_a_trillion() {
    let mut attempts = Vec::new();
    for (command, path, pinned, beyond) in AMOUNTS {
        let wrong = [
            (json!(0), format!("amountNotPositive@{pinned}")),
            (json!(-5), format!("amountNotPositive@{pinned}")),
            (json!(1_000_000_000_001_i64), format!("{beyond}@{pinned}")),
            (json!(1_i64 << 53), format!("moneyOutOfRange@{pinned}")),
            (json!(i64::MAX), format!("moneyOutOfRange@{pinned}")),
            (json!(i64::MIN), format!("moneyOutOfRange@{pinned}")),
            (json!(12.345), "malformed".to_owned()),
            (json!(1e9), "malformed".to_owned()),
            (json!("100"), "malformed".to_owned()),
            (json!("abc"), "malformed".to_owned()),
            (json!(u64::MAX), "malformed".to_owned()),
        ];
        attempts
            .extend(wrong.map(|(value, expected)| (*command, (*path).to_owned(), value, expected)));
    }
    run(each(attempts));
}

#[test]
fn a_date_must_be_a_day_there_is() {
    let mut attempts = Vec::new();
    for (command, path, no_future) in DATES {
        let mut wrong = vec![
            (json!("2026-02-30"), format!("dateImpossible@{path}")),
            (json!("2026-13-01"), format!("dateImpossible@{path}")),
            (json!("2026-00-10"), format!("dateImpossible@{path}")),
            (json!("2025-02-29"), format!("dateImpossible@{path}")),
            (json!("1899-12-31"), format!("dateImpossible@{path}")),
            (json!("2200-01-01"), format!("dateImpossible@{path}")),
            (json!("21/11/2026"), format!("dateUnreadable@{path}")),
            (json!("tomorrow"), format!("dateUnreadable@{path}")),
            (json!("2026-11-21T00:00:00Z"), format!("dateUnreadable@{path}")),
            (json!("२०२६-११-२१"), format!("dateUnreadable@{path}")),
            (json!(20_261_121), "malformed".to_owned()),
        ];
        if *no_future {
            wrong.push((json!("2026-11-22"), format!("dateInFuture@{path}")));
        }
        attempts.extend(
            wrong
                .into_iter()
                .map(|(value, expected)| (*command, (*path).to_owned(), value, expected)),
        );
    }
    run(each(attempts));
}

#[test]
fn an_unknown_or_malformed_id_finds_nothing() {
    let mut attempts = Vec::new();
    for (command, path, expected) in IDS {
        for unknown in [0, -1, 999_999, i64::MAX, i64::MIN] {
            attempts.push((*command, (*path).to_owned(), json!(unknown), (*expected).to_owned()));
        }
        for malformed in
            [json!("abc"), json!("1"), json!(1.5), json!([1]), json!({ "id": 1 }), json!(true)]
        {
            attempts.push((*command, (*path).to_owned(), malformed, "malformed".to_owned()));
        }
    }
    run(each(attempts));
}

#[test]
fn everything_else_is_refused_by_its_own_name_too() {
    let rows = singular().into_iter().map(|(command, path, value, expected)| {
        (command, path.to_owned(), value, expected.to_owned())
    });
    run(each(rows.collect()));
}

#[test]
fn a_request_id_is_a_uuid() {
    let mut attempts = Vec::new();
    for command in C::ALL.into_iter().filter(|command| command.has_request()) {
        for wrong in [
            "",
            "1",
            "abc",
            "0c1e4000-0000-4000-8000-00000000000",
            "0c1e4000-0000-4000-8000-00000000000g",
            "'; --",
        ] {
            attempts.push((
                command,
                "requestId".to_owned(),
                json!(wrong),
                "requestIdMalformed@requestId".to_owned(),
            ));
        }
        attempts.push((command, "requestId".to_owned(), json!(7), "malformed".to_owned()));
    }
    run(each(attempts));
}

/// The same form twice is one entry; another form under the same id is refused.
#[test]
fn a_request_is_recorded_once_and_stands_for_nothing_else() {
    run(async {
        for command in C::ALL.into_iter().filter(|command| command.has_request()) {
            let counter = Counter::open().await;
            let form = counter.form(command);
            let first = counter.send(command, &form).await;
            assert_eq!(first.code(), "ok", "{command:?}");
            let told = counter.told().await;
            let again = counter.send(command, &form).await;
            assert_eq!(first.view(), again.view(), "{command:?}");
            let (path, other) = match command {
                C::VoidDocument | C::GiveDiscount | C::WriteOff => ("reason", json!("another")),
                C::UseAdvance | C::DepositCheque => ("on", Value::Null),
                C::BillLoan => ("invoice.note", json!("another")),
                C::CreateCase => ("description", json!("another")),
                C::NoteCase => ("text", json!("another")),
                _noted => ("note", json!("another")),
            };
            let mut changed = form.clone();
            set(&mut changed, path, other);
            assert_eq!(
                counter.send(command, &changed).await.code(),
                "requestReused@requestId",
                "{command:?}"
            );
            assert_eq!(counter.told().await, told, "{command:?}");
        }
        // The id of one command's form on another's.
        let counter = Counter::open().await;
        let mut other = counter.form(C::ChargeFee);
        let form = counter.form(C::MoveMoney);
        counter.send(C::MoveMoney, &form).await.view();
        set(&mut other, "requestId", form["requestId"].clone());
        assert_eq!(counter.send(C::ChargeFee, &other).await.code(), "requestReused@requestId");
    });
}

/// Markup, SQL and formulas are stored and shown as the text they are, to the byte.
#[test]
fn what_only_looks_dangerous_is_text() {
    run(async {
        for text in DANGEROUS {
            let counter = Counter::open().await;
            let lines = LINES.iter().map(|(command, path, most)| (*command, *path, *most));
            let notes = NOTES.iter().map(|(command, path)| (*command, *path, 2_000));
            let mut forms = std::collections::BTreeMap::<String, (C, Value)>::new();
            for (command, path, most) in lines.chain(notes) {
                let (_, form) = forms
                    .entry(format!("{command:?}"))
                    .or_insert_with(|| (command, counter.form(command)));
                set(form, path, json!(text.chars().take(most).collect::<String>().trim()));
            }
            // What is void, billed or bounced takes no more entries: those come last.
            let last = |command: &C| {
                [C::BounceCheque, C::BillLoan, C::VoidDocument].iter().position(|c| c == command)
            };
            let mut forms: Vec<_> = forms.into_values().collect();
            forms.sort_by_key(|(command, _)| last(command));
            for (command, form) in forms {
                let sent = counter.send(command, &form).await;
                assert_eq!(sent.code(), "ok", "{command:?} {text}");
                shown(&counter, command, text, &sent.view()).await;
            }
            let verdict = counter.shop.owner().verify().await.unwrap();
            assert_eq!(verdict.problem, None, "{text}");
        }
    });
}

/// The text is in what the command answers, or in the khata and the trail of what it made, whole.
async fn shown(counter: &Counter, command: C, text: &str, view: &Value) {
    let whole = json!(text).to_string();
    let view = view.to_string();
    let khata = counter.khata().await;
    let found = view.contains(&whole) || khata.contains(&whole);
    assert!(found, "{command:?} does not show {text}: {view}");
}

/// What is typed as an amount is an amount of the currency, exactly, or refused by name.
#[test]
fn typed_amounts_are_read_exactly_or_refused() {
    let table = [
        ("1,20,000", "12000000"),
        ("1.2L", "12000000"),
        ("500+250", "75000"),
        ("१२००", "120000"),
        ("0", "0"),
        ("-5", "-500"),
        ("1e9", "amountUnreadable"),
        ("12.345", "tooManyDecimals"),
        ("abc", "amountUnreadable"),
        ("", "empty"),
        ("12..5", "amountUnreadable"),
        ("1,2,3", "amountUnreadable"),
        ("3x4", "1200"),
        ("0xff", "amountUnreadable"),
        ("NaN", "amountUnreadable"),
        ("∞", "amountUnreadable"),
        ("<b>5</b>", "amountUnreadable"),
        ("5; DROP TABLE entry", "amountUnreadable"),
        ("10000000000.01", "1000000000001"),
        ("99999999999999999999", "moneyOutOfRange"),
    ];
    for (typed, expected) in table {
        let found = match read_amount(typed, 2) {
            Ok(minor) => minor.0.to_string(),
            refused => code(&refused),
        };
        assert_eq!(found, expected, "{typed}");
    }
}
