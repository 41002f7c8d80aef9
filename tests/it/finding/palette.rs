//! One box for everything: what it finds, by what, and in which order.

use acceptance::random::Random;
use acceptance::{Shop, code, run};
use books::finding::{DocumentFind, Finds, Found};
use books::people::Role;
use books::values::{CustomerId, DocumentId, DocumentKind};
use serde_json::json;

use crate::story::{self, customer_with, form, get, give, void};

async fn find(shop: &Shop, text: &str) -> Finds {
    shop.staff().find(text.to_owned()).await.unwrap()
}

/// Everything found, in the order it is shown, a line each.
fn lines(finds: &Finds) -> Vec<String> {
    let customer = |find: &books::finding::CustomerFind| {
        format!("{} by {:?}", find.customer.name, find.by).to_lowercase()
    };
    let document = |by: &str, find: &DocumentFind| {
        let number = find.number.clone().unwrap_or_default();
        format!("{by} {number} {} {}", find.amount.0, find.customer.clone().unwrap_or_default())
    };
    let list = |found: &Found| -> Vec<String> {
        match found {
            Found::Customers => finds.customers.iter().map(customer).collect(),
            Found::Numbers => finds.numbers.iter().map(|find| document("number", find)).collect(),
            Found::Amounts => finds.amounts.iter().map(|find| document("amount", find)).collect(),
            Found::Cases => finds
                .cases
                .iter()
                .map(|find| format!("case {} of {}", find.subject, find.customer_name))
                .collect(),
        }
    };
    finds.order.iter().flat_map(list).collect()
}

/// Two customers with a loan and a receipt each, one of the loans of the year before.
async fn street() -> Shop {
    let shop = Shop::open().await;
    let fields = json!({ "name": "Ravi Kumar", "phone": "99887 76655", "company": "Asha Traders" });
    let ravi = customer_with(&shop, fields).await;
    let meena =
        customer_with(&shop, json!({ "name": "मीना पाटिल", "email": "meena@mail.example" })).await;
    give(&shop, ravi, 120_000, "2026-03-30", "2026-12-01").await;
    give(&shop, meena, 120_000, "2026-11-02", "2026-12-01").await;
    get(&shop, ravi, 45_050, "2026-11-03").await;
    get(&shop, meena, 120_000, "2026-11-04").await;
    shop
}

#[test]
fn one_box_finds_customers_numbers_and_amounts_most_likely_first() {
    let (old, new) = ("LN/25-26/0001 120000 Ravi Kumar", "LN/26-27/0001 120000 मीना पाटिल");
    let (first, second) = ("RCT/26-27/0001 45050 Ravi Kumar", "RCT/26-27/0002 120000 मीना पाटिल");
    let table: &[(&str, &[String])] = &[
        ("ravi", &["ravi kumar by name".into()]),
        ("रवि", &["ravi kumar by sound".into()]),
        ("meena", &["मीना पाटिल by email".into()]),
        ("mina patil", &["मीना पाटिल by sound".into()]),
        ("asha t", &["ravi kumar by company".into()]),
        ("9988776655", &["ravi kumar by phone".into()]),
        ("+91 99887-76655", &["ravi kumar by phone".into()]),
        ("99887", &["ravi kumar by phone".into()]),
        ("rct 2", &[format!("number {second}")]),
        ("RCT/26-27/0001", &[format!("number {first}")]),
        ("26-27/1", &[format!("number {new}"), format!("number {first}")]),
        ("0002", &[format!("number {second}")]),
        ("ln 1", &[format!("number {new}"), format!("number {old}")]),
        ("1200", &[format!("amount {second}"), format!("amount {new}"), format!("amount {old}")]),
        ("1,200", &[format!("amount {second}"), format!("amount {new}"), format!("amount {old}")]),
        ("1.2k", &[format!("amount {second}"), format!("amount {new}"), format!("amount {old}")]),
        ("१२००", &[format!("amount {second}"), format!("amount {new}"), format!("amount {old}")]),
        ("450.50", &[format!("amount {first}")]),
        ("450", &[]),
        ("2", &[format!("number {second}")]),
        ("", &["मीना पाटिल by lately".into(), "ravi kumar by lately".into()]),
        ("nobody", &[]),
    ];
    run(async {
        let shop = street().await;
        for (typed, expected) in table {
            assert_eq!(lines(&find(&shop, typed).await), *expected, "{typed:?}");
        }
        let digits = customer_with(&shop, json!({ "name": "Shop 2" })).await;
        assert_eq!(
            lines(&find(&shop, "2").await),
            [format!("number {second}"), "shop 2 by name".into()],
            "a whole number comes before a name"
        );
        shop.staff().archive_customer(digits).await.unwrap();
        assert_eq!(
            lines(&find(&shop, "shop").await),
            ["shop 2 by name"],
            "archived ones are found, too"
        );
        let loan = find(&shop, "ln 1").await.numbers[0].document_id;
        assert!(!find(&shop, "ln 1").await.numbers[0].voided);
        void(&shop, loan).await;
        assert!(find(&shop, "ln 1").await.numbers[0].voided, "what is void is found and says so");
        assert_eq!(code(&shop.staff().find("x".repeat(201)).await), "tooLong@text");
    });
}

