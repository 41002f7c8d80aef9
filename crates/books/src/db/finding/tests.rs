//! Numbers and amounts are looked up, in order, without reading a list.

use sqlx::ConnectOptions;
use sqlx::sqlite::SqliteConnectOptions;

use super::*;

async fn plan(conn: &mut SqliteConnection, sql: &str) -> String {
    let explain = format!("EXPLAIN QUERY PLAN {sql}");
    let rows = sqlx::raw_sql(sqlx::AssertSqlSafe(explain)).fetch_all(conn).await.unwrap();
    rows.iter().map(|row| row.get::<String, _>("detail")).collect::<Vec<_>>().join("\n")
}

#[test]
fn finds_follow_their_index_and_sort_nothing_long() {
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    runtime.block_on(async {
        let mut conn = SqliteConnectOptions::new().filename(":memory:").connect().await.unwrap();
        let schema = include_str!("../../../../../migrations/0001_book.sql");
        sqlx::raw_sql(schema).execute(&mut conn).await.unwrap();
        let amount = plan(&mut conn, BY_AMOUNT).await;
        assert!(amount.contains("INDEX document_by_amount (amount=?)"), "{amount}");
        assert!(!amount.contains("TEMP B-TREE"), "{amount}");
        let number = plan(&mut conn, BY_NUMBER).await;
        assert!(number.contains("INDEX document_number (number=?)"), "{number}");
        assert!(!number.contains("SCAN d"), "{number}");
    });
}
