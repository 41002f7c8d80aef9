//! The book's side of the closing table, asked through the bridge once the window is closed.

use std::fmt;
use std::fs;
use std::path::Path;

use serde_json::{Value, json};

use super::{FIRST_DAY, NEW_PASSWORD, NEXT_DAY, USERNAME};
use crate::bridge::Bridge;
use crate::figures::Figures;
use crate::{Failure, Result};

/// A figure that both the screen and the book can be asked for, in minor units.
#[derive(Debug)]
pub(crate) enum What {
    /// One of the four figures of Today, by its name there and in the book.
    Today(&'static str, &'static str),
    /// One column of the ageing, by its place and its heading.
    Bucket(usize, String),
    /// Everything owed on a past day.
    OwedOn(&'static str),
    /// The balance of a customer.
    Balance(&'static str),
    /// What was billed: the totals of all invoices that are not void.
    Billed,
    /// One side of the trial balance.
    Side(&'static str),
    /// The lines of a report that was saved as a file, on the first day.
    File(&'static str),
}

impl fmt::Display for What {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Today(name, _) => write!(formatter, "{name}"),
            Self::Bucket(_, heading) => write!(formatter, "Ageing, {heading}"),
            Self::OwedOn(day) => write!(formatter, "Owed on {day}"),
            Self::Balance(name) => write!(formatter, "Balance of {name}"),
            Self::Billed => write!(formatter, "Billed"),
            Self::Side(side) => write!(formatter, "Trial balance, {side}"),
            Self::File(name) => write!(formatter, "Lines of {name}.csv"),
        }
    }
}

/// Opens the only book in a folder as its owner.
pub(super) async fn signed_in(folder: &Path, today: &str, password: &str) -> Result<Bridge> {
    let mut bridge = Bridge::open(folder, today)?;
    let start = bridge.call("start", json!({})).await?;
    let shop = start["shops"][0]["id"].clone();
    let who = json!({ "shopId": shop, "username": USERNAME, "password": password });
    bridge.call("sign_in", json!({ "input": who })).await?;
    Ok(bridge)
}

/// Puts what the book says beside what the screen said.
pub(super) async fn beside(seen: &[(What, String)], folder: &Path) -> Result<Figures> {
    let mut bridge = signed_in(folder, NEXT_DAY, NEW_PASSWORD).await?;
    let mut figures = Figures::default();
    for (what, screen) in seen {
        let kept = ask(&mut bridge, what, folder).await?;
        figures.add(&what.to_string(), screen, kept.to_string());
    }
    bridge.close().await?;
    Ok(figures)
}

async fn ask(bridge: &mut Bridge, what: &What, folder: &Path) -> Result<Value> {
    Ok(match what {
        What::Today(_, key) => {
            let today = bridge.call("today", json!({})).await?;
            today[key].get("amount").unwrap_or(&today[key]).clone()
        }
        What::Bucket(place, _) => {
            ageing(bridge, NEXT_DAY).await?["buckets"][place]["amount"].clone()
        }
        What::OwedOn(day) => ageing(bridge, day).await?["total"].clone(),
        What::Balance(name) => {
            let found = bridge.call("find_customers", json!({ "text": name })).await?;
            let query = json!({ "customerId": found[0]["id"] });
            bridge.call("khata", json!({ "query": query })).await?["closing"].clone()
        }
        What::Billed => {
            let invoices = bridge.call("invoices", json!({ "query": { "limit": 200 } })).await?;
            let rows = invoices["rows"].as_array().ok_or_else(|| missing("invoices"))?;
            let live = rows.iter().filter(|row| row["status"] != "void");
            live.filter_map(|row| row["total"].as_i64()).sum::<i64>().into()
        }
        What::Side(side) => {
            let balance = bridge.call("trial_balance", json!({ "asOf": NEXT_DAY })).await?;
            balance[side].clone()
        }
        What::File(name) => same_lines(bridge, name, folder).await?.into(),
    })
}

async fn ageing(bridge: &mut Bridge, day: &str) -> Result<Value> {
    bridge.call("ageing", json!({ "asOf": day, "limit": 1 })).await
}

/// How many lines of a saved report are, in their places, those the book has for that day.
async fn same_lines(bridge: &mut Bridge, name: &str, folder: &Path) -> Result<usize> {
    let query = json!({ "report": name, "asOf": FIRST_DAY });
    let kept = bridge.call("report_csv", json!({ "query": query })).await?;
    let kept = kept.as_str().ok_or_else(|| missing("report"))?.lines();
    let saved = fs::read_to_string(folder.join(format!("{name}.csv")))?;
    Ok(saved.lines().zip(kept).filter(|(saved, kept)| saved == kept).count())
}

fn missing(what: &str) -> Failure {
    Failure::Wrong(format!("the book gave no {what}"))
}
