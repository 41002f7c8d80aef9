//! What changes a customer: create, change, archive, bring back, remove, erase.

use super::details::Details;
use super::{CustomerChange, CustomerView, NewCustomer, opening};
use crate::db::customers::{self as rows, Known};
use crate::people::Role;
use crate::refusal::{Answer, Refusal};
use crate::session::{Desk, Fresh, Owner, Said, Seen, Session, Staff};
use crate::told::Told;
use crate::trail::Action;
use crate::values::CustomerId;

impl Session<Staff> {
    /// Makes a customer, with an opening balance if there is one. Refused in this order: the fields from top to bottom,
    /// a phone or an email another customer has, the opening balance.
    pub async fn create_customer(&self, input: NewCustomer) -> Answer<CustomerView> {
        let mut desk = self.change().await?;
        let id = desk.new_customer(&input).await?;
        let view = view(&mut desk, id).await?;
        if desk.opened.book.recorded.is_some() {
            desk.commit().await?;
        }
        Ok(view)
    }

    /// Changes what the change names; a change that changes nothing writes nothing. The credit limit is the owner's: staff
    /// could otherwise lend beyond it by moving it.
    pub async fn change_customer(
        &self,
        id: CustomerId,
        change: CustomerChange,
    ) -> Answer<CustomerView> {
        let mut desk = self.change().await?;
        let known = rows::known(desk.conn(), id).await?;
        let before = unerased(known)?.details;
        let after = before.clone().with(&change, &country(&desk))?;
        if after == before {
            return view(&mut desk, id).await;
        }
        if desk.role == Role::Staff && after.credit_limit != before.credit_limit {
            return Err(Refusal::OwnerOnly.on("creditLimit"));
        }
        unique(&mut desk, &after, Some(id)).await?;
        let told = Told::of(before.fields(), after.fields())?;
        let now = desk.now;
        rows::update(desk.conn(), id, &after, now).await?;
        rows::index(desk.conn(), id.0, &after).await?;
        let body = told.body();
        let said =
            Said { customer: Some(id.0), body: Some(&body), ..Said::of(Action::CustomerChange) };
        desk.tell(desk.batch(), said, &told, None).await?;
        finish(desk, id).await
    }

    /// No longer offers the customer for new entries. One that is archived stays so.
    pub async fn archive_customer(&self, id: CustomerId) -> Answer<CustomerView> {
        let mut desk = self.change().await?;
        if rows::known(desk.conn(), id).await?.archived {
            return view(&mut desk, id).await;
        }
        let now = desk.now;
        rows::archive(desk.conn(), id, Some(now), now).await?;
        note(&mut desk, Action::CustomerArchive, id).await?;
        finish(desk, id).await
    }

    /// Brings an archived customer back. One that is active stays so.
    pub async fn restore_customer(&self, id: CustomerId) -> Answer<CustomerView> {
        let mut desk = self.change().await?;
        let known = rows::known(desk.conn(), id).await?;
        if !unerased(known)?.archived {
            return view(&mut desk, id).await;
        }
        let now = desk.now;
        rows::archive(desk.conn(), id, None, now).await?;
        note(&mut desk, Action::CustomerRestore, id).await?;
        finish(desk, id).await
    }
}

impl Session<Owner> {
    /// Removes a customer of whom nothing was ever recorded; one with history is refused.
    pub async fn remove_customer(&self, id: CustomerId) -> Answer<()> {
        let mut desk = self.change().await?;
        if !rows::known(desk.conn(), id).await?.removable {
            return Err(Refusal::CustomerHasHistory.into());
        }
        note(&mut desk, Action::CustomerRemove, id).await?;
        rows::forget(desk.conn(), id).await?;
        rows::remove(desk.conn(), id).await?;
        desk.commit().await
    }
}

impl Session<Owner, Fresh> {
    /// Blanks the name and contacts for good and archives the customer; the amounts stay.
    pub async fn erase_customer(&self, id: CustomerId) -> Answer<CustomerView> {
        let mut desk = self.change().await?;
        if rows::known(desk.conn(), id).await?.erased {
            return view(&mut desk, id).await;
        }
        let now = desk.now;
        rows::forget(desk.conn(), id).await?;
        rows::erase(desk.conn(), id, now).await?;
        note(&mut desk, Action::CustomerErase, id).await?;
        finish(desk, id).await
    }
}

impl Desk<'_> {
    /// Adds a customer to what the open transaction recorded so far; one whose request was seen is not added again.
    pub(crate) async fn new_customer(&mut self, input: &NewCustomer) -> Answer<CustomerId> {
        let request = match self.request(&input.request_id, input).await? {
            Seen::Done(id) => return Ok(CustomerId(id)),
            Seen::New(request) => request,
        };
        let details = Details::default().with(&CustomerChange::from(input), &country(self))?;
        unique(self, &details, None).await?;
        let told = Told::of(Details::default().fields(), details.fields())?;
        let id = insert(self, &details).await?;
        let mut batch = self.batch();
        opening::add(&mut batch, id, input.opening.as_ref(), self.period())?;
        let body = told.body();
        let said =
            Said { customer: Some(id), body: Some(&body), ..Said::of(Action::CustomerCreate) };
        self.tell(batch, said, &told, Some(&request)).await?;
        Ok(CustomerId(id))
    }
}

/// Nobody writes to an erased customer again.
fn unerased(known: Known) -> Answer<Known> {
    if known.erased { Err(Refusal::CustomerErased.into()) } else { Ok(known) }
}

fn country(desk: &Desk<'_>) -> String {
    desk.opened.shop.view.place.country.clone()
}

/// Refuses a phone or an email that another customer has, naming them.
async fn unique(desk: &mut Desk<'_>, details: &Details, except: Option<CustomerId>) -> Answer<()> {
    let holders = rows::holders(desk.conn(), details, except).await?;
    if let Some(holder) = holders.phone {
        return Err(Refusal::PhoneTaken { holder }.on("phone"));
    }
    match holders.email {
        Some(holder) => Err(Refusal::EmailTaken { holder }.on("email")),
        None => Ok(()),
    }
}

async fn insert(desk: &mut Desk<'_>, details: &Details) -> Answer<i64> {
    let now = desk.now;
    let id = rows::insert(desk.conn(), details, now).await?;
    rows::index(desk.conn(), id, details).await?;
    Ok(id)
}

/// Appends the link of a change that needs no more words than its name.
async fn note(desk: &mut Desk<'_>, action: Action, id: CustomerId) -> Answer<()> {
    let batch = desk.batch();
    desk.record(batch, Said { customer: Some(id.0), ..Said::of(action) }, None).await
}

/// The customer as the transaction leaves them.
async fn finish(mut desk: Desk<'_>, id: CustomerId) -> Answer<CustomerView> {
    let view = view(&mut desk, id).await?;
    desk.commit().await?;
    Ok(view)
}

async fn view(desk: &mut Desk<'_>, id: CustomerId) -> Answer<CustomerView> {
    let today = desk.today;
    rows::view(desk.conn(), id, today).await
}
