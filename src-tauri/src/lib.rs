//! The shell: the window and what surrounds it, and the commands through which the window reaches the book.

mod commands;
mod log_file;
mod notify;
mod opener;
mod save;
mod session;
mod sys;
mod ticker;
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
use tauri::{App, Context, Manager, RunEvent, Runtime};

/// Runs the program until its window is closed.
#[must_use]
pub fn run() -> ExitCode {
    sys::prepare();
    let builder = tauri::Builder::default()
        // First: a second start only calls this one forward.
        .plugin(tauri_plugin_single_instance::init(|app, _, _| window::show(app)))
        .plugin(tauri_plugin_window_state::Builder::default().build())
        .plugin(tauri_plugin_dialog::init())
        .plugin(tauri_plugin_notification::init())
        .invoke_handler(commands::commands().invoke_handler())
        .setup(|app| Ok(set_up(app)?));
    match builder.build(context()) {
        Ok(app) => {
            let code = app.run_return(|app, event| {
                if matches!(event, RunEvent::Exit) {
                    close(app);
                }
            });
            ExitCode::from(u8::try_from(code).unwrap_or(1))
        }
        Err(error) => {
            log::error!("the program did not start: {error}");
            ExitCode::FAILURE
        }
    }
}

/// What the configuration, the capability and the built window come to.
fn context<R: Runtime>() -> Context<R> {
    tauri::generate_context!()
}

fn set_up(app: &mut App) -> tauri::Result<()> {
    let folder = data_folder(app)?;
    sys::make_private(&folder)?;
    log_file::start(&folder);
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
    notify::listen(app.handle());
    window::open(app.handle())?;
    ticker::start(app.handle().clone());
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
fn end_when_asked<R: Runtime>(app: tauri::AppHandle<R>) {
    tauri::async_runtime::spawn(async move {
        match sys::asked_to_end().await {
            Ok(()) => app.exit(0),
            Err(error) => log::warn!("the system's request to end is not heard: {error}"),
        }
    });
}

/// At the end the book is locked, which waits for a write that is under way.
fn close<R: Runtime>(app: &tauri::AppHandle<R>) {
    let counter = app.state::<Counter>().inner().clone();
    if let Err(refused) = tauri::async_runtime::block_on(counter.lock()) {
        log::error!("the book was not closed in order: {:?}", refused.refusal);
    }
}
