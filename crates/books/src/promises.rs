//! Promises to pay. Nobody calls one kept or broken: what was received says so.

mod types;

pub use types::*;

use std::collections::BTreeMap;

use ledger::promise::{self, PromiseStatus as Rule};
use ledger::{Date, Money};

use crate::db::batch::RequestRow;
use crate::db::customers;
use crate::db::promises::{self as rows, Found, Row};
use crate::people::Role;
use crate::refusal::{Answer, At, Refusal};
use crate::session::{Desk, Said, Seen, Session, Staff};
use crate::text;
use crate::told::{Field, Told};
use crate::trail::{Action, TrailField as F};
use crate::values::{CustomerId, Day, DueId, Minor, PromiseId};

/// Promises shown of one customer.
const MOST: u32 = 100;

impl Session<Staff> {
    /// Writes a promise down. Refused in this order: customer not found, erased, the due, nothing open, the amount, more
    /// than is open, a day that is past, the note.
    pub async fn create_promise(&self, input: NewPromise) -> Answer<PromiseView> {
        let (mut desk, seen) = self.change_once(&input.request_id, &input).await?;
        let request = match seen {
            Seen::Done(id) => return desk.promise(PromiseId(id)).await,
            Seen::New(request) => request,
        };
        if customers::known(desk.conn(), input.customer_id).await?.erased {
            return Err(Refusal::CustomerErased.on("customerId"));
        }
        let open = desk.open_of(input.customer_id, input.due_id).await?;
        let amount = input.amount.money().at("amount")?;
        promise::check(amount, open).map_err(|refusal| pinned(&refusal))?;
        let on = text::date(Some(&input.on), desk.today, "on")?;
        if on < desk.today {
            return Err(Refusal::DatePast { today: Day(desk.today) }.on("on"));
        }
        let note = text::optional(input.note.as_deref(), "note", ledger::text::note)?;
        let made = desk.batch().tail().clone();
        let row = Row {
            customer: input.customer_id,
            due: input.due_id,
            amount,
            on,
            made_on: desk.today,
            made_after: made.documents,
            made_settled: made.allocations,
            note,
        };
        let (user, now) = (desk.user, desk.now);
        let id = rows::insert(desk.conn(), &row, user, now).await?;
        let told = Told::of(fields(None), fields(Some(&row)))?;
        let request = RequestRow { subject: Some(id.0), ..request };
        desk.tell_promise(id, row.customer, Action::PromiseCreate, &told, Some(&request)).await
    }

    /// Takes back a promise that was written down by mistake. Refused in this order: promise not found, not live any more,
    /// not yours: staff take back their own of the same day, an owner any. One that was taken back stays so.
    pub async fn withdraw_promise(&self, id: PromiseId) -> Answer<PromiseView> {
        let mut desk = self.change().await?;
        let found = rows::known(desk.conn(), id).await?;
        if found.withdrawn_at.is_some() {
            return Ok(desk.promise_view(&found));
        }
        let view = desk.promise_view(&found);
        if view.status != PromiseStatus::Live {
            return Err(Refusal::PromiseOver.on("id"));
        }
        if !view.withdrawable {
            return Err(Refusal::NotYours.on("id"));
        }
        let now = desk.now;
        rows::withdraw(desk.conn(), id, now).await?;
        let told = Told::of(
            [Field::plain(F::WithdrawnAt, None::<i64>)],
            [Field::plain(F::WithdrawnAt, now.0)],
        )?;
        desk.tell_promise(id, found.customer, Action::PromiseWithdraw, &told, None).await
    }

    /// What a customer promised, and what came of it.
    pub async fn promises(&self, customer: CustomerId) -> Answer<PromiseRecord> {
        let mut desk = self.look().await?;
        customers::known(desk.conn(), customer).await?;
        desk.promises(customer).await
    }
}

