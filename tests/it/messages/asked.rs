//! What a message asks to be paid: what was paid ahead comes off it, what is disputed is left out, and what is not due yet is
//! said to be due on its day.

use acceptance::{Shop, code, run};
use books::messages::{MessageQuery, TemplateInput, TemplateKind};
use serde_json::json;

use super::{prepared, takes_upi};
use crate::story::{self, form};

/// What a text asks to be paid: the amount of its link.
fn asked(text: &str) -> Option<&str> {
    text.split_once("&am=").and_then(|(_, rest)| rest.split_once('&')).map(|(amount, _)| amount)
}

/// 500 are due and 1,000 next month, and 300 were paid ahead.
#[test]
fn what_was_paid_ahead_comes_off_what_a_message_asks_for() {
    run(async {
        let shop = Shop::open().await;
        takes_upi(&shop).await;
        let ravi = story::customer(&shop, "Ravi").await;
        story::get(&shop, ravi, 30_000, "2026-11-01").await;
        let bill = story::give(&shop, ravi, 50_000, "2026-11-01", "2026-11-21").await;
        story::give(&shop, ravi, 100_000, "2026-11-01", "2026-12-21").await;
        let text = prepared(&shop, json!({ "customerId": ravi })).await.text;
        assert!(text.contains(": ₹200.00 is due."), "{text}");
        assert!(text.contains(": ₹500.00\n• ₹300.00 paid in advance\n"), "{text}");
        assert_eq!(asked(&text), Some("200.00"));
        let balance = json!({ "customerId": ravi, "template": "balance" });
        let text = prepared(&shop, balance.clone()).await.text;
        assert!(text.contains("today: ₹1,200.00 to pay."), "{text}");
        assert_eq!(asked(&text), Some("1200.00"));
        let case = json!({ "customerId": ravi, "subject": "Torn sack", "documentIds": [bill] });
        shop.staff().create_case(form!(case)).await.unwrap();
        assert_eq!(asked(&prepared(&shop, balance).await.text), Some("700.00"));

        // Who paid more ahead than they will owe is reminded of nothing, though somebody chooses to.
        let meena = story::customer(&shop, "Meena").await;
        story::get(&shop, meena, 30_000, "2026-11-01").await;
        story::give(&shop, meena, 20_000, "2026-11-01", "2026-12-21").await;
        for kind in ["gentle", "firm", "final"] {
            let query = json!({ "customerId": meena, "template": kind });
            let query = serde_json::from_value(query).unwrap();
            assert_eq!(code(&shop.staff().prepare_message(query).await), "nothingDue@template");
        }
        let message = prepared(&shop, json!({ "customerId": meena })).await;
        assert_eq!((message.template, asked(&message.text)), (TemplateKind::Balance, None));
        assert!(message.text.contains("today: ₹100.00 paid in advance."), "{}", message.text);
    });
}

#[test]
fn nobody_is_asked_to_pay_what_is_all_disputed() {
    run(async {
        let shop = Shop::open().await;
        takes_upi(&shop).await;
        let ravi = story::customer(&shop, "Ravi").await;
        let bill = story::give(&shop, ravi, 50_000, "2026-11-01", "2026-11-10").await;
        let case = json!({ "customerId": ravi, "subject": "Torn sack", "documentIds": [bill] });
        shop.staff().create_case(form!(case)).await.unwrap();
        let message = prepared(&shop, json!({ "customerId": ravi })).await;
        assert_eq!((message.template, asked(&message.text)), (TemplateKind::Balance, None));
    });
}

#[test]
fn a_reminder_of_what_is_not_due_yet_says_when_it_will_be() {
    run(async {
        let mut shop = Shop::open().await;
        takes_upi(&shop).await;
        let ravi = story::customer(&shop, "Ravi").await;
        let parts = json!([
            { "dueOn": "2026-12-21", "amount": 100_000 }, { "dueOn": "2027-01-21", "amount": 200_000 },
        ]);
        let loan =
            json!({ "customerId": ravi, "amount": 300_000, "kind": "goods", "instalments": parts });
        shop.staff().create_loan(form!(loan)).await.unwrap();
        let own = json!({ "kind": "firm", "language": "en", "text": "{name}, {amount} is due." });
        let own: TemplateInput = serde_json::from_value(own).unwrap();
        shop.owner().change_template(own).await.unwrap();
        let table = [
            (
                "en",
                "a friendly reminder from Asha Kirana Store: ₹1,000.00 will be due on 21 December 2026.",
            ),
            (
                "hi",
                "Asha Kirana Store की ओर से एक छोटी-सी याद: आपके ₹1,000.00 21 दिसंबर 2026 को देय होंगे।",
            ),
            (
                "ur",
                "Asha Kirana Store کی طرف سے یاد دہانی: آپ کے ₹1,000.00 21 دسمبر 2026 کو واجب الادا ہوں گے۔",
            ),
        ];
        for kind in ["gentle", "firm", "final"] {
            for (language, expected) in table {
                let query = json!({ "customerId": ravi, "template": kind, "language": language });
                let text = prepared(&shop, query).await.text;
                let first = text.lines().next().unwrap();
                assert!(first.ends_with(expected), "{kind} {language}: {text}");
                assert_eq!(asked(&text), Some("1000.00"), "{kind} {language}: {text}");
                assert_eq!(text.matches('•').count(), 1, "what falls due later is not spoken of");
            }
        }
        let usual = prepared(&shop, json!({ "customerId": ravi })).await;
        assert_eq!(usual.template, TemplateKind::Balance, "nobody is reminded unasked");
        assert_eq!(asked(&usual.text), Some("3000.00"));

        shop.set_today("2026-12-21");
        shop.reopen().await;
        for (kind, expected) in [
            ("gentle", "Hello Ravi, a friendly reminder from Asha Kirana Store: ₹1,000.00 is due."),
            ("firm", "Ravi, ₹1,000.00 is due."),
        ] {
            let text = prepared(&shop, json!({ "customerId": ravi, "template": kind })).await.text;
            assert_eq!(text.lines().next(), Some(expected));
        }
    });
}

/// What was paid ahead comes off what falls due first; when that is all of it, nothing is left to say.
#[test]
fn what_was_paid_ahead_comes_off_what_will_be_due() {
    run(async {
        let shop = Shop::open().await;
        let ravi = story::customer(&shop, "Ravi").await;
        let gentle = json!({ "customerId": ravi, "template": "gentle" });
        story::get(&shop, ravi, 30_000, "2026-11-01").await;
        story::give(&shop, ravi, 50_000, "2026-11-01", "2026-12-21").await;
        story::give(&shop, ravi, 50_000, "2026-11-01", "2027-01-21").await;
        let text = prepared(&shop, gentle.clone()).await.text;
        assert!(text.contains("₹200.00 will be due on 21 December 2026."), "{text}");
        story::get_with(&shop, ravi, 20_000, json!({ "allocation": [] })).await;
        let query: MessageQuery = serde_json::from_value(gentle).unwrap();
        assert_eq!(code(&shop.staff().prepare_message(query).await), "nothingDue@template");
    });
}
