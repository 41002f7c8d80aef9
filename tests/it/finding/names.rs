//! A labelled set of names in a crowd: what is found in the first ten, and that a likeness never comes before the thing.

use acceptance::{Shop, code, request_id, run};
use books::customers::{CustomerQuery, CustomerSort, NewCustomer};
use books::{Fresh, Owner};
use serde_json::json;

use super::labelled::{Labelled, Tally};

/// The others in the book.
const CROWD: usize = 4_000;

async fn with(names: impl IntoIterator<Item = impl AsRef<str>>) -> Shop {
    let shop = Shop::open_in_memory().await;
    let forms = names.into_iter().map(|name| {
        let form = json!({ "requestId": request_id(), "name": name.as_ref() });
        serde_json::from_value::<NewCustomer>(form).unwrap()
    });
    shop.owner().create_customers(forms.collect()).await.unwrap();
    shop
}

/// The names of a picker for what was typed, best first.
async fn picked(shop: &Shop, typed: &str) -> Vec<String> {
    let rows = shop.staff().find_customers(typed.to_owned(), 10).await.unwrap();
    rows.into_iter().map(|row| row.name).collect()
}

async fn listed(shop: &Shop, search: &str) -> Vec<String> {
    let query = CustomerQuery {
        search: Some(search.to_owned()),
        limit: Some(200),
        ..CustomerQuery::default()
    };
    let page = shop.staff().customers(query).await.unwrap().page;
    page.rows.into_iter().map(|row| row.name).collect()
}

#[test]
fn nine_of_ten_names_are_found_in_another_spelling_or_script() {
    run(async {
        let labelled = Labelled::read();
        let shop = with(labelled.book(CROWD)).await;
        let (mut seen, mut held_out) = (Tally::default(), Tally::default());
        let mut missed = Vec::new();
        for (at, person) in labelled.people.iter().enumerate() {
            let tally = if Labelled::held_out(at) { &mut held_out } else { &mut seen };
            for typed in person {
                let shown = picked(&shop, typed).await;
                assert_eq!(
                    shown.first().map(String::as_str),
                    Some(*typed),
                    "the thing itself comes first"
                );
                missed.extend(tally.count(person, typed, &shown));
            }
        }
        println!("seen {seen:?}, held out {held_out:?}\n{}", missed.join("\n"));
        assert!(seen.pairs >= 200 && held_out.pairs >= 200, "{seen:?} {held_out:?}");
        for tally in [seen, held_out] {
            assert!(tally.recall() >= 900, "{} of 1000: {missed:#?}", tally.recall());
            assert!(tally.precision() >= 500, "{} of 1000", tally.precision());
        }
        for (typed, name) in labelled.apart {
            let shown = listed(&shop, typed).await;
            assert!(!shown.iter().any(|shown| shown == name), "{typed} found {name}");
        }
    });
}

#[test]
fn who_holds_the_term_comes_before_who_sounds_like_it() {
    let street =
        ["रमेश पाल", "Rames Pal", "Ramesh Pal", "Old Ramesh", "Rakesh Pal", "Rameshwar Pal"];
    // Names that begin with it, words that do, those that sound so, those that begin to.
    let table: &[(&str, &[&str])] = &[
        ("ramesh", &["Ramesh Pal", "Rameshwar Pal", "Old Ramesh", "रमेश पाल", "Rames Pal"]),
        ("Ramesh Pal", &["Ramesh Pal", "Rameshwar Pal", "रमेश पाल", "Rames Pal"]),
        ("pal ramesh", &["Ramesh Pal", "Rameshwar Pal", "रमेश पाल", "Rames Pal"]),
        ("رمیش", &["रमेश पाल", "Rames Pal", "Ramesh Pal", "Old Ramesh", "Rameshwar Pal"]),
        ("रमेश", &["रमेश पाल", "Rames Pal", "Ramesh Pal", "Old Ramesh", "Rameshwar Pal"]),
        ("rameshw", &["Rameshwar Pal"]),
        ("ra", &["Rakesh Pal", "Rames Pal", "Ramesh Pal", "Rameshwar Pal", "Old Ramesh"]),
        ("ramesh 9", &[]),
    ];
    run(async {
        let shop = with(street).await;
        for (typed, expected) in table {
            assert_eq!(picked(&shop, typed).await, *expected, "{typed:?}");
        }
    });
}

