//! Talks with customers, and what is to follow from them.

use books::Answer;
use books::interactions::{InteractionChange, InteractionQuery, InteractionView, NewInteraction};
use books::people::TeamMember;
use books::values::{InteractionId, Stretch};

use crate::session::{Session, Staff};

/// Writes a talk with a customer down.
#[tauri::command]
#[specta::specta]
pub(crate) async fn create_interaction(
    session: Session<Staff>,
    input: NewInteraction,
) -> Answer<InteractionView> {
    session.create_interaction(input).await
}

/// Changes a talk: its words by its author on the same day; anyone may pin it, move what is to follow, or call that done.
#[tauri::command]
#[specta::specta]
pub(crate) async fn change_interaction(
    session: Session<Staff>,
    id: InteractionId,
    change: InteractionChange,
) -> Answer<InteractionView> {
    session.change_interaction(id, change).await
}

/// Talks with one customer or with all, the latest first.
#[tauri::command]
#[specta::specta]
pub(crate) async fn interactions(
    session: Session<Staff>,
    query: InteractionQuery,
) -> Answer<Stretch<InteractionView>> {
    session.interactions(query).await
}

/// What is to follow and not done, the earliest first: up to a civil date, or all of it; at most 200.
#[tauri::command]
#[specta::specta]
pub(crate) async fn follow_ups(
    session: Session<Staff>,
    to: Option<String>,
) -> Answer<Vec<InteractionView>> {
    session.follow_ups(to).await
}

/// The people of the shop who may be asked to do something, by name.
#[tauri::command]
#[specta::specta]
pub(crate) async fn team(session: Session<Staff>) -> Answer<Vec<TeamMember>> {
    session.team().await
}
