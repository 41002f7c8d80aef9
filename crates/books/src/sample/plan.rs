//! The year as a list of deeds, in the order they were done. It follows from the tables and the date alone.

use ledger::Date;

use super::cast::{CAST, Neighbour, Pays, YEAR, who};
use super::goods::{GOODS, NOTES};
use crate::adjustments::MoneyMove;
use crate::loans::LoanKind;
use crate::values::Method;

/// Something done at the counter. Rupees are whole.
#[derive(Debug, Clone)]
pub(super) struct Deed {
    /// Days before today.
    pub(super) ago: i32,
    /// Minutes after midnight.
    pub(super) minute: u16,
    /// Whose khata, an index of the cast; nobody's for the owner's own money.
    pub(super) who: usize,
    pub(super) act: Act,
}

/// What is done.
#[derive(Debug, Clone)]
pub(super) enum Act {
    /// The customer is written into the book.
    Arrive,
    /// Credit without a bill, due after the customer's credit days or as said.
    Give {
        rupees: i64,
        kind: LoanKind,
        note: &'static str,
        due: Due,
    },
    /// An invoice of goods by their index, each so many times the usual quantity.
    Bill {
        goods: Vec<(usize, i32)>,
    },
    /// Money in, at most what is owed.
    Pay {
        rupees: Option<i64>,
        with: Method,
    },
    /// Money in before anything is owed.
    PayAhead {
        rupees: i64,
        with: Method,
    },
    /// An instalment of the last loan.
    Repay {
        rupees: i64,
        with: Method,
    },
    /// What was paid ahead settles what is open.
    UseAdvance,
    /// The last cheque goes to the bank.
    Deposit,
    /// The last cheque comes back.
    Bounce {
        fee: i64,
    },
    /// One unit of the first line of the last invoice comes back.
    Return,
    Discount {
        rupees: i64,
    },
    GiveUp,
    LateFee {
        rupees: i64,
    },
    /// The last credit given was written twice.
    Undo,
    Archive,
    /// The owner's money; a share of what lies there in percent, or so many rupees.
    Owner {
        kind: MoneyMove,
        with: Method,
        much: Much,
    },
}

#[derive(Debug, Clone, Copy)]
pub(super) enum Due {
    Usual,
    InDays(i32),
    /// So many equal parts, a month apart.
    Monthly(i32),
}

#[derive(Debug, Clone, Copy)]
pub(super) enum Much {
    Rupees(i64),
    Percent(i64),
}

/// Every deed of the year that ends today.
pub(super) fn year(today: Date) -> Vec<Deed> {
    let mut deeds = story();
    deeds.extend(purse(today));
    for (index, one) in CAST.iter().enumerate() {
        deeds.push(Deed { ago: one.from, minute: 8 * 60 + 30, who: index, act: Act::Arrive });
        deeds.extend(habits(index, one, today));
    }
    deeds.sort_by_key(|deed| (-deed.ago, deed.minute));
    deeds
}

/// Buying and paying by habit.
fn habits(index: usize, one: &Neighbour, today: Date) -> Vec<Deed> {
    let mut deeds = Vec::new();
    for ago in (0..one.from).rev() {
        let chance = dice(index, ago);
        let day = YEAR - ago + shift(index);
        if one.every > 0 && ago >= one.gone && day % one.every == 0 {
            deeds.push(deed(index, ago, chance, bought(one, chance)));
        }
        if ago >= one.stopped && pays_on(one.pays, day, today, ago) {
            let rupees = if let Pays::Round(_, rupees) = one.pays { Some(rupees) } else { None };
            let act = Act::Pay { rupees, with: one.with };
            deeds.push(deed(index, ago, chance >> 8, act));
            // A cheque is taken to the bank the day after it came.
            if one.with == Method::Cheque && ago > 0 {
                deeds.push(Deed { ago: ago - 1, minute: 11 * 60, who: index, act: Act::Deposit });
            }
        }
    }
    deeds
}

fn pays_on(pays: Pays, day: i32, today: Date, ago: i32) -> bool {
    match pays {
        Pays::Monthly(on) => today.plus_days(-ago).is_ok_and(|date| date.day() == on),
        Pays::Every(days) | Pays::Round(days, _) => (day + 1) % days == 0,
        Pays::Never => false,
    }
}

