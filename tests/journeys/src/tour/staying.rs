//! Closing the window: asked about once, into the tray, and back; a second start, and one with the computer.

use std::path::Path;
use std::process::Stdio;
use std::time::Duration;

use tokio::process::{Child, Command};

use super::customers::MEENA;
use super::{FIRST_DAY, Tour};
use crate::tray::Tray;
use crate::wait::{until, within};
use crate::{Failure, Result};

impl Tour {
    /// The first close asks; from then on the window goes into the tray and comes back from it, from a notification and
    /// by a second start.
    pub(crate) async fn stay_around(&mut self) -> Result<()> {
        let tray = Tray::put_up().await?;
        self.visit("Customers").await?;
        self.window.close_by_frame().await?;
        self.window.wait_for("button", "Keep in the tray").await?;
        self.show_both("closing").await?;
        self.window.click_name("button", "Keep in the tray").await?;
        self.window.wait_until_away().await?;
        let lines = tray.lines().await?;
        let all = ["Open Bahi", "Lock", "Check now", "Quit"];
        self.insist(lines == all, &format!("the tray's menu reads {lines:?}"))?;
        tray.pick("Open Bahi").await?;
        self.back_at("Today").await?;
        self.come_to_who_is_late(&tray).await?;
        self.start_twice().await?;
        self.window.close_by_frame().await?;
        self.window.wait_until_away().await?;
        tray.pick("Lock").await?;
        tray.pick("Open Bahi").await?;
        self.window.wait_until_back().await?;
        self.sign_in().await?;
        self.start_with_the_computer().await
    }

    /// The notification of a day comes at its time and not before, with nobody signed in and no window; a click makes one,
    /// and whoever signs in there is on the reminders.
    pub(crate) async fn wake_at_eight(&mut self) -> Result<()> {
        // Without a tray closing the window would end it.
        let _tray = Tray::put_up().await?;
        self.window.wait_for("button", "Sign in").await?;
        self.window.close_by_frame().await?;
        self.window.wait_until_away().await?;
        let before = self.told;
        self.insist(self.notifications.heard().len() == before, "it spoke before its time")?;
        within(Duration::from_secs(90), "the notification of eight o'clock", async || {
            Ok(self.notifications.heard().into_iter().nth(before))
        })
        .await?;
        self.notifications.click().await?;
        self.window.wait_until_back().await?;
        self.window.fill("Password", self.password).await?;
        self.window.key("Enter").await?;
        self.window.wait_for("heading", "Reminders").await?;
        self.show("eight-in-the-morning").await?;
        self.remind().await?;
        self.take_off_the_list().await
    }

    /// A message to who is late is prepared, handed to WhatsApp and noted with the customer.
    async fn remind(&mut self) -> Result<()> {
        self.window.click_name("button", &format!("Message {MEENA}")).await?;
        self.window.wait_for("button", "Open WhatsApp").await?;
        self.show_both("message").await?;
        self.window.click_name("button", "Open WhatsApp").await?;
        let link = self.window.opened().await?;
        println!("{link}");
        let to = "https://wa.me/919820011224?text=";
        self.insist(link.starts_with(to), &format!("what was opened is {link}"))?;
        self.window.wait_for_text("opened and noted").await?;
        self.tidy().await?;
        self.open_khata(MEENA).await?;
        self.window.click_name("tab", "Notes").await?;
        self.window.wait_for_text("a friendly reminder").await?;
        self.show("message-noted").await
    }

    /// Who pays is asked no more.
    async fn take_off_the_list(&mut self) -> Result<()> {
        self.visit("Reminders").await?;
        self.window.text_with("row", MEENA).await?;
        self.quick("F6", "You got", MEENA, "100").await?;
        self.told("received from Meena").await?;
        until("the one who paid to be left in peace", async || {
            Ok((!self.window.text().await?.contains(MEENA)).then_some(()))
        })
        .await?;
        self.window.click_name("tab", "Left in peace 1").await?;
        self.window.wait_for_text("Paid today").await?;
        self.show_both("left-in-peace").await
    }

