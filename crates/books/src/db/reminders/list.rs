//! Whom to call, in the order the file keeps, and who is left in peace.

use std::collections::BTreeMap;

use ledger::Date;
use sqlx::Row;
use sqlx::sqlite::{SqliteConnection, SqliteRow};

use super::super::batch::day;
use super::super::documents::on;
use super::super::silence::{self, Aside, asked, disputed_documents};
use crate::customers::search::Search;
use crate::db::search::{self, Filter, Slice};
use crate::interactions::InteractionKind;
use crate::refusal::Answer;
use crate::reminders::{Peace, PeaceRow};
use crate::values::{CaseId, CustomerId, Day, Minor, Moment};

/// Customers that the order is walked past rather than sorted for.
const FEW: i64 = 2_000;

/// Who is asked for.
#[derive(Debug)]
pub(crate) struct Wanted<'a> {
    pub(crate) today: Date,
    /// Who is left in peace.
    pub(crate) quiet: &'a [(i64, Date)],
    pub(crate) least: i64,
    pub(crate) search: Option<Search>,
}

/// After which line a stretch begins: its number in the order, and whose it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Place {
    number: i64,
    customer: i64,
}

impl Place {
    /// A place as the window hands it back; before the first line when there is none.
    pub(crate) fn read(text: Option<&str>) -> Option<Self> {
        let Some(text) = text else { return Some(Self { number: i64::MIN, customer: 0 }) };
        let (number, customer) = text.split_once('.')?;
        Some(Self { number: number.parse().ok()?, customer: customer.parse().ok()? })
    }

    /// It as the window keeps it.
    pub(crate) fn written(self) -> String {
        format!("{}.{}", self.number, self.customer)
    }
}

/// A customer to call.
#[derive(Debug)]
pub(crate) struct Found {
    pub(crate) place: Place,
    pub(crate) customer: CustomerId,
    pub(crate) name: String,
    pub(crate) phone: Option<String>,
    pub(crate) since: Date,
    pub(crate) open: i64,
    pub(crate) promised: u32,
    pub(crate) last_kind: Option<InteractionKind>,
    pub(crate) last_at: Option<Moment>,
    pub(crate) last_promise: Option<i64>,
}

/// Where a customer stands in the order that the index keeps: SQL over when their first open due falls due and what they owe.
macro_rules! place {
    ($due:literal, $open:literal) => {
        concat!($due, " - 3 * (9 * length(", $open, ") + substr(", $open, ", 1, 1))")
    };
}

