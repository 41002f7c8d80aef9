//! Fees, settlement discounts, write-offs, the owner's money, voiding, and closing a period.

mod period;
mod types;
mod voiding;

pub use types::*;

use ledger::adjustment::{AdjustmentKind, adjust};
use ledger::charge::Terms;
use ledger::due::single;
use ledger::owner_money::{self, Movement, Place};
use ledger::{Date, Money, fee};

use crate::db::adjustments as rows;
use crate::db::batch::{Batch, DocumentRow};
use crate::db::documents;
use crate::db::standing::standing;
use crate::refusal::{Answer, At, Refusal};
use crate::session::{Desk, Owner, Said, Seen, Session, Staff};
use crate::settling::{Wishes, pinned};
use crate::trail::Action;
use crate::values::{CustomerId, DocumentId, DocumentKind, Method};
use crate::{terms, text};

impl Session<Staff> {
    /// Charges interest or a late fee. Refused in this order: customer not found, archived, amount, due before issue,
    /// date in the future, period closed, the note.
    pub async fn charge_fee(&self, input: NewFee) -> Answer<DocumentView> {
        let (mut desk, seen) = self.change_once(&input.request_id, &input).await?;
        let request = match seen {
            Seen::Done(id) => return desk.brief(DocumentId(id)).await,
            Seen::New(request) => request,
        };
        let issued_on = text::date(input.issued_on.as_deref(), desk.today, "issuedOn")?;
        let fee = FeeTerms {
            kind: input.kind,
            amount: input.amount.money().at("amount")?,
            issued_on,
            due_on: text::date(input.due_on.as_deref(), issued_on, "dueOn")?,
            about: None,
            note: text::optional(input.note.as_deref(), "note", ledger::text::note)?,
        };
        let mut batch = desk.batch();
        let id = desk.charge(&mut batch, input.customer_id.0, fee).await?;
        let said = Said::document(Action::FeeCharge, Some(input.customer_id.0), id);
        desk.record(batch, said, Some(&request)).await?;
        let view = desk.brief(DocumentId(id)).await?;
        desk.commit().await?;
        Ok(view)
    }
}

impl Session<Owner> {
    /// Lets a customer off some of what they owe because they settle. Refused in the order of [`Self::write_off`].
    pub async fn give_discount(&self, input: NewAdjustment) -> Answer<DocumentView> {
        self.adjust(AdjustmentKind::SettlementDiscount, input).await
    }

    /// Gives up some of what a customer owes. Refused in this order: customer not found, amount, date in the future,
    /// period closed, more than is open, the allocation line by line and then its sum, no reason.
    pub async fn write_off(&self, input: NewAdjustment) -> Answer<DocumentView> {
        self.adjust(AdjustmentKind::WriteOff, input).await
    }

    async fn adjust(&self, kind: AdjustmentKind, input: NewAdjustment) -> Answer<DocumentView> {
        let asked = (action(kind), &input);
        let (mut desk, seen) = self.change_once(&input.request_id, &asked).await?;
        let request = match seen {
            Seen::Done(id) => return desk.brief(DocumentId(id)).await,
            Seen::New(request) => request,
        };
        let customer = input.customer_id.0;
        let dues = documents::open_dues_of_customer(desk.conn(), input.customer_id).await?;
        let amount = input.amount.money().at("amount")?;
        let on = text::date(input.on.as_deref(), desk.today, "on")?;
        let wishes = Wishes::read(input.allocation.as_deref())?;
        let settled = adjust(kind, amount, on, &dues, wishes.plan(), desk.period())
            .map_err(|e| pinned(&e, amount, "on"))?;
        let note = Some(reason(&input.reason)?);

        let mut batch = desk.batch();
        let row = DocumentRow {
            customer: Some(customer),
            amount: amount.minor(),
            note,
            ..DocumentRow::default()
        };
        let id = desk.numbered(&mut batch, document_kind(kind), on, row).await?;
        batch.entry(id, Some(customer), &settled.entry);
        desk.allocate(&mut batch, id, &settled.allocation.parts, on).await?;
        desk.record(batch, Said::document(action(kind), Some(customer), id), Some(&request))
            .await?;
        let view = desk.brief(DocumentId(id)).await?;
        desk.commit().await?;
        Ok(view)
    }

