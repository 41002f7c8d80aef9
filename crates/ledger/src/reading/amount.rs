//! Amounts as people write them: `1,20,000`, `1.2L`, `500+250`, `12*45.50`, `1000-10%`.

use crate::money::divide_half_away;
use crate::{Money, Refusal};

use super::characters;

/// Reads an amount in minor units of a currency with `exponent` decimals (2 for rupees, 0 for yen).
///
/// It understands grouping by lakhs or thousands, `k`, `L`/lakh and `cr`/crore, sums, differences
/// and products, a percentage added to or taken off what stands before it, native digits and
/// currency signs. A number standing alone must be exact in the currency; the result of a product
/// or a percentage is rounded half away from zero. The result may be negative or zero: whether that
/// is an amount is for [`Money::entry_amount`] to say.
pub fn read_amount(text: &str, exponent: u8) -> Result<Money, Refusal> {
    let text = characters(text)?;
    let unit = 10_i128.checked_pow(u32::from(exponent)).ok_or(Refusal::MoneyOutOfRange)?;
    Reader { text: &text, exponent, unit }.sum().and_then(Money::from_wide)
}

/// A decimal number: `digits` over 10 to the power of `decimals`.
#[derive(Clone, Copy)]
struct Decimal {
    digits: i128,
    decimals: u32,
}

impl Decimal {
    fn times(self, other: Self) -> Option<Self> {
        Some(Self {
            digits: self.digits.checked_mul(other.digits)?,
            decimals: self.decimals.checked_add(other.decimals)?,
        })
    }

    fn scaled_by(self, factor: i128) -> Option<Self> {
        Some(Self { digits: self.digits.checked_mul(factor)?, ..self })
    }

    fn divisor(self) -> Option<i128> {
        10_i128.checked_pow(self.decimals)
    }
}

/// One term of a sum.
enum Term {
    /// A number standing alone.
    Number(Decimal),
    /// Numbers multiplied.
    Product(Decimal),
    /// A percentage of what stands before it.
    Percent(Decimal),
}

/// What is left to read, and the currency it is read in.
struct Reader<'a> {
    text: &'a [char],
    exponent: u8,
    unit: i128,
}

impl Reader<'_> {
    /// `[sign] term { sign term }`, in minor units.
    fn sum(mut self) -> Result<i128, Refusal> {
        let mut negative = self.sign().unwrap_or(false);
        let mut total = 0_i128;
        let mut first = true;
        loop {
            let term = self.term()?;
            if first && matches!(term, Term::Percent(_)) {
                return Err(Refusal::AmountUnreadable);
            }
            let value = self.minor(&term, total)?;
            let signed = if negative { -value } else { value };
            total = total.checked_add(signed).ok_or(Refusal::MoneyOutOfRange)?;
            self.skip_paid_in_full_mark();
            if self.text.is_empty() {
                return Ok(total);
            }
            negative = self.sign().ok_or(Refusal::AmountUnreadable)?;
            first = false;
        }
    }

    /// `number { * number } [%]`.
    fn term(&mut self) -> Result<Term, Refusal> {
        let mut value = self.number()?;
        let mut product = false;
        loop {
            self.skip_spaces();
            match self.text.split_first() {
                Some(('*' | 'x' | 'X', rest)) => {
                    self.text = rest;
                    let next = self.number()?;
                    value = value.times(next).ok_or(Refusal::MoneyOutOfRange)?;
                    product = true;
                }
                Some(('%', rest)) => {
                    self.text = rest;
                    let hundredth = Decimal { digits: value.digits, decimals: value.decimals + 2 };
                    return Ok(if product {
                        Term::Product(hundredth)
                    } else {
                        Term::Percent(hundredth)
                    });
                }
                Some(_) | None => break,
            }
        }
        Ok(if product { Term::Product(value) } else { Term::Number(value) })
    }

    /// A term in minor units; a number standing alone must be exact.
    fn minor(&self, term: &Term, before: i128) -> Result<i128, Refusal> {
        let (value, unit) = match term {
            Term::Number(value) | Term::Product(value) => (value, self.unit),
            Term::Percent(value) => (value, before),
        };
        let scaled = value.digits.checked_mul(unit).ok_or(Refusal::MoneyOutOfRange)?;
        let divisor = value.divisor().ok_or(Refusal::MoneyOutOfRange)?;
        if matches!(term, Term::Number(_)) && scaled.checked_rem(divisor) != Some(0) {
            return Err(Refusal::TooManyDecimals { allowed: self.exponent });
        }
        divide_half_away(scaled, divisor).ok_or(Refusal::MoneyOutOfRange)
    }

    /// `[currency] digits [. digits] [scale] [currency]`.
    fn number(&mut self) -> Result<Decimal, Refusal> {
        self.skip_currency();
        let (whole, separated) = self.grouped_digits()?;
        let mut value = Decimal { digits: whole, decimals: 0 };
        let mut written = separated;
        if let Some(('.', rest)) = self.text.split_first() {
            self.text = rest;
            while let Some(digit) = self.digit() {
                value = append(value, digit)?;
                written = true;
            }
        }
        if !written {
            return Err(Refusal::AmountUnreadable);
        }
        self.skip_spaces();
        if let Some(factor) = self.word(&SCALES) {
            value = value.scaled_by(factor).ok_or(Refusal::MoneyOutOfRange)?;
        }
        self.skip_currency();
        Ok(value)
    }

    /// The digits before the point, and whether there were any. Commas must stand where a grouping
    /// puts them, because `1,5` means one and a half to some and fifteen to others.
    fn grouped_digits(&mut self) -> Result<(i128, bool), Refusal> {
        let mut value = Decimal { digits: 0, decimals: 0 };
        let mut groups = Groups::default();
        loop {
            let mut length = 0_usize;
            while let Some(digit) = self.digit() {
                value = append(Decimal { decimals: 0, ..value }, digit)?;
                length += 1;
            }
            let more = matches!(self.text.first(), Some(','));
            if !groups.accept(length, !more) {
                return Err(Refusal::AmountUnreadable);
            }
            if !more {
                return Ok((value.digits, length > 0));
            }
            self.text = self.text.get(1..).unwrap_or_default();
        }
    }

    fn digit(&mut self) -> Option<i128> {
        let (first, rest) = self.text.split_first()?;
        let digit = first.to_digit(10)?;
        self.text = rest;
        Some(i128::from(digit))
    }

    fn sign(&mut self) -> Option<bool> {
        self.skip_spaces();
        let (first, rest) = self.text.split_first()?;
        let negative = match first {
            '-' => true,
            '+' => false,
            _ => return None,
        };
        self.text = rest;
        Some(negative)
    }

    fn skip_spaces(&mut self) {
        while let Some((first, rest)) = self.text.split_first()
            && first.is_whitespace()
        {
            self.text = rest;
        }
    }

    /// Skips a currency sign or word and the spaces around it.
    fn skip_currency(&mut self) {
        self.skip_spaces();
        if let Some((sign, rest)) = self.text.split_first()
            && CURRENCY_SIGNS.contains(sign)
        {
            self.text = rest;
        } else if self.word(&CURRENCY_WORDS).is_some()
            && let Some(('.', rest)) = self.text.split_first()
        {
            self.text = rest;
        }
        self.skip_spaces();
    }

    /// Skips the `/-` that is written after an amount in India so that nothing can be added to it.
    fn skip_paid_in_full_mark(&mut self) {
        self.skip_spaces();
        if let ['/', '-' | '='] = self.text {
            self.text = &[];
        }
    }

    /// Takes the word that comes next if it is one of these, whole and in any case.
    fn word<T: Copy>(&mut self, words: &[(&str, T)]) -> Option<T> {
        let length = self.text.iter().take_while(|c| is_word_character(**c)).count();
        let (next, rest) = self.text.split_at_checked(length)?;
        let same = |word: &str| word.chars().eq(next.iter().flat_map(|c| c.to_lowercase()));
        let meaning = words.iter().find(|(word, _)| same(word)).map(|(_, meaning)| *meaning)?;
        self.text = rest;
        Some(meaning)
    }
}

