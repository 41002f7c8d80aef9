//! Receipts (You got), advances, refunds and cheques.

use books::Answer;
use books::adjustments::DocumentView;
use books::receipts::{
    BounceCheque, DepositCheque, NewReceipt, NewRefund, ReceiptPreview, ReceiptQuery, ReceiptRow,
    ReceiptView, UseAdvance,
};
use books::values::{AllocationInput, CustomerId, DocumentId, Minor, Stretch};

use crate::session::{Owner, Session, Staff};

/// Records money received from a customer.
#[tauri::command]
#[specta::specta]
pub(crate) async fn record_receipt(
    session: Session<Staff>,
    input: NewReceipt,
) -> Answer<ReceiptView> {
    session.record_receipt(input).await
}

/// What money that is being typed would settle: `allocation` by hand, none of it when empty, the oldest dues first when
/// null; `amount` in minor units.
#[tauri::command]
#[specta::specta]
pub(crate) async fn preview_receipt(
    session: Session<Staff>,
    customer: CustomerId,
    amount: Minor,
    allocation: Option<Vec<AllocationInput>>,
) -> Answer<ReceiptPreview> {
    session.preview_receipt(customer, amount, allocation).await
}

/// One receipt with what it settles.
#[tauri::command]
#[specta::specta]
pub(crate) async fn receipt(session: Session<Staff>, id: DocumentId) -> Answer<ReceiptView> {
    session.receipt(id).await
}

/// Receipts, newest first.
#[tauri::command]
#[specta::specta]
pub(crate) async fn receipts(
    session: Session<Staff>,
    query: ReceiptQuery,
) -> Answer<Stretch<ReceiptRow>> {
    session.receipts(query).await
}

/// Settles dues with what is left of a receipt, a credit note or an opening advance.
#[tauri::command]
#[specta::specta]
pub(crate) async fn use_advance(
    session: Session<Staff>,
    input: UseAdvance,
) -> Answer<DocumentView> {
    session.use_advance(input).await
}

/// Pays an advance back.
#[tauri::command]
#[specta::specta]
pub(crate) async fn refund_advance(
    session: Session<Owner>,
    input: NewRefund,
) -> Answer<DocumentView> {
    session.refund_advance(input).await
}

/// Takes a cheque to the bank.
#[tauri::command]
#[specta::specta]
pub(crate) async fn deposit_cheque(
    session: Session<Staff>,
    input: DepositCheque,
) -> Answer<ReceiptView> {
    session.deposit_cheque(input).await
}

/// Records that the bank sent a cheque back; what it had settled is open again.
#[tauri::command]
#[specta::specta]
pub(crate) async fn bounce_cheque(
    session: Session<Staff>,
    input: BounceCheque,
) -> Answer<ReceiptView> {
    session.bounce_cheque(input).await
}
