//! What every chapter does: go somewhere, look, write something down for the closing table.

use super::Tour;
use super::book::What;
use crate::wait::until;
use crate::{Failure, Result};

/// A theme put on for as long as axe looks, and taken off again.
const WEAR: &str = "document.documentElement.dataset.theme = arguments[0]";

impl Tour {
    /// Goes to a section by its link.
    pub(crate) async fn visit(&self, section: &str) -> Result<()> {
        self.window.click_name("link", section).await?;
        self.window.wait_for("heading", section).await
    }

    /// A picture of the step, and what can be said against the screen, in light and in dark.
    pub(crate) async fn show(&mut self, step: &str) -> Result<()> {
        self.look(step).await?;
        let worn =
            self.window.script("return document.documentElement.dataset.theme", vec![]).await?;
        self.window.script(WEAR, vec!["dark".into()]).await?;
        self.audit(&format!("{step} in dark")).await?;
        self.window.script(WEAR, vec![worn]).await.map(drop)
    }

    /// As [`Self::show`], with a picture of the dark screen, too.
    pub(crate) async fn show_both(&mut self, step: &str) -> Result<()> {
        self.look(step).await?;
        let worn =
            self.window.script("return document.documentElement.dataset.theme", vec![]).await?;
        self.window.script(WEAR, vec!["dark".into()]).await?;
        self.look(&format!("{step}-dark")).await?;
        self.window.script(WEAR, vec![worn]).await.map(drop)
    }

    /// A picture of the step, and what can be said against the screen as it is.
    pub(crate) async fn look(&mut self, step: &str) -> Result<()> {
        println!("{}", self.window.screenshot(step).await?.display());
        let cut = self.window.cut_off().await?;
        self.account.objections.extend(cut.into_iter().map(|said| format!("{step}: {said}")));
        self.audit(step).await
    }

    async fn audit(&mut self, step: &str) -> Result<()> {
        let objections = self.window.axe().await?;
        self.account.audits += 1;
        let said = objections.into_iter().map(|said| format!("{step}: axe: {said}"));
        self.account.objections.extend(said);
        Ok(())
    }

    /// Puts away what was said at the head of the window, as one does before looking at what is under it.
    pub(crate) async fn tidy(&self) -> Result<()> {
        until("the messages to go", async || {
            if self.window.count("button", "Dismiss").await? == 0 {
                return Ok(Some(()));
            }
            self.window.click_name("button", "Dismiss").await?;
            Ok(None)
        })
        .await
    }

    /// Reads a message at the head of the window and puts it away.
    pub(crate) async fn told(&self, words: &str) -> Result<()> {
        self.window.wait_for_text(words).await?;
        self.tidy().await
    }

    /// Picks a line of the menu of this screen.
    pub(crate) async fn pick(&self, line: &str) -> Result<()> {
        self.window.click_name("button", "More actions").await?;
        self.window.click_name("menuitem", line).await
    }

    /// Opens a customer's khata, by the palette.
    pub(crate) async fn open_khata(&self, name: &str) -> Result<()> {
        self.window.key("Ctrl+K").await?;
        self.window.type_text(name).await?;
        self.window.text_with("option", name).await?;
        self.window.key("Enter").await?;
        self.window.wait_for("heading", name).await
    }

    /// Notes a figure of the screen for the closing table.
    pub(crate) fn note(&mut self, what: What, written: &str) {
        self.account.seen.push((what, digits(written)));
    }

    /// The amounts of the row of a table in which these words stand.
    pub(crate) async fn sums(&self, words: &str) -> Result<Vec<String>> {
        let row = self.window.text_with("row", words).await?;
        let amounts: Vec<_> = row.split_whitespace().filter(|word| word.contains('₹')).collect();
        Ok(amounts.into_iter().map(str::to_owned).collect())
    }

    /// Fails the tour with what was expected and what there was.
    pub(crate) fn insist(&self, so: bool, what: &str) -> Result<()> {
        if so { Ok(()) } else { Err(Failure::Wrong(what.to_owned())) }
    }
}

/// A written amount as the minor units it stands for: what is left without sign and grouping.
pub(crate) fn digits(written: &str) -> String {
    let digits: String = written.chars().filter(char::is_ascii_digit).collect();
    let plain = digits.trim_start_matches('0');
    if plain.is_empty() { "0".to_owned() } else { plain.to_owned() }
}