#[test]
fn a_list_shows_namesakes_after_its_own_in_any_order() {
    run(async {
        let shop = with(["Suresh Rao", "सुरेश राव", "Ramesh Rao", "Suresh Das", "Sures Das"]).await;
        assert_eq!(
            listed(&shop, "suresh").await,
            ["Suresh Das", "Suresh Rao", "Sures Das", "सुरेश राव"]
        );
        let query = CustomerQuery {
            search: Some("suresh".to_owned()),
            sort: CustomerSort::Name,
            descending: true,
            ..CustomerQuery::default()
        };
        let page = shop.staff().customers(query.clone()).await.unwrap();
        let names: Vec<_> = page.page.rows.iter().map(|row| row.name.as_str()).collect();
        assert_eq!(names, ["Suresh Rao", "Suresh Das", "सुरेश राव", "Sures Das"]);
        assert_eq!(page.page.total, 4, "the totals are of what the list shows");
        let second = CustomerQuery { page: Some(2), limit: Some(3), ..query };
        let page = shop.staff().customers(second).await.unwrap();
        assert_eq!(page.page.rows[0].name, "Sures Das");
        let named =
            CustomerQuery { name: Some("सुरेश".to_owned()), ..CustomerQuery::default() };
        assert_eq!(shop.staff().customers(named).await.unwrap().page.total, 4);
        let company =
            CustomerQuery { company: Some("suresh".to_owned()), ..CustomerQuery::default() };
        assert_eq!(shop.staff().customers(company).await.unwrap().page.total, 0);
    });
}

#[test]
fn a_changed_erased_or_archived_name_is_heard_as_it_is_now() {
    run(async {
        let shop = with(["रमेश पाल"]).await;
        let id = shop.staff().find_customers("ramesh".to_owned(), 5).await.unwrap()[0].id;
        let change = books::customers::CustomerChange {
            name: Some("सुरेश पाल".to_owned()),
            ..Default::default()
        };
        shop.staff().change_customer(id, change).await.unwrap();
        assert_eq!(picked(&shop, "ramesh").await, [""; 0]);
        assert_eq!(picked(&shop, "suresh").await, ["सुरेश पाल"]);
        shop.staff().archive_customer(id).await.unwrap();
        assert_eq!(picked(&shop, "suresh").await, [""; 0], "an archived customer is not offered");
        let query = |archived| CustomerQuery {
            search: Some("suresh".to_owned()),
            archived,
            ..CustomerQuery::default()
        };
        let all = shop.staff().customers(query(books::customers::Archived::All)).await.unwrap();
        assert_eq!(all.page.total, 1);
        shop.session::<Owner, Fresh>().unwrap().erase_customer(id).await.unwrap();
        let all = shop.staff().customers(query(books::customers::Archived::All)).await.unwrap();
        assert_eq!(all.page.total, 0);
    });
}

#[test]
fn whatever_is_typed_is_an_answer() {
    run(async {
        let shop = with(["Ravi", "रवि"]).await;
        for typed in [
            "\"rav\"*",
            "rav*",
            "NOT ravi",
            "ravi OR",
            "(ravi",
            "ravi NEAR x",
            "रवि\u{200D}\u{200D}",
            "ٱٱٱ",
            "ઁઁઁ",
            "ஃஃஃ",
            "\u{94D}\u{94D}\u{94D}",
            "a b c d e f g h i",
            "ab cd ef gh ij kl mn op qr st",
            "ــــ",
            "'''",
        ] {
            assert_eq!(
                code(&shop.staff().find_customers(typed.to_owned(), 5).await),
                "ok",
                "{typed}"
            );
            let query =
                CustomerQuery { search: Some(typed.to_owned()), ..CustomerQuery::default() };
            assert_eq!(code(&shop.staff().customers(query).await), "ok", "{typed}");
        }
    });
}
