//! What settles: receipts, repayments, advances, discounts, write-offs; refunds; the owner's money.

use books::adjustments::MoneyMove;
use books::values::{DocumentKind as Kind, Method};

use super::{Document, Model, Outcome, State, Wish, settles};

impl Model {
    pub(super) fn receive(
        &mut self,
        customer: i64,
        amount: i64,
        method: Method,
        day: i64,
        plan: Option<&[Wish]>,
    ) -> Outcome {
        self.customer(customer)?;
        Self::check_amount(amount)?;
        self.check_day(day)?;
        let parts = self.parts(customer, amount, plan)?;
        let receipt = Document::new(Kind::Receipt, Some(customer), day, amount);
        let id = self.add(Document { method: Some(method), ..receipt });
        self.allocate(id, &parts);
        Ok(id)
    }

    /// Answers with the loan, as its page is what comes back.
    pub(super) fn repay(&mut self, loan: i64, amount: i64, method: Method, day: i64) -> Outcome {
        let charge = self.document(loan)?;
        if charge.kind != Kind::Loan {
            return Err("wrongKind");
        }
        if charge.state != State::Live {
            return Err("documentVoid");
        }
        let open = self.open(loan);
        if open == 0 {
            return Err("alreadyPaid");
        }
        Self::check_amount(amount)?;
        if day < charge.day {
            return Err("dateBeforeDocument");
        }
        self.check_day(day)?;
        if amount > open {
            return Err("exceedsOutstanding");
        }
        let dues = charge.dues.iter().map(|due| (due.id, self.open_of(due)));
        let parts = super::allocate::oldest_first(amount, dues);
        let receipt = Document::new(Kind::Receipt, charge.customer, day, amount);
        let id = self.add(Document { method: Some(method), about: Some(loan), ..receipt });
        self.allocate(id, &parts);
        Ok(loan)
    }

    pub(super) fn use_advance(&mut self, id: i64, day: i64, plan: Option<&[Wish]>) -> Outcome {
        let document = self.with_rest(id, settles)?;
        let customer = document.customer.unwrap();
        if self.open_dues(customer).is_empty() {
            return Err("alreadyPaid");
        }
        if day < document.day {
            return Err("dateBeforeDocument");
        }
        let rest = self.rest(id);
        let amount = plan.map_or(rest, |wishes| wishes.iter().map(|(_, part)| part).sum());
        Self::check_amount(amount)?;
        self.check_day(day)?;
        if amount > rest {
            return Err("exceedsAdvance");
        }
        let parts = self.parts(customer, amount, plan)?;
        self.allocate(id, &parts);
        let to_loans: i64 =
            parts.iter().filter(|(due, _)| self.on_loans(*due)).map(|(_, part)| part).sum();
        if to_loans > 0 {
            let transfer = Document::new(Kind::AdvanceTransfer, Some(customer), day, to_loans);
            self.add(Document { about: Some(id), ..transfer });
        }
        Ok(id)
    }

    pub(super) fn refund(&mut self, id: i64, amount: i64, method: Method, day: i64) -> Outcome {
        let is_money =
            |kind| matches!(kind, Kind::OpeningAdvance | Kind::Receipt | Kind::CreditNote);
        let document = self.with_rest(id, is_money)?;
        if method == Method::Cheque {
            return Err("notAChoice");
        }
        if day < document.day {
            return Err("dateBeforeDocument");
        }
        Self::check_amount(amount)?;
        self.check_day(day)?;
        if amount > self.rest(id) {
            return Err("exceedsAdvance");
        }
        let refund = Document::new(Kind::Refund, document.customer, day, amount);
        Ok(self.add(Document { method: Some(method), about: Some(id), ..refund }))
    }

    pub(super) fn adjust(
        &mut self,
        kind: Kind,
        (customer, amount, day): (i64, i64, i64),
        plan: Option<&[Wish]>,
        reason: &str,
    ) -> Outcome {
        self.customer(customer)?;
        Self::check_amount(amount)?;
        self.check_day(day)?;
        if amount > self.stands(customer).outstanding {
            return Err("exceedsOutstanding");
        }
        let parts = self.parts(customer, amount, plan)?;
        if parts.iter().map(|(_, part)| part).sum::<i64>() < amount {
            return Err("exceedsOutstanding");
        }
        if reason.is_empty() {
            return Err("reasonMissing");
        }
        let id = self.add(Document::new(kind, Some(customer), day, amount));
        self.allocate(id, &parts);
        Ok(id)
    }

    pub(super) fn move_money(
        &mut self,
        kind: MoneyMove,
        amount: i64,
        method: Method,
        day: i64,
    ) -> Outcome {
        let kind = match kind {
            MoneyMove::OwnerIn => Kind::OwnerIn,
            MoneyMove::OwnerOut => Kind::OwnerOut,
            MoneyMove::CashToBank => Kind::CashToBank,
        };
        if method == Method::Cheque && kind != Kind::CashToBank {
            return Err("notAChoice");
        }
        Self::check_amount(amount)?;
        self.check_day(day)?;
        Ok(self.add(Document::new(kind, None, day, amount)))
    }

    fn with_rest(&self, id: i64, fits: fn(Kind) -> bool) -> Result<Document, &'static str> {
        let document = self.document(id)?;
        if !fits(document.kind) {
            return Err("wrongKind");
        }
        match document.state {
            State::Void => Err("documentVoid"),
            State::Bounced => Err("chequeBounced"),
            State::Live if self.rest(id) == 0 => Err("exceedsAdvance"),
            State::Live => Ok(document),
        }
    }

    fn on_loans(&self, due: i64) -> bool {
        self.documents.values().any(|d| d.on_loans && d.dues.iter().any(|other| other.id == due))
    }
}
