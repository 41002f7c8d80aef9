//! One binary for all acceptance tests.

mod adjustments;
mod bad_input;
mod bulk;
mod crash;
mod customers;
mod damage;
mod doctor;
mod door;
mod drafts;
mod folder;
mod invoices;
mod khata;
mod loans;
mod order;
mod own;
mod process;
mod properties;
mod reading;
mod receipts;
mod reminders;
mod reports;
mod sample;
mod settings;
mod staff;
mod story;
mod tidy;
