//! Each check is needed: what it finds, nothing finds, or something else does, once it is left out. Where a change would
//! break the chain first, the chain is written anew over it, as somebody who knows its key would.

use acceptance::{Shop, run};
use books::doctor::tamper::Tamper;

use super::{Check, Sum, name, set, verify};
use crate::story;

/// Once the book was changed, the problem is found by this check, and not without it.
async fn found_by(shop: &Shop, check: Check, expected: &str) {
    let verdict = verify(shop).await;
    assert_eq!(name(&verdict), expected, "{check:?} {verdict:?}");
    let without = shop.owner().verify_without(check).await.unwrap();
    assert_ne!(name(&without), expected, "{check:?} is not what found it");
}

async fn tamper(shop: &Shop, change: Tamper<'_>) {
    shop.counter.tamper(change).await.unwrap();
}

/// Sums that stand in a column: one more than it should be, and back.
#[test]
fn every_kept_sum_has_a_check_of_its_own() {
    use Sum::*;
    let table = [
        (DueSettled, "due", "settled", "settled > 1"),
        (DocumentUsed, "document", "used", "used > 1"),
        (DocumentOpen, "document", "open", "open > 1"),
        (DocumentNextDue, "document", "next_due", "open > 1"),
        (CustomerReceivable, "customer", "receivable", "id = 1"),
        (CustomerGave, "customer", "gave", "id = 1"),
        (CustomerLines, "customer", "lines", "id = 1"),
        (CustomerOutstanding, "customer", "outstanding", "id = 1"),
        (CustomerNextDue, "customer", "next_due", "id = 1"),
        (CustomerAdvance, "customer", "advance", "id = 1"),
        (CustomerLastActivity, "customer", "last_activity", "id = 1"),
        (CountCustomers, "customer_count", "customers", "customers > 0"),
        (CountOutstanding, "customer_count", "outstanding", "customers > 0"),
        (CountAdvance, "customer_count", "advance", "customers > 0"),
        (DueDayOpen, "due_day", "open", "count > 0"),
        (DueDayCount, "due_day", "count", "open > 0"),
        (LoanDay, "loan_day", "open", "open > 0"),
        (LoanCount, "loan_total", "count", "id = 1"),
        (LoanAmount, "loan_total", "amount", "id = 1"),
        (LoanSettled, "loan_settled", "amount", "amount > 0"),
        (LoanRepayments, "loan_total", "repayments", "id = 1"),
        (LoanRepaid, "loan_total", "repaid", "id = 1"),
        (LoanWeight, "loan_total", "weight_low", "id = 1"),
        (LoanWeight, "loan_total", "weight_high", "id = 1"),
        (LinkEarlier, "trail", "earlier", "seq = (SELECT max(seq) FROM trail WHERE earlier > 0)"),
        (CustomerLastLink, "customer", "last_link", "id = 1"),
        (TrailStretch, "trail_stretch", "last", "true"),
        (AccountDay, "account_day", "debit", "account = 3"),
        (AccountDay, "account_day", "credit", "account = 3"),
    ];
    run(async {
        let shop = story::busy().await;
        for (sum, table, column, rows) in table {
            let code = serde_json::to_value(sum).unwrap();
            let expected = format!("sum {}", code.as_str().unwrap());
            let (less, more) = (format!("{column} - 1"), format!("{column} + 1"));
            // What is bounded by an amount can only be less, what is bounded by nothing only more.
            let bounded = matches!(table, "due" | "document");
            let (change, back) = if bounded { (less, more) } else { (more, less) };
            tamper(&shop, set(table, column, &change, rows)).await;
            found_by(&shop, Check::Sum(sum), &expected).await;
            tamper(&shop, set(table, column, &back, rows)).await;
        }
        assert_eq!(name(&verify(&shop).await), "sound", "everything was put back");
    });
}

/// What else is kept with a document, and what must hold between rows.
#[test]
fn what_ended_and_how_far_a_series_came_are_checked() {
    let ended =
        |to| set("due", "ended", to, "document_id IN (SELECT id FROM document WHERE ended = 1)");
    let document =
        |to| set("document", "ended", to, "id = (SELECT min(id) FROM document WHERE ended = 1)");
    let bounced = |to| {
        set(
            "document",
            "ended",
            to,
            "kind = 6 AND ended = 2 OR id = (SELECT about_id FROM document WHERE kind = 12)",
        )
    };
    let series = |column, to| set("number_series", column, to, "kind = 6");
    run(async {
        let shop = story::busy().await;
        let table = [
            (Check::Sum(Sum::DueEnded), "sum dueEnded", ended("0"), ended("1")),
            (Check::Sum(Sum::DocumentEnded), "sum documentEnded", bounced("1"), bounced("2")),
            (
                Check::Numbers,
                "sum numberSeries",
                series("last", "last + 1"),
                series("last", "last - 1"),
            ),
            (
                Check::Numbers,
                "sum numberSeries",
                series("latest_day", "latest_day + 1"),
                series("latest_day", "latest_day - 1"),
            ),
        ];
        for (check, expected, change, back) in table {
            tamper(&shop, change).await;
            found_by(&shop, check, expected).await;
            tamper(&shop, back).await;
        }
        assert_eq!(name(&verify(&shop).await), "sound", "everything was put back");
        tamper(&shop, document("0")).await;
        assert_ne!(name(&verify(&shop).await), "sound");
    });
}

