//! Customers: every field's refusal, duplicates, opening balances, changing, archiving, removing and erasing.

use acceptance::{Shop, code, request_id, run};
use books::Refusal;
use books::customers::{
    Archived, CustomerChange, CustomerQuery, CustomerView, NewCustomer, OpeningInput,
};
use books::values::{CustomerId, Minor, PaymentStatus};

mod endings;
mod lists;
mod searches;

/// A form with nothing but a name.
fn named(name: &str) -> NewCustomer {
    NewCustomer {
        request_id: request_id(),
        name: name.to_owned(),
        phone: None,
        email: None,
        company: None,
        address: None,
        tax_id: None,
        credit_limit: None,
        credit_days: None,
        language: None,
        note: None,
        opening: None,
    }
}

/// A form with everything filled in.
fn ravi() -> NewCustomer {
    NewCustomer {
        phone: Some("99887 76655".to_owned()),
        email: Some("Ravi@Example.in".to_owned()),
        company: Some("Ravi Traders".to_owned()),
        address: Some("12 Bazar Road\nPune".to_owned()),
        tax_id: Some("27AAPFU0939F1ZV".to_owned()),
        credit_limit: Some(Minor(500_000)),
        credit_days: Some(30),
        language: Some("hi".to_owned()),
        note: Some("pays on Fridays".to_owned()),
        ..named("Ravi Kumar")
    }
}

fn opening(amount: i64, as_of: &str, due_on: Option<&str>) -> Option<OpeningInput> {
    let due_on = due_on.map(str::to_owned);
    Some(OpeningInput { amount: Minor(amount), as_of: as_of.to_owned(), due_on })
}

async fn create(shop: &Shop, input: NewCustomer) -> CustomerView {
    shop.staff().create_customer(input).await.unwrap()
}

/// Moves the clock to some minutes after noon, not so far that the session ends.
fn at_minute(shop: &Shop, minute: u16) {
    let zone = shop.registered.signed_in.shop.place.zone.parse().unwrap();
    shop.counter.clock().set("2026-11-21".parse().unwrap(), 12 * 60 + minute, zone);
}

fn id(view: &CustomerView) -> CustomerId {
    view.standing.customer_id
}

#[test]
fn what_was_typed_comes_back() {
    run(async {
        let shop = Shop::open().await;
        let view = create(&shop, ravi()).await;
        assert_eq!(view.standing.name, "Ravi Kumar");
        assert_eq!(view.phone.as_deref(), Some("99887 76655"));
        assert_eq!(view.phone_international.as_deref(), Some("+919988776655"));
        assert_eq!(view.email.as_deref(), Some("Ravi@Example.in"));
        assert_eq!(view.company.as_deref(), Some("Ravi Traders"));
        assert_eq!(view.address.as_deref(), Some("12 Bazar Road\nPune"));
        assert_eq!(view.tax_id.as_deref(), Some("27AAPFU0939F1ZV"));
        assert_eq!(view.credit_limit, Some(Minor(500_000)));
        assert_eq!(view.standing.credit_available, Some(Minor(500_000)));
        assert_eq!((view.credit_days, view.language.as_deref()), (Some(30), Some("hi")));
        assert_eq!(view.note.as_deref(), Some("pays on Fridays"));
        assert_eq!(view.standing.payment_status, PaymentStatus::Clear);
        assert!(view.removable && !view.archived && !view.erased);
        assert_eq!((view.created_at, view.changed_at), (view.last_activity, view.created_at));
        let again = shop.staff().customer(id(&view)).await.unwrap();
        assert_eq!(format!("{view:?}"), format!("{again:?}"));
    });
}

