//! Templates: the texts that come with the program, the words in braces, and how a text is filled in. Pure text.

use std::collections::BTreeMap;

use super::{TemplateKind, TextLanguage};
use crate::refusal::{Answer, At, Refusal};

/// The longest template, in characters.
const TEMPLATE_MAX: usize = 1_000;

const ENGLISH: &str = include_str!("../../../../messages/customers/en.txt");
const HINDI: &str = include_str!("../../../../messages/customers/hi.txt");
const URDU: &str = include_str!("../../../../messages/customers/ur.txt");

impl TextLanguage {
    /// Every one.
    pub const ALL: [Self; 3] = [Self::En, Self::Hi, Self::Ur];

    /// The word the file keeps, which is the tag of the language.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Hi => "hi",
            Self::Ur => "ur",
        }
    }

    /// The language of a tag such as `hi` or `ur-PK`, if messages can be written in it.
    pub(crate) fn of(tag: &str) -> Option<Self> {
        let language = tag.split('-').next().unwrap_or(tag);
        Self::ALL.into_iter().find(|known| known.word() == language)
    }

    fn texts(self) -> &'static str {
        match self {
            Self::En => ENGLISH,
            Self::Hi => HINDI,
            Self::Ur => URDU,
        }
    }

    /// A piece of the file of this language: what stands under `[name]`.
    pub(crate) fn text(self, name: &str) -> &'static str {
        let mut pieces = self.texts().split("\n[").skip(1);
        let piece = pieces.find_map(|piece| piece.strip_prefix(name)?.strip_prefix("]\n"));
        piece.unwrap_or_default().trim()
    }
}

impl TemplateKind {
    /// Every one, in the order in which the settings show them.
    pub const ALL: [Self; 6] =
        [Self::Gentle, Self::Firm, Self::Final, Self::Receipt, Self::Invoice, Self::Balance];

    /// The word the file keeps.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Gentle => "gentle",
            Self::Firm => "firm",
            Self::Final => "final",
            Self::Receipt => "receipt",
            Self::Invoice => "invoice",
            Self::Balance => "balance",
        }
    }

    /// Whether it asks for money that is due.
    pub(crate) fn is_reminder(self) -> bool {
        match self {
            Self::Gentle | Self::Firm | Self::Final => true,
            Self::Receipt | Self::Invoice | Self::Balance => false,
        }
    }

    /// Which reminder fits somebody: the gentle one first, a firmer one to who was written to before and is a week late,
    /// the last one to who was written to twice and is a month late.
    pub(crate) fn reminder(days_late: u32, written: u32) -> Self {
        match (days_late, written) {
            (30.., 2..) => Self::Final,
            (7.., 1..) => Self::Firm,
            _not_yet => Self::Gentle,
        }
    }
}

/// The words that may stand in braces, in the order of [`Word::ALL`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Word {
    Name,
    Shop,
    Amount,
    Since,
    Bills,
    Pay,
    Balance,
    Number,
    Date,
    Due,
}

impl Word {
    const ALL: [(&'static str, Self); 10] = [
        ("name", Self::Name),
        ("shop", Self::Shop),
        ("amount", Self::Amount),
        ("since", Self::Since),
        ("bills", Self::Bills),
        ("pay", Self::Pay),
        ("balance", Self::Balance),
        ("number", Self::Number),
        ("date", Self::Date),
        ("due", Self::Due),
    ];

    fn of(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|(name, _)| *name == word).map(|(_, word)| word)
    }
}

/// What the words in braces stand for; one that is missing has nothing to say.
pub(crate) type Values = BTreeMap<Word, String>;

/// A piece of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Piece<'a> {
    Text(&'a str),
    Word(&'a str),
}

/// A line as its pieces. A brace that encloses no word is text.
fn pieces(line: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut rest = line;
    while let Some((before, word, after)) = next_word(rest) {
        pieces.extend([Piece::Text(before), Piece::Word(word)]);
        rest = after;
    }
    pieces.push(Piece::Text(rest));
    pieces
}

/// The text before the first word in braces, the word, and the text after it.
fn next_word(text: &str) -> Option<(&str, &str, &str)> {
    text.match_indices('{').find_map(|(at, brace)| {
        let (word, after) = text.get(at + brace.len()..)?.split_once('}')?;
        let word = word.trim();
        let is_word = !word.is_empty() && word.chars().all(char::is_alphanumeric);
        is_word.then_some((text.get(..at)?, word, after))
    })
}

/// A template as it is kept: not empty, not too long, and without a word in braces that there is not.
pub(crate) fn checked(text: &str) -> Answer<String> {
    let text = ledger::text::reason(text).at("text")?;
    if text.chars().count() > TEMPLATE_MAX {
        return Err(Refusal::TooLong { max: 1_000 }.on("text"));
    }
    let unknown = text.lines().flat_map(pieces).find_map(|piece| match piece {
        Piece::Word(word) if Word::of(word).is_none() => Some(word.to_owned()),
        Piece::Word(_) | Piece::Text(_) => None,
    });
    match unknown {
        Some(word) => Err(Refusal::UnknownWord { word }.on("text")),
        None => Ok(text.to_owned()),
    }
}

/// Fills a template in. A line in which a word has nothing to say is left out, and empty lines never follow one another.
pub(crate) fn fill(template: &str, values: &Values) -> String {
    let mut lines: Vec<String> = Vec::new();
    for line in template.lines().filter_map(|line| filled(line.trim_end(), values)) {
        if !line.is_empty() || lines.last().is_some_and(|last| !last.is_empty()) {
            lines.push(line);
        }
    }
    lines.join("\n").trim_end().to_owned()
}

fn filled(line: &str, values: &Values) -> Option<String> {
    let said = |piece| match piece {
        Piece::Text(text) => Some(text),
        Piece::Word(word) => values.get(&Word::of(word)?).map(String::as_str),
    };
    pieces(line).into_iter().map(said).collect()
}

#[cfg(test)]
mod tests;
