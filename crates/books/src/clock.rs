//! The one clock. Tests and the bridge can set it; nothing else in the program asks the machine for the time.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Instant;

use chrono::{DateTime, Datelike, TimeZone, Timelike, Utc};
use chrono_tz::Tz;

use crate::reminders::daily::Now;
use crate::values::Moment;

/// Wall time with an offset that can be moved, and monotonic time beside it.
#[derive(Debug, Clone)]
pub struct Clock {
    offset: Arc<AtomicI64>,
    began: Instant,
    boot: [u8; 16],
}

impl Default for Clock {
    fn default() -> Self {
        let mut boot = [0; 16];
        // Without randomness every start looks the same, which only makes a wait no longer than it was.
        let _ = getrandom::fill(&mut boot);
        Self { offset: Arc::new(AtomicI64::new(0)), began: Instant::now(), boot }
    }
}

impl Clock {
    /// A clock of its own that shows the same now: setting it moves this one nowhere.
    #[must_use]
    pub(crate) fn apart(&self) -> Self {
        let offset = self.offset.load(Ordering::Relaxed);
        Self { offset: Arc::new(AtomicI64::new(offset)), ..self.clone() }
    }

    /// Shows from now on what another clock shows.
    pub(crate) fn follow(&self, other: &Self) {
        self.offset.store(other.offset.load(Ordering::Relaxed), Ordering::Relaxed);
    }

    /// Milliseconds since 1970-01-01 UTC.
    #[must_use]
    pub fn now(&self) -> Moment {
        Moment(Utc::now().timestamp_millis() + self.offset.load(Ordering::Relaxed))
    }

    /// Milliseconds since the clock was made; never moves backwards, may stop while the computer sleeps.
    #[must_use]
    pub fn ticks(&self) -> i64 {
        i64::try_from(self.began.elapsed().as_millis()).unwrap_or(i64::MAX)
    }

    /// Both clocks at this moment.
    pub(crate) fn both(&self) -> Now {
        Now { wall: self.now(), ticks: self.ticks(), boot: self.boot }
    }

    /// Which start of the program the ticks count from.
    #[must_use]
    pub fn boot(&self) -> [u8; 16] {
        self.boot
    }

    /// The civil date in a zone; the machine's own zone plays no part.
    #[must_use]
    pub fn today(&self, zone: Tz) -> ledger::Date {
        civil(self.now(), zone).0
    }

    /// The computer's own zone, for a shop of which none is known; UTC where the computer does not say.
    #[must_use]
    pub fn own_zone(&self) -> Tz {
        iana_time_zone::get_timezone().ok().and_then(|name| name.parse().ok()).unwrap_or(Tz::UTC)
    }

    /// Minutes after midnight in a zone.
    #[must_use]
    pub fn minute(&self, zone: Tz) -> u16 {
        civil(self.now(), zone).1
    }

    /// Lets so many milliseconds pass at once. For tests and the bridge.
    pub fn pass(&self, ms: i64) {
        self.offset.fetch_add(ms, Ordering::Relaxed);
    }

    /// Moves the clock so that `zone` reads noon of this civil date. For tests and the bridge.
    pub fn set_today(&self, date: ledger::Date, zone: Tz) {
        self.set(date, 12 * 60, zone);
    }

    /// Moves the clock to a minute of a civil date. For tests and the bridge.
    pub fn set(&self, date: ledger::Date, minute: u16, zone: Tz) {
        let target = at_minute(date, minute, zone);
        self.offset.store(target - Utc::now().timestamp_millis(), Ordering::Relaxed);
    }
}

/// The civil date and minute after midnight of a moment in a zone.
#[must_use]
pub fn civil(at: Moment, zone: Tz) -> (ledger::Date, u16) {
    let local =
        DateTime::<Utc>::from_timestamp_millis(at.0).unwrap_or_default().with_timezone(&zone);
    let minute = u16::try_from(local.hour() * 60 + local.minute()).unwrap_or(0);
    (date_of(local.year(), local.month(), local.day()), minute)
}

/// The moment a minute of a civil date begins in a zone; where a clock that is put forward leaves it out, the first time
/// there is after it. Minute 1,440 is the midnight at the end.
pub(crate) fn at_minute(day: ledger::Date, minute: u16, zone: Tz) -> i64 {
    let local = chrono::NaiveDate::from_ymd_opt(day.year(), day.month(), day.day())
        .unwrap_or_default()
        .and_time(chrono::NaiveTime::MIN)
        + chrono::Duration::minutes(minute.into());
    let mut times = (0..=48).map(|half| local + chrono::Duration::minutes(30 * half));
    let first = times.find_map(|local| zone.from_local_datetime(&local).earliest());
    first.map_or_else(|| local.and_utc().timestamp_millis(), |at| at.timestamp_millis())
}

/// From which moment a civil date lasts in a zone, and up to which, that one not included.
#[must_use]
pub fn span(day: ledger::Date, zone: Tz) -> (i64, i64) {
    (at_minute(day, 0, zone), at_minute(day, 24 * 60, zone))
}

/// A clock outside 1900 to 2199 reads as the nearest day the ledger knows.
fn date_of(year: i32, month: u32, day: u32) -> ledger::Date {
    ledger::Date::from_ymd(year, month, day).unwrap_or(if year < ledger::Date::FIRST_YEAR {
        ledger::Date::FIRST
    } else {
        ledger::Date::LAST
    })
}
