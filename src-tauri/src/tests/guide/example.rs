//! An example of each command's arguments: what is required, and nothing else.

use serde_json::{Map, Value, json};

use super::parse::{Bindings, Command, Shape};

/// The arguments of an example.
pub(in crate::tests) fn arguments(bindings: &Bindings, command: &Command) -> Value {
    let takes =
        command.takes.iter().map(|(name, kind)| (name.clone(), value(bindings, name, kind)));
    Value::Object(takes.collect::<Map<_, _>>())
}

fn value(bindings: &Bindings, name: &str, kind: &str) -> Value {
    if kind.ends_with("| null") {
        return Value::Null;
    }
    if let Some(of) = kind.strip_suffix("[]") {
        return json!([value(bindings, name, of)]);
    }
    match (kind, bindings.named(kind).map(|each| &each.shape)) {
        ("string", _) => json!(text(name)),
        ("boolean", _) => json!(false),
        ("number", _) => json!(number(name)),
        ("Minor", _) => json!(50_000),
        (_, Some(Shape::Alias(of))) => value(bindings, name, of),
        (_, Some(Shape::Choices(choices))) => choice(&choices[0].0),
        (_, Some(Shape::Fields { fields, .. })) => {
            let required = fields.iter().filter(|field| !field.optional);
            let pairs = required
                .map(|field| (field.name.clone(), value(bindings, &field.name, &field.kind)));
            Value::Object(pairs.collect())
        }
        (unknown, None) => panic!("no example for `{name}: {unknown}`"),
    }
}

/// `"goods"`, or `{ report: "ageing"; asOf: string | null }` with the rest left out.
fn choice(written: &str) -> Value {
    let word = written.split('"').nth(1).unwrap();
    match written.trim_start_matches("{ ").split_once(": ") {
        Some((tag, _)) if written.starts_with('{') => json!({ tag: word }),
        _word => json!(word),
    }
}

fn text(name: &str) -> &'static str {
    match name {
        "requestId" => "0b5c1d1e-7d0a-4a5e-9f53-2f6f3c1f9a10",
        "shopId" => "5d41402abc4b2a76b9719d911017c592",
        "password" | "confirmPassword" | "current" => "seven brown baskets",
        "oneTime" => "k7pd-92mx-q4rt",
        "email" => "asha@example.com",
        "phone" => "+919876543210",
        "username" => "asha",
        "shopName" => "Asha Stores",
        "name" => "Asha",
        "code" => "S1YJ-6F6T-S0FC-CJQ0-NRRN-2BAK-561A",
        "country" => "IN",
        "currency" => "INR",
        "zone" => "Asia/Kolkata",
        "language" => "en",
        // Both an amount to read and what was said.
        "text" => "500+250",
        "screen" => "loan",
        "account" => "cash",
        "body" => "{}",
        "description" => "Rice",
        "subject" => "Short of a sack",
        "reason" => "Entered twice",
        "number" => "000123",
        "on" | "from" | "to" | "asOf" | "through" | "dated" | "dueOn" | "firstDue" | "working" => {
            "2026-11-21"
        }
        other => panic!("no example text for `{other}`"),
    }
}

fn number(name: &str) -> u32 {
    match name {
        "quantity" => 1_000,
        "basisPoints" => 500,
        "yearMonth" => 4,
        "exponent" => 2,
        "count" => 3,
        _other => 1,
    }
}
