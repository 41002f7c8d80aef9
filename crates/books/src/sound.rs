//! How names sound: the same key for Ramesh, Rames, रमेश and رمیش. Pure text: what is kept beside a name, and what a
//! typed name asks of it. The SQL is in `db::search`.
//!
//! A key is the consonants of a word, each in its class (`v`, `w` and `b` are one, `s` and `sh` are one, breath is
//! dropped), and the class of a vowel it begins with. Scripts that leave open how a letter is said give several keys:
//! Urdu writes no short vowels, Tamil has one letter for `k`, `g` and `h`. Two words sound alike when they share a key.

mod arabic;
mod indic;
mod latin;
mod tamil;

use unicode_normalization::UnicodeNormalization;

/// The longest key; what comes after sounds alike.
const KEY_MAX: usize = 12;
/// The most keys of one word, and of two words read as one.
const KEYS_MAX: usize = 16;
const PAIRS_MAX: usize = 8;
/// Words of a name that have keys; a name may have two hundred letters.
const WORDS_MAX: usize = 8;
/// The fewest letters typed that are compared by sound.
const TYPED_MIN: usize = 3;
/// Letters of a key that a last `i` is heard after, and that say too little to be the beginning of another.
const SHORT: usize = 2;

/// One thing said, in the ways it may be said, the likeliest first.
type Ways = &'static [&'static str];

/// A word as it is read from left to right.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Step {
    /// A vowel at the beginning, by its class: `a`, `i` (also e) or `u` (also o).
    Start(Ways),
    /// Any other vowel: not heard, but it keeps two letters apart.
    Vowel,
    /// The vowel a word ends with, where it is an `i`: short words are told apart by it.
    Last(Ways),
    Letter(Ways),
}

/// Every key of a name, for the index: those of its words, and of each two neighbours read as one word.
pub(crate) fn tokens(name: &str) -> String {
    let words = keys_of_words(name);
    let mut tokens: Vec<String> = words.iter().flatten().cloned().collect();
    for pair in words.windows(2) {
        if let [first, second] = pair {
            tokens.extend(joined(first, second));
        }
    }
    tokens.sort_unstable();
    tokens.dedup();
    tokens.join(" ")
}

/// What is asked of the index for names that sound like a typed one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Alike {
    /// Each word sounds like one of the name.
    pub(crate) whole: String,
    /// As `whole`, but the last word may be the beginning of one.
    pub(crate) begins: String,
}

impl Alike {
    /// Reads what was typed; too short a text, and one that is more than words, sounds like nothing.
    pub(crate) fn of(typed: &str) -> Option<Self> {
        let letters = typed.chars().filter(|c| c.is_alphabetic()).count();
        if letters < TYPED_MIN || typed.chars().any(|c| c.is_numeric() || "@/&".contains(c)) {
            return None;
        }
        let words = keys_of_words(typed);
        let (last, first) = words.split_last()?;
        let mut whole = vec![all(first, &any(last, ""))];
        let mut begins = vec![all(first, &any(last, "*"))];
        for at in 1..words.len() {
            let (before, rest) = (words.get(..at - 1)?, words.get(at + 1..)?);
            let one = joined(words.get(at - 1)?, words.get(at)?);
            let (mut sides, mut open) = (before.to_vec(), before.to_vec());
            sides.extend_from_slice(rest);
            whole.push(all(&sides, &any(&one, "")));
            open.extend(rest.split_last().map(|(_, middle)| middle.to_vec()).unwrap_or_default());
            begins.push(match rest.split_last() {
                Some((last, _)) => {
                    open.push(one);
                    all(&open, &any(last, "*"))
                }
                None => all(&open, &any(&one, "*")),
            });
        }
        Some(Self { whole: whole.join(" OR "), begins: begins.join(" OR ") })
    }
}

/// One of the keys; with `*` also as the beginning of another.
fn any(keys: &[String], open: &str) -> String {
    let quoted = keys.iter().map(|key| match key.len() {
        SHORT if !open.is_empty() => format!("\"{key}\" OR \"{key}i\""),
        0..=SHORT => format!("\"{key}\""),
        _long => format!("\"{key}\"{open}"),
    });
    format!("({})", quoted.collect::<Vec<_>>().join(" OR "))
}

/// One key of each word, and `last`.
fn all(words: &[Vec<String>], last: &str) -> String {
    let mut all: Vec<String> = words.iter().map(|keys| any(keys, "")).collect();
    all.push(last.to_owned());
    format!("({})", all.join(" AND "))
}

/// Two words read as one; within it no vowel is heard.
fn joined(first: &[String], second: &[String]) -> Vec<String> {
    let (first, second) =
        (first.iter().map(|key| bare(key)), second.iter().map(|key| bare(key)).collect::<Vec<_>>());
    let both = first.flat_map(|one| second.iter().map(move |two| format!("{one}{two}")));
    both.map(|key| key.chars().take(KEY_MAX).collect()).take(PAIRS_MAX).collect()
}

/// A key without the `i` it may end with.
fn bare(key: &str) -> &str {
    key.strip_suffix('i').filter(|bare| bare.len() == SHORT).unwrap_or(key)
}

