//! How a customer stands: four kept sums and what follows from them.
//!
//! A cheque in hand is money promised. Unless the shop says otherwise it frees no credit until it is deposited.

use ledger::status::PaymentStatus as Rule;
use ledger::{Date, Money};
use sqlx::Row;
use sqlx::sqlite::{SqliteConnection, SqliteRow};

use super::shop::date;
use crate::refusal::{Answer, Refusal};
use crate::values::{CustomerId, Day, Minor, PaymentStatus, Standing};

/// What is in hand in cheques of customer `c` and frees no credit yet, as the shop has it: SQL.
macro_rules! uncleared {
    () => {
        "(SELECT ifnull(sum(d.amount), 0) FROM document d INDEXED BY receipt_by_cheque
          WHERE (SELECT cheque_frees FROM shop) = 0
            AND d.customer_id = c.id AND d.kind = 6 AND d.method = 4 AND d.ended = 0
            AND NOT EXISTS (SELECT 1 FROM document s WHERE s.about_id = d.id AND s.kind = 11 AND s.ended = 0))"
    };
}
pub(crate) use uncleared;

/// What [`read`] asks of customer `c`: SQL.
macro_rules! columns {
    () => {
        concat!(
            "c.name AS customer_name, c.outstanding, c.advance, c.credit_limit, c.next_due AS customer_due, ",
            crate::db::standing::uncleared!(),
            " AS uncleared"
        )
    };
}
pub(crate) use columns;

/// Reads how a customer stands; an unknown one is refused.
pub(crate) async fn standing(
    conn: &mut SqliteConnection,
    customer: i64,
    today: Date,
) -> Answer<Standing> {
    let row = sqlx::query(concat!("SELECT ", columns!(), " FROM customer c WHERE id = ?1"))
        .bind(customer)
        .fetch_optional(conn)
        .await?
        .ok_or_else(|| Refusal::CustomerNotFound.on("customerId"))?;
    read(&row, customer, today)
}

/// How a customer stands, of a row with the columns above.
pub(crate) fn read(row: &SqliteRow, customer: i64, today: Date) -> Answer<Standing> {
    let outstanding = Money::new(row.get("outstanding"))?;
    let advance = Money::new(row.get("advance"))?;
    let limit = row.get::<Option<i64>, _>("credit_limit").map(Money::new).transpose()?;
    let balance = outstanding.minus(advance)?;
    let counted = balance.plus(Money::new(row.get("uncleared"))?)?;
    let next_due = date(row.get("customer_due"));
    Ok(Standing {
        customer_id: CustomerId(customer),
        name: row.get("customer_name"),
        outstanding: outstanding.into(),
        advance: advance.into(),
        balance: balance.into(),
        credit_available: ledger::credit::available(limit, counted).map(Minor::from),
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
