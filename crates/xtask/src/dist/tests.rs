use super::Wishes;

fn read(words: &[&str]) -> Result<Wishes, String> {
    let arguments: Vec<String> = words.iter().map(ToString::to_string).collect();
    Wishes::read(&arguments).map_err(|failure| failure.to_string())
}

#[test]
fn the_formats_may_be_chosen() {
    assert_eq!(read(&["--bundles", "appimage"]).unwrap().bundles, "appimage");
    assert!(!read(&[]).unwrap().bundles.is_empty());
}

#[test]
fn what_is_not_understood_is_refused() {
    assert!(read(&["--bundels", "deb"]).unwrap_err().contains("--bundels"));
    assert!(read(&["--bundles"]).is_err());
}

#[test]
fn only_windows_carries_its_web_view_along() {
    assert_eq!(read(&["--offline-webview2"]).is_ok(), cfg!(windows));
}
