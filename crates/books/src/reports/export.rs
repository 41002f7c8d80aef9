//! Reports as CSV. Headings and kinds are English keys, so that a file reads the same in every language.

use super::account::Period;
use super::csv::Csv;
use super::{ReportQuery, before, days};
use crate::db::{khata, reports as rows};
use crate::refusal::Answer;
use crate::session::{Desk, Owner, Session};
use crate::text;
use crate::values::{CustomerId, DocumentKind, Minor};

/// Entries read at a time.
const AT_A_TIME: u32 = 5_000;

impl Session<Owner> {
    /// A report as CSV (RFC 4180) for a spreadsheet, whole.
    pub async fn report_csv(&self, query: ReportQuery) -> Answer<String> {
        let mut desk = self.look().await?;
        match query {
            ReportQuery::Ageing { as_of } => desk.ageing_csv(as_of.as_deref()).await,
            ReportQuery::LoanSummary => desk.loan_summary_csv().await,
            ReportQuery::DayBook { from, to } => desk.day_book_csv(&from, &to).await,
            ReportQuery::TrialBalance { as_of } => desk.trial_balance_csv(as_of.as_deref()).await,
            ReportQuery::Account { account, from, to } => {
                desk.account_csv(&account, from.as_deref(), to.as_deref()).await
            }
            ReportQuery::Khata { customer_id, from, to } => {
                desk.khata_csv(customer_id, from.as_deref(), to.as_deref()).await
            }
        }
    }
}

