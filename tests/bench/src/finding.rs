//! How well names are found in another spelling or script: the labelled set of the acceptance tests, in a book of its own.

#[path = "../../it/finding/labelled.rs"]
mod labelled;

use std::path::Path;

use books::customers::NewCustomer;

use self::labelled::{Labelled, Tally};
use crate::Outcome;
use crate::measure::Times;
use crate::recipe::Recipe;
use crate::shop::{Shop, refused};
use crate::table::Table;

/// The others in the book.
const CROWD: usize = 4_000;
/// Of a thousand pairs, how many must be found in the first ten.
const RECALL: u32 = 900;

/// Types every spelling of every person and counts what the first ten show.
pub async fn names(folder: &Path, table: &mut Table) -> Outcome<()> {
    let labelled = Labelled::read();
    let shop =
        Shop::register(&folder.join("names"), &Recipe { customers: 0, documents: 0, debtors: 0 })
            .await?;
    let customers = labelled.book(CROWD).into_iter().enumerate().map(named).collect();
    shop.owner()?.create_customers(customers).await.map_err(refused)?;
    let staff = shop.staff()?;
    let mut tallies = [Tally::default(), Tally::default()];
    let mut times = Times::default();
    for (at, person) in labelled.people.iter().enumerate() {
        for typed in person {
            let rows =
                times.take(staff.find_customers((*typed).to_owned(), 10)).await.map_err(refused)?;
            let shown: Vec<String> = rows.into_iter().map(|row| row.name).collect();
            tallies[usize::from(Labelled::held_out(at))].count(person, typed, &shown);
        }
    }
    shop.close().await?;
    for (which, tally) in ["", ", held out"].into_iter().zip(tallies) {
        let what = format!("names otherwise spelt{which}: {} pairs, in ten", tally.pairs);
        let found = format!("{:.1} %", f64::from(tally.recall()) / 10.0);
        table.plain(&what, &found, "90 %", tally.recall() >= RECALL);
        let right = format!("{:.1} %", f64::from(tally.precision()) / 10.0);
        table.said(&format!("  of {} shown, right", tally.shown), &right);
    }
    table.times("  the picker while they were typed", &times, 1.0);
    Ok(())
}

fn named((at, name): (usize, String)) -> NewCustomer {
    NewCustomer {
        request_id: format!("00000000-0000-4000-8000-{at:012}"),
        name,
        phone: None,
        email: None,
        company: None,
        address: None,
        tax_id: None,
        credit_limit: None,
        credit_days: None,
        language: None,
        note: None,
        opening: None,
    }
}
