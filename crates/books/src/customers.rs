//! Customers: create, view, change, list, archive, remove, erase.

use serde::{Deserialize, Serialize};
use specta::Type;

use crate::values::{CustomerId, Day, Minor, Moment, Page, PaymentStatus, Standing, patch};

pub(crate) mod details;
pub(crate) mod list;
mod opening;
pub(crate) mod search;
pub(crate) mod told;
mod write;

pub(crate) use list::term;

/// What a customer owed, or had paid ahead, when the book began.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct OpeningInput {
    /// Minor units: positive owes, negative had paid ahead.
    pub amount: Minor,
    /// Civil date it stood so.
    pub as_of: String,
    /// When it falls due; the as-of date when absent. Ignored for an advance.
    #[serde(default)]
    pub due_on: Option<String>,
}

/// A new customer. Only the name is required.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct NewCustomer {
    /// UUID made by the form when it opened.
    pub request_id: String,
    /// 1 to 200 characters.
    pub name: String,
    /// As typed; kept as typed and in international form. Unique.
    #[serde(default)]
    pub phone: Option<String>,
    /// Unique without regard to case.
    #[serde(default)]
    pub email: Option<String>,
    /// Where they work or what they trade as.
    #[serde(default)]
    pub company: Option<String>,
    /// Free text.
    #[serde(default)]
    pub address: Option<String>,
    /// GSTIN, PAN, VAT number.
    #[serde(default)]
    pub tax_id: Option<String>,
    /// Minor units; absent is unlimited, 0 is no credit.
    #[serde(default)]
    pub credit_limit: Option<Minor>,
    /// Days from issue to due when nothing else is said, 0 to 3650.
    #[serde(default)]
    pub credit_days: Option<u16>,
    /// Language of messages to this customer (`en`, `hi`, …).
    #[serde(default)]
    pub language: Option<String>,
    /// Free text.
    #[serde(default)]
    pub note: Option<String>,
    /// Opening balance of either sign.
    #[serde(default)]
    pub opening: Option<OpeningInput>,
}

/// What to change: absent leaves as it is, null clears.
#[derive(Debug, Clone, Default, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase", default)]
pub struct CustomerChange {
    /// The name; cannot be cleared.
    #[specta(optional)]
    pub name: Option<String>,
    /// See [`NewCustomer::phone`].
    #[serde(deserialize_with = "patch")]
    #[specta(optional, type = Option<String>)]
    pub phone: Option<Option<String>>,
    /// See [`NewCustomer::email`].
    #[serde(deserialize_with = "patch")]
    #[specta(optional, type = Option<String>)]
    pub email: Option<Option<String>>,
    /// See [`NewCustomer::company`].
    #[serde(deserialize_with = "patch")]
    #[specta(optional, type = Option<String>)]
    pub company: Option<Option<String>>,
    /// See [`NewCustomer::address`].
    #[serde(deserialize_with = "patch")]
    #[specta(optional, type = Option<String>)]
    pub address: Option<Option<String>>,
    /// See [`NewCustomer::tax_id`].
    #[serde(deserialize_with = "patch")]
    #[specta(optional, type = Option<String>)]
    pub tax_id: Option<Option<String>>,
    /// See [`NewCustomer::credit_limit`].
    #[serde(deserialize_with = "patch")]
    #[specta(optional, type = Option<Minor>)]
    pub credit_limit: Option<Option<Minor>>,
    /// See [`NewCustomer::credit_days`].
    #[serde(deserialize_with = "patch")]
    #[specta(optional, type = Option<u16>)]
    pub credit_days: Option<Option<u16>>,
    /// See [`NewCustomer::language`].
    #[serde(deserialize_with = "patch")]
    #[specta(optional, type = Option<String>)]
    pub language: Option<Option<String>>,
    /// See [`NewCustomer::note`].
    #[serde(deserialize_with = "patch")]
    #[specta(optional, type = Option<String>)]
    pub note: Option<Option<String>>,
}

