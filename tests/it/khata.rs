//! The khata against lines added up one by one, in any period and page; and the balance shown while one types.

use acceptance::random::Random;
use acceptance::{Shop, code, run};
use books::khata::{KhataLine, KhataQuery, KhataView, LineState, Verb};
use books::values::{CustomerId, Minor};
use serde_json::{Value, json};

use crate::story;

fn whole(customer: CustomerId) -> KhataQuery {
    KhataQuery { customer_id: customer, from: None, to: None, before: None, limit: Some(10_000) }
}

async fn khata(shop: &Shop, query: KhataQuery) -> KhataView {
    shop.staff().khata(query).await.unwrap()
}

/// A shop with a customer of many lines on few days, some of them void, and nothing else of theirs.
async fn long(seed: u64, lines: i64) -> (Shop, CustomerId) {
    let shop = Shop::open().await;
    let (other, customer) =
        (story::customer(&shop, "Meena").await, story::customer(&shop, "Ravi").await);
    let mut random = Random::new(seed);
    for _ in 0..lines {
        let on = format!("2026-{:02}-{:02}", random.between(4, 10), random.between(1, 3));
        let amount = random.between(1, 5_000);
        let document = if random.percent(60) {
            story::give(&shop, customer, amount, &on, "2026-11-30").await
        } else {
            story::get(&shop, customer, amount, &on).await
        };
        if random.percent(10) {
            story::void(&shop, document).await;
        }
        if random.percent(5) {
            story::give(&shop, other, amount, &on, &on).await;
        }
    }
    (shop, customer)
}

/// Every line follows from the one before it, and the sums from the lines.
fn adds_up(view: &KhataView) {
    let mut balance = view.opening.0;
    for line in &view.lines {
        assert!((line.gave.0 == 0) != (line.got.0 == 0), "a line goes one way: {line:?}");
        balance += line.gave.0 - line.got.0;
        assert_eq!(line.balance.0, balance, "{line:?}");
    }
    assert_eq!(view.closing.0, balance);
    assert_eq!(view.gave.0, view.lines.iter().map(|line| line.gave.0).sum::<i64>());
    assert_eq!(view.got.0, view.lines.iter().map(|line| line.got.0).sum::<i64>());
    assert_eq!(view.total as usize, view.lines.len());
    let place = |line: &KhataLine| (line.on, line.entry_id);
    assert!(view.lines.is_sorted_by_key(place), "by day, then as recorded");
}

#[test]
fn a_whole_khata_adds_up_to_how_the_customer_stands() {
    run(async {
        let (shop, customer) = long(1, 120).await;
        let view = khata(&shop, whole(customer)).await;
        adds_up(&view);
        assert_eq!((view.opening, view.older.is_none()), (Minor(0), true));
        let standing = &view.customer.standing;
        assert_eq!(view.closing, standing.balance);
        assert_eq!(view.closing.0, standing.outstanding.0 - standing.advance.0);
        let open: i64 = view.open_items.iter().map(|item| item.due.open.0).sum();
        assert_eq!(open, standing.outstanding.0);
        let all = shop.staff().open_items(customer).await.unwrap();
        assert!(all.is_sorted_by_key(|item| (item.due.due_on, item.due.id)));
        assert_eq!(all.len(), view.open_items.len());
    });
}

