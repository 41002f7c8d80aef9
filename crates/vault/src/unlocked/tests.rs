use super::*;
use crate::{
    MAX_SLOTS, ShopId,
    testing::{OWNER, OWNER_PASSWORD, Shop, new, typed},
};

const RAVI: &str = "ravi";
const RAVI_PASSWORD: &str = "violet anchor 9";
const OTHER_PASSWORD: &str = "lantern ferry 77";

struct Staffed {
    shop: Shop,
    ravi: SlotId,
}

fn staffed() -> Staffed {
    let mut shop = Shop::new();
    let ravi =
        shop.owner.add_password_slot(PasswordKind::Staff, RAVI, &new(RAVI_PASSWORD)).unwrap();
    Staffed { shop, ravi }
}

impl Staffed {
    fn unlock(&self, name: &str, password: &str) -> Result<Unlocked, VaultError> {
        self.shop.sealed().unlock_password(name, &typed(password))
    }

    fn refusal(&self, name: &str, password: &str) -> Option<VaultError> {
        self.unlock(name, password).err()
    }
}

#[test]
fn staff_get_the_data_key_and_nothing_more() {
    let staffed = staffed();
    let mut ravi = staffed.unlock(RAVI, RAVI_PASSWORD).unwrap();
    assert_eq!(ravi.data_key().pragma_hex(), staffed.shop.owner.data_key().pragma_hex());
    assert_eq!((ravi.kind(), ravi.slot_id()), (SlotKind::StaffPassword, staffed.ravi));
    let owner_slot = staffed.shop.owner.slot_id();
    let refusals = [
        ravi.set_password_of(owner_slot, &new(OTHER_PASSWORD)).err(),
        ravi.rename(owner_slot, "boss").err(),
        ravi.add_password_slot(PasswordKind::Owner, "mallory", &new(OTHER_PASSWORD)).err(),
        ravi.forget_devices().err(),
        ravi.remove_slot(owner_slot).err(),
        ravi.new_recovery_code().err(),
        ravi.begin_rotation(&[]).err(),
    ];
    assert_eq!(refusals, [Some(VaultError::OwnerOnly); 7]);
    assert!(ravi.unescrowed().is_empty());
}

#[test]
fn other_rights_come_with_another_password() {
    let mut staffed = staffed();
    let (ravi, owner) = (staffed.ravi, staffed.shop.owner.slot_id());
    let shop = &mut staffed.shop.owner;
    assert_eq!(
        shop.renew_slot(owner, PasswordKind::Staff, &new(OTHER_PASSWORD)).err(),
        Some(VaultError::OwnSlot)
    );
    let code = shop.renew_slot(ravi, PasswordKind::Owner, &new(OTHER_PASSWORD)).unwrap();
    assert!(code.is_none(), "whoever knows the code was an owner and is one");
    assert_eq!(staffed.refusal(RAVI, RAVI_PASSWORD), Some(VaultError::WrongPassword));
    let mut other = staffed.unlock(RAVI, OTHER_PASSWORD).unwrap();
    assert_eq!((other.kind(), other.is_owner()), (SlotKind::OwnerPassword, true));
    let slot = other.header().slot(other.slot_id()).unwrap().info();
    assert_eq!((slot.label.as_str(), slot.pw_epoch), (RAVI, 2), "the second password of that name");
    other.renew_slot(owner, PasswordKind::Staff, &new(RAVI_PASSWORD)).unwrap();
    let old = staffed.unlock(OWNER, RAVI_PASSWORD).unwrap();
    assert!(!old.is_owner(), "what made slots before makes none any more");
}

