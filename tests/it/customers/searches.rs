//! What a search box finds, and in which order a picker offers it.

use acceptance::{Shop, code, run};
use books::customers::{CustomerQuery, NewCustomer};
use books::values::Minor;

use super::{create, named, opening, ravi};

/// Ravi, and others who share something with him.
async fn street() -> Shop {
    let shop = Shop::open().await;
    create(&shop, ravi()).await;
    let others = [
        NewCustomer { company: Some("Kumar & Sons".into()), ..named("Meena Patil") },
        NewCustomer { email: Some("kumari@mail.example".into()), ..named("Kumari Devi") },
        NewCustomer { phone: Some("020 2553 1234".into()), ..named("Das, Anil-Kumar") },
        NewCustomer {
            company: Some("Asha Traders".into()), ..named("रमेश कुमार")
        },
        named("100% Cotton_House"),
        named("Élodie O'Brien"),
    ];
    for other in others {
        create(&shop, other).await;
    }
    shop
}

async fn found(shop: &Shop, query: CustomerQuery) -> Vec<String> {
    let page = shop.staff().customers(query).await.unwrap();
    assert_eq!(page.page.total as usize, page.page.rows.len(), "everything fits one page");
    page.page.rows.into_iter().map(|row| row.name).collect()
}

#[test]
fn one_box_finds_a_part_of_any_field_in_any_case() {
    let ravi = "Ravi Kumar";
    let (meena, kumari, anil) = ("Meena Patil", "Kumari Devi", "Das, Anil-Kumar");
    let ramesh = "रमेश कुमार";
    let table: &[(&str, &[&str])] = &[
        ("ravi", &[ravi]),
        ("AVI", &[ravi]),
        ("kumar", &[anil, kumari, meena, ravi, ramesh]),
        ("kumar ravi", &[ravi]),
        ("k", &[anil, kumari, meena, ravi]),
        ("ku", &[anil, kumari, meena, ravi]),
        ("um", &[]),
        ("i ku", &[ravi]),
        ("vi kum", &[ravi]),
        ("traders", &[ravi, "रमेश कुमार"]),
        ("example.in", &[ravi]),
        ("@mail.", &[kumari]),
        ("99887", &[ravi]),
        ("88776", &[ravi]),
        ("99887 76655", &[ravi]),
        ("+91 99887-76655", &[ravi]),
        ("099887 76", &[ravi]),
        ("(099887) 76655", &[ravi]),
        ("९९८८७", &[ravi]),
        ("99", &[ravi]),
        ("02025", &[anil]),
        ("कुमार", &[ramesh, anil, kumari, ravi]),
        ("र", &["रमेश कुमार"]),
        ("élo", &["Élodie O'Brien"]),
        ("ÉLO", &["Élodie O'Brien"]),
        ("o'b", &["Élodie O'Brien"]),
        ("100%", &["100% Cotton_House"]),
        ("%", &[]),
        ("_", &[]),
        ("*", &[]),
        ("\"", &[]),
        ("'--", &[]),
        ("a AND b", &[]),
        ("nobody", &[]),
        ("zzz yyy", &[]),
    ];
    run(async {
        let shop = street().await;
        for (text, expected) in table {
            let query = CustomerQuery { search: Some((*text).to_owned()), ..Default::default() };
            assert_eq!(found(&shop, query).await, *expected, "{text:?}");
        }
        for blank in ["", "  ", "\u{0}", "\t"] {
            let query = CustomerQuery { search: Some(blank.to_owned()), ..Default::default() };
            assert_eq!(found(&shop, query).await.len(), 7, "{blank:?} asks for nothing");
        }
    });
}

#[test]
fn a_term_for_a_field_looks_nowhere_else() {
    let query = |field: &str, text: &str| {
        let text = Some(text.to_owned());
        match field {
            "name" => CustomerQuery { name: text, ..Default::default() },
            "email" => CustomerQuery { email: text, ..Default::default() },
            "phone" => CustomerQuery { phone: text, ..Default::default() },
            _company => CustomerQuery { company: text, ..Default::default() },
        }
    };
    let table: &[(&str, &str, &[&str])] = &[
        ("name", "kumar", &["Das, Anil-Kumar", "Kumari Devi", "Ravi Kumar", "रमेश कुमार"]),
        ("name", "k", &["Das, Anil-Kumar", "Kumari Devi", "Ravi Kumar"]),
        ("company", "kumar", &["Meena Patil"]),
        ("company", "tr", &["Ravi Kumar", "रमेश कुमार"]),
        ("email", "kumar", &["Kumari Devi"]),
        ("email", "ra", &["Ravi Kumar"]),
        ("phone", "99887", &["Ravi Kumar"]),
        ("phone", "ravi", &[]),
        ("phone", "20", &["Das, Anil-Kumar"]),
        ("name", "99887", &[]),
    ];
    run(async {
        let shop = street().await;
        for (field, text, expected) in table {
            assert_eq!(found(&shop, query(field, text)).await, *expected, "{field} {text}");
        }
        let both = CustomerQuery {
            name: Some("ku".to_owned()),
            company: Some("traders".to_owned()),
            ..Default::default()
        };
        assert_eq!(found(&shop, both).await, ["Ravi Kumar"]);
    });
}

