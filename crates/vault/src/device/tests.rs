//! Staying signed in: what the secret of a computer opens, and everything that voids it.

use crate::{
    DeviceSecret, PasswordKind, SlotKind, Unlocked, VaultError,
    testing::{OWNER, OWNER_PASSWORD, Shop, new, typed},
};

const OTHER_PASSWORD: &str = "lantern ferry 77";
const RAVI: &str = "ravi";
const RAVI_PASSWORD: &str = "violet anchor 9";

fn unlock(shop: &Shop, name: &str, password: &str) -> Unlocked {
    shop.sealed().unlock_password(name, &typed(password)).unwrap()
}

/// A shop with somebody who stays signed in, and what the keyring keeps of it.
fn staying() -> (Shop, DeviceSecret) {
    let mut shop = Shop::new();
    shop.owner.add_password_slot(PasswordKind::Staff, RAVI, &new(RAVI_PASSWORD)).unwrap();
    let secret = DeviceSecret::random().unwrap();
    unlock(&shop, RAVI, RAVI_PASSWORD).stay(&secret).unwrap();
    shop.owner = unlock(&shop, OWNER, OWNER_PASSWORD);
    (shop, DeviceSecret::from_bytes(secret.expose()).ok().unwrap())
}

fn refusal(shop: &Shop, name: &str, secret: &DeviceSecret) -> Option<VaultError> {
    shop.sealed().unlock_device(name, secret).err()
}

#[test]
fn the_secret_of_a_computer_opens_one_persons_slot() {
    let (shop, secret) = staying();
    let ravi = shop.sealed().unlock_device("RAVI", &secret).unwrap();
    assert_eq!(ravi.data_key().pragma_hex(), shop.owner.data_key().pragma_hex());
    assert_eq!(ravi.kind(), SlotKind::StaffPassword);
    assert_eq!(refusal(&shop, OWNER, &secret), Some(VaultError::WrongDevice));
    assert_eq!(refusal(&shop, "nobody", &secret), Some(VaultError::WrongDevice));
    let other = DeviceSecret::random().unwrap();
    assert_eq!(refusal(&shop, RAVI, &other), Some(VaultError::WrongDevice));
    assert!(shop.copy("keys.a") == shop.copy("keys.b"));
}

#[test]
fn an_owner_comes_in_without_the_escrow_key_until_the_password_is_typed() {
    let mut shop = Shop::new();
    let secret = DeviceSecret::random().unwrap();
    shop.owner.stay(&secret).unwrap();
    let mut owner = shop.sealed().unlock_device(OWNER, &secret).unwrap();
    assert_eq!((owner.kind(), owner.is_owner()), (SlotKind::OwnerPassword, false));
    assert_eq!(owner.new_recovery_code().err(), Some(VaultError::OwnerOnly));
    assert_eq!(owner.begin_rotation(&[]).err(), Some(VaultError::OwnerOnly));
    owner.regain(shop.sealed().unlock_recovery(&shop.code).unwrap());
    assert!(!owner.is_owner(), "another slot's keys are not theirs");
    owner.regain(unlock(&shop, OWNER, OWNER_PASSWORD));
    assert!(owner.is_owner());
    owner.new_recovery_code().unwrap();
    assert_eq!(refusal(&shop, OWNER, &secret), None, "the paper is nobody's password");
}

#[test]
fn it_is_void_with_the_password_the_role_the_person_and_the_data_key() {
    type Change = (&'static str, fn(&mut Shop));
    let changes: [Change; 7] = [
        ("left", |shop| unlock(shop, RAVI, RAVI_PASSWORD).leave().unwrap()),
        ("their own password", |shop| {
            let mut ravi = unlock(shop, RAVI, RAVI_PASSWORD);
            ravi.change_password(&typed(RAVI_PASSWORD), &new(OTHER_PASSWORD)).unwrap();
        }),
        ("an owner's reset", |shop| {
            let slot = ravi(shop);
            shop.owner.set_password_of(slot, &new(OTHER_PASSWORD)).unwrap();
        }),
        ("another role", |shop| {
            let slot = ravi(shop);
            shop.owner.renew_slot(slot, PasswordKind::Owner, &new(OTHER_PASSWORD)).unwrap();
        }),
        ("removal", |shop| {
            let slot = ravi(shop);
            shop.owner.remove_slot(slot).unwrap();
        }),
        ("rotation", |shop| shop.owner.begin_rotation(&[]).unwrap().commit().unwrap()),
        ("forbidden", |shop| shop.owner.forget_devices().unwrap()),
    ];
    for (what, change) in changes {
        let (mut shop, secret) = staying();
        assert_eq!(refusal(&shop, RAVI, &secret), None);
        change(&mut shop);
        assert_eq!(refusal(&shop, RAVI, &secret), Some(VaultError::WrongDevice), "{what}");
        assert!(shop.sealed().header().devices.is_empty(), "{what}");
    }
}

fn ravi(shop: &Shop) -> crate::SlotId {
    let mut slots = shop.sealed().header().slots().collect::<Vec<_>>().into_iter();
    slots.find(|slot| slot.label == RAVI).unwrap().id
}

/// A wrap from before does not fit a later password or data key, wherever somebody puts it back.
#[test]
fn an_old_wrap_that_is_put_back_opens_nothing() {
    let (mut shop, secret) = staying();
    let kept = shop.owner.header().devices.clone();
    let slot = ravi(&shop);
    shop.owner.set_password_of(slot, &new(OTHER_PASSWORD)).unwrap();
    put_back(&mut shop, &kept);
    assert_eq!(refusal(&shop, RAVI, &secret), Some(VaultError::WrongDevice), "a later password");

    let (mut shop, secret) = staying();
    let kept = shop.owner.header().devices.clone();
    shop.owner.begin_rotation(&[]).unwrap().commit().unwrap();
    put_back(&mut shop, &kept);
    assert_eq!(refusal(&shop, RAVI, &secret), Some(VaultError::WrongDevice), "a later data key");
}

fn put_back(shop: &mut Shop, devices: &[super::Device]) {
    let mut next = shop.owner.header().clone();
    next.devices = devices.to_vec();
    shop.owner.commit(next).unwrap();
}

#[test]
fn the_paper_stays_signed_in_nowhere() {
    let shop = Shop::new();
    let mut paper = shop.sealed().unlock_recovery(&shop.code).unwrap();
    let secret = DeviceSecret::random().unwrap();
    assert_eq!(paper.stay(&secret), Err(VaultError::NoSuchSlot));
}
