use fantoccini::key::Key;

use super::{code, press};

#[test]
fn keys_have_the_codes_of_the_standard() {
    let table = [
        ("F1", char::from(Key::F1)),
        ("F8", char::from(Key::F8)),
        ("F12", char::from(Key::F12)),
        ("Ctrl", char::from(Key::Control)),
        ("K", 'k'),
        ("?", '?'),
    ];
    for (name, expected) in table {
        assert_eq!(code(name).unwrap(), expected, "{name}");
    }
}

#[test]
fn a_key_that_no_keyboard_has_is_refused() {
    for chord in ["F13", "Ctrl+", "Hyper+K", "Entre"] {
        assert!(press(chord).is_err(), "{chord}");
    }
}
