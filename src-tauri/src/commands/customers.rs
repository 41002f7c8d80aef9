//! Customers.

use books::Answer;
use books::customers::{
    CustomerChange, CustomerPage, CustomerQuery, CustomerRow, CustomerView, NewCustomer,
};
use books::values::CustomerId;

use crate::session::{Fresh, Owner, Session, Staff};

/// Creates a customer, with an opening balance if one is given.
#[tauri::command]
#[specta::specta]
pub(crate) async fn create_customer(
    session: Session<Staff>,
    input: NewCustomer,
) -> Answer<CustomerView> {
    session.create_customer(input).await
}

/// A customer as their page shows them.
#[tauri::command]
#[specta::specta]
pub(crate) async fn customer(session: Session<Staff>, id: CustomerId) -> Answer<CustomerView> {
    session.customer(id).await
}

/// Changes a customer's details: absent leaves as it is, null clears.
#[tauri::command]
#[specta::specta]
pub(crate) async fn change_customer(
    session: Session<Staff>,
    id: CustomerId,
    change: CustomerChange,
) -> Answer<CustomerView> {
    session.change_customer(id, change).await
}

/// A page of customers, with the sums over all pages.
#[tauri::command]
#[specta::specta]
pub(crate) async fn customers(
    session: Session<Staff>,
    query: CustomerQuery,
) -> Answer<CustomerPage> {
    session.customers(query).await
}

/// Customers offered at most while a name is typed.
const OFFERED: u32 = 20;

/// The active customers that a few letters or digits could mean, best first, at most 20.
#[tauri::command]
#[specta::specta]
pub(crate) async fn find_customers(
    session: Session<Staff>,
    text: String,
) -> Answer<Vec<CustomerRow>> {
    session.find_customers(text, OFFERED).await
}

/// Puts a customer away: not offered for new entries any more.
#[tauri::command]
#[specta::specta]
pub(crate) async fn archive_customer(
    session: Session<Staff>,
    id: CustomerId,
) -> Answer<CustomerView> {
    session.archive_customer(id).await
}

/// Brings an archived customer back.
#[tauri::command]
#[specta::specta]
pub(crate) async fn restore_customer(
    session: Session<Staff>,
    id: CustomerId,
) -> Answer<CustomerView> {
    session.restore_customer(id).await
}

/// Removes a customer who has no entry.
#[tauri::command]
#[specta::specta]
pub(crate) async fn remove_customer(session: Session<Owner>, id: CustomerId) -> Answer<()> {
    session.remove_customer(id).await
}

/// Erases a customer's personal details for good; their entries stay.
#[tauri::command]
#[specta::specta]
pub(crate) async fn erase_customer(
    session: Session<Owner, Fresh>,
    id: CustomerId,
) -> Answer<CustomerView> {
    session.erase_customer(id).await
}
