//! The list of invoices: newest first, in stretches, by status, customer and number.

use acceptance::{Shop, code, run};
use books::invoices::InvoiceQuery;
use books::values::{ChargeFilter, ChargeStatus, CustomerId};
use serde_json::json;

use super::{bill, customer, receive};

/// Two customers; in the order they were recorded: paid, overdue and part-paid, pending, void, pending.
async fn five_invoices(shop: &Shop) -> [CustomerId; 2] {
    let ramesh = customer(shop, "Ramesh", json!({})).await;
    let sita = customer(shop, "Sita", json!({})).await;
    bill(shop, ramesh, 1_000, json!({ "issuedOn": "2026-11-03" })).await;
    bill(shop, ramesh, 2_000, json!({ "issuedOn": "2026-11-01", "dueOn": "2026-11-05" })).await;
    receive(shop, ramesh, 1_500, json!({})).await;
    bill(shop, sita, 3_000, json!({ "issuedOn": "2026-11-05", "dueOn": "2026-11-21" })).await;
    let wrong = bill(shop, sita, 4_000, json!({ "issuedOn": "2026-11-02" })).await;
    bill(
        shop,
        sita,
        5_000,
        json!({ "replaces": wrong.id, "issuedOn": "2026-11-04", "dueOn": "2026-12-01" }),
    )
    .await;
    [ramesh, sita]
}

async fn totals(shop: &Shop, query: &InvoiceQuery) -> Vec<i64> {
    let stretch = shop.staff().invoices(query.clone()).await.unwrap();
    stretch.rows.iter().map(|row| row.total.0).collect()
}

#[test]
fn the_list_is_newest_first_and_by_status() {
    run(async {
        let shop = Shop::open().await;
        let [ramesh, sita] = five_invoices(&shop).await;
        let table: &[(Option<ChargeFilter>, Option<CustomerId>, &[i64])] = &[
            (None, None, &[3_000, 5_000, 1_000, 4_000, 2_000]),
            (Some(ChargeFilter::Void), None, &[4_000]),
            (Some(ChargeFilter::Paid), None, &[1_000]),
            (Some(ChargeFilter::Overdue), None, &[2_000]),
            (Some(ChargeFilter::Pending), None, &[3_000, 5_000]),
            (Some(ChargeFilter::Open), None, &[3_000, 5_000, 2_000]),
            (Some(ChargeFilter::Open), Some(sita), &[3_000, 5_000]),
            (None, Some(ramesh), &[1_000, 2_000]),
            (None, Some(sita), &[3_000, 5_000, 4_000]),
            (Some(ChargeFilter::Void), Some(sita), &[4_000]),
            (Some(ChargeFilter::Paid), Some(sita), &[]),
            (Some(ChargeFilter::Paid), Some(ramesh), &[1_000]),
            (Some(ChargeFilter::Overdue), Some(ramesh), &[2_000]),
            (Some(ChargeFilter::Pending), Some(sita), &[3_000, 5_000]),
        ];
        for (status, customer_id, expected) in table {
            for search in [None, Some("inv/26-27/".to_owned())] {
                let query = InvoiceQuery {
                    status: *status,
                    customer_id: *customer_id,
                    search,
                    ..InvoiceQuery::default()
                };
                let mut found = totals(&shop, &query).await;
                if query.search.is_some() && customer_id.is_none() {
                    // A search goes by number; only what is found is compared.
                    found.sort_by_key(|total| expected.iter().position(|other| other == total));
                }
                assert_eq!(found, *expected, "{query:?}");
            }
        }
    });
}

#[test]
fn a_row_says_how_it_stands() {
    run(async {
        let shop = Shop::open().await;
        five_invoices(&shop).await;
        let rows = shop.staff().invoices(InvoiceQuery::default()).await.unwrap().rows;
        let row = rows.iter().find(|row| row.total.0 == 2_000).unwrap();
        assert_eq!((row.status, row.part_paid, row.open.0), (ChargeStatus::Overdue, true, 1_500));
        assert_eq!((row.customer_name.as_str(), row.number.as_str()), ("Ramesh", "INV/26-27/0002"));
        assert_eq!(row.next_due.map(|day| day.to_string()).as_deref(), Some("2026-11-05"));
        let void = rows.iter().find(|row| row.total.0 == 4_000).unwrap();
        assert_eq!((void.status, void.open.0, void.next_due), (ChargeStatus::Void, 0, None));
        for row in rows {
            let view = shop.staff().invoice(row.id).await.unwrap();
            assert_eq!(
                (view.status, view.open, view.part_paid),
                (row.status, row.open, row.part_paid)
            );
        }
    });
}

#[test]
fn stretches_follow_one_another_whatever_their_length() {
    run(async {
        let shop = Shop::open().await;
        let [_, sita] = five_invoices(&shop).await;
        let of_sita = InvoiceQuery { customer_id: Some(sita), ..InvoiceQuery::default() };
        let pending =
            InvoiceQuery { status: Some(ChargeFilter::Pending), ..InvoiceQuery::default() };
        let by_number = InvoiceQuery { search: Some("INV".into()), ..InvoiceQuery::default() };
        for whole in [InvoiceQuery::default(), of_sita, pending, by_number] {
            let expected = totals(&shop, &whole).await;
            for limit in 1..=3 {
                let mut query = InvoiceQuery { limit: Some(limit), ..whole.clone() };
                let mut found = Vec::new();
                loop {
                    let stretch = shop.staff().invoices(query.clone()).await.unwrap();
                    found.extend(stretch.rows.iter().map(|row| row.total.0));
                    query.after = stretch.next;
                    if query.after.is_none() {
                        break;
                    }
                }
                assert_eq!(found, expected, "{whole:?} by {limit}");
            }
        }
        let wrong = InvoiceQuery { after: Some("here".into()), ..InvoiceQuery::default() };
        assert_eq!(code(&shop.staff().invoices(wrong).await), "notAChoice@after");
    });
}

#[test]
fn a_search_finds_the_beginning_of_a_number() {
    run(async {
        let shop = Shop::open().await;
        five_invoices(&shop).await;
        for (search, expected) in [
            ("INV/26-27/0003", &[3_000][..]),
            (" inv/26-27/000 ", &[5_000, 4_000, 3_000, 2_000, 1_000]),
            ("26-27/0002", &[2_000]),
            ("INV/25-26", &[]),
            ("RCT", &[]),
        ] {
            let query = InvoiceQuery { search: Some(search.into()), ..InvoiceQuery::default() };
            assert_eq!(totals(&shop, &query).await, expected, "{search}");
        }
    });
}
