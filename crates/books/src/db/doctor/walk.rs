//! The walk along the trail: each link with the rows it made, a chunk of links at a time, so that a book of any size is
//! read in bounded memory.

use std::collections::VecDeque;

use sqlx::sqlite::SqliteConnection;

use crate::db::batch::{
    AllocationRow, DocumentRow, DueRow, EntryRow, LineRow, canon_allocation, canon_document,
    canon_due, canon_entry, canon_line,
};
use crate::db::list::list;
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
    /// Hexadecimal.
    pub(crate) hash: String,
    canon: Canon,
    pub(crate) entries: Vec<EntryRow>,
    pub(crate) documents: usize,
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

type LinkList = Vec<(LinkFields, [i64; 4], String)>;

impl Walk {
    /// The next links; none at the end of the trail.
    pub(crate) async fn next(&mut self, conn: &mut SqliteConnection) -> Answer<Vec<Linked>> {
        let links: String = sqlx::query_scalar(
            "SELECT json_group_array(json_array(json_array(seq, at, user_id, action, customer_id, document_id, body, earlier),
                                                json_array(documents, entries, dues, allocations), lower(hex(hash))))
             FROM (SELECT * FROM trail WHERE seq > ?1 ORDER BY seq LIMIT ?2)",
        )
        .bind(self.seq)
        .bind(LINKS)
        .fetch_one(&mut *conn)
        .await?;
        let links: LinkList = list(&links)?;
        let Some((last, marks, _)) = links.last() else { return Ok(Vec::new()) };
        let mut rows = Rows::read(conn, self.marks, *marks).await?;
        (self.seq, self.marks) = (last.0, *marks);
        Ok(links.into_iter().map(|link| rows.made_by(link)).collect())
    }
}

/// The rows that some links made, in the order of their ids.
#[derive(Debug)]
struct Rows {
    documents: VecDeque<(DocumentRow, i64, i64)>,
    entries: VecDeque<(EntryRow, i64, i64)>,
    dues: VecDeque<DueRow>,
    allocations: VecDeque<AllocationRow>,
    lines: VecDeque<LineRow>,
}

impl Rows {
    async fn read(conn: &mut SqliteConnection, after: [i64; 4], to: [i64; 4]) -> Answer<Self> {
        Ok(Self {
            documents: documents(conn, after[0], to[0]).await?,
            entries: entries(conn, after[1], to[1]).await?,
            dues: dues(conn, after[2], to[2]).await?,
            allocations: allocations(conn, after[3], to[3]).await?,
            lines: lines(conn, after[0], to[0]).await?,
        })
    }

    /// Takes the rows up to a link's marks, in the order in which a write puts them.
    fn made_by(&mut self, (link, marks, hash): (LinkFields, [i64; 4], String)) -> Linked {
        let mut canon = Canon::default();
        let documents = take(&mut self.documents, |(row, ..)| row.id <= marks[0]);
        for (row, user, at) in &documents {
            canon_document(&mut canon, row, *user, *at);
        }
        let entries = take(&mut self.entries, |(row, ..)| row.id <= marks[1]);
        for (row, user, at) in &entries {
            canon_entry(&mut canon, row, *user, *at);
        }
        for row in take(&mut self.dues, |row| row.id <= marks[2]) {
            canon_due(&mut canon, &row);
        }
        for row in take(&mut self.allocations, |row| row.id <= marks[3]) {
            canon_allocation(&mut canon, &row);
        }
        for row in take(&mut self.lines, |row| row.document <= marks[0]) {
            canon_line(&mut canon, &row);
        }
        let (seq, at, user, action, customer, document, body, earlier) = link;
        let entries = entries.into_iter().map(|(row, ..)| row).collect();
        let documents = documents.len();
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
            entries,
            documents,
        }
    }
}

/// Number, moment, who, kind, customer, document, body, and the link before it about the same customer.
type LinkFields = (i64, i64, i64, i64, Option<i64>, Option<i64>, Option<String>, Option<i64>);

/// Takes rows from the front while they are wanted.
fn take<T>(rows: &mut VecDeque<T>, wanted: impl Fn(&T) -> bool) -> Vec<T> {
    let count = rows.iter().take_while(|row| wanted(row)).count();
    rows.drain(..count).collect()
}

async fn read<T: serde::de::DeserializeOwned>(
    conn: &mut SqliteConnection,
    sql: &'static str,
    after: i64,
    to: i64,
) -> Answer<VecDeque<T>> {
    let rows: String = sqlx::query_scalar(sql).bind(after).bind(to).fetch_one(conn).await?;
    list(&rows)
}

type DocumentFields = (
    (i64, i64, Option<i64>, Option<String>, i64, i64, Option<i64>, Option<i64>),
    (Option<String>, Option<String>, i64, i64),
);

