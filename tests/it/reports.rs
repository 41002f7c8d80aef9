//! Reports as at any date against a naive model; sums that must agree; CSV.

mod account;
mod ageing;
mod csv;

use acceptance::{Shop, code, run};
use books::reports::DayBookView;
use books::values::Minor;

use crate::story;

/// The trial balance at every day is what the day book up to that day adds up to.
#[test]
fn trial_balance_and_day_book_agree_on_every_day() {
    run(async {
        let shop = story::busy().await;
        let book = day_book(&shop, "2026-01-01", "2026-11-21").await;
        let mut days: Vec<_> = book.lines.iter().map(|line| line.on.to_string()).collect();
        days.dedup();
        assert!(days.is_sorted() && days.len() > 10);
        for day in days.iter().chain([&"2026-09-30".to_owned(), &"2027-01-01".to_owned()]) {
            let view = shop.owner().trial_balance(Some(day.clone())).await.unwrap();
            assert_eq!(view.debit, view.credit, "{day}");
            for row in &view.rows {
                let of_account = book.lines.iter().filter(|line| line.on.to_string() <= *day);
                let postings = of_account.flat_map(|line| &line.postings);
                let sum: i64 =
                    postings.filter(|p| p.account == row.account).map(|p| p.amount.0).sum();
                assert_eq!(row.debit.0 - row.credit.0, sum, "{} on {day}", row.account);
                assert!(row.debit == Minor(0) || row.credit == Minor(0), "one side is nothing");
            }
            let debit: i64 = view.rows.iter().map(|row| row.debit.0).sum();
            assert_eq!(view.debit.0, debit);
        }
    });
}

/// The whole day book, stretch by stretch.
async fn day_book(shop: &Shop, from: &str, to: &str) -> DayBookView {
    let ask = async |after| shop.owner().day_book(from.into(), to.into(), after).await.unwrap();
    let mut book = ask(None).await;
    while let Some(after) = book.next.take() {
        let more = ask(Some(after)).await;
        book.lines.extend(more.lines);
        book.next = more.next;
    }
    book
}

#[test]
fn a_day_book_is_every_entry_of_its_days() {
    run(async {
        let shop = Shop::open().await;
        let ravi = story::customer(&shop, "Ravi").await;
        for number in 0..230 {
            let on = format!("2026-11-{:02}", 1 + number % 4);
            story::give(&shop, ravi, 100, &on, "2026-11-30").await;
        }
        let first =
            shop.owner().day_book("2026-11-01".into(), "2026-11-04".into(), None).await.unwrap();
        assert_eq!((first.lines.len(), first.next.is_some()), (200, true));
        let whole = day_book(&shop, "2026-11-01", "2026-11-04").await;
        assert_eq!(whole.lines.len(), 230);
        assert_eq!((whole.debit, whole.credit), (Minor(23_000), Minor(23_000)));
        let numbers: std::collections::BTreeSet<_> =
            whole.lines.iter().map(|line| &line.number).collect();
        assert_eq!(numbers.len(), 230, "each once");
        let part = day_book(&shop, "2026-11-02", "2026-11-03").await;
        assert_eq!((part.lines.len(), part.debit), (115, Minor(11_500)));
        let table = [
            ("dateUnreadable@from", "x", "2026-11-01", None),
            ("notAChoice@to", "2026-11-02", "2026-11-01", None),
            ("notAChoice@after", "2026-11-01", "2026-11-02", Some("x".to_owned())),
        ];
        for (expected, from, to, after) in table {
            assert_eq!(code(&shop.owner().day_book(from.into(), to.into(), after).await), expected);
        }
    });
}

/// Today's tiles, chart and ageing are what the lists behind them add up to.
#[test]
fn today_agrees_with_the_reports_behind_it() {
    run(async {
        let shop = story::busy().await;
        let ravi = books::values::CustomerId(1);
        story::give(&shop, ravi, 1_111, "2026-11-21", "2026-12-01").await;
        story::get(&shop, ravi, 222, "2026-11-21").await;
        let undone = story::get(&shop, ravi, 333, "2026-11-21").await;
        story::void(&shop, undone).await;
        let today = shop.staff().today().await.unwrap();
        let ageing = shop.owner().ageing(None, None, None).await.unwrap();
        let amounts = |buckets: &[books::reports::AgeingBucket]| {
            buckets
                .iter()
                .map(|bucket| (bucket.label.clone(), bucket.amount, bucket.count))
                .collect::<Vec<_>>()
        };
        assert_eq!(amounts(&today.ageing), amounts(&ageing.buckets));
        assert_eq!((today.to_receive.amount, today.advances), (ageing.total, ageing.advances));
        assert_eq!((today.received_today, today.given_today), (Minor(222), Minor(1_111)));
        assert_eq!(today.flow.len(), 7);
        assert_eq!((today.flow[6].got, today.flow[6].gave), (Minor(222), Minor(1_111)));
        assert_eq!(today.flow[0].on.to_string(), "2026-11-15");
        let centre = shop.staff().reminders().await.unwrap();
        assert_eq!(
            (today.due_today.dues, today.due_today.amount),
            (centre.due_today_count, centre.due_today_amount)
        );
        assert_eq!(centre.due_today.len() as u32, centre.due_today_count);
        assert_eq!(centre.upcoming.len() as u32, centre.upcoming_count);
        assert!(centre.upcoming_count > 0);
        let ahead: i64 = centre.upcoming.iter().map(|row| row.open.0).sum();
        assert_eq!(centre.upcoming_amount, Minor(ahead));
        assert_eq!((today.customers, today.to_receive.customers), (2, 2));
        assert_eq!(today.recent.len(), 10);
        assert!(today.recent[0].ended && !today.recent[0].undoable, "it was undone already");
        assert!(today.recent[1].undoable);
    });
}
