//! Every table, read once: each of its indexes leads to every row and to nothing else, in order, and what a row names is
//! there. SQLite's own check of indexes looks every row up in every index, which takes several times as long.

mod plan;

use std::collections::HashMap;
use std::ffi::CString;
use std::hash::{BuildHasher, RandomState};

use sqlx::sqlite::SqliteConnection;
use tokio::task::yield_now;

use self::plan::{Index, Table};
use super::by_id::ById;
use crate::db::sys::rows::{Reading, Row, Value};
use crate::doctor::Problem;
use crate::refusal::{Answer, Refusal};

/// The first index that is not its table's, and the first row that names one that is not there.
#[derive(Debug, Default)]
pub(crate) struct Astray {
    pub(crate) index: Option<Problem>,
    pub(crate) reference: Option<Problem>,
}

/// Reads every table and every index.
pub(crate) async fn astray(conn: &mut SqliteConnection) -> Answer<Astray> {
    let tables = plan::tables(conn).await?;
    let (file, mut parents) = (&mut Reading::begin(conn).await?, HashMap::new());
    // Nobody can choose rows whose marks add up to the same: the marks are others at every check.
    let (marks, mut found) = (RandomState::new(), Astray::default());
    for table in tables {
        // Whoever else is at it may go on.
        yield_now().await;
        let mut rows = Rows::new(&table, &marks, &parents);
        each(file, &table.rows(), |row| rows.see(row))?;
        let Rows { sums, stray, ids, .. } = rows;
        found.reference = found.reference.or(stray);
        for (index, sum) in table.indexes.iter().zip(sums) {
            if found.index.is_none() && !leads(file, &table, index, &marks, sum)? {
                let detail = format!("index {} of {}", index.name, table.name);
                found.index = Some(Problem::Structure { detail });
            }
        }
        parents.insert(table.name, ids);
    }
    Ok(found)
}

fn each(file: &mut Reading<'_>, sql: &str, mut see: impl FnMut(&Row<'_>)) -> Answer<()> {
    let sql = CString::new(sql).map_err(|_| Refusal::BookDamaged { detail: "schema".into() })?;
    file.each_row(&sql, &[], |row| {
        see(row);
        Ok(())
    })
}

/// How many entries an index has, and what their marks add up to in any order.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
struct Sum {
    entries: u64,
    marks: u64,
}

impl Sum {
    fn add(&mut self, entry: &[u8], marks: &RandomState) {
        self.entries += 1;
        self.marks = self.marks.wrapping_add(marks.hash_one(entry));
    }
}

/// Whether an index has an entry for each row of its table and no other, in order, and names none twice that must not be.
fn leads(
    file: &mut Reading<'_>,
    table: &Table,
    index: &Index,
    marks: &RandomState,
    wanted: Sum,
) -> Answer<bool> {
    let (mut sum, mut sorted) = (Sum::default(), true);
    let (mut last, mut entry, mut last_keys) = (Vec::new(), Vec::new(), None);
    each(file, &table.entries(index), |row| {
        entry.clear();
        let (mut keys, mut whole) = (0, true);
        for place in 0..index.terms.len() {
            let value = row.value(column(place));
            push(&mut entry, value);
            if place < index.keys {
                keys = entry.len();
                whole &= value != Value::Nothing;
            }
        }
        let twice =
            index.unique && whole && last_keys == Some(keys) && last[..keys] == entry[..keys];
        sorted &= last < entry && !twice;
        sum.add(&entry, marks);
        std::mem::swap(&mut last, &mut entry);
        last_keys = Some(keys);
    })?;
    Ok(sorted && sum == wanted)
}

/// What is seen of the rows of a table.
struct Rows<'a> {
    table: &'a Table,
    marks: &'a RandomState,
    /// The ids that each reference may name; its own where there are none.
    parents: Vec<Option<&'a ById<()>>>,
    /// The ids so far by which its own rows are named.
    ids: ById<()>,
    /// What each index should add up to.
    sums: Vec<Sum>,
    stray: Option<Problem>,
    /// The values of a row one after the other, and where each ends.
    cells: Vec<u8>,
    ends: Vec<usize>,
    entry: Vec<u8>,
}

impl<'a> Rows<'a> {
    fn new(
        table: &'a Table,
        marks: &'a RandomState,
        parents: &'a HashMap<String, ById<()>>,
    ) -> Self {
        Self {
            table,
            marks,
            parents: table.references.iter().map(|(_, parent)| parents.get(parent)).collect(),
            ids: ById::default(),
            sums: vec![Sum::default(); table.indexes.len()],
            stray: None,
            cells: Vec::new(),
            ends: Vec::new(),
            entry: Vec::new(),
        }
    }

    fn see(&mut self, row: &Row<'_>) {
        self.cells.clear();
        self.ends.clear();
        for place in 0..self.table.terms.len() {
            push(&mut self.cells, row.value(column(place)));
            self.ends.push(self.cells.len());
        }
        for (index, sum) in self.table.indexes.iter().zip(&mut self.sums) {
            if index.condition.is_some_and(|place| row.int(column(place)) == 0) {
                continue;
            }
            self.entry.clear();
            for place in &index.terms {
                let begin = place.checked_sub(1).map_or(0, |before| self.ends[before]);
                self.entry.extend_from_slice(&self.cells[begin..self.ends[*place]]);
            }
            sum.add(&self.entry, self.marks);
        }
        if let Some(place) = self.table.named {
            self.ids.push(row.int(column(place)), ());
        }
        for ((place, parent), ids) in self.table.references.iter().zip(&self.parents) {
            let ids = ids.unwrap_or(&self.ids);
            if let Value::Int(id) = row.value(column(*place))
                && ids.get(id).is_none()
            {
                let (table, parent) = (self.table.name.clone(), parent.clone());
                self.stray.get_or_insert(Problem::Reference { table, parent });
            }
        }
    }
}

/// A statement never has as many columns as this may count.
fn column(place: usize) -> i32 {
    i32::try_from(place).unwrap_or(i32::MAX)
}

/// Appends a value so that bytes sort as values do in an index: nothing, numbers, texts, bytes. A text ends with two zeros,
/// which nothing in it looks like.
fn push(bytes: &mut Vec<u8>, value: Value<'_>) {
    let (kind, held) = match value {
        Value::Nothing => return bytes.push(0),
        Value::Int(number) => {
            bytes.push(1);
            return bytes.extend_from_slice(&(number ^ i64::MIN).to_be_bytes());
        }
        Value::Text(held) => (2, held),
        Value::Bytes(held) => (3, held),
    };
    bytes.push(kind);
    for part in held.split_inclusive(|byte| *byte == 0) {
        bytes.extend_from_slice(part);
        if part.ends_with(&[0]) {
            bytes.push(0xff);
        }
    }
    bytes.extend_from_slice(&[0, 0]);
}
