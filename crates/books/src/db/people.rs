//! Rows of people.

use sqlx::Row;
use sqlx::sqlite::{SqliteConnection, SqliteRow};

use crate::people::{PersonView, Role, TeamMember};
use crate::refusal::{Answer, Refusal, Refused};
use crate::text::key;
use crate::values::{Moment, UserId};

/// A person as the book keeps them.
#[derive(Debug, Clone)]
pub(crate) struct Kept {
    pub(crate) view: PersonView,
    /// Since when their way in is closed.
    pub(crate) disabled_at: Option<Moment>,
    /// Since when they are gone.
    pub(crate) removed_at: Option<Moment>,
    /// A password that was given to them.
    pub(crate) once: Option<Once>,
}

/// Until when a one-time password may be used, and which password of the slot it is.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Once {
    pub(crate) until: Moment,
    pub(crate) epoch: u32,
}

fn kept(row: &SqliteRow) -> Kept {
    let until = row.get::<Option<i64>, _>("once_until").map(Moment);
    let epoch = row.get::<Option<u32>, _>("once_epoch");
    Kept {
        view: super::shop::person(row),
        disabled_at: row.get::<Option<i64>, _>("disabled_at").map(Moment),
        removed_at: row.get::<Option<i64>, _>("removed_at").map(Moment),
        once: until.zip(epoch).map(|(until, epoch)| Once { until, epoch }),
    }
}

/// Everybody there is.
pub(crate) async fn all(conn: &mut SqliteConnection) -> Answer<Vec<Kept>> {
    let rows = sqlx::query("SELECT * FROM user WHERE removed_at IS NULL ORDER BY id");
    Ok(rows.fetch_all(conn).await?.iter().map(kept).collect())
}

/// The person with this id.
pub(crate) async fn by_id(conn: &mut SqliteConnection, id: UserId) -> Answer<Option<Kept>> {
    let row = sqlx::query("SELECT * FROM user WHERE id = ?1 AND removed_at IS NULL").bind(id.0);
    Ok(row.fetch_optional(conn).await?.as_ref().map(kept))
}

/// The same, gone or not.
pub(crate) async fn ever(conn: &mut SqliteConnection, id: UserId) -> Answer<Option<Kept>> {
    let row = sqlx::query("SELECT * FROM user WHERE id = ?1").bind(id.0);
    Ok(row.fetch_optional(conn).await?.as_ref().map(kept))
}

/// The person with this username.
pub(crate) async fn by_username(
    conn: &mut SqliteConnection,
    username: &str,
) -> Answer<Option<Kept>> {
    let row = sqlx::query("SELECT * FROM user WHERE username_key = ?1 AND removed_at IS NULL");
    Ok(row.bind(key(username)).fetch_optional(conn).await?.as_ref().map(kept))
}

/// Writes a new person who signs in with a one-time password, and gives their id.
pub(crate) async fn insert(
    conn: &mut SqliteConnection,
    person: &PersonView,
    once: Once,
) -> Answer<UserId> {
    let id = sqlx::query_scalar(
        "INSERT INTO user (role, name, username, username_key, email, email_key, phone, once_until, once_epoch, created_at,
                           changed_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?10) RETURNING id",
    )
    .bind(person.role.word())
    .bind(person.name.clone())
    .bind(person.username.clone())
    .bind(key(&person.username))
    .bind(person.email.clone())
    .bind(person.email.as_deref().map(key))
    .bind(person.phone.clone())
    .bind(once.until.0)
    .bind(once.epoch)
    .bind(person.created_at.0)
    .fetch_one(conn)
    .await?;
    Ok(UserId(id))
}

/// Keeps a role, and that the next password of somebody's slot is one for once.
pub(crate) async fn renew(
    conn: &mut SqliteConnection,
    id: UserId,
    role: Role,
    once: Once,
) -> Answer<()> {
    sqlx::query("UPDATE user SET role = ?2, once_until = ?3, once_epoch = ?4 WHERE id = ?1")
        .bind(id.0)
        .bind(role.word())
        .bind(once.until.0)
        .bind(once.epoch)
        .execute(conn)
        .await?;
    Ok(())
}

/// Keeps since when somebody's way in is closed, or that it is open.
pub(crate) async fn disable(
    conn: &mut SqliteConnection,
    id: UserId,
    at: Option<Moment>,
) -> Answer<()> {
    sqlx::query("UPDATE user SET disabled_at = ?2 WHERE id = ?1")
        .bind(id.0)
        .bind(at.map(|at| at.0))
        .execute(conn)
        .await?;
    Ok(())
}

/// Keeps that somebody is gone; what they wrote still names them.
pub(crate) async fn remove(conn: &mut SqliteConnection, id: UserId, at: Moment) -> Answer<()> {
    sqlx::query("UPDATE user SET removed_at = ?2 WHERE id = ?1")
        .bind(id.0)
        .bind(at.0)
        .execute(conn)
        .await?;
    Ok(())
}

impl Role {
    /// The word the file keeps.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Owner => "owner",
            Self::Staff => "staff",
        }
    }
}

/// Why these details cannot be someone's: another person has the username or the email.
pub(crate) async fn taken(
    conn: &mut SqliteConnection,
    person: &PersonView,
) -> Answer<Option<Refused>> {
    let row = sqlx::query(
        "SELECT ifnull(max(username_key = ?2), 0), ifnull(max(email_key = ?3), 0) FROM user
         WHERE id <> ?1 AND removed_at IS NULL AND (username_key = ?2 OR email_key = ?3)",
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
    let sql = "SELECT EXISTS (SELECT 1 FROM user WHERE id = ?1 AND disabled_at IS NULL AND removed_at IS NULL)";
    Ok(sqlx::query_scalar(sql).bind(user).fetch_one(conn).await?)
}

/// Whether somebody of the shop may sign in; nothing is known of who was removed.
pub(crate) async fn may_enter(conn: &mut SqliteConnection, user: i64) -> Answer<Option<bool>> {
    let sql = "SELECT disabled_at IS NULL FROM user WHERE id = ?1 AND removed_at IS NULL";
    Ok(sqlx::query_scalar(sql).bind(user).fetch_optional(conn).await?)
}

/// Those who may sign in, by name.
pub(crate) async fn team(conn: &mut SqliteConnection) -> Answer<Vec<TeamMember>> {
    let rows = sqlx::query(
        "SELECT id, name FROM user WHERE disabled_at IS NULL AND removed_at IS NULL ORDER BY name, id",
    )
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

/// Takes over the usernames that the key header knows and the book does not: a rename whose second half was cut off. Gives
/// whose they are, each with the name before.
pub(crate) async fn follow_labels(
    conn: &mut SqliteConnection,
    mirror: &vault::Header,
    header: &vault::Header,
    now: Moment,
) -> Answer<Vec<(UserId, String)>> {
    let mut renamed = Vec::new();
    for slot in header.slots().filter(|slot| slot.kind.is_password()) {
        let Some(old) = mirror.slots().find(|old| old.id == slot.id && old.label != slot.label)
        else {
            continue;
        };
        let Some(person) = by_username(conn, &old.label).await? else { continue };
        let (id, username) = (person.view.id, slot.label.clone());
        update(conn, &PersonView { username, ..person.view.clone() }, now).await?;
        renamed.push((id, person.view.username));
    }
    Ok(renamed)
}
