//! No number and no name stands for two things.

use std::collections::BTreeSet;

use super::*;

#[test]
fn every_number_and_every_name_stands_for_one_thing() {
    let codes: BTreeSet<_> = Action::ALL.iter().map(|action| action.code()).collect();
    assert_eq!(codes.len(), Action::ALL.len());
    assert!(codes.iter().all(|code| (1..=127).contains(code)), "the file keeps one byte");
    let names: BTreeSet<_> = TrailField::ALL.iter().map(|field| field.column()).collect();
    assert_eq!(names.len(), TrailField::ALL.len());
    assert!(Action::ALL.iter().all(|action| Action::of(action.code()) == Some(*action)));
    assert!(TrailField::ALL.iter().all(|field| TrailField::of(field.column()) == Some(*field)));
}
