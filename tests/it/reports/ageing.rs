//! Ageing as at every day of a random year, against lists added up one by one.

use std::collections::BTreeMap;

use acceptance::random::Random;
use acceptance::{Shop, code, run};
use books::reports::AgeingView;
use books::values::{CustomerId, DocumentId, Minor};
use ledger::Date;
use serde_json::json;

use crate::story;

/// A due with when it was issued, falls due and, if it did, ended.
#[derive(Debug)]
struct Due {
    customer: i64,
    document: DocumentId,
    issued: i32,
    due: i32,
    amount: i64,
    ended: Option<i32>,
}

/// So much of a due settled from a day on.
#[derive(Debug)]
struct Settled {
    receipt: DocumentId,
    due: usize,
    day: i32,
    amount: i64,
}

/// A receipt with when it counts and, if it did, stopped.
#[derive(Debug)]
struct Got {
    customer: i64,
    document: DocumentId,
    day: i32,
    amount: i64,
    ended: Option<i32>,
}

#[derive(Debug, Default)]
struct Naive {
    dues: Vec<Due>,
    settled: Vec<Settled>,
    got: Vec<Got>,
}

impl Naive {
    fn open(&self, due: usize, at: i32) -> i64 {
        let one = &self.dues[due];
        if one.issued > at || one.ended.is_some_and(|ended| ended <= at) {
            return 0;
        }
        let settled = self.settled.iter().filter(|part| part.due == due && part.day <= at);
        one.amount - settled.map(|part| part.amount).sum::<i64>()
    }

    /// Settles the oldest dues first, as they stand at the end of all days.
    fn settle(&mut self, got: &Got) {
        let mut rest = got.amount;
        let mut order: Vec<usize> = (0..self.dues.len()).collect();
        order.sort_by_key(|due| (self.dues[*due].due, *due));
        for due in order {
            let open = self.open(due, i32::MAX);
            if self.dues[due].customer == got.customer && open > 0 && rest > 0 {
                let amount = open.min(rest);
                rest -= amount;
                self.settled.push(Settled { receipt: got.document, due, day: got.day, amount });
            }
        }
    }

    /// Undoes a document as if it had never been: the period is open, so its reversal bears its own date.
    fn void(&mut self, document: DocumentId) {
        for due in self.dues.iter_mut().filter(|due| due.document == document) {
            due.ended = Some(due.issued);
        }
        for got in self.got.iter_mut().filter(|got| got.document == document) {
            got.ended = Some(got.day);
        }
        let ended: Vec<bool> = self.dues.iter().map(|due| due.ended.is_some()).collect();
        self.settled.retain(|part| part.receipt != document && !ended[part.due]);
    }

    fn check(&self, view: &AgeingView, at: i32) {
        let place = |due: usize| match at - self.dues[due].due {
            ..=0 => 0,
            1..=30 => 1,
            31..=60 => 2,
            61..=90 => 3,
            _ => 4,
        };
        let mut buckets = [(0, 0); 5];
        let mut customers = BTreeMap::<i64, i64>::new();
        for due in 0..self.dues.len() {
            let open = self.open(due, at);
            if open > 0 {
                buckets[place(due)].0 += open;
                buckets[place(due)].1 += 1;
                *customers.entry(self.dues[due].customer).or_default() += open;
            }
        }
        let shown: Vec<_> =
            view.buckets.iter().map(|bucket| (bucket.amount.0, bucket.count)).collect();
        assert_eq!(shown, buckets, "on day {at}");
        let rows: BTreeMap<_, _> =
            view.rows.iter().map(|row| (row.customer_id.0, row.total.0)).collect();
        assert_eq!(rows, customers, "on day {at}");
        assert_eq!(view.customers as usize, customers.len());
        assert_eq!(view.total.0, customers.values().sum::<i64>());
        let ahead: i64 = self.got.iter().map(|got| self.rest(got, at)).sum();
        assert_eq!(view.advances.0, ahead, "on day {at}");
        for row in &view.rows {
            assert_eq!(row.amounts.iter().map(|amount| amount.0).sum::<i64>(), row.total.0);
            let own = self.got.iter().filter(|got| got.customer == row.customer_id.0);
            assert_eq!(row.advance.0, own.map(|got| self.rest(got, at)).sum::<i64>());
        }
        assert!(view.rows.is_sorted_by_key(|row| std::cmp::Reverse(row.total)));
    }

    /// What is left of a receipt; what settles a due that was not yet issued is left until then.
    fn rest(&self, got: &Got, at: i32) -> i64 {
        if got.day > at || got.ended.is_some_and(|ended| ended <= at) {
            return 0;
        }
        let counts = |part: &&Settled| {
            part.receipt == got.document && part.day <= at && self.dues[part.due].issued <= at
        };
        got.amount - self.settled.iter().filter(counts).map(|part| part.amount).sum::<i64>()
    }
}

async fn ageing(shop: &Shop, as_of: Date) -> AgeingView {
    shop.owner().ageing(Some(as_of.to_string()), Some(1_000), None).await.unwrap()
}

