//! Three years in forty time zones of a computer that sleeps, dies, is off for days and has its clock set wrong, played
//! through look by look; and the corners of a single decision.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Datelike, TimeZone, Timelike, Utc};

use super::*;

const SECOND: i64 = 1_000;
const MINUTE: i64 = 60 * SECOND;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;

/// Zones with and without daylight saving, of both hemispheres, of whole, half and quarter hours, and at both ends.
const ZONES: [&str; 40] = [
    "Asia/Kolkata",
    "Asia/Karachi",
    "Asia/Dhaka",
    "Asia/Kathmandu",
    "Asia/Colombo",
    "Asia/Kabul",
    "Asia/Tehran",
    "Asia/Dubai",
    "Asia/Singapore",
    "Asia/Tokyo",
    "Asia/Manila",
    "Asia/Jerusalem",
    "Asia/Beirut",
    "Asia/Gaza",
    "Africa/Cairo",
    "Africa/Lagos",
    "Africa/Nairobi",
    "Africa/Casablanca",
    "Africa/Johannesburg",
    "Europe/London",
    "Europe/Dublin",
    "Europe/Berlin",
    "Europe/Istanbul",
    "Europe/Chisinau",
    "Atlantic/Azores",
    "America/New_York",
    "America/Chicago",
    "America/Denver",
    "America/Los_Angeles",
    "America/St_Johns",
    "America/Havana",
    "America/Santiago",
    "America/Asuncion",
    "America/Nuuk",
    "Australia/Sydney",
    "Australia/Lord_Howe",
    "Pacific/Chatham",
    "Pacific/Auckland",
    "Pacific/Kiritimati",
    "Pacific/Pago_Pago",
];

/// `SplitMix64`: chance that can be had again.
struct Chance(u64);

impl Chance {
    fn below(&mut self, most: i64) -> i64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        i64::try_from((z ^ (z >> 31)) % u64::try_from(most).unwrap()).unwrap()
    }

    fn percent(&mut self, chance: i64) -> bool {
        self.below(100) < chance
    }
}

/// Where the program dies while it tells a day.
#[derive(Clone, Copy, PartialEq)]
enum Death {
    BeforeClaim,
    BeforeShow,
    BeforeMark,
    AfterMark,
}

const DEATHS: [Death; 4] =
    [Death::BeforeClaim, Death::BeforeShow, Death::BeforeMark, Death::AfterMark];

/// What happened, to be added up.
#[derive(Debug, Default)]
struct Account {
    looks: u64,
    told: u64,
    silent: u64,
    gathered: u64,
    crashes: u64,
    sleeps: u64,
    restarts: u64,
    jumps: u64,
    moves: u64,
}

/// A computer with one shop on it, what lies on its disk, and what somebody who sits before it has seen.
struct Computer {
    chance: Chance,
    /// The true time, how wrong the wall clock is, and until when.
    time: i64,
    wrong: i64,
    wrong_until: i64,
    ticks: i64,
    boot: u8,
    wishes: Wishes,
    disk: Days,
    /// Days that asked at some look; days whose notice was on the screen, and how often it was sent; days told for good.
    asked: BTreeSet<Date>,
    sent: BTreeMap<Date, u32>,
    excused: BTreeMap<Date, u32>,
    settled: BTreeSet<Date>,
    /// Days that some notice gathered.
    gathered: BTreeSet<Date>,
    account: Account,
}