#[test]
fn a_picker_puts_the_beginning_of_a_name_first() {
    let table: &[(&str, u32, &[&str])] = &[
        ("kumar", 10, &["Kumari Devi", "Ravi Kumar", "Meena Patil", "Das, Anil-Kumar", "रमेश कुमार"]),
        ("kumar", 2, &["Kumari Devi", "Ravi Kumar"]),
        ("umar", 10, &["Ravi Kumar", "Meena Patil", "Kumari Devi", "Das, Anil-Kumar"]),
        ("ravi k", 10, &["Ravi Kumar"]),
        ("k ravi", 10, &["Ravi Kumar"]),
        ("99887 7", 10, &["Ravi Kumar"]),
        ("d", 10, &["Das, Anil-Kumar", "Kumari Devi"]),
        ("nobody", 10, &[]),
    ];
    run(async {
        let shop = street().await;
        for (text, limit, expected) in table {
            let rows = shop.staff().find_customers((*text).to_owned(), *limit).await.unwrap();
            let names: Vec<_> = rows.iter().map(|row| row.name.as_str()).collect();
            assert_eq!(names, *expected, "{text:?}");
        }
        let mut input = named("Latest");
        input.opening = opening(5, "2026-11-01", None);
        create(&shop, input).await;
        let rows = shop.staff().find_customers(" ".to_owned(), 1).await.unwrap();
        assert_eq!(rows[0].name, "Latest", "nothing typed offers whoever was last seen");
        assert_eq!(rows[0].outstanding, Minor(5));
    });
}

#[test]
fn a_search_follows_what_changes() {
    run(async {
        let shop = Shop::open().await;
        let view = create(&shop, ravi()).await;
        let change = books::customers::CustomerChange {
            name: Some("Suresh Rao".to_owned()),
            phone: Some(None),
            ..Default::default()
        };
        shop.staff().change_customer(view.standing.customer_id, change).await.unwrap();
        for (text, expected) in
            [("kumar", 0), ("9988", 0), ("99", 0), ("su", 1), ("uresh", 1), ("traders", 1)]
        {
            let query = CustomerQuery { search: Some(text.to_owned()), ..Default::default() };
            assert_eq!(found(&shop, query).await.len(), expected, "{text}");
        }
    });
}

#[test]
fn a_query_out_of_bounds_is_refused_by_its_field() {
    type Wrong = fn(&mut CustomerQuery);
    let table: &[(&str, Wrong)] = &[
        ("notAChoice@page", |q| q.page = Some(0)),
        ("notAChoice@limit", |q| q.limit = Some(0)),
        ("notAChoice@limit", |q| q.limit = Some(201)),
        ("tooLong@search", |q| q.search = Some("s".repeat(10_000))),
        ("tooLong@name", |q| q.name = Some("s".repeat(201))),
        ("tooLong@phone", |q| q.phone = Some("9".repeat(201))),
        ("ok", |q| q.search = Some("s".repeat(200))),
        ("ok", |q| q.page = Some(u32::MAX)),
        ("ok", |q| q.limit = Some(200)),
    ];
    run(async {
        let shop = street().await;
        for (expected, wrong) in table {
            let mut query = CustomerQuery::default();
            wrong(&mut query);
            assert_eq!(code(&shop.staff().customers(query).await), *expected);
        }
        let far = CustomerQuery { page: Some(u32::MAX), ..Default::default() };
        let page = shop.staff().customers(far).await.unwrap().page;
        assert_eq!((page.rows.len(), page.total, page.total_pages, page.limit), (0, 7, 1, 10));
        let text = "x".repeat(201);
        assert_eq!(code(&shop.staff().find_customers(text, 5).await), "tooLong@text");
    });
}
