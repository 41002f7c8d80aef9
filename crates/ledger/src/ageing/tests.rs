use std::prelude::v1::*;
use std::vec;

use proptest::prelude::*;

use super::*;

#[test]
fn standard_buckets_end_at_30_60_and_90_days() {
    let ageing = Ageing::standard();
    let labels = ageing.labels();
    assert_eq!(labels, ["current", "1-30", "31-60", "61-90", "90+"]);
    let table = [
        (i32::MIN, "current"),
        (-1, "current"),
        (0, "current"),
        (1, "1-30"),
        (30, "1-30"),
        (31, "31-60"),
        (60, "31-60"),
        (61, "61-90"),
        (90, "61-90"),
        (91, "90+"),
        (i32::MAX, "90+"),
    ];
    for (late, label) in table {
        assert_eq!(labels[ageing.bucket(late)], label, "{late} days late");
    }
}

#[test]
fn edges_may_leave_out_what_is_not_late() {
    assert_eq!(Ageing::new(&[30, 60, 90]), Ok(Ageing::standard()));
    assert_eq!(Ageing::new(&Ageing::STANDARD), Ok(Ageing::standard()));
    let weekly = Ageing::new(&[7, 14]).unwrap();
    assert_eq!(weekly.labels(), ["current", "1-7", "8-14", "14+"]);
    let too_many: Vec<u16> = (1..=12).collect();
    for edges in
        [vec![], vec![0], vec![0, 0, 30], vec![30, 0], vec![30, 30], vec![60, 30], too_many]
    {
        assert_eq!(Ageing::new(&edges), Err(Refusal::AgeingEdgesMalformed), "{edges:?}");
    }
}

proptest! {
    #[test]
    fn every_lateness_has_its_bucket(edges in prop::collection::btree_set(1..=999_u16, 1..=11), late: i32) {
        let edges: Vec<u16> = edges.into_iter().collect();
        let ageing = Ageing::new(&edges).unwrap();
        let bucket = ageing.bucket(late);
        prop_assert!(bucket < ageing.labels().len());
        prop_assert!(ageing.bucket(late.saturating_add(1)) >= bucket);
    }
}
