//! At the counter: credit, money back, and a customer's page, by the keyboard.

use super::{SUNITA, Tour};
use crate::Result;

impl Tour {
    /// You gave to somebody new, late already; you gave to a second; you got some of it back.
    pub(crate) async fn give_and_get(&mut self) -> Result<()> {
        self.late("Ramesh Kumar", "500+250", "₹750.00 due", "you-gave").await?;
        self.late("इमरान अली", "३२०", "₹320.00 due", "you-gave-in-hindi").await?;
        self.quick("F5", "You gave", SUNITA, "1.2L").await?;
        self.window.wait_for_text("given to Sunita").await?;
        self.show("today-after-credit").await?;
        self.quick("F6", "You got", "Ramesh Kumar", "200").await?;
        self.window.wait_for_text("received from Ramesh").await
    }

    /// Credit for somebody new, given and due in the days before.
    async fn late(&mut self, name: &str, amount: &str, balance: &str, step: &str) -> Result<()> {
        self.window.key("F5").await?;
        self.window.wait_for("dialog", "You gave").await?;
        self.window.type_text(name).await?;
        self.window.wait_for_text(&format!("Create “{name}”")).await?;
        self.window.key("Enter").await?;
        self.window.fill("Amount", amount).await?;
        self.window.fill("Issued on", "1/11").await?;
        self.window.fill("Due date", "10/11").await?;
        self.window.wait_for_text(balance).await?;
        self.show(step).await?;
        self.window.key("Ctrl+Enter").await?;
        self.window.wait_for_text(&format!("given to {name}")).await
    }

    /// A credit entry for somebody known: counted key by key, without the mouse.
    pub(crate) async fn in_eight_keys(&mut self) -> Result<()> {
        self.tidy().await?;
        let before = self.window.keys_pressed();
        self.window.key("F5").await?;
        self.window.wait_for("dialog", "You gave").await?;
        self.window.type_text("sun").await?;
        self.window.key("Enter").await?;
        self.window.wait_for_text("Balance now").await?;
        self.window.type_text("50").await?;
        let keys = self.window.keys_pressed() - before;
        self.window.key("Enter").await?;
        self.window.wait_for_text("₹50.00 given to Sunita").await?;
        self.show("in-few-keys").await?;
        self.insist(keys <= 8, &format!("{keys} keys before the last Enter, where 8 are enough"))?;
        self.account.keys = keys;
        self.tidy().await
    }

    /// The list of customers, and the khata of one, opened by the keyboard.
    pub(crate) async fn look_at_the_book(&mut self) -> Result<()> {
        self.window.key("Ctrl+K").await?;
        self.window.type_text("rames").await?;
        self.window.wait_for_text("Ramesh Kumar").await?;
        self.show("find-anything").await?;
        self.window.key("Enter").await?;
        self.window.wait_for("heading", "Ramesh Kumar").await?;
        self.window.wait_for_text("₹550.00").await?;
        self.show("khata").await?;
        self.window.click_name("link", "Customers").await?;
        self.window.wait_for_text("Sunita Sharma").await?;
        self.show("customers").await?;
        self.window.click_name("link", "Loans").await?;
        self.window.wait_for_text("LN/26-27/0003").await?;
        self.show("loans").await?;
        self.repay().await
    }

    /// A repayment on the second loan, from its own page; too much is refused beside the field.
    async fn repay(&mut self) -> Result<()> {
        self.window.click_name("link", "LN/26-27/0003").await?;
        self.window.click_name("button", "Record repayment").await?;
        self.window.wait_for("dialog", "Record repayment").await?;
        self.window.fill("Amount", "2L").await?;
        self.window.key("Enter").await?;
        self.window.wait_for_text("more than the").await?;
        self.show("repayment-refused").await?;
        self.window.fill("Amount", "20k").await?;
        self.window.key("Enter").await?;
        self.window.wait_for_text("₹20,000.00 received").await?;
        self.show("loan").await
    }

    /// A key, a name, an amount, Enter: what an entry costs for somebody known.
    pub(crate) async fn quick(
        &mut self,
        key: &str,
        title: &str,
        name: &str,
        amount: &str,
    ) -> Result<()> {
        self.window.key(key).await?;
        self.window.wait_for("dialog", title).await?;
        self.window.type_text(name).await?;
        // The name alone may stand in a message about the entry before.
        self.window.text_with("option", name).await?;
        self.window.key("Enter").await?;
        self.window.fill("Amount", amount).await?;
        self.window.key("Enter").await
    }
}
