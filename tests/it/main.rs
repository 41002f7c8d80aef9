//! One binary for all acceptance tests.

mod customers;
mod invoices;
mod tidy;
mod door;
