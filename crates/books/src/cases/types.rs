//! What crosses to the window of cases.

use serde::{Deserialize, Serialize};
use specta::Type;

use crate::trail::TrailChange;
use crate::values::{
    CaseId, CustomerId, Day, DocumentId, DocumentKind, Minor, Moment, UserId, patch,
};

/// How soon a case wants somebody.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Serialize, Deserialize, Type,
)]
#[serde(rename_all = "camelCase")]
pub enum CasePriority {
    /// When there is time.
    Low,
    /// Like most.
    #[default]
    Normal,
    /// Before most.
    High,
    /// Before anything else.
    Urgent,
}

/// How far a case is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum CaseStatus {
    /// Nobody has begun.
    Open,
    /// Somebody is at it.
    InProgress,
    /// Somebody else has to do something first.
    Waiting,
    /// The customer has what they wanted, or why not.
    Resolved,
    /// Nothing more is done about it.
    Closed,
}

/// What is to be done next.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct NextStepInput {
    /// 1 to 200 characters.
    pub text: String,
    /// By which civil date; today or later.
    #[serde(default)]
    pub on: Option<String>,
}

/// A case to begin. It is open.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct NewCase {
    /// UUID made by the form: the same id twice records once.
    pub request_id: String,
    /// Whose issue it is.
    pub customer_id: CustomerId,
    /// 1 to 200 characters.
    pub subject: String,
    /// Up to 2,000 characters.
    #[serde(default)]
    pub description: Option<String>,
    /// Whose work it is; whoever has time when absent.
    #[serde(default)]
    pub assigned_to: Option<UserId>,
    /// Normal unless told otherwise.
    #[serde(default)]
    pub priority: CasePriority,
    /// The customer's invoices, loans, other charges and receipts it is about; at most 50.
    #[serde(default)]
    pub document_ids: Vec<DocumentId>,
    /// What is disputed, in minor units; at most what is open on the charges it is about.
    #[serde(default)]
    pub disputed: Option<Minor>,
    /// What is to be done next.
    #[serde(default)]
    pub next_step: Option<NextStepInput>,
}

/// What to change of a case; what is absent stays, null clears.
#[derive(Debug, Clone, Default, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase", default)]
pub struct CaseChange {
    /// The subject; cannot be cleared.
    pub subject: Option<String>,
    /// See [`NewCase::description`].
    #[serde(deserialize_with = "patch")]
    #[specta(type = Option<String>)]
    pub description: Option<Option<String>>,
    /// See [`NewCase::assigned_to`].
    #[serde(deserialize_with = "patch")]
    #[specta(type = Option<UserId>)]
    pub assigned_to: Option<Option<UserId>>,
    /// How soon.
    pub priority: Option<CasePriority>,
    /// How far it is.
    pub status: Option<CaseStatus>,
    /// Everything it is about from now on.
    pub document_ids: Option<Vec<DocumentId>>,
    /// See [`NewCase::disputed`].
    #[serde(deserialize_with = "patch")]
    #[specta(type = Option<Minor>)]
    pub disputed: Option<Option<Minor>>,
    /// See [`NewCase::next_step`].
    #[serde(deserialize_with = "patch")]
    #[specta(type = Option<NextStepInput>)]
    pub next_step: Option<Option<NextStepInput>>,
}

/// A note on a case.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct NewCaseNote {
    /// UUID made by the form: the same id twice records once.
    pub request_id: String,
    /// Which case.
    pub case_id: CaseId,
    /// 1 to 2,000 characters.
    pub text: String,
}

/// Which cases by how far they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum CaseFilter {
    /// Those that are worked on: neither resolved nor closed.
    AtWork,
    /// See [`CaseStatus::Open`].
    Open,
    /// See [`CaseStatus::InProgress`].
    InProgress,
    /// See [`CaseStatus::Waiting`].
    Waiting,
    /// See [`CaseStatus::Resolved`].
    Resolved,
    /// See [`CaseStatus::Closed`].
    Closed,
}

