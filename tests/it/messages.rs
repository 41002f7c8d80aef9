//! Messages to customers: what they say in which language, what is refused, what is opened and written down, and the
//! templates the owner writes.

mod asked;

use std::sync::Mutex;

use acceptance::{Shop, code, run};
use books::interactions::{InteractionKind, InteractionQuery};
use books::messages::{
    MessageChannel, MessageQuery, MessageView, OpenMessage, TemplateInput, TemplateKind,
    TextLanguage,
};
use books::people::Role;
use books::values::CustomerId;
use books::{Answer, Fresh, Owner, Refusal};
use serde_json::{Value, json};

use crate::story::{self, form};

async fn takes_upi(shop: &Shop) {
    let change = serde_json::from_value(json!({ "upiId": "asha.store@okbank" })).unwrap();
    shop.session::<Owner, Fresh>().unwrap().change_shop(change).await.unwrap();
}

async fn prepared(shop: &Shop, query: Value) -> MessageView {
    let query: MessageQuery = serde_json::from_value(query).unwrap();
    shop.staff().prepare_message(query).await.unwrap()
}

fn opening(fields: Value) -> OpenMessage {
    form!(fields)
}

/// Opens a message as the system would, and gives the link that it was given.
async fn opened(shop: &Shop, input: OpenMessage) -> (Answer<String>, Vec<String>) {
    let links = Mutex::new(Vec::new());
    let open = |link: &str| {
        links.lock().unwrap().push(link.to_owned());
        Ok(())
    };
    let answer = shop.staff().open_message(input, open).await.map(|talk| talk.text);
    (answer, links.into_inner().unwrap())
}

/// Ravi owes three bills, two of them late, and something that falls due next month.
async fn late(shop: &Shop) -> CustomerId {
    let fields =
        json!({ "name": "Ravi & Sons", "phone": "98450 12345", "email": "ravi@example.in" });
    let ravi = story::customer_with(shop, fields).await;
    story::give(shop, ravi, 250_000, "2026-09-28", "2026-10-13").await;
    story::give(shop, ravi, 120_000, "2026-10-05", "2026-10-20").await;
    story::give(shop, ravi, 50_000, "2026-11-01", "2026-11-21").await;
    story::give(shop, ravi, 99_900, "2026-11-01", "2026-12-21").await;
    ravi
}

#[test]
fn a_reminder_says_how_much_since_when_of_what_and_how_to_pay() {
    run(async {
        let shop = Shop::open().await;
        takes_upi(&shop).await;
        let ravi = late(&shop).await;
        let message = prepared(&shop, json!({ "customerId": ravi })).await;
        assert_eq!(
            (message.template, message.channel),
            (TemplateKind::Gentle, MessageChannel::WhatsApp)
        );
        assert_eq!(message.subject, "Your account with Asha Kirana Store");
        assert_eq!(
            message.text,
            "Hello Ravi & Sons, a friendly reminder from Asha Kirana Store: ₹4,200.00 is due.\n\
             It has been due since 13 October 2026.\n\n\
             • LN/26-27/0001, 28 September 2026: ₹2,500.00\n\
             • LN/26-27/0002, 5 October 2026: ₹1,200.00\n\
             • LN/26-27/0003, 1 November 2026: ₹500.00\n\n\
             To pay by UPI: upi://pay?pa=asha.store@okbank&pn=Asha%20Kirana%20Store&am=4200.00&cu=INR&tn=Ravi%20%26%20Sons\n\n\
             If you have paid already, please let us know.\nThank you,\nAsha Kirana Store"
        );
    });
}

