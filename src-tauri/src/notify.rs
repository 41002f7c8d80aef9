//! The daily notification, in the words of the message files.

use books::reminders::Notice;
use fluent_bundle::{FluentArgs, FluentBundle, FluentResource, FluentValue};
use tauri::{AppHandle, Emitter, Manager, Runtime};
use tauri_plugin_notification::{Notification, NotificationExt};

use crate::window;

const ENGLISH: &str = include_str!("../../messages/en.ftl");

/// A click on a notification brings the window to the reminders. Asked for before the first one is shown, because
/// those shown earlier report nothing.
pub(crate) fn listen<R: Runtime>(app: &AppHandle<R>) {
    let handle = app.clone();
    let listening = app.notification().on_action(move |_| {
        window::show(&handle);
        if let Err(error) = handle.emit_to(window::MAIN, "open-reminders", ()) {
            log::warn!("the window was not told: {error}");
        }
    });
    if let Err(error) = listening {
        log::warn!("clicks on notifications are not heard: {error}");
    }
}

/// Shows a notice in the place of the one before, unless it has nothing to say. The bridge has no desktop to show it on.
pub(crate) fn show<R: Runtime>(app: &AppHandle<R>, notice: &Notice) {
    if notice.overdue == 0 && notice.due_today == 0 {
        return;
    }
    let Some(Words { title, body }) = Words::of(notice) else {
        log::error!("the messages of the notification do not read");
        return;
    };
    let app = app.clone();
    // Asking the desktop to close the one before waits for its answer.
    drop(tauri::async_runtime::spawn_blocking(move || {
        let Some(desktop) = app.try_state::<Notification<R>>() else { return };
        let shown = desktop
            .remove_all_active()
            .and_then(|()| desktop.builder().title(title).body(body).show());
        if let Err(error) = shown {
            log::warn!("the notification was not shown: {error}");
        }
    }));
}

/// What a notification says.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Words {
    pub(crate) title: String,
    pub(crate) body: String,
}

impl Words {
    /// The words for a notice: counts, and below them names where the owner wants them.
    pub(crate) fn of(notice: &Notice) -> Option<Self> {
        let bundle = bundle(&notice.language)?;
        let title = say(&bundle, "notice-title", &[("shop", notice.shop.as_str().into())])?;
        let mut lines = Vec::new();
        for (key, count) in
            [("notice-overdue", notice.overdue), ("notice-due-today", notice.due_today)]
        {
            if count > 0 {
                lines.push(say(&bundle, key, &[("count", count.into())])?);
            }
        }
        for person in &notice.names {
            let named =
                [("name", person.name.as_str().into()), ("amount", person.amount.as_str().into())];
            lines.push(say(&bundle, "notice-name", &named)?);
        }
        Some(Self { title, body: lines.join("\n") })
    }
}

/// The messages in a language; English where there is no translation.
fn bundle(language: &str) -> Option<FluentBundle<FluentResource>> {
    let resource = FluentResource::try_new(ENGLISH.to_owned()).ok()?;
    let mut bundle = FluentBundle::new(vec![language.parse().or_else(|_| "en".parse()).ok()?]);
    // Notification daemons show the marks that set off a variable's direction as boxes.
    bundle.set_use_isolating(false);
    bundle.add_resource(resource).ok()?;
    Some(bundle)
}

fn say(
    bundle: &FluentBundle<FluentResource>,
    key: &str,
    values: &[(&str, FluentValue<'_>)],
) -> Option<String> {
    let pattern = bundle.get_message(key)?.value()?;
    let arguments: FluentArgs<'_> = values.iter().cloned().collect();
    let mut errors = Vec::new();
    let said = bundle.format_pattern(pattern, Some(&arguments), &mut errors).into_owned();
    errors.is_empty().then_some(said)
}
