//! Who is late: the notification asked for, clicked, and the one that comes by itself.

use super::Tour;
use super::book::What;
use super::customers::MEENA;
use crate::Result;

impl Tour {
    /// "Check now" on the reminders' page raises one notification that names nobody.
    pub(crate) async fn check_now(&mut self) -> Result<()> {
        self.visit("Reminders").await?;
        self.window.wait_for_text(MEENA).await?;
        self.show("reminders").await?;
        let before = self.notifications.heard().len();
        self.window.click_name("button", "Check now").await?;
        let notice = crate::wait::until("the notification of Check now", async || {
            Ok(self.notifications.heard().into_iter().nth(before))
        })
        .await?;
        self.insist(notice.body.contains("overdue"), "nobody is overdue in the notification")?;
        println!("notification: {} / {} / {}", notice.sender, notice.summary, notice.body);
        let named = notice.body.contains("Meena") || notice.body.contains('₹');
        self.insist(!named, "a notification named somebody without being asked to")?;
        self.window.wait_for_text("The notification says").await?;
        self.notifications.pop_up().await?;
        self.show("notification").await?;
        // Asked again, it stands in the place of the one before.
        self.window.click_name("button", "Check now").await?;
        crate::wait::until("the notification of another Check now", async || {
            Ok((self.notifications.heard().len() > before + 1).then_some(()))
        })
        .await?;
        self.notifications.pop_up().await?;
        let shown = self.notifications.shown().await?;
        self.insist(shown == 1, &format!("{shown} notifications are on the screen"))
    }

    /// A click on the pop-up, from another screen, leads to the reminders.
    pub(crate) async fn click_the_notification(&mut self) -> Result<()> {
        self.visit("Customers").await?;
        self.notifications.click().await?;
        self.window.wait_for("heading", "Reminders").await?;
        self.window.wait_for_text(MEENA).await?;
        self.show("notification-clicked").await
    }

    /// The next day the notification comes by itself, before anybody has signed in, and once only.
    pub(crate) async fn next_morning(&mut self) -> Result<()> {
        let before = self.told;
        self.window.wait_for("button", "Sign in").await?;
        crate::wait::until("the morning's notification", async || {
            Ok((self.notifications.heard().len() > before).then_some(()))
        })
        .await?;
        self.show("next-morning").await?;
        self.sign_in().await?;
        let told = self.notifications.heard().len() - before;
        self.insist(told == 1, &format!("{told} notifications in one morning"))
    }

    /// The figures of the book, as a person reads them.
    pub(crate) async fn read_the_screen(&mut self) -> Result<()> {
        self.window.wait_for_text("22 Nov 2026").await?;
        self.show("today").await?;
        for (figure, key) in [
            ("To receive", "toReceive"),
            ("Overdue", "overdue"),
            ("Due today", "dueToday"),
            ("Received today", "receivedToday"),
        ] {
            let text = self.window.text_with("link", figure).await?;
            let shown = text.lines().find(|line| line.contains('₹')).unwrap_or_default();
            self.note(What::Today(figure, key), shown);
        }
        self.read_a_balance().await?;
        self.read_the_bills().await?;
        self.read_the_reports().await
    }

    async fn read_a_balance(&mut self) -> Result<()> {
        self.open_khata(MEENA).await?;
        let balance = self.window.text_with("definition", "due").await?;
        self.note(What::Balance(MEENA), &balance);
        Ok(())
    }

    /// The total of every bill that is not void, added up from the list.
    async fn read_the_bills(&mut self) -> Result<()> {
        self.visit("Invoices").await?;
        self.window.wait_for_text("INV/26-27/0004").await?;
        let amounts = self.window.column("Invoices", "Total").await?;
        let statuses = self.window.column("Invoices", "Status").await?;
        let live = amounts.iter().zip(&statuses).filter(|(_, status)| *status != "Void");
        let minor = live.filter_map(|(amount, _)| super::steps::digits(amount).parse::<i64>().ok());
        self.note(What::Billed, &minor.sum::<i64>().to_string());
        Ok(())
    }

    async fn read_the_reports(&mut self) -> Result<()> {
        self.visit("Reports").await?;
        let sums = self.sums("customers").await?;
        let heads = self.window.headings("Ageing by customer").await?;
        for (place, (head, sum)) in heads.iter().skip(1).zip(&sums).take(5).enumerate() {
            self.note(What::Bucket(place, head.clone()), sum);
        }
        self.window.click_name("tab", "Trial balance").await?;
        self.window.wait_for_text("Opening balances").await?;
        let sums = self.sums("Total").await?;
        for (side, sum) in ["debit", "credit"].into_iter().zip(&sums) {
            self.note(What::Side(side), sum);
        }
        Ok(())
    }
}
