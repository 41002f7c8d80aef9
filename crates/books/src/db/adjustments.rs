//! Rows behind adjustments: a document in short, what stands on it, and how far the books are closed.

use ledger::Date;
use sqlx::Row;
use sqlx::sqlite::SqliteConnection;

use super::batch::day;
use super::documents::on;
use crate::adjustments::DocumentView;
use crate::refusal::{Answer, Refusal};
use crate::values::{Day, DocumentId, DocumentKind, Minor, Moment};

/// A document in short, and whose it is; the view says nothing yet of how they stand.
pub(crate) async fn brief(
    conn: &mut SqliteConnection,
    id: DocumentId,
) -> Answer<(Option<i64>, DocumentView)> {
    let row = sqlx::query(
        "SELECT kind, customer_id, number, day, amount, ended, at,
                CASE WHEN ended <> 0 THEN 0 WHEN kind <= 4 THEN open WHEN kind <= 9 THEN amount - used ELSE 0 END
         FROM document WHERE id = ?1",
    )
    .bind(id.0)
    .fetch_optional(conn)
    .await?
    .ok_or(Refusal::DocumentNotFound)?;
    let view = DocumentView {
        id,
        kind: DocumentKind::from_code(row.get(0)),
        number: row.get(2),
        on: Day(on(row.get(3))?),
        amount: Minor(row.get(4)),
        rest: Minor(row.get(7)),
        ended: row.get::<i64, _>(5) != 0,
        standing: None,
        at: Moment(row.get(6)),
    };
    Ok((row.get(1), view))
}

/// The latest document that must be undone first: a live refund of a settling document, a credit note on an invoice,
/// or a discount or write-off that settles a charge, which may not turn into an advance.
pub(crate) async fn in_use_by(
    conn: &mut SqliteConnection,
    document: i64,
) -> Answer<Option<DocumentId>> {
    let id: Option<i64> = sqlx::query_scalar(
        "SELECT max(id) FROM (
           SELECT id FROM document WHERE about_id = ?1 AND kind IN (7, 10) AND ended = 0
           UNION ALL
           SELECT a.document_id FROM due u JOIN allocation a ON a.due_id = u.id JOIN document d ON d.id = a.document_id
           WHERE u.document_id = ?1 AND d.kind IN (8, 9) GROUP BY a.document_id HAVING sum(a.amount) <> 0)",
    )
    .bind(document)
    .fetch_one(conn)
    .await?;
    Ok(id.map(DocumentId))
}

/// How the document that another is about ended: 0 not, 1 void, 2 bounced.
pub(crate) async fn ended_of(conn: &mut SqliteConnection, document: Option<i64>) -> Answer<i64> {
    let ended = sqlx::query_scalar("SELECT ended FROM document WHERE id = ?1")
        .bind(document)
        .fetch_optional(conn)
        .await?;
    Ok(ended.unwrap_or(0))
}

/// Closes the books through a day, or opens them.
pub(crate) async fn close_through(
    conn: &mut SqliteConnection,
    through: Option<Date>,
    now: Moment,
) -> Answer<()> {
    sqlx::query("UPDATE shop SET closed_through = ?1, changed_at = ?2")
        .bind(through.map(day))
        .bind(now.0)
        .execute(conn)
        .await?;
    Ok(())
}