/// What a list of cases is sorted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum CaseSort {
    /// When it was begun.
    Created,
    /// When it last changed.
    #[default]
    Changed,
    /// How soon it wants somebody.
    Priority,
    /// The day of its next step; those without one come last either way.
    NextStep,
    /// The customer's name.
    Customer,
}

/// Which cases, in which order.
#[derive(Debug, Clone, Default, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase", default)]
pub struct CaseQuery {
    /// Whose issues; everybody's when absent.
    pub customer_id: Option<CustomerId>,
    /// Whose work; everybody's and nobody's when absent.
    pub assigned_to: Option<UserId>,
    /// How far; all of them when absent.
    pub status: Option<CaseFilter>,
    /// How soon.
    pub priority: Option<CasePriority>,
    /// Words of the subject or the description: one or two letters where a word begins, more anywhere.
    pub search: Option<String>,
    /// By what.
    pub sort: CaseSort,
    /// The largest or the latest first.
    pub descending: bool,
    /// Cursor of the stretch before this one.
    pub after: Option<String>,
    /// 1 to 200; 50 unless told otherwise.
    pub limit: Option<u32>,
}

/// A case in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct CaseRow {
    /// Which.
    pub id: CaseId,
    /// Whose issue it is.
    pub customer_id: CustomerId,
    /// Their name.
    pub customer_name: String,
    /// What it is; empty once the customer's personal details are erased.
    pub subject: String,
    /// Whose work it is.
    pub assigned_to: Option<UserId>,
    /// Their name.
    pub assigned_name: Option<String>,
    /// How soon.
    pub priority: CasePriority,
    /// How far.
    pub status: CaseStatus,
    /// What is disputed, in minor units.
    pub disputed: Option<Minor>,
    /// What is to be done next; empty once the customer's personal details are erased.
    pub next_step: Option<String>,
    /// By which civil date.
    pub next_on: Option<Day>,
    /// Days the next step is late, else 0; never late once resolved or closed.
    pub days_late: u32,
    /// When it was begun.
    pub created_at: Moment,
    /// When it last changed.
    pub changed_at: Moment,
}

/// A stretch of a list of cases, with the figures of the whole list.
#[derive(Debug, Clone, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct CaseList {
    /// The rows.
    pub rows: Vec<CaseRow>,
    /// Hand it back as `after` for the rows that follow; nothing follows when it is null.
    pub next: Option<String>,
    /// How many there are in all.
    pub total: u32,
    /// Σ disputed of all, in minor units.
    pub disputed: Minor,
}

/// A document by its number.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct CaseDocument {
    /// Which.
    pub document_id: DocumentId,
    /// What it is.
    pub kind: DocumentKind,
    /// Its number.
    pub number: Option<String>,
    /// Its civil date.
    pub on: Day,
    /// Minor units.
    pub amount: Minor,
    /// What is open of a charge.
    pub open: Minor,
    /// Voided or bounced.
    pub ended: bool,
}

/// Something that was written of a case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct CaseEvent {
    /// When.
    pub at: Moment,
    /// By whom.
    pub by: String,
    /// It was the beginning.
    pub created: bool,
    /// What was noted; empty once the customer's personal details are erased.
    pub note: Option<String>,
    /// What changed since it was begun.
    pub changes: Vec<TrailChange>,
}

/// A case with everything written of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct CaseView {
    /// As lists show it.
    #[serde(flatten)]
    pub row: CaseRow,
    /// What happened; empty once the customer's personal details are erased.
    pub description: Option<String>,
    /// Who began it.
    pub by: String,
    /// What it is about, in the order of their ids.
    pub documents: Vec<CaseDocument>,
    /// The customer is archived: no other case is begun.
    pub archived: bool,
    /// The customer's personal details are erased: no word is written any more.
    pub erased: bool,
    /// What was written, the latest first, at most 500.
    pub timeline: Vec<CaseEvent>,
}
