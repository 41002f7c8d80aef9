//! The people of a shop: one's own details and password, and what an owner does with everybody else's way in.

mod own;
mod remove;
mod staff;
mod team;
mod told;

use serde::{Deserialize, Serialize};
use specta::Type;

use crate::values::{Moment, UserId};

pub(crate) use own::slot_of;
pub use remove::Removed;
pub(crate) use staff::{May, may_sign_in};
pub(crate) use told::{NOUN, tell_first, tell_rename};

/// What someone may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum Role {
    /// Everything.
    Owner,
    /// Record and look up.
    Staff,
}

/// Somebody of the shop who may be asked to do something.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct TeamMember {
    /// Who.
    pub id: UserId,
    /// Their name.
    pub name: String,
}

/// A person's own details.
#[derive(Debug, Clone, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct PersonView {
    /// Who.
    pub id: UserId,
    /// Owner or staff.
    pub role: Role,
    /// Their name.
    pub name: String,
    /// What they sign in with.
    pub username: String,
    /// As typed.
    pub email: Option<String>,
    /// As typed.
    pub phone: Option<String>,
    /// When created.
    pub created_at: Moment,
    /// When details last changed.
    pub changed_at: Moment,
}

/// A person's details to keep.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ProfileInput {
    /// 1 to 200 characters.
    pub name: String,
    /// Letters, digits, dot, dash, underscore; unique without regard to case.
    pub username: String,
    /// Unique without regard to case; staff may have none.
    pub email: String,
    /// Of the shop's country or in international form.
    pub phone: String,
}

/// A new password for oneself.
#[derive(Clone, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct PasswordChange {
    /// The password until now.
    pub current: String,
    /// 8 to 256 characters.
    pub password: String,
    /// The same again.
    pub confirm_password: String,
}

/// Whether someone can sign in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum Access {
    /// With a password of their own.
    Open,
    /// With the one-time password they were given, once.
    OneTime,
    /// The one-time password was not used in time: another must be given.
    Over,
    /// An owner has closed it.
    Closed,
}

/// One of the people, as an owner sees them.
#[derive(Debug, Clone, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct PersonRow {
    /// Their details.
    pub person: PersonView,
    /// Whether they can sign in.
    pub access: Access,
    /// How long the one-time password may be used, while there is one.
    pub one_time_until: Option<Moment>,
}

/// A one-time password, shown this once; whoever signs in with it sets one of their own.
#[derive(Debug, Clone, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct OneTimePassword {
    /// Whose it is.
    pub person: PersonRow,
    /// To be handed over.
    pub password: String,
    /// When they are an owner no more: the recovery code from now on, shown this once. The one there was opens nothing.
    pub recovery_code: Option<String>,
}
