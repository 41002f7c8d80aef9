//! Taking times, by the clock on the wall and by the processor's.

use std::time::{Duration, Instant};

use rustix::time::{ClockId, clock_gettime};

/// How long something took, many times over.
#[derive(Debug, Clone, Default)]
pub struct Times {
    wall: Vec<Duration>,
    /// Of the whole process, all threads together.
    cpu: Vec<Duration>,
}

/// Processor time of this process so far.
pub fn cpu() -> Duration {
    let now = clock_gettime(ClockId::ProcessCPUTime);
    Duration::new(now.tv_sec.unsigned_abs(), u32::try_from(now.tv_nsec).unwrap_or_default())
}

impl Times {
    /// Takes the time of one doing.
    pub async fn take<T>(&mut self, doing: impl Future<Output = T>) -> T {
        let (wall, before) = (Instant::now(), cpu());
        let done = doing.await;
        self.wall.push(wall.elapsed());
        self.cpu.push(cpu().saturating_sub(before));
        done
    }

    /// The same of something that waits for nothing.
    pub fn take_now<T>(&mut self, doing: impl FnOnce() -> T) -> T {
        let (wall, before) = (Instant::now(), cpu());
        let done = doing();
        self.wall.push(wall.elapsed());
        self.cpu.push(cpu().saturating_sub(before));
        done
    }

    /// Adds what was taken apart.
    pub fn join(&mut self, other: &Self) {
        self.wall.extend(&other.wall);
        self.cpu.extend(&other.cpu);
    }

    /// Half took no longer.
    pub fn median(&self) -> f64 {
        at(&self.wall, 0.5)
    }

    /// 95 of 100 took no longer.
    pub fn p95(&self) -> f64 {
        at(&self.wall, 0.95)
    }

    /// The median by the processor's clock.
    pub fn cpu(&self) -> f64 {
        at(&self.cpu, 0.5)
    }
}

/// A quantile in milliseconds.
fn at(times: &[Duration], share: f64) -> f64 {
    let mut sorted = times.to_vec();
    sorted.sort_unstable();
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        clippy::cast_precision_loss,
        reason = "a place in a short list"
    )]
    let place = (sorted.len().saturating_sub(1) as f64 * share).round() as usize;
    sorted.get(place).map_or(0.0, |time| time.as_secs_f64() * 1_000.0)
}
