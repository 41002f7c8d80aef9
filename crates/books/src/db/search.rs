//! Lists of customers. Without a search a list walks an index that holds everything its filters ask; with one, or when
//! the filters leave few, the customers found are sorted. Either way no list is read whole.

mod walk;

use ledger::Date;
use sqlx::Row;
use sqlx::sqlite::{SqliteConnection, SqliteRow};

use self::walk::walk;
use super::batch::day;
use super::customers::Statement;
use crate::customers::search::{Ranked, Search};
use crate::customers::{Archived, CustomerSort, StatusFilter};
use crate::refusal::{Answer, Refusal};
use crate::sound::Alike;

/// What `customer_count` keeps for those with nothing open.
const NO_DUE: i64 = 99_999;
/// Filters that leave fewer are answered by sorting those few.
const FEW: i64 = 1_000;
/// Names that only sound like the term are looked for when fewer customers hold it.
const FEW_HOLD: i64 = 200;

/// Which customers, as ranges: archived or not, and the day something falls due.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Filter {
    archived: (i64, i64),
    due: (i64, i64),
}

impl Filter {
    const ANY_DUE: (i64, i64) = (-NO_DUE, NO_DUE);
    /// Archived customers.
    pub(crate) const ARCHIVED: Self = Self { archived: (1, 1), due: Self::ANY_DUE };

    /// Who has something overdue, archived or not.
    pub(crate) fn overdue(today: Date) -> Self {
        Self::of(Archived::All, Some(StatusFilter::Overdue), today)
    }

    pub(crate) fn of(archived: Archived, status: Option<StatusFilter>, today: Date) -> Self {
        let today = day(today);
        let archived = match archived {
            Archived::Active => (0, 0),
            Archived::Archived => (1, 1),
            Archived::All => (0, 1),
        };
        let due = match status {
            None => Self::ANY_DUE,
            Some(StatusFilter::Clear) => (NO_DUE, NO_DUE),
            Some(StatusFilter::Pending) => (today, NO_DUE - 1),
            Some(StatusFilter::Overdue) => (-NO_DUE, today - 1),
            Some(StatusFilter::Owing) => (-NO_DUE, NO_DUE - 1),
        };
        Self { archived, due }
    }
}

/// Which part of a list, in which order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Slice {
    pub(crate) sort: CustomerSort,
    pub(crate) descending: bool,
    pub(crate) offset: i64,
    pub(crate) limit: i64,
}

impl Slice {
    /// Every row, in an order of numbers that costs little, for whoever sorts them anew.
    pub(crate) const WHOLE: Self =
        Self { sort: CustomerSort::NextDue, descending: false, offset: 0, limit: i64::MAX };

    /// The first rows by name.
    pub(crate) const fn first(limit: i64) -> Self {
        Self { sort: CustomerSort::Name, descending: false, offset: 0, limit }
    }
}

/// Sums over a whole list.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Totals {
    pub(crate) customers: i64,
    pub(crate) outstanding: i64,
    pub(crate) advance: i64,
}

/// A slice of a list: its ids in order, as JSON, and the totals of the whole.
#[derive(Debug, Clone)]
pub(crate) struct Found {
    pub(crate) totals: Totals,
    pub(crate) ids: String,
}

/// A slice of a list and its totals.
pub(crate) async fn list(
    conn: &mut SqliteConnection,
    search: Option<&Search>,
    filter: Filter,
    slice: Slice,
) -> Answer<Found> {
    if let Some(search) = search {
        let found = found(conn, search, filter, slice).await?;
        return match &search.alike {
            Some(alike) if found.totals.customers < FEW_HOLD => {
                found_alike(conn, search, alike, filter, slice).await
            }
            Some(_) | None => Ok(found),
        };
    }
    let Counted { totals, few } = counted(conn, filter).await?;
    if let Some(few) = few {
        return sorted(conn, few, filter, slice).await;
    }
    Ok(Found { totals, ids: walked(conn, filter, slice, totals.customers).await? })
}

/// Which filter alone leaves few enough to sort.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Few {
    Archived,
    Due,
}

struct Counted {
    totals: Totals,
    few: Option<Few>,
}

