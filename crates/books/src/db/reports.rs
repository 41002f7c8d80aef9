//! What reports add up: dues by how late they are, entries by day, accounts by balance.

use std::collections::BTreeMap;

use futures_util::TryStreamExt as _;
use ledger::ageing::Ageing;
use ledger::{Account, Date};
use sqlx::Row;
use sqlx::sqlite::{SqliteConnection, SqliteRow};

use super::batch::day;
use super::documents::on;
use crate::refusal::{Answer, Refusal};
use crate::reports::{AgeingBucket, AgeingRow, DayBookLine, PostingView, TrialBalanceRow};
use crate::values::{CustomerId, Day, DocumentId, DocumentKind, Minor, Moment};

/// The buckets of a report: their names, and for each the first and last due day it holds.
#[derive(Debug, Clone)]
pub(crate) struct Buckets {
    ageing: Ageing,
    as_of: i64,
}

impl Buckets {
    /// Buckets with these last days late, as seen from a day.
    pub(crate) fn new(edges: &[u32], as_of: Date) -> Answer<Self> {
        let narrow = edges.iter().filter_map(|edge| u16::try_from(*edge).ok()).collect::<Vec<_>>();
        Ok(Self { ageing: Ageing::new(&narrow)?, as_of: day(as_of) })
    }

    /// How many there are.
    pub(crate) fn len(&self) -> usize {
        self.ageing.edges().len() + 1
    }

    /// The due days before which a due lies in the second bucket, the third and so on; then days before which nothing
    /// lies. The statements have room for eleven.
    fn thresholds(&self) -> [i64; 11] {
        let mut days = [i64::MIN; 11];
        for (day, edge) in days.iter_mut().zip(self.ageing.edges()) {
            *day = self.as_of - i64::from(*edge);
        }
        days
    }

    /// The days of each bucket, `[[first, last], …]`.
    fn spans(&self) -> String {
        let days: Vec<i64> = self.thresholds().into_iter().take(self.len() - 1).collect();
        let first = days.iter().copied().chain([i64::MIN]);
        let last = [i64::MAX].into_iter().chain(days.iter().map(|day| day - 1));
        let spans: Vec<(i64, i64)> = first.zip(last).collect();
        serde_json::json!(spans).to_string()
    }

    /// The buckets as a view, with nothing in them.
    fn empty(&self) -> Vec<AgeingBucket> {
        let edges = self.ageing.edges();
        let from = |place: usize| edges.get(place.checked_sub(1)?).map(|edge| u32::from(*edge) + 1);
        let to =
            |place: usize| edges.get(place).filter(|edge| **edge > 0).map(|edge| u32::from(*edge));
        let bucket = |(place, label)| AgeingBucket {
            label,
            from: from(place),
            to: to(place),
            amount: Minor::ZERO,
            count: 0,
        };
        self.ageing.labels().into_iter().enumerate().map(bucket).collect()
    }
}

/// What is open now by how late it is on a day, from the kept sums.
pub(crate) async fn buckets(
    conn: &mut SqliteConnection,
    buckets: &Buckets,
) -> Answer<Vec<AgeingBucket>> {
    let rows = sqlx::query(
        "SELECT ifnull(sum(d.open), 0), ifnull(sum(d.count), 0)
         FROM json_each(?1) b LEFT JOIN due_day d ON d.day BETWEEN b.value ->> 0 AND b.value ->> 1
         GROUP BY b.key ORDER BY b.key",
    )
    .bind(buckets.spans())
    .fetch_all(conn)
    .await?;
    let mut view = buckets.empty();
    for (bucket, row) in view.iter_mut().zip(&rows) {
        bucket.amount = Minor(row.get(0));
        bucket.count = row.get(1);
    }
    Ok(view)
}

/// What customers have open by how late it is: amounts in the order of the buckets, and their sum.
#[derive(Debug, Clone)]
pub(crate) struct Aged {
    pub(crate) customer: i64,
    pub(crate) total: i64,
    pub(crate) amounts: Vec<i64>,
}

