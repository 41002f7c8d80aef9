//! What is kept of a customer, checked field by field in the order of the form.

use ledger::Money;

use super::{CustomerChange, NewCustomer};
use crate::refusal::{Answer, At, Refusal};
use crate::text;
use crate::values::Minor;

/// The most days from issue to due: ten years.
const CREDIT_DAYS_MAX: u16 = 3650;

/// A phone number as typed and in international form (E.164).
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Phone {
    pub(crate) typed: String,
    pub(crate) international: String,
}

/// Everything about a customer that a form can change.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Details {
    pub(crate) name: String,
    pub(crate) phone: Option<Phone>,
    pub(crate) email: Option<String>,
    pub(crate) company: Option<String>,
    pub(crate) address: Option<String>,
    pub(crate) tax_id: Option<String>,
    pub(crate) credit_limit: Option<Money>,
    pub(crate) credit_days: Option<u16>,
    pub(crate) language: Option<String>,
    pub(crate) note: Option<String>,
}

impl Details {
    /// These details with a change applied; `country` reads phone numbers without a prefix.
    pub(crate) fn with(self, change: &CustomerChange, country: &str) -> Answer<Self> {
        let name = match &change.name {
            Some(name) => text::required(name, "name", ledger::text::name)?,
            None => self.name,
        };
        Ok(Self {
            name,
            phone: written(self.phone, change.phone.as_ref(), |new| phone(new, country))?,
            email: written(self.email, change.email.as_ref(), |new| {
                text::optional(Some(new), "email", ledger::text::email)
            })?,
            company: written(self.company, change.company.as_ref(), |new| {
                text::optional(Some(new), "company", ledger::text::name)
            })?,
            address: written(self.address, change.address.as_ref(), |new| {
                text::optional(Some(new), "address", ledger::text::note)
            })?,
            tax_id: written(self.tax_id, change.tax_id.as_ref(), text::tax_id)?,
            credit_limit: kept(self.credit_limit, change.credit_limit, credit_limit)?,
            credit_days: kept(self.credit_days, change.credit_days, credit_days)?,
            language: written(self.language, change.language.as_ref(), language)?,
            note: written(self.note, change.note.as_ref(), |new| {
                text::optional(Some(new), "note", ledger::text::note)
            })?,
        })
    }
}

/// A new customer is a change to one of whom nothing is known.
impl From<&NewCustomer> for CustomerChange {
    fn from(new: &NewCustomer) -> Self {
        Self {
            name: Some(new.name.clone()),
            phone: Some(new.phone.clone()),
            email: Some(new.email.clone()),
            company: Some(new.company.clone()),
            address: Some(new.address.clone()),
            tax_id: Some(new.tax_id.clone()),
            credit_limit: Some(new.credit_limit),
            credit_days: Some(new.credit_days),
            language: Some(new.language.clone()),
            note: Some(new.note.clone()),
        }
    }
}

/// A text that is kept, cleared or written anew.
fn written<Old>(
    old: Option<Old>,
    change: Option<&Option<String>>,
    check: impl FnOnce(&str) -> Answer<Option<Old>>,
) -> Answer<Option<Old>> {
    kept(old, change.map(Option::as_deref), check)
}

/// Absent leaves the old value, null clears it, anything else is checked.
#[expect(clippy::option_option, reason = "a merge patch tells absent from null")]
fn kept<New, Old>(
    old: Option<Old>,
    change: Option<Option<New>>,
    check: impl FnOnce(New) -> Answer<Option<Old>>,
) -> Answer<Option<Old>> {
    match change {
        None => Ok(old),
        Some(None) => Ok(None),
        Some(Some(new)) => check(new),
    }
}

fn phone(text: &str, country: &str) -> Answer<Option<Phone>> {
    let typed = text.trim();
    if typed.is_empty() {
        return Ok(None);
    }
    let international = text::phone(typed, country, "phone")?;
    Ok(Some(Phone { typed: typed.to_owned(), international }))
}

fn credit_limit(limit: Minor) -> Answer<Option<Money>> {
    ledger::credit::limit(limit.0).map(Some).at("creditLimit")
}

fn credit_days(days: u16) -> Answer<Option<u16>> {
    if days > CREDIT_DAYS_MAX {
        return Err(Refusal::NotAChoice.on("creditDays"));
    }
    Ok(Some(days))
}

/// A language code as messages are named: `en`, `hi`, `pt-BR`.
fn language(text: &str) -> Answer<Option<String>> {
    let text = text.trim();
    let (language, region) = text.split_once('-').unwrap_or((text, "XX"));
    let known = (2..=3).contains(&language.len())
        && language.bytes().all(|b| b.is_ascii_lowercase())
        && region.len() == 2
        && region.bytes().all(|b| b.is_ascii_uppercase());
    match text {
        "" => Ok(None),
        text if known => Ok(Some(text.to_owned())),
        _ => Err(Refusal::NotAChoice.on("language")),
    }
}
