//! One's own details and password.

use books::Answer;
use books::people::{PasswordChange, PersonView, ProfileInput};

use crate::session::{Session, Staff};

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
