//! Waiting after wrong guesses: for the person at the counter, not for one who copies the files.

use crate::VaultError;

/// Wrong guesses that cost no wait.
const FREE_FAILURES: u32 = 5;
/// No wait is longer, so that an owner is slowed but never locked out.
const LONGEST_WAIT_MS: u64 = 300_000;
const BYTES: usize = 40;

/// When something happened, by three clocks: people set the first, sleep may stop the second, and a
/// restart changes the third.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moment {
    /// Milliseconds since 1970 by the wall clock.
    pub wall_ms: i64,
    /// Milliseconds by a clock that nobody can set.
    pub monotonic_ms: u64,
    /// Which start of the computer `monotonic_ms` counts from.
    pub boot_id: [u8; 16],
}

/// The wrong guesses in a row for one name, or for the recovery code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Throttle {
    failures: u32,
    since: Moment,
}

impl Throttle {
    /// The length of [`Throttle::to_bytes`].
    pub const BYTES: usize = BYTES;

    /// No wrong guesses yet.
    pub const fn new() -> Self {
        Self { failures: 0, since: Moment { wall_ms: 0, monotonic_ms: 0, boot_id: [0; 16] } }
    }

    /// How many guesses were wrong since the last right one.
    pub const fn failures(&self) -> u32 {
        self.failures
    }

    /// May there be a guess now? Starts the wait again after a restart or when the wall clock went
    /// back, so keep the state afterwards.
    pub fn check(&mut self, now: Moment) -> Result<(), VaultError> {
        let wait_ms = self.wait_ms();
        if wait_ms == 0 {
            return Ok(());
        }
        if now.boot_id != self.since.boot_id
            || now.wall_ms < self.since.wall_ms
            || now.monotonic_ms < self.since.monotonic_ms
        {
            self.since = now;
        }
        let remaining_ms = wait_ms.saturating_sub(now.monotonic_ms - self.since.monotonic_ms);
        if remaining_ms == 0 {
            return Ok(());
        }
        Err(VaultError::Throttled { seconds: remaining_ms.div_ceil(1000) })
    }

    /// A wrong guess was made.
    pub fn failed(&mut self, now: Moment) {
        self.failures = self.failures.saturating_add(1);
        self.since = now;
    }

    /// The right answer was given.
    pub fn succeeded(&mut self) {
        *self = Self::new();
    }

    /// The state as bytes, to be kept across restarts.
    pub fn to_bytes(&self) -> [u8; BYTES] {
        let mut bytes = [0; BYTES];
        bytes[0..4].copy_from_slice(b"THR1");
        bytes[4..8].copy_from_slice(&self.failures.to_le_bytes());
        bytes[8..16].copy_from_slice(&self.since.wall_ms.to_le_bytes());
        bytes[16..24].copy_from_slice(&self.since.monotonic_ms.to_le_bytes());
        bytes[24..40].copy_from_slice(&self.since.boot_id);
        bytes
    }

    /// The state kept earlier; `None` if these are not its bytes.
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let bytes: &[u8; BYTES] = bytes.try_into().ok()?;
        if &bytes[0..4] != b"THR1" {
            return None;
        }
        Some(Self {
            failures: u32::from_le_bytes(bytes[4..8].try_into().ok()?),
            since: Moment {
                wall_ms: i64::from_le_bytes(bytes[8..16].try_into().ok()?),
                monotonic_ms: u64::from_le_bytes(bytes[16..24].try_into().ok()?),
                boot_id: bytes[24..40].try_into().ok()?,
            },
        })
    }

    /// 1 s after the fifth failure, doubling to 256 s, then 300 s each.
    fn wait_ms(&self) -> u64 {
        match self.failures.checked_sub(FREE_FAILURES) {
            None => 0,
            Some(doublings) => 1000_u64
                .checked_shl(doublings)
                .filter(|wait| doublings < 9 && *wait < LONGEST_WAIT_MS)
                .unwrap_or(LONGEST_WAIT_MS),
        }
    }
}

impl Default for Throttle {
    fn default() -> Self {
        Self::new()
    }
}

#[cfg(test)]
mod tests;
