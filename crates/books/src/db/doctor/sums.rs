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
        Sum::DocumentUsed => DOCUMENT_USED,
        Sum::DocumentEnded => DOCUMENT_ENDED,
        Sum::DocumentOpen => DOCUMENT_OPEN,
        Sum::DocumentNextDue => DOCUMENT_NEXT_DUE,
        Sum::DocumentDues => DOCUMENT_DUES,
        Sum::DueSettled => DUE_SETTLED,
        Sum::DueEnded => DUE_ENDED,
        Sum::AllocationCustomer => ALLOCATION_CUSTOMER,
        Sum::CustomerReceivable => CUSTOMER_RECEIVABLE,
        Sum::CustomerGave => CUSTOMER_GAVE,
        Sum::CustomerLines => CUSTOMER_LINES,
        Sum::CustomerOutstanding => CUSTOMER_OUTSTANDING,
        Sum::CustomerNextDue => CUSTOMER_NEXT_DUE,
        Sum::CustomerAdvance => CUSTOMER_ADVANCE,
        Sum::CustomerBalance => CUSTOMER_BALANCE,
        Sum::CountCustomers => COUNT_CUSTOMERS,
        Sum::CountOutstanding => COUNT_OUTSTANDING,
        Sum::CountAdvance => COUNT_ADVANCE,
        Sum::DueDayOpen => DUE_DAY_OPEN,
        Sum::DueDayCount => DUE_DAY_COUNT,
        Sum::LoanDay => LOAN_DAY,
        Sum::LoanCount => LOAN_COUNT,
        Sum::LoanAmount => LOAN_AMOUNT,
        Sum::LoanSettled => LOAN_SETTLED,
        Sum::LoanRepayments => LOAN_REPAYMENTS,
        Sum::LoanRepaid => LOAN_REPAID,
        Sum::LoanWeight => LOAN_WEIGHT,
        // These are added up while the trail is walked, or read from numbers: no statement finds them.
        Sum::EntryEffect
        | Sum::AccountDay
        | Sum::CustomerLastActivity
        | Sum::NumberSeries
        | Sum::LinkEarlier
        | Sum::CustomerLastLink
        | Sum::TrailStretch
        | Sum::Requests => NOTHING,
        Sum::Sequence => SEQUENCE,
    }
}

const NOTHING: &str = "SELECT 0, 0, 0 WHERE false";

const DOCUMENT_USED: &str = "
  SELECT id, used, found FROM (SELECT d.id, d.used, iif(d.kind BETWEEN 5 AND 9,
      (SELECT ifnull(sum(a.amount), 0) FROM allocation a WHERE a.document_id = d.id)
      + (SELECT ifnull(sum(r.amount), 0) FROM document r WHERE r.about_id = d.id AND r.kind = 10 AND r.ended = 0), 0) AS found
    FROM document d) WHERE used IS NOT found LIMIT 1";

const DOCUMENT_ENDED: &str = "
  SELECT d.id, d.ended, 1 FROM entry e JOIN document d ON d.id = e.document_id
  WHERE e.reverses IS NOT NULL AND d.ended = 0
  UNION ALL
  SELECT d.id, d.ended, 2 FROM document b JOIN document d ON d.id = b.about_id WHERE b.kind = 12 AND d.ended <> 2
  UNION ALL
  SELECT d.id, d.ended, 0 FROM document d WHERE d.ended = 1
    AND NOT EXISTS (SELECT 1 FROM entry e WHERE e.document_id = d.id AND e.reverses IS NOT NULL)
  UNION ALL
  SELECT d.id, d.ended, 0 FROM document d WHERE d.ended = 2
    AND NOT EXISTS (SELECT 1 FROM document b WHERE b.about_id = d.id AND b.kind = 12)
  LIMIT 1";

