//! Promises to pay: what is refused, and that kept, broken and replaced follow from what was received and from nothing else.

use acceptance::{PASSWORD, STAFF_PASSWORD, Shop, code, run};
use books::people::Role;
use books::promises::{NewPromise, PromiseRecord, PromiseStatus, PromiseView};
use books::reminders::{CallQuery, Peace};
use books::values::{CustomerId, Day, DueId};
use books::{Fresh, Owner};
use serde_json::{Value, json};

use crate::story::{self, asked, form};

fn promise(customer: CustomerId, with: Value) -> NewPromise {
    let mut fields = asked(json!({ "customerId": customer, "amount": 400, "on": "2026-11-23" }));
    fields.as_object_mut().unwrap().extend(with.as_object().unwrap().clone());
    serde_json::from_value(fields).unwrap()
}

async fn promised(shop: &Shop, customer: CustomerId, with: Value) -> PromiseView {
    shop.staff().create_promise(promise(customer, with)).await.unwrap()
}

async fn record(shop: &Shop, customer: CustomerId) -> PromiseRecord {
    shop.staff().promises(customer).await.unwrap()
}

/// How each promise stands, the latest first, with what came of it.
async fn standing(shop: &Shop, customer: CustomerId) -> Vec<(PromiseStatus, i64)> {
    let found = record(shop, customer).await;
    found.promises.iter().map(|one| (one.status, one.paid.0)).collect()
}

/// A customer with a loan that is eleven days late, and one that falls due next month.
async fn late(shop: &Shop) -> CustomerId {
    let ravi = story::customer(shop, "Ravi").await;
    story::give(shop, ravi, 1_000, "2026-11-01", "2026-11-10").await;
    story::give(shop, ravi, 500, "2026-11-01", "2026-12-10").await;
    ravi
}

async fn day(shop: &mut Shop, date: &str) {
    shop.set_today(date);
    shop.reopen().await;
}

#[test]
fn a_promise_is_refused_by_the_field_that_is_wrong() {
    let long = "x".repeat(2_001);
    let table = [
        (json!({ "customerId": 99, "amount": 0 }), "customerNotFound@customerId"),
        (json!({ "dueId": 99, "amount": 0 }), "dueNotFound@dueId"),
        (json!({ "amount": 0, "on": "2026-11-20" }), "amountNotPositive@amount"),
        (json!({ "amount": -5 }), "amountNotPositive@amount"),
        (json!({ "amount": 1_501, "on": "2026-11-20" }), "exceedsOutstanding@amount"),
        (json!({ "on": "2026-11-20", "note": long }), "datePast@on"),
        (json!({ "on": "soon" }), "dateUnreadable@on"),
        (json!({ "on": "soon", "amount": 0 }), "amountNotPositive@amount"),
        (json!({ "on": "2026-02-30" }), "dateImpossible@on"),
        (json!({ "note": long }), "tooLong@note"),
        (json!({ "requestId": "1" }), "requestIdMalformed@requestId"),
        (json!({ "amount": 1_500, "on": "2026-11-21", "note": "After the harvest" }), "ok"),
    ];
    run(async {
        let shop = Shop::open().await;
        let ravi = late(&shop).await;
        for (with, expected) in table {
            let answer = shop.staff().create_promise(promise(ravi, with.clone())).await;
            assert_eq!(code(&answer), expected, "{with}");
        }
        let clear = story::customer(&shop, "Meena").await;
        let nothing = shop.staff().create_promise(promise(clear, json!({ "amount": 0 }))).await;
        assert_eq!(code(&nothing), "alreadyPaid@customerId");
        let absent = shop.staff().withdraw_promise(books::values::PromiseId(99)).await;
        assert_eq!(code(&absent), "promiseNotFound@id");
        assert_eq!(
            code(&shop.staff().promises(CustomerId(99)).await),
            "customerNotFound@customerId"
        );
    });
}

