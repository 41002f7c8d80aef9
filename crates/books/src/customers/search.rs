//! Finding customers by what is typed. Pure text: which words of a customer are kept where searches look, and what a
//! typed term asks of them. The SQL is in `db::search`.
//!
//! A term matches a customer when each of its words does, or when the whole term is found as it stands. A word of three
//! letters or more is found anywhere; a shorter one only where a word begins. Digits of a phone are found however the
//! number was written.

use serde::Serialize;

use super::details::Details;
use crate::sound::{self, Alike};
use crate::text;

/// Letters of a trigram, and the fewest found anywhere rather than where a word begins.
const TRIGRAM: usize = 3;
/// What stands before each word in the index.
const BEFORE_WORD: &str = "  ";
/// The most trigrams of one word that go to the index; every hit is checked against the customer anyway.
const TRIGRAMS_MAX: usize = 12;
/// The fewest digits that are a phone number still once zeros before it are taken off.
const WITHOUT_ZEROS_MIN: usize = 5;

/// Which fields of a customer a term looks at, as bits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub(crate) struct Fields(u8);

impl Fields {
    pub(crate) const NAME: Self = Self(1);
    pub(crate) const PHONE: Self = Self(2);
    pub(crate) const EMAIL: Self = Self(4);
    pub(crate) const COMPANY: Self = Self(8);
    pub(crate) const ALL: Self = Self(15);

    fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

/// What two spellings share: folded, with native digits as Latin ones.
pub(crate) fn fold(text: &str) -> String {
    text::key(text).chars().map(text::latin_digit).collect()
}

/// A customer's searchable fields, folded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Indexed {
    pub(crate) name: String,
    /// The digits of the phone: international, national, as typed.
    pub(crate) phone: Option<String>,
    pub(crate) email: Option<String>,
    pub(crate) company: Option<String>,
    /// The keys of how the name sounds.
    pub(crate) sound: String,
}

impl Indexed {
    pub(crate) fn of(details: &Details) -> Self {
        let phone = details.phone.as_ref();
        Self {
            name: fold(&details.name),
            phone: phone.map(|phone| digit_forms(&phone.international, &phone.typed)),
            email: details.email.as_deref().map(fold),
            company: details.company.as_deref().map(fold),
            sound: sound::tokens(&details.name),
        }
    }

    /// Everything for the index of trigrams.
    pub(crate) fn text(&self) -> String {
        let fields =
            [Some(&self.name), self.phone.as_ref(), self.email.as_ref(), self.company.as_ref()];
        indexed(fields.into_iter().flatten())
    }
}

/// Folded fields for an index of trigrams: two spaces before each word, so that its first letters are trigrams too.
pub(crate) fn indexed<'a>(fields: impl IntoIterator<Item = &'a String>) -> String {
    let mut text = String::new();
    for field in fields {
        for word in words_of(field) {
            text.push_str(BEFORE_WORD);
            text.push_str(word);
        }
        text.push('\n');
    }
    text
}

/// Words between spaces in their order, then what begins after a mark within them: `M/s. Ravi` gives `m/s.`, `ravi`, `s.`.
fn words_of(text: &str) -> impl Iterator<Item = &str> {
    let spaced = text.split(' ');
    let after_marks = text.split(' ').flat_map(|word| {
        let marks = word.char_indices().filter(|(_, c)| c.is_ascii_punctuation());
        marks.map(|(at, _)| &word[at + 1..])
    });
    spaced.chain(after_marks).filter(|word| !word.is_empty())
}

/// A phone number in every form people remember it by.
fn digit_forms(international: &str, typed: &str) -> String {
    let full = digits(international);
    let code = phonenumber::parse(None, international)
        .map_or(0, |number| number.code().value().to_string().len());
    let national = full.get(code..).unwrap_or_default().to_owned();
    let typed = digits(&fold(typed));
    let mut forms = vec![full];
    for form in [national, typed] {
        if !form.is_empty() && !forms.contains(&form) {
            forms.push(form);
        }
    }
    forms.join(" ")
}

fn digits(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}

/// A word a customer must have, or the whole term in its place, as patterns for `GLOB`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct Need {
    fields: Fields,
    word: String,
    whole: Option<String>,
}

/// What was typed into one box.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Term {
    fields: Fields,
    words: Vec<String>,
    /// What does as well, found anywhere.
    whole: Option<String>,
    /// The whole is not found wherever the words are.
    apart: bool,
}

impl Term {
    /// Reads what was typed; blank asks for nothing.
    fn of(text: &str, fields: Fields) -> Option<Self> {
        let visible: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        let folded = fold(&visible);
        let phone = fields.has(Fields::PHONE).then(|| phone_digits(&folded)).flatten();
        let mut words: Vec<String> = folded.split_whitespace().map(str::to_owned).collect();
        if let Some(short) = phone.as_ref().filter(|digits| !is_long(digits)) {
            words = vec![short.clone()];
        }
        let apart = phone.is_some() || words.first().is_some_and(|word| !is_long(word));
        let whole = Some(phone.unwrap_or(folded)).filter(|w| is_long(w) && words != [w.clone()]);
        (!words.is_empty()).then_some(Self { fields, words, whole, apart })
    }

    fn needs(&self) -> impl Iterator<Item = Need> {
        let whole = self.whole.as_deref().map(anywhere);
        self.words.iter().map(move |word| {
            let pattern = if is_long(word) { anywhere(word) } else { begins(word) };
            Need { fields: self.fields, word: pattern, whole: whole.clone() }
        })
    }

