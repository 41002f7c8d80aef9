//! What the book is made of: customers by name, and three years of a shop's days. The same recipe gives the same book.

use std::sync::atomic::{AtomicU64, Ordering};

use books::bulk::NewDocument;
use books::customers::NewCustomer;
use books::invoices::{LineInput, NewInvoice};
use books::loans::{LoanKind, NewLoan, NewRepayment};
use books::receipts::NewReceipt;
use books::values::{CustomerId, DocumentId, InstalmentInput, Method, Minor, TaxRateId};
use ledger::Date;

use crate::names::{FAMILY, GIVEN, GOODS, PLACES};
use crate::random::Random;

/// The day it is at the counter.
pub const TODAY: &str = "2026-11-21";
/// Days of history before today.
const DAYS: i64 = 3 * 365;
/// Changed whenever the book a recipe makes changes.
const EDITION: u32 = 3;

/// How much there is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Recipe {
    pub customers: usize,
    pub documents: usize,
    /// When there are any, every document is a loan to one of so many, and nobody ever paid.
    pub debtors: usize,
}

impl Recipe {
    /// What the made book must have been made by to be used again.
    pub fn stamp(&self) -> String {
        let schema = include_str!("../../../migrations/0001_book.sql");
        let sum = schema.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |sum, byte| {
            (sum ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3)
        });
        let Self { customers, documents, debtors } = self;
        format!("{customers} {documents} {debtors} {EDITION} {sum:016x}\n")
    }

    /// Every customer.
    pub fn customers(&self) -> impl Iterator<Item = NewCustomer> {
        let mut random = Random::new(1);
        (0..self.customers).map(move |at| customer(&mut random, at))
    }
}

fn customer(random: &mut Random, at: usize) -> NewCustomer {
    let (given, family) = (random.pick(GIVEN).unwrap_or("A"), random.pick(FAMILY).unwrap_or("B"));
    let middle = random.pick(GIVEN).unwrap_or("C");
    let company = random.percent(30).then(|| {
        format!(
            "{middle} {} {}",
            random.pick(&["Traders", "Stores", "Sons"]).unwrap_or("Co"),
            at % 997
        )
    });
    NewCustomer {
        request_id: request_id(random),
        name: if random.percent(50) {
            format!("{given} {family}")
        } else {
            format!("{given} {middle} {family}")
        },
        phone: random.percent(80).then(|| format!("98{} {:05}", 450 + at / 100_000, at % 100_000)),
        email: random
            .percent(25)
            .then(|| format!("{}.{}{at}@example.in", given.to_lowercase(), family.to_lowercase())),
        company,
        address: random
            .percent(40)
            .then(|| format!("{} {}", random.between(1, 400), random.pick(PLACES).unwrap_or("x"))),
        tax_id: None,
        credit_limit: random.percent(10).then_some(Minor(900_000_000_000)),
        credit_days: random.percent(50).then_some(30),
        language: None,
        note: None,
        opening: None,
    }
}

/// A UUID of version 7, as the window makes them: it begins with the time, here some seconds after the one before.
fn request_id(random: &mut Random) -> String {
    static LAST: AtomicU64 = AtomicU64::new(1_400_000_000_000);
    let time = LAST.fetch_add(20_000, Ordering::Relaxed);
    let (high, low) = (random.next(), random.next());
    format!(
        "{:08x}-{:04x}-7{:03x}-8{:03x}-{:012x}",
        time >> 16,
        time & 0xffff,
        high & 0xfff,
        low >> 48 & 0xfff,
        low & 0xffff_ffff_ffff
    )
}

/// The shop's days, document by document.
pub struct Days {
    random: Random,
    today: i64,
    documents: usize,
    customers: i64,
    debtors: i64,
    written: usize,
    /// What is owed on invoices and loans of goods: by whom, and how much.
    owed: Vec<(i64, i64)>,
    /// Loans of cash and what is open on them.
    lent: Vec<(DocumentId, i64)>,
    heavy: bool,
}

