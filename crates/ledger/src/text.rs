//! What people may write in words: bounded, visible, and never able to disguise itself.
//!
//! Each function answers with the text to store, trimmed, or refuses.

use crate::Refusal;

/// The longest name, in characters (Unicode scalar values).
pub const NAME_MAX: usize = 200;
/// The longest note, in characters.
pub const NOTE_MAX: usize = 2_000;
/// The longest unit of a quantity, in characters.
pub const UNIT_MAX: usize = 20;
/// The longest email address, in characters (RFC 5321 leaves 254 for it).
pub const EMAIL_MAX: usize = 254;
/// The longest cheque number, in characters.
pub const CHEQUE_NUMBER_MAX: usize = 20;

/// A name of a person, a shop or an item: 1 to 200 characters on one line.
pub fn name(text: &str) -> Result<&str, Refusal> {
    let trimmed = text.trim();
    check_length(trimmed, NAME_MAX)?;
    check_characters(trimmed, is_forbidden)?;
    if trimmed.chars().all(is_joiner_or_space) {
        return Err(Refusal::Empty);
    }
    Ok(trimmed)
}

/// The unit of a quantity, which may be left out: up to 20 characters on one line.
pub fn unit(text: &str) -> Result<&str, Refusal> {
    let trimmed = text.trim();
    check_length(trimmed, UNIT_MAX)?;
    check_characters(trimmed, is_forbidden)?;
    Ok(trimmed)
}

/// A note or a reason that may be left out: up to 2000 characters, new lines allowed.
pub fn note(text: &str) -> Result<&str, Refusal> {
    let trimmed = text.trim();
    check_length(trimmed, NOTE_MAX)?;
    check_characters(trimmed, |c| is_forbidden(c) && !matches!(c, '\n' | '\r' | '\t'))?;
    Ok(trimmed)
}

/// A reason that must be given: a note that is not empty.
pub fn reason(text: &str) -> Result<&str, Refusal> {
    let reason = note(text)?;
    if reason.chars().all(is_joiner_or_space) {
        return Err(Refusal::Empty);
    }
    Ok(reason)
}

/// An email address: `local@domain` in ASCII, as RFC 5321 writes it without quotes or literals.
pub fn email(text: &str) -> Result<&str, Refusal> {
    let trimmed = text.trim();
    if trimmed.is_empty() {
        return Err(Refusal::Empty);
    }
    check_length(trimmed, EMAIL_MAX)?;
    let (local, domain) = trimmed.split_once('@').ok_or(Refusal::EmailMalformed)?;
    if is_email_local(local) && is_email_domain(domain) {
        return Ok(trimmed);
    }
    Err(Refusal::EmailMalformed)
}

/// A username: 3 to 40 ASCII letters, digits, dots, underscores and hyphens, beginning with a
/// letter or digit. ASCII only, so that two usernames that look the same are the same.
pub fn username(text: &str) -> Result<&str, Refusal> {
    let trimmed = text.trim();
    if trimmed.is_empty() {
        return Err(Refusal::Empty);
    }
    let length = (3..=40).contains(&trimmed.len());
    let start = trimmed.starts_with(|c: char| c.is_ascii_alphanumeric());
    let body = trimmed.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-'));
    if length && start && body { Ok(trimmed) } else { Err(Refusal::UsernameMalformed) }
}

/// The number printed on a cheque: up to 20 ASCII letters, digits, hyphens and slashes.
pub fn cheque_number(text: &str) -> Result<&str, Refusal> {
    let trimmed = text.trim();
    if trimmed.is_empty() {
        return Err(Refusal::Empty);
    }
    let body = trimmed.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '/'));
    let length = trimmed.len() <= CHEQUE_NUMBER_MAX;
    if length && body { Ok(trimmed) } else { Err(Refusal::ChequeNumberMalformed) }
}

fn check_length(text: &str, max: usize) -> Result<(), Refusal> {
    if text.chars().nth(max).is_some() { Err(Refusal::TooLong { max }) } else { Ok(()) }
}

fn check_characters(text: &str, forbidden: impl Fn(char) -> bool) -> Result<(), Refusal> {
    match text.chars().find(|c| forbidden(*c)) {
        Some(c) => Err(Refusal::ForbiddenCharacter { code: u32::from(c) }),
        None => Ok(()),
    }
}

/// The zero-width joiner and non-joiner spell words in Indic scripts and Urdu, so they are text;
/// a name must have something besides.
fn is_joiner_or_space(c: char) -> bool {
    matches!(c, '\u{200C}' | '\u{200D}') || c.is_whitespace()
}

/// Characters that do not print, or that turn the text around them: they can make one name look
/// like another, or an amount in a note read backwards.
fn is_forbidden(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{00AD}' | '\u{034F}' | '\u{061C}' | '\u{180E}'
            | '\u{115F}' | '\u{1160}' | '\u{3164}' | '\u{FFA0}'
            | '\u{200B}' | '\u{200E}' | '\u{200F}'
            | '\u{2028}'..='\u{202E}'
            | '\u{2060}'..='\u{206F}'
            | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}'
            | '\u{E0000}'..='\u{E007F}')
}

fn is_email_local(local: &str) -> bool {
    let is_atom = |c: char| c.is_ascii_alphanumeric() || "!#$%&'*+/=?^_`{|}~-".contains(c);
    local.len() <= 64 && local.split('.').all(|atom| !atom.is_empty() && atom.chars().all(is_atom))
}

fn is_email_domain(domain: &str) -> bool {
    let top = domain.rsplit('.').next().unwrap_or_default();
    let named = top.chars().any(|c| c.is_ascii_alphabetic());
    named && domain.contains('.') && domain.split('.').all(is_domain_label)
}

fn is_domain_label(label: &str) -> bool {
    let edges = !label.starts_with('-') && !label.ends_with('-');
    let body = label.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
    (1..=63).contains(&label.len()) && edges && body
}

#[cfg(test)]
mod tests;
