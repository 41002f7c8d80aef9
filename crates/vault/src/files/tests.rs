use super::*;
use crate::testing::{OWNER, OWNER_PASSWORD, SHOP_ID, Shop, new, typed};

const NEW_PASSWORD: &str = "lantern ferry 77";

/// Sector boundaries of a copy: a power cut leaves some prefix of what was being written.
fn sectors() -> impl Iterator<Item = usize> {
    (0..=HEADER_BYTES).step_by(1024)
}

fn opens(shop: &Shop, password: &str) -> bool {
    shop.sealed().unlock_password(OWNER, &typed(password)).is_ok()
}

#[test]
fn one_process_at_a_time() {
    let shop = Shop::new();
    let path = shop.folder.path().to_owned();
    assert_eq!(ShopFolder::lock(&path).err(), Some(VaultError::InUse));
    let Shop { folder, owner, dir, .. } = shop;
    drop(folder);
    assert_eq!(ShopFolder::lock(&path).err(), Some(VaultError::InUse), "still unlocked");
    drop(owner);
    assert!(ShopFolder::lock(&path).is_ok());
    drop(dir);
}

#[test]
fn what_is_not_there_is_said_to_be_missing() {
    let dir = tempfile::tempdir().unwrap();
    let nowhere = ShopFolder::lock(&dir.path().join("nowhere"));
    assert_eq!(nowhere.err(), Some(VaultError::Io(IoKind::NotFound)));
    let empty = ShopFolder::create(&dir.path().join("a/b")).unwrap();
    assert_eq!(empty.open().err(), Some(VaultError::HeaderMissing));
}

#[test]
fn a_header_is_never_replaced_by_a_new_one() {
    let shop = Shop::new();
    for left in COPIES {
        let again = shop.folder.create_keys(SHOP_ID, OWNER, &new(OWNER_PASSWORD)).err();
        assert_eq!(again, Some(VaultError::HeaderExists));
        assert_eq!(shop.folder.install(shop.owner.header()).err(), Some(VaultError::HeaderExists));
        fs::remove_file(shop.folder.path().join(left)).unwrap();
        if left == COPIES[1] {
            assert_eq!(shop.folder.install(shop.owner.header()), Ok(()));
            assert!(opens(&shop, OWNER_PASSWORD));
        }
    }
}

#[cfg(unix)]
#[test]
fn only_this_user_may_look() {
    use std::os::unix::fs::PermissionsExt as _;
    let shop = Shop::new();
    shop.owner.head_file().unwrap();
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(shop.folder.path()), 0o700);
    for name in ["keys.a", "keys.b", "head", "lock"] {
        assert_eq!(mode(&shop.folder.path().join(name)), 0o600, "{name}");
    }
}

#[test]
fn a_damaged_or_missing_copy_is_repaired_from_the_other() {
    for damaged in COPIES {
        let shop = Shop::new();
        let good = shop.copy(damaged);
        for bytes in [&[][..], b"BAHIKEYS", &good[..40_000], &vec![0xff; 70_000]] {
            shop.put(damaged, bytes);
            let owner = shop.sealed().unlock_password(OWNER, &typed(OWNER_PASSWORD)).unwrap();
            assert_eq!(owner.copies(), CopyState::Repaired);
            assert!(shop.copy(damaged) == good, "{damaged} is whole again");
        }
        fs::remove_file(shop.folder.path().join(damaged)).unwrap();
        assert!(opens(&shop, OWNER_PASSWORD));
        assert!(shop.copy(damaged) == good);
        let owner = shop.sealed().unlock_password(OWNER, &typed(OWNER_PASSWORD)).unwrap();
        assert_eq!(owner.copies(), CopyState::Both);
    }
}

