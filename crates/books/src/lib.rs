//! The file: every use case of Bahi, each one transaction on the encrypted book, and the session that leads to it.
//!
//! A command asks the [`Counter`] for a [`Session`] and calls a method of it; there is no other way to the book.
//! Inputs and views are plain structs that cross to the window as they are.

pub mod adjustments;
#[cfg(feature = "bulk")]
pub mod bulk;
pub mod cases;
pub mod clock;
pub mod counter;
pub mod countries;
pub mod customers;
pub mod doctor;
pub mod drafts;
pub mod finding;
pub mod interactions;
pub mod invoices;
pub mod khata;
pub mod loans;
pub mod messages;
pub mod numbering;
pub mod people;
pub mod promises;
pub mod reading;
pub mod receipts;
pub mod refusal;
pub mod reminders;
pub mod reports;
pub mod sample;
pub mod session;
pub mod shop;
pub mod today;
pub mod trail;
pub mod values;

mod db;
mod door;
mod generations;
mod house;
mod mapping;
mod opened;
mod settling;
mod shops;
mod sound;
mod stretch;
mod terms;
mod text;
mod told;

pub use clock::Clock;
pub use counter::Counter;
pub use door::secret;
pub use refusal::{Answer, Refusal, Refused};
pub use session::{Any, Fresh, Owner, Session, Staff};
