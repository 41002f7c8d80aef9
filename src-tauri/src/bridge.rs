//! The bridge: the same commands, called without a window. For development and tests, never shipped.

use std::path::Path;

use books::{Clock, Counter, Refusal, Refused};
use serde_json::{Value, json};
use tauri::ipc::{CallbackFn, InvokeBody};
use tauri::test::{INVOKE_KEY, MockRuntime, get_ipc_response, mock_builder};
use tauri::webview::{InvokeRequest, WebviewWindow};
use tauri::{App, WebviewWindowBuilder, async_runtime};

use crate::computer::Computer;
use crate::keyring::{Keyring, Store};
use crate::session::HEADER;
use crate::{commands, context, window};

/// The commands on one folder of books, with the session of whoever signed in last.
#[derive(Debug)]
pub struct Bridge {
    counter: Counter,
    window: WebviewWindow<MockRuntime>,
    session: String,
    _app: App<MockRuntime>,
}

impl Bridge {
    /// Opens a counter over a folder, behind the configuration and the capability of the real window.
    pub fn open(folder: &Path) -> tauri::Result<Self> {
        let counter = Counter::new(folder.to_path_buf(), Clock::default());
        let app = mock_builder()
            .manage(counter.clone())
            .manage(Computer::new(folder))
            .manage(Keyring::over(Store::Nowhere))
            .invoke_handler(commands::commands().invoke_handler())
            .build(context())?;
        let window =
            WebviewWindowBuilder::new(&app, window::MAIN, tauri::WebviewUrl::default()).build()?;
        Ok(Self { counter, window, session: String::new(), _app: app })
    }

    /// The counter behind the commands.
    #[must_use]
    pub fn counter(&self) -> &Counter {
        &self.counter
    }

    /// Calls a command with its arguments as the window sends them. What is refused reads `{code, params, field}`.
    pub fn call(&mut self, command: &str, arguments: Value) -> Result<Value, Value> {
        if command == "set_today" {
            return self.set_today(&arguments);
        }
        let answer = self.invoke(command, arguments);
        match (command, &answer) {
            ("register", Ok(made)) => self.keep(&made["signedIn"]),
            ("sign_in" | "first_sign_in" | "recover" | "try_sample_shop", Ok(signed_in)) => {
                self.keep(signed_in);
            }
            ("sign_out" | "lock" | "leave_sample_shop", Ok(_)) => self.session.clear(),
            _other => {}
        }
        answer
    }

    /// The session that goes with every call; another one is put in its place.
    #[cfg(test)]
    pub(crate) fn swap_session(&mut self, session: &str) -> String {
        std::mem::replace(&mut self.session, session.to_owned())
    }

    /// Locks the book and closes it.
    pub fn close(self) -> Result<(), Value> {
        async_runtime::block_on(self.counter.lock()).map_err(|refused| json!(refused))
    }

    fn set_today(&self, arguments: &Value) -> Result<Value, Value> {
        let Some(day) = arguments["date"].as_str() else {
            return Err(malformed("set_today takes {\"date\": \"YYYY-MM-DD\"}"));
        };
        async_runtime::block_on(self.counter.set_today(day)).map_err(|refused| json!(refused))?;
        Ok(Value::Null)
    }

    fn keep(&mut self, signed_in: &Value) {
        signed_in["session"].as_str().unwrap_or_default().clone_into(&mut self.session);
    }

    fn invoke(&self, command: &str, arguments: Value) -> Result<Value, Value> {
        let url = self.window.url().map_err(|error| internal(&error.to_string()))?;
        let mut request = InvokeRequest {
            cmd: command.to_owned(),
            callback: CallbackFn(0),
            error: CallbackFn(1),
            url,
            body: InvokeBody::Json(arguments),
            headers: tauri::http::HeaderMap::new(),
            invoke_key: INVOKE_KEY.to_owned(),
        };
        let session = self.session.parse().map_err(|_| internal("session"))?;
        request.headers.insert(HEADER, session);
        match get_ipc_response(&self.window, request) {
            Ok(body) => body.deserialize().map_err(|error| internal(&error.to_string())),
            Err(Value::Object(mut refused)) => {
                refused.entry("params").or_insert(Value::Null);
                Err(refused.into())
            }
            Err(framework) => Err(named(command, framework.as_str().unwrap_or_default())),
        }
    }
}

/// A refusal of the framework itself, which says it in a sentence.
fn named(command: &str, words: &str) -> Value {
    if words.starts_with("invalid args") {
        malformed(words)
    } else if words.contains("not found") || words.contains("not allowed") {
        json!({ "code": "unknownCommand", "params": { "command": command }, "field": null })
    } else {
        internal(words)
    }
}

fn malformed(detail: &str) -> Value {
    json!(Refused::from(Refusal::ArgumentMalformed { detail: detail.to_owned() }))
}

fn internal(reference: &str) -> Value {
    json!(Refused::from(Refusal::Internal { reference: reference.to_owned() }))
}