#[test]
fn a_message_speaks_the_customers_language_and_then_the_shops() {
    run(async {
        let shop = Shop::open().await;
        let ravi = late(&shop).await;
        let first = |message: MessageView| message.text.lines().next().unwrap().to_owned();
        let hindi =
            "नमस्ते Ravi & Sons जी, Asha Kirana Store की ओर से एक छोटी-सी याद: आपके ₹4,200.00 बकाया हैं।";
        let urdu = "السلام علیکم Ravi & Sons، Asha Kirana Store میں آپ کے کھاتے کے ₹4,200.00 ابھی تک باقی ہیں۔";
        let change =
            |language: &str| serde_json::from_value(json!({ "language": language })).unwrap();
        for (language, expected) in
            [("hi", TextLanguage::Hi), ("ur-PK", TextLanguage::Ur), ("ta", TextLanguage::En)]
        {
            shop.staff().change_customer(ravi, change(language)).await.unwrap();
            let message = prepared(&shop, json!({ "customerId": ravi })).await;
            assert_eq!(message.language, expected, "{language}");
        }
        assert_eq!(
            first(prepared(&shop, json!({ "customerId": ravi, "language": "hi" })).await),
            hindi
        );
        let firm = json!({ "customerId": ravi, "language": "ur", "template": "firm" });
        let message = prepared(&shop, firm).await;
        assert!(message.text.contains("یہ رقم 13 اکتوبر 2026 سے باقی ہے۔"), "{}", message.text);
        assert_eq!(first(message), urdu);
        let shops = serde_json::from_value(json!({ "language": "hi" })).unwrap();
        shop.session::<Owner, Fresh>().unwrap().change_shop(shops).await.unwrap();
        assert_eq!(prepared(&shop, json!({ "customerId": ravi })).await.language, TextLanguage::Hi);
    });
}

#[test]
fn what_is_recorded_is_told_with_the_new_balance() {
    run(async {
        let shop = Shop::open().await;
        let ravi = late(&shop).await;
        let receipt = story::get(&shop, ravi, 500_000, "2026-11-21").await;
        let message = prepared(&shop, json!({ "customerId": ravi, "documentId": receipt })).await;
        assert_eq!(message.template, TemplateKind::Receipt);
        assert_eq!(
            message.text,
            "Thank you, Ravi & Sons. Asha Kirana Store received ₹5,000.00 from you on 21 November 2026.\n\
             Receipt: RCT/26-27/0001\nYour account now: ₹199.00 to pay.\n\nAsha Kirana Store"
        );
        let given = story::give(&shop, ravi, 20_000, "2026-11-21", "2026-12-06").await;
        let message = prepared(&shop, json!({ "customerId": ravi, "documentId": given })).await;
        assert_eq!(message.template, TemplateKind::Invoice);
        assert_eq!(
            message.text,
            "Hello Ravi & Sons, ₹200.00 was put on your account with Asha Kirana Store on 21 November 2026.\n\
             Bill: LN/26-27/0005\nTo be paid by: 6 December 2026\nYour account now: ₹399.00 to pay.\n\n\
             Thank you,\nAsha Kirana Store"
        );
        story::get(&shop, ravi, 40_000, "2026-11-21").await;
        let nothing = prepared(&shop, json!({ "customerId": ravi })).await;
        assert_eq!(nothing.template, TemplateKind::Balance, "nothing is due");
        assert!(nothing.text.starts_with(
            "Hello Ravi & Sons, your account with Asha Kirana Store today: ₹1.00 paid in advance.\n\nThank you"
        ));
        let meena = story::customer(&shop, "Meena").await;
        let of = |document: u32| json!({ "customerId": meena, "documentId": document });
        let refused = |query: Value| {
            let query: MessageQuery = serde_json::from_value(query).unwrap();
            let staff = shop.staff();
            async move { code(&staff.prepare_message(query).await) }
        };
        assert_eq!(refused(json!({ "customerId": 99 })).await, "customerNotFound@customerId");
        assert_eq!(refused(of(9_999)).await, "documentNotFound@documentId");
        assert_eq!(refused(of(1)).await, "notTheirs@documentId");
        story::void(&shop, given).await;
        let gone = json!({ "customerId": ravi, "documentId": given });
        assert_eq!(refused(gone).await, "documentVoid@documentId");
    });
}

/// What a case is about is nothing to write of, and of more than five bills the rest is counted.
#[test]
fn a_reminder_leaves_out_what_is_disputed_and_counts_what_it_does_not_name() {
    run(async {
        let shop = Shop::open().await;
        let ravi = late(&shop).await;
        let disputed = shop.staff().open_items(ravi).await.unwrap()[0].document_id;
        let case =
            json!({ "customerId": ravi, "subject": "Short of a sack", "documentIds": [disputed] });
        shop.staff().create_case(form!(case)).await.unwrap();
        let text = prepared(&shop, json!({ "customerId": ravi })).await.text;
        assert!(text.contains("₹1,700.00 is due") && !text.contains("0001"), "{text}");
        for day in 1..=5 {
            story::give(&shop, ravi, 100, "2026-11-01", &format!("2026-11-0{day}")).await;
        }
        let text = prepared(&shop, json!({ "customerId": ravi })).await.text;
        assert!(text.contains("₹1,705.00 is due"), "{text}");
        assert_eq!(text.matches('•').count(), 5, "{text}");
        assert!(text.contains("\nand 2 more\n"), "{text}");
    });
}

