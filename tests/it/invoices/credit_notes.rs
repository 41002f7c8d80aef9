//! Goods taken back: some lines, all lines, bit by bit, and where the money goes.

use acceptance::{Shop, run};
use books::adjustments::VoidDocument;
use books::invoices::InvoiceView;
use books::values::{ChargeStatus, DocumentId, DocumentKind};
use serde_json::json;

use super::{bill, customer, invoice, line, line_with, minor, rate, receive, returned, standing};

#[test]
fn a_credit_note_settles_its_own_invoice_oldest_due_first() {
    run(async {
        let shop = Shop::open().await;
        let id = customer(&shop, "Ramesh", json!({})).await;
        let older = bill(&shop, id, 7_000, json!({ "issuedOn": "2026-10-01" })).await;
        let instalments = json!([
            { "dueOn": "2026-12-01", "amount": 4_000 }, { "dueOn": "2027-01-01", "amount": 6_000 },
        ]);
        let sold = invoice(id, json!([line(10_000, 1_000)]), json!({ "instalments": instalments }));
        let sold = shop.staff().create_invoice(sold).await.unwrap();
        let after =
            shop.staff().create_credit_note(returned(sold.id, &[(1, 5_000)])).await.unwrap();
        assert_eq!(minor(after.dues.iter().map(|due| due.open)), [0, 5_000]);
        assert_eq!((after.settled.0, after.open.0, after.part_paid), (5_000, 5_000, true));
        assert_eq!(after.lines[0].returned, 5_000);
        assert_eq!(after.allocations.len(), 2);
        assert!(after.allocations.iter().all(|part| part.kind == DocumentKind::CreditNote));
        assert_eq!(after.allocations[0].number.as_deref(), Some("CN/26-27/0001"));
        assert_eq!(after.credit_notes, [after.allocations[0].document_id]);
        let untouched = shop.staff().invoice(older.id).await.unwrap();
        assert_eq!(untouched.open.0, 7_000, "an older invoice is not its business");
        assert_eq!(after.standing.balance.0, 12_000);
    });
}

#[test]
fn what_comes_back_of_a_paid_invoice_is_an_advance() {
    run(async {
        let shop = Shop::open().await;
        let id = customer(&shop, "Ramesh", json!({})).await;
        let sold = bill(&shop, id, 10_000, json!({})).await;
        receive(&shop, id, 8_000, json!({})).await;
        let after = shop.staff().create_credit_note(returned(sold.id, &[])).await.unwrap();
        assert_eq!(after.status, ChargeStatus::Paid);
        let stands = standing(&shop, id).await;
        assert_eq!(minor([stands.outstanding, stands.advance, stands.balance]), [0, 8_000, -8_000]);
    });
}

/// 3 at 33.33 with 18 % inside the state, rounded: 99.99 + 9.00 + 9.00 = 117.99, to 118.00.
async fn three_of_a_kind(shop: &Shop) -> InvoiceView {
    let id = customer(shop, "Ramesh", json!({})).await;
    let eighteen = rate(shop, 1800).await;
    let lines = json!([line_with(3000, 3_333, json!({ "taxRateId": eighteen }))]);
    let sold = invoice(id, lines, json!({ "roundOff": true }));
    shop.staff().create_invoice(sold).await.unwrap()
}

/// What came back with the last credit note.
async fn take_back(shop: &Shop, sold: DocumentId, lines: &[(u32, i64)]) -> i64 {
    let before = shop.staff().invoice(sold).await.unwrap().standing.balance.0;
    let after = shop.staff().create_credit_note(returned(sold, lines)).await.unwrap();
    before - after.standing.balance.0
}

