//! Every command, called by everyone: the real commands behind the real configuration and capability, on the mock
//! runtime.

use serde_json::{Value, json};

use super::bindings::bindings;
use super::guide::example;
use super::guide::parse::Bindings;
use super::table::{Role, table};
use crate::bridge::Bridge;

const MINUTE_MS: i64 = 60_000;
const GATES: [&str; 4] = ["signedOut", "ownerOnly", "passwordNeeded", "unknownCommand"];

#[derive(Debug, Clone, Copy)]
enum Caller {
    SignedOut,
    Staff,
    Owner,
    /// An owner who typed the password more than five minutes ago.
    Stale,
    /// An owner whose session ended while nobody touched it.
    Expired,
}

/// The refusal at the gate that this caller should meet, if any.
fn gate(role: Role, caller: Caller) -> Option<&'static str> {
    match (role, caller) {
        (Role::Public, _) => None,
        (_, Caller::SignedOut | Caller::Expired) => Some("signedOut"),
        (Role::Owner | Role::OwnerFresh, Caller::Staff) => Some("ownerOnly"),
        (Role::OwnerFresh, Caller::Stale) => Some("passwordNeeded"),
        (Role::Staff | Role::Owner | Role::OwnerFresh, _) => None,
    }
}

/// A shop with one owner, and a door to stand at.
struct Door {
    bridge: Bridge,
    sign_in: Value,
    _folder: tempfile::TempDir,
}

impl Door {
    fn open() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let mut bridge = Bridge::open(folder.path()).unwrap();
        let made = bridge.call("register", json!({ "input": owner() })).unwrap();
        let sign_in = json!({ "input": {
            "shopId": made["signedIn"]["shop"]["id"],
            "username": owner()["username"],
            "password": owner()["password"],
        }});
        Self { bridge, sign_in, _folder: folder }
    }

    /// Puts this caller at the counter. An owner who is still there stays.
    fn stand(&mut self, caller: Caller) {
        if matches!(caller, Caller::SignedOut) {
            drop(self.bridge.call("lock", json!({})));
            return;
        }
        if self.bridge.call("current", json!({})).is_err() {
            self.bridge.call("sign_in", self.sign_in.clone()).unwrap();
        }
        match caller {
            Caller::SignedOut | Caller::Owner => {}
            Caller::Staff => self.bridge.counter().demote(),
            Caller::Stale => self.bridge.counter().clock().pass(6 * MINUTE_MS),
            Caller::Expired => self.bridge.counter().clock().pass(61 * MINUTE_MS),
        }
    }

    /// The code a command is refused with.
    fn code(&mut self, command: &str, arguments: Value) -> Option<String> {
        let answer = self.bridge.call(command, arguments);
        answer.err().map(|refused| refused["code"].as_str().unwrap_or("no code").to_owned())
    }
}

fn owner() -> Value {
    let place = json!({
        "country": "IN", "currency": "INR", "grouping": "lakh", "zone": "Asia/Kolkata",
        "yearMonth": 4, "yearDay": 1,
    });
    json!({
        "shopName": "Asha Stores", "name": "Asha", "username": "asha", "email": "asha@example.com",
        "phone": "+919876543210", "password": "seven brown baskets",
        "confirmPassword": "seven brown baskets", "language": "en", "place": place,
    })
}

fn hold(caller: Caller) {
    let mut door = Door::open();
    for (command, role) in table() {
        door.stand(caller);
        let code = door.code(command, json!({}));
        let met = code.as_deref().filter(|code| GATES.contains(code));
        assert_eq!(met, gate(role, caller), "{command} called by {caller:?}: {code:?}");
    }
}

#[test]
fn nobody_signed_in_reaches_no_book() {
    hold(Caller::SignedOut);
}

#[test]
fn staff_may_do_what_the_policy_says() {
    hold(Caller::Staff);
}

#[test]
fn an_owner_may_do_everything() {
    hold(Caller::Owner);
}

#[test]
fn an_owner_types_the_password_again_for_what_asks_for_it() {
    hold(Caller::Stale);
}

#[test]
fn a_session_nobody_touched_is_over() {
    hold(Caller::Expired);
}

#[test]
fn every_example_has_the_shape_its_command_asks_for() {
    let bindings = Bindings::parse(&bindings());
    let mut door = Door::open();
    for command in &bindings.commands {
        door.stand(Caller::Owner);
        let code = door.code(&command.name, example::arguments(&bindings, command));
        let misshapen = ["argumentMalformed", "unknownCommand", "internal"];
        let met = code.as_deref().is_some_and(|code| misshapen.contains(&code));
        assert!(!met, "{}: {code:?}", command.name);
    }
}

#[test]
fn a_refusal_of_the_framework_has_a_code_too() {
    let mut door = Door::open();
    let rows = [
        ("no_such_command", json!({}), "unknownCommand"),
        ("plugin:notification|notify", json!({}), "unknownCommand"),
        ("read_amount", json!({ "text": 7, "exponent": 2 }), "argumentMalformed"),
        ("create_customer", json!({ "input": { "name": ["Ravi"] } }), "argumentMalformed"),
    ];
    for (command, arguments, code) in rows {
        assert_eq!(door.code(command, arguments).as_deref(), Some(code), "{command}");
    }
}
