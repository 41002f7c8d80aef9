//! The shell: the window and what surrounds it, and the commands through which the window reaches the book.

pub mod commands;
pub mod session;

#[cfg(test)]
mod tests;
