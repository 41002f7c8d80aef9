//! When a shop is spoken to: a decision of the time, the shop's wishes and the days it was told, without any IO, so that
//! years of clocks that jump and programs that die can be played through in a moment.
//!
//! A *day* is a civil date in the shop's zone, as the computer's clock tells it. A day asks for its notice once somebody
//! looks at the clock on it at or after the reminder time, outside the quiet hours and not on a day off. What is promised:
//!
//! - a day that asks is told on that day: at the first look that asks, or two minutes after a crash that came between;
//! - a day that nobody could tell, because the computer was off, asleep, in its quiet hours, without a desktop that shows
//!   notifications, or died at the wrong moment, is gathered into the next notice, which says since when;
//! - no day is told before its time, and none has a second notice on the screen: what is sent again takes the place of
//!   what may be there already.

use std::collections::BTreeSet;

use chrono_tz::Tz;
use ledger::Date;
use serde::{Deserialize, Serialize};

use crate::clock::civil;
use crate::shop::QuietHours;
use crate::values::Moment;

/// How long a notice that was claimed and not shown is waited for before it is sent again.
const PATIENCE_MS: i64 = 2 * 60 * 1000;
/// How many past days stay remembered; a clock that was set wrong by more than that may repeat one.
const CLAIMS_KEPT: usize = 400;
/// The last minute of a day.
const LAST_MINUTE: u16 = 24 * 60 - 1;

impl QuietHours {
    fn hold(self, minute: u16) -> bool {
        if self.from < self.until {
            (self.from..self.until).contains(&minute)
        } else {
            minute >= self.from || minute < self.until
        }
    }

    /// Whether a day still has a minute for a notice that is wanted from this one on.
    pub(crate) fn leave_time_after(self, minute: u16) -> bool {
        (minute..=LAST_MINUTE).any(|minute| !self.hold(minute))
    }
}

/// When a shop wants to be spoken to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Wishes {
    pub(crate) zone: Tz,
    /// Minutes after midnight from which on a day may be told.
    pub(crate) minute: u16,
    /// Days of the week without a notice, Monday 1 to Sunday 7.
    pub(crate) days_off: BTreeSet<u8>,
    /// Dates without one.
    pub(crate) holidays: BTreeSet<Date>,
    pub(crate) quiet: Option<QuietHours>,
}

impl Wishes {
    /// Whether a day is none to be told on. Such a day is not missed.
    fn is_off(&self, day: Date) -> bool {
        self.days_off.contains(&weekday(day)) || self.holidays.contains(&day)
    }

    /// The day it is, when it is one to be told now.
    fn asking(&self, now: Now) -> Option<Date> {
        let (today, minute) = civil(now.wall, self.zone);
        let quiet = self.quiet.is_some_and(|quiet| quiet.hold(minute));
        (minute >= self.minute && !quiet && !self.is_off(today)).then_some(today)
    }
}

/// The day of the week, Monday 1 to Sunday 7.
#[must_use]
pub fn weekday(day: Date) -> u8 {
    // The first of January 1970 was a Thursday.
    u8::try_from((day.day_number() + 3).rem_euclid(7) + 1).unwrap_or(1)
}

/// Both clocks at one moment.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Now {
    pub(crate) wall: Moment,
    /// Milliseconds since the program was started.
    pub(crate) ticks: i64,
    /// Which start that was.
    pub(crate) boot: [u8; 16],
}

/// A day a notice was claimed for: written before it is raised, so that no crash raises it twice without need.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Claim {
    pub(crate) on: String,
    pub(crate) at: i64,
    /// The monotonic clock at that moment, and which start of the program it counts from.
    #[serde(default)]
    ticks: i64,
    #[serde(default)]
    boot: String,
    /// When it was on the screen.
    pub(crate) shown_at: Option<i64>,
    /// There was nothing to say.
    #[serde(default)]
    silent: bool,
}

impl Claim {
    fn is_told(&self) -> bool {
        self.silent || self.shown_at.is_some()
    }

