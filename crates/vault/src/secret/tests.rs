use std::fmt::Debug;

use super::*;
use crate::{NewPassword, Password, RecoveryCode};

/// Stands beside `Debug`: naming it is ambiguous, so does not compile, for a type that can be printed.
trait NotDebug<Marker> {
    fn holds() {}
}
impl<T> NotDebug<()> for T {}
impl<T: Debug> NotDebug<u8> for T {}

#[test]
fn secrets_cannot_be_printed() {
    <DataKey as NotDebug<_>>::holds();
    <DeviceSecret as NotDebug<_>>::holds();
    <RecoveryCode as NotDebug<_>>::holds();
    <Password as NotDebug<_>>::holds();
    <NewPassword as NotDebug<_>>::holds();
    <Secret<32> as NotDebug<_>>::holds();
}

#[test]
fn the_data_key_is_written_as_ninety_six_digits() {
    let mut key = DataKey(Secret::zeroed());
    for (index, byte) in key.0.bytes_mut().iter_mut().enumerate() {
        *byte = u8::try_from(index * 5).unwrap();
    }
    let hex = key.pragma_hex();
    assert_eq!(hex.len(), 96);
    assert!(hex.starts_with("00050a0f14") && hex.ends_with("e6eb"), "{}", *hex);
}

#[test]
fn random_secrets_differ() {
    let (one, two) = (DataKey::random().unwrap(), DataKey::random().unwrap());
    assert_ne!(one.0.bytes(), two.0.bytes());
}

#[test]
fn derived_keys_depend_on_secret_salt_and_purpose() {
    let key = |secret: &[u8], salt: &[u8], purpose| *derive::<32>(secret, salt, purpose).bytes();
    let plain = key(b"s", b"t", "p");
    assert_eq!(plain, key(b"s", b"t", "p"));
    assert!(
        [key(b"x", b"t", "p"), key(b"s", b"x", "p"), key(b"s", b"t", "x")]
            .iter()
            .all(|other| *other != plain)
    );
}

#[test]
fn a_device_secret_has_thirty_two_bytes() {
    let secret = DeviceSecret::random().unwrap();
    let back = DeviceSecret::from_bytes(secret.expose()).ok().unwrap();
    assert_eq!(back.expose(), secret.expose());
    for length in [0, 31, 33, 64] {
        assert_eq!(DeviceSecret::from_bytes(&vec![1; length]).err(), Some(VaultError::WrongDevice));
    }
}
