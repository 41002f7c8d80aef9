//! One binary for all acceptance tests.

mod customers;
mod invoices;
mod crash;
mod folder;
mod process;
mod properties;
mod drafts;
mod own;
mod reading;
mod settings;
mod tidy;
mod doctor;
mod door;
mod khata;
mod reminders;
mod reports;
mod story;