/// A customer as their page shows them.
#[derive(Debug, Clone, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct CustomerView {
    /// How they stand.
    pub standing: Standing,
    /// As typed.
    pub phone: Option<String>,
    /// E.164, `+919876543210`.
    pub phone_international: Option<String>,
    /// As typed.
    pub email: Option<String>,
    /// As typed.
    pub company: Option<String>,
    /// As typed.
    pub address: Option<String>,
    /// As typed.
    pub tax_id: Option<String>,
    /// Minor units; null is unlimited.
    pub credit_limit: Option<Minor>,
    /// Days.
    pub credit_days: Option<u16>,
    /// Language code.
    pub language: Option<String>,
    /// As typed.
    pub note: Option<String>,
    /// Not offered for new entries.
    pub archived: bool,
    /// Personal details were erased.
    pub erased: bool,
    /// Has no entry and can be removed.
    pub removable: bool,
    /// Σ open dues before today.
    pub overdue: Minor,
    /// The oldest open due before today.
    pub overdue_since: Option<Day>,
    /// Days since then, else 0.
    pub days_overdue: u32,
    /// When created.
    pub created_at: Moment,
    /// When details last changed.
    pub changed_at: Moment,
    /// When last anything was recorded.
    pub last_activity: Moment,
}

/// Which customers.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum Archived {
    /// Only active ones.
    #[default]
    Active,
    /// Only archived ones.
    Archived,
    /// Both.
    All,
}

/// What a customer list is sorted by.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum CustomerSort {
    /// By folded name.
    #[default]
    Name,
    /// By Σ open dues.
    Outstanding,
    /// By next due date; those with none come last.
    NextDue,
    /// By when created.
    Created,
    /// By when details last changed.
    Changed,
    /// By when last anything was recorded.
    LastActivity,
}

/// Which customers to list, and how.
#[derive(Debug, Clone, Default, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase", default)]
pub struct CustomerQuery {
    /// Any part of name, email, phone or company, without regard to case.
    pub search: Option<String>,
    /// A part of the name.
    pub name: Option<String>,
    /// A part of the email.
    pub email: Option<String>,
    /// Some digits of the phone.
    pub phone: Option<String>,
    /// A part of the company.
    pub company: Option<String>,
    /// Active ones unless told otherwise.
    pub archived: Archived,
    /// Any unless told otherwise.
    pub status: Option<StatusFilter>,
    /// By name unless told otherwise.
    pub sort: CustomerSort,
    /// Largest or latest first.
    pub descending: bool,
    /// From 1; 1 unless told otherwise.
    pub page: Option<u32>,
    /// 1 to 200; 10 unless told otherwise.
    pub limit: Option<u32>,
}

/// How customers of a list stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum StatusFilter {
    /// Nothing is open.
    Clear,
    /// Something is open, nothing overdue.
    Pending,
    /// Something is overdue.
    Overdue,
    /// Something is open, overdue or not.
    Owing,
}

/// A row of the customer list.
#[derive(Debug, Clone, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct CustomerRow {
    /// The customer.
    pub id: CustomerId,
    /// Their name.
    pub name: String,
    /// As typed.
    pub phone: Option<String>,
    /// As typed.
    pub email: Option<String>,
    /// As typed.
    pub company: Option<String>,
    /// Σ open dues, minor units.
    pub outstanding: Minor,
    /// Received and not yet allocated.
    pub advance: Minor,
    /// `outstanding` less `advance`: positive owes, negative is ahead.
    pub balance: Minor,
    /// When the next due falls due.
    pub next_due: Option<Day>,
    /// Clear, pending or overdue.
    pub payment_status: PaymentStatus,
    /// Not offered for new entries.
    pub archived: bool,
    /// When created.
    pub created_at: Moment,
    /// When details last changed.
    pub changed_at: Moment,
    /// When last anything was recorded.
    pub last_activity: Moment,
}

/// A page of customers with the sums over all pages.
#[derive(Debug, Clone, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct CustomerPage {
    /// The page.
    #[serde(flatten)]
    pub page: Page<CustomerRow>,
    /// Σ outstanding over all pages.
    pub outstanding: Minor,
    /// Σ advance over all pages.
    pub advance: Minor,
}
