//! What a clerk does in each step of a round: every kind of entry there is, some in plain words before and after them.

use books::adjustments::{
    ClosePeriod, FeeKind, MoneyMove, NewAdjustment, NewFee, NewMoneyMove, VoidDocument,
};
use books::customers::{CustomerChange, NewCustomer, OpeningInput};
use books::invoices::{LineInput, NewCreditNote, NewInvoice, ReturnedLine};
use books::loans::{BillLoan, LoanKind, NewLoan, NewRepayment};
use books::receipts::{
    BounceCheque, ChequeInput, DepositCheque, NewReceipt, NewRefund, UseAdvance,
};
use books::values::{CustomerId, DocumentId, Method, Minor};
use books::{Answer, Refusal};

use super::{Clerk, ROUND};

/// The screen whose draft is kept.
pub(super) const DRAFT: &str = "receipt";

/// The names of a round's steps whose ids later steps need.
const CUSTOMER: usize = 0;
const LOAN: usize = 1;
const ADVANCE: usize = 3;
const INVOICE: usize = 4;
const CHEQUE: usize = 10;
const CASH_LOAN: usize = 13;
const TO_BILL: usize = 17;

/// Whether a step carries a request id; the others are the same when they are done twice.
pub(super) fn has_request(act: usize) -> bool {
    act < 20
}

impl Clerk {
    /// Does a step. What it writes depends on nothing but the number and the ids of the steps before.
    pub(super) async fn act(&self, step: usize) -> Answer<i64> {
        match step % ROUND {
            0..7 => self.give(step).await,
            7..13 => self.settle(step).await,
            13..20 => self.undo(step).await,
            _ => self.beside(step).await,
        }
    }

    async fn give(&self, step: usize) -> Answer<i64> {
        let (staff, request_id) = (self.staff()?, request(step));
        let customer_id = || CustomerId(self.id(step, CUSTOMER));
        match step % ROUND {
            CUSTOMER => {
                let opening = OpeningInput {
                    amount: Minor(12_500),
                    as_of: "2026-10-01".into(),
                    due_on: None,
                };
                let new = NewCustomer { opening: Some(opening), ..customer(step) };
                Ok(staff.create_customer(new).await?.standing.customer_id.0)
            }
            LOAN => Ok(staff
                .create_loan(loan(step, customer_id(), LoanKind::Goods, 90_000))
                .await?
                .id
                .0),
            2 => {
                let loan_id = DocumentId(self.id(step, LOAN));
                let new = NewRepayment {
                    request_id,
                    loan_id,
                    amount: Minor(30_000),
                    method: Method::Cash,
                    cheque: None,
                    received_on: None,
                    reference: Some("counter".into()),
                    note: None,
                };
                Ok(staff
                    .record_repayment(new)
                    .await?
                    .repayments
                    .first()
                    .map_or(0, |row| row.document_id.0))
            }
            ADVANCE => {
                Ok(staff.record_receipt(receipt(step, customer_id(), 200_000, None)).await?.id.0)
            }
            INVOICE => Ok(staff.create_invoice(invoice(step, customer_id())).await?.id.0),
            5 => {
                let document_id = DocumentId(self.id(step, ADVANCE));
                let new = UseAdvance { request_id, document_id, allocation: None, on: None };
                Ok(staff.use_advance(new).await?.id.0)
            }
            _ => {
                let document_id = DocumentId(self.id(step, ADVANCE));
                let (method, amount) = (Method::MobileMoney, Minor(1_000));
                let new =
                    NewRefund { request_id, document_id, amount, method, on: None, note: None };
                Ok(self.owner()?.refund_advance(new).await?.id.0)
            }
        }
    }

    async fn settle(&self, step: usize) -> Answer<i64> {
        let (staff, request_id) = (self.staff()?, request(step));
        let customer_id = CustomerId(self.id(step, CUSTOMER));
        match step % ROUND {
            7 => {
                let invoice_id = DocumentId(self.id(step, INVOICE));
                let lines = vec![ReturnedLine { position: 2, quantity: 1_000 }];
                let new = NewCreditNote { request_id, invoice_id, lines, on: None, note: None };
                Ok(staff.create_credit_note(new).await?.id.0)
            }
            8 => {
                let new = NewFee {
                    request_id,
                    customer_id,
                    kind: FeeKind::LateFee,
                    amount: Minor(2_500),
                    issued_on: None,
                    due_on: None,
                    note: Some("a week late".into()),
                };
                Ok(staff.charge_fee(new).await?.id.0)
            }
            9 => Ok(self.owner()?.give_discount(adjustment(step, customer_id, 700)).await?.id.0),
            CHEQUE => {
                let cheque =
                    ChequeInput { number: format!("C-{step}"), dated: "2026-11-20".into() };
                Ok(staff
                    .record_receipt(receipt(step, customer_id, 1_500, Some(cheque)))
                    .await?
                    .id
                    .0)
            }
            11 => {
                let receipt_id = DocumentId(self.id(step, CHEQUE));
                Ok(staff
                    .deposit_cheque(DepositCheque { request_id, receipt_id, on: None })
                    .await?
                    .id
                    .0)
            }
            _ => {
                let receipt_id = DocumentId(self.id(step, CHEQUE));
                let (fee, note) = (Some(Minor(300)), Some("funds insufficient".into()));
                let new = BounceCheque { request_id, receipt_id, on: None, fee, note };
                Ok(staff.bounce_cheque(new).await?.id.0)
            }
        }
    }

