//! Who types a password whatever the keyring keeps: whoever signed out, was away, or is not let stay any more.

use std::sync::Mutex;
use std::thread;

use books::counter::Tick;
use books::{Any, Owner, Refusal, Staff};

use super::{Computer, FAULTS, Fault, MINUTE_MS, STAFFS};

#[test]
fn signing_out_the_owners_no_and_nobody_there_all_ask_for_the_password() {
    tauri::async_runtime::block_on(async {
        let mut computer = Computer::with_a_new_shop().await;
        assert_eq!(
            computer.stay().await,
            Err(Refusal::StayForbidden),
            "unless the owner lets them"
        );
        computer.allow(true).await;
        computer.stay().await.unwrap();
        computer.counter.lock().await.unwrap();
        assert_eq!(computer.stays(), ["asha"], "locking ends nothing");

        computer.come_in().await.unwrap();
        computer.counter.clock().pass(11 * MINUTE_MS);
        computer.counter.tick().await.unwrap();
        computer.start_anew();
        assert!(computer.stays().is_empty(), "nobody was there, and a new start knows it");
        assert_eq!(computer.come_in().await, Err(Refusal::PasswordNeeded));
        computer.type_password().await;
        computer.counter.lock().await.unwrap();
        computer.come_in().await.unwrap();

        computer.keyring.sign_out(&computer.session()).await.unwrap();
        assert!(computer.told.kept().is_empty() && computer.stays().is_empty());
        assert_eq!(computer.come_in().await, Err(Refusal::PasswordNeeded));
        computer.type_password().await;
        assert!(!computer.session::<Staff, Any>().current().await.unwrap().stays);

        computer.stay().await.unwrap();
        computer.allow(false).await;
        assert_eq!(computer.stay().await, Err(Refusal::StayForbidden));
        computer.allow(true).await;
        computer.counter.lock().await.unwrap();
        assert_eq!(computer.come_in().await, Err(Refusal::PasswordNeeded), "allowed anew, not on");
    });
}

/// Whoever was away types a password; that somebody else typed theirs lets nobody in.
#[test]
fn nobody_comes_in_by_the_keyring_who_was_away() {
    tauri::async_runtime::block_on(async {
        let mut computer = Computer::with_a_shop().await;
        computer.let_in_ravi().await;
        computer.type_password().await;
        computer.stay().await.unwrap();
        // Locked by the ticking, by a click of whoever comes, and by nothing yet.
        for way in 0..3 {
            computer.counter.clock().pass(11 * MINUTE_MS);
            match way {
                0 => drop(computer.counter.tick().await.unwrap()),
                1 => computer.counter.lock().await.unwrap(),
                _ => {}
            }
            assert_eq!(computer.come_in().await, Err(Refusal::PasswordNeeded), "{way}");
            computer.sign_in("ravi", STAFFS).await;
            computer.counter.lock().await.unwrap();
            assert!(computer.stays().is_empty(), "{way}: it was another who typed");
            assert_eq!(computer.come_in().await, Err(Refusal::PasswordNeeded), "{way}");
            computer.type_password().await;
            computer.counter.lock().await.unwrap();
            assert_eq!(computer.stays(), ["asha"], "{way}");
            computer.come_in().await.unwrap();
        }
    });
}

/// A check that is under way keeps the ticking from nothing, and ends where nobody is there for it.
#[test]
fn a_check_that_nobody_waits_for_keeps_no_book_open() {
    tauri::async_runtime::block_on(async {
        let computer = Computer::with_a_shop().await;
        let owner = computer.session::<Owner, Any>();
        let (counter, again) = (computer.counter.clone(), Mutex::new(None));
        let told = |_| {
            let mut once = again.lock().unwrap();
            if once.is_none() {
                counter.clock().pass(11 * MINUTE_MS);
                let counter = counter.clone();
                // The check holds the book: the ticking comes from elsewhere.
                let ticking = thread::spawn(move || {
                    tauri::async_runtime::block_on(async move { counter.tick().await.unwrap() })
                });
                *once = Some(ticking.join().unwrap());
            }
        };
        let stopped = owner.verify_telling(&told).await.unwrap_err().refusal;
        assert_eq!(stopped, Refusal::Stopped);
        assert!(matches!(computer.counter.tick().await.unwrap(), Tick::Locked));
    });
}

#[test]
fn signing_out_ends_staying_whatever_the_keyring_says() {
    tauri::async_runtime::block_on(async {
        let mut computer = Computer::with_a_shop().await;
        for fault in FAULTS {
            assert_eq!(computer.stay().await, Ok(true), "{fault:?}");
            computer.has(fault);
            computer.keyring.sign_out(&computer.session()).await.unwrap();
            computer.has(Fault::None);
            assert!(computer.stays().is_empty(), "{fault:?}");
            assert_eq!(computer.come_in().await, Err(Refusal::PasswordNeeded), "{fault:?}");
            computer.type_password().await;
        }
    });
}
