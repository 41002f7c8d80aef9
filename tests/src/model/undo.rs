//! Cheques that come back, documents that are voided, periods that are closed.

use books::values::{DocumentKind as Kind, Method};

use super::{Document, Model, Outcome, State};

impl Model {
    pub(super) fn deposit(&mut self, id: i64, day: i64) -> Outcome {
        let receipt = self.cheque(id)?;
        if receipt.state == State::Live && self.deposited(id).is_some() {
            return Err("chequeState");
        }
        self.check_cheque(id, &receipt, day)?;
        let deposit = Document::new(Kind::ChequeDeposit, receipt.customer, day, receipt.amount);
        self.add(Document { about: Some(id), ..deposit });
        Ok(id)
    }

    pub(super) fn bounce(&mut self, id: i64, day: i64, fee: Option<i64>) -> Outcome {
        let receipt = self.cheque(id)?;
        self.check_cheque(id, &receipt, day)?;
        if self.refunded(id) > 0 {
            return Err("inUse");
        }
        let customer = receipt.customer.unwrap();
        if let Some(fee) = fee {
            self.check_charge(customer, fee, day, &[(day, fee)])?;
        }
        let bounce = Document::new(Kind::ChequeBounce, Some(customer), day, receipt.amount);
        let about = self.add(Document { about: Some(id), ..bounce });
        self.end(id, State::Bounced);
        if let Some(fee) = fee {
            self.fee(customer, fee, day, day, Some(about))?;
        }
        Ok(id)
    }

    pub(super) fn void(&mut self, id: i64, reason: &str) -> Outcome {
        let document = self.document(id)?;
        let receipt = document.about.filter(|_| document.kind == Kind::ChequeDeposit);
        let of_receipt = receipt.map_or(State::Live, |id| self.documents[&id].state);
        if matches!(document.kind, Kind::ChequeBounce | Kind::AdvanceTransfer) {
            return Err("wrongKind");
        }
        if document.state == State::Void || of_receipt == State::Void {
            return Err("documentVoid");
        }
        if document.state == State::Bounced || of_receipt == State::Bounced {
            return Err("chequeBounced");
        }
        self.check_day(self.today)?;
        if self.refunded(id) > 0 || self.is_let_off(&document) {
            return Err("inUse");
        }
        if reason.is_empty() {
            return Err("reasonMissing");
        }
        self.end(id, State::Void);
        Ok(id)
    }

    /// A discount or write-off settles some of it.
    fn is_let_off(&self, charge: &Document) -> bool {
        let of_charge = |due: i64| charge.dues.iter().any(|other| other.id == due);
        let is_no_money =
            |id: &i64| matches!(self.documents[id].kind, Kind::SettlementDiscount | Kind::WriteOff);
        self.allocations.iter().any(|(settling, due, _)| of_charge(*due) && is_no_money(settling))
    }

    /// Nothing settles or is settled by it any more.
    fn end(&mut self, id: i64, state: State) {
        let document = self.documents.get_mut(&id).unwrap();
        document.state = state;
        let dues: Vec<_> = document.dues.iter().map(|due| due.id).collect();
        self.allocations.retain(|(settling, due, _)| *settling != id && !dues.contains(due));
    }

    pub(super) fn close(&mut self, through: Option<i64>) -> Outcome {
        if through.is_some_and(|through| through > self.today) {
            return Err("dateInFuture");
        }
        self.closed = through;
        Ok(0)
    }

    fn cheque(&self, id: i64) -> Result<Document, &'static str> {
        let receipt = self.document(id)?;
        if receipt.kind == Kind::Receipt { Ok(receipt) } else { Err("wrongKind") }
    }

    fn deposited(&self, id: i64) -> Option<i64> {
        self.about(id, Kind::ChequeDeposit).next().map(|(_, deposit)| deposit.day)
    }

    fn check_cheque(&self, id: i64, receipt: &Document, day: i64) -> Result<(), &'static str> {
        match receipt.state {
            State::Void => return Err("documentVoid"),
            State::Bounced => return Err("chequeBounced"),
            State::Live if receipt.method != Some(Method::Cheque) => return Err("chequeState"),
            State::Live => {}
        }
        if day < self.deposited(id).unwrap_or(receipt.day) {
            return Err("dateBeforeDocument");
        }
        self.check_day(day)
    }
}
