//! The digest beside the book: how many dues fall due on which day, and the days a notification was claimed for. It lets
//! the scheduler speak while the book is locked, and holds neither names nor amounts.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::Write;
use std::path::Path;

use ledger::Date;
use serde::{Deserialize, Serialize};

use crate::clock::{Clock, civil};
use crate::db::cases::list as cases;
use crate::db::{interactions, promises, reminders as rows, silence};
use crate::opened::Opened;
use crate::refusal::{Answer, Refusal};
use crate::shops;
use crate::values::Moment;

const NAME: &str = "reminders.json";
/// How many past days stay remembered; a clock that was set wrong by more than that may repeat one.
const CLAIMS_KEPT: usize = 400;

/// A day a notification was claimed for: written before it is raised, so that no crash raises it twice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Claim {
    pub(crate) on: String,
    pub(crate) at: i64,
    pub(crate) shown_at: Option<i64>,
}

/// Dues not counted on the day the book was last looked at.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
struct Silenced {
    on: String,
    overdue: u32,
    due_today: u32,
}

/// What lies in the file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Digest {
    zone: String,
    minute: u16,
    pub(crate) language: String,
    /// Open dues by the civil date they fall due.
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
    silenced: Silenced,
    #[serde(default)]
    claims: Vec<Claim>,
}

impl Digest {
    /// Reads a shop's digest. One that is missing or does not read is none: opening the book writes it again.
    pub(crate) fn read(folder: &Path) -> Option<Self> {
        let text = fs::read_to_string(folder.join(NAME)).ok()?;
        serde_json::from_str(&text).ok()
    }

    /// Replaces the file by way of a new one, so that there is always a whole one; on the disk when this returns.
    pub(crate) fn write(&self, folder: &Path) -> Answer<()> {
        let text = serde_json::to_string(self)
            .map_err(|_| Refusal::Internal { reference: "digest".to_owned() })?;
        replace(folder, text.as_bytes()).map_err(|e| shops::of_io(&e))
    }

    /// The civil date and the minute it is in the shop's zone.
    fn local(&self, now: Moment) -> Option<(Date, u16)> {
        self.zone.parse().ok().map(|zone| civil(now, zone))
    }

    /// Today, if a notification is due and nobody claimed it.
    pub(crate) fn unclaimed(&self, now: Moment) -> Option<Date> {
        let (today, minute) = self.local(now)?;
        let date = today.to_string();
        let claimed = self.claims.iter().any(|claim| claim.on == date);
        (minute >= self.minute && !claimed).then_some(today)
    }

    /// Claims a day. The caller writes the digest before it says anything.
    pub(crate) fn claim(&mut self, on: Date, now: Moment) {
        self.claims.push(Claim { on: on.to_string(), at: now.0, shown_at: None });
        let surplus = self.claims.len().saturating_sub(CLAIMS_KEPT);
        self.claims.drain(..surplus);
    }

    /// Notes that the notification of a day was raised.
    pub(crate) fn shown(&mut self, on: Date, now: Moment) {
        let date = on.to_string();
        let claim = self.claims.iter_mut().rev().find(|claim| claim.on == date);
        if let Some(claim) = claim {
            claim.shown_at = Some(now.0);
        }
    }

    /// The last notification that was raised: for which day, and when.
    pub(crate) fn last_shown(&self) -> Option<(Date, Moment)> {
        let shown = self.claims.iter().filter_map(|claim| claim.shown_at.map(|at| (at, &claim.on)));
        let (at, on) = shown.max_by_key(|(at, _)| *at)?;
        Some((on.parse().ok()?, Moment(at)))
    }

    /// How many follow-ups there are up to a day.
    pub(crate) fn follow_ups(&self, today: Date) -> u32 {
        until(&self.follow_ups, today)
    }

    /// How many cases have a next step up to a day.
    pub(crate) fn cases(&self, today: Date) -> u32 {
        until(&self.cases, today)
    }

    /// How many promises are for a day.
    pub(crate) fn promises(&self, today: Date) -> u32 {
        self.promises.get(&today.to_string()).copied().unwrap_or(0)
    }

    /// How many dues lie before a day and on it.
    pub(crate) fn counts(&self, today: Date) -> (u32, u32) {
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
        if self.shop.view.sample {
            return;
        }
        if let Err(refused) = self.try_digest(clock).await {
            log::warn!("the digest was not written: {:?}", refused.refusal);
        }
    }

    async fn try_digest(&mut self, clock: &Clock) -> Answer<()> {
        self.book.settle().await?;
        let today = clock.today(self.shop.zone);
        let old = Digest::read(&self.folder);
        let conn = &mut self.book.conn;
        let live = promises::live(conn, today).await?;
        let (overdue, due_today) = silence::silenced(conn, today, &live).await?;
        let new = Digest {
            zone: self.shop.view.place.zone.clone(),
            minute: self.shop.view.reminder_minute,
            language: self.shop.view.language.clone(),
            dues: rows::counts(conn).await?,
            follow_ups: interactions::counts(conn).await?,
            cases: cases::counts(conn).await?,
            promises: promises::counts(conn, today).await?,
            promised: silence::promised(conn, &live).await?,
            disputed: silence::disputed(conn).await?,
            silenced: Silenced { on: today.to_string(), overdue, due_today },
            claims: old.as_ref().map(|old| old.claims.clone()).unwrap_or_default(),
        };
        if old.as_ref() == Some(&new) { Ok(()) } else { new.write(&self.folder) }
    }
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