const DOCUMENT_OPEN: &str = "
  SELECT id, open, found FROM (SELECT d.id, d.open, iif(d.kind <= 4,
      (SELECT ifnull(sum(u.amount - u.settled), 0) FROM due u WHERE u.document_id = d.id AND u.ended = 0), 0) AS found
    FROM document d) WHERE open IS NOT found LIMIT 1";

const DOCUMENT_NEXT_DUE: &str = "
  SELECT id, next_due, found FROM (SELECT d.id, d.next_due, iif(d.kind <= 4,
      (SELECT min(u.due_day) FROM due u WHERE u.document_id = d.id AND u.settled < u.amount AND u.ended = 0), NULL) AS found
    FROM document d) WHERE next_due IS NOT found LIMIT 1";

/// The dues of a charge add up to it, and nothing else has dues.
const DOCUMENT_DUES: &str = "
  SELECT id, amount, found FROM (SELECT d.id, iif(d.kind <= 4, d.amount, 0) AS amount,
      (SELECT ifnull(sum(u.amount), 0) FROM due u WHERE u.document_id = d.id AND u.customer_id = d.customer_id) AS found
    FROM document d) WHERE amount IS NOT found LIMIT 1";

const DUE_SETTLED: &str = "
  SELECT id, settled, found FROM (SELECT u.id, u.settled,
      (SELECT ifnull(sum(a.amount), 0) FROM allocation a WHERE a.due_id = u.id) AS found
    FROM due u) WHERE settled IS NOT found LIMIT 1";

const DUE_ENDED: &str = "
  SELECT u.id, u.ended, d.ended <> 0 FROM due u JOIN document d ON d.id = u.document_id
  WHERE u.ended <> (d.ended <> 0) LIMIT 1";

/// What settles a due is of the same customer, and of a kind that settles.
const ALLOCATION_CUSTOMER: &str = "
  SELECT a.id, d.customer_id, u.customer_id FROM allocation a
  JOIN document d ON d.id = a.document_id JOIN due u ON u.id = a.due_id
  WHERE d.customer_id IS NOT u.customer_id OR d.kind NOT BETWEEN 5 AND 9 LIMIT 1";

const CUSTOMER_RECEIVABLE: &str = "
  SELECT id, receivable, found FROM (SELECT c.id, c.receivable,
      (SELECT ifnull(sum(e.effect), 0) FROM entry e WHERE e.customer_id = c.id) AS found
    FROM customer c) WHERE receivable IS NOT found LIMIT 1";

const CUSTOMER_GAVE: &str = "
  SELECT id, gave, found FROM (SELECT c.id, c.gave,
      (SELECT ifnull(sum(max(e.effect, 0)), 0) FROM entry e WHERE e.customer_id = c.id) AS found
    FROM customer c) WHERE gave IS NOT found LIMIT 1";

const CUSTOMER_LINES: &str = "
  SELECT id, lines, found FROM (SELECT c.id, c.lines,
      (SELECT count(*) FROM entry e WHERE e.customer_id = c.id AND e.effect <> 0) AS found
    FROM customer c) WHERE lines IS NOT found LIMIT 1";

const CUSTOMER_OUTSTANDING: &str = "
  SELECT id, outstanding, found FROM (SELECT c.id, c.outstanding,
      (SELECT ifnull(sum(u.amount - u.settled), 0) FROM due u
       WHERE u.customer_id = c.id AND u.settled < u.amount AND u.ended = 0) AS found
    FROM customer c) WHERE outstanding IS NOT found LIMIT 1";

const CUSTOMER_NEXT_DUE: &str = "
  SELECT id, next_due, found FROM (SELECT c.id, c.next_due,
      (SELECT min(u.due_day) FROM due u WHERE u.customer_id = c.id AND u.settled < u.amount AND u.ended = 0) AS found
    FROM customer c) WHERE next_due IS NOT found LIMIT 1";

