//! How long the doctor takes for a book of three hundred thousand entries, and with what.

use std::path::Path;
use std::sync::Mutex;
use std::time::Instant;

use books::doctor::{Progress, Step, Sum};

use crate::Outcome;
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
    let started = Instant::now();
    let begun: Mutex<Vec<(String, f64)>> = Mutex::new(Vec::new());
    let note = |progress: Progress| {
        let at = started.elapsed().as_secs_f64();
        let Ok(mut begun) = begun.lock() else { return };
        let name = match progress.step {
            Step::Sums => format!("{:?}", Sum::ALL.get(progress.done as usize)),
            step => format!("{step:?}"),
        };
        if begun.last().is_none_or(|(last, _)| *last != name) {
            begun.push((name, at));
        }
    };
    let verdict = shop.owner()?.verify_telling(&note).await.map_err(refused)?;
    let whole = started.elapsed().as_secs_f64();
    let begun = begun.into_inner()?;
    let ends = begun.iter().skip(1).map(|(_, at)| *at).chain([whole]);
    for ((name, from), to) in begun.iter().zip(ends) {
        println!("{:>8} s  {name}", figure(to - from));
    }
    if let Some(problem) = verdict.problem {
        return Err(format!("the doctor found {problem:?}").into());
    }
    println!("{:>8} s  for {} entries", figure(whole), verdict.entries);
    Ok(())
}
