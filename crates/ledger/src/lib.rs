//! The rules of the book: values in, values or refusals out.
//!
//! Nothing here reads a clock, a file, an environment or a database, and nothing serialises.
//! *Today* is an argument, and so is every id. Amounts are whole minor units of the shop's currency
//! ([`Money`]), rates are basis points, quantities are thousandths, days are civil ([`Date`]).
//! What a person can cause is refused by name ([`Refusal`]), and the refusals of each document come
//! in a fixed order that its tests spell out as tables.
//!
//! The modules are listed in reading order: values first, then double entry, then open items, then
//! one module for each document an owner writes.

#![no_std]

extern crate alloc;
#[cfg(test)]
extern crate std;

pub mod refusal;

pub mod date;
pub mod money;
pub mod reading;
pub mod text;

pub mod account;
pub mod entry;

pub mod ageing;
pub mod allocation;
pub mod due;
pub mod status;

pub mod charge;
pub mod credit;

pub mod credit_note;
pub mod fee;
pub mod invoice;
pub mod loan;
pub mod opening;

pub mod adjustment;
pub mod advance;
pub mod dispute;
pub mod owner_money;
pub mod promise;
pub mod receipt;

pub mod number;
pub mod void;

#[cfg(test)]
mod examples;

pub use account::Account;
pub use date::Date;
pub use entry::{Entry, Posting};
pub use money::Money;
pub use refusal::Refusal;