impl Days {
    /// The days of a recipe from the first on.
    pub fn new(recipe: &Recipe) -> Self {
        let today = TODAY.parse::<Date>().map_or(0, |today| i64::from(today.day_number()));
        let customers = i64::try_from(recipe.customers).unwrap_or(1);
        let random = Random::new(2);
        Self {
            random,
            today,
            documents: recipe.documents,
            customers,
            debtors: i64::try_from(recipe.debtors).unwrap_or(0),
            written: 0,
            owed: Vec::new(),
            lent: Vec::new(),
            heavy: false,
        }
    }

    /// Goes on at the last day, in a book that is there.
    pub fn today(recipe: &Recipe, seed: u64) -> Self {
        Self { written: recipe.documents, random: Random::new(seed), ..Self::new(recipe) }
    }

    /// The next documents, at most so many; none after the last.
    pub fn lot(&mut self, most: usize) -> Vec<NewDocument> {
        let left = self.documents - self.written;
        (0..left.min(most)).map(|_| self.next()).collect()
    }

    /// What became of a lot: loans can be repaid from now on.
    pub fn recorded(&mut self, lot: &[NewDocument], ids: &[DocumentId]) {
        for (document, id) in lot.iter().zip(ids) {
            if let NewDocument::Loan(NewLoan { kind: LoanKind::Cash, amount, .. }) = document {
                self.lent.push((*id, amount.0));
            }
        }
    }

    fn next(&mut self) -> NewDocument {
        self.written += 1;
        if self.debtors > 0 {
            return self.unpaid();
        }
        if self.written.is_multiple_of(100) {
            self.heavy = !self.heavy;
            return if self.heavy { self.invoice(1) } else { self.receipt(1, 40_000) };
        }
        match self.random.between(0, 99) {
            0..44 => {
                let customer = self.customer();
                self.invoice(customer)
            }
            44..56 => self.loan(),
            56..62 if !self.lent.is_empty() => self.repayment(),
            _ if self.owed.len() > self.documents / 8
                || (self.owed.len() > 20 && self.random.percent(70)) =>
            {
                self.settle()
            }
            _ => {
                let customer = self.customer();
                self.invoice(customer)
            }
        }
    }

    /// A few regulars come half of the time; nearly half of all customers never came back.
    fn customer(&mut self) -> i64 {
        let regulars =
            if self.random.percent(50) { self.customers / 20 } else { self.customers * 11 / 20 };
        self.random.between(2, regulars.max(3))
    }

    fn day(&self) -> i64 {
        let done = i64::try_from(self.written * 10_000 / self.documents.max(1)).unwrap_or(10_000);
        self.today - DAYS + (DAYS * done.min(10_000)) / 10_000
    }

    /// An invoice of about three lines; one in twelve is paid in three instalments.
    pub fn invoice(&mut self, customer: i64) -> NewDocument {
        let on = self.day();
        let by_instalments = self.random.percent(8);
        let lines: Vec<_> =
            (0..self.random.between(2, 4)).map(|_| self.line(by_instalments)).collect();
        let price = |line: &LineInput| line.unit_price.0 * i64::from(line.quantity) / 1_000;
        let total: i64 = lines.iter().map(price).sum();
        self.owed.push((customer, total));
        let part = total / 3;
        let due = |days, amount| InstalmentInput { due_on: date(on + days), amount: Minor(amount) };
        let instalments = if by_instalments {
            vec![due(15, part), due(45, part), due(75, total - 2 * part)]
        } else {
            Vec::new()
        };
        NewDocument::Invoice(NewInvoice {
            request_id: request_id(&mut self.random),
            customer_id: CustomerId(customer),
            issued_on: Some(date(on)),
            due_on: (!by_instalments).then(|| date(on + 30)),
            instalments,
            lines,
            inter_state: false,
            round_off: !by_instalments,
            note: None,
            override_reason: None,
            replaces: None,
        })
    }

    fn line(&mut self, plain: bool) -> LineInput {
        let (description, unit) = self.random.pick(GOODS).unwrap_or(("Rice", "kg"));
        LineInput {
            description: description.to_owned(),
            quantity: i32::try_from(self.random.between(1, 20) * 1_000).unwrap_or(1_000),
            unit: Some(unit.to_owned()),
            unit_price: Minor(self.random.between(20, 600) * 100),
            discount_rate: (!plain && self.random.percent(10)).then_some(500),
            discount_amount: None,
            tax_rate_id: (!plain && self.random.percent(60)).then_some(TaxRateId(2)),
            price_includes_tax: !plain,
        }
    }

