//! The number a document would get.

use books::Answer;
use books::numbering::NumberPreview;
use books::values::DocumentKind;

use crate::session::{Session, Staff};

/// The number that a document of a kind would get on a civil date (today when absent), and whether a higher one was
/// given to a later day. Nothing is given away.
#[tauri::command]
#[specta::specta]
pub(crate) async fn preview_number(
    session: Session<Staff>,
    kind: DocumentKind,
    on: Option<String>,
) -> Answer<NumberPreview> {
    session.preview_number(kind, on).await
}
