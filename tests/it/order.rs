//! Forms with everything wrong at once, put right one thing at a time: what is refused comes in a fixed order.

use acceptance::{code, request_id};
use books::Answer;
use serde_json::{Value, json};

/// Asks with a form until nothing is refused any more. Each row is the refusal expected next and what puts it right.
pub async fn in_order(
    mut form: Value,
    table: &[(&str, Value)],
    ask: impl AsyncFn(Value) -> Answer<()>,
) {
    form["requestId"] = json!("not a UUID");
    assert_eq!(code(&ask(form.clone()).await), "requestIdMalformed@requestId");
    form["requestId"] = json!(request_id());
    for (expected, mend) in table {
        assert_eq!(code(&ask(form.clone()).await), *expected, "{form}");
        for (field, value) in mend.as_object().unwrap() {
            form[field] = value.clone();
        }
    }
    assert_eq!(code(&ask(form.clone()).await), "ok", "{form}");
    assert_eq!(code(&ask(form.clone()).await), "ok", "the same again is done once: {form}");
    form["note"] = json!("something else");
    form["reason"] = json!("something else");
    form["on"] = json!("2026-11-02");
    assert_eq!(code(&ask(form.clone()).await), "requestReused@requestId", "{form}");
}

/// A command at the front door, asked with a JSON form.
macro_rules! ask {
    ($session:expr, $command:ident) => {
        async |form: serde_json::Value| {
            $session.$command(serde_json::from_value(form).unwrap()).await.map(drop)
        }
    };
}
pub(crate) use ask;
