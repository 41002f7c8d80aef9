//! Every statement of a list uses the index meant for it, and none reads the customers whole.

use sqlx::ConnectOptions;
use sqlx::sqlite::SqliteConnectOptions;

use super::*;

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
        use CustomerSort::{LastActivity, Name, NextDue, Outstanding};
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
        for sql in [FOUND, RANKED] {
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
