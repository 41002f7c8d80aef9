//! Finding anything.

use books::Answer;
use books::finding::Finds;

use crate::session::{Session, Staff};

/// What a few letters or digits could mean: customers, documents by number or exact amount, and cases, likeliest first.
#[tauri::command]
#[specta::specta]
pub(crate) async fn find(session: Session<Staff>, text: String) -> Answer<Finds> {
    session.find(text).await
}