#[test]
fn a_message_is_opened_and_written_down_once() {
    run(async {
        let shop = Shop::open().await;
        let ravi = late(&shop).await;
        let fields = |channel: &str, to: &str| json!({ "customerId": ravi, "channel": channel, "to": to, "text": "Pay & rest\nThank you" });
        let input = opening(fields("whatsApp", "98450 12345"));
        let link = "https://wa.me/919845012345?text=Pay%20%26%20rest%0AThank%20you".to_owned();
        assert_eq!(
            opened(&shop, input.clone()).await,
            (Ok("Pay & rest\nThank you".to_owned()), vec![link])
        );
        assert_eq!(opened(&shop, input).await.1, [""; 0], "the same request opens nothing again");
        let (_, links) = opened(&shop, opening(fields("sms", "98450 12345"))).await;
        assert_eq!(links, ["sms:+919845012345?body=Pay%20%26%20rest%0AThank%20you"]);
        let mut mail = fields("email", "ravi@example.in");
        mail["subject"] = "Your account".into();
        let (_, links) = opened(&shop, opening(mail)).await;
        assert_eq!(
            links,
            [
                "mailto:ravi@example.in?subject=Your%20account&body=Pay%20%26%20rest%0D%0AThank%20you"
            ]
        );
        let rows = shop.staff().interactions(InteractionQuery::default()).await.unwrap().rows;
        assert_eq!(rows.len(), 3);
        assert!(
            rows.iter()
                .all(|row| row.kind == InteractionKind::Message
                    && row.text == "Pay & rest\nThank you")
        );
        assert_eq!(shop.owner().verify().await.unwrap().problem, None);
        // Who was written to is reminded more firmly later.
        let kind = prepared(&shop, json!({ "customerId": ravi })).await.template;
        assert_eq!(kind, TemplateKind::Final);
    });
}

#[test]
fn what_cannot_be_opened_is_refused_and_not_written_down() {
    let long = "x".repeat(2_001);
    run(async {
        let shop = Shop::open().await;
        let ravi = late(&shop).await;
        let erased = story::customer(&shop, "Meena").await;
        shop.session::<Owner, Fresh>().unwrap().erase_customer(erased).await.unwrap();
        let table = [
            (json!({ "customerId": 99, "text": "" }), "customerNotFound@customerId"),
            (json!({ "customerId": erased, "text": "" }), "customerErased@customerId"),
            (json!({ "text": "" }), "empty@text"),
            (json!({ "text": long, "to": "" }), "tooLong@text"),
            (json!({ "text": "a\u{202e}b" }), "forbiddenCharacter@text"),
            (json!({ "subject": "a\nb", "to": "" }), "forbiddenCharacter@subject"),
            (json!({ "to": " " }), "empty@to"),
            (json!({ "to": "12345" }), "phoneMalformed@to"),
            (json!({ "to": "ravi@example.in" }), "phoneMalformed@to"),
            (json!({ "to": "98450 12345", "channel": "email" }), "emailMalformed@to"),
            (json!({ "requestId": "1" }), "requestIdMalformed@requestId"),
            (json!({}), "cannotOpen"),
        ];
        let links = shop.owner().verify().await.unwrap().links;
        for (with, expected) in table {
            let mut fields = json!({ "customerId": ravi, "channel": "whatsApp", "to": "98450 12345", "text": "Hello" });
            fields.as_object_mut().unwrap().extend(with.as_object().unwrap().clone());
            let cannot = |_: &str| Err(Refusal::CannotOpen.into());
            let answer = shop.staff().open_message(opening(fields), cannot).await;
            assert_eq!(code(&answer), expected, "{with}");
        }
        assert_eq!(shop.owner().verify().await.unwrap().links, links, "nothing was written");
        assert!(
            shop.staff().interactions(InteractionQuery::default()).await.unwrap().rows.is_empty()
        );
    });
}