/// Any two days, with and without an end, in pages of any size, are cut out of the whole.
#[test]
fn a_period_and_its_pages_are_cut_out_of_the_whole() {
    run(async {
        let (shop, customer) = long(2, 90).await;
        let all = khata(&shop, whole(customer)).await.lines;
        let mut random = Random::new(3);
        for _ in 0..60 {
            let mut day =
                || format!("2026-{:02}-{:02}", random.between(3, 11), random.between(1, 4));
            let (from, to) = (Some(day()), Some(day()));
            let (from, to) = (from.filter(|day| day < to.as_ref().unwrap()), to);
            let to = to.filter(|_| random.percent(70));
            let within = |line: &&KhataLine| {
                let on = line.on.to_string();
                from.as_ref().is_none_or(|from| *from <= on)
                    && to.as_ref().is_none_or(|to| on <= *to)
            };
            let expected: Vec<&KhataLine> = all.iter().filter(within).collect();
            let query = KhataQuery { from: from.clone(), to: to.clone(), ..whole(customer) };
            let view = khata(&shop, query.clone()).await;
            adds_up(&view);
            let same = |lines: &[KhataLine]| {
                lines.iter().map(|line| (line.entry_id, line.balance)).collect::<Vec<_>>()
            };
            let wanted: Vec<_> =
                expected.iter().map(|line| (line.entry_id, line.balance)).collect();
            assert_eq!(same(&view.lines), wanted, "{from:?} {to:?}");
            let limit = u32::try_from(random.between(1, 20)).unwrap();
            let (mut pages, mut before) = (Vec::new(), None);
            loop {
                let page =
                    khata(&shop, KhataQuery { before, limit: Some(limit), ..query.clone() }).await;
                assert_eq!(
                    (page.opening, page.closing, page.total),
                    (view.opening, view.closing, view.total)
                );
                pages.splice(0..0, same(&page.lines));
                before = page.older;
                if before.is_none() {
                    break;
                }
            }
            assert_eq!(pages, wanted, "{from:?} {to:?} in pages of {limit}");
        }
    });
}

/// What each line is called once something happened to its document.
#[test]
fn a_line_says_what_became_of_it() {
    run(async {
        let shop = story::busy().await;
        let mut states = std::collections::BTreeMap::<String, usize>::new();
        for id in [1, 2] {
            let view = khata(&shop, whole(CustomerId(id))).await;
            adds_up(&view);
            for line in &view.lines {
                *states.entry(format!("{:?} {:?}", line.kind, line.state)).or_default() += 1;
                let reversal = line.state == LineState::Reversal;
                assert!(!reversal || line.note.is_some(), "a reversal has a reason: {line:?}");
            }
        }
        for expected in [
            "OpeningBalance Live",
            "OpeningAdvance Live",
            "Invoice Live",
            "Loan Void",
            "Loan Reversal",
            "Receipt Void",
            "Receipt Reversal",
            "Receipt Bounced",
            "ChequeBounce Live",
            "CreditNote Live",
            "Fee Live",
            "Refund Live",
            "SettlementDiscount Live",
            "WriteOff Live",
        ] {
            assert!(states.contains_key(expected), "{expected} is missing of {states:#?}");
        }
        let silent = states.keys().find(|state| {
            state.starts_with("ChequeDeposit") || state.starts_with("AdvanceTransfer")
        });
        assert_eq!(silent, None, "an entry that moves nothing of the customer's is no line");
    });
}

#[test]
fn what_cannot_be_read_is_refused() {
    run(async {
        let shop = Shop::open().await;
        let customer = story::customer(&shop, "Ravi").await;
        let query = |change: fn(&mut KhataQuery)| {
            let mut query = whole(customer);
            change(&mut query);
            query
        };
        let table: [(&str, fn(&mut KhataQuery)); 6] = [
            ("customerNotFound@customerId", |q| q.customer_id = CustomerId(99)),
            ("dateUnreadable@from", |q| q.from = Some("1/4/2026".into())),
            ("dateImpossible@to", |q| q.to = Some("2026-02-30".into())),
            ("notAChoice@before", |q| q.before = Some("yesterday".into())),
            ("notAChoice@before", |q| q.before = Some("1.2.3.4".into())),
            ("ok", |q| q.limit = Some(0)),
        ];
        for (expected, change) in table {
            assert_eq!(code(&shop.staff().khata(query(change)).await), expected);
        }
        assert_eq!(
            code(&shop.staff().open_items(CustomerId(99)).await),
            "customerNotFound@customerId"
        );
    });
}