/// Changes to rows that never change, hidden by writing the chain anew: then only the rules can tell.
#[test]
fn behind_a_chain_written_anew_the_rules_still_hold() {
    let first = "entry_id = (SELECT min(entry_id) FROM posting WHERE account = 3) AND account = 3";
    let effect =
        |to| set("entry", "effect", to, "id = (SELECT max(id) FROM entry WHERE customer_id = 1)");
    let stray =
        |to| set("document", "customer_id", to, "id = (SELECT max(document_id) FROM allocation)");
    let due = |to| set("due", "amount", to, "id = (SELECT max(id) FROM due)");
    let number = |to| {
        set("document", "number", to, "number = 'RCT/26-27/0002' OR number = 'RCT/26-27/0777'")
    };
    let table = [
        (
            Check::Balanced,
            "unbalanced",
            set("posting", "amount", "amount + 1", first),
            set("posting", "amount", "amount - 1", first),
        ),
        (
            Check::Sum(Sum::EntryEffect),
            "sum entryEffect",
            effect("effect + 1"),
            effect("effect - 1"),
        ),
        (
            Check::Sum(Sum::AllocationCustomer),
            "sum allocationCustomer",
            stray("3 - customer_id"),
            stray("3 - customer_id"),
        ),
        (Check::Sum(Sum::DocumentDues), "sum documentDues", due("amount + 1"), due("amount - 1")),
        (Check::Numbers, "numbers", number("'RCT/26-27/0777'"), number("'RCT/26-27/0002'")),
    ];
    run(async {
        let shop = story::busy().await;
        for (check, expected, change, back) in table {
            tamper(&shop, change).await;
            found_by(&shop, Check::Chain, "linkBroken").await;
            shop.counter.rechain().await.unwrap();
            found_by(&shop, check, expected).await;
            tamper(&shop, back).await;
            shop.counter.rechain().await.unwrap();
            assert_eq!(name(&verify(&shop).await), "sound", "{check:?} was put back");
        }
    });
}

#[test]
fn the_file_its_rules_and_its_ends_are_checked() {
    run(async {
        let shop = story::busy().await;
        tamper(&shop, set("user", "id", "9", "id = 1")).await;
        found_by(&shop, Check::References, "reference").await;
        tamper(&shop, set("user", "id", "1", "id = 9")).await;
        let phone = |to| set("user", "phone", to, "id = 1");
        tamper(&shop, phone("'+91' || phone")).await;
        found_by(&shop, Check::People, "told").await;
        tamper(&shop, phone("substr(phone, 4)")).await;
        let closed = |to| set("shop", "closed_through", to, "id = 1");
        tamper(&shop, closed("20000")).await;
        found_by(&shop, Check::Settings, "told").await;
        tamper(&shop, closed("NULL")).await;
        let limit = |to| set("customer", "credit_limit", to, "id = 2");
        tamper(&shop, limit("-1")).await;
        found_by(&shop, Check::Structure, "structure").await;
        tamper(&shop, limit("77")).await;
        found_by(&shop, Check::Customers, "customer").await;
        tamper(&shop, limit("NULL")).await;
        let salt = |to| set("trail_personal", "value", to, "field = 'phone' AND customer_id = 1");
        tamper(&shop, salt("'+91' || value")).await;
        found_by(&shop, Check::Personal, "personal").await;
        tamper(&shop, salt("substr(value, 4)")).await;
        assert_eq!(name(&verify(&shop).await), "sound", "everything was put back");
        tamper(
            &shop,
            Tamper::Copy {
                table: "due",
                columns: "id, document_id, customer_id, due_day, amount, on_loans, ended",
                values: "id + 1, document_id, customer_id, due_day, amount, on_loans, 1",
            },
        )
        .await;
        found_by(&shop, Check::Unlinked, "unlinked").await;
        tamper(&shop, Tamper::Drop { trigger: "entry_stays" }).await;
        found_by(&shop, Check::Schema, "schema").await;
    });
}

/// An index that was not told of a change: of every kind of index there is.
#[test]
fn an_index_that_is_not_its_tables_is_named() {
    let table = [
        ("document_by_amount", "document", "amount", "amount + 1", "id = 3"),
        ("charge_open", "document", "next_due", "next_due + 1", "open > 1"),
        ("customer_by_name", "customer", "name_key", "'z' || name_key", "id = 1"),
        ("user_username", "user", "username_key", "'z' || username_key", "id = 1"),
        ("case_by_next", "customer_case", "next_day", "9", "next_day IS NOT NULL"),
        ("trail_personal_of", "trail_personal", "customer_id", "9", "customer_id = 1"),
        ("due_open", "due", "settled", "amount", "settled < amount AND ended = 0"),
    ];
    for (index, table, column, to, rows) in table {
        run(async {
            let shop = story::busy().await;
            tamper(&shop, Tamper::Hide { index, table, column, to, rows }).await;
            found_by(&shop, Check::Indexes, "structure").await;
        });
    }
}

/// A whole chain written anew by someone who cannot write the anchor.
#[test]
fn the_anchor_tells_a_chain_written_anew() {
    run(async {
        let shop = story::busy().await;
        let head = shop.folder().join("head");
        let kept = std::fs::read(&head).unwrap();
        tamper(&shop, set("trail", "at", "at + 1", "action IN (4, 108)")).await;
        shop.counter.rechain().await.unwrap();
        assert_eq!(name(&verify(&shop).await), "sound", "with its anchor, nothing tells it");
        std::fs::write(&head, kept).unwrap();
        found_by(&shop, Check::Anchor, "anchor").await;
    });
}
