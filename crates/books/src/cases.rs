//! Cases: customers' issues that are worked on.

mod list;
mod timeline;
mod told;
mod types;

pub use types::*;

use std::collections::BTreeSet;

use ledger::{Date, Money, dispute};

use crate::adjustments::reason;
use crate::db::batch::RequestRow;
use crate::db::cases::{self as rows, Found, Linked, Row};
use crate::db::customers;
use crate::refusal::{Answer, At, Refusal};
use crate::session::{Desk, Owner, Said, Seen, Session, Staff};
use crate::text;
use crate::told::{Field, Told};
use crate::trail::{Action, TrailField as F};
use crate::values::{CaseId, CustomerId, Day, DocumentId, UserId};
use told::fields;

/// The most documents a case is about.
const DOCUMENTS: usize = 50;
/// Cases of one person on Today.
pub(crate) const MINE: u32 = 8;

impl Session<Staff> {
    /// Begins a case. Refused in this order: customer not found, archived, the subject, the description, whose work it is,
    /// a document that is not there, another customer's, of another kind or void, the disputed amount, the next step.
    pub async fn create_case(&self, input: NewCase) -> Answer<CaseView> {
        let (mut desk, seen) = self.change_once(&input.request_id, &input).await?;
        let request = match seen {
            Seen::Done(id) => return desk.case(CaseId(id)).await,
            Seen::New(request) => request,
        };
        if customers::known(desk.conn(), input.customer_id).await?.archived {
            return Err(Refusal::CustomerArchived.on("customerId"));
        }
        let change = CaseChange {
            subject: Some(input.subject),
            description: Some(input.description),
            assigned_to: Some(input.assigned_to),
            priority: Some(input.priority),
            status: None,
            document_ids: Some(input.document_ids),
            disputed: Some(input.disputed),
            next_step: Some(input.next_step),
        };
        let row = desk.changed_case(&Row::new(input.customer_id), &change).await?;
        let (user, now) = (desk.user, desk.now);
        let id = rows::insert(desk.conn(), &row, user, now).await?;
        let told = Told::of(fields(None), fields(Some(&row)))?;
        let request = RequestRow { subject: Some(id.0), ..request };
        desk.tell_case(id, row.customer, Action::CaseCreate, &told, Some(&request)).await?;
        desk.shown(id).await
    }

    /// One case with everything written of it. One that was removed is not found.
    pub async fn case(&self, id: CaseId) -> Answer<CaseView> {
        self.look().await?.case(id).await
    }

    /// Changes what the change names; a change that changes nothing writes nothing. Refused in the order of
    /// [`Self::create_case`]; documents it was about before stay whatever became of them.
    pub async fn change_case(&self, id: CaseId, change: CaseChange) -> Answer<CaseView> {
        let mut desk = self.change().await?;
        let before = rows::known(desk.conn(), id).await?;
        let after = desk.changed_case(&before.row, &change).await?;
        let told = Told::of(fields(Some(&before.row)), fields(Some(&after)))?;
        if told.is_empty() {
            return desk.case(id).await;
        }
        if before.erased && !told.personal.is_empty() {
            return Err(Refusal::CustomerErased.into());
        }
        let now = desk.now;
        rows::update(desk.conn(), id, &after, now).await?;
        desk.tell_case(id, after.customer, Action::CaseChange, &told, None).await?;
        desk.shown(id).await
    }

