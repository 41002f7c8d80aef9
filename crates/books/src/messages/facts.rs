//! What a message says of a customer and of the shop, as the words in braces.

use ledger::Date;
use ledger::status::days_overdue;

use super::link;
use super::template::{self, Values, Word};
use super::{TemplateKind, TextLanguage};
use crate::db::messages::{About, Addressee, Bill, Owed};
use crate::reminders::amount::{plain, written};
use crate::shop::ShopView;
use crate::values::Minor;

/// The currency that is paid by UPI.
const UPI_CURRENCY: &str = "INR";

/// What is known for a message.
#[derive(Debug, Clone)]
pub(crate) struct Facts {
    name: String,
    /// What is owed and not disputed, less what was paid ahead, as far as it is due or, where nothing is due yet, as far as
    /// it falls due first.
    owed: i64,
    /// The same of all that is owed, due or not.
    payable: i64,
    /// What was paid ahead.
    advance: i64,
    since: Option<Date>,
    bills: Vec<Bill>,
    /// Bills that are not named.
    more: u32,
    balance: i64,
    about: Option<About>,
    today: Date,
    /// Messages written since the oldest of it fell due.
    pub(crate) written: u32,
}

impl Facts {
    /// What is known of a customer: what to write of and Σ open, neither of it disputed; with today, and how many messages
    /// were written since the oldest of it fell due.
    pub(crate) fn of(
        customer: &Addressee,
        (owed, open): (Owed, i64),
        about: Option<&About>,
        (today, written): (Date, u32),
    ) -> Self {
        let left = |open: i64| (open - customer.advance).max(0);
        let named = u32::try_from(owed.bills.len()).unwrap_or(u32::MAX);
        Self {
            name: customer.name.clone(),
            owed: left(owed.amount),
            payable: left(open),
            advance: customer.advance,
            since: owed.since,
            more: owed.count.saturating_sub(named),
            bills: owed.bills,
            balance: customer.balance,
            about: about.cloned(),
            today,
            written,
        }
    }

    /// Somebody who is not there, for a preview: 4,200 are open of two bills, 38 days late.
    pub(crate) fn of_somebody(shop: &ShopView, language: TextLanguage, today: Date) -> Self {
        let whole = |amount: i64| amount * 10_i64.pow(shop.exponent.into());
        let before = |days: i32| today.plus_days(-days).unwrap_or(today);
        let bill = |number: &str, days, open| Bill {
            number: Some(number.to_owned()),
            on: before(days),
            open: whole(open),
        };
        Self {
            name: language.text("someone").to_owned(),
            owed: whole(4_200),
            payable: whole(4_200),
            advance: 0,
            since: Some(before(38)),
            bills: vec![bill("INV/26-27/0042", 45, 3_000), bill("INV/26-27/0057", 30, 1_200)],
            more: 0,
            balance: whole(4_200),
            about: Some(About {
                kind: crate::values::DocumentKind::Invoice,
                number: Some("INV/26-27/0057".to_owned()),
                on: today,
                amount: whole(1_200),
                open: whole(1_200),
                next_due: today.plus_days(15).ok(),
            }),
            today,
            written: 0,
        }
    }

    /// There is something to remind of.
    pub(crate) fn is_owed(&self) -> bool {
        self.owed > 0
    }

    /// Something is owed that is due.
    pub(crate) fn is_due(&self) -> bool {
        self.is_owed() && self.since.is_some_and(|since| since <= self.today)
    }

    /// Days since the oldest of it fell due.
    pub(crate) fn days_late(&self) -> u32 {
        days_overdue(self.since, self.today).unsigned_abs()
    }

    /// What the words in braces stand for in a message of a kind.
    pub(crate) fn values(
        &self,
        shop: &ShopView,
        (kind, language): (TemplateKind, TextLanguage),
    ) -> Values {
        let said = |day: Date| said(day, language);
        let about = self.about.as_ref();
        let amount = match kind {
            TemplateKind::Receipt | TemplateKind::Invoice => about.map(|about| about.amount),
            TemplateKind::Balance => Some(self.balance.max(0)),
            TemplateKind::Gentle | TemplateKind::Firm | TemplateKind::Final => Some(self.owed),
        };
        let late = self.since.filter(|since| *since < self.today);
        let coming = self.since.filter(|since| *since > self.today);
        let due = if kind.is_reminder() {
            coming
        } else {
            about.filter(|about| about.open > 0).and_then(|about| about.next_due)
        };
        let words = [
            (Word::Name, Some(self.name.clone())),
            (Word::Shop, Some(shop.name.clone())),
            (Word::Amount, amount.map(|amount| written(Minor(amount), shop))),
            (Word::Since, late.map(said)),
            (Word::Bills, self.bills(shop, language)),
            (Word::Pay, self.pay(shop, kind)),
            (Word::Balance, Some(self.balance(shop, language))),
            (Word::Number, about.and_then(|about| about.number.clone())),
            (Word::Date, about.map(|about| said(about.on))),
            (Word::Due, due.map(said)),
        ];
        words.into_iter().filter_map(|(word, value)| Some((word, value?))).collect()
    }

    /// Up to five bills, one a line, how many more there are, and what was paid ahead and comes off them.
    fn bills(&self, shop: &ShopView, language: TextLanguage) -> Option<String> {
        let line = |bill: &Bill| {
            let number = bill.number.as_deref().unwrap_or_else(|| language.text("earlier"));
            let open = written(Minor(bill.open), shop);
            format!("• {number}, {}: {open}", said(bill.on, language))
        };
        let mut lines: Vec<String> = self.bills.iter().map(line).collect();
        if self.more > 0 {
            lines.push(language.text("more").replace("{count}", &self.more.to_string()));
        }
        if self.advance > 0 && !lines.is_empty() {
            lines.push(format!("• {}", sum(self.advance, "ahead", (shop, language))));
        }
        (!lines.is_empty()).then(|| lines.join("\n"))
    }

    /// The link to pay what the message is about, where the shop takes UPI.
    fn pay(&self, shop: &ShopView, kind: TemplateKind) -> Option<String> {
        let id = shop.upi_id.as_deref().filter(|_| shop.place.currency == UPI_CURRENCY)?;
        let amount = match kind {
            TemplateKind::Invoice => self.about.as_ref().map_or(0, |about| about.open),
            TemplateKind::Receipt | TemplateKind::Balance => self.payable,
            TemplateKind::Gentle | TemplateKind::Firm | TemplateKind::Final => self.owed,
        };
        let written = || plain(Minor(amount), shop.exponent);
        (amount > 0).then(|| link::upi(id, &shop.name, &written(), &self.name))
    }

    fn balance(&self, shop: &ShopView, language: TextLanguage) -> String {
        let piece = match self.balance {
            0 => "clear",
            1.. => "owed",
            _ahead => "ahead",
        };
        sum(self.balance.saturating_abs(), piece, (shop, language))
    }
}

/// `₹300.00 paid in advance`: an amount in a piece of a language.
fn sum(amount: i64, piece: &str, (shop, language): (&ShopView, TextLanguage)) -> String {
    let amount = Values::from([(Word::Amount, written(Minor(amount), shop))]);
    template::fill(language.text(piece), &amount)
}

/// `21 November 2026`, with the month in a language.
fn said(day: Date, language: TextLanguage) -> String {
    let months = language.text("months");
    let month = usize::try_from(day.month()).ok().and_then(|month| month.checked_sub(1));
    let month = month.and_then(|month| months.split_whitespace().nth(month)).unwrap_or_default();
    format!("{} {month} {}", day.day(), day.year())
}
