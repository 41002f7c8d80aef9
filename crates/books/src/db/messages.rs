//! What messages are made of: whom they go to, what is open of theirs, and the templates the owner wrote.

use ledger::Date;
use sqlx::Row as _;
use sqlx::sqlite::SqliteConnection;

use super::batch::day;
use super::documents::on;
use super::shop::date;
use crate::messages::{TemplateKind, TemplateView, TextLanguage};
use crate::refusal::{Answer, Refusal};
use crate::values::{CustomerId, DocumentId, DocumentKind, Moment};

/// Bills a message names.
const BILLS: u32 = 5;

/// Whom a message goes to.
#[derive(Debug, Clone)]
pub(crate) struct Addressee {
    pub(crate) name: String,
    pub(crate) phone: Option<String>,
    pub(crate) email: Option<String>,
    pub(crate) language: Option<String>,
    /// What was paid ahead.
    pub(crate) advance: i64,
    /// Σ open less advance.
    pub(crate) balance: i64,
}

/// An open due as a message names it.
#[derive(Debug, Clone)]
pub(crate) struct Bill {
    pub(crate) number: Option<String>,
    pub(crate) on: Date,
    pub(crate) open: i64,
}

/// What is open of a customer's, and not disputed.
#[derive(Debug, Clone)]
pub(crate) struct Owed {
    pub(crate) count: u32,
    pub(crate) amount: i64,
    pub(crate) since: Option<Date>,
    /// The first of it, at most five.
    pub(crate) bills: Vec<Bill>,
}

/// The document a message is about.
#[derive(Debug, Clone)]
pub(crate) struct About {
    pub(crate) kind: DocumentKind,
    pub(crate) number: Option<String>,
    pub(crate) on: Date,
    pub(crate) amount: i64,
    pub(crate) open: i64,
    pub(crate) next_due: Option<Date>,
}

/// A template of which the owner wrote something at some time; nothing when they took it back.
#[derive(Debug, Clone)]
pub(crate) struct Written {
    pub(crate) text: Option<String>,
}

/// Whom to write to. An unknown customer is refused.
pub(crate) async fn addressee(conn: &mut SqliteConnection, id: CustomerId) -> Answer<Addressee> {
    let row = sqlx::query(
        "SELECT name, phone, email, language, advance, outstanding - advance AS balance FROM customer WHERE id = ?1",
    )
    .bind(id.0)
    .fetch_optional(conn)
    .await?
    .ok_or_else(|| Refusal::CustomerNotFound.on("customerId"))?;
    Ok(Addressee {
        name: row.get("name"),
        phone: row.get("phone"),
        email: row.get("email"),
        language: row.get("language"),
        advance: row.get("advance"),
        balance: row.get("balance"),
    })
}

/// The customer's open dues (?1) up to a day (?2) that no case is about that is worked on: SQL.
macro_rules! owed {
    ($columns:literal) => {
        concat!(
            "SELECT ",
            $columns,
            " FROM due u JOIN document d ON d.id = u.document_id
             WHERE u.customer_id = ?1 AND u.settled < u.amount AND u.ended = 0 AND u.due_day <= ?2
             AND u.document_id NOT IN (
               SELECT l.document_id FROM customer_case k JOIN case_link l ON l.case_id = k.id
               WHERE k.customer_id = ?1 AND k.status <= 3 AND k.removed_at IS NULL)"
        )
    };
}

/// What is open of a customer's up to a day, or at all.
pub(crate) async fn owed(
    conn: &mut SqliteConnection,
    customer: CustomerId,
    to: Option<Date>,
) -> Answer<Owed> {
    let to = to.map_or(i64::MAX, day);
    let sums = sqlx::query(owed!("count(*), ifnull(sum(u.amount - u.settled), 0), min(u.due_day)"))
        .bind(customer.0)
        .bind(to)
        .fetch_one(&mut *conn)
        .await?;
    let rows = sqlx::query(concat!(
        owed!("d.number, d.day, u.amount - u.settled"),
        " ORDER BY u.due_day, u.id LIMIT ?3"
    ))
    .bind(customer.0)
    .bind(to)
    .bind(BILLS)
    .fetch_all(conn)
    .await?;
    let bills = rows
        .iter()
        .map(|row| Ok(Bill { number: row.get(0), on: on(row.get(1))?, open: row.get(2) }))
        .collect::<Answer<_>>()?;
    Ok(Owed { count: sums.get(0), amount: sums.get(1), since: date(sums.get(2)), bills })
}

