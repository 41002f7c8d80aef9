//! Promises to pay.

use books::Answer;
use books::promises::{NewPromise, PromiseRecord, PromiseView};
use books::values::{CustomerId, PromiseId};

use crate::session::{Session, Staff};

/// Writes down what a customer promised.
#[tauri::command]
#[specta::specta]
pub(crate) async fn create_promise(
    session: Session<Staff>,
    input: NewPromise,
) -> Answer<PromiseView> {
    session.create_promise(input).await
}

/// Takes back a promise that was written down by mistake.
#[tauri::command]
#[specta::specta]
pub(crate) async fn withdraw_promise(
    session: Session<Staff>,
    id: PromiseId,
) -> Answer<PromiseView> {
    session.withdraw_promise(id).await
}

/// What a customer promised, the latest first, and what came of it.
#[tauri::command]
#[specta::specta]
pub(crate) async fn promises(
    session: Session<Staff>,
    customer: CustomerId,
) -> Answer<PromiseRecord> {
    session.promises(customer).await
}
