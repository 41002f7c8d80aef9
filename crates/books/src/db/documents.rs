//! What every document has, as the rules look at it: its row, its open dues, what settles it, its entry.

use ledger::account::Receivable;
use ledger::allocation::OpenDue;
use ledger::{Account, Date, Entry, Money, Posting};
use sqlx::Row;
use sqlx::sqlite::{SqliteConnection, SqliteRow};

use super::shop::date;
use super::standing::uncleared;
use crate::refusal::{Answer, Refusal};
use crate::values::{CustomerId, DocumentId, DocumentKind, Method, Moment, UserId};

/// A document as recorded, with the names a view needs.
#[derive(Debug, Clone)]
pub(crate) struct Document {
    pub(crate) id: i64,
    pub(crate) kind: DocumentKind,
    /// Nobody's for the owner's money.
    pub(crate) customer: Option<i64>,
    pub(crate) number: Option<String>,
    pub(crate) on: Date,
    pub(crate) amount: Money,
    pub(crate) method: Option<Method>,
    pub(crate) about: Option<i64>,
    /// JSON of what only this kind has.
    pub(crate) detail: Option<String>,
    pub(crate) note: Option<String>,
    pub(crate) user: UserId,
    pub(crate) by: String,
    pub(crate) at: Moment,
    /// Allocated or refunded of a settling document.
    pub(crate) used: Money,
    pub(crate) void: bool,
    pub(crate) bounced: bool,
}

impl Document {
    /// Voided or bounced.
    pub(crate) fn ended(&self) -> bool {
        self.void || self.bounced
    }

    /// What is left of a settling document.
    pub(crate) fn rest(&self) -> Answer<Money> {
        if self.ended() { Ok(Money::ZERO) } else { Ok(self.amount.minus(self.used)?) }
    }

    /// Its number; a kind without a series has none.
    pub(crate) fn number(&self) -> String {
        self.number.clone().unwrap_or_default()
    }

    /// A field of its detail.
    pub(crate) fn detail(&self, field: &str) -> Option<serde_json::Value> {
        let detail = serde_json::from_str::<serde_json::Value>(self.detail.as_deref()?).ok()?;
        detail.get(field).filter(|value| !value.is_null()).cloned()
    }
}

/// Reads a document. An unknown id is refused; one of another kind too when `kind` is given.
pub(crate) async fn document(
    conn: &mut SqliteConnection,
    id: DocumentId,
    kind: Option<DocumentKind>,
) -> Answer<Document> {
    let row = sqlx::query(
        "SELECT d.*, u.name AS by_name FROM document d JOIN user u ON u.id = d.user_id WHERE d.id = ?1",
    )
    .bind(id.0)
    .fetch_optional(conn)
    .await?
    .ok_or(Refusal::DocumentNotFound)?;
    let document = read(&row)?;
    match kind {
        Some(kind) if kind != document.kind => Err(Refusal::WrongKind.into()),
        Some(_) | None => Ok(document),
    }
}

/// A row of documents, with who recorded it as `by_name`.
pub(crate) fn read(row: &SqliteRow) -> Answer<Document> {
    let ended: i64 = row.get("ended");
    Ok(Document {
        id: row.get("id"),
        kind: DocumentKind::from_code(row.get("kind")),
        customer: row.get("customer_id"),
        number: row.get("number"),
        on: on(row.get("day"))?,
        amount: Money::new(row.get("amount"))?,
        method: row.get::<Option<i64>, _>("method").map(Method::from_code),
        about: row.get("about_id"),
        detail: row.get("detail"),
        note: row.get("note"),
        user: UserId(row.get("user_id")),
        by: row.get("by_name"),
        at: Moment(row.get("at")),
        used: Money::new(row.get("used"))?,
        void: ended == 1,
        bounced: ended == 2,
    })
}

/// A day of the file as a civil date.
pub(crate) fn on(day: i64) -> Answer<Date> {
    Ok(date(Some(day)).ok_or(Refusal::DateImpossible)?)
}

/// Who a charge goes to, as the rules look at them. ?1 whom.
macro_rules! customer_state {
    ($from:literal) => {
        concat!(
            "SELECT archived_at IS NOT NULL, credit_limit, outstanding - advance, credit_days, ",
            uncleared!(),
            ", c.id FROM ",
            $from
        )
    };
}

/// Who a charge goes to, as the rules look at them, with their usual credit days. Unknown is refused.
pub(crate) async fn customer_state(
    conn: &mut SqliteConnection,
    customer: CustomerId,
) -> Answer<(ledger::charge::Customer, Option<i32>)> {
    let row = sqlx::query(customer_state!("customer c WHERE id = ?1"))
        .bind(customer.0)
        .fetch_optional(conn)
        .await?
        .ok_or_else(|| Refusal::CustomerNotFound.on("customerId"))?;
    debtor(&row)
}

/// The same of a JSON list of customers, each with their id; unknown ones are left out.
#[cfg(feature = "bulk")]
pub(crate) async fn customer_states(
    conn: &mut SqliteConnection,
    customers: String,
) -> Answer<Vec<(i64, (ledger::charge::Customer, Option<i32>))>> {
    let rows =
        sqlx::query(customer_state!("json_each(?1) j CROSS JOIN customer c ON c.id = j.value"))
            .bind(customers)
            .fetch_all(conn)
            .await?;
    rows.iter().map(|row| Ok((row.get(5), debtor(row)?))).collect()
}

