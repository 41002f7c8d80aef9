//! Finding anything by what is typed into one box: customers, documents by number or amount, cases.

pub(crate) mod numbers;

use serde::Serialize;
use specta::Type;

use crate::cases::CaseRow;
use crate::customers::CustomerRow;
use crate::customers::list::term;
use crate::customers::search::{Ranked, fold};
use crate::db::customers as customer_rows;
use crate::db::finding as rows;
use crate::db::search::{self as lists, Filter, Slice};
use crate::people::Role;
use crate::refusal::Answer;
use crate::session::{Desk, Session, Staff};
use crate::values::{CustomerId, Day, DocumentId, DocumentKind, Minor};

/// The most customers, and the most documents of one kind of match.
const CUSTOMERS_MAX: i64 = 8;
const DOCUMENTS_MAX: usize = 5;
/// The most cases, and the fewest letters a case is looked for by.
const CASES_MAX: usize = 5;
const CASE_LETTERS_MIN: usize = 3;
/// The fewest digits that are rather somebody's phone than the number of a document.
const PHONE_MIN: usize = 7;

/// What was found, little of each, and in which order the lists are shown.
#[derive(Debug, Clone, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Finds {
    /// The lists that have something in them, the likeliest first.
    pub order: Vec<Found>,
    /// Best first, at most 8, archived ones last. Nothing typed gives those with the latest entries.
    pub customers: Vec<CustomerFind>,
    /// Documents of that number, then those whose number begins so, the newest first; at most 5.
    pub numbers: Vec<DocumentFind>,
    /// Documents of exactly that amount, the last recorded first; at most 5.
    pub amounts: Vec<DocumentFind>,
    /// Cases by the words of their subject and description, the last changed first; at most 5.
    pub cases: Vec<CaseRow>,
}

/// One list of what was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum Found {
    /// Customers.
    Customers,
    /// Documents by their number.
    Numbers,
    /// Documents by their amount.
    Amounts,
    /// Cases.
    Cases,
}

/// A customer, and by what they were found.
#[derive(Debug, Clone, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct CustomerFind {
    /// As lists show them.
    pub customer: CustomerRow,
    /// The first field that holds what was typed.
    pub by: FoundBy,
}

/// By what a customer was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum FoundBy {
    /// Nothing was typed: they had an entry lately.
    Lately,
    /// The name holds it.
    Name,
    /// The digits of the phone hold it.
    Phone,
    /// The email address holds it.
    Email,
    /// The company holds it.
    Company,
    /// The name sounds like it.
    Sound,
}

/// A document as the list of finds shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct DocumentFind {
    /// The document.
    pub document_id: DocumentId,
    /// What it is.
    pub kind: DocumentKind,
    /// `INV/26-27/0042`.
    pub number: Option<String>,
    /// Its civil date.
    pub on: Day,
    /// Minor units.
    pub amount: Minor,
    /// Whose; the owner's money is nobody's.
    pub customer_id: Option<CustomerId>,
    /// Their name.
    pub customer: Option<String>,
    /// It was reversed.
    pub voided: bool,
    /// The bank sent its cheque back.
    pub bounced: bool,
}

impl Session<Staff> {
    /// Finds what was typed: customers by name in any script or spelling, phone, email or company; documents by number
    /// (any part of it: `0042`, `26-27/42`, `INV 42`) or by exact amount (`1200`, `1,200`, `1.2k`). The owner's money
    /// is found by the owner.
    pub async fn find(&self, text: String) -> Answer<Finds> {
        let text = term(&text, "text")?;
        let mut desk = self.look().await?;
        let customers = desk.find_customers(text).await?;
        let typed = fold(text);
        let (numbers, exact) = desk.find_numbers(&typed).await?;
        let amounts = desk.find_amounts(&typed).await?;
        let letters = typed.chars().filter(|c| c.is_alphabetic()).count();
        let cases = if letters < CASE_LETTERS_MIN {
            Vec::new()
        } else {
            desk.find_cases(text, CASES_MAX).await?
        };
        let mut finds = Finds { order: Vec::new(), customers, numbers, amounts, cases };
        finds.order = finds.likeliest_first(&typed, exact);
        Ok(finds)
    }
}

