//! What the trail has digests of, and the plain values beside it: each is the other's, and while nobody was erased none is
//! missing.

use std::collections::HashSet;

use serde_json::{Map, Value};
use sha2::{Digest, Sha256};
use sqlx::sqlite::SqliteConnection;

use super::Problem;
use crate::db::doctor::personal::{self as rows, Plain, Told};
use crate::refusal::Answer;
use crate::shops::hex;
use crate::values::CustomerId;

/// Links read at a time.
const AT_A_TIME: i64 = 5_000;
/// Letters of a digest in hexadecimal.
const DIGEST: usize = 64;

/// Digests every personal value beside the trail again, and looks for a digest with nothing beside it: what was written
/// before a change, or noted on a case, is kept nowhere else.
pub(super) async fn check(conn: &mut SqliteConnection) -> Answer<Option<Problem>> {
    let unerased = rows::unerased(conn).await?;
    let mut after = 0;
    loop {
        let told = rows::told(conn, after, AT_A_TIME).await?;
        let last = told.back().map_or(i64::MAX, |told| told.seq);
        let mut plain = rows::plain(conn, after, last).await?;
        for told in &told {
            let mut beside = Vec::new();
            while plain.front().is_some_and(|plain| plain.seq == told.seq) {
                beside.extend(plain.pop_front());
            }
            if let Some(problem) = link(told, &beside, &unerased) {
                return Ok(Some(problem));
            }
        }
        // What is left belongs to a link that tells nothing, or that is not there.
        if let Some(plain) = plain.front() {
            return Ok(Some(wrong(plain.customer, &plain.field)));
        }
        if told.is_empty() {
            return Ok(None);
        }
        after = last;
    }
}

fn wrong(customer: Option<i64>, field: &str) -> Problem {
    Problem::Personal { customer: customer.map(CustomerId), field: field.to_owned() }
}

fn link(told: &Told, beside: &[Plain], unerased: &HashSet<i64>) -> Option<Problem> {
    let body: Map<String, Value> = serde_json::from_str(&told.body).unwrap_or_default();
    let differs = |plain: &&Plain| {
        told.customer != plain.customer || digest_of(&body, plain) != Some(digest(plain).as_str())
    };
    if let Some(plain) = beside.iter().find(differs) {
        return Some(wrong(plain.customer, &plain.field));
    }
    if told.customer.is_some_and(|customer| !unerased.contains(&customer)) {
        return None;
    }
    let unspoken = ["before", "after"].into_iter().zip(0..).find_map(|(name, side)| {
        let kept = |field: &str| beside.iter().any(|one| one.side == side && one.field == field);
        let fields = body.get(name)?.as_object()?;
        let digests = fields.iter().filter(|(_, value)| value.as_str().is_some_and(is_digest));
        digests.map(|(field, _)| field).find(|field| !kept(field))
    });
    unspoken.map(|field| wrong(told.customer, field))
}

/// The digest that a link has of a value.
fn digest_of<'a>(body: &'a Map<String, Value>, plain: &Plain) -> Option<&'a str> {
    let side = if plain.side == 0 { "before" } else { "after" };
    body.get(side)?.get(&plain.field)?.as_str()
}

fn digest(plain: &Plain) -> String {
    hex(&Sha256::new().chain_update(&plain.salt).chain_update(&plain.value).finalize())
}

fn is_digest(text: &str) -> bool {
    text.len() == DIGEST && text.bytes().all(|letter| matches!(letter, b'0'..=b'9' | b'a'..=b'f'))
}
