//! What is refused, in which order, and that a refusal leaves nothing behind.

use acceptance::{Shop, code, request_id, run};
use books::adjustments::ClosePeriod;
use books::invoices::{LineInput, NewInvoice};
use books::values::{CustomerId, DocumentId, InstalmentInput, Minor, TaxRateId};
use books::{Fresh, Owner};
use serde_json::json;

use super::{bill, bill_of, customer, invoice, lend, line, receive, returned, standing};

/// An invoice with everything wrong that can be wrong at once. The table puts one thing right at a time.
fn all_wrong(archived_rate: TaxRateId) -> NewInvoice {
    NewInvoice {
        request_id: "not a uuid".into(),
        customer_id: CustomerId(999),
        issued_on: Some("soon".into()),
        due_on: Some("later".into()),
        instalments: Vec::new(),
        lines: vec![LineInput {
            description: "\u{202e}".into(),
            quantity: 0,
            unit: Some("a unit of more than twenty".into()),
            unit_price: Minor(1 << 60),
            discount_rate: Some(10_001),
            discount_amount: Some(Minor(1 << 60)),
            tax_rate_id: Some(archived_rate),
            price_includes_tax: false,
        }],
        inter_state: false,
        round_off: false,
        note: Some("\u{7}".into()),
        override_reason: None,
        replaces: None,
    }
}

type Mend = fn(&mut NewInvoice, &[CustomerId]);

/// The refusal, and what puts it right.
const IN_ORDER: &[(&str, Mend)] = &[
    ("customerNotFound@customerId", |i, known| i.customer_id = known[0]),
    ("customerArchived@customerId", |i, known| i.customer_id = known[1]),
    ("forbiddenCharacter@lines.0.description", |i, _| i.lines[0].description = " ".into()),
    ("empty@lines.0.description", |i, _| i.lines[0].description = "x".repeat(201)),
    ("tooLong@lines.0.description", |i, _| i.lines[0].description = "Rice".into()),
    ("quantityNotPositive@lines.0.quantity", |i, _| i.lines[0].quantity = -1),
    ("quantityNotPositive@lines.0.quantity", |i, _| i.lines[0].quantity = 1000),
    ("tooLong@lines.0.unit", |i, _| i.lines[0].unit = Some("kg".into())),
    ("moneyOutOfRange@lines.0.unitPrice", |i, _| i.lines[0].unit_price = Minor(-1)),
    ("notAChoice@lines.0.discountAmount", |i, _| i.lines[0].discount_amount = None),
    ("percentOutOfRange@lines.0.discountRate", |i, _| {
        i.lines[0].discount_rate = None;
        i.lines[0].discount_amount = Some(Minor(1 << 60));
    }),
    ("moneyOutOfRange@lines.0.discountAmount", |i, _| i.lines[0].discount_amount = Some(Minor(1))),
    ("notAChoice@lines.0.taxRateId", |i, _| i.lines[0].tax_rate_id = Some(TaxRateId(99))),
    ("notAChoice@lines.0.taxRateId", |i, _| i.lines[0].tax_rate_id = None),
    ("amountNotPositive@lines.0.unitPrice", |i, _| i.lines[0].unit_price = Minor(0)),
    ("discountTooLarge@lines.0.discountAmount", |i, _| {
        i.lines[0].discount_amount = Some(Minor(-1))
    }),
    ("discountTooLarge@lines.0.discountAmount", |i, _| i.lines[0].discount_amount = None),
    ("amountNotPositive@lines", |i, _| i.lines.clear()),
    ("lineCount@lines", |i, _| i.lines = vec![one(1_000_000_000_001)]),
    ("amountTooLarge@lines", |i, _| i.lines = vec![one(1); 501]),
    ("lineCount@lines", |i, _| i.lines = vec![one(50_001)]),
    ("dateUnreadable@issuedOn", |i, _| i.issued_on = Some("2026-02-30".into())),
    ("dateImpossible@issuedOn", |i, _| i.issued_on = Some("2026-11-22".into())),
    ("dateUnreadable@dueOn", |i, _| i.due_on = Some("2026-11-21".into())),
    ("dueBeforeIssue@dueOn", |i, _| i.due_on = Some("2026-11-22".into())),
    ("dateInFuture@issuedOn", |i, _| i.issued_on = Some("2026-10-31".into())),
    ("periodClosed@issuedOn", |i, _| {
        i.issued_on = Some("2026-11-01".into());
        i.instalments = vec![part("2026-11-30", 1), part("2026-11-30", 1)];
    }),
    ("instalmentsOutOfOrder@instalments", |i, _| i.instalments = vec![part("whenever", 1)]),
    ("dateUnreadable@instalments.0.dueOn", |i, _| i.instalments = vec![part("2026-11-30", 0)]),
    ("amountNotPositive@instalments", |i, _| i.instalments = vec![part("2026-11-30", 50_000)]),
    ("instalmentsDoNotSum@instalments", |i, _| i.instalments = vec![part("2026-11-30", 50_001)]),
    ("creditLimitExceeded@lines", |i, _| i.lines = vec![one(50_000)]),
    ("instalmentsDoNotSum@instalments", |i, _| i.instalments = vec![part("2026-11-30", 50_000)]),
    ("forbiddenCharacter@note", |i, _| i.note = None),
];