/// Whoever was an owner may know the code on the paper, and the code would make them one again.
#[test]
fn the_recovery_code_goes_with_an_owners_rights() {
    let mut staffed = staffed();
    let (ravi, owner) = (staffed.ravi, staffed.shop.owner.slot_id());
    staffed.shop.owner.renew_slot(ravi, PasswordKind::Owner, &new(RAVI_PASSWORD)).unwrap();
    let mut paper = staffed.shop.sealed().unlock_recovery(&staffed.shop.code).unwrap();
    let before = paper.header().seq();
    let code = paper.renew_slot(owner, PasswordKind::Staff, &new(OTHER_PASSWORD)).unwrap().unwrap();
    assert_eq!(paper.header().seq(), before + 1, "in one writing");
    let known = staffed.shop.sealed().unlock_recovery(&staffed.shop.code).err();
    assert_eq!(known, Some(VaultError::WrongCode));
    assert!(staffed.shop.sealed().unlock_recovery(&code).is_ok());
    assert!(paper.new_recovery_code().is_ok(), "who came by paper goes on");
    assert!(!staffed.unlock(OWNER, OTHER_PASSWORD).unwrap().is_owner());
}

#[test]
fn change_own_password() {
    let staffed = staffed();
    let mut ravi = staffed.unlock(RAVI, RAVI_PASSWORD).unwrap();
    let wrong = ravi.change_password(&typed("not the one"), &new(OTHER_PASSWORD));
    assert_eq!(wrong, Err(VaultError::WrongPassword));
    let before = ravi.header().seq();
    ravi.change_password(&typed(RAVI_PASSWORD), &new(OTHER_PASSWORD)).unwrap();
    assert_eq!(ravi.header().seq(), before + 1);
    assert_eq!(staffed.refusal(RAVI, RAVI_PASSWORD), Some(VaultError::WrongPassword));
    let ravi = staffed.unlock(RAVI, OTHER_PASSWORD).unwrap();
    assert_eq!(ravi.header().slot(staffed.ravi).unwrap().pw_epoch, 3, "past one that was given");
    assert_eq!(staffed.refusal(OWNER, OWNER_PASSWORD), None, "others are not touched");
}

#[test]
fn an_owner_resets_a_forgotten_password() {
    let mut staffed = staffed();
    staffed.shop.owner.set_password_of(staffed.ravi, &new(OTHER_PASSWORD)).unwrap();
    assert_eq!(staffed.refusal(RAVI, RAVI_PASSWORD), Some(VaultError::WrongPassword));
    assert_eq!(staffed.refusal(RAVI, OTHER_PASSWORD), None);
    let paper = staffed.shop.owner.header().slots_of(SlotKind::Recovery).next().unwrap().id;
    let no_password = staffed.shop.owner.set_password_of(paper, &new(OTHER_PASSWORD));
    assert_eq!(no_password, Err(VaultError::NoSuchSlot));
}

#[test]
fn the_recovery_code_resets_a_forgotten_owner() {
    let staffed = staffed();
    let owner_slot = staffed.shop.owner.slot_id();
    let mut paper = staffed.shop.sealed().unlock_recovery(&staffed.shop.code).unwrap();
    paper.set_password_of(owner_slot, &new(OTHER_PASSWORD)).unwrap();
    assert_eq!(staffed.refusal(OWNER, OWNER_PASSWORD), Some(VaultError::WrongPassword));
    assert_eq!(staffed.refusal(OWNER, OTHER_PASSWORD), None);
    assert_eq!(staffed.refusal(RAVI, RAVI_PASSWORD), None);
    let without_password = paper.change_password(&typed(""), &new(OWNER_PASSWORD));
    assert_eq!(without_password, Err(VaultError::NoSuchSlot));
}

#[test]
fn a_new_recovery_code_kills_the_old_one() {
    let mut shop = Shop::new();
    let second = shop.owner.new_recovery_code().unwrap();
    assert_eq!(shop.sealed().unlock_recovery(&shop.code).err(), Some(VaultError::WrongCode));
    let mut paper = shop.sealed().unlock_recovery(&second).unwrap();
    let third = paper.new_recovery_code().unwrap();
    assert_eq!(shop.sealed().unlock_recovery(&second).err(), Some(VaultError::WrongCode));
    assert!(shop.sealed().unlock_recovery(&third).is_ok());
    // The session that used the second code goes on with the slot of the third.
    assert_eq!(paper.data_key_of(paper.header()).err(), None);
    paper.begin_rotation(&[]).unwrap().commit().unwrap();
    assert!(shop.sealed().unlock_recovery(&third).is_ok());
}

