//! Whether a check was asked to stop.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Weak};

/// Held by the check that is under way.
#[derive(Debug, Default)]
pub(crate) struct Stop(Arc<AtomicBool>);

/// Held by whoever may stop a check, and by what must know. It means nothing once that check is over, however it ended.
#[derive(Debug, Clone, Default)]
pub(crate) struct Brake(Weak<AtomicBool>);

impl Stop {
    /// What stops it.
    pub(crate) fn brake(&self) -> Brake {
        Brake(Arc::downgrade(&self.0))
    }

    /// Whether it was asked to stop.
    pub(crate) fn is_asked(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}

impl Brake {
    /// Asks the check to stop.
    pub(crate) fn pull(&self) {
        if let Some(stop) = self.0.upgrade() {
            stop.store(true, Ordering::Relaxed);
        }
    }

    /// Whether a check that is still under way was asked to stop.
    pub(crate) fn is_pulled(&self) -> bool {
        self.0.upgrade().is_some_and(|stop| stop.load(Ordering::Relaxed))
    }
}
