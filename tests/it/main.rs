//! One binary for all acceptance tests.

mod crash;
mod customers;
mod doctor;
mod door;
mod drafts;
mod folder;
mod invoices;
mod khata;
mod own;
mod process;
mod properties;
mod reading;
mod reminders;
mod reports;
mod settings;
mod story;
mod tidy;
