//! A customer's issue from the complaint to its end, and the history that tells of it all.

use super::Tour;
use super::people::{BREAKS, HELPER};
use crate::Result;

/// What is wrong.
const SUBJECT: &str = "Says two bags were short";

impl Tour {
    /// What is disputed is written down, with the next step for whoever helps.
    pub(crate) async fn dispute(&mut self) -> Result<()> {
        self.open_khata(BREAKS).await?;
        self.pick("New case").await?;
        self.window.wait_for("dialog", "New case").await?;
        self.window.fill("Disputed", "100").await?;
        // What it is about stands above, and is chosen by key.
        self.window.key("Shift+Tab").await?;
        self.window.key("Space").await?;
        self.window.key("Ctrl+Enter").await?;
        self.window.wait_for_text("Something must be written here").await?;
        self.window.fill("Subject", SUBJECT).await?;
        self.window.choose("Priority", "High").await?;
        self.window.choose("Assigned to", HELPER).await?;
        self.window.fill("Next step", "Count the bags with him").await?;
        self.window.fill("Next step on", "22/11").await?;
        self.show("case-new").await?;
        self.window.key("Ctrl+Enter").await?;
        self.window.wait_for("heading", SUBJECT).await?;
        self.open_khata(BREAKS).await?;
        self.window.wait_for_text("Disputed").await?;
        self.show("disputed-in-the-khata").await?;
        self.visit("Cases").await?;
        self.window.wait_for("link", SUBJECT).await?;
        self.show_both("cases").await
    }

    /// The next day somebody writes what came of it, and that it is resolved.
    pub(crate) async fn resolve(&mut self) -> Result<()> {
        self.visit("Cases").await?;
        self.window.click_name("link", SUBJECT).await?;
        self.window.wait_for("heading", SUBJECT).await?;
        self.window.fill("Note", "Counted with him: one bag was short").await?;
        self.window.key("Ctrl+Enter").await?;
        self.window.text_with("listitem", "one bag was short").await?;
        self.window.choose("How far it is", "Resolved").await?;
        self.window.text_with("listitem", "Resolved").await?;
        self.show_both("case").await
    }

    /// Who did what: of one customer from their own page, and everything, with what was there before.
    pub(crate) async fn read_the_history(&mut self) -> Result<()> {
        self.open_khata(BREAKS).await?;
        self.pick("History").await?;
        self.window.wait_for("heading", "History").await?;
        self.window.text_with("row", "one bag was short").await?;
        self.show_both("history-of-a-customer").await?;
        self.visit("Settings").await?;
        self.window.click_name("link", "History").await?;
        self.window.wait_for("heading", "History").await?;
        self.window.text_with("row", HELPER).await?;
        self.show("history").await
    }
}
