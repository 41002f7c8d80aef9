//! Messages to customers. Nothing is sent: a program of the system opens what was prepared, and whoever sees it sends it.

use books::Answer;
use books::interactions::InteractionView;
use books::messages::{MessageQuery, MessageView, OpenMessage, TemplateInput, TemplateView};

use crate::opener;
use crate::session::{Owner, Session, Staff};

/// Prepares a message to a customer from a template. Nothing is opened or written down.
#[tauri::command]
#[specta::specta]
pub(crate) async fn prepare_message(
    session: Session<Staff>,
    query: MessageQuery,
) -> Answer<MessageView> {
    session.prepare_message(query).await
}

/// Opens a message in a program of the system and writes it down as a talk; what cannot be opened is not written down.
#[tauri::command]
#[specta::specta]
pub(crate) async fn open_message(
    session: Session<Staff>,
    input: OpenMessage,
) -> Answer<InteractionView> {
    session.open_message(input, opener::open).await
}

/// Every template of messages in every language.
#[tauri::command]
#[specta::specta]
pub(crate) async fn templates(session: Session<Owner>) -> Answer<Vec<TemplateView>> {
    session.templates().await
}

/// Writes a template anew, or takes the one that came with the program.
#[tauri::command]
#[specta::specta]
pub(crate) async fn change_template(
    session: Session<Owner>,
    input: TemplateInput,
) -> Answer<TemplateView> {
    session.change_template(input).await
}

/// A template filled in for somebody who is not there.
#[tauri::command]
#[specta::specta]
pub(crate) async fn preview_template(
    session: Session<Owner>,
    input: TemplateInput,
) -> Answer<String> {
    session.preview_template(input).await
}
