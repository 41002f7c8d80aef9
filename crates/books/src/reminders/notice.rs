//! The daily notification: when one is raised, and what it says.

use std::path::{Path, PathBuf};

use serde::Serialize;
use specta::Type;
use sqlx::sqlite::SqliteConnection;

use super::daily::{Next, Telling};
use super::digest::{self, Counts, Digest};
use super::{WaitingRow, amount};
use crate::counter::Counter;
use crate::db::cases::list as cases;
use crate::db::reminders::Asked;
use crate::db::{interactions, reminders as rows, silence};
use crate::opened::Opened;
use crate::refusal::Answer;
use crate::session::{Session, Staff};
use crate::shop::{ReminderKind, ShopCard, ShopView};
use crate::shops;
use crate::values::Day;

/// Names in a notification.
const NAMES: u32 = 3;

/// What the notification says: counts, and names only where the owner switched them on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Notice {
    /// The civil date it is for.
    pub on: Day,
    /// The first day before that nobody could be told of, which this one speaks for too.
    pub since: Option<Day>,
    /// The shop's id.
    pub shop_id: String,
    /// The shop's name.
    pub shop: String,
    /// Dues before today.
    pub overdue: u32,
    /// Dues of today.
    pub due_today: u32,
    /// What was to follow from talks up to today and is not done.
    pub follow_ups: u32,
    /// Promises for today.
    pub promises: u32,
    /// Cases that are worked on and whose next step is due today or was before.
    pub cases: u32,
    /// The book is locked and nothing is counted beside it, or the count was lost: it is to be opened.
    pub unknown: bool,
    /// Up to three names with their open amounts, when switched on and the book is open.
    pub names: Vec<NoticeName>,
    /// The language to say it in.
    pub language: String,
}

/// A name in a notice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct NoticeName {
    /// The customer's name.
    pub name: String,
    /// What is open before today or today, written out with its currency.
    pub amount: String,
}

impl Notice {
    /// Of one shop on a day, without names.
    fn of((shop_id, shop): (String, String), language: String, telling: Telling) -> Self {
        let Telling { on, since } = telling;
        Self {
            on: Day(on),
            since: since.map(Day),
            shop_id,
            shop,
            overdue: 0,
            due_today: 0,
            follow_ups: 0,
            promises: 0,
            cases: 0,
            unknown: false,
            names: Vec::new(),
            language,
        }
    }

    /// Of one shop on a day, as its digest has it.
    fn by(digest: &Digest, card: ShopCard, telling: Telling) -> Self {
        let notice = Self::of((card.id, card.name), digest.language.clone(), telling);
        match digest.counts(telling.on) {
            Some(counts) => notice.counting(counts),
            None => Self { unknown: true, ..notice },
        }
    }

    fn counting(self, counts: Counts) -> Self {
        let Counts { overdue, due_today, follow_ups, promises, cases } = counts;
        Self { overdue, due_today, follow_ups, promises, cases, ..self }
    }

    /// Whether there is nothing to say.
    #[must_use]
    pub fn is_silent(&self) -> bool {
        let Self { overdue, due_today, follow_ups, promises, cases, .. } = self;
        !self.unknown && [overdue, due_today, follow_ups, promises, cases].iter().all(|n| **n == 0)
    }
}

impl Session<Staff> {
    /// What a notification would say now, whether or not one was raised today.
    pub async fn check_now(&self) -> Answer<Notice> {
        let mut desk = self.look().await?;
        let today = desk.today;
        let standings = rows::standings(desk.conn(), today).await?;
        let quiet = desk.quiet().await?;
        let (late, now) = silence::silenced(desk.conn(), today, &quiet.customers).await?;
        let follow_ups = interactions::counts(desk.conn(), today).await?;
        let cases = cases::counts(desk.conn(), today).await?;
        let promises = quiet.live.iter().filter(|(_, on)| *on == today).count();
        let shop = desk.opened.shop.view.clone();
        let counts = Counts {
            overdue: standings.before.dues.saturating_sub(late),
            due_today: standings.on.dues.saturating_sub(now),
            follow_ups: digest::until(&follow_ups, today),
            promises: u32::try_from(promises).unwrap_or(u32::MAX),
            cases: digest::until(&cases, today),
        };
        let names = names(desk.conn(), &shop, (today, &quiet.customers)).await?;
        let telling = Telling { on: today, since: None };
        let notice = Notice::of((shop.id, shop.name), shop.language, telling);
        Ok(Notice { names, ..notice.counting(counts.without(&shop.reminder_off)) })
    }
}

impl Counter {
    /// The notifications to raise now: for each shop on this computer, at or after its reminder time in its own zone,
    /// once for each civil date. The day is claimed on the disk before its notice is handed out; one that nobody says was
    /// shown is handed out again. A day with nothing due is claimed without a word.
    pub async fn due_notice(&self) -> Answer<Vec<Notice>> {
        let mut opened = self.opened().await;
        let mut notices = Vec::new();
        for card in shops::cards(&self.inner.root)? {
            let open = opened.as_mut().filter(|open| open.shop.view.id == card.id);
            // A shop whose day cannot be claimed says nothing, and keeps no other from speaking.
            match self.due_of(card, open).await {
                Ok(notice) => notices.extend(notice),
                Err(refused) => log::warn!("no day was claimed: {:?}", refused.refusal),
            }
        }
        Ok(notices)
    }

