//! Properties: whatever the lines, a preview says what is recorded, the parts add up, and the customer owes what is
//! open less what is theirs.

use acceptance::{Shop, run};
use books::invoices::{InvoicePreview, InvoiceQuery, InvoiceView, NewInvoice};
use books::values::{ChargeFilter, CustomerId, Minor};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use serde_json::{Value, json};

use super::{customer, invoice, line, receive, returned, standing};

/// Any discount: none, a share, an amount; the last may be more than the line.
fn any_discount() -> impl Strategy<Value = Value> {
    prop_oneof![
        Just(json!({})),
        (0_u16..=10_000).prop_map(|rate| json!({ "discountRate": rate })),
        (0_i64..5_000).prop_map(|amount| json!({ "discountAmount": amount })),
    ]
}

/// Any line: tax rates 1 to 4 are those a shop in India begins with.
fn any_line() -> impl Strategy<Value = Value> {
    let rate = prop::option::of(1_i64..=4);
    (1_i64..20_000, 0_i64..200_000, rate, any::<bool>(), any_discount()).prop_map(
        |(quantity, unit_price, rate, with_tax, discount)| {
            let fields = json!({ "taxRateId": rate, "priceIncludesTax": with_tax });
            super::filled(super::filled(line(quantity, unit_price), fields), discount)
        },
    )
}

/// Lines, whether into another state, whether rounded; a payment and what of the lines comes back, in thousandths of
/// each.
type Sale = (Vec<Value>, bool, bool, i64, Vec<i64>);

fn any_sale() -> impl Strategy<Value = Sale> {
    let lines = prop::collection::vec(any_line(), 1..6);
    let back = prop::collection::vec(0_i64..=1_000, 6);
    (lines, any::<bool>(), any::<bool>(), 0_i64..400_000, back)
}

fn add_up(view: &InvoiceView) {
    let totals = &view.totals;
    let parts =
        [totals.taxable, totals.cgst, totals.sgst, totals.igst, totals.other_tax, totals.round_off];
    assert_eq!(parts.iter().map(|part| part.0).sum::<i64>(), totals.total.0);
    assert_eq!(totals.cgst, totals.sgst);
    let of_lines = |of: fn(&books::invoices::LineView) -> Minor| {
        view.lines.iter().map(|line| of(line).0).sum::<i64>()
    };
    assert_eq!(of_lines(|line| line.taxable), totals.taxable.0);
    assert_eq!(of_lines(|line| line.tax), totals.total.0 - totals.taxable.0 - totals.round_off.0);
    assert_eq!(view.dues.iter().map(|due| due.amount.0).sum::<i64>(), totals.total.0);
    assert_eq!(view.settled.0 + view.open.0, totals.total.0);
}

fn says_what_is_recorded(preview: &InvoicePreview, view: &InvoiceView) {
    assert_eq!(preview.number, view.number);
    assert_eq!(json!(preview.lines), json!(view.lines));
    assert_eq!(json!(preview.totals), json!(view.totals));
    assert_eq!(preview.balance_after, view.standing.balance);
    let dues: Vec<_> =
        view.dues.iter().map(|due| json!({ "dueOn": due.due_on, "amount": due.amount })).collect();
    assert_eq!(json!(preview.dues), json!(dues));
}

/// What all invoices of a customer have open.
async fn open(shop: &Shop, id: CustomerId) -> i64 {
    let mut sum = 0;
    for status in [ChargeFilter::Pending, ChargeFilter::Overdue] {
        let query = InvoiceQuery {
            status: Some(status),
            customer_id: Some(id),
            limit: Some(200),
            ..InvoiceQuery::default()
        };
        let stretch = shop.staff().invoices(query).await.unwrap();
        assert!(stretch.next.is_none(), "all of them fit");
        sum += stretch.rows.iter().map(|row| row.open.0).sum::<i64>();
    }
    sum
}

/// Records a sale, a payment, a return, and the return of the rest; looks at everything after each.
async fn play(shop: &Shop, id: CustomerId, (lines, inter_state, round_off, paid, back): &Sale) {
    let fields = json!({ "interState": inter_state, "roundOff": round_off });
    let input: NewInvoice = invoice(id, json!(lines), fields);
    let before = standing(shop, id).await;
    let preview = shop.staff().preview_invoice(input.clone()).await;
    let recorded = shop.staff().create_invoice(input).await;
    assert_eq!(acceptance::code(&preview), acceptance::code(&recorded));
    let (Ok(preview), Ok(view)) = (preview, recorded) else {
        assert_eq!(json!(before), json!(standing(shop, id).await), "refused, so nothing changed");
        return;
    };
    says_what_is_recorded(&preview, &view);
    add_up(&view);
    if *paid > 0 {
        receive(shop, id, *paid, json!({})).await;
    }
    let some: Vec<_> = (1..)
        .zip(view.lines.iter().zip(back))
        .map(|(position, (line, share))| (position, i64::from(line.quantity) * share / 1_000))
        .filter(|(_, quantity)| *quantity > 0)
        .collect();
    for lines in [some.as_slice(), &[]] {
        // A return may come to nothing, as when it is free; then there is nothing to note.
        if let Ok(after) = shop.staff().create_credit_note(returned(view.id, lines)).await {
            add_up(&after);
        }
        let stands = standing(shop, id).await;
        let open = open(shop, id).await;
        assert_eq!(stands.outstanding.0, open);
        assert_eq!(stands.balance.0, open - stands.advance.0);
    }
    let end = standing(shop, id).await.balance.0;
    assert_eq!(end, before.balance.0 - paid, "goods came and went back: only the money is left");
}

#[test]
fn random_sales_hold_together() {
    run(async {
        let shop = Shop::open().await;
        let id = customer(&shop, "Ramesh", json!({})).await;
        let (shop, handle) = (&shop, tokio::runtime::Handle::current());
        let mut runner =
            TestRunner::new(Config { cases: 100, failure_persistence: None, ..Config::default() });
        let outcome = tokio::task::block_in_place(|| {
            runner.run(&any_sale(), |sale| {
                handle.block_on(play(shop, id, &sale));
                Ok(())
            })
        });
        outcome.unwrap();
    });
}