fn debtor(row: &SqliteRow) -> Answer<(ledger::charge::Customer, Option<i32>)> {
    let limit = row.get::<Option<i64>, _>(1).map(Money::new).transpose()?;
    let outstanding = Money::new(row.get::<i64, _>(2))?.plus(Money::new(row.get(4))?)?;
    let state = ledger::charge::Customer { archived: row.get(0), credit_limit: limit, outstanding };
    Ok((state, row.get(3)))
}

/// The open dues of a charge, for the rules.
pub(crate) async fn open_dues_of_document(
    conn: &mut SqliteConnection,
    document: i64,
) -> Answer<Vec<OpenDue>> {
    let rows = sqlx::query(
        "SELECT id, due_day, amount - settled, on_loans FROM due
         WHERE document_id = ?1 AND settled < amount AND ended = 0 ORDER BY due_day, id",
    )
    .bind(document)
    .fetch_all(conn)
    .await?;
    rows.iter().map(open_due).collect()
}

/// The open dues of a customer, for the rules; the oldest due date first. An unknown customer is refused.
pub(crate) async fn open_dues_of_customer(
    conn: &mut SqliteConnection,
    customer: CustomerId,
) -> Answer<Vec<OpenDue>> {
    let rows = sqlx::query(
        "SELECT u.id, u.due_day, u.amount - u.settled, u.on_loans FROM customer c
         LEFT JOIN due u ON u.customer_id = c.id AND u.settled < u.amount AND u.ended = 0
         WHERE c.id = ?1 ORDER BY u.due_day, u.id",
    )
    .bind(customer.0)
    .fetch_all(conn)
    .await?;
    if rows.is_empty() {
        return Err(Refusal::CustomerNotFound.on("customerId"));
    }
    rows.iter().filter(|row| row.get::<Option<i64>, _>(0).is_some()).map(open_due).collect()
}

fn open_due(row: &SqliteRow) -> Answer<OpenDue> {
    let loans = row.get::<i64, _>(3) == 1;
    Ok(OpenDue {
        id: row.get(0),
        due_on: on(row.get(1))?,
        open: Money::new(row.get(2))?,
        receivable: if loans { Receivable::Loans } else { Receivable::Trade },
    })
}

/// Net allocations as rows, one for each day: settling document, due, since when and how much it counts, and whether
/// the due stands on loans receivable.
#[derive(Debug, Clone, Copy)]
pub(crate) struct NetAllocation {
    pub(crate) document: i64,
    pub(crate) due: i64,
    pub(crate) on: Date,
    pub(crate) amount: Money,
    pub(crate) on_loans: bool,
}

/// What a settling document settles now.
pub(crate) async fn net_of_settling(
    conn: &mut SqliteConnection,
    document: i64,
) -> Answer<Vec<NetAllocation>> {
    let rows = sqlx::query(
        "SELECT a.document_id, a.due_id, sum(a.amount), u.on_loans, a.day FROM allocation a JOIN due u ON u.id = a.due_id
         WHERE a.document_id = ?1 GROUP BY a.due_id, a.day HAVING sum(a.amount) <> 0",
    )
    .bind(document)
    .fetch_all(conn)
    .await?;
    rows.iter().map(net).collect()
}

/// What settles a charge now.
pub(crate) async fn net_of_charge(
    conn: &mut SqliteConnection,
    document: i64,
) -> Answer<Vec<NetAllocation>> {
    let rows = sqlx::query(
        "SELECT a.document_id, a.due_id, sum(a.amount), u.on_loans, a.day FROM due u JOIN allocation a ON a.due_id = u.id
         WHERE u.document_id = ?1 GROUP BY a.document_id, a.due_id, a.day HAVING sum(a.amount) <> 0",
    )
    .bind(document)
    .fetch_all(conn)
    .await?;
    rows.iter().map(net).collect()
}

fn net(row: &SqliteRow) -> Answer<NetAllocation> {
    let amount = Money::new(row.get(2))?;
    Ok(NetAllocation {
        document: row.get(0),
        due: row.get(1),
        on: on(row.get(4))?,
        amount,
        on_loans: row.get::<i64, _>(3) == 1,
    })
}

/// The entry a document was recorded with, and its id: the first of its entries.
pub(crate) async fn original_entry(
    conn: &mut SqliteConnection,
    document: i64,
) -> Answer<(i64, Entry)> {
    let rows = sqlx::query(
        "SELECT e.id, e.day, p.account, p.amount FROM entry e JOIN posting p ON p.entry_id = e.id
         WHERE e.id = (SELECT min(id) FROM entry WHERE document_id = ?1) ORDER BY p.account",
    )
    .bind(document)
    .fetch_all(conn)
    .await?;
    let first = rows.first().ok_or(Refusal::DocumentNotFound)?;
    let mut postings = Vec::with_capacity(rows.len());
    for row in &rows {
        let account = Account::from_code(row.get(2))
            .ok_or_else(|| Refusal::Internal { reference: "account".to_owned() })?;
        postings.push(Posting { account, amount: Money::new(row.get(3))? });
    }
    Ok((first.get(0), Entry::balanced(on(first.get(1))?, postings)?))
}
