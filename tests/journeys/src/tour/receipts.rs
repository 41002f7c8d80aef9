//! Receipts: every way money comes, what it settles, what is left of it, and a cheque that comes back.

use super::customers::MEENA;
use super::{SUNITA, Tour};
use crate::Result;

impl Tour {
    /// The life of a payment.
    pub(crate) async fn receive(&mut self) -> Result<()> {
        self.visit("Receipts").await?;
        self.by_phone().await?;
        self.by_hand().await?;
        self.by_cheque().await?;
        self.ahead().await?;
        self.use_and_refund().await
    }

    /// By UPI, settling what is oldest.
    async fn by_phone(&mut self) -> Result<()> {
        self.get_from(SUNITA, "5000").await?;
        self.window.click_name("radio", "UPI or mobile money").await?;
        self.window.fill("Reference", "UPI 6312 8841 2207").await?;
        self.show("you-got-by-upi").await?;
        self.window.key("Enter").await?;
        self.told("₹5,000.00 received from Sunita").await
    }

    /// In cash, settling what the customer says.
    async fn by_hand(&mut self) -> Result<()> {
        self.get_from(SUNITA, "500").await?;
        self.window.click_name("radio", "Choose").await?;
        self.window.fill("Of ₹50.00", "50").await?;
        self.window.fill("Of ₹95,000.00", "450").await?;
        self.show("you-got-by-hand").await?;
        self.window.key("Ctrl+Enter").await?;
        self.told("₹500.00 received from Sunita").await
    }

    /// A cheque: in the drawer, at the bank, and back again with a fee.
    async fn by_cheque(&mut self) -> Result<()> {
        self.get_from(MEENA, "1500").await?;
        self.window.click_name("radio", "Cheque").await?;
        self.window.fill("Cheque number", "000123").await?;
        self.window.fill("Date on the cheque", "20/11").await?;
        self.show("you-got-by-cheque").await?;
        self.window.key("Enter").await?;
        self.told("₹1,500.00 received from Meena Devi").await?;
        self.window.click_name("link", "RCT/26-27/0005").await?;
        self.window.wait_for_text("In hand").await?;
        self.window.click_name("button", "Deposit the cheque").await?;
        self.window.key("Enter").await?;
        self.told("The cheque is at the bank").await?;
        self.show("cheque-deposited").await?;
        self.window.click_name("button", "The cheque bounced").await?;
        self.window.fill("Fee for the customer", "150").await?;
        self.window.fill("What the bank said", "Funds insufficient").await?;
        self.show("cheque-bounces").await?;
        self.window.key("Enter").await?;
        self.told("what it had settled is open again").await?;
        self.window.wait_for_text("Funds insufficient").await?;
        self.show("cheque-bounced").await
    }

    /// More than is owed: the rest is an advance.
    async fn ahead(&mut self) -> Result<()> {
        self.get_from("Ramesh Kumar", "1000").await?;
        self.window.wait_for_text("₹450.00 advance").await?;
        self.window.key("Enter").await?;
        self.told("₹1,000.00 received from Ramesh Kumar").await?;
        self.give_to("Ramesh Kumar", "300").await?;
        self.window.key("Enter").await?;
        self.told("₹300.00 given to Ramesh Kumar").await
    }

    /// The advance pays for what was taken later; what is still left goes back.
    async fn use_and_refund(&mut self) -> Result<()> {
        self.visit("Receipts").await?;
        self.window.wait_for_text("RCT/26-27/0006").await?;
        self.show("receipts").await?;
        self.window.click_name("button", "With something left").await?;
        self.window.wait_until_gone("link", "RCT/26-27/0005").await?;
        self.window.click_name("link", "RCT/26-27/0006").await?;
        self.window.click_name("button", "Use the advance").await?;
        self.window.wait_for("dialog", "Use the advance").await?;
        self.window.wait_for_text("₹450.00 is left").await?;
        self.show("use-an-advance").await?;
        self.window.key("Ctrl+Enter").await?;
        self.told("Used. ₹150.00 is left").await?;
        self.window.click_name("button", "Pay it back").await?;
        self.window.wait_for_value("Amount", "150.00").await?;
        self.window.key("Enter").await?;
        self.told("₹150.00 was paid back").await?;
        self.window.wait_for_text("Paid back").await?;
        self.show("receipt").await
    }
}
