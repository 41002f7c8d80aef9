use super::exported;

#[test]
fn a_symbol_of_sqlite_is_found_and_others_are_left_alone() {
    let listing = "\
0000000000a1b2c0 T sqlite3_open_v2
0000000000a1b2d0 T main
                 U sqlite3_close
0000000000a1b2e0 D my_sqlite3_table
";
    assert_eq!(exported(listing), ["sqlite3_open_v2", "sqlite3_close"]);
}
