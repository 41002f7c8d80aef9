//! Settings: the shop on its bills, the rates it charges, and the hour of the notification.

use super::Tour;
use crate::Result;

impl Tour {
    /// What a shop sets up on its first morning.
    pub(crate) async fn set_up_the_shop(&mut self) -> Result<()> {
        self.settings("Shop").await?;
        self.window.fill("Address", "12 Station Road, Pune 411001").await?;
        self.window.fill("Tax number", "27AAPFU0939F1ZV").await?;
        self.window.click_name("checkbox", "The shop charges tax on its bills").await?;
        self.show("settings-shop").await?;
        self.window.click_name("button", "Save").await?;
        self.told("Saved.").await?;
        self.settings("Tax rates").await?;
        self.window.fill("Name", "GST 3 %").await?;
        self.window.fill("Rate", "3").await?;
        self.window.key("Enter").await?;
        self.told("Saved.").await?;
        self.window.wait_for_text("GST 18 %").await?;
        self.show("settings-tax").await?;
        self.set_the_hour().await
    }

    /// The notification is to come at seven, and on second thoughts at eight again.
    async fn set_the_hour(&mut self) -> Result<()> {
        self.visit("Reminders").await?;
        self.window.wait_for_text("every day at 08:00").await?;
        self.window.click_name("link", "Change").await?;
        self.move_the_hour("Down", "07:00").await?;
        self.show("settings-reminders").await?;
        self.move_the_hour("Up", "08:00").await
    }

    async fn move_the_hour(&self, key: &str, hour: &str) -> Result<()> {
        self.window.click_field("Time of the notification").await?;
        self.window.key(key).await?;
        self.window.wait_for_value("Time of the notification", hour).await?;
        self.window.click_name("button", "Save").await?;
        self.told("Saved.").await
    }

    /// Goes to one part of the settings.
    pub(crate) async fn settings(&self, part: &str) -> Result<()> {
        self.visit("Settings").await?;
        self.window.click_name("link", part).await?;
        self.window.wait_for("heading", part).await
    }

    /// Closes the books up to a day, typing the password again if the last time is long ago.
    pub(crate) async fn close_the_books(&mut self, day: &str, said: &str) -> Result<()> {
        self.settings("Closed books").await?;
        self.window.fill("Last closed day", day).await?;
        self.window.click_name("button", "Close the books").await?;
        self.password_again(said).await?;
        self.window.wait_for_text(said).await?;
        self.tidy().await?;
        self.show("settings-period").await
    }

    /// Types the password where it is asked for before these words appear.
    pub(crate) async fn password_again(&self, words: &str) -> Result<()> {
        crate::wait::until(&format!("`{words}`, or the password to be asked for"), async || {
            if self.window.count("dialog", "Type your password again").await? > 0 {
                self.window.fill("Password", self.password).await?;
                self.window.key("Enter").await?;
                return Ok(Some(()));
            }
            Ok(self.window.text().await?.contains(words).then_some(()))
        })
        .await
    }

    /// What the window can look like, chosen by hand.
    pub(crate) async fn choose_looks(&mut self, theme: &str) -> Result<()> {
        self.settings("Appearance").await?;
        self.window.click_name("radio", theme).await
    }
}
