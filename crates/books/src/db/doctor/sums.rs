//! Every kept sum beside what it is the sum of. Each statement finds the first row where the two differ: whose it is,
//! what is kept, what was found.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use sqlx::Row;
use sqlx::sqlite::SqliteConnection;

use super::differs;
use crate::db::list::list;
use crate::db::sys::rows::each_row;
use crate::doctor::{Problem, Stretches, Sum};
use crate::refusal::Answer;
use crate::values::DocumentKind;

/// Looks for the first row where a sum differs from what it is the sum of.
pub(crate) async fn wrong(conn: &mut SqliteConnection, sum: Sum) -> Answer<Option<Problem>> {
    let row = sqlx::query(statement(sum)).fetch_optional(conn).await?;
    Ok(row.map(|row| differs(sum, row.get::<i64, _>(0).to_string(), row.get(1), row.get(2))))
}

fn statement(sum: Sum) -> &'static str {
    match sum {
        Sum::CustomerBalance => CUSTOMER_BALANCE,
        Sum::CountCustomers => COUNT_CUSTOMERS,
        Sum::CountOutstanding => COUNT_OUTSTANDING,
        Sum::CountAdvance => COUNT_ADVANCE,
        Sum::DueDayOpen => DUE_DAY_OPEN,
        Sum::DueDayCount => DUE_DAY_COUNT,
        Sum::LoanCount => LOAN_COUNT,
        Sum::LoanAmount => LOAN_AMOUNT,
        Sum::LoanRepayments => LOAN_REPAYMENTS,
        Sum::LoanRepaid => LOAN_REPAID,
        Sum::LoanWeight => LOAN_WEIGHT,
        // These are added up while the trail is walked, or read from numbers: no statement of their own finds them.
        Sum::EntryEffect
        | Sum::AccountDay
        | Sum::CustomerLastActivity
        | Sum::NumberSeries
        | Sum::LinkEarlier
        | Sum::CustomerLastLink
        | Sum::TrailStretch
        | Sum::DocumentUsed
        | Sum::DocumentEnded
        | Sum::DocumentOpen
        | Sum::DocumentNextDue
        | Sum::DocumentDues
        | Sum::DueSettled
        | Sum::DueEnded
        | Sum::AllocationCustomer
        | Sum::CustomerReceivable
        | Sum::CustomerGave
        | Sum::CustomerLines
        | Sum::CustomerOutstanding
        | Sum::CustomerNextDue
        | Sum::CustomerAdvance
        | Sum::LoanDay
        | Sum::LoanSettled
        | Sum::Requests
        | Sum::Sequence => NOTHING,
    }
}

const NOTHING: &str = "SELECT 0, 0, 0 WHERE false";

/// What a customer owes is what they have open less what they paid ahead.
const CUSTOMER_BALANCE: &str = "
  SELECT id, receivable, outstanding - advance FROM customer WHERE receivable <> outstanding - advance LIMIT 1";

const COUNT_CUSTOMERS: &str = "
  SELECT next_due, sum(kept), sum(found) FROM (
    SELECT archived, next_due, customers AS kept, 0 AS found FROM customer_count
    UNION ALL SELECT archived_at IS NOT NULL, ifnull(next_due, 99999), 0, count(*) FROM customer GROUP BY 1, 2)
  GROUP BY archived, next_due HAVING sum(kept) <> sum(found) LIMIT 1";

const COUNT_OUTSTANDING: &str = "
  SELECT next_due, sum(kept), sum(found) FROM (
    SELECT archived, next_due, outstanding AS kept, 0 AS found FROM customer_count
    UNION ALL SELECT archived_at IS NOT NULL, ifnull(next_due, 99999), 0, sum(outstanding) FROM customer GROUP BY 1, 2)
  GROUP BY archived, next_due HAVING sum(kept) <> sum(found) LIMIT 1";

const COUNT_ADVANCE: &str = "
  SELECT next_due, sum(kept), sum(found) FROM (
    SELECT archived, next_due, advance AS kept, 0 AS found FROM customer_count
    UNION ALL SELECT archived_at IS NOT NULL, ifnull(next_due, 99999), 0, sum(advance) FROM customer GROUP BY 1, 2)
  GROUP BY archived, next_due HAVING sum(kept) <> sum(found) LIMIT 1";

const DUE_DAY_OPEN: &str = "
  SELECT day, sum(kept), sum(found) FROM (
    SELECT day, open AS kept, 0 AS found FROM due_day
    UNION ALL SELECT due_day, 0, sum(amount - settled) FROM due WHERE settled < amount AND ended = 0 GROUP BY due_day)
  GROUP BY day HAVING sum(kept) <> sum(found) LIMIT 1";

const DUE_DAY_COUNT: &str = "
  SELECT day, sum(kept), sum(found) FROM (
    SELECT day, count AS kept, 0 AS found FROM due_day
    UNION ALL SELECT due_day, 0, count(*) FROM due WHERE settled < amount AND ended = 0 GROUP BY due_day)
  GROUP BY day HAVING sum(kept) <> sum(found) LIMIT 1";