fn template(text: Option<&str>) -> TemplateInput {
    let text = text.map(str::to_owned);
    TemplateInput { kind: TemplateKind::Gentle, language: TextLanguage::En, text }
}

/// Written or only looked at, a template is refused for the same; and what is refused is not kept.
#[test]
fn a_template_is_refused_by_its_text() {
    let (most, longer) = ("x".repeat(1_000), "x".repeat(1_001));
    let table = [
        ("", "empty@text"),
        (" \n ", "empty@text"),
        (longer.as_str(), "tooLong@text"),
        ("Pay\u{202e}up", "forbiddenCharacter@text"),
        ("Pay\u{0}up", "forbiddenCharacter@text"),
        ("{name}, pay {amuont}", "unknownWord@text"),
        ("{Name}", "unknownWord@text"),
        (most.as_str(), "ok"),
        ("{ name }: {amount} {", "ok"),
    ];
    run(async {
        let shop = Shop::open().await;
        for (text, expected) in table {
            let links = shop.owner().verify().await.unwrap().links;
            let previewed = shop.owner().preview_template(template(Some(text))).await;
            let written = shop.owner().change_template(template(Some(text))).await;
            assert_eq!([code(&previewed), code(&written)], [expected; 2], "{text:?}");
            let more = shop.owner().verify().await.unwrap().links - links;
            assert_eq!(more, u32::from(expected == "ok"), "{text:?}");
        }
        let own = shop.owner().preview_template(template(None)).await.unwrap();
        assert!(own.starts_with("Hello Ravi Kumar, a friendly reminder"), "{own}");
    });
}

#[test]
fn the_owner_writes_templates_and_takes_them_back() {
    run(async {
        let mut shop = Shop::open().await;
        let ravi = late(&shop).await;
        let all = shop.owner().templates().await.unwrap();
        assert_eq!((all.len(), all.iter().any(|one| one.own)), (18, false));
        let links = shop.owner().verify().await.unwrap().links;
        let same = shop.owner().change_template(template(Some(&all[0].text))).await.unwrap();
        assert!(!same.own, "it is the one that came with the program");
        assert_eq!(shop.owner().verify().await.unwrap().links, links, "nothing changed");

        let refused = shop.owner().change_template(template(Some("Pay up, {nmae}"))).await;
        let word = "nmae".to_owned();
        assert_eq!(refused.unwrap_err(), Refusal::UnknownWord { word }.on("text"));
        let short = template(Some("{name}: {amount}, {shop}"));
        assert_eq!(
            shop.owner().preview_template(short.clone()).await.unwrap(),
            "Ravi Kumar: ₹4,200.00, Asha Kirana Store"
        );
        assert!(shop.owner().change_template(short).await.unwrap().own);
        let written = |message: MessageView| message.text;
        let text = written(prepared(&shop, json!({ "customerId": ravi })).await);
        assert_eq!(text, "Ravi & Sons: ₹4,200.00, Asha Kirana Store");
        shop.reopen().await;
        assert!(shop.owner().templates().await.unwrap()[0].own);
        let back = shop.owner().change_template(template(None)).await.unwrap();
        assert_eq!((back.own, back.text), (false, all[0].text.clone()));
        let verdict = shop.owner().verify().await.unwrap();
        assert_eq!((verdict.problem, verdict.links), (None, links + 2));

        shop.hire("helper", Role::Staff).await;
        let answer = shop.session::<Owner, books::Any>().map(drop);
        assert_eq!(code(&answer), "ownerOnly", "staff write with them and change none");
        assert_eq!(
            prepared(&shop, json!({ "customerId": ravi })).await.template,
            TemplateKind::Gentle
        );
    });
}

#[test]
fn a_upi_id_is_read_or_refused() {
    run(async {
        let shop = Shop::open().await;
        let table = [("asha.store@okbank", "ok"), ("asha", "upiMalformed@upiId"), (" ", "ok")];
        for (typed, expected) in table {
            let change = serde_json::from_value(json!({ "upiId": typed })).unwrap();
            let answer = shop.session::<Owner, Fresh>().unwrap().change_shop(change).await;
            assert_eq!(code(&answer), expected, "{typed:?}");
        }
        let current = shop.staff().current().await.unwrap();
        assert_eq!(current.shop.upi_id, None);
    });
}
