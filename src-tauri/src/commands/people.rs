//! The people of the shop: oneself, and for an owner everybody.

use books::Answer;
use books::people::{
    OneTimePassword, PasswordChange, PersonRow, PersonView, ProfileInput, Removed, Role,
};
use books::values::UserId;

use crate::session::{Fresh, Owner, Session, Staff};

/// Types the password again, for commands that ask for a fresh one; it counts for five minutes.
#[tauri::command]
#[specta::specta]
pub(crate) async fn confirm_password(session: Session<Staff>, password: String) -> Answer<()> {
    session.confirm_password(password).await
}

/// Changes one's own details; the username is also what one signs in with.
#[tauri::command]
#[specta::specta]
pub(crate) async fn change_profile(
    session: Session<Staff>,
    input: ProfileInput,
) -> Answer<PersonView> {
    session.change_profile(input).await
}

/// Changes one's own password.
#[tauri::command]
#[specta::specta]
pub(crate) async fn change_password(session: Session<Staff>, input: PasswordChange) -> Answer<()> {
    session.change_password(input).await
}

/// One person's details: one's own, or as an owner anybody's.
#[tauri::command]
#[specta::specta]
pub(crate) async fn person(session: Session<Staff>, id: UserId) -> Answer<PersonView> {
    session.person(id).await
}

/// Everybody who works here, in the order they came.
#[tauri::command]
#[specta::specta]
pub(crate) async fn people(session: Session<Owner>) -> Answer<Vec<PersonRow>> {
    session.people().await
}

/// Lets somebody in, with a one-time password that is shown this once and may be used for seven days.
#[tauri::command]
#[specta::specta]
pub(crate) async fn add_person(
    session: Session<Owner, Fresh>,
    role: Role,
    input: ProfileInput,
) -> Answer<OneTimePassword> {
    session.add_person(role, input).await
}

/// Changes somebody's details.
#[tauri::command]
#[specta::specta]
pub(crate) async fn change_person(
    session: Session<Owner, Fresh>,
    id: UserId,
    input: ProfileInput,
) -> Answer<PersonRow> {
    session.change_person(id, input).await
}

/// Makes somebody an owner, or staff, with a one-time password: what a password opens follows from the role.
#[tauri::command]
#[specta::specta]
pub(crate) async fn change_role(
    session: Session<Owner, Fresh>,
    id: UserId,
    role: Role,
) -> Answer<OneTimePassword> {
    session.change_role(id, role).await
}

/// Gives somebody another one-time password; their old one opens nothing from now on.
#[tauri::command]
#[specta::specta]
pub(crate) async fn reset_password(
    session: Session<Owner, Fresh>,
    id: UserId,
) -> Answer<OneTimePassword> {
    session.reset_password(id).await
}

/// Closes somebody's way in; they keep their password for when it is opened again.
#[tauri::command]
#[specta::specta]
pub(crate) async fn disable_person(
    session: Session<Owner, Fresh>,
    id: UserId,
) -> Answer<PersonRow> {
    session.disable_person(id).await
}

/// Opens somebody's way in again.
#[tauri::command]
#[specta::specta]
pub(crate) async fn enable_person(session: Session<Owner, Fresh>, id: UserId) -> Answer<PersonRow> {
    session.enable_person(id).await
}

/// Removes somebody for good and writes the book anew under another key; what they wrote stays theirs. With an
/// owner goes the recovery code, which they may know: the new one is in the answer, this once.
#[tauri::command]
#[specta::specta]
pub(crate) async fn remove_person(session: Session<Owner, Fresh>, id: UserId) -> Answer<Removed> {
    session.remove_person(id).await
}
