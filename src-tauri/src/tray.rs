//! The icon in the tray: there while Bahi stays when its window closes. Linux reports no click on the icon itself, so
//! that everything is in its menu.

use std::panic::{AssertUnwindSafe, catch_unwind};

use books::Counter;
use tauri::menu::{Menu, MenuBuilder};
use tauri::tray::{MouseButton, MouseButtonState, TrayIconBuilder, TrayIconEvent};
use tauri::{AppHandle, Manager, Runtime};

use crate::computer::{Computer, OnClose};
use crate::words::Words;
use crate::{notify, staying, window};

const ID: &str = "bahi";

/// Puts the icon up or takes it down, as it was chosen. The bridge has none.
pub(crate) fn follow<R: Runtime>(app: &AppHandle<R>) {
    let wanted = app.state::<Computer>().choices().on_close == Some(OnClose::Keep);
    let there = is_up(app);
    if app.try_state::<staying::Stay>().is_none() || wanted == there {
        return;
    }
    let on_main = app.clone();
    let done = app.run_on_main_thread(move || {
        if wanted {
            put_up(&on_main);
        } else {
            drop(on_main.remove_tray_by_id(ID));
        }
    });
    if let Err(error) = done {
        log::warn!("the tray stays as it is: {error}");
    }
}

/// Whether there is one.
pub(crate) fn is_up<R: Runtime>(app: &AppHandle<R>) -> bool {
    app.tray_by_id(ID).is_some()
}

/// A desktop may lack the library that shows icons, and what loads it panics then.
fn put_up<R: Runtime>(app: &AppHandle<R>) {
    match catch_unwind(AssertUnwindSafe(|| build(app))) {
        Ok(Ok(())) => {}
        Ok(Err(error)) => log::warn!("there is no icon in the tray: {error}"),
        Err(_) => log::warn!("there is no icon in the tray: its library is missing"),
    }
}

fn build<R: Runtime>(app: &AppHandle<R>) -> tauri::Result<()> {
    let menu = menu(app)?;
    let mut icon = TrayIconBuilder::with_id(ID)
        .tooltip("Bahi")
        .menu(&menu)
        .show_menu_on_left_click(false)
        .on_menu_event(|app, event| chosen(app, event.id().as_ref()))
        .on_tray_icon_event(|icon, event| {
            let TrayIconEvent::Click {
                button: MouseButton::Left,
                button_state: MouseButtonState::Up,
                ..
            } = event
            else {
                return;
            };
            window::show(icon.app_handle());
        });
    if let Some(image) = app.default_window_icon() {
        icon = icon.icon(image.clone());
    }
    icon.build(app).map(drop)
}

fn menu<R: Runtime>(app: &AppHandle<R>) -> tauri::Result<Menu<R>> {
    let words = Words::of("en");
    let say = |key| words.as_ref().and_then(|words| words.say(key, &[])).unwrap_or_default();
    MenuBuilder::new(app)
        .text("open", say("tray-open"))
        .text("lock", say("tray-lock"))
        .text("check", say("tray-check"))
        .separator()
        .text("quit", say("tray-quit"))
        .build()
}

fn chosen<R: Runtime>(app: &AppHandle<R>, what: &str) {
    match what {
        "open" => window::show(app),
        "lock" => staying::lock(app),
        "check" => check(app.clone()),
        _quit => app.exit(0),
    }
}

/// Says now what is due in every shop, in the place of the day's notification; that nothing is, too, since somebody
/// asked.
fn check<R: Runtime>(app: AppHandle<R>) {
    let counter = app.state::<Counter>().inner().clone();
    tauri::async_runtime::spawn(async move {
        match counter.check().await {
            Ok(notices) => {
                for notice in notices {
                    notify::answer(&app, &notice).await;
                }
            }
            Err(refused) => log::warn!("nobody looked for what is due: {:?}", refused.refusal),
        }
    });
}
