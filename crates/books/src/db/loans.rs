//! Reading loans: the rows of lists, the sums of a summary.

use ledger::Date;
use ledger::status::ChargeStatus as Rule;
use sqlx::Row;
use sqlx::sqlite::{SqliteConnection, SqliteRow};

use super::batch::day;
use super::documents::on;
use crate::loans::{LoanKind, LoanQuery, LoanRow, LoanSummary, RepaymentQuery, RepaymentRow};
use crate::refusal::Answer;
use crate::stretch::{Cursor, any_number, numbers};
use crate::values::{ChargeFilter, CustomerId, Day, DocumentId, DocumentKind, Method, Minor};

/// The invoice that was made of a loan, if one was and it is not void.
pub(crate) async fn billed_as(
    conn: &mut SqliteConnection,
    loan: i64,
) -> Answer<Option<DocumentId>> {
    let id = sqlx::query_scalar(
        "SELECT id FROM document WHERE about_id = ?1 AND kind = 1 AND ended = 0 LIMIT 1",
    )
    .bind(loan)
    .fetch_optional(conn)
    .await?;
    Ok(id.map(DocumentId))
}

/// The rows of a list around a walk that finds their ids. ?1 and ?2 the cursor, ?3 how many, ?4 today, ?5 customer,
/// ?6 status, ?7 and ?8 the numbers from and before.
macro_rules! loans {
    ($walk:literal, $order:literal) => {
        concat!(
            "SELECT d.id, d.number, d.customer_id, c.name, d.detail ->> 'kind' AS kind, d.day, d.amount, d.open, d.next_due,
                    d.ended
             FROM (", $walk, " LIMIT ?3) w JOIN document d ON d.id = w.id JOIN customer c ON c.id = d.customer_id
             ORDER BY ", $order
        )
    };
}

/// Those that stand: a charge that is not void is open or paid, and each has its index.
const STANDING: &str = loans!(
    "SELECT id FROM (
       SELECT * FROM (SELECT id, day FROM document WHERE kind = 2 AND open > 0 AND (day, id) < (?1, ?2)
                      ORDER BY day DESC, id DESC LIMIT ?3)
       UNION ALL
       SELECT * FROM (SELECT id, day FROM document WHERE kind = 2 AND kind <= 4 AND open = 0 AND ended = 0
                      AND (day, id) < (?1, ?2) ORDER BY day DESC, id DESC LIMIT ?3))
     ORDER BY day DESC, id DESC",
    "d.day DESC, d.id DESC"
);
const PAID: &str = loans!(
    "SELECT id FROM document WHERE kind = 2 AND kind <= 4 AND open = 0 AND ended = 0 AND (day, id) < (?1, ?2)
     ORDER BY day DESC, id DESC",
    "d.day DESC, d.id DESC"
);
const OVERDUE: &str = loans!(
    "SELECT id FROM document WHERE kind = 2 AND open > 0 AND next_due < ?4 AND (day, id) < (?1, ?2)
     ORDER BY day DESC, id DESC",
    "d.day DESC, d.id DESC"
);
const PENDING: &str = loans!(
    "SELECT id FROM document WHERE kind = 2 AND open > 0 AND next_due >= ?4 AND (day, id) < (?1, ?2)
     ORDER BY day DESC, id DESC",
    "d.day DESC, d.id DESC"
);
const OPEN: &str = loans!(
    "SELECT id FROM document WHERE kind = 2 AND open > 0 AND (day, id) < (?1, ?2) ORDER BY day DESC, id DESC",
    "d.day DESC, d.id DESC"
);
const VOID: &str = loans!(
    "SELECT id FROM document INDEXED BY document_over WHERE kind = 2 AND ended <> 0 AND (day, id) < (?1, ?2)
     ORDER BY day DESC, id DESC",
    "d.day DESC, d.id DESC"
);
const OF_CUSTOMER: &str = loans!(
    "SELECT id FROM document WHERE customer_id = ?5 AND kind = 2 AND (day, id) < (?1, ?2) AND number >= ?7 AND number < ?8
       AND CASE ?6 WHEN 'paid' THEN ended = 0 AND open = 0 WHEN 'overdue' THEN next_due < ?4
                   WHEN 'pending' THEN next_due >= ?4 WHEN 'open' THEN open > 0
                   WHEN 'void' THEN ended <> 0 ELSE ended = 0 END
     ORDER BY day DESC, id DESC",
    "d.day DESC, d.id DESC"
);
const BY_NUMBER: &str = loans!(
    "SELECT id FROM document WHERE number >= ?7 AND number < ?8 AND +kind = 2
       AND CASE ?6 WHEN 'paid' THEN ended = 0 AND open = 0 WHEN 'overdue' THEN next_due < ?4
                   WHEN 'pending' THEN next_due >= ?4 WHEN 'open' THEN open > 0
                   WHEN 'void' THEN ended <> 0 ELSE ended = 0 END
     ORDER BY number DESC",
    "d.number DESC"
);

