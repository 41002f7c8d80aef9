//! Two people at one counter: somebody let in, the counter handed over, what is the owner's refused; and what customers said
//! they would do, with what came of it.

use super::Tour;
use crate::Result;

/// Who helps at the counter.
pub(crate) const HELPER: &str = "Ravi Kumar";
/// What they sign in as.
const HELPERS_NAME: &str = "ravi";
/// The password they choose.
const HELPERS_PASSWORD: &str = "ten sacks of basmati";
/// Who promised and paid.
const KEEPS: &str = "Ramesh Kumar";
/// Who promised and did not.
pub(crate) const BREAKS: &str = "इमरान अली";

impl Tour {
    /// In the evening somebody is let in who helps from then on.
    pub(crate) async fn two_at_the_counter(&mut self) -> Result<()> {
        let once = self.let_in().await?;
        self.write_down_a_talk().await?;
        self.promises().await?;
        self.dispute().await?;
        self.first_sign_in(&once).await?;
        self.only_the_owner().await?;
        self.switch_to(super::USERNAME, self.password).await?;
        self.window.wait_for_text("On duty: Asha Devi, Owner").await
    }

    /// A name that is taken is refused beside its field; then there is a password for once.
    async fn let_in(&mut self) -> Result<String> {
        self.settings("People").await?;
        self.window.click_name("button", "Add a person").await?;
        self.window.wait_for("dialog", "Add a person").await?;
        for (label, text) in
            [("Name", HELPER), ("Phone", "98450 12345"), ("Username", super::USERNAME)]
        {
            self.window.fill(label, text).await?;
        }
        self.window.key("Enter").await?;
        self.password_again("Somebody has this username already").await?;
        self.window.wait_for_text("Somebody has this username already").await?;
        self.show("person-refused").await?;
        self.window.fill("Username", HELPERS_NAME).await?;
        self.window.key("Enter").await?;
        let once = self.window.text_of("status", "One-time password").await?;
        self.show("one-time-password").await?;
        self.window.click_name("button", "I have handed it over").await?;
        self.window.wait_for_text("until ").await?;
        self.show_both("people").await?;
        Ok(once)
    }

    /// What was said by telephone, to come back to tomorrow.
    async fn write_down_a_talk(&mut self) -> Result<()> {
        self.open_khata(KEEPS).await?;
        self.window.key("F4").await?;
        self.window.wait_for("dialog", "New note").await?;
        self.window.fill("What was said", "Wants the sacks delivered on Sunday morning").await?;
        self.window.fill("Follow up on", "22/11").await?;
        self.window.choose("Who does it", HELPER).await?;
        self.window.click_name("checkbox", "Pin").await?;
        self.show("note").await?;
        self.window.key("Ctrl+Enter").await?;
        self.told("Note saved").await?;
        self.show_both("pinned-note").await
    }

    /// Two promises: one for today, when nothing comes any more, and one for tomorrow.
    async fn promises(&mut self) -> Result<()> {
        self.promise(KEEPS, "25", "22/11").await?;
        self.promise(BREAKS, "100", "21/11").await?;
        self.show("promised").await
    }

    async fn promise(&mut self, name: &str, amount: &str, by: &str) -> Result<()> {
        self.open_khata(name).await?;
        self.window.click_name("tab", "Notes").await?;
        self.window.click_name("button", "New promise").await?;
        self.window.wait_for("dialog", "New promise").await?;
        self.window.fill("Amount", amount).await?;
        self.window.fill("By", by).await?;
        self.window.key("Ctrl+Enter").await?;
        self.told("No reminder before then").await
    }

    /// How somebody's latest promise stands, on their own page.
    async fn promise_reads(&self, name: &str, status: &str) -> Result<()> {
        self.open_khata(name).await?;
        self.window.click_name("tab", "Notes").await?;
        self.window.text_with("listitem", status).await.map(drop)
    }

    /// The one-time password opens nothing but the choice of another.
    async fn first_sign_in(&mut self, once: &str) -> Result<()> {
        self.window.key("F9").await?;
        self.window.wait_for("button", "Sign in").await?;
        self.show("switch-person").await?;
        self.window.fill("Username", HELPERS_NAME).await?;
        self.window.fill("Password", once).await?;
        self.window.key("Enter").await?;
        self.window.wait_for_text("Choose your password").await?;
        self.window.fill("New password", HELPERS_PASSWORD).await?;
        self.window.fill("Confirm password", HELPERS_PASSWORD).await?;
        self.show("own-password").await?;
        self.window.key("Enter").await?;
        self.window.wait_for_text("On duty: Ravi Kumar, Staff").await?;
        self.show("staff-today").await
    }

    /// What is refused to staff says who may; what is the owner's alone is not even offered.
    async fn only_the_owner(&mut self) -> Result<()> {
        self.give_to("<b>Bold</b>", "600").await?;
        self.window.key("Ctrl+Enter").await?;
        self.window.wait_for_text("Only an owner may go beyond a credit limit").await?;
        self.show("staff-refused").await?;
        self.window.key("Escape").await?;
        self.window.wait_until_gone("dialog", "You gave").await?;
        self.visit("Settings").await?;
        for part in ["People", "Closed books", "Check the book"] {
            let offered = self.window.count("link", part).await?;
            self.insist(offered == 0, &format!("{part} is offered to staff"))?;
        }
        self.show("staff-settings").await
    }

    async fn switch_to(&self, username: &str, password: &str) -> Result<()> {
        self.window.key("F9").await?;
        self.window.wait_for("button", "Sign in").await?;
        self.window.fill("Username", username).await?;
        self.window.fill("Password", password).await?;
        self.window.key("Enter").await?;
        self.window.wait_for("heading", "Today").await
    }

    /// The next day: one promise was kept, one was not, and the talk is to be followed up.
    pub(crate) async fn what_came_of_it(&mut self) -> Result<()> {
        self.visit("Today").await?;
        self.window.text_with("listitem", "Wants the sacks delivered").await?;
        self.promise_reads(BREAKS, "Broken").await?;
        self.show_both("promise-broken").await?;
        self.visit("Today").await?;
        self.get_from(KEEPS, "25").await?;
        self.window.key("Ctrl+Enter").await?;
        self.told("₹25.00 received from Ramesh Kumar").await?;
        self.promise_reads(KEEPS, "Kept").await?;
        self.show("promise-kept").await?;
        self.visit("Today").await?;
        self.window
            .click_inside(("listitem", "Wants the sacks"), "button", "Done Ramesh Kumar")
            .await?;
        self.told("Done: Ramesh Kumar").await?;
        self.resolve().await?;
        self.read_the_history().await?;
        self.visit("Today").await
    }
}