fn bought(one: &Neighbour, chance: u32) -> Act {
    if one.company.is_some() {
        return Act::Bill { goods: basket(chance) };
    }
    // Seventy to a hundred and thirty percent of the usual, in tens of rupees.
    let rupees = one.rupees * i64::from(70 + chance % 61) / 1_000 * 10;
    let note = NOTES.get(chance as usize % NOTES.len()).copied().unwrap_or_default();
    Act::Give { rupees, kind: LoanKind::Goods, note, due: Due::Usual }
}

/// Three to five goods that follow one another on the shelf with gaps.
fn basket(chance: u32) -> Vec<(usize, i32)> {
    let (first, gap) = (chance as usize % GOODS.len(), 3);
    let times = |nth: u32| i32::try_from((chance >> nth) % 3).unwrap_or(0) + 1;
    (0..3 + chance % 3)
        .map(|nth| ((first + nth as usize * gap) % GOODS.len(), times(nth)))
        .collect()
}

/// The owner's money: some put in at the beginning, and each month the notes to the bank and the new stock paid.
fn purse(today: Date) -> Vec<Deed> {
    let owner = |ago, minute, kind, with, much| Deed {
        ago,
        minute,
        who: 0,
        act: Act::Owner { kind, with, much },
    };
    let mut deeds =
        vec![owner(YEAR, 9 * 60, MoneyMove::OwnerIn, Method::Cash, Much::Rupees(25_000))];
    let first = |ago: &i32| today.plus_days(-ago).is_ok_and(|date| date.day() == 1);
    for ago in (1..YEAR - 27).filter(first) {
        let (bank, out) = (MoneyMove::CashToBank, MoneyMove::OwnerOut);
        deeds.push(owner(ago, 20 * 60 + 40, bank, Method::Cash, Much::Percent(40)));
        deeds.push(owner(ago, 20 * 60 + 45, out, Method::Bank, Much::Percent(70)));
        deeds.push(owner(ago, 20 * 60 + 50, out, Method::MobileMoney, Much::Percent(80)));
    }
    deeds
}

/// What happens once, at its hour.
fn story() -> Vec<Deed> {
    let mut deeds = Vec::new();
    for part in [borrowers(), newcomers(), companies(), endings(), lately()] {
        for (ago, who, act) in part {
            deeds.push(deed(who, ago, dice(who, ago) >> 16, act));
        }
    }
    deeds
}

type Part = Vec<(i32, usize, Act)>;

/// Cash lent: one pays by instalments, one stopped after the first.
fn borrowers() -> Part {
    let cash = |rupees, note, due| Act::Give { rupees, kind: LoanKind::Cash, note, due };
    let back = |rupees, with| Act::Repay { rupees, with };
    vec![
        (118, who::IRFAN, cash(12_000, "For the rickshaw, six instalments", Due::Monthly(6))),
        (86, who::IRFAN, back(2_000, Method::MobileMoney)),
        (57, who::IRFAN, back(2_000, Method::MobileMoney)),
        (25, who::IRFAN, back(2_000, Method::Cash)),
        (190, who::LALITA, cash(5_000, "School fees", Due::InDays(60))),
        (128, who::LALITA, back(1_500, Method::Cash)),
        (95, who::LALITA, Act::LateFee { rupees: 100 }),
    ]
}

/// People who pay on the day; what fell due today is still open.
fn newcomers() -> Part {
    let goods = |rupees, note, days| Act::Give {
        rupees,
        kind: LoanKind::Goods,
        note,
        due: Due::InDays(days),
    };
    let paid = Act::Pay { rupees: None, with: Method::MobileMoney };
    vec![
        (46, who::USHA, goods(840, "Month's ration", 30)),
        (16, who::USHA, paid),
        (15, who::USHA, goods(1_120, "Rice 10 kg, oil 5 l", 15)),
        (21, who::NARESH, goods(760, "Atta 10 kg, tea 500 g", 21)),
        (9, who::NARESH, goods(430, "Sugar 5 kg, soap", 14)),
    ]
}