/// One field made wrong at a time, in the order of the form.
const WRONG: &[(&str, fn(&mut NewCustomer))] = &[
    ("requestIdMalformed@requestId", |c| c.request_id = "1".into()),
    ("empty@name", |c| c.name = String::new()),
    ("empty@name", |c| c.name = " \t ".into()),
    ("tooLong@name", |c| c.name = "n".repeat(10_000)),
    ("forbiddenCharacter@name", |c| c.name = "Ra\u{0}vi".into()),
    ("forbiddenCharacter@name", |c| c.name = "Ra\nvi".into()),
    ("forbiddenCharacter@name", |c| c.name = "Ravi \u{202e}kcab".into()),
    ("forbiddenCharacter@name", |c| c.name = "Ra\u{200b}vi".into()),
    ("phoneMalformed@phone", |c| c.phone = Some("12345".into())),
    ("phoneMalformed@phone", |c| c.phone = Some("call me".into())),
    ("phoneMalformed@phone", |c| c.phone = Some("9".repeat(10_000))),
    ("phoneMalformed@phone", |c| c.phone = Some("98765 43210 ext 5".into())),
    ("emailMalformed@email", |c| c.email = Some("ravi".into())),
    ("emailMalformed@email", |c| c.email = Some("ravi@".into())),
    ("emailMalformed@email", |c| c.email = Some("ravi@@example.in".into())),
    ("emailMalformed@email", |c| c.email = Some("ra vi@example.in".into())),
    ("tooLong@email", |c| c.email = Some(format!("{}@example.in", "e".repeat(10_000)))),
    ("tooLong@company", |c| c.company = Some("c".repeat(10_000))),
    ("forbiddenCharacter@company", |c| c.company = Some("a\u{1b}[2J".into())),
    ("tooLong@address", |c| c.address = Some("a".repeat(10_000))),
    ("forbiddenCharacter@address", |c| c.address = Some("a\u{2066}b".into())),
    ("tooLong@taxId", |c| c.tax_id = Some("1".repeat(10_000))),
    ("taxIdMalformed@taxId", |c| c.tax_id = Some("27;DROP".into())),
    ("amountNotPositive@creditLimit", |c| c.credit_limit = Some(Minor(-1))),
    ("moneyOutOfRange@creditLimit", |c| c.credit_limit = Some(Minor(i64::MAX))),
    ("notAChoice@creditDays", |c| c.credit_days = Some(3651)),
    ("notAChoice@language", |c| c.language = Some("Hindi".into())),
    ("tooLong@note", |c| c.note = Some("n".repeat(10_000))),
    ("forbiddenCharacter@note", |c| c.note = Some("a\u{7}".into())),
    ("moneyOutOfRange@opening.amount", |c| c.opening = opening(i64::MIN, "2026-11-01", None)),
    ("amountTooLarge@opening.amount", |c| {
        c.opening = opening(1_000_000_000_001, "2026-11-01", None)
    }),
    ("amountTooLarge@opening.amount", |c| {
        c.opening = opening(-1_000_000_000_001, "2026-11-01", None)
    }),
    ("dateUnreadable@opening.asOf", |c| c.opening = opening(1, "yesterday", None)),
    ("dateImpossible@opening.asOf", |c| c.opening = opening(1, "2026-02-30", None)),
    ("dateUnreadable@opening.dueOn", |c| c.opening = opening(1, "2026-11-01", Some("soon"))),
    ("dueBeforeIssue@opening.dueOn", |c| c.opening = opening(1, "2026-11-01", Some("2026-10-31"))),
    ("dateInFuture@opening.asOf", |c| c.opening = opening(1, "2026-11-22", None)),
    ("dateInFuture@opening.asOf", |c| c.opening = opening(-1, "2026-11-22", None)),
];

#[test]
fn every_field_is_refused_by_its_own_name_and_nothing_is_kept() {
    run(async {
        let shop = Shop::open().await;
        for (expected, wrong) in WRONG {
            let mut input = ravi();
            wrong(&mut input);
            assert_eq!(code(&shop.staff().create_customer(input).await), *expected);
        }
        let all = CustomerQuery { archived: Archived::All, ..CustomerQuery::default() };
        assert_eq!(shop.staff().customers(all).await.unwrap().page.total, 0);
        assert_eq!(create(&shop, ravi()).await.standing.outstanding, Minor(0));
    });
}

/// When several fields are wrong, the first of the form is named.
#[test]
fn refusals_come_in_the_order_of_the_form() {
    run(async {
        let shop = Shop::open().await;
        create(&shop, ravi()).await;
        let mut input = ravi();
        input.request_id = request_id();
        input.opening = opening(1, "2027-01-01", None);
        input.note = Some("\u{7}".to_owned());
        input.name = String::new();
        let expected = [
            ("empty@name", None),
            ("forbiddenCharacter@note", Some("Other")),
            ("phoneTaken@phone", Some("Note")),
            ("emailTaken@email", Some("Phone")),
            ("dateInFuture@opening.asOf", Some("Email")),
        ];
        for (expected, mended) in expected {
            match mended {
                Some("Other") => input.name = "Other".to_owned(),
                Some("Note") => input.note = None,
                Some("Phone") => input.phone = None,
                Some("Email") => input.email = None,
                Some(_) | None => {}
            }
            let answer = shop.staff().create_customer(input.clone()).await;
            assert_eq!(code(&answer), expected);
        }
    });
}