/// The statement around a walk that finds customers `c`. ?1 today, ?2 how many, ?3 whom to leave in peace, ?4 the least they
/// owe, ?5 and ?6 after which line, ?7 whom a search found. Those with something disputed or a promise behind them stand
/// elsewhere than the order that is kept; they are few.
macro_rules! calls {
    ($($walk:expr),+) => {
        concat!(
            disputed_documents!(),
            ", disputing AS MATERIALIZED (SELECT DISTINCT customer_id AS id FROM disputed),
             promised AS MATERIALIZED (
               SELECT p.customer_id AS id, count(*) AS times FROM promise p JOIN customer c ON c.id = p.customer_id
               WHERE p.day BETWEEN ?1 - 90 AND ?1 - 1 AND p.withdrawn_at IS NULL AND c.next_due < ?1
               GROUP BY p.customer_id),
             kept AS MATERIALIZED (
               SELECT c.id, ", place!("c.next_due", "c.outstanding"), " AS number,
                      c.next_due AS since, 0 AS times
               FROM ",
            $($walk,)+
            "   AND c.next_due < ?1 AND c.outstanding >= ?4
               AND (", place!("c.next_due", "c.outstanding"), ", c.id) > (?5, ?6)
               AND c.id NOT IN (SELECT id FROM disputing) AND c.id NOT IN (SELECT id FROM promised) AND ",
            asked!("c.id"),
            "   ORDER BY ", place!("c.next_due", "c.outstanding"), ", c.id LIMIT ?2),
             apart AS MATERIALIZED (
               SELECT c.id, c.outstanding, ifnull(p.times, 0) AS times,
                      iif(c.id IN (SELECT id FROM disputing),
                          (SELECT min(u.due_day) FROM due u
                           WHERE u.customer_id = c.id AND u.settled < u.amount AND u.ended = 0 AND u.due_day < ?1
                           AND u.document_id NOT IN (SELECT document_id FROM disputed)), c.next_due) AS since
               FROM (SELECT id FROM disputing UNION SELECT id FROM promised) s
               CROSS JOIN customer c ON c.id = s.id LEFT JOIN promised p ON p.id = c.id
               WHERE c.next_due < ?1 AND c.outstanding >= ?4 AND (?7 IS NULL OR c.id IN (SELECT value FROM json_each(?7)))
               AND ",
            asked!("c.id"),
            "),
             moved AS (
               SELECT id, since, times,
                      ", place!("since", "outstanding"), " - 30 * times AS number
               FROM apart WHERE since IS NOT NULL),
             first AS MATERIALIZED (
               SELECT id, number, since, times FROM kept
               UNION ALL SELECT id, number, since, times FROM moved WHERE (number, id) > (?5, ?6)
               ORDER BY number, id LIMIT ?2)
             SELECT f.number, c.id, c.name, c.phone, f.since, f.times,
               (SELECT sum(u.amount - u.settled) FROM due u
                WHERE u.customer_id = f.id AND u.due_day <= ?1 AND u.settled < u.amount AND u.ended = 0
                  AND u.document_id NOT IN (SELECT document_id FROM disputed)) AS open,
               (SELECT max(i.id) FROM interaction i WHERE i.customer_id = f.id AND i.kind <> 'note') AS last_talk,
               (SELECT max(p.id) FROM promise p WHERE p.customer_id = f.id AND p.withdrawn_at IS NULL) AS last_promise
             FROM first f CROSS JOIN customer c ON c.id = f.id ORDER BY f.number, f.id"
        )
    };
}

/// Many are overdue: the order is walked until there are enough.
const WALKED: &str = calls!(
    "customer c INDEXED BY customer_to_call WHERE c.next_due IS NOT NULL AND ?7 IS NULL AND ",
    place!("c.next_due", "c.outstanding"),
    " >= ?5"
);
/// Few are overdue: they are sorted.
const SORTED: &str = calls!("customer c INDEXED BY customer_by_next_due WHERE ?7 IS NULL");
/// All that a search found are sorted: whom to call first may be any of them.
const SEARCHED: &str = calls!("json_each(?7) j CROSS JOIN customer c ON c.id = j.value WHERE true");

/// Customers to call after a line, one more than so many.
pub(crate) async fn list(
    conn: &mut SqliteConnection,
    wanted: &Wanted<'_>,
    place: Place,
    limit: usize,
) -> Answer<Vec<Found>> {
    let Wanted { today, quiet, least, search } = wanted;
    let ids = match search {
        Some(search) => {
            let found = search::list(conn, Some(search), Filter::overdue(*today), Slice::WHOLE);
            Some(found.await?.ids)
        }
        None => None,
    };
    let sql = match &ids {
        Some(_) => SEARCHED,
        None if overdue(conn, *today).await? <= FEW => SORTED,
        None => WALKED,
    };
    let rows = sqlx::query(sql)
        .bind(day(*today))
        .bind(i64::try_from(limit).unwrap_or(i64::MAX).saturating_add(1))
        .bind(silence::customers(quiet))
        .bind(*least)
        .bind(place.number)
        .bind(place.customer)
        .bind(ids)
        .fetch_all(&mut *conn)
        .await?;
    let talks: Vec<i64> = rows.iter().filter_map(|row| row.get("last_talk")).collect();
    let talks = talks_of(conn, &talks).await?;
    rows.iter().map(|row| read(row, &talks)).collect()
}

/// How many customers have something overdue, from the kept counts.
async fn overdue(conn: &mut SqliteConnection, today: Date) -> Answer<i64> {
    let sql = "SELECT ifnull(sum(customers), 0) FROM customer_count WHERE next_due < ?1";
    Ok(sqlx::query_scalar(sql).bind(day(today)).fetch_one(conn).await?)
}

/// What some talks were, and when, by their ids.
async fn talks_of(
    conn: &mut SqliteConnection,
    ids: &[i64],
) -> Answer<BTreeMap<i64, (InteractionKind, Moment)>> {
    if ids.is_empty() {
        return Ok(BTreeMap::new());
    }
    let sql = "SELECT i.id, i.kind, i.created_at FROM json_each(?1) j CROSS JOIN interaction i ON i.id = j.value";
    let ids = serde_json::json!(ids).to_string();
    let rows = sqlx::query(sql).bind(ids).fetch_all(conn).await?;
    let talk = |row: &SqliteRow| (InteractionKind::of(row.get(1)), Moment(row.get(2)));
    Ok(rows.iter().map(|row| (row.get(0), talk(row))).collect())
}

fn read(row: &SqliteRow, talks: &BTreeMap<i64, (InteractionKind, Moment)>) -> Answer<Found> {
    let customer: i64 = row.get(1);
    let talk = row.get::<Option<i64>, _>("last_talk").and_then(|id| talks.get(&id));
    Ok(Found {
        place: Place { number: row.get(0), customer },
        customer: CustomerId(customer),
        name: row.get(2),
        phone: row.get(3),
        since: on(row.get(4))?,
        promised: row.get(5),
        open: row.get("open"),
        last_kind: talk.map(|(kind, _)| *kind),
        last_at: talk.map(|(_, at)| *at),
        last_promise: row.get("last_promise"),
    })
}

/// Why customers may be left in peace.
#[derive(Debug)]
pub(crate) struct Known {
    /// Until when somebody's promise is live.
    pub(crate) live: BTreeMap<i64, Date>,
    /// Who is set aside.
    pub(crate) asides: BTreeMap<i64, Aside>,
}

/// Customers who have something open up to today and are left in peace; of those a case is about only what is disputed.
pub(crate) async fn peace(
    conn: &mut SqliteConnection,
    today: Date,
    known: &Known,
    limit: u32,
) -> Answer<Vec<PeaceRow>> {
    let quiet: Vec<&i64> = known.live.keys().chain(known.asides.keys()).collect();
    let rows = sqlx::query(PEACE)
        .bind(day(today))
        .bind(limit)
        .bind(serde_json::json!(quiet).to_string())
        .fetch_all(conn)
        .await?;
    Ok(rows.iter().map(|row| at_peace(row, known)).collect())
}

/// ?1 today, ?2 how many, ?3 who promised or is set aside.
const PEACE: &str = concat!(
    disputed_documents!(),
    ", quiet AS MATERIALIZED (
       SELECT value AS id FROM json_each(?3)
       UNION SELECT customer_id FROM document WHERE kind = 6 AND day = ?1 AND ended = 0),
     open AS (
       SELECT u.customer_id AS id, min(u.due_day) AS since, sum(u.amount - u.settled) AS open, NULL AS case_id
       FROM quiet q CROSS JOIN due u ON u.customer_id = q.id
       WHERE u.settled < u.amount AND u.ended = 0 AND u.due_day <= ?1 GROUP BY u.customer_id
       UNION ALL
       SELECT u.customer_id, min(u.due_day), sum(u.amount - u.settled), ",
    silence::case_of!("u.document_id"),
    "  FROM disputed CROSS JOIN due u INDEXED BY due_open_of_customer USING (customer_id, document_id)
       WHERE u.settled < u.amount AND u.ended = 0 AND u.due_day <= ?1 AND u.customer_id NOT IN (SELECT id FROM quiet)
       GROUP BY u.customer_id)
     SELECT o.id, c.name, o.open, o.case_id FROM open o CROSS JOIN customer c ON c.id = o.id
     ORDER BY o.since, o.id LIMIT ?2"
);

fn at_peace(row: &SqliteRow, known: &Known) -> PeaceRow {
    let id: i64 = row.get(0);
    let case: Option<i64> = row.get(3);
    let aside = known.asides.get(&id);
    let peace = match (case, aside.map(|aside| (aside.done, aside.until)), known.live.get(&id)) {
        (Some(case), _, _) => Peace::Disputed { case_id: CaseId(case) },
        (None, Some((true, _)), _) => Peace::Done,
        (None, _, Some(on)) => Peace::Promised { on: Day(*on) },
        (None, Some((false, Some(until))), None) => Peace::Later { until },
        (None, Some((false, None)) | None, None) => Peace::Paid,
    };
    PeaceRow {
        customer_id: CustomerId(id),
        customer_name: row.get(1),
        open: Minor(row.get(2)),
        peace,
    }
}
