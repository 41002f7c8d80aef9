//! Commands by chance: mostly what a shop does, now and then what it must not.

use acceptance::model::{Command, Model, State, Wish, settles};
use acceptance::random::Random;
use books::adjustments::MoneyMove;
use books::values::{DocumentKind as Kind, Method};

/// An id nothing has.
const NOBODY: i64 = 4_000_000_000;

/// The next command for a book as it stands.
pub fn command(random: &mut Random, book: &Model) -> Command {
    match random.between(0, 99) {
        0..22 => lend(random, book),
        22..38 => repay(random, book),
        38..56 => receive(random, book),
        56..64 => use_advance(random, book),
        64..69 => refund(random, book),
        69..73 => fee(random, book),
        73..79 => adjust(random, book),
        79..81 => move_money(random, book),
        81..85 => Command::Deposit { receipt: cheque(random, book), day: day(random, book) },
        85..89 => bounce(random, book),
        89..97 => void(random, book),
        97..99 => Command::Close { through: random.percent(60).then(|| day(random, book) - 10) },
        _ => Command::Archive { customer: customer(random, book), archived: random.percent(30) },
    }
}

fn lend(random: &mut Random, book: &Model) -> Command {
    let (amount, day) = (amount(random), day(random, book));
    let count = random.between(1, 3);
    let mut dues: Vec<_> = Vec::new();
    let mut due = day + random.between(-1, 30);
    for left in (1..=count).rev() {
        let rest = amount - dues.iter().map(|(_, part)| part).sum::<i64>();
        dues.push((due, if left == 1 { rest } else { rest / left }));
        due += random.between(0, 30) + i64::from(!random.percent(3));
    }
    if random.percent(2) {
        dues[0].1 += random.between(-2, 2);
    }
    let (cash, overridden) = (random.percent(50), random.percent(20));
    Command::Loan { customer: customer(random, book), cash, amount, day, dues, overridden }
}

fn repay(random: &mut Random, book: &Model) -> Command {
    let loan = document(random, book, |kind| kind == Kind::Loan);
    let open = book.documents.get(&loan).map_or(0, |_| book.open(loan));
    Command::Repay {
        loan,
        amount: about(random, open),
        method: method(random),
        day: day(random, book),
    }
}

fn receive(random: &mut Random, book: &Model) -> Command {
    let customer = customer(random, book);
    let outstanding =
        book.customers.get(&customer).map_or(0, |_| book.stands(customer).outstanding);
    let amount = about(random, outstanding);
    let (method, day) = (method(random), day(random, book));
    Command::Receive { customer, amount, method, day, plan: plan(random, book, customer, amount) }
}

fn use_advance(random: &mut Random, book: &Model) -> Command {
    let document = with_rest(random, book);
    let of = book.documents.get(&document).and_then(|d| d.customer).unwrap_or(NOBODY);
    let rest = book.documents.get(&document).map_or(0, |_| book.rest(document));
    let day = day(random, book);
    Command::UseAdvance { document, day, plan: plan(random, book, of, rest) }
}

fn refund(random: &mut Random, book: &Model) -> Command {
    let document = with_rest(random, book);
    let rest = book.documents.get(&document).map_or(0, |_| book.rest(document));
    Command::Refund {
        document,
        amount: about(random, rest),
        method: method(random),
        day: day(random, book),
    }
}

fn fee(random: &mut Random, book: &Model) -> Command {
    let day = day(random, book);
    let due = day + random.between(-1, 20);
    Command::Fee { customer: customer(random, book), amount: amount(random) / 50, day, due }
}

fn adjust(random: &mut Random, book: &Model) -> Command {
    let customer = customer(random, book);
    let outstanding =
        book.customers.get(&customer).map_or(0, |_| book.stands(customer).outstanding);
    let (amount, day) = (about(random, outstanding / 4), day(random, book));
    let plan = plan(random, book, customer, amount);
    let reason = reason(random);
    if random.percent(50) {
        Command::Discount { customer, amount, day, plan, reason }
    } else {
        Command::WriteOff { customer, amount, day, plan, reason }
    }
}

