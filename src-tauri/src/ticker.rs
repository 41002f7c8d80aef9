//! What time brings, looked at once a second: the lock after a while without a touch, a quiet moment to tidy the file,
//! and the daily notice. The wall clock is asked each time, since timers stop while a computer sleeps.

use std::sync::Arc;
use std::time::Duration;

use books::counter::Tick;
use books::{Clock, Counter, Refused};
use serde_json::{Value, json};
use tauri::{AppHandle, Manager, Runtime};
use tokio::sync::Semaphore;
use tokio::time::{MissedTickBehavior, interval};

use crate::single::Single;
use crate::{bus, notify, sys, window};

const SECOND: Duration = Duration::from_secs(1);
/// Seconds between two looks at what is due.
const NOTICE_EVERY: u32 = 10;
/// Seconds after which a window that went has put away what it was made of.
const SETTLED: u32 = 10;
/// By how many milliseconds the two clocks may part between two ticks: by more the computer slept, or its clock was set.
const APART_MS: i64 = 2_000;

/// Starts the ticking; it ends with the program.
pub(crate) fn start<R: Runtime>(app: AppHandle<R>, mut single: Single) {
    tauri::async_runtime::spawn(async move {
        let counter = app.state::<Counter>().inner().clone();
        let mut ticks = interval(SECOND);
        ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
        // A desktop that does not answer holds up the notices and not the lock.
        let alone = Arc::new(Semaphore::new(1));
        let mut looks = Looks::from(clocks_apart(counter.clock()));
        let mut away = 0;
        loop {
            ticks.tick().await;
            away = if window::is_away(&app) { away + 1 } else { 0 };
            if away == SETTLED {
                sys::let_go_of_code();
            }
            tick(&app, &counter).await;
            if single.is_called() {
                window::show(&app);
            }
            if looks.now(clocks_apart(counter.clock()))
                && let Ok(turn) = Arc::clone(&alone).try_acquire_owned()
            {
                let (app, counter) = (app.clone(), counter.clone());
                tauri::async_runtime::spawn(async move {
                    notices(&app, &counter).await;
                    drop(turn);
                });
            }
        }
    });
}

/// When to look at what is due.
#[derive(Debug)]
struct Looks {
    /// How far the clocks were apart at the last tick.
    apart: i64,
    /// Ticks until the next look.
    left: u32,
}

impl Looks {
    /// The first tick is a look.
    fn from(apart: i64) -> Self {
        Self { apart, left: 0 }
    }

    /// Whether this tick is one: every so many, and at once after the computer slept or its clock was set.
    fn now(&mut self, apart: i64) -> bool {
        let moved = (apart - self.apart).abs() > APART_MS;
        self.apart = apart;
        if moved || self.left == 0 {
            self.left = NOTICE_EVERY;
        }
        self.left -= 1;
        self.left + 1 == NOTICE_EVERY
    }
}

/// How far the wall clock is ahead of the monotonic one: the same at every tick, unless the computer slept or its clock was
/// set.
fn clocks_apart(clock: &Clock) -> i64 {
    clock.now().0 - clock.ticks()
}

async fn tick<R: Runtime>(app: &AppHandle<R>, counter: &Counter) {
    match counter.tick().await {
        Ok(Tick::Quiet) => {}
        Ok(Tick::Locked) => window::tell(app, "locked", &Value::Null),
        Ok(Tick::NewDay(day)) => window::tell(app, "day", &json!(day)),
        Err(refused) => troubled("ticking", &refused),
    }
}

/// Raises what is due. While nobody on this desktop takes notifications no day is claimed: it is told once somebody does.
async fn notices<R: Runtime>(app: &AppHandle<R>, counter: &Counter) {
    if !counter.may_be_due().unwrap_or(true) || !bus::shows_notifications().await {
        return;
    }
    match counter.due_notice().await {
        Ok(notices) => {
            for notice in notices {
                let shown = notify::show(app, &notice).await;
                if shown
                    && let Err(refused) = counter.notice_shown(&notice.shop_id, notice.on).await
                {
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

#[cfg(test)]
mod tests;
