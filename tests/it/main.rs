//! One binary for all acceptance tests.

mod customers;
mod tidy;
mod door;