/// The document a message is about: a charge or a receipt of this customer's that stands.
pub(crate) async fn about(
    conn: &mut SqliteConnection,
    id: DocumentId,
    customer: CustomerId,
) -> Answer<About> {
    let refused = |refusal: Refusal| refusal.on("documentId");
    let row = sqlx::query(
        "SELECT kind, number, day, amount, open, next_due, ended, customer_id FROM document WHERE id = ?1",
    )
    .bind(id.0)
    .fetch_optional(conn)
    .await?
    .ok_or_else(|| refused(Refusal::DocumentNotFound))?;
    let kind = DocumentKind::from_code(row.get("kind"));
    if row.get::<Option<i64>, _>("customer_id") != Some(customer.0) {
        return Err(refused(Refusal::NotTheirs));
    }
    if row.get::<i64, _>("ended") != 0 {
        return Err(refused(Refusal::DocumentVoid));
    }
    if !(kind.is_charge() || kind == DocumentKind::Receipt) {
        return Err(refused(Refusal::WrongKind));
    }
    Ok(About {
        kind,
        number: row.get("number"),
        on: on(row.get("day"))?,
        amount: row.get("amount"),
        open: row.get("open"),
        next_due: date(row.get("next_due")),
    })
}

/// How many messages were written to a customer from a moment on.
pub(crate) async fn written_since(
    conn: &mut SqliteConnection,
    customer: CustomerId,
    from: i64,
) -> Answer<u32> {
    let sql = "SELECT count(*) FROM interaction WHERE customer_id = ?1 AND kind = 'message' AND created_at >= ?2";
    Ok(sqlx::query_scalar(sql).bind(customer.0).bind(from).fetch_one(conn).await?)
}

/// What the owner wrote in the place of a template, if they ever did.
pub(crate) async fn written(
    conn: &mut SqliteConnection,
    kind: TemplateKind,
    language: TextLanguage,
) -> Answer<Option<Written>> {
    let row = sqlx::query("SELECT text FROM template WHERE kind = ?1 AND language = ?2")
        .bind(kind.word())
        .bind(language.word())
        .fetch_optional(conn)
        .await?;
    Ok(row.map(|row| Written { text: row.get(0) }))
}

/// A template: the owner's, else the one that came with the program.
pub(crate) async fn template(
    conn: &mut SqliteConnection,
    kind: TemplateKind,
    language: TextLanguage,
) -> Answer<TemplateView> {
    let own = written(conn, kind, language).await?.and_then(|row| row.text);
    let is_own = own.is_some();
    let text = own.unwrap_or_else(|| language.text(kind.word()).to_owned());
    Ok(TemplateView { kind, language, text, own: is_own })
}

/// Keeps a template of the owner's, or that they took theirs back.
pub(crate) async fn write(
    conn: &mut SqliteConnection,
    (kind, language): (TemplateKind, TextLanguage),
    text: Option<&str>,
    now: Moment,
) -> Answer<i64> {
    let sql = "INSERT INTO template (kind, language, text, changed_at) VALUES (?1, ?2, ?3, ?4)
               ON CONFLICT (kind, language) DO UPDATE SET text = excluded.text, changed_at = excluded.changed_at
               RETURNING id";
    let made = sqlx::query_scalar(sql)
        .bind(kind.word())
        .bind(language.word())
        .bind(text.map(str::to_owned))
        .bind(now.0)
        .fetch_one(conn)
        .await?;
    Ok(made)
}
