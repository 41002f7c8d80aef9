//! An amount written out with its currency, for a notification.

use crate::shop::{Grouping, ShopView};
use crate::values::Minor;

/// `₹1,20,000.00`: the shop's symbol, grouping and decimals. A symbol of letters stands apart.
pub(crate) fn written(amount: Minor, shop: &ShopView) -> String {
    let digits = plain(amount, shop.exponent);
    let (whole, rest) = digits.split_at(digits.find('.').unwrap_or(digits.len()));
    let (sign, whole) = whole.strip_prefix('-').map_or(("", whole), |whole| ("-", whole));
    let apart = if shop.symbol.ends_with(char::is_alphabetic) { "\u{a0}" } else { "" };
    format!("{sign}{}{apart}{}{rest}", shop.symbol, grouped(whole, shop.place.grouping))
}

/// `-1234.50`: minor units as a plain decimal with as many places as the currency has.
pub(crate) fn plain(amount: Minor, exponent: u8) -> String {
    let sign = if amount.0 < 0 { "-" } else { "" };
    let digits = format!("{:0width$}", amount.0.unsigned_abs(), width = usize::from(exponent) + 1);
    let (whole, places) = digits.split_at(digits.len() - usize::from(exponent));
    if places.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}.{places}") }
}

/// Commas after three digits, then after every two or three.
fn grouped(whole: &str, grouping: Grouping) -> String {
    let step = match grouping {
        Grouping::Lakh => 2,
        Grouping::Thousand => 3,
    };
    let comma = |left: usize| left >= 3 && (left - 3).is_multiple_of(step);
    let mut text = String::with_capacity(whole.len() + whole.len() / 2);
    for (place, digit) in whole.chars().enumerate() {
        if place > 0 && comma(whole.len() - place) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests;
