use super::new_enough;

#[test]
fn versions_compare_as_numbers() {
    let table = [
        ("v20.19.0\n", true),
        ("v20.9.9", false),
        ("v18.20.4", false),
        ("v22.1.0", true),
        ("20.19.2+dfsg-1", true),
        ("18.20.4+dfsg-1~deb12u1", false),
        ("", false),
        ("node: not found", false),
    ];
    for (said, enough) in table {
        assert_eq!(new_enough(said), enough, "{said:?}");
    }
}