    /// A click on a notification while there is no window makes one, and leads to who is late.
    async fn come_to_who_is_late(&mut self, tray: &Tray) -> Result<()> {
        self.window.close_by_frame().await?;
        self.window.wait_until_away().await?;
        let before = self.notifications.heard().len();
        tray.pick("Check now").await?;
        until("the notification of the tray's Check now", async || {
            Ok((self.notifications.heard().len() > before).then_some(()))
        })
        .await?;
        self.notifications.click().await?;
        self.back_at("Reminders").await?;
        self.window.wait_for_text(MEENA).await
    }

    /// A second start brings the first one's window, even where there is no session bus to ask on.
    async fn start_twice(&mut self) -> Result<()> {
        self.window.close_by_frame().await?;
        self.window.wait_until_away().await?;
        let mut second = self.another_start(&[])?;
        let ended = until("the second start to end", async || Ok(second.try_wait()?)).await?;
        self.insist(ended.success(), &format!("the second start ended with {ended}"))?;
        self.back_at("Today").await
    }

    /// Starting with the computer is switched on; such a start has an icon in the tray and no window.
    async fn start_with_the_computer(&mut self) -> Result<()> {
        self.visit("Settings").await?;
        self.window.click_name("link", "This computer").await?;
        self.insist(autostart().is_none(), "it starts with the computer unasked")?;
        self.window.click_name("checkbox", "Start Bahi with the computer").await?;
        let file = until("the file that starts it", async || Ok(autostart())).await?;
        self.insist(file.contains("--hidden"), &format!("it starts with {file}"))?;
        self.show_both("this-computer").await
    }

    /// What was left in the tray when everything ended is begun by the computer itself, without a window.
    pub(crate) async fn begin_hidden(&mut self) -> Result<()> {
        let tray = Tray::put_up().await?;
        let mut hidden = self.another_start(&["--hidden"])?;
        tray.lines().await?;
        self.window.wait_until_away().await?;
        tray.pick("Quit").await?;
        let ended = until("the hidden one to quit", async || Ok(hidden.try_wait()?)).await?;
        self.insist(ended.success(), &format!("the hidden one ended with {ended}"))
    }

    /// On a desktop that shows neither notifications nor a tray, and has no keyring, the window says so and works. Whom it
    /// should have told of is told the next time.
    pub(crate) async fn tell_nobody(&mut self) -> Result<()> {
        self.sign_in().await?;
        self.window.wait_for_text("This desktop shows no notifications").await?;
        self.visit("Reminders").await?;
        self.window.wait_for_text(MEENA).await?;
        self.window.click_name("button", "Check now").await?;
        self.window.wait_for_text("one would say").await?;
        self.show_both("nobody-to-tell").await?;
        self.window.click_name("link", "Change").await?;
        self.window.wait_for_text("No program on it takes them").await?;
        self.settings("This computer").await?;
        self.window.wait_for_text("closing the window ends Bahi").await?;
        self.show("no-tray").await?;
        self.cannot_stay().await?;
        let told = self.notifications.heard().len() - self.told;
        self.insist(told == 0, &format!("{told} notifications with nobody there"))
    }

    async fn back_at(&mut self, heading: &str) -> Result<()> {
        self.window.wait_until_back().await?;
        self.window.wait_for("heading", heading).await
    }

    /// The program itself, on the same books.
    fn another_start(&self, arguments: &[&str]) -> Result<Child> {
        let mut start = Command::new(self.window.app()?);
        start.args(arguments).env("BAHI_DATA_DIR", &self.folder).stdin(Stdio::null());
        // A day that was told already: the day it really is would be told now.
        start.env("BAHI_TODAY", FIRST_DAY);
        if arguments.is_empty() {
            start.env("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere");
        }
        start.kill_on_drop(true).spawn().map_err(Failure::from)
    }
}

/// What the desktop starts by itself when somebody logs in.
fn autostart() -> Option<String> {
    let home = std::env::var_os("HOME")?;
    let files = std::fs::read_dir(Path::new(&home).join(".config/autostart")).ok()?;
    let file = files.flatten().next()?;
    std::fs::read_to_string(file.path()).ok()
}