#[test]
fn a_duplicate_is_named_however_it_is_written() {
    run(async {
        let shop = Shop::open().await;
        let first = create(&shop, ravi()).await;
        let table: &[(&str, fn(&mut NewCustomer))] = &[
            ("phoneTaken@phone", |c| c.phone = Some("+91 9988776655".into())),
            ("phoneTaken@phone", |c| c.phone = Some("099887-76655".into())),
            ("phoneTaken@phone", |c| c.phone = Some("(0) 99887 76655".into())),
            ("phoneTaken@phone", |c| c.phone = Some("९९८८७ ७६६५५".into())),
            ("emailTaken@email", |c| c.email = Some("ravi@example.in".into())),
            ("emailTaken@email", |c| c.email = Some(" RAVI@EXAMPLE.IN ".into())),
            ("ok", |c| c.name = "Ravi Kumar".into()),
            ("ok", |c| c.phone = Some("  ".into())),
        ];
        for (expected, fill) in table {
            let mut input = named("Another");
            fill(&mut input);
            let answer = shop.staff().create_customer(input).await;
            assert_eq!(code(&answer), *expected);
            if let Err(refused) = answer {
                let holder = match refused.refusal {
                    Refusal::PhoneTaken { holder } | Refusal::EmailTaken { holder } => holder,
                    other => panic!("{other:?}"),
                };
                assert_eq!((holder.id, holder.name.as_str()), (id(&first), "Ravi Kumar"));
            }
        }
    });
}

#[test]
fn markup_and_sql_are_text() {
    run(async {
        let shop = Shop::open().await;
        let texts = [
            "<script>alert(1)</script>",
            "Robert'); DROP TABLE customer;--",
            "\"quoted\" & <b>bold</b>",
            "100% _wild_ \\ `tick`",
            "{{7*7}} ${HOME} %s",
            "रमेश कुमार",
            "محمد",
            "🏪 Kirana",
        ];
        for text in texts {
            let mut input = named(text);
            input.company = Some(text.to_owned());
            input.note = Some(text.to_owned());
            let view = create(&shop, input).await;
            assert_eq!(view.standing.name, text);
            assert_eq!(view.company.as_deref(), Some(text));
            let query = CustomerQuery { search: Some(text.to_owned()), ..CustomerQuery::default() };
            let page = shop.staff().customers(query).await.unwrap().page;
            let found: Vec<_> = page.rows.iter().map(|row| row.name.as_str()).collect();
            assert_eq!(found, [text], "found by its own text");
        }
    });
}

#[test]
fn a_repeated_request_records_once_and_a_changed_one_is_refused() {
    run(async {
        let shop = Shop::open().await;
        let mut input = ravi();
        input.opening = opening(70_000, "2026-11-01", Some("2026-11-10"));
        let first = create(&shop, input.clone()).await;
        let second = create(&shop, input.clone()).await;
        assert_eq!(id(&first), id(&second));
        assert_eq!(second.standing.outstanding, Minor(70_000), "recorded once");
        input.note = None;
        let third = shop.staff().create_customer(input).await;
        assert_eq!(code(&third), "requestReused@requestId");
        assert_eq!(shop.staff().customers(CustomerQuery::default()).await.unwrap().page.total, 1);
    });
}