#[test]
fn a_copy_that_cannot_be_repaired_is_reported_not_fatal() {
    let shop = Shop::new();
    let path = shop.folder.path().join("keys.b");
    fs::remove_file(&path).unwrap();
    fs::create_dir(&path).unwrap();
    let mut owner = shop.sealed().unlock_password(OWNER, &typed(OWNER_PASSWORD)).unwrap();
    assert!(matches!(owner.copies(), CopyState::One(_)));
    // The unusable copy counts as the older one, so a change fails cleanly and the old state stands.
    let change = owner.change_password(&typed(OWNER_PASSWORD), &new(NEW_PASSWORD));
    assert!(matches!(change, Err(VaultError::Io(_))));
    assert!(opens(&shop, OWNER_PASSWORD) && !opens(&shop, NEW_PASSWORD));
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_called_full() {
    let shop = Shop::new();
    let path = shop.folder.path().join("keys.a");
    fs::remove_file(&path).unwrap();
    std::os::unix::fs::symlink("/dev/full", &path).unwrap();
    let mut owner = shop.sealed().unlock_password(OWNER, &typed(OWNER_PASSWORD)).unwrap();
    assert_eq!(owner.copies(), CopyState::One(IoKind::Full));
    let change = owner.change_password(&typed(OWNER_PASSWORD), &new(NEW_PASSWORD));
    assert_eq!(change, Err(VaultError::Io(IoKind::Full)));
    assert!(opens(&shop, OWNER_PASSWORD) && !opens(&shop, NEW_PASSWORD));
}

#[test]
fn both_copies_damaged_is_an_error_and_touches_nothing() {
    let shop = Shop::new();
    shop.put("keys.a", b"short");
    shop.put("keys.b", &vec![1; HEADER_BYTES]);
    assert_eq!(shop.folder.open().err(), Some(VaultError::HeaderDamaged));
    assert_eq!(shop.copy("keys.a"), b"short");
    assert!(shop.copy("keys.b") == vec![1; HEADER_BYTES]);
}

/// Cuts the power at every other sector of both writes of a password change: the old password or the new one
/// opens, and afterwards both copies agree.
#[test]
fn a_change_cut_anywhere_leaves_old_or_new() {
    let mut shop = Shop::new();
    let old = shop.copy("keys.a");
    assert!(old == shop.copy("keys.b"));
    shop.owner.change_password(&typed(OWNER_PASSWORD), &new(NEW_PASSWORD)).unwrap();
    let new = shop.copy("keys.a");
    assert!(new != old && new == shop.copy("keys.b"));
    let torn = |cut: usize| [&new[..cut], &old[cut..]].concat();
    for (first, second) in [("keys.a", "keys.b"), ("keys.b", "keys.a")] {
        for cut in sectors() {
            for (one, other) in [(torn(cut), old.clone()), (new.clone(), torn(cut))] {
                let finished = one == new;
                shop.put(first, &one);
                shop.put(second, &other);
                let password = if finished { NEW_PASSWORD } else { OWNER_PASSWORD };
                assert!(opens(&shop, password), "{first} cut at {cut}");
                assert!(shop.copy("keys.a") == shop.copy("keys.b"));
            }
        }
    }
}

/// The disk fails at the first write (and at putting back what was there), or at the second.
#[test]
fn a_write_that_fails_leaves_old_or_new_and_says_which() {
    let failed = Err(VaultError::Io(IoKind::Full));
    let table = [
        (0, 0, Ok(CopyState::Both), true),
        (1, 1, failed, false),
        (1, 2, failed, false),
        (2, 2, Ok(CopyState::One(IoKind::Full)), true),
    ];
    for (from, to, expected, is_new) in table {
        let shop = Shop::new();
        let old = shop.copy("keys.a");
        let mut header = shop.owner.header().clone();
        header.seq += 1;
        header.sign(shop.owner.data_key());
        let mut writes = 0;
        let place = &shop.folder.0;
        let answer = place.write_through(&header, |name, image| {
            writes += 1;
            if !(from..=to).contains(&writes) {
                return place.overwrite(name, image);
            }
            shop.put(name, &[&image[..4096], &old[4096..]].concat());
            Err(io::ErrorKind::StorageFull.into())
        });
        assert_eq!(answer, expected, "writes {from} to {to} fail");
        if (from, to) == (1, 1) {
            assert!(shop.copy("keys.a") == old && shop.copy("keys.b") == old, "put back");
        }
        let found = shop.sealed().unlock_password(OWNER, &typed(OWNER_PASSWORD)).unwrap();
        assert_eq!(found.header().seq(), if is_new { 2 } else { 1 });
        assert!(shop.copy("keys.a") == shop.copy("keys.b"), "and both agree again");
    }
}

#[test]
fn the_older_copy_is_written_first() {
    let shop = Shop::new();
    let mut header = shop.owner.header().clone();
    for (older, expected) in [("keys.a", COPIES), ("keys.b", ["keys.b", "keys.a"])] {
        header.seq = 9;
        shop.put("keys.a", &header.to_bytes());
        shop.put("keys.b", &header.to_bytes());
        header.seq = 8;
        shop.put(older, &header.to_bytes());
        assert_eq!(shop.folder.0.oldest_first(), expected);
        shop.put(older, b"damaged");
        assert_eq!(shop.folder.0.oldest_first(), expected, "a damaged copy counts as oldest");
    }
}

/// A failed write may leave a header that was never acknowledged: numbers go on above it.
#[test]
fn a_ghost_of_a_failed_write_is_outnumbered() {
    let mut shop = Shop::new();
    let mut ghost = shop.owner.header().clone();
    ghost.seq = 41;
    shop.put("keys.b", &ghost.to_bytes());
    shop.owner.rename(shop.owner.slot_id(), "asha devi").unwrap();
    assert_eq!(shop.owner.header().seq(), 42);
    assert!(shop.copy("keys.a") == shop.copy("keys.b"));
}

/// 5,000 flipped bits: in either copy, the other is used; the flipped copy alone is refused.
#[test]
fn a_flipped_bit_is_noticed_wherever_it_is() {
    let shop = Shop::new();
    let good = shop.copy("keys.a");
    let bits = (0..5000).map(|step| step * (HEADER_BYTES * 8 / 5000));
    for (step, bit) in bits.enumerate() {
        let mut bad = good.clone();
        bad[bit / 8] ^= 1 << (bit % 8);
        assert_eq!(Header::from_bytes(&bad).err(), Some(VaultError::HeaderDamaged), "bit {bit}");
        if step % 50 == 0 {
            let flipped = COPIES[(step / 50) % 2];
            shop.put(flipped, &bad);
            assert!(opens(&shop, OWNER_PASSWORD), "bit {bit} of {flipped}");
            assert!(shop.copy(flipped) == good, "{flipped} is whole again");
        }
    }
}

#[test]
fn a_newer_copy_stops_an_older_program() {
    let shop = Shop::new();
    let mut image = shop.copy("keys.a");
    image[8] = 2;
    let body = HEADER_BYTES - 32;
    let checksum = <sha2::Sha256 as sha2::Digest>::digest(&image[..body]);
    image[body..].copy_from_slice(&checksum);
    for name in ["keys.a", "keys.b"] {
        shop.put(name, &image);
        assert_eq!(shop.folder.open().err(), Some(VaultError::Newer { format: 2 }));
        assert!(shop.copy(name) == image, "untouched");
    }
}