    /// Goods or cash on credit. Who borrows cash buys nothing here: what they pay settles nothing but their loans.
    pub fn loan(&mut self) -> NewDocument {
        let (on, buyer) = (self.day(), self.customer());
        let amount = self.random.between(50, 5_000) * 100;
        let borrower = self.customers * 11 / 20 + self.random.between(1, self.customers / 20);
        let (kind, customer) = if self.random.percent(60) {
            (LoanKind::Goods, buyer)
        } else {
            (LoanKind::Cash, borrower)
        };
        if kind == LoanKind::Goods {
            self.owed.push((customer, amount));
        }
        self.lent_to(customer, kind, amount, on, on + 30)
    }

    fn lent_to(
        &mut self,
        customer: i64,
        kind: LoanKind,
        amount: i64,
        on: i64,
        due: i64,
    ) -> NewDocument {
        NewDocument::Loan(NewLoan {
            request_id: request_id(&mut self.random),
            customer_id: CustomerId(customer),
            amount: Minor(amount),
            kind,
            issued_on: Some(date(on)),
            due_on: Some(date(due)),
            instalments: Vec::new(),
            note: None,
            override_reason: None,
        })
    }

    /// Goods on credit, due within three months.
    fn unpaid(&mut self) -> NewDocument {
        let (on, customer) = (self.day(), self.random.between(1, self.debtors));
        let due = on + self.random.between(0, 90);
        let amount = self.random.between(50, 5_000) * 100;
        self.lent_to(customer, LoanKind::Goods, amount, on, due)
    }

    /// Somebody pays what they owe, half of it, or more.
    fn settle(&mut self) -> NewDocument {
        let place = self.random.between(0, i64::try_from(self.owed.len()).unwrap_or(1) - 1);
        let (customer, owed) = self.owed.swap_remove(usize::try_from(place).unwrap_or(0));
        let paid = match self.random.between(0, 9) {
            0 => owed + 10_000,
            1..3 => {
                self.owed.push((customer, owed - owed / 2));
                owed / 2
            }
            _ => owed,
        };
        self.receipt(customer, paid.max(100))
    }

    /// Money from a customer, the oldest due first.
    pub fn receipt(&mut self, customer: i64, amount: i64) -> NewDocument {
        let method = self
            .random
            .pick(&[Method::Cash, Method::MobileMoney, Method::Bank])
            .unwrap_or(Method::Cash);
        NewDocument::Receipt(NewReceipt {
            request_id: request_id(&mut self.random),
            customer_id: CustomerId(customer),
            amount: Minor(amount),
            method,
            cheque: None,
            received_on: Some(date(self.day())),
            reference: None,
            note: None,
            allocation: None,
        })
    }

    fn repayment(&mut self) -> NewDocument {
        let place = self.random.between(0, i64::try_from(self.lent.len()).unwrap_or(1) - 1);
        let place = usize::try_from(place).unwrap_or(0);
        let (loan, open) = self.lent[place];
        let amount = if open > 20_000 && self.random.percent(40) { open / 2 } else { open };
        if amount == open {
            self.lent.swap_remove(place);
        } else {
            self.lent[place].1 -= amount;
        }
        self.repay(loan, amount)
    }

    /// Money against one loan.
    pub fn repay(&mut self, loan: DocumentId, amount: i64) -> NewDocument {
        NewDocument::Repayment(NewRepayment {
            request_id: request_id(&mut self.random),
            loan_id: loan,
            amount: Minor(amount),
            method: Method::Cash,
            cheque: None,
            received_on: Some(date(self.day())),
            reference: None,
            note: None,
        })
    }

    /// Somebody who comes to the counter.
    pub fn someone(&mut self) -> i64 {
        self.customer()
    }
}

/// A civil date as forms say it.
fn date(day: i64) -> String {
    i32::try_from(day)
        .ok()
        .and_then(|day| Date::from_day_number(day).ok())
        .map_or_else(String::new, |date| date.to_string())
}
