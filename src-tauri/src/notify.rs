//! The daily notification, in the words of the message files.

use books::reminders::Notice;
use serde_json::Value;
use tauri::{AppHandle, Manager, Runtime};
use tauri_plugin_notification::{Notification, NotificationExt};

use crate::window;
use crate::words::Words;

/// A click on a notification brings the window to the reminders. Asked for before the first one is shown, because
/// those shown earlier report nothing.
pub(crate) fn listen<R: Runtime>(app: &AppHandle<R>) {
    let handle = app.clone();
    let listening = app.notification().on_action(move |_| {
        window::show(&handle);
        window::tell(&handle, "open-reminders", &Value::Null);
    });
    if let Err(error) = listening {
        log::warn!("clicks on notifications are not heard: {error}");
    }
}

/// Shows a notice in the place of the shop's one before, unless it has nothing to say. The bridge has no desktop to show
/// it on.
pub(crate) fn show<R: Runtime>(app: &AppHandle<R>, notice: &Notice) {
    if notice.overdue + notice.due_today + notice.follow_ups + notice.promises + notice.cases == 0 {
        return;
    }
    let Some(Text { title, body }) = Text::of(notice) else {
        log::error!("the messages of the notification do not read");
        return;
    };
    let (app, id) = (app.clone(), id(&notice.shop_id));
    // Asking the desktop to close the one before waits for its answer.
    drop(tauri::async_runtime::spawn_blocking(move || {
        let Some(desktop) = app.try_state::<Notification<R>>() else { return };
        let shown = desktop
            .remove_active(vec![id])
            .and_then(|()| desktop.builder().id(id).title(title).body(body).show());
        if let Err(error) = shown {
            log::warn!("the notification was not shown: {error}");
        }
    }));
}

/// The number a shop's notifications share.
fn id(shop: &str) -> i32 {
    shop.bytes().fold(0, |id: i32, byte| id.wrapping_mul(31).wrapping_add(byte.into()))
}

/// What a notification says.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Text {
    pub(crate) title: String,
    pub(crate) body: String,
}

impl Text {
    /// The words for a notice: counts, and below them names where the owner wants them.
    pub(crate) fn of(notice: &Notice) -> Option<Self> {
        let words = Words::of(&notice.language)?;
        let title = words.say("notice-title", &[("shop", notice.shop.as_str().into())])?;
        let mut lines = Vec::new();
        for (key, count) in [
            ("notice-overdue", notice.overdue),
            ("notice-due-today", notice.due_today),
            ("notice-promises", notice.promises),
            ("notice-follow-ups", notice.follow_ups),
            ("notice-cases", notice.cases),
        ] {
            if count > 0 {
                lines.push(words.say(key, &[("count", count.into())])?);
            }
        }
        for person in &notice.names {
            let named =
                [("name", person.name.as_str().into()), ("amount", person.amount.as_str().into())];
            lines.push(words.say("notice-name", &named)?);
        }
        Some(Self { title, body: lines.join("\n") })
    }
}
