use super::Csv;
use crate::values::Minor;

fn row(cells: &[&str]) -> String {
    let mut csv = Csv::new(2, &["a"]);
    for cell in cells {
        csv.text(cell);
    }
    csv.end();
    csv.finish().trim_start_matches("\u{feff}a\r\n").to_owned()
}

#[test]
fn text_is_quoted_where_it_must_be_and_never_a_formula() {
    let table = [
        ("Asha", "Asha"),
        ("Asha, Devi", "\"Asha, Devi\""),
        ("the \"best\"", "\"the \"\"best\"\"\""),
        ("two\nlines", "\"two\nlines\""),
        ("=1+1", "'=1+1"),
        ("+919876543210", "'+919876543210"),
        ("-2", "'-2"),
        ("@SUM(A1)", "'@SUM(A1)"),
        (" =1", "' =1"),
        ("\u{feff}=1", "'\u{feff}=1"),
        ("＝1", "'＝1"),
        ("\u{3000}＋1", "'\u{3000}＋1"),
        ("\tx", "'\tx"),
        ("\rx", "\"'\rx\""),
        ("\0x", "'\0x"),
        ("\n=1", "\"'\n=1\""),
        ("a=b", "a=b"),
        ("", ""),
    ];
    for (cell, expected) in table {
        assert_eq!(row(&[cell]), format!("{expected}\r\n"), "{cell:?}");
    }
}

#[test]
fn amounts_are_plain_decimals_that_no_rule_touches() {
    let mut csv = Csv::new(2, &["owed", "paid"]);
    csv.amount(Minor(-123_450)).amount(Minor(5)).end();
    assert_eq!(csv.finish(), "\u{feff}owed,paid\r\n-1234.50,0.05\r\n");
}