const CUSTOMER_ADVANCE: &str = "
  SELECT id, advance, found FROM (SELECT c.id, c.advance,
      (SELECT ifnull(sum(d.amount - d.used), 0) FROM document d INDEXED BY document_with_rest
       WHERE d.customer_id = c.id AND d.kind BETWEEN 5 AND 9 AND d.used < d.amount AND d.ended = 0) AS found
    FROM customer c) WHERE advance IS NOT found LIMIT 1";

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

const LOAN_DAY: &str = "
  SELECT day, sum(kept), sum(found) FROM (
    SELECT day, open AS kept, 0 AS found FROM loan_day
    UNION ALL SELECT u.due_day, 0, sum(u.amount - u.settled) FROM due u JOIN document d ON d.id = u.document_id
      WHERE u.settled < u.amount AND u.ended = 0 AND d.kind = 2 GROUP BY u.due_day)
  GROUP BY day HAVING sum(kept) <> sum(found) LIMIT 1";

const LOAN_COUNT: &str = "
  SELECT 0, kept, found FROM (SELECT (SELECT count FROM loan_total) AS kept,
    (SELECT count(*) FROM document WHERE kind = 2 AND ended = 0) AS found) WHERE kept IS NOT found";

const LOAN_AMOUNT: &str = "
  SELECT 0, kept, found FROM (SELECT (SELECT amount FROM loan_total) AS kept,
    (SELECT ifnull(sum(amount), 0) FROM document WHERE kind = 2 AND ended = 0) AS found) WHERE kept IS NOT found";

const LOAN_SETTLED: &str = "
  SELECT ifnull(found.id, kept.id), kept.amount, found.amount
  FROM (SELECT min(a.id) AS id, loan.id AS loan_id, d.id AS document_id, d.day, d.kind IN (5, 6) AS money,
               max(d.day - loan.day, 0) AS waited, sum(a.amount) AS amount
        FROM document loan CROSS JOIN due u ON u.document_id = loan.id
        CROSS JOIN allocation a ON a.due_id = u.id CROSS JOIN document d ON d.id = a.document_id
        WHERE loan.kind = 2 GROUP BY loan.id, d.id) found
  FULL JOIN loan_settled kept ON kept.id = found.id
  WHERE (kept.loan_id, kept.document_id, kept.day, kept.money, kept.waited, kept.amount)
    IS NOT (found.loan_id, found.document_id, found.day, found.money, found.waited, found.amount) LIMIT 1";

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

/// Nothing is ever removed from these tables but customers without history, whose first link still names them.
const SEQUENCE: &str = "
  SELECT 0, s.seq, e.id FROM (
    SELECT 'customer' AS name, max((SELECT ifnull(max(id), 0) FROM customer),
                                   (SELECT ifnull(max(customer_id), 0) FROM trail WHERE action = 30)) AS id
    UNION ALL SELECT 'interaction', (SELECT max(id) FROM interaction)
    UNION ALL SELECT 'promise', (SELECT max(id) FROM promise)
    UNION ALL SELECT 'customer_case', (SELECT max(id) FROM customer_case)) e
  LEFT JOIN sqlite_sequence s ON s.name = e.name WHERE ifnull(s.seq, 0) <> ifnull(e.id, 0) LIMIT 1";

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

/// What is kept of a customer that only a walk along the trail finds again.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Kept {
    pub(crate) id: i64,
    pub(crate) created_at: i64,
    pub(crate) last_activity: i64,
    pub(crate) last_link: Option<i64>,
}

/// When each customer was made and last active, and the last link about them, as kept.
pub(crate) async fn activity(conn: &mut SqliteConnection) -> Answer<Vec<Kept>> {
    let kept: String = sqlx::query_scalar(
        "SELECT json_group_array(json_array(id, created_at, last_activity, last_link)) FROM customer",
    )
    .fetch_one(conn)
    .await?;
    let kept: Vec<(i64, i64, i64, Option<i64>)> = list(&kept)?;
    let read = |(id, created_at, last_activity, last_link)| Kept {
        id,
        created_at,
        last_activity,
        last_link,
    };
    Ok(kept.into_iter().map(read).collect())
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
