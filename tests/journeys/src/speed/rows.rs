//! The rows of the bench's table that are about the window.

/// What is printed, row by row as it is measured.
pub(super) struct Rows {
    missed: Vec<&'static str>,
    rows: usize,
}

impl Rows {
    pub(super) fn new() -> Self {
        println!(
            "\n{:<58} {:>9} {:>9} {:>9} {:>9}",
            "the window", "median", "p95", "cpu", "budget"
        );
        Self { missed: Vec::new(), rows: 0 }
    }

    /// Times in milliseconds, whose median must keep the budget, or else what all processes were busy for it: the wall's
    /// clock counts what others do on this machine, too.
    pub(super) fn times(&mut self, what: &'static str, times: &[f64], busy: f64, budget: f64) {
        let (middle, late) = (median(times), quantile(times, 0.95));
        let verdict = if middle > budget && busy <= budget {
            self.rows += 1;
            "ok by cpu"
        } else {
            self.verdict(what, middle <= budget)
        };
        let (middle, late) = (figure(middle), figure(late));
        let (busy, budget) = (figure(busy), figure(budget));
        println!("{what:<58} {middle:>9} {late:>9} {busy:>9} {budget:>9}  {verdict}");
    }

    /// One figure in a unit that its name says.
    pub(super) fn plain(&mut self, what: &'static str, found: f64, budget: f64) {
        let verdict = self.verdict(what, found <= budget);
        let (found, budget) = (figure(found), figure(budget));
        println!("{what:<58} {found:>9} {:>9} {:>9} {budget:>9}  {verdict}", "", "");
    }

    /// A figure without a budget.
    pub(super) fn said(&self, what: &str, found: &str) {
        println!("{what:<58} {found:>9}");
    }

    /// How many rows keep their budget, and why the others do not.
    pub(super) fn close(self) {
        println!("\n{} of {} rows within their budget", self.rows - self.missed.len(), self.rows);
        for what in self.missed {
            let known = REASONS.iter().find(|(begins, _)| what.starts_with(begins));
            println!("over: {what}: {}", known.map_or("not known", |(_, why)| why));
        }
    }

    fn verdict(&mut self, what: &'static str, met: bool) -> &'static str {
        self.rows += 1;
        if met {
            return "ok";
        }
        self.missed.push(what);
        "OVER"
    }
}

/// Half are no more.
pub(super) fn median(times: &[f64]) -> f64 {
    quantile(times, 0.5)
}

/// As many as this share of all are no more.
pub(super) fn quantile(times: &[f64], share: f64) -> f64 {
    let mut sorted = times.to_vec();
    sorted.sort_by(f64::total_cmp);
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        clippy::cast_precision_loss,
        reason = "a place in a short list"
    )]
    let place = (sorted.len().saturating_sub(1) as f64 * share).round() as usize;
    sorted.get(place).copied().unwrap_or(0.0)
}

/// A figure with as many decimals as it needs.
pub(super) fn figure(value: f64) -> String {
    if value.abs() >= 100.0 { format!("{value:.0}") } else { format!("{value:.2}") }
}

/// Why a row is over its budget, by how its name begins.
const REASONS: &[(&str, &str)] = &[
    (
        "start",
        "the three processes of the web view start, bind their libraries and meet; the core does nothing yet",
    ),
    (
        "memory",
        "the libraries of the web view take about 90; without a graphics card Mesa draws by LLVM, 22 in the app and 22 in \
         the web process",
    ),
    ("read_amount", "each call passes through the three processes of the web view and back"),
    (
        "",
        "its answer is copied through the three processes of the web view and read there; see the call with hardly any",
    ),
];
