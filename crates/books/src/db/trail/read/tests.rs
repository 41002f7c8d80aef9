//! Every way along the trail is walked by a key, in its order, and sorts nothing but what one document has.

use sqlx::ConnectOptions;
use sqlx::sqlite::SqliteConnectOptions;

use super::*;

async fn plan(sql: &str) -> Vec<String> {
    let mut conn = SqliteConnectOptions::new().filename(":memory:").connect().await.unwrap();
    let schema = include_str!("../../../../../../migrations/0001_book.sql");
    sqlx::raw_sql(schema).execute(&mut conn).await.unwrap();
    let explain = sqlx::AssertSqlSafe(format!("EXPLAIN QUERY PLAN {sql}"));
    let rows = sqlx::raw_sql(explain).fetch_all(&mut conn).await.unwrap();
    rows.iter().map(|row| row.get("detail")).collect()
}

#[test]
fn no_way_reads_the_trail_from_end_to_end_or_sorts_it() {
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    runtime.block_on(async {
        for (way, sql) in [
            ("all", ALL),
            ("customer", OF_CUSTOMER),
            ("person", OF_PERSON),
            ("case", OF_CASE),
            ("day", OF_DAY),
        ] {
            let steps = plan(sql).await;
            assert!(steps.iter().all(|step| !step.contains("TEMP B-TREE")), "{way} {steps:#?}");
            assert!(steps.iter().all(|step| !step.contains("SCAN trail")), "{way} {steps:#?}");
        }
        let person = plan(OF_PERSON).await;
        assert!(
            person.iter().any(|s| s.contains("s USING PRIMARY KEY (user_id=? AND first<?)")),
            "{person:#?}"
        );
        let document = plan(OF_DOCUMENT).await;
        let scans: Vec<_> = document.iter().filter(|step| step.starts_with("SCAN")).collect();
        let own = [
            "SCAN f",
            "SCAN w",
            "SCAN link",
            "SCAN made",
            "SCAN found",
            "SCAN mark",
            "SCAN CONSTANT ROW",
            "SCAN (subquery",
        ];
        assert!(scans.iter().all(|s| own.iter().any(|own| s.starts_with(own))), "{document:#?}");
        assert!(document.iter().any(|step| step.contains("trail_of_advance")), "{document:#?}");
    });
}
