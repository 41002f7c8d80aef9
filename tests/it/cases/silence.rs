//! What is disputed: marked in the khata, among open items, in ageing and in Reminders, and asked of nobody, whether the
//! book is open or locked.

use acceptance::{Shop, run};
use books::reminders::Peace;
use books::values::{CaseId, CustomerId, DocumentId};
use serde_json::json;

use super::{alter, begin};
use crate::story::{self, form};

/// Ravi with a loan that is late and one that falls due today; Meena with one that is late.
struct Street {
    shop: Shop,
    ravi: CustomerId,
    meena: CustomerId,
    late: DocumentId,
    today: DocumentId,
    hers: DocumentId,
}

impl Street {
    async fn open() -> Self {
        let shop = Shop::open().await;
        let ravi = story::customer(&shop, "Ravi").await;
        let meena = story::customer(&shop, "Meena").await;
        let late = story::give(&shop, ravi, 1_000, "2026-11-01", "2026-11-10").await;
        let today = story::give(&shop, ravi, 500, "2026-11-01", "2026-11-21").await;
        let hers = story::give(&shop, meena, 700, "2026-11-01", "2026-11-15").await;
        Self { shop, ravi, meena, late, today, hers }
    }

    /// What the notification would count, and whom Today asks: since when, for how much.
    async fn asked(&self) -> ((u32, u32), Vec<(String, String, i64)>) {
        let notice = self.shop.staff().check_now().await.unwrap();
        let next = self.shop.staff().today().await.unwrap().next.into_iter();
        let next = next.map(|row| (row.customer_name, row.since.to_string(), row.open.0));
        ((notice.overdue, notice.due_today), next.collect())
    }

    async fn dispute(&self, customer: CustomerId, document: DocumentId) -> CaseId {
        begin(&self.shop, customer, json!({ "documentIds": [document] })).await.row.id
    }

    /// What the notification says of each day while the book is locked, from the digest alone.
    async fn locked(&mut self, days: &[&str]) -> Vec<(u32, u32)> {
        self.shop.counter.lock().await.unwrap();
        let mut said = Vec::new();
        for date in days {
            let zone = "Asia/Kolkata".parse().unwrap();
            self.shop.counter.clock().set(date.parse().unwrap(), 600, zone);
            let notices = self.shop.counter.due_notice().await.unwrap();
            said.extend(notices.iter().map(|notice| (notice.overdue, notice.due_today)));
        }
        self.shop.reopen().await;
        said
    }
}

fn waits(name: &str, since: &str, open: i64) -> (String, String, i64) {
    (name.to_owned(), since.to_owned(), open)
}

#[test]
fn nobody_is_asked_for_what_a_case_is_about_while_it_is_worked_on() {
    run(async {
        let street = Street::open().await;
        let shop = &street.shop;
        let (ravis, hers) = (waits("Ravi", "2026-11-10", 1_500), waits("Meena", "2026-11-15", 700));
        let both = ((2, 1), vec![ravis.clone(), hers.clone()]);
        assert_eq!(street.asked().await, both);
        begin(shop, street.ravi, json!({ "disputed": 1_000 })).await;
        assert_eq!(street.asked().await, both, "a case about nothing silences nothing");

        let id = street.dispute(street.ravi, street.late).await;
        let rest = ((1, 1), vec![hers.clone(), waits("Ravi", "2026-11-21", 500)]);
        assert_eq!(street.asked().await, rest, "the rest of theirs is asked for");
        for (status, expected) in [
            ("inProgress", &rest),
            ("waiting", &rest),
            ("resolved", &both),
            ("open", &rest),
            ("closed", &both),
            ("open", &rest),
        ] {
            alter(shop, id, json!({ "status": status })).await.unwrap();
            assert_eq!(street.asked().await, *expected, "{status}");
        }
        let all = json!({ "documentIds": [street.late, street.today] });
        alter(shop, id, all).await.unwrap();
        assert_eq!(street.asked().await, ((1, 0), vec![hers.clone()]), "nothing of Ravi's is left");
        let again = street.dispute(street.ravi, street.late).await;
        shop.owner().remove_case(id, "Twice".to_owned()).await.unwrap();
        assert_eq!(street.asked().await, rest, "another case is about it still");
        shop.owner().remove_case(again, "Twice".to_owned()).await.unwrap();
        assert_eq!(street.asked().await, both);
    });
}

/// Disputed, promised and paid today at once is left in peace once.
#[test]
fn reasons_to_leave_somebody_in_peace_do_not_add_up() {
    run(async {
        let mut street = Street::open().await;
        street.dispute(street.ravi, street.late).await;
        street.dispute(street.meena, street.hers).await;
        let promise = json!({ "customerId": street.ravi, "amount": 100, "on": "2026-11-23" });
        street.shop.staff().create_promise(form!(promise)).await.unwrap();
        story::get(&street.shop, street.meena, 100, "2026-11-21").await;
        assert_eq!(street.asked().await, ((0, 0), vec![]));
        let late = story::give(&street.shop, street.meena, 50, "2026-11-01", "2026-11-12").await;
        assert_eq!(street.asked().await, ((0, 0), vec![]), "she paid today");

        let days = ["2026-11-22", "2026-11-23", "2026-11-24"];
        let said = street.locked(&days).await;
        assert_eq!(
            said,
            [(1, 0), (1, 0), (2, 0)],
            "her other one; then his, whose promise is over"
        );
        let hers = waits("Meena", "2026-11-12", 50);
        let his = waits("Ravi", "2026-11-21", 500);
        assert_eq!(street.asked().await, ((2, 0), vec![hers, his]), "the open book says the same");
        story::void(&street.shop, late).await;
    });
}

