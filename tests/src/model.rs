//! A naive model of a book: plain lists, every sum taken anew, and the refusals in the order the book promises. It knows
//! nothing of accounts, SQL or kept sums; where it and the book differ, one of them is wrong.

mod allocate;
mod charge;
mod settle;
mod undo;

use std::collections::BTreeMap;

use books::adjustments::MoneyMove;
use books::values::{DocumentKind as Kind, Method};

/// What the book should answer: the id its view bears, or the code of a refusal.
pub type Outcome = Result<i64, &'static str>;
/// Which due, and how much goes to it.
pub type Wish = (i64, i64);

/// One thing a person may ask of the book. Days are counted from 1970-01-01, amounts in minor units.
#[expect(missing_docs, reason = "a command's fields are those of its form")]
#[derive(Debug, Clone)]
pub enum Command {
    Loan {
        customer: i64,
        cash: bool,
        amount: i64,
        day: i64,
        dues: Vec<(i64, i64)>,
        overridden: bool,
    },
    Repay {
        loan: i64,
        amount: i64,
        method: Method,
        day: i64,
    },
    Receive {
        customer: i64,
        amount: i64,
        method: Method,
        day: i64,
        plan: Option<Vec<Wish>>,
    },
    UseAdvance {
        document: i64,
        day: i64,
        plan: Option<Vec<Wish>>,
    },
    Refund {
        document: i64,
        amount: i64,
        method: Method,
        day: i64,
    },
    Fee {
        customer: i64,
        amount: i64,
        day: i64,
        due: i64,
    },
    Discount {
        customer: i64,
        amount: i64,
        day: i64,
        plan: Option<Vec<Wish>>,
        reason: &'static str,
    },
    WriteOff {
        customer: i64,
        amount: i64,
        day: i64,
        plan: Option<Vec<Wish>>,
        reason: &'static str,
    },
    MoveMoney {
        kind: MoneyMove,
        amount: i64,
        method: Method,
        day: i64,
    },
    Deposit {
        receipt: i64,
        day: i64,
    },
    Bounce {
        receipt: i64,
        day: i64,
        fee: Option<i64>,
    },
    Void {
        document: i64,
        reason: &'static str,
    },
    Close {
        through: Option<i64>,
    },
    Archive {
        customer: i64,
        archived: bool,
    },
}

/// How a document stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// It counts.
    Live,
    /// It was voided.
    Void,
    /// Its cheque bounced.
    Bounced,
}

/// One due of a charge.
#[derive(Debug, Clone, Copy)]
pub struct Due {
    /// Its id.
    pub id: i64,
    /// When it falls due.
    pub day: i64,
    /// How much.
    pub amount: i64,
}

/// A document.
#[derive(Debug, Clone)]
pub struct Document {
    /// What it is.
    pub kind: Kind,
    /// Whose; nobody's for the owner's money.
    pub customer: Option<i64>,
    /// The day it bears.
    pub day: i64,
    /// How much.
    pub amount: i64,
    /// How it was paid.
    pub method: Option<Method>,
    /// The document it is about.
    pub about: Option<i64>,
    /// How it stands.
    pub state: State,
    /// Its dues, when it is a charge.
    pub dues: Vec<Due>,
    /// It stands on loans receivable.
    pub on_loans: bool,
}

/// A customer.
#[derive(Debug, Clone, Copy)]
pub struct Customer {
    /// The most they may owe.
    pub limit: Option<i64>,
    /// Not offered for new entries.
    pub archived: bool,
}

/// How a customer stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stands {
    /// Σ open dues.
    pub outstanding: i64,
    /// Σ what is left of what settles.
    pub advance: i64,
    /// The first open due.
    pub next_due: Option<i64>,
}

/// The whole book.
#[derive(Debug, Clone, Default)]
pub struct Model {
    /// The civil date at the counter.
    pub today: i64,
    /// Nothing on or before this day changes.
    pub closed: Option<i64>,
    /// By id.
    pub customers: BTreeMap<i64, Customer>,
    /// By id.
    pub documents: BTreeMap<i64, Document>,
    /// Settling document, due, amount: what counts now.
    pub allocations: Vec<(i64, i64, i64)>,
    /// Documents recorded so far in the file.
    pub last_document: i64,
    /// Dues recorded so far in the file.
    pub last_due: i64,
}

impl Model {
    /// Does what a person asks, or refuses it and changes nothing.
    pub fn apply(&mut self, command: &Command) -> Outcome {
        match command {
            Command::Loan { customer, cash, amount, day, dues, overridden } => {
                self.lend(*customer, *cash, *amount, *day, dues, *overridden)
            }
            Command::Repay { loan, amount, method, day } => {
                self.repay(*loan, *amount, *method, *day)
            }
            Command::Receive { customer, amount, method, day, plan } => {
                self.receive(*customer, *amount, *method, *day, plan.as_deref())
            }
            Command::UseAdvance { document, day, plan } => {
                self.use_advance(*document, *day, plan.as_deref())
            }
            Command::Refund { document, amount, method, day } => {
                self.refund(*document, *amount, *method, *day)
            }
            Command::Fee { customer, amount, day, due } => {
                self.fee(*customer, *amount, *day, *due, None)
            }
            Command::Discount { customer, amount, day, plan, reason } => self.adjust(
                Kind::SettlementDiscount,
                (*customer, *amount, *day),
                plan.as_deref(),
                reason,
            ),
            Command::WriteOff { customer, amount, day, plan, reason } => {
                self.adjust(Kind::WriteOff, (*customer, *amount, *day), plan.as_deref(), reason)
            }
            Command::MoveMoney { kind, amount, method, day } => {
                self.move_money(*kind, *amount, *method, *day)
            }
            Command::Deposit { receipt, day } => self.deposit(*receipt, *day),
            Command::Bounce { receipt, day, fee } => self.bounce(*receipt, *day, *fee),
            Command::Void { document, reason } => self.void(*document, reason),
            Command::Close { through } => self.close(*through),
            Command::Archive { customer, archived } => {
                self.customer(*customer)?;
                self.customers.entry(*customer).and_modify(|c| c.archived = *archived);
                Ok(*customer)
            }
        }
    }

