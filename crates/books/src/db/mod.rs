//! All the SQL there is. Private to the crate: a use case calls these functions inside its transaction.

pub(crate) mod adjustments;
pub(crate) mod batch;
pub(crate) mod book;
mod codes;
pub(crate) mod customers;
pub(crate) mod drafts;
pub(crate) mod people;
pub(crate) mod receipts;
pub(crate) mod search;
pub(crate) mod trail;
pub(crate) mod shop;
pub(crate) mod doctor;
pub(crate) mod documents;
mod doubt;
pub(crate) mod invoices;
pub(crate) mod loans;
pub(crate) mod standing;
pub(crate) mod ageing;
pub(crate) mod khata;
pub(crate) mod list;
pub(crate) mod reminders;
pub(crate) mod reports;
pub(crate) mod today;
mod sys;
