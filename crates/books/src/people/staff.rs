//! What an owner does with everybody's way in: adding, changing, closing and opening it, another role, another password.
//! A new person's key comes before their row, which nobody can sign in without; another password is written in the book
//! before it is one, so that none is ever in force that the book takes for the person's own.

use zeroize::Zeroizing;

use super::own::{Written, checked, remember, slot_of, write};
use super::{Access, OneTimePassword, PersonRow, PersonView, ProfileInput, Role};
use crate::db::people::{self as rows, Kept, Once};
use crate::refusal::{Answer, At, Refusal};
use crate::session::{Assurance, Desk, Fresh, Owner, Session, Staff};
use crate::trail::Action;
use crate::values::{Moment, UserId};

/// How long a one-time password may be used: seven days.
const ONCE_FOR_MS: i64 = 7 * 24 * 60 * 60 * 1000;

impl Session<Staff> {
    /// One person's details: one's own, or as an owner anybody's.
    pub async fn person(&self, id: UserId) -> Answer<PersonView> {
        if id != self.user() && self.role() != Role::Owner {
            return Err(Refusal::OwnerOnly.into());
        }
        let mut desk = self.look().await?;
        Ok(desk.kept(id).await?.view)
    }
}

impl Session<Owner> {
    /// Everybody who works here, in the order they came.
    pub async fn people(&self) -> Answer<Vec<PersonRow>> {
        self.everybody().await
    }
}

impl<A: Assurance> Session<Owner, A> {
    pub(super) async fn everybody(&self) -> Answer<Vec<PersonRow>> {
        let mut desk = self.look().await?;
        let all = rows::all(desk.conn()).await?;
        Ok(all.into_iter().map(|kept| desk.row(kept)).collect())
    }
}

impl Session<Owner, Fresh> {
    /// Lets somebody in, with a one-time password. Refused by the field: name, username, email, phone.
    pub async fn add_person(&self, role: Role, input: ProfileInput) -> Answer<OneTimePassword> {
        let mut desk = self.look().await?;
        desk.opened.book.check_writable()?;
        let nobody = PersonView::nobody(role, desk.now);
        let new = checked(&nobody, &input, &desk.opened.shop.view.place.country)?;
        if let Some(refusal) = rows::taken(desk.conn(), &new).await? {
            return Err(refusal);
        }
        drop(desk);
        let (password, once) = one_time()?;
        let (kind, username) = (kind(role), new.username.clone());
        let slot = self.with_keys(move |keys| {
            // A slot that nobody has was left by an adding that was cut off.
            if let Ok(left) = slot_of(keys.header(), &username) {
                keys.remove_slot(left.id)?;
            }
            keys.add_password_slot(kind, &username, &once)
        });
        let slot = slot.await?;
        match self.insert(&new).await {
            Ok(person) => Ok(OneTimePassword { person, password, recovery_code: None }),
            Err(refused) => {
                // What was refused must not have happened.
                self.with_keys(move |keys| keys.remove_slot(slot)).await?;
                Err(refused)
            }
        }
    }

    async fn insert(&self, new: &PersonView) -> Answer<PersonRow> {
        let mut desk = self.change().await?;
        let once = Once { until: Moment(desk.now.0 + ONCE_FOR_MS), epoch: 1 };
        let new = PersonView { created_at: desk.now, ..new.clone() };
        let id = rows::insert(desk.conn(), &new, once).await?;
        desk.finish_with(Action::PersonAdd, id, None).await?;
        remember(self, &desk);
        desk.row_of(id).await
    }

    /// Changes somebody's details.
    pub async fn change_person(&self, id: UserId, input: ProfileInput) -> Answer<PersonRow> {
        let mut desk = self.change().await?;
        let before = desk.kept(id).await?;
        let after = checked(&before.view, &input, &desk.opened.shop.view.place.country)?;
        write(&mut desk, Written { before: &before, after: &after }).await?;
        remember(self, &desk);
        desk.row_of(id).await
    }

    /// Gives somebody another one-time password; their old one opens nothing from now on.
    pub async fn reset_password(&self, id: UserId) -> Answer<OneTimePassword> {
        self.renew(id, None).await
    }

    /// Makes somebody an owner, or staff, with a one-time password: what a password opens follows from the role. With an
    /// owner's role goes the recovery code, which they may know.
    pub async fn change_role(&self, id: UserId, role: Role) -> Answer<OneTimePassword> {
        self.renew(id, Some(role)).await
    }

