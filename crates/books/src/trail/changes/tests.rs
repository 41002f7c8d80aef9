//! A body is read field by field, and nothing in it stands for something else.

use super::*;

fn read(body: &str, personal: &[(&str, u8, Option<&str>)]) -> Vec<TrailChange> {
    let people = HashMap::from([(1, "Asha".to_owned())]);
    let personal = personal
        .iter()
        .map(|(field, side, value)| (((*field).to_owned(), *side), value.map(str::to_owned)));
    let (dues, documents) = (HashMap::new(), HashMap::from([(7, document(7)), (8, document(8))]));
    let known =
        Known { personal: personal.collect(), people: &people, dues: &dues, documents: &documents };
    Body::read(Some(body)).unwrap().changes(&known)
}

#[test]
fn personal_words_are_theirs_until_erased() {
    let digest = "0f".repeat(32);
    let body = format!(r#"{{"before":{{"phone":null}},"after":{{"phone":"{digest}"}}}}"#);
    let told = read(&body, &[("phone", 1, Some("98450"))]);
    assert_eq!(told[0].before, TrailValue::Nothing);
    assert_eq!(told[0].after, TrailValue::Text { text: "98450".to_owned() });
    assert_eq!(read(&body, &[])[0].after, TrailValue::Erased);
}

#[test]
fn fields_come_in_the_order_of_a_page_and_only_those_people_look_at() {
    let body = r#"{"promise":3,"before":{"amount":null,"made_after":null,"day":null},
                   "after":{"amount":500,"made_after":7,"day":20000,"unheard_of":1}}"#;
    let told = read(body, &[]);
    let fields: Vec<_> = told.iter().map(|change| change.field).collect();
    assert_eq!(fields, [TrailField::Amount, TrailField::Day]);
    assert_eq!(Body::read(Some(body)).unwrap().subject, Some(("promise".to_owned(), 3)));
    assert!(Body::read(None).unwrap().subject.is_none());
    assert!(Body::read(Some("[")).is_err());
}

fn document(id: i64) -> TrailDocument {
    let number = Some(format!("INV/26-27/000{id}"));
    let kind = crate::values::DocumentKind::Invoice;
    TrailDocument { id: crate::values::DocumentId(id), kind, number, amount: Minor(100) }
}

#[test]
fn documents_are_what_their_ids_say() {
    let body = r#"{"customer_case":1,"before":{"documents":null},"after":{"documents":[7,8]}}"#;
    let told = read(body, &[]);
    assert_eq!(told[0].before, TrailValue::Nothing);
    let documents = vec![document(7), document(8)];
    assert_eq!(told[0].after, TrailValue::Documents { documents });
}

#[test]
fn a_person_is_named_and_an_unknown_one_numbered() {
    let body = r#"{"interaction":1,"before":{"assigned_to":9},"after":{"assigned_to":1}}"#;
    let told = read(body, &[]);
    assert_eq!(told[0].before, TrailValue::Text { text: "#9".to_owned() });
    assert_eq!(told[0].after, TrailValue::Text { text: "Asha".to_owned() });
}