/// Totals from kept counts, and whether one filter alone leaves few.
async fn counted(conn: &mut SqliteConnection, filter: Filter) -> Answer<Counted> {
    let row = sqlx::query(COUNTED)
        .bind(filter.archived.0)
        .bind(filter.archived.1)
        .bind(filter.due.0)
        .bind(filter.due.1)
        .fetch_one(conn)
        .await?;
    let totals = Totals { customers: row.get(0), outstanding: row.get(1), advance: row.get(2) };
    let few = if filter.archived == (1, 1) && row.get::<i64, _>(3) < FEW {
        Some(Few::Archived)
    } else if filter.due != Filter::ANY_DUE && row.get::<i64, _>(4) < FEW {
        Some(Few::Due)
    } else {
        None
    };
    Ok(Counted { totals, few })
}

const COUNTED: &str = "
    SELECT ifnull(sum(customers * (here AND due)), 0), ifnull(sum(outstanding * (here AND due)), 0),
           ifnull(sum(advance * (here AND due)), 0), ifnull(sum(customers * here), 0), ifnull(sum(customers * due), 0)
    FROM (SELECT customers, outstanding, advance, archived BETWEEN ?1 AND ?2 AS here, next_due BETWEEN ?3 AND ?4 AS due
          FROM customer_count)";

/// Walks the index of a sort from whichever end is nearer.
async fn walked(
    conn: &mut SqliteConnection,
    filter: Filter,
    slice: Slice,
    total: i64,
) -> Answer<String> {
    let length = slice.limit.min(total - slice.offset).max(0);
    let after = total - slice.offset - length;
    let backwards = after < slice.offset;
    let offset = if backwards { after.max(0) } else { slice.offset };
    let rows = sqlx::query(walk(slice.sort, slice.descending, backwards))
        .bind(filter.archived.0)
        .bind(filter.archived.1)
        .bind(filter.due.0)
        .bind(filter.due.1)
        .bind(filter.due == Filter::ANY_DUE)
        .bind(length)
        .bind(offset)
        .fetch_all(conn)
        .await?;
    let mut ids: Vec<i64> = rows.iter().map(|row| row.get(0)).collect();
    if backwards {
        ids.reverse();
    }
    json(&ids)
}

pub(crate) fn json<T: serde::Serialize>(value: &T) -> Answer<String> {
    serde_json::to_string(value)
        .map_err(|_| Refusal::Internal { reference: "search".to_owned() }.into())
}

/// Finds, checks, sorts and slices in one statement.
async fn found(
    conn: &mut SqliteConnection,
    search: &Search,
    filter: Filter,
    slice: Slice,
) -> Answer<Found> {
    let found = asked(sqlx::query(FOUND), search)?;
    Ok(read(&sliced(found, filter, slice).fetch_one(conn).await?))
}

const FOUND: &str = concat!(
    "WITH ",
    include_str!("search/needs.sql"),
    ", ",
    include_str!("search/hit.sql"),
    ", 0 AS rank FROM customer_text t CROSS JOIN customer c ON c.id = t.rowid WHERE customer_text MATCH $1 ",
    include_str!("search/matches.sql"),
    include_str!("search/sorted.sql"),
);

/// As `found`, with those after them whose names sound like the term.
async fn found_alike(
    conn: &mut SqliteConnection,
    search: &Search,
    alike: &Alike,
    filter: Filter,
    slice: Slice,
) -> Answer<Found> {
    let found = sliced(asked(sqlx::query(FOUND_ALIKE), search)?, filter, slice);
    let found = found.bind(alike.whole.clone()).bind(alike.begins.clone());
    Ok(read(&found.fetch_one(conn).await?))
}

const FOUND_ALIKE: &str = concat!(
    "WITH ",
    include_str!("search/needs.sql"),
    ", held AS MATERIALIZED (
       SELECT c.id FROM customer_text t CROSS JOIN customer c ON c.id = t.rowid WHERE customer_text MATCH $1 ",
    include_str!("search/matches.sql"),
    "), ",
    include_str!("search/near.sql"),
    ", ",
    include_str!("search/hit.sql"),
    ", n.rank FROM near n CROSS JOIN customer c ON c.id = n.id WHERE true ",
    include_str!("search/sorted.sql"),
);

/// Sorts and slices the few that a filter leaves.
async fn sorted(
    conn: &mut SqliteConnection,
    few: Few,
    filter: Filter,
    slice: Slice,
) -> Answer<Found> {
    let statement = match few {
        Few::Archived => FEW_ARCHIVED,
        Few::Due => FEW_DUE,
    };
    let nothing = None::<String>;
    let sorted = sqlx::query(statement).bind(nothing.clone()).bind(nothing.clone()).bind(nothing);
    Ok(read(&sliced(sorted, filter, slice).fetch_one(conn).await?))
}

