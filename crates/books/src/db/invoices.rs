//! Reading invoices: their lines with what came back of them, what settles them, the rows of a list; and tax rates.

use ledger::status::ChargeStatus as Rule;
use ledger::{Date, Money};
use sqlx::Row;
use sqlx::sqlite::{SqliteConnection, SqliteRow};

use super::documents::on;
use crate::invoices::{InvoiceRow, LineView, ReturnedLine, TaxRateView};
use crate::refusal::Answer;
use crate::stretch::Cursor;
use crate::values::{ChargeFilter, CustomerId, Day, DocumentId, Minor, TaxRateId};

/// A line of an invoice as recorded, and what credit notes that are not void took back of it.
#[derive(Debug, Clone)]
pub(crate) struct SoldLine {
    pub(crate) position: u32,
    pub(crate) description: String,
    /// Thousandths.
    pub(crate) quantity: i32,
    pub(crate) unit: Option<String>,
    pub(crate) unit_price: Money,
    pub(crate) discount: Money,
    /// Basis points, when it was given as a share.
    pub(crate) discount_rate: Option<u16>,
    pub(crate) tax_name: Option<String>,
    pub(crate) tax_rate: u16,
    pub(crate) with_tax: bool,
    pub(crate) taxable: Money,
    pub(crate) tax: Money,
    /// Thousandths.
    returned: i32,
    returned_discount: Money,
    returned_taxable: Money,
    returned_tax: Money,
}

impl SoldLine {
    /// What may still come back, in thousandths.
    pub(crate) fn left(&self) -> i64 {
        i64::from(self.quantity) - i64::from(self.returned)
    }

    /// The discount on what is left.
    pub(crate) fn discount_left(&self) -> Answer<Money> {
        Ok(self.discount.minus(self.returned_discount)?)
    }

    /// The taxable value of what is left.
    pub(crate) fn taxable_left(&self) -> Answer<Money> {
        Ok(self.taxable.minus(self.returned_taxable)?)
    }

    /// The tax on what is left.
    pub(crate) fn tax_left(&self) -> Answer<Money> {
        Ok(self.tax.minus(self.returned_tax)?)
    }

    /// The wish to take back everything that is left.
    pub(crate) fn all_of_it(&self) -> ReturnedLine {
        ReturnedLine { position: self.position, quantity: self.quantity - self.returned }
    }

    /// It as the window shows it.
    pub(crate) fn view(&self) -> LineView {
        LineView {
            position: self.position,
            description: self.description.clone(),
            quantity: self.quantity,
            unit: self.unit.clone(),
            unit_price: self.unit_price.into(),
            discount: self.discount.into(),
            discount_rate: self.discount_rate,
            tax_name: self.tax_name.clone(),
            tax_rate: self.tax_rate,
            price_includes_tax: self.with_tax,
            taxable: self.taxable.into(),
            tax: self.tax.into(),
            total: Minor(self.taxable.minor() + self.tax.minor()),
            returned: self.returned,
        }
    }
}

/// The lines of an invoice in order.
pub(crate) async fn lines(conn: &mut SqliteConnection, invoice: i64) -> Answer<Vec<SoldLine>> {
    let rows = sqlx::query(
        "SELECT l.*, ifnull(b.quantity, 0) AS b_quantity, ifnull(b.discount, 0) AS b_discount,
                ifnull(b.taxable, 0) AS b_taxable, ifnull(b.tax, 0) AS b_tax
         FROM invoice_line l LEFT JOIN (
           SELECT r.position, sum(r.quantity) AS quantity, sum(r.discount) AS discount, sum(r.taxable) AS taxable,
                  sum(r.tax) AS tax
           FROM document c JOIN invoice_line r ON r.document_id = c.id
           WHERE c.about_id = ?1 AND c.kind = 7 AND c.ended = 0 GROUP BY r.position
         ) b ON b.position = l.position
         WHERE l.document_id = ?1 ORDER BY l.position",
    )
    .bind(invoice)
    .fetch_all(conn)
    .await?;
    rows.iter().map(line).collect()
}

fn line(row: &SqliteRow) -> Answer<SoldLine> {
    let money = |column: &str| Money::new(row.get(column));
    Ok(SoldLine {
        position: row.get("position"),
        description: row.get("description"),
        quantity: row.get("quantity"),
        unit: row.get("unit"),
        unit_price: money("unit_price")?,
        discount: money("discount")?,
        discount_rate: row.get("discount_rate"),
        tax_name: row.get("tax_name"),
        tax_rate: row.get("tax_rate"),
        with_tax: row.get("with_tax"),
        taxable: money("taxable")?,
        tax: money("tax")?,
        returned: row.get("b_quantity"),
        returned_discount: money("b_discount")?,
        returned_taxable: money("b_taxable")?,
        returned_tax: money("b_tax")?,
    })
}

