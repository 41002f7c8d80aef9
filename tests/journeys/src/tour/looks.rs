//! The same screens in the dark, in high contrast, in a small window, and twice as large.

use super::customers::MEENA;
use super::{SUNITA, Tour};
use crate::Result;

/// The narrowest window that most people ever use.
const SMALL: (u32, u32) = (960, 600);

impl Tour {
    /// The dark theme, chosen by hand, and high contrast.
    pub(crate) async fn in_the_dark(&mut self) -> Result<()> {
        self.choose_looks("Dark").await?;
        self.look("dark-settings").await?;
        self.round("dark").await?;
        self.choose_looks("High contrast").await?;
        self.look("contrast-settings").await?;
        self.open_khata(MEENA).await?;
        self.look("contrast-khata").await?;
        self.visit("Today").await?;
        self.look("contrast-today").await?;
        self.choose_looks("Light").await
    }

    /// A window on a small screen.
    pub(crate) async fn in_a_small_window(&mut self) -> Result<()> {
        self.window.set_size(SMALL.0, SMALL.1).await?;
        self.round("small").await
    }

    /// Everything twice as large on the same screen: a page of 683 by 384.
    pub(crate) async fn twice_as_large(&mut self) -> Result<()> {
        self.sign_in().await?;
        self.round("large").await
    }

    /// Every screen that matters, one picture each.
    async fn round(&mut self, looks: &str) -> Result<()> {
        self.visit("Today").await?;
        self.window.wait_for_text("Whom to ask").await?;
        self.look(&format!("{looks}-today")).await?;
        self.lists(looks).await?;
        self.pages(looks).await?;
        self.forms(looks).await
    }

    async fn lists(&mut self, looks: &str) -> Result<()> {
        for (link, text) in [
            ("Customers", "Sunita Sharma"),
            ("Invoices", "INV/26-27/0004"),
            ("Receipts", "RCT/26-27/0006"),
            ("Loans", "LN/26-27/0001"),
            ("Reminders", MEENA),
            ("Reports", "Sunita Sharma"),
        ] {
            self.visit(link).await?;
            self.window.wait_for_text(text).await?;
            self.look(&format!("{looks}-{}", link.to_lowercase())).await?;
        }
        self.window.click_name("tab", "Day book").await?;
        self.window.fill("From", "1/11").await?;
        self.window.wait_for_text("01 Nov 2026 to").await?;
        self.look(&format!("{looks}-day-book")).await?;
        self.window.click_name("tab", "Trial balance").await?;
        self.window.wait_for_text("Opening balances").await?;
        self.look(&format!("{looks}-trial-balance")).await
    }

    async fn pages(&mut self, looks: &str) -> Result<()> {
        self.open_khata(SUNITA).await?;
        self.look(&format!("{looks}-khata")).await?;
        for (list, number) in [
            ("Invoices", "INV/26-27/0002"),
            ("Receipts", "RCT/26-27/0006"),
            ("Loans", "LN/26-27/0005"),
        ] {
            self.visit(list).await?;
            self.window.click_name("link", number).await?;
            self.window.wait_for("heading", number).await?;
            let one = list.trim_end_matches('s').to_lowercase();
            self.look(&format!("{looks}-{one}")).await?;
        }
        Ok(())
    }

    async fn forms(&mut self, looks: &str) -> Result<()> {
        self.window.key("F8").await?;
        self.window.wait_for("heading", "New invoice").await?;
        self.look(&format!("{looks}-new-invoice")).await?;
        self.visit("Customers").await?;
        self.window.click_name("button", "New customer").await?;
        self.window.wait_for("dialog", "New customer").await?;
        self.look(&format!("{looks}-new-customer")).await?;
        self.window.key("Escape").await?;
        self.window.wait_until_gone("dialog", "New customer").await?;
        self.window.key("F5").await?;
        self.window.wait_for("dialog", "You gave").await?;
        self.look(&format!("{looks}-you-gave")).await?;
        self.window.key("Escape").await?;
        self.window.wait_until_gone("dialog", "You gave").await
    }
}
