//! The walk along the trail: each link with the rows it made, a chunk of links at a time, so that a book of any size is
//! read in bounded memory.

use std::collections::VecDeque;

use sqlx::sqlite::SqliteConnection;

use super::personal::{Plain, plain};
use crate::db::batch::{
    AllocationRow, DocumentRow, DueRow, EntryRow, LineRow, canon_allocation, canon_document,
    canon_due, canon_entry, canon_line,
};
use crate::db::sys::rows::Reading;
use crate::db::trail::{Canon, Link, Tail};
use crate::refusal::Answer;

/// Links read at a time.
const LINKS: i64 = 1_000;

/// A link as it lies in the file, and the canonical bytes of the rows between its marks and those before it.
#[derive(Debug)]
pub(crate) struct Linked {
    pub(crate) seq: i64,
    pub(crate) at: i64,
    pub(crate) user: i64,
    pub(crate) action: i64,
    pub(crate) customer: Option<i64>,
    pub(crate) document: Option<i64>,
    pub(crate) body: Option<String>,
    /// The link before it that is about the same customer, as kept.
    pub(crate) earlier: Option<i64>,
    /// The highest ids of documents, entries, dues and allocations after it.
    pub(crate) marks: [i64; 4],
    pub(crate) hash: Vec<u8>,
    canon: Canon,
    pub(crate) documents: Vec<Documented>,
    pub(crate) entries: Vec<EntryRow>,
    pub(crate) dues: Vec<Owed>,
    pub(crate) allocations: Vec<AllocationRow>,
    /// The plain values that lie beside it, or beside no link before it.
    pub(crate) plain: Vec<Plain>,
}

/// A document with what is kept of it.
#[derive(Debug)]
pub(crate) struct Documented {
    pub(crate) row: DocumentRow,
    pub(crate) used: i64,
    pub(crate) ended: i64,
    user: i64,
    at: i64,
}

/// A due with what is kept of it.
#[derive(Debug)]
pub(crate) struct Owed {
    pub(crate) row: DueRow,
    pub(crate) settled: i64,
    pub(crate) ended: i64,
}

impl Linked {
    /// The hash this link must have after that one.
    pub(crate) fn hash(&self, before: [u8; 32], chain_key: [u8; 32]) -> [u8; 32] {
        let [documents, entries, dues, allocations] = self.marks;
        let tail =
            Tail { seq: self.seq, documents, entries, dues, allocations, hash: before, chain_key };
        let link = Link {
            at: self.at,
            user: self.user,
            action: self.action,
            customer: self.customer,
            document: self.document,
            body: self.body.as_deref(),
        };
        tail.link(&link, &self.canon)
    }
}

/// Where the walk is.
#[derive(Debug, Default)]
pub(crate) struct Walk {
    seq: i64,
    marks: [i64; 4],
}

/// So many links as they were read, with the rows they made.
#[derive(Debug)]
pub(crate) struct Stretch {
    links: Vec<MarkedLink>,
    rows: Rows,
}

impl Walk {
    /// The next links; none at the end of the trail.
    pub(crate) async fn next(&mut self, conn: &mut SqliteConnection) -> Answer<Option<Stretch>> {
        let mut file = Reading::begin(conn).await?;
        let links = links(&mut file, self.seq)?;
        let Some(((last, ..), marks, _)) = links.last() else { return Ok(None) };
        let mut rows = Rows::read(&mut file, self.marks, *marks)?;
        rows.plain = plain(&mut file, self.seq, *last)?;
        (self.seq, self.marks) = (*last, *marks);
        Ok(Some(Stretch { links, rows }))
    }
}

impl Stretch {
    /// Each link with the rows it made.
    pub(crate) fn linked(self) -> impl Iterator<Item = Linked> {
        let mut rows = self.rows;
        self.links.into_iter().map(move |link| rows.made_by(link))
    }
}

/// The rows that some links made, in the order of their ids.
#[derive(Debug)]
struct Rows {
    documents: VecDeque<Documented>,
    entries: VecDeque<(EntryRow, i64, i64)>,
    dues: VecDeque<Owed>,
    allocations: VecDeque<AllocationRow>,
    lines: VecDeque<LineRow>,
    plain: VecDeque<Plain>,
}

