use std::format;
use std::prelude::v1::*;

use proptest::prelude::*;

use super::*;

fn check(table: &[(&str, i64)]) {
    for (text, minor) in table {
        assert_eq!(read_amount(text, 2).map(Money::minor), Ok(*minor), "{text:?}");
    }
}

#[test]
fn plain_grouped_and_scaled_numbers_are_read() {
    check(&[
        ("0", 0),
        ("500", 50_000),
        (" 500 ", 50_000),
        ("0.05", 5),
        (".5", 50),
        ("5.", 500),
        ("007", 700),
        ("1200.50", 120_050),
        ("1,200.50", 120_050),
        ("1,20,000", 12_000_000),
        ("12,34,567.89", 123_456_789),
        ("1,23,45,678", 1_234_567_800),
        ("1,234,567", 123_456_700),
        ("123,456", 12_345_600),
        ("12.500", 1_250),
        ("1.5k", 150_000),
        ("1.2L", 12_000_000),
        ("1.2l", 12_000_000),
        ("1.2 lakh", 12_000_000),
        ("3 Lacs", 30_000_000),
        ("2cr", 2_000_000_000),
        ("2 CRORE", 2_000_000_000),
        ("0.00001cr", 10_000),
        ("1.2 लाख", 12_000_000),
        ("५ हज़ार", 500_000),
        ("५ ह\u{95B}ार", 500_000),
        ("2 करोड़", 2_000_000_000),
        ("۲ لاکھ", 20_000_000),
        ("1 কোটি", 1_000_000_000),
    ]);
}

#[test]
fn sums_products_and_percentages_are_reckoned() {
    check(&[
        ("500+250", 75_000),
        ("500 + 250 - 100", 65_000),
        ("12*45.50", 54_600),
        ("12x45.50", 54_600),
        ("12 × 45.50", 54_600),
        ("0x10", 0),
        ("2.125*40", 8_500),
        ("2.125*40+10", 9_500),
        ("1000-10%", 90_000),
        ("1000+18%", 118_000),
        ("500+500-10%", 90_000),
        ("100*10%", 1_000),
        ("99.99-10%", 8_999),
        ("0.333*0.05", 2),
        ("1000-12.5%", 87_500),
        ("1.2L+500", 12_050_000),
        ("-500", -50_000),
        ("+500", 50_000),
        ("100-500", -40_000),
        ("100−40", 6_000),
    ]);
}

#[test]
fn currency_signs_and_native_digits_are_read() {
    check(&[
        ("₹1,200", 120_000),
        ("₹ 1,200", 120_000),
        ("Rs. 500", 50_000),
        ("rs 500", 50_000),
        ("500 Rs.", 50_000),
        ("500/-", 50_000),
        ("500/=", 50_000),
        ("Rs.500/-", 50_000),
        ("INR 2.5L", 25_000_000),
        ("৳৫০০", 50_000),
        ("-₹50", -5_000),
        ("१२००", 120_000),
        ("१,२०,०००.५०", 12_000_050),
        ("١٢٠٠", 120_000),
        ("١٬٢٠٠٫٥٠", 120_050),
        ("۱۲۰۰", 120_000),
        ("১২০০", 120_000),
        ("૧૨૦૦", 120_000),
        ("੧੨੦੦", 120_000),
        ("୧୨୦୦", 120_000),
        ("௧௨௦௦", 120_000),
        ("౧౨౦౦", 120_000),
        ("೧೨೦೦", 120_000),
        ("൧൨൦൦", 120_000),
        ("\u{200F}۵۰۰\u{200E}", 50_000),
    ]);
}