#[test]
fn cases_are_found_by_their_words_after_names_and_before_likenesses() {
    run(async {
        let shop = street().await;
        let ravi = find(&shop, "ravi").await.customers[0].customer.id;
        let case = |subject: &str| json!({ "customerId": ravi, "subject": subject, "description": "Rice was short" });
        shop.staff().create_case(form!(case("Kumar’s torn bags"))).await.unwrap();
        shop.staff().create_case(form!(case("Rate of Mina sugar"))).await.unwrap();
        let (bags, sugar) =
            ("case Kumar’s torn bags of Ravi Kumar", "case Rate of Mina sugar of Ravi Kumar");
        let table: &[(&str, &[&str])] = &[
            ("torn", &[bags]),
            ("RICE", &[sugar, bags]),
            ("kumar", &["ravi kumar by name", bags]),
            ("mina", &[sugar, "मीना पाटिल by sound"]),
            ("to", &[]),
        ];
        for (typed, expected) in table {
            assert_eq!(lines(&find(&shop, typed).await), *expected, "{typed}");
        }
    });
}

#[test]
fn the_money_of_the_owner_is_found_by_the_owner_alone() {
    run(async {
        let mut shop = street().await;
        let fields =
            json!({ "kind": "ownerIn", "method": "cash", "amount": 77_700, "on": "2026-11-05" });
        shop.owner().move_money(form!(fields)).await.unwrap();
        for typed in ["777", "oi 1", "OI/26-27/0001"] {
            let found = find(&shop, typed).await;
            assert_eq!(found.numbers.len() + found.amounts.len(), 1, "{typed}");
        }
        let first = async |shop: &Shop| shop.staff().today().await.unwrap().recent.remove(0).kind;
        assert_eq!(first(&shop).await, DocumentKind::OwnerIn);
        shop.hire("ravi", Role::Staff).await;
        assert_ne!(first(&shop).await, DocumentKind::OwnerIn, "nor does Today show it to staff");
        for typed in ["777", "oi 1", "OI/26-27/0001"] {
            assert_eq!(lines(&find(&shop, typed).await), [""; 0], "{typed}");
        }
        assert_eq!(lines(&find(&shop, "450.50").await).len(), 1, "the rest staff find as ever");
    });
}

/// A document as the model keeps it.
struct Kept {
    id: DocumentId,
    number: String,
    amount: i64,
}

impl Kept {
    fn place(&self) -> &str {
        self.number.rsplit('/').next().unwrap()
    }

    /// Whether the letters and the year before the place are, or begin as, what was typed before it.
    fn is_of(&self, letters: &str, year: &str) -> bool {
        self.number.starts_with(letters)
            && (year.is_empty() || self.number.contains(&format!("/{year}/")))
    }
}