#[test]
fn a_promise_is_kept_by_what_comes_after_it_and_by_its_day() {
    use PromiseStatus::{Broken, Kept, Live};
    run(async {
        let mut shop = Shop::open().await;
        let ravi = late(&shop).await;
        story::get(&shop, ravi, 300, "2026-11-21").await;
        promised(&shop, ravi, json!({})).await;
        assert_eq!(standing(&shop, ravi).await, [(Live, 0)], "what came before does not count");
        story::get(&shop, ravi, 399, "2026-11-20").await;
        assert_eq!(standing(&shop, ravi).await, [(Live, 399)], "written down late, still in time");
        let last = story::get(&shop, ravi, 50, "2026-11-21").await;
        assert_eq!(standing(&shop, ravi).await, [(Kept, 400)]);
        story::void(&shop, last).await;
        assert_eq!(standing(&shop, ravi).await, [(Live, 399)], "what was voided never came");
        day(&mut shop, "2026-11-23").await;
        assert_eq!(standing(&shop, ravi).await, [(Live, 399)], "its day is not over");
        day(&mut shop, "2026-11-24").await;
        assert_eq!(standing(&shop, ravi).await, [(Broken, 399)]);
        story::get(&shop, ravi, 100, "2026-11-24").await;
        assert_eq!(standing(&shop, ravi).await, [(Broken, 399)], "too late");
        story::get(&shop, ravi, 1, "2026-11-23").await;
        assert_eq!(standing(&shop, ravi).await, [(Kept, 400)], "it came in time after all");
        let found = record(&shop, ravi).await;
        assert_eq!((found.kept, found.broken), (1, 0));
    });
}

#[test]
fn a_promise_takes_the_place_of_one_that_is_live_and_of_no_other() {
    use PromiseStatus::{Broken, Kept, Live, Replaced, Withdrawn};
    run(async {
        let mut shop = Shop::open().await;
        let ravi = late(&shop).await;
        promised(&shop, ravi, json!({ "on": "2026-11-22" })).await;
        promised(&shop, ravi, json!({ "on": "2026-11-24" })).await;
        assert_eq!(standing(&shop, ravi).await, [(Live, 0), (Replaced, 0)]);
        story::get(&shop, ravi, 400, "2026-11-21").await;
        assert_eq!(standing(&shop, ravi).await, [(Kept, 400), (Replaced, 0)]);
        promised(&shop, ravi, json!({ "on": "2026-11-22" })).await;
        assert_eq!(standing(&shop, ravi).await, [(Live, 0), (Kept, 400), (Replaced, 0)]);
        day(&mut shop, "2026-11-23").await;
        let mistake = promised(&shop, ravi, json!({ "on": "2026-11-30" })).await;
        assert_eq!(
            standing(&shop, ravi).await,
            [(Live, 0), (Broken, 0), (Kept, 400), (Replaced, 0)],
            "what is broken is not replaced"
        );
        shop.staff().withdraw_promise(mistake.id).await.unwrap();
        shop.staff().withdraw_promise(mistake.id).await.unwrap();
        assert_eq!(standing(&shop, ravi).await[0], (Withdrawn, 0));
        let found = record(&shop, ravi).await;
        assert_eq!((found.kept, found.broken), (1, 1));
        assert_eq!(shop.owner().verify().await.unwrap().problem, None);
    });
}

#[test]
fn a_promise_on_one_due_is_kept_by_what_settles_that_due() {
    use PromiseStatus::{Kept, Live};
    run(async {
        let shop = Shop::open().await;
        let ravi = late(&shop).await;
        let items = shop.staff().open_items(ravi).await.unwrap();
        let [first, second] = [items[0].due.id, items[1].due.id];
        let on = |due: DueId, amount: i64| json!({ "dueId": due, "amount": amount });
        let too_much = shop.staff().create_promise(promise(ravi, on(second, 501))).await;
        assert_eq!(code(&too_much), "exceedsOutstanding@amount");
        let about = promised(&shop, ravi, on(second, 500)).await;
        assert!(about.number.is_some_and(|number| number.starts_with("LN/")));
        promised(&shop, ravi, on(first, 1_000)).await;
        story::get(&shop, ravi, 1_000, "2026-11-21").await;
        assert_eq!(standing(&shop, ravi).await, [(Kept, 1_000), (Live, 0)]);
        story::get(&shop, ravi, 500, "2026-11-21").await;
        assert_eq!(standing(&shop, ravi).await, [(Kept, 1_000), (Kept, 500)]);
    });
}

