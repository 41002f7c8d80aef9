//! Whether Bahi stays when its window closes: in the tray, for the reminders, with the web view gone; or not at all.

use std::sync::atomic::{AtomicBool, AtomicI64, Ordering};

use books::{Answer, Counter, Refusal};
use serde::Serialize;
use serde_json::Value;
use specta::Type;
use tauri::{AppHandle, Manager, Runtime};
use tauri_plugin_autostart::AutoLaunchManager;

use crate::computer::{Computer, OnClose};
use crate::{bus, tray, window};

/// The argument of a start with the computer: no window.
pub(crate) const HIDDEN: &str = "--hidden";

/// Milliseconds in which a second close means it, whatever the window's page makes of the question.
const INSISTS_MS: i64 = 3_000;

/// What keeps reminders coming on this computer.
#[derive(Debug, Clone, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Staying {
    /// The desktop shows a tray.
    tray: bool,
    /// What closing the window does; nothing until it was asked.
    on_close: Option<OnClose>,
    /// Bahi starts with the computer.
    starts: bool,
    /// Starting with the computer is worth offering: a reminder was shown here, and nobody answered the offer yet.
    offer: bool,
}

/// What the window is to know when it comes back, and what closing it is to do.
#[derive(Debug, Default)]
pub(crate) struct Stay {
    /// A notification was clicked, and nobody went to the reminders yet.
    errand: AtomicBool,
    /// The tick at which the window was last asked what closing it does; 0 when it never was.
    asked: AtomicI64,
}

impl Stay {
    /// Notes that the window is asked now; false when it was just before.
    fn ask(&self, tick: i64) -> bool {
        let before = self.asked.swap(tick, Ordering::Relaxed);
        before == 0 || tick - before > INSISTS_MS
    }
}

impl Staying {
    /// How it stands on this computer.
    pub(crate) async fn of<R: Runtime>(app: &AppHandle<R>) -> Self {
        let choices = app.state::<Computer>().choices();
        let manager = app.try_state::<AutoLaunchManager>();
        let starts = manager.is_some_and(|manager| manager.is_enabled().unwrap_or(false));
        let reminded = || app.state::<Counter>().has_reminded().unwrap_or(false);
        Self {
            tray: bus::has_tray().await,
            on_close: choices.on_close,
            starts,
            offer: !starts && !choices.start_answered && reminded(),
        }
    }
}

/// Chooses what closing the window does from now on.
pub(crate) async fn choose<R: Runtime>(app: &AppHandle<R>, on_close: OnClose) -> Answer<Staying> {
    app.state::<Computer>().choose(|choices| choices.on_close = Some(on_close))?;
    tray::follow(app);
    Ok(Staying::of(app).await)
}

/// Starts with the computer from now on, or no more. The bridge never does.
pub(crate) async fn start_with_computer<R: Runtime>(
    app: &AppHandle<R>,
    on: bool,
) -> Answer<Staying> {
    if let Some(starts) = app.try_state::<AutoLaunchManager>() {
        let done = if on { starts.enable() } else { starts.disable() };
        // What cannot be taken away because it is not there is no trouble.
        if starts.is_enabled().unwrap_or(!on) != on {
            log::warn!("starting with the computer stays as it is: {done:?}");
            return Err(Refusal::ChoiceNotKept.into());
        }
    }
    app.state::<Computer>().choose(|choices| choices.start_answered = true)?;
    Ok(Staying::of(app).await)
}

/// Somebody closes the window. Its page keeps what was typed, asks what closing means as long as that was not chosen, and
/// then closes it by [`close`]; one that does not answer is closed by insisting.
pub(crate) fn closing<R: Runtime>(app: &AppHandle<R>) {
    let tick = app.state::<Counter>().clock().ticks();
    if app.state::<Stay>().ask(tick) {
        window::tell(app, "closing", &Value::Null);
    } else {
        close(app);
    }
}

/// Closes the window as it was chosen: into the tray where there is one, or for good. The bridge's stays.
pub(crate) fn close<R: Runtime>(app: &AppHandle<R>) {
    if app.try_state::<Stay>().is_none() {
        return;
    }
    let app = app.clone();
    tauri::async_runtime::spawn(async move {
        let keep = app.state::<Computer>().choices().on_close == Some(OnClose::Keep);
        let shown = keep && bus::has_tray().await;
        let on_main = app.clone();
        // In turn behind whatever puts the icon up. A window that cannot be called back does not go.
        let done = app.run_on_main_thread(move || {
            if shown && tray::is_up(&on_main) {
                window::away(&on_main);
            } else {
                on_main.exit(0);
            }
        });
        if let Err(error) = done {
            log::warn!("the window stays: {error}");
        }
    });
}

/// A notification was clicked: the window comes up, and goes to the reminders as soon as somebody is signed in.
pub(crate) fn to_reminders<R: Runtime>(app: &AppHandle<R>) {
    app.state::<Stay>().errand.store(true, Ordering::Relaxed);
    window::show(app);
    window::tell(app, "errand", &Value::Null);
}

/// Whether the window is to go to the reminders; said once.
pub(crate) fn errand<R: Runtime>(app: &AppHandle<R>) -> bool {
    app.try_state::<Stay>().is_some_and(|stay| stay.errand.swap(false, Ordering::Relaxed))
}

/// Locks the book from outside the window.
pub(crate) fn lock<R: Runtime>(app: &AppHandle<R>) {
    let (app, counter) = (app.clone(), app.state::<Counter>().inner().clone());
    tauri::async_runtime::spawn(async move {
        match counter.lock().await {
            Ok(()) => window::tell(&app, "locked", &Value::Null),
            Err(refused) => log::warn!("the book stays open: {:?}", refused.refusal),
        }
    });
}
