use proptest::prelude::*;

use super::*;
use crate::testing::Shop;

fn image() -> Vec<u8> {
    Shop::new().owner.header().to_bytes()
}

type Change = fn(&mut [u8]);

/// Changes an image and gives it a right checksum again, as an attacker would.
fn forged(image: &[u8], change: impl FnOnce(&mut [u8])) -> Vec<u8> {
    let mut image = image.to_vec();
    change(&mut image[..CHECKSUM_AT]);
    let checksum = Sha256::digest(&image[..CHECKSUM_AT]);
    image[CHECKSUM_AT..].copy_from_slice(&checksum);
    image
}

fn refusal(image: &[u8]) -> Option<VaultError> {
    Header::from_bytes(image).err()
}

#[test]
fn bytes_come_back() {
    let image = image();
    assert_eq!(image.len(), HEADER_BYTES);
    assert_eq!(Header::from_bytes(&image).ok().unwrap().to_bytes(), image);
}

#[test]
fn malformed_images_are_refused() {
    let image = image();
    let damaged = Some(VaultError::HeaderDamaged);
    assert_eq!(refusal(&[]), damaged);
    assert_eq!(refusal(&image[..HEADER_BYTES - 1]), damaged);
    assert_eq!(refusal(&[image.as_slice(), &[0]].concat()), damaged);
    assert_eq!(refusal(&vec![0; HEADER_BYTES]), damaged);
    let table: [(&str, Change); 12] = [
        ("magic", |i| i[0] = b'X'),
        ("format 0", |i| i[8] = 0),
        ("101 slots", |i| i[40] = 101),
        ("65,535 slots", |i| i[40..42].fill(0xff)),
        ("one slot too many", |i| i[40] = 3),
        ("one slot too few", |i| i[40] = 1),
        ("a byte after the count", |i| i[50] = 1),
        ("unknown kind", |i| i[SLOTS_AT + 16] = 9),
        ("label too long", |i| i[SLOTS_AT + 49] = 129),
        ("label not UTF-8", |i| i[SLOTS_AT + 50] = 0xff),
        ("a byte after the label", |i| i[SLOTS_AT + 60] = 1),
        ("a byte after the slots", |i| i[MAC_AT - 1] = 1),
    ];
    for (what, change) in table {
        assert_eq!(refusal(&forged(&image, change)), damaged, "{what}");
    }
    let twins = forged(&image, |i| i.copy_within(SLOTS_AT..SLOTS_AT + 16, SLOTS_AT + SLOT_BYTES));
    assert_eq!(refusal(&twins), damaged, "two slots with one id");
}

#[test]
fn more_slots_than_allowed_are_refused_though_they_would_fit() {
    let mut header = Shop::new().owner.header().clone();
    let model = header.slots[1].clone();
    header.slots = (0..=MAX_SLOTS)
        .map(|number| Slot { id: SlotId([u8::try_from(number).unwrap(); 16]), ..model.clone() })
        .collect();
    assert_eq!(refusal(&header.to_bytes()), Some(VaultError::HeaderDamaged));
    header.slots.pop();
    assert_eq!(refusal(&header.to_bytes()), None);
}

#[test]
fn a_newer_format_is_told_from_damage() {
    let newer = |format: u32| forged(&image(), |i| i[8..12].copy_from_slice(&format.to_le_bytes()));
    for format in [2, 7, u32::MAX] {
        assert_eq!(refusal(&newer(format)), Some(VaultError::Newer { format }));
    }
    let mut broken = newer(2);
    broken[5000] ^= 1;
    assert_eq!(refusal(&broken), Some(VaultError::HeaderDamaged));
}

#[test]
fn key_derivation_out_of_range_is_refused_on_reading() {
    let image = image();
    let kdf_at = SLOTS_AT + 21;
    for (memory_kib, passes, lanes) in
        [(u32::MAX, 3, 1), (65536, u32::MAX, 1), (65536, 3, 200), (1, 3, 1), (65536, 0, 1)]
    {
        let bomb = forged(&image, |i| {
            for (index, number) in [memory_kib, passes, lanes].into_iter().enumerate() {
                let at = kdf_at + 4 * index;
                i[at..at + 4].copy_from_slice(&u32::to_le_bytes(number));
            }
        });
        assert_eq!(refusal(&bomb), Some(VaultError::KdfOutOfRange));
    }
}

#[test]
fn only_the_holder_of_the_data_key_can_sign() {
    let (shop, other) = (Shop::new(), Shop::new());
    let mut header = shop.owner.header().clone();
    assert!(header.is_signed_by(shop.owner.data_key()));
    assert!(!header.is_signed_by(other.owner.data_key()));
    header.seq += 1;
    assert!(!header.is_signed_by(shop.owner.data_key()));
    header.sign(shop.owner.data_key());
    assert!(header.is_signed_by(shop.owner.data_key()));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn arbitrary_bytes_never_panic(bytes in proptest::collection::vec(any::<u8>(), 0..4096)) {
        prop_assert!(refusal(&bytes).is_some());
    }

    /// Behind a right checksum, whatever is accepted is written back exactly.
    #[test]
    fn forged_bytes_are_refused_or_canonical(
        edits in proptest::collection::vec((0..2048_usize, any::<u8>()), 1..20),
    ) {
        let image = FORGEABLE.with(|image| forged(image, |i| {
            for (at, byte) in &edits {
                i[*at] = *byte;
            }
        }));
        if let Ok(header) = Header::from_bytes(&image) {
            prop_assert!(header.slots.len() <= MAX_SLOTS && header.to_bytes() == image);
        }
    }
}

thread_local! {
    static FORGEABLE: Vec<u8> = image();
}