    /// Milliseconds since it was made; whichever clock says more is believed, so that none that was set back holds up
    /// what is still to be shown.
    fn age(&self, now: Now) -> i64 {
        let by_wall = now.wall.0 - self.at;
        let same_start = self.boot == crate::shops::hex(&now.boot);
        by_wall.max(now.ticks - if same_start { self.ticks } else { 0 })
    }
}

/// The days that were told, and since when days are counted.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Days {
    /// The first day that can have been missed.
    #[serde(default)]
    began: Option<String>,
    #[serde(default)]
    pub(crate) claims: Vec<Claim>,
}

/// What is to be done now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Next {
    /// Nothing.
    Nothing,
    /// Claim this day, then tell it.
    Claim(Telling),
    /// Claim it again and tell it again: it was claimed, and nothing says that it was shown.
    Resend(Telling),
}

/// Which day is told, and the first of those before it that nobody could tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Telling {
    pub(crate) on: Date,
    pub(crate) since: Option<Date>,
}

/// What is to be done at a moment.
pub(crate) fn decide(wishes: &Wishes, days: &Days, now: Now) -> Next {
    let Some(on) = wishes.asking(now) else { return Next::Nothing };
    let telling = Telling { on, since: days.untold_before(on, wishes) };
    match days.of(on) {
        None => Next::Claim(telling),
        Some(claim) if claim.is_told() || claim.age(now) < PATIENCE_MS => Next::Nothing,
        Some(_) => Next::Resend(telling),
    }
}

impl Days {
    /// Counts days from this one on, unless they are counted already.
    pub(crate) fn begin(&mut self, today: Date) {
        self.began.get_or_insert_with(|| today.to_string());
    }

    /// Claims a day. The caller puts it on the disk before it says anything.
    pub(crate) fn claim(&mut self, on: Date, now: Now) {
        let date = on.to_string();
        self.claims.retain(|claim| claim.on != date);
        let (at, ticks, boot) = (now.wall.0, now.ticks, crate::shops::hex(&now.boot));
        self.claims.push(Claim { on: date, at, ticks, boot, shown_at: None, silent: false });
        let surplus = self.claims.len().saturating_sub(CLAIMS_KEPT);
        self.claims.drain(..surplus);
    }

    /// Notes that there is nothing to say on a claimed day.
    pub(crate) fn silent(&mut self, on: Date) {
        self.change(on, |claim| claim.silent = true);
    }

    /// Notes that the notice of a day is on the screen.
    pub(crate) fn shown(&mut self, on: Date, at: Moment) {
        self.change(on, |claim| claim.shown_at = Some(at.0));
    }

    fn change(&mut self, on: Date, change: impl FnOnce(&mut Claim)) {
        let date = on.to_string();
        if let Some(claim) = self.claims.iter_mut().find(|claim| claim.on == date) {
            change(claim);
        }
    }

    /// The last notice that was shown: for which day, and when.
    pub(crate) fn last_shown(&self) -> Option<(Date, Moment)> {
        let shown = self.claims.iter().filter_map(|claim| claim.shown_at.map(|at| (at, &claim.on)));
        let (at, on) = shown.max_by_key(|(at, _)| *at)?;
        Some((on.parse().ok()?, Moment(at)))
    }

    fn of(&self, on: Date) -> Option<&Claim> {
        let date = on.to_string();
        self.claims.iter().find(|claim| claim.on == date)
    }

    /// The first day before this one, after the last that was told, that was none to be left out.
    fn untold_before(&self, on: Date, wishes: &Wishes) -> Option<Date> {
        let date = on.to_string();
        let told = self.claims.iter().filter(|claim| claim.is_told() && claim.on < date);
        let last = told.map(|claim| claim.on.as_str()).max();
        let after = |day: &str| day.parse::<Date>().ok()?.plus_days(1).ok();
        let mut day = match (last, &self.began) {
            (Some(told), _) => after(told)?,
            (None, Some(began)) => began.parse().ok()?,
            (None, None) => return None,
        };
        while day < on {
            if !wishes.is_off(day) {
                return Some(day);
            }
            day = day.plus_days(1).ok()?;
        }
        None
    }
}

#[cfg(test)]
mod tests;
