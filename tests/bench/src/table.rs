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

    /// Whether its figures are held against their budgets.
    pub fn judged(&self) -> bool {
        self.judged
    }

    /// What the book holds.
    pub async fn about(&mut self, shop: &Shop) -> Outcome<()> {
        println!("-- {}", shop.about().await?);
        Ok(())
    }

    /// Times against a budget in milliseconds, which their median must keep.
    pub fn times(&mut self, what: &str, times: &Times, budget: f64) {
        let verdict = match (times.median() <= budget, times.cpu() <= budget) {
            (false, true) if self.judged => self.busy(),
            (met, _) => self.verdict(what, met),
        };
        let (median, p95, cpu) = (figure(times.median()), figure(times.p95()), figure(times.cpu()));
        println!("{what:<58} {median:>9} {p95:>9} {cpu:>9} {:>9}  {verdict}", figure(budget));
    }

    /// Times against a budget in milliseconds, which nineteen of twenty must keep.
    pub fn slowest(&mut self, what: &str, times: &Times, budget: f64) {
        let verdict = self.verdict(what, times.p95() <= budget);
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
            println!("over: {what}: {}", why(&what));
        }
    }

    /// The processor's time keeps the budget and the wall's does not: others were at work on this machine.
    fn busy(&mut self) -> &'static str {
        self.rows += 1;
        "ok by cpu"
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

/// Why a row is over its budget, by how its name begins.
const REASONS: &[(&str, &str)] = &[
    (
        "record",
        "each call of the engine wakes its thread and ours, and the sums that are kept touch about ten pages more than the bare rows",
    ),
    ("  growth", "a page of the index that is not in the cache is decrypted first"),
    (
        "customers by search",
        "the list says how many match and what they owe, so it looks at every match; the picker does not",
    ),
    (
        "whom to call by search",
        "whom to call first may be any match, so it looks at every one that is overdue",
    ),
    ("customers", "a page by its number is counted to from the nearer end of its index"),
    (
        "receipts with a rest",
        "they are few and far between: each lies on a page of its own, and so does its customer",
    ),
    (
        "invoices pending",
        "charges of long ago that are not late yet are looked for among all that are open",
    ),
    (
        "loans pending",
        "charges of long ago that are not late yet are looked for among all that are open",
    ),
    ("picker", "matches are spread over the file, and each is a page to decrypt"),
    (
        "khata",
        "the documents of one customer lie on pages of their own: each is decrypted, and 10,000 are more than the cache holds",
    ),
    (
        "reminders",
        "three lists of 200 dues, each with its charge and its customer on pages of their own",
    ),
    (
        "day book",
        "fifty entries with their documents, customers and postings, each a tree of its own",
    ),
    ("ageing", "every open due is read and decrypted"),
    ("general ledger", "every entry, document, customer and posting is read and decrypted"),
    (
        "the doctor",
        "every page is decrypted three times: checksums, trees, and the walk along the chain",
    ),
    ("bytes", "indices take two thirds; pages split by customers in no order stay part empty"),
    (
        "invoices a second",
        "reading the rows back from JSON and the indices take the engine's thread whole",
    ),
];

fn why(what: &str) -> &'static str {
    let known = REASONS.iter().find(|(begins, _)| what.starts_with(begins));
    known.map_or("not known", |(_, reason)| reason)
}
