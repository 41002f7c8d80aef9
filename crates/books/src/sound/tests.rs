//! Keys by hand, and what holds for any text.

use super::*;

fn keys_of(name: &str) -> String {
    tokens(name)
}

fn share(one: &str, two: &str) -> bool {
    let two = tokens(two);
    tokens(one).split(' ').any(|key| two.split(' ').any(|other| key == other))
}

#[test]
fn spellings_of_one_name_share_a_key() {
    let names: &[&[&str]] = &[
        &[
            "Ramesh",
            "Rames",
            "रमेश",
            "رمیش",
            "রমেশ",
            "રમેશ",
            "ਰਮੇਸ਼",
            "ரமேஷ்",
            "రమేష్",
            "ರಮೇಶ್",
            "രമേഷ്",
            "රමේෂ්",
        ],
        &["Mohammed", "Muhammad", "Mohd.", "محمد", "मोहम्मद", "মুহাম্মদ", "முகமது", "മുഹമ്മദ്", "මොහොමඩ්"],
        &["Chowdhury", "Chaudhary", "चौधरी", "چوہدری", "চৌধুরী", "ਚੌਧਰੀ", "ચૌધરી"],
    ];
    for group in names {
        for one in *group {
            for two in *group {
                assert!(share(one, two), "{one} {} and {two} {}", keys_of(one), keys_of(two));
            }
        }
    }
}

#[test]
fn names_that_only_look_alike_share_none() {
    let apart = [
        ("Ramesh", "Rakesh"),
        ("رمیش", "राकेश"),
        ("Ahmed", "محمد"),
        ("Singh", "सिन्हा"),
        ("Usha", "निशा"),
        ("Gopal", "கண்ணன்"),
    ];
    for (one, two) in apart {
        assert!(!share(one, two), "{one} {} and {two} {}", keys_of(one), keys_of(two));
    }
}

#[test]
fn two_words_are_also_one() {
    assert_eq!(tokens("Ram Kumar"), "kmr rm rmkmr");
    assert_eq!(tokens("Ramkumar"), "rmkmr");
    let alike = Alike::of("ram kumar").unwrap();
    assert_eq!(alike.whole, "((\"rm\") AND (\"kmr\")) OR ((\"rmkmr\"))");
    assert_eq!(alike.begins, "((\"rm\") AND (\"kmr\"*)) OR ((\"rmkmr\"*))");
    let alike = Alike::of("Ram Kumar D").unwrap();
    assert_eq!(alike.whole, "((\"rm\") AND (\"kmr\")) OR ((\"rmkmr\"))", "an initial says nothing");
}

#[test]
fn little_and_what_is_no_name_sounds_like_nothing() {
    for text in
        ["", "  ", "ra", "र", "99887", "ravi 12", "a@b.in", "INV/26", "!!!", "漢字", "\u{0}"]
    {
        assert_eq!(Alike::of(text), None, "{text:?}");
    }
}

/// Letters of every script there are rules for, marks, and what no name has.
fn any_text(seed: &mut u64) -> String {
    let mut next = |below: u32| {
        *seed =
            seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        u32::try_from(*seed >> 33).unwrap() % below
    };
    let length = next(200);
    let chars = (0..length).map(|_| match next(9) {
        0 => ' ',
        1 | 2 => char::from_u32(0x20 + next(0x60)).unwrap(),
        3 => char::from_u32(0xC0 + next(0x180)).unwrap(),
        4 => char::from_u32(0x600 + next(0x100)).unwrap(),
        5..8 => char::from_u32(0x900 + next(0x500)).unwrap(),
        _any => char::from_u32(next(0x11_0000)).unwrap_or('\u{0}'),
    });
    chars.collect()
}

#[test]
fn any_text_has_bounded_keys_however_it_is_composed_or_cased() {
    let mut seed = 26;
    for _ in 0..20_000 {
        let text = any_text(&mut seed);
        let keys = tokens(&text);
        let most = (WORDS_MAX * KEYS_MAX + (WORDS_MAX - 1) * PAIRS_MAX) * (KEY_MAX + 1);
        assert!(keys.len() <= most, "{text:?} {keys}");
        let plain = |key: &str| key.len() <= KEY_MAX && key.bytes().all(|b| b.is_ascii_lowercase());
        assert!(keys.split(' ').all(plain), "{text:?} {keys}");
        let folded = crate::text::key(&text);
        assert_eq!(tokens(&folded), keys, "{text:?}");
        assert_eq!(tokens(&folded.nfd().collect::<String>()), keys, "{text:?}");
        if let Some(alike) = Alike::of(&text) {
            assert!(alike.whole.len() + alike.begins.len() < 100_000, "{text:?}");
        }
    }
}
