//! Passwords: as typed at the door, and as accepted for a new slot.

use unicode_normalization::UnicodeNormalization as _;
use zeroize::Zeroizing;

use crate::VaultError;

/// Lower-case, without the digits and marks people add: `password` stands for `P@ssw0rd123!`.
const COMMON: &str = include_str!("password/common.txt");
const SHORTEST_CHARS: usize = 8;
const LONGEST_CHARS: usize = 256;
/// Shop words shorter than this say too little to be held against a password.
const SHORTEST_WORD_CHARS: usize = 4;
/// NFKC makes text at most this many times longer in UTF-8.
const NFKC_GROWTH: usize = 11;

/// A password as someone typed it, in the one form that every keyboard and system agrees on (NFKC).
pub struct Password(Zeroizing<String>);

impl Password {
    /// Takes what was typed; nothing is cut off and no case is changed.
    pub fn new(typed: &str) -> Self {
        // The whole capacity up front: growing would leave a copy behind.
        let mut normal = Zeroizing::new(String::with_capacity(typed.len() * NFKC_GROWTH));
        normal.extend(typed.nfkc());
        Self(normal)
    }

    pub(crate) fn bytes(&self) -> &[u8] {
        self.0.as_bytes()
    }
}

/// A password that may be given to a slot.
pub struct NewPassword(pub(crate) Password);

impl NewPassword {
    /// Any 8 to 256 characters, unless they are a common password or one of `shop_words` (the shop's
    /// name, the user's name, email, phone) with a few digits or marks around it.
    pub fn new(typed: &str, shop_words: &[&str]) -> Result<Self, VaultError> {
        let password = Password::new(typed);
        let chars = password.0.chars().count();
        if chars < SHORTEST_CHARS {
            return Err(VaultError::PasswordTooShort);
        }
        if chars > LONGEST_CHARS {
            return Err(VaultError::PasswordTooLong);
        }
        if is_common(&password.0, shop_words) {
            return Err(VaultError::PasswordTooCommon);
        }
        Ok(Self(password))
    }
}

fn is_common(password: &str, shop_words: &[&str]) -> bool {
    let lower = Zeroizing::new(password.to_lowercase());
    let folded = Zeroizing::new(unleet(&lower));
    let forms = [lower.as_str(), trimmed(&lower), folded.as_str(), trimmed(&folded)];
    let folded_trim = Zeroizing::new(unleet(trimmed(&lower)));
    let listed = |word: &str| forms.contains(&word) || folded_trim.as_str() == word;
    is_pattern(&lower)
        || COMMON.lines().any(listed)
        || shop_words.iter().any(|words| words_of(words).any(|word| listed(&word)))
}

/// Without the digits and marks at either end.
fn trimmed(password: &str) -> &str {
    password.trim_matches(|c: char| !c.is_alphabetic())
}

/// Undoes the usual swaps of letters for digits and marks.
fn unleet(password: &str) -> String {
    let plain = |c| match c {
        '0' => 'o',
        '1' | '!' => 'i',
        '3' => 'e',
        '4' | '@' => 'a',
        '5' | '$' => 's',
        '7' => 't',
        other => other,
    };
    // The whole capacity up front here too: no swap is longer than what it replaces.
    let mut letters = String::with_capacity(password.len());
    letters.extend(password.chars().map(plain));
    letters
}

/// One short block over and over (`aaaaaaaa`, `12121212`, `abcabcabc`), or one run up or down
/// (`12345678`, `87654321`, `abcdefgh`).
fn is_pattern(password: &str) -> bool {
    let mut chars = Zeroizing::new(Vec::with_capacity(password.len()));
    chars.extend(password.chars().map(u32::from));
    let repeats = |period: usize| chars.iter().skip(period).zip(chars.iter()).all(|(a, b)| a == b);
    let runs =
        |step: i64| chars.windows(2).all(|pair| i64::from(pair[1]) - i64::from(pair[0]) == step);
    (1..=4).any(|period| chars.len() >= 2 * period && repeats(period)) || runs(1) || runs(-1)
}

/// The words of a name, and all of them run together.
fn words_of(name: &str) -> impl Iterator<Item = String> {
    let name = name.nfkc().collect::<String>().to_lowercase();
    let words: Vec<String> =
        name.split(|c: char| !c.is_alphanumeric()).map(str::to_owned).collect();
    let joined = words.concat();
    words.into_iter().chain([joined, name]).filter(|w| w.chars().count() >= SHORTEST_WORD_CHARS)
}

#[cfg(test)]
mod tests;