/// Invoices and what becomes of them: a return, a cheque that bounces, one still in hand, a discount.
fn companies() -> Part {
    let bill = |chance| Act::Bill { goods: basket(chance) };
    let pay = |with| Act::Pay { rupees: None, with };
    vec![
        (75, who::CANTEEN, bill(7)),
        (60, who::CANTEEN, pay(Method::Bank)),
        (45, who::CANTEEN, bill(23)),
        (30, who::CANTEEN, pay(Method::Bank)),
        (15, who::CANTEEN, bill(11)),
        (290, who::CATERERS, pay(Method::MobileMoney)),
        (226, who::CATERERS, pay(Method::MobileMoney)),
        (166, who::CATERERS, Act::Discount { rupees: 60 }),
        (166, who::CATERERS, pay(Method::MobileMoney)),
        (96, who::CATERERS, pay(Method::Cheque)),
        (94, who::CATERERS, Act::Deposit),
        (91, who::CATERERS, Act::Bounce { fee: 300 }),
        (83, who::CATERERS, pay(Method::MobileMoney)),
        (4, who::CATERERS, Act::Pay { rupees: Some(2_500), with: Method::Cheque }),
        (23, who::MESS, bill(39)),
        (22, who::MESS, Act::Return),
        (20, who::SWEETS, Act::Discount { rupees: 50 }),
    ]
}

/// What was given up, who moved away, what was paid ahead.
fn endings() -> Part {
    let ahead = |rupees, with| Act::PayAhead { rupees, with };
    vec![
        (60, who::RAJU, Act::GiveUp),
        (59, who::RAJU, Act::Archive),
        (188, who::SANJAY, Act::Pay { rupees: None, with: Method::Cash }),
        (187, who::SANJAY, Act::Archive),
        (108, who::DEEPA, Act::Pay { rupees: None, with: Method::MobileMoney }),
        (107, who::DEEPA, Act::Archive),
        (150, who::NANDINI, Act::Pay { rupees: None, with: Method::MobileMoney }),
        (150, who::NANDINI, ahead(1_500, Method::MobileMoney)),
        (122, who::NANDINI, Act::UseAdvance),
        (12, who::MEENA, Act::Pay { rupees: None, with: Method::Cash }),
        (12, who::MEENA, ahead(2_000, Method::Cash)),
    ]
}

/// The last days, so that the first screen has something to show whatever the date.
fn lately() -> Part {
    let goods = |rupees, note| Act::Give { rupees, kind: LoanKind::Goods, note, due: Due::Usual };
    let pay = |rupees, with| Act::Pay { rupees: Some(rupees), with };
    vec![
        (6, who::RAMESH, goods(1_150, "Month's ration")),
        (6, who::LAKSHMI, pay(600, Method::MobileMoney)),
        (5, who::SUNITA, goods(740, "Rice 10 kg, toor dal 2 kg")),
        (5, who::SUNITA, pay(500, Method::Cash)),
        (4, who::LAKSHMI, goods(620, "Atta 10 kg, mustard oil 1 l")),
        (4, who::RAMESH, pay(800, Method::MobileMoney)),
        (3, who::KAVITA, goods(680, "Oil 5 l")),
        (3, who::SUNITA, pay(400, Method::Cash)),
        (2, who::RAMESH, goods(560, "Milk and bread")),
        (2, who::RAMESH, pay(700, Method::MobileMoney)),
        (3, who::SURESH, goods(410, "Rice 5 kg, eggs")),
        (2, who::MANOJ, Act::LateFee { rupees: 50 }),
        (1, who::KAVITA, goods(240, "Milk and bread")),
        (1, who::SURESH, goods(320, "Sugar 2 kg, tea")),
        (1, who::LAKSHMI, pay(400, Method::MobileMoney)),
        (0, who::KAVITA, pay(900, Method::MobileMoney)),
        (0, who::NARESH, goods(350, "Soap, washing powder")),
        (0, who::SURESH, pay(500, Method::Cash)),
        (0, who::MEENA, goods(540, "दाल और मसाले")),
        (0, who::MEENA, Act::Undo),
        (0, who::MEENA, goods(450, "दाल और मसाले")),
        (0, who::MESS, Act::Bill { goods: basket(52) }),
    ]
}

fn deed(who: usize, ago: i32, chance: u32, act: Act) -> Deed {
    // Open from nine in the morning to half past eight.
    let minute = 9 * 60 + u16::try_from(chance % 690).unwrap_or(0);
    Deed { ago, minute, who, act }
}

/// Spreads the days on which people come.
fn shift(index: usize) -> i32 {
    i32::try_from(index * 5).unwrap_or(0)
}

/// The same number for the same person and day, everywhere and always (the mixing of `SplitMix64`, 2014).
fn dice(index: usize, ago: i32) -> u32 {
    let mut z =
        (index as u64 + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ u64::from(ago.unsigned_abs());
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    ((z ^ (z >> 31)) >> 32) as u32
}
