//! Lists against a model that keeps everything in memory: random customers, random queries, the same pages and totals.

use acceptance::{Shop, run};
use books::customers::{
    Archived, CustomerQuery, CustomerSort, CustomerView, NewCustomer, StatusFilter,
};
use books::values::PaymentStatus;
use proptest::prelude::*;
use proptest::sample::select;

use super::{create, named, opening};

const GIVEN: &[&str] = &["Ravi", "ravi", "Meena", "रमेश", "Anil", "Das", "Zoë"];
const FAMILY: &[&str] = &["Kumar", "Kumari", "Devi", "Patil-Rao", "O'Brien"];
const COMPANIES: &[&str] = &["Kumar & Sons", "Asha Traders", "Ravi Traders", "Das"];
const TYPED: &[&str] = &[
    "ravi",
    "R",
    "ku",
    "kum",
    "umar",
    "das",
    "tra",
    "asha t",
    "k r",
    "meena devi",
    "98",
    "987",
    "example",
    "र",
    "रमे",
    "o'",
    "xyz",
    "i ku",
];

/// What a random customer is made from: name, phone, email, company, opening balance with its due date, archived.
type Seed = (String, Option<u16>, Option<u16>, Option<&'static str>, i64, i8, bool);

fn seed() -> impl Strategy<Value = Seed> {
    let name =
        (select(GIVEN), select(FAMILY)).prop_map(|(given, family)| format!("{given} {family}"));
    (
        name,
        proptest::option::of(0..10_000_u16),
        proptest::option::of(0..10_000_u16),
        proptest::option::of(select(COMPANIES)),
        -3..6_i64,
        -3..3_i8,
        proptest::bool::weighted(0.2),
    )
}

fn query() -> impl Strategy<Value = CustomerQuery> {
    let typed = || proptest::option::weighted(0.3, select(TYPED).prop_map(str::to_owned));
    let archived = select(vec![Archived::Active, Archived::Archived, Archived::All]);
    let status = select(vec![
        StatusFilter::Clear,
        StatusFilter::Pending,
        StatusFilter::Overdue,
        StatusFilter::Owing,
    ]);
    let sort = select(vec![
        CustomerSort::Name,
        CustomerSort::Outstanding,
        CustomerSort::NextDue,
        CustomerSort::Created,
        CustomerSort::Changed,
        CustomerSort::LastActivity,
    ]);
    (
        (typed(), typed(), typed(), archived),
        (proptest::option::of(status), sort, any::<bool>()),
        (proptest::option::of(1..6_u32), proptest::option::of(1..9_u32)),
    )
        .prop_map(
            |((search, name, company, archived), (status, sort, descending), (page, limit))| {
                CustomerQuery {
                    search,
                    name,
                    company,
                    archived,
                    status,
                    sort,
                    descending,
                    page,
                    limit,
                    ..Default::default()
                }
            },
        )
}

/// Whether a filter takes a customer who stands so.
fn stands(filter: StatusFilter, status: PaymentStatus) -> bool {
    match filter {
        StatusFilter::Clear => status == PaymentStatus::Clear,
        StatusFilter::Pending => status == PaymentStatus::Pending,
        StatusFilter::Overdue => status == PaymentStatus::Overdue,
        StatusFilter::Owing => status != PaymentStatus::Clear,
    }
}

/// A seed as the form would send it; phones and emails differ by position so that none is taken.
fn form(position: usize, seed: &Seed) -> NewCustomer {
    let (name, phone, email, company, amount, due, _) = seed;
    let day = format!("2026-11-{:02}", 21 + i16::from(*due));
    NewCustomer {
        phone: phone.map(|phone| format!("98{position:04}{phone:04}")),
        email: email.map(|email| format!("c{position}.{email}@example.in")),
        company: company.map(str::to_owned),
        opening: opening(*amount * 100, "2026-11-01", Some(&day)),
        ..named(name)
    }
}

async fn stock(shop: &Shop, seeds: &[Seed]) -> Vec<CustomerView> {
    let mut all = Vec::new();
    for (position, seed) in seeds.iter().enumerate() {
        let view = create(shop, form(position, seed)).await;
        let id = view.standing.customer_id;
        all.push(if seed.6 { shop.staff().archive_customer(id).await.unwrap() } else { view });
    }
    all
}

fn folded(text: Option<&str>) -> String {
    text.unwrap_or_default().to_lowercase()
}

/// A word of three letters or more is found anywhere, a shorter one where a word begins; or the whole as it stands.
fn has(fields: &[String], term: Option<&str>) -> bool {
    let term = folded(term);
    let begins = |field: &String, word: &str| {
        let marks = |c: char| c == ' ' || c.is_ascii_punctuation();
        field.split(' ').chain(field.split(marks)).any(|w| w.starts_with(word))
    };
    let word = |word: &str| {
        let long = word.chars().count() >= 3;
        fields.iter().any(|field| if long { field.contains(word) } else { begins(field, word) })
    };
    let whole = term.chars().count() >= 3 && fields.iter().any(|field| field.contains(&term));
    whole || term.split_whitespace().all(word)
}

fn wanted(view: &CustomerView, query: &CustomerQuery) -> bool {
    let name = folded(Some(&view.standing.name));
    let company = folded(view.company.as_deref());
    let digits = folded(view.phone_international.as_deref()).replace('+', "");
    let local = digits.get(2..).unwrap_or_default().to_owned();
    let all = [name.clone(), digits, local, folded(view.email.as_deref()), company.clone()];
    let archived = match query.archived {
        Archived::Active => !view.archived,
        Archived::Archived => view.archived,
        Archived::All => true,
    };
    archived
        && query.status.is_none_or(|status| stands(status, view.standing.payment_status))
        && has(&all, query.search.as_deref())
        && has(&[name], query.name.as_deref())
        && has(&[company], query.company.as_deref())
}

/// Sorted as asked; those with nothing due last whichever way.
fn sort(views: &mut [&CustomerView], query: &CustomerQuery) {
    views.sort_by_key(|view| view.standing.customer_id);
    match query.sort {
        CustomerSort::Name => views.sort_by_key(|v| folded(Some(&v.standing.name))),
        CustomerSort::Outstanding => views.sort_by_key(|v| v.standing.outstanding),
        CustomerSort::NextDue => views.sort_by_key(|v| v.standing.next_due),
        CustomerSort::Created => views.sort_by_key(|v| v.created_at),
        CustomerSort::Changed => views.sort_by_key(|v| v.changed_at),
        CustomerSort::LastActivity => views.sort_by_key(|v| v.last_activity),
    }
    if query.descending {
        views.reverse();
    }
    if query.sort == CustomerSort::NextDue {
        views.sort_by_key(|v| v.standing.next_due.is_none());
    }
}

async fn agrees(shop: &Shop, all: &[CustomerView], query: CustomerQuery) {
    let mut expected: Vec<_> = all.iter().filter(|view| wanted(view, &query)).collect();
    sort(&mut expected, &query);
    let limit = query.limit.unwrap_or(10);
    let skipped = (query.page.unwrap_or(1) - 1) * limit;
    let total = u32::try_from(expected.len()).unwrap();
    let sum = |amount: fn(&CustomerView) -> i64| expected.iter().map(|v| amount(v)).sum::<i64>();

    let page = shop.staff().customers(query.clone()).await.unwrap();
    assert_eq!(page.page.total, total, "{query:?}");
    assert_eq!(page.page.total_pages, total.div_ceil(limit).max(1));
    assert_eq!((page.page.page, page.page.limit), (query.page.unwrap_or(1), limit));
    assert_eq!(page.outstanding.0, sum(|v| v.standing.outstanding.0), "{query:?}");
    assert_eq!(page.advance.0, sum(|v| v.standing.advance.0), "{query:?}");
    let ids: Vec<_> = page.page.rows.iter().map(|row| row.id).collect();
    let shown = expected.iter().skip(skipped as usize).take(limit as usize);
    let model: Vec<_> = shown.map(|view| view.standing.customer_id).collect();
    assert_eq!(ids, model, "{query:?}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 6, max_shrink_iters: 12, ..ProptestConfig::default() })]

    #[test]
    fn lists_are_what_the_model_says(
        seeds in proptest::collection::vec(seed(), 0..40),
        queries in proptest::collection::vec(query(), 60),
    ) {
        run(async {
            let shop = Shop::open().await;
            let all = stock(&shop, &seeds).await;
            for query in queries {
                agrees(&shop, &all, query).await;
            }
        });
    }
}

#[test]
fn a_row_shows_who_what_and_when() {
    run(async {
        let shop = Shop::open().await;
        let mut input = super::ravi();
        input.opening = opening(700, "2026-11-01", Some("2026-11-20"));
        let view = create(&shop, input).await;
        let page = shop.staff().customers(CustomerQuery::default()).await.unwrap();
        let row = &page.page.rows[0];
        assert_eq!((row.id, row.name.as_str()), (view.standing.customer_id, "Ravi Kumar"));
        assert_eq!(row.phone.as_deref(), Some("99887 76655"));
        assert_eq!(row.company.as_deref(), Some("Ravi Traders"));
        assert_eq!((row.outstanding.0, row.advance.0), (700, 0));
        assert_eq!(row.next_due.map(|day| day.to_string()).as_deref(), Some("2026-11-20"));
        assert_eq!(row.payment_status, PaymentStatus::Overdue);
        assert_eq!((row.created_at, row.changed_at), (view.created_at, view.changed_at));
        shop.set_today("2026-11-20");
        let page = shop.staff().customers(CustomerQuery::default()).await.unwrap();
        assert_eq!(
            page.page.rows[0].payment_status,
            PaymentStatus::Pending,
            "due today is not late"
        );
    });
}
