//! The one window.

use serde_json::Value;
use tauri::webview::NewWindowResponse;
use tauri::{AppHandle, Emitter, Manager, Runtime, Url, WebviewWindowBuilder};

/// Its label, which the capability names.
pub(crate) const MAIN: &str = "main";

/// Opens the window. It shows our own pages only, and opens no other.
pub(crate) fn open<R: Runtime>(app: &AppHandle<R>) -> tauri::Result<()> {
    let Some(config) = app.config().app.windows.iter().find(|window| window.label == MAIN) else {
        return Err(tauri::Error::WindowNotFound);
    };
    WebviewWindowBuilder::from_config(app, config)?
        .on_navigation(is_ours)
        .on_new_window(|_, _| NewWindowResponse::Deny)
        .build()
        .map(drop)
}

/// Closes the window and lets its web view go; [`show`] makes another.
pub(crate) fn away<R: Runtime>(app: &AppHandle<R>) {
    let Some(window) = app.get_webview_window(MAIN) else { return };
    if let Err(error) = window.destroy() {
        log::warn!("the window did not go: {error}");
    }
}

/// Whether there is no window.
pub(crate) fn is_away<R: Runtime>(app: &AppHandle<R>) -> bool {
    app.get_webview_window(MAIN).is_none()
}

/// Brings the window to the front, and makes it anew when it is gone.
pub(crate) fn show<R: Runtime>(app: &AppHandle<R>) {
    let Some(window) = app.get_webview_window(MAIN) else {
        let app = app.clone();
        // On Windows a window that is made inside an event waits for that event's own end, and never opens.
        tauri::async_runtime::spawn(async move {
            if let Err(error) = open(&app) {
                log::error!("the window did not open: {error}");
            }
        });
        return;
    };
    let shown = window.show().and_then(|()| window.unminimize()).and_then(|()| window.set_focus());
    if let Err(error) = shown {
        log::warn!("the window did not come forward: {error}");
    }
}

/// Tells the window's page of an event.
pub(crate) fn tell<R: Runtime>(app: &AppHandle<R>, event: &str, what: &Value) {
    if let Err(error) = app.emit_to(MAIN, event, what) {
        log::warn!("the window was not told: {error}");
    }
}

/// The scheme the pages are served under: its own, or on Windows a host of its own; the development server while
/// developing.
pub(crate) fn is_ours(url: &Url) -> bool {
    let host = url.host_str();
    match url.scheme() {
        "tauri" => host == Some("localhost"),
        "http" | "https" => {
            host == Some("tauri.localhost") || (tauri::is_dev() && host == Some("localhost"))
        }
        _other => false,
    }
}