    /// Writes a note on a case. Refused in this order: the case, its customer erased, the text.
    pub async fn note_case(&self, input: NewCaseNote) -> Answer<CaseView> {
        let (mut desk, seen) = self.change_once(&input.request_id, &input).await?;
        let request = match seen {
            Seen::Done(id) => return desk.case(CaseId(id)).await,
            Seen::New(request) => request,
        };
        let id = input.case_id;
        let found = rows::known(desk.conn(), id).await.map_err(|refused| refused.pin("caseId"))?;
        if found.erased {
            return Err(Refusal::CustomerErased.on("caseId"));
        }
        let note = text::required(&input.text, "text", ledger::text::reason)?;
        let now = desk.now;
        rows::touch(desk.conn(), id, now).await?;
        let told =
            Told::of([Field::personal(F::Note, None)], [Field::personal(F::Note, Some(&note))])?;
        let request = RequestRow { subject: Some(id.0), ..request };
        let customer = found.row.customer;
        desk.tell_case(id, customer, Action::CaseNote, &told, Some(&request)).await?;
        desk.shown(id).await
    }
}

impl Session<Owner> {
    /// Takes a case out of every list for good. What was written of it stays in the trail, with the reason.
    pub async fn remove_case(&self, id: CaseId, reason: String) -> Answer<()> {
        let mut desk = self.change().await?;
        let customer = rows::known(desk.conn(), id).await?.row.customer;
        let why = self::reason(&reason)?;
        let now = desk.now;
        rows::remove(desk.conn(), id, now).await?;
        let before = [Field::plain(F::RemovedAt, None::<i64>), Field::personal(F::Reason, None)];
        let after = [Field::plain(F::RemovedAt, now.0), Field::personal(F::Reason, Some(&why))];
        let told = Told::of(before, after)?;
        desk.tell_case(id, customer, Action::CaseRemove, &told, None).await?;
        desk.commit().await
    }
}

impl Row {
    /// A case of which nothing is known yet.
    fn new(customer: CustomerId) -> Self {
        Self {
            customer,
            subject: String::new(),
            description: None,
            assigned_to: None,
            priority: CasePriority::Normal,
            status: CaseStatus::Open,
            disputed: None,
            next_step: None,
            next_on: None,
            documents: BTreeSet::new(),
        }
    }
}

