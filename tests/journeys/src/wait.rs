//! Waiting for things to be so, never for time to pass.

use std::time::Duration;

use tokio::time::{MissedTickBehavior, interval, timeout};

use crate::{Failure, Result};

/// How long anything may take on a busy machine before the journey gives up.
pub const PATIENCE: Duration = Duration::from_secs(30);

/// Asks until there is an answer, or gives up after [`PATIENCE`] and says what was waited for.
pub async fn until<T>(what: &str, question: impl AsyncFnMut() -> Result<Option<T>>) -> Result<T> {
    within(PATIENCE, what, question).await
}

/// As [`until`], with a patience of one's own.
pub async fn within<T>(
    patience: Duration,
    what: &str,
    mut question: impl AsyncFnMut() -> Result<Option<T>>,
) -> Result<T> {
    let mut ticks = interval(Duration::from_millis(50));
    ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    let asking = async {
        loop {
            ticks.tick().await;
            if let Some(answer) = question().await? {
                return Ok(answer);
            }
        }
    };
    let never = |_| Err(Failure::NeverCame { what: what.to_owned(), patience });
    timeout(patience, asking).await.unwrap_or_else(never)
}

/// Gives one request to the driver its time; some of them would otherwise wait without end.
pub async fn in_time<T, E>(
    what: &str,
    request: impl Future<Output = std::result::Result<T, E>>,
) -> Result<T>
where
    Failure: From<E>,
{
    match timeout(PATIENCE, request).await {
        Ok(answer) => Ok(answer?),
        Err(_) => Err(Failure::NeverCame { what: what.to_owned(), patience: PATIENCE }),
    }
}

#[cfg(test)]
mod tests;
