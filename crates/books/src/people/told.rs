//! What the trail is told of the people of the shop.

use super::own::finish;
use crate::db::book::Book;
use crate::db::customers::keep_personal;
use crate::db::people::{self as rows, Kept};
use crate::db::shop;
use crate::db::trail::Link;
use crate::refusal::Answer;
use crate::session::{Desk, Said};
use crate::told::{Field, Told};
use crate::trail::{Action, TrailField as F};
use crate::values::{Moment, UserId};

/// The noun of a link about somebody of the shop.
pub(crate) const NOUN: &str = "person";

/// Each field by its column; of somebody who is not there yet there is nothing in any of them. Contacts are personal.
fn fields(person: Option<&Kept>) -> [Field; 9] {
    let view = person.map(|person| &person.view);
    let once = person.and_then(|person| person.once);
    let at = |moment: Option<Moment>| moment.map(|at| at.0);
    [
        Field::plain(F::Role, view.map(|view| view.role.word())),
        Field::plain(F::Name, view.map(|view| view.name.as_str())),
        Field::plain(F::Username, view.map(|view| view.username.as_str())),
        Field::personal(F::Email, view.and_then(|view| view.email.as_deref())),
        Field::personal(F::Phone, view.and_then(|view| view.phone.as_deref())),
        Field::plain(F::DisabledAt, at(person.and_then(|person| person.disabled_at))),
        Field::plain(F::RemovedAt, at(person.and_then(|person| person.removed_at))),
        Field::plain(F::OnceUntil, at(once.map(|once| once.until))),
        Field::plain(F::OnceEpoch, once.map(|once| once.epoch)),
    ]
}

impl Desk<'_> {
    /// Appends the link of what changed of somebody since they were read.
    pub(super) async fn say(
        &mut self,
        action: Action,
        id: UserId,
        before: Option<&Kept>,
    ) -> Answer<()> {
        let told = self.changed_of(id, before).await?;
        let body = told.body_of(NOUN, id.0);
        let said = Said { body: Some(&body), ..Said::of(action) };
        self.tell(self.batch(), said, &told, None).await
    }

    /// The same, with the key header copied into the book, and commits.
    pub(super) async fn finish_with(
        &mut self,
        action: Action,
        id: UserId,
        before: Option<&Kept>,
    ) -> Answer<()> {
        let told = self.changed_of(id, before).await?;
        let body = told.body_of(NOUN, id.0);
        finish(self, Said { body: Some(&body), ..Said::of(action) }, &told).await
    }

    async fn changed_of(&mut self, id: UserId, before: Option<&Kept>) -> Answer<Told> {
        let after = rows::ever(self.conn(), id).await?;
        Told::of(fields(before), fields(after.as_ref()))
    }
}

/// The first link of a shop: its first owner, as they were let in, and what it begins with.
pub(crate) async fn tell_first(book: &mut Book, at: Moment) -> Answer<()> {
    let first = UserId(1);
    let owner = rows::ever(&mut book.conn, first).await?;
    let told = Told::of(fields(None), fields(owner.as_ref()))?;
    let body = told.body_with(NOUN, first.0, shop::beginning(&mut book.conn).await?);
    tell_book(book, Action::ShopRegister, (&body, at), &told).await
}

/// The link of a username that the book took over from the key header.
pub(crate) async fn tell_rename(
    book: &mut Book,
    person: UserId,
    before: &str,
    at: Moment,
) -> Answer<()> {
    let after = rows::ever(&mut book.conn, person).await?;
    let mut old = after.clone();
    if let Some(old) = &mut old {
        before.clone_into(&mut old.view.username);
    }
    let told = Told::of(fields(old.as_ref()), fields(after.as_ref()))?;
    let body = told.body_of(NOUN, person.0);
    tell_book(book, Action::PersonChange, (&body, at), &told).await
}

/// Appends a link that is nobody's command: it goes by the name of the first owner.
async fn tell_book(
    book: &mut Book,
    action: Action,
    (body, at): (&str, Moment),
    told: &Told,
) -> Answer<()> {
    let action = action.code();
    let link = Link { at: at.0, user: 1, action, customer: None, document: None, body: Some(body) };
    book.append(link).await?;
    let seq = book.recorded.as_ref().map_or(0, |tail| tail.seq);
    keep_personal(&mut book.conn, seq, None, &told.personal).await
}
