//! What a deed comes to at the counter. One for which there is no reason any more, such as paying when nothing is owed,
//! is left out.

use ledger::Date;

use super::super::cast::CAST;
use super::super::goods::GOODS;
use super::super::plan::{Due, Much};
use super::{Known, Player};
use crate::adjustments::{FeeKind, MoneyMove, NewAdjustment, NewFee, NewMoneyMove, VoidDocument};
use crate::customers::{NewCustomer, OpeningInput};
use crate::invoices::{LineInput, NewCreditNote, NewInvoice, ReturnedLine};
use crate::loans::{LoanKind, NewLoan, NewRepayment};
use crate::receipts::{
    BounceCheque, ChequeInput, DepositCheque, NewReceipt, ReceiptView, UseAdvance,
};
use crate::refusal::{Answer, Refusal};
use crate::session::{Any, Owner, Session, Staff};
use crate::values::{CustomerId, InstalmentInput, Method, Minor, Standing};

/// Thousandths of a unit.
const UNIT: i32 = 1_000;

impl Player<'_> {
    fn staff(&self) -> Answer<Session<Staff, Any>> {
        self.session()
    }

    fn owner(&self) -> Answer<Session<Owner, Any>> {
        self.session()
    }

    /// Remembers how a customer stands now.
    fn stands(&mut self, who: usize, standing: Option<Standing>) -> Answer<&mut Known> {
        let known = self.known(who)?;
        if let Some(standing) = standing {
            known.standing = standing;
        }
        Ok(known)
    }

    pub(super) async fn arrive(&mut self, who: usize, on: Date) -> Answer<()> {
        let one = CAST.get(who).ok_or(Refusal::CustomerNotFound)?;
        let opening = OpeningInput {
            amount: self.money(one.opening),
            as_of: on.to_string(),
            due_on: Some(on.plus_days(30)?.to_string()),
        };
        let new = NewCustomer {
            request_id: self.request(),
            name: one.name.to_owned(),
            phone: Some(format!("{}{}", self.prefix, one.phone)),
            email: None,
            company: one.company.map(str::to_owned),
            address: None,
            tax_id: None,
            credit_limit: one.limit.map(|rupees| self.money(rupees)),
            credit_days: Some(one.credit_days),
            language: None,
            note: None,
            opening: (one.opening != 0).then_some(opening),
        };
        let standing = self.staff()?.create_customer(new).await?.standing;
        if let Some(place) = self.known.get_mut(who) {
            *place = Some(Known::new(standing));
        }
        Ok(())
    }

    pub(super) async fn give(
        &mut self,
        who: usize,
        (rupees, kind, note, due): (i64, LoanKind, &str, Due),
        on: Date,
    ) -> Answer<()> {
        let (due_on, instalments) = self.due(rupees, due, on)?;
        let new = NewLoan {
            request_id: self.request(),
            customer_id: self.customer(who)?,
            amount: self.money(rupees),
            kind,
            issued_on: None,
            due_on,
            instalments,
            note: Some(note.to_owned()),
            override_reason: None,
        };
        let loan = self.staff()?.create_loan(new).await?;
        self.stands(who, Some(loan.standing))?.loan = Some(loan.id);
        Ok(())
    }

    fn due(
        &self,
        rupees: i64,
        due: Due,
        on: Date,
    ) -> Answer<(Option<String>, Vec<InstalmentInput>)> {
        match due {
            Due::Usual => Ok((None, Vec::new())),
            Due::InDays(days) => Ok((Some(on.plus_days(days)?.to_string()), Vec::new())),
            Due::Monthly(parts) => {
                let part = |nth| {
                    let amount = self.money(rupees / i64::from(parts));
                    Ok(InstalmentInput { due_on: on.plus_days(30 * nth)?.to_string(), amount })
                };
                Ok((None, (1..=parts).map(part).collect::<Answer<_>>()?))
            }
        }
    }

    pub(super) async fn bill(&mut self, who: usize, goods: &[(usize, i32)]) -> Answer<()> {
        let new = NewInvoice {
            request_id: self.request(),
            customer_id: self.customer(who)?,
            issued_on: None,
            due_on: None,
            instalments: Vec::new(),
            lines: goods.iter().filter_map(|(good, times)| self.line(*good, *times)).collect(),
            inter_state: false,
            round_off: true,
            note: None,
            override_reason: None,
            replaces: None,
        };
        let invoice = self.staff()?.create_invoice(new).await?;
        self.stands(who, Some(invoice.standing))?.invoice = Some(invoice.id);
        Ok(())
    }

    fn line(&self, index: usize, times: i32) -> Option<LineInput> {
        let good = GOODS.get(index)?;
        Some(LineInput {
            description: good.name.to_owned(),
            quantity: good.usual * times * UNIT,
            unit: Some(good.unit.to_owned()),
            unit_price: Minor(good.price * self.rupee / 100_000),
            discount_rate: None,
            discount_amount: None,
            tax_rate_id: self.rates.get(index).copied().flatten(),
            price_includes_tax: true,
        })
    }

    /// What was paid ahead is used first.
    pub(super) async fn pay(
        &mut self,
        who: usize,
        rupees: Option<i64>,
        with: Method,
        on: Date,
    ) -> Answer<()> {
        self.use_advance(who).await?;
        let owed = self.known(who)?.standing.outstanding;
        let amount = rupees.map_or(owed, |rupees| self.money(rupees).min(owed));
        if amount > Minor::ZERO {
            let receipt = self.receive(who, amount, with, on).await?;
            let known = self.stands(who, Some(receipt.standing))?;
            if with == Method::Cheque {
                (known.cheque, known.in_hand) = (Some(receipt.id), true);
            }
        }
        Ok(())
    }

    pub(super) async fn pay_ahead(
        &mut self,
        who: usize,
        rupees: i64,
        with: Method,
        on: Date,
    ) -> Answer<()> {
        let receipt = self.receive(who, self.money(rupees), with, on).await?;
        self.stands(who, Some(receipt.standing))?.ahead = Some(receipt.id);
        Ok(())
    }

    async fn receive(
        &mut self,
        who: usize,
        amount: Minor,
        method: Method,
        on: Date,
    ) -> Answer<ReceiptView> {
        let request_id = self.request();
        let number = format!("{:06}", 204_100 + self.requests);
        let cheque = ChequeInput { number, dated: on.to_string() };
        let new = NewReceipt {
            request_id,
            customer_id: self.customer(who)?,
            amount,
            method,
            cheque: (method == Method::Cheque).then_some(cheque),
            received_on: None,
            reference: None,
            note: None,
            allocation: None,
        };
        self.staff()?.record_receipt(new).await
    }

    pub(super) async fn repay(&mut self, who: usize, rupees: i64, method: Method) -> Answer<()> {
        let Some(loan_id) = self.known(who)?.loan else { return Ok(()) };
        let new = NewRepayment {
            request_id: self.request(),
            loan_id,
            amount: self.money(rupees),
            method,
            cheque: None,
            received_on: None,
            reference: None,
            note: None,
        };
        let loan = self.staff()?.record_repayment(new).await?;
        self.stands(who, Some(loan.standing))?;
        Ok(())
    }

    pub(super) async fn use_advance(&mut self, who: usize) -> Answer<()> {
        let known = self.known(who)?;
        let needed =
            known.standing.outstanding > Minor::ZERO && known.standing.advance > Minor::ZERO;
        let Some(document_id) = known.ahead.filter(|_| needed) else { return Ok(()) };
        let request_id = self.request();
        let new = UseAdvance { request_id, document_id, allocation: None, on: None };
        let standing = self.staff()?.use_advance(new).await?.standing;
        self.stands(who, standing)?;
        Ok(())
    }

    pub(super) async fn deposit(&mut self, who: usize) -> Answer<()> {
        let known = self.known(who)?;
        let in_hand = std::mem::take(&mut known.in_hand);
        let Some(receipt_id) = known.cheque.filter(|_| in_hand) else { return Ok(()) };
        let new = DepositCheque { request_id: self.request(), receipt_id, on: None };
        self.staff()?.deposit_cheque(new).await?;
        Ok(())
    }

    pub(super) async fn bounce(&mut self, who: usize, fee: i64) -> Answer<()> {
        let Some(receipt_id) = self.known(who)?.cheque.take() else { return Ok(()) };
        let new = BounceCheque {
            request_id: self.request(),
            receipt_id,
            on: None,
            fee: Some(self.money(fee)),
            note: Some("Funds insufficient".to_owned()),
        };
        let receipt = self.staff()?.bounce_cheque(new).await?;
        self.stands(who, Some(receipt.standing))?;
        Ok(())
    }

    pub(super) async fn take_back(&mut self, who: usize) -> Answer<()> {
        let Some(invoice_id) = self.known(who)?.invoice else { return Ok(()) };
        let new = NewCreditNote {
            request_id: self.request(),
            invoice_id,
            lines: vec![ReturnedLine { position: 1, quantity: UNIT }],
            on: None,
            note: Some("Damaged".to_owned()),
        };
        let invoice = self.staff()?.create_credit_note(new).await?;
        let note = invoice.credit_notes.last().copied();
        let known = self.stands(who, Some(invoice.standing))?;
        known.ahead = note.or(known.ahead);
        Ok(())
    }

    pub(super) async fn discount(&mut self, who: usize, rupees: i64) -> Answer<()> {
        let owed = self.known(who)?.standing.outstanding;
        let amount = self.money(rupees).min(owed);
        let Some(new) = self.adjustment(who, amount, "Settles the rest")? else { return Ok(()) };
        let standing = self.owner()?.give_discount(new).await?.standing;
        self.stands(who, standing)?;
        Ok(())
    }

    pub(super) async fn give_up(&mut self, who: usize) -> Answer<()> {
        let owed = self.known(who)?.standing.outstanding;
        let Some(new) = self.adjustment(who, owed, "Left the neighbourhood")? else {
            return Ok(());
        };
        let standing = self.owner()?.write_off(new).await?.standing;
        self.stands(who, standing)?;
        Ok(())
    }

    fn adjustment(
        &mut self,
        who: usize,
        amount: Minor,
        reason: &str,
    ) -> Answer<Option<NewAdjustment>> {
        let (request_id, customer_id) = (self.request(), self.customer(who)?);
        let reason = reason.to_owned();
        let new =
            NewAdjustment { request_id, customer_id, amount, on: None, allocation: None, reason };
        Ok((amount > Minor::ZERO).then_some(new))
    }

    pub(super) async fn late_fee(&mut self, who: usize, rupees: i64) -> Answer<()> {
        let new = NewFee {
            request_id: self.request(),
            customer_id: self.customer(who)?,
            kind: FeeKind::LateFee,
            amount: self.money(rupees),
            issued_on: None,
            due_on: None,
            note: None,
        };
        let standing = self.staff()?.charge_fee(new).await?.standing;
        self.stands(who, standing)?;
        Ok(())
    }

    pub(super) async fn undo(&mut self, who: usize) -> Answer<()> {
        let Some(document_id) = self.known(who)?.loan.take() else { return Ok(()) };
        let reason = "Written twice".to_owned();
        let new = VoidDocument { request_id: self.request(), document_id, reason };
        let standing = self.staff()?.void_document(new).await?.standing;
        self.stands(who, standing)?;
        Ok(())
    }

    pub(super) async fn archive(&mut self, who: usize) -> Answer<()> {
        let customer: CustomerId = self.customer(who)?;
        self.staff()?.archive_customer(customer).await?;
        Ok(())
    }

    pub(super) async fn owner_money(
        &mut self,
        kind: MoneyMove,
        method: Method,
        much: Much,
    ) -> Answer<()> {
        let amount = match much {
            Much::Rupees(rupees) => self.money(rupees),
            Much::Percent(share) => self.share(method, share).await?,
        };
        if amount > Minor::ZERO {
            let request_id = self.request();
            let new = NewMoneyMove { request_id, kind, amount, method, on: None, note: None };
            self.owner()?.move_money(new).await?;
        }
        Ok(())
    }

    /// So many percent of what lies in an account, in hundreds of rupees.
    async fn share(&self, method: Method, percent: i64) -> Answer<Minor> {
        let account = match method {
            Method::Cash | Method::Cheque => "cash",
            Method::MobileMoney => "mobileMoney",
            Method::Bank => "bank",
        };
        let trial = self.owner()?.trial_balance(None).await?;
        let lies = trial.rows.iter().find(|row| row.account == account);
        let share = lies.map_or(0, |row| row.debit.0 * percent / 100);
        let round = self.money(100).0.max(1);
        Ok(Minor(share / round * round))
    }
}
