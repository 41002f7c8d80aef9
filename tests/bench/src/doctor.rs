//! How long the doctor takes for a book of three hundred thousand entries, and with what.

use std::path::Path;
use std::sync::Mutex;
use std::time::Instant;

use books::doctor::{Progress, Step, Sum};

use crate::Outcome;
use crate::measure::cpu;
use crate::recipe::Recipe;
use crate::shop::{Shop, refused};
use crate::table::figure;

/// Three hundred thousand entries and a few more.
const BOOK: Recipe = Recipe { customers: 30_000, documents: 300_000, debtors: 0 };

/// Checks the book of this size, and says what each step took.
pub async fn alone(folder: &Path) -> Outcome<()> {
    let shop = Shop::made(folder, &BOOK).await?;
    println!("-- {}", shop.about().await?);
    for _ in 0..2 {
        check(&shop).await?;
    }
    shop.close().await
}

async fn check(shop: &Shop) -> Outcome<()> {
    let (started, before) = (Instant::now(), cpu());
    let at = || (started.elapsed().as_secs_f64(), (cpu() - before).as_secs_f64());
    let begun: Mutex<Vec<(String, (f64, f64))>> = Mutex::new(Vec::new());
    let note = |progress: Progress| {
        let Ok(mut begun) = begun.lock() else { return };
        let name = match progress.step {
            Step::Sums => format!("{:?}", Sum::ALL.get(progress.done as usize)),
            step => format!("{step:?}"),
        };
        if begun.last().is_none_or(|(last, _)| *last != name) {
            begun.push((name, at()));
        }
    };
    let verdict = shop.owner()?.verify_telling(&note).await.map_err(refused)?;
    let whole = at();
    let begun = begun.into_inner()?;
    let ends = begun.iter().skip(1).map(|(_, at)| *at).chain([whole]);
    for ((name, from), to) in begun.iter().zip(ends) {
        println!(
            "{:>8} s {:>8} s of processor  {name}",
            figure(to.0 - from.0),
            figure(to.1 - from.1)
        );
    }
    if let Some(problem) = verdict.problem {
        return Err(format!("the doctor found {problem:?}").into());
    }
    let entries = verdict.entries;
    println!(
        "{:>8} s {:>8} s of processor  for {entries} entries",
        figure(whole.0),
        figure(whole.1)
    );
    Ok(())
}
