//! The people of a shop: one's own details and password. Staff accounts come with their issue; the role exists.

mod own;
mod team;

use serde::{Deserialize, Serialize};
use specta::Type;

use crate::values::{Moment, UserId};

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

/// A person's own details to keep.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ProfileInput {
    /// 1 to 200 characters.
    pub name: String,
    /// Letters, digits, dot, dash, underscore; unique without regard to case.
    pub username: String,
    /// Unique without regard to case.
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
