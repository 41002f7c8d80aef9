//! Sessions: who is at the counter, what they may do, and the only way to the book. A session is made by the counter
//! from the token the window sends; it cannot be made from JSON.

use std::marker::PhantomData;

use tokio::sync::{MappedMutexGuard, MutexGuard};

use crate::counter::{Counter, Signed};
use crate::db::batch::{Batch, RequestRow};
use crate::db::numbers::NextNumber;
use crate::db::trail::Link;
use crate::house::House;
use crate::opened::Opened;
use crate::people::Role;
use crate::refusal::{Answer, Refusal};
use crate::trail::Action;
use crate::values::{DocumentKind, Moment, UserId};

/// What a command asks of whoever calls it.
pub trait Rank: Send + Sync + 'static {
    /// Only owners pass.
    const OWNER: bool;
}

/// How sure a command must be that they are who they say.
pub trait Assurance: Send + Sync + 'static {
    /// The password must have been typed within five minutes.
    const FRESH: bool;
}

/// Anyone of the shop: staff and owners.
#[derive(Debug)]
pub struct Staff;
/// Owners only.
#[derive(Debug)]
pub struct Owner;
/// A session is enough.
#[derive(Debug)]
pub struct Any;
/// The password was typed within five minutes.
#[derive(Debug)]
pub struct Fresh;

impl Rank for Staff {
    const OWNER: bool = false;
}
impl Rank for Owner {
    const OWNER: bool = true;
}
impl Assurance for Any {
    const FRESH: bool = false;
}
impl Assurance for Fresh {
    const FRESH: bool = true;
}

/// How long a typed password counts as fresh.
pub const FRESH_FOR_MS: i64 = 5 * 60 * 1000;

/// Someone signed in, allowed what `R` and `A` say. Holds no key: the book stays with the counter.
#[derive(Debug)]
pub struct Session<R = Staff, A = Any> {
    counter: Counter,
    who: Signed,
    allowed: PhantomData<fn() -> (R, A)>,
}

impl<R: Rank, A: Assurance> Session<R, A> {
    pub(crate) fn allow(counter: &Counter, who: Signed) -> Answer<Self> {
        if R::OWNER && who.role != Role::Owner {
            return Err(Refusal::OwnerOnly.into());
        }
        if A::FRESH && !who.is_fresh(counter.clock()) {
            return Err(Refusal::PasswordNeeded.into());
        }
        Ok(Self { counter: counter.clone(), who, allowed: PhantomData })
    }

    /// Who it is.
    #[must_use]
    pub fn user(&self) -> UserId {
        self.who.user
    }

    /// What they are.
    #[must_use]
    pub fn role(&self) -> Role {
        self.who.role
    }

    pub(crate) fn counter(&self) -> &Counter {
        &self.counter
    }

    pub(crate) fn token(&self) -> &str {
        &self.who.token
    }

    /// The book, to read; it is this session's own or the command is refused.
    pub(crate) async fn look(&self) -> Answer<Desk<'_>> {
        let guard = self.counter.opened().await;
        if !self.counter.is_current(&self.who.token) {
            return Err(Refusal::SignedOut.into());
        }
        let mut opened =
            MutexGuard::try_map(guard, Option::as_mut).map_err(|_| Refusal::SignedOut)?;
        let now = self.counter.clock().now();
        let today = self.counter.clock().today(opened.shop.zone);
        if opened.book.is_doubted() {
            opened.mend(today).await?;
        }
        opened.book.settle().await?;
        Ok(Desk { opened, user: self.who.user, role: self.who.role, today, now })
    }

    /// The book, to write: a transaction that ends with [`Desk::commit`] or not at all.
    pub(crate) async fn change(&self) -> Answer<Desk<'_>> {
        let mut desk = self.look().await?;
        desk.opened.book.check_writable()?;
        desk.opened.book.begin().await?;
        Ok(desk)
    }

    /// The book, to write what a request asks for, and whether that was done before. The same id with other contents is
    /// refused.
    pub(crate) async fn change_once<T: serde::Serialize>(
        &self,
        request_id: &str,
        input: &T,
    ) -> Answer<(Desk<'_>, Seen)> {
        let mut desk = self.look().await?;
        desk.opened.book.check_writable()?;
        let request = RequestRow::of(request_id, input)?;
        let seen = desk.opened.book.begin_for(request).await?;
        Ok((desk, seen))
    }
}

