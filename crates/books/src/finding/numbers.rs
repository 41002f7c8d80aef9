//! Which numbers of documents a few letters and digits could mean. Numbers of a series have no gap, so that they are
//! made rather than looked for.

use ledger::number::{self, WIDTH};

use crate::values::DocumentKind;

/// The most digits the last part of a number may have.
const WIDEST: usize = 9;

/// A series of the book: its kind, its year (`26-27` or `2026`) and the last place it gave.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Series {
    pub(crate) kind: DocumentKind,
    pub(crate) year: String,
    pub(crate) last: u64,
}

/// What was typed: the letters of a series, a year, a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Asked {
    letters: String,
    digits: Vec<String>,
}

/// Numbers that fit, the likeliest first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Wanted {
    pub(crate) numbers: Vec<String>,
    /// The first of them has exactly the place that was typed.
    pub(crate) exact: bool,
}

impl Asked {
    /// Reads `0042`, `26-27/42`, `inv 42` or `inv/26-27/0042`; anything else is no number.
    pub(crate) fn read(typed: &str) -> Option<Self> {
        let bare = typed.trim().trim_start_matches('#');
        let letters: String = bare.chars().take_while(char::is_ascii_alphabetic).collect();
        let rest = bare.get(letters.len()..)?;
        let plain = |c: char| c.is_ascii_digit() || matches!(c, '/' | '-' | ' ');
        let digits: Vec<String> = rest
            .split(['/', '-', ' '])
            .filter(|part| !part.is_empty())
            .map(str::to_owned)
            .collect();
        let most = digits.iter().all(|part| part.len() <= WIDEST);
        let fits = rest.chars().all(plain) && most && (1..=3).contains(&digits.len());
        fits.then(|| Self { letters: letters.to_ascii_uppercase(), digits })
    }

    /// The numbers of these series that fit: those of exactly that place, then those that begin so, newest years first.
    pub(crate) fn among(&self, series: &[Series], most: usize) -> Wanted {
        let fitting: Vec<_> =
            series.iter().filter_map(|series| Some((series, self.place(series)?))).collect();
        let exact = fitting.iter().filter_map(|(series, place)| {
            let whole = place.parse::<u64>().ok()?;
            (1..=series.last).contains(&whole).then(|| series.number(whole)).flatten()
        });
        let mut wanted = Wanted { numbers: exact.take(most).collect(), exact: false };
        wanted.exact = !wanted.numbers.is_empty();
        for (series, place) in fitting {
            for number in series.beginning(place, most) {
                if wanted.numbers.len() < most && !wanted.numbers.contains(&number) {
                    wanted.numbers.push(number);
                }
            }
        }
        wanted
    }

    /// The place that is asked of a series, when the letters and the year fit it; empty when only its year was typed.
    fn place(&self, series: &Series) -> Option<&str> {
        if !series.kind.prefix().starts_with(&self.letters) {
            return None;
        }
        let year: Vec<String> = series.year.split('-').map(str::to_owned).collect();
        let rest = match self.digits.strip_prefix(year.as_slice()) {
            Some(rest) => rest,
            None => self.digits.as_slice(),
        };
        match rest {
            [] => Some(""),
            [place] => Some(place),
            _more => None,
        }
    }
}

impl Series {
    fn number(&self, place: u64) -> Option<String> {
        number::Series::new(self.kind.prefix(), &self.year).ok()?.number(place).ok()
    }

    /// The highest numbers whose place, as it is printed, begins with these digits.
    fn beginning(&self, digits: &str, most: usize) -> Vec<String> {
        let mut found = Vec::new();
        let widest = self.last.to_string().len().max(WIDTH);
        for width in (digits.len().max(WIDTH)..=widest).rev() {
            let step = power(width - digits.len());
            let low = digits.parse::<u64>().unwrap_or(0).saturating_mul(step);
            let high = low.saturating_add(step - 1).min(self.last);
            // Printed so wide only from here on; four digits are printed with noughts.
            let low = low.max(if width > WIDTH { power(width - 1) } else { 1 });
            let room = most.saturating_sub(found.len());
            found.extend((low..=high).rev().take(room).filter_map(|place| self.number(place)));
        }
        found
    }
}

fn power(digits: usize) -> u64 {
    (0..digits).fold(1, |all: u64, _| all.saturating_mul(10))
}

#[cfg(test)]
mod tests;
