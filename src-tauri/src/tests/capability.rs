//! The capability of the window: our commands by name, and listening to events.

use super::rewritten;
use super::table::table;

#[test]
fn the_capability_names_every_command_and_nothing_else() {
    let events = ["core:event:allow-listen", "core:event:allow-unlisten"].map(str::to_owned);
    let ours = table().into_iter().map(|(name, _)| format!("allow-{}", name.replace('_', "-")));
    let capability = serde_json::json!({
        "$schema": "../gen/schemas/desktop-schema.json",
        "identifier": "main",
        "description": "The one window: every command of policy.csv by name, and the events it listens to.",
        "windows": ["main"],
        "permissions": events.into_iter().chain(ours).collect::<Vec<_>>(),
    });
    let text = serde_json::to_string_pretty(&capability).unwrap() + "\n";
    assert!(!rewritten("capabilities/main.json", &text), "the capability was stale; commit it");
}
