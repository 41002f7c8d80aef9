use super::{OLDEST, parse};

#[test]
fn versions_compare_as_numbers() {
    let table = [
        ("v20.19.0\n", true),
        ("v20.9.9", false),
        ("v18.20.4", false),
        ("v22.1.0", true),
        ("", false),
        ("node: not found", false),
    ];
    for (said, enough) in table {
        assert_eq!(parse(said).is_some_and(|found| found >= OLDEST), enough, "{said:?}");
    }
}
