//! The counter: which shops lie on this computer, which one is open, and who stands at it. All state lives here.

use std::path::PathBuf;
use std::sync::{Arc, PoisonError, RwLock};

use chrono::{NaiveTime, Timelike};
use tokio::sync::{Mutex, MutexGuard};

use crate::clock::Clock;
use crate::doctor::Brake;
use crate::opened::Opened;
use crate::people::Role;
use crate::refusal::{Answer, At, Refusal};
use crate::session::{Assurance, FRESH_FOR_MS, Rank, Session};
use crate::values::{Day, Moment, UserId};

/// The longest a session lasts, whatever happens.
const LONGEST_MS: i64 = 12 * 60 * 60 * 1000;

/// The counter of this computer. Cheap to clone: every clone is the same counter.
#[derive(Debug, Clone)]
pub struct Counter {
    pub(crate) inner: Arc<Inner>,
}

#[derive(Debug)]
pub(crate) struct Inner {
    pub(crate) root: PathBuf,
    pub(crate) clock: Clock,
    signed: RwLock<Option<Signed>>,
    opened: Mutex<Option<Opened>>,
    /// What stops the check that is under way.
    checking: RwLock<Brake>,
}

/// What a moment brought.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tick {
    /// Nothing anybody must know of.
    Quiet,
    /// The book was just locked.
    Locked,
    /// It is another day in the shop's zone than it was: new entries bear this one.
    NewDay(Day),
}

/// When something happened, by both clocks; whichever says more time has passed is believed.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Instant {
    wall: Moment,
    ticks: i64,
}

impl Instant {
    pub(crate) fn now(clock: &Clock) -> Self {
        Self { wall: clock.now(), ticks: clock.ticks() }
    }

    /// Milliseconds since then. A wall clock that went back counts as what the monotonic clock says.
    fn elapsed(&self, clock: &Clock) -> i64 {
        (clock.now().0 - self.wall.0).max(clock.ticks() - self.ticks)
    }
}

/// Who is at the counter.
#[derive(Debug, Clone)]
pub(crate) struct Signed {
    pub(crate) token: String,
    pub(crate) user: UserId,
    pub(crate) role: Role,
    pub(crate) idle_ms: i64,
    pub(crate) began: Instant,
    pub(crate) touched: Instant,
    /// When the password was last typed; none for a session that began without one.
    pub(crate) typed: Option<Instant>,
    /// In the sample shop, whose password nobody knows: none is asked for, and no idle time ends the session.
    pub(crate) sample: bool,
}

impl Signed {
    pub(crate) fn is_fresh(&self, clock: &Clock) -> bool {
        self.sample || self.typed.is_some_and(|typed| typed.elapsed(clock) < FRESH_FOR_MS)
    }

    fn is_over(&self, clock: &Clock) -> bool {
        let idle = self.touched.elapsed(clock) >= self.idle_ms;
        !self.sample && (idle || self.began.elapsed(clock) >= LONGEST_MS)
    }
}

impl Counter {
    /// A counter over the folder that holds the shops. Touches nothing yet.
    #[must_use]
    pub fn new(root: PathBuf, clock: Clock) -> Self {
        let (signed, opened) = (RwLock::new(None), Mutex::new(None));
        let inner = Inner { root, clock, signed, opened, checking: RwLock::default() };
        Self { inner: Arc::new(inner) }
    }

    /// What a check that begins now may be stopped with. The book is held by one command at a time, so there is one check.
    pub(crate) fn check_begins(&self, brake: Brake) {
        *self.inner.checking.write().unwrap_or_else(PoisonError::into_inner) = brake;
    }

    /// Stops the check that is under way.
    pub(crate) fn stop_check(&self) {
        self.inner.checking.read().unwrap_or_else(PoisonError::into_inner).pull();
    }

    /// The one clock.
    #[must_use]
    pub fn clock(&self) -> &Clock {
        &self.inner.clock
    }

    /// The session of a token, if it is the current one, is not over, and may do this.
    pub fn session<R: Rank, A: Assurance>(&self, token: &str) -> Answer<Session<R, A>> {
        let mut signed = self.inner.signed.write().unwrap_or_else(PoisonError::into_inner);
        let Some(who) = signed.as_mut().filter(|who| same(&who.token, token)) else {
            return Err(Refusal::SignedOut.into());
        };
        if who.is_over(&self.inner.clock) {
            return Err(Refusal::SignedOut.into());
        }
        who.touched = Instant::now(&self.inner.clock);
        Session::allow(self, who.clone())
    }

    /// Whether this token is still the one at the counter.
    pub(crate) fn is_current(&self, token: &str) -> bool {
        let signed = self.inner.signed.read().unwrap_or_else(PoisonError::into_inner);
        signed.as_ref().is_some_and(|who| same(&who.token, token))
    }

    /// The token of whoever is at the counter.
    pub(crate) fn token(&self) -> Option<String> {
        let signed = self.inner.signed.read().unwrap_or_else(PoisonError::into_inner);
        signed.as_ref().map(|who| who.token.clone())
    }

