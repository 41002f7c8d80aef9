//! What is kept beside documents, dues and customers, added up again from the rows that the walk along the trail comes by.

use std::collections::{BTreeMap, HashMap};

use super::{Check, Problem, Sum, Wanted};
use crate::db::doctor as rows;
use crate::db::doctor::by_id::ById;
use crate::db::doctor::walk::{Documented, Linked, Owed};
use crate::db::doctor::{LoanSettled, OfCustomer};
use crate::values::DocumentKind as Kind;

/// No day.
const NEVER: i32 = i32::MAX;

/// What the walk has come by so far.
#[derive(Debug, Default)]
pub(super) struct Kept {
    documents: ById<Document>,
    dues: ById<Due>,
    customers: HashMap<i64, OfCustomer>,
    /// What loans have open, by the day it falls due.
    loan_days: BTreeMap<i64, i64>,
    /// What documents settle of loans, by both.
    loans: BTreeMap<(i64, i64), LoanSettled>,
    /// The first allocation of what cannot settle that due: its id, whose it is, and whose due.
    stray: Option<(i64, i64, i64)>,
}

/// A document: what is kept of it, and what was found.
#[derive(Debug)]
struct Document {
    kind: i64,
    customer: i64,
    day: i64,
    amount: i64,
    used: (i64, i64),
    open: (i64, i64),
    next_due: (i32, i32),
    /// What its dues come to.
    dues: i64,
    ended: i64,
    reversed: bool,
    bounced: bool,
}

/// A due: what is kept of it, and what was found.
#[derive(Debug)]
struct Due {
    document: i64,
    customer: i64,
    settled: (i64, i64),
    ended: i64,
}

impl Document {
    fn of(Documented { row, used, ended, .. }: &Documented) -> Self {
        Self {
            kind: row.kind,
            customer: row.customer.unwrap_or(0),
            day: row.day,
            amount: row.amount,
            used: (*used, 0),
            open: (row.open, 0),
            next_due: (row.next_due.map_or(NEVER, day), NEVER),
            dues: 0,
            ended: *ended,
            reversed: false,
            bounced: false,
        }
    }

    fn is_charge(&self) -> bool {
        self.kind <= Kind::OpeningBalance.code()
    }

    fn settles(&self) -> bool {
        (Kind::OpeningAdvance.code()..=Kind::WriteOff.code()).contains(&self.kind)
    }

    /// How it ended.
    fn ending(&self) -> i64 {
        match (self.bounced, self.reversed) {
            (true, _) => 2,
            (false, reversed) => i64::from(reversed),
        }
    }

    fn sums(&self) -> [Compared; 5] {
        let amount = if self.is_charge() { self.amount } else { 0 };
        [
            (Sum::DocumentDues, Some(amount), Some(self.dues)),
            (Sum::DocumentUsed, Some(self.used.0), Some(self.used.1)),
            (Sum::DocumentEnded, Some(self.ended), Some(self.ending())),
            (Sum::DocumentOpen, Some(self.open.0), Some(self.open.1)),
            (Sum::DocumentNextDue, known(self.next_due.0), known(self.next_due.1)),
        ]
    }
}

impl Kept {
    /// Goes on to the rows a link made.
    pub(super) fn link(&mut self, link: &Linked) {
        for document in &link.documents {
            self.document(document);
        }
        for entry in &link.entries {
            if let Some(customer) = entry.customer {
                let customer = self.customers.entry(customer).or_default();
                customer.receivable += entry.effect;
                customer.gave += entry.effect.max(0);
                customer.lines += i64::from(entry.effect != 0);
            }
            if let Some(document) = self.documents.get_mut(entry.document)
                && entry.reverses.is_some()
            {
                document.reversed = true;
            }
        }
        for due in &link.dues {
            self.due(due);
        }
        for one in &link.allocations {
            self.allocation(one.id, one.amount, (one.document, one.due));
        }
    }

    fn document(&mut self, made: &Documented) {
        let row = &made.row;
        if let Some(about) = row.about.and_then(|about| self.documents.get_mut(about)) {
            about.bounced |= row.kind == Kind::ChequeBounce.code();
            if row.kind == Kind::Refund.code() && made.ended == 0 && about.settles() {
                about.used.1 += row.amount;
            }
        }
        let document = Document::of(made);
        if document.settles() && made.ended == 0 {
            self.customers.entry(document.customer).or_default().advance += row.amount - made.used;
        }
        self.documents.push(row.id, document);
    }

    fn due(&mut self, Owed { row, settled, ended }: &Owed) {
        let (open, day) = (row.amount - settled, day(row.day));
        if let Some(document) = self.documents.get_mut(row.document) {
            // Another customer's does not count.
            document.dues += if document.customer == row.customer { row.amount } else { 0 };
            if *ended == 0 && document.is_charge() {
                document.open.1 += open;
                document.next_due.1 = document.next_due.1.min(if open > 0 { day } else { NEVER });
            }
            if *ended == 0 && open > 0 && document.kind == Kind::Loan.code() {
                *self.loan_days.entry(row.day).or_default() += open;
            }
        }
        if *ended == 0 && open > 0 {
            let customer = self.customers.entry(row.customer).or_default();
            customer.outstanding += open;
            customer.next_due = Some(customer.next_due.map_or(row.day, |next| next.min(row.day)));
        }
        let (document, customer) = (row.document, row.customer);
        let due = Due { document, customer, settled: (*settled, 0), ended: *ended };
        self.dues.push(row.id, due);
    }

