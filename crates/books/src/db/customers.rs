//! Rows of customers: what a form changes, what a page shows, what erasing empties.

use ledger::{Date, Money};
use sqlx::Row;
use sqlx::query::Query;
use sqlx::sqlite::{Sqlite, SqliteArguments, SqliteConnection, SqliteRow};

use super::batch::day;
use super::shop::date;
use super::standing::standing;
use crate::customers::details::{Details, Phone};
use crate::customers::search::Indexed;
use crate::customers::{CustomerRow, CustomerView};
use crate::refusal::{Answer, Holder, Refusal};
use crate::told::Personal;
use crate::values::{CustomerId, Day, Minor, Moment, PaymentStatus};

/// A statement with some of its values bound.
pub(crate) type Statement<'q> = Query<'q, Sqlite, SqliteArguments>;

/// What a command needs to know of a customer before it changes them.
#[derive(Debug, Clone)]
pub(crate) struct Known {
    pub(crate) details: Details,
    pub(crate) archived: bool,
    pub(crate) erased: bool,
    /// Nothing was ever recorded.
    pub(crate) removable: bool,
}

/// Reads a customer to change them. An unknown one is refused.
pub(crate) async fn known(conn: &mut SqliteConnection, id: CustomerId) -> Answer<Known> {
    let row = sqlx::query(
        "SELECT *, NOT EXISTS (SELECT 1 FROM document d WHERE d.customer_id = customer.id)
                AND NOT EXISTS (SELECT 1 FROM interaction i WHERE i.customer_id = customer.id)
                AND NOT EXISTS (SELECT 1 FROM set_aside s WHERE s.customer_id = customer.id)
                AND NOT EXISTS (SELECT 1 FROM customer_case k WHERE k.customer_id = customer.id) AS removable
         FROM customer WHERE id = ?1",
    )
    .bind(id.0)
    .fetch_optional(conn)
    .await?
    .ok_or_else(|| Refusal::CustomerNotFound.on("customerId"))?;
    Ok(Known {
        details: details(&row)?,
        archived: is_set(&row, "archived_at"),
        erased: is_set(&row, "erased_at"),
        removable: row.get("removable"),
    })
}

fn details(row: &SqliteRow) -> Answer<Details> {
    let phone = row.get::<Option<String>, _>("phone").zip(row.get("phone_e164"));
    Ok(Details {
        name: row.get("name"),
        phone: phone.map(|(typed, international)| Phone { typed, international }),
        email: row.get("email"),
        company: row.get("company"),
        address: row.get("address"),
        tax_id: row.get("tax_id"),
        credit_limit: row.get::<Option<i64>, _>("credit_limit").map(Money::new).transpose()?,
        credit_days: row.get("credit_days"),
        language: row.get("language"),
        note: row.get("note"),
    })
}

fn is_set(row: &SqliteRow, column: &str) -> bool {
    row.get::<Option<i64>, _>(column).is_some()
}

/// Who has the phone or the email of these details already.
#[derive(Debug, Default)]
pub(crate) struct Holders {
    pub(crate) phone: Option<Holder>,
    pub(crate) email: Option<Holder>,
}

/// Looks for another customer with the same phone or email.
pub(crate) async fn holders(
    conn: &mut SqliteConnection,
    details: &Details,
    except: Option<CustomerId>,
) -> Answer<Holders> {
    let rows = sqlx::query(
        "SELECT 0, id, name FROM customer WHERE phone_e164 = ?1 AND id <> ?3
         UNION ALL SELECT 1, id, name FROM customer WHERE email_key = ?2 AND id <> ?3",
    )
    .bind(details.phone.as_ref().map(|phone| phone.international.clone()))
    .bind(details.email.as_deref().map(crate::text::key))
    .bind(except.map_or(0, |id| id.0))
    .fetch_all(conn)
    .await?;
    let mut holders = Holders::default();
    for row in &rows {
        let holder = Some(Holder { id: CustomerId(row.get(1)), name: row.get(2) });
        let place = if row.get::<i64, _>(0) == 0 { &mut holders.phone } else { &mut holders.email };
        *place = holder;
    }
    Ok(holders)
}

/// Adds a customer and gives their id.
pub(crate) async fn insert(
    conn: &mut SqliteConnection,
    details: &Details,
    now: Moment,
) -> Answer<i64> {
    let insert = sqlx::query(
        "INSERT INTO customer (name, name_key, phone, phone_e164, phone_key, email, email_key, company, company_key,
           address, tax_id, credit_limit, credit_days, language, note, created_at, changed_at, last_activity)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?16, ?16) RETURNING id",
    );
    Ok(bound(insert, details).bind(now.0).fetch_one(conn).await?.get(0))
}

