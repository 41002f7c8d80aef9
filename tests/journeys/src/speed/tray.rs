//! What Bahi costs in the tray, where the web view is gone, and how soon the window is back.

use std::collections::BTreeMap;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use serde_json::Value;
use tokio::time::{Instant, sleep_until};

use super::family::Family;
use super::rows::Rows;
use crate::Result;
use crate::tray::Tray;
use crate::wait::in_time;
use crate::window::Window;

/// How long it stays there, and how often it is looked at.
const STAY: Duration = Duration::from_mins(10);
const LOOKS: u32 = 40;

/// Chooses without being asked what closing the window does.
const CHOOSE: &str = "const [onClose, done] = arguments; \
     window.__TAURI_INTERNALS__.invoke('choose_on_close', { onClose }).then(() => done(null), (no) => done(no));";

/// Leaves the window for a while, and comes back to it.
pub(super) async fn stay(window: &Window, rows: &mut Rows) -> Result<()> {
    let tray = Tray::put_up().await?;
    choose(window, "keep").await?;
    window.close_by_frame().await?;
    window.wait_until_away().await?;
    let begun = Instant::now();
    // What the leaving window still has to put away is not what the tray costs.
    sleep_until(begun + STAY / LOOKS).await;
    let before = Family::of(&window.app()?)?.busy()?;
    let mut most = BTreeMap::new();
    for look in 2..=LOOKS {
        sleep_until(begun + STAY / LOOKS * look).await;
        let each = Family::of(&window.app()?)?.memory()?;
        if sum(&each) > sum(&most) {
            most = each;
        }
    }
    let busy = Family::of(&window.app()?)?.busy()? - before;
    rows.plain("memory in the tray, the most of ten minutes, MB", sum(&most), 120.0);
    for (name, megabytes) in most {
        rows.said(&format!("  {name}"), &format!("{megabytes:.0}"));
    }
    let percent = busy / (STAY - STAY / LOOKS).as_secs_f64() / 10.0;
    rows.plain("processor time in the tray, %", percent, 1.0);
    let picked = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    tray.pick("Open Bahi").await?;
    window.wait_until_back().await?;
    let back = super::painted(window).await? - picked.as_secs_f64() * 1_000.0;
    rows.plain("back in the window, ms", back, 1_000.0);
    choose(window, "quit").await
}

fn sum(each: &BTreeMap<String, f64>) -> f64 {
    each.values().sum()
}

async fn choose(window: &Window, on_close: &str) -> Result<()> {
    let answer = window.client().execute_async(CHOOSE, vec![Value::from(on_close)]);
    in_time("choosing", answer).await.map(drop)
}
