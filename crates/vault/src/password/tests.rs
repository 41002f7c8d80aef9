use super::*;

fn refusal(typed: &str, shop_words: &[&str]) -> Option<VaultError> {
    NewPassword::new(typed, shop_words).err()
}

#[test]
fn length_is_counted_in_characters() {
    assert_eq!(refusal("", &[]), Some(VaultError::PasswordTooShort));
    assert_eq!(refusal("kvt7xqz", &[]), Some(VaultError::PasswordTooShort));
    assert_eq!(refusal("kvt7xqzp", &[]), None);
    assert_eq!(refusal("चायपत्ती", &[]), None, "eight characters, twenty-four bytes");
    let long = "xkcd ".repeat(52);
    assert_eq!(refusal(&long[..256], &[]), None);
    assert_eq!(refusal(&long[..257], &[]), Some(VaultError::PasswordTooLong));
    assert_eq!(refusal(&"ﷺ".repeat(20), &[]), Some(VaultError::PasswordTooLong));
}

#[test]
fn common_ones_are_refused_with_their_trimmings() {
    for typed in [
        "password",
        "Password",
        "PASSWORD123",
        "P@ssw0rd",
        "p4$$w0rd!",
        "password@2024",
        "12password12",
        "qwertyuiop",
        "1q2w3e4r",
        "iloveyou",
        "Welcome@123",
        "krishna@123",
        "Bismillah786",
        "jaishreeram1",
        "india1947",
        "Shop1234",
        "admin#2025",
        "9876543210",
        "ｐａｓｓｗｏｒｄ",
        "aaaaaaaa",
        "12121212",
        "abcabcabc",
        "12345678",
        "87654321",
        "abcdefgh",
        "        ",
    ] {
        assert_eq!(refusal(typed, &[]), Some(VaultError::PasswordTooCommon), "{typed}");
    }
}

#[test]
fn sensible_ones_are_accepted() {
    for typed in [
        "kettle orbit 42",
        "correct horse battery",
        "mera-dukan-sabse-accha",
        "नीली छतरी 1998",
        "🫖🥄🍋🧂🫚🌶️🧄🥥",
        "x7#Qm2pL",
    ] {
        assert_eq!(refusal(typed, &["Sharma Kirana Store", "asha"]), None, "{typed}");
    }
}

#[test]
fn words_of_the_shop_are_refused() {
    let shop = ["Zaveri & Sons Emporium", "Farida", "farida.z@example.com", "+91 98230 11223"];
    for typed in [
        "Emporium1",
        "zaveri@99",
        "Z4veri!!!",
        "farida2026",
        "ZaveriSonsEmporium",
        "farida.z@example.com",
        "919823011223",
    ] {
        assert_eq!(refusal(typed, &[]), None, "{typed} is fine elsewhere");
        assert_eq!(refusal(typed, &shop), Some(VaultError::PasswordTooCommon), "{typed}");
    }
    assert_eq!(refusal("sons of thunder", &shop), None, "a word inside a longer phrase is fine");
}

#[test]
fn one_password_however_it_is_composed() {
    let forms = ["café ﬁne", "cafe\u{301} fine", "ｃａｆé fine"];
    for typed in forms {
        assert_eq!(Password::new(typed).bytes(), "café fine".as_bytes());
    }
    assert_ne!(Password::new("Café fine").bytes(), Password::new("café fine").bytes());
}

#[test]
fn normalising_never_outgrows_its_buffer() {
    for typed in ["ﷺﷺﷺ", "ǆǆ", "½¼", "가각", "क़", "🫖", "e\u{301}\u{323}"] {
        let password = Password::new(typed);
        assert!(password.0.capacity() <= typed.len() * NFKC_GROWTH, "{typed} was moved");
    }
}

#[test]
fn the_shipped_list_is_in_order() {
    let words: Vec<&str> = COMMON.lines().collect();
    assert!(words.len() > 1000, "only {}", words.len());
    assert!(words.is_sorted_by(|a, b| a < b), "sorted, without doubles");
    assert!(words.iter().all(|word| !word.is_empty() && *word == word.to_lowercase()));
}
