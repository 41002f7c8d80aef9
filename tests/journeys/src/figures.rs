//! The closing table: what the screen said beside what the book says.

use std::fmt;

/// Figures read twice.
#[derive(Debug, Default)]
pub struct Figures {
    rows: Vec<Row>,
}

#[derive(Debug)]
struct Row {
    figure: String,
    screen: String,
    book: String,
}

impl Figures {
    /// Adds one figure, in the same form from both.
    pub fn add(&mut self, figure: &str, screen: impl Into<String>, book: impl Into<String>) {
        self.rows.push(Row { figure: figure.into(), screen: screen.into(), book: book.into() });
    }

    /// Whether there are any, and every one is the same on the screen as in the book.
    pub fn agree(&self) -> bool {
        !self.rows.is_empty() && self.rows.iter().all(|row| row.screen == row.book)
    }
}

impl fmt::Display for Figures {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let width = |text: fn(&Row) -> &str, heading: &str| {
            let longest = self.rows.iter().map(|row| text(row).chars().count()).max();
            longest.unwrap_or(0).max(heading.len())
        };
        let figure = width(|row| &row.figure, "figure");
        let screen = width(|row| &row.screen, "screen");
        let book = width(|row| &row.book, "book");
        writeln!(formatter, "{:<figure$}  {:>screen$}  {:>book$}", "figure", "screen", "book")?;
        for row in &self.rows {
            let verdict = if row.screen == row.book { "same" } else { "DIFFERENT" };
            let Row { figure: name, screen: seen, book: kept } = row;
            writeln!(formatter, "{name:<figure$}  {seen:>screen$}  {kept:>book$}  {verdict}")?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests;
