//! Loans (You gave) and their repayments.

use books::Answer;
use books::invoices::InvoiceView;
use books::loans::{
    BillLoan, LoanQuery, LoanRow, LoanSummary, LoanView, NewLoan, NewRepayment, RepaymentQuery,
    RepaymentRow,
};
use books::values::{DocumentId, Stretch};

use crate::session::{Session, Staff};

/// Records credit given to a customer.
#[tauri::command]
#[specta::specta]
pub(crate) async fn create_loan(session: Session<Staff>, input: NewLoan) -> Answer<LoanView> {
    session.create_loan(input).await
}

/// One loan with its dues and repayments.
#[tauri::command]
#[specta::specta]
pub(crate) async fn loan(session: Session<Staff>, id: DocumentId) -> Answer<LoanView> {
    session.loan(id).await
}

/// Loans, newest first.
#[tauri::command]
#[specta::specta]
pub(crate) async fn loans(session: Session<Staff>, query: LoanQuery) -> Answer<Stretch<LoanRow>> {
    session.loans(query).await
}

/// All loans in figures.
#[tauri::command]
#[specta::specta]
pub(crate) async fn loan_summary(session: Session<Staff>) -> Answer<LoanSummary> {
    session.loan_summary().await
}

/// Records money received against one loan.
#[tauri::command]
#[specta::specta]
pub(crate) async fn record_repayment(
    session: Session<Staff>,
    input: NewRepayment,
) -> Answer<LoanView> {
    session.record_repayment(input).await
}

/// Repayments, newest first.
#[tauri::command]
#[specta::specta]
pub(crate) async fn repayments(
    session: Session<Staff>,
    query: RepaymentQuery,
) -> Answer<Stretch<RepaymentRow>> {
    session.repayments(query).await
}

/// Turns a loan of goods into an invoice; what was repaid goes with it.
#[tauri::command]
#[specta::specta]
pub(crate) async fn bill_loan(session: Session<Staff>, input: BillLoan) -> Answer<InvoiceView> {
    session.bill_loan(input).await
}