    /// Moves the owner's money. Refused in this order: a cheque as method, amount, date in the future, period closed,
    /// the note.
    pub async fn move_money(&self, input: NewMoneyMove) -> Answer<DocumentView> {
        let (mut desk, seen) = self.change_once(&input.request_id, &input).await?;
        let request = match seen {
            Seen::Done(id) => return desk.brief(DocumentId(id)).await,
            Seen::New(request) => request,
        };
        let (kind, movement) = movement(input.kind, input.method)?;
        let amount = input.amount.money().at("amount")?;
        let on = text::date(input.on.as_deref(), desk.today, "on")?;
        let entry = owner_money::record(movement, amount, on, desk.period())
            .map_err(|e| pinned(&e, amount, "on"))?;
        let note = text::optional(input.note.as_deref(), "note", ledger::text::note)?;

        let mut batch = desk.batch();
        let method = Some(input.method.code()).filter(|_| kind != DocumentKind::CashToBank);
        let row = DocumentRow { amount: amount.minor(), method, note, ..DocumentRow::default() };
        let id = desk.numbered(&mut batch, kind, on, row).await?;
        batch.entry(id, None, &entry);
        desk.record(batch, Said::document(Action::MoneyMove, None, id), Some(&request)).await?;
        let view = desk.brief(DocumentId(id)).await?;
        desk.commit().await?;
        Ok(view)
    }
}

/// A fee about to be charged.
#[derive(Debug, Clone)]
pub(crate) struct FeeTerms {
    pub(crate) kind: FeeKind,
    pub(crate) amount: Money,
    pub(crate) issued_on: Date,
    pub(crate) due_on: Date,
    /// The bounce it is for.
    pub(crate) about: Option<i64>,
    pub(crate) note: Option<String>,
}

impl Desk<'_> {
    /// Adds a fee with its one due to a batch, and gives its id.
    pub(crate) async fn charge(
        &mut self,
        batch: &mut Batch,
        customer: i64,
        new: FeeTerms,
    ) -> Answer<i64> {
        let (state, _) = documents::customer_state(self.conn(), CustomerId(customer)).await?;
        let instalments = single(new.amount, new.due_on);
        let charge =
            Terms { amount: new.amount, issued_on: new.issued_on, instalments: &instalments };
        let entry = fee::issue(&state, &charge, self.period()).map_err(|e| terms::pinned(&e))?;
        let row = DocumentRow {
            customer: Some(customer),
            amount: new.amount.minor(),
            about: new.about,
            detail: Some(new.kind.detail()),
            note: new.note,
            ..DocumentRow::default()
        };
        let id = self.numbered(batch, DocumentKind::Fee, new.issued_on, row).await?;
        batch.entry(id, Some(customer), &entry);
        for instalment in &instalments {
            batch.due(id, customer, instalment, ledger::account::Receivable::Trade);
        }
        Ok(id)
    }

    /// Any document in short, with how its customer stands.
    pub(crate) async fn brief(&mut self, id: DocumentId) -> Answer<DocumentView> {
        let today = self.today;
        let (customer, view) = rows::brief(self.conn(), id).await?;
        let standing = match customer {
            Some(customer) => Some(standing(self.conn(), customer, today).await?),
            None => None,
        };
        Ok(DocumentView { standing, ..view })
    }
}

impl FeeKind {
    /// What a fee keeps of its own, as JSON.
    fn detail(self) -> String {
        serde_json::json!({ "kind": self }).to_string()
    }
}

/// A reason that must be given.
pub(crate) fn reason(text: &str) -> Answer<String> {
    match ledger::text::reason(text) {
        Err(ledger::Refusal::Empty) => Err(Refusal::ReasonMissing.on("reason")),
        checked => checked.map(str::to_owned).at("reason"),
    }
}

fn action(kind: AdjustmentKind) -> Action {
    match kind {
        AdjustmentKind::SettlementDiscount => Action::DiscountGive,
        AdjustmentKind::WriteOff => Action::DebtWriteOff,
    }
}

fn document_kind(kind: AdjustmentKind) -> DocumentKind {
    match kind {
        AdjustmentKind::SettlementDiscount => DocumentKind::SettlementDiscount,
        AdjustmentKind::WriteOff => DocumentKind::WriteOff,
    }
}

/// The movement as the rules know it. A cheque is no place to keep money.
fn movement(kind: MoneyMove, method: Method) -> Answer<(DocumentKind, Movement)> {
    let place = match method {
        Method::Cash => Ok(Place::Cash),
        Method::Bank => Ok(Place::Bank),
        Method::MobileMoney => Ok(Place::MobileMoney),
        Method::Cheque => Err(Refusal::NotAChoice.on("method")),
    };
    Ok(match kind {
        MoneyMove::OwnerIn => (DocumentKind::OwnerIn, Movement::In { to: place? }),
        MoneyMove::OwnerOut => (DocumentKind::OwnerOut, Movement::Out { from: place? }),
        MoneyMove::CashToBank => {
            (DocumentKind::CashToBank, Movement::Between { from: Place::Cash, to: Place::Bank })
        }
    })
}
