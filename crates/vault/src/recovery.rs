//! The recovery code: 130 random bits on paper, in letters and digits that are hard to confuse, with two
//! check characters that catch any one or two wrong ones and any two swapped.

use zeroize::{Zeroize, Zeroizing};

use crate::{
    VaultError,
    secret::{Secret, derive, fill_random},
};

/// Thirty-two characters without I, L, O and U.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const RANDOM_CHARS: usize = 26;
const CODE_CHARS: usize = RANDOM_CHARS + 2;
const GROUP_CHARS: usize = 4;

/// A shop's recovery code. Opens the shop without any password.
pub struct RecoveryCode(Box<[u8; CODE_CHARS]>);

impl RecoveryCode {
    pub(crate) fn random() -> Result<Self, VaultError> {
        let mut code = Self(Box::new([0; CODE_CHARS]));
        fill_random(&mut code.0[..RANDOM_CHARS])?;
        for symbol in code.0.iter_mut() {
            *symbol &= 31;
        }
        let checks = code.checks();
        code.0[RANDOM_CHARS..].copy_from_slice(&checks);
        Ok(code)
    }

    /// Reads a code as people write it: any case, spaces and dashes anywhere, O for 0, I and L for 1.
    pub fn parse(typed: &str) -> Result<Self, VaultError> {
        let mut code = Self(Box::new([0; CODE_CHARS]));
        let mut length = 0;
        for typed in typed.chars().filter(|c| !is_separator(*c)) {
            let place = code.0.get_mut(length).ok_or(VaultError::CodeMistyped)?;
            *place = symbol(typed).ok_or(VaultError::CodeMistyped)?;
            length += 1;
        }
        if length != CODE_CHARS || code.checks() != code.0[RANDOM_CHARS..] {
            return Err(VaultError::CodeMistyped);
        }
        Ok(code)
    }

    /// The code for the paper: seven groups of four, joined by hyphens.
    pub fn printed(&self) -> Zeroizing<String> {
        let mut text = Zeroizing::new(String::with_capacity(CODE_CHARS + CODE_CHARS / GROUP_CHARS));
        for (index, group) in self.0.chunks(GROUP_CHARS).enumerate() {
            if index > 0 {
                text.push('-');
            }
            text.extend(group.iter().map(|symbol| char::from(ALPHABET[usize::from(*symbol)])));
        }
        text
    }

    /// The key that locks the recovery slot. No slow derivation: 130 bits cannot be guessed.
    pub(crate) fn key(&self) -> Secret<32> {
        derive(&self.0[..RANDOM_CHARS], &[], "bahi recovery code")
    }

    /// The sum of the symbols, and the sum of each times its own power of two, in the field of 32
    /// elements. No two mistakes cancel out in both, since no two powers are equal.
    fn checks(&self) -> [u8; 2] {
        let mut checks = [0; 2];
        for symbol in self.0[..RANDOM_CHARS].iter().rev() {
            checks = [checks[0] ^ symbol, doubled(checks[1]) ^ symbol];
        }
        checks
    }
}

impl Drop for RecoveryCode {
    fn drop(&mut self) {
        self.0.as_mut_slice().zeroize();
    }
}

/// Multiplies by two modulo x⁵ + x² + 1, which visits all 31 non-zero elements.
fn doubled(symbol: u8) -> u8 {
    let shifted = symbol << 1;
    if shifted & 32 == 0 { shifted } else { (shifted ^ 0b10_0101) & 31 }
}

fn symbol(typed: char) -> Option<u8> {
    let plain = match typed.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        other => other,
    };
    let index = ALPHABET.iter().position(|known| char::from(*known) == plain)?;
    u8::try_from(index).ok()
}

fn is_separator(typed: char) -> bool {
    typed.is_whitespace() || matches!(typed, '-' | '‐' | '‑' | '–' | '—' | '_' | '.')
}

#[cfg(test)]
mod tests;
