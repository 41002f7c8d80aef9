//! One binary for all acceptance tests.

mod tidy;
mod door;
