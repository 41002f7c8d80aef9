//! Stretches of long lists: where one begins, how long it is, and what follows it. A list is walked by an index, newest
//! first, from a cursor; rows before the cursor are never read.

use crate::refusal::{Answer, Refusal};
use crate::values::{DocumentKind, Stretch};

/// Rows of a stretch unless told otherwise.
const USUAL: u32 = 50;
/// Rows of the longest stretch.
const LONGEST: u32 = 200;

/// Sorts after every number of a series.
const AFTER_ALL: &str = "\u{10ffff}";

/// Where a stretch begins: after this day and id, going back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Cursor {
    pub(crate) day: i64,
    pub(crate) id: i64,
}

impl Cursor {
    /// Reads `day.id`; none begins at the newest row.
    pub(crate) fn read(after: Option<&str>) -> Answer<Self> {
        let Some(after) = after else { return Ok(Self { day: i64::MAX, id: i64::MAX }) };
        let (day, id) = after.split_once('.').unwrap_or_default();
        match (day.parse(), id.parse()) {
            (Ok(day), Ok(id)) => Ok(Self { day, id }),
            (Ok(_) | Err(_), Ok(_) | Err(_)) => Err(Refusal::NotAChoice.on("after")),
        }
    }

    /// No later than the end of a day.
    pub(crate) fn until(self, last: i64) -> Self {
        if self.day > last { Self { day: last, id: i64::MAX } } else { self }
    }

    /// The cursor of what follows a row.
    pub(crate) fn of(on: ledger::Date, id: i64) -> String {
        format!("{}.{id}", on.day_number())
    }
}

/// How many rows are asked for: at least one, at most 200.
pub(crate) fn limit(wished: Option<u32>) -> usize {
    wished.unwrap_or(USUAL).clamp(1, LONGEST) as usize
}

/// A stretch of rows of which one more than `limit` was read, to know whether any follow.
pub(crate) fn stretch<T>(
    mut rows: Vec<T>,
    limit: usize,
    cursor: impl Fn(&T) -> String,
) -> Stretch<T> {
    let more = rows.len() > limit;
    rows.truncate(limit);
    let next = rows.last().filter(|_| more).map(cursor);
    Stretch { rows, next }
}

/// The numbers a search means: those of a kind that begin with it, from the first up to before the second. The letters
/// of the series may be left out.
pub(crate) fn numbers(kind: DocumentKind, search: Option<&str>) -> Option<(String, String)> {
    let text = search.map(str::trim).filter(|text| !text.is_empty())?.to_uppercase();
    let prefix = kind.prefix();
    let begins = text.starts_with(prefix) || prefix.starts_with(&text);
    let low = if begins { text } else { format!("{prefix}/{text}") };
    let high = format!("{low}{AFTER_ALL}");
    Some((low, high))
}

/// The numbers of any search: all there are.
pub(crate) fn any_number() -> (String, String) {
    (String::new(), AFTER_ALL.to_owned())
}