    async fn undo(&self, step: usize) -> Answer<i64> {
        let (staff, request_id) = (self.staff()?, request(step));
        let customer_id = CustomerId(self.id(step, CUSTOMER));
        match step % ROUND {
            CASH_LOAN => {
                Ok(staff.create_loan(loan(step, customer_id, LoanKind::Cash, 40_000)).await?.id.0)
            }
            14 => {
                let document_id = DocumentId(self.id(step, CASH_LOAN));
                let new = VoidDocument { request_id, document_id, reason: "written twice".into() };
                Ok(staff.void_document(new).await?.id.0)
            }
            15 => Ok(self.owner()?.write_off(adjustment(step, customer_id, 400)).await?.id.0),
            16 => {
                let new = NewMoneyMove {
                    request_id,
                    kind: MoneyMove::CashToBank,
                    amount: Minor(5_000),
                    method: Method::Cash,
                    on: None,
                    note: None,
                };
                Ok(self.owner()?.move_money(new).await?.id.0)
            }
            TO_BILL => {
                Ok(staff.create_loan(loan(step, customer_id, LoanKind::Goods, 8_000)).await?.id.0)
            }
            18 => {
                let (loan_id, invoice) =
                    (DocumentId(self.id(step, TO_BILL)), invoice(step, customer_id));
                Ok(staff.bill_loan(BillLoan { request_id, loan_id, invoice }).await?.id.0)
            }
            _ => {
                let document_id = DocumentId(self.id(step, INVOICE));
                let new = VoidDocument { request_id, document_id, reason: "other goods".into() };
                match staff.void_document(new).await {
                    // A credit note was made of it: that, too, is an answer to be had twice.
                    Err(refused) if matches!(refused.refusal, Refusal::InUse { .. }) => Ok(0),
                    done => Ok(done?.id.0),
                }
            }
        }
    }

    /// What carries no request id: done twice, it says the same.
    async fn beside(&self, step: usize) -> Answer<i64> {
        let id = CustomerId(self.id(step, CUSTOMER));
        match step % ROUND {
            20 => {
                let note = Some(Some(format!("asked on step {step}")));
                let change = CustomerChange { note, ..CustomerChange::default() };
                self.staff()?.change_customer(id, change).await?;
            }
            21 => drop(self.staff()?.archive_customer(id).await?),
            22 => self.staff()?.save_draft(DRAFT, &format!("{{\"step\":{step}}}")).await?,
            23 => {
                let through = Some("2026-09-30".to_owned());
                self.fresh()?.close_period(ClosePeriod { through }).await?;
            }
            24 => self.rest().await?,
            _ => drop(self.staff()?.restore_customer(id).await?),
        }
        Ok(0)
    }
}

/// The request id of a step.
fn request(step: usize) -> String {
    format!("0c1e4000-0000-4000-8000-{step:012x}")
}

fn customer(step: usize) -> NewCustomer {
    NewCustomer {
        request_id: request(step),
        name: format!("Customer of step {step}"),
        phone: None,
        email: Some(format!("c{step}@example.in")),
        company: Some("Traders & Sons".into()),
        address: None,
        tax_id: None,
        credit_limit: None,
        credit_days: Some(15),
        language: None,
        note: None,
        opening: None,
    }
}

fn loan(step: usize, customer_id: CustomerId, kind: LoanKind, amount: i64) -> NewLoan {
    NewLoan {
        request_id: request(step),
        customer_id,
        amount: Minor(amount),
        kind,
        issued_on: Some("2026-11-01".into()),
        due_on: None,
        instalments: Vec::new(),
        note: Some(format!("step {step}")),
        override_reason: None,
    }
}

fn receipt(
    step: usize,
    customer_id: CustomerId,
    amount: i64,
    cheque: Option<ChequeInput>,
) -> NewReceipt {
    NewReceipt {
        request_id: request(step),
        customer_id,
        amount: Minor(amount),
        method: if cheque.is_some() { Method::Cheque } else { Method::Cash },
        cheque,
        received_on: None,
        reference: None,
        note: Some(format!("step {step}")),
        allocation: None,
    }
}

fn adjustment(step: usize, customer_id: CustomerId, amount: i64) -> NewAdjustment {
    let (on, allocation, reason) = (None, None, format!("step {step}"));
    NewAdjustment {
        request_id: request(step),
        customer_id,
        amount: Minor(amount),
        on,
        allocation,
        reason,
    }
}

fn invoice(step: usize, customer_id: CustomerId) -> NewInvoice {
    let line = |description: &str, quantity, unit_price| LineInput {
        description: description.to_owned(),
        quantity,
        unit: Some("kg".into()),
        unit_price: Minor(unit_price),
        discount_rate: None,
        discount_amount: None,
        tax_rate_id: None,
        price_includes_tax: false,
    };
    NewInvoice {
        request_id: request(step),
        customer_id,
        issued_on: None,
        due_on: None,
        instalments: Vec::new(),
        lines: vec![
            line("Rice", 5_000, 6_000),
            line("Lentils", 2_500, 12_000),
            line("Oil", 1_000, 17_550),
        ],
        inter_state: false,
        round_off: true,
        note: None,
        override_reason: None,
        replaces: None,
    }
}
