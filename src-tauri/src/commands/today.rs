//! Today.

use books::Answer;
use books::today::TodayView;

use crate::session::{Session, Staff};

/// What is to come, what came, what to do next.
#[tauri::command]
#[specta::specta]
pub(crate) async fn today(session: Session<Staff>) -> Answer<TodayView> {
    session.today().await
}
