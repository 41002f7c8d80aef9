//! What typed amounts and dates mean. Nobody need be signed in: the answers depend on what is asked alone.

use serde::{Deserialize, Serialize};
use specta::Type;

use crate::refusal::{Answer, At, Refusal};
use crate::text;
use crate::values::{Day, InstalmentInput, Minor};

/// How far instalments lie apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum Every {
    /// 7 days.
    Week,
    /// 14 days.
    Fortnight,
    /// The same day of each month, or its last.
    Month,
}

impl From<Every> for ledger::due::Every {
    fn from(every: Every) -> Self {
        match every {
            Every::Week => Self::Weekly,
            Every::Fortnight => Self::Fortnightly,
            Every::Month => Self::Monthly,
        }
    }
}

/// The minor units of `1,20,000`, `1.2L` or `500+250`, for a currency of so many decimals.
pub fn read_amount(text: &str, exponent: u8) -> Answer<Minor> {
    Ok(ledger::reading::read_amount(text, exponent.min(3))?.into())
}

/// The civil date of `21`, `21/11`, `-2` or `today`, seen from the working date (`YYYY-MM-DD`).
pub fn read_date(text: &str, working: &str) -> Answer<Day> {
    let working = working.parse().at("working")?;
    Ok(Day(ledger::reading::read_date(text, working)?))
}

/// Instalments of a total, from the first due date on, that add up to it exactly.
pub fn spread_instalments(
    total: Minor,
    first_due: &str,
    count: u32,
    every: Every,
) -> Answer<Vec<InstalmentInput>> {
    let total = total.money().at("total")?;
    let Some(first_due) = Some(first_due.trim()).filter(|text| !text.is_empty()) else {
        return Err(Refusal::Empty.on("firstDue"));
    };
    let first_due = text::date(Some(first_due), ledger::Date::FIRST, "firstDue")?;
    let count = usize::try_from(count).unwrap_or(usize::MAX);
    let spread = ledger::due::spread(total, first_due, count, every.into()).at("count")?;
    Ok(spread.into_iter().map(instalment).collect())
}

fn instalment(instalment: ledger::due::Instalment) -> InstalmentInput {
    InstalmentInput { due_on: instalment.due_on.to_string(), amount: instalment.amount.into() }
}
