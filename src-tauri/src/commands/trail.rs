//! The trail: who did what.

use books::Answer;
use books::trail::{TrailQuery, TrailRow};
use books::values::Stretch;
use tauri::{AppHandle, Runtime};

use crate::save;
use crate::session::{Owner, Session};

/// Who did what, the newest first: all of it, or of one customer, document, person or day.
#[tauri::command]
#[specta::specta]
pub(crate) async fn trail(session: Session<Owner>, query: TrailQuery) -> Answer<Stretch<TrailRow>> {
    session.trail(query).await
}

/// Asks where the links of a query go, under `name` at first, and writes them there as CSV; the path, or null when nowhere
/// was chosen.
#[tauri::command]
#[specta::specta]
pub(crate) async fn save_trail<R: Runtime>(
    session: Session<Owner>,
    app: AppHandle<R>,
    query: TrailQuery,
    name: String,
) -> Answer<Option<String>> {
    save::trail(&app, &session, query, &name).await
}
