//! Links against a URL parser that is not ours.

use proptest::prelude::*;
use url::Url;

use super::*;

fn code(answer: Answer<String>) -> String {
    answer.unwrap_or_else(|refused| format!("{:?}@{}", refused.refusal, refused.field.unwrap()))
}

#[test]
fn a_number_is_written_to_in_international_form() {
    let table = [
        ("IN", "98450 12345", "919845012345"),
        ("IN", "098450-12345", "919845012345"),
        ("IN", "+91 98450 12345", "919845012345"),
        ("IN", "0091 98450 12345", "919845012345"),
        ("IN", "९८४५० १२३४५", "919845012345"),
        ("IN", "+92 300 1234567", "923001234567"),
        ("PK", "0300 1234567", "923001234567"),
        ("PK", "۰۳۰۰۱۲۳۴۵۶۷", "923001234567"),
        ("PK", "300 1234567", "923001234567"),
        ("BD", "01712-345678", "8801712345678"),
        ("NP", "984-1234567", "9779841234567"),
        ("LK", "071 234 5678", "94712345678"),
        ("AE", "050 123 4567", "971501234567"),
        ("SA", "050 123 4567", "966501234567"),
        ("GB", "07400 123456", "447400123456"),
        ("US", "(201) 555-0123", "12015550123"),
        ("DE", "01512 3456789", "4915123456789"),
        ("NG", "0802 123 4567", "2348021234567"),
        ("KE", "0712 123456", "254712123456"),
        ("ZA", "071 123 4567", "27711234567"),
        ("SG", "8123 4567", "6581234567"),
        ("MY", "012-345 6789", "60123456789"),
        ("ID", "0812-345-678", "62812345678"),
        ("PH", "0905 123 4567", "639051234567"),
        ("KW", "500 12345", "96550012345"),
    ];
    for (country, typed, digits) in table {
        let link = code(link(MessageChannel::WhatsApp, typed, ("", "Hi"), country));
        assert_eq!(link, format!("https://wa.me/{digits}?text=Hi"), "{typed} in {country}");
    }
}

#[test]
fn what_nobody_can_be_written_to_is_refused() {
    use MessageChannel::{Email, Sms, WhatsApp};
    let table = [
        (WhatsApp, "", "Empty@to"),
        (WhatsApp, "12345", "PhoneMalformed@to"),
        (WhatsApp, "98450 1234", "PhoneMalformed@to"),
        (WhatsApp, "ravi@example.in", "PhoneMalformed@to"),
        (WhatsApp, "919845012345?text=x&", "PhoneMalformed@to"),
        (Sms, "   ", "Empty@to"),
        (Sms, "12345", "sms:12345?body=Hi"),
        (Sms, "98450 12345", "sms:+919845012345?body=Hi"),
        (Sms, "12", "PhoneMalformed@to"),
        (Sms, "12345,6789", "PhoneMalformed@to"),
        (Email, "", "Empty@to"),
        (Email, "98450 12345", "EmailMalformed@to"),
        (Email, "a@b.in,c@d.in", "EmailMalformed@to"),
        (Email, "ravi@example.in", "mailto:ravi@example.in?subject=Due&body=Hi"),
        (Email, "r+a&b@example.in", "mailto:r%2Ba%26b@example.in?subject=Due&body=Hi"),
    ];
    for (channel, to, expected) in table {
        assert_eq!(code(link(channel, to, ("Due", "Hi"), "IN")), expected, "{channel:?} {to:?}");
    }
}

#[test]
fn a_upi_link_says_whom_and_how_much() {
    assert_eq!(
        upi("asha.store@okbank", "Asha & Sons", "4200.00", "Ravi #1"),
        "upi://pay?pa=asha.store@okbank&pn=Asha%20%26%20Sons&am=4200.00&cu=INR&tn=Ravi%20%231"
    );
    let ids = [
        ("asha@ybl", true),
        ("98450.12345-x_y@okhdfcbank", true),
        ("asha", false),
        ("a@b", false),
        ("a sha@ybl", false),
        ("asha@y bl", false),
        ("asha@example.in", false),
        ("asha@@ybl", false),
        ("@ybl", false),
    ];
    for (id, expected) in ids {
        assert_eq!(is_upi_id(id), expected, "{id:?}");
    }
}

/// Texts of every script, with line breaks, emoji and what links are made of.
fn texts() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        "[ -~]{0,40}",
        "[\u{900}-\u{97f}\u{980}-\u{9ff}\u{a00}-\u{aff} ]{0,20}",
        "[\u{600}-\u{6ff}\u{b80}-\u{bff}\u{e00}-\u{e7f}]{0,20}",
        "[\u{4e00}-\u{4fff}\u{ac00}-\u{acff}\u{1f300}-\u{1f6ff}]{0,12}",
        "(👨‍👩‍👧|🇮🇳|₹|é){0,4}",
        "[&+%#?=/\n ]{0,12}",
        "(%41|%0A|%|&amp;|\\+91|#1|\n\n){0,6}",
        "\\PC{0,20}",
    ];
    prop::collection::vec(piece, 0..6).prop_map(|pieces| pieces.concat())
}

fn said(link: &str, name: &str) -> String {
    let url = Url::parse(link).unwrap();
    assert!(url.fragment().is_none(), "{link}");
    let found: Vec<_> = url.query_pairs().filter(|(key, _)| key == name).collect();
    assert_eq!(found.len(), 1, "{link}");
    found[0].1.clone().into_owned()
}

fn path(link: &str) -> String {
    Url::parse(link).unwrap().path().to_owned()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 10_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_text_comes_out_of_its_link_as_it_went_in(text in texts(), about in "\\PC{0,30}") {
        let open = |channel, to| link(channel, to, (&about, &text), "IN").unwrap();
        let chat = open(MessageChannel::WhatsApp, "98450 12345");
        prop_assert_eq!(said(&chat, "text"), &*text);
        prop_assert_eq!(path(&chat), "/919845012345");
        prop_assert_eq!(said(&open(MessageChannel::Sms, "98450 12345"), "body"), &*text);
        let mail = open(MessageChannel::Email, "ravi@example.in");
        prop_assert_eq!(said(&mail, "body").replace("\r\n", "\n"), &*text);
        prop_assert_eq!(said(&mail, "subject"), &*about);
        prop_assert_eq!(path(&mail), "ravi@example.in");
        prop_assert_eq!(said(&upi("a.b@ybl", &text, "1.00", "x"), "pn"), text);
    }
}
