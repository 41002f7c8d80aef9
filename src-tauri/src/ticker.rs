//! What time brings, looked at once a second: the lock after a while without a touch, a quiet moment to tidy the file,
//! and the daily notice. The wall clock is asked each time, since timers stop while a computer sleeps.

use std::time::Duration;

use books::counter::Tick;
use books::{Counter, Refused};
use serde_json::{Value, json};
use tauri::{AppHandle, Manager, Runtime};
use tokio::time::{MissedTickBehavior, interval};

use crate::{notify, window};

const SECOND: Duration = Duration::from_secs(1);
/// Seconds between two looks at what is due.
const NOTICE_EVERY: u32 = 20;

/// Starts the ticking; it ends with the program.
pub(crate) fn start<R: Runtime>(app: AppHandle<R>) {
    tauri::async_runtime::spawn(async move {
        let counter = app.state::<Counter>().inner().clone();
        let mut ticks = interval(SECOND);
        ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
        for second in (0..NOTICE_EVERY).cycle() {
            ticks.tick().await;
            tick(&app, &counter).await;
            if second == 0 {
                notices(&app, &counter).await;
            }
        }
    });
}

async fn tick<R: Runtime>(app: &AppHandle<R>, counter: &Counter) {
    match counter.tick().await {
        Ok(Tick::Quiet) => {}
        Ok(Tick::Locked) => window::tell(app, "locked", &Value::Null),
        Ok(Tick::NewDay(day)) => window::tell(app, "day", &json!(day)),
        Err(refused) => troubled("ticking", &refused),
    }
}

/// A day is claimed before its notice is handed out, so a notice that fails to show is not tried again.
async fn notices<R: Runtime>(app: &AppHandle<R>, counter: &Counter) {
    match counter.due_notice().await {
        Ok(notices) => {
            for notice in notices {
                notify::show(app, &notice);
                if let Err(refused) = counter.notice_shown(&notice.shop_id, notice.on).await {
                    troubled("noting a notice", &refused);
                }
            }
        }
        Err(refused) => troubled("looking for what is due", &refused),
    }
}

fn troubled(doing: &str, refused: &Refused) {
    log::warn!("trouble while {doing}: {:?}", refused.refusal);
}
