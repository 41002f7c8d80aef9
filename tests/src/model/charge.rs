//! Charges: loans, fees, and what a customer owed when the book began.

use books::values::{DocumentKind as Kind, Method};

use super::{Document, Model, Outcome, State};

impl Model {
    pub(super) fn lend(
        &mut self,
        customer: i64,
        cash: bool,
        amount: i64,
        day: i64,
        dues: &[(i64, i64)],
        overridden: bool,
    ) -> Outcome {
        let who = self.customer(customer)?;
        self.check_charge(customer, amount, day, dues)?;
        let beyond = |limit| self.credit_taken(customer) + amount > limit;
        if who.limit.is_some_and(beyond) && !overridden {
            return Err("creditLimitExceeded");
        }
        let dues = self.dues(dues);
        let loan = Document::new(Kind::Loan, Some(customer), day, amount);
        Ok(self.add(Document { dues, on_loans: cash, ..loan }))
    }

    pub(super) fn fee(
        &mut self,
        customer: i64,
        amount: i64,
        day: i64,
        due: i64,
        about: Option<i64>,
    ) -> Outcome {
        self.customer(customer)?;
        self.check_charge(customer, amount, day, &[(due, amount)])?;
        let dues = self.dues(&[(due, amount)]);
        let fee = Document::new(Kind::Fee, Some(customer), day, amount);
        Ok(self.add(Document { dues, about, ..fee }))
    }

    /// Archived, amount, dates, instalments.
    pub(super) fn check_charge(
        &self,
        customer: i64,
        amount: i64,
        day: i64,
        dues: &[(i64, i64)],
    ) -> Result<(), &'static str> {
        if self.customer(customer)?.archived {
            return Err("customerArchived");
        }
        Self::check_amount(amount)?;
        if dues.iter().any(|(due, _)| *due < day) {
            return Err("dueBeforeIssue");
        }
        if !dues.is_sorted_by(|(one, _), (next, _)| one < next) {
            return Err("instalmentsOutOfOrder");
        }
        self.check_day(day)?;
        if dues.iter().any(|(_, part)| *part <= 0) {
            return Err("amountNotPositive");
        }
        let sum: i64 = dues.iter().map(|(_, part)| part).sum();
        if sum == amount { Ok(()) } else { Err("instalmentsDoNotSum") }
    }

    /// What counts against a limit: what they owe net of advances, and cheques that are not at the bank yet.
    fn credit_taken(&self, customer: i64) -> i64 {
        let stands = self.stands(customer);
        let in_hand = self.documents.iter().filter(|(id, d)| {
            d.customer == Some(customer)
                && d.kind == Kind::Receipt
                && d.method == Some(Method::Cheque)
                && d.state == State::Live
                && self.about(**id, Kind::ChequeDeposit).next().is_none()
        });
        stands.outstanding - stands.advance + in_hand.map(|(_, d)| d.amount).sum::<i64>()
    }
}