const LOAN_COUNT: &str = "
  SELECT 0, kept, found FROM (SELECT (SELECT count FROM loan_total) AS kept,
    (SELECT count(*) FROM document WHERE kind = 2 AND ended = 0) AS found) WHERE kept IS NOT found";

const LOAN_AMOUNT: &str = "
  SELECT 0, kept, found FROM (SELECT (SELECT amount FROM loan_total) AS kept,
    (SELECT ifnull(sum(amount), 0) FROM document WHERE kind = 2 AND ended = 0) AS found) WHERE kept IS NOT found";

/// What money settles of each loan: what is to be found in it, beside what is kept.
macro_rules! of_repayments {
    ($kept:literal, $found:literal) => {
        concat!(
            "SELECT 0, kept, found FROM (SELECT ",
            $kept,
            " AS kept, (SELECT ",
            $found,
            " FROM loan_settled WHERE money = 1) AS found FROM loan_total) WHERE kept IS NOT found"
        )
    };
}

const LOAN_REPAYMENTS: &str = of_repayments!("repayments", "count(*) FILTER (WHERE amount > 0)");
const LOAN_REPAID: &str = of_repayments!("repaid", "ifnull(sum(amount), 0)");

/// A weight is kept in two parts, the lower less than a million.
const LOAN_WEIGHT: &str = concat!(
    of_repayments!("weight_low", "ifnull(sum(amount * waited % 1000000) % 1000000, 0)"),
    " UNION ALL ",
    of_repayments!(
        "weight_high",
        "ifnull(sum(amount * waited / 1000000) + sum(amount * waited % 1000000) / 1000000, 0)"
    ),
    " LIMIT 1"
);

/// How many requests were answered.
pub(crate) async fn requests(conn: &mut SqliteConnection) -> Answer<i64> {
    Ok(sqlx::query_scalar("SELECT count(*) FROM request").fetch_one(conn).await?)
}

/// Debits and credits of every account and day, as kept.
pub(crate) async fn account_days(
    conn: &mut SqliteConnection,
) -> Answer<BTreeMap<(i64, i64), (i64, i64)>> {
    let days: String = sqlx::query_scalar(
        "SELECT json_group_array(json_array(account, day, debit, credit)) FROM account_day",
    )
    .fetch_one(conn)
    .await?;
    let days: Vec<(i64, i64, i64, i64)> = list(&days)?;
    Ok(days
        .into_iter()
        .map(|(account, day, debit, credit)| ((account, day), (debit, credit)))
        .collect())
}

/// What is kept of a customer.
#[derive(Debug)]
pub(crate) struct KeptOf {
    pub(crate) id: i64,
    pub(crate) created_at: i64,
    pub(crate) last_activity: i64,
    pub(crate) last_link: Option<i64>,
    pub(crate) sums: OfCustomer,
}

/// What a customer's entries, dues and documents add up to.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct OfCustomer {
    pub(crate) receivable: i64,
    pub(crate) gave: i64,
    pub(crate) lines: i64,
    pub(crate) outstanding: i64,
    pub(crate) advance: i64,
    pub(crate) next_due: Option<i64>,
}

/// The first problem that is seen in what is kept of a customer.
pub(crate) async fn of_customers(
    conn: &mut SqliteConnection,
    see: impl Fn(&KeptOf) -> Option<Problem>,
) -> Answer<Option<Problem>> {
    let sql = c"SELECT id, created_at, last_activity, last_link, receivable, gave, lines, outstanding, advance, next_due
                FROM customer ORDER BY id";
    let mut problem = None;
    each_row(conn, sql, &[], |row| {
        let sums = OfCustomer {
            receivable: row.int(4),
            gave: row.int(5),
            lines: row.int(6),
            outstanding: row.int(7),
            advance: row.int(8),
            next_due: row.maybe(9),
        };
        let (id, created_at, last_activity) = (row.int(0), row.int(1), row.int(2));
        let kept = KeptOf { id, created_at, last_activity, last_link: row.maybe(3), sums };
        problem = problem.take().or_else(|| see(&kept));
        Ok(())
    })
    .await?;
    Ok(problem)
}

/// What is kept of what loans have open, by the day it falls due.
pub(crate) async fn loan_days(conn: &mut SqliteConnection) -> Answer<BTreeMap<i64, i64>> {
    let mut kept = BTreeMap::new();
    each_row(conn, c"SELECT day, open FROM loan_day WHERE open <> 0", &[], |row| {
        kept.insert(row.int(0), row.int(1));
        Ok(())
    })
    .await?;
    Ok(kept)
}

/// What one document settles of one loan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct LoanSettled {
    /// Of its first allocation.
    pub(crate) id: i64,
    pub(crate) day: i64,
    /// It is money, and lets nothing off.
    pub(crate) money: bool,
    /// Days from the loan to it.
    pub(crate) waited: i64,
    pub(crate) amount: i64,
}

