//! How Arabic letters are said in Urdu names. Short vowels are not written, and long ones double as consonants.

use super::Step::{Last, Letter, Start, Vowel};
use super::{Step, Ways};

const ANY_VOWEL: Ways = &["a", "i", "u"];

/// Marks above and below letters.
pub(super) fn is_mark(c: char) -> bool {
    matches!(c, '\u{0610}'..='\u{061A}' | '\u{064B}'..='\u{065F}' | '\u{0670}' | '\u{06D6}'..='\u{06ED}')
}

/// Reads a run of Arabic letters.
pub(super) fn read(word: &[char], steps: &mut Vec<Step>) {
    let letters: Vec<char> = word.iter().copied().filter(|c| !is_mark(*c)).collect();
    let mut at = 0;
    while let Some(&c) = letters.get(at) {
        let next = letters.get(at + 1).copied();
        at += if steps.is_empty() {
            begin(c, next, steps)
        } else {
            let twice = at > 0 && letters.get(at - 1) == Some(&c);
            go_on(c, next, twice, steps)
        };
    }
}

/// Reads what a word begins with, and says how many letters that were.
fn begin(c: char, next: Option<char>, steps: &mut Vec<Step>) -> usize {
    let (step, taken) = match (c, next) {
        ('آ', _) | ('ع', Some('ا' | 'آ')) => (Start(&["a"]), 1),
        ('ا' | 'أ' | 'إ' | 'ٱ' | 'ع', Some('و')) => (Start(&["u", "a"]), 2),
        ('ا' | 'أ' | 'إ' | 'ٱ' | 'ع', Some('ی' | 'ي' | 'ے')) => (Start(&["i", "a"]), 2),
        ('ا' | 'أ' | 'إ' | 'ٱ' | 'ع', _) => (Start(ANY_VOWEL), 1),
        ('و', _) => (Letter(&["b"]), 1),
        ('ی' | 'ي', _) => (Letter(&["y"]), 1),
        ('ہ' | 'ه' | 'ح' | 'ھ', _) => (Letter(&["h"]), 1),
        (_letter, _) => return go_on(c, next, false, steps),
    };
    steps.push(step);
    taken
}

/// Reads a letter within a word.
fn go_on(c: char, next: Option<char>, twice: bool, steps: &mut Vec<Step>) -> usize {
    let step = match c {
        'و' | 'ؤ' => Letter(&["", "b"]),
        'ہ' | 'ه' | 'ح' | 'ۂ' if next.is_none() => Vowel,
        'ہ' | 'ه' | 'ۂ' => Letter(&["h", ""]),
        'ی' | 'ي' if next.is_none() => Last(&["i", ""]),
        'ن' if matches!(next, Some('ب' | 'پ')) => Letter(&["n", "m"]),
        'پ' if next == Some('ھ') => Letter(&["f"]),
        'ھ' => return 1,
        _letter => letter(c).map_or(Vowel, Letter),
    };
    match step {
        // Twice the same letter may have a short vowel between, or be one long letter.
        Letter(&[way]) if twice => steps.extend([Vowel, Letter(maybe(way))]),
        Start(_) | Vowel | Last(_) | Letter(_) => steps.push(step),
    }
    1
}

fn letter(c: char) -> Option<Ways> {
    Some(match c {
        'ب' | 'ٻ' | 'ڀ' => &["b"],
        'پ' => &["p"],
        'ت' | 'ٹ' | 'ط' | 'ٽ' | 'ٿ' | 'ٺ' | 'ټ' => &["t"],
        'ث' | 'س' | 'ص' | 'ش' | 'ښ' => &["s"],
        'ج' | 'ذ' | 'ز' | 'ض' | 'ظ' | 'ژ' | 'ڄ' | 'ږ' => &["j"],
        'چ' | 'ڇ' => &["c"],
        'ح' => &["h"],
        'خ' | 'ک' | 'ك' | 'ق' | 'ڪ' => &["k"],
        'غ' | 'گ' | 'ڳ' | 'ګ' => &["g"],
        'د' | 'ڈ' | 'ڌ' | 'ڏ' | 'ڍ' | 'ډ' => &["d"],
        'ر' | 'ړ' => &["r"],
        'ڑ' | 'ڙ' => &["r", "d"],
        'ف' | 'ڦ' => &["f"],
        'ل' => &["l"],
        'م' => &["m"],
        'ن' | 'ڻ' | 'ڼ' => &["n"],
        'ں' => &["n", ""],
        _other => return None,
    })
}

fn maybe(way: &str) -> Ways {
    match way {
        "b" => &["", "b"],
        "p" => &["", "p"],
        "t" => &["", "t"],
        "s" => &["", "s"],
        "j" => &["", "j"],
        "c" => &["", "c"],
        "k" => &["", "k"],
        "g" => &["", "g"],
        "d" => &["", "d"],
        "r" => &["", "r"],
        "f" => &["", "f"],
        "l" => &["", "l"],
        "m" => &["", "m"],
        "n" => &["", "n"],
        _other => &["", "h"],
    }
}
