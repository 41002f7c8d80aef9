//! The book's side of the closing table, asked through the bridge once the window is closed.

use std::path::Path;

use serde_json::{Value, json};

use super::{NEXT_DAY, PASSWORD, USERNAME};
use crate::bridge::Bridge;
use crate::figures::Figures;
use crate::{Failure, Result};

/// Puts what the book says beside what the screen said.
pub(super) async fn beside(seen: &[(&'static str, String)], folder: &Path) -> Result<Figures> {
    let mut bridge = Bridge::open(folder, NEXT_DAY)?;
    let start = bridge.call("start", json!({})).await?;
    let shop = start["shops"][0]["id"].clone();
    let who = json!({ "shopId": shop, "username": USERNAME, "password": PASSWORD });
    bridge.call("sign_in", json!({ "input": who })).await?;
    let today = bridge.call("today", json!({})).await?;
    let mut figures = Figures::default();
    for (figure, screen) in seen {
        figures.add(figure, digits(screen), minor(&today, figure)?);
    }
    bridge.close().await?;
    Ok(figures)
}

/// A written amount as the minor units it stands for: what is left without sign and grouping.
fn digits(written: &str) -> String {
    let digits: String = written.chars().filter(char::is_ascii_digit).collect();
    let plain = digits.trim_start_matches('0');
    if plain.is_empty() { "0".to_owned() } else { plain.to_owned() }
}

fn minor(today: &Value, figure: &str) -> Result<String> {
    let amount = match figure {
        "To receive" => &today["toReceive"]["amount"],
        "Overdue" => &today["overdue"]["amount"],
        "Due today" => &today["dueToday"]["amount"],
        "Received today" => &today["receivedToday"],
        other => return Err(Failure::Wrong(format!("the book has no figure {other}"))),
    };
    Ok(amount.to_string())
}
