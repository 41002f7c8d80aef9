use super::not_installed;

#[test]
fn only_what_is_installed_whole_counts() {
    let wanted = ["xvfb", "dunst", "dbus", "rpm"];
    let listing = "xvfb installed\ndunst config-files\ndbus installed\n";
    assert_eq!(not_installed(&wanted, listing), ["dunst", "rpm"]);
}

#[test]
fn without_a_listing_everything_is_missing() {
    assert_eq!(not_installed(&["xvfb"], ""), ["xvfb"]);
}
