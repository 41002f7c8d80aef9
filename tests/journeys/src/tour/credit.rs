//! Credit: paid back in parts, beyond the limit, and billed afterwards.

use super::Tour;
use super::customers::MEENA;
use crate::Result;

impl Tour {
    /// Three ways in which credit is more than one amount and one date.
    pub(crate) async fn lend(&mut self) -> Result<()> {
        self.in_instalments().await?;
        self.beyond_the_limit().await?;
        self.bill_it().await
    }

    /// Cash lent, to be paid back in three parts.
    async fn in_instalments(&mut self) -> Result<()> {
        self.visit("Loans").await?;
        self.give_to(MEENA, "3000").await?;
        self.window.click_name("radio", "Cash").await?;
        self.window.click_name("button", "Instalments").await?;
        self.window.choose("Paid back", "Every month").await?;
        self.window.fill("How many", "3").await?;
        self.window.wait_for_text("₹1,000.00").await?;
        self.show("instalments").await?;
        self.window.key("Ctrl+Enter").await?;
        self.told("₹3,000.00 given to Meena Devi").await?;
        self.window.click_name("link", "LN/26-27/0005").await?;
        self.window.wait_for("heading", "LN/26-27/0005").await?;
        self.window.wait_for_text("Dues").await?;
        self.show("loan-in-instalments").await
    }

    /// More than the limit: refused with the figures, then gone beyond by the owner with a reason.
    async fn beyond_the_limit(&mut self) -> Result<()> {
        self.give_to(MEENA, "2000").await?;
        self.window.wait_for_text("₹1,250.00 beyond the credit limit").await?;
        self.window.key("Enter").await?;
        self.window.wait_for_text("This goes beyond the credit limit").await?;
        self.show("limit-reached").await?;
        self.window.fill("Reason to go beyond it", "Her daughter’s wedding").await?;
        self.window.key("Enter").await?;
        self.told("₹2,000.00 given to Meena Devi").await
    }

    /// What was given on the side becomes a proper bill.
    async fn bill_it(&mut self) -> Result<()> {
        self.visit("Loans").await?;
        self.window.click_name("link", "LN/26-27/0006").await?;
        self.window.click_name("button", "Bill it").await?;
        self.window.wait_for("heading", "Bill LN/26-27/0006").await?;
        self.window.fill("Description, line 1", "Groceries for the wedding").await?;
        self.window.wait_for_text("Next number INV/26-27/0001").await?;
        self.show("bill-it").await?;
        self.window.key("Ctrl+Enter").await?;
        self.told("INV/26-27/0001 is issued to Meena Devi").await?;
        self.show("billed").await
    }

    /// The sheet of You gave, with a customer and an amount in it.
    pub(crate) async fn give_to(&self, name: &str, amount: &str) -> Result<()> {
        self.entry("F5", "You gave", name, amount).await
    }

    /// The sheet of You got, with a customer and an amount in it.
    pub(crate) async fn get_from(&self, name: &str, amount: &str) -> Result<()> {
        self.entry("F6", "You got", name, amount).await
    }

    async fn entry(&self, key: &str, title: &str, name: &str, amount: &str) -> Result<()> {
        self.window.key(key).await?;
        self.window.wait_for("dialog", title).await?;
        self.window.type_text(name).await?;
        self.window.text_with("option", name).await?;
        self.window.key("Enter").await?;
        self.window.wait_for_text("Balance now").await?;
        self.window.fill("Amount", amount).await?;
        self.window.wait_for_text("Balance after").await
    }
}