const FEW_ARCHIVED: &str = concat!(
    "WITH ",
    include_str!("search/hit.sql"),
    ", 0 AS rank FROM customer c INDEXED BY customer_archived WHERE c.archived_at IS NOT NULL ",
    include_str!("search/sorted.sql"),
);
const FEW_DUE: &str = concat!(
    "WITH ",
    include_str!("search/hit.sql"),
    ", 0 AS rank FROM customer c WHERE c.id IN (
       SELECT id FROM customer WHERE next_due BETWEEN $6 AND $7
       UNION ALL SELECT id FROM customer WHERE $7 = 99999 AND next_due IS NULL) ",
    include_str!("search/sorted.sql"),
);

/// Binds `$1` to `$3`: the expression for the index, and what its finds are checked for.
fn asked<'q>(query: Statement<'q>, search: &Search) -> Answer<Statement<'q>> {
    let needs = if search.needs.is_empty() { None } else { Some(json(&search.needs)?) };
    Ok(query.bind(search.text.clone()).bind(needs).bind(search.pattern.clone()))
}

/// Binds `$4` to `$11`: the filter, the order and the slice.
fn sliced(query: Statement<'_>, filter: Filter, slice: Slice) -> Statement<'_> {
    query
        .bind(filter.archived.0)
        .bind(filter.archived.1)
        .bind(filter.due.0)
        .bind(filter.due.1)
        .bind(code(slice.sort))
        .bind(slice.descending)
        .bind(slice.limit)
        .bind(slice.offset)
}

fn read(row: &SqliteRow) -> Found {
    let totals = Totals { customers: row.get(0), outstanding: row.get(1), advance: row.get(2) };
    Found { totals, ids: row.get(3) }
}

fn code(sort: CustomerSort) -> i64 {
    match sort {
        CustomerSort::Name => 0,
        CustomerSort::Outstanding => 1,
        CustomerSort::NextDue => 2,
        CustomerSort::Created => 3,
        CustomerSort::Changed => 4,
        CustomerSort::LastActivity => 5,
    }
}

/// The first active customers of a picker, best first, as JSON.
pub(crate) async fn ranked(
    conn: &mut SqliteConnection,
    ranked: &Ranked,
    limit: i64,
) -> Answer<String> {
    let rows = asked(sqlx::query(RANKED), &ranked.search)?
        .bind(ranked.name.0.clone())
        .bind(ranked.name.1.clone())
        .bind(ranked.begins.clone())
        .bind(ranked.pattern.clone())
        .bind(limit)
        .fetch_all(&mut *conn)
        .await?;
    let many = usize::try_from(limit).unwrap_or_default();
    let mut ids: Vec<i64> = rows.iter().map(|row| row.get(0)).collect();
    if let Some(alike) = ranked.search.alike.as_ref().filter(|_| rows.len() < many) {
        for id in sounding(conn, alike, limit).await? {
            if !ids.contains(&id) {
                ids.push(id);
            }
        }
        ids.truncate(many);
    }
    json(&ids)
}

/// Active customers whose names sound like a term: wholly so, then from their beginning. Some may be there twice, and some
/// hold the term itself: there are enough for as many again.
async fn sounding(conn: &mut SqliteConnection, alike: &Alike, limit: i64) -> Answer<Vec<i64>> {
    let rows = sqlx::query(SOUNDING)
        .bind(alike.whole.clone())
        .bind(alike.begins.clone())
        .bind(limit * 2)
        .fetch_all(conn)
        .await?;
    Ok(rows.iter().map(|row| row.get(0)).collect())
}

const SOUNDING: &str = include_str!("search/ranked_alike.sql");

const RANKED: &str = concat!(
    "WITH ",
    include_str!("search/needs.sql"),
    include_str!("search/ranked.sql"),
    include_str!("search/matches.sql"),
    include_str!("search/ranked_rest.sql"),
    include_str!("search/matches.sql"),
    "LIMIT $8) LIMIT $8"
);

/// The active customers with the latest entries, as JSON.
pub(crate) async fn latest(conn: &mut SqliteConnection, limit: i64) -> Answer<String> {
    let slice = Slice { sort: CustomerSort::LastActivity, descending: true, offset: 0, limit };
    let filter = Filter { archived: (0, 0), due: Filter::ANY_DUE };
    walked(conn, filter, slice, limit).await
}

#[cfg(test)]
mod tests;