#[test]
fn bit_by_bit_everything_comes_back_to_the_last_paisa() {
    run(async {
        let shop = Shop::open().await;
        let sold = three_of_a_kind(&shop).await;
        assert_eq!((sold.totals.total.0, sold.totals.round_off.0), (11_800, 1));
        // A third of 99.99 is 33.33, of each 9.00 it is 3.00, of the paisa of rounding nothing.
        assert_eq!(take_back(&shop, sold.id, &[(1, 1_000)]).await, 3_933);
        // Half of what is left, and half of a paisa rounds away from zero.
        assert_eq!(take_back(&shop, sold.id, &[(1, 1_000)]).await, 3_934);
        assert_eq!(take_back(&shop, sold.id, &[]).await, 3_933);
        assert_eq!(shop.staff().invoice(sold.id).await.unwrap().open.0, 0);
    });
}

#[test]
fn all_at_once_gives_back_the_total() {
    run(async {
        let shop = Shop::open().await;
        let sold = three_of_a_kind(&shop).await;
        assert_eq!(take_back(&shop, sold.id, &[]).await, 11_800);
    });
}

#[test]
fn sevenths_come_back_whole_in_any_order() {
    run(async {
        let shop = Shop::open().await;
        let id = customer(&shop, "Ramesh", json!({})).await;
        let eighteen = rate(&shop, 1800).await;
        let rated = |with_tax: bool| {
            let fields = json!({
                "taxRateId": eighteen, "priceIncludesTax": with_tax, "discountRate": 333,
            });
            line_with(7_000, 1_433, fields)
        };
        let fields = json!({ "roundOff": true, "interState": true });
        let sold = invoice(id, json!([rated(false), rated(true)]), fields);
        let sold = shop.staff().create_invoice(sold).await.unwrap();
        let mut sum = 0;
        for lines in [
            [(1, 1_000), (2, 3_500)],
            [(2, 500), (1, 2_001)],
            [(1, 3_998), (2, 2_999)],
            [(1, 1), (2, 1)],
        ] {
            sum += take_back(&shop, sold.id, &lines).await;
        }
        assert_eq!(sum, sold.totals.total.0);
    });
}

#[test]
fn a_void_credit_note_brings_its_goods_back_to_the_invoice() {
    run(async {
        let shop = Shop::open().await;
        let sold = three_of_a_kind(&shop).await;
        let mut notes = Vec::new();
        for _ in 0..2 {
            let after =
                shop.staff().create_credit_note(returned(sold.id, &[(1, 1_000)])).await.unwrap();
            notes.push(*after.credit_notes.last().unwrap());
        }
        let void = VoidDocument {
            request_id: acceptance::request_id(),
            document_id: notes[0],
            reason: "wrong goods".into(),
        };
        shop.staff().void_document(void).await.unwrap();
        let view = shop.staff().invoice(sold.id).await.unwrap();
        assert_eq!((view.lines[0].returned, view.credit_notes.as_slice()), (1_000, &notes[1..]));
        take_back(&shop, sold.id, &[(1, 2_000)]).await;
        let view = shop.staff().invoice(sold.id).await.unwrap();
        assert_eq!(
            (view.open.0, view.standing.balance.0),
            (0, 0),
            "no paisa more or less than was sold"
        );
    });
}

#[test]
fn a_credit_note_has_a_number_of_its_own_series() {
    run(async {
        let shop = Shop::open().await;
        let id = customer(&shop, "Ramesh", json!({})).await;
        for number in ["CN/26-27/0001", "CN/26-27/0002"] {
            let sold = bill(&shop, id, 500, json!({})).await;
            let after = shop.staff().create_credit_note(returned(sold.id, &[])).await.unwrap();
            assert_eq!(after.allocations[0].number.as_deref(), Some(number));
        }
        assert_eq!(bill(&shop, id, 500, json!({})).await.number, "INV/26-27/0003");
        let free = invoice(id, json!([line(1000, 500), line(1000, 0)]), json!({}));
        let free = shop.staff().create_invoice(free).await.unwrap();
        let after = shop.staff().create_credit_note(returned(free.id, &[])).await.unwrap();
        assert_eq!(after.lines[1].returned, 1_000, "what was free comes back with the rest");
    });
}
