//! The key header: either copy may be damaged, both may not; a newer one is left alone.

use std::fs;

use acceptance::run;
use sha2::{Digest as _, Sha256};

use super::{Closed, Copy, FILE};

/// What is done to a shop's files.
type Damage = fn(&Copy);

/// One good copy is enough, and makes the other whole again.
#[test]
fn one_damaged_copy_of_the_key_header_is_made_whole_from_the_other() {
    let table: &[Damage] = &[
        |copy| copy.flip("keys.a", 100),
        |copy| copy.flip("keys.b", 100),
        |copy| copy.flip("keys.a", 0),
        |copy| copy.flip("keys.b", 65_535),
        |copy| copy.cut("keys.a", 0),
        |copy| copy.cut("keys.b", 40_000),
        |copy| fs::remove_file(copy.file("keys.a")).unwrap(),
        |copy| fs::remove_file(copy.file("keys.b")).unwrap(),
    ];
    run(async {
        let closed = Closed::new().await;
        for (row, damage) in table.iter().enumerate() {
            let copy = closed.copy();
            let sound = copy.sums();
            damage(&copy);
            assert_eq!(closed.open(&copy).await, "sound", "row {row}");
            let [whole, again] =
                [sound, copy.sums()].map(|sums| [sums["keys.a"].clone(), sums["keys.b"].clone()]);
            assert_eq!(whole, again, "row {row}");
        }
    });
}

/// Without a good copy there is no way in, and the words never blame the password.
#[test]
fn what_no_key_opens_is_refused_by_its_own_name() {
    let table: &[(&str, Damage)] = &[
        ("headerDamaged", |copy| both(copy, |copy, name| copy.flip(name, 100))),
        ("headerDamaged", |copy| both(copy, |copy, name| copy.cut(name, 0))),
        ("headerDamaged", |copy| both(copy, |copy, name| copy.cut(name, 65_535))),
        ("headerDamaged", |copy| {
            both(copy, |copy, name| fs::write(copy.file(name), [0; 65_536]).unwrap())
        }),
        ("headerDamaged", |copy| {
            both(copy, |copy, name| fs::remove_file(copy.file(name)).unwrap())
        }),
        ("headerDamaged", |copy| {
            copy.flip("keys.a", 100);
            fs::remove_file(copy.file("keys.b")).unwrap();
        }),
        ("bookNewer", |copy| both(copy, newer)),
        ("bookNewer", |copy| newer(copy, "keys.b")),
        ("bookMissing", |copy| fs::remove_file(copy.file(FILE)).unwrap()),
        ("shopNotFound@shopId", |copy| {
            fs::remove_dir_all(copy.shop())
                .and_then(|()| fs::write(copy.root().join("shops/0"), ""))
                .unwrap()
        }),
    ];
    run(async {
        let closed = Closed::new().await;
        for (expected, damage) in table {
            let copy = closed.copy();
            damage(&copy);
            if *expected == "shopNotFound@shopId" {
                let clerk = acceptance::clerk::Clerk::sign_in(copy.root(), Vec::new()).await;
                assert_eq!(acceptance::code(&clerk), *expected);
            } else {
                assert_eq!(copy.attempt().await, *expected);
            }
        }
        let copy = closed.copy();
        assert_eq!(copy.refused("not the password").await, "wrongPassword@password");
        assert_eq!(copy.attempt().await, "ok", "after a wrong password the right one opens");
    });
}

fn both(copy: &Copy, damage: fn(&Copy, &str)) {
    damage(copy, "keys.a");
    damage(copy, "keys.b");
}

/// Makes a copy what a program of the next format would write: another number, and a checksum that fits.
fn newer(copy: &Copy, name: &str) {
    let mut image = fs::read(copy.file(name)).unwrap();
    image[8] += 1;
    let body = image.len() - 32;
    let checksum = Sha256::digest(&image[..body]);
    image[body..].copy_from_slice(&checksum);
    fs::write(copy.file(name), image).unwrap();
}
