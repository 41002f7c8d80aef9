use std::collections::BTreeSet;
use std::fs;

use super::Control;
use super::table::CONTROLS;
use crate::paths;

/// A control whose line has changed would otherwise only be missed by whoever runs them all.
#[test]
fn every_control_still_finds_its_line() {
    for control in CONTROLS {
        let text = fs::read_to_string(paths::root().join(control.file)).unwrap();
        assert_ne!(control.break_in(&text).unwrap(), text);
    }
}

#[test]
fn no_control_is_there_twice() {
    // A line may be broken in more than one way, and more than one test must notice.
    let all = |one: &Control| (one.file, one.sound, one.broken, one.test);
    let breaks = CONTROLS.iter().map(all);
    assert_eq!(breaks.collect::<BTreeSet<_>>().len(), CONTROLS.len());
}