/// The keys of each word that has any. Initials say nothing beside longer words: words of one letter are left out.
fn keys_of_words(text: &str) -> Vec<Vec<String>> {
    let text = crate::text::key(text);
    let letters: Vec<char> = text.chars().filter(|c| !is_silent(*c)).collect();
    let words = letters.split(|c| !is_letter(*c)).filter(|word| !word.is_empty());
    let long = words.filter(|word| word.len() > 1);
    long.take(WORDS_MAX).map(keys).filter(|keys| !keys.is_empty()).collect()
}

/// What joins the letters around it: apostrophes, and the joiners of Indic scripts and Urdu.
fn is_silent(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | '`' | 'ʼ' | '\u{200C}' | '\u{200D}' | '\u{0640}')
}

fn is_letter(c: char) -> bool {
    c.is_alphabetic() || indic::is_mark(c) || arabic::is_mark(c) || is_accent(c)
}

fn is_accent(c: char) -> bool {
    matches!(c, '\u{0300}'..='\u{036F}')
}

/// The keys of one word.
fn keys(word: &[char]) -> Vec<String> {
    let written: String = word.iter().collect();
    if let Some(known) = known(&written) {
        return vec![known.to_owned()];
    }
    let keys = said(&steps(word));
    let mut all: Vec<String> =
        keys.iter().flat_map(|key| servants(key)).chain(keys.clone()).collect();
    all.retain(|key| !key.is_empty());
    all.truncate(KEYS_MAX);
    all
}

/// Words that are shortened, and names of English that are not said as they are written.
fn known(word: &str) -> Option<&'static str> {
    Some(match word {
        "md" | "mohd" | "muhd" | "mohmd" | "মোঃ" | "মো" | "মোহাঃ" | "मो" | "मोहं" => {
            "mhmd"
        }
        "kr" | "কুঃ" => "kmr",
        "george" => "jrj",
        "michael" | "micheal" | "maikel" => "mkl",
        _other => return None,
    })
}

/// The `l` of Abdul is said as the letter after it: Abdur Rahman, Abdus Sattar.
fn servants(key: &str) -> Vec<String> {
    let rest = key.strip_prefix("abd").unwrap_or_default();
    match rest.chars().next() {
        Some('r' | 's' | 'n' | 'j' | 't' | 'd') if rest.len() == 1 => vec!["abdl".to_owned()],
        Some('r' | 's' | 'n' | 'j' | 't' | 'd') => {
            vec![format!("abdl{rest}").chars().take(KEY_MAX).collect()]
        }
        Some(_) | None => Vec::new(),
    }
}

/// A word as steps, each run of one script by its rules.
fn steps(word: &[char]) -> Vec<Step> {
    let mut steps = Vec::new();
    for run in word.chunk_by(|one, two| script(*one) == script(*two)) {
        match run.first().map(|c| script(*c)) {
            Some(Script::Latin) => latin::read(&plain(run), &mut steps),
            Some(Script::Arabic) => arabic::read(run, &mut steps),
            Some(Script::Indic) => indic::read(run, &mut steps),
            Some(Script::Other) | None => {}
        }
    }
    steps
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Script {
    Latin,
    Arabic,
    Indic,
    Other,
}

fn script(c: char) -> Script {
    match c {
        'a'..='z' | '\u{00C0}'..='\u{036F}' | '\u{1E00}'..='\u{1EFF}' => Script::Latin,
        '\u{0600}'..='\u{06FF}' | '\u{0750}'..='\u{077F}' => Script::Arabic,
        '\u{0900}'..='\u{0DFF}' => Script::Indic,
        _other => Script::Other,
    }
}

/// Latin letters without their accents.
fn plain(run: &[char]) -> Vec<char> {
    run.iter().copied().nfkd().filter(char::is_ascii_lowercase).collect()
}

/// The ways to say the steps, the likeliest first: none longer than `KEY_MAX`, and at most `KEYS_MAX` of them.
fn said(steps: &[Step]) -> Vec<String> {
    let mut keys = vec![(0, String::new())];
    let mut before = None;
    for step in steps {
        let ways = match step {
            Step::Start(ways) | Step::Last(ways) => *ways,
            Step::Letter(ways) if before != Some(step) => *ways,
            Step::Letter(_) | Step::Vowel => &[""],
        };
        let longer = keys.iter().flat_map(|(odd, key)| {
            let heard = !matches!(step, Step::Last(_)) || key.len() == SHORT;
            let ways = if heard { ways } else { &[""] };
            ways.iter().enumerate().map(move |(rank, way)| (odd + rank, format!("{key}{way}")))
        });
        keys = longer.collect();
        keys.sort_by_key(|(odd, _)| *odd);
        keys.truncate(KEYS_MAX);
        before = Some(step);
    }
    let mut seen = std::collections::BTreeSet::new();
    let cut = keys.into_iter().map(|(_, key)| key.chars().take(KEY_MAX).collect::<String>());
    cut.filter(|key| !key.is_empty() && seen.insert(key.clone())).collect()
}

#[cfg(test)]
mod tests;
