//! A document as its page shows it: its row, its customer's standing, its dues, what settles it or what it settles, how
//! it ended and what was made of it. One call, because each wakes the engine's thread.

use ledger::status::days_overdue;
use ledger::{Date, Money};
use sqlx::Row;
use sqlx::sqlite::{SqliteConnection, SqliteRow};

use super::documents::{self, Document, on};
use super::list::list;
use super::{silence, standing};
use crate::refusal::{Answer, Refusal};
use crate::values::{
    AllocationView, CaseId, Day, DocumentId, DocumentKind, DueId, DueView, Ended, Method, Minor,
    Moment, Standing,
};

/// A customer's document with what stands around it.
#[derive(Debug)]
pub(crate) struct Page {
    pub(crate) document: Document,
    pub(crate) standing: Standing,
    /// Of a charge, by date.
    pub(crate) dues: Vec<DueView>,
    /// What settles a charge, or what a settling document settles, net of what was taken back.
    pub(crate) allocations: Vec<AllocationView>,
    pub(crate) ended: Option<Ended>,
    /// Of a charge that stands: the case that is worked on and is about it. It is disputed.
    pub(crate) case: Option<CaseId>,
    made: Vec<Made>,
}

/// A document that was made of this one and stands.
#[derive(Debug, Clone, Copy)]
struct Made {
    id: DocumentId,
    kind: DocumentKind,
    on: Date,
    amount: Money,
}

impl Page {
    /// Those of a kind that were made of this one and are not void, in order.
    pub(crate) fn made(&self, kind: DocumentKind) -> Vec<DocumentId> {
        self.of(kind).map(|made| made.id).collect()
    }

    /// What those of a kind that were made of this one add up to.
    pub(crate) fn sum(&self, kind: DocumentKind) -> Answer<Money> {
        Ok(Money::sum(self.of(kind).map(|made| made.amount))?)
    }

    /// The day of the first of a kind that was made of this one.
    pub(crate) fn since(&self, kind: DocumentKind) -> Option<Date> {
        self.of(kind).map(|made| made.on).next()
    }

    fn of(&self, kind: DocumentKind) -> impl Iterator<Item = &Made> {
        self.made.iter().filter(move |made| made.kind == kind)
    }
}

/// Reads a document of a kind with its page. An unknown id is refused, and one of another kind.
pub(crate) async fn page(
    conn: &mut SqliteConnection,
    id: DocumentId,
    kind: DocumentKind,
    today: Date,
) -> Answer<Page> {
    let row = sqlx::query(PAGE).bind(id.0).fetch_optional(conn).await?;
    let row = row.ok_or(Refusal::DocumentNotFound)?;
    let document = documents::read(&row)?;
    if document.kind != kind {
        return Err(Refusal::WrongKind.into());
    }
    Ok(Page {
        standing: standing::read(&row, document.customer.unwrap_or_default(), today)?,
        dues: dues(row.get("dues"), today)?,
        allocations: allocations(row.get("allocations"))?,
        ended: ended(&row, document.bounced)?,
        case: row.get::<Option<i64>, _>("disputed_by").map(CaseId),
        made: made(row.get("made"))?,
        document,
    })
}

/// Net allocations with the document at their other end, as a JSON list.
macro_rules! allocated {
    ($net:literal) => {
        concat!(
            "(SELECT json_group_array(json_array(o.id, o.kind, o.number, w.due_id, w.due_day, w.day, w.amount, o.method))
              FROM (", $net, ") w JOIN document o ON o.id = w.other)"
        )
    };
}

