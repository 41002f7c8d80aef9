//! A look around before anything is one's own: the sample shop, in by the first screen and out again.

use std::time::Instant;

use super::Tour;
use crate::Result;

impl Tour {
    /// The door, the banner, Today, a customer, a report, and the way out.
    pub(crate) async fn look_around(&mut self) -> Result<()> {
        self.window.wait_for_text("Step 1 of 3").await?;
        self.show_both("sample-door").await?;
        let begun = Instant::now();
        self.window.click_name("button", "Try with a sample shop").await?;
        self.window.wait_for("heading", "Today").await?;
        self.account.sample = begun.elapsed();
        self.window.wait_for_text("This is a sample shop.").await?;
        self.window.wait_for_text("Whom to ask").await?;
        self.show_both("sample-today").await?;
        for (section, words) in [("Customers", "customers"), ("Reports", "customers")] {
            self.visit(section).await?;
            self.window.wait_for_text(words).await?;
            self.window.wait_for_text("This is a sample shop.").await?;
            self.show_both(&format!("sample-{}", section.to_lowercase())).await?;
        }
        self.window.click_name("button", "Leave the sample shop").await?;
        self.window.wait_for_text("Step 1 of 3").await
    }
}
