//! `bridge --data DIR [--today DATE]`: JSON lines on the standard streams, one command a line.
//!
//! `{"id":1,"command":"create_customer","args":{…}}` is answered by `{"id":1,"ok":…}` or
//! `{"id":1,"error":{"code":…,"params":…,"field":…}}`. `set_today` with `{"date":"2026-11-21"}` moves the clock.

use std::error::Error;
use std::io::{BufRead, Write, stdin, stdout};
use std::path::PathBuf;

use serde_json::{Value, json};
use shell::bridge::Bridge;

fn main() -> Result<(), Box<dyn Error>> {
    let (folder, today) = arguments()?;
    let mut bridge = Bridge::open(&folder)?;
    if let Some(day) = today {
        bridge.call("set_today", json!({ "date": day })).map_err(|refused| refused.to_string())?;
    }
    for line in stdin().lock().lines() {
        let line = line?;
        if !line.trim().is_empty() {
            let mut out = stdout().lock();
            writeln!(out, "{}", answer(&mut bridge, &line))?;
            out.flush()?;
        }
    }
    Ok(bridge.close().map_err(|refused| refused.to_string())?)
}

/// The answer to one line, whatever it holds.
fn answer(bridge: &mut Bridge, line: &str) -> Value {
    let request: Value = match serde_json::from_str(line) {
        Ok(request) => request,
        Err(error) => return refused(&Value::Null, &format!("not JSON: {error}")),
    };
    let Some(command) = request["command"].as_str() else {
        return refused(&request["id"], "a line needs a command");
    };
    let arguments = request.get("args").cloned().unwrap_or_else(|| json!({}));
    match bridge.call(command, arguments) {
        Ok(view) => json!({ "id": request["id"], "ok": view }),
        Err(refusal) => json!({ "id": request["id"], "error": refusal }),
    }
}

fn refused(id: &Value, detail: &str) -> Value {
    let error =
        json!({ "code": "argumentMalformed", "params": { "detail": detail }, "field": null });
    json!({ "id": id, "error": error })
}

fn arguments() -> Result<(PathBuf, Option<String>), &'static str> {
    const USAGE: &str = "bridge --data DIR [--today DATE]";
    let (mut folder, mut today) = (None, None);
    let mut rest = std::env::args().skip(1);
    while let Some(option) = rest.next() {
        match option.as_str() {
            "--data" => folder = rest.next().map(PathBuf::from),
            "--today" => today = rest.next(),
            _other => return Err(USAGE),
        }
    }
    Ok((folder.ok_or(USAGE)?, today))
}
