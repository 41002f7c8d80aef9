//! What crosses to the window of interactions.

use serde::{Deserialize, Serialize};
use specta::Type;

use crate::values::{CustomerId, Day, InteractionId, Moment, UserId, patch};

/// How one talked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum InteractionKind {
    /// By phone.
    Call,
    /// At the shop or at theirs.
    Visit,
    /// In writing.
    Message,
    /// With nobody: something to remember.
    Note,
}

/// When to come back to it, and who.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct FollowUpInput {
    /// Civil date; today or later.
    pub on: String,
    /// Minutes after midnight in the shop's zone; some time that day when absent.
    #[serde(default)]
    pub minute: Option<u16>,
    /// Who is to do it; whoever has time when absent.
    #[serde(default)]
    pub assigned_to: Option<UserId>,
}

/// A talk to write down.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct NewInteraction {
    /// UUID made by the form: the same id twice records once.
    pub request_id: String,
    /// With whom.
    pub customer_id: CustomerId,
    /// How.
    pub kind: InteractionKind,
    /// What was said: 1 to 2,000 characters.
    pub text: String,
    /// Shown whenever the customer is opened.
    #[serde(default)]
    pub pinned: bool,
    /// What is to follow.
    #[serde(default)]
    pub follow_up: Option<FollowUpInput>,
}

/// What to change of one; what is absent stays. Its kind and words are its author's, on the day they were written.
#[derive(Debug, Clone, Default, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase", default)]
pub struct InteractionChange {
    /// How one talked.
    pub kind: Option<InteractionKind>,
    /// What was said: 1 to 2,000 characters.
    pub text: Option<String>,
    /// Shown whenever the customer is opened.
    pub pinned: Option<bool>,
    /// What is to follow; null takes it back.
    #[serde(deserialize_with = "patch")]
    #[specta(type = Option<FollowUpInput>)]
    pub follow_up: Option<Option<FollowUpInput>>,
    /// Whether what was to follow is done.
    pub done: Option<bool>,
}

/// Which interactions.
#[derive(Debug, Clone, Default, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase", default)]
pub struct InteractionQuery {
    /// With whom; with everybody when absent.
    pub customer_id: Option<CustomerId>,
    /// Cursor of the stretch before this one.
    pub after: Option<String>,
    /// 1 to 200; 50 unless told otherwise.
    pub limit: Option<u32>,
}

/// What is to follow, or did.
#[derive(Debug, Clone, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct FollowUpView {
    /// Civil date.
    pub on: Day,
    /// Minutes after midnight in the shop's zone.
    pub minute: Option<u16>,
    /// Whose it is.
    pub assigned_to: Option<UserId>,
    /// Their name.
    pub assigned_name: Option<String>,
    /// When it was done; not yet when null.
    pub done_at: Option<Moment>,
    /// Days it is late, else 0; never late once done.
    pub days_late: u32,
}

/// A talk with a customer.
#[derive(Debug, Clone, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct InteractionView {
    /// Which.
    pub id: InteractionId,
    /// With whom.
    pub customer_id: CustomerId,
    /// Their name.
    pub customer_name: String,
    /// How.
    pub kind: InteractionKind,
    /// What was said; empty once the customer's personal details are erased.
    pub text: String,
    /// Shown whenever the customer is opened.
    pub pinned: bool,
    /// What is to follow, or did.
    pub follow_up: Option<FollowUpView>,
    /// Who wrote it down.
    pub by: String,
    /// When.
    pub created_at: Moment,
    /// When it last changed.
    pub changed_at: Moment,
    /// This person may change its words now.
    pub editable: bool,
}