    /// The one word of a term that asks for nothing else, in any field.
    fn only_word(&self) -> Option<&str> {
        match self.words.as_slice() {
            [word] if self.fields == Fields::ALL && self.whole.is_none() => Some(word),
            _ => None,
        }
    }

    /// The index expression that every match fulfils.
    fn expression(&self) -> String {
        let words = self
            .words
            .iter()
            .map(|word| if is_long(word) { trigrams(word) } else { first_letters(word) });
        let words = words.collect::<Vec<_>>().join(" AND ");
        match &self.whole {
            Some(whole) if self.apart => {
                format!("(({words}) OR ({}))", trigrams(&whole.replace(' ', BEFORE_WORD)))
            }
            Some(_) | None => words,
        }
    }
}

/// The digits of what looks like a phone number, without the zeros that are dialled before it.
fn phone_digits(folded: &str) -> Option<String> {
    let marks = |c: char| c.is_ascii_digit() || " +-().".contains(c);
    if !folded.chars().all(marks) {
        return None;
    }
    let digits = digits(folded);
    let bare = digits.trim_start_matches('0');
    let kept = if bare.len() >= WITHOUT_ZEROS_MIN { bare } else { &digits };
    Some(kept.to_owned()).filter(|digits| !digits.is_empty())
}

/// Found anywhere, rather than only where a word begins.
fn is_long(word: &str) -> bool {
    word.chars().nth(TRIGRAM - 1).is_some()
}

/// The trigrams of a word, all asked for: an index without positions knows no phrases.
fn trigrams(word: &str) -> String {
    let letters: Vec<char> = word.chars().collect();
    let quoted = letters.windows(TRIGRAM).take(TRIGRAMS_MAX).map(|three| {
        let three: String = three.iter().collect();
        format!("\"{}\"", three.replace('"', "\"\""))
    });
    quoted.collect::<Vec<_>>().join(" AND ")
}

/// The trigrams of a word's beginning: the spaces before it with its first one and two letters.
fn first_letters(word: &str) -> String {
    let two: String = word.chars().take(2).collect();
    trigrams(&format!("{BEFORE_WORD}{two}"))
}

/// The pattern of a word found anywhere.
fn anywhere(word: &str) -> String {
    format!("*{}*", literal(word))
}

/// The pattern of a word's beginning: after the start of a field, a space or a mark.
fn begins(word: &str) -> String {
    format!("*[]\n !-/:-@[\\^_`{{-~]{}*", literal(word))
}

/// A text as `GLOB` reads it letter by letter.
fn literal(text: &str) -> String {
    let letters = text.chars().map(|c| match c {
        '*' | '?' | '[' => format!("[{c}]"),
        c => c.to_string(),
    });
    letters.collect()
}

/// Everything that was typed, as the search runs it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Search {
    /// Expression for the index of trigrams.
    pub(crate) text: String,
    /// What each customer it gives must have in some field.
    pub(crate) pattern: Option<String>,
    /// What else each customer is checked for.
    pub(crate) needs: Vec<Need>,
    /// What the index of sounds is asked for those who do not hold the term.
    pub(crate) alike: Option<Alike>,
}

impl Search {
    /// The search for these terms; nothing when all are blank.
    pub(crate) fn of<'a>(terms: impl IntoIterator<Item = (&'a str, Fields)>) -> Option<Self> {
        let typed =
            terms.into_iter().filter_map(|typed| Some((typed, Term::of(typed.0, typed.1)?)));
        let (typed, terms): (Vec<_>, Vec<_>) = typed.unzip();
        let mut search = (!terms.is_empty()).then(|| Self::for_terms(&terms))?;
        // Only a name sounds like something, and only by itself.
        if let [(text, fields)] = typed.as_slice()
            && fields.has(Fields::NAME)
        {
            search.alike = Alike::of(text);
        }
        Some(search)
    }

    /// One word in any field is told by the index up to three letters, and by one pattern beyond.
    fn for_terms(terms: &[Term]) -> Self {
        let text = terms.iter().map(Term::expression).collect::<Vec<_>>().join(" AND ");
        let only = match terms {
            [term] => term.only_word(),
            _ => None,
        };
        if let Some(word) = only {
            let pattern = (word.chars().count() > TRIGRAM).then(|| anywhere(word));
            return Self { text, pattern, needs: Vec::new(), alike: None };
        }
        let needs = terms.iter().flat_map(Term::needs).collect();
        Self { text, pattern: None, needs, alike: None }
    }
}

/// A search that puts names beginning with the term first, then customers with a word that begins as it does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Ranked {
    pub(crate) search: Search,
    /// Range of names that begin with the term.
    pub(crate) name: (String, String),
    /// Index expression and pattern of those with a word that begins as the term does.
    pub(crate) begins: String,
    pub(crate) pattern: String,
}

impl Ranked {
    /// The search of a picker; nothing when nothing was typed.
    pub(crate) fn of(text: &str) -> Option<Self> {
        let term = Term::of(text, Fields::ALL)?;
        let search = Search::of([(text, Fields::ALL)])?;
        let first = term.words.first()?;
        let name = fold(text);
        let end = format!("{name}{}", char::MAX);
        let begins = format!("{} AND {}", search.text, first_letters(first));
        Some(Self { search, name: (name, end), begins, pattern: self::begins(first) })
    }
}

#[cfg(test)]
mod tests;
