use super::*;
use crate::kdf::KdfCost;

const NAMES: [WrapName; 4] =
    [WrapName::UnitByPerson, WrapName::DataByUnit, WrapName::UnitByEscrow, WrapName::EscrowByUnit];

fn binding() -> Binding {
    Binding {
        shop_id: ShopId([1; 16]),
        slot_id: SlotId([2; 16]),
        kind: SlotKind::OwnerPassword,
        kdf: Some(Kdf { cost: KdfCost::STANDARD, salt: [3; 16] }),
        pw_epoch: 4,
        generation: 5,
    }
}

fn opens(name: WrapName, binding: &Binding) -> bool {
    let (key, secret) = (Secret::random().unwrap(), Secret::<48>::random().unwrap());
    let wrapped = Wrapped::seal(&key, name, &self::binding(), &secret).unwrap();
    wrapped.open(&key, name, binding).is_some_and(|opened| opened.bytes() == secret.bytes())
}

#[test]
fn a_wrap_opens_only_in_its_own_place() {
    let other_cost = KdfCost { passes: 2, ..KdfCost::STANDARD };
    // Which of W1, W2, W3, W4 survive the change.
    let table: [(&str, Binding, [bool; 4]); 8] = [
        ("same binding", binding(), [true; 4]),
        ("other shop", Binding { shop_id: ShopId([9; 16]), ..binding() }, [false; 4]),
        ("other slot", Binding { slot_id: SlotId([9; 16]), ..binding() }, [false; 4]),
        ("other role", Binding { kind: SlotKind::StaffPassword, ..binding() }, [false; 4]),
        ("other generation", Binding { generation: 6, ..binding() }, [true, false, true, true]),
        ("older password", Binding { pw_epoch: 3, ..binding() }, [false, true, true, true]),
        (
            "other cost",
            Binding { kdf: Some(Kdf { cost: other_cost, salt: [3; 16] }), ..binding() },
            [false, true, true, true],
        ),
        (
            "other salt",
            Binding { kdf: Some(Kdf { cost: KdfCost::STANDARD, salt: [9; 16] }), ..binding() },
            [false, true, true, true],
        ),
    ];
    for (what, binding, expected) in table {
        assert_eq!(NAMES.map(|name| opens(name, &binding)), expected, "{what}");
    }
}

#[test]
fn a_wrap_is_not_another_wrap() {
    let (key, secret) = (Secret::random().unwrap(), Secret::<32>::random().unwrap());
    for (i, sealed_as) in NAMES.into_iter().enumerate() {
        let wrapped = Wrapped::seal(&key, sealed_as, &binding(), &secret).unwrap();
        for (j, opened_as) in NAMES.into_iter().enumerate() {
            assert_eq!(wrapped.open(&key, opened_as, &binding()).is_some(), i == j);
        }
    }
}

#[test]
fn any_changed_bit_or_key_is_noticed() {
    let (key, secret) = (Secret::random().unwrap(), Secret::<32>::random().unwrap());
    let good = Wrapped::seal(&key, WrapName::UnitByPerson, &binding(), &secret).unwrap();
    let opens = |wrapped: &Wrapped<32>, key: &Secret<32>| {
        wrapped.open(key, WrapName::UnitByPerson, &binding()).is_some()
    };
    assert!(opens(&good, &key));
    assert!(!opens(&good, &Secret::random().unwrap()));
    for bit in 0..8 * (16 + 12 + 16 + 32) {
        let (mut bad, mask) = (good.clone(), 1 << (bit % 8));
        match bit / 8 {
            byte @ 0..16 => bad.salt[byte] ^= mask,
            byte @ 16..28 => bad.nonce[byte - 16] ^= mask,
            byte @ 28..44 => bad.tag[byte - 28] ^= mask,
            byte => bad.body[byte - 44] ^= mask,
        }
        assert!(!opens(&bad, &key), "bit {bit}");
    }
}

#[test]
fn nothing_is_sealed_the_same_way_twice() {
    let (key, secret) = (Secret::random().unwrap(), Secret::<32>::random().unwrap());
    let seal = || Wrapped::seal(&key, WrapName::UnitByPerson, &binding(), &secret).unwrap();
    let (one, two) = (seal(), seal());
    assert!(one.salt != two.salt && one.nonce != two.nonce && one.body != two.body);
}