fn one(unit_price: i64) -> LineInput {
    serde_json::from_value(line(1000, unit_price)).unwrap()
}

fn part(due_on: &str, amount: i64) -> InstalmentInput {
    InstalmentInput { due_on: due_on.into(), amount: Minor(amount) }
}

/// What comes after the credit limit in the order.
const AFTER_LIMIT: &str = "forbiddenCharacter@note";

#[test]
fn an_invoice_is_refused_in_a_fixed_order_and_so_is_its_preview() {
    run(async {
        let shop = Shop::open().await;
        let gone = customer(&shop, "Gone", json!({})).await;
        shop.staff().archive_customer(gone).await.unwrap();
        let limited = customer(&shop, "Ramesh", json!({ "creditLimit": 50_000 })).await;
        let owner = shop.owner();
        let archived = owner.create_tax_rate("Old".into(), 1200).await.unwrap();
        let archived = archived.iter().find(|rate| rate.name == "Old").unwrap().id;
        owner.archive_tax_rate(archived).await.unwrap();
        close_through(&shop, "2026-10-31").await;

        let mut input = all_wrong(archived);
        assert_eq!(
            code(&shop.staff().create_invoice(input.clone()).await),
            "requestIdMalformed@requestId"
        );
        for (expected, mend) in IN_ORDER {
            input.request_id = request_id();
            assert_eq!(code(&shop.staff().create_invoice(input.clone()).await), *expected);
            let preview = code(&shop.staff().preview_invoice(input.clone()).await);
            let past = if expected.starts_with("creditLimit") { AFTER_LIMIT } else { expected };
            assert_eq!(preview, *past, "a preview looks past the limit");
            mend(&mut input, &[gone, limited]);
        }
        let recorded = shop.staff().create_invoice(input).await.unwrap();
        assert_eq!(recorded.number, "INV/26-27/0001", "what was refused took no number");
        assert_eq!(recorded.standing.credit_available, Some(Minor(0)));
    });
}