/// The credit notes made of an invoice that are not void, in order.
pub(crate) async fn credit_notes(
    conn: &mut SqliteConnection,
    invoice: i64,
) -> Answer<Vec<DocumentId>> {
    let ids: Vec<i64> = sqlx::query_scalar(
        "SELECT id FROM document WHERE about_id = ?1 AND kind = 7 AND ended = 0 ORDER BY id",
    )
    .bind(invoice)
    .fetch_all(conn)
    .await?;
    Ok(ids.into_iter().map(DocumentId).collect())
}

/// How much of an invoice's rounding its credit notes took back.
pub(crate) async fn round_off_taken_back(
    conn: &mut SqliteConnection,
    invoice: i64,
) -> Answer<Money> {
    let sum: i64 = sqlx::query_scalar(
        "SELECT ifnull(sum(detail ->> 'roundOff'), 0) FROM document WHERE about_id = ?1 AND kind = 7 AND ended = 0",
    )
    .bind(invoice)
    .fetch_one(conn)
    .await?;
    Ok(Money::new(sum)?)
}

/// The settlement discounts and write-offs that ever settled a charge. Unlike money they may not stand as an advance.
pub(crate) async fn discounts(conn: &mut SqliteConnection, charge: i64) -> Answer<Vec<i64>> {
    let ids = sqlx::query_scalar(
        "SELECT DISTINCT a.document_id FROM due u JOIN allocation a ON a.due_id = u.id JOIN document d ON d.id = a.document_id
         WHERE u.document_id = ?1 AND d.kind IN (8, 9)",
    )
    .bind(charge)
    .fetch_all(conn)
    .await?;
    Ok(ids)
}

/// Which stretch of the list to read.
#[derive(Debug, Clone)]
pub(crate) struct ListQuery {
    pub(crate) status: Option<ChargeFilter>,
    /// Civil date, as the file counts days.
    pub(crate) today: i64,
    pub(crate) walk: Walk,
    /// How many rows to read.
    pub(crate) limit: usize,
}

/// Along what the list is read, and what it has passed already.
#[derive(Debug, Clone)]
pub(crate) enum Walk {
    /// All invoices, newest first.
    Newest { after: Cursor },
    /// Those of a customer, newest first, with numbers from the first up to before the second.
    Customer { customer: i64, numbers: (String, String), after: Cursor },
    /// Those with such numbers, the highest first.
    Number { from: String, below: String },
}

/// A list query that walks one index: ?1 and ?2 bound the walk, ?3 today, ?4 how many rows, ?5 a customer, ?6 and ?7
/// bound its numbers.
macro_rules! walk {
    ($index:literal, $bound:literal, $status:literal, $order:literal) => {
        concat!(
            "SELECT d.id, d.number, d.customer_id, c.name, d.day, d.amount, d.ended, d.open, d.next_due
             FROM document d INDEXED BY ",
            $index,
            " CROSS JOIN customer c ON c.id = d.customer_id WHERE d.kind = 1 AND ",
            $bound,
            $status,
            " ORDER BY ",
            $order,
            " LIMIT ?4"
        )
    };
}

/// The walk of each status: along an index of its own, or filtered along one that holds all.
macro_rules! walks {
    ($of:expr, $bound:literal, $order:literal) => {
        match $of {
            None => walk!("document_by_kind", $bound, "", $order),
            Some(ChargeFilter::Void) => walk!("document_over", $bound, " AND d.ended <> 0", $order),
            Some(ChargeFilter::Paid) => {
                // `kind <= 4` is said again because the index says it.
                walk!(
                    "charge_paid",
                    $bound,
                    " AND d.kind <= 4 AND d.open = 0 AND d.ended = 0",
                    $order
                )
            }
            Some(ChargeFilter::Overdue) => {
                walk!("charge_open", $bound, " AND d.open > 0 AND d.next_due < ?3", $order)
            }
            Some(ChargeFilter::Pending) => {
                walk!("charge_open", $bound, " AND d.open > 0 AND d.next_due >= ?3", $order)
            }
            Some(ChargeFilter::Open) => walk!("charge_open", $bound, " AND d.open > 0", $order),
        }
    };
    ($of:expr, $index:literal, $bound:literal, $order:literal) => {
        match $of {
            None => walk!($index, $bound, "", $order),
            Some(ChargeFilter::Void) => walk!($index, $bound, " AND d.ended <> 0", $order),
            Some(ChargeFilter::Paid) => {
                walk!($index, $bound, " AND d.open = 0 AND d.ended = 0", $order)
            }
            Some(ChargeFilter::Overdue) => {
                walk!($index, $bound, " AND d.open > 0 AND d.next_due < ?3", $order)
            }
            Some(ChargeFilter::Pending) => {
                walk!($index, $bound, " AND d.open > 0 AND d.next_due >= ?3", $order)
            }
            Some(ChargeFilter::Open) => walk!($index, $bound, " AND d.open > 0", $order),
        }
    };
}

