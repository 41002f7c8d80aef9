//! `cargo xtask bench`: makes a book of 100,000 customers and 1,000,000 documents, keeps it, and measures what the shop
//! waits for: medians and 95th percentiles beside what they may be. `--small` does the same with 10,000 documents and
//! judges nothing; it proves that the bench still runs.

mod bare;
mod commands;
mod counts;
mod doctor;
mod finding;
mod measure;
mod memory;
mod names;
#[path = "../../src/random.rs"]
mod random;
mod reads;
mod recipe;
mod shop;
mod table;
mod talks;
mod writes;

use std::path::PathBuf;
use std::process::ExitCode;

use recipe::Recipe;
use shop::Shop;
use table::Table;

/// The million.
const FULL: Recipe = Recipe { customers: 100_000, documents: 1_000_000, debtors: 0 };
/// What the cost of an entry is held against: the same book, young.
const YOUNG: Recipe = Recipe { customers: 100, documents: 1_000, debtors: 0 };
/// A million people to find, and a million open dues of fifty thousand of them.
const WIDE: Recipe = Recipe { customers: 1_000_000, documents: 1_000_000, debtors: 50_000 };
/// A quick run.
const SMALL: Recipe = Recipe { customers: 1_000, documents: 10_000, debtors: 0 };
/// The same of the wide book.
const NARROW: Recipe = Recipe { customers: 2_000, documents: 2_000, debtors: 100 };

type Outcome<T> = Result<T, Box<dyn std::error::Error>>;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<_> = arguments.iter().map(String::as_str).collect();
    let folder =
        std::env::var_os("BAHI_BENCH").map_or_else(|| "target/bench".into(), PathBuf::from);
    let runtime =
        tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build();
    let runtime = runtime.expect("threads");
    let outcome = match words.as_slice() {
        [] => runtime.block_on(whole(&folder, &FULL, true)),
        ["--names"] => runtime.block_on(finding::names(&folder, &mut Table::new(true))),
        ["--small"] => runtime.block_on(whole(&folder, &SMALL, false)),
        ["--doctor"] => runtime.block_on(doctor::alone(&folder, &mut Table::new(true))),
        ["--wide"] => runtime.block_on(wide(&folder, &WIDE, &mut Table::new(true))),
        ["--commands", root] => runtime.block_on(commands::times(root.as_ref())),
        ["--entries", root, many] => runtime.block_on(counts::entries(root.as_ref(), many)),
        ["--resting", root] => runtime.block_on(memory::rest(root.as_ref())),
        _ => Err("cargo xtask bench [--small | --wide | --names | --doctor]".into()),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("bench: {error}");
            ExitCode::FAILURE
        }
    }
}

/// Every row of the table, those of the writes first: they are judged against a bare file of the same size.
async fn whole(folder: &std::path::Path, recipe: &Recipe, judged: bool) -> Outcome<()> {
    let mut table = Table::new(judged);
    shop::bulk_rate(folder, if judged { 100_000 } else { 2_000 }, &mut table).await?;
    let young = Shop::made(folder, &YOUNG).await?;
    let young_writes = writes::measure(&young, judged).await?;
    young.close().await?;
    let mut grown = Shop::made(folder, recipe).await?;
    table.about(&grown).await?;
    let writes = writes::measure(&grown, judged).await?;
    grown.reopen().await?;
    writes::report(&writes, &young_writes, &mut table);
    reads::measure(&grown, judged, &mut table).await?;
    let root = grown.root.clone();
    grown.close().await?;
    counts::report(&root, judged, &mut table)?;
    memory::report(&root, &mut table)?;
    wide(folder, if judged { &WIDE } else { &NARROW }, &mut table).await?;
    finding::names(folder, &mut table).await?;
    if judged {
        doctor::alone(folder, &mut table).await?;
    }
    table.close();
    Ok(())
}

/// The rows of the wide book.
async fn wide(folder: &std::path::Path, recipe: &Recipe, table: &mut Table) -> Outcome<()> {
    let shop = Shop::made(folder, recipe).await?;
    table.about(&shop).await?;
    reads::wide(&shop, table).await?;
    shop.close().await
}
