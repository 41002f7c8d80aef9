//! The links that open a prepared message in a program of the system. Pure text: nothing is opened here.

use super::MessageChannel;
use crate::refusal::{Answer, At, Refusal};
use crate::text;

/// Digits of a number that is sent as it was typed.
const DIGITS: std::ops::RangeInclusive<usize> = 3..=15;

/// The link for a message. A number without `+` is read as one of the shop's country; `WhatsApp` needs it in international
/// form, a text message takes it as it was typed where that cannot be.
pub(crate) fn link(
    channel: MessageChannel,
    to: &str,
    (subject, text): (&str, &str),
    country: &str,
) -> Answer<String> {
    let to = to.trim();
    if to.is_empty() {
        return Err(Refusal::Empty.on("to"));
    }
    Ok(match channel {
        MessageChannel::WhatsApp => {
            let number = text::phone(to, country, "to")?;
            format!("https://wa.me/{}?text={}", number.trim_start_matches('+'), encoded(text))
        }
        MessageChannel::Sms => format!("sms:{}?body={}", dialled(to, country)?, encoded(text)),
        MessageChannel::Email => {
            let address = ledger::text::email(to).at("to")?;
            let address = encoded(address).replacen("%40", "@", 1);
            // Lines of an email end in two characters.
            let text = text.replace("\r\n", "\n").replace('\n', "\r\n");
            format!("mailto:{address}?subject={}&body={}", encoded(subject), encoded(&text))
        }
    })
}

/// The number to write to: international, or the digits as typed.
fn dialled(to: &str, country: &str) -> Answer<String> {
    text::phone(to, country, "to").or_else(|refused| {
        let digits: String =
            to.chars().map(text::latin_digit).filter(|c| !" -().".contains(*c)).collect();
        let plain = DIGITS.contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit());
        if plain { Ok(digits) } else { Err(refused) }
    })
}

/// How somebody pays by UPI: the link that their app opens. Spaces are `%20`, as the payment apps want them.
pub(crate) fn upi(id: &str, shop: &str, amount: &str, about: &str) -> String {
    let about: String = about.chars().take(50).collect();
    format!(
        "upi://pay?pa={}&pn={}&am={amount}&cu=INR&tn={}",
        encoded(id).replacen("%40", "@", 1),
        encoded(shop),
        encoded(&about)
    )
}

/// Whether a text has the form of a UPI id, `name@bank`.
pub(crate) fn is_upi_id(text: &str) -> bool {
    let name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_');
    text.split_once('@').is_some_and(|(local, bank)| {
        (2..=256).contains(&local.len())
            && local.chars().all(name)
            && (2..=64).contains(&bank.len())
            && bank.starts_with(|c: char| c.is_ascii_alphabetic())
            && bank.chars().all(|c| c.is_ascii_alphanumeric())
    })
}

/// Percent-encoded: every byte but the letters, digits and `-._~` that stand for themselves everywhere.
pub(crate) fn encoded(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len() * 3);
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            encoded.push('%');
            encoded.push_str(&crate::shops::hex(&[byte]).to_uppercase());
        }
    }
    encoded
}

#[cfg(test)]
mod tests;
