//! Text as people type it: optional fields, folded keys, phone numbers.

use unicode_normalization::UnicodeNormalization;

use crate::db::batch::day;
use crate::refusal::{Answer, At, Refusal};

/// Characters of a number of the tax register.
const TAX_ID_MAX: u32 = 30;

/// What two spellings of the same word share: compatibility form, lower case, single spaces.
pub(crate) fn key(text: &str) -> String {
    let lower = text.nfkc().flat_map(char::to_lowercase).collect::<String>();
    lower.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A text that may be left out: absent and blank are the same; anything else passes `check`.
pub(crate) fn optional(
    text: Option<&str>,
    field: &str,
    check: impl Fn(&str) -> Result<&str, ledger::Refusal>,
) -> Answer<Option<String>> {
    match text.map(str::trim) {
        None | Some("") => Ok(None),
        Some(text) => check(text).map(|text| Some(text.to_owned())).at(field),
    }
}

/// A text that must be there.
pub(crate) fn required(
    text: &str,
    field: &str,
    check: impl Fn(&str) -> Result<&str, ledger::Refusal>,
) -> Answer<String> {
    check(text.trim()).map(str::to_owned).at(field)
}

/// A phone number in international form (E.164). A number without `+` is read as one of the shop's country.
pub(crate) fn phone(text: &str, country: &str, field: &str) -> Answer<String> {
    let refused = || Refusal::PhoneMalformed.on(field);
    let home = country.parse::<phonenumber::country::Id>().map_err(|_| refused())?;
    let latin: String = text.nfkc().map(latin_digit).collect();
    let allowed = |c: char| c.is_ascii_digit() || " +-().".contains(c);
    if !latin.chars().all(allowed) || latin.len() > 40 {
        return Err(refused());
    }
    let number = phonenumber::parse(Some(home), latin.trim()).map_err(|_| refused())?;
    if !phonenumber::is_valid(&number) {
        return Err(refused());
    }
    Ok(number.format().mode(phonenumber::Mode::E164).to_string())
}

/// A native digit as its Latin one; everything else as it is.
pub(crate) fn latin_digit(c: char) -> char {
    const ZEROS: [char; 10] = ['०', '০', '੦', '૦', '௦', '౦', '೦', '൦', '٠', '۰'];
    ZEROS
        .iter()
        .filter_map(|zero| u32::from(c).checked_sub(u32::from(*zero)))
        .find(|digit| *digit < 10)
        .and_then(|digit| char::from_digit(digit, 10))
        .unwrap_or(c)
}

/// A language tag such as `hi` or `pt-BR`; a language without a translation reads as English.
pub(crate) fn language(tag: &str) -> Answer<String> {
    let plain = |c: char| c.is_ascii_alphanumeric() || c == '-';
    let is_tag = (2..=12).contains(&tag.len()) && tag.chars().all(plain);
    if is_tag { Ok(tag.to_owned()) } else { Err(Refusal::NotAChoice.on("language")) }
}

/// A civil date an input names, or `today` when it names none.
pub(crate) fn date(text: Option<&str>, today: ledger::Date, field: &str) -> Answer<ledger::Date> {
    match text.map(str::trim) {
        None | Some("") => Ok(today),
        Some(text) => text.parse().at(field),
    }
}

/// A civil date that bounds a period, if one does.
pub(crate) fn bound(text: Option<&str>, field: &str) -> Answer<Option<ledger::Date>> {
    let text = text.map(str::trim).filter(|text| !text.is_empty());
    text.map(|text| text.parse().at(field)).transpose()
}

/// The first and the last day of a period as the file counts days; one that is absent bounds nothing.
pub(crate) fn days(from: Option<&str>, to: Option<&str>) -> Answer<(i64, i64)> {
    let (from, to) = (bound(from, "from")?, bound(to, "to")?);
    if from.zip(to).is_some_and(|(from, to)| to < from) {
        return Err(Refusal::NotAChoice.on("to"));
    }
    Ok((from.map_or(i64::MIN, day), to.map_or(i64::MAX, day)))
}

/// A number of the tax register, if there is one. Registers differ from country to country: only what none of them uses is refused.
pub(crate) fn tax_id(text: &str) -> Answer<Option<String>> {
    let text = text.trim();
    if text.chars().count() > TAX_ID_MAX as usize {
        return Err(Refusal::TooLong { max: TAX_ID_MAX }.on("taxId"));
    }
    if !text.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '/' | '.' | ' ')) {
        return Err(Refusal::TaxIdMalformed.on("taxId"));
    }
    Ok(Some(text.to_owned()).filter(|text| !text.is_empty()))
}
