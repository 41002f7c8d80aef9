//! The trail is told what changed, and nothing personal in plain.

use super::*;
use crate::customers::details::Details;

fn ravi() -> Details {
    Details {
        name: "Ravi Kumar".to_owned(),
        email: Some("ravi@example.in".to_owned()),
        credit_days: Some(30),
        ..Details::default()
    }
}

fn body(told: &Told) -> Value {
    serde_json::from_str(&told.body()).unwrap()
}

#[test]
fn a_new_customer_is_told_whole_and_nothing_personal_in_plain() {
    let told = Told::of(Details::default().fields(), ravi().fields()).unwrap();
    let text = told.body();
    assert!(!text.contains("Ravi") && !text.contains("example"), "{text}");
    let body = body(&told);
    assert_eq!(body["before"], json!({ "name": null, "email": null, "credit_days": null }));
    assert_eq!(body["after"]["credit_days"], 30);
    let fields: Vec<_> =
        told.personal.iter().map(|p| (p.field, p.side, p.value.as_str())).collect();
    assert_eq!(fields, [("name", 1, "Ravi Kumar"), ("email", 1, "ravi@example.in")]);
}

#[test]
fn a_change_is_told_before_and_after_and_only_where_it_differs() {
    let after = Details { email: None, credit_days: Some(15), ..ravi() };
    let told = Told::of(ravi().fields(), after.fields()).unwrap();
    let body = body(&told);
    assert_eq!(body["after"], json!({ "email": null, "credit_days": 15 }));
    assert_eq!(body["before"]["credit_days"], 30);
    assert_eq!(told.personal.len(), 1);
    assert_eq!((told.personal[0].field, told.personal[0].side), ("email", 0));
}

#[test]
fn a_digest_is_of_its_salt_and_value_and_no_two_are_alike() {
    let told = Told::of(Details::default().fields(), ravi().fields()).unwrap();
    let again = Told::of(Details::default().fields(), ravi().fields()).unwrap();
    assert_ne!(body(&told)["after"]["name"], body(&again)["after"]["name"]);
    for personal in &told.personal {
        let salt: Vec<u8> = (0..16)
            .map(|at| u8::from_str_radix(&personal.salt[2 * at..2 * at + 2], 16).unwrap())
            .collect();
        let digest = Sha256::new().chain_update(salt).chain_update(&personal.value).finalize();
        assert_eq!(body(&told)["after"][personal.field], crate::shops::hex(&digest));
    }
}
