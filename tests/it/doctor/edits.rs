//! What somebody with the key and a tool could do to the file, again and again: fields changed, rows taken away, given what
//! another has, or put in each other's place. Each is found. With every check of the chain left out, these tests are red.

use acceptance::random::Random;
use acceptance::{Shop, run, soak};
use books::doctor::tamper::{Column, Tamper};

use super::columns::{UNGUARDED, other, telling};
use super::{name, set, verify};
use crate::story;

/// How many with every test.
const EDITS: usize = 500;

/// A table with what the doctor answers for in it.
struct Table {
    name: String,
    keys: String,
    /// Every column but the keys.
    others: String,
    guarded: Vec<Column>,
}

fn tables(columns: &[Column]) -> Vec<Table> {
    let unguarded = |column: &Column| {
        let full = format!("{}.{}", column.table, column.name);
        UNGUARDED.iter().any(|begin| full.starts_with(begin))
    };
    let mut names: Vec<_> = columns.iter().map(|column| column.table.as_str()).collect();
    names.dedup();
    let table = |name: &str| {
        let own = || columns.iter().filter(|column| column.table == name);
        let list = |key| {
            let names = own().filter(|column| column.key == key).map(|column| column.name.as_str());
            names.collect::<Vec<_>>().join(", ")
        };
        let guarded: Vec<_> = own().filter(|column| !unguarded(column)).cloned().collect();
        let whole = guarded.iter().any(|column| column.key);
        let (keys, others) = (list(true), list(false));
        whole.then(|| Table { name: name.to_owned(), keys, others, guarded })
    };
    names.into_iter().filter_map(table).collect()
}

/// What was done, in words; nothing when the draw changed nothing.
async fn edit(shop: &Shop, table: &Table, random: &mut Random) -> Option<String> {
    let which = telling(&table.name);
    let mut place = || u32::try_from(random.next() % 100_000).unwrap();
    let (first, second) = (place(), place());
    let one = shop.counter.row(&table.name, which, first).await.unwrap()?;
    let other_row = shop.counter.row(&table.name, which, second).await.unwrap()?;
    let (rows, other_rows) = (one.as_str(), other_row.as_str());
    let (name, keys, columns) = (table.name.as_str(), table.keys.as_str(), table.others.as_str());
    let replace =
        |both| Tamper::Replace { table: name, keys, columns, one: rows, other: other_rows, both };
    let column = random.pick(&table.guarded).unwrap();
    let done = match random.between(0, 4) {
        0 => shop.counter.tamper(Tamper::Remove { table: name, rows }).await,
        1 if rows != other_rows && !columns.is_empty() => shop.counter.tamper(replace(false)).await,
        2 if rows != other_rows && !columns.is_empty() => shop.counter.tamper(replace(true)).await,
        _field => {
            let (_, held) = shop.counter.cell(&column, rows).await.unwrap()?;
            let to = other(&column, &held);
            shop.counter.tamper(set(name, &column.name, &to, rows)).await
        }
    };
    // A key that is there already is refused by the file itself.
    done.ok()?;
    let what = format!("{name} {} where {rows} or {other_rows}", column.name);
    shop.counter.differs(name).await.unwrap().then_some(what)
}

#[test]
fn every_edit_of_the_file_is_found() {
    let (wanted, seed) = (EDITS * soak::times(), soak::seed(11));
    run(async {
        let shop = story::busy().await;
        let tables = tables(&shop.counter.columns().await.unwrap());
        for table in &tables {
            shop.counter.tamper(Tamper::Keep { table: &table.name }).await.unwrap();
        }
        let (mut random, mut edits, mut missed) = (Random::new(seed), 0, Vec::new());
        while edits < wanted {
            let at = usize::try_from(random.next()).unwrap() % tables.len();
            let what = edit(&shop, &tables[at], &mut random).await;
            if let Some(what) = &what {
                edits += 1;
                if name(&verify(&shop).await) == "sound" {
                    missed.push(what.clone());
                }
            }
            let table = tables[at].name.as_str();
            shop.counter.tamper(Tamper::PutBack { table }).await.unwrap();
        }
        assert_eq!(name(&verify(&shop).await), "sound", "everything was put back");
        println!("{edits} edits of {} tables, seed {seed}: {} missed", tables.len(), missed.len());
        assert_eq!(missed, Vec::<String>::new());
    });
}