/// The customers with most open now, the most first. They are found by what is kept of each; only their own dues are
/// read.
pub(crate) async fn aged_now(
    conn: &mut SqliteConnection,
    buckets: &Buckets,
    limit: u32,
) -> Answer<Vec<Aged>> {
    let mut query = sqlx::query(
        "SELECT c.id, sum(u.amount - u.settled),
           sum(iif(due_day < ?2, u.amount - u.settled, 0)), sum(iif(due_day < ?3, u.amount - u.settled, 0)),
           sum(iif(due_day < ?4, u.amount - u.settled, 0)), sum(iif(due_day < ?5, u.amount - u.settled, 0)),
           sum(iif(due_day < ?6, u.amount - u.settled, 0)), sum(iif(due_day < ?7, u.amount - u.settled, 0)),
           sum(iif(due_day < ?8, u.amount - u.settled, 0)), sum(iif(due_day < ?9, u.amount - u.settled, 0)),
           sum(iif(due_day < ?10, u.amount - u.settled, 0)), sum(iif(due_day < ?11, u.amount - u.settled, 0)),
           sum(iif(due_day < ?12, u.amount - u.settled, 0))
         FROM (SELECT id, outstanding FROM customer WHERE outstanding > 0 ORDER BY outstanding DESC, id DESC LIMIT ?1) c
         CROSS JOIN due u ON u.customer_id = c.id AND u.settled < u.amount AND u.ended = 0
         GROUP BY c.outstanding, c.id ORDER BY c.outstanding DESC, c.id DESC",
    )
    .bind(limit);
    for day in buckets.thresholds() {
        query = query.bind(day);
    }
    let mut rows = query.fetch(conn);
    let mut aged = Vec::new();
    while let Some(row) = rows.try_next().await? {
        // Each sum holds those later still; what lies between two is a bucket.
        let later: Vec<i64> = (1..=buckets.len()).map(|column| row.get(column)).collect();
        let next = later.iter().skip(1).copied().chain([0]);
        let amounts = later.iter().zip(next).map(|(with, without)| with - without).collect();
        aged.push(Aged { customer: row.get(0), total: row.get(1), amounts });
    }
    Ok(aged)
}

/// What every customer had open at the end of a past day, by how late it was; and the buckets' sums.
///
/// A due counts once its charge was issued and until it ended, less what was allocated to it by then.
pub(crate) async fn aged_then(
    conn: &mut SqliteConnection,
    buckets: &Buckets,
) -> Answer<(Vec<Aged>, Vec<AgeingBucket>)> {
    let mut query = sqlx::query(
        "SELECT customer_id, (due_day < ?2) + (due_day < ?3) + (due_day < ?4) + (due_day < ?5) + (due_day < ?6)
                + (due_day < ?7) + (due_day < ?8) + (due_day < ?9) + (due_day < ?10) + (due_day < ?11)
                + (due_day < ?12) AS bucket, sum(open), count(*)
         FROM (SELECT u.customer_id, u.due_day,
                      u.amount - ifnull((SELECT sum(a.amount) FROM allocation a WHERE a.due_id = u.id AND a.day <= ?1), 0) AS open
               FROM due u JOIN document d ON d.id = u.document_id
               WHERE d.day <= ?1 AND (u.ended = 0
                 OR (SELECT e.day FROM entry e WHERE e.document_id = d.id AND e.reverses IS NOT NULL) > ?1))
         WHERE open > 0 GROUP BY customer_id, bucket ORDER BY customer_id",
    )
    .bind(buckets.as_of);
    for day in buckets.thresholds() {
        query = query.bind(day);
    }
    let mut rows = query.fetch(conn);
    let (mut aged, mut view) = (Vec::<Aged>::new(), buckets.empty());
    while let Some(row) = rows.try_next().await? {
        let (customer, place, open): (i64, u32, i64) = (row.get(0), row.get(1), row.get(2));
        let place = usize::try_from(place).unwrap_or(0);
        if let Some(bucket) = view.get_mut(place) {
            bucket.amount.0 += open;
            bucket.count += row.get::<u32, _>(3);
        }
        if aged.last().is_none_or(|last| last.customer != customer) {
            aged.push(Aged { customer, total: 0, amounts: vec![0; buckets.len()] });
        }
        if let Some(last) = aged.last_mut() {
            last.total += open;
            last.amounts.iter_mut().skip(place).take(1).for_each(|amount| *amount += open);
        }
    }
    Ok((aged, view))
}

/// Names customers and says what each had paid ahead at the end of a day: what they have open less what they owe.
pub(crate) async fn named(
    conn: &mut SqliteConnection,
    aged: Vec<Aged>,
    as_of: Date,
) -> Answer<Vec<AgeingRow>> {
    let ids: Vec<i64> = aged.iter().map(|row| row.customer).collect();
    let mut rows = sqlx::query(
        "SELECT c.name, (SELECT ifnull(sum(effect), 0) FROM entry e WHERE e.customer_id = c.id AND e.day <= ?2)
         FROM json_each(?1) j JOIN customer c ON c.id = j.value ORDER BY j.key",
    )
    .bind(serde_json::json!(ids).to_string())
    .bind(day(as_of))
    .fetch(conn);
    let mut named = Vec::with_capacity(aged.len());
    let mut aged = aged.into_iter();
    while let (Some(row), Some(aged)) = (rows.try_next().await?, aged.next()) {
        named.push(AgeingRow {
            customer_id: CustomerId(aged.customer),
            name: row.get(0),
            amounts: aged.amounts.into_iter().map(Minor).collect(),
            total: Minor(aged.total),
            advance: Minor(aged.total - row.get::<i64, _>(1)),
        });
    }
    Ok(named)
}

