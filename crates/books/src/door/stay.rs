//! Staying signed in on this computer: coming in by a secret that the keyring of the operating system keeps, and switching
//! that on and off. It is no more than a way around typing: whatever is wrong with it, the password opens the book, and
//! nothing that asks for the password again is to be had by it.

use super::admit::Came;
use crate::counter::Counter;
use crate::opened::Opened;
use crate::people::{May, slot_of};
use crate::refusal::{Answer, Refusal, Refused};
use crate::session::{Assurance, Fresh, Owner, Rank, Session, Staff};
use crate::shop::{ComeIn, SignedIn};
use crate::shops;
use crate::trail::Action;

/// Thirty-two random bytes for the keyring to keep, and nobody else.
pub fn secret() -> Answer<zeroize::Zeroizing<Vec<u8>>> {
    Ok(zeroize::Zeroizing::new(vault::DeviceSecret::random()?.expose().to_vec()))
}

impl Counter {
    /// What the keyring may hold for somebody of a shop. None where nobody of that name stays signed in, or the book was
    /// locked because nobody was there.
    #[must_use]
    pub fn kept_for(&self, who: &ComeIn) -> Option<String> {
        shops::entry_of(&self.inner.root, &who.shop_id, &who.username)
    }

    /// Lets somebody in by what the keyring kept. Whatever does not fit asks for the password, and touches nothing.
    pub async fn come_in(&self, who: ComeIn, kept: &[u8]) -> Answer<SignedIn> {
        let folder = shops::existing(&self.inner.root, &who.shop_id)?;
        if self.is_deserted() {
            self.lock().await?;
        }
        if self.kept_for(&who).is_none() {
            return Err(Refusal::PasswordNeeded.into());
        }
        let secret = vault::DeviceSecret::from_bytes(kept).map_err(|_| Refusal::PasswordNeeded)?;
        let username = who.username.trim().to_owned();
        let keys = self.unlock(folder, move |sealed| sealed.unlock_device(&username, &secret));
        let keys = keys.await.map_err(needed)?;
        let mut opened = self.open(keys).await?;
        match self.admit(&mut opened, &who.username).await {
            Ok((_, May::Enter, person)) if opened.shop.view.stay_allowed => {
                self.seat_at(opened, person, Came::Keyring).await
            }
            Ok(_) => self.turn_away(opened, Refusal::PasswordNeeded.into()).await,
            Err(refused) => self.turn_away(opened, needed(refused)).await,
        }
    }
}

/// What the keyring kept is nothing anybody typed wrong.
fn needed(refused: Refused) -> Refused {
    if refused.refusal == Refusal::WrongPassword { Refusal::PasswordNeeded.into() } else { refused }
}

impl Session<Staff, Fresh> {
    /// Stays signed in on this computer by a secret, in the place of one before.
    pub async fn stay(&self, kept: &[u8]) -> Answer<SignedIn> {
        let desk = self.look().await?;
        if !desk.opened.shop.view.stay_allowed || desk.opened.sample.is_some() {
            return Err(Refusal::StayForbidden.into());
        }
        if !desk.opened.keys.kind().is_password() {
            // Whoever came by the recovery code has no password yet that this could stand for.
            return Err(Refusal::OwnPasswordNeeded.into());
        }
        drop(desk);
        let secret = vault::DeviceSecret::from_bytes(kept)?;
        self.change_keys(Action::KeysChange, move |keys| keys.stay(&secret)).await?;
        self.current_of().await
    }
}

impl Session<Staff> {
    /// Stays signed in no longer: the next time the password is typed. Says what the keyring may forget.
    pub async fn leave(&self) -> Answer<Option<String>> {
        let Some(kept) = self.kept_for_me().await? else { return Ok(None) };
        self.change_keys(Action::KeysChange, vault::Unlocked::leave).await?;
        self.note_stays().await?;
        Ok(Some(kept))
    }

    /// What the keyring holds for whoever this is, if they stay signed in.
    pub(crate) async fn kept_for_me(&self) -> Answer<Option<String>> {
        let desk = self.look().await?;
        let keys = &desk.opened.keys;
        let entry = || shops::entry_name(&desk.opened.shop.view.id, keys.slot_id());
        Ok(keys.header().stays(keys.slot_id()).then(entry))
    }
}

impl<R: Rank, A: Assurance> Session<R, A> {
    /// What the keyring is to know whoever this is by.
    pub async fn keyring_name(&self) -> Answer<String> {
        let desk = self.look().await?;
        Ok(shops::entry_name(&desk.opened.shop.view.id, desk.opened.keys.slot_id()))
    }

    async fn current_of(&self) -> Answer<SignedIn> {
        self.note_stays().await?;
        self.counter().session::<Staff, crate::Any>(self.token())?.current().await
    }

    /// The list of shops says who stays signed in; an old one there only means typing the password.
    pub(crate) async fn note_stays(&self) -> Answer<()> {
        let desk = self.look().await?;
        let (root, opened) = (&self.counter().inner.root, &desk.opened);
        shops::remember(root, &opened.shop.view, &opened.keys, desk.now)
    }
}

impl Session<Owner, Fresh> {
    /// Nobody stays signed in any more.
    pub(crate) async fn forget_devices(&self) -> Answer<()> {
        let header = self.look().await?.opened.keys.header().clone();
        if !header.slots().any(|slot| header.stays(slot.id)) {
            return Ok(());
        }
        self.change_keys(Action::KeysChange, vault::Unlocked::forget_devices).await
    }
}

impl Opened {
    /// Whether somebody stays signed in on this computer.
    pub(crate) fn stays(&self, username: &str) -> bool {
        let header = self.keys.header();
        slot_of(header, username).is_ok_and(|slot| header.stays(slot.id))
    }
}
