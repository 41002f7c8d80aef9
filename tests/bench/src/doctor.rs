//! How long the doctor takes for a book of three hundred thousand entries, and with what.

use std::path::Path;
use std::sync::Mutex;
use std::time::Instant;

use books::doctor::{Progress, Step, Sum};

use crate::Outcome;
use crate::measure::Times;
use crate::recipe::Recipe;
use crate::shop::{Shop, refused};
use crate::table::{Table, figure};

/// Three hundred thousand entries and a few more.
const BOOK: Recipe = Recipe { customers: 30_000, documents: 300_000, debtors: 0 };

/// How often it is checked.
const TIMES: usize = 3;
/// Seconds that make a step worth a line.
const LONG: f64 = 0.1;
/// Milliseconds it may take.
const BUDGET: f64 = 5_000.0;

/// Checks the book of this size, and says what each step took.
pub async fn alone(folder: &Path, table: &mut Table) -> Outcome<()> {
    let shop = Shop::made(folder, &BOOK).await?;
    table.about(&shop).await?;
    let mut times = Times::default();
    let mut entries = 0;
    for _ in 0..TIMES {
        entries = check(&shop, &mut times, table).await?;
    }
    table.times(&format!("the doctor: {entries} entries"), &times, BUDGET);
    shop.close().await
}

async fn check(shop: &Shop, times: &mut Times, table: &Table) -> Outcome<u32> {
    let started = Instant::now();
    let begun: Mutex<Vec<(String, f64)>> = Mutex::new(Vec::new());
    let note = |progress: Progress| {
        let Ok(mut begun) = begun.lock() else { return };
        let name = match progress.step {
            Step::Sums => format!("{:?}", Sum::ALL.get(progress.done as usize)),
            step => format!("{step:?}"),
        };
        if begun.last().is_none_or(|(last, _)| *last != name) {
            begun.push((name, started.elapsed().as_secs_f64()));
        }
    };
    let verdict = times.take(shop.owner()?.verify_telling(&note)).await.map_err(refused)?;
    let begun = begun.into_inner()?;
    let ends = begun.iter().skip(1).map(|(_, at)| *at).chain([started.elapsed().as_secs_f64()]);
    for ((name, from), to) in begun.iter().zip(ends).filter(|((_, from), to)| to - from > LONG) {
        table.said(&format!("  {name}, s"), &figure(to - from));
    }
    match verdict.problem {
        Some(problem) => Err(format!("the doctor found {problem:?}").into()),
        None => Ok(verdict.entries),
    }
}