impl Computer {
    fn new(seed: u64, zone: &str) -> Self {
        let mut chance = Chance(seed);
        let minute = u16::try_from(chance.below(18 * 60)).unwrap();
        let quiet = [
            None,
            Some(QuietHours { from: 21 * 60, until: 7 * 60 }),
            Some(QuietHours { from: 60, until: 9 * 60 + 30 }),
        ];
        let wishes = Wishes {
            zone: zone.parse().unwrap(),
            minute,
            days_off: if chance.percent(50) { BTreeSet::from([7]) } else { BTreeSet::new() },
            holidays: (0..20)
                .map(|_| {
                    let day = 20_454 + chance.below(3 * 365);
                    Date::from_day_number(i32::try_from(day).unwrap()).unwrap()
                })
                .collect(),
            quiet: quiet[usize::try_from(chance.below(3)).unwrap()],
        };
        let time = Utc.with_ymd_and_hms(2026, 1, 1, 0, 0, 0).unwrap().timestamp_millis();
        let (asked, settled, gathered) = Default::default();
        let (sent, excused) = Default::default();
        let mut computer = Self {
            chance,
            time,
            wrong: 0,
            wrong_until: 0,
            ticks: 0,
            boot: 0,
            wishes,
            disk: Days::default(),
            asked,
            sent,
            excused,
            settled,
            gathered,
            account: Account::default(),
        };
        let (today, _) = computer.local();
        computer.disk.begin(today);
        computer
    }

    /// Date and minute as the clock on the wall tells them, reckoned apart from the program.
    fn local(&self) -> (Date, u16) {
        let wall = DateTime::<Utc>::from_timestamp_millis(self.time + self.wrong).unwrap();
        let wall = wall.with_timezone(&self.wishes.zone);
        let date = Date::from_ymd(wall.year(), wall.month(), wall.day()).unwrap();
        (date, u16::try_from(wall.hour() * 60 + wall.minute()).unwrap())
    }

    fn off(&self, day: Date) -> bool {
        let weekday = chrono::NaiveDate::from_ymd_opt(day.year(), day.month(), day.day()).unwrap();
        let weekday = u8::try_from(weekday.weekday().number_from_monday()).unwrap();
        self.wishes.days_off.contains(&weekday) || self.wishes.holidays.contains(&day)
    }

    fn may_speak(&self) -> bool {
        let (today, minute) = self.local();
        let quiet = self.wishes.quiet.is_some_and(|QuietHours { from, until }| {
            if from < until {
                from <= minute && minute < until
            } else {
                from <= minute || minute < until
            }
        });
        minute >= self.wishes.minute && !quiet && !self.off(today)
    }

    fn now(&self) -> Now {
        Now { wall: Moment(self.time + self.wrong), ticks: self.ticks, boot: [self.boot; 16] }
    }

    fn pass(&mut self, awake: bool, ms: i64) {
        self.time += ms;
        self.ticks += if awake { ms } else { 0 };
        if self.wrong != 0 && self.time >= self.wrong_until {
            self.wrong = 0;
        }
    }

    fn restart(&mut self) {
        (self.boot, self.ticks) = (self.boot.wrapping_add(1), 0);
        self.account.restarts += 1;
    }

    /// One look at the clock, and what the program does about it.
    fn look(&mut self) {
        self.account.looks += 1;
        let (today, _) = self.local();
        let asks = self.may_speak();
        if asks {
            self.asked.insert(today);
        }
        let (telling, again) = match decide(&self.wishes, &self.disk, self.now()) {
            Next::Nothing => {
                let waits = self.excused.contains_key(&today);
                assert!(
                    !asks || waits || self.settled.contains(&today),
                    "{today} asked and was not told"
                );
                return;
            }
            Next::Claim(telling) => (telling, false),
            Next::Resend(telling) => (telling, true),
        };
        assert!(asks && telling.on == today, "{today} was told before its time");
        assert_eq!(telling.since, self.first_untold(today), "{today} gathers what was not told");
        let death = self.chance.percent(3).then(|| self.chance.below(4));
        let death = death.map(|which| DEATHS[usize::try_from(which).unwrap()]);
        let says = again || self.chance.percent(70);
        self.tell(telling, says, death);
        if death.is_some() {
            self.account.crashes += 1;
            *self.excused.entry(today).or_default() += 1;
            let away = self.chance.below(3 * HOUR);
            self.pass(false, away);
            self.restart();
        }
    }

