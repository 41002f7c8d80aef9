//! Two people who take turns at the counter while what the other had begun is still under way.

use acceptance::{PASSWORD, STAFF_PASSWORD, Shop, code, run};
use books::people::Role;

/// How often somebody else sits down.
const TURNS: usize = 1_000;

#[test]
fn nothing_runs_as_the_wrong_person() {
    run(async {
        let mut shop = Shop::open_in_memory().await;
        shop.hire("ravi", Role::Staff).await;
        let people = [("asha", PASSWORD), ("ravi", STAFF_PASSWORD)];
        let (mut done, mut refused) = (0, 0);
        for turn in 0..TURNS {
            let (name, password) = people[turn % 2];
            let held = shop.staff();
            let before = people[(turn + 1) % 2].0;
            // Begun by whoever was there, and still running while somebody else signs in.
            let late = tokio::spawn(async move {
                for _ in 0..turn % 5 {
                    tokio::task::yield_now().await;
                }
                let saved = held.save_draft("give", &format!("{{\"by\":\"{before}\"}}")).await;
                let who = held.current().await;
                (saved, who)
            });
            // Somebody locks, signs out, or only sits down in the other's place.
            match turn % 3 {
                0 => shop.counter.lock().await.unwrap(),
                1 => drop(shop.staff().sign_out().await.unwrap()),
                _taken_over => {}
            }
            assert_eq!(shop.counter.is_open(), turn % 3 == 2, "turn {turn}");
            let signed_in = shop.enter(name, password).await;
            assert_eq!(signed_in.person.username, name);
            let (saved, who) = late.await.unwrap();
            match code(&saved).as_str() {
                "ok" => done += 1,
                "signedOut" => refused += 1,
                other => panic!("turn {turn}: {other}"),
            }
            if let Ok(who) = who {
                assert_eq!(who.person.username, before, "turn {turn}");
            }
            let now = shop.staff().current().await.unwrap();
            assert_eq!(now.person.username, name, "turn {turn}");
            if let Some(draft) = shop.staff().draft("give").await.unwrap() {
                assert_eq!(draft, format!("{{\"by\":\"{name}\"}}"), "turn {turn}");
            }
        }
        println!("{TURNS} turns: {done} were in time, {refused} were not");
        assert!(refused > 0, "nobody was ever too late");
        assert!(done > 0, "nobody was ever in time");
    });
}
