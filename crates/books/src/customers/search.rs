//! Finding customers by what is typed. Pure text: which words of a customer are kept where searches look, and what a
//! typed term asks of them. The SQL is in `db::search`.
//!
//! A term matches a customer when each of its words does, or when the whole term is found as it stands. A word of three
//! letters or more is found anywhere; a shorter one only where a word begins. Digits of a phone are found however the
//! number was written.

use std::collections::BTreeMap;

use serde::Serialize;

use super::details::Details;
use crate::text;

/// The fewest letters found anywhere rather than where a word begins.
const SUBSTRING_MIN: usize = 3;
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
}

impl Indexed {
    pub(crate) fn of(details: &Details) -> Self {
        let phone = details.phone.as_ref();
        Self {
            name: fold(&details.name),
            phone: phone.map(|phone| digit_forms(&phone.international, &phone.typed)),
            email: details.email.as_deref().map(fold),
            company: details.company.as_deref().map(fold),
        }
    }

    /// Everything, one field a line, for the index of trigrams.
    pub(crate) fn text(&self) -> String {
        let rest = [&self.phone, &self.email, &self.company].map(|f| f.as_deref().unwrap_or(""));
        let [phone, email, company] = rest;
        [&self.name, phone, email, company].join("\n")
    }

    /// Every word with the fields it begins in.
    pub(crate) fn words(&self) -> BTreeMap<String, u8> {
        let mut words = BTreeMap::new();
        let fields = [
            (Some(&self.name), Fields::NAME),
            (self.phone.as_ref(), Fields::PHONE),
            (self.email.as_ref(), Fields::EMAIL),
            (self.company.as_ref(), Fields::COMPANY),
        ];
        for (text, field) in fields {
            for word in text.map(|text| words_of(text)).into_iter().flatten() {
                *words.entry(word.to_owned()).or_insert(0) |= field.0;
            }
        }
        words
    }
}

/// Words between spaces, and between marks within them: `M/s. Ravi` begins with `m`, `s`, `ravi` and `m/s`.
fn words_of(text: &str) -> impl Iterator<Item = &str> {
    let spaced = text.split(' ');
    let marked = text.split(|c: char| c == ' ' || c.is_ascii_punctuation());
    spaced.chain(marked).filter(|word| !word.is_empty())
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

/// A word a customer must have, or the whole term in its place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct Need {
    fields: Fields,
    word: String,
    /// For a word that must begin one: the end of its range.
    end: Option<String>,
    /// What does as well, found anywhere.
    whole: Option<String>,
}

/// What was typed into one box.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Term {
    fields: Fields,
    words: Vec<String>,
    whole: Option<String>,
    /// The whole term is a phone number, and may be found where its words are not.
    is_phone: bool,
}

impl Term {
    /// Reads what was typed; blank asks for nothing.
    fn of(text: &str, fields: Fields) -> Option<Self> {
        let visible: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        let folded = fold(&visible);
        let phone = fields.has(Fields::PHONE).then(|| phone_digits(&folded)).flatten();
        let is_phone = phone.is_some();
        let mut words: Vec<String> = folded.split_whitespace().map(str::to_owned).collect();
        if let Some(short) = phone.as_ref().filter(|digits| digits.len() < SUBSTRING_MIN) {
            words = vec![short.clone()];
        }
        let whole = phone.unwrap_or(folded);
        let whole = Some(whole).filter(|whole| is_long(whole) && words != [whole.clone()]);
        (!words.is_empty()).then_some(Self { fields, words, whole, is_phone })
    }

    fn needs(&self) -> impl Iterator<Item = Need> {
        self.words.iter().map(|word| Need {
            fields: self.fields,
            word: word.clone(),
            end: (!is_long(word)).then(|| end_of(word)),
            whole: self.whole.clone(),
        })
    }

    /// The index expression that every match fulfils; none when a match may lie outside the index of trigrams.
    fn expression(&self) -> Option<String> {
        let long: Vec<_> = self.words.iter().filter(|word| is_long(word)).collect();
        if long.is_empty() {
            return None;
        }
        let words = long.iter().map(|word| trigrams(word)).collect::<Vec<_>>().join(" AND ");
        match &self.whole {
            Some(digits) if self.is_phone => Some(format!("(({words}) OR ({}))", trigrams(digits))),
            Some(_) | None => Some(words),
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

fn is_long(word: &str) -> bool {
    word.chars().nth(SUBSTRING_MIN - 1).is_some()
}

/// After every word that begins like this one.
fn end_of(word: &str) -> String {
    format!("{word}{}", char::MAX)
}

/// `"rav" AND "avi"`: an index without positions knows no phrases.
fn trigrams(word: &str) -> String {
    let letters: Vec<char> = word.chars().collect();
    let quoted = letters.windows(SUBSTRING_MIN).take(TRIGRAMS_MAX).map(|three| {
        let three: String = three.iter().collect();
        format!("\"{}\"", three.replace('"', "\"\""))
    });
    quoted.collect::<Vec<_>>().join(" AND ")
}

/// Everything that was typed, as the search runs it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Search {
    /// Expression for the index of trigrams.
    pub(crate) text: Option<String>,
    /// Range of words that begin a match.
    pub(crate) words: Option<(String, String)>,
    /// Each must be met.
    pub(crate) needs: Vec<Need>,
}

impl Search {
    /// The search for these terms; nothing when all are blank.
    pub(crate) fn of<'a>(terms: impl IntoIterator<Item = (&'a str, Fields)>) -> Option<Self> {
        let terms: Vec<_> =
            terms.into_iter().filter_map(|(text, fields)| Term::of(text, fields)).collect();
        let first = terms.first()?;
        let needs = terms.iter().flat_map(Term::needs).collect();
        let long: Vec<_> = terms.iter().filter_map(Term::expression).collect();
        if long.is_empty() {
            let text = first.whole.as_deref().map(trigrams);
            return Some(Self { text, words: begins(first), needs });
        }
        Some(Self { text: Some(long.join(" AND ")), words: None, needs })
    }

    /// The search of a picker: one term, with the range of its first word for ranking.
    pub(crate) fn ranked(text: &str) -> Option<Ranked> {
        let term = Term::of(text, Fields::ALL)?;
        let search = Self {
            text: term.expression().or_else(|| term.whole.as_deref().map(trigrams)),
            words: begins(&term),
            needs: term.needs().collect(),
        };
        let name = fold(text);
        Some(Ranked { search, name: (name.clone(), end_of(&name)) })
    }
}

fn begins(term: &Term) -> Option<(String, String)> {
    term.words.first().map(|word| (word.clone(), end_of(word)))
}

/// A search that puts names beginning with the term first, then words that do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Ranked {
    pub(crate) search: Search,
    /// Range of names that begin with the term.
    pub(crate) name: (String, String),
}

#[cfg(test)]
mod tests;
