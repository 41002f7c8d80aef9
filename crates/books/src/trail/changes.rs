//! What a link says of each field, read from its body: the value before and the value after, as people read them.

use std::collections::HashMap;

use serde::Serialize;
use serde_json::{Map, Value};
use specta::Type;

use super::TrailDocument;
use super::words::{Reads, TrailField, TrailWord};
use crate::refusal::{Answer, Refusal};
use crate::told::is_digest;
use crate::values::{Day, Minor, Moment};

/// A field before and after.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct TrailChange {
    /// Which.
    pub field: TrailField,
    /// What it was.
    pub before: TrailValue,
    /// What it is since.
    pub after: TrailValue,
}

/// A value of a field.
#[expect(missing_docs, reason = "a variant's sentence names its fields")]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(tag = "is", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum TrailValue {
    /// There is none.
    Nothing,
    /// It was personal, and is gone for good.
    Erased,
    /// As it was written: of a person their name, of a due the number of its document.
    Text { text: String },
    /// Documents, in the order of their ids.
    Documents { documents: Vec<TrailDocument> },
    /// A word the window knows.
    Word { word: TrailWord },
    /// Several of them.
    Words { words: Vec<TrailWord> },
    /// Minor units.
    Amount { amount: Minor },
    /// A civil date.
    Day { day: Day },
    /// An instant.
    Moment { at: Moment },
    /// Minutes after midnight.
    Minute { minute: u16 },
    /// A whole number.
    Number { number: i32 },
    /// Basis points.
    Share { basis_points: u16 },
    /// Yes or no.
    YesNo { yes: bool },
}

/// What a body names and does not say itself.
#[derive(Debug)]
pub(crate) struct Known<'a> {
    /// Plain values beside the link: by field and side, 0 before and 1 after.
    pub(crate) personal: HashMap<(String, u8), Option<String>>,
    /// Names of people, by their ids.
    pub(crate) people: &'a HashMap<i64, String>,
    /// Documents, by their ids.
    pub(crate) documents: &'a HashMap<i64, TrailDocument>,
    /// Numbers of the documents of dues, by the dues' ids.
    pub(crate) dues: &'a HashMap<i64, String>,
}

/// A body taken apart.
#[derive(Debug, Default)]
pub(crate) struct Body {
    before: Map<String, Value>,
    after: Map<String, Value>,
    /// The noun and the id of what has one of its own.
    pub(crate) subject: Option<(String, i64)>,
}

impl Body {
    /// Reads the body of a link; one without has nothing in it.
    pub(crate) fn read(body: Option<&str>) -> Answer<Self> {
        let Some(body) = body else { return Ok(Self::default()) };
        let unread = |_| Refusal::Internal { reference: "trail".to_owned() };
        let mut all: Map<String, Value> = serde_json::from_str(body).map_err(unread)?;
        let mut side = |name| match all.remove(name) {
            Some(Value::Object(fields)) => fields,
            Some(_) | None => Map::new(),
        };
        let (before, after) = (side("before"), side("after"));
        let subject = all.into_iter().find_map(|(noun, id)| Some((noun, id.as_i64()?)));
        Ok(Self { before, after, subject })
    }

    /// The ids its fields name, of those that read in one way.
    pub(crate) fn ids(&self, reads: Reads) -> impl Iterator<Item = i64> {
        let fields = self.before.iter().chain(&self.after);
        let named = move |field: &str| TrailField::of(field).is_some_and(|f| f.reads() == reads);
        fields.filter(move |(field, _)| named(field)).flat_map(|(_, value)| numbers(value))
    }

    /// Every field that changed and that people look at, in the order of a page.
    pub(crate) fn changes(&self, known: &Known<'_>) -> Vec<TrailChange> {
        let shown = TrailField::ALL.iter().filter(|field| field.reads() != Reads::Within);
        let told = shown.filter(|field| self.after.contains_key(field.column()));
        let change = |field: &TrailField| TrailChange {
            field: *field,
            before: value(*field, 0, &self.before, known),
            after: value(*field, 1, &self.after, known),
        };
        told.map(change).collect()
    }
}

/// The number that a value is, or those of a list.
fn numbers(value: &Value) -> Vec<i64> {
    let list = value.as_array().map_or(std::slice::from_ref(value), Vec::as_slice);
    list.iter().filter_map(Value::as_i64).collect()
}

/// What an id is called; what is not known is numbered.
fn name(names: &HashMap<i64, String>, id: i64) -> String {
    names.get(&id).cloned().unwrap_or_else(|| format!("#{id}"))
}

fn value(field: TrailField, side: u8, told: &Map<String, Value>, known: &Known<'_>) -> TrailValue {
    let Some(value) = told.get(field.column()).filter(|value| !value.is_null()) else {
        return TrailValue::Nothing;
    };
    match value {
        Value::String(text) => words(field, side, text, known),
        Value::Number(number) => figure(field, number.as_i64().unwrap_or_default(), known),
        Value::Array(_) => {
            let named = numbers(value).into_iter();
            let documents = named.filter_map(|id| known.documents.get(&id).cloned());
            TrailValue::Documents { documents: documents.collect() }
        }
        Value::Null | Value::Bool(_) | Value::Object(_) => TrailValue::Nothing,
    }
}

fn words(field: TrailField, side: u8, text: &str, known: &Known<'_>) -> TrailValue {
    if let Some(plain) = known.personal.get(&(field.column().to_owned(), side)) {
        let text = plain.clone();
        return text.map_or(TrailValue::Erased, |text| TrailValue::Text { text });
    }
    if is_digest(text) {
        return TrailValue::Erased;
    }
    if field.reads() == Reads::Words {
        let words: Vec<_> = text.split(", ").filter_map(TrailWord::of).collect();
        return if words.is_empty() { TrailValue::Nothing } else { TrailValue::Words { words } };
    }
    match TrailWord::of(text).filter(|_| field.reads() == Reads::Word) {
        Some(word) => TrailValue::Word { word },
        None => TrailValue::Text { text: text.to_owned() },
    }
}

fn figure(field: TrailField, number: i64, known: &Known<'_>) -> TrailValue {
    let named = |names| TrailValue::Text { text: name(names, number) };
    match field.reads() {
        Reads::Amount => TrailValue::Amount { amount: Minor(number) },
        Reads::Day => crate::db::shop::date(Some(number))
            .map_or(TrailValue::Nothing, |day| TrailValue::Day { day: Day(day) }),
        Reads::Moment => TrailValue::Moment { at: Moment(number) },
        Reads::Minute => TrailValue::Minute { minute: u16::try_from(number).unwrap_or_default() },
        Reads::Share => {
            TrailValue::Share { basis_points: u16::try_from(number).unwrap_or_default() }
        }
        Reads::YesNo => TrailValue::YesNo { yes: number != 0 },
        Reads::Person => named(known.people),
        Reads::Due => named(known.dues),
        Reads::Text
        | Reads::Number
        | Reads::Word
        | Reads::Words
        | Reads::Documents
        | Reads::Within => TrailValue::Number { number: i32::try_from(number).unwrap_or(i32::MAX) },
    }
}

#[cfg(test)]
mod tests;
