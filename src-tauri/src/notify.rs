//! The daily notification, in the words of the message files.

use books::reminders::{Notice, weekday};
use books::values::Day;
use tauri::{AppHandle, Manager, Runtime};
use tauri_plugin_notification::{Notification, NotificationExt};

use crate::staying;
use crate::words::Words;

/// A click on a notification brings the window to the reminders. Asked for before the first one is shown, because
/// those shown earlier report nothing. By the plugin's source (2.8), Windows reports a click only while the notification is
/// on the screen and not from its list, and neither Windows nor macOS takes one back, so that one asked for again lies
/// beside the one before; neither was seen on such a computer. The reminders are one click away in the window.
pub(crate) fn listen<R: Runtime>(app: &AppHandle<R>) {
    let handle = app.clone();
    let listening = app.notification().on_action(move |_| staying::to_reminders(&handle));
    if let Err(error) = listening {
        log::warn!("clicks on notifications are not heard: {error}");
    }
}

/// Shows a notice in the place of the shop's one before, unless it has nothing to say, and says whether it was handed to the
/// desktop. The bridge has no desktop to show it on.
pub(crate) async fn show<R: Runtime>(app: &AppHandle<R>, notice: &Notice) -> bool {
    !notice.is_silent() && answer(app, notice).await
}

/// As [`show`], for somebody who asked: where there is nothing to say, that is said.
pub(crate) async fn answer<R: Runtime>(app: &AppHandle<R>, notice: &Notice) -> bool {
    let Some(Text { title, body }) = Text::of(notice) else {
        log::error!("the messages of the notification do not read");
        return false;
    };
    let (app, id) = (app.clone(), id(&notice.shop_id));
    // Asking the desktop to close the one before waits for its answer.
    let shown = tauri::async_runtime::spawn_blocking(move || {
        let Some(desktop) = app.try_state::<Notification<R>>() else { return false };
        let shown = desktop
            .remove_active(vec![id])
            .and_then(|()| desktop.builder().id(id).title(title).body(body).show());
        shown.inspect_err(|error| log::warn!("the notification was not shown: {error}")).is_ok()
    });
    shown.await.unwrap_or(false)
}

/// A day of the last week by its name, an earlier one by its date.
fn day(words: &Words, day: Day, today: Day) -> Option<String> {
    let (date, ago) = (day.0, today.0.days_since(day.0));
    if ago < 7 {
        return words.say("weekday", &[("day", weekday(date).into())]);
    }
    let values = [("day", date.day().into()), ("month", date.month().into())];
    words.say("day-of-month", &values)
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
        if notice.unknown {
            lines.push(words.say("notice-unknown", &[])?);
        }
        if notice.overdue > 0
            && let Some(since) = notice.since
        {
            let values = [
                ("since", day(&words, since, notice.on)?.into()),
                ("count", notice.overdue.into()),
            ];
            lines.push(words.say("notice-overdue-since", &values)?);
        }
        for (key, count) in [
            ("notice-overdue", if notice.since.is_none() { notice.overdue } else { 0 }),
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
        if lines.is_empty() {
            lines.push(words.say("notice-quiet", &[])?);
        }
        Some(Self { title, body: lines.join("\n") })
    }
}
