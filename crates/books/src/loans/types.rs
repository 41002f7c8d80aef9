//! What loans and repayments look like to the window.

use serde::{Deserialize, Serialize};
use specta::Type;

use crate::receipts::ChequeInput;
use crate::values::{
    AllocationView, CaseId, ChargeFilter, ChargeStatus, CustomerId, Day, DocumentId, DocumentKind,
    DueView, Ended, InstalmentInput, Method, Minor, Moment, Standing,
};

/// What was given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum LoanKind {
    /// Goods on credit without a bill.
    Goods,
    /// Cash.
    Cash,
}

/// Credit given to a customer.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct NewLoan {
    /// UUID made by the form when it opened.
    pub request_id: String,
    /// To whom.
    pub customer_id: CustomerId,
    /// Minor units, 1 to 10¹².
    pub amount: Minor,
    /// Goods or cash.
    pub kind: LoanKind,
    /// Civil date; today when absent.
    #[serde(default)]
    pub issued_on: Option<String>,
    /// Civil date of the only due; the customer's credit days after issue (or the day itself) when absent.
    #[serde(default)]
    pub due_on: Option<String>,
    /// Several dues instead of `due_on`; they must add up to the amount.
    #[serde(default)]
    pub instalments: Vec<InstalmentInput>,
    /// Free text.
    #[serde(default)]
    pub note: Option<String>,
    /// An owner's reason for going beyond the credit limit.
    #[serde(default)]
    pub override_reason: Option<String>,
}

/// One loan with its dues and repayments.
#[derive(Debug, Clone, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct LoanView {
    /// The loan.
    pub id: DocumentId,
    /// Its number, `LN/26-27/0001`.
    pub number: String,
    /// How the customer stands now.
    pub standing: Standing,
    /// Goods or cash.
    pub kind: LoanKind,
    /// Minor units.
    pub amount: Minor,
    /// Civil date.
    pub issued_on: Day,
    /// Its dues by date.
    pub dues: Vec<DueView>,
    /// Σ settled.
    pub repaid: Minor,
    /// Σ open: what remains.
    pub remaining: Minor,
    /// Computed for today.
    pub status: ChargeStatus,
    /// Something is settled and something open.
    pub part_paid: bool,
    /// Days the oldest open due is late, else 0.
    pub days_overdue: u32,
    /// Free text.
    pub note: Option<String>,
    /// What settles it, oldest first.
    pub repayments: Vec<AllocationView>,
    /// How it ended, if it did.
    pub ended: Option<Ended>,
    /// The invoice that was made of it.
    pub billed_as: Option<DocumentId>,
    /// The case that is worked on and is about it: it is disputed.
    pub case_id: Option<CaseId>,
    /// Who recorded it.
    pub created_by: String,
    /// When.
    pub created_at: Moment,
    /// This person may void it now.
    pub voidable: bool,
}

/// Which loans.
#[derive(Debug, Clone, Default, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase", default)]
pub struct LoanQuery {
    /// Pending, paid, overdue or void; all but void when absent.
    pub status: Option<ChargeFilter>,
    /// Of one customer.
    pub customer_id: Option<CustomerId>,
    /// A loan number, or the beginning of one.
    pub search: Option<String>,
    /// Cursor of the next stretch.
    pub after: Option<String>,
    /// 1 to 200; 50 unless told otherwise.
    pub limit: Option<u32>,
}

/// A row of the loan list, newest first.
#[derive(Debug, Clone, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct LoanRow {
    /// The loan.
    pub id: DocumentId,
    /// Its number.
    pub number: String,
    /// To whom.
    pub customer_id: CustomerId,
    /// Their name.
    pub customer_name: String,
    /// Goods or cash.
    pub kind: LoanKind,
    /// Civil date.
    pub issued_on: Day,
    /// Minor units.
    pub amount: Minor,
    /// Σ open.
    pub remaining: Minor,
    /// The next open due.
    pub next_due: Option<Day>,
    /// Computed for today.
    pub status: ChargeStatus,
    /// Something is settled and something open.
    pub part_paid: bool,
}

/// All loans in figures. What was given is what was collected, let off, and is still outstanding.
#[derive(Debug, Clone, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct LoanSummary {
    /// Σ amounts of loans that are not void.
    pub issued: Minor,
    /// Σ of the money that settles them, whichever verb brought it: receipts, and advances the book began with.
    pub collected: Minor,
    /// Σ settled on them without money: discounts, write-offs, and credit notes for goods that came back.
    pub let_off: Minor,
    /// Σ open.
    pub outstanding: Minor,
    /// Σ open before today.
    pub overdue: Minor,
    /// How many loans.
    pub count: u32,
    /// How many repayments: what one receipt settles of one loan is one, however it was recorded.
    pub repayments: u32,
    /// Mean days from a loan to its money (0 if there before), weighted by amount, in tenths; null before the first.
    pub average_days_tenths: Option<i32>,
    /// Mean repayment, collected over repayments; null before the first.
    pub average_repayment: Option<Minor>,
}

/// Money received against one loan.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct NewRepayment {
    /// UUID made by the form when it opened.
    pub request_id: String,
    /// Which loan.
    pub loan_id: DocumentId,
    /// Minor units, at most what remains.
    pub amount: Minor,
    /// How.
    pub method: Method,
    /// Required when the method is a cheque.
    #[serde(default)]
    pub cheque: Option<ChequeInput>,
    /// Civil date; today when absent.
    #[serde(default)]
    pub received_on: Option<String>,
    /// A transfer's or UPI reference.
    #[serde(default)]
    pub reference: Option<String>,
    /// Free text.
    #[serde(default)]
    pub note: Option<String>,
}

/// Which repayments: of the shop, a customer or a loan; what was customer and loan at once is the loan's.
#[derive(Debug, Clone, Default, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase", default)]
pub struct RepaymentQuery {
    /// Of one customer.
    pub customer_id: Option<CustomerId>,
    /// Of one loan.
    pub loan_id: Option<DocumentId>,
    /// What settled loans without money instead: discounts, write-offs, credit notes.
    pub let_off: bool,
    /// Cursor of the next stretch.
    pub after: Option<String>,
    /// 1 to 200; 50 unless told otherwise.
    pub limit: Option<u32>,
}

/// What one document settles of one loan, however it was recorded.
#[derive(Debug, Clone, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct RepaymentRow {
    /// The receipt, or what else settled.
    pub document_id: DocumentId,
    /// What that is.
    pub kind: DocumentKind,
    /// Its number; empty for what has none.
    pub number: String,
    /// Against which loan.
    pub loan_id: DocumentId,
    /// The loan's number.
    pub loan_number: String,
    /// From whom.
    pub customer_id: CustomerId,
    /// Their name.
    pub customer_name: String,
    /// Civil date of the document.
    pub received_on: Day,
    /// How much of the loan it settles, minor units.
    pub amount: Minor,
    /// How money came; null for an advance the book began with, and where no money came.
    pub method: Option<Method>,
}

/// Turns a loan of goods into an invoice: the loan is reversed, the invoice recorded, what was repaid goes with it.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct BillLoan {
    /// UUID made by the form when it opened.
    pub request_id: String,
    /// Which loan.
    pub loan_id: DocumentId,
    /// The invoice to make; its customer and request id are taken from here.
    pub invoice: crate::invoices::NewInvoice,
}
