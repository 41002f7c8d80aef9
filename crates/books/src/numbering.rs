//! The number a document would get, before it is recorded.

use serde::Serialize;
use specta::Type;

use crate::refusal::Answer;
use crate::session::{Session, Staff};
use crate::text;
use crate::values::DocumentKind;

/// The number that a document of a kind would get on a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct NumberPreview {
    /// `RCT/26-27/0042`.
    pub number: String,
    /// A higher number was already given to a later day.
    pub backdated: bool,
}

impl Session<Staff> {
    /// The number that a document of a kind would get on a civil date, today when absent. Nothing is given away.
    pub async fn preview_number(
        &self,
        kind: DocumentKind,
        on: Option<String>,
    ) -> Answer<NumberPreview> {
        let mut desk = self.look().await?;
        let on = text::date(on.as_deref(), desk.today, "on")?;
        let next = desk.next_number(kind, on).await?;
        Ok(NumberPreview { number: next.number, backdated: next.backdated })
    }
}
