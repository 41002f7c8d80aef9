//! One's own details and password. The key header comes first and the book follows: a name in the header that the book
//! does not know yet is taken over when the book is next opened.

use zeroize::Zeroizing;

use super::{PasswordChange, PersonView, ProfileInput, Role};
use crate::counter::Instant;
use crate::db::people::{self as rows, Kept};
use crate::db::shop;
use crate::door::{blocking, new_password};
use crate::refusal::{Answer, At, Refusal, Refused};
use crate::session::{Assurance, Desk, Fresh, Owner, Rank, Said, Session, Staff};
use crate::shops::{self, Tries};
use crate::text;
use crate::told::Told;
use crate::trail::Action;

impl Session<Staff> {
    /// Changes one's own details; the username is also what one signs in with.
    pub async fn change_profile(&self, input: ProfileInput) -> Answer<PersonView> {
        let mut desk = self.change().await?;
        let user = desk.user;
        let before = desk.kept(user).await?;
        let after = checked(&before.view, &input, &desk.opened.shop.view.place.country)?;
        write(&mut desk, Written { before: &before, after: &after }).await?;
        remember(self, &desk);
        shop::person_by_id(desk.conn(), user).await
    }

    /// Changes one's own password. Wrong tries count like those at the door.
    pub async fn change_password(&self, input: PasswordChange) -> Answer<()> {
        let (username, words) = self.known().await?;
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        let new = new_password(&input.password, &input.confirm_password, &words)?;
        let current = vault::Password::new(&Zeroizing::new(input.current));
        let mut tries = self.tries(&username).await?;
        let set = move |keys: &mut vault::Unlocked| set_own(keys, &username, &current, &new);
        let done = self.change_keys(Action::PasswordChange, set).await;
        tries.note(done, self.counter().clock()).at("current")?;
        self.typed();
        // The new password ended staying signed in.
        if let Err(refused) = self.note_stays().await {
            log::warn!("the list of shops keeps who stayed: {:?}", refused.refusal);
        }
        Ok(())
    }

    /// Types the password again, for what asks for it: fresh for five minutes.
    pub async fn confirm_password(&self, password: String) -> Answer<()> {
        let (username, _) = self.known().await?;
        let password = vault::Password::new(&Zeroizing::new(password));
        let mut tries = self.tries(&username).await?;
        let header = self.look().await?.opened.keys.header().clone();
        let opens = move || vault::Sealed::detached(header).unlock_password(&username, &password);
        let keys = tries.note(blocking(opens).await, self.counter().clock()).at("password")?;
        // Whoever came in by the keyring has all their keys from here on.
        self.look().await?.opened.keys.regain(keys);
        self.typed();
        Ok(())
    }

    /// Signs out: locks, and ends staying signed in. Says what the keyring may forget; a book that cannot be written keeps
    /// nobody from leaving.
    pub async fn sign_out(&self) -> Answer<Option<String>> {
        let kept = self.kept_for_me().await?;
        if let Err(refused) = self.leave().await {
            log::warn!("the book still knows the key of this computer: {:?}", refused.refusal);
        }
        self.counter().lock().await.map(|()| kept)
    }

    /// Who it is at the door, and the words a password should not be made of.
    async fn known(&self) -> Answer<(String, [String; 5])> {
        let mut desk = self.look().await?;
        let user = desk.user;
        let person = shop::person_by_id(desk.conn(), user).await?;
        let shop_name = desk.opened.shop.view.name.clone();
        let [email, phone] = [person.email, person.phone].map(Option::unwrap_or_default);
        Ok((person.username.clone(), [shop_name, person.name, person.username, email, phone]))
    }

    /// The wrong tries for this person's name, refused while their wait lasts.
    async fn tries(&self, username: &str) -> Answer<Tries> {
        let folder = self.look().await?.opened.folder.clone();
        let mut tries = Tries::of(&folder, &text::key(username));
        tries.check(self.counter().clock())?;
        Ok(tries)
    }

    fn typed(&self) {
        let now = Instant::now(self.counter().clock());
        self.counter().reseat(|who| who.typed = Some(now));
    }
}

impl Session<Owner, Fresh> {
    /// Makes a new recovery code; the old one opens nothing from now on. This is the only time it is shown.
    pub async fn new_recovery_code(&self) -> Answer<String> {
        let code =
            self.change_keys(Action::RecoveryChange, vault::Unlocked::new_recovery_code).await?;
        Ok(code.printed().to_string())
    }
}

