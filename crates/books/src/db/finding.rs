//! Documents by their numbers and by their amounts, a few of each.

use sqlx::Row;
use sqlx::sqlite::{SqliteConnection, SqliteRow};

use super::documents::on;
use crate::finding::DocumentFind;
use crate::finding::numbers::Series;
use crate::refusal::{Answer, Refusal};
use crate::values::{CustomerId, Day, DocumentId, DocumentKind, Minor};

/// Every series there is, the latest years first, in each the kinds in their order.
pub(crate) async fn series(conn: &mut SqliteConnection) -> Answer<Vec<Series>> {
    let rows = sqlx::query(SERIES).fetch_all(conn).await?;
    let series = |row: &SqliteRow| Series {
        kind: DocumentKind::from_code(row.get(0)),
        year: row.get(1),
        last: row.get::<i64, _>(2).unsigned_abs(),
    };
    Ok(rows.iter().map(series).collect())
}

const SERIES: &str = "SELECT kind, year, last FROM number_series ORDER BY year DESC, kind";

/// The documents of these numbers, in their order; a number that nobody has is passed over.
pub(crate) async fn by_number(
    conn: &mut SqliteConnection,
    numbers: &[String],
) -> Answer<Vec<DocumentFind>> {
    if numbers.is_empty() {
        return Ok(Vec::new());
    }
    let numbers = serde_json::to_string(numbers)
        .map_err(|_| Refusal::Internal { reference: "numbers".to_owned() })?;
    let rows = sqlx::query(BY_NUMBER).bind(numbers).fetch_all(conn).await?;
    rows.iter().map(find).collect()
}

const BY_NUMBER: &str = "
    SELECT d.id, d.kind, d.number, d.day, d.amount, d.customer_id, c.name, d.ended
    FROM json_each(?1) j CROSS JOIN document d INDEXED BY document_number ON d.number = j.value
    LEFT JOIN customer c ON c.id = d.customer_id
    ORDER BY j.key";

/// The documents of exactly an amount, the last recorded first; the owner's money only for the owner.
pub(crate) async fn by_amount(
    conn: &mut SqliteConnection,
    amount: Minor,
    owner: bool,
    most: usize,
) -> Answer<Vec<DocumentFind>> {
    let rows = sqlx::query(BY_AMOUNT)
        .bind(amount.0)
        .bind(owner)
        .bind(i64::try_from(most).unwrap_or_default())
        .fetch_all(conn)
        .await?;
    rows.iter().map(find).collect()
}

const BY_AMOUNT: &str = "
    SELECT d.id, d.kind, d.number, d.day, d.amount, d.customer_id, c.name, d.ended
    FROM document d INDEXED BY document_by_amount LEFT JOIN customer c ON c.id = d.customer_id
    WHERE d.amount = ?1 AND (?2 OR d.customer_id IS NOT NULL)
    ORDER BY d.id DESC LIMIT ?3";

fn find(row: &SqliteRow) -> Answer<DocumentFind> {
    Ok(DocumentFind {
        document_id: DocumentId(row.get(0)),
        kind: DocumentKind::from_code(row.get(1)),
        number: row.get(2),
        on: Day(on(row.get(3))?),
        amount: Minor(row.get(4)),
        customer_id: row.get::<Option<i64>, _>(5).map(CustomerId),
        customer: row.get(6),
        voided: row.get::<i64, _>(7) == 1,
        bounced: row.get::<i64, _>(7) == 2,
    })
}

#[cfg(test)]
mod tests;
