//! Who is late: the notification asked for, the one that comes by itself, and the screens in the dark.

use super::Tour;
use crate::Result;

impl Tour {
    /// "Check now" on the reminders' page raises one notification that names nobody.
    pub(crate) async fn check_now(&mut self) -> Result<()> {
        self.window.click_name("link", "Reminders").await?;
        self.window.wait_for_text("Ramesh Kumar").await?;
        self.show("reminders").await?;
        self.window.click_name("button", "Check now").await?;
        let notice = self.notifications.wait_for("overdue").await?;
        println!("notification: {} / {} / {}", notice.sender, notice.summary, notice.body);
        let named = notice.body.contains("Ramesh") || notice.body.contains("750");
        self.insist(!named, "a notification named somebody without being asked to")?;
        self.show("notification").await
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

    /// The figures of Today, as a person reads them.
    pub(crate) async fn read_the_screen(&mut self) -> Result<()> {
        self.show("today").await?;
        for figure in ["To receive", "Overdue", "Due today", "Received today"] {
            let text = self.window.text_with("link", figure).await?;
            let shown = text.lines().find(|line| line.contains('₹')).unwrap_or_default();
            self.seen.push((figure, shown.to_owned()));
        }
        Ok(())
    }

    /// The same screens in the dark theme.
    pub(crate) async fn in_the_dark(&mut self) -> Result<()> {
        let dark = "document.documentElement.dataset.theme = 'dark'";
        self.window.script(dark, vec![]).await?;
        self.show("dark-today").await?;
        for (link, text) in [
            ("Customers", "Sunita Sharma"),
            ("Loans", "LN/26-27/0001"),
            ("Reminders", "Ramesh Kumar"),
        ] {
            self.window.click_name("link", link).await?;
            self.window.wait_for_text(text).await?;
            self.show(&format!("dark-{}", link.to_lowercase())).await?;
        }
        self.window.click_name("link", "Customers").await?;
        self.window.wait_for_text("Sunita Sharma").await?;
        self.window.click_name("link", "Ramesh Kumar").await?;
        self.window.wait_for_text("₹550.00").await?;
        self.show("dark-khata").await
    }
}
