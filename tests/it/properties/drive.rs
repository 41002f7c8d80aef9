//! A command of the model, asked at the front door.

use acceptance::Shop;
use acceptance::model::{Command, Wish};
use books::adjustments::{
    ClosePeriod, DocumentView, FeeKind, NewAdjustment, NewFee, NewMoneyMove, VoidDocument,
};
use books::loans::{LoanKind, LoanView, NewLoan, NewRepayment};
use books::receipts::{
    BounceCheque, ChequeInput, DepositCheque, NewReceipt, NewRefund, ReceiptView, UseAdvance,
};
use books::values::{
    AllocationInput, CustomerId, DocumentId, DueId, InstalmentInput, Method, Minor, Standing,
};
use books::{Answer, Fresh, Owner};

/// What the window would show after a command.
#[derive(Debug)]
pub struct Shown {
    /// The document, customer or nothing it is about.
    pub id: i64,
    /// What is open or left of the document.
    pub rest: Option<i64>,
    /// How the customer stands.
    pub standing: Option<Standing>,
}

/// Asks for a command under a request id.
pub async fn ask(shop: &Shop, command: &Command, request_id: &str) -> Answer<Shown> {
    let request_id = request_id.to_owned();
    match command.clone() {
        Command::Loan { .. } | Command::Fee { .. } => charge(shop, command, request_id).await,
        Command::Repay { loan, amount, method, day } => {
            let (loan_id, received_on) = (DocumentId(loan), Some(date(day)));
            let (amount, cheque) = (Minor(amount), cheque(method, day));
            let input = NewRepayment {
                request_id,
                loan_id,
                amount,
                method,
                cheque,
                received_on,
                reference: None,
                note: None,
            };
            shop.staff().record_repayment(input).await.map(Shown::from)
        }
        Command::Receive { .. } | Command::UseAdvance { .. } | Command::Refund { .. } => {
            money(shop, command, request_id).await
        }
        Command::Discount { .. } | Command::WriteOff { .. } => {
            adjust(shop, command, request_id).await
        }
        Command::MoveMoney { kind, amount, method, day } => {
            let (amount, on) = (Minor(amount), Some(date(day)));
            let input = NewMoneyMove { request_id, kind, amount, method, on, note: None };
            shop.owner().move_money(input).await.map(Shown::from)
        }
        Command::Deposit { receipt, day } => {
            let input =
                DepositCheque { request_id, receipt_id: DocumentId(receipt), on: Some(date(day)) };
            shop.staff().deposit_cheque(input).await.map(Shown::from)
        }
        Command::Bounce { receipt, day, fee } => {
            let (receipt_id, on, fee) = (DocumentId(receipt), Some(date(day)), fee.map(Minor));
            let note = Some("funds insufficient".to_owned());
            shop.staff()
                .bounce_cheque(BounceCheque { request_id, receipt_id, on, fee, note })
                .await
                .map(Shown::from)
        }
        Command::Void { document, reason } => {
            let (document_id, reason) = (DocumentId(document), reason.to_owned());
            shop.staff()
                .void_document(VoidDocument { request_id, document_id, reason })
                .await
                .map(Shown::from)
        }
        Command::Close { through } => {
            let session = shop.session::<Owner, Fresh>()?;
            session.close_period(ClosePeriod { through: through.map(date) }).await?;
            Ok(Shown { id: 0, rest: None, standing: None })
        }
        Command::Archive { customer, archived } => {
            let id = CustomerId(customer);
            let view = if archived {
                shop.staff().archive_customer(id).await?
            } else {
                shop.staff().restore_customer(id).await?
            };
            Ok(Shown { id: customer, rest: None, standing: Some(view.standing) })
        }
    }
}

