//! What the trail has digests of, and the plain values beside it: each is the other's, and while nobody was erased none is
//! missing.

use std::collections::HashSet;

use serde_json::{Map, Value};

use super::Problem;
use crate::db::doctor::personal::Plain;
use crate::db::doctor::walk::Linked;
use crate::told::{digest, is_digest};
use crate::values::CustomerId;

/// Digests every personal value beside a link again, and looks for a digest with nothing beside it: what was written before
/// a change, or noted on a case, is kept nowhere else.
pub(super) fn wrong(
    link: &Linked,
    body: Option<&Map<String, Value>>,
    unerased: &HashSet<i64>,
) -> Option<Problem> {
    let beside = &link.plain;
    // A value belongs to a link that tells something.
    if let Some(plain) = beside.iter().find(|plain| plain.seq != link.seq || body.is_none()) {
        return Some(problem(plain.customer, &plain.field));
    }
    let body = body?;
    let differs = |plain: &&Plain| {
        link.customer != plain.customer
            || digest_of(body, plain) != Some(digest(&plain.salt, &plain.value).as_str())
    };
    if let Some(plain) = beside.iter().find(differs) {
        return Some(problem(plain.customer, &plain.field));
    }
    if link.customer.is_some_and(|customer| !unerased.contains(&customer)) {
        return None;
    }
    let unspoken = ["before", "after"].into_iter().zip(0..).find_map(|(name, side)| {
        let kept = |field: &str| beside.iter().any(|one| one.side == side && one.field == field);
        let fields = body.get(name)?.as_object()?;
        let digests = fields.iter().filter(|(_, value)| value.as_str().is_some_and(is_digest));
        digests.map(|(field, _)| field).find(|field| !kept(field))
    });
    unspoken.map(|field| problem(link.customer, field))
}

fn problem(customer: Option<i64>, field: &str) -> Problem {
    Problem::Personal { customer: customer.map(CustomerId), field: field.to_owned() }
}

/// The digest that a link has of a value.
fn digest_of<'a>(body: &'a Map<String, Value>, plain: &Plain) -> Option<&'a str> {
    let side = if plain.side == 0 { "before" } else { "after" };
    body.get(side)?.get(&plain.field)?.as_str()
}
