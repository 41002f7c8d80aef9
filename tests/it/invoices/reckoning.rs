//! Worked examples, reckoned by hand, and what crosses to the window.

use acceptance::{Shop, india, run};
use books::invoices::Totals;
use books::shop::CountryDefaults;
use books::values::ChargeStatus;
use serde_json::{Value, json};

use super::{bill, customer, invoice, line, line_with, minor, rate};

/// What it is, the lines, fields of the invoice; then taxable, central, state, integrated, other tax, round-off, total.
type Example = (&'static str, fn(i64) -> Value, fn() -> Value, [i64; 7]);

fn within() -> Value {
    json!({})
}

fn between() -> Value {
    json!({ "interState": true })
}

fn rounded() -> Value {
    json!({ "roundOff": true })
}

/// `r` is the id of the rate of 18 %. Amounts are paise.
const AT_18: &[Example] = &[
    // 9 % of 999.99 is 89.9991, so 90.00 for each half.
    (
        "999.99 within the state",
        |r| json!([line_with(1000, 99_999, json!({ "taxRateId": r }))]),
        within,
        [99_999, 9_000, 9_000, 0, 0, 0, 117_999],
    ),
    // 18 % of 999.99 is 179.9982.
    (
        "999.99 to another state",
        |r| json!([line_with(1000, 99_999, json!({ "taxRateId": r }))]),
        between,
        [99_999, 0, 0, 18_000, 0, 0, 117_999],
    ),
    // 9 % of 0.05 is 0.0045: nothing for either half. 18 % of it is 0.009: one paisa.
    (
        "0.05 within the state",
        |r| json!([line_with(1000, 5, json!({ "taxRateId": r }))]),
        within,
        [5, 0, 0, 0, 0, 0, 5],
    ),
    (
        "0.05 to another state",
        |r| json!([line_with(1000, 5, json!({ "taxRateId": r }))]),
        between,
        [5, 0, 0, 1, 0, 0, 6],
    ),
    // 9 % of 0.50 is 0.045: half a paisa goes away from zero.
    (
        "0.50 within the state",
        |r| json!([line_with(1000, 50, json!({ "taxRateId": r }))]),
        within,
        [50, 5, 5, 0, 0, 0, 60],
    ),
    // Of 118.00 with tax, 9/118 is 9.00.
    (
        "118.00 with tax inside",
        |r| json!([line_with(1000, 11_800, json!({ "taxRateId": r, "priceIncludesTax": true }))]),
        within,
        [10_000, 900, 900, 0, 0, 0, 11_800],
    ),
    // Of 99.99 with tax, 9/118 is 7.6263 and 18/118 is 15.2527: the printed price stands.
    (
        "99.99 with tax inside",
        |r| json!([line_with(1000, 9_999, json!({ "taxRateId": r, "priceIncludesTax": true }))]),
        within,
        [8_473, 763, 763, 0, 0, 0, 9_999],
    ),
    (
        "99.99 with tax inside, to another state",
        |r| json!([line_with(1000, 9_999, json!({ "taxRateId": r, "priceIncludesTax": true }))]),
        between,
        [8_474, 0, 0, 1_525, 0, 0, 9_999],
    ),
    // 1000.00 less 10 % is 900.00; 9 % of it 81.00.
    (
        "a tenth off",
        |r| json!([line_with(1000, 100_000, json!({ "taxRateId": r, "discountRate": 1000 }))]),
        within,
        [90_000, 8_100, 8_100, 0, 0, 0, 106_200],
    ),
    // 100.00 less 33.33 is 66.67; 9 % of it 6.0003.
    (
        "33.33 off",
        |r| json!([line_with(1000, 10_000, json!({ "taxRateId": r, "discountAmount": 3_333 }))]),
        within,
        [6_667, 600, 600, 0, 0, 0, 7_867],
    ),
    // 118.00 with tax less half is 59.00 with tax: 4.50 each.
    (
        "half off a price with tax inside",
        |r| {
            json!([line_with(
                1000,
                11_800,
                json!({ "taxRateId": r, "priceIncludesTax": true, "discountRate": 5000 })
            )])
        },
        within,
        [5_000, 450, 450, 0, 0, 0, 5_900],
    ),
    // 1.5 kg at 33.33 is 49.995, so 50.00.
    (
        "half a paisa of a price",
        |_| json!([line(1500, 3_333)]),
        within,
        [5_000, 0, 0, 0, 0, 0, 5_000],
    ),
    // 0.333 kg at 10.00 is 3.33; at 18 % the halves are 0.2997.
    (
        "a third of a kilogram",
        |r| json!([line_with(333, 1_000, json!({ "taxRateId": r }))]),
        within,
        [333, 30, 30, 0, 0, 0, 393],
    ),
    (
        "rounded up from half",
        |_| json!([line(1000, 10_050)]),
        rounded,
        [10_050, 0, 0, 0, 0, 50, 10_100],
    ),
    (
        "rounded down from below half",
        |_| json!([line(1000, 10_049)]),
        rounded,
        [10_049, 0, 0, 0, 0, -49, 10_000],
    ),
    // 99.99 + 2 × 9.00 = 117.99.
    (
        "rounded with its tax",
        |r| json!([line_with(1000, 9_999, json!({ "taxRateId": r }))]),
        rounded,
        [9_999, 900, 900, 0, 0, 1, 11_800],
    ),
    // Tax is reckoned line by line: three times 9 % of 0.50, not 9 % of 1.50.
    (
        "three small lines",
        |r| {
            json!([
                line_with(1000, 50, json!({ "taxRateId": r })),
                line_with(1000, 50, json!({ "taxRateId": r })),
                line_with(1000, 50, json!({ "taxRateId": r })),
            ])
        },
        within,
        [150, 15, 15, 0, 0, 0, 180],
    ),
    (
        "taxed, untaxed and free lines",
        |r| {
            json!([
                line_with(2000, 5_000, json!({ "taxRateId": r })),
                line(1000, 777),
                line(1000, 0),
            ])
        },
        within,
        [10_777, 900, 900, 0, 0, 0, 12_577],
    ),
];

fn parts(totals: &Totals) -> [i64; 7] {
    let Totals { taxable, cgst, sgst, igst, other_tax, round_off, total } = totals;
    [taxable.0, cgst.0, sgst.0, igst.0, other_tax.0, round_off.0, total.0]
}

#[test]
fn gst_is_reckoned_as_by_hand() {
    run(async {
        let shop = Shop::open().await;
        let id = customer(&shop, "Ramesh", json!({})).await;
        let eighteen = rate(&shop, 1800).await.0;
        for (what, lines, fields, expected) in AT_18 {
            let input = invoice(id, lines(eighteen), fields());
            let preview = shop.staff().preview_invoice(input.clone()).await.unwrap();
            let recorded = shop.staff().create_invoice(input).await.unwrap();
            assert_eq!(parts(&recorded.totals), *expected, "{what}");
            assert_eq!(parts(&preview.totals), *expected, "{what}, in its preview");
            let (sum, total) = expected.split_at(6);
            assert_eq!(sum.iter().sum::<i64>(), total[0], "{what}: the parts add up");
        }
    });
}

/// Country, currency, zone, first month; the price, the total, the round-off.
#[test]
fn elsewhere_there_is_one_tax_and_a_unit_has_as_many_decimals_as_the_currency() {
    let table = [
        ("AE", "AED", "Asia/Dubai", [1_050, 53, -3], 1_100, "INV/2026/0001"),
        ("JP", "JPY", "Asia/Tokyo", [1_050, 53, 0], 1_103, "INV/26-27/0001"),
        ("KW", "KWD", "Asia/Kuwait", [1_050, 53, -103], 1_000, "INV/2026/0001"),
    ];
    run(async {
        for (country, currency, zone, [taxable, tax, round_off], total, number) in table {
            let month = if country == "JP" { 4 } else { 1 };
            let place = CountryDefaults {
                country: country.into(),
                currency: currency.into(),
                zone: zone.into(),
                year_month: month,
                ..india()
            };
            let shop = Shop::open_in(place).await;
            let id = customer(&shop, "Ramesh", json!({})).await;
            let rates = shop.owner().create_tax_rate("VAT 5 %".into(), 500).await.unwrap();
            let vat = rates.iter().find(|rate| rate.basis_points == 500).unwrap().id;
            let lines = json!([line_with(1000, 1_050, json!({ "taxRateId": vat }))]);
            let fields = json!({ "roundOff": true, "interState": true });
            let recorded = shop.staff().create_invoice(invoice(id, lines, fields)).await.unwrap();
            let expected = [taxable, 0, 0, 0, tax, round_off, total];
            assert_eq!(parts(&recorded.totals), expected, "{country}");
            assert_eq!((recorded.number.as_str(), recorded.inter_state), (number, false));
        }
    });
}

#[test]
fn a_view_shows_what_was_written() {
    run(async {
        let mut shop = Shop::open().await;
        let id = customer(&shop, "Ramesh", json!({ "creditDays": 30 })).await;
        let eighteen = rate(&shop, 1800).await;
        let fields = json!({ "unit": " kg ", "taxRateId": eighteen, "discountRate": 500 });
        let lines = json!([line_with(2500, 10_000, fields), line(1000, 1)]);
        let input = invoice(id, lines, json!({ "note": " thanks ", "interState": true }));
        let view = shop.staff().create_invoice(input).await.unwrap();
        let first = &view.lines[0];
        assert_eq!((first.position, first.description.as_str(), first.quantity), (1, "Rice", 2500));
        assert_eq!(
            (first.unit.as_deref(), first.tax_name.as_deref()),
            (Some("kg"), Some("GST 18 %"))
        );
        assert_eq!(
            minor([first.unit_price, first.discount, first.taxable, first.tax]),
            [10_000, 1_250, 23_750, 4_275]
        );
        assert_eq!((first.tax_rate, first.price_includes_tax, first.returned), (1800, false, 0));
        assert_eq!((first.discount_rate, view.lines[1].discount_rate), (Some(500), None));
        assert_eq!((view.lines[1].position, view.lines[1].tax_name.clone()), (2, None));
        assert_eq!(view.note.as_deref(), Some("thanks"));
        assert_eq!(
            (view.status, view.part_paid, view.days_overdue),
            (ChargeStatus::Pending, false, 0)
        );
        assert_eq!(view.dues.len(), 1);
        assert_eq!(
            view.dues[0].due_on.to_string(),
            "2026-12-21",
            "thirty days after it was issued"
        );
        assert_eq!((view.created_by.as_str(), view.voidable), ("Asha Devi", true));
        assert_eq!(
            serde_json::to_value(&view).unwrap(),
            serde_json::to_value(shop.staff().invoice(view.id).await.unwrap()).unwrap()
        );

        shop.set_today("2026-12-25");
        shop.reopen().await;
        let late = shop.staff().invoice(view.id).await.unwrap();
        assert_eq!((late.status, late.days_overdue), (ChargeStatus::Overdue, 4));
    });
}

#[test]
fn a_preview_knows_the_balance_after_and_records_nothing() {
    run(async {
        let shop = Shop::open().await;
        let id = customer(&shop, "Ramesh", json!({})).await;
        let first = bill(&shop, id, 10_000, json!({})).await;
        let lines = json!([line(1000, 2_500)]);
        let instalments = json!([
            { "dueOn": "2026-12-01", "amount": 1_000 }, { "dueOn": "2027-01-01", "amount": 1_500 },
        ]);
        let input = invoice(id, lines, json!({ "instalments": instalments }));
        for _ in 0..2 {
            let preview = shop.staff().preview_invoice(input.clone()).await.unwrap();
            assert_eq!(
                (preview.number.as_str(), preview.balance_after.0),
                ("INV/26-27/0002", 12_500)
            );
            assert_eq!(minor(preview.dues.iter().map(|due| due.amount)), [1_000, 1_500]);
            assert!(!preview.backdated);
        }
        let mut instead = input.clone();
        instead.replaces = Some(first.id);
        assert_eq!(shop.staff().preview_invoice(instead).await.unwrap().balance_after.0, 2_500);
        assert_eq!(shop.staff().invoice(first.id).await.unwrap().standing.balance.0, 10_000);
    });
}
