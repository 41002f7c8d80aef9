//! Lists of cases against a naive model: every filter, every order, page by page, with the figures of the whole.

use std::collections::BTreeSet;

use acceptance::{Shop, code, run};
use books::cases::{CaseFilter, CasePriority, CaseQuery, CaseRow, CaseSort, CaseStatus};
use books::people::Role;
use books::values::{CustomerId, UserId};
use serde_json::json;

use super::{alter, begin};
use crate::story;

const FILTERS: [Option<CaseFilter>; 7] = [
    None,
    Some(CaseFilter::AtWork),
    Some(CaseFilter::Open),
    Some(CaseFilter::InProgress),
    Some(CaseFilter::Waiting),
    Some(CaseFilter::Resolved),
    Some(CaseFilter::Closed),
];
const PRIORITIES: [Option<CasePriority>; 5] = [
    None,
    Some(CasePriority::Low),
    Some(CasePriority::Normal),
    Some(CasePriority::High),
    Some(CasePriority::Urgent),
];
const SORTS: [CaseSort; 5] = [
    CaseSort::Created,
    CaseSort::Changed,
    CaseSort::Priority,
    CaseSort::NextStep,
    CaseSort::Customer,
];

/// Forty cases that differ in everything, some of them changed since, one removed.
async fn street() -> (Shop, Vec<CustomerId>, Vec<UserId>) {
    let mut shop = Shop::open_in_memory().await;
    let bina = shop.hire("bina", Role::Staff).await.person.id;
    shop.reopen().await;
    let mut customers = Vec::new();
    for name in ["Ravi", "asha", "Meena", "Émile"] {
        customers.push(story::customer(&shop, name).await);
    }
    let people = vec![UserId(1), bina];
    let assigned = [json!(1), json!(bina), json!(null)];
    let priorities = ["low", "normal", "high", "urgent"];
    let what = ["short", "wet rice", "torn"];
    let mut ids = Vec::new();
    for at in 0..41_usize {
        if at % 6 == 0 {
            shop.set_today(&format!("2026-11-{}", 21 + at / 6));
            shop.reopen().await;
        }
        let day = |on: usize| json!({ "text": "Call", "on": format!("2026-12-{:02}", 1 + on) });
        let fields = json!({
            "subject": format!("Sack {at} {}", what[at % 3]),
            "description": if at % 4 == 0 { json!("At the door, by M/s. Gupta") } else { json!(null) },
            "assignedTo": assigned[at % 3],
            "priority": priorities[at % 4],
            "disputed": if at % 5 == 0 { json!(100 + at) } else { json!(null) },
            "nextStep": if at % 2 == 0 { day(at * 7 % 25) } else { json!(null) },
        });
        ids.push(begin(&shop, customers[at * at % 4], fields).await.row.id);
    }
    shop.set_today("2026-11-29");
    shop.reopen().await;
    for (at, id) in ids.iter().enumerate().filter(|(at, _)| at % 3 != 1) {
        let status = ["open", "inProgress", "waiting", "resolved", "closed"][at % 5];
        alter(&shop, *id, json!({ "status": status })).await.unwrap();
    }
    shop.owner().remove_case(ids[40], "A mistake".to_owned()).await.unwrap();
    let rename = serde_json::from_value(json!({ "name": "Zahir" })).unwrap();
    shop.staff().change_customer(customers[0], rename).await.unwrap();
    (shop, customers, people)
}

/// Every row of a list, read so many at a time; the figures are the same on each page.
async fn all(shop: &Shop, query: &CaseQuery, limit: u32) -> (Vec<CaseRow>, u32, i64) {
    let mut query = CaseQuery { limit: Some(limit), ..query.clone() };
    let mut rows = Vec::new();
    loop {
        let page = shop.staff().cases(query.clone()).await.unwrap();
        assert!(page.rows.len() <= limit as usize);
        rows.extend(page.rows);
        match page.next {
            Some(next) => query.after = Some(next),
            None => return (rows, page.total, page.disputed.0),
        }
    }
}

fn fits(row: &CaseRow, query: &CaseQuery) -> bool {
    let status = query.status.is_none_or(|filter| match filter {
        CaseFilter::AtWork => row.status <= CaseStatus::Waiting,
        CaseFilter::Open => row.status == CaseStatus::Open,
        CaseFilter::InProgress => row.status == CaseStatus::InProgress,
        CaseFilter::Waiting => row.status == CaseStatus::Waiting,
        CaseFilter::Resolved => row.status == CaseStatus::Resolved,
        CaseFilter::Closed => row.status == CaseStatus::Closed,
    });
    status
        && query.customer_id.is_none_or(|id| row.customer_id == id)
        && query.assigned_to.is_none_or(|id| row.assigned_to == Some(id))
        && query.priority.is_none_or(|priority| row.priority == priority)
        && query.search.as_deref().is_none_or(|word| row.subject.to_lowercase().contains(word))
}

