//! Staying signed in on this computer, by the desktop's real keyring.

use super::Tour;
use crate::Result;

const ALLOWED: &str = "People may stay signed in on this computer";
const STAY: &str = "Stay signed in on this computer";

impl Tour {
    /// The owner allows it and does so; one press of Enter opens the locked book. Then everything is as it was.
    pub(crate) async fn stay_signed_in(&mut self) -> Result<()> {
        self.allow_staying().await?;
        self.switch_staying("You stay signed in").await?;
        self.show("stays-signed-in").await?;
        self.window.key("Ctrl+L").await?;
        self.window.wait_for("button", "Continue as asha").await?;
        self.show_both("continue").await?;
        self.window.key("Enter").await?;
        self.window.wait_for("heading", "Today").await?;
        self.settings("Security").await?;
        self.switch_staying("From now on your password").await?;
        self.allow_staying().await
    }

    /// Where there is no keyring the window says so, and one goes on typing the password.
    pub(crate) async fn cannot_stay(&mut self) -> Result<()> {
        self.allow_staying().await?;
        self.window.click_name("checkbox", STAY).await?;
        self.password_again("did not keep it").await?;
        self.window.wait_for_text("did not keep it").await?;
        self.show("no-keyring").await?;
        self.allow_staying().await
    }

    /// Switches whether anybody may, either way.
    async fn allow_staying(&mut self) -> Result<()> {
        self.settings("Security").await?;
        self.window.click_name("checkbox", ALLOWED).await?;
        self.window.click_name("button", "Save").await?;
        self.password_again("Saved.").await?;
        self.told("Saved.").await
    }

    async fn switch_staying(&mut self, said: &str) -> Result<()> {
        self.window.click_name("checkbox", STAY).await?;
        self.password_again(said).await?;
        self.told(said).await
    }
}