#[test]
fn ageing_as_at_any_day_is_what_the_lists_add_up_to() {
    run(async {
        let shop = Shop::open().await;
        let mut naive = Naive::default();
        let mut random = Random::new(11);
        for name in ["Ravi", "Meena", "Tariq"] {
            story::customer(&shop, name).await;
        }
        let first: Date = "2026-05-01".parse().unwrap();
        let day = |offset: i64| first.plus_days(i32::try_from(offset).unwrap()).unwrap();
        for _ in 0..220 {
            let customer = random.between(1, 3);
            let (on, amount) = (day(random.between(0, 200)), random.between(1, 9_000));
            let text = on.to_string();
            let document = if random.percent(55) {
                let due = on.plus_days(i32::try_from(random.between(0, 60)).unwrap()).unwrap();
                let document =
                    story::give(&shop, CustomerId(customer), amount, &text, &due.to_string()).await;
                let (issued, due) = (on.day_number(), due.day_number());
                naive.dues.push(Due { customer, document, issued, due, amount, ended: None });
                document
            } else {
                let document = story::get(&shop, CustomerId(customer), amount, &text).await;
                let got = Got { customer, document, day: on.day_number(), amount, ended: None };
                naive.settle(&got);
                naive.got.push(got);
                document
            };
            if random.percent(12) {
                story::void(&shop, document).await;
                naive.void(document);
            }
        }
        for offset in (-1..206).step_by(3) {
            let at = day(offset);
            naive.check(&ageing(&shop, at).await, at.day_number());
        }
    });
}

/// Once a period is closed, undoing bears today's date: the past stays as it was reported.
#[test]
fn what_is_undone_after_a_period_closed_stays_in_its_reports() {
    run(async {
        let shop = Shop::open().await;
        let ravi = story::customer(&shop, "Ravi").await;
        let loan = story::give(&shop, ravi, 5_000, "2026-10-01", "2026-10-10").await;
        let other = story::give(&shop, ravi, 3_000, "2026-10-02", "2026-10-20").await;
        let receipt = story::get(&shop, ravi, 1_000, "2026-10-15").await;
        let (before, then) = ("2026-10-09".parse().unwrap(), "2026-10-31".parse().unwrap());
        let reported = (ageing(&shop, before).await.total, ageing(&shop, then).await.total);
        assert_eq!(reported, (Minor(8_000), Minor(7_000)));
        story::close(&shop, Some("2026-10-31")).await;
        for document in [receipt, loan, other] {
            story::void(&shop, document).await;
        }
        let again = (ageing(&shop, before).await.total, ageing(&shop, then).await.total);
        assert_eq!(again, reported, "a closed period reads as it was reported");
        let view = ageing(&shop, "2026-11-20".parse().unwrap()).await;
        assert_eq!((view.total, view.advances), (Minor(7_000), Minor(0)));
        let now = ageing(&shop, "2026-11-21".parse().unwrap()).await;
        assert_eq!((now.total, now.advances, now.customers), (Minor(0), Minor(0), 0));
    });
}

#[test]
fn buckets_follow_the_shops_edges() {
    run(async {
        let shop = Shop::open().await;
        let ravi = story::customer(&shop, "Ravi").await;
        for (due, amount) in [
            ("2026-11-21", 1),
            ("2026-11-20", 2),
            ("2026-11-14", 4),
            ("2026-11-13", 8),
            ("2026-08-14", 16),
            ("2026-08-13", 32),
        ] {
            story::give(&shop, ravi, amount, "2026-08-01", due).await;
        }
        let change = serde_json::from_value(json!({ "ageingEdges": [7, 99] })).unwrap();
        shop.session::<books::Owner, books::Fresh>().unwrap().change_shop(change).await.unwrap();
        let view = shop.owner().ageing(None, None, None).await.unwrap();
        let shown: Vec<_> = view
            .buckets
            .iter()
            .map(|b| (b.label.as_str(), b.from, b.to, b.amount.0, b.count))
            .collect();
        assert_eq!(
            shown,
            [
                ("current", None, None, 1, 1),
                ("1-7", Some(1), Some(7), 6, 2),
                ("8-99", Some(8), Some(99), 24, 2),
                ("99+", Some(100), None, 32, 1)
            ]
        );
        assert_eq!(view.rows[0].amounts, [Minor(1), Minor(6), Minor(24), Minor(32)]);
        assert_eq!(
            code(&shop.owner().ageing(Some("2026-13-01".into()), None, None).await),
            "dateImpossible@asOf"
        );
        assert!(shop.owner().ageing(None, Some(0), None).await.unwrap().rows.is_empty());
    });
}

#[test]
fn a_bucket_names_the_customers_with_something_in_it() {
    run(async {
        let mut shop = Shop::open().await;
        let ravi = story::customer(&shop, "Ravi").await;
        let meena = story::customer(&shop, "Meena").await;
        let anil = story::customer(&shop, "Anil").await;
        for (who, amount, due) in [
            (ravi, 9_000, "2026-12-01"),
            (ravi, 10, "2026-11-01"),
            (meena, 30, "2026-11-10"),
            (anil, 70, "2026-09-30"),
        ] {
            story::give(&shop, who, amount, "2026-09-01", due).await;
        }
        // As at today, and as at the same day seen from a later one.
        for today in ["2026-11-21", "2026-11-25"] {
            shop.set_today(today);
            shop.reopen().await;
            let table = [
                (0, Some(1), vec![ravi], 1),
                (1, None, vec![meena, ravi], 2),
                (1, Some(1), vec![meena], 2),
                (2, None, vec![anil], 1),
                (4, None, vec![], 0),
            ];
            for (bucket, limit, expected, count) in table {
                let as_of = Some("2026-11-21".to_owned());
                let view = shop.owner().ageing(as_of, limit, Some(bucket)).await.unwrap();
                let rows: Vec<_> = view.rows.iter().map(|row| row.customer_id).collect();
                assert_eq!((rows, view.customers), (expected, count), "{bucket} {today}");
                assert_eq!(view.total, Minor(9_110), "the sums are those of all");
            }
        }
        assert_eq!(code(&shop.owner().ageing(None, None, Some(5)).await), "notAChoice@bucket");
    });
}