/// Some hundred documents of two years, of amounts that repeat.
async fn busy(random: &mut Random) -> (Shop, Vec<Kept>) {
    let shop = Shop::open_in_memory().await;
    let mut customers = Vec::new();
    for at in 0..5 {
        customers.push(
            story::customer(&shop, &format!("Customer {}", ["A", "B", "C", "D", "E"][at])).await,
        );
    }
    let mut kept = Vec::new();
    for at in 0..120 {
        let customer: CustomerId = random.pick(&customers).unwrap();
        let amount = random.pick(&[10_000, 12_500, 120_000, 99_999]).unwrap();
        let on = if at < 40 { "2026-03-20" } else { "2026-11-20" };
        let id = if random.percent(50) {
            give(&shop, customer, amount, on, "2026-12-01").await
        } else {
            get(&shop, customer, amount, on).await
        };
        let number = match shop.staff().loan(id).await {
            Ok(loan) => loan.number,
            Err(_) => shop.staff().receipt(id).await.unwrap().number,
        };
        kept.push(Kept { id, number, amount });
    }
    (shop, kept)
}

#[test]
fn numbers_and_amounts_are_what_a_look_through_all_documents_finds() {
    run(async {
        let mut random = Random::new(26);
        let (shop, kept) = busy(&mut random).await;
        for _ in 0..300 {
            let letters = random.pick(&["", "LN", "RCT", "R", "INV"]).unwrap();
            let year = random.pick(&["", "26-27", "25-26"]).unwrap();
            let place = random.between(1, 80);
            let place = random
                .pick(&[format!("{place}"), format!("{place:04}"), format!("{place:02}")])
                .unwrap();
            let typed = random
                .pick(&[format!("{letters} {year} {place}"), format!("{letters}/{year}/{place}")]);
            let typed = typed.unwrap().to_lowercase();
            let found = find(&shop, typed.trim_matches('/')).await.numbers;
            let of = || kept.iter().filter(|kept| kept.is_of(letters, year));
            let exact: Vec<_> = of()
                .filter(|kept| kept.place().parse::<u64>() == place.parse())
                .map(|kept| kept.id)
                .collect();
            let begins: Vec<_> =
                of().filter(|kept| kept.place().starts_with(&place)).map(|kept| kept.id).collect();
            let ids: Vec<_> = found.iter().map(|find| find.document_id).collect();
            let all: std::collections::BTreeSet<_> = exact.iter().chain(&begins).collect();
            assert_eq!(ids.len(), all.len().min(5), "{typed}: {ids:?} {exact:?} {begins:?}");
            assert!(ids.iter().all(|id| all.contains(id)), "{typed}");
            let (first, rest) = ids.split_at(exact.len().min(5));
            assert!(first.iter().all(|id| exact.contains(id)), "{typed}: exact numbers come first");
            assert!(rest.iter().all(|id| !exact.contains(id)), "{typed}");
        }
        for (typed, amount) in
            [("100", 10_000), ("125.00", 12_500), ("1200", 120_000), ("999.99", 99_999), ("7", 700)]
        {
            let mut expected: Vec<_> =
                kept.iter().filter(|kept| kept.amount == amount).map(|kept| kept.id).collect();
            expected.reverse();
            expected.truncate(5);
            let found = find(&shop, typed).await.amounts;
            assert_eq!(
                found.iter().map(|find| find.document_id).collect::<Vec<_>>(),
                expected,
                "{typed}"
            );
        }
    });
}

#[test]
fn any_text_at_all_finds_something_or_nothing() {
    run(async {
        let shop = street().await;
        let mut random = Random::new(7);
        let letters: Vec<char> = "aर م9٩०/-#.,+'\"*%()kL \u{0}\u{200D}é漢🙂".chars().collect();
        for _ in 0..400 {
            let length = random.between(0, 12);
            let typed: String = (0..length).map(|_| random.pick(&letters).unwrap()).collect();
            let found = find(&shop, &typed).await;
            assert!(
                found.customers.len() <= 8 && found.numbers.len() <= 5 && found.amounts.len() <= 5,
                "{typed:?}"
            );
        }
    });
}
