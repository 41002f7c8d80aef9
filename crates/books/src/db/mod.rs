//! All the SQL there is. Private to the crate: a use case calls these functions inside its transaction.

pub(crate) mod adjustments;
pub(crate) mod ageing;
pub(crate) mod batch;
pub(crate) mod book;
#[cfg(feature = "bulk")]
pub(crate) mod bulk;
pub(crate) mod cases;
mod codes;
pub(crate) mod copy;
pub(crate) mod customers;
pub(crate) mod doctor;
pub(crate) mod documents;
mod doubt;
pub(crate) mod drafts;
pub(crate) mod finding;
pub(crate) mod interactions;
pub(crate) mod invoices;
pub(crate) mod khata;
pub(crate) mod list;
pub(crate) mod loans;
pub(crate) mod messages;
pub(crate) mod numbers;
pub(crate) mod page;
pub(crate) mod people;
pub(crate) mod promises;
pub(crate) mod receipts;
pub(crate) mod reminders;
pub(crate) mod reports;
pub(crate) mod search;
pub(crate) mod shop;
pub(crate) mod silence;
pub(crate) mod standing;
mod sys;
pub(crate) mod today;
pub(crate) mod trail;
