//! What settling documents have in common: reading how they are to be allocated, allocating them, and taking back what
//! they had settled.

use std::collections::BTreeMap;

use ledger::allocation::{Plan, Split};
use ledger::{Date, Money};

use crate::db::batch::{Batch, DocumentRow, day};
use crate::db::documents::NetAllocation;
use crate::refusal::{Answer, At, Refusal, Refused};
use crate::session::Desk;
use crate::values::{AllocationInput, DocumentKind};

/// The dues a form names, with how much goes to each; none when it names none, not even an empty list.
#[derive(Debug, Clone)]
pub(crate) struct Wishes(Option<Vec<(i64, Money)>>);

impl Wishes {
    /// Reads them.
    pub(crate) fn read(allocation: Option<&[AllocationInput]>) -> Answer<Self> {
        let wish =
            |wish: &AllocationInput| Ok((wish.due_id.0, wish.amount.money().at("allocation")?));
        Ok(Self(allocation.map(|list| list.iter().map(wish).collect::<Answer<_>>()).transpose()?))
    }

    /// As the rules know them: by hand, or the oldest due first.
    pub(crate) fn plan(&self) -> Plan<'_> {
        self.0.as_deref().map_or(Plan::OldestFirst, Plan::ByHand)
    }

    /// What the parts named add up to.
    pub(crate) fn sum(&self) -> Answer<Option<Money>> {
        let parts = self.0.as_ref().map(|parts| Money::sum(parts.iter().map(|(_, part)| *part)));
        parts.transpose().at("allocation")
    }
}

/// A refused settling document, pinned to the field of its form: `amount`, its date, or `allocation`.
#[expect(clippy::wildcard_enum_match_arm, reason = "whatever else is refused is about the amount")]
pub(crate) fn pinned(refusal: &ledger::Refusal, amount: Money, date: &str) -> Refused {
    use ledger::Refusal as L;
    let field = match refusal {
        L::DateInFuture { .. } | L::PeriodLocked { .. } => date,
        L::UnknownDue { .. }
        | L::DueTwice { .. }
        | L::ExceedsDue { .. }
        | L::AllocationExceedsAmount { .. } => "allocation",
        // The amount itself was found good before its parts were looked at.
        L::AmountNotPositive if amount.is_positive() => "allocation",
        _ => "amount",
    };
    Refused::from(refusal.clone()).pin(field)
}

/// Refuses a date before the document it is about.
pub(crate) fn check_not_before(on: Date, document: Date, field: &str) -> Answer<()> {
    if on < document {
        let issued_on = crate::values::Day(document);
        return Err(Refusal::DateBeforeDocument { issued_on }.on(field));
    }
    Ok(())
}

impl Desk<'_> {
    /// Adds a document of a kind and a day to a batch, under the next number of its series, and gives its id.
    pub(crate) async fn numbered(
        &mut self,
        batch: &mut Batch,
        kind: DocumentKind,
        on: Date,
        row: DocumentRow,
    ) -> Answer<i64> {
        let number = self.next_number(kind, on).await?;
        Ok(batch.numbered(number, DocumentRow { kind: kind.code(), day: day(on), ..row }))
    }

    /// Allocates parts of a settling document from a day on, or from when their charges are issued if that is later.
    pub(crate) async fn allocate(
        &mut self,
        batch: &mut Batch,
        document: i64,
        parts: &[(i64, Money)],
        on: Date,
    ) -> Answer<()> {
        let later = self.issued_later(parts, on).await?;
        allocate(batch, document, parts, on, &later);
        Ok(())
    }

    /// Which of these dues belong to charges issued after a day, and when. Nothing is issued after today, so only a
    /// document of an earlier day can be older than what it settles.
    pub(crate) async fn issued_later(
        &mut self,
        parts: &[(i64, Money)],
        on: Date,
    ) -> Answer<Vec<(i64, Date)>> {
        if on >= self.today || parts.is_empty() {
            return Ok(Vec::new());
        }
        crate::db::receipts::issued_after(self.conn(), parts, on).await
    }
}

/// Allocates parts of a settling document from a day on, or from when their charges are issued if that is later.
pub(crate) fn allocate(
    batch: &mut Batch,
    document: i64,
    parts: &[(i64, Money)],
    on: Date,
    later: &[(i64, Date)],
) {
    for (due, part) in parts {
        let issued = later.iter().find(|(id, _)| id == due).map_or(on, |(_, day)| *day);
        batch.allocate(document, *due, issued, *part);
    }
}

/// Takes allocations back from a day on: each from when it counts, if that is later. What was partly taken back before
/// goes as one sum on its last day, since at no moment may more be taken back than is there.
pub(crate) fn take_back(batch: &mut Batch, parts: &[NetAllocation], from: Date) {
    let mut pairs = BTreeMap::<_, Vec<&NetAllocation>>::new();
    for part in parts {
        pairs.entry((part.document, part.due)).or_default().push(part);
    }
    for ((document, due), parts) in pairs {
        let only_given = parts.iter().all(|part| part.amount.is_positive());
        let net = Money::sum(parts.iter().map(|part| part.amount)).unwrap_or(Money::ZERO);
        if only_given {
            for part in parts {
                batch.allocate(document, due, part.on.max(from), part.amount.negated());
            }
        } else if net.is_positive() {
            let last = parts.iter().fold(from, |last, part| last.max(part.on));
            batch.allocate(document, due, last, net.negated());
        }
    }
}

/// How a settling document divides between the customer's receivables now.
pub(crate) fn split(amount: Money, parts: &[NetAllocation]) -> Answer<Split> {
    let loans = on_loans(parts)?;
    let settled = Money::sum(parts.iter().map(|part| part.amount))?;
    Ok(Split { trade: settled.minus(loans)?, loans, advance: amount.minus(settled)? })
}

/// How much of it settles loans given in cash.
pub(crate) fn on_loans(parts: &[NetAllocation]) -> Answer<Money> {
    Ok(Money::sum(parts.iter().filter(|part| part.on_loans).map(|part| part.amount))?)
}
