//! Fees, settlement discounts, write-offs, the owner's money, voiding, and closing a period.

use books::Answer;
use books::adjustments::{
    ClosePeriod, DocumentView, NewAdjustment, NewFee, NewMoneyMove, VoidDocument,
};
use books::shop::ShopView;

use crate::session::{Fresh, Owner, Session, Staff};

/// Charges interest or a fee.
#[tauri::command]
#[specta::specta]
pub(crate) async fn charge_fee(session: Session<Staff>, input: NewFee) -> Answer<DocumentView> {
    session.charge_fee(input).await
}

/// Lets a part of what is owed go, because the rest is paid.
#[tauri::command]
#[specta::specta]
pub(crate) async fn give_discount(
    session: Session<Owner>,
    input: NewAdjustment,
) -> Answer<DocumentView> {
    session.give_discount(input).await
}

/// Gives up what will not be paid.
#[tauri::command]
#[specta::specta]
pub(crate) async fn write_off(
    session: Session<Owner>,
    input: NewAdjustment,
) -> Answer<DocumentView> {
    session.write_off(input).await
}

/// Records the owner's money in or out, or cash taken to the bank.
#[tauri::command]
#[specta::specta]
pub(crate) async fn move_money(
    session: Session<Owner>,
    input: NewMoneyMove,
) -> Answer<DocumentView> {
    session.move_money(input).await
}

/// Voids a document with a reason. Staff: their own of the same day; the rest is the owner's.
#[tauri::command]
#[specta::specta]
pub(crate) async fn void_document(
    session: Session<Staff>,
    input: VoidDocument,
) -> Answer<DocumentView> {
    session.void_document(input).await
}

/// Closes the books up to a day, or opens them again.
#[tauri::command]
#[specta::specta]
pub(crate) async fn close_period(
    session: Session<Owner, Fresh>,
    input: ClosePeriod,
) -> Answer<ShopView> {
    session.close_period(input).await
}