/// A charge that is voided, or that another document takes the place of, ends what was promised on it: what was kept
/// stays kept, and what was not is asked of nobody.
#[test]
fn a_promise_on_a_due_ends_with_its_charge_and_is_never_broken_by_that() {
    use PromiseStatus::{Kept, Settled};
    run(async {
        let mut shop = Shop::open().await;
        let ravi = late(&shop).await;
        let items = shop.staff().open_items(ravi).await.unwrap();
        for (item, amount) in items.iter().zip([1_000, 500]) {
            promised(&shop, ravi, json!({ "dueId": item.due.id, "amount": amount })).await;
        }
        story::get(&shop, ravi, 1_000, "2026-11-21").await;
        for item in &items {
            story::void(&shop, item.document_id).await;
        }
        assert_eq!(standing(&shop, ravi).await, [(Settled, 0), (Kept, 1_000)]);
        assert_eq!(shop.staff().check_now().await.unwrap().promises, 0);
        day(&mut shop, "2026-12-31").await;
        assert_eq!(standing(&shop, ravi).await, [(Settled, 0), (Kept, 1_000)]);
        let kept = record(&shop, ravi).await.promises[1].id;
        assert_eq!(code(&shop.staff().withdraw_promise(kept).await), "promiseOver@id");
    });
}

/// What needs no paying any more is not a broken promise; what was paid back is no promise kept.
#[test]
fn a_promise_on_what_is_let_off_is_settled_and_what_is_paid_back_never_came() {
    use PromiseStatus::{Broken, Kept, Live, Settled};
    run(async {
        for on_due in [false, true] {
            let mut shop = Shop::open().await;
            let ravi = late(&shop).await;
            let ahead = json!({ "receivedOn": "2026-11-20", "allocation": [] });
            let advance = story::get_with(&shop, ravi, 100, ahead).await;
            let items = shop.staff().open_items(ravi).await.unwrap();
            let [due, other] = [items[0].due.id, items[1].due.id];
            let about = json!({ "dueId": on_due.then_some(due), "amount": 1_000 });
            promised(&shop, ravi, about).await;
            story::get(&shop, ravi, 400, "2026-11-21").await;
            let parts = json!([{ "dueId": due, "amount": 500 }]);
            let fields = json!({ "customerId": ravi, "amount": 500, "on": "2026-11-22", "allocation": parts, "reason": "old friends" });
            day(&mut shop, "2026-11-22").await;
            let let_off = shop.owner().give_discount(form!(fields)).await.unwrap().id;
            assert_eq!(standing(&shop, ravi).await, [(Live, 400)], "100 are still owed");
            let parts = json!([{ "dueId": due, "amount": 100 }]);
            let fields = json!({ "documentId": advance, "allocation": parts, "on": "2026-11-22" });
            shop.staff().use_advance(form!(fields)).await.unwrap();
            let expected = if on_due { Settled } else { Live };
            assert_eq!(
                standing(&shop, ravi).await,
                [(expected, 400)],
                "an older advance is not new money"
            );
            let spare = story::get_with(&shop, ravi, 600, json!({ "allocation": [] })).await;
            let expected = if on_due { (Settled, 400) } else { (Kept, 1_000) };
            assert_eq!(standing(&shop, ravi).await, [expected]);
            let back =
                json!({ "documentId": spare, "amount": 600, "method": "cash", "on": "2026-11-22" });
            shop.owner().refund_advance(form!(back)).await.unwrap();
            let after = if on_due { Settled } else { Live };
            assert_eq!(standing(&shop, ravi).await, [(after, 400)], "it was paid back");
            let parts = json!([{ "dueId": other, "amount": 100 }]);
            let fields = json!({ "customerId": ravi, "amount": 100, "on": "2026-11-22", "allocation": parts, "reason": "old friends" });
            shop.owner().give_discount(form!(fields)).await.unwrap();
            assert_eq!(standing(&shop, ravi).await, [(Settled, 400)], "all of it is let off");
            story::void(&shop, let_off).await;
            day(&mut shop, "2026-11-24").await;
            assert_eq!(standing(&shop, ravi).await, [(Broken, 400)]);
            let notice = shop.staff().check_now().await.unwrap();
            assert_eq!((notice.overdue, notice.promises), (1, 0));
            assert_eq!(shop.owner().verify().await.unwrap().problem, None);
        }
    });
}

