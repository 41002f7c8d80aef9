use std::time::Duration;

use super::{Failure, Step, Tally, run, seconds};

fn passing(name: &'static str) -> Step {
    Step::new(name, |_| Ok(()))
}

fn failing(name: &'static str) -> Step {
    Step::new(name, |_| Err(Failure::new("on purpose")))
}

#[test]
fn a_failed_step_fails_what_waits_for_it_and_nothing_else() {
    let lanes = vec![
        vec![passing("unit window"), passing("unit tour").after(&["unit build", "unit window"])],
        vec![failing("unit build"), passing("unit rules")],
    ];
    assert_eq!(run(lanes).unwrap(), Tally { passed: 2, failed: 2 });
}

#[test]
fn a_step_may_wait_for_one_that_starts_later_in_another_lane() {
    let lanes = vec![
        vec![passing("unit first").after(&["unit last"])],
        vec![passing("unit middle"), passing("unit last")],
    ];
    assert_eq!(run(lanes).unwrap(), Tally { passed: 3, failed: 0 });
}

#[test]
fn waiting_without_end_is_refused_at_once() {
    let misspelt = vec![vec![passing("unit only").after(&["unit olny"])]];
    assert!(run(misspelt).unwrap_err().to_string().contains("olny"));
    let circle = vec![
        vec![passing("unit egg").after(&["unit hen"])],
        vec![passing("unit hen").after(&["unit egg"])],
    ];
    assert!(run(circle).unwrap_err().to_string().contains("without end"));
}

#[test]
fn times_read_as_a_person_says_them() {
    assert_eq!(seconds(Duration::from_millis(4_250)), "4.2 s");
    assert_eq!(seconds(Duration::from_secs(187)), "3 min 07 s");
}
