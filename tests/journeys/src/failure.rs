//! What can go wrong on a journey.

use std::time::Duration;

use fantoccini::error::CmdError;

/// The result of anything done on a journey.
pub type Result<T> = std::result::Result<T, Failure>;

/// Why a journey could not go on.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// The driver could not do what it was asked, or the window went away.
    #[error("the driver: {}", said(.0))]
    Driver(#[from] CmdError),
    /// The driver opened no window.
    #[error("opening a window: {0}")]
    Session(#[from] fantoccini::error::NewSessionError),
    /// The session bus refused.
    #[error("the session bus: {0}")]
    Bus(#[from] zbus::Error),
    /// A program or file could not be reached.
    #[error("{0}")]
    Io(#[from] std::io::Error),
    /// Text that should have been JSON was not.
    #[error("reading JSON: {0}")]
    Json(#[from] serde_json::Error),
    /// What was waited for did not come.
    #[error("waited {} s for {what}", patience.as_secs())]
    NeverCame {
        /// What was waited for.
        what: String,
        /// How long.
        patience: Duration,
    },
    /// The journey was started without one of its settings.
    #[error("the variable {0} is not set; start this with `cargo xtask tour`")]
    NotSet(&'static str),
    /// A key's name that no keyboard has.
    #[error("no key is called `{0}`")]
    UnknownKey(String),
    /// The tour could not go on.
    #[error("in the chapter “{chapter}”: {why}\nwhat was on the screen: {seen}")]
    Stopped {
        /// What it was about.
        chapter: &'static str,
        /// The picture of that moment.
        seen: String,
        /// Why.
        why: Box<Failure>,
    },
    /// What the app showed or said is not what should have been.
    #[error("{0}")]
    Wrong(String),
}

/// The driver often gives no words to its codes.
fn said(error: &CmdError) -> String {
    match error {
        CmdError::Standard(answer) => format!("{}. {}", answer.error, answer.message),
        other => other.to_string(),
    }
}