    async fn renew(&self, id: UserId, role: Option<Role>) -> Answer<OneTimePassword> {
        let mut desk = self.change().await?;
        let kept = desk.other(id).await?;
        let PersonView { username, role: before, .. } = kept.view.clone();
        let slot = slot_of(desk.opened.keys.header(), &username).ok();
        let epoch = slot.map_or(1, |slot| slot.pw_epoch.saturating_add(1));
        let (role, until) = (role.unwrap_or(before), Moment(desk.now.0 + ONCE_FOR_MS));
        rows::renew(desk.conn(), id, role, Once { until, epoch }).await?;
        let action = if role == before { Action::PersonReset } else { Action::PersonRole };
        desk.say(action, id, Some(&kept)).await?;
        desk.commit().await?;

        let (password, once) = one_time()?;
        let set = move |keys: &mut vault::Unlocked| match slot_of(keys.header(), &username) {
            Ok(slot) => keys.renew_slot(slot.id, kind(role), &once),
            Err(_) => keys.add_password_slot(kind(role), &username, &once).map(|_| None),
        };
        let code = self.change_keys(Action::KeysChange, set).await?;
        let recovery_code = code.map(|code| code.printed().to_string());
        let person = self.look().await?.row_of(id).await?;
        Ok(OneTimePassword { person, password, recovery_code })
    }

    /// Closes somebody's way in; they keep their password for when it is opened again.
    pub async fn disable_person(&self, id: UserId) -> Answer<PersonRow> {
        self.close(id, true).await
    }

    /// Opens it again.
    pub async fn enable_person(&self, id: UserId) -> Answer<PersonRow> {
        self.close(id, false).await
    }

    async fn close(&self, id: UserId, closed: bool) -> Answer<PersonRow> {
        let mut desk = self.change().await?;
        let before = desk.other(id).await?;
        if before.disabled_at.is_some() == closed {
            return desk.row_of(id).await;
        }
        let at = closed.then_some(desk.now);
        rows::disable(desk.conn(), id, at).await?;
        let action = if closed { Action::PersonDisable } else { Action::PersonEnable };
        desk.say(action, id, Some(&before)).await?;
        desk.opened.commit().await?;
        desk.row_of(id).await
    }
}

impl Desk<'_> {
    pub(super) async fn kept(&mut self, id: UserId) -> Answer<Kept> {
        let kept = rows::by_id(self.conn(), id).await?;
        kept.ok_or_else(|| Refusal::PersonNotFound.on("id"))
    }

    /// Somebody else: what shuts a person out, nobody does to themselves.
    pub(super) async fn other(&mut self, id: UserId) -> Answer<Kept> {
        if id == self.user {
            return Err(Refusal::NotOneself.on("id"));
        }
        self.kept(id).await
    }

    pub(super) async fn row_of(&mut self, id: UserId) -> Answer<PersonRow> {
        let kept = self.kept(id).await?;
        Ok(self.row(kept))
    }

    fn row(&self, kept: Kept) -> PersonRow {
        let may = may_sign_in(&kept, self.opened.keys.header(), self.now);
        let access = match may {
            May::Enter => Access::Open,
            May::SetOwn => Access::OneTime,
            May::TooLate => Access::Over,
            May::Not => Access::Closed,
        };
        let waiting = access == Access::OneTime;
        let one_time_until = kept.once.filter(|_| waiting).map(|once| once.until);
        PersonRow { person: kept.view, access, one_time_until }
    }
}

impl PersonView {
    /// Somebody of whom nothing is known yet.
    fn nobody(role: Role, now: Moment) -> Self {
        let (name, username, email, phone) = (String::new(), String::new(), None, None);
        let id = UserId(0);
        Self { id, role, name, username, email, phone, created_at: now, changed_at: now }
    }
}

/// What a right password leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum May {
    /// The book.
    Enter,
    /// A password of one's own: this one was for once.
    SetOwn,
    /// Nothing: it was for once, and that is over.
    TooLate,
    /// Nothing: an owner has closed this way in.
    Not,
}

/// What a right password of somebody leads to. A one-time password is the one that the book was told of: once their slot
/// has another, that is their own.
pub(crate) fn may_sign_in(kept: &Kept, header: &vault::Header, now: Moment) -> May {
    let slot = slot_of(header, &kept.view.username);
    let once = kept.once.filter(|once| slot.as_ref().is_ok_and(|slot| slot.pw_epoch == once.epoch));
    match (kept.disabled_at.is_some(), once) {
        (true, _) => May::Not,
        (false, None) if slot.is_err() => May::TooLate,
        (false, None) => May::Enter,
        (false, Some(once)) if now.0 > once.until.0 => May::TooLate,
        (false, Some(_)) => May::SetOwn,
    }
}

fn kind(role: Role) -> vault::PasswordKind {
    match role {
        Role::Owner => vault::PasswordKind::Owner,
        Role::Staff => vault::PasswordKind::Staff,
    }
}

/// Sixty random bits, in three groups that can be read out; and the same as the keys take it.
fn one_time() -> Answer<(String, vault::NewPassword)> {
    const LETTERS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
    let mut bytes = [0; 12];
    getrandom::fill(&mut bytes)
        .map_err(|_| Refusal::Internal { reference: "random".to_owned() })?;
    let letters = bytes.map(|byte| char::from(LETTERS[usize::from(byte % 32)]));
    let groups: Vec<String> = letters.chunks(4).map(|group| group.iter().collect()).collect();
    let password = groups.join("-");
    let new = vault::NewPassword::new(&Zeroizing::new(password.clone()), &[]).at("password")?;
    Ok((password, new))
}