#[test]
fn the_digest_of_a_locked_book_knows_what_is_disputed_and_names_nothing() {
    run(async {
        let mut street = Street::open().await;
        let id = street.dispute(street.ravi, street.today).await;
        assert_eq!(street.locked(&["2026-11-21", "2026-11-22"]).await, [(2, 0), (2, 0)]);
        let digest = std::fs::read_to_string(street.shop.folder().join("reminders.json")).unwrap();
        assert!(!digest.contains("Ravi") && !digest.contains("sack"), "{digest}");
        alter(&street.shop, id, json!({ "status": "closed" })).await.unwrap();
        assert_eq!(street.locked(&["2026-11-23"]).await, [(3, 0)]);
    });
}

#[test]
fn a_disputed_due_is_marked_wherever_it_is_shown() {
    run(async {
        let street = Street::open().await;
        let (shop, ravi) = (&street.shop, street.ravi);
        let receipt = story::get_with(shop, ravi, 50, json!({ "allocation": [] })).await;
        let about = json!({ "documentIds": [street.late, receipt] });
        let id = begin(shop, ravi, about).await.row.id;
        story::get(shop, ravi, 300, "2026-11-20").await;

        let query = serde_json::from_value(json!({ "customerId": ravi })).unwrap();
        let khata = shop.staff().khata(query).await.unwrap();
        let marked = khata.lines.iter().filter(|line| line.case_id.is_some());
        assert_eq!(marked.map(|line| line.document_id).collect::<Vec<_>>(), [street.late]);
        for items in [khata.open_items, shop.staff().open_items(ravi).await.unwrap()] {
            let cases = items.iter().map(|item| (item.document_id, item.case_id));
            assert_eq!(cases.collect::<Vec<_>>(), [(street.late, Some(id)), (street.today, None)]);
        }
        let centre = shop.staff().reminders().await.unwrap();
        assert_eq!(centre.due_today[0].case_id, None);
        let peace = shop.staff().left_in_peace().await.unwrap();
        let why = peace.iter().map(|row| (row.customer_id, row.open.0, row.peace));
        assert_eq!(why.collect::<Vec<_>>(), [(ravi, 1_200, Peace::Paid)], "something, today");

        let aged = shop.owner().ageing(None, None, None).await.unwrap();
        let rows = aged.rows.iter().map(|row| (row.customer_id, row.total.0, row.disputed.0));
        assert_eq!(rows.collect::<Vec<_>>(), [(ravi, 1_200, 700), (street.meena, 700, 0)]);
        assert_eq!((aged.total.0, aged.disputed.0), (1_900, 700));
        let past = shop.owner().ageing(Some("2026-11-20".to_owned()), None, None).await.unwrap();
        assert_eq!((past.disputed.0, past.rows[0].disputed.0), (0, 0), "no case of a past day");
        alter(shop, id, json!({ "status": "resolved" })).await.unwrap();
        assert_eq!(shop.owner().ageing(None, None, None).await.unwrap().disputed.0, 0);
        assert!(shop.staff().open_items(ravi).await.unwrap()[0].case_id.is_none());
        alter(shop, id, json!({ "status": "open" })).await.unwrap();
        story::void(shop, street.late).await;
        let query = serde_json::from_value(json!({ "customerId": ravi })).unwrap();
        let khata = shop.staff().khata(query).await.unwrap();
        assert!(
            khata.lines.iter().all(|line| line.case_id.is_none()),
            "what is void is not disputed"
        );
    });
}

#[test]
fn the_page_of_an_invoice_or_a_loan_names_the_case_that_is_about_it() {
    run(async {
        let Street { shop, ravi, late, today, .. } = Street::open().await;
        let lines = json!([{ "description": "Rice", "quantity": 1_000, "unitPrice": 400 }]);
        let bill = form!(json!({ "customerId": ravi, "lines": lines }));
        let bill = shop.staff().create_invoice(bill).await.unwrap();
        let pages = async || {
            let staff = shop.staff();
            let (late, other) = (staff.loan(late).await.unwrap(), staff.loan(today).await.unwrap());
            (late.case_id, other.case_id, staff.invoice(bill.id).await.unwrap().case_id)
        };
        assert_eq!((bill.case_id, pages().await), (None, (None, None, None)));

        let about = json!({ "documentIds": [late, bill.id] });
        let id = begin(&shop, ravi, about.clone()).await.row.id;
        assert_eq!(pages().await, (Some(id), None, Some(id)));
        let second = begin(&shop, ravi, about).await.row.id;
        assert_eq!(pages().await, (Some(id), None, Some(id)), "the first of several");
        alter(&shop, id, json!({ "status": "resolved" })).await.unwrap();
        assert_eq!(pages().await, (Some(second), None, Some(second)));
        shop.owner().remove_case(second, "Twice".to_owned()).await.unwrap();
        assert_eq!(pages().await, (None, None, None));

        alter(&shop, id, json!({ "status": "waiting" })).await.unwrap();
        let paid = json!({ "loanId": late, "amount": 600, "method": "cash" });
        let paid = shop.staff().record_repayment(form!(paid)).await.unwrap();
        assert_eq!(paid.case_id, Some(id), "what is recorded on the page leaves the mark");
        story::void(&shop, late).await;
        assert_eq!(pages().await, (None, None, Some(id)), "what is void is not disputed");
    });
}
