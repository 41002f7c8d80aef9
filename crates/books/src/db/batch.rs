//! What one write makes: documents with their lines, entries with their postings, dues and allocations. Ids are given
//! here, from the tail, so that the whole of it goes to SQLite in one call.

mod canon;
mod fields;
mod request;

pub(crate) use canon::{canon_allocation, canon_document, canon_due, canon_entry, canon_line};
pub(crate) use request::{RequestRow, begun, seen};

use std::collections::HashMap;

use ledger::account::Receivable;
use ledger::allocation::OpenDue;
use ledger::due::Instalment;
use ledger::{Account, Date, Entry, Money};
use serde::Serialize;
use sqlx::sqlite::SqliteConnection;

use super::numbers::NextNumber;
use super::trail::{Canon, Link, Tail};
use crate::refusal::{Answer, Refusal};
use crate::shops::hex;

/// A new document; `at` and `user_id` are the write's own.
#[derive(Debug, Clone, Default)]
pub(crate) struct DocumentRow {
    pub(crate) id: i64,
    pub(crate) kind: i64,
    pub(crate) customer: Option<i64>,
    pub(crate) number: Option<String>,
    pub(crate) day: i64,
    pub(crate) amount: i64,
    pub(crate) method: Option<i64>,
    pub(crate) about: Option<i64>,
    pub(crate) detail: Option<String>,
    pub(crate) note: Option<String>,
    /// Of a charge: the sum of its dues, which [`Batch::due`] keeps.
    pub(crate) open: i64,
    /// Of a charge: the day of its first due.
    pub(crate) next_due: Option<i64>,
}

#[derive(Debug, Clone)]
pub(crate) struct EntryRow {
    pub(crate) id: i64,
    pub(crate) document: i64,
    pub(crate) customer: Option<i64>,
    pub(crate) day: i64,
    pub(crate) reverses: Option<i64>,
    pub(crate) effect: i64,
    pub(crate) reason: Option<String>,
    /// Account code and signed amount, in the order of codes.
    pub(crate) postings: Vec<(i64, i64)>,
}

#[derive(Debug, Clone)]
pub(crate) struct DueRow {
    pub(crate) id: i64,
    pub(crate) document: i64,
    pub(crate) customer: i64,
    pub(crate) day: i64,
    pub(crate) amount: i64,
    pub(crate) on_loans: i64,
}

#[derive(Debug, Clone)]
pub(crate) struct AllocationRow {
    pub(crate) id: i64,
    pub(crate) document: i64,
    pub(crate) due: i64,
    pub(crate) day: i64,
    pub(crate) amount: i64,
}

#[derive(Debug, Clone)]
pub(crate) struct LineRow {
    pub(crate) document: i64,
    pub(crate) position: i64,
    pub(crate) description: String,
    pub(crate) quantity: i64,
    pub(crate) unit: Option<String>,
    pub(crate) unit_price: i64,
    pub(crate) discount: i64,
    pub(crate) discount_rate: Option<i64>,
    pub(crate) tax_name: Option<String>,
    pub(crate) tax_rate: i64,
    pub(crate) with_tax: i64,
    pub(crate) taxable: i64,
    pub(crate) tax: i64,
}

/// The number a write gives: which series, and how far it is now.
#[derive(Debug, Clone)]
pub(crate) struct SeriesRow {
    pub(crate) kind: i64,
    pub(crate) year: String,
    pub(crate) last: i64,
    pub(crate) day: i64,
}

/// A link of the trail: sequence, kind, customer, document, body, the four marks, its hash in hexadecimal, and the link of
/// this batch before it that is about the same customer.
type LinkRow = (i64, i64, Option<i64>, Option<i64>, Option<String>, [i64; 4], String, Option<i64>);

/// Everything one write appends: one link's worth, or that of many.
#[derive(Debug, Clone)]
pub(crate) struct Batch {
    #[cfg(feature = "bulk")]
    before: Tail,
    tail: Tail,
    documents: Vec<DocumentRow>,
    entries: Vec<EntryRow>,
    dues: Vec<DueRow>,
    allocations: Vec<AllocationRow>,
    lines: Vec<LineRow>,
    series: Vec<SeriesRow>,
    links: Vec<LinkRow>,
    /// The last link about each customer.
    latest: HashMap<i64, i64>,
    /// Id, digest and subject, the first two in hexadecimal.
    requests: Vec<(String, String, i64)>,
    /// How many of each row the links bind so far.
    bound: [usize; 5],
}

