//! The table: what, how long, how long it may take, and whether it does.

use std::time::Duration;

use crate::Outcome;
use crate::measure::Times;
use crate::shop::Shop;

/// What is printed, row by row as it is measured.
pub struct Table {
    judged: bool,
    missed: Vec<String>,
    rows: usize,
}

impl Table {
    /// A table with its head. Figures of a small book are not judged.
    pub fn new(judged: bool) -> Self {
        println!(
            "Milliseconds unless a unit is named. cpu is processor time of the whole process.\n"
        );
        println!("{:<58} {:>9} {:>9} {:>9} {:>9}  ", "what", "median", "p95", "cpu", "budget");
        Self { judged, missed: Vec::new(), rows: 0 }
    }

    /// What the book holds.
    pub async fn about(&mut self, shop: &Shop) -> Outcome<()> {
        println!("-- {}", shop.about().await?);
        Ok(())
    }

    /// Times against a budget in milliseconds, which their median must keep.
    pub fn times(&mut self, what: &str, times: &Times, budget: f64) {
        let verdict = self.verdict(what, times.median() <= budget);
        let (median, p95, cpu) = (figure(times.median()), figure(times.p95()), figure(times.cpu()));
        println!("{what:<58} {median:>9} {p95:>9} {cpu:>9} {:>9}  {verdict}", figure(budget));
    }

    /// One figure in a unit of its own, met or not.
    pub fn plain(&mut self, what: &str, found: &str, budget: &str, met: bool) {
        let verdict = self.verdict(what, met);
        println!("{what:<58} {found:>9} {:>9} {:>9} {budget:>9}  {verdict}", "", "");
    }

    /// One duration against a budget.
    pub fn once(&mut self, what: &str, took: Duration, budget: Duration) {
        let words = |time: Duration| figure(time.as_secs_f64() * 1_000.0);
        self.plain(what, &words(took), &words(budget), took <= budget);
    }

    /// A figure without a budget, or why there is none.
    pub fn said(&self, what: &str, found: &str) {
        println!("{what:<58} {found:>9}");
    }

    /// How many rows keep their budget, and which do not.
    pub fn close(self) {
        if !self.judged {
            println!("\n{} rows; a small book is not judged", self.rows);
            return;
        }
        println!("\n{} of {} rows within their budget", self.rows - self.missed.len(), self.rows);
        for what in self.missed {
            println!("over: {what}");
        }
    }

    fn verdict(&mut self, what: &str, met: bool) -> &'static str {
        self.rows += 1;
        match (self.judged, met) {
            (false, _) => "",
            (true, true) => "ok",
            (true, false) => {
                self.missed.push(what.to_owned());
                "OVER"
            }
        }
    }
}

/// A figure with as many decimals as it needs.
pub fn figure(value: f64) -> String {
    if value >= 100.0 {
        format!("{value:.0}")
    } else if value >= 1.0 {
        format!("{value:.2}")
    } else {
        format!("{value:.3}")
    }
}
