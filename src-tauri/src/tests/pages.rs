//! Which pages the window may go to.

use tauri::Url;

use crate::window::is_ours;

#[test]
fn the_window_shows_our_own_pages_only() {
    let ours =
        ["tauri://localhost/", "tauri://localhost/customers/7", "http://tauri.localhost/today"];
    let others = [
        "https://example.com/",
        "https://tauri.localhost.example.com/",
        "tauri://elsewhere/",
        "file:///etc/passwd",
        "data:text/html,hello",
        "javascript:alert(1)",
        "about:blank",
        "blob:https://example.com/1",
    ];
    for url in ours {
        assert!(is_ours(&Url::parse(url).unwrap()), "{url}");
    }
    for url in others {
        assert!(!is_ours(&Url::parse(url).unwrap()), "{url}");
    }
}
