//! Drafts of what is being typed, one a person and screen.

use books::Answer;

use crate::session::{Session, Staff};

/// Keeps a draft: `screen` names it (1 to 100 characters), `body` is JSON (at most 200,000 characters).
#[tauri::command]
#[specta::specta]
pub(crate) async fn save_draft(
    session: Session<Staff>,
    screen: String,
    body: String,
) -> Answer<()> {
    session.save_draft(&screen, &body).await
}

/// The draft of a screen, or null.
#[tauri::command]
#[specta::specta]
pub(crate) async fn draft(session: Session<Staff>, screen: String) -> Answer<Option<String>> {
    session.draft(&screen).await
}

/// Forgets the draft of a screen.
#[tauri::command]
#[specta::specta]
pub(crate) async fn discard_draft(session: Session<Staff>, screen: String) -> Answer<()> {
    session.discard_draft(&screen).await
}