fn move_money(random: &mut Random, book: &Model) -> Command {
    let kinds = [MoneyMove::OwnerIn, MoneyMove::OwnerOut, MoneyMove::CashToBank];
    let kind = random.pick(&kinds).unwrap();
    Command::MoveMoney {
        kind,
        amount: amount(random),
        method: method(random),
        day: day(random, book),
    }
}

fn bounce(random: &mut Random, book: &Model) -> Command {
    let fee = random.percent(40).then(|| amount(random) / 100);
    Command::Bounce { receipt: cheque(random, book), day: day(random, book), fee }
}

fn void(random: &mut Random, book: &Model) -> Command {
    Command::Void { document: document(random, book, |_| true), reason: reason(random) }
}

fn reason(random: &mut Random) -> &'static str {
    if random.percent(95) { "a slip of the pen" } else { "" }
}

fn customer(random: &mut Random, book: &Model) -> i64 {
    let known: Vec<_> = book.customers.keys().copied().collect();
    if random.percent(99) { random.pick(&known).unwrap() } else { NOBODY }
}

/// A document of kinds asked for, mostly one that stands; now and then any, or none.
fn document(random: &mut Random, book: &Model, fits: fn(Kind) -> bool) -> i64 {
    let live = random.percent(92);
    let any = random.percent(4);
    let of = book.documents.iter().filter(|(_, d)| any || fits(d.kind));
    let of = of.filter(|(_, d)| !live || d.state == State::Live);
    let ids: Vec<_> = of.map(|(id, _)| *id).collect();
    if random.percent(1) { NOBODY } else { random.pick(&ids).unwrap_or(NOBODY) }
}

fn with_rest(random: &mut Random, book: &Model) -> i64 {
    let ids: Vec<_> = book.documents.keys().copied().filter(|id| book.rest(*id) > 0).collect();
    let lucky = random.pick(&ids).filter(|_| random.percent(85));
    lucky.unwrap_or_else(|| document(random, book, settles))
}

fn cheque(random: &mut Random, book: &Model) -> i64 {
    let is = |d: &acceptance::model::Document| {
        d.kind == Kind::Receipt && d.method == Some(Method::Cheque)
    };
    let ids: Vec<_> = book.documents.iter().filter(|(_, d)| is(d)).map(|(id, _)| *id).collect();
    let lucky = random.pick(&ids).filter(|_| random.percent(85));
    lucky.unwrap_or_else(|| document(random, book, |kind| kind == Kind::Receipt))
}

fn method(random: &mut Random) -> Method {
    random.pick(&[Method::Cash, Method::MobileMoney, Method::Bank, Method::Cheque]).unwrap()
}

fn amount(random: &mut Random) -> i64 {
    match random.between(0, 199) {
        0 => 0,
        1 => -random.between(1, 1000),
        2 => 1_000_000_000_001,
        3 => 1_000_000_000_000,
        _ => random.between(1, 200_000),
    }
}

/// An amount around one that matters.
fn about(random: &mut Random, of: i64) -> i64 {
    match random.between(0, 9) {
        0 => of,
        1 => of + 1,
        2 => amount(random),
        _ => random.between(1, of.max(1)),
    }
}

/// Mostly today or not long ago; now and then tomorrow.
fn day(random: &mut Random, book: &Model) -> i64 {
    match random.between(0, 49) {
        0 => book.today + 1,
        1..30 => book.today,
        _ => book.today - random.between(0, 20),
    }
}

fn plan(random: &mut Random, book: &Model, customer: i64, amount: i64) -> Option<Vec<Wish>> {
    if random.percent(65) {
        return None;
    }
    let open: Vec<_> =
        if book.customers.contains_key(&customer) { book.open_dues(customer) } else { Vec::new() };
    let mut wishes = Vec::new();
    let mut left = amount;
    for (due, open) in open {
        if random.percent(40) {
            let part = open.min(left).min(random.between(1, open));
            wishes.push((due.id, part + i64::from(random.percent(3))));
            left -= part;
        }
    }
    if random.percent(3) {
        wishes.push((NOBODY, 1));
    }
    if random.percent(3) {
        wishes.extend(wishes.first().copied());
    }
    Some(wishes)
}