impl Rows {
    fn read(file: &mut Reading<'_>, after: [i64; 4], to: [i64; 4]) -> Answer<Self> {
        Ok(Self {
            documents: documents(file, after[0], to[0])?,
            entries: entries(file, after[1], to[1])?,
            dues: dues(file, after[2], to[2])?,
            allocations: allocations(file, after[3], to[3])?,
            lines: lines(file, after[0], to[0])?,
            plain: VecDeque::new(),
        })
    }

    /// Takes the rows up to a link's marks, in the order in which a write puts them.
    fn made_by(&mut self, (link, marks, hash): MarkedLink) -> Linked {
        let (seq, at, user, action, customer, document, body, earlier) = link;
        let mut canon = Canon::default();
        let documents = take(&mut self.documents, |one| one.row.id <= marks[0]);
        for Documented { row, user, at, .. } in &documents {
            canon_document(&mut canon, row, *user, *at);
        }
        let entries = take(&mut self.entries, |(row, ..)| row.id <= marks[1]);
        for (row, user, at) in &entries {
            canon_entry(&mut canon, row, *user, *at);
        }
        let dues = take(&mut self.dues, |one| one.row.id <= marks[2]);
        for Owed { row, .. } in &dues {
            canon_due(&mut canon, row);
        }
        let allocations = take(&mut self.allocations, |row| row.id <= marks[3]);
        for row in &allocations {
            canon_allocation(&mut canon, row);
        }
        for row in take(&mut self.lines, |row| row.document <= marks[0]) {
            canon_line(&mut canon, &row);
        }
        Linked {
            seq,
            at,
            user,
            action,
            customer,
            document,
            body,
            earlier,
            marks,
            hash,
            canon,
            documents,
            entries: entries.into_iter().map(|(row, ..)| row).collect(),
            dues,
            allocations,
            plain: take(&mut self.plain, |plain| plain.seq <= seq),
        }
    }
}

/// A link with its marks and its hash.
type MarkedLink = (LinkFields, [i64; 4], Vec<u8>);

/// Number, moment, who, kind, customer, document, body, and the link before it about the same customer.
type LinkFields = (i64, i64, i64, i64, Option<i64>, Option<i64>, Option<String>, Option<i64>);

/// Takes rows from the front while they are wanted.
fn take<T>(rows: &mut VecDeque<T>, wanted: impl Fn(&T) -> bool) -> Vec<T> {
    let count = rows.iter().take_while(|row| wanted(row)).count();
    rows.drain(..count).collect()
}

/// The links after a number.
fn links(file: &mut Reading<'_>, after: i64) -> Answer<Vec<MarkedLink>> {
    let sql = c"SELECT seq, at, user_id, action, customer_id, document_id, body, earlier,
                       documents, entries, dues, allocations, hash
                FROM trail WHERE seq > ?1 ORDER BY seq LIMIT ?2";
    let mut links = Vec::new();
    file.each_row(sql, &[after, LINKS], |row| {
        let fields = (
            row.int(0),
            row.int(1),
            row.int(2),
            row.int(3),
            row.maybe(4),
            row.maybe(5),
            row.text(6)?,
            row.maybe(7),
        );
        let marks = [row.int(8), row.int(9), row.int(10), row.int(11)];
        links.push((fields, marks, row.bytes(12).unwrap_or_default().to_vec()));
        Ok(())
    })?;
    Ok(links)
}

/// Documents, each with what is kept of it, who recorded it and when.
fn documents(file: &mut Reading<'_>, after: i64, to: i64) -> Answer<VecDeque<Documented>> {
    let sql = c"SELECT id, kind, customer_id, number, day, amount, method, about_id, detail, note, user_id, at,
                       used, ended, open, next_due
                FROM document WHERE id > ?1 AND id <= ?2 ORDER BY id";
    let mut rows = VecDeque::new();
    file.each_row(sql, &[after, to], |row| {
        let read = DocumentRow {
            id: row.int(0),
            kind: row.int(1),
            customer: row.maybe(2),
            number: row.text(3)?,
            day: row.int(4),
            amount: row.int(5),
            method: row.maybe(6),
            about: row.maybe(7),
            detail: row.text(8)?,
            note: row.text(9)?,
            open: row.int(14),
            next_due: row.maybe(15),
        };
        rows.push_back(Documented {
            row: read,
            user: row.int(10),
            at: row.int(11),
            used: row.int(12),
            ended: row.int(13),
        });
        Ok(())
    })?;
    Ok(rows)
}

