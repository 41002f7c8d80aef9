//! What a few letters and digits mean among the series of a book.

use super::*;

fn series() -> Vec<Series> {
    let of = |kind, year: &str, last| Series { kind, year: year.to_owned(), last };
    vec![
        of(DocumentKind::Invoice, "26-27", 12_345),
        of(DocumentKind::Receipt, "26-27", 60),
        of(DocumentKind::Invoice, "25-26", 42),
        of(DocumentKind::Invoice, "2024", 9),
    ]
}

#[test]
fn any_part_of_a_number_means_it() {
    let table: &[(&str, bool, &[&str])] = &[
        ("42", true, &["INV/26-27/0042", "RCT/26-27/0042", "INV/25-26/0042"]),
        ("0042", true, &["INV/26-27/0042", "RCT/26-27/0042", "INV/25-26/0042"]),
        ("inv 42", true, &["INV/26-27/0042", "INV/25-26/0042", "INV/26-27/4299"]),
        ("#42", true, &["INV/26-27/0042", "RCT/26-27/0042", "INV/25-26/0042"]),
        ("26-27/42", true, &["INV/26-27/0042", "RCT/26-27/0042", "INV/26-27/4299"]),
        ("inv/26-27/0042", true, &["INV/26-27/0042"]),
        ("inv/26-27/123", true, &["INV/26-27/0123", "INV/26-27/12345", "INV/26-27/12344"]),
        ("rct26-27/0060", true, &["RCT/26-27/0060"]),
        ("r 61", false, &[]),
        ("2024/9", true, &["INV/2024/0009"]),
        ("inv/2024/", true, &["INV/26-27/2024", "INV/2024/0009", "INV/2024/0008"]),
        ("004", true, &["INV/26-27/0004", "RCT/26-27/0004", "INV/25-26/0004"]),
        ("inv 26-27/004", true, &["INV/26-27/0004", "INV/26-27/0049", "INV/26-27/0048"]),
        ("99999", false, &[]),
    ];
    for (typed, exact, expected) in table {
        let wanted = Asked::read(typed).unwrap().among(&series(), 3);
        assert_eq!(wanted.numbers, *expected, "{typed}");
        assert_eq!(wanted.exact, *exact, "{typed}");
    }
}

#[test]
fn what_is_no_number_asks_for_none() {
    for typed in
        ["", "ravi", "inv", "42a", "a@b", "1.2k", "1,200", "1 2 3 4", "1234567890", "é42", "42é"]
    {
        assert_eq!(Asked::read(typed), None, "{typed}");
    }
    let huge = Asked::read("999999999").unwrap().among(&series(), 3);
    assert_eq!(huge, Wanted::default());
}
