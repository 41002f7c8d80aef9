//! The page of an account walks kept days and the entries of those days, and sorts nothing.

use sqlx::ConnectOptions;
use sqlx::sqlite::SqliteConnectOptions;

use super::*;

#[test]
fn an_account_is_walked_by_its_days_without_a_sort() {
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    runtime.block_on(async {
        let mut conn = SqliteConnectOptions::new().filename(":memory:").connect().await.unwrap();
        let schema = include_str!("../../../../../migrations/0001_book.sql");
        sqlx::raw_sql(schema).execute(&mut conn).await.unwrap();
        let explain = format!("EXPLAIN QUERY PLAN {ACCOUNT_LINES}");
        let rows = sqlx::raw_sql(sqlx::AssertSqlSafe(explain)).fetch_all(&mut conn).await.unwrap();
        let steps: Vec<String> = rows.iter().map(|row| row.get("detail")).collect();
        let walk: Vec<_> =
            steps.iter().map(String::as_str).filter(|step| step.contains("SEARCH")).collect();
        assert!(
            walk[0].contains("a USING PRIMARY KEY (account=? AND day>? AND day<?)"),
            "{steps:#?}"
        );
        assert!(walk[1].contains("e USING COVERING INDEX entry_by_day (day=?"), "{steps:#?}");
        assert!(walk[2].contains("p USING PRIMARY KEY (entry_id=? AND account=?)"), "{steps:#?}");
        let inside = steps.iter().take_while(|step| !step.contains("SCAN w")).collect::<Vec<_>>();
        assert!(inside.iter().all(|step| !step.contains("TEMP B-TREE")), "{steps:#?}");
    });
}
