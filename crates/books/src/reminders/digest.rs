//! The digest beside the book: how many dues fall due on which day, and the days a notification was claimed for. It lets
//! the scheduler speak while the book is locked, and holds neither names nor amounts.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::Write;
use std::path::Path;

use chrono_tz::Tz;
use ledger::Date;
use serde::{Deserialize, Serialize};

use crate::clock::{Clock, at_minute, civil};
use crate::db::cases::list as cases;
use crate::db::{interactions, reminders as rows, silence};
use crate::opened::Opened;
use crate::refusal::{Answer, Refusal};
use crate::reminders::daily::{self, Days, Next, Now, Wishes};
use crate::shop::{QuietHours, ReminderKind};
use crate::shops;
use crate::values::Moment;

const NAME: &str = "reminders.json";
/// The minute a shop is told at until it says otherwise, as the file has it.
const FIRST_MINUTE: u16 = 8 * 60;

/// Dues not counted on the day the book was last looked at.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
struct Silenced {
    on: String,
    overdue: u32,
    due_today: u32,
}

/// What there is to say on a day.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Counts {
    pub(crate) overdue: u32,
    pub(crate) due_today: u32,
    pub(crate) follow_ups: u32,
    pub(crate) promises: u32,
    pub(crate) cases: u32,
}

impl Counts {
    /// Without what the owner does not want to hear of.
    pub(crate) fn without(mut self, off: &[ReminderKind]) -> Self {
        for kind in off {
            match kind {
                ReminderKind::Overdue => self.overdue = 0,
                ReminderKind::DueToday => self.due_today = 0,
                ReminderKind::Promises => self.promises = 0,
                ReminderKind::FollowUps => self.follow_ups = 0,
                ReminderKind::Cases => self.cases = 0,
            }
        }
        self
    }
}

/// What lies in the file.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Digest {
    zone: String,
    minute: u16,
    pub(crate) language: String,
    #[serde(default)]
    days_off: Vec<u8>,
    #[serde(default)]
    holidays: Vec<String>,
    #[serde(default)]
    quiet: Option<QuietHours>,
    /// What is not spoken of.
    #[serde(default)]
    off: Vec<ReminderKind>,
    /// The owner wants nothing counted here while the book is locked: what follows is empty in the file.
    #[serde(default)]
    uncounted: bool,
    /// Open dues by the civil date they fall due.
    #[serde(default)]
    dues: BTreeMap<String, u32>,
    /// Follow-ups that are not done, by the civil date they are for.
    #[serde(default)]
    follow_ups: BTreeMap<String, u32>,
    /// Cases that are worked on, by the civil date of their next step.
    #[serde(default)]
    cases: BTreeMap<String, u32>,
    /// Promises that are live, by the civil date they are for.
    #[serde(default)]
    promises: BTreeMap<String, u32>,
    /// Dues of customers whose promise is live that are not disputed, by its civil date and then by theirs.
    #[serde(default)]
    promised: BTreeMap<String, BTreeMap<String, u32>>,
    /// Open dues that are disputed, by the civil date they fall due.
    #[serde(default)]
    disputed: BTreeMap<String, u32>,
    #[serde(default)]
    silenced: Silenced,
    #[serde(default)]
    pub(crate) days: Days,
}

impl Digest {
    /// Reads a shop's digest. One that is missing or does not read is none: opening the book writes it again.
    pub(crate) fn read(folder: &Path) -> Option<Self> {
        let text = fs::read_to_string(folder.join(NAME)).ok()?;
        serde_json::from_str(&text).ok().filter(|digest: &Self| digest.zone().is_some())
    }

    /// What a locked shop is told by whose digest was lost, until its book is opened: nothing is counted, and each day asks
    /// at the usual time in the computer's own zone.
    pub(crate) fn lost(clock: &Clock) -> Self {
        Self {
            zone: clock.own_zone().name().to_owned(),
            minute: FIRST_MINUTE,
            language: "en".to_owned(),
            uncounted: true,
            ..Self::default()
        }
    }

    fn zone(&self) -> Option<Tz> {
        self.zone.parse().ok()
    }

    /// Replaces the file by way of a new one, so that there is always a whole one; on the disk when this returns. What the
    /// owner wants counted nowhere but in the book stays out of it.
    pub(crate) fn write(&self, folder: &Path) -> Answer<()> {
        let text = serde_json::to_string(&self.in_file())
            .map_err(|_| Refusal::Internal { reference: "digest".to_owned() })?;
        replace(folder, text.as_bytes()).map_err(|e| shops::of_io(&e))
    }

    fn in_file(&self) -> Self {
        let Self {
            zone, minute, language, days_off, holidays, quiet, off, uncounted, days, ..
        } = self.clone();
        if !uncounted {
            return self.clone();
        }
        let none = Self::default();
        Self { zone, minute, language, days_off, holidays, quiet, off, uncounted, days, ..none }
    }

    /// The civil date in the shop's zone.
    pub(crate) fn today(&self, now: Moment) -> Option<Date> {
        self.zone().map(|zone| civil(now, zone).0)
    }

