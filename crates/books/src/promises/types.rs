//! What crosses to the window of promises.

use serde::{Deserialize, Serialize};
use specta::Type;

use crate::values::{CustomerId, Day, DueId, Minor, Moment, PromiseId};

/// A promise to write down.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct NewPromise {
    /// UUID made by the form: the same id twice records once.
    pub request_id: String,
    /// Whose.
    pub customer_id: CustomerId,
    /// Which of their open dues it is about; whatever they owe when absent.
    #[serde(default)]
    pub due_id: Option<DueId>,
    /// How much, in minor units; at most what is open.
    pub amount: Minor,
    /// By which civil date; today or later.
    pub on: String,
    /// Up to 2,000 characters.
    #[serde(default)]
    pub note: Option<String>,
}

/// How a promise stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum PromiseStatus {
    /// Its day has not passed, and not all of it has come.
    Live,
    /// All of it came, by its day.
    Kept,
    /// Its day has passed, and not all of it had come.
    Broken,
    /// Another promise was made in its place while it was live.
    Replaced,
    /// What it was about needs no paying any more: void, returned, let off, or settled by what was there before.
    Settled,
    /// It was written down by mistake.
    Withdrawn,
}

/// A promise to pay.
#[derive(Debug, Clone, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct PromiseView {
    /// Which.
    pub id: PromiseId,
    /// Whose.
    pub customer_id: CustomerId,
    /// Their name.
    pub customer_name: String,
    /// Which due it is about; null is whatever they owe.
    pub due_id: Option<DueId>,
    /// The number of that due's charge.
    pub number: Option<String>,
    /// How much.
    pub amount: Minor,
    /// What came of it so far.
    pub paid: Minor,
    /// By which civil date.
    pub on: Day,
    /// The civil date it was made on.
    pub made_on: Day,
    /// What was said; empty once the customer's personal details are erased.
    pub note: Option<String>,
    /// How it stands.
    pub status: PromiseStatus,
    /// This person may take it back now.
    pub withdrawable: bool,
    /// Who wrote it down.
    pub by: String,
    /// When.
    pub created_at: Moment,
}

/// What a customer promised.
#[derive(Debug, Clone, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct PromiseRecord {
    /// How many were kept.
    pub kept: u32,
    /// How many were broken.
    pub broken: u32,
    /// The latest first, at most 100.
    pub promises: Vec<PromiseView>,
}
