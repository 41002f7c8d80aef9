//! Drives the real app in its real window, by the names people see.
//!
//! Nothing here knows the app's code: it clicks, types, reads and looks, as a person would.

pub mod bridge;
pub mod bus;
pub mod failure;
pub mod figures;
pub mod notifications;
pub mod speed;
pub mod tour;
pub mod tray;
pub mod wait;
pub mod window;

pub use failure::{Failure, Result};