/// What a write says of itself in the trail.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Said<'a> {
    pub(crate) action: Action,
    pub(crate) customer: Option<i64>,
    pub(crate) document: Option<i64>,
    /// JSON of what changed, for rows that can change.
    pub(crate) body: Option<&'a str>,
}

impl<'a> Said<'a> {
    /// That something happened, and no more.
    pub(crate) fn of(action: Action) -> Self {
        Self { action, customer: None, document: None, body: None }
    }

    /// That a document of a customer's was made, or something of it.
    pub(crate) fn document(action: Action, customer: Option<i64>, document: i64) -> Self {
        Self { action, customer, document: Some(document), body: None }
    }

    /// It as a link of the trail.
    pub(crate) fn link(self, user: i64, at: i64) -> Link<'a> {
        let Self { action, customer, document, body } = self;
        Link { at, user, action: action.code(), customer, document, body }
    }
}

/// The open book under one command, with who asks and when.
#[derive(Debug)]
pub(crate) struct Desk<'a> {
    pub(crate) opened: MappedMutexGuard<'a, Opened>,
    pub(crate) user: UserId,
    pub(crate) role: Role,
    /// The civil date in the shop's zone.
    pub(crate) today: ledger::Date,
    pub(crate) now: Moment,
}

/// Whether a request was seen before.
#[derive(Debug)]
pub(crate) enum Seen {
    /// Not yet: hand this to [`Desk::record`].
    New(RequestRow),
    /// Recorded: the document or customer it made.
    Done(i64),
}

impl Desk<'_> {
    /// The connection.
    pub(crate) fn conn(&mut self) -> &mut sqlx::sqlite::SqliteConnection {
        &mut self.opened.book.conn
    }

    /// The shop's settings, the day and who asks.
    pub(crate) fn house(&self) -> House<'_> {
        House { shop: &self.opened.shop, today: self.today, role: self.role }
    }

    /// The rules' view of dates: today, and up to when the books are closed.
    pub(crate) fn period(&self) -> ledger::charge::Period {
        self.house().period()
    }

    /// An empty batch after what is written, in this transaction too.
    pub(crate) fn batch(&self) -> Batch {
        let book = &self.opened.book;
        Batch::after(book.recorded.as_ref().unwrap_or(&book.tail))
    }

    /// Looks a request id up. The same id with other contents is refused.
    pub(crate) async fn request<T: serde::Serialize>(
        &mut self,
        id: &str,
        input: &T,
    ) -> Answer<Seen> {
        let row = RequestRow::of(id, input)?;
        crate::db::batch::seen(self.conn(), row).await
    }

    /// The next number of a kind on a day; see [`crate::db::numbers::next_number`].
    pub(crate) async fn next_number(
        &mut self,
        kind: DocumentKind,
        on: ledger::Date,
    ) -> Answer<NextNumber> {
        let Opened { book, shop, .. } = &mut *self.opened;
        crate::db::numbers::next_number(&mut book.conn, shop, kind, on).await
    }

    /// Writes a batch and its link; the tail moves on at once, and for good with the commit.
    pub(crate) async fn record(
        &mut self,
        mut batch: Batch,
        said: Said<'_>,
        request: Option<&RequestRow>,
    ) -> Answer<()> {
        let (user, at) = (self.user.0, self.now.0);
        batch.link(&said.link(user, at), request);
        let tail = batch.tail().clone();
        batch.write(self.conn(), user, at).await?;
        self.opened.book.recorded = Some(tail);
        Ok(())
    }

    /// Commits. Only after this may "saved" be said. A change without a link in the trail is a mistake of ours.
    pub(crate) async fn commit(mut self) -> Answer<()> {
        self.opened.commit().await
    }
}