/// Writes every detail of a customer.
pub(crate) async fn update(
    conn: &mut SqliteConnection,
    id: CustomerId,
    details: &Details,
    now: Moment,
) -> Answer<()> {
    let update = sqlx::query(
        "UPDATE customer SET name = ?1, name_key = ?2, phone = ?3, phone_e164 = ?4, phone_key = ?5, email = ?6,
           email_key = ?7, company = ?8, company_key = ?9, address = ?10, tax_id = ?11, credit_limit = ?12,
           credit_days = ?13, language = ?14, note = ?15, changed_at = ?16
         WHERE id = ?17",
    );
    bound(update, details).bind(now.0).bind(id.0).execute(conn).await?;
    Ok(())
}

/// Binds `?1` to `?15`: every detail with its folded form.
fn bound<'q>(query: Statement<'q>, details: &Details) -> Statement<'q> {
    let key = Indexed::of(details);
    query
        .bind(details.name.clone())
        .bind(key.name)
        .bind(details.phone.as_ref().map(|phone| phone.typed.clone()))
        .bind(details.phone.as_ref().map(|phone| phone.international.clone()))
        .bind(key.phone)
        .bind(details.email.clone())
        .bind(key.email)
        .bind(details.company.clone())
        .bind(key.company)
        .bind(details.address.clone())
        .bind(details.tax_id.clone())
        .bind(details.credit_limit.map(Money::minor))
        .bind(details.credit_days)
        .bind(details.language.clone())
        .bind(details.note.clone())
}

/// Puts a customer where searches look, in place of what was there.
pub(crate) async fn index(conn: &mut SqliteConnection, id: i64, details: &Details) -> Answer<()> {
    let indexed = Indexed::of(details);
    sqlx::query(
        "DELETE FROM customer_text WHERE rowid = $1;
         DELETE FROM customer_sound WHERE rowid = $1;
         INSERT INTO customer_text (rowid, text) VALUES ($1, $2);
         INSERT INTO customer_sound (rowid, keys) VALUES ($1, $3)",
    )
    .bind(id)
    .bind(indexed.text())
    .bind(indexed.sound)
    .execute(conn)
    .await?;
    Ok(())
}

/// Archives a customer or brings them back.
pub(crate) async fn archive(
    conn: &mut SqliteConnection,
    id: CustomerId,
    archived: Option<Moment>,
    now: Moment,
) -> Answer<()> {
    sqlx::query("UPDATE customer SET archived_at = ?2, changed_at = ?3 WHERE id = ?1")
        .bind(id.0)
        .bind(archived.map(|at| at.0))
        .bind(now.0)
        .execute(conn)
        .await?;
    Ok(())
}

/// Takes a customer out of every search, empties the plain values beside the trail, and forgets what was being typed of them.
/// What is deleted is overwritten; the words that searches look in are written anew, since an entry of theirs that is
/// deleted is only marked as such.
pub(crate) async fn forget(conn: &mut SqliteConnection, id: CustomerId) -> Answer<()> {
    sqlx::query(
        "DELETE FROM customer_text WHERE rowid = $1;
         DELETE FROM customer_sound WHERE rowid = $1;
         DELETE FROM draft WHERE screen IN ('talk-of-' || $1, 'promise-' || $1, 'case-of-' || $1)
           OR screen IN (SELECT 'talk-' || id FROM interaction WHERE customer_id = $1)
           OR screen IN (SELECT 'case-' || id FROM customer_case WHERE customer_id = $1)
           OR screen IN (SELECT 'case-note-' || id FROM customer_case WHERE customer_id = $1);
         UPDATE interaction SET text = '' WHERE customer_id = $1;
         UPDATE promise SET note = NULL WHERE customer_id = $1;
         DELETE FROM case_text WHERE rowid IN (SELECT id FROM customer_case WHERE customer_id = $1);
         UPDATE customer_case SET subject = '', description = NULL, words = '',
           next_step = iif(next_step IS NULL, NULL, '') WHERE customer_id = $1;
         DELETE FROM trail_personal WHERE customer_id = $1;
         INSERT INTO customer_text (customer_text) VALUES ('optimize');
         INSERT INTO customer_sound (customer_sound) VALUES ('optimize');
         INSERT INTO case_text (case_text) VALUES ('optimize')",
    )
    .bind(id.0)
    .execute(conn)
    .await?;
    Ok(())
}

/// Removes a customer without history; foreign keys refuse one that has any.
pub(crate) async fn remove(conn: &mut SqliteConnection, id: CustomerId) -> Answer<()> {
    sqlx::query("DELETE FROM customer WHERE id = ?1").bind(id.0).execute(conn).await?;
    Ok(())
}

/// Blanks name and contacts, and archives.
pub(crate) async fn erase(conn: &mut SqliteConnection, id: CustomerId, now: Moment) -> Answer<()> {
    let name = format!("Erased customer #{}", id.0);
    sqlx::query(
        "UPDATE customer SET name = ?2, name_key = ?3, phone = NULL, phone_e164 = NULL, phone_key = NULL, email = NULL,
           email_key = NULL, company = NULL, company_key = NULL, address = NULL, tax_id = NULL, language = NULL,
           note = NULL, archived_at = ?4, erased_at = ?4, changed_at = ?4
         WHERE id = ?1",
    )
    .bind(id.0)
    .bind(name.clone())
    .bind(crate::text::key(&name))
    .bind(now.0)
    .execute(conn)
    .await?;
    Ok(())
}