#[test]
fn an_opening_balance_of_either_sign_stands_at_once() {
    run(async {
        let shop = Shop::open().await;
        // amount, due on → outstanding, advance, balance, next due, status, overdue, days
        let rows = [
            (0, None, (0, 0, 0), None, PaymentStatus::Clear, (0, 0)),
            (500, None, (500, 0, 500), Some("2026-11-01"), PaymentStatus::Overdue, (500, 20)),
            (
                500,
                Some("2026-11-20"),
                (500, 0, 500),
                Some("2026-11-20"),
                PaymentStatus::Overdue,
                (500, 1),
            ),
            (
                500,
                Some("2026-11-21"),
                (500, 0, 500),
                Some("2026-11-21"),
                PaymentStatus::Pending,
                (0, 0),
            ),
            (
                500,
                Some("2027-01-01"),
                (500, 0, 500),
                Some("2027-01-01"),
                PaymentStatus::Pending,
                (0, 0),
            ),
            (-500, None, (0, 500, -500), None, PaymentStatus::Clear, (0, 0)),
            (-500, Some("ignored"), (0, 500, -500), None, PaymentStatus::Clear, (0, 0)),
        ];
        for (amount, due_on, (outstanding, advance, balance), next_due, status, late) in rows {
            let mut input = named("Opened");
            input.opening = opening(amount, "2026-11-01", due_on);
            // A limit of nothing: what was owed before the book began asks for no credit.
            input.credit_limit = Some(Minor(0));
            let view = create(&shop, input).await;
            let standing = &view.standing;
            assert_eq!(standing.outstanding, Minor(outstanding), "{amount} {due_on:?}");
            assert_eq!((standing.advance, standing.balance), (Minor(advance), Minor(balance)));
            assert_eq!(standing.next_due.map(|day| day.to_string()).as_deref(), next_due);
            assert_eq!(standing.payment_status, status);
            assert_eq!((view.overdue, view.days_overdue), (Minor(late.0), late.1));
            assert_eq!(view.removable, amount == 0, "an opening balance is history");
        }
    });
}

/// The change, and what it makes of Ravi's details.
#[test]
fn a_change_touches_only_what_it_names() {
    run(async {
        let shop = Shop::open().await;
        let view = create(&shop, ravi()).await;
        at_minute(&shop, 3);
        let clear = CustomerChange { email: Some(None), note: Some(None), ..Default::default() };
        let cleared = shop.staff().change_customer(id(&view), clear).await.unwrap();
        assert_eq!((cleared.email, cleared.note), (None, None));
        assert_eq!(cleared.phone, view.phone);
        assert!(cleared.changed_at > view.changed_at);
        assert_eq!(cleared.created_at, view.created_at);

        at_minute(&shop, 6);
        let same = CustomerChange {
            name: Some(" Ravi Kumar ".to_owned()),
            email: Some(Some("  ".to_owned())),
            phone: Some(Some("99887 76655".to_owned())),
            ..Default::default()
        };
        let kept = shop.staff().change_customer(id(&view), same).await.unwrap();
        assert_eq!(kept.changed_at, cleared.changed_at, "a change of nothing writes nothing");

        let moved = CustomerChange {
            name: Some("Ravi K".to_owned()),
            credit_limit: Some(Some(Minor(10))),
            ..Default::default()
        };
        let moved = shop.staff().change_customer(id(&view), moved).await.unwrap();
        assert_eq!((moved.standing.name.as_str(), moved.credit_limit), ("Ravi K", Some(Minor(10))));
        assert!(moved.changed_at > kept.changed_at);
    });
}

#[test]
fn a_change_is_refused_as_a_new_customer_is() {
    run(async {
        let shop = Shop::open().await;
        create(&shop, ravi()).await;
        let other = id(&create(&shop, named("Other")).await);
        type Wrong = fn(&mut CustomerChange);
        let table: &[(&str, Wrong)] = &[
            ("empty@name", |c| c.name = Some(" ".into())),
            ("phoneMalformed@phone", |c| c.phone = Some(Some("1".into()))),
            ("phoneTaken@phone", |c| c.phone = Some(Some("+919988776655".into()))),
            ("emailMalformed@email", |c| c.email = Some(Some("x".into()))),
            ("emailTaken@email", |c| c.email = Some(Some("RAVI@example.in".into()))),
            ("taxIdMalformed@taxId", |c| c.tax_id = Some(Some("<b>".into()))),
            ("amountNotPositive@creditLimit", |c| c.credit_limit = Some(Some(Minor(-5)))),
            ("notAChoice@creditDays", |c| c.credit_days = Some(Some(9999))),
            ("notAChoice@language", |c| c.language = Some(Some("xx-yy".into()))),
        ];
        for (expected, wrong) in table {
            let mut change = CustomerChange::default();
            wrong(&mut change);
            assert_eq!(code(&shop.staff().change_customer(other, change).await), *expected);
        }
        let view = shop.staff().customer(other).await.unwrap();
        assert_eq!(view.changed_at, view.created_at);
    });
}
