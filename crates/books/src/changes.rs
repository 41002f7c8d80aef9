//! What a change made of a row, field by field, for the trail.

use serde::Serialize;
use serde_json::{Map, Value, json};

use crate::refusal::{Answer, Refusal};

/// The fields that differ, each with its value before and after, as a JSON object.
pub(crate) fn changes<T: Serialize>(before: &T, after: &T) -> Answer<Map<String, Value>> {
    let (Value::Object(before), Value::Object(after)) = (value(before)?, value(after)?) else {
        return Ok(Map::new());
    };
    let differ = |(field, new): (String, Value)| {
        let old = before.get(&field).cloned().unwrap_or(Value::Null);
        (old != new).then(|| (field, json!([old, new])))
    };
    Ok(after.into_iter().filter_map(differ).collect())
}

fn value<T: Serialize>(view: &T) -> Answer<Value> {
    serde_json::to_value(view)
        .map_err(|_| Refusal::Internal { reference: "trail".to_owned() }.into())
}