impl Desk<'_> {
    fn csv(&self, headings: &[&str]) -> Csv {
        Csv::new(self.opened.shop.view.exponent, headings)
    }

    async fn ageing_csv(&mut self, as_of: Option<&str>) -> Answer<String> {
        let as_of = text::date(as_of, self.today, "asOf")?;
        let view = self.ageing(as_of, u32::MAX, None).await?;
        let labels = view.buckets.iter().map(|bucket| bucket.label.as_str());
        let headings: Vec<&str> = ["customer"].into_iter().chain(labels).collect();
        let mut csv = self.csv(&[headings.as_slice(), &["total", "advance", "disputed"]].concat());
        for row in &view.rows {
            csv.text(&row.name);
            for amount in &row.amounts {
                csv.amount(*amount);
            }
            csv.amount(row.total).amount(row.advance).amount(row.disputed).end();
        }
        csv.cell("total");
        for bucket in &view.buckets {
            csv.amount(bucket.amount);
        }
        csv.amount(view.total).amount(view.advances).amount(view.disputed).end();
        Ok(csv.finish())
    }

    async fn loan_summary_csv(&mut self) -> Answer<String> {
        let today = self.today;
        let summary = crate::db::loans::summary(self.conn(), today).await?;
        let mut csv = self.csv(&["figure", "value"]);
        let amounts = [
            ("issued", summary.issued),
            ("collected", summary.collected),
            ("let off or returned", summary.let_off),
            ("outstanding", summary.outstanding),
            ("overdue", summary.overdue),
        ];
        for (figure, amount) in amounts {
            csv.cell(figure).amount(amount).end();
        }
        csv.cell("loans").cell(&summary.count.to_string()).end();
        csv.cell("repayments").cell(&summary.repayments.to_string()).end();
        if let Some(tenths) = summary.average_days_tenths {
            let days = crate::reminders::amount::plain(Minor(tenths.into()), 1);
            csv.cell("average days").cell(&days).end();
        }
        if let Some(average) = summary.average_repayment {
            csv.cell("average repayment").amount(average).end();
        }
        Ok(csv.finish())
    }

    async fn day_book_csv(&mut self, from: &str, to: &str) -> Answer<String> {
        let (from, to) = days(from, to, self.today)?;
        let headings =
            ["date", "kind", "number", "customer", "reversal", "account", "debit", "credit"];
        let mut csv = self.csv(&headings);
        let mut after = before(from);
        loop {
            let entries = rows::entries(self.conn(), after, to, AT_A_TIME).await?;
            let Some((id, last)) = entries.last() else { return Ok(csv.finish()) };
            after = (last.on.0.day_number().into(), *id);
            for (_, line) in &entries {
                for posting in &line.postings {
                    csv.cell(&line.on.to_string()).cell(&kind(line.kind));
                    csv.cell(line.number.as_deref().unwrap_or_default());
                    csv.text(line.customer_name.as_deref().unwrap_or_default());
                    csv.cell(if line.reversal { "yes" } else { "" }).cell(&posting.account);
                    sides(&mut csv, posting.amount);
                    csv.end();
                }
            }
        }
    }

    async fn trial_balance_csv(&mut self, as_of: Option<&str>) -> Answer<String> {
        let as_of = text::date(as_of, self.today, "asOf")?;
        let view = self.trial_balance(as_of).await?;
        let mut csv = self.csv(&["account", "debit", "credit"]);
        for row in &view.rows {
            csv.cell(&row.account).amount(row.debit).amount(row.credit).end();
        }
        csv.cell("total").amount(view.debit).amount(view.credit).end();
        Ok(csv.finish())
    }

    /// Newest first, as the page shows it: it is read stretch by stretch from its end.
    async fn account_csv(
        &mut self,
        account: &str,
        from: Option<&str>,
        to: Option<&str>,
    ) -> Answer<String> {
        let period = Period::read(account, from, to, self.today)?;
        let sums = self.account_sums(period).await?;
        let headings =
            ["date", "kind", "number", "customer", "reversal", "debit", "credit", "balance"];
        let mut csv = self.csv(&headings);
        end_row(&mut csv, "closing", headings.len(), sums.closing());
        let mut edge = Some(period.end(sums));
        while let Some(before) = edge {
            let (lines, older) = self.account_lines(period, before, AT_A_TIME).await?;
            edge = older;
            for line in &lines {
                csv.cell(&line.on.to_string()).cell(&kind(line.kind));
                csv.cell(line.number.as_deref().unwrap_or_default());
                csv.text(line.customer_name.as_deref().unwrap_or_default());
                csv.cell(if line.reversal { "yes" } else { "" });
                csv.amount(line.debit).amount(line.credit).amount(line.balance).end();
            }
        }
        end_row(&mut csv, "opening", headings.len(), sums.opening);
        Ok(csv.finish())
    }

    async fn khata_csv(
        &mut self,
        customer: CustomerId,
        from: Option<&str>,
        to: Option<&str>,
    ) -> Answer<String> {
        let (from, to) = (text::bound(from, "from")?, text::bound(to, "to")?);
        let sums = khata::sums(self.conn(), customer, from, to).await?;
        let end = khata::Edge::after(to, sums.closing);
        let (lines, _) = khata::lines(self.conn(), customer, from, end, u32::MAX as usize).await?;
        let headings = ["date", "kind", "number", "note", "gave", "got", "balance"];
        let mut csv = self.csv(&headings);
        end_row(&mut csv, "opening", headings.len(), sums.opening);
        for khata::Line { view: line, .. } in &lines {
            csv.cell(&line.on.to_string()).cell(&kind(line.kind));
            csv.cell(line.number.as_deref().unwrap_or_default());
            csv.text(line.note.as_deref().unwrap_or_default());
            csv.amount(line.gave).amount(line.got).amount(line.balance).end();
        }
        end_row(&mut csv, "closing", headings.len(), sums.closing);
        Ok(csv.finish())
    }
}

/// A row of a balance alone: its name under the kind, the balance in the last of so many columns.
fn end_row(csv: &mut Csv, name: &str, columns: usize, balance: i64) {
    csv.cell("").cell(name);
    for _ in 3..columns {
        csv.cell("");
    }
    csv.amount(Minor(balance)).end();
}

/// A posting under debit or credit.
fn sides(csv: &mut Csv, amount: Minor) {
    if amount.0 < 0 {
        csv.cell("").amount(Minor(-amount.0));
    } else {
        csv.amount(amount).cell("");
    }
}

/// `creditNote`: a kind as the window knows it.
fn kind(kind: DocumentKind) -> String {
    let value = serde_json::to_value(kind).unwrap_or_default();
    value.as_str().unwrap_or_default().to_owned()
}
