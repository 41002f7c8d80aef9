use crate::{
    DeviceSecret, PasswordKind, Unlocked, VaultError,
    testing::{OWNER, OWNER_PASSWORD, Shop, new, typed},
};

const RAVI_PASSWORD: &str = "violet anchor 9";
const MEERA_PASSWORD: &str = "lantern ferry 77";

fn unlock(shop: &Shop, name: &str, password: &str) -> Result<Unlocked, VaultError> {
    shop.sealed().unlock_password(name, &typed(password))
}

#[test]
fn a_removed_person_is_shut_out_and_the_others_are_not() {
    let mut shop = Shop::new();
    let ravi =
        shop.owner.add_password_slot(PasswordKind::Staff, "ravi", &new(RAVI_PASSWORD)).unwrap();
    shop.owner.add_password_slot(PasswordKind::Owner, "meera", &new(MEERA_PASSWORD)).unwrap();
    let secret = DeviceSecret::random().unwrap();
    shop.owner.stay(&secret).unwrap();
    let old_hex = shop.owner.data_key().pragma_hex();
    let stolen = unlock(&shop, "ravi", RAVI_PASSWORD).unwrap();

    let rotation = shop.owner.begin_rotation(&[ravi]).unwrap();
    let (new_hex, header) = (rotation.data_key().pragma_hex(), rotation.header().clone());
    rotation.commit().unwrap();

    assert_ne!(new_hex, old_hex);
    assert_eq!(header.generation(), 2);
    assert!(header == *shop.owner.header() && shop.copy("keys.a") == header.to_bytes());
    let opened = [
        shop.owner.data_key().pragma_hex(),
        unlock(&shop, OWNER, OWNER_PASSWORD).unwrap().data_key().pragma_hex(),
        unlock(&shop, "meera", MEERA_PASSWORD).unwrap().data_key().pragma_hex(),
        shop.sealed().unlock_recovery(&shop.code).unwrap().data_key().pragma_hex(),
    ];
    assert!(opened.iter().all(|hex| *hex == new_hex));
    assert_eq!(unlock(&shop, "ravi", RAVI_PASSWORD).err(), Some(VaultError::WrongPassword));
    let device = shop.sealed().unlock_device(OWNER, &secret);
    assert_eq!(device.err(), Some(VaultError::WrongDevice), "nobody stays signed in");
    assert_eq!(stolen.data_key_of(&header).err(), Some(VaultError::NoSuchSlot));
    assert!(!header.is_signed_by(stolen.data_key()), "the old data key signs nothing any more");
}

#[test]
fn an_abandoned_rotation_changes_nothing() {
    let mut shop = Shop::new();
    let (hex, image) = (shop.owner.data_key().pragma_hex(), shop.copy("keys.a"));
    drop(shop.owner.begin_rotation(&[]).unwrap());
    assert_eq!(shop.owner.data_key().pragma_hex(), hex);
    assert!(shop.copy("keys.a") == image && shop.copy("keys.b") == image);
    assert_eq!(unlock(&shop, OWNER, OWNER_PASSWORD).unwrap().data_key().pragma_hex(), hex);
}

#[test]
fn a_header_that_names_another_book_is_noticed() {
    let mut shop = Shop::new();
    assert!(shop.owner.names_the_book());
    let image = shop.owner.begin_rotation(&[]).unwrap().header().to_bytes();
    shop.put("keys.a", &image);
    assert!(!shop.owner.names_the_book(), "one copy says that the next generation is the book");
}

#[test]
fn a_recovery_code_made_with_a_rotation_is_the_only_one() {
    let mut shop = Shop::new();
    let mut rotation = shop.owner.begin_rotation(&[]).unwrap();
    let code = rotation.new_recovery_code().unwrap();
    rotation.commit().unwrap();
    let known = shop.sealed().unlock_recovery(&shop.code).err();
    assert_eq!(known, Some(VaultError::WrongCode));
    let mut paper = shop.sealed().unlock_recovery(&code).unwrap();
    let mut rotation = paper.begin_rotation(&[]).unwrap();
    let next = rotation.new_recovery_code().unwrap();
    rotation.commit().unwrap();
    assert!(paper.begin_rotation(&[]).unwrap().commit().is_ok(), "who came by paper stays");
    assert!(shop.sealed().unlock_recovery(&next).is_ok());
}

#[test]
fn who_cannot_be_left_out() {
    let mut shop = Shop::new();
    let owner_slot = shop.owner.slot_id();
    let own = shop.owner.begin_rotation(&[owner_slot]).err();
    assert_eq!(own, Some(VaultError::OwnSlot));
    let mut paper = shop.sealed().unlock_recovery(&shop.code).unwrap();
    assert_eq!(paper.begin_rotation(&[owner_slot]).err(), Some(VaultError::LastOwner));
}

#[test]
fn rotating_again_and_again() {
    let mut shop = Shop::new();
    for generation in 2..12 {
        shop.owner.begin_rotation(&[]).unwrap().commit().unwrap();
        assert_eq!(shop.owner.header().generation(), generation);
        let owner = unlock(&shop, OWNER, OWNER_PASSWORD).unwrap();
        assert_eq!(owner.data_key().pragma_hex(), shop.owner.data_key().pragma_hex());
        assert!(owner.unescrowed().is_empty());
    }
}
