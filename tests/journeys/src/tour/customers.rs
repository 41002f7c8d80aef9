//! Customers: one with everything that can be known, changed, doubled by mistake, put away and brought back.

use super::Tour;
use crate::Result;

/// The customer that most of the story is about.
pub(crate) const MEENA: &str = "Meena Devi";

impl Tour {
    /// The life of a customer's card.
    pub(crate) async fn keep_customers(&mut self) -> Result<()> {
        self.write_a_customer().await?;
        self.change_one_field().await?;
        self.same_phone().await?;
        self.put_away_and_bring_back().await
    }

    async fn write_a_customer(&mut self) -> Result<()> {
        self.visit("Customers").await?;
        self.window.key("Ctrl+N").await?;
        self.window.wait_for("dialog", "New customer").await?;
        for (label, text) in [
            ("Name", MEENA),
            ("Phone", "98200 11223"),
            ("Email", "meena@example.in"),
            ("Company", "Devi General Stores"),
            ("Credit limit", "5000"),
            ("Credit days", "15"),
        ] {
            self.window.fill(label, text).await?;
        }
        self.window.click_name("radio", "They owed").await?;
        for (label, text) in [
            ("Opening balance", "1250"),
            ("As of", "1/11"),
            ("Due date", "5/11"),
            ("Address", "4 Market Lane, Pune 411002"),
            ("Note", "Pays on the first Saturday"),
        ] {
            self.window.fill(label, text).await?;
        }
        self.window.wait_for_text("05 Nov 2026").await?;
        self.show("new-customer").await?;
        self.window.key("Ctrl+Enter").await?;
        self.window.wait_for("heading", MEENA).await?;
        self.window.wait_for_text("₹1,250.00 due").await?;
        self.show("khata-with-opening-balance").await
    }

    async fn change_one_field(&mut self) -> Result<()> {
        self.window.key("Ctrl+I").await?;
        self.window.wait_for_value("Email", "meena@example.in").await?;
        self.window.fill("Phone", "98200 11224").await?;
        self.window.key("Ctrl+Enter").await?;
        self.window.wait_until_gone("dialog", "Details of the customer").await?;
        self.window.click_name("tab", "Details").await?;
        self.window.wait_for_text("+919820011224").await?;
        self.window.wait_for_text("Devi General Stores").await?;
        self.show("customer-details").await
    }

    /// A second card with the first one's phone: who has it is named, and one key opens them.
    async fn same_phone(&mut self) -> Result<()> {
        self.visit("Customers").await?;
        self.window.click_name("button", "New customer").await?;
        self.window.fill("Name", "Meena D.").await?;
        self.window.fill("Phone", "+91 98200-11224").await?;
        self.window.key("Enter").await?;
        self.window.wait_for_text("Meena Devi has this already").await?;
        self.show("phone-taken").await?;
        self.window.key("Alt+O").await?;
        self.window.wait_for("heading", MEENA).await
    }

    async fn put_away_and_bring_back(&mut self) -> Result<()> {
        self.pick("Archive").await?;
        self.told("Meena Devi is archived").await?;
        self.show("archived").await?;
        self.visit("Customers").await?;
        self.window.wait_for_text("3 customers").await?;
        self.window.click_name("button", "More filters").await?;
        self.window.choose("Active or archived", "Archived").await?;
        self.window.wait_for_text("1 customer").await?;
        self.window.click_name("link", MEENA).await?;
        self.window.click_name("button", "Bring back").await?;
        self.told("Meena Devi is back").await?;
        self.window.wait_for_text("You got").await
    }
}
