//! Dates as people write them: `21`, `21/11`, `21.11.2026`, `-2`, `yesterday`.

use alloc::string::String;

use crate::{Date, Refusal};

use super::characters;

/// Reads a date, day before month before year, filling what is left out from the working date.
///
/// `21` is the 21st of the working month, `21/11` of the working year; two digits of a year are of
/// this century; `-2` and `+7` count days from the working date, which `today` names. Hyphens,
/// slashes and dots separate alike, and `2026-11-21` is read as ISO 8601 writes it.
pub fn read_date(text: &str, working: Date) -> Result<Date, Refusal> {
    let typed: String = characters(text)?.into_iter().flat_map(char::to_lowercase).collect();
    if let Some(days) = named(&typed) {
        return working.plus_days(days);
    }
    if let Some(days) = relative(&typed)? {
        return working.plus_days(days);
    }
    written(&typed, working)
}

/// How many days from today a word means. `kal` is both yesterday and tomorrow in Hindi and Urdu; a
/// book looks back, so it is yesterday.
fn named(typed: &str) -> Option<i32> {
    match typed {
        "today" | "aaj" | "आज" | "آج" => Some(0),
        "yesterday" | "kal" | "कल" | "کل" => Some(-1),
        "tomorrow" => Some(1),
        _ => None,
    }
}

fn relative(typed: &str) -> Result<Option<i32>, Refusal> {
    let (sign, digits) = match typed.split_at_checked(1) {
        Some(("-", digits)) => (-1, digits),
        Some(("+", digits)) => (1, digits),
        Some(_) | None => return Ok(None),
    };
    let days = number(digits, 5).and_then(|days| i32::try_from(days).ok());
    days.map(|days| Some(sign * days)).ok_or(Refusal::DateUnreadable)
}

fn written(typed: &str, working: Date) -> Result<Date, Refusal> {
    let separator = typed.chars().find(|c| !c.is_ascii_digit()).unwrap_or('/');
    if !matches!(separator, '/' | '-' | '.') {
        return Err(Refusal::DateUnreadable);
    }
    let mut parts = typed.split(separator);
    let parts = (parts.next(), parts.next(), parts.next(), parts.next());
    let (year, month, day) = match parts {
        (Some(day), None, None, None) => (working.year(), working.month(), short(day)?),
        (Some(day), Some(month), None, None) => (working.year(), short(month)?, short(day)?),
        (Some(year), Some(month), Some(day), None) if year.len() == 4 => {
            (full_year(year)?, short(month)?, short(day)?)
        }
        (Some(day), Some(month), Some(year), None) => {
            (full_year(year)?, short(month)?, short(day)?)
        }
        _ => return Err(Refusal::DateUnreadable),
    };
    Date::from_ymd(year, month, day)
}

fn short(digits: &str) -> Result<u32, Refusal> {
    number(digits, 2).ok_or(Refusal::DateUnreadable)
}

fn full_year(digits: &str) -> Result<i32, Refusal> {
    let year = number(digits, 4).and_then(|year| i32::try_from(year).ok());
    match (digits.len(), year) {
        (2, Some(year)) => Ok(2000 + year),
        (4, Some(year)) => Ok(year),
        _ => Err(Refusal::DateUnreadable),
    }
}

/// A whole number of 1 to `most` digits and nothing else.
fn number(digits: &str, most: usize) -> Option<u32> {
    let plain = (1..=most).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit());
    if plain { digits.parse().ok() } else { None }
}

#[cfg(test)]
mod tests;