#[test]
fn names_are_unique_whatever_their_case() {
    let mut staffed = staffed();
    let long = "x".repeat(129);
    let table = [
        ("RAVI", VaultError::LabelTaken),
        (" ravi ", VaultError::LabelTaken),
        ("ＲＡＶＩ", VaultError::LabelTaken),
        ("", VaultError::LabelInvalid),
        ("  ", VaultError::LabelInvalid),
        (long.as_str(), VaultError::LabelInvalid),
    ];
    let owner = &mut staffed.shop.owner;
    for (name, refusal) in table {
        let added = owner.add_password_slot(PasswordKind::Staff, name, &new(OTHER_PASSWORD));
        assert_eq!(added.err(), Some(refusal), "{name:?}");
        assert_eq!(owner.rename(owner.slot_id(), name).err(), Some(refusal), "{name:?}");
    }
}

#[test]
fn a_renamed_slot_opens_by_its_new_name() {
    let staffed = staffed();
    let mut ravi = staffed.unlock(RAVI, RAVI_PASSWORD).unwrap();
    ravi.rename(staffed.ravi, "Ravi Kumar").unwrap();
    ravi.rename(staffed.ravi, "ravi kumar").unwrap();
    assert_eq!(staffed.refusal("RAVI KUMAR", RAVI_PASSWORD), None);
    assert_eq!(staffed.refusal(RAVI, RAVI_PASSWORD), Some(VaultError::WrongPassword));
}

#[test]
fn removing_slots() {
    let mut staffed = staffed();
    let owner_slot = staffed.shop.owner.slot_id();
    let owner = &mut staffed.shop.owner;
    assert_eq!(owner.remove_slot(owner_slot), Err(VaultError::OwnSlot));
    assert_eq!(owner.remove_slot(SlotId([0; 16])), Err(VaultError::NoSuchSlot));
    owner.remove_slot(staffed.ravi).unwrap();
    assert_eq!(owner.remove_slot(staffed.ravi), Err(VaultError::NoSuchSlot));
    assert_eq!(staffed.refusal(RAVI, RAVI_PASSWORD), Some(VaultError::WrongPassword));
    let mut paper = staffed.shop.sealed().unlock_recovery(&staffed.shop.code).unwrap();
    assert_eq!(paper.remove_slot(owner_slot), Err(VaultError::LastOwner));
    paper.add_password_slot(PasswordKind::Owner, "meera", &new(OTHER_PASSWORD)).unwrap();
    paper.remove_slot(owner_slot).unwrap();
    assert_eq!(staffed.refusal(OWNER, OWNER_PASSWORD), Some(VaultError::WrongPassword));
    assert_eq!(staffed.refusal("meera", OTHER_PASSWORD), None);
}

#[test]
fn the_header_holds_a_hundred_slots() {
    let mut shop = Shop::new();
    let name = |number: usize| format!("{number:02}{}", "ß".repeat(63));
    for number in 0..MAX_SLOTS - 2 {
        let kind = PasswordKind::Staff;
        shop.owner.add_password_slot(kind, &name(number), &new(OTHER_PASSWORD)).unwrap();
    }
    let more = shop.owner.add_password_slot(PasswordKind::Staff, "more", &new(OTHER_PASSWORD));
    assert_eq!(more.err(), Some(VaultError::TooManySlots));
    assert_eq!(shop.sealed().slots().count(), MAX_SLOTS);
    assert!(shop.sealed().unlock_recovery(&shop.code).is_ok());
}

