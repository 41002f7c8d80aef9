//! What the trail was last told of customers, beside what their rows say.

use std::collections::HashMap;
use std::hash::{BuildHasher, RandomState};

use serde_json::{Map, Value as Json};

use super::Problem;
use crate::db::doctor::customers::{Details, FIELDS, MOMENTS, Value};
use crate::db::doctor::walk::Linked;
use crate::trail::Action;
use crate::values::CustomerId;

/// What every field of every customer was last told to be. A mark stands for a value, and none for nothing: the values
/// themselves would take far more room, and nobody can choose two of the same mark, since they are others at every check.
#[derive(Debug, Default)]
pub(super) struct Told {
    marks: RandomState,
    customers: HashMap<i64, [Option<u64>; FIELDS.len()]>,
}

impl Told {
    /// Goes on to a link, with what its body says.
    pub(super) fn link(&mut self, link: &Linked, body: Option<&Map<String, Json>>) {
        let of_details = Action::CustomerCreate.code()..Action::InteractionCreate.code();
        let Some(customer) = link.customer.filter(|_| of_details.contains(&link.action)) else {
            return;
        };
        let told = self.customers.entry(customer).or_default();
        let mut tell = |field: &str, value: Value<'_>| {
            if let Some(place) = FIELDS.iter().position(|known| *known == field) {
                told[place] = mark(&self.marks, value);
            }
        };
        let (is, at) = (|action: Action| link.action == action.code(), Value::Int(link.at));
        tell("changed_at", at);
        if is(Action::CustomerCreate) {
            tell("created_at", at);
        }
        if is(Action::CustomerArchive) || is(Action::CustomerErase) {
            tell("archived_at", at);
        }
        if is(Action::CustomerRestore) {
            tell("archived_at", Value::Nothing);
        }
        if is(Action::CustomerErase) {
            tell("erased_at", at);
        }
        for (field, value) in
            body.and_then(|body| body.get("after")?.as_object()).into_iter().flatten()
        {
            let plain = link.plain.iter().find(|plain| plain.side == 1 && plain.field == *field);
            tell(
                field,
                plain.map_or_else(|| said(value), |plain| Value::Text(plain.value.as_bytes())),
            );
        }
    }

    /// The first field of a customer that is not as it was told. The details of somebody who was erased are gone.
    pub(super) fn wrong(&self, id: i64, details: &Details<'_>) -> Option<Problem> {
        let told = self.customers.get(&id).copied().unwrap_or_default();
        let kept = if details[0] == Value::Nothing { FIELDS.len() } else { MOMENTS };
        let differs = |(told, value): (Option<u64>, &Value<'_>)| told != mark(&self.marks, *value);
        let place = told.into_iter().zip(details).take(kept).position(differs)?;
        Some(Problem::Customer { customer: CustomerId(id), field: FIELDS[place].to_owned() })
    }
}

fn mark(marks: &RandomState, value: Value<'_>) -> Option<u64> {
    (value != Value::Nothing).then(|| marks.hash_one(value))
}

/// A value of the trail, as a column holds it.
fn said(value: &Json) -> Value<'_> {
    match value {
        Json::String(text) => Value::Text(text.as_bytes()),
        Json::Number(number) => number.as_i64().map_or(Value::Nothing, Value::Int),
        Json::Null | Json::Bool(_) | Json::Array(_) | Json::Object(_) => Value::Nothing,
    }
}