impl Finds {
    /// A whole phone comes before a whole number, that before a name, that before the words of a case, the beginning of a
    /// number and an amount; who only sounds so, or has these digits somewhere in a phone, comes last.
    fn likeliest_first(&self, typed: &str, exact: bool) -> Vec<Found> {
        let ranks = [
            (self.rank_of_customers(typed), Found::Customers, self.customers.is_empty()),
            (if exact { 1 } else { 5 }, Found::Numbers, self.numbers.is_empty()),
            (6, Found::Amounts, self.amounts.is_empty()),
            (4, Found::Cases, self.cases.is_empty()),
        ];
        let mut order: Vec<_> = ranks.into_iter().filter(|(_, _, empty)| !empty).collect();
        order.sort_by_key(|(rank, _, _)| *rank);
        order.into_iter().map(|(_, found, _)| found).collect()
    }

    fn rank_of_customers(&self, typed: &str) -> u8 {
        let digits = typed.chars().filter(char::is_ascii_digit).count();
        let any = |by: &[FoundBy]| self.customers.iter().any(|find| by.contains(&find.by));
        if digits >= PHONE_MIN && any(&[FoundBy::Phone]) {
            0
        } else if any(&[FoundBy::Name]) {
            2
        } else if any(&[FoundBy::Email, FoundBy::Company]) {
            3
        } else {
            7
        }
    }
}

impl Desk<'_> {
    async fn find_customers(&mut self, text: &str) -> Answer<Vec<CustomerFind>> {
        let today = self.today;
        let Some(ranked) = Ranked::of(text) else {
            let ids = lists::latest(self.conn(), CUSTOMERS_MAX).await?;
            let rows = customer_rows::rows(self.conn(), &ids, today).await?;
            return Ok(rows
                .into_iter()
                .map(|customer| CustomerFind { customer, by: FoundBy::Lately })
                .collect());
        };
        let ids = lists::ranked(self.conn(), &ranked, CUSTOMERS_MAX).await?;
        let mut found = customer_rows::rows(self.conn(), &ids, today).await?;
        let room = CUSTOMERS_MAX - i64::try_from(found.len()).unwrap_or(CUSTOMERS_MAX);
        if room > 0 {
            let ids = lists::list(
                self.conn(),
                Some(&ranked.search),
                Filter::ARCHIVED,
                Slice::first(room),
            )
            .await?
            .ids;
            found.extend(customer_rows::rows(self.conn(), &ids, today).await?);
        }
        let typed = fold(text);
        let find = |customer| CustomerFind { by: by(&typed, &customer), customer };
        Ok(found.into_iter().map(find).collect())
    }

    /// Documents by number, and whether one has exactly that.
    async fn find_numbers(&mut self, typed: &str) -> Answer<(Vec<DocumentFind>, bool)> {
        let Some(asked) = numbers::Asked::read(typed) else { return Ok((Vec::new(), false)) };
        let mut series = rows::series(self.conn()).await?;
        if self.role != Role::Owner {
            series.retain(|series| !is_owners(series.kind));
        }
        let wanted = asked.among(&series, DOCUMENTS_MAX);
        let found = rows::by_number(self.conn(), &wanted.numbers).await?;
        let exact = wanted.exact && !found.is_empty();
        Ok((found, exact))
    }

    async fn find_amounts(&mut self, typed: &str) -> Answer<Vec<DocumentFind>> {
        let exponent = self.opened.shop.view.exponent;
        // What begins with a nought is a number of a document or a phone.
        let amount = Some(typed).filter(|typed| {
            !typed.starts_with('0') && typed.contains(|c: char| c.is_ascii_digit())
        });
        let Some(amount) =
            amount.and_then(|typed| crate::reading::read_amount(typed, exponent).ok())
        else {
            return Ok(Vec::new());
        };
        let owner = self.role == Role::Owner;
        rows::by_amount(self.conn(), amount, owner, DOCUMENTS_MAX).await
    }
}

/// The owner's money, and what they took to the bank: nobody's khata.
fn is_owners(kind: DocumentKind) -> bool {
    matches!(kind, DocumentKind::OwnerIn | DocumentKind::OwnerOut | DocumentKind::CashToBank)
}

/// The first field of a customer that holds a word of what was typed; their name sounds like it when some word is in none.
fn by(typed: &str, customer: &CustomerRow) -> FoundBy {
    let field = |text: Option<&str>| fold(text.unwrap_or_default());
    let fields = [
        (fold(&customer.name), FoundBy::Name),
        (field(customer.email.as_deref()), FoundBy::Email),
        (field(customer.company.as_deref()), FoundBy::Company),
    ];
    let holder =
        |word: &str| fields.iter().find(|(field, _)| field.contains(word)).map(|(_, by)| *by);
    let first =
        typed.split_whitespace().map(holder).reduce(|first, next| next.and(first)).flatten();
    let letters = typed.chars().any(char::is_alphabetic);
    first.unwrap_or(if letters { FoundBy::Sound } else { FoundBy::Phone })
}
