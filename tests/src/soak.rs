//! How long the loops of faults run, and from which seed: short with every test, long in `cargo xtask soak`.

/// How many times the short count: `BAHI_SOAK=10` makes ten times as many.
pub fn times() -> usize {
    number("BAHI_SOAK").and_then(|times| usize::try_from(times).ok()).unwrap_or(1).max(1)
}

/// The seed: `BAHI_SEED`, or else the usual one.
pub fn seed(usual: u64) -> u64 {
    number("BAHI_SEED").unwrap_or(usual)
}

fn number(name: &str) -> Option<u64> {
    std::env::var(name).ok().map(|text| text.parse().unwrap())
}