    fn allocation(&mut self, id: i64, amount: i64, (document, due): (i64, i64)) {
        self.loan(id, amount, (document, due));
        let (document, due) = (self.documents.get_mut(document), self.dues.get_mut(due));
        let mut owners = (0, 0, true);
        if let Some(document) = document {
            document.used.1 += if document.settles() { amount } else { 0 };
            (owners.0, owners.2) = (document.customer, document.settles());
        }
        if let Some(due) = due {
            due.settled.1 += amount;
            owners.1 = due.customer;
        }
        if owners.0 != owners.1 || !owners.2 {
            self.stray.get_or_insert((id, owners.0, owners.1));
        }
    }

    /// Money is a receipt or an advance the book began with.
    fn loan(&mut self, id: i64, amount: i64, (document, due): (i64, i64)) {
        let Some(loan_id) = self.dues.get(due).map(|due| due.document) else { return };
        let loan = self.documents.get(loan_id).filter(|loan| loan.kind == Kind::Loan.code());
        let (Some(loan), Some(settling)) = (loan, self.documents.get(document)) else { return };
        let (day, waited) = (settling.day, (settling.day - loan.day).max(0));
        let money = [Kind::Receipt.code(), Kind::OpeningAdvance.code()].contains(&settling.kind);
        let first = LoanSettled { id, day, money, waited, amount: 0 };
        self.loans.entry((loan_id, document)).or_insert(first).amount += amount;
    }

    /// The first day on which another sum of loans falls due than is kept.
    pub(super) fn loan_day(&self, kept: &BTreeMap<i64, i64>) -> Option<Problem> {
        let days = kept.keys().chain(self.loan_days.keys());
        let day = days.into_iter().find(|day| kept.get(day) != self.loan_days.get(day))?;
        let (kept, found) = (kept.get(day), self.loan_days.get(day));
        let open = |of: Option<&i64>| Some(of.copied().unwrap_or(0));
        Some(rows::differs(Sum::LoanDay, day.to_string(), open(kept), open(found)))
    }

    /// The first of what documents settle of loans that is kept otherwise.
    pub(super) fn loan_settled(&self, kept: &BTreeMap<(i64, i64), LoanSettled>) -> Option<Problem> {
        let keys = kept.keys().chain(self.loans.keys());
        let key = keys.into_iter().find(|key| kept.get(key) != self.loans.get(key))?;
        let (kept, found) = (kept.get(key), self.loans.get(key));
        let id = kept.or(found).map_or(0, |settled| settled.id).to_string();
        let amount = |of: Option<&LoanSettled>| of.map(|settled| settled.amount);
        Some(rows::differs(Sum::LoanSettled, id, amount(kept), amount(found)))
    }

    /// What was found of a customer.
    pub(super) fn of(&self, customer: i64) -> OfCustomer {
        self.customers.get(&customer).copied().unwrap_or_default()
    }

    /// The first sum of a due or a document that is kept otherwise.
    pub(super) fn wrong(&self, wanted: Wanted) -> Option<Problem> {
        let of_due = |(id, due): &(i64, Due)| first(wanted, *id, self.of_due(due));
        let stray = || {
            let (id, document, due) = self.stray?;
            first(wanted, id, [(Sum::AllocationCustomer, Some(document), Some(due))])
        };
        let of_document = |(id, document): &(i64, Document)| first(wanted, *id, document.sums());
        let of_dues = self.dues.iter().find_map(of_due);
        of_dues.or_else(stray).or_else(|| self.documents.iter().find_map(of_document))
    }

    fn of_due(&self, due: &Due) -> [Compared; 2] {
        let ended = self.documents.get(due.document).is_some_and(|document| document.ended != 0);
        [
            (Sum::DueSettled, Some(due.settled.0), Some(due.settled.1)),
            (Sum::DueEnded, Some(due.ended), Some(i64::from(ended))),
        ]
    }
}

/// A sum as it is kept and as it was found.
pub(super) type Compared = (Sum, Option<i64>, Option<i64>);

/// The first of some sums of one row that is wanted and kept otherwise.
pub(super) fn first(
    wanted: Wanted,
    id: i64,
    sums: impl IntoIterator<Item = Compared>,
) -> Option<Problem> {
    let wrong = |(sum, kept, found): &Compared| kept != found && wanted.has(Check::Sum(*sum));
    let (sum, kept, found) = sums.into_iter().find(wrong)?;
    Some(rows::differs(sum, id.to_string(), kept, found))
}

/// A day in half the room. One that is out of range is no due's.
fn day(day: i64) -> i32 {
    i32::try_from(day).unwrap_or(i32::MIN)
}

fn known(day: i32) -> Option<i64> {
    (day != NEVER).then_some(i64::from(day))
}