/// Keeps the plain values of personal fields beside a link of the trail.
pub(crate) async fn keep_personal(
    conn: &mut SqliteConnection,
    seq: i64,
    customer: Option<i64>,
    personal: &[Personal],
) -> Answer<()> {
    if personal.is_empty() {
        return Ok(());
    }
    let rows = serde_json::to_string(personal)
        .map_err(|_| Refusal::Internal { reference: "personal".to_owned() })?;
    sqlx::query(
        "INSERT INTO trail_personal (seq, customer_id, field, side, salt, value)
         SELECT ?1, ?2, j.value ->> 'field', j.value ->> 'side', unhex(j.value ->> 'salt'), j.value ->> 'value'
         FROM json_each(?3) j",
    )
    .bind(seq)
    .bind(customer)
    .bind(rows)
    .execute(conn)
    .await?;
    Ok(())
}

/// A customer as their page shows them. An unknown one is refused.
pub(crate) async fn view(
    conn: &mut SqliteConnection,
    id: CustomerId,
    today: Date,
) -> Answer<CustomerView> {
    let standing = standing(conn, id.0, today).await?;
    let row = sqlx::query(
        "SELECT c.*, NOT EXISTS (SELECT 1 FROM document d WHERE d.customer_id = c.id)
                     AND NOT EXISTS (SELECT 1 FROM interaction i WHERE i.customer_id = c.id)
                     AND NOT EXISTS (SELECT 1 FROM set_aside s WHERE s.customer_id = c.id)
                     AND NOT EXISTS (SELECT 1 FROM customer_case k WHERE k.customer_id = c.id) AS removable, late.sum, late.since
         FROM (SELECT ifnull(sum(amount - settled), 0) AS sum, min(due_day) AS since FROM due
               WHERE customer_id = ?1 AND settled < amount AND ended = 0 AND due_day < ?2) late
         CROSS JOIN customer c WHERE c.id = ?1",
    )
    .bind(id.0)
    .bind(day(today))
    .fetch_one(conn)
    .await?;
    let since = date(row.get("since"));
    let days_overdue = ledger::status::days_overdue(since, today).unsigned_abs();
    Ok(CustomerView {
        standing,
        phone: row.get("phone"),
        phone_international: row.get("phone_e164"),
        email: row.get("email"),
        company: row.get("company"),
        address: row.get("address"),
        tax_id: row.get("tax_id"),
        credit_limit: row.get::<Option<i64>, _>("credit_limit").map(Minor),
        credit_days: row.get("credit_days"),
        language: row.get("language"),
        note: row.get("note"),
        archived: is_set(&row, "archived_at"),
        erased: is_set(&row, "erased_at"),
        removable: row.get("removable"),
        overdue: Minor(row.get("sum")),
        overdue_since: since.map(Day),
        days_overdue,
        created_at: Moment(row.get("created_at")),
        changed_at: Moment(row.get("changed_at")),
        last_activity: Moment(row.get("last_activity")),
    })
}

/// Rows of a list, in the order of the ids.
pub(crate) async fn rows(
    conn: &mut SqliteConnection,
    ids: &str,
    today: Date,
) -> Answer<Vec<CustomerRow>> {
    let rows = sqlx::query(
        "SELECT c.id, c.name, c.phone, c.email, c.company, c.outstanding, c.advance, c.next_due, c.archived_at,
                c.created_at, c.changed_at, c.last_activity
         FROM json_each(?1) j CROSS JOIN customer c ON c.id = j.value ORDER BY j.key",
    )
    .bind(ids.to_owned())
    .fetch_all(conn)
    .await?;
    Ok(rows.iter().map(|row| list_row(row, today)).collect())
}

fn list_row(row: &SqliteRow, today: Date) -> CustomerRow {
    let (outstanding, advance): (i64, i64) = (row.get("outstanding"), row.get("advance"));
    let next_due = date(row.get("next_due"));
    CustomerRow {
        id: CustomerId(row.get("id")),
        name: row.get("name"),
        phone: row.get("phone"),
        email: row.get("email"),
        company: row.get("company"),
        outstanding: Minor(outstanding),
        advance: Minor(advance),
        balance: Minor(outstanding.saturating_sub(advance)),
        next_due: next_due.map(Day),
        payment_status: PaymentStatus::from(ledger::status::PaymentStatus::of(next_due, today)),
        archived: is_set(row, "archived_at"),
        created_at: Moment(row.get("created_at")),
        changed_at: Moment(row.get("changed_at")),
        last_activity: Moment(row.get("last_activity")),
    }
}