fn ordered(mut rows: Vec<CaseRow>, query: &CaseQuery) -> Vec<CaseRow> {
    let down = query.descending;
    let key = |row: &CaseRow| {
        let none = if down { String::new() } else { "9".to_owned() };
        match query.sort {
            CaseSort::Created => format!("{:020}", row.created_at.0),
            CaseSort::Changed => format!("{:020}", row.changed_at.0),
            CaseSort::Priority => (row.priority as u8).to_string(),
            CaseSort::NextStep => row.next_on.map_or(none, |on| on.to_string()),
            CaseSort::Customer => row.customer_name.to_lowercase(),
        }
    };
    rows.sort_by_key(|row| (key(row), row.id));
    if down {
        rows.reverse();
    }
    rows
}

#[test]
fn every_filter_and_order_gives_what_a_naive_list_gives() {
    run(async {
        let (shop, customers, people) = street().await;
        let (everything, total, _) = all(&shop, &CaseQuery::default(), 200).await;
        assert_eq!((everything.len(), total), (40, 40), "one was removed");
        let whom = [None, Some(customers[0]), Some(customers[2])];
        let whose = [None, Some(people[0]), Some(people[1])];
        let words = [None, Some("wet"), Some("sa"), Some("rice")];
        let (mut looked_at, mut told) = (0, BTreeSet::new());
        for at in 0..3 * 3 * 5 * 7 {
            let mut query = CaseQuery {
                customer_id: whom[at % 3],
                assigned_to: whose[at / 3 % 3],
                priority: PRIORITIES[at / 9 % 5],
                status: FILTERS[at / 45 % 7],
                search: words[at % 4].map(str::to_owned),
                ..CaseQuery::default()
            };
            for sort in SORTS {
                query.sort = sort;
                query.descending = (at + sort as usize).is_multiple_of(2);
                let wanted = everything.iter().filter(|row| fits(row, &query)).cloned();
                let wanted = ordered(wanted.collect(), &query);
                let disputed = wanted.iter().filter_map(|row| row.disputed).map(|sum| sum.0).sum();
                let count = u32::try_from(wanted.len()).unwrap();
                let (rows, total, sum) = all(&shop, &query, 7).await;
                assert_eq!((total, sum), (count, disputed), "{query:?}");
                let ids = |rows: &[CaseRow]| rows.iter().map(|row| row.id).collect::<Vec<_>>();
                assert_eq!(ids(&rows), ids(&wanted), "{query:?}");
                looked_at += usize::from(!wanted.is_empty());
                if !wanted.is_empty() {
                    told.insert(format!("{:?}", query.status));
                    told.insert(format!("{:?}", query.priority));
                }
            }
        }
        assert!(looked_at > 400, "only {looked_at} lists had anything in them");
        assert_eq!(told.len(), FILTERS.len() + PRIORITIES.len() - 1, "{told:?}");
    });
}

#[test]
fn words_are_found_as_in_other_lists() {
    run(async {
        let (shop, customers, _) = street().await;
        let found = async |typed: &str| {
            let query = CaseQuery { search: Some(typed.to_owned()), ..CaseQuery::default() };
            shop.staff().cases(query).await.unwrap().total
        };
        let table = [
            ("", 40),
            ("  ", 40),
            ("torn", 13),
            ("TORN", 13),
            ("or", 0),
            ("orn", 13),
            ("to", 13),
            ("gupta", 10),
            ("gu wet", 3),
            ("wet gu", 3),
            ("sack 7", 1),
            ("sack 1", 11),
            ("no such", 0),
            ("%", 0),
            ("*", 0),
        ];
        for (typed, expected) in table {
            assert_eq!(found(typed).await, expected, "{typed:?}");
        }
        let query = |fields| serde_json::from_value::<CaseQuery>(fields).unwrap();
        let refused = [
            (json!({ "customerId": 99 }), "customerNotFound@customerId"),
            (json!({ "search": "x".repeat(201) }), "tooLong@search"),
            (json!({ "after": "x" }), "notAChoice@after"),
            (json!({ "after": "1.x" }), "notAChoice@after"),
            (json!({ "after": "1.x", "sort": "customer" }), "ok"),
            (json!({ "customerId": customers[0], "limit": 0 }), "ok"),
        ];
        for (fields, expected) in refused {
            assert_eq!(
                code(&shop.staff().cases(query(fields.clone())).await),
                expected,
                "{fields}"
            );
        }
    });
}
