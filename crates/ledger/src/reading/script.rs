//! The digits and signs that keyboards of South Asia produce.

/// The zero of each script whose digits are read; the other nine digits follow it in Unicode.
const ZEROS: [u32; 12] = [
    0x0966, // Devanagari
    0x0660, // Arabic-Indic
    0x06F0, // extended Arabic-Indic, as in Urdu
    0x09E6, // Bengali
    0x0A66, // Gurmukhi
    0x0AE6, // Gujarati
    0x0B66, // Odia
    0x0BE6, // Tamil
    0x0C66, // Telugu
    0x0CE6, // Kannada
    0x0D66, // Malayalam
    0xFF10, // full width
];

/// A digit, separator or operator of any script as ASCII writes it; other characters as they are.
pub(super) fn to_ascii(c: char) -> char {
    match c {
        '\u{066B}' => '.',
        '\u{066C}' | '\u{060C}' => ',',
        '\u{2212}' | '\u{2013}' | '\u{2010}' | '\u{2011}' => '-',
        '\u{00D7}' | '\u{2217}' => '*',
        '\u{066A}' => '%',
        '\u{00A0}' | '\u{2009}' | '\u{202F}' => ' ',
        _ => digit(c).unwrap_or(c),
    }
}

/// Marks that only turn the direction of the text; keyboards and copied text scatter them.
pub(super) fn is_direction_mark(c: char) -> bool {
    matches!(c, '\u{200E}' | '\u{200F}' | '\u{061C}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

fn digit(c: char) -> Option<char> {
    let code = u32::from(c);
    let value =
        ZEROS.iter().find_map(|zero| code.checked_sub(*zero).filter(|value| *value < 10))?;
    char::from_digit(value, 10)
}