/// The rows of a list of loans, one more than `limit`. A search alone goes by number, and so does its cursor.
pub(crate) async fn loans(
    conn: &mut SqliteConnection,
    query: &LoanQuery,
    today: Date,
    limit: usize,
) -> Answer<Vec<LoanRow>> {
    let wanted = numbers(DocumentKind::Loan, query.search.as_deref());
    let by_number = query.customer_id.is_none() && wanted.is_some();
    let (low, high) = wanted.unwrap_or_else(any_number);
    let (cursor, high) = if by_number {
        (Cursor::read(None)?, query.after.clone().map_or(high.clone(), |after| after.min(high)))
    } else {
        (Cursor::read(query.after.as_deref())?, high)
    };
    let rows = sqlx::query(walk(query, by_number))
        .bind(cursor.day)
        .bind(cursor.id)
        .bind(i64::try_from(limit).unwrap_or(i64::MAX).saturating_add(1))
        .bind(day(today))
        .bind(query.customer_id.map(|customer| customer.0))
        .bind(query.status.map(word))
        .bind(low)
        .bind(high)
        .fetch_all(conn)
        .await?;
    rows.iter().map(|row| loan(row, today)).collect()
}

/// The walk whose index knows most of what is asked.
fn walk(query: &LoanQuery, by_number: bool) -> &'static str {
    match (query.customer_id, by_number, query.status) {
        (Some(_), _, _) => OF_CUSTOMER,
        (None, true, _) => BY_NUMBER,
        (None, false, None) => STANDING,
        (None, false, Some(ChargeFilter::Paid)) => PAID,
        (None, false, Some(ChargeFilter::Overdue)) => OVERDUE,
        (None, false, Some(ChargeFilter::Pending)) => PENDING,
        (None, false, Some(ChargeFilter::Open)) => OPEN,
        (None, false, Some(ChargeFilter::Void)) => VOID,
    }
}

fn word(status: ChargeFilter) -> &'static str {
    match status {
        ChargeFilter::Void => "void",
        ChargeFilter::Paid => "paid",
        ChargeFilter::Overdue => "overdue",
        ChargeFilter::Pending => "pending",
        ChargeFilter::Open => "open",
    }
}

fn loan(row: &SqliteRow, today: Date) -> Answer<LoanRow> {
    let (amount, open): (i64, i64) = (row.get("amount"), row.get("open"));
    let next_due = row.get::<Option<i64>, _>("next_due").map(on).transpose()?;
    let void = row.get::<i64, _>("ended") != 0;
    let cash = row.get::<Option<String>, _>("kind").as_deref() == Some("cash");
    Ok(LoanRow {
        id: DocumentId(row.get("id")),
        number: row.get::<Option<String>, _>("number").unwrap_or_default(),
        customer_id: CustomerId(row.get("customer_id")),
        customer_name: row.get("name"),
        kind: if cash { LoanKind::Cash } else { LoanKind::Goods },
        issued_on: Day(on(row.get("day"))?),
        amount: Minor(amount),
        remaining: Minor(open),
        next_due: next_due.map(Day),
        status: Rule::of(void, next_due, today).into(),
        part_paid: open > 0 && open < amount,
    })
}

