//! Removing somebody for good. Whoever could open the book may have kept its key, so the book is written anew under another:
//! the copy says that they are gone, and the key header that names it makes it the book. Before that moment nothing has
//! happened, after it everything has.

use serde::Serialize;
use specta::Type;
use zeroize::Zeroizing;

use super::own::{remember, slot_of};
use super::{NOUN, PersonRow, PersonView, Role};
use crate::db::book::Book;
use crate::db::trail::Link;
use crate::db::{copy, people as rows, shop};
use crate::generations;
use crate::opened::Opened;
use crate::refusal::Answer;
use crate::session::{Fresh, Owner, Session};
use crate::told::{Field, Told};
use crate::trail::{Action, TrailField};
use crate::values::{Moment, UserId};

/// Who goes, by whose hand and when.
struct Removal {
    id: UserId,
    username: String,
    by: UserId,
    at: Moment,
    /// They may know the recovery code: it goes too.
    was_owner: bool,
}

/// What there is after somebody was removed.
#[derive(Debug, Clone, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Removed {
    /// Who is left.
    pub people: Vec<PersonRow>,
    /// When it was an owner: the recovery code from now on, shown this once. The one there was opens nothing.
    pub recovery_code: Option<String>,
}

impl Session<Owner, Fresh> {
    /// Removes somebody: their key opens nothing any more, and neither does one they may have kept. What they wrote
    /// stays theirs. With an owner goes the recovery code, which they may know.
    pub async fn remove_person(&self, id: UserId) -> Answer<Removed> {
        let mut desk = self.look().await?;
        desk.opened.book.check_writable()?;
        let PersonView { username, role, .. } = desk.other(id).await?.view;
        let was_owner = role == Role::Owner;
        let removal = Removal { id, username, by: desk.user, at: desk.now, was_owner };
        let recovery_code = desk.opened.remove(&removal).await?;
        remember(self, &desk);
        drop(desk);
        Ok(Removed { people: self.everybody().await?, recovery_code })
    }
}

impl Opened {
    async fn remove(&mut self, removal: &Removal) -> Answer<Option<String>> {
        let slots: Vec<_> = slot_of(self.keys.header(), &removal.username)
            .map(|slot| slot.id)
            .into_iter()
            .collect();
        let Self { book, keys, folder, .. } = self;
        let mut rotation = keys.begin_rotation(&slots)?;
        let code = if removal.was_owner { Some(rotation.new_recovery_code()?) } else { None };
        let generation = rotation.header().generation();
        let key = Zeroizing::new(rotation.data_key().pragma_hex().to_string());

        let file = generations::begin_copy(folder, generation)?;
        copy::export(book, &file, &key).await?;
        let copied = Book::open(&file, &key).await?;
        written(copied, book, rotation.header(), removal).await?;
        let file = generations::settle_copy(folder, generation)?;
        let copied = Book::open(&file, &key).await?;
        if let Err(error) = rotation.commit() {
            copied.leave().await?;
            self.doubt_the_header();
            return Err(error.into());
        }
        self.go_on_with(copied).await?;
        Ok(code.map(|code| code.printed().to_string()))
    }

    /// After a header could not be written: should it say that another file is the book, nothing more is written to this.
    fn doubt_the_header(&mut self) {
        if !self.keys.names_the_book() {
            self.book.read_only = Some("the key header names another book".to_owned());
        }
    }

    /// The copy is the book from now on. The file until now goes once this one was opened by somebody.
    async fn go_on_with(&mut self, copied: Book) -> Answer<()> {
        let before = std::mem::replace(&mut self.book, copied);
        before.leave().await?;
        self.head = self.keys.head_file()?;
        self.shop.header_seq = i64::try_from(self.keys.header().seq()).unwrap_or(i64::MAX);
        self.note_anchor();
        Ok(())
    }
}

/// Checks a copy against the book, and writes into it what its key header will make true. Closes it, whole on the disk.
async fn written(
    mut copied: Book,
    book: &Book,
    header: &vault::Header,
    removal: &Removal,
) -> Answer<()> {
    let done = async {
        copied.check_copy(book).await?;
        copied.begin().await?;
        rows::remove(&mut copied.conn, removal.id, removal.at).await?;
        shop::set_header_mirror(&mut copied.conn, header).await?;
        let gone = |at: Option<i64>| [Field::plain(TrailField::RemovedAt, at)];
        let body = Told::of(gone(None), gone(Some(removal.at.0)))?.body_of(NOUN, removal.id.0);
        let (at, user, action) = (removal.at.0, removal.by.0, Action::PersonRemove.code());
        let link = Link { at, user, action, customer: None, document: None, body: Some(&body) };
        copied.append(link).await?;
        if let Some(tail) = copied.recorded.take() {
            copied.commit(tail).await?;
        }
        copied.checkpoint().await
    };
    let done = done.await;
    copied.leave().await?;
    done
}