impl<R: Rank, A: Assurance> Session<R, A> {
    /// Changes the keys of a book that can be written, and lets the book follow. Once the keys are changed that is the
    /// answer: a book that cannot follow now does when it is next opened.
    pub(crate) async fn change_keys<T: Send + 'static>(
        &self,
        action: Action,
        work: impl FnOnce(&mut vault::Unlocked) -> Result<T, vault::VaultError> + Send + 'static,
    ) -> Answer<T> {
        self.look().await?.opened.book.check_writable()?;
        let done = self.with_keys(work).await?;
        let followed =
            async { finish(&mut self.change().await?, Said::of(action), &Told::default()).await };
        if let Err(refused) = followed.await {
            log::warn!("the book follows its keys later: {:?}", refused.refusal);
        }
        Ok(done)
    }

    /// Works on the keys beside the async threads: the book waits meanwhile, the window does not.
    pub(super) async fn with_keys<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut vault::Unlocked) -> Result<T, vault::VaultError> + Send + 'static,
    ) -> Answer<T> {
        let mut place = self.counter().opened().await;
        if !self.counter().is_current(self.token()) {
            return Err(Refusal::SignedOut.into());
        }
        let mut opened = place.take().ok_or(Refusal::SignedOut)?;
        let worked = tokio::task::spawn_blocking(move || {
            let done = work(&mut opened.keys);
            (opened, done)
        });
        let (opened, done) =
            worked.await.map_err(|_| Refusal::Internal { reference: "worker".to_owned() })?;
        *place = Some(opened);
        done.map_err(Refused::from)
    }
}

/// Each field refused by its own name. An owner has an email, staff may have one.
pub(super) fn checked(
    before: &PersonView,
    input: &ProfileInput,
    country: &str,
) -> Answer<PersonView> {
    let name = text::required(&input.name, "name", ledger::text::name)?;
    let username = text::required(&input.username, "username", ledger::text::username)?;
    let email = match before.role {
        Role::Owner => Some(text::required(&input.email, "email", ledger::text::email)?),
        Role::Staff => text::optional(Some(&input.email), "email", ledger::text::email)?,
    };
    if input.phone.trim().is_empty() {
        return Err(Refusal::Empty.on("phone"));
    }
    text::phone(&input.phone, country, "phone")?;
    let phone = Some(input.phone.trim().to_owned());
    Ok(PersonView { name, username, email, phone, ..before.clone() })
}

/// A person's details before and after.
pub(super) struct Written<'a> {
    pub(super) before: &'a Kept,
    pub(super) after: &'a PersonView,
}

/// Keeps somebody's details: what they sign in with, the row and its link, or none of them.
pub(super) async fn write(desk: &mut Desk<'_>, person: Written<'_>) -> Answer<()> {
    let Written { before, after } = person;
    if let Some(refusal) = rows::taken(desk.conn(), after).await? {
        return Err(refusal);
    }
    let now = desk.now;
    rows::update(desk.conn(), after, now).await?;
    rename(desk, &before.view.username, &after.username)?;
    if let Err(refused) = desk.finish_with(Action::PersonChange, after.id, Some(before)).await {
        // What was refused must not have happened: the keys keep the name that the book keeps.
        rename(desk, &after.username, &before.view.username)?;
        return Err(refused);
    }
    Ok(())
}

/// The slot that a username opens.
pub(crate) fn slot_of(
    header: &vault::Header,
    username: &str,
) -> Result<vault::SlotInfo, vault::VaultError> {
    let name = text::key(username);
    header
        .slots()
        .find(|slot| slot.kind.is_password() && text::key(&slot.label) == name)
        .ok_or(vault::VaultError::NoSuchSlot)
}

fn rename(desk: &mut Desk<'_>, from: &str, to: &str) -> Answer<()> {
    if from == to {
        return Ok(());
    }
    let slot = slot_of(desk.opened.keys.header(), from)?;
    desk.opened.keys.rename(slot.id, to).at("username")
}

/// Whoever came in by the recovery code holds another slot than their own, and may set theirs as an owner.
fn set_own(
    keys: &mut vault::Unlocked,
    username: &str,
    current: &vault::Password,
    new: &vault::NewPassword,
) -> Result<(), vault::VaultError> {
    let slot = slot_of(keys.header(), username)?;
    if slot.id == keys.slot_id() {
        if keys.kind().is_owner() && !keys.is_owner() {
            // Whoever came in by the keyring has typed their password now.
            let header = keys.header().clone();
            keys.regain(vault::Sealed::detached(header).unlock_password(username, current)?);
        }
        return keys.change_password(current, new);
    }
    vault::Sealed::detached(keys.header().clone()).unlock_password(username, current)?;
    keys.set_password_of(slot.id, new)
}

/// Copies the key header into the book, appends the link and commits.
pub(crate) async fn finish(desk: &mut Desk<'_>, said: Said<'_>, told: &Told) -> Answer<()> {
    let opened = &mut *desk.opened;
    shop::set_header_mirror(&mut opened.book.conn, opened.keys.header()).await?;
    opened.shop.header_seq = i64::try_from(opened.keys.header().seq()).unwrap_or(i64::MAX);
    desk.tell(desk.batch(), said, told, None).await?;
    desk.opened.commit().await
}

/// The list of shops shows the usernames; an old one there only means typing the new one.
pub(super) fn remember<R: Rank, A: Assurance>(session: &Session<R, A>, desk: &Desk<'_>) {
    let (view, keys) = (&desk.opened.shop.view, &desk.opened.keys);
    if let Err(refused) = shops::remember(&session.counter().inner.root, view, keys, desk.now) {
        log::warn!("the list of shops keeps the old username: {:?}", refused.refusal);
    }
}