impl Batch {
    /// An empty batch that continues after `tail`.
    pub(crate) fn after(tail: &Tail) -> Self {
        Self {
            #[cfg(feature = "bulk")]
            before: tail.clone(),
            tail: tail.clone(),
            documents: Vec::new(),
            entries: Vec::new(),
            dues: Vec::new(),
            allocations: Vec::new(),
            lines: Vec::new(),
            series: Vec::new(),
            links: Vec::new(),
            latest: HashMap::new(),
            requests: Vec::new(),
            bound: [0; 5],
        }
    }

    /// Adds a document and gives its id; the row's own id is ignored.
    pub(crate) fn document(&mut self, row: DocumentRow) -> i64 {
        self.tail.documents += 1;
        self.documents.push(DocumentRow { id: self.tail.documents, ..row });
        self.tail.documents
    }

    /// Adds a document under the next number of its series, and gives its id.
    pub(crate) fn numbered(&mut self, next: NextNumber, row: DocumentRow) -> i64 {
        self.series(next.series);
        self.document(DocumentRow { number: Some(next.number), ..row })
    }

    /// Adds a balanced entry and gives its id. `customer` is whose receivable it moves.
    pub(crate) fn entry(&mut self, document: i64, customer: Option<i64>, entry: &Entry) -> i64 {
        self.push_entry(document, customer, entry, None, None)
    }

    /// Adds the reversal of an entry; its document ends.
    pub(crate) fn reversal(
        &mut self,
        document: i64,
        customer: Option<i64>,
        entry: &Entry,
        reverses: i64,
        reason: &str,
    ) -> i64 {
        self.push_entry(document, customer, entry, Some(reverses), Some(reason.to_owned()))
    }

    fn push_entry(
        &mut self,
        document: i64,
        customer: Option<i64>,
        entry: &Entry,
        reverses: Option<i64>,
        reason: Option<String>,
    ) -> i64 {
        self.tail.entries += 1;
        let postings = merged(entry);
        let effect = if customer.is_some() { receivable(&postings) } else { 0 };
        self.entries.push(EntryRow {
            id: self.tail.entries,
            document,
            customer,
            day: day(entry.date()),
            reverses,
            effect,
            reason,
            postings,
        });
        self.tail.entries
    }

    /// Adds a due of a charge that stands on `receivable`, and gives its id.
    pub(crate) fn due(
        &mut self,
        document: i64,
        customer: i64,
        instalment: &Instalment,
        receivable: Receivable,
    ) -> i64 {
        self.tail.dues += 1;
        let charge = self.documents.iter_mut().rev().find(|row| row.id == document);
        if let Some(charge) = charge {
            charge.open += instalment.amount.minor();
            let on = day(instalment.due_on);
            charge.next_due = Some(charge.next_due.map_or(on, |first| first.min(on)));
        }
        self.dues.push(DueRow {
            id: self.tail.dues,
            document,
            customer,
            day: day(instalment.due_on),
            amount: instalment.amount.minor(),
            on_loans: i64::from(receivable == Receivable::Loans),
        });
        self.tail.dues
    }

    /// Adds every due of a charge, and gives them as the rules look at them.
    pub(crate) fn dues(
        &mut self,
        document: i64,
        customer: i64,
        instalments: &[Instalment],
        receivable: Receivable,
    ) -> Vec<OpenDue> {
        let mut add = |due: &Instalment| {
            let id = self.due(document, customer, due, receivable);
            OpenDue { id, due_on: due.due_on, open: due.amount, receivable }
        };
        instalments.iter().map(&mut add).collect()
    }

    /// Allocates (or, negative, takes back) part of a settling document.
    pub(crate) fn allocate(&mut self, document: i64, due: i64, on: Date, amount: Money) {
        self.tail.allocations += 1;
        let row = AllocationRow {
            id: self.tail.allocations,
            document,
            due,
            day: day(on),
            amount: amount.minor(),
        };
        self.allocations.push(row);
    }

    /// Adds a line of an invoice or credit note.
    pub(crate) fn line(&mut self, row: LineRow) {
        self.lines.push(row);
    }

    /// Moves a number series on.
    pub(crate) fn series(&mut self, row: SeriesRow) {
        let same = |known: &&mut SeriesRow| known.kind == row.kind && known.year == row.year;
        match self.series.iter_mut().find(same) {
            Some(known) => (known.last, known.day) = (row.last, known.day.max(row.day)),
            None => self.series.push(row),
        }
    }

