use super::{APART_MS, Looks, NOTICE_EVERY};

/// Ticks of an hour come a second apart; now and then the computer sleeps, or somebody sets its clock.
#[test]
fn it_looks_at_least_every_thirty_seconds_and_at_once_when_the_clocks_part() {
    let (mut looks, mut apart, mut unseen) = (Looks::from(0), 0, 0);
    let jumps = [(7, 3_600_000), (8, -86_400_000), (1_000, APART_MS + 1), (1_003, 172_800_000)];
    for second in 0..3_600 {
        // Clocks drift by a little, which is no sleep.
        apart += i64::from(second % 3 == 0);
        let jump = jumps.iter().find(|(at, _)| *at == second).map(|(_, by)| *by);
        apart += jump.unwrap_or(0);
        let looked = looks.now(apart);
        assert!(looked || jump.is_none(), "second {second}");
        unseen = if looked { 0 } else { unseen + 1 };
        assert!(unseen < NOTICE_EVERY && NOTICE_EVERY <= 30, "second {second}");
    }
}

#[test]
fn it_does_not_look_at_every_tick() {
    let mut looks = Looks::from(0);
    let often = (0..3_600).filter(|_| looks.now(0)).count();
    assert_eq!(often, 3_600 / NOTICE_EVERY as usize);
}
