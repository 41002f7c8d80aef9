use super::{grouped, plain};
use crate::shop::Grouping;
use crate::values::Minor;

#[test]
fn minor_units_become_plain_decimals() {
    let table = [
        (0, 2, "0.00"),
        (5, 2, "0.05"),
        (-5, 2, "-0.05"),
        (123_450, 2, "1234.50"),
        (7, 0, "7"),
        (-1_234, 3, "-1.234"),
    ];
    for (minor, exponent, expected) in table {
        assert_eq!(plain(Minor(minor), exponent), expected);
    }
}

#[test]
fn digits_are_grouped_as_the_shop_does() {
    let table = [
        ("1", "1", "1"),
        ("999", "999", "999"),
        ("1000", "1,000", "1,000"),
        ("120000", "1,20,000", "120,000"),
        ("12345678", "1,23,45,678", "12,345,678"),
    ];
    for (whole, lakh, thousand) in table {
        assert_eq!(grouped(whole, Grouping::Lakh), lakh);
        assert_eq!(grouped(whole, Grouping::Thousand), thousand);
    }
}