#[test]
fn what_is_not_an_amount_is_refused_by_name() {
    let decimals = Refusal::TooManyDecimals { allowed: 2 };
    let table = [
        ("", Refusal::Empty),
        ("   ", Refusal::Empty),
        ("\u{200E}", Refusal::Empty),
        ("12.345", decimals.clone()),
        ("0.001", decimals.clone()),
        ("1.2345678k", decimals.clone()),
        ("100+0.001", decimals.clone()),
        ("1e9", Refusal::AmountUnreadable),
        ("abc", Refusal::AmountUnreadable),
        ("k", Refusal::AmountUnreadable),
        ("₹", Refusal::AmountUnreadable),
        (".", Refusal::AmountUnreadable),
        ("1.2.3", Refusal::AmountUnreadable),
        ("1,2", Refusal::AmountUnreadable),
        ("1,2,3", Refusal::AmountUnreadable),
        ("1,20,00", Refusal::AmountUnreadable),
        ("1234,567", Refusal::AmountUnreadable),
        ("123,45,678", Refusal::AmountUnreadable),
        ("1,200,00,000", Refusal::AmountUnreadable),
        (",500", Refusal::AmountUnreadable),
        ("500,", Refusal::AmountUnreadable),
        ("1,,000", Refusal::AmountUnreadable),
        ("500 250", Refusal::AmountUnreadable),
        ("500++250", Refusal::AmountUnreadable),
        ("500+", Refusal::AmountUnreadable),
        ("*5", Refusal::AmountUnreadable),
        ("5*", Refusal::AmountUnreadable),
        ("10%", Refusal::AmountUnreadable),
        ("--5", Refusal::AmountUnreadable),
        ("(500)", Refusal::AmountUnreadable),
        ("500/2", Refusal::AmountUnreadable),
        ("/-", Refusal::AmountUnreadable),
        ("500/-5", Refusal::AmountUnreadable),
        ("5kk", Refusal::AmountUnreadable),
        ("5 kg", Refusal::AmountUnreadable),
        ("five", Refusal::AmountUnreadable),
        ("NaN", Refusal::AmountUnreadable),
        ("∞", Refusal::AmountUnreadable),
        ("½", Refusal::AmountUnreadable),
        ("90071992547409.92", Refusal::MoneyOutOfRange),
        ("99999999999cr", Refusal::MoneyOutOfRange),
        ("99999999999999999999999999999999999999999999", Refusal::MoneyOutOfRange),
        ("0.0000000000000000000000000000000000000000001", Refusal::MoneyOutOfRange),
    ];
    for (text, refusal) in table {
        assert_eq!(read_amount(text, 2), Err(refusal), "{text:?}");
    }
    let long = "1".repeat(65);
    assert_eq!(read_amount(&long, 2), Err(Refusal::TooLong { max: 64 }));
}

#[test]
fn the_currency_decides_how_many_decimals() {
    assert_eq!(read_amount("1200", 0).map(Money::minor), Ok(1_200));
    assert_eq!(read_amount("1.5", 0), Err(Refusal::TooManyDecimals { allowed: 0 }));
    assert_eq!(read_amount("1.500", 3).map(Money::minor), Ok(1_500));
    assert_eq!(read_amount("1", u8::MAX), Err(Refusal::MoneyOutOfRange));
}

/// Text made of what amounts are made of, so that it goes deep into the reader.
fn like_an_amount() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        "[0-9]{1,20}",
        "[0-9.,]{1,8}",
        "[-+*x%/ ]",
        "(k|l|cr|lakh|rs\\.?)",
        "[₹०-९٠-٩۰-۹]",
        ".",
    ];
    prop::collection::vec(piece, 0..8).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    #[test]
    fn any_text_is_read_or_refused(text in any::<String>(), exponent in any::<u8>()) {
        let _answer = read_amount(&text, exponent);
    }

    #[test]
    fn text_like_an_amount_is_read_or_refused(text in like_an_amount(), exponent in 0..=4_u8) {
        let _answer = read_amount(&text, exponent);
    }

    #[test]
    fn whole_amounts_are_read_back_in_either_grouping(units in 0..=9_999_999_999_i64) {
        for group in [2, 3] {
            let written = grouped(units, group);
            prop_assert_eq!(read_amount(&written, 2).map(Money::minor), Ok(units * 100), "{}", written);
        }
    }

    #[test]
    fn sums_are_the_sums_of_their_parts(one in 0..=99_999_999_i64, other in 0..=99_999_999_i64) {
        let text = format!("{}.{:02}-{}.{:02}", one / 100, one % 100, other / 100, other % 100);
        prop_assert_eq!(read_amount(&text, 2).map(Money::minor), Ok(one - other));
    }
}

/// Groups of `size` digits to the left of the last three.
fn grouped(units: i64, size: usize) -> String {
    let digits = units.to_string();
    let mut rest = digits.as_str();
    let mut groups = Vec::new();
    let mut take = 3;
    while rest.len() > take {
        let (before, group) = rest.split_at(rest.len() - take);
        groups.push(group);
        rest = before;
        take = size;
    }
    groups.push(rest);
    groups.reverse();
    groups.join(",")
}