    /// How a customer stands.
    pub fn stands(&self, customer: i64) -> Stands {
        let open = self.open_dues(customer);
        let of = |document: &&Document| document.customer == Some(customer);
        let advance =
            self.documents.iter().filter(|(_, d)| of(d)).map(|(id, _)| self.rest(*id)).sum();
        Stands {
            outstanding: open.iter().map(|(_, open)| open).sum(),
            advance,
            next_due: open.first().map(|(due, _)| due.day),
        }
    }

    /// What is left of a document that settles; nothing of another.
    pub fn rest(&self, id: i64) -> i64 {
        let document = &self.documents[&id];
        if document.state != State::Live || !settles(document.kind) {
            return 0;
        }
        let used: i64 =
            self.allocations.iter().filter(|(d, ..)| *d == id).map(|(.., amount)| amount).sum();
        document.amount - used - self.refunded(id)
    }

    /// What is open of a charge.
    pub fn open(&self, id: i64) -> i64 {
        let document = &self.documents[&id];
        if document.state != State::Live {
            return 0;
        }
        document.dues.iter().map(|due| self.open_of(due)).sum()
    }

    /// The open dues of a customer with what is open, the oldest first.
    pub fn open_dues(&self, customer: i64) -> Vec<(Due, i64)> {
        let live = self
            .documents
            .values()
            .filter(|d| d.customer == Some(customer) && d.state == State::Live);
        let mut dues: Vec<_> =
            live.flat_map(|d| &d.dues).map(|due| (*due, self.open_of(due))).collect();
        dues.retain(|(_, open)| *open > 0);
        dues.sort_by_key(|(due, _)| (due.day, due.id));
        dues
    }

    /// What a settling document settles, by due.
    pub fn allocated(&self, id: i64) -> Vec<Wish> {
        let mut parts = BTreeMap::new();
        for (_, due, amount) in self.allocations.iter().filter(|(document, ..)| *document == id) {
            *parts.entry(*due).or_default() += amount;
        }
        parts.into_iter().collect()
    }

    /// The loans that stand: amount and what is open.
    pub fn loans(&self) -> Vec<(i64, i64)> {
        let live = |d: &Document| d.kind == Kind::Loan && d.state == State::Live;
        let of = self.documents.iter().filter(|(_, d)| live(d));
        of.map(|(id, d)| (d.amount, self.open(*id))).collect()
    }

    /// What is open of a due of a charge that stands.
    pub fn open_of(&self, due: &Due) -> i64 {
        let settled: i64 =
            self.allocations.iter().filter(|(_, d, _)| *d == due.id).map(|(.., a)| a).sum();
        due.amount - settled
    }

    fn refunded(&self, id: i64) -> i64 {
        self.about(id, Kind::Refund).map(|(_, refund)| refund.amount).sum()
    }

    /// Live documents of a kind about another.
    fn about(&self, id: i64, kind: Kind) -> impl Iterator<Item = (i64, &Document)> {
        let fits =
            move |d: &Document| d.about == Some(id) && d.kind == kind && d.state == State::Live;
        self.documents.iter().filter(move |(_, d)| fits(d)).map(|(id, d)| (*id, d))
    }

    fn customer(&self, id: i64) -> Result<Customer, &'static str> {
        self.customers.get(&id).copied().ok_or("customerNotFound")
    }

    fn document(&self, id: i64) -> Result<Document, &'static str> {
        self.documents.get(&id).cloned().ok_or("documentNotFound")
    }

    fn check_amount(amount: i64) -> Result<(), &'static str> {
        match amount {
            ..1 => Err("amountNotPositive"),
            1..=1_000_000_000_000 => Ok(()),
            _ => Err("amountTooLarge"),
        }
    }

    fn check_day(&self, day: i64) -> Result<(), &'static str> {
        if day > self.today {
            return Err("dateInFuture");
        }
        if self.closed.is_some_and(|closed| day <= closed) { Err("periodClosed") } else { Ok(()) }
    }

    fn add(&mut self, document: Document) -> i64 {
        self.last_document += 1;
        self.documents.insert(self.last_document, document);
        self.last_document
    }

    fn dues(&mut self, dues: &[(i64, i64)]) -> Vec<Due> {
        let mut due = |(day, amount): &(i64, i64)| {
            self.last_due += 1;
            Due { id: self.last_due, day: *day, amount: *amount }
        };
        dues.iter().map(&mut due).collect()
    }
}

impl Document {
    fn new(kind: Kind, customer: Option<i64>, day: i64, amount: i64) -> Self {
        let (method, about, dues) = (None, None, Vec::new());
        Self {
            kind,
            customer,
            day,
            amount,
            method,
            about,
            state: State::Live,
            dues,
            on_loans: false,
        }
    }
}

/// Kinds that settle dues.
pub fn settles(kind: Kind) -> bool {
    use Kind as K;
    matches!(
        kind,
        K::OpeningAdvance | K::Receipt | K::CreditNote | K::SettlementDiscount | K::WriteOff
    )
}
