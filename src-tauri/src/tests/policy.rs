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
    /// Staff whose way in was closed while they were away, with the session they had.
    Disabled,
}

/// The refusal at the gate that this caller should meet, if any.
fn gate(role: Role, caller: Caller) -> Option<&'static str> {
    match (role, caller) {
        (Role::Public, _) => None,
        (_, Caller::SignedOut | Caller::Expired | Caller::Disabled) => Some("signedOut"),
        (Role::Owner | Role::OwnerFresh, Caller::Staff) => Some("ownerOnly"),
        (Role::OwnerFresh | Role::StaffFresh, Caller::Stale) => Some("passwordNeeded"),
        (Role::Staff | Role::StaffFresh | Role::Owner | Role::OwnerFresh, _) => None,
    }
}

/// A shop with an owner and somebody else, and a door to stand at.
struct Door {
    bridge: Bridge,
    shop: Value,
    _folder: tempfile::TempDir,
}

/// The owner's password.
const OWNERS: &str = "seven brown baskets";
/// The other's.
const STAFFS: &str = "a pot of old coins";

impl Door {
    fn open() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let mut bridge = Bridge::open(folder.path()).unwrap();
        let made = bridge.call("register", json!({ "input": owner() })).unwrap();
        let shop = made["signedIn"]["shop"]["id"].clone();
        let ravi =
            json!({ "name": "Ravi", "username": "ravi", "email": "", "phone": "98450 12345" });
        let added = bridge.call("add_person", json!({ "role": "staff", "input": ravi })).unwrap();
        let first = json!({
            "shopId": shop, "username": "ravi", "oneTime": added["password"], "password": STAFFS,
            "confirmPassword": STAFFS,
        });
        bridge.call("first_sign_in", json!({ "input": first })).unwrap();
        bridge.call("lock", json!({})).unwrap();
        Self { bridge, shop, _folder: folder }
    }

    fn sign_in(&mut self, username: &str, password: &str) -> Result<Value, Value> {
        let input = json!({ "shopId": self.shop, "username": username, "password": password });
        self.bridge.call("sign_in", json!({ "input": input }))
    }

    /// Puts this caller at the counter. Whoever is still there stays.
    fn stand(&mut self, caller: Caller) {
        if matches!(caller, Caller::SignedOut) {
            drop(self.bridge.call("lock", json!({})));
            return;
        }
        if matches!(caller, Caller::Disabled) || self.bridge.call("current", json!({})).is_ok() {
            return;
        }
        let staff = matches!(caller, Caller::Staff);
        let (username, password) = if staff { ("ravi", STAFFS) } else { ("asha", OWNERS) };
        self.sign_in(username, password).unwrap();
    }

    /// What the time since then made of them.
    fn wait(&self, caller: Caller) {
        match caller {
            Caller::SignedOut | Caller::Staff | Caller::Owner | Caller::Disabled => {}
            Caller::Stale => self.bridge.counter().clock().pass(6 * MINUTE_MS),
            Caller::Expired => self.bridge.counter().clock().pass(61 * MINUTE_MS),
        }
    }

    /// Closes the other's way in while they are away; their session is the one that calls from now on.
    fn disable(&mut self) {
        let theirs = self.sign_in("ravi", STAFFS).unwrap();
        self.sign_in("asha", OWNERS).unwrap();
        self.bridge.call("disable_person", json!({ "id": theirs["person"]["id"] })).unwrap();
        let owners = self.bridge.swap_session("");
        assert_eq!(self.sign_in("ravi", STAFFS).unwrap_err()["code"], "signInClosed");
        assert!(owners != theirs["session"]);
        self.sign_in("asha", OWNERS).unwrap();
        self.bridge.swap_session(theirs["session"].as_str().unwrap());
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
        "phone": "+919876543210", "password": OWNERS, "confirmPassword": OWNERS, "language": "en", "place": place,
    })
}

fn hold(caller: Caller) {
    let mut door = Door::open();
    if matches!(caller, Caller::Disabled) {
        door.disable();
    }
    for (command, role) in table() {
        door.stand(caller);
        door.wait(caller);
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
fn whose_way_in_was_closed_reaches_no_book() {
    hold(Caller::Disabled);
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
    door.stand(Caller::Owner);
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
