//! Dues for ageing: what is open now, and what was open at the end of a past day.

use std::collections::{HashMap, HashSet};

use ledger::Date;
use sqlx::Row;
use sqlx::sqlite::SqliteConnection;

use super::batch::day;
use super::list::list;
use crate::refusal::Answer;
use crate::reports::AgeingRow;
use crate::values::{CustomerId, Minor};

/// Dues read at a time.
const DUES: i64 = 20_000;
/// Customers whose dues are read at a time.
const CUSTOMERS: usize = 1_000;

/// What is open of one due.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Open {
    pub(crate) customer: i64,
    pub(crate) due_day: i64,
    pub(crate) amount: i64,
}

/// What is open now in each stretch of due days, amount and count, from the kept sums.
pub(crate) async fn kept(
    conn: &mut SqliteConnection,
    spans: &[(i64, i64)],
) -> Answer<Vec<(i64, u32)>> {
    let rows = sqlx::query(
        "SELECT ifnull(sum(d.open), 0), ifnull(sum(d.count), 0)
         FROM json_each(?1) b LEFT JOIN due_day d ON d.day BETWEEN b.value ->> 0 AND b.value ->> 1
         GROUP BY b.key ORDER BY b.key",
    )
    .bind(serde_json::json!(spans).to_string())
    .fetch_all(conn)
    .await?;
    Ok(rows.iter().map(|row| (row.get(0), row.get(1))).collect())
}

/// Every open due of the customers with most open now, at most `limit` of them.
pub(crate) async fn now(
    conn: &mut SqliteConnection,
    limit: u32,
    mut each: impl FnMut(Open),
) -> Answer<()> {
    let ids: String = sqlx::query_scalar(
        "SELECT json_group_array(id) FROM (SELECT id FROM customer WHERE outstanding > 0
                                           ORDER BY outstanding DESC, id DESC LIMIT ?1)",
    )
    .bind(limit)
    .fetch_one(&mut *conn)
    .await?;
    for ids in list::<Vec<i64>>(&ids)?.chunks(CUSTOMERS) {
        let dues: String = sqlx::query_scalar(
            "SELECT json_group_array(json_array(u.customer_id, u.due_day, u.amount - u.settled))
             FROM json_each(?1) j CROSS JOIN due u ON u.customer_id = j.value
             WHERE u.settled < u.amount AND u.ended = 0",
        )
        .bind(serde_json::json!(ids).to_string())
        .fetch_one(&mut *conn)
        .await?;
        for (customer, due_day, amount) in list::<Vec<(i64, i64, i64)>>(&dues)? {
            each(Open { customer, due_day, amount });
        }
    }
    Ok(())
}

/// Every due that was open at the end of a past day. A due counts once its charge was issued and until it ended, less
/// what was allocated to it by then.
pub(crate) async fn then(
    conn: &mut SqliteConnection,
    as_of: Date,
    mut each: impl FnMut(Open),
) -> Answer<()> {
    let as_of = day(as_of);
    let issued_later: HashSet<i64> = set(conn, ISSUED_LATER, as_of).await?;
    let ended_later: HashSet<i64> = set(conn, ENDED_LATER, as_of).await?;
    let mut after = 0;
    loop {
        let dues: String = sqlx::query_scalar(
            "SELECT json_group_array(json_array(id, document_id, customer_id, due_day, amount, ended))
             FROM (SELECT * FROM due WHERE id > ?1 ORDER BY id LIMIT ?2)",
        )
        .bind(after)
        .bind(DUES)
        .fetch_one(&mut *conn)
        .await?;
        let dues = list::<Vec<(i64, i64, i64, i64, i64, i64)>>(&dues)?;
        let Some(last) = dues.last() else { return Ok(()) };
        let settled = settled(conn, (after, last.0), as_of).await?;
        after = last.0;
        for (id, document, customer, due_day, amount, ended) in dues {
            let stood = ended == 0 || ended_later.contains(&document);
            let amount = amount - settled.get(&id).copied().unwrap_or(0);
            if stood && amount > 0 && !issued_later.contains(&document) {
                each(Open { customer, due_day, amount });
            }
        }
    }
}

const ISSUED_LATER: &str = "SELECT json_group_array(id) FROM document WHERE kind <= 4 AND day > ?1";
const ENDED_LATER: &str =
    "SELECT json_group_array(document_id) FROM entry WHERE reverses IS NOT NULL AND day > ?1";

async fn set(conn: &mut SqliteConnection, sql: &'static str, as_of: i64) -> Answer<HashSet<i64>> {
    let ids: String = sqlx::query_scalar(sql).bind(as_of).fetch_one(conn).await?;
    list(&ids)
}

/// What was allocated by the end of a day to the dues after the first id and up to the second.
async fn settled(
    conn: &mut SqliteConnection,
    (after, last): (i64, i64),
    as_of: i64,
) -> Answer<HashMap<i64, i64>> {
    let sums: String = sqlx::query_scalar(
        "SELECT json_group_array(json_array(due_id, amount)) FROM (
           SELECT due_id, sum(amount) AS amount FROM allocation
           WHERE due_id > ?1 AND due_id <= ?2 AND day <= ?3 GROUP BY due_id)",
    )
    .bind(after)
    .bind(last)
    .bind(as_of)
    .fetch_one(conn)
    .await?;
    Ok(list::<Vec<(i64, i64)>>(&sums)?.into_iter().collect())
}

/// Names customers, and says what each had paid ahead at the end of a past day, or has now: what they have open less
/// what they owe.
pub(crate) async fn name(
    conn: &mut SqliteConnection,
    rows: &mut [AgeingRow],
    past: Option<Date>,
) -> Answer<()> {
    for rows in rows.chunks_mut(CUSTOMERS) {
        let ids: Vec<i64> = rows.iter().map(|row| row.customer_id.0).collect();
        let names: String = sqlx::query_scalar(
            "SELECT json_group_array(json_array(c.id, c.name, iif(?2 IS NULL, c.receivable,
               (SELECT ifnull(sum(effect), 0) FROM entry e WHERE e.customer_id = c.id AND e.day <= ?2))))
             FROM json_each(?1) j CROSS JOIN customer c ON c.id = j.value",
        )
        .bind(serde_json::json!(ids).to_string())
        .bind(past.map(day))
        .fetch_one(&mut *conn)
        .await?;
        for (row, (id, name, owed)) in rows.iter_mut().zip(list::<Vec<(i64, String, i64)>>(&names)?)
        {
            debug_assert_eq!(row.customer_id, CustomerId(id));
            row.name = name;
            row.advance = Minor(row.total.0 - owed);
        }
    }
    Ok(())
}
