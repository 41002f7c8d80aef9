//! Lists of cases. A list walks the index of its order, whose trailing columns answer the filters; the cases of one
//! customer, and those that hold what was typed, are few and sorted. Either way pages begin at a key, never at a count.

use std::collections::BTreeMap;

use ledger::Date;
use sqlx::Row;
use sqlx::sqlite::{SqliteConnection, SqliteRow};

use super::{found, read};
use crate::cases::{CaseRow, CaseSort};
use crate::customers::search::Search;
use crate::db::batch::day;
use crate::db::customers::Statement;
use crate::db::list::list as read_list;
use crate::db::reminders::by_date;
use crate::db::search::json;
use crate::db::silence::unerased;
use crate::refusal::{Answer, Refusal};

/// Which cases; those that were removed are in no list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Filter {
    pub(crate) customer: Option<i64>,
    pub(crate) person: Option<i64>,
    pub(crate) priority: Option<i64>,
    /// The first and the last.
    pub(crate) status: (i64, i64),
}

/// In which order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Order {
    pub(crate) sort: CaseSort,
    pub(crate) descending: bool,
}

/// Which part of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Slice {
    pub(crate) order: Order,
    pub(crate) after: Cursor,
    pub(crate) limit: usize,
}

/// Where a slice begins: after this key and id.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Cursor {
    key: Key,
    id: i64,
}

/// What a list is sorted by.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Key {
    Number(i64),
    Name(String),
}

impl Cursor {
    /// Reads `id.key`; none begins before everything.
    pub(crate) fn read(after: Option<&str>, order: Order) -> Answer<Self> {
        let name = order.sort == CaseSort::Customer;
        let Some(after) = after else {
            let (number, id) = if order.descending { (i64::MAX, i64::MAX) } else { (i64::MIN, -1) };
            let last = if order.descending { char::MAX.to_string() } else { String::new() };
            return Ok(Self { key: if name { Key::Name(last) } else { Key::Number(number) }, id });
        };
        let read = || {
            let (id, key) = after.split_once('.')?;
            let number = || key.parse().ok().map(Key::Number);
            let key = if name { Some(Key::Name(key.to_owned())) } else { number() };
            Some(Self { key: key?, id: id.parse().ok()? })
        };
        read().ok_or_else(|| Refusal::NotAChoice.on("after"))
    }

    /// The cursor of what follows a row.
    pub(crate) fn of(id: i64, key: &str) -> String {
        format!("{id}.{key}")
    }
}

/// A slice of a list with the figures of the whole.
#[derive(Debug, Clone)]
pub(crate) struct Listed {
    /// Ids in order, each with what it is sorted by; one more than was asked for when more follow.
    pub(crate) ids: Vec<(i64, String)>,
    pub(crate) total: u32,
    pub(crate) disputed: i64,
}

/// A slice of a list with the figures of the whole.
pub(crate) async fn list(
    conn: &mut SqliteConnection,
    search: Option<&Search>,
    filter: Filter,
    slice: Slice,
) -> Answer<Listed> {
    let Order { sort, descending } = slice.order;
    if search.is_some() || filter.customer.is_some() {
        let few = sqlx::query(few(search.is_some(), descending));
        let needs = search.map(|search| json(&search.needs)).transpose()?;
        let few = asked(few, filter, slice)
            .bind(search.map(|search| search.text.clone()))
            .bind(needs)
            .bind(filter.customer)
            .bind(code(sort))
            .bind(if descending { -NO_DAY } else { NO_DAY });
        let row = few.fetch_one(conn).await?;
        let ids = read_list(row.get(2))?;
        return Ok(Listed { ids, total: row.get(0), disputed: row.get(1) });
    }
    let rows = asked(sqlx::query(walk(slice.order)), filter, slice).fetch_all(&mut *conn).await?;
    let ids = rows.iter().map(|row| (row.get(0), row.get(1))).collect();
    let row = counted(sqlx::query(COUNTED), filter).fetch_one(conn).await?;
    Ok(Listed { ids, total: row.get(0), disputed: row.get(1) })
}

/// What a case without a day for its next step is sorted by.
const NO_DAY: i64 = 99_999;

