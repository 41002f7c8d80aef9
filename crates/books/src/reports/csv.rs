//! Comma-separated values for a spreadsheet: RFC 4180, with a byte-order mark so that every spreadsheet reads UTF-8, and
//! with no text that one would run as a formula.

use crate::reminders::amount::plain;
use crate::values::Minor;

/// A table under construction.
#[derive(Debug)]
pub(crate) struct Csv {
    text: String,
    exponent: u8,
    /// A row has begun.
    begun: bool,
}

impl Csv {
    /// An empty table with a row of headings. Amounts have `exponent` decimals.
    pub(crate) fn new(exponent: u8, headings: &[&str]) -> Self {
        let mut csv = Self { text: "\u{feff}".to_owned(), exponent, begun: false };
        for heading in headings {
            csv.text(heading);
        }
        csv.end();
        csv
    }

    /// Adds a cell of text that people wrote. One that a spreadsheet could take for a formula gets an apostrophe.
    pub(crate) fn text(&mut self, cell: &str) -> &mut Self {
        let guarded = if is_formula(cell) { format!("'{cell}") } else { cell.to_owned() };
        self.cell(&guarded)
    }

    /// Adds an amount as a plain decimal.
    pub(crate) fn amount(&mut self, amount: Minor) -> &mut Self {
        let written = plain(amount, self.exponent);
        self.cell(&written)
    }

    /// Adds a cell of our own making: a number, a date, a key.
    pub(crate) fn cell(&mut self, cell: &str) -> &mut Self {
        if std::mem::replace(&mut self.begun, true) {
            self.text.push(',');
        }
        let quoted = cell.contains([',', '"', '\r', '\n']) || cell.trim() != cell;
        if quoted {
            self.text.push('"');
            self.text.push_str(&cell.replace('"', "\"\""));
            self.text.push('"');
        } else {
            self.text.push_str(cell);
        }
        self
    }

    /// Ends a row.
    pub(crate) fn end(&mut self) {
        self.text.push_str("\r\n");
        self.begun = false;
    }

    /// The whole of it.
    pub(crate) fn finish(self) -> String {
        self.text
    }
}

/// Whether a spreadsheet could read the text as a formula: its first character, blanks and marks aside, is one of
/// `= + - @`, also in their full-width forms, or a tab, a carriage return or a NUL leads it.
fn is_formula(text: &str) -> bool {
    let mut rest = text.chars().skip_while(|c| *c == '\u{feff}' || *c == ' ' || *c == '\u{3000}');
    rest.clone().next().is_some_and(|c| matches!(c, '\t' | '\r' | '\0'))
        || rest
            .find(|c| !c.is_whitespace() && *c != '\u{feff}')
            .is_some_and(|c| matches!(c, '=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠'))
}

#[cfg(test)]
mod tests;