/// ?1 the document. A charge is settled through its dues; another document has none and settles those of charges.
const PAGE: &str = concat!(
    "SELECT d.*, u.name AS by_name, ",
    standing::columns!(),
    ", (SELECT json_group_array(json_array(id, due_day, amount, settled, ended)) FROM (
          SELECT * FROM due WHERE document_id = ?1 ORDER BY due_day, id)) AS dues,
       CASE WHEN d.kind <= 4 THEN ",
    allocated!(
        "SELECT a.document_id AS other, a.due_id, s.due_day, min(a.day) AS day, sum(a.amount) AS amount
         FROM due s JOIN allocation a ON a.due_id = s.id WHERE s.document_id = ?1
         GROUP BY a.document_id, a.due_id HAVING sum(a.amount) <> 0 ORDER BY min(a.day), a.document_id, s.due_day"
    ),
    " ELSE ",
    allocated!(
        "SELECT s.document_id AS other, a.due_id, s.due_day, min(a.day) AS day, sum(a.amount) AS amount
         FROM allocation a JOIN due s ON s.id = a.due_id WHERE a.document_id = ?1
         GROUP BY a.due_id HAVING sum(a.amount) <> 0 ORDER BY s.due_day, a.due_id"
    ),
    "
       END AS allocations,
       CASE WHEN d.ended <> 0 THEN
         (SELECT json_array(coalesce(e.reason, (SELECT b.note FROM document b WHERE b.id = e.document_id AND b.kind = 12), ''),
                            e.day, e.at, p.name)
          FROM entry e JOIN user p ON p.id = e.user_id
          WHERE (e.document_id = ?1 AND e.reverses IS NOT NULL)
             OR e.document_id = (SELECT id FROM document WHERE about_id = ?1 AND kind = 12)
          ORDER BY e.id DESC LIMIT 1)
       END AS over,
       (SELECT json_group_array(json_array(id, kind, day, amount)) FROM (
          SELECT * FROM document WHERE about_id = ?1 AND ended = 0 ORDER BY id)) AS made,
       CASE WHEN d.kind <= 4 AND d.ended = 0 THEN ",
    silence::case_of!("?1"),
    " END AS disputed_by
     FROM document d JOIN user u ON u.id = d.user_id JOIN customer c ON c.id = d.customer_id WHERE d.id = ?1",
);

fn dues(json: &str, today: Date) -> Answer<Vec<DueView>> {
    let rows: Vec<(i64, i64, i64, i64, i64)> = list(json)?;
    let view = |(id, due_day, amount, settled, ended)| {
        let due_on = on(due_day)?;
        let open = if ended == 0 { amount - settled } else { 0 };
        let late = days_overdue(Some(due_on).filter(|_| open > 0), today).unsigned_abs();
        Ok(DueView {
            id: DueId(id),
            due_on: Day(due_on),
            amount: Minor(amount),
            settled: Minor(settled),
            open: Minor(open),
            days_late: late,
        })
    };
    rows.into_iter().map(view).collect()
}

/// The other document, its kind and number, the due and its day, since when, how much, and by what method.
type AllocationRow = (i64, i64, Option<String>, i64, i64, i64, i64, Option<i64>);

fn allocations(json: &str) -> Answer<Vec<AllocationView>> {
    let rows: Vec<AllocationRow> = list(json)?;
    let view = |(other, kind, number, due, due_day, day, amount, method): AllocationRow| {
        Ok(AllocationView {
            document_id: DocumentId(other),
            kind: DocumentKind::from_code(kind),
            number,
            due_id: DueId(due),
            due_on: Day(on(due_day)?),
            on: Day(on(day)?),
            amount: Minor(amount),
            method: method.map(Method::from_code),
        })
    };
    rows.into_iter().map(view).collect()
}

/// The reversal's reason and date, or the bounce's date and what the bank said.
fn ended(row: &SqliteRow, bounced: bool) -> Answer<Option<Ended>> {
    let Some(json) = row.get::<Option<&str>, _>("over") else { return Ok(None) };
    let (reason, day, at, by): (String, i64, i64, String) = list(json)?;
    Ok(Some(Ended { reason, on: Day(on(day)?), at: Moment(at), by, bounced }))
}

fn made(json: &str) -> Answer<Vec<Made>> {
    let rows: Vec<(i64, i64, i64, i64)> = list(json)?;
    let of = |(id, kind, day, amount)| {
        Ok(Made {
            id: DocumentId(id),
            kind: DocumentKind::from_code(kind),
            on: on(day)?,
            amount: Money::new(amount)?,
        })
    };
    rows.into_iter().map(of).collect()
}