async fn charge(shop: &Shop, command: &Command, request_id: String) -> Answer<Shown> {
    match command.clone() {
        Command::Loan { customer, cash, amount, day, dues, overridden } => {
            let instalment = |(due, part): (i64, i64)| InstalmentInput {
                due_on: date(due),
                amount: Minor(part),
            };
            let input = NewLoan {
                request_id,
                customer_id: CustomerId(customer),
                amount: Minor(amount),
                kind: if cash { LoanKind::Cash } else { LoanKind::Goods },
                issued_on: Some(date(day)),
                due_on: None,
                instalments: dues.into_iter().map(instalment).collect(),
                note: None,
                override_reason: overridden.then(|| "an old friend".to_owned()),
            };
            shop.staff().create_loan(input).await.map(Shown::from)
        }
        Command::Fee { customer, amount, day, due } => {
            let input = NewFee {
                request_id,
                customer_id: CustomerId(customer),
                kind: FeeKind::LateFee,
                amount: Minor(amount),
                issued_on: Some(date(day)),
                due_on: Some(date(due)),
                note: None,
            };
            shop.staff().charge_fee(input).await.map(Shown::from)
        }
        other => unreachable!("{other:?}"),
    }
}

async fn money(shop: &Shop, command: &Command, request_id: String) -> Answer<Shown> {
    match command.clone() {
        Command::Receive { customer, amount, method, day, plan } => {
            let input = NewReceipt {
                request_id,
                customer_id: CustomerId(customer),
                amount: Minor(amount),
                method,
                cheque: cheque(method, day),
                received_on: Some(date(day)),
                reference: None,
                note: None,
                allocation: plan.map(wishes),
            };
            shop.staff().record_receipt(input).await.map(Shown::from)
        }
        Command::UseAdvance { document, day, plan } => {
            let (document_id, on) = (DocumentId(document), Some(date(day)));
            let input = UseAdvance { request_id, document_id, allocation: plan.map(wishes), on };
            shop.staff().use_advance(input).await.map(Shown::from)
        }
        Command::Refund { document, amount, method, day } => {
            let (document_id, amount, on) = (DocumentId(document), Minor(amount), Some(date(day)));
            let input = NewRefund { request_id, document_id, amount, method, on, note: None };
            shop.owner().refund_advance(input).await.map(Shown::from)
        }
        other => unreachable!("{other:?}"),
    }
}

async fn adjust(shop: &Shop, command: &Command, request_id: String) -> Answer<Shown> {
    let input = |customer: i64, amount: i64, day: i64, plan: Option<Vec<Wish>>, reason: &str| {
        NewAdjustment {
            request_id,
            customer_id: CustomerId(customer),
            amount: Minor(amount),
            on: Some(date(day)),
            allocation: plan.map(wishes),
            reason: reason.to_owned(),
        }
    };
    match command.clone() {
        Command::Discount { customer, amount, day, plan, reason } => {
            let input = input(customer, amount, day, plan, reason);
            shop.owner().give_discount(input).await.map(Shown::from)
        }
        Command::WriteOff { customer, amount, day, plan, reason } => {
            let input = input(customer, amount, day, plan, reason);
            shop.owner().write_off(input).await.map(Shown::from)
        }
        other => unreachable!("{other:?}"),
    }
}

/// A day as people write it.
pub fn date(day: i64) -> String {
    ledger::Date::from_day_number(i32::try_from(day).unwrap()).unwrap().to_string()
}

fn cheque(method: Method, day: i64) -> Option<ChequeInput> {
    (method == Method::Cheque)
        .then(|| ChequeInput { number: "000123".to_owned(), dated: date(day) })
}

fn wishes(plan: Vec<Wish>) -> Vec<AllocationInput> {
    let wish = |(due, part)| AllocationInput { due_id: DueId(due), amount: Minor(part) };
    plan.into_iter().map(wish).collect()
}

impl From<LoanView> for Shown {
    fn from(loan: LoanView) -> Self {
        Self { id: loan.id.0, rest: Some(loan.remaining.0), standing: Some(loan.standing) }
    }
}

impl From<ReceiptView> for Shown {
    fn from(receipt: ReceiptView) -> Self {
        Self { id: receipt.id.0, rest: Some(receipt.rest.0), standing: Some(receipt.standing) }
    }
}

impl From<DocumentView> for Shown {
    fn from(document: DocumentView) -> Self {
        Self { id: document.id.0, rest: Some(document.rest.0), standing: document.standing }
    }
}