/// Binds `?1` to `?4`: the filter.
fn counted(query: Statement<'_>, filter: Filter) -> Statement<'_> {
    query.bind(filter.status.0).bind(filter.status.1).bind(filter.priority).bind(filter.person)
}

/// Binds `?1` to `?7`: the filter, how many, and where to begin.
fn asked(query: Statement<'_>, filter: Filter, slice: Slice) -> Statement<'_> {
    let limit = i64::try_from(slice.limit).unwrap_or(i64::MAX).saturating_add(1);
    let query = counted(query, filter).bind(limit).bind(slice.after.id);
    match slice.after.key {
        Key::Number(number) => query.bind(number),
        Key::Name(name) => query.bind(name),
    }
}

/// What the filters ask, of the index alone.
macro_rules! wanted {
    () => {
        "k.removed_at IS NULL AND k.status BETWEEN ?1 AND ?2 AND (?3 IS NULL OR k.priority = ?3)
         AND (?4 IS NULL OR k.assigned_to = ?4)"
    };
}

const COUNTED: &str = concat!(
    "SELECT count(*), ifnull(sum(k.disputed), 0) FROM customer_case k INDEXED BY case_by_created WHERE ",
    wanted!()
);

macro_rules! walk {
    ($index:literal, $key:literal, $from:literal, $after:literal, $way:literal) => {
        concat!(
            "SELECT k.id, CAST(",
            $key,
            " AS TEXT) FROM customer_case k INDEXED BY ",
            $index,
            " WHERE ",
            $key,
            $from,
            " ?7 AND (",
            $key,
            ", k.id) ",
            $after,
            " (?7, ?6) AND ",
            wanted!(),
            " ORDER BY ",
            $key,
            $way,
            ", k.id",
            $way,
            " LIMIT ?5"
        )
    };
    ($index:literal, $key:literal up) => {
        walk!($index, $key, " >=", ">", "")
    };
    ($index:literal, $key:literal down) => {
        walk!($index, $key, " <=", "<", " DESC")
    };
}

/// The statement that walks the index of an order.
fn walk(order: Order) -> &'static str {
    match (order.sort, order.descending) {
        (CaseSort::Created, false) => walk!("case_by_created", "k.created_at" up),
        (CaseSort::Created, true) => walk!("case_by_created", "k.created_at" down),
        (CaseSort::Changed, false) => walk!("case_by_changed", "k.changed_at" up),
        (CaseSort::Changed, true) => walk!("case_by_changed", "k.changed_at" down),
        (CaseSort::Priority, false) => walk!("case_by_priority", "k.priority" up),
        (CaseSort::Priority, true) => walk!("case_by_priority", "k.priority" down),
        (CaseSort::Customer, false) => walk!("case_by_name", "k.customer_key" up),
        (CaseSort::Customer, true) => walk!("case_by_name", "k.customer_key" down),
        (CaseSort::NextStep, false) => walk!("case_by_next", "ifnull(k.next_day, 99999)" up),
        (CaseSort::NextStep, true) => walk!("case_by_last", "ifnull(k.next_day, -99999)" down),
    }
}

/// Finds, checks, sorts and slices in one statement. ?8 and ?9 what is searched for, ?10 whose, ?11 the order, ?12 what
/// stands for no day.
macro_rules! few {
    ($from:literal, $after:literal, $way:literal) => {
        concat!(
            "WITH need AS MATERIALIZED (
               SELECT value ->> 'word' AS word, value ->> 'whole' AS whole FROM json_each(?9)),
             hit AS MATERIALIZED (
               SELECT k.id, k.disputed,
                 CASE ?11 WHEN 0 THEN k.created_at WHEN 1 THEN k.changed_at WHEN 2 THEN k.priority
                          WHEN 3 THEN ifnull(k.next_day, ?12) ELSE k.customer_key END AS key
               FROM ", $from, " AND ", wanted!(), "
               AND NOT EXISTS (SELECT 1 FROM need n WHERE NOT (
                 ifnull(char(10) || k.words GLOB n.word, 0) OR ifnull(char(10) || k.words GLOB n.whole, 0))))
             SELECT (SELECT count(*) FROM hit), (SELECT ifnull(sum(disputed), 0) FROM hit),
               (SELECT json_group_array(json_array(id, CAST(key AS TEXT))) FROM (
                  SELECT id, key FROM hit WHERE (key, id) ", $after, " (?7, ?6)
                  ORDER BY key", $way, ", id", $way, " LIMIT ?5))"
        )
    };
}

