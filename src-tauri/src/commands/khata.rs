//! The khata: a customer's account page.

use books::Answer;
use books::khata::{BalanceAfter, KhataQuery, KhataView, Verb};
use books::values::{CustomerId, Minor, OpenItem};

use crate::session::{Session, Staff};

/// A stretch of a customer's account, newest lines first, with the running balance.
#[tauri::command]
#[specta::specta]
pub(crate) async fn khata(session: Session<Staff>, query: KhataQuery) -> Answer<KhataView> {
    session.khata(query).await
}

/// A customer's open dues, oldest first.
#[tauri::command]
#[specta::specta]
pub(crate) async fn open_items(
    session: Session<Staff>,
    customer: CustomerId,
) -> Answer<Vec<OpenItem>> {
    session.open_items(customer).await
}

/// A customer's balance after an entry that is being typed; `amount` in minor units.
#[tauri::command]
#[specta::specta]
pub(crate) async fn balance_after(
    session: Session<Staff>,
    customer: CustomerId,
    verb: Verb,
    amount: Minor,
) -> Answer<BalanceAfter> {
    session.balance_after(customer, verb, amount).await
}
