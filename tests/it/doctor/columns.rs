//! Every column of every table, changed in one row: found, or on the list of what the doctor does not answer for.

use acceptance::{Shop, run};
use books::doctor::tamper::Column;
use books::{Fresh, Owner};
use serde_json::json;

use super::{name, set, verify};
use crate::story;

/// What may change without the doctor's word: what opens the book, without which no link fits; search words, drafts and
/// answered requests, from which no figure follows.
pub(super) const UNGUARDED: &[&str] = &[
    "shop.chain_key",
    "shop.header_",
    "draft.",
    "request.",
    "customer_case.words",
    "customer.name_key",
    "customer.phone_e164",
    "customer.phone_key",
    "customer.email_key",
    "customer.company_key",
];

/// Which rows of a table say something: of sums by day, those with nothing in them might as well not be there.
pub(super) fn telling(table: &str) -> &'static str {
    match table {
        "customer_count" => "customers > 0",
        "due_day" | "loan_day" => "open > 0",
        _ => "true",
    }
}

/// Another value of the column's kind.
pub(super) fn other(column: &Column, held: &str) -> String {
    let Column { name, .. } = column;
    match (column.kind.as_str(), held) {
        ("INTEGER", "NULL") => "1".to_owned(),
        ("INTEGER", _) => format!("{name} + 1"),
        ("TEXT", "NULL") => "'x'".to_owned(),
        ("TEXT", _) => format!("{name} || ' '"),
        ("BLOB", _) => format!("zeroblob(length({name}))"),
        (kind, _) => panic!("a column of kind {kind}"),
    }
}

/// Settings that were changed since the shop was registered, some of them twice, beside others that never were.
async fn set_up(shop: &Shop) {
    let owner = || shop.session::<Owner, Fresh>().unwrap();
    for change in [
        json!({ "name": "Asha & Sons", "reminderDaysOff": [7], "reminderLocked": false }),
        json!({
            "name": "Asha & Daughters", "reminderDaysOff": [6, 7], "holidays": ["2026-01-26", "2026-12-25"],
            "reminderOff": ["dueToday", "followUps"], "ageingEdges": [15, 45], "quiet": { "from": 1260, "until": 420 },
        }),
    ] {
        owner().change_shop(serde_json::from_value(change).unwrap()).await.unwrap();
        assert_eq!(name(&verify(shop).await), "sound");
    }
    let rates = shop.owner().create_tax_rate("GST 3 %".to_owned(), 300).await.unwrap();
    let rate = rates.iter().find(|rate| rate.name == "GST 3 %").unwrap().id;
    shop.owner().archive_tax_rate(rate).await.unwrap();
    story::close(shop, Some("2026-10-01")).await;
    assert_eq!(name(&verify(shop).await), "sound");
}

#[test]
fn a_change_in_any_column_is_found() {
    run(async {
        let shop = story::busy().await;
        set_up(&shop).await;
        let mut looked_at = 0;
        for column in shop.counter.columns().await.unwrap() {
            let full = format!("{}.{}", column.table, column.name);
            let unguarded = UNGUARDED.iter().any(|begin| full.starts_with(begin));
            let Some((rows, held)) =
                shop.counter.cell(&column, telling(&column.table)).await.unwrap()
            else {
                assert!(unguarded, "{} is empty, so nothing is known of {full}", column.table);
                continue;
            };
            let (table, to) = (column.table.as_str(), other(&column, &held));
            if unguarded {
                continue;
            }
            shop.counter.tamper(set(table, &column.name, &to, &rows)).await.unwrap();
            let verdict = verify(&shop).await;
            assert_ne!(name(&verdict), "sound", "{full} of {rows} was changed from {held}");
            let changed = if rows.contains(&format!("{} = ", column.name)) {
                rows.replace(
                    &format!("{} = {held}", column.name),
                    &format!("{} = {}", column.name, to.replace(&column.name, &held)),
                )
            } else {
                rows
            };
            shop.counter.tamper(set(table, &column.name, &held, &changed)).await.unwrap();
            let back = shop.counter.cell(&column, telling(table)).await.unwrap();
            assert_eq!(back.map(|(_, value)| value), Some(held), "{full} was put back");
            looked_at += 1;
        }
        assert_eq!(name(&verify(&shop).await), "sound", "everything was put back");
        assert!(looked_at > 80, "only {looked_at} columns were looked at");
    });
}

#[test]
fn a_row_taken_away_or_added_is_found() {
    use books::doctor::tamper::Tamper;
    let tables = [
        "document",
        "due",
        "allocation",
        "entry",
        "posting",
        "invoice_line",
        "account_day",
        "due_day",
        "loan_day",
        "loan_settled",
        "loan_total",
        "customer_count",
        "number_series",
        "trail",
        "trail_personal",
        "interaction",
        "promise",
        "customer_case",
        "case_link",
        "template",
        "set_aside",
        "trail_stretch",
        "user",
        "request",
        "shop",
        "tax_rate",
    ];
    for table in tables {
        run(async {
            let shop = story::busy().await;
            let column = shop.counter.columns().await.unwrap();
            let column = column.into_iter().find(|column| column.table == table).unwrap();
            let (rows, _) = shop.counter.cell(&column, telling(table)).await.unwrap().unwrap();
            shop.counter.tamper(Tamper::Remove { table, rows: &rows }).await.unwrap();
            assert_ne!(name(&verify(&shop).await), "sound", "a row of {table} is gone: {rows}");
        });
    }
    let added = [
        (
            "document",
            "id, kind, customer_id, day, amount, user_id, at",
            "id + 1, 4, 1, day, amount, user_id, at",
        ),
        (
            "due",
            "id, document_id, customer_id, due_day, amount, on_loans",
            "id + 1, document_id, customer_id, due_day, amount, on_loans",
        ),
        (
            "allocation",
            "id, document_id, due_id, day, amount",
            "id + 1, document_id, due_id, day, amount",
        ),
        (
            "entry",
            "id, document_id, customer_id, day, effect, user_id, at",
            "id + 1, document_id, customer_id, day, 0, user_id, at",
        ),
        (
            "invoice_line",
            "document_id, position, description, quantity, unit_price, discount, tax_rate, with_tax, taxable, tax",
            "document_id, position + 9, description, quantity, unit_price, discount, tax_rate, with_tax, taxable, tax",
        ),
        (
            "interaction",
            "customer_id, kind, text, user_id, created_at, changed_at",
            "customer_id, kind, text, user_id, created_at, changed_at",
        ),
        (
            "promise",
            "customer_id, amount, day, made_day, made_after, made_settled, user_id, created_at",
            "customer_id, amount, day, made_day, made_after, made_settled, user_id, created_at",
        ),
        (
            "customer_case",
            "customer_id, subject, priority, status, user_id, created_at, changed_at, words, customer_key",
            "customer_id, subject, priority, status, user_id, created_at, changed_at, words, customer_key",
        ),
        ("case_link", "case_id, document_id", "case_id, document_id + 1"),
        ("tax_rate", "name, basis_points", "name || '!', basis_points"),
    ];
    for (table, columns, values) in added {
        run(async {
            let shop = story::busy().await;
            shop.counter.tamper(Tamper::Copy { table, columns, values }).await.unwrap();
            assert_ne!(name(&verify(&shop).await), "sound", "a row of {table} was added");
        });
    }
}
