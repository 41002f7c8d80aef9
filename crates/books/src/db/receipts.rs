//! Reading receipts: what became of one, and the rows of a list.

use ledger::{Date, Money};
use sqlx::Row;
use sqlx::sqlite::{SqliteConnection, SqliteRow};

use super::batch::day;
use super::documents::on;
use crate::receipts::{ChequeStage, ReceiptQuery, ReceiptRow};
use crate::refusal::Answer;
use crate::stretch::{Cursor, any_number, numbers};
use crate::values::{CustomerId, Day, DocumentId, DocumentKind, Method, Minor};

/// What became of a settling document: live refunds of it, and the live deposit of its cheque.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Aftermath {
    pub(crate) refunded: Money,
    /// The latest refund.
    pub(crate) refund: Option<DocumentId>,
    pub(crate) deposited: Option<Date>,
}

/// Reads what became of a settling document.
pub(crate) async fn aftermath(conn: &mut SqliteConnection, document: i64) -> Answer<Aftermath> {
    let row = sqlx::query(
        "SELECT ifnull(sum(CASE kind WHEN 10 THEN amount END), 0), max(CASE kind WHEN 10 THEN id END),
                max(CASE kind WHEN 11 THEN day END)
         FROM document WHERE about_id = ?1 AND ended = 0",
    )
    .bind(document)
    .fetch_one(conn)
    .await?;
    Ok(Aftermath {
        refunded: Money::new(row.get(0))?,
        refund: row.get::<Option<i64>, _>(1).map(DocumentId),
        deposited: row.get::<Option<i64>, _>(2).map(on).transpose()?,
    })
}

/// Which of these dues belong to charges issued after a day, and when those were.
pub(crate) async fn issued_after(
    conn: &mut SqliteConnection,
    parts: &[(i64, Money)],
    after: Date,
) -> Answer<Vec<(i64, Date)>> {
    let dues = parts.iter().map(|(due, _)| *due).collect::<Vec<_>>();
    let rows = sqlx::query(
        "SELECT u.id, d.day FROM json_each(?1) j JOIN due u ON u.id = j.value JOIN document d ON d.id = u.document_id
         WHERE d.day > ?2",
    )
    .bind(serde_json::json!(dues).to_string())
    .bind(day(after))
    .fetch_all(conn)
    .await?;
    rows.iter().map(|row| Ok((row.get(0), on(row.get(1))?))).collect()
}

/// The rows of a list around a walk that finds their ids. ?1 and ?2 the cursor, ?3 how many, ?4 customer, ?5 method,
/// ?6 only with a rest, ?7 and ?8 the numbers from and before, ?9 and ?10 the first and the last day.
macro_rules! list {
    ($walk:literal, $order:literal) => {
        concat!(
            "SELECT d.id, d.number, d.customer_id, c.name, d.day, d.amount, d.method, d.ended,
                    iif(d.ended = 0, d.amount - d.used, 0) AS rest,
                    d.method = 4 AND EXISTS (SELECT 1 FROM document s WHERE s.about_id = d.id AND s.kind = 11 AND s.ended = 0)
                      AS deposited
             FROM (", $walk, " LIMIT ?3) w JOIN document d ON d.id = w.id JOIN customer c ON c.id = d.customer_id
             ORDER BY ", $order
        )
    };
}

const NEWEST: &str = list!(
    "SELECT id FROM document WHERE kind = 6 AND day >= ?9 AND (day, id) < (?1, ?2) ORDER BY day DESC, id DESC",
    "d.day DESC, d.id DESC"
);
const BY_METHOD: &str = list!(
    "SELECT id FROM document WHERE kind = 6 AND method = ?5 AND day >= ?9 AND (day, id) < (?1, ?2)
     ORDER BY day DESC, id DESC",
    "d.day DESC, d.id DESC"
);
const WITH_REST: &str = list!(
    "SELECT id FROM document WHERE kind = 6 AND used < amount AND ended = 0 AND (?5 IS NULL OR method = ?5)
       AND day >= ?9 AND (day, id) < (?1, ?2) ORDER BY day DESC, id DESC",
    "d.day DESC, d.id DESC"
);
const OF_CUSTOMER: &str = list!(
    "SELECT id FROM document WHERE customer_id = ?4 AND kind = 6 AND (?5 IS NULL OR method = ?5)
       AND (?6 = 0 OR (used < amount AND ended = 0)) AND number >= ?7 AND number < ?8
       AND day >= ?9 AND (day, id) < (?1, ?2) ORDER BY day DESC, id DESC",
    "d.day DESC, d.id DESC"
);
const BY_NUMBER: &str = list!(
    "SELECT id FROM document WHERE number >= ?7 AND number < ?8 AND +kind = 6 AND (?5 IS NULL OR method = ?5)
       AND (?6 = 0 OR (used < amount AND ended = 0)) AND day BETWEEN ?9 AND ?10 ORDER BY number DESC",
    "d.number DESC"
);

/// The rows of a list of receipts of some days, one more than `limit`. A search alone goes by number, and so does its cursor.
pub(crate) async fn receipts(
    conn: &mut SqliteConnection,
    query: &ReceiptQuery,
    (from, to): (i64, i64),
    limit: usize,
) -> Answer<Vec<ReceiptRow>> {
    let wanted = numbers(DocumentKind::Receipt, query.search.as_deref());
    let by_number = query.customer_id.is_none() && wanted.is_some();
    let (low, high) = wanted.unwrap_or_else(any_number);
    let (cursor, high) = if by_number {
        (Cursor::read(None)?, query.after.clone().map_or(high.clone(), |after| after.min(high)))
    } else {
        (Cursor::read(query.after.as_deref())?.until(to), high)
    };
    let rows = sqlx::query(walk(query, by_number))
        .bind(cursor.day)
        .bind(cursor.id)
        .bind(i64::try_from(limit).unwrap_or(i64::MAX).saturating_add(1))
        .bind(query.customer_id.map(|customer| customer.0))
        .bind(query.method.map(Method::code))
        .bind(query.with_rest)
        .bind(low)
        .bind(high)
        .bind(from)
        .bind(to)
        .fetch_all(conn)
        .await?;
    rows.iter().map(read).collect()
}

/// The walk whose index knows most of what is asked.
fn walk(query: &ReceiptQuery, by_number: bool) -> &'static str {
    match (query.customer_id, by_number, query.with_rest, query.method) {
        (Some(_), _, _, _) => OF_CUSTOMER,
        (None, true, _, _) => BY_NUMBER,
        (None, false, true, _) => WITH_REST,
        (None, false, false, Some(_)) => BY_METHOD,
        (None, false, false, None) => NEWEST,
    }
}

fn read(row: &SqliteRow) -> Answer<ReceiptRow> {
    let method = Method::from_code(row.get("method"));
    let ended: i64 = row.get("ended");
    Ok(ReceiptRow {
        id: DocumentId(row.get("id")),
        number: row.get::<Option<String>, _>("number").unwrap_or_default(),
        customer_id: CustomerId(row.get("customer_id")),
        customer_name: row.get("name"),
        received_on: Day(on(row.get("day"))?),
        amount: Minor(row.get("amount")),
        rest: Minor(row.get("rest")),
        method,
        cheque_stage: ChequeStage::of(method, ended == 2, row.get("deposited")),
        ended: ended != 0,
    })
}