/// Entries with their postings, each with who recorded it and when.
fn entries(file: &mut Reading<'_>, after: i64, to: i64) -> Answer<VecDeque<(EntryRow, i64, i64)>> {
    let sql =
        c"SELECT entry_id, account, amount FROM posting WHERE entry_id > ?1 AND entry_id <= ?2
                ORDER BY entry_id, account";
    let mut postings = VecDeque::new();
    file.each_row(sql, &[after, to], |row| {
        postings.push_back((row.int(0), row.int(1), row.int(2)));
        Ok(())
    })?;
    let sql = c"SELECT id, document_id, customer_id, day, reverses, effect, reason, user_id, at
                FROM entry WHERE id > ?1 AND id <= ?2 ORDER BY id";
    let mut rows = VecDeque::new();
    file.each_row(sql, &[after, to], |row| {
        let id = row.int(0);
        let own = take(&mut postings, |(entry, ..)| *entry <= id);
        let entry = EntryRow {
            id,
            document: row.int(1),
            customer: row.maybe(2),
            day: row.int(3),
            reverses: row.maybe(4),
            effect: row.int(5),
            reason: row.text(6)?,
            postings: own.into_iter().map(|(_, account, amount)| (account, amount)).collect(),
        };
        rows.push_back((entry, row.int(7), row.int(8)));
        Ok(())
    })?;
    Ok(rows)
}

fn dues(file: &mut Reading<'_>, after: i64, to: i64) -> Answer<VecDeque<Owed>> {
    let sql = c"SELECT id, document_id, customer_id, due_day, amount, on_loans, settled, ended
                FROM due WHERE id > ?1 AND id <= ?2 ORDER BY id";
    let mut rows = VecDeque::new();
    file.each_row(sql, &[after, to], |row| {
        let read = DueRow {
            id: row.int(0),
            document: row.int(1),
            customer: row.int(2),
            day: row.int(3),
            amount: row.int(4),
            on_loans: row.int(5),
        };
        rows.push_back(Owed { row: read, settled: row.int(6), ended: row.int(7) });
        Ok(())
    })?;
    Ok(rows)
}

fn allocations(file: &mut Reading<'_>, after: i64, to: i64) -> Answer<VecDeque<AllocationRow>> {
    let sql = c"SELECT id, document_id, due_id, day, amount
                FROM allocation WHERE id > ?1 AND id <= ?2 ORDER BY id";
    let mut rows = VecDeque::new();
    file.each_row(sql, &[after, to], |row| {
        rows.push_back(AllocationRow {
            id: row.int(0),
            document: row.int(1),
            due: row.int(2),
            day: row.int(3),
            amount: row.int(4),
        });
        Ok(())
    })?;
    Ok(rows)
}

fn lines(file: &mut Reading<'_>, after: i64, to: i64) -> Answer<VecDeque<LineRow>> {
    let sql = c"SELECT document_id, position, description, quantity, unit, unit_price, discount, discount_rate,
                       tax_name, tax_rate, with_tax, taxable, tax
                FROM invoice_line WHERE document_id > ?1 AND document_id <= ?2 ORDER BY document_id, position";
    let mut rows = VecDeque::new();
    file.each_row(sql, &[after, to], |row| {
        rows.push_back(LineRow {
            document: row.int(0),
            position: row.int(1),
            description: row.text(2)?.unwrap_or_default(),
            quantity: row.int(3),
            unit: row.text(4)?,
            unit_price: row.int(5),
            discount: row.int(6),
            discount_rate: row.maybe(7),
            tax_name: row.text(8)?,
            tax_rate: row.int(9),
            with_tax: row.int(10),
            taxable: row.int(11),
            tax: row.int(12),
        });
        Ok(())
    })?;
    Ok(rows)
}
