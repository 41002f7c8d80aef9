//! What the trail says of a case, with the words that lie beside it.

use std::collections::BTreeMap;

use sqlx::Row;
use sqlx::sqlite::SqliteConnection;

use crate::db::list::list;
use crate::refusal::Answer;
use crate::values::{CaseId, Moment};

/// A link of the trail.
#[derive(Debug, Clone)]
pub(crate) struct Written {
    pub(crate) at: Moment,
    pub(crate) by: String,
    pub(crate) action: i64,
    pub(crate) body: String,
    /// Field, side and plain value of what is personal.
    plain: Vec<(String, i64, Option<String>)>,
}

impl Written {
    /// The plain value of a personal field before (0) or after (1), unless it was erased.
    pub(crate) fn plain(&self, field: &str, side: i64) -> Option<&str> {
        let of = self.plain.iter().find(|(name, place, _)| name == field && *place == side);
        of.and_then(|(_, _, value)| value.as_deref())
    }
}

/// What was written of a case, the latest first.
pub(crate) async fn written(
    conn: &mut SqliteConnection,
    id: CaseId,
    limit: u32,
) -> Answer<Vec<Written>> {
    let rows = sqlx::query(
        "SELECT t.at, u.name, t.action, t.body,
                (SELECT json_group_array(json_array(p.field, p.side, p.value)) FROM trail_personal p WHERE p.seq = t.seq)
         FROM trail t INDEXED BY trail_of_case JOIN user u ON u.id = t.user_id
         WHERE t.action BETWEEN 60 AND 69 AND t.body ->> 'customer_case' = ?1
         ORDER BY t.seq DESC LIMIT ?2",
    )
    .bind(id.0)
    .bind(limit)
    .fetch_all(conn)
    .await?;
    let read = |row: &sqlx::sqlite::SqliteRow| {
        Ok(Written {
            at: Moment(row.get(0)),
            by: row.get(1),
            action: row.get(2),
            body: row.get(3),
            plain: list(row.get(4))?,
        })
    };
    rows.iter().map(read).collect()
}

/// Everybody who ever was of the shop, by id.
pub(crate) async fn people(conn: &mut SqliteConnection) -> Answer<BTreeMap<i64, String>> {
    let rows = sqlx::query("SELECT id, name FROM user").fetch_all(conn).await?;
    Ok(rows.iter().map(|row| (row.get(0), row.get(1))).collect())
}