    /// What the program does, as far as it comes.
    fn tell(&mut self, Telling { on, since }: Telling, says: bool, death: Option<Death>) {
        if death == Some(Death::BeforeClaim) {
            return;
        }
        self.disk.claim(on, self.now());
        if !says {
            self.disk.silent(on);
            self.settled.insert(on);
            self.account.silent += 1;
            self.gather(since, on);
            return;
        }
        if death == Some(Death::BeforeShow) {
            return;
        }
        *self.sent.entry(on).or_default() += 1;
        self.gather(since, on);
        if death == Some(Death::BeforeMark) {
            return;
        }
        self.disk.shown(on, self.now().wall);
        self.settled.insert(on);
        self.account.told += 1;
    }

    fn gather(&mut self, since: Option<Date>, on: Date) {
        let mut day = since.unwrap_or(on);
        self.account.gathered += u64::from(since.is_some());
        while day < on {
            self.gathered.insert(day);
            day = day.plus_days(1).unwrap();
        }
    }

    fn first_untold(&self, today: Date) -> Option<Date> {
        let began: Date = self.disk.began.as_ref().unwrap().parse().unwrap();
        let last = self.settled.range(..today).next_back();
        let mut day = last.map_or(began, |last| last.plus_days(1).unwrap());
        while day < today && self.off(day) {
            day = day.plus_days(1).unwrap();
        }
        (day < today).then_some(day)
    }

    /// Something that happens to computers, or a while in which nothing does.
    fn live(&mut self) {
        match self.chance.below(1_000) {
            0..15 => {
                let asleep = self.chance.below(14 * HOUR);
                self.pass(false, asleep);
                self.account.sleeps += 1;
            }
            15..20 => {
                let off = self.chance.below(4 * DAY);
                self.pass(false, off);
                self.restart();
            }
            20..23 => {
                self.wrong = self.chance.below(96 * HOUR) - 48 * HOUR;
                self.wrong_until = self.time + self.chance.below(3 * DAY);
                self.account.jumps += 1;
            }
            23 if self.chance.percent(20) => {
                let zone = usize::try_from(self.chance.below(40)).unwrap();
                self.wishes.zone = ZONES[zone].parse().unwrap();
                self.account.moves += 1;
            }
            _ => {}
        }
        let (today, minute) = self.local();
        // The program looks every twenty seconds. While a day is settled, or its time is far, nothing comes of it.
        let near = minute.abs_diff(self.wishes.minute) < 12
            || (self.may_speak() && !self.settled.contains(&today));
        let step = if near { 20 * SECOND } else { 10 * MINUTE - self.chance.below(20 * SECOND) };
        self.pass(true, step);
        self.look();
    }

    /// What somebody who sat before it for three years would hold against it.
    fn judge(&self) {
        let last = self.sent.keys().chain(&self.settled).max().unwrap();
        for day in self.asked.range(..last) {
            let told = self.settled.contains(day) || self.sent.contains_key(day);
            assert!(told || self.gathered.contains(day), "{day} was missed");
        }
        for (day, times) in &self.sent {
            let crashes = self.excused.get(day).copied().unwrap_or(0);
            assert!(*times <= 1 + crashes, "{day} was sent {times} times after {crashes} crashes");
        }
    }
}

#[test]
fn three_years_in_forty_zones_miss_no_day_and_tell_none_twice() {
    let mut sum = Account::default();
    for (zone, seed) in ZONES.iter().zip(1..) {
        let mut computer = Computer::new(seed, zone);
        let end = computer.time + 3 * 365 * DAY;
        while computer.time < end {
            computer.live();
        }
        computer.judge();
        let Account { looks, told, silent, gathered, crashes, sleeps, restarts, jumps, moves } =
            computer.account;
        sum.looks += looks;
        sum.told += told;
        sum.silent += silent;
        sum.gathered += gathered;
        sum.crashes += crashes;
        sum.sleeps += sleeps;
        sum.restarts += restarts;
        sum.jumps += jumps;
        sum.moves += moves;
    }
    assert!(sum.crashes >= 500 && sum.jumps >= 500 && sum.moves >= 40, "{sum:?}");
    assert!(sum.told > 10_000 && sum.gathered > 1_000, "{sum:?}");
}