impl Desk<'_> {
    /// A case as its page shows it.
    async fn case(&mut self, id: CaseId) -> Answer<CaseView> {
        let found = rows::known(self.conn(), id).await?;
        let documents = rows::linked(self.conn(), &found.row.documents).await?;
        let timeline = self.timeline(id).await?;
        Ok(view(found, documents, timeline, self.today))
    }

    /// The case as the transaction leaves it.
    async fn shown(mut self, id: CaseId) -> Answer<CaseView> {
        let view = self.case(id).await?;
        self.commit().await?;
        Ok(view)
    }

    /// A row with a change applied, checked from top to bottom.
    async fn changed_case(&mut self, before: &Row, change: &CaseChange) -> Answer<Row> {
        let subject = match &change.subject {
            Some(subject) => text::required(subject, "subject", ledger::text::name)?,
            None => before.subject.clone(),
        };
        let description = match &change.description {
            Some(new) => text::optional(new.as_deref(), "description", ledger::text::note)?,
            None => before.description.clone(),
        };
        let assigned_to = match change.assigned_to {
            Some(user) => self.colleague(user, before.assigned_to).await?,
            None => before.assigned_to,
        };
        let documents = match &change.document_ids {
            Some(ids) => self.about(ids, before).await?,
            None => before.documents.clone(),
        };
        let disputed = self.disputed(before, change, &documents).await?;
        let (next_step, next_on) = match &change.next_step {
            Some(step) => next_step(step.as_ref(), before, self.today)?,
            None => (before.next_step.clone(), before.next_on),
        };
        Ok(Row {
            customer: before.customer,
            subject,
            description,
            assigned_to,
            priority: change.priority.unwrap_or(before.priority),
            status: change.status.unwrap_or(before.status),
            disputed,
            next_step,
            next_on,
            documents,
        })
    }

    /// Somebody of the shop who may sign in, or whoever had it before.
    async fn colleague(
        &mut self,
        user: Option<UserId>,
        before: Option<UserId>,
    ) -> Answer<Option<UserId>> {
        let Some(UserId(id)) = user.filter(|user| Some(*user) != before) else { return Ok(user) };
        match crate::db::people::may_enter(self.conn(), id).await? {
            None => Err(Refusal::PersonNotFound.on("assignedTo")),
            Some(false) => Err(Refusal::PersonClosed.on("assignedTo")),
            Some(true) => Ok(user),
        }
    }

    /// The documents a case is to be about; those it is about already pass.
    async fn about(&mut self, ids: &[DocumentId], before: &Row) -> Answer<BTreeSet<i64>> {
        let wanted = ids.iter().map(|id| id.0).collect::<BTreeSet<_>>();
        if wanted.len() > DOCUMENTS {
            return Err(Refusal::NotAChoice.on("documentIds"));
        }
        let found = rows::linked(self.conn(), &wanted).await?;
        for id in ids.iter().filter(|id| !before.documents.contains(&id.0)) {
            let document = found.iter().find(|document| document.id == id.0);
            linkable(document, before.customer).at("documentIds")?;
        }
        Ok(wanted)
    }

    /// What is disputed; checked when it or what it is about changes.
    async fn disputed(
        &mut self,
        before: &Row,
        change: &CaseChange,
        documents: &BTreeSet<i64>,
    ) -> Answer<Option<Money>> {
        let wanted = match change.disputed {
            Some(wanted) => wanted.map(|amount| amount.money().at("disputed")).transpose()?,
            None => before.disputed,
        };
        let same = wanted == before.disputed && *documents == before.documents;
        let Some(amount) = wanted.filter(|_| !same) else { return Ok(wanted) };
        let linked = rows::linked(self.conn(), documents).await?;
        let charges = linked.iter().filter(|document| document.kind.is_charge());
        let charges = charges.map(|charge| charge.open).collect::<Vec<_>>();
        let open = if charges.is_empty() { None } else { Some(Money::sum(charges)?) };
        dispute::check(amount, open).map(Some).at("disputed")
    }

    /// Ends a change of a case with its link.
    async fn tell_case(
        &mut self,
        id: CaseId,
        customer: CustomerId,
        action: Action,
        told: &Told,
        request: Option<&RequestRow>,
    ) -> Answer<()> {
        let body = told.body_of("customer_case", id.0);
        let said = Said { action, customer: Some(customer.0), document: None, body: Some(&body) };
        self.tell(self.batch(), said, told, request).await
    }
}

/// Whether a case of a customer can be about a document.
fn linkable(document: Option<&Linked>, customer: CustomerId) -> Result<(), Refusal> {
    let Some(document) = document else { return Err(Refusal::DocumentNotFound) };
    if document.customer != Some(customer.0) {
        return Err(Refusal::NotTheirs);
    }
    if !document.kind.is_charge() && document.kind != crate::values::DocumentKind::Receipt {
        return Err(Refusal::WrongKind);
    }
    if document.ended { Err(Refusal::DocumentVoid) } else { Ok(()) }
}

/// What is to be done next, on a day that is not past unless it is the day it was.
fn next_step(
    step: Option<&NextStepInput>,
    before: &Row,
    today: Date,
) -> Answer<(Option<String>, Option<Date>)> {
    let Some(step) = step else { return Ok((None, None)) };
    let words = text::required(&step.text, "nextStep.text", ledger::text::name)?;
    let on = text::bound(step.on.as_deref(), "nextStep.on")?;
    if on.is_some_and(|on| on < today && before.next_on != Some(on)) {
        return Err(Refusal::DatePast { today: Day(today) }.on("nextStep.on"));
    }
    Ok((Some(words), on))
}

/// A case as its page shows it.
fn view(found: Found, documents: Vec<Linked>, timeline: Vec<CaseEvent>, today: Date) -> CaseView {
    CaseView {
        description: found.row.description.clone(),
        by: found.by.clone(),
        archived: found.archived,
        erased: found.erased,
        documents: documents.into_iter().map(Linked::view).collect(),
        timeline,
        row: found.view(today),
    }
}
