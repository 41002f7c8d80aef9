use proptest::prelude::*;

use super::*;

const BOOT: [u8; 16] = [1; 16];

fn at(seconds: u64) -> Moment {
    Moment {
        wall_ms: 1_700_000_000_000 + i64::try_from(seconds).unwrap() * 1000,
        monotonic_ms: seconds * 1000,
        boot_id: BOOT,
    }
}

fn after_failures(count: u32, now: Moment) -> Throttle {
    let mut throttle = Throttle::new();
    for _ in 0..count {
        throttle.failed(now);
    }
    throttle
}

fn wait(throttle: &mut Throttle, now: Moment) -> u64 {
    match throttle.check(now) {
        Ok(()) => 0,
        Err(VaultError::Throttled { seconds }) => seconds,
        Err(other) => panic!("unexpected {other}"),
    }
}

#[test]
fn waits_grow_to_five_minutes_and_no_further() {
    let table = [
        (0, 0),
        (1, 0),
        (4, 0),
        (5, 1),
        (6, 2),
        (7, 4),
        (8, 8),
        (9, 16),
        (10, 32),
        (11, 64),
        (12, 128),
        (13, 256),
        (14, 300),
        (15, 300),
        (68, 300),
        (69, 300),
        (100, 300),
        (u32::MAX, 300),
    ];
    for (failures, seconds) in table {
        let mut throttle = Throttle { failures, since: at(10) };
        assert_eq!(wait(&mut throttle, at(10)), seconds, "after {failures} failures");
    }
}

#[test]
fn a_hundred_guesses_take_seven_hours() {
    let (mut throttle, mut now) = (Throttle::new(), 0);
    for _ in 0..100 {
        now += wait(&mut throttle, at(now));
        assert_eq!(throttle.check(at(now)), Ok(()), "the wait it named is enough");
        throttle.failed(at(now));
    }
    assert!(now >= 7 * 3600, "only {now} s");
    assert_eq!(throttle.failures(), 100);
}

#[test]
fn the_wait_runs_by_the_clock_nobody_can_set() {
    let mut throttle = after_failures(9, at(0));
    assert_eq!(wait(&mut throttle, at(6)), 10);
    let wall_put_forward = Moment { wall_ms: at(9999).wall_ms, ..at(6) };
    assert_eq!(wait(&mut throttle, wall_put_forward), 10, "setting the clock ahead gains nothing");
    assert_eq!(wait(&mut throttle, at(16)), 0);
}

#[test]
fn a_clock_put_back_or_a_restart_starts_the_wait_again() {
    let mut put_back = after_failures(9, at(1000));
    let earlier = Moment { wall_ms: at(0).wall_ms, ..at(1010) };
    assert_eq!(wait(&mut put_back, earlier), 16);
    let later = Moment { wall_ms: at(16).wall_ms, ..at(1026) };
    assert_eq!(wait(&mut put_back, later), 0, "but only once");

    let mut restarted = after_failures(9, at(1000));
    let next_boot =
        |seconds: u64| Moment { boot_id: [2; 16], monotonic_ms: seconds * 1000, ..at(9999) };
    assert_eq!(wait(&mut restarted, next_boot(5)), 16);
    assert_eq!(wait(&mut restarted, next_boot(20)), 1);
    assert_eq!(wait(&mut restarted, next_boot(21)), 0);

    let mut up_for_longer = after_failures(9, at(10));
    assert_eq!(wait(&mut up_for_longer, next_boot(5000)), 16, "not the same count of seconds");
}

#[test]
fn success_forgets_the_failures() {
    let mut throttle = after_failures(50, at(0));
    throttle.succeeded();
    assert_eq!(throttle, Throttle::new());
    assert_eq!(throttle.check(at(0)), Ok(()));
}

proptest! {
    #[test]
    fn never_more_than_five_minutes_and_always_over_by_then(
        failures: u32,
        since in (any::<i64>(), any::<u64>(), any::<[u8; 16]>()),
        now in (any::<i64>(), 0..u64::MAX - 300_000, any::<[u8; 16]>()),
    ) {
        let moment = |(wall_ms, monotonic_ms, boot_id)| Moment { wall_ms, monotonic_ms, boot_id };
        let mut throttle = Throttle { failures, since: moment(since) };
        let now = moment(now);
        prop_assert!(wait(&mut throttle, now) <= 300);
        let later = Moment { monotonic_ms: now.monotonic_ms + 300_000, ..now };
        prop_assert_eq!(throttle.check(later), Ok(()));
    }

    #[test]
    fn bytes_come_back(failures: u32, wall_ms: i64, monotonic_ms: u64, boot_id: [u8; 16]) {
        let throttle = Throttle { failures, since: Moment { wall_ms, monotonic_ms, boot_id } };
        prop_assert_eq!(Throttle::from_bytes(&throttle.to_bytes()), Some(throttle));
    }

    #[test]
    fn other_bytes_are_refused(bytes: Vec<u8>) {
        prop_assert_eq!(Throttle::from_bytes(&bytes), None);
    }
}