    /// Ends one command's rows with the link that binds them, and its request if it has one. Gives the link's subject:
    /// the document, the customer or the link itself.
    pub(crate) fn link(&mut self, link: &Link<'_>, request: Option<&RequestRow>) -> i64 {
        self.tail.seq += 1;
        let rows = self.canon(link);
        self.tail.hash = self.tail.link(link, &rows);
        let Tail { seq, documents, entries, dues, allocations, hash, .. } = self.tail;
        let marks = [documents, entries, dues, allocations];
        let Link { action, customer, document, .. } = *link;
        let earlier = customer.and_then(|customer| self.latest.insert(customer, seq));
        let body = link.body.map(str::to_owned);
        self.links.push((seq, action, customer, document, body, marks, hex(&hash), earlier));
        let subject = link.document.or(link.customer).unwrap_or(seq);
        if let Some(RequestRow { id, digest, subject: made }) = request {
            self.requests.push((hex(id), hex(digest), made.unwrap_or(subject)));
        }
        subject
    }

    /// Where the file ends before this is written.
    #[cfg(feature = "bulk")]
    pub(crate) fn before(&self) -> &Tail {
        &self.before
    }

    /// Where the file ends once this is written.
    pub(crate) fn tail(&self) -> &Tail {
        &self.tail
    }

    /// Writes everything in one call. Every row must be bound by a link; `user` and `at` are those of the links.
    pub(crate) async fn write(self, conn: &mut SqliteConnection, user: i64, at: i64) -> Answer<()> {
        sqlx::query(WRITE)
            .bind(json(&self.documents, fields::document)?)
            .bind(json(&self.entries, fields::entry)?)
            .bind(json(&self.dues, fields::due)?)
            .bind(json(&self.allocations, fields::allocation)?)
            .bind(json(&self.lines, fields::line)?)
            .bind(user)
            .bind(at)
            .bind(json(&self.links, |link| link)?)
            .bind(json(&self.requests, |request| request)?)
            .bind(json(&self.series, |row| (row.kind, &row.year, row.last, row.day))?)
            .execute(conn)
            .await?;
        Ok(())
    }

    /// The canonical bytes of every immutable row that no link binds yet, in the order the doctor reads them.
    fn canon(&mut self, link: &Link<'_>) -> Canon {
        let mut canon = Canon::default();
        let bound = self.bound;
        for row in &self.documents[bound[0]..] {
            canon_document(&mut canon, row, link.user, link.at);
        }
        for row in &self.entries[bound[1]..] {
            canon_entry(&mut canon, row, link.user, link.at);
        }
        for row in &self.dues[bound[2]..] {
            canon_due(&mut canon, row);
        }
        for row in &self.allocations[bound[3]..] {
            canon_allocation(&mut canon, row);
        }
        for row in &self.lines[bound[4]..] {
            canon_line(&mut canon, row);
        }
        let (documents, entries) = (self.documents.len(), self.entries.len());
        let (dues, allocations) = (self.dues.len(), self.allocations.len());
        self.bound = [documents, entries, dues, allocations, self.lines.len()];
        canon
    }
}

/// Postings by account code, those of one account added up.
fn merged(entry: &Entry) -> Vec<(i64, i64)> {
    let mut sums = std::collections::BTreeMap::<i64, i64>::new();
    for posting in entry.postings() {
        *sums.entry(posting.account.code()).or_default() += posting.amount.minor();
    }
    sums.into_iter().filter(|(_, amount)| *amount != 0).collect()
}

/// What an entry adds to the customer's receivable, trade and loans together.
fn receivable(postings: &[(i64, i64)]) -> i64 {
    let of = [Account::TradeReceivable.code(), Account::LoansReceivable.code()];
    postings.iter().filter(|(account, _)| of.contains(account)).map(|(_, amount)| amount).sum()
}

/// A civil date as the file counts it: days since 1970-01-01.
pub(crate) fn day(date: Date) -> i64 {
    i64::from(date.day_number())
}

/// Rows as a JSON list of lists; none at all when there are none.
fn json<'a, T, F: Serialize>(rows: &'a [T], fields: impl Fn(&'a T) -> F) -> Answer<Option<String>> {
    if rows.is_empty() {
        return Ok(None);
    }
    let rows: Vec<F> = rows.iter().map(fields).collect();
    serde_json::to_string(&rows)
        .map(Some)
        .map_err(|e| Refusal::Internal { reference: format!("json {}", e.line()) }.into())
}

/// One call for everything: an absent list spreads to no rows.
const WRITE: &str = include_str!("write.sql");
