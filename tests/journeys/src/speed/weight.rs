//! What the window weighs: its script on the way in, and its memory once it stands.

use tokio::process::Command;

use super::family::Family;
use super::rows::Rows;
use super::said;
use crate::Result;
use crate::window::{Window, variable};

/// Every script that the page has read by now.
const SCRIPTS: &str = "const named = document.querySelectorAll('link[rel=modulepreload], script[src]'); \
     const paths = Array.from(named, ({ href, src }) => new URL(href ?? src).pathname); \
     return Array.from(new Set(paths))";

/// The script of the sign-in, packed.
pub(super) async fn script(window: &Window, rows: &mut Rows) -> Result<()> {
    let build = variable("SPEED_PAGES")?;
    let read: Vec<String> = serde_json::from_value(window.script(SCRIPTS, vec![]).await?)?;
    let mut packed = 0.0;
    for path in &read {
        let pack = format!("gzip -c '{build}{path}' | wc -c");
        let bytes = said(Command::new("sh").args(["-c", &pack])).await?;
        packed += bytes.trim().parse().unwrap_or(f64::INFINITY);
    }
    rows.plain("script at start, packed, KB", packed / 1_000.0, 180.0);
    rows.said("  files of it", &read.len().to_string());
    Ok(())
}

/// The memory of the window on Today, and whose it is.
pub(super) fn memory(family: &Family, rows: &mut Rows) -> Result<()> {
    let each = family.memory()?;
    rows.plain("memory of all processes, MB", each.values().sum(), 225.0);
    for (name, megabytes) in each {
        rows.said(&format!("  {name}"), &format!("{megabytes:.0}"));
    }
    Ok(())
}
