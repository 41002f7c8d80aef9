//! Triggers: while they are there what is written stays written, and one that is gone is named.

use acceptance::{Shop, run};
use books::doctor::Problem;
use books::doctor::tamper::Tamper;

use super::{name, verify};
use crate::story;

/// The tables whose rows stay as they were written, each with the columns that are kept beside and move.
const STAY: &[(&str, &[&str])] = &[
    ("trail", &[]),
    ("entry", &[]),
    ("posting", &[]),
    ("allocation", &[]),
    ("invoice_line", &[]),
    ("request", &[]),
    ("document", &["used", "ended", "open", "next_due"]),
    ("due", &["settled", "ended"]),
];

#[test]
fn what_is_written_is_neither_changed_nor_taken_away() {
    run(async {
        let shop = story::busy().await;
        let columns = shop.counter.columns().await.unwrap();
        for (table, kept) in STAY {
            let mut writes = vec![
                format!("DELETE FROM {table}"),
                // A row put in the place of another takes that one away.
                format!("REPLACE INTO {table} SELECT * FROM {table}"),
            ];
            let own = columns.iter().filter(|column| column.table == *table);
            let stays = own.filter(|column| !kept.contains(&column.name.as_str()));
            writes.extend(stays.map(|one| format!("UPDATE {table} SET {0} = {0}", one.name)));
            assert!(writes.len() > 4, "{writes:?}");
            for write in writes {
                let said = shop.counter.write_plainly(&write).await.unwrap();
                let expected = format!("{table} is append-only");
                assert!(
                    said.as_ref().is_some_and(|said| said.contains(&expected)),
                    "{write}: {said:?}"
                );
            }
        }
        for ended in ["0", "1", "2"] {
            let write = format!("UPDATE document SET ended = {ended} WHERE ended <> 0");
            let said = shop.counter.write_plainly(&write).await.unwrap().unwrap();
            assert!(said.contains("document has ended"), "{write}: {said}");
        }
        assert_eq!(name(&verify(&shop).await), "sound");
    });
}

#[test]
fn every_trigger_that_is_dropped_is_named() {
    let schema = include_str!("../../../migrations/0001_book.sql");
    let begins = schema.split("\nCREATE TRIGGER ").skip(1);
    let mut triggers: Vec<_> = begins.map(|it| it.split_whitespace().next().unwrap()).collect();
    assert!(triggers.len() > 35, "{triggers:?}");
    // The first that is missing is named: the last is dropped first.
    triggers.sort_unstable();
    run(async {
        let shop = Shop::open_in_memory().await;
        assert_eq!(verify(&shop).await.problem, None);
        for trigger in triggers.into_iter().rev() {
            shop.counter.tamper(Tamper::Drop { trigger }).await.unwrap();
            let problem = Problem::Schema { name: trigger.to_owned() };
            assert_eq!(verify(&shop).await.problem, Some(problem));
        }
    });
}
