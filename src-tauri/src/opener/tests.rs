//! What may be opened, and what must not be.

use super::*;

#[test]
fn only_prepared_messages_may_be_opened() {
    let table = [
        ("https://wa.me/919845012345?text=Hi%20%26", true),
        ("HTTPS://WA.ME/919845012345?text=Hi", true),
        ("sms:+919845012345?body=Hi", true),
        ("sms:12345?body=Hi", true),
        ("mailto:ravi@example.in?subject=Due&body=Hi", true),
        ("mailto:r%2Ba@example.in?body=Hi", true),
        ("http://wa.me/919845012345?text=Hi", false),
        ("https://wa.me.example.com/919845012345", false),
        ("https://example.com/wa.me/919845012345", false),
        ("https://wa.me@example.com/919845012345", false),
        ("https://user@wa.me/919845012345", false),
        ("https://wa.me:8443/919845012345", false),
        ("https://wa.me/qr/ABC", false),
        ("https://wa.me/", false),
        ("https://wa.me/9198450/../x", false),
        ("https:wa.me", false),
        ("sms://example.com/12345", false),
        ("sms:12345,67890?body=Hi", false),
        ("mailto:a@b.in,c@d.in?body=Hi", false),
        ("mailto:a@b.in;c@d.in", false),
        ("mailto:?to=a@b.in", false),
        ("mailto://example.com/a@b.in", false),
        ("file:///etc/passwd", false),
        ("javascript:alert(1)", false),
        ("tel:+919845012345", false),
        ("whatsapp://send?phone=919845012345", false),
        ("upi://pay?pa=a@b", false),
        ("/usr/bin/true", false),
        ("--help", false),
        ("", false),
    ];
    for (link, expected) in table {
        assert_eq!(may_open(link), expected, "{link:?}");
    }
}

#[test]
fn what_must_not_be_opened_is_refused() {
    let refused = open("file:///etc/passwd").map_err(|refused| refused.refusal);
    assert_eq!(refused, Err(Refusal::CannotOpen));
}