/// Whether a character is part of a word: letters, and the signs that complete Indic letters.
fn is_word_character(c: char) -> bool {
    c.is_alphabetic() && !matches!(c, 'x' | 'X')
        || matches!(c, '\u{093C}' | '\u{094D}' | '\u{09BC}' | '\u{09CD}' | '\u{200C}' | '\u{200D}')
}

fn append(value: Decimal, digit: i128) -> Result<Decimal, Refusal> {
    let digits = value.digits.checked_mul(10).and_then(|digits| digits.checked_add(digit));
    Ok(Decimal { digits: digits.ok_or(Refusal::MoneyOutOfRange)?, decimals: value.decimals + 1 })
}

/// The lengths of groups of digits, from the left: 1 to 3, then all 2 or all 3, then 3.
#[derive(Default)]
struct Groups {
    first: Option<usize>,
    middle: Option<usize>,
}

impl Groups {
    fn accept(&mut self, length: usize, last: bool) -> bool {
        let Some(first) = self.first else {
            self.first = Some(length);
            return last || (1..=3).contains(&length);
        };
        if last {
            return length == 3;
        }
        let expected = self.middle.unwrap_or(length);
        self.middle = Some(length);
        length == expected && (2..=3).contains(&length) && first <= length
    }
}

/// Words that scale the number before them.
const SCALES: [(&str, i128); 31] = [
    ("k", THOUSAND),
    ("thousand", THOUSAND),
    ("hazar", THOUSAND),
    ("hazaar", THOUSAND),
    ("हजार", THOUSAND),
    ("हज़ार", THOUSAND),
    ("ह\u{095B}ार", THOUSAND),
    ("ہزار", THOUSAND),
    ("হাজার", THOUSAND),
    ("l", LAKH),
    ("lac", LAKH),
    ("lacs", LAKH),
    ("lakh", LAKH),
    ("lakhs", LAKH),
    ("lk", LAKH),
    ("लाख", LAKH),
    ("لاکھ", LAKH),
    ("লাখ", LAKH),
    ("লক্ষ", LAKH),
    ("લાખ", LAKH),
    ("ਲੱਖ", LAKH),
    ("cr", CRORE),
    ("crs", CRORE),
    ("crore", CRORE),
    ("crores", CRORE),
    ("करोड", CRORE),
    ("करोड\u{093C}", CRORE),
    ("करो\u{095C}", CRORE),
    ("کروڑ", CRORE),
    ("কোটি", CRORE),
    ("કરોડ", CRORE),
];

const THOUSAND: i128 = 1_000;
const LAKH: i128 = 100_000;
const CRORE: i128 = 10_000_000;

const CURRENCY_SIGNS: [char; 12] = ['₹', '$', '€', '£', '¥', '৳', '₨', '૱', '௹', '؋', '﷼', '¤'];

const CURRENCY_WORDS: [(&str, ()); 16] = [
    ("rs", ()),
    ("re", ()),
    ("inr", ()),
    ("rupee", ()),
    ("rupees", ()),
    ("pkr", ()),
    ("npr", ()),
    ("bdt", ()),
    ("lkr", ()),
    ("tk", ()),
    ("taka", ()),
    ("usd", ()),
    ("रु", ()),
    ("रू", ()),
    ("रुपये", ()),
    ("روپے", ()),
];

#[cfg(test)]
mod tests;
