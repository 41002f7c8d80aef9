//! The shop: first run, the door, the lock and the settings.

use books::Answer;
use books::doctor::Verdict;
use books::shop::{
    ComeIn, FirstSignIn, NewShop, Recover, Registered, ShopChange, ShopView, SignIn, SignedIn,
    StartView,
};

use serde_json::json;
use tauri::{AppHandle, Runtime, State};

use crate::keyring::Keyring;
use crate::session::{Fresh, Owner, Public, Session, Staff};
use crate::{save, window};

/// What the window needs before anybody is signed in: the shops on this computer and the countries to choose from.
#[tauri::command]
#[specta::specta]
pub(crate) fn start(counter: Public) -> Answer<StartView> {
    counter.start()
}

/// Makes a shop with its first owner and signs them in. The recovery code is shown this once.
#[tauri::command]
#[specta::specta]
pub(crate) async fn register(counter: Public, input: NewShop) -> Answer<Registered> {
    counter.register(input).await
}

/// Signs in with a username and a password.
#[tauri::command]
#[specta::specta]
pub(crate) async fn sign_in(counter: Public, input: SignIn) -> Answer<SignedIn> {
    counter.sign_in(input).await
}

/// Signs in with a one-time password, and sets a password of one's own with it.
#[tauri::command]
#[specta::specta]
pub(crate) async fn first_sign_in(counter: Public, input: FirstSignIn) -> Answer<SignedIn> {
    counter.first_sign_in(input).await
}

/// Signs in with the recovery code and sets a new password.
#[tauri::command]
#[specta::specta]
pub(crate) async fn recover(counter: Public, input: Recover) -> Answer<SignedIn> {
    counter.recover(input).await
}

/// Who is signed in where: what the window asks for when it is drawn anew.
#[tauri::command]
#[specta::specta]
pub(crate) async fn current(session: Session<Staff>) -> Answer<SignedIn> {
    session.current().await
}

/// Comes in again by what the keyring of this computer keeps for somebody who stays signed in; where that does not work the
/// password is asked for.
#[tauri::command]
#[specta::specta]
pub(crate) async fn come_in(
    counter: Public,
    keyring: State<'_, Keyring>,
    input: ComeIn,
) -> Answer<SignedIn> {
    keyring.come_in(&counter, input).await
}

/// Stays signed in on this computer: the keyring of the operating system keeps a secret that opens the book for whoever this
/// is. The owner must allow it.
#[tauri::command]
#[specta::specta]
pub(crate) async fn stay_signed_in(
    session: Session<Staff, Fresh>,
    keyring: State<'_, Keyring>,
) -> Answer<SignedIn> {
    keyring.stay(&session).await
}

/// Stays signed in no longer: the next time the password is typed.
#[tauri::command]
#[specta::specta]
pub(crate) async fn stay_no_longer(
    session: Session<Staff>,
    keyring: State<'_, Keyring>,
) -> Answer<SignedIn> {
    keyring.leave(&session).await
}

/// Signs out and locks the book. Whoever signs out does not stay signed in.
#[tauri::command]
#[specta::specta]
pub(crate) async fn sign_out(session: Session<Staff>, keyring: State<'_, Keyring>) -> Answer<()> {
    keyring.sign_out(&session).await
}

/// Locks the book; the same person or another signs in again.
#[tauri::command]
#[specta::specta]
pub(crate) async fn lock(session: Session<Staff>) -> Answer<()> {
    session.lock().await
}

/// Changes the shop's details and settings; what is absent stays as it is.
#[tauri::command]
#[specta::specta]
pub(crate) async fn change_shop(
    session: Session<Owner, Fresh>,
    input: ShopChange,
) -> Answer<ShopView> {
    session.change_shop(input).await
}

/// Makes a new recovery code, shown this once; the old one opens nothing from now on.
#[tauri::command]
#[specta::specta]
pub(crate) async fn new_recovery_code(session: Session<Owner, Fresh>) -> Answer<String> {
    session.new_recovery_code().await
}

/// Asks where the recovery sheet should go and writes it there; `name` is what the file is called at first. Answers where
/// it is, and null when nowhere was chosen.
#[tauri::command]
#[specta::specta]
pub(crate) async fn save_recovery_sheet<R: Runtime>(
    app: AppHandle<R>,
    shop_name: String,
    code: String,
    name: String,
) -> Answer<Option<String>> {
    save::recovery_sheet(&app, (&shop_name, &code), &name).await
}

/// Checks the whole book, telling the window how far it is, and names the first thing that is wrong.
#[tauri::command]
#[specta::specta]
pub(crate) async fn verify<R: Runtime>(
    app: AppHandle<R>,
    session: Session<Owner>,
) -> Answer<Verdict> {
    session.verify_telling(&|progress| window::tell(&app, "checking", &json!(progress))).await
}

/// Stops the check that is under way, which is then refused as stopped.
#[tauri::command]
#[specta::specta]
pub(crate) async fn stop_verify(session: Session<Owner>) -> Answer<()> {
    session.stop_verify();
    Ok(())
}
