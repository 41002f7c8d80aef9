//! The next number of a series.

use ledger::Date;
use sqlx::Row;
use sqlx::sqlite::SqliteConnection;

use super::batch::{SeriesRow, day};
use super::shop::ShopRow;
use crate::refusal::Answer;
use crate::values::DocumentKind;

/// The next number of a series, and the row that moves the series on.
#[derive(Debug, Clone)]
pub(crate) struct NextNumber {
    pub(crate) number: String,
    pub(crate) series: SeriesRow,
    /// A higher number was already given to a later day.
    pub(crate) backdated: bool,
}

impl NextNumber {
    /// The number after the last one a series gave, with the latest day it gave one to.
    pub(crate) fn after(
        last: Option<(i64, i64)>,
        kind: DocumentKind,
        year: ledger::number::FinancialYear,
        date: Date,
    ) -> Answer<Self> {
        let (last, latest) = last.unwrap_or((0, i64::MIN));
        let series = ledger::number::Series::new(kind.prefix(), &year.label)?;
        let number = series.number(last.unsigned_abs() + 1)?;
        let on = day(date);
        let series = SeriesRow { kind: kind.code(), year: year.label, last: last + 1, day: on };
        Ok(Self { number, series, backdated: latest > on })
    }
}

/// The next number of a kind's series in the financial year of a day.
pub(crate) async fn next_number(
    conn: &mut SqliteConnection,
    shop: &ShopRow,
    kind: DocumentKind,
    date: Date,
) -> Answer<NextNumber> {
    let year = shop.year.year_of(date)?;
    let row =
        sqlx::query("SELECT last, latest_day FROM number_series WHERE kind = ?1 AND year = ?2")
            .bind(kind.code())
            .bind(year.label.clone())
            .fetch_optional(conn)
            .await?;
    NextNumber::after(row.map(|row| (row.get(0), row.get(1))), kind, year, date)
}

impl DocumentKind {
    /// What the numbers of its series begin with.
    pub(crate) fn prefix(self) -> &'static str {
        match self {
            Self::Invoice => "INV",
            Self::Loan => "LN",
            Self::Fee => "FEE",
            Self::OpeningBalance | Self::OpeningAdvance => "OB",
            Self::Receipt => "RCT",
            Self::CreditNote => "CN",
            Self::SettlementDiscount => "DSC",
            Self::WriteOff => "WO",
            Self::Refund => "RF",
            Self::ChequeDeposit => "CD",
            Self::ChequeBounce => "CB",
            Self::AdvanceTransfer => "AT",
            Self::OwnerIn => "OI",
            Self::OwnerOut => "OO",
            Self::CashToBank => "CTB",
        }
    }
}