#[test]
fn an_owner_goes_beyond_a_limit_with_a_reason() {
    run(async {
        let shop = Shop::open().await;
        let id = customer(&shop, "Ramesh", json!({ "creditLimit": 10_000 })).await;
        let input = |reason: &str| {
            invoice(id, json!([line(1000, 10_001)]), json!({ "overrideReason": reason }))
        };
        let refused = shop.staff().create_invoice(input("")).await.unwrap_err();
        assert_eq!(
            serde_json::to_value(refused).unwrap(),
            json!({
                "code": "creditLimitExceeded", "field": "lines",
                "params": { "limit": 10_000, "outstanding": 0, "requested": 10_001 },
            })
        );
        let preview = shop.staff().preview_invoice(input("")).await.unwrap();
        let beyond = preview.beyond.unwrap();
        assert_eq!((beyond.limit, beyond.requested), (Minor(10_000), Minor(10_001)));
        assert_eq!(preview.totals.total, Minor(10_001), "one sees what one is asked to allow");
        let allowed = shop.staff().preview_invoice(input("pays on Friday")).await.unwrap();
        assert!(allowed.beyond.is_none());
        let recorded = shop.staff().create_invoice(input("pays on Friday")).await.unwrap();
        assert_eq!(recorded.standing.credit_available, Some(Minor(-1)));
    });
}

/// A bill for goods that were lent changes nothing of what is owed, so nobody is asked for a reason again.
#[test]
fn a_bill_that_adds_nothing_is_not_held_to_the_limit() {
    run(async {
        let shop = Shop::open().await;
        let id = customer(&shop, "Ramesh", json!({ "creditLimit": 10_000 })).await;
        let loan = lend(&shop, id, 30_000, json!({ "overrideReason": "pays on Friday" })).await;
        for (price, expected) in [(30_001, "creditLimitExceeded@lines"), (30_000, "ok")] {
            let bill = bill_of(loan.id, id, json!([line(1000, price)]), json!({}));
            assert_eq!(code(&shop.staff().bill_loan(bill).await), expected);
        }
    });
}

#[test]
fn a_credit_note_is_refused_in_a_fixed_order() {
    run(async {
        let shop = Shop::open().await;
        let id = customer(&shop, "Ramesh", json!({})).await;
        let loan = lend(&shop, id, 500, json!({})).await;
        let lines = json!([line(2000, 5000), line(1000, 0)]);
        let sold = invoice(id, lines, json!({ "issuedOn": "2026-11-10" }));
        let sold = shop.staff().create_invoice(sold).await.unwrap();
        close_through(&shop, "2026-11-15").await;
        let table: &[(&str, DocumentId, &[(u32, i64)], Option<&str>)] = &[
            ("documentNotFound@invoiceId", DocumentId(99), &[(9, 0)], Some("soon")),
            ("wrongKind@invoiceId", loan.id, &[(9, 0)], Some("soon")),
            ("notAChoice@lines.0.position", sold.id, &[(0, 0)], Some("soon")),
            ("notAChoice@lines.0.position", sold.id, &[(3, 0)], Some("soon")),
            ("quantityNotPositive@lines.0.quantity", sold.id, &[(1, 0)], Some("soon")),
            ("exceedsLine@lines.0.quantity", sold.id, &[(1, 2001)], Some("soon")),
            ("notAChoice@lines.1.position", sold.id, &[(1, 1000), (1, 1000)], Some("soon")),
            ("dateUnreadable@on", sold.id, &[(2, 1000)], Some("soon")),
            ("amountNotPositive@lines", sold.id, &[(2, 1000)], Some("2026-11-09")),
            ("dateBeforeDocument@on", sold.id, &[(1, 1000)], Some("2026-11-09")),
            ("dateInFuture@on", sold.id, &[(1, 1000)], Some("2026-11-22")),
            ("periodClosed@on", sold.id, &[(1, 1000)], Some("2026-11-15")),
            ("ok", sold.id, &[(1, 1000)], Some("2026-11-16")),
            ("exceedsLine@lines.0.quantity", sold.id, &[(1, 1001)], None),
            ("ok", sold.id, &[], None),
            ("exceedsLine@lines", sold.id, &[], None),
            ("exceedsLine@lines.0.quantity", sold.id, &[(1, 1)], None),
        ];
        for (expected, of, lines, on) in table {
            let mut note = returned(*of, lines);
            note.on = on.map(str::to_owned);
            assert_eq!(
                code(&shop.staff().create_credit_note(note).await),
                *expected,
                "{lines:?} {on:?}"
            );
        }
    });
}

