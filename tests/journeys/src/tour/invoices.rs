//! Invoices: one with everything a bill can have, copied, corrected, partly taken back, and one voided.

use super::{SUNITA, Tour};
use crate::Result;

/// One line as typed: what, how much, of which unit, at what price, less what, taxed how.
type Line = [&'static str; 6];

const LINES: [Line; 3] = [
    ["Basmati rice", "25", "kg", "84.50", "5 %", "GST 5 %"],
    ["Mustard oil", "12", "l", "142", "", "GST 5 %"],
    ["Steel cupboard, grey", "1", "pc", "6499.99", "500", "GST 18 %"],
];

impl Tour {
    /// The life of a bill.
    pub(crate) async fn bill(&mut self) -> Result<()> {
        self.issue().await?;
        self.look_at_the_list().await?;
        self.copy_and_correct().await?;
        self.take_goods_back().await?;
        self.void_the_copy().await
    }

    async fn issue(&mut self) -> Result<()> {
        self.window.key("F8").await?;
        self.window.wait_for("heading", "New invoice").await?;
        self.window.type_text("sunita").await?;
        self.window.text_with("option", SUNITA).await?;
        self.window.key("Enter").await?;
        for (at, line) in LINES.iter().enumerate() {
            self.write_line(at + 1, line).await?;
        }
        self.window.fill("Note", "Delivered to the shop").await?;
        self.window.wait_for_text("Next number INV/26-27/0002").await?;
        self.window.wait_for_text("Round-off").await?;
        self.show("new-invoice").await?;
        self.window.key("Ctrl+Enter").await?;
        self.told("INV/26-27/0002 is issued to Sunita").await?;
        self.show("invoice").await
    }

    /// A line, and after it the next one, which Enter makes.
    async fn write_line(&self, number: usize, line: &Line) -> Result<()> {
        let [what, quantity, unit, price, discount, tax] = line;
        let cells = [
            ("Description", what),
            ("Quantity", quantity),
            ("Unit", unit),
            ("Price", price),
            ("Discount", discount),
        ];
        for (label, text) in cells {
            self.window.fill(&format!("{label}, line {number}"), text).await?;
        }
        self.window.choose(&format!("Tax, line {number}"), tax).await?;
        if number == LINES.len() {
            return Ok(());
        }
        self.window.fill(&format!("Description, line {number}"), what).await?;
        self.window.key("Enter").await?;
        self.window.wait_for("textbox", &format!("Description, line {}", number + 1)).await
    }

    async fn look_at_the_list(&mut self) -> Result<()> {
        self.visit("Invoices").await?;
        self.window.wait_for_text("INV/26-27/0002").await?;
        self.show("invoices").await?;
        self.window.click_name("link", "INV/26-27/0002").await?;
        self.window.wait_for("heading", "INV/26-27/0002").await
    }

    /// The same again, and then not quite: an issued bill is replaced, never changed.
    async fn copy_and_correct(&mut self) -> Result<()> {
        self.window.key("Ctrl+D").await?;
        self.window.wait_for_text("Next number INV/26-27/0003").await?;
        self.window.key("Ctrl+Enter").await?;
        self.told("INV/26-27/0003 is issued").await?;
        self.pick("Edit").await?;
        self.window.wait_for("heading", "Edit INV/26-27/0003").await?;
        self.window.fill("Quantity, line 1", "10").await?;
        self.window.wait_for_text("Next number INV/26-27/0004").await?;
        self.window.wait_for_text("₹9,712.00").await?;
        self.show("correct-an-invoice").await?;
        self.window.key("Ctrl+Enter").await?;
        self.told("INV/26-27/0004 is issued").await
    }

    /// Some of the rice comes back.
    async fn take_goods_back(&mut self) -> Result<()> {
        self.visit("Invoices").await?;
        self.window.click_name("link", "INV/26-27/0002").await?;
        self.window.wait_for("heading", "INV/26-27/0002").await?;
        self.pick("Take goods back").await?;
        self.window.wait_for("dialog", "Take goods back").await?;
        self.window.click_name("radio", "Some of it").await?;
        self.window.fill("Of 25 kg", "5").await?;
        self.window.fill("Reason", "One bag was torn").await?;
        self.show("credit-note").await?;
        self.window.key("Enter").await?;
        self.told("The credit note is written").await?;
        self.window.wait_for_text("5 taken back").await?;
        self.show("invoice-after-credit-note").await
    }

    async fn void_the_copy(&mut self) -> Result<()> {
        self.visit("Invoices").await?;
        self.window.click_name("link", "INV/26-27/0004").await?;
        self.window.wait_for("heading", "INV/26-27/0004").await?;
        self.pick("Void").await?;
        self.window.key("Enter").await?;
        self.window.wait_for_text("Write the reason").await?;
        self.window.fill("Reason", "Written twice").await?;
        self.window.key("Enter").await?;
        self.told("What had been paid on it is an advance now").await?;
        self.window.wait_for_text("Voided on").await?;
        self.show("void-invoice").await?;
        self.visit("Invoices").await?;
        self.window.wait_for_text("INV/26-27/0004").await?;
        self.show("invoices-with-void-ones").await
    }
}