impl Desk<'_> {
    /// What a customer promised, and what came of it.
    pub(crate) async fn promises(&mut self, customer: CustomerId) -> Answer<PromiseRecord> {
        let found = rows::of_customer(self.conn(), customer, MOST).await?;
        let promises = found.iter().map(|found| self.promise_view(found)).collect::<Vec<_>>();
        let count = |status| {
            let of = promises.iter().filter(|promise| promise.status == status).count();
            u32::try_from(of).unwrap_or(u32::MAX)
        };
        let (kept, broken) = (count(PromiseStatus::Kept), count(PromiseStatus::Broken));
        Ok(PromiseRecord { kept, broken, promises })
    }

    /// What is promised for a day and has not all come.
    pub(crate) async fn promised_for(&mut self, on: Date) -> Answer<Vec<PromiseView>> {
        let found = rows::for_day(self.conn(), on).await?;
        let views = found.iter().map(|found| self.promise_view(found));
        Ok(views.filter(|view| view.status == PromiseStatus::Live).collect())
    }

    /// A promise as the window shows it to this person: who is no owner takes back only what they wrote today.
    fn promise_view(&self, found: &Found) -> PromiseView {
        let own = found.author == self.user && found.made_on == self.today;
        found.view(self.today, self.role == Role::Owner || own)
    }

    async fn promise(&mut self, id: PromiseId) -> Answer<PromiseView> {
        let found = rows::known(self.conn(), id).await?;
        Ok(self.promise_view(&found))
    }

    /// Some promises by their ids.
    pub(crate) async fn last_promises(
        &mut self,
        ids: &[i64],
    ) -> Answer<BTreeMap<i64, crate::reminders::LastPromise>> {
        let found = rows::some(self.conn(), &serde_json::json!(ids).to_string()).await?;
        let last = |found: &Found| {
            let PromiseView { amount, on, status, .. } = self.promise_view(found);
            crate::reminders::LastPromise { amount, on, status }
        };
        Ok(found.iter().map(|found| (found.id.0, last(found))).collect())
    }

    /// What is open of a due, or of all a customer owes.
    async fn open_of(&mut self, customer: CustomerId, due: Option<DueId>) -> Answer<Money> {
        let dues = crate::db::documents::open_dues_of_customer(self.conn(), customer).await?;
        match due {
            None => Ok(Money::sum(dues.iter().map(|due| due.open))?),
            Some(due) => {
                let one = dues.iter().find(|open| open.id == due.0);
                Ok(one.ok_or_else(|| Refusal::DueNotFound { due }.on("dueId"))?.open)
            }
        }
    }

    async fn tell_promise(
        mut self,
        id: PromiseId,
        customer: CustomerId,
        action: Action,
        told: &Told,
        request: Option<&RequestRow>,
    ) -> Answer<PromiseView> {
        let body = told.body_of("promise", id.0);
        let said = Said { action, customer: Some(customer.0), document: None, body: Some(&body) };
        self.tell(self.batch(), said, told, request).await?;
        let view = self.promise(id).await?;
        self.commit().await?;
        Ok(view)
    }
}

impl Found {
    /// It as the window shows it, to somebody who may take it back while it is live or may not.
    fn view(&self, today: Date, theirs: bool) -> PromiseView {
        let status = Rule::of(self.amount, self.on, self.since, today);
        PromiseView {
            id: self.id,
            customer_id: self.customer,
            customer_name: self.customer_name.clone(),
            due_id: self.due,
            number: self.number.clone(),
            amount: self.amount.into(),
            paid: Minor(self.since.paid.minor().min(self.amount.minor())),
            on: Day(self.on),
            made_on: Day(self.made_on),
            note: self.note.clone(),
            status: status.into(),
            withdrawable: theirs && status == Rule::Live,
            by: self.by.clone(),
            created_at: self.created_at,
        }
    }
}

impl From<Rule> for PromiseStatus {
    fn from(status: Rule) -> Self {
        match status {
            Rule::Live => Self::Live,
            Rule::Kept => Self::Kept,
            Rule::Broken => Self::Broken,
            Rule::Replaced => Self::Replaced,
            Rule::Settled => Self::Settled,
            Rule::Withdrawn => Self::Withdrawn,
        }
    }
}

/// Each field by its column, as the trail is told of it. The note is personal.
fn fields(row: Option<&Row>) -> [Field; 7] {
    [
        Field::plain(F::DueId, row.and_then(|row| row.due).map(|due| due.0)),
        Field::plain(F::Amount, row.map(|row| row.amount.minor())),
        Field::plain(F::Day, row.map(|row| row.on.day_number())),
        Field::plain(F::MadeDay, row.map(|row| row.made_on.day_number())),
        Field::plain(F::MadeAfter, row.map(|row| row.made_after)),
        Field::plain(F::MadeSettled, row.map(|row| row.made_settled)),
        Field::personal(F::Note, row.and_then(|row| row.note.as_deref())),
    ]
}

/// A refused promise, pinned to the field it is about.
#[expect(clippy::wildcard_enum_match_arm, reason = "whatever else is refused is about the amount")]
fn pinned(refusal: &ledger::Refusal) -> crate::refusal::Refused {
    let field = match refusal {
        ledger::Refusal::AlreadyPaid => "customerId",
        _ => "amount",
    };
    crate::refusal::Refused::from(refusal.clone()).pin(field)
}
