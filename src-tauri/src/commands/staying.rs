//! What keeps reminders coming on this computer: the tray, and starting with it. It concerns no book, so that whoever
//! sits at the computer chooses it, but for the start with the computer.
#![expect(clippy::unnecessary_wraps, reason = "every command answers or refuses")]

use books::Answer;
use books::shop::SignedIn;
use tauri::{AppHandle, Runtime};

use crate::computer::OnClose;
use crate::session::{Owner, Public, Session};
use crate::staying::{self, Staying};

/// Who is at the counter, for a window that is drawn anew; nothing when nobody is.
#[tauri::command]
#[specta::specta]
pub(crate) async fn resume(counter: Public) -> Answer<Option<SignedIn>> {
    counter.resume().await
}

/// Whether a notification was clicked and nobody went to the reminders since; said once.
#[tauri::command]
#[specta::specta]
pub(crate) fn errand<R: Runtime>(_anybody: Public, app: AppHandle<R>) -> Answer<bool> {
    Ok(staying::errand(&app))
}

/// Whether there is a tray, what closing the window does, and whether Bahi starts with the computer.
#[tauri::command]
#[specta::specta]
pub(crate) async fn staying<R: Runtime>(_anybody: Public, app: AppHandle<R>) -> Answer<Staying> {
    Ok(Staying::of(&app).await)
}

/// Chooses what closing the window does on this computer.
#[tauri::command]
#[specta::specta]
pub(crate) async fn choose_on_close<R: Runtime>(
    _anybody: Public,
    app: AppHandle<R>,
    on_close: OnClose,
) -> Answer<Staying> {
    staying::choose(&app, on_close).await
}

/// Closes the window as it was chosen.
#[tauri::command]
#[specta::specta]
pub(crate) fn close_window<R: Runtime>(_anybody: Public, app: AppHandle<R>) -> Answer<()> {
    staying::close(&app);
    Ok(())
}

/// Starts Bahi with the computer, hidden, or no more.
#[tauri::command]
#[specta::specta]
pub(crate) async fn start_with_computer<R: Runtime>(
    _owner: Session<Owner>,
    app: AppHandle<R>,
    on: bool,
) -> Answer<Staying> {
    staying::start_with_computer(&app, on).await
}
