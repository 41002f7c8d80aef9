//! What asking costs: a command through the window beside the same command in the core.

use std::collections::BTreeMap;
use std::path::Path;

use serde_json::{Value, json};
use tokio::process::Command;

use super::family::Family;
use super::rows::Rows;
use super::{PASSWORD, USERNAME, number, said};
use crate::wait::in_time;
use crate::window::{Window, variable};
use crate::{Failure, Result};

/// What is asked, cheap and dear, with the name of its row.
const COMMANDS: &[(&str, &str)] = &[
    ("read_amount", "read_amount beyond the core"),
    ("customer", "customer beyond the core"),
    ("khata", "khata beyond the core"),
    ("customers", "customers, a page of 50, beyond the core"),
    ("today", "today beyond the core"),
];

/// Signs in by itself and hands back the session's id.
const SIGN_IN: &str = "const [username, password, done] = arguments; \
     const { invoke } = window.__TAURI_INTERNALS__; \
     invoke('start').then(({ shops }) => invoke('sign_in', { input: { shopId: shops[0].id, username, password } })) \
     .then(({ session }) => done(session), (no) => done({ no: JSON.stringify(no) }));";

/// How often the script asks.
const CALLS: f64 = 400.0;

/// Asks many times in a row. The page's clock counts whole milliseconds, so ten calls are timed together.
const ASK: &str = "const [command, args, session, done] = arguments; \
     const { invoke } = window.__TAURI_INTERNALS__; \
     const ask = () => invoke(command, args, { headers: { 'bahi-session': session } }); \
     (async () => { \
       const times = []; let answer; \
       for (let lot = 0; lot < 40; lot += 1) { \
         const begun = performance.now(); \
         for (let one = 0; one < 10; one += 1) answer = await ask(); \
         times.push((performance.now() - begun) / 10); \
       } \
       return { times, bytes: JSON.stringify(answer).length }; \
     })().then(done, (no) => done({ no: JSON.stringify(no) }));";

/// Milliseconds that each command takes in the core, which is asked while no window has the book.
pub(super) async fn core(book: &Path) -> Result<BTreeMap<String, f64>> {
    let bench = variable("SPEED_BENCH")?;
    let text = said(Command::new(bench).arg("--commands").arg(book)).await?;
    let pairs = text.lines().filter_map(|line| line.split_once(' '));
    Ok(pairs.filter_map(|(name, time)| Some((name.to_owned(), time.parse().ok()?))).collect())
}

/// The same through the window, less what the core takes.
pub(super) async fn beyond(
    window: &Window,
    family: &Family,
    core: &BTreeMap<String, f64>,
    rows: &mut Rows,
) -> Result<()> {
    let who = vec![json!(USERNAME), json!(PASSWORD)];
    let session =
        answered(in_time("signing in", window.client().execute_async(SIGN_IN, who)).await?)?;
    for (command, what) in COMMANDS {
        let ask = vec![json!(command), arguments(command), session.clone()];
        let before = family.busy()?;
        let said = answered(in_time(what, window.client().execute_async(ASK, ask)).await?)?;
        let times = said["times"]
            .as_array()
            .into_iter()
            .flatten()
            .map(number)
            .collect::<Result<Vec<_>>>()?;
        let busy = (family.busy()? - before) / CALLS;
        let own = core.get(*command).copied().unwrap_or(0.0);
        let more: Vec<f64> = times.iter().map(|time| (time - own).max(0.0)).collect();
        rows.times(what, &more, (busy - own).max(0.0), 2.0);
        rows.said("  the core's own", &format!("{own:.2}"));
        rows.said("  KB of its answer", &format!("{:.1}", number(&said["bytes"])? / 1_000.0));
    }
    Ok(())
}

fn arguments(command: &str) -> Value {
    match command {
        "read_amount" => json!({ "text": "1.2L", "exponent": 2 }),
        "customer" => json!({ "id": 2 }),
        "khata" => {
            json!({ "query": { "customerId": 2, "from": null, "to": null, "before": null, "limit": null } })
        }
        "customers" => json!({ "query": { "page": 1, "limit": 50 } }),
        _plain => json!({}),
    }
}

fn answered(value: Value) -> Result<Value> {
    match value.get("no") {
        Some(no) => Err(Failure::Wrong(no.to_string())),
        None => Ok(value),
    }
}
