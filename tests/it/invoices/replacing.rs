//! Replacing an invoice and billing a loan: the old one is reversed, and what was paid on it moves over.

use acceptance::{Shop, code, request_id, run};
use books::adjustments::{ClosePeriod, NewAdjustment};
use books::invoices::NewInvoice;
use books::values::{ChargeStatus, Minor};
use books::{Fresh, Owner};
use serde_json::json;

use super::{bill, bill_of, customer, invoice, lend, line, minor, receive, standing};

#[test]
fn a_part_paid_invoice_is_replaced_and_its_money_moves_oldest_first() {
    run(async {
        let shop = Shop::open().await;
        let id = customer(&shop, "Ramesh", json!({ "creditLimit": 12_000 })).await;
        let old = bill(&shop, id, 10_000, json!({ "issuedOn": "2026-11-10" })).await;
        receive(&shop, id, 2_000, json!({ "receivedOn": "2026-11-12" })).await;
        receive(&shop, id, 2_500, json!({})).await;
        let instalments = json!([
            { "dueOn": "2026-11-15", "amount": 3_000 }, { "dueOn": "2026-12-15", "amount": 9_000 },
        ]);
        let fields = json!({
            "replaces": old.id, "issuedOn": "2026-11-11", "instalments": instalments,
        });
        let input = invoice(id, json!([line(1000, 12_000)]), fields);
        let preview = shop.staff().preview_invoice(input.clone()).await.unwrap();
        let new = shop.staff().create_invoice(input).await.unwrap();
        assert_eq!((new.number.as_str(), new.replaces), ("INV/26-27/0002", Some(old.id)));
        assert_eq!(minor(new.dues.iter().map(|due| due.open)), [0, 7_500]);
        let parts: Vec<_> =
            new.allocations.iter().map(|part| (part.on.to_string(), part.amount.0)).collect();
        assert_eq!(
            parts,
            [
                ("2026-11-12".into(), 2_000),
                ("2026-11-21".into(), 1_000),
                ("2026-11-21".into(), 1_500),
            ]
        );
        assert_eq!((new.standing.balance, preview.balance_after), (Minor(7_500), Minor(7_500)));
        assert_eq!(new.standing.credit_available, Some(Minor(4_500)));

        let gone = shop.staff().invoice(old.id).await.unwrap();
        assert_eq!((gone.status, gone.open.0, gone.settled.0), (ChargeStatus::Void, 0, 0));
        assert!(gone.allocations.is_empty() && !gone.voidable);
        let ended = gone.ended.unwrap();
        assert_eq!((ended.reason, ended.on.to_string()), (new.number, "2026-11-10".into()));
    });
}

#[test]
fn what_a_smaller_invoice_does_not_need_stays_an_advance() {
    run(async {
        let shop = Shop::open().await;
        let id = customer(&shop, "Ramesh", json!({})).await;
        let old = bill(&shop, id, 10_000, json!({})).await;
        receive(&shop, id, 9_000, json!({})).await;
        let new = bill(&shop, id, 6_000, json!({ "replaces": old.id })).await;
        assert_eq!(new.status, ChargeStatus::Paid);
        assert_eq!(minor([new.standing.outstanding, new.standing.advance]), [0, 3_000]);
    });
}

#[test]
fn an_invoice_of_the_wrong_customer_leaves_them_their_money() {
    run(async {
        let shop = Shop::open().await;
        let wrong = customer(&shop, "Ramesh", json!({})).await;
        let right = customer(&shop, "Suresh", json!({ "creditLimit": 10_000 })).await;
        let old = bill(&shop, wrong, 10_000, json!({})).await;
        receive(&shop, wrong, 4_000, json!({})).await;
        let new = bill(&shop, right, 10_000, json!({ "replaces": old.id })).await;
        assert_eq!(minor([new.open, new.standing.balance]), [10_000, 10_000]);
        let left = standing(&shop, wrong).await;
        assert_eq!(minor([left.outstanding, left.advance]), [0, 4_000]);
    });
}