    /// The notification of one shop, from its digest alone while it is locked; one that was lost asks for the book to be
    /// opened, and begins anew with the day it claims.
    async fn due_of(
        &self,
        card: ShopCard,
        mut open: Option<&mut Opened>,
    ) -> Answer<Option<Notice>> {
        let folder = shops::existing(&self.inner.root, &card.id)?;
        let now = self.clock().both();
        if Digest::read(&folder).is_some_and(|digest| digest.next(now) == Next::Nothing) {
            return Ok(None);
        }
        let digest = match &mut open {
            Some(open) => open.digest(self.clock()).await?,
            None => Some(self.beside(&folder)),
        };
        let Some(mut digest) = digest else { return Ok(None) };
        let (Next::Claim(telling) | Next::Resend(telling)) = digest.next(now) else {
            return Ok(None);
        };
        let mut notice = Notice::by(&digest, card, telling);
        digest.days.claim(telling.on, now);
        if notice.is_silent() {
            digest.days.silent(telling.on);
        }
        digest.write(&folder)?;
        if let Some(Opened { book, shop, .. }) = open.filter(|_| self.is_open()) {
            let check = (shop.zone, shop.view.reminder_minute);
            let day = (telling.on, self.clock().now());
            let quiet = silence::quiet(&mut book.conn, day, check).await?;
            notice.names =
                names(&mut book.conn, &shop.view, (telling.on, &quiet.customers)).await?;
        }
        Ok((!notice.is_silent()).then_some(notice))
    }

    /// What a notification of each shop would say now, whether or not one was raised today.
    pub async fn check(&self) -> Answer<Vec<Notice>> {
        let mut opened = self.opened().await;
        let mut notices = Vec::new();
        for card in shops::cards(&self.inner.root)? {
            let digest = match opened.as_mut().filter(|open| open.shop.view.id == card.id) {
                Some(open) => open.digest(self.clock()).await?,
                None => Some(self.beside(&shops::existing(&self.inner.root, &card.id)?)),
            };
            notices.extend(digest.and_then(|digest| {
                let on = digest.today(self.clock().now())?;
                Some(Notice::by(&digest, card, Telling { on, since: None }))
            }));
        }
        Ok(notices)
    }

    /// Whether a shop on this computer may have a day to tell, by its digest alone.
    pub fn may_be_due(&self) -> Answer<bool> {
        let now = self.clock().both();
        let due = |folder: PathBuf| self.beside(&folder).next(now) != Next::Nothing;
        Ok(self.folders()?.any(due))
    }

    /// Whether a notification was ever raised on this computer.
    pub fn has_reminded(&self) -> Answer<bool> {
        let told = |folder: PathBuf| self.beside(&folder).days.last_shown().is_some();
        Ok(self.folders()?.any(told))
    }

    /// What a locked shop is told by: the digest in its folder, else what stands in for one that was lost.
    fn beside(&self, folder: &Path) -> Digest {
        Digest::read(folder).unwrap_or_else(|| Digest::lost(self.clock()))
    }

    /// The folder of each shop on this computer.
    fn folders(&self) -> Answer<impl Iterator<Item = PathBuf>> {
        let root = &self.inner.root;
        let folder = |card: ShopCard| shops::existing(root, &card.id).ok();
        Ok(shops::cards(root)?.into_iter().filter_map(folder))
    }

    /// Notes that the notification of a day was raised.
    pub async fn notice_shown(&self, shop_id: &str, on: Day) -> Answer<()> {
        let folder = shops::existing(&self.inner.root, shop_id)?;
        let _alone = self.opened().await;
        let Some(mut digest) = Digest::read(&folder) else { return Ok(()) };
        digest.days.shown(on.0, self.clock().now());
        digest.write(&folder)
    }
}

/// Whom to name, where the owner wants names: for nothing that they do not want to hear of.
async fn names(
    conn: &mut SqliteConnection,
    shop: &ShopView,
    (today, quiet): (ledger::Date, &[(i64, ledger::Date)]),
) -> Answer<Vec<NoticeName>> {
    let wanted = |kind| shop.reminder_names && !shop.reminder_off.contains(&kind);
    let asked = match (wanted(ReminderKind::Overdue), wanted(ReminderKind::DueToday)) {
        (true, true) => Asked::UpToToday,
        (true, false) => Asked::Overdue,
        (false, true) => Asked::DueToday,
        (false, false) => return Ok(Vec::new()),
    };
    let named = |row: WaitingRow| NoticeName {
        name: row.customer_name,
        amount: amount::written(row.open, shop),
    };
    let rows = rows::waiting(conn, (today, asked), quiet, NAMES).await?;
    Ok(rows.into_iter().map(named).collect())
}
