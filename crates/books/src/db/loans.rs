//! Reading loans: the row of a list, the sums of a summary.

use sqlx::sqlite::SqliteConnection;

use crate::refusal::Answer;
use crate::values::DocumentId;

/// The invoice that was made of a loan, if one was and it is not void.
pub(crate) async fn billed_as(
    conn: &mut SqliteConnection,
    loan: i64,
) -> Answer<Option<DocumentId>> {
    let id = sqlx::query_scalar(
        "SELECT id FROM document WHERE about_id = ?1 AND kind = 1 AND ended = 0 LIMIT 1",
    )
    .bind(loan)
    .fetch_optional(conn)
    .await?;
    Ok(id.map(DocumentId))
}