/// A stretch of the invoice list.
pub(crate) async fn list(
    conn: &mut SqliteConnection,
    query: &ListQuery,
) -> Answer<Vec<InvoiceRow>> {
    let statement = match query.walk {
        Walk::Newest { .. } => {
            walks!(query.status, "(d.day, d.id) < (?1, ?2)", "d.day DESC, d.id DESC")
        }
        Walk::Customer { .. } => walks!(
            query.status,
            "document_by_customer",
            "d.customer_id = ?5 AND (d.day, d.id) < (?1, ?2) AND d.number >= ?6 AND d.number < ?7",
            "d.day DESC, d.id DESC"
        ),
        Walk::Number { .. } => walks!(
            query.status,
            "document_number",
            "d.number >= ?1 AND d.number < ?2",
            "d.number DESC"
        ),
    };
    let asked = sqlx::query(statement);
    let asked = match &query.walk {
        Walk::Newest { after } | Walk::Customer { after, .. } => {
            asked.bind(after.day).bind(after.id)
        }
        Walk::Number { from, below } => asked.bind(from.clone()).bind(below.clone()),
    };
    let asked = asked.bind(query.today).bind(i64::try_from(query.limit).unwrap_or(i64::MAX));
    let asked = match &query.walk {
        Walk::Newest { .. } | Walk::Number { .. } => asked,
        Walk::Customer { customer, numbers: (from, below), .. } => {
            asked.bind(*customer).bind(from.clone()).bind(below.clone())
        }
    };
    let rows = asked.fetch_all(conn).await?;
    let today = on(query.today)?;
    rows.iter().map(|row| listed(row, today)).collect()
}

fn listed(row: &SqliteRow, today: Date) -> Answer<InvoiceRow> {
    let (total, open): (i64, i64) = (row.get(5), row.get(7));
    let next_due = row.get::<Option<i64>, _>(8).map(on).transpose()?;
    let void = row.get::<i64, _>(6) != 0;
    Ok(InvoiceRow {
        id: DocumentId(row.get(0)),
        number: row.get(1),
        customer_id: CustomerId(row.get(2)),
        customer_name: row.get(3),
        issued_on: Day(on(row.get(4))?),
        next_due: next_due.map(Day),
        total: Minor(total),
        open: Minor(open),
        status: Rule::of(void, next_due, today).into(),
        part_paid: open > 0 && open < total,
    })
}

/// Every tax rate, archived ones last.
pub(crate) async fn tax_rates(conn: &mut SqliteConnection) -> Answer<Vec<TaxRateView>> {
    let rows = sqlx::query(
        "SELECT id, name, basis_points, archived FROM tax_rate ORDER BY archived, basis_points, name",
    )
    .fetch_all(conn)
    .await?;
    let view = |row: &SqliteRow| TaxRateView {
        id: TaxRateId(row.get(0)),
        name: row.get(1),
        basis_points: row.get(2),
        archived: row.get(3),
    };
    Ok(rows.iter().map(view).collect())
}

/// Adds a tax rate.
pub(crate) async fn insert_tax_rate(
    conn: &mut SqliteConnection,
    name: &str,
    basis_points: u16,
) -> Answer<TaxRateId> {
    let made = sqlx::query("INSERT INTO tax_rate (name, basis_points) VALUES (?1, ?2)")
        .bind(name.to_owned())
        .bind(basis_points)
        .execute(conn)
        .await?;
    Ok(TaxRateId(made.last_insert_rowid()))
}

/// Offers a tax rate no more.
pub(crate) async fn archive_tax_rate(conn: &mut SqliteConnection, id: TaxRateId) -> Answer<()> {
    sqlx::query("UPDATE tax_rate SET archived = 1 WHERE id = ?1").bind(id.0).execute(conn).await?;
    Ok(())
}
