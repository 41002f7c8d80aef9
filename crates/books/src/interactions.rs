//! Talks with customers, and what is to follow from them.

mod told;
mod types;

pub use types::*;

use ledger::Date;

use crate::clock::civil;
use crate::db::batch::RequestRow;
use crate::db::customers;
use crate::db::interactions::{self as rows, FollowUp, Found, Row};
use crate::refusal::{Answer, Refusal};
use crate::session::{Desk, Said, Seen, Session, Staff};
use crate::stretch::{limit, stretch};
use crate::text;
use crate::told::Told;
use crate::trail::Action;
use crate::values::{CustomerId, Day, InteractionId, Stretch, UserId};
use told::fields;

/// Minutes of a day.
const DAY_MINUTES: u16 = 24 * 60;
/// Follow-ups shown at once.
pub(crate) const FOLLOW_UPS: u32 = 200;

impl Session<Staff> {
    /// Writes a talk down. Refused in this order: customer not found, erased, the text, the follow-up's date, its time,
    /// whose it is.
    pub async fn create_interaction(&self, input: NewInteraction) -> Answer<InteractionView> {
        let (mut desk, seen) = self.change_once(&input.request_id, &input).await?;
        let request = match seen {
            Seen::Done(id) => return desk.interaction(InteractionId(id)).await,
            Seen::New(request) => request,
        };
        if customers::known(desk.conn(), input.customer_id).await?.erased {
            return Err(Refusal::CustomerErased.on("customerId"));
        }
        let row = Row {
            customer: input.customer_id,
            kind: input.kind,
            text: said_text(&input.text)?,
            pinned: input.pinned,
            follow_up: desk.follow_up(input.follow_up.as_ref()).await?,
            done_at: None,
        };
        let (user, now) = (desk.user, desk.now);
        let id = rows::insert(desk.conn(), &row, user, now).await?;
        desk.wrote(id, &row, &request).await
    }

    /// Changes what the change names. Its kind and words are its author's to change, on the day they were written; anyone
    /// may pin it, move what is to follow, or call that done. A change that changes nothing writes nothing.
    pub async fn change_interaction(
        &self,
        id: InteractionId,
        change: InteractionChange,
    ) -> Answer<InteractionView> {
        let mut desk = self.change().await?;
        let found = rows::known(desk.conn(), id).await?;
        let before = found.row.clone();
        let after = desk.changed(&before, &change).await?;
        let told = Told::of(fields(Some(&before)), fields(Some(&after)))?;
        if told.is_empty() {
            return desk.interaction(id).await;
        }
        if customers::known(desk.conn(), before.customer).await?.erased {
            return Err(Refusal::CustomerErased.into());
        }
        let reworded = (before.kind, &before.text) != (after.kind, &after.text);
        if reworded && !desk.wrote_today(&found) {
            return Err(Refusal::NotYourWords.on("text"));
        }
        let now = desk.now;
        rows::update(desk.conn(), id, &after, now).await?;
        desk.told(id, &after, Action::InteractionChange, &told, None).await
    }

    /// Talks with one customer or with all, the latest first.
    pub async fn interactions(&self, query: InteractionQuery) -> Answer<Stretch<InteractionView>> {
        let mut desk = self.look().await?;
        let limit = limit(query.limit);
        if let Some(customer) = query.customer_id {
            customers::known(desk.conn(), customer).await?;
        }
        let before = match query.after.as_deref() {
            None => i64::MAX,
            Some(after) => after.parse().map_err(|_| Refusal::NotAChoice.on("after"))?,
        };
        let found = rows::latest(desk.conn(), query.customer_id, before, limit).await?;
        let views = desk.views(found);
        Ok(stretch(views, limit, |row| row.id.0.to_string()))
    }

    /// What is to follow and not done, the earliest first, at most 200: up to a civil date, or all of it.
    pub async fn follow_ups(&self, to: Option<String>) -> Answer<Vec<InteractionView>> {
        let mut desk = self.look().await?;
        let to = text::date(to.as_deref(), Date::LAST, "to")?;
        desk.open_follow_ups(to, FOLLOW_UPS).await
    }
}