/// All loans in figures. One row of kept sums, and what is open by day: a few thousand short rows after twenty years
/// whatever the number of loans.
pub(crate) async fn summary(conn: &mut SqliteConnection, today: Date) -> Answer<LoanSummary> {
    let row = sqlx::query(
        "SELECT t.count, t.amount, t.repayments, t.repaid, t.weight_high, t.weight_low, d.open, d.overdue
         FROM loan_total t, (SELECT ifnull(sum(open), 0) AS open, ifnull(sum(open) FILTER (WHERE day < ?1), 0) AS overdue
                             FROM loan_day) d",
    )
    .bind(day(today))
    .fetch_one(conn)
    .await?;
    let [issued, repayments, repaid, open] =
        ["amount", "repayments", "repaid", "open"].map(|column| row.get::<i64, _>(column));
    let weight = i128::from(row.get::<i64, _>("weight_high")) * 1_000_000
        + i128::from(row.get::<i64, _>("weight_low"));
    Ok(LoanSummary {
        issued: Minor(issued),
        collected: Minor(repaid),
        let_off: Minor(issued - open - repaid),
        outstanding: Minor(open),
        overdue: Minor(row.get("overdue")),
        count: row.get("count"),
        repayments: u32::try_from(repayments).unwrap_or(u32::MAX),
        average_days_tenths: mean(weight * 10, repaid).and_then(|days| i32::try_from(days).ok()),
        average_repayment: mean(repaid.into(), repayments)
            .and_then(|mean| i64::try_from(mean).ok())
            .map(Minor),
    })
}

/// A mean of what is never negative, rounded half up; none of nothing.
fn mean(sum: i128, count: i64) -> Option<i128> {
    let count = i128::from(count);
    (count > 0).then(|| (2 * sum + count) / (2 * count))
}

/// What settled loans, around a walk. ?1 and ?2 the cursor, ?3 how many, ?4 customer or loan, ?5 whether money did.
macro_rules! repayments {
    ($walk:literal) => {
        concat!(
            "SELECT s.id, s.document_id, d.kind, d.number, s.loan_id, l.number AS loan_number, d.customer_id, c.name, s.day,
                    s.amount, d.method
             FROM (", $walk, " AND s.money = ?5 AND s.amount > 0 AND (s.day, s.id) < (?1, ?2)
                   ORDER BY s.day DESC, s.id DESC LIMIT ?3) w
             JOIN loan_settled s ON s.id = w.id JOIN document d ON d.id = s.document_id
             JOIN document l ON l.id = s.loan_id JOIN customer c ON c.id = d.customer_id
             ORDER BY s.day DESC, s.id DESC"
        )
    };
}

const REPAYMENTS: &str = repayments!("SELECT s.id FROM loan_settled s WHERE true");
const REPAYMENTS_OF_CUSTOMER: &str = repayments!(
    "SELECT s.id FROM document l CROSS JOIN loan_settled s ON s.loan_id = l.id WHERE l.customer_id = ?4 AND l.kind = 2"
);
const REPAYMENTS_OF_LOAN: &str =
    repayments!("SELECT s.id FROM loan_settled s WHERE s.loan_id = ?4");

/// The rows of a list of repayments, one more than `limit`; each with what its place in the list is known by.
pub(crate) async fn repayments(
    conn: &mut SqliteConnection,
    query: &RepaymentQuery,
    limit: usize,
) -> Answer<Vec<(RepaymentRow, i64)>> {
    let cursor = Cursor::read(query.after.as_deref())?;
    let (sql, of) = match (query.loan_id, query.customer_id) {
        (Some(loan), _) => (REPAYMENTS_OF_LOAN, Some(loan.0)),
        (None, Some(customer)) => (REPAYMENTS_OF_CUSTOMER, Some(customer.0)),
        (None, None) => (REPAYMENTS, None),
    };
    let rows = sqlx::query(sql)
        .bind(cursor.day)
        .bind(cursor.id)
        .bind(i64::try_from(limit).unwrap_or(i64::MAX).saturating_add(1))
        .bind(of)
        .bind(!query.let_off)
        .fetch_all(conn)
        .await?;
    rows.iter().map(|row| Ok((repayment(row)?, row.get("id")))).collect()
}

fn repayment(row: &SqliteRow) -> Answer<RepaymentRow> {
    let number = |column: &str| row.get::<Option<String>, _>(column).unwrap_or_default();
    Ok(RepaymentRow {
        document_id: DocumentId(row.get("document_id")),
        kind: DocumentKind::from_code(row.get("kind")),
        number: number("number"),
        loan_id: DocumentId(row.get("loan_id")),
        loan_number: number("loan_number"),
        customer_id: CustomerId(row.get("customer_id")),
        customer_name: row.get("name"),
        received_on: Day(on(row.get("day"))?),
        amount: Minor(row.get("amount")),
        method: row.get::<Option<i64>, _>("method").map(Method::from_code),
    })
}
