//! What a person waits for beyond the core: the window itself.

use std::path::Path;
use std::time::Duration;

use serde_json::Value;
use tokio::process::Command;
use tokio::time::sleep_until;

use crate::window::{Settings, Window};
use crate::{Failure, Result};

mod asking;
mod family;
mod rows;
mod tray;
mod weight;

use family::Family;
use rows::{Rows, figure, median};

/// Whoever made the books signs in so.
const USERNAME: &str = "asha";
const PASSWORD: &str = "a million documents 26";

/// How often the window is opened on each book.
const STARTS: usize = 7;
/// How long the open window is left alone.
const STILL: Duration = Duration::from_secs(20);

/// Milliseconds by the clock on the wall, and of the processor.
type Pair = (Vec<f64>, Vec<f64>);

/// Every row there is, in the bench's columns.
pub async fn measure(young: &Path, grown: &Path) -> Result<()> {
    let core = asking::core(grown).await?;
    let mut rows = Rows::new();
    let (mut small, mut large) = (Vec::new(), Vec::new());
    for _ in 0..STARTS {
        for (folder, times) in [(young, &mut small), (grown, &mut large)] {
            let window = opened(folder).await?;
            let family = Family::of(&window.app()?)?;
            times.push((first_paint(&window, &family).await?, family.busy()?));
            window.close().await?;
        }
    }
    let ((small, small_busy), (large, busy)): (Pair, Pair) =
        (small.into_iter().unzip(), large.into_iter().unzip());
    rows.times("start to sign-in, a young book", &small, median(&small_busy), 800.0);
    rows.times("start to sign-in, a million documents", &large, median(&busy), 800.0);
    rows.said("  more of processor time", &figure(median(&busy) - median(&small_busy)));

    let window = opened(grown).await?;
    weight::script(&window, &mut rows).await?;
    sign_in(&window).await?;
    let family = Family::of(&window.app()?)?;
    rest(&family, &mut rows).await?;
    weight::memory(&family, &mut rows)?;
    asking::beyond(&window, &family, &core, &mut rows).await?;
    tray::stay(&window, &mut rows).await?;
    window.close().await?;
    rows.close();
    Ok(())
}

async fn opened(folder: &Path) -> Result<Window> {
    let settings = Settings { data: folder.to_owned(), today: None, scale: 1, bus: None };
    let window = Window::open(&settings).await?;
    window.wait_for("button", "Sign in").await?;
    Ok(window)
}

async fn sign_in(window: &Window) -> Result<()> {
    if window.value_of("Username").await?.is_empty() {
        window.fill("Username", USERNAME).await?;
    }
    window.fill("Password", PASSWORD).await?;
    window.key("Enter").await?;
    window.wait_for("heading", "Today").await
}

/// Milliseconds from the start of the process to the first paint with something in it, which is the sign-in.
async fn first_paint(window: &Window, family: &Family) -> Result<f64> {
    Ok(painted(window).await? - family.started()?)
}

/// When the page first had something on it, in milliseconds of the world's clock.
async fn painted(window: &Window) -> Result<f64> {
    const PAINTED: &str = "const [paint] = performance.getEntriesByName('first-contentful-paint'); \
         return paint ? performance.timeOrigin + paint.startTime : null";
    crate::wait::until("the first paint", async || {
        Ok(window.script(PAINTED, vec![]).await?.as_f64())
    })
    .await
}

/// Processor time of the window that nobody touches.
async fn rest(family: &Family, rows: &mut Rows) -> Result<()> {
    let begun = tokio::time::Instant::now();
    // What the arrival on Today left to do is not what an open window does all day.
    sleep_until(begun + STILL / 4).await;
    let before = family.busy()?;
    sleep_until(begun + STILL / 4 + STILL).await;
    let busy = family.busy()? - before;
    rows.plain("processor time of the open window, %", busy / STILL.as_secs_f64() / 10.0, 1.0);
    Ok(())
}

/// A number that a script or another program said.
fn number(value: &Value) -> Result<f64> {
    value.as_f64().ok_or_else(|| Failure::Wrong(format!("{value} is no number")))
}

/// What a program printed.
async fn said(command: &mut Command) -> Result<String> {
    let output = command.output().await?;
    if output.status.success() {
        return Ok(String::from_utf8_lossy(&output.stdout).into_owned());
    }
    Err(Failure::Wrong(String::from_utf8_lossy(&output.stderr).into_owned()))
}