impl Desk<'_> {
    /// What is to follow up to a day and is not done, the earliest first.
    pub(crate) async fn open_follow_ups(
        &mut self,
        to: Date,
        limit: u32,
    ) -> Answer<Vec<InteractionView>> {
        let found = rows::follow_ups(self.conn(), to, limit).await?;
        Ok(self.views(found))
    }

    /// What was to follow and was called done today, the latest first.
    pub(crate) async fn done_today(&mut self) -> Answer<Vec<InteractionView>> {
        let (from, _) = crate::clock::span(self.today, self.opened.shop.zone);
        let found = rows::done(self.conn(), from, FOLLOW_UPS).await?;
        Ok(self.views(found))
    }

    /// What is pinned to a customer, the latest first.
    pub(crate) async fn pinned(&mut self, customer: CustomerId) -> Answer<Vec<InteractionView>> {
        let found = rows::pinned(self.conn(), customer).await?;
        Ok(self.views(found))
    }

    pub(crate) async fn interaction(&mut self, id: InteractionId) -> Answer<InteractionView> {
        let found = rows::known(self.conn(), id).await?;
        Ok(self.view(found))
    }

    fn views(&self, found: Vec<Found>) -> Vec<InteractionView> {
        found.into_iter().map(|found| self.view(found)).collect()
    }

    fn view(&self, found: Found) -> InteractionView {
        let editable = self.wrote_today(&found);
        found.view(self.today, editable)
    }

    /// This person wrote it down today.
    fn wrote_today(&self, found: &Found) -> bool {
        let (written, _) = civil(found.created_at, self.opened.shop.zone);
        found.author == self.user && written == self.today
    }

    async fn changed(&mut self, before: &Row, change: &InteractionChange) -> Answer<Row> {
        let follow_up = match &change.follow_up {
            None => before.follow_up.clone(),
            Some(wish) => self.follow_up(wish.as_ref()).await?,
        };
        let done_at = match (change.done, &follow_up) {
            (_, None) | (Some(false), _) => None,
            (Some(true), Some(_)) => before.done_at.or(Some(self.now)),
            (None, Some(_)) => before.done_at,
        };
        Ok(Row {
            customer: before.customer,
            kind: change.kind.unwrap_or(before.kind),
            text: change.text.as_deref().map_or_else(|| Ok(before.text.clone()), said_text)?,
            pinned: change.pinned.unwrap_or(before.pinned),
            follow_up,
            done_at,
        })
    }

    /// Reads what is to follow: a day that is not past, a time of the day, and somebody of the shop.
    async fn follow_up(&mut self, wish: Option<&FollowUpInput>) -> Answer<Option<FollowUp>> {
        let Some(wish) = wish else { return Ok(None) };
        let on = text::date(Some(&wish.on), self.today, "followUp.on")?;
        if on < self.today {
            return Err(Refusal::DatePast { today: Day(self.today) }.on("followUp.on"));
        }
        if wish.minute.is_some_and(|minute| minute >= DAY_MINUTES) {
            return Err(Refusal::NotAChoice.on("followUp.minute"));
        }
        if let Some(UserId(user)) = wish.assigned_to
            && !crate::db::people::is_active(self.conn(), user).await?
        {
            return Err(Refusal::NotAChoice.on("followUp.assignedTo"));
        }
        Ok(Some(FollowUp { on, minute: wish.minute, assigned_to: wish.assigned_to }))
    }

    /// Ends the writing down of a talk.
    pub(crate) async fn wrote(
        self,
        id: InteractionId,
        row: &Row,
        request: &RequestRow,
    ) -> Answer<InteractionView> {
        let told = Told::of(fields(None), fields(Some(row)))?;
        self.told(id, row, Action::InteractionCreate, &told, Some(request)).await
    }

    /// Ends a change with its link, and shows what it made.
    async fn told(
        mut self,
        id: InteractionId,
        row: &Row,
        action: Action,
        told: &Told,
        request: Option<&RequestRow>,
    ) -> Answer<InteractionView> {
        let body = told.body_of("interaction", id.0);
        let said =
            Said { action, customer: Some(row.customer.0), document: None, body: Some(&body) };
        let request = request.map(|request| RequestRow { subject: Some(id.0), ..request.clone() });
        self.tell(self.batch(), said, told, request.as_ref()).await?;
        let view = self.interaction(id).await?;
        self.commit().await?;
        Ok(view)
    }
}

/// A message that was written to a customer.
pub(crate) fn message(customer: CustomerId, text: &str) -> Answer<Row> {
    let (kind, text) = (InteractionKind::Message, said_text(text)?);
    Ok(Row { customer, kind, text, pinned: false, follow_up: None, done_at: None })
}

/// What was said: something, and not too long. Lines may break.
fn said_text(typed: &str) -> Answer<String> {
    text::required(typed, "text", ledger::text::reason)
}