macro_rules! holding {
    ($after:literal, $way:literal) => {
        few!(
            "case_text t CROSS JOIN customer_case k ON k.id = t.rowid
               WHERE case_text MATCH ?8 AND (?10 IS NULL OR k.customer_id = ?10)",
            $after,
            $way
        )
    };
}
macro_rules! of_customer {
    ($after:literal, $way:literal) => {
        few!("customer_case k WHERE k.customer_id = ?10 AND ?8 IS NULL", $after, $way)
    };
}

fn few(search: bool, descending: bool) -> &'static str {
    match (search, descending) {
        (true, false) => holding!(">", ""),
        (true, true) => holding!("<", " DESC"),
        (false, false) => of_customer!(">", ""),
        (false, true) => of_customer!("<", " DESC"),
    }
}

fn code(sort: CaseSort) -> i64 {
    match sort {
        CaseSort::Created => 0,
        CaseSort::Changed => 1,
        CaseSort::Priority => 2,
        CaseSort::NextStep => 3,
        CaseSort::Customer => 4,
    }
}

/// The cases that are somebody's or nobody's yet, and worked on: the earliest next step first, then the most pressing.
pub(crate) async fn of_person(
    conn: &mut SqliteConnection,
    person: i64,
    limit: u32,
) -> Answer<Vec<i64>> {
    let rows = sqlx::query(
        "SELECT id FROM customer_case INDEXED BY case_at_work
         WHERE (assigned_to = ?1 OR assigned_to IS NULL) AND status <= 3 AND removed_at IS NULL
         ORDER BY next_day NULLS LAST, priority DESC, id LIMIT ?2",
    )
    .bind(person)
    .bind(limit)
    .fetch_all(conn)
    .await?;
    Ok(rows.iter().map(|row| row.get(0)).collect())
}

/// Cases that are worked on and whose next step is for a day or was before, the earliest first.
pub(crate) async fn due(conn: &mut SqliteConnection, today: Date, limit: u32) -> Answer<Vec<i64>> {
    let rows = sqlx::query(concat!(
        "SELECT id FROM customer_case INDEXED BY case_at_work
         WHERE status <= 3 AND removed_at IS NULL AND next_day <= ?1 AND ",
        unerased!("customer_id"),
        " ORDER BY next_day, priority DESC, id LIMIT ?2"
    ))
    .bind(day(today))
    .bind(limit)
    .fetch_all(conn)
    .await?;
    Ok(rows.iter().map(|row| row.get(0)).collect())
}

/// How many cases that are worked on have their next step on which civil date, up to a day.
pub(crate) async fn counts(
    conn: &mut SqliteConnection,
    until: Date,
) -> Answer<BTreeMap<String, u32>> {
    let rows = sqlx::query(concat!(
        "SELECT next_day, count(*) FROM customer_case INDEXED BY case_at_work
         WHERE status <= 3 AND removed_at IS NULL AND next_day <= ?1 AND ",
        unerased!("customer_id"),
        " GROUP BY next_day"
    ))
    .bind(day(until))
    .fetch_all(conn)
    .await?;
    by_date(&rows)
}

/// Rows of a list, in the order of the ids.
pub(crate) async fn rows(
    conn: &mut SqliteConnection,
    ids: &[i64],
    today: Date,
) -> Answer<Vec<CaseRow>> {
    let sql = concat!(
        found!("json_each(?1) j CROSS JOIN customer_case k ON k.id = j.value"),
        "ORDER BY j.key"
    );
    let rows = sqlx::query(sql).bind(json(&ids)?).fetch_all(conn).await?;
    rows.iter().map(|row: &SqliteRow| Ok(read(row)?.view(today))).collect()
}
