//! What a newcomer finds in the sample.

use std::collections::BTreeSet;
use std::sync::Mutex;

use acceptance::{india, run};
use books::customers::{Archived, CustomerQuery, CustomerRow};
use books::shop::{CountryDefaults, Grouping, SignedIn};
use books::values::{DocumentKind, PaymentStatus};
use books::{Any, Counter, Owner, Session, Staff};

use super::{SampleShop, counter, open};

fn staff(counter: &Counter, signed_in: &SignedIn) -> Session<Staff> {
    counter.session::<Staff, Any>(&signed_in.session).unwrap()
}

fn owner(counter: &Counter, signed_in: &SignedIn) -> Session<Owner> {
    counter.session::<Owner, Any>(&signed_in.session).unwrap()
}

async fn customers(staff: &Session<Staff>) -> Vec<CustomerRow> {
    let query = CustomerQuery { archived: Archived::All, limit: Some(200), ..Default::default() };
    staff.customers(query).await.unwrap().page.rows
}

/// The first screen has something under every heading, and nothing is wrong with the book.
async fn is_worth_a_look(counter: &Counter, signed_in: &SignedIn) {
    let verdict = owner(counter, signed_in).verify().await.unwrap();
    assert_eq!(verdict.problem, None);
    assert!(verdict.documents > 1_000, "{verdict:?}");
    let today = staff(counter, signed_in).today().await.unwrap();
    let sums = [today.to_receive, today.overdue, today.due_today];
    assert!(sums.iter().all(|sum| sum.amount.0 > 0 && sum.customers > 0), "{today:?}");
    let others = [today.advances, today.received_today, today.given_today];
    assert!(others.iter().all(|amount| amount.0 > 0), "{today:?}");
    assert!(today.ageing.iter().all(|bucket| bucket.count > 0), "{:?}", today.ageing);
    assert!(today.flow.iter().all(|day| day.gave.0 + day.got.0 > 0), "{:?}", today.flow);
    assert!(today.overdue.amount.0 * 2 < today.to_receive.amount.0, "most people pay: {today:?}");
}

#[test]
fn a_year_of_everything_is_in_it() {
    run(async {
        let folder = tempfile::tempdir().unwrap();
        let counter = counter(folder.path(), "2026-11-21", &india());
        let (told, now) = (Mutex::new(Vec::new()), counter.clock().now());
        let input = SampleShop { language: "en".to_owned(), place: india() };
        let tell = |percent| told.lock().unwrap().push(percent);
        let signed_in = counter.try_sample_shop(input, tell).await.unwrap();
        let told = told.into_inner().unwrap();
        assert!(told.is_sorted() && told.last() == Some(&100));
        assert!(counter.clock().now().0 - now.0 < 60_000, "the clock in front kept its time");
        is_worth_a_look(&counter, &signed_in).await;

        let rows = customers(&staff(&counter, &signed_in)).await;
        assert_eq!(rows.len(), 40);
        assert_eq!(rows.iter().filter(|row| row.archived).count(), 3);
        for status in [PaymentStatus::Clear, PaymentStatus::Pending, PaymentStatus::Overdue] {
            assert!(rows.iter().any(|row| row.payment_status == status), "{status:?}");
        }
        let year = 360 * 24 * 60 * 60 * 1000;
        let first = rows.iter().map(|row| row.created_at.0).min().unwrap();
        assert!(now.0 - first > year, "the oldest customer came a year ago");
        everything_happened(&owner(&counter, &signed_in)).await;
        counter.lock().await.unwrap();
    });
}

/// Every kind of document but those nobody needs to see first, and money in every drawer.
async fn everything_happened(owner: &Session<Owner>) {
    let mut kinds = BTreeSet::new();
    let (mut after, mut latest) = (None, 0);
    loop {
        let page = owner.day_book("2025-11-01".into(), "2026-11-21".into(), after).await.unwrap();
        kinds.extend(page.lines.iter().map(|line| format!("{:?}", line.kind)));
        latest = page.lines.iter().map(|line| line.at.0).fold(latest, i64::max);
        after = page.next;
        if after.is_none() {
            break;
        }
    }
    let rare = [DocumentKind::OpeningAdvance, DocumentKind::Refund, DocumentKind::AdvanceTransfer];
    assert!(rare.iter().all(|kind| !kinds.contains(&format!("{kind:?}"))), "{kinds:?}");
    assert_eq!(kinds.len(), 13, "{kinds:?}");
    for as_of in ["2026-02-01", "2026-05-15", "2026-08-02", "2026-11-21"] {
        let trial = owner.trial_balance(Some(as_of.to_owned())).await.unwrap();
        for account in ["cash", "bank", "mobileMoney"] {
            let row = trial.rows.iter().find(|row| row.account == account);
            assert!(row.is_some_and(|row| row.debit.0 > 0), "{account} on {as_of}: {row:?}");
        }
    }
}

/// Nothing in its tables is refused, whatever the day or the decimals of the currency.
#[test]
fn every_day_and_country_has_its_year() {
    let place = |country: &str, currency: &str, zone: &str| CountryDefaults {
        country: country.to_owned(),
        currency: currency.to_owned(),
        grouping: Grouping::Thousand,
        zone: zone.to_owned(),
        year_month: 1,
        year_day: 1,
    };
    let table = [
        ("2028-02-29", place("JP", "JPY", "Asia/Tokyo")),
        ("2026-04-01", place("KW", "KWD", "Asia/Kuwait")),
        ("2025-12-31", place("ID", "IDR", "Asia/Jakarta")),
    ];
    run(async {
        for (day, place) in table {
            let folder = tempfile::tempdir().unwrap();
            let counter = counter(folder.path(), day, &place);
            let signed_in = open(&counter, place).await.unwrap();
            assert_eq!(signed_in.shop.today.to_string(), day);
            is_worth_a_look(&counter, &signed_in).await;
            counter.lock().await.unwrap();
        }
    });
}
