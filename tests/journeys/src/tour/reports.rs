//! Reports: who owes since when, what was lent, every entry, every account; and a file of it.

use std::fs;

use super::Tour;
use super::book::What;
use crate::Result;

impl Tour {
    /// Each report once, one figure followed to what is behind it, and two saved.
    pub(crate) async fn report(&mut self) -> Result<()> {
        self.ageing().await?;
        self.loans_in_figures().await?;
        self.day_book().await?;
        self.trial_balance().await
    }

    async fn ageing(&mut self) -> Result<()> {
        self.visit("Reports").await?;
        self.window.text_with("row", SUNITA_SHORT).await?;
        self.show("ageing").await?;
        self.save("ageing").await?;
        self.window.fill("As at", "5/11").await?;
        self.window.wait_for_text("05 Nov 2026").await?;
        crate::wait::until("the ageing of a past day", async || {
            let owing = self.window.column("Ageing by customer", "Customer").await?;
            Ok((!owing.iter().any(|name| name.contains(SUNITA_SHORT))).then_some(()))
        })
        .await?;
        self.show("ageing-of-a-past-day").await?;
        let sums = self.sums("customer").await?;
        self.note(What::OwedOn("2026-11-05"), &sums[sums.len().saturating_sub(2)]);
        self.window.click_name("link", "Ramesh Kumar").await?;
        self.window.wait_for("heading", "Ramesh Kumar").await?;
        self.visit("Reports").await
    }

    async fn loans_in_figures(&mut self) -> Result<()> {
        self.window.click_name("tab", "Loans").await?;
        self.window.wait_for_text("Repaid after, on average").await?;
        self.show("loan-summary").await
    }

    async fn day_book(&mut self) -> Result<()> {
        self.window.click_name("tab", "Day book").await?;
        self.window.fill("From", "1/11").await?;
        self.window.wait_for_text("01 Nov 2026 to 21 Nov 2026").await?;
        self.show("day-book").await?;
        self.window.click_name("link", "Invoice INV/26-27/0002").await?;
        self.window.wait_for("heading", "INV/26-27/0002").await
    }

    async fn trial_balance(&mut self) -> Result<()> {
        self.visit("Reports").await?;
        self.window.click_name("tab", "Trial balance").await?;
        self.window.wait_for_text("Opening balances").await?;
        self.show("trial-balance").await?;
        self.save("trialBalance").await?;
        self.window.click_name("link", "Sales").await?;
        self.window.wait_for("heading", "Sales").await?;
        self.window.wait_for_text("Closing balance").await?;
        self.show("account").await
    }

    /// Saves the report on screen by its key; the file is read back at the end, beside the book.
    async fn save(&mut self, name: &'static str) -> Result<()> {
        let path = self.folder.join(format!("{name}.csv"));
        self.window.key("Ctrl+E").await?;
        self.window.save_as("Save", &path).await?;
        self.told(&format!("Saved as {}", path.display())).await?;
        self.note(What::File(name), &fs::read_to_string(path)?.lines().count().to_string());
        Ok(())
    }
}

/// Enough of the name to know her by.
const SUNITA_SHORT: &str = "Sunita Sharma";
