//! What reports add up: entries by day, accounts by balance.

use std::collections::BTreeMap;

use ledger::{Account, Date};
use sqlx::Row;
use sqlx::sqlite::{SqliteConnection, SqliteRow};

use super::batch::day;
use super::documents::on;
use super::khata::Edge;
use crate::refusal::{Answer, Refusal};
use crate::reports::{AccountLine, DayBookLine, PostingView, TrialBalanceRow};
use crate::values::{CustomerId, Day, DocumentId, DocumentKind, EntryId, Minor, Moment};

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

/// The balance of one account at the end of a day, debit positive.
pub(crate) async fn balance(
    conn: &mut SqliteConnection,
    account: Account,
    as_of: Date,
) -> Answer<i64> {
    let balance = sqlx::query_scalar(
        "SELECT ifnull(sum(debit) - sum(credit), 0) FROM account_day WHERE account = ?1 AND day <= ?2",
    )
    .bind(account.code())
    .bind(day(as_of))
    .fetch_one(conn)
    .await?;
    Ok(balance)
}

/// One account of a trial balance.
pub(crate) fn trial_row(code: i64, balance: i64) -> Answer<TrialBalanceRow> {
    Ok(TrialBalanceRow {
        account: account_key(account(code)?),
        debit: Minor(balance.max(0)),
        credit: Minor((-balance).max(0)),
    })
}

/// The account that a number of the file stands for.
fn account(code: i64) -> Answer<Account> {
    let known = Account::from_code(code);
    Ok(known.ok_or_else(|| Refusal::Internal { reference: "account".to_owned() })?)
}

/// `tradeReceivable`: the name of an account as the window knows it.
pub(crate) fn account_key(account: Account) -> String {
    let mut words = account.name().split('_');
    let first = words.next().unwrap_or_default().to_owned();
    words.fold(first, |key, word| {
        let (initial, rest) = word.split_at(word.len().min(1));
        key + &initial.to_ascii_uppercase() + rest
    })
}

/// Σ debits and Σ credits of the days from `from` to `to`, of one account or of all.
pub(crate) async fn turnover(
    conn: &mut SqliteConnection,
    account: Option<Account>,
    from: Date,
    to: Date,
) -> Answer<(i64, i64)> {
    let row = sqlx::query(
        "SELECT ifnull(sum(debit), 0), ifnull(sum(credit), 0) FROM account_day
         WHERE account BETWEEN ?3 AND ?4 AND day BETWEEN ?1 AND ?2",
    )
    .bind(day(from))
    .bind(day(to))
    .bind(account.map_or(i64::MIN, Account::code))
    .bind(account.map_or(i64::MAX, Account::code))
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
    let rows = sqlx::query(
        "SELECT e.id, e.day, e.reverses IS NOT NULL, e.at, d.id, d.kind, d.number, c.id, c.name,
                (SELECT json_group_array(json_array(account, amount)) FROM posting p WHERE p.entry_id = e.id)
         FROM entry e JOIN document d ON d.id = e.document_id LEFT JOIN customer c ON c.id = e.customer_id
         WHERE (e.day, e.id) > (?1, ?2) AND e.day <= ?3 ORDER BY e.day, e.id LIMIT ?4",
    )
    .bind(after.0)
    .bind(after.1)
    .bind(day(to))
    .bind(limit)
    .fetch_all(conn)
    .await?;
    rows.iter().map(|row| Ok((row.get(0), line(row)?))).collect()
}

fn line(row: &SqliteRow) -> Answer<DayBookLine> {
    let postings: Vec<(i64, i64)> = serde_json::from_str(row.get(9))
        .map_err(|_| Refusal::Internal { reference: "postings".to_owned() })?;
    let posting = |(code, amount)| {
        Ok(PostingView { account: account_key(account(code)?), amount: Minor(amount) })
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

/// At most `limit` postings of an account that lie before the edge and not before a day, newest first, and the edge of
/// those before them if there are any. The days on which the account moved are kept, so only their entries are walked:
/// an account that moves seldom costs its days, one that moves with every entry costs its lines, and neither an index.
pub(crate) async fn account_lines(
    conn: &mut SqliteConnection,
    account: Account,
    first: i64,
    edge: Edge,
    limit: u32,
) -> Answer<(Vec<AccountLine>, Option<Edge>)> {
    let rows = sqlx::query(ACCOUNT_LINES)
        .bind(account.code())
        .bind(first)
        .bind(edge.day)
        .bind(edge.entry)
        .bind(i64::from(limit) + 1)
        .fetch_all(conn)
        .await?;
    let more = rows.len() > limit as usize;
    let mut before = edge;
    let mut lines = Vec::with_capacity(rows.len());
    for row in rows.iter().take(limit as usize) {
        let line = account_line(row, before.balance)?;
        let amount = line.debit.0 - line.credit.0;
        before = Edge { day: row.get(1), entry: line.entry_id.0, balance: before.balance - amount };
        lines.push(line);
    }
    Ok((lines, more.then_some(before)))
}

const ACCOUNT_LINES: &str = "
    SELECT w.entry, w.day, w.amount, e.reverses IS NOT NULL, d.id, d.kind, d.number, c.id, c.name
    FROM (SELECT e.id AS entry, a.day, p.amount
          FROM account_day a CROSS JOIN entry e INDEXED BY entry_by_day ON e.day = a.day
          CROSS JOIN posting p ON p.entry_id = e.id AND p.account = a.account
          WHERE a.account = ?1 AND a.day BETWEEN ?2 AND ?3 AND (e.day, e.id) < (?3, ?4)
          ORDER BY a.day DESC, e.id DESC LIMIT ?5) w
    CROSS JOIN entry e ON e.id = w.entry JOIN document d ON d.id = e.document_id
    LEFT JOIN customer c ON c.id = e.customer_id
    ORDER BY w.day DESC, w.entry DESC";

fn account_line(row: &SqliteRow, balance: i64) -> Answer<AccountLine> {
    let amount: i64 = row.get(2);
    Ok(AccountLine {
        entry_id: EntryId(row.get(0)),
        document_id: DocumentId(row.get(4)),
        kind: DocumentKind::from_code(row.get(5)),
        number: row.get(6),
        on: Day(on(row.get(1))?),
        customer_id: row.get::<Option<i64>, _>(7).map(CustomerId),
        customer_name: row.get(8),
        debit: Minor(amount.max(0)),
        credit: Minor((-amount).max(0)),
        balance: Minor(balance),
        reversal: row.get(3),
    })
}

#[cfg(test)]
mod tests;