/// Someone with only the data key adds a slot and signs the header: the next owner sees it.
#[test]
fn a_slot_no_owner_made_is_reported() {
    let mut staffed = staffed();
    let ravi = staffed.unlock(RAVI, RAVI_PASSWORD).unwrap();
    let guess = Secret::random().unwrap();
    let Header { shop_id, generation, .. } = *ravi.header();
    let mint = Mint { shop_id, generation, data_key: ravi.data_key(), escrow: &guess, pw_epoch: 1 };
    let kdf = Kdf::fresh(KdfCost::of_new_slots()).unwrap();
    let person = kdf.derive(&typed(OTHER_PASSWORD)).unwrap();
    let label = "ghost".to_owned();
    let forged = Slot::mint(&mint, SlotKind::OwnerPassword, label, Some(kdf), &person).unwrap();
    let id = forged.id;
    let mut header = ravi.header().clone();
    header.slots.push(forged);
    header.seq += 1;
    header.sign(ravi.data_key());
    for name in ["keys.a", "keys.b"] {
        staffed.shop.put(name, &header.to_bytes());
    }
    staffed.shop.owner = staffed.unlock(OWNER, OWNER_PASSWORD).unwrap();
    let owner = &mut staffed.shop.owner;
    assert_eq!(owner.unescrowed().iter().map(|slot| slot.id).collect::<Vec<_>>(), [id]);
    assert_eq!(owner.begin_rotation(&[]).unwrap().header().slots().count(), 3);
    assert_eq!(owner.set_password_of(id, &new(RAVI_PASSWORD)), Err(VaultError::NotEscrowed));
    owner.remove_slot(id).unwrap();
    assert!(owner.unescrowed().is_empty());
    assert_eq!(staffed.refusal("ghost", OTHER_PASSWORD), Some(VaultError::WrongPassword));
}

#[test]
fn a_backup_opens_with_the_session_that_is_there() {
    let mut shop = Shop::new();
    let backup = Header::from_bytes(&shop.owner.header().to_bytes()).ok().unwrap();
    let old_hex = shop.owner.data_key().pragma_hex();
    shop.owner.begin_rotation(&[]).unwrap().commit().unwrap();
    assert_ne!(shop.owner.data_key().pragma_hex(), old_hex);
    assert_eq!(shop.owner.data_key_of(&backup).ok().unwrap().pragma_hex(), old_hex);
    let stranger = Shop::new();
    assert_eq!(shop.owner.data_key_of(stranger.owner.header()).err(), Some(VaultError::NoSuchSlot));
    let mut elsewhere = backup.clone();
    elsewhere.shop_id = ShopId([9; 16]);
    assert_eq!(shop.owner.data_key_of(&elsewhere).err(), Some(VaultError::NoSuchSlot));
}

#[test]
fn an_old_header_put_back_gives_way_to_the_mirror() {
    let mut staffed = staffed();
    let old = staffed.shop.copy("keys.a");
    staffed.shop.owner.set_password_of(staffed.ravi, &new(OTHER_PASSWORD)).unwrap();
    let mirror = Header::from_bytes(&staffed.shop.owner.header().to_bytes()).ok().unwrap();
    let put_back = |staffed: &Staffed| {
        staffed.shop.put("keys.a", &old);
        staffed.shop.put("keys.b", &old);
    };

    put_back(&staffed);
    let mut owner = staffed.unlock(OWNER, OWNER_PASSWORD).unwrap();
    let mut unsigned = mirror.clone();
    unsigned.seq += 1;
    assert_eq!(owner.adopt(&unsigned), Err(VaultError::HeaderDamaged));
    assert_eq!(owner.adopt(&mirror), Ok(()));
    assert_eq!(owner.adopt(&mirror), Err(VaultError::HeaderDamaged), "not newer any more");
    assert_eq!(staffed.refusal(RAVI, OTHER_PASSWORD), None);

    put_back(&staffed);
    let mut ravi = staffed.unlock(RAVI, RAVI_PASSWORD).unwrap();
    assert_eq!(ravi.adopt(&mirror), Err(VaultError::SlotRevoked), "came in by an old password");
    assert_eq!(staffed.refusal(RAVI, RAVI_PASSWORD), Some(VaultError::WrongPassword));
}

#[test]
fn printing_shows_no_secret() {
    let shop = Shop::new();
    let shown = format!("{:?}", shop.owner);
    assert_eq!(shown, "Unlocked { kind: OwnerPassword, .. }");
}
