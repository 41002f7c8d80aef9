//! What reports add up: entries by day, accounts by balance.

use std::collections::BTreeMap;

use ledger::{Account, Date};
use sqlx::Row;
use sqlx::sqlite::{SqliteConnection, SqliteRow};

use super::batch::day;
use super::documents::on;
use crate::refusal::{Answer, Refusal};
use crate::reports::{DayBookLine, PostingView, TrialBalanceRow};
use crate::values::{CustomerId, Day, DocumentId, DocumentKind, Minor, Moment};

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
