//! Invoices, credit notes and tax rates.

use books::Answer;
use books::invoices::{
    InvoicePreview, InvoiceQuery, InvoiceRow, InvoiceView, NewCreditNote, NewInvoice, TaxRateView,
};
use books::values::{DocumentId, Stretch, TaxRateId};

use crate::session::{Owner, Session, Staff};

/// Issues an invoice; its number is given now.
#[tauri::command]
#[specta::specta]
pub(crate) async fn create_invoice(
    session: Session<Staff>,
    input: NewInvoice,
) -> Answer<InvoiceView> {
    session.create_invoice(input).await
}

/// What an invoice would come to, without issuing it.
#[tauri::command]
#[specta::specta]
pub(crate) async fn preview_invoice(
    session: Session<Staff>,
    input: NewInvoice,
) -> Answer<InvoicePreview> {
    session.preview_invoice(input).await
}

/// One invoice with its lines, dues and what settles them.
#[tauri::command]
#[specta::specta]
pub(crate) async fn invoice(session: Session<Staff>, id: DocumentId) -> Answer<InvoiceView> {
    session.invoice(id).await
}

/// Invoices, newest first.
#[tauri::command]
#[specta::specta]
pub(crate) async fn invoices(
    session: Session<Staff>,
    query: InvoiceQuery,
) -> Answer<Stretch<InvoiceRow>> {
    session.invoices(query).await
}

/// Takes goods of an invoice back.
#[tauri::command]
#[specta::specta]
pub(crate) async fn create_credit_note(
    session: Session<Staff>,
    input: NewCreditNote,
) -> Answer<InvoiceView> {
    session.create_credit_note(input).await
}

/// The named tax rates.
#[tauri::command]
#[specta::specta]
pub(crate) async fn tax_rates(session: Session<Staff>) -> Answer<Vec<TaxRateView>> {
    session.tax_rates().await
}

/// Names a tax rate of 0 to 10,000 basis points; the rates there are now.
#[tauri::command]
#[specta::specta]
pub(crate) async fn create_tax_rate(
    session: Session<Owner>,
    name: String,
    basis_points: u16,
) -> Answer<Vec<TaxRateView>> {
    session.create_tax_rate(name, basis_points).await
}

/// Puts a tax rate away: not offered for new lines any more; the rates there are now.
#[tauri::command]
#[specta::specta]
pub(crate) async fn archive_tax_rate(
    session: Session<Owner>,
    id: TaxRateId,
) -> Answer<Vec<TaxRateView>> {
    session.archive_tax_rate(id).await
}