/// Balances of all accounts at the end of a day, debit positive; accounts that had moved by then.
pub(crate) async fn balances(
    conn: &mut SqliteConnection,
    as_of: Date,
) -> Answer<BTreeMap<i64, i64>> {
    let rows = sqlx::query(
        "SELECT account, sum(debit) - sum(credit) FROM account_day WHERE day <= ?1 GROUP BY account",
    )
    .bind(day(as_of))
    .fetch_all(conn)
    .await?;
    Ok(rows.iter().map(|row| (row.get(0), row.get(1))).collect())
}

/// One account of a trial balance.
pub(crate) fn trial_row(account: i64, balance: i64) -> Answer<TrialBalanceRow> {
    Ok(TrialBalanceRow {
        account: account_key(account)?,
        debit: Minor(balance.max(0)),
        credit: Minor((-balance).max(0)),
    })
}

/// `tradeReceivable`: the name of an account as the window knows it.
fn account_key(code: i64) -> Answer<String> {
    let account = Account::from_code(code)
        .ok_or_else(|| Refusal::Internal { reference: "account".to_owned() })?;
    let mut words = account.name().split('_');
    let first = words.next().unwrap_or_default().to_owned();
    Ok(words.fold(first, |key, word| {
        let (initial, rest) = word.split_at(word.len().min(1));
        key + &initial.to_ascii_uppercase() + rest
    }))
}

/// Σ debits and Σ credits of the days from `from` to `to`.
pub(crate) async fn turnover(
    conn: &mut SqliteConnection,
    from: Date,
    to: Date,
) -> Answer<(i64, i64)> {
    let row = sqlx::query(
        "SELECT ifnull(sum(debit), 0), ifnull(sum(credit), 0) FROM account_day WHERE day BETWEEN ?1 AND ?2",
    )
    .bind(day(from))
    .bind(day(to))
    .fetch_one(conn)
    .await?;
    Ok((row.get(0), row.get(1)))
}

/// Entries up to a day that follow a day and an entry, in their order, at most `limit`.
pub(crate) async fn entries(
    conn: &mut SqliteConnection,
    after: (i64, i64),
    to: Date,
    limit: u32,
) -> Answer<Vec<(i64, DayBookLine)>> {
    let mut rows = sqlx::query(
        "SELECT e.id, e.day, e.reverses IS NOT NULL, e.at, d.id, d.kind, d.number, c.id, c.name,
                (SELECT json_group_array(json_array(account, amount)) FROM posting p WHERE p.entry_id = e.id)
         FROM entry e JOIN document d ON d.id = e.document_id LEFT JOIN customer c ON c.id = e.customer_id
         WHERE (e.day, e.id) > (?1, ?2) AND e.day <= ?3 ORDER BY e.day, e.id LIMIT ?4",
    )
    .bind(after.0)
    .bind(after.1)
    .bind(day(to))
    .bind(limit)
    .fetch(conn);
    let mut lines = Vec::new();
    while let Some(row) = rows.try_next().await? {
        lines.push((row.get(0), line(&row)?));
    }
    Ok(lines)
}

fn line(row: &SqliteRow) -> Answer<DayBookLine> {
    let postings: Vec<(i64, i64)> = serde_json::from_str(row.get(9))
        .map_err(|_| Refusal::Internal { reference: "postings".to_owned() })?;
    let posting = |(account, amount)| {
        Ok(PostingView { account: account_key(account)?, amount: Minor(amount) })
    };
    Ok(DayBookLine {
        document_id: DocumentId(row.get(4)),
        kind: DocumentKind::from_code(row.get(5)),
        number: row.get(6),
        on: Day(on(row.get(1))?),
        customer_id: row.get::<Option<i64>, _>(7).map(CustomerId),
        customer_name: row.get(8),
        postings: postings.into_iter().map(posting).collect::<Answer<_>>()?,
        reversal: row.get(2),
        at: Moment(row.get(3)),
    })
}
