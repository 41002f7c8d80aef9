//! Rows of people.

use sqlx::Row;
use sqlx::sqlite::SqliteConnection;

use crate::people::{PersonView, TeamMember};
use crate::refusal::{Answer, Refusal, Refused};
use crate::text::key;
use crate::values::{Moment, UserId};

/// Why these details cannot be someone's: another person has the username or the email.
pub(crate) async fn taken(
    conn: &mut SqliteConnection,
    person: &PersonView,
) -> Answer<Option<Refused>> {
    let row = sqlx::query(
        "SELECT ifnull(max(username_key = ?2), 0), ifnull(max(email_key = ?3), 0) FROM user
         WHERE id <> ?1 AND (username_key = ?2 OR email_key = ?3)",
    )
    .bind(person.id.0)
    .bind(key(&person.username))
    .bind(person.email.as_deref().map(key))
    .fetch_one(conn)
    .await?;
    Ok(match (row.get::<bool, _>(0), row.get::<bool, _>(1)) {
        (true, _) => Some(Refusal::UsernameTaken.on("username")),
        (false, true) => Some(Refusal::UserEmailTaken.on("email")),
        (false, false) => None,
    })
}

/// Whether someone is of the shop and may sign in.
pub(crate) async fn is_active(conn: &mut SqliteConnection, user: i64) -> Answer<bool> {
    let sql = "SELECT EXISTS (SELECT 1 FROM user WHERE id = ?1 AND disabled_at IS NULL)";
    Ok(sqlx::query_scalar(sql).bind(user).fetch_one(conn).await?)
}

/// Those who may sign in, by name.
pub(crate) async fn team(conn: &mut SqliteConnection) -> Answer<Vec<TeamMember>> {
    let rows = sqlx::query("SELECT id, name FROM user WHERE disabled_at IS NULL ORDER BY name, id")
        .fetch_all(conn)
        .await?;
    Ok(rows.iter().map(|row| TeamMember { id: UserId(row.get(0)), name: row.get(1) }).collect())
}

/// Keeps a person's details.
pub(crate) async fn update(
    conn: &mut SqliteConnection,
    person: &PersonView,
    now: Moment,
) -> Answer<()> {
    sqlx::query(
        "UPDATE user SET name = ?2, username = ?3, username_key = ?4, email = ?5, email_key = ?6, phone = ?7,
                         changed_at = ?8 WHERE id = ?1",
    )
    .bind(person.id.0)
    .bind(person.name.clone())
    .bind(person.username.clone())
    .bind(key(&person.username))
    .bind(person.email.clone())
    .bind(person.email.as_deref().map(key))
    .bind(person.phone.clone())
    .bind(now.0)
    .execute(conn)
    .await?;
    Ok(())
}

/// Takes over the usernames that the key header knows and the book does not: a rename whose second half was cut off.
pub(crate) async fn follow_labels(
    conn: &mut SqliteConnection,
    mirror: &vault::Header,
    header: &vault::Header,
) -> Answer<()> {
    for slot in header.slots().filter(|slot| slot.kind.is_password()) {
        let Some(old) = mirror.slots().find(|old| old.id == slot.id && old.label != slot.label)
        else {
            continue;
        };
        sqlx::query("UPDATE user SET username = ?2, username_key = ?3 WHERE username_key = ?1")
            .bind(key(&old.label))
            .bind(slot.label.clone())
            .bind(key(&slot.label))
            .execute(&mut *conn)
            .await?;
    }
    Ok(())
}