/// Nobody is reminded while a promise of theirs is live, whether the book is open or locked.
#[test]
fn a_live_promise_silences_until_its_day_is_over() {
    run(async {
        let mut shop = Shop::open().await;
        let ravi = late(&shop).await;
        let said = async |shop: &Shop| {
            let notice = shop.staff().check_now().await.unwrap();
            (notice.overdue, notice.promises)
        };
        assert_eq!(said(&shop).await, (1, 0));
        assert_eq!(shop.staff().today().await.unwrap().next.len(), 1);
        promised(&shop, ravi, json!({})).await;
        assert_eq!(said(&shop).await, (0, 0));
        let today = shop.staff().today().await.unwrap();
        assert!(today.next.is_empty() && today.promises.is_empty());
        let peace = shop.staff().left_in_peace().await.unwrap().remove(0);
        let why = json!({ "why": "promised", "on": "2026-11-23" });
        assert_eq!(json!(peace.peace), why, "the row says why");

        // Locked, the digest alone speaks, on each of the days to come.
        shop.counter.lock().await.unwrap();
        for (date, expected) in [
            ("2026-11-22", vec![]),
            ("2026-11-23", vec![(0, 0, 1)]),
            ("2026-11-24", vec![(1, 0, 0)]),
        ] {
            shop.counter.clock().set(date.parse().unwrap(), 600, "Asia/Kolkata".parse().unwrap());
            let notices = shop.counter.due_notice().await.unwrap();
            let counts: Vec<_> =
                notices.iter().map(|n| (n.overdue, n.due_today, n.promises)).collect();
            assert_eq!(counts, expected, "{date}");
        }
        day(&mut shop, "2026-11-23").await;
        assert_eq!(said(&shop).await, (0, 1));
        assert_eq!(shop.staff().today().await.unwrap().promises.len(), 1);
        day(&mut shop, "2026-11-24").await;
        assert_eq!(said(&shop).await, (1, 0));
    });
}

/// What is promised on one due keeps whoever promised from being asked for anything, for as long as it is live.
#[test]
fn a_promise_on_one_due_leaves_whoever_made_it_in_peace_until_its_day_is_over() {
    run(async {
        let mut shop = Shop::open().await;
        let ravi = late(&shop).await;
        story::give(&shop, ravi, 300, "2026-11-01", "2026-11-12").await;
        let meena = story::customer(&shop, "Meena").await;
        story::give(&shop, meena, 700, "2026-11-01", "2026-11-15").await;
        let said = async |shop: &Shop| {
            let notice = shop.staff().check_now().await.unwrap();
            let calls = shop.staff().call_list(CallQuery::default()).await.unwrap().rows;
            let called = calls.into_iter().map(|row| row.customer_name).collect::<Vec<_>>();
            (notice.overdue, notice.promises, called.join(", "))
        };
        assert_eq!(said(&shop).await, (3, 0, "Ravi, Meena".to_owned()));
        // The one that is later: the older is not promised, and nobody asks for it either.
        let due = shop.staff().open_items(ravi).await.unwrap()[1].due.id;
        promised(&shop, ravi, json!({ "dueId": due, "amount": 300 })).await;
        assert_eq!(said(&shop).await, (1, 0, "Meena".to_owned()));
        let [peace] = shop.staff().left_in_peace().await.unwrap().try_into().unwrap();
        let on = Day("2026-11-23".parse().unwrap());
        assert_eq!((peace.open.0, peace.peace), (1_300, Peace::Promised { on }));
        shop.counter.lock().await.unwrap();
        for (date, expected) in
            [("2026-11-22", (1, 0)), ("2026-11-23", (1, 1)), ("2026-11-24", (3, 0))]
        {
            shop.counter.clock().set(date.parse().unwrap(), 600, "Asia/Kolkata".parse().unwrap());
            let notice = shop.counter.due_notice().await.unwrap().remove(0);
            assert_eq!((notice.overdue, notice.promises), expected, "{date}, locked");
        }
        day(&mut shop, "2026-11-23").await;
        assert_eq!(said(&shop).await, (1, 1, "Meena".to_owned()));
        day(&mut shop, "2026-11-24").await;
        assert_eq!(said(&shop).await, (3, 0, "Ravi, Meena".to_owned()));
    });
}

