//! What is generated from the code is what is committed.

mod bindings;
