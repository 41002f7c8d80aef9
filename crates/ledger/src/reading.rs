//! What a person typed, read as an amount or a date: exactly, or refused. Nothing is guessed.
//!
//! Both readers take any text at all, in any of the digits of South Asia, and always come to an end
//! with a value or a refusal.

mod amount;
mod day;
mod script;

pub use amount::read_amount;
pub use day::read_date;

use alloc::vec::Vec;

use crate::Refusal;

/// The longest text that is read, in characters.
const TEXT_MAX: usize = 64;

/// The characters that count, in the digits and signs of ASCII.
fn characters(text: &str) -> Result<Vec<char>, Refusal> {
    let plain: Vec<char> = text
        .trim()
        .chars()
        .filter(|c| !script::is_direction_mark(*c))
        .take(TEXT_MAX + 1)
        .map(script::to_ascii)
        .collect();
    match plain.len() {
        0 => Err(Refusal::Empty),
        1..=TEXT_MAX => Ok(plain),
        _ => Err(Refusal::TooLong { max: TEXT_MAX }),
    }
}
