//! How a customer stands: four kept sums and what follows from them.

use ledger::status::PaymentStatus as Rule;
use ledger::{Date, Money};
use sqlx::Row;
use sqlx::sqlite::SqliteConnection;

use super::shop::date;
use crate::refusal::{Answer, Refusal};
use crate::values::{CustomerId, Day, Minor, PaymentStatus, Standing};

/// Reads how a customer stands; an unknown one is refused.
pub(crate) async fn standing(
    conn: &mut SqliteConnection,
    customer: i64,
    today: Date,
) -> Answer<Standing> {
    let row = sqlx::query(
        "SELECT name, outstanding, advance, credit_limit, next_due FROM customer WHERE id = ?1",
    )
    .bind(customer)
    .fetch_optional(conn)
    .await?
    .ok_or_else(|| Refusal::CustomerNotFound.on("customerId"))?;
    let (outstanding, advance) = (Money::new(row.get(1))?, Money::new(row.get(2))?);
    let limit = row.get::<Option<i64>, _>(3).map(Money::new).transpose()?;
    let balance = outstanding.minus(advance)?;
    let next_due = date(row.get(4));
    Ok(Standing {
        customer_id: CustomerId(customer),
        name: row.get(0),
        outstanding: outstanding.into(),
        advance: advance.into(),
        balance: balance.into(),
        credit_available: ledger::credit::available(limit, balance).map(Minor::from),
        next_due: next_due.map(Day),
        payment_status: Rule::of(next_due, today).into(),
    })
}

impl From<Rule> for PaymentStatus {
    fn from(status: Rule) -> Self {
        match status {
            Rule::Clear => Self::Clear,
            Rule::Pending => Self::Pending,
            Rule::Overdue => Self::Overdue,
        }
    }
}
