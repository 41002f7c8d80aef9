use super::*;
use crate::testing::{take_work, typed};

const MIB: u32 = 1024;

fn cost(memory_kib: u32, passes: u32, lanes: u32) -> KdfCost {
    KdfCost { memory_kib, passes, lanes }
}

/// The bounds of a release build, whatever this build allows.
fn shipped(cost: KdfCost) -> bool {
    cost.within(KdfCost::FLOOR, KdfCost::CEILING)
}

#[test]
fn the_shipped_bounds() {
    for good in [KdfCost::STANDARD, cost(46 * MIB, 1, 1), cost(1024 * MIB, 10, 4)] {
        assert!(shipped(good), "{good:?}");
    }
    for bad in [
        KdfCost::FAST,
        cost(46 * MIB - 1, 3, 1),
        cost(1024 * MIB + 1, 3, 1),
        cost(u32::MAX, 3, 1),
        cost(64 * MIB, 0, 1),
        cost(64 * MIB, 11, 1),
        cost(64 * MIB, u32::MAX, 1),
        cost(64 * MIB, 3, 0),
        cost(64 * MIB, 3, 5),
        cost(0, 0, 0),
    ] {
        assert!(!shipped(bad), "{bad:?}");
    }
}

#[test]
fn bombs_are_refused_before_anything_is_allocated() {
    for bomb in [cost(u32::MAX, 3, 1), cost(64 * MIB, u32::MAX, 1), cost(64, 1, u32::MAX)] {
        let refusal = Kdf { cost: bomb, salt: [0; 16] }.derive(&typed("x")).err();
        assert_eq!(refusal, Some(VaultError::KdfOutOfRange));
    }
    assert_eq!(take_work(), 0);
}

/// What another implementation (OpenSSL's) gives, so that algorithm and version cannot drift.
#[test]
fn is_argon2id() {
    let kdf = Kdf { cost: cost(64, 2, 1), salt: *b"somesaltsomesalt" };
    let key = kdf.derive(&typed("password")).unwrap();
    assert_eq!(
        *key.bytes(),
        [
            0x1a, 0x98, 0xfb, 0xa8, 0xe6, 0x39, 0x44, 0x25, 0xc9, 0xbd, 0xc3, 0x33, 0xa9, 0xc7,
            0x50, 0xaa, 0xf8, 0x11, 0xdf, 0x07, 0x0f, 0x5f, 0xb4, 0xa5, 0x78, 0x8e, 0x1c, 0xf4,
            0xdb, 0x57, 0x93, 0xa1,
        ]
    );
}

#[test]
fn salt_password_and_cost_each_matter() {
    let base = Kdf { cost: cost(64, 1, 1), salt: [1; 16] };
    let key = |kdf: Kdf, password| *kdf.derive(&typed(password)).unwrap().bytes();
    let plain = key(base, "kettle");
    assert_eq!(plain, key(base, "kettle"));
    assert_ne!(plain, key(base, "Kettle"));
    assert_ne!(plain, key(Kdf { salt: [2; 16], ..base }, "kettle"));
    assert_ne!(plain, key(Kdf { cost: cost(64, 2, 1), ..base }, "kettle"));
    assert_ne!(plain, key(Kdf { cost: cost(72, 1, 1), ..base }, "kettle"));
}
