//! Every statement of a list uses the index meant for it, and none reads the customers whole.

use sqlx::ConnectOptions;
use sqlx::sqlite::SqliteConnectOptions;

use super::*;
use crate::customers::CustomerSort::{LastActivity, Name, NextDue, Outstanding};

const SORTS: [CustomerSort; 6] = [
    CustomerSort::Name,
    CustomerSort::Outstanding,
    CustomerSort::NextDue,
    CustomerSort::Created,
    CustomerSort::Changed,
    CustomerSort::LastActivity,
];

fn runtime() -> tokio::runtime::Runtime {
    tokio::runtime::Builder::new_current_thread().build().unwrap()
}

async fn book() -> SqliteConnection {
    let mut conn = SqliteConnectOptions::new().filename(":memory:").connect().await.unwrap();
    let schema = include_str!("../../../../../migrations/0001_book.sql");
    sqlx::raw_sql(schema).execute(&mut conn).await.unwrap();
    conn
}

/// The steps of a statement's plan, one a line.
async fn plan(conn: &mut SqliteConnection, sql: &str) -> String {
    let explain = format!("EXPLAIN QUERY PLAN {sql}");
    let rows = sqlx::raw_sql(sqlx::AssertSqlSafe(explain)).fetch_all(conn).await.unwrap();
    rows.iter().map(|row| row.get::<String, _>("detail")).collect::<Vec<_>>().join("\n")
}

#[test]
fn every_walk_follows_its_index_and_sorts_nothing() {
    runtime().block_on(async {
        let mut conn = book().await;
        for sort in SORTS {
            for (descending, backwards) in
                [(false, false), (false, true), (true, false), (true, true)]
            {
                let plan = plan(&mut conn, walk(sort, descending, backwards)).await;
                let steps: Vec<_> = plan.lines().collect();
                assert!(
                    steps.len() == 1 && plan.contains("INDEX customer_by_"),
                    "{sort:?}: {plan}"
                );
            }
        }
    });
}

#[test]
fn the_walks_people_use_most_never_touch_the_rows() {
    runtime().block_on(async {
        let mut conn = book().await;
        for sort in [Name, Outstanding, NextDue, LastActivity] {
            let plan = plan(&mut conn, walk(sort, false, false)).await;
            assert!(plan.contains("USING COVERING INDEX"), "{sort:?}: {plan}");
        }
    });
}

#[test]
fn searches_start_from_an_index() {
    runtime().block_on(async {
        let mut conn = book().await;
        for sql in [FOUND, FOUND_ALIKE, RANKED, SOUNDING, FEW_ARCHIVED, FEW_DUE] {
            let plan = plan(&mut conn, sql).await;
            let whole = plan.lines().find(|step| {
                step.starts_with("SCAN") && step.contains("customer") && !step.contains("VIRTUAL")
            });
            assert_eq!(whole, None, "{plan}");
            assert!(!plan.contains("AUTOMATIC"), "{plan}");
        }
    });
}

#[test]
fn a_count_reads_only_the_kept_counts() {
    runtime().block_on(async {
        let plan = plan(&mut book().await, COUNTED).await;
        assert_eq!(plan, "SCAN customer_count");
    });
}

/// Three thousand customers, so that lists walk: names repeat, sums repeat, a third has nothing due, some are archived.
const STOCK: &str = "
    WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3000)
    INSERT INTO customer (name, name_key, archived_at, created_at, changed_at, last_activity, outstanding, advance, next_due)
    SELECT 'c', 'c' || (i * 7 % 101), CASE i % 5 WHEN 0 THEN i END, i * 13 % 97, i % 31, i * 11 % 1009, i * 17 % 211, i % 3,
           CASE WHEN i % 3 THEN 20700 + i % 61 END
    FROM n;
    INSERT INTO customer_text (rowid, text) SELECT id, '  c' FROM customer";

#[test]
fn a_walk_from_either_end_shows_what_sorting_shows() {
    runtime().block_on(async {
        let mut conn = book().await;
        sqlx::raw_sql(STOCK).execute(&mut conn).await.unwrap();
        let today = Date::from_day_number(20730).unwrap();
        let statuses = [
            StatusFilter::Clear,
            StatusFilter::Pending,
            StatusFilter::Overdue,
            StatusFilter::Owing,
        ];
        let statuses = statuses.map(Some).into_iter().chain([None]);
        let archived = [Archived::Active, Archived::Archived, Archived::All];
        for (archived, status) in statuses.flat_map(|s| archived.map(|a| (a, s))) {
            let filter = Filter::of(archived, status, today);
            let total = counted(&mut conn, filter).await.unwrap().totals;
            for sort in SORTS {
                for (descending, part) in
                    [false, true].into_iter().flat_map(|d| [0, 1, 2, 3].map(|p| (d, p)))
                {
                    let offset =
                        [0, total.customers / 3, total.customers - 7, total.customers + 5][part];
                    let slice = Slice { sort, descending, offset, limit: 20 };
                    let sorted = all_sorted(&mut conn, filter, slice).await;
                    let walked = walked(&mut conn, filter, slice, total.customers).await.unwrap();
                    assert_eq!(walked, sorted.ids, "{filter:?} {slice:?}");
                    assert_eq!(total, sorted.totals, "{filter:?}");
                }
            }
        }
    });
}

/// What sorting every match shows, whatever their number.
async fn all_sorted(conn: &mut SqliteConnection, filter: Filter, slice: Slice) -> Found {
    let search = Search::of([("c", crate::customers::search::Fields::ALL)]).unwrap();
    found(conn, &search, filter, slice).await.unwrap()
}
