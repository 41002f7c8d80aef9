use super::*;
use crate::DeviceSecret;
use crate::{
    PasswordKind,
    testing::{OWNER, OWNER_PASSWORD, SHOP_ID, Shop, new, take_work, typed},
};

#[test]
fn passwords_and_codes_give_the_same_data_key() {
    let shop = Shop::new();
    let hex = shop.owner.data_key().pragma_hex();
    let sealed = shop.sealed();
    assert_eq!(sealed.shop_id(), SHOP_ID);
    for name in ["asha", "ASHA", " Asha ", "ａｓｈａ"] {
        let owner = sealed.unlock_password(name, &typed(OWNER_PASSWORD)).unwrap();
        assert_eq!(owner.data_key().pragma_hex(), hex);
        assert_eq!(owner.kind(), SlotKind::OwnerPassword);
        assert!(owner.is_owner());
    }
    let paper = sealed.unlock_recovery(&shop.code).unwrap();
    assert_eq!(paper.data_key().pragma_hex(), hex);
    assert!(paper.kind() == SlotKind::Recovery && paper.is_owner());
}

#[test]
fn slots_are_listed_without_secrets() {
    let shop = Shop::new();
    let sealed = shop.sealed();
    let listed: Vec<_> =
        sealed.slots().map(|slot| (slot.label, slot.kind, slot.pw_epoch)).collect();
    let expected =
        [(OWNER.to_owned(), SlotKind::OwnerPassword, 1), (String::new(), SlotKind::Recovery, 1)];
    assert_eq!(listed, expected);
}

#[test]
fn wrong_answers() {
    let shop = Shop::new();
    let sealed = shop.sealed();
    for (name, password) in [
        (OWNER, "kettle orbit 43"),
        (OWNER, "Kettle orbit 42"),
        (OWNER, "kettle orbit 42 "),
        (OWNER, ""),
        ("ravi", OWNER_PASSWORD),
        ("", OWNER_PASSWORD),
    ] {
        let refusal = sealed.unlock_password(name, &typed(password)).err();
        assert_eq!(refusal, Some(VaultError::WrongPassword), "{name} {password}");
    }
    let other_code = RecoveryCode::random().unwrap();
    assert_eq!(sealed.unlock_recovery(&other_code).err(), Some(VaultError::WrongCode));
    let secret = DeviceSecret::random().unwrap();
    for name in [OWNER, "ravi"] {
        assert_eq!(sealed.unlock_device(name, &secret).err(), Some(VaultError::WrongDevice));
    }
}

#[test]
fn hundreds_of_wrong_secrets_never_open() {
    let shop = Shop::new();
    let sealed = shop.sealed();
    for guess in 0..500 {
        let refusal =
            sealed.unlock_password(OWNER, &typed(&format!("kettle orbit {guess:03}"))).err();
        assert_eq!(refusal, Some(VaultError::WrongPassword));
        let code = RecoveryCode::random().unwrap();
        assert_eq!(sealed.unlock_recovery(&code).err(), Some(VaultError::WrongCode));
    }
}

/// The one test at the shipped cost: the whole door.
#[test]
fn the_shipped_cost() {
    let dir = tempfile::tempdir().unwrap();
    let folder = ShopFolder::create(dir.path()).unwrap();
    folder.create_keys_at(KdfCost::STANDARD, SHOP_ID, OWNER, &new(OWNER_PASSWORD)).unwrap();
    assert_eq!(take_work(), KdfCost::STANDARD.work());
    let sealed = folder.open().unwrap();
    assert!(sealed.unlock_password(OWNER, &typed(OWNER_PASSWORD)).is_ok());
    assert!(sealed.unlock_password(OWNER, &typed("kettle orbit 43")).is_err());
    assert_eq!(take_work(), 2 * KdfCost::STANDARD.work());
}

#[test]
fn a_name_nobody_has_costs_the_same_work() {
    let mut shop = Shop::new();
    shop.owner.add_password_slot(PasswordKind::Staff, "ravi", &new("violet anchor 9")).unwrap();
    let sealed = shop.sealed();
    let work_of = |name| {
        take_work();
        assert!(sealed.unlock_password(name, &typed("wrong and wrong")).is_err());
        take_work()
    };
    assert!(work_of(OWNER) > 0);
    assert_eq!(work_of("nobody"), work_of(OWNER));
    assert_eq!(work_of(""), work_of("ravi"));
}