    /// Puts someone at the counter, or nobody.
    pub(crate) fn seat(&self, who: Option<Signed>) {
        *self.inner.signed.write().unwrap_or_else(PoisonError::into_inner) = who;
    }

    /// Changes what is known of who is at the counter.
    pub(crate) fn reseat(&self, change: impl FnOnce(&mut Signed)) {
        if let Some(who) =
            self.inner.signed.write().unwrap_or_else(PoisonError::into_inner).as_mut()
        {
            change(who);
        }
    }

    /// The open shop, held by one command at a time.
    pub(crate) async fn opened(&self) -> MutexGuard<'_, Option<Opened>> {
        self.inner.opened.lock().await
    }

    /// Is somebody signed in, and is their session not over?
    #[must_use]
    pub fn is_open(&self) -> bool {
        let signed = self.inner.signed.read().unwrap_or_else(PoisonError::into_inner);
        signed.as_ref().is_some_and(|who| !who.is_over(&self.inner.clock))
    }

    /// Whether somebody is signed in whom nobody saw for too long.
    pub(crate) fn is_deserted(&self) -> bool {
        let signed = self.inner.signed.read().unwrap_or_else(PoisonError::into_inner);
        signed.as_ref().is_some_and(|who| who.is_over(&self.inner.clock))
    }

    /// Whoever comes next types a password, on the next start of the program too.
    fn note_away(&self, shop_id: &str) {
        if let Err(refused) = crate::shops::note_away(&self.inner.root, shop_id) {
            log::warn!("nobody remembers that nobody was there: {:?}", refused.refusal);
        }
    }

    /// Moves the clock to noon of a civil date (`YYYY-MM-DD`), or to its second (`YYYY-MM-DDTHH:MM:SS`), in the open shop's
    /// zone or else in UTC. Whoever is signed in stays so: the days passed over are no idleness. For tests and the bridge.
    pub async fn set_today(&self, day: &str) -> Answer<()> {
        let (day, time) = day.trim().split_once('T').unwrap_or((day.trim(), "12:00:00"));
        let date = day.parse().at("day")?;
        let time: NaiveTime = time.parse().map_err(|_| Refusal::DateUnreadable.on("day"))?;
        let minute = u16::try_from(time.num_seconds_from_midnight() / 60).unwrap_or_default();
        let zone = self.opened().await.as_ref().map_or(chrono_tz::UTC, |opened| opened.shop.zone);
        self.inner.clock.set(date, minute, zone);
        self.inner.clock.pass(i64::from(time.second()) * 1000);
        self.touch();
        Ok(())
    }

    /// Whoever is signed in came just now: a clock that was moved counts as no idleness.
    pub(crate) fn touch(&self) {
        let now = Instant::now(&self.inner.clock);
        self.reseat(|who| {
            (who.began, who.touched) = (now, now);
            who.typed = who.typed.map(|_| now);
        });
    }

    /// Ends the session, checkpoints, closes the book and forgets its keys. Waits for a write that is under way, and stops
    /// a check. The sample shop goes with its book. What cannot be tidied away is a note in the log: the book is closed all the same.
    pub async fn lock(&self) -> Answer<()> {
        let deserted = self.is_deserted();
        self.seat(None);
        self.stop_check();
        let mut place = self.opened().await;
        self.close(&mut place, deserted).await;
        Ok(())
    }

    async fn close(&self, place: &mut Option<Opened>, deserted: bool) {
        let Some(mut opened) = place.take() else { return };
        if deserted {
            self.note_away(&opened.shop.view.id);
        }
        opened.keep_digest(&self.inner.clock).await;
        if let Err(refused) = opened.close().await {
            log::warn!("the book was closed as it was: {:?}", refused.refusal);
        }
    }

    /// What time brings: locks a session that is over, and empties the log once the counter is quiet. Called about
    /// once a second, and waits for no command; says what the window must know of.
    pub async fn tick(&self) -> Answer<Tick> {
        let Ok(mut place) = self.inner.opened.try_lock() else {
            if self.is_deserted() {
                // A check that nobody waits for would keep the book open.
                self.stop_check();
            }
            return Ok(Tick::Quiet);
        };
        // Asked once the place is held: whoever signs in holds it until they are seated.
        if !self.is_open() {
            let (was_open, deserted) = (place.is_some(), self.is_deserted());
            self.seat(None);
            self.close(&mut place, deserted).await;
            return Ok(if was_open { Tick::Locked } else { Tick::Quiet });
        }
        let Some(opened) = place.as_mut() else { return Ok(Tick::Quiet) };
        if opened.rest().await? {
            opened.keep_digest(&self.inner.clock).await;
        }
        let today = Day(self.clock().today(opened.shop.zone));
        let before = std::mem::replace(&mut opened.shop.view.today, today);
        Ok(if before == today { Tick::Quiet } else { Tick::NewDay(today) })
    }
}

/// Compares tokens in the same time wherever they differ.
fn same(a: &str, b: &str) -> bool {
    a.len() == b.len() && a.bytes().zip(b.bytes()).fold(0, |differ, (x, y)| differ | (x ^ y)) == 0
}
