//! Bad input: refused beside its field, with everything that was typed still there.

use super::Tour;
use crate::Result;

/// A name that is a danger to whoever shows it as anything but text.
const MARKUP: &str = "<b>Bold</b> & <img src=x onerror=\"alert(1)\">";

impl Tour {
    /// What goes wrong at a counter, and what does not get lost by it.
    pub(crate) async fn type_badly(&mut self) -> Result<()> {
        self.without_a_name().await?;
        self.named_in_markup().await?;
        self.amounts_and_dates().await?;
        self.draft_through_a_lock().await
    }

    async fn without_a_name(&mut self) -> Result<()> {
        self.visit("Customers").await?;
        self.window.click_name("button", "New customer").await?;
        self.window.wait_for("dialog", "New customer").await?;
        // What was typed when somebody else turned out to have the phone.
        self.window.wait_for_value("Name", "Meena D.").await?;
        self.window.click_name("button", "Discard the draft").await?;
        self.window.wait_for_value("Name", "").await?;
        self.window.fill("Email", "not an address").await?;
        self.window.fill("Credit limit", "12.345").await?;
        self.window.key("Enter").await?;
        self.window.wait_for_text("This currency has 2 decimals").await?;
        self.window.fill("Credit limit", "500").await?;
        self.window.key("Enter").await?;
        self.window.wait_for_text("Something must be written here").await?;
        self.window.wait_for_value("Email", "not an address").await?;
        self.show("no-name").await?;
        self.window.fill("Name", MARKUP).await?;
        self.window.key("Enter").await?;
        self.window.wait_for_text("This is not an email address").await?;
        self.window.fill("Email", "").await?;
        self.window.key("Enter").await?;
        self.window.wait_for("heading", MARKUP).await
    }

    /// Markup stands there letter by letter.
    async fn named_in_markup(&mut self) -> Result<()> {
        self.show("markup-is-text").await?;
        self.visit("Customers").await?;
        self.window.wait_for("link", MARKUP).await?;
        self.show("customers-with-markup").await
    }

    async fn amounts_and_dates(&mut self) -> Result<()> {
        self.window.key("F5").await?;
        self.window.type_text("rames").await?;
        self.window.text_with("option", "Ramesh Kumar").await?;
        self.window.key("Enter").await?;
        self.window.wait_for_text("Balance now").await?;
        self.window.fill("Note", "kept all the while").await?;
        for (amount, said) in [
            ("abc", "This is not an amount"),
            ("12.345", "This currency has 2 decimals"),
            ("0", "The amount must be more than nothing"),
        ] {
            self.window.fill("Amount", amount).await?;
            self.window.key("Enter").await?;
            self.window.wait_for_text(said).await?;
        }
        self.show("bad-amount").await?;
        self.window.fill("Amount", "40").await?;
        self.window.fill("Due date", "1/11").await?;
        self.window.key("Enter").await?;
        self.window.wait_for_text("Due before it was issued").await?;
        self.window.wait_for_value("Note", "kept all the while").await?;
        self.window.wait_for_value("Amount", "40").await?;
        self.show("due-before-issue").await?;
        self.window.key("Escape").await?;
        self.window.wait_until_gone("dialog", "You gave").await?;
        self.tidy().await
    }

    /// Half a line in a khata, a lock, and the same half line afterwards.
    async fn draft_through_a_lock(&mut self) -> Result<()> {
        self.open_khata("Ramesh Kumar").await?;
        self.window.fill("Amount", "65").await?;
        self.window.fill("Note", "soap and matches").await?;
        self.window.click_name("button", "Lock").await?;
        self.window.wait_for("button", "Sign in").await?;
        self.sign_in().await?;
        self.open_khata("Ramesh Kumar").await?;
        self.window.wait_for_text("What you had typed was kept").await?;
        self.window.wait_for_value("Amount", "65").await?;
        self.window.wait_for_value("Note", "soap and matches").await?;
        self.show("draft-kept").await?;
        self.window.click_name("button", "Discard the draft").await?;
        self.window.wait_for_value("Amount", "").await
    }
}
