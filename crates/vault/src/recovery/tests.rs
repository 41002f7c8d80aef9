use proptest::prelude::*;

use super::*;

fn parse(typed: &str) -> Result<Vec<u8>, VaultError> {
    RecoveryCode::parse(typed).map(|code| code.0.to_vec())
}

fn code_of(symbols: [u8; RANDOM_CHARS]) -> RecoveryCode {
    let mut code = RecoveryCode(Box::new([0; CODE_CHARS]));
    code.0[..RANDOM_CHARS].copy_from_slice(&symbols);
    let checks = code.checks();
    code.0[RANDOM_CHARS..].copy_from_slice(&checks);
    code
}

fn symbols() -> impl Strategy<Value = [u8; RANDOM_CHARS]> {
    proptest::array::uniform26(0..32_u8)
}

#[test]
fn printed_in_seven_groups_and_read_back() {
    for _ in 0..200 {
        let code = RecoveryCode::random().unwrap();
        let printed = code.printed();
        assert_eq!(printed.len(), 34);
        assert!(printed.split('-').all(|group| group.len() == 4), "{}", *printed);
        assert_eq!(parse(&printed), Ok(code.0.to_vec()));
    }
}

#[test]
fn read_as_people_write_it() {
    let code = code_of([0; RANDOM_CHARS].map(|_| 1));
    let printed = code.printed();
    let good = code.0.to_vec();
    for typed in [
        printed.to_lowercase(),
        printed.replace('-', ""),
        printed.replace('-', " – "),
        printed.replace('1', "I"),
        printed.replace('1', "l"),
        format!("  {}\n", *printed),
    ] {
        assert_eq!(parse(&typed), Ok(good.clone()), "{typed:?}");
    }
    let zeros = code_of([0; RANDOM_CHARS]);
    assert_eq!(parse(&zeros.printed().replace('0', "o")), Ok(zeros.0.to_vec()));
}

#[test]
fn refused_as_mistyped() {
    let code = RecoveryCode::random().unwrap().printed();
    for typed in ["", "-", "ABCD", &code[1..], &format!("{}0", *code), &code.replace('-', "/")] {
        assert_eq!(parse(typed), Err(VaultError::CodeMistyped), "{typed:?}");
    }
    assert_eq!(parse(&code.replacen(&code[..1], "U", 1)), Err(VaultError::CodeMistyped));
    assert_eq!(parse(&"é".repeat(28)), Err(VaultError::CodeMistyped));
}

/// Every place, every wrong letter, on several codes: not one gets through.
#[test]
fn every_single_wrong_character_is_caught() {
    for _ in 0..8 {
        let code = RecoveryCode::random().unwrap();
        for place in 0..CODE_CHARS {
            for error in 1..32 {
                let mut wrong = code_of([0; RANDOM_CHARS]);
                *wrong.0 = *code.0;
                wrong.0[place] ^= error;
                assert_eq!(parse(&wrong.printed()), Err(VaultError::CodeMistyped));
            }
        }
    }
}

#[test]
fn another_code_is_another_key() {
    let (one, two) = (RecoveryCode::random().unwrap(), RecoveryCode::random().unwrap());
    assert_ne!(one.key().bytes(), two.key().bytes());
    assert_eq!(one.key().bytes(), RecoveryCode::parse(&one.printed()).unwrap().key().bytes());
}

proptest! {
    #[test]
    fn two_wrong_characters_are_caught(
        symbols in symbols(),
        places in (0..CODE_CHARS, 1..CODE_CHARS),
        errors in (1..32_u8, 1..32_u8),
    ) {
        let mut code = code_of(symbols);
        code.0[places.0] ^= errors.0;
        code.0[(places.0 + places.1) % CODE_CHARS] ^= errors.1;
        prop_assert_eq!(parse(&code.printed()), Err(VaultError::CodeMistyped));
    }

    #[test]
    fn two_neighbours_swapped_are_caught(symbols in symbols(), place in 0..CODE_CHARS - 1) {
        let mut code = code_of(symbols);
        prop_assume!(code.0[place] != code.0[place + 1]);
        code.0.swap(place, place + 1);
        prop_assert_eq!(parse(&code.printed()), Err(VaultError::CodeMistyped));
    }

    #[test]
    fn any_text_is_read_or_refused(typed in ".{0,60}") {
        let _ = parse(&typed);
    }
}
