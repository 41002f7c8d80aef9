//! Numbers: one series for each financial year, without gap or duplicate; and requests made twice.

use acceptance::{Shop, code, run};
use books::doctor::tamper::Tamper;
use books::values::DocumentKind;
use serde_json::json;

use super::{bill, customer, invoice, line, returned, standing};

#[test]
fn each_financial_year_counts_from_one_without_gaps() {
    run(async {
        let mut shop = Shop::open().await;
        let id = customer(&shop, "Ramesh", json!({ "creditLimit": 1_000_000 })).await;
        let table = [
            ("2027-03-30", "2027-03-30", "INV/26-27/0001"),
            ("2027-03-31", "2027-03-31", "INV/26-27/0002"),
            ("2027-04-01", "2027-04-01", "INV/27-28/0001"),
            ("2027-04-01", "2027-03-31", "INV/26-27/0003"),
            ("2027-04-02", "2027-04-02", "INV/27-28/0002"),
            ("2028-04-01", "2028-03-31", "INV/27-28/0003"),
            ("2028-04-01", "2028-04-01", "INV/28-29/0001"),
        ];
        for (today, issued_on, number) in table {
            shop.set_today(today);
            shop.reopen().await;
            let too_much =
                invoice(id, json!([line(1000, 2_000_000)]), json!({ "issuedOn": issued_on }));
            assert_eq!(
                code(&shop.staff().create_invoice(too_much).await),
                "creditLimitExceeded@lines"
            );
            let recorded = bill(&shop, id, 100, json!({ "issuedOn": issued_on })).await;
            assert_eq!(recorded.number, number, "issued on {issued_on}");
        }
    });
}

#[test]
fn a_preview_warns_of_a_day_before_the_last_number() {
    run(async {
        let shop = Shop::open().await;
        let id = customer(&shop, "Ramesh", json!({})).await;
        bill(&shop, id, 100, json!({ "issuedOn": "2026-11-15" })).await;
        for (issued_on, backdated) in [
            ("2026-11-14", true),
            ("2026-11-15", false),
            ("2026-11-16", false),
            ("2026-03-31", false),
        ] {
            let input = invoice(id, json!([line(1000, 100)]), json!({ "issuedOn": issued_on }));
            let preview = shop.staff().preview_invoice(input).await.unwrap();
            assert_eq!(preview.backdated, backdated, "{issued_on}");
        }
    });
}

/// Every kind with a number says so before it is recorded, and gives no number away by being asked.
#[test]
fn the_next_number_of_any_kind_warns_of_a_day_before_the_last() {
    run(async {
        let shop = Shop::open().await;
        let ravi = crate::story::customer(&shop, "Ravi").await;
        crate::story::give(&shop, ravi, 500, "2026-11-15", "2026-11-30").await;
        crate::story::get(&shop, ravi, 100, "2026-11-18").await;
        let table = [
            (DocumentKind::Loan, "2026-11-14", "LN/26-27/0002", true),
            (DocumentKind::Loan, "2026-11-15", "LN/26-27/0002", false),
            (DocumentKind::Loan, "2026-03-31", "LN/25-26/0001", false),
            (DocumentKind::Receipt, "2026-11-15", "RCT/26-27/0002", true),
            (DocumentKind::Receipt, "", "RCT/26-27/0002", false),
            (DocumentKind::Fee, "2026-11-01", "FEE/26-27/0001", false),
            (DocumentKind::WriteOff, "2026-11-01", "WO/26-27/0001", false),
        ];
        for (kind, on, number, backdated) in table {
            let next = shop.staff().preview_number(kind, Some(on.to_owned())).await.unwrap();
            assert_eq!(
                (next.number.as_str(), next.backdated),
                (number, backdated),
                "{kind:?} {on}"
            );
        }
        let bad = shop.staff().preview_number(DocumentKind::Loan, Some("soon".to_owned())).await;
        assert_eq!(code(&bad), "dateUnreadable@on");
    });
}

#[test]
fn the_same_request_records_once_and_another_under_its_id_is_refused() {
    run(async {
        let mut shop = Shop::open().await;
        let id = customer(&shop, "Ramesh", json!({})).await;
        let input = invoice(id, json!([line(1000, 10_000)]), json!({}));
        let first = shop.staff().create_invoice(input.clone()).await.unwrap();
        let note = returned(first.id, &[(1, 400)]);
        shop.staff().create_credit_note(note.clone()).await.unwrap();
        shop.reopen().await;
        let second = shop.staff().create_invoice(input.clone()).await.unwrap();
        let third = shop.staff().create_credit_note(note.clone()).await.unwrap();
        assert_eq!((second.id, third.id), (first.id, first.id));
        assert_eq!((second.open.0, third.open.0), (6_000, 6_000), "as it is now");
        assert_eq!(standing(&shop, id).await.balance.0, 6_000);

        let mut other = input;
        other.round_off = true;
        assert_eq!(code(&shop.staff().create_invoice(other).await), "requestReused@requestId");
        let mut other = note;
        other.note = Some("torn".into());
        assert_eq!(code(&shop.staff().create_credit_note(other).await), "requestReused@requestId");
    });
}

/// A series grows as far as sixteen characters allow; before its first number that would not fit, recording is refused, and a
/// document of another financial year is not.
#[test]
fn a_series_that_is_full_is_refused_before_it_overflows() {
    run(async {
        let shop = Shop::open().await;
        let id = customer(&shop, "Ramesh", json!({})).await;
        bill(&shop, id, 100, json!({})).await;
        for (place, expected) in [("999998", "ok"), ("999999", "seriesFull")] {
            let full =
                Tamper::Set { table: "number_series", column: "last", to: place, rows: "kind = 1" };
            shop.counter.tamper(full).await.unwrap();
            let input = invoice(id, json!([line(1000, 100)]), json!({}));
            let answer = shop.staff().create_invoice(input).await;
            assert_eq!(code(&answer), expected, "after {place}");
            if let Ok(recorded) = answer {
                assert_eq!(recorded.number, "INV/26-27/999999");
            }
        }
        let before = bill(&shop, id, 100, json!({ "issuedOn": "2026-03-31" })).await;
        assert_eq!(before.number, "INV/25-26/0001");
    });
}