    /// What is to be done at a moment; nothing in a zone that this program does not know.
    pub(crate) fn next(&self, now: Now) -> Next {
        let Some(zone) = self.zone() else { return Next::Nothing };
        let wishes = Wishes {
            zone,
            minute: self.minute,
            days_off: self.days_off.iter().copied().collect(),
            holidays: self.holidays.iter().filter_map(|day| day.parse().ok()).collect(),
            quiet: self.quiet,
        };
        daily::decide(&wishes, &self.days, now)
    }

    /// What there is to say on a day; none when it is not counted here.
    pub(crate) fn counts(&self, today: Date) -> Option<Counts> {
        if self.uncounted && self.silenced == Silenced::default() {
            return None;
        }
        let (overdue, due_today) = self.dues(today);
        let counts = Counts {
            overdue,
            due_today,
            follow_ups: until(&self.follow_ups, today),
            promises: self.promises.get(&today.to_string()).copied().unwrap_or(0),
            cases: until(&self.cases, today),
        };
        Some(counts.without(&self.off))
    }

    /// How many dues lie before a day and on it.
    fn dues(&self, today: Date) -> (u32, u32) {
        let date = today.to_string();
        let overdue = self.dues.range(..date.clone()).map(|(_, count)| count).sum::<u32>();
        let due_today = self.dues.get(&date).copied().unwrap_or(0);
        if self.silenced.on != date {
            let live = || self.promised.range(date.clone()..).map(|(_, dues)| dues);
            let late = live().flat_map(|dues| dues.range(..date.clone())).map(|(_, count)| count);
            let now = live().filter_map(|dues| dues.get(&date));
            let disputed = self.disputed.range(..date.clone()).map(|(_, count)| count);
            let (late, now) = (late.chain(disputed), now.chain(self.disputed.get(&date)));
            return (overdue.saturating_sub(late.sum()), due_today.saturating_sub(now.sum()));
        }
        let Silenced { overdue: late, due_today: now, .. } = self.silenced;
        (overdue.saturating_sub(late), due_today.saturating_sub(now))
    }
}

/// How many there are up to a day, of counts by civil date.
pub(crate) fn until(counts: &BTreeMap<String, u32>, today: Date) -> u32 {
    counts.range(..=today.to_string()).map(|(_, count)| count).sum()
}

impl Opened {
    /// Brings the digest of this shop up to date. Never before a reply: what it says is derived from the book, which
    /// is saved already, so a failure is a note in the log. Nobody owes the sample shop anything: it has no digest.
    pub(crate) async fn keep_digest(&mut self, clock: &Clock) {
        let old = Digest::read(&self.folder);
        let written = match self.digest(clock).await {
            Ok(Some(new)) if old.as_ref() != Some(&new.in_file()) => new.write(&self.folder),
            Ok(_) => Ok(()),
            Err(refused) => Err(refused),
        };
        if let Err(refused) = written {
            log::warn!("the digest was not written: {:?}", refused.refusal);
        }
    }

    /// What the digest is to say, with everything counted. The sample shop has none.
    pub(crate) async fn digest(&mut self, clock: &Clock) -> Answer<Option<Digest>> {
        if self.shop.view.sample {
            return Ok(None);
        }
        self.book.settle().await?;
        let today = clock.today(self.shop.zone);
        let mut days = Digest::read(&self.folder).map(|old| old.days).unwrap_or_default();
        days.begin(today);
        let minute = self.shop.view.reminder_minute;
        // Whoever is back by the time of the check is none of those it passes over.
        let check = at_minute(today, minute, self.shop.zone).max(clock.now().0);
        let conn = &mut self.book.conn;
        let quiet = silence::quiet(conn, (today, Moment(check)), (self.shop.zone, minute)).await?;
        let (overdue, due_today) = silence::silenced(conn, today, &quiet.customers).await?;
        let shop = &self.shop.view;
        Ok(Some(Digest {
            zone: shop.place.zone.clone(),
            minute: shop.reminder_minute,
            language: shop.language.clone(),
            days_off: shop.reminder_days_off.clone(),
            holidays: shop.holidays.iter().map(ToString::to_string).collect(),
            quiet: shop.quiet,
            off: shop.reminder_off.clone(),
            uncounted: !shop.reminder_locked,
            dues: rows::counts(conn).await?,
            follow_ups: interactions::counts(conn, Date::LAST).await?,
            cases: cases::counts(conn, Date::LAST).await?,
            promises: by_date(&quiet.live),
            promised: silence::promised(conn, &quiet.customers).await?,
            disputed: silence::disputed(conn).await?,
            silenced: Silenced { on: today.to_string(), overdue, due_today },
            days,
        }))
    }
}

/// How many promises there are for each civil date.
fn by_date(live: &[(i64, Date)]) -> BTreeMap<String, u32> {
    let mut counts = BTreeMap::new();
    for (_, on) in live {
        *counts.entry(on.to_string()).or_default() += 1;
    }
    counts
}

fn replace(folder: &Path, bytes: &[u8]) -> std::io::Result<()> {
    let new = folder.join("reminders.json.new");
    let mut file = File::create(&new)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    fs::rename(&new, folder.join(NAME))?;
    // A folder cannot be opened as a file everywhere; where it can, the rename is made to last.
    File::open(folder).map_or(Ok(()), |folder| folder.sync_all())
}