/// What is kept of that, by loan and document.
pub(crate) async fn loans_settled(
    conn: &mut SqliteConnection,
) -> Answer<BTreeMap<(i64, i64), LoanSettled>> {
    let sql = c"SELECT loan_id, document_id, id, day, money, waited, amount FROM loan_settled";
    let mut kept = BTreeMap::new();
    each_row(conn, sql, &[], |row| {
        let (id, day, money) = (row.int(2), row.int(3), row.int(4) != 0);
        let settled = LoanSettled { id, day, money, waited: row.int(5), amount: row.int(6) };
        kept.insert((row.int(0), row.int(1)), settled);
        Ok(())
    })
    .await?;
    Ok(kept)
}

/// The highest ids ever given. Nothing is ever removed from these tables but customers without history, the newest of
/// whom the trail still names.
pub(crate) async fn sequence(conn: &mut SqliteConnection, newest: i64) -> Answer<Option<Problem>> {
    let row = sqlx::query(
        "SELECT s.seq, e.id FROM (
           SELECT 'customer' AS name, max((SELECT ifnull(max(id), 0) FROM customer), ?1) AS id
           UNION ALL SELECT 'interaction', (SELECT max(id) FROM interaction)
           UNION ALL SELECT 'promise', (SELECT max(id) FROM promise)
           UNION ALL SELECT 'customer_case', (SELECT max(id) FROM customer_case)) e
         LEFT JOIN sqlite_sequence s ON s.name = e.name WHERE ifnull(s.seq, 0) <> ifnull(e.id, 0) LIMIT 1",
    )
    .bind(newest)
    .fetch_optional(conn)
    .await?;
    Ok(row.map(|row| differs(Sum::Sequence, "0".to_owned(), row.get(0), row.get(1))))
}

/// From which link to which somebody wrote within an hour, as kept.
pub(crate) async fn stretches(conn: &mut SqliteConnection) -> Answer<Stretches> {
    let kept: String = sqlx::query_scalar(
        "SELECT json_group_array(json_array(user_id, first, last, hour)) FROM trail_stretch",
    )
    .fetch_one(conn)
    .await?;
    let kept: Vec<(i64, i64, i64, i64)> = list(&kept)?;
    Ok(kept.into_iter().map(|(user, first, last, hour)| ((user, first), (last, hour))).collect())
}

/// Looks for a series whose numbers have a gap or a duplicate, or that says it came further than it did.
pub(crate) async fn series(conn: &mut SqliteConnection) -> Answer<Option<Problem>> {
    let mut given = BTreeMap::<String, (i64, i64)>::new();
    for (stem, Given { places, day, strange }) in numbers(conn).await? {
        let (count, last) = (places.len() as u64, places.last().copied().unwrap_or_default());
        if strange || places.first() != Some(&1) || last != count {
            let (numbers, last) = (count_of(count), count_of(last));
            return Ok(Some(Problem::Numbers { series: stem, numbers, last }));
        }
        given.insert(stem, (i64::try_from(last).unwrap_or(i64::MAX), day));
    }
    let kept = sqlx::query("SELECT kind, year, last, latest_day FROM number_series")
        .fetch_all(conn)
        .await?;
    for row in &kept {
        let (code, year): (i64, String) = (row.get(0), row.get(1));
        let kind = DocumentKind::from_code(code);
        let known = kind.code() == code;
        let stem = if known { format!("{}/{year}/", kind.prefix()) } else { code.to_string() };
        let (last, day): (i64, i64) = (row.get(2), row.get(3));
        let found = given.remove(&stem).unwrap_or_default();
        if found.0 != last {
            return Ok(Some(differs(Sum::NumberSeries, stem, Some(last), Some(found.0))));
        }
        if found.1 != day {
            return Ok(Some(differs(Sum::NumberSeries, stem, Some(day), Some(found.1))));
        }
    }
    let unkept = given.into_iter().next();
    Ok(unkept.map(|(stem, (last, _))| differs(Sum::NumberSeries, stem, None, Some(last))))
}

/// The places that were given of a series, and the latest day one was given for.
#[derive(Debug)]
struct Given {
    places: BTreeSet<u64>,
    day: i64,
    /// One of them was given twice, or is no number.
    strange: bool,
}

/// Every number that was given, by what it begins with.
async fn numbers(conn: &mut SqliteConnection) -> Answer<HashMap<String, Given>> {
    let mut series = HashMap::<String, Given>::new();
    let sql = c"SELECT number, day FROM document WHERE number IS NOT NULL ORDER BY id";
    each_row(conn, sql, &[], |row| {
        let number =
            row.bytes(0).and_then(|number| str::from_utf8(number).ok()).unwrap_or_default();
        let stem = number.trim_end_matches(|letter: char| letter.is_ascii_digit());
        if !series.contains_key(stem) {
            let none = Given { places: BTreeSet::new(), day: i64::MIN, strange: false };
            series.insert(stem.to_owned(), none);
        }
        if let Some(given) = series.get_mut(stem) {
            let place = number[stem.len()..].parse().unwrap_or(0);
            given.strange |= place == 0 || !given.places.insert(place);
            given.day = given.day.max(row.int(1));
        }
        Ok(())
    })
    .await?;
    Ok(series)
}

fn count_of(count: u64) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