#[test]
fn only_a_loan_of_goods_is_billed_and_only_once() {
    run(async {
        let shop = Shop::open().await;
        let id = customer(&shop, "Ramesh", json!({ "creditLimit": 20_000 })).await;
        let goods = lend(&shop, id, 10_000, json!({})).await;
        let cash = lend(&shop, id, 10_000, json!({ "kind": "cash" })).await;
        let lines = |amount: i64| json!([line(1000, amount)]);
        let table = [
            ("documentNotFound@loanId", bill_of(DocumentId(99), id, lines(10_000), json!({}))),
            ("cannotBill@loanId", bill_of(cash.id, id, lines(10_000), json!({}))),
            ("lineCount@lines", bill_of(goods.id, id, json!([]), json!({}))),
            ("creditLimitExceeded@lines", bill_of(goods.id, id, lines(10_001), json!({}))),
            ("ok", bill_of(goods.id, id, lines(10_000), json!({}))),
            ("cannotBill@loanId", bill_of(goods.id, id, lines(10_000), json!({}))),
        ];
        for (expected, input) in table {
            assert_eq!(code(&shop.staff().bill_loan(input).await), expected);
        }
        assert_eq!(standing(&shop, id).await.outstanding, Minor(20_000));
    });
}

#[test]
fn an_invoice_with_a_credit_note_is_not_replaced() {
    run(async {
        let shop = Shop::open().await;
        let id = customer(&shop, "Ramesh", json!({})).await;
        let old = bill(&shop, id, 10_000, json!({})).await;
        let again = |replaces: DocumentId| {
            invoice(id, json!([line(1000, 9_000)]), json!({ "replaces": replaces }))
        };
        shop.staff().create_credit_note(returned(old.id, &[(1, 500)])).await.unwrap();
        let receipt = receive(&shop, id, 100, json!({})).await;
        assert_eq!(code(&shop.staff().create_invoice(again(old.id)).await), "inUse@replaces");
        assert_eq!(
            code(&shop.staff().create_invoice(again(receipt.id)).await),
            "wrongKind@replaces"
        );
        assert_eq!(
            code(&shop.staff().create_invoice(again(DocumentId(99))).await),
            "documentNotFound@replaces"
        );
        let other = bill(&shop, id, 10_000, json!({})).await;
        shop.staff().create_invoice(again(other.id)).await.unwrap();
        assert_eq!(
            code(&shop.staff().create_invoice(again(other.id)).await),
            "documentVoid@replaces"
        );
    });
}

#[test]
fn tax_rates_have_names_of_their_own() {
    run(async {
        let shop = Shop::open().await;
        let owner = shop.owner();
        let table = [
            ("empty@name", " ", 100),
            ("tooLong@name", &"x".repeat(61) as &str, 100),
            ("percentOutOfRange@basisPoints", "All of it", 10_001),
            ("notAChoice@name", "gst  18 %", 1800),
            ("ok", "Luxury", 10_000),
        ];
        for (expected, name, basis_points) in table {
            assert_eq!(code(&owner.create_tax_rate(name.into(), basis_points).await), expected);
        }
        assert_eq!(code(&owner.archive_tax_rate(TaxRateId(99)).await), "notAChoice@id");
        let eighteen = super::rate(&shop, 1800).await;
        owner.archive_tax_rate(eighteen).await.unwrap();
        let rates = owner.archive_tax_rate(eighteen).await.unwrap();
        let archived: Vec<_> =
            rates.iter().filter(|rate| rate.archived).map(|rate| rate.id).collect();
        assert_eq!(archived, [eighteen], "archived once, and last");
        assert_eq!(rates.last().unwrap().id, eighteen);
    });
}

async fn close_through(shop: &Shop, day: &str) {
    let session = shop.session::<Owner, Fresh>().unwrap();
    session.close_period(ClosePeriod { through: Some(day.into()) }).await.unwrap();
}
