//! The plain values that lie beside the links of the trail, in the order of their numbers.

use std::collections::{HashSet, VecDeque};

use sqlx::sqlite::SqliteConnection;

use crate::db::sys::rows::{Reading, each_row};
use crate::refusal::Answer;

/// A plain value of a personal field, as it lies beside the trail.
#[derive(Debug)]
pub(crate) struct Plain {
    pub(crate) seq: i64,
    pub(crate) customer: Option<i64>,
    pub(crate) field: String,
    /// 0 before, 1 after.
    pub(crate) side: i64,
    pub(crate) salt: Vec<u8>,
    pub(crate) value: String,
}

/// The plain values beside the links after a number and up to another.
pub(crate) fn plain(file: &mut Reading<'_>, after: i64, to: i64) -> Answer<VecDeque<Plain>> {
    let sql = c"SELECT seq, customer_id, field, side, salt, value FROM trail_personal
                WHERE seq > ?1 AND seq <= ?2 ORDER BY seq, field, side";
    let mut plain = VecDeque::new();
    file.each_row(sql, &[after, to], |row| {
        plain.push_back(Plain {
            seq: row.int(0),
            customer: row.maybe(1),
            field: row.text(2)?.unwrap_or_default(),
            side: row.int(3),
            salt: row.bytes(4).unwrap_or_default().to_vec(),
            value: row.text(5)?.unwrap_or_default(),
        });
        Ok(())
    })?;
    Ok(plain)
}

/// Customers who are there and whose details were not erased.
pub(crate) async fn unerased(conn: &mut SqliteConnection) -> Answer<HashSet<i64>> {
    let mut customers = HashSet::new();
    each_row(conn, c"SELECT id FROM customer WHERE erased_at IS NULL", &[], |row| {
        customers.insert(row.int(0));
        Ok(())
    })
    .await?;
    Ok(customers)
}
