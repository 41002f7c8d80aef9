//! Who is let in once the password was right: somebody whose way in is open, and with a one-time password nobody until
//! they have set one of their own.

use zeroize::Zeroizing;

use super::{beside, beside_the_threads, new_password, token};
use crate::counter::{Counter, Instant, Signed};
use crate::db::people;
use crate::opened::Opened;
use crate::people::{May, PersonView, Role, may_sign_in};
use crate::refusal::{Answer, Refusal, Refused};
use crate::shop::{FirstSignIn, ShopView, SignedIn};
use crate::shops::{self, Tries};
use crate::text;

/// How somebody came to the counter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Came {
    /// By a password or the recovery code.
    Typing,
    /// By the keyring of this computer: nothing was typed, so nothing is fresh.
    Keyring,
}

impl Counter {
    /// Lets somebody whose password was right to the counter, or closes the book again.
    pub(crate) async fn welcome(&self, mut opened: Opened, username: &str) -> Answer<SignedIn> {
        match self.admit(&mut opened, username).await {
            Ok((_, May::Enter, person)) => self.seat_at(opened, person, Came::Typing).await,
            Ok((refusal, _, _)) => self.turn_away(opened, refusal.on("password")).await,
            Err(refused) => self.turn_away(opened, refused).await,
        }
    }

    /// Who it is, and what their right password leads to, with the refusal when that is not the book.
    pub(super) async fn admit(
        &self,
        opened: &mut Opened,
        username: &str,
    ) -> Answer<(Refusal, May, PersonView)> {
        let kept = people::by_username(&mut opened.book.conn, username)
            .await?
            .ok_or_else(|| Refusal::WrongPassword.on("password"))?;
        let may = may_sign_in(&kept, opened.keys.header(), self.clock().now());
        let refusal = match may {
            May::Not => Refusal::SignInClosed,
            May::TooLate => Refusal::OneTimePasswordOver,
            May::SetOwn | May::Enter => Refusal::OwnPasswordNeeded,
        };
        let mut person = kept.view;
        if !opened.keys.kind().is_owner() {
            // Their keys are what they can do, whatever the book says.
            person.role = Role::Staff;
        }
        Ok((refusal, may, person))
    }

    pub(super) async fn turn_away<T>(&self, opened: Opened, refused: Refused) -> Answer<T> {
        opened.book.leave().await?;
        Err(refused)
    }

    /// Signs in with a one-time password, and sets a password of one's own with it.
    pub async fn first_sign_in(&self, input: FirstSignIn) -> Answer<SignedIn> {
        let FirstSignIn { shop_id, username, one_time, password, confirm_password } = input;
        let new = new_password(&password, &confirm_password, &[&username])?;
        if password == one_time {
            return Err(Refusal::PasswordTooCommon.on("password"));
        }
        let name = text::key(&username);
        let folder = shops::existing(&self.inner.root, &shop_id)?;
        let mut tries = Tries::of(&folder, &name);
        tries.check(self.clock())?;
        let current = vault::Password::new(&Zeroizing::new(one_time));
        let typed = username.trim().to_owned();
        let keys = self
            .unlock(folder, move |sealed| {
                sealed.unlock_password(&typed, &current).map(|keys| (keys, current))
            })
            .await;
        let (keys, current) =
            tries.note(keys, self.clock()).map_err(|refused| beside("oneTime", refused))?;
        let mut opened = self.open(keys).await?;
        let person = match self.admit(&mut opened, &username).await {
            Ok((_, May::Enter | May::SetOwn, person)) => person,
            Ok((refusal, May::TooLate | May::Not, _)) => {
                return self.turn_away(opened, refusal.on("oneTime")).await;
            }
            Err(refused) => return self.turn_away(opened, refused).await,
        };
        let change = move |keys: &mut vault::Unlocked| keys.change_password(&current, &new);
        self.seat_with(opened, person, change).await
    }

    /// Lets somebody in who knows the recovery code, with a new password. One whose way in an owner has closed keeps the
    /// password they had.
    pub(super) async fn recovered(
        &self,
        mut opened: Opened,
        username: &str,
        slot: vault::SlotId,
        new: vault::NewPassword,
    ) -> Answer<SignedIn> {
        let person = match self.admit(&mut opened, username).await {
            Ok((_, May::Enter | May::SetOwn | May::TooLate, person)) => person,
            Ok((refusal, May::Not, _)) => {
                return self.turn_away(opened, refusal.on("username")).await;
            }
            Err(refused) => return self.turn_away(opened, refused).await,
        };
        let change = move |keys: &mut vault::Unlocked| keys.set_password_of(slot, &new);
        self.seat_with(opened, person, change).await
    }

    /// Lets somebody in once their keys have changed, or closes the book again.
    async fn seat_with(
        &self,
        mut opened: Opened,
        person: PersonView,
        change: impl FnOnce(&mut vault::Unlocked) -> Result<(), vault::VaultError> + Send + 'static,
    ) -> Answer<SignedIn> {
        let (mut opened, changed) = beside_the_threads(move || {
            let changed = change(&mut opened.keys);
            (opened, changed)
        })
        .await?;
        if let Err(error) = changed {
            return self.turn_away(opened, error.into()).await;
        }
        opened.mirror_header(self.clock().now()).await?;
        self.seat_at(opened, person, Came::Typing).await
    }

    pub(super) async fn seat_at(
        &self,
        opened: Opened,
        person: PersonView,
        came: Came,
    ) -> Answer<SignedIn> {
        let shop = opened.shop.view.clone();
        // A full disk is no reason not to let anyone in.
        if let Err(refused) =
            shops::remember(&self.inner.root, &shop, &opened.keys, self.clock().now())
        {
            log::warn!("the list of shops was not written: {:?}", refused.refusal);
        }
        let token = token()?;
        let stays = opened.stays(&person.username);
        let mut place = self.opened().await;
        *place = Some(opened);
        self.seat(Some(self.signed(&token, &shop, &person, came)));
        drop(place);
        Ok(SignedIn { session: token, shop, role: person.role, person, stays })
    }

    fn signed(&self, token: &str, shop: &ShopView, person: &PersonView, came: Came) -> Signed {
        let now = Instant::now(self.clock());
        Signed {
            token: token.to_owned(),
            user: person.id,
            role: person.role,
            idle_ms: i64::from(shop.idle_minutes) * 60_000,
            began: now,
            touched: now,
            typed: (came == Came::Typing).then_some(now),
            sample: shop.sample,
        }
    }
}