async fn documents(
    conn: &mut SqliteConnection,
    after: i64,
    to: i64,
) -> Answer<VecDeque<(DocumentRow, i64, i64)>> {
    let rows: VecDeque<DocumentFields> = read(
        conn,
        "SELECT json_group_array(json_array(json_array(id, kind, customer_id, number, day, amount, method, about_id),
                                            json_array(detail, note, user_id, at)))
         FROM (SELECT * FROM document WHERE id > ?1 AND id <= ?2 ORDER BY id)",
        after,
        to,
    )
    .await?;
    let row = |(head, tail): DocumentFields| {
        let (id, kind, customer, number, day, amount, method, about) = head;
        let (detail, note, user, at) = tail;
        let row = DocumentRow {
            id,
            kind,
            customer,
            number,
            day,
            amount,
            method,
            about,
            detail,
            note,
            ..DocumentRow::default()
        };
        (row, user, at)
    };
    Ok(rows.into_iter().map(row).collect())
}

type EntryFields = ((i64, i64, Option<i64>, i64, Option<i64>, i64), (Option<String>, i64, i64));

async fn entries(
    conn: &mut SqliteConnection,
    after: i64,
    to: i64,
) -> Answer<VecDeque<(EntryRow, i64, i64)>> {
    let rows: VecDeque<EntryFields> = read(
        conn,
        "SELECT json_group_array(json_array(json_array(id, document_id, customer_id, day, reverses, effect),
                                            json_array(reason, user_id, at)))
         FROM (SELECT * FROM entry WHERE id > ?1 AND id <= ?2 ORDER BY id)",
        after,
        to,
    )
    .await?;
    let mut postings: VecDeque<(i64, i64, i64)> = read(
        conn,
        "SELECT json_group_array(json_array(entry_id, account, amount))
         FROM (SELECT * FROM posting WHERE entry_id > ?1 AND entry_id <= ?2 ORDER BY entry_id, account)",
        after,
        to,
    )
    .await?;
    let row = |(head, tail): EntryFields| {
        let (id, document, customer, day, reverses, effect) = head;
        let (reason, user, at) = tail;
        let own = take(&mut postings, |(entry, ..)| *entry <= id);
        let postings = own.into_iter().map(|(_, account, amount)| (account, amount)).collect();
        (EntryRow { id, document, customer, day, reverses, effect, reason, postings }, user, at)
    };
    Ok(rows.into_iter().map(row).collect())
}

async fn dues(conn: &mut SqliteConnection, after: i64, to: i64) -> Answer<VecDeque<DueRow>> {
    let rows: VecDeque<(i64, i64, i64, i64, i64, i64)> = read(
        conn,
        "SELECT json_group_array(json_array(id, document_id, customer_id, due_day, amount, on_loans))
         FROM (SELECT * FROM due WHERE id > ?1 AND id <= ?2 ORDER BY id)",
        after,
        to,
    )
    .await?;
    let row = |(id, document, customer, day, amount, on_loans)| DueRow {
        id,
        document,
        customer,
        day,
        amount,
        on_loans,
    };
    Ok(rows.into_iter().map(row).collect())
}

async fn allocations(
    conn: &mut SqliteConnection,
    after: i64,
    to: i64,
) -> Answer<VecDeque<AllocationRow>> {
    let rows: VecDeque<(i64, i64, i64, i64, i64)> = read(
        conn,
        "SELECT json_group_array(json_array(id, document_id, due_id, day, amount))
         FROM (SELECT * FROM allocation WHERE id > ?1 AND id <= ?2 ORDER BY id)",
        after,
        to,
    )
    .await?;
    let row = |(id, document, due, day, amount)| AllocationRow { id, document, due, day, amount };
    Ok(rows.into_iter().map(row).collect())
}

type LineFields = (
    (i64, i64, String, i64, Option<String>, i64, i64, Option<i64>),
    (Option<String>, i64, i64, i64, i64),
);

async fn lines(conn: &mut SqliteConnection, after: i64, to: i64) -> Answer<VecDeque<LineRow>> {
    let rows: VecDeque<LineFields> = read(
        conn,
        "SELECT json_group_array(json_array(
           json_array(document_id, position, description, quantity, unit, unit_price, discount, discount_rate),
           json_array(tax_name, tax_rate, with_tax, taxable, tax)))
         FROM (SELECT * FROM invoice_line WHERE document_id > ?1 AND document_id <= ?2 ORDER BY document_id, position)",
        after,
        to,
    )
    .await?;
    let row = |(head, tail): LineFields| {
        let (document, position, description, quantity, unit, unit_price, discount, discount_rate) =
            head;
        let (tax_name, tax_rate, with_tax, taxable, tax) = tail;
        LineRow {
            document,
            position,
            description,
            quantity,
            unit,
            unit_price,
            discount,
            discount_rate,
            tax_name,
            tax_rate,
            with_tax,
            taxable,
            tax,
        }
    };
    Ok(rows.into_iter().map(row).collect())
}