#[test]
fn a_discount_that_no_longer_fits_must_be_undone_first() {
    run(async {
        let shop = Shop::open().await;
        let id = customer(&shop, "Ramesh", json!({})).await;
        let old = bill(&shop, id, 10_000, json!({})).await;
        receive(&shop, id, 9_000, json!({})).await;
        let discount = NewAdjustment {
            request_id: request_id(),
            customer_id: id,
            amount: Minor(1_000),
            on: None,
            allocation: None,
            reason: "pays promptly".into(),
        };
        shop.owner().give_discount(discount).await.unwrap();
        let again =
            |amount: i64| invoice(id, json!([line(1000, amount)]), json!({ "replaces": old.id }));
        assert_eq!(code(&shop.staff().create_invoice(again(999)).await), "inUse@replaces");
        assert_eq!(code(&shop.staff().preview_invoice(again(999)).await), "inUse@replaces");
        let new = shop.staff().create_invoice(again(1_500)).await.unwrap();
        assert_eq!(minor([new.open, new.standing.advance]), [0, 8_500]);
    });
}

#[test]
fn what_is_replaced_in_a_closed_period_is_reversed_today() {
    run(async {
        let shop = Shop::open().await;
        let id = customer(&shop, "Ramesh", json!({})).await;
        let old = bill(&shop, id, 10_000, json!({ "issuedOn": "2026-10-10" })).await;
        receive(&shop, id, 4_000, json!({ "receivedOn": "2026-10-20" })).await;
        let session = shop.session::<Owner, Fresh>().unwrap();
        session.close_period(ClosePeriod { through: Some("2026-10-31".into()) }).await.unwrap();
        let new =
            bill(&shop, id, 10_000, json!({ "replaces": old.id, "issuedOn": "2026-11-05" })).await;
        let ended = shop.staff().invoice(old.id).await.unwrap().ended.unwrap();
        assert_eq!(ended.on.to_string(), "2026-11-21");
        assert_eq!(new.allocations[0].on.to_string(), "2026-11-21", "not before it was free");
        assert_eq!(new.open.0, 6_000);
    });
}

#[test]
fn a_part_paid_loan_becomes_an_invoice() {
    run(async {
        let shop = Shop::open().await;
        let id = customer(&shop, "Ramesh", json!({ "creditLimit": 11_800 })).await;
        let loan = lend(&shop, id, 10_000, json!({ "issuedOn": "2026-11-01" })).await;
        receive(&shop, id, 4_000, json!({})).await;
        let lines = json!([super::line_with(
            1000,
            10_000,
            json!({ "taxRateId": super::rate(&shop, 1800).await })
        )]);
        let input = bill_of(loan.id, id, lines, json!({ "issuedOn": "2026-11-20" }));
        let preview = NewInvoice { replaces: Some(loan.id), ..input.invoice.clone() };
        assert_eq!(code(&shop.staff().create_invoice(preview.clone()).await), "wrongKind@replaces");
        let preview = shop.staff().preview_invoice(preview).await.unwrap();
        assert_eq!(minor([preview.totals.total, preview.balance_after]), [11_800, 7_800]);
        let new = shop.staff().bill_loan(input.clone()).await.unwrap();
        assert_eq!((new.totals.total.0, new.settled.0, new.open.0), (11_800, 4_000, 7_800));
        assert_eq!((new.replaces, new.standing.balance), (Some(loan.id), Minor(7_800)));
        let loan = shop.staff().loan(loan.id).await.unwrap();
        assert_eq!((loan.status, loan.billed_as), (ChargeStatus::Void, Some(new.id)));
        assert_eq!(loan.ended.unwrap().reason, new.number);

        let again = shop.staff().bill_loan(input).await.unwrap();
        assert_eq!(again.id, new.id, "the same request is the same invoice");
    });
}

#[test]
fn a_loan_paid_beyond_its_bill_leaves_an_advance() {
    run(async {
        let shop = Shop::open().await;
        let id = customer(&shop, "Ramesh", json!({})).await;
        let loan = lend(&shop, id, 10_000, json!({})).await;
        receive(&shop, id, 10_000, json!({})).await;
        let input = bill_of(loan.id, id, json!([line(1000, 9_500)]), json!({}));
        let new = shop.staff().bill_loan(input).await.unwrap();
        assert_eq!(new.status, ChargeStatus::Paid);
        assert_eq!(minor([new.standing.outstanding, new.standing.advance]), [0, 500]);
    });
}