/// Once the due is settled, what is left is asked for again, though its day is to come.
#[test]
fn a_promise_on_a_due_that_was_kept_leaves_nobody_in_peace() {
    run(async {
        let mut shop = Shop::open().await;
        let ravi = late(&shop).await;
        story::give(&shop, ravi, 300, "2026-11-01", "2026-11-12").await;
        let due = shop.staff().open_items(ravi).await.unwrap()[1].due.id;
        promised(&shop, ravi, json!({ "dueId": due, "amount": 300, "on": "2026-11-30" })).await;
        let part = json!([{ "dueId": due, "amount": 300 }]);
        let more = json!({ "receivedOn": "2026-11-21", "allocation": part });
        story::get_with(&shop, ravi, 300, more).await;
        day(&mut shop, "2026-11-22").await;
        assert_eq!(standing(&shop, ravi).await, [(PromiseStatus::Kept, 300)]);
        assert_eq!(shop.staff().check_now().await.unwrap().overdue, 1, "the older one");
        shop.counter.lock().await.unwrap();
        assert_eq!(shop.counter.due_notice().await.unwrap()[0].overdue, 1, "locked");
    });
}

#[test]
fn the_khata_shows_what_was_promised_and_erasing_takes_the_words() {
    run(async {
        let shop = Shop::open().await;
        let ravi = late(&shop).await;
        promised(&shop, ravi, json!({ "note": "His brother Sohan pays" })).await;
        let query = serde_json::from_value(json!({ "customerId": ravi })).unwrap();
        let khata = shop.staff().khata(query).await.unwrap();
        assert_eq!(khata.promises.promises[0].note.as_deref(), Some("His brother Sohan pays"));
        let owner = shop.session::<Owner, Fresh>().unwrap();
        owner.erase_customer(ravi).await.unwrap();
        let found = record(&shop, ravi).await;
        assert_eq!((found.promises[0].note.as_deref(), found.promises[0].amount.0), (None, 400));
        assert_eq!(shop.owner().verify().await.unwrap().problem, None);
        let again = shop.staff().create_promise(promise(ravi, json!({}))).await;
        assert_eq!(code(&again), "customerErased@customerId");
    });
}

/// Who is told to ask an owner is never told so by an owner's own refusal, nor sent to one who would be refused as well.
#[test]
fn what_cannot_be_withdrawn_says_why_to_staff_and_to_owners() {
    run(async {
        let mut shop = Shop::open().await;
        let ravi = late(&shop).await;
        let kept = promised(&shop, ravi, json!({ "amount": 100 })).await.id;
        story::get(&shop, ravi, 100, "2026-11-21").await;
        let broken = promised(&shop, ravi, json!({ "on": "2026-11-21" })).await.id;
        day(&mut shop, "2026-11-22").await;
        let live = promised(&shop, ravi, json!({ "on": "2026-11-30" })).await.id;
        shop.hire("bina", Role::Staff).await;
        let theirs = promised(&shop, ravi, json!({ "on": "2026-11-29" })).await.id;
        for (who, password, expected) in [
            // Theirs took the place of the other: as long as it stands, that one is no more to be withdrawn.
            (
                "bina",
                STAFF_PASSWORD,
                ["promiseOver@id", "promiseOver@id", "ok", "notYours@id", "ok"],
            ),
            ("asha", PASSWORD, ["promiseOver@id", "promiseOver@id", "ok", "ok", "ok"]),
        ] {
            shop.enter(who, password).await;
            for (id, expected) in [kept, broken, theirs, live, theirs].into_iter().zip(expected) {
                let answer = shop.staff().withdraw_promise(id).await;
                assert_eq!(code(&answer), expected, "{who}: {id:?}");
            }
        }
        let replaced = promised(&shop, ravi, json!({ "on": "2026-11-30" })).await.id;
        promised(&shop, ravi, json!({ "on": "2026-11-29" })).await;
        assert_eq!(code(&shop.staff().withdraw_promise(replaced).await), "promiseOver@id");
    });
}
