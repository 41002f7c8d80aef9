//! What changes a balance without goods or money, the owner's own money, and books that are closed.

use super::{SUNITA, Tour};
use crate::Result;

impl Tour {
    /// A fee, a discount, a debt given up; money in, to the bank and out; and last month closed.
    pub(crate) async fn settle_the_rest(&mut self) -> Result<()> {
        self.open_khata("Ramesh Kumar").await?;
        self.pick("Charge interest or a fee").await?;
        self.adjust("Note", "25", "One month late", "fee").await?;
        self.told("₹25.00 charged to Ramesh Kumar").await?;
        self.open_khata(SUNITA).await?;
        self.pick("Give a discount").await?;
        self.adjust("Reason", "100", "Regular customer", "discount").await?;
        self.told("₹100.00 let go for Sunita").await?;
        self.show("khata-of-many-kinds").await?;
        self.open_khata("इमरान अली").await?;
        self.pick("Write off").await?;
        self.adjust("Reason", "20", "Moved away", "write-off").await?;
        self.told("₹20.00 written off for इमरान अली").await?;
        self.move_money().await?;
        self.close_last_month().await
    }

    async fn adjust(&mut self, why: &str, amount: &str, reason: &str, step: &str) -> Result<()> {
        self.window.fill("Amount", amount).await?;
        self.window.fill(why, reason).await?;
        self.show(step).await?;
        self.window.key("Enter").await
    }

    async fn move_money(&mut self) -> Result<()> {
        self.visit("Today").await?;
        for (kind, amount, said) in [
            ("Owner’s money in", "10000", "Owner’s money in: ₹10,000.00"),
            ("Cash to bank", "5000", "Cash to bank: ₹5,000.00"),
            ("Owner’s money out", "750", "Owner’s money out: ₹750.00"),
        ] {
            self.window.click_name("button", "Cash and bank").await?;
            self.window.wait_for("dialog", "Cash and bank").await?;
            self.window.click_name("radio", kind).await?;
            self.window.fill("Amount", amount).await?;
            if kind == "Cash to bank" {
                self.show("cash-to-bank").await?;
            }
            self.window.key("Enter").await?;
            self.told(said).await?;
        }
        self.show("today-at-noon").await
    }

    /// October is closed, and takes no entry any more.
    async fn close_last_month(&mut self) -> Result<()> {
        self.close_the_books("31/10", "The books are closed up to 31 Oct 2026").await?;
        self.give_to("Ramesh Kumar", "75").await?;
        self.window.fill("Issued on", "30/10").await?;
        self.window.key("Enter").await?;
        self.window.wait_for_text("The books are closed up to 31 Oct 2026").await?;
        self.show("period-closed").await?;
        self.window.key("Escape").await?;
        self.window.wait_until_gone("dialog", "You gave").await?;
        self.tidy().await
    }
}
