//! What the rows of customers say that the trail is told of.

use std::array;

use sqlx::sqlite::SqliteConnection;

pub(crate) use crate::db::sys::rows::Value;
use crate::db::sys::rows::each_row;
use crate::doctor::Problem;
use crate::refusal::Answer;

/// Their fields, the moments before the details, and first of all when these were erased.
pub(crate) const FIELDS: [&str; 14] = [
    "erased_at",
    "archived_at",
    "created_at",
    "changed_at",
    "name",
    "phone",
    "email",
    "company",
    "address",
    "tax_id",
    "note",
    "language",
    "credit_limit",
    "credit_days",
];

/// How many are moments. An erased customer has no others.
pub(crate) const MOMENTS: usize = 4;

/// What a row says of each, in this order.
pub(crate) type Details<'a> = [Value<'a>; FIELDS.len()];

/// The first problem that is seen in a customer's row.
pub(crate) async fn customers(
    conn: &mut SqliteConnection,
    see: impl Fn(i64, &Details<'_>) -> Option<Problem>,
) -> Answer<Option<Problem>> {
    let sql = c"SELECT erased_at, archived_at, created_at, changed_at, name, phone, email, company, address, tax_id, note,
                       language, credit_limit, credit_days, id FROM customer ORDER BY id";
    let mut problem = None;
    each_row(conn, sql, &[], |row| {
        let mut columns = 0..;
        let details =
            array::from_fn(|_| columns.next().map_or(Value::Nothing, |column| row.value(column)));
        problem = problem.take().or_else(|| see(row.int(14), &details));
        Ok(())
    })
    .await?;
    Ok(problem)
}
