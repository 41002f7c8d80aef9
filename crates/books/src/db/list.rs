//! Many rows at once: the engine writes them as one JSON list, which costs a third of handing them over one by one.

use serde::de::DeserializeOwned;

use crate::refusal::{Answer, Refusal};

/// Reads a list that the engine wrote.
pub(crate) fn list<T: DeserializeOwned>(json: &str) -> Answer<T> {
    serde_json::from_str(json)
        .map_err(|e| Refusal::Internal { reference: format!("list {e}") }.into())
}
