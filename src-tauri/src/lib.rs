//! The shell: the window and what surrounds it, and the commands through which the window reaches the book.

mod bus;
mod commands;
mod computer;
mod keyring;
mod log_file;
mod notify;
mod opener;
mod save;
mod session;
mod single;
mod staying;
mod sys;
mod ticker;
mod tray;
mod window;
mod words;

#[cfg(feature = "bridge")]
pub mod bridge;
#[cfg(feature = "bridge")]
pub mod replay;

#[cfg(test)]
mod tests;

use std::path::PathBuf;
use std::process::ExitCode;

use books::{Clock, Counter};
use tauri::{App, AppHandle, Context, Manager, RunEvent, Runtime, WindowEvent};

use crate::computer::Computer;
use crate::single::Single;
use crate::staying::Stay;

/// Runs the program until its window is closed.
#[must_use]
pub fn run() -> ExitCode {
    sys::prepare();
    let builder = tauri::Builder::default()
        // First: a second start only calls this one forward, unless it is one with the computer.
        .plugin(tauri_plugin_single_instance::init(|app, arguments, _| {
            if !sys::is_hidden(&arguments) {
                window::show(app);
            }
        }))
        .plugin(tauri_plugin_window_state::Builder::default().build())
        .plugin(tauri_plugin_dialog::init())
        .plugin(tauri_plugin_notification::init())
        .plugin(tauri_plugin_autostart::Builder::new().arg(staying::HIDDEN).build())
        .invoke_handler(commands::commands().invoke_handler())
        .on_window_event(|window, event| {
            if let WindowEvent::CloseRequested { api, .. } = event {
                api.prevent_close();
                staying::closing(window.app_handle());
            }
        })
        .setup(|app| Ok(set_up(app)?));
    match builder.build(context()) {
        Ok(app) => ExitCode::from(u8::try_from(app.run_return(happened)).unwrap_or(1)),
        Err(error) => {
            log::error!("the program did not start: {error}");
            ExitCode::FAILURE
        }
    }
}

/// What the loop of the program reports.
fn happened(app: &AppHandle, event: RunEvent) {
    match event {
        // The window is gone and nobody asked for the end: reminders still come.
        RunEvent::ExitRequested { code: None, api, .. } => api.prevent_exit(),
        RunEvent::Exit => close(app),
        #[cfg(target_os = "macos")]
        RunEvent::Reopen { .. } => window::show(app),
        _other => {}
    }
}

/// What the configuration, the capability and the built window come to.
fn context<R: Runtime>() -> Context<R> {
    tauri::generate_context!()
}

fn set_up(app: &mut App) -> tauri::Result<()> {
    let folder = data_folder(app)?;
    sys::make_private(&folder)?;
    let Some(single) = Single::take(&folder)? else {
        app.handle().exit(0);
        return Ok(());
    };
    log_file::start(&folder);
    app.manage(Computer::new(&folder));
    app.manage(Stay::default());
    let counter = Counter::new(folder, Clock::default());
    if let Some(day) = sys::day_to_pretend()
        && let Err(refused) = tauri::async_runtime::block_on(counter.set_today(&day))
    {
        log::warn!("the clock stays as it is: {:?}", refused.refusal);
    }
    if let Err(refused) = counter.sweep() {
        log::warn!("a sample shop stays: {:?}", refused.refusal);
    }
    app.manage(counter);
    app.manage(keyring::Keyring::over(keyring::Store::System));
    notify::listen(app.handle());
    if !sys::is_hidden(&std::env::args().collect::<Vec<_>>()) {
        window::open(app.handle())?;
    }
    tray::follow(app.handle());
    ticker::start(app.handle().clone(), single);
    end_when_asked(app.handle().clone());
    Ok(())
}

/// Where the books lie: local to this computer and never roaming, unless `BAHI_DATA_DIR` names another folder.
fn data_folder(app: &App) -> tauri::Result<PathBuf> {
    match std::env::var_os("BAHI_DATA_DIR") {
        Some(folder) if !folder.is_empty() => Ok(folder.into()),
        _unset => app.path().app_local_data_dir(),
    }
}

/// The system asks a program to end when the person logs out or the computer shuts down.
fn end_when_asked<R: Runtime>(app: AppHandle<R>) {
    tauri::async_runtime::spawn(async move {
        match sys::asked_to_end().await {
            Ok(()) => app.exit(0),
            Err(error) => log::warn!("the system's request to end is not heard: {error}"),
        }
    });
}

/// At the end the book is locked, which waits for a write that is under way. A second start has none.
fn close<R: Runtime>(app: &AppHandle<R>) {
    let Some(counter) = app.try_state::<Counter>() else { return };
    let counter = counter.inner().clone();
    if let Err(refused) = tauri::async_runtime::block_on(counter.lock()) {
        log::error!("the book was not closed in order: {:?}", refused.refusal);
    }
}