#[test]
fn a_slot_moved_or_promoted_does_not_open() {
    let mut shop = Shop::new();
    shop.owner.add_password_slot(PasswordKind::Staff, "ravi", &new("violet anchor 9")).unwrap();
    let good = shop.owner.header().clone();
    // A thief of the data key can sign whatever they like.
    let with = |change: &dyn Fn(&mut Header)| {
        let mut header = good.clone();
        change(&mut header);
        header.sign(shop.owner.data_key());
        Sealed::detached(header)
    };
    let ravi = |sealed: &Sealed| sealed.unlock_password("ravi", &typed("violet anchor 9")).err();
    assert_eq!(ravi(&with(&|_| {})), None);
    let promoted = with(&|h| {
        h.slots[2].kind = SlotKind::OwnerPassword;
        h.slots[2].escrow_by_unit = h.slots[0].escrow_by_unit.clone();
    });
    assert_eq!(ravi(&promoted), Some(VaultError::WrongPassword));
    let under_another_name =
        with(&|h| h.slots[0].unit_by_person = h.slots[2].unit_by_person.clone());
    let owner = under_another_name.unlock_password(OWNER, &typed("violet anchor 9")).err();
    assert_eq!(owner, Some(VaultError::WrongPassword));
    let data_moved = with(&|h| h.slots[2].data_by_unit = h.slots[0].data_by_unit.clone());
    assert_eq!(ravi(&data_moved), Some(VaultError::HeaderDamaged));
    let escrow_moved = with(&|h| h.slots[0].escrow_by_unit = h.slots[1].escrow_by_unit.clone());
    let owner = escrow_moved.unlock_password(OWNER, &typed(OWNER_PASSWORD)).err();
    assert_eq!(owner, Some(VaultError::HeaderDamaged));
    let other_shop = with(&|h| h.shop_id = ShopId([8; 16]));
    assert_eq!(ravi(&other_shop), Some(VaultError::WrongPassword));
}

/// Without the data key nothing can be changed: the forged copy is passed over and rewritten.
#[test]
fn a_forged_newest_copy_gives_way_to_the_authentic_one() {
    let shop = Shop::new();
    let good = shop.copy("keys.a");
    let mut forged = shop.owner.header().clone();
    forged.seq += 5;
    forged.slots[0].label = "asha".to_uppercase();
    shop.put("keys.b", &forged.to_bytes());
    let owner = shop.sealed().unlock_password(OWNER, &typed(OWNER_PASSWORD)).unwrap();
    assert_eq!(owner.copies(), CopyState::Repaired);
    assert!(shop.copy("keys.b") == good);
    shop.put("keys.a", &forged.to_bytes());
    shop.put("keys.b", &forged.to_bytes());
    let refusal = shop.sealed().unlock_password(OWNER, &typed(OWNER_PASSWORD)).err();
    assert_eq!(refusal, Some(VaultError::HeaderDamaged));
}

/// An interrupted removal must not leave a second door: only the newest authentic copy counts.
#[test]
fn an_older_copy_is_not_tried_with_a_wrong_password() {
    let mut shop = Shop::new();
    let old = shop.copy("keys.a");
    shop.owner.change_password(&typed(OWNER_PASSWORD), &new("lantern ferry 77")).unwrap();
    shop.put("keys.a", &old);
    let refusal = shop.sealed().unlock_password(OWNER, &typed(OWNER_PASSWORD)).err();
    assert_eq!(refusal, Some(VaultError::WrongPassword));
}

#[test]
fn a_detached_header_opens_but_does_not_change() {
    let shop = Shop::new();
    let bytes = shop.owner.header().to_bytes();
    let sealed = Sealed::detached(Header::from_bytes(&bytes).ok().unwrap());
    let mut owner = sealed.unlock_password(OWNER, &typed(OWNER_PASSWORD)).unwrap();
    assert_eq!(owner.data_key().pragma_hex(), shop.owner.data_key().pragma_hex());
    assert_eq!(owner.new_recovery_code().err(), Some(VaultError::Detached));
    assert_eq!(owner.head_file().err(), Some(VaultError::Detached));
    assert_eq!(owner.begin_rotation(&[]).err(), Some(VaultError::Detached));
}
