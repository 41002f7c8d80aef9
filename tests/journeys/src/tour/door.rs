//! Opening the shop, locking it, and coming back.

use super::{NEW_PASSWORD, PASSWORD, Tour, USERNAME};
use crate::Result;

impl Tour {
    /// Three steps and the recovery sheet.
    pub(crate) async fn register(&mut self) -> Result<()> {
        self.window.wait_for_text("Step 1 of 3").await?;
        self.show("first-run").await?;
        self.window.click_name("button", "Next").await?;
        self.window.wait_for_text("Step 2 of 3").await?;
        self.window.click_name("button", "Next").await?;
        self.window.wait_for_text("Something must be written here").await?;
        self.show("first-run-refused").await?;
        for (label, text) in [
            ("Shop name", "Asha Kirana Store"),
            ("Your name", "Asha Devi"),
            ("Username", USERNAME),
            ("Email", "asha@example.in"),
            ("Phone", "98765 43210"),
        ] {
            self.window.fill(label, text).await?;
        }
        self.window.key("Enter").await?;
        self.window.wait_for_text("Step 3 of 3").await?;
        self.window.fill("Password", PASSWORD).await?;
        self.window.fill("Confirm password", PASSWORD).await?;
        self.window.key("Enter").await?;
        self.window.wait_for_text("Your recovery sheet").await?;
        self.show("recovery-sheet").await?;
        let code = self.window.text_of("region", "Recovery code").await?;
        let groups: Vec<_> = code.split_whitespace().filter(|word| is_group(word)).collect();
        let last = groups[groups.len().saturating_sub(2)..].join(" ");
        self.window.fill("Type the last two groups", &last).await?;
        self.window.key("Enter").await?;
        self.window.wait_for("heading", "Today").await?;
        self.show("an-empty-book").await
    }

    /// Locks by key; a wrong password is refused, the right one leads back.
    pub(crate) async fn lock_and_return(&mut self) -> Result<()> {
        self.window.click_name("button", "Lock").await?;
        self.window.wait_for("button", "Sign in").await?;
        self.window.fill("Password", "not the password").await?;
        self.window.key("Enter").await?;
        self.window.wait_for_text("The username or the password is wrong").await?;
        self.show("wrong-password").await?;
        self.sign_in().await
    }

    /// In the evening the password is changed; the old one opens nothing any more.
    pub(crate) async fn change_password(&mut self) -> Result<()> {
        self.settings("Security").await?;
        self.window.click_name("button", "Change the password").await?;
        self.window.wait_for("dialog", "Change the password").await?;
        self.window.fill("Password until now", self.password).await?;
        self.window.fill("New password", NEW_PASSWORD).await?;
        self.window.fill("Confirm password", NEW_PASSWORD).await?;
        self.show("password").await?;
        self.window.key("Enter").await?;
        self.told("The password is changed").await?;
        self.window.key("Ctrl+L").await?;
        self.window.fill("Password", self.password).await?;
        self.window.key("Enter").await?;
        self.window.wait_for_text("The username or the password is wrong").await?;
        self.password = NEW_PASSWORD;
        self.sign_in().await
    }

    /// The password, and Today.
    pub(crate) async fn sign_in(&mut self) -> Result<()> {
        self.window.fill("Password", self.password).await?;
        self.window.key("Enter").await?;
        self.window.wait_for("heading", "Today").await
    }
}

/// Four letters and digits, all capitals, as the code is printed.
fn is_group(word: &str) -> bool {
    word.len() == 4 && word.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit())
}
