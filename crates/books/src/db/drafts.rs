//! Rows of drafts, one a person and screen.

use sqlx::sqlite::SqliteConnection;

use crate::refusal::Answer;
use crate::values::{Moment, UserId};

/// Keeps a draft.
pub(crate) async fn put(
    conn: &mut SqliteConnection,
    user: UserId,
    screen: &str,
    body: &str,
    now: Moment,
) -> Answer<()> {
    sqlx::query(
        "INSERT INTO draft (user_id, screen, body, saved_at) VALUES (?1, ?2, ?3, ?4)
         ON CONFLICT DO UPDATE SET body = excluded.body, saved_at = excluded.saved_at",
    )
    .bind(user.0)
    .bind(screen.to_owned())
    .bind(body.to_owned())
    .bind(now.0)
    .execute(conn)
    .await?;
    Ok(())
}

/// The draft of a screen.
pub(crate) async fn get(
    conn: &mut SqliteConnection,
    user: UserId,
    screen: &str,
) -> Answer<Option<String>> {
    let body = sqlx::query_scalar("SELECT body FROM draft WHERE user_id = ?1 AND screen = ?2")
        .bind(user.0)
        .bind(screen.to_owned())
        .fetch_optional(conn)
        .await?;
    Ok(body)
}

/// Forgets the draft of a screen.
pub(crate) async fn remove(conn: &mut SqliteConnection, user: UserId, screen: &str) -> Answer<()> {
    sqlx::query("DELETE FROM draft WHERE user_id = ?1 AND screen = ?2")
        .bind(user.0)
        .bind(screen.to_owned())
        .execute(conn)
        .await?;
    Ok(())
}
