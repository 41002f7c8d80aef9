//! The page of an account against a naive walk of the day book: every posting once, newest first, with its balance.

use acceptance::{Shop, code, run};
use books::reports::{AccountLine, AccountQuery, AccountView, DayBookLine};
use books::values::Minor;
use serde_json::json;

use super::day_book;
use crate::story;

fn query(account: &str) -> AccountQuery {
    serde_json::from_value(json!({ "account": account })).unwrap()
}

/// Every page of an account, of so many lines each; the sums are those of the first.
async fn whole(shop: &Shop, query: AccountQuery) -> AccountView {
    let mut view = shop.owner().account(query.clone()).await.unwrap();
    while let Some(before) = view.older.take() {
        let asked = AccountQuery { before: Some(before), ..query.clone() };
        let more = shop.owner().account(asked).await.unwrap();
        assert_eq!((more.opening, more.closing), (view.opening, view.closing));
        assert!(!more.lines.is_empty(), "a cursor leads to something");
        view.lines.extend(more.lines);
        view.older = more.older;
    }
    view
}

/// What a posting of an account is, oldest first: its document, day, amount, whether it reverses.
fn naive(lines: &[DayBookLine], account: &str) -> Vec<(i64, String, i64, bool)> {
    let posting = |line: &DayBookLine| {
        let amount = line.postings.iter().find(|p| p.account == account)?.amount.0;
        Some((line.document_id.0, line.on.to_string(), amount, line.reversal))
    };
    lines.iter().filter_map(posting).collect()
}

fn told(line: &AccountLine) -> (i64, String, i64, bool) {
    assert!(line.debit == Minor(0) || line.credit == Minor(0), "one side is nothing");
    (line.document_id.0, line.on.to_string(), line.debit.0 - line.credit.0, line.reversal)
}

#[test]
fn every_account_is_its_postings_with_a_running_balance() {
    run(async {
        let shop = story::busy().await;
        let book = day_book(&shop, "2026-01-01", "2026-11-21").await;
        let trial = shop.owner().trial_balance(None).await.unwrap();
        assert!(trial.rows.len() > 5, "the story moves many accounts");
        for row in &trial.rows {
            let asked = AccountQuery { limit: Some(3), ..query(&row.account) };
            let view = whole(&shop, asked).await;
            let mut lines = view.lines.clone();
            lines.reverse();
            let told: Vec<_> = lines.iter().map(told).collect();
            assert_eq!(told, naive(&book.lines, &row.account), "{}", row.account);
            let mut balance = 0;
            for line in &lines {
                balance += line.debit.0 - line.credit.0;
                assert_eq!(line.balance, Minor(balance), "{} {}", row.account, line.on);
            }
            assert_eq!(view.opening, Minor(0));
            assert_eq!(view.closing, Minor(balance));
            assert_eq!(view.closing.0, row.debit.0 - row.credit.0);
            assert_eq!(view.closing.0, view.debit.0 - view.credit.0);
        }
    });
}

#[test]
fn a_period_of_an_account_begins_with_its_balance() {
    run(async {
        let shop = Shop::open().await;
        let ravi = story::customer(&shop, "Ravi").await;
        for (amount, on) in [(100, "2026-11-01"), (20, "2026-11-05"), (3, "2026-11-05")] {
            story::give(&shop, ravi, amount, on, "2026-11-30").await;
        }
        // Recorded last, dated first: it stands by its day.
        story::get(&shop, ravi, 50, "2026-11-04").await;
        let part = AccountQuery {
            from: Some("2026-11-02".into()),
            to: Some("2026-11-05".into()),
            limit: Some(2),
            ..query("tradeReceivable")
        };
        let view = whole(&shop, part).await;
        let balances: Vec<_> = view.lines.iter().map(|line| line.balance.0).collect();
        assert_eq!(balances, [73, 70, 50]);
        assert_eq!((view.opening, view.closing), (Minor(100), Minor(73)));
        assert_eq!((view.debit, view.credit), (Minor(23), Minor(50)));
        let name = view.lines[0].customer_name.as_deref();
        assert_eq!((name, view.lines[0].customer_id), (Some("Ravi"), Some(ravi)));
        let empty = AccountQuery { to: Some("2026-10-31".into()), ..query("tradeReceivable") };
        let empty = shop.owner().account(empty).await.unwrap();
        assert!(empty.lines.is_empty() && empty.older.is_none());
        assert_eq!((empty.closing, empty.to.to_string()), (Minor(0), "2026-10-31".to_owned()));
        let untouched = shop.owner().account(query("badDebts")).await.unwrap();
        assert!(untouched.lines.is_empty());
    });
}

#[test]
fn an_account_is_refused_by_its_own_field() {
    run(async {
        let shop = Shop::open().await;
        let table = [
            ("notAChoice@account", json!({ "account": "goodwill" })),
            ("notAChoice@account", json!({ "account": "trade_receivable" })),
            ("dateUnreadable@from", json!({ "account": "cash", "from": "x" })),
            ("dateImpossible@to", json!({ "account": "cash", "to": "2026-02-30" })),
            (
                "notAChoice@to",
                json!({ "account": "cash", "from": "2026-11-02", "to": "2026-11-01" }),
            ),
            ("notAChoice@before", json!({ "account": "cash", "before": "1.2" })),
            ("ok", json!({ "account": "cash", "from": " ", "to": "" })),
        ];
        for (expected, asked) in table {
            let asked: AccountQuery = serde_json::from_value(asked).unwrap();
            assert_eq!(code(&shop.owner().account(asked).await), expected);
        }
    });
}