/// The balance while typing is the balance once saved.
#[test]
fn the_balance_shown_while_typing_is_the_one_after_saving() {
    run(async {
        let shop = Shop::open().await;
        let limited =
            story::customer_with(&shop, json!({ "name": "Ravi", "creditLimit": 10_000 })).await;
        story::give(&shop, limited, 6_000, "2026-11-01", "2026-11-30").await;
        let staff = shop.staff();
        let after =
            async |verb, amount| staff.balance_after(limited, verb, Minor(amount)).await.unwrap();
        let table = [
            (Verb::Gave, 4_000, 10_000, 0, false),
            (Verb::Gave, 4_001, 10_001, -1, true),
            (Verb::Got, 1_000, 5_000, 5_000, false),
            (Verb::Got, 9_000, -3_000, 13_000, false),
        ];
        for (verb, amount, balance, available, beyond) in table {
            let shown = after(verb, amount).await;
            assert_eq!(
                (shown.balance, shown.credit_available, shown.beyond_limit),
                (Minor(balance), Some(Minor(available)), beyond)
            );
        }
        story::give(&shop, limited, 4_000, "2026-11-02", "2026-11-30").await;
        assert_eq!(khata(&shop, whole(limited)).await.closing, Minor(10_000));
        let free = story::customer(&shop, "Meena").await;
        let shown = staff.balance_after(free, Verb::Gave, Minor(1)).await.unwrap();
        assert_eq!((shown.credit_available, shown.beyond_limit), (None, false));
        for (expected, customer, amount) in [
            ("amountNotPositive@amount", limited, 0),
            ("customerNotFound@customerId", CustomerId(9), 1),
        ] {
            assert_eq!(
                code(&staff.balance_after(customer, Verb::Gave, Minor(amount)).await),
                expected
            );
        }
    });
}

/// What a receipt is going to settle is what it settles once recorded: by itself, by hand, and not at all.
#[test]
fn the_allocation_shown_while_typing_is_the_one_after_saving() {
    run(async {
        let shop = Shop::open().await;
        let (ravi, meena) =
            (story::customer(&shop, "Ravi").await, story::customer(&shop, "Meena").await);
        for (amount, due) in [(300, "2026-11-20"), (200, "2026-11-10"), (400, "2026-11-10")] {
            story::give(&shop, ravi, amount, "2026-11-01", due).await;
        }
        let staff = shop.staff();
        let dues: Vec<_> = staff.open_items(ravi).await.unwrap().iter().map(|i| i.due.id).collect();
        let by_hand = json!([{ "dueId": dues[2], "amount": 150 }]);
        let table = [
            (250, Value::Null, vec![(dues[0], 200), (dues[1], 50)], 0),
            (250, by_hand, vec![(dues[2], 150)], 100),
            (70, json!([]), vec![], 70),
            (5_000, Value::Null, vec![(dues[1], 350), (dues[2], 150)], 4_500),
        ];
        for (amount, allocation, expected, rest) in table {
            let wish = serde_json::from_value(allocation.clone()).unwrap();
            let shown = staff.preview_receipt(ravi, Minor(amount), wish).await.unwrap();
            let parts: Vec<_> = shown.settles.iter().map(|p| (p.due_id, p.amount.0)).collect();
            assert_eq!((&parts, shown.rest.0), (&expected, rest), "{allocation}");
            let more = json!({ "allocation": allocation });
            let receipt = story::get_with(&shop, ravi, amount, more).await;
            let saved = staff.receipt(receipt).await.unwrap();
            let mut parts: Vec<_> =
                saved.allocations.iter().map(|a| (a.due_id, a.amount.0)).collect();
            parts.sort_by_key(|(due, _)| dues.iter().position(|id| id == due));
            assert_eq!((parts, saved.rest.0), (expected, rest), "{allocation}");
        }
        let preview = async |customer, amount, allocation: Value| {
            let wish = serde_json::from_value(allocation).unwrap();
            code(&staff.preview_receipt(customer, Minor(amount), wish).await)
        };
        let too_much = json!([{ "dueId": dues[2], "amount": 1 }]);
        assert_eq!(preview(CustomerId(9), 1, Value::Null).await, "customerNotFound@customerId");
        assert_eq!(preview(ravi, 0, Value::Null).await, "amountNotPositive@amount");
        assert_eq!(preview(ravi, 5, too_much.clone()).await, "dueNotFound@allocation");
        assert_eq!(preview(meena, 5, too_much).await, "dueNotFound@allocation");
    });
}
