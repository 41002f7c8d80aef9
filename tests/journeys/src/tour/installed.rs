//! The first steps in an app that was installed, and the book it leaves when it is removed.

use std::path::Path;

use serde_json::json;

use super::book::signed_in;
use super::{FIRST_DAY, PASSWORD, SUNITA, Tour};
use crate::{Failure, Result};

/// What is owed after the first steps, in minor units.
const OWED: i64 = 70_000;

impl Tour {
    /// A shop, credit for somebody new, and some of it back.
    pub(crate) async fn begin_a_book(&mut self) -> Result<()> {
        self.chapter("the first steps");
        self.register().await?;
        self.quick("F5", "You gave", SUNITA, "900").await?;
        self.window.wait_for_text("₹900.00 given to Sunita").await?;
        self.quick("F6", "You got", SUNITA, "200").await?;
        self.window.wait_for_text("₹200.00 received from Sunita").await?;
        self.look("first-steps").await
    }
}

/// Reads the book of the first steps, whose app is gone.
pub async fn book_kept(folder: &Path) -> Result<()> {
    let mut bridge = signed_in(folder, FIRST_DAY, PASSWORD).await?;
    let today = bridge.call("today", json!({})).await?;
    bridge.close().await?;
    let owed = &today["toReceive"];
    let owed = owed.get("amount").unwrap_or(owed);
    println!("the book is there: {owed} is owed");
    if *owed == json!(OWED) {
        return Ok(());
    }
    Err(Failure::Wrong(format!("the book says {owed}, not {OWED}")))
}
