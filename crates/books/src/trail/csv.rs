//! The trail as CSV: the same columns in every language, values as they are kept.

use super::{TrailDocument, TrailQuery, TrailRow, TrailValue};
use crate::clock::civil;
use crate::db::trail::read as rows;
use crate::refusal::Answer;
use crate::reports::csv::Csv;
use crate::session::{Owner, Session};

/// Links read at a time.
const AT_A_TIME: usize = 1_000;

impl Session<Owner> {
    /// The links that are asked for as CSV (RFC 4180) for a spreadsheet, all of them, newest first.
    pub async fn trail_csv(&self, query: TrailQuery) -> Answer<String> {
        let mut desk = self.look().await?;
        let (zone, exponent) = (desk.opened.shop.zone, desk.opened.shop.view.exponent);
        let asked = desk.asked(&query).await?;
        let headings = [
            "number", "date", "time", "person", "action", "customer", "document", "amount",
            "about", "reason", "changes",
        ];
        let mut csv = Csv::new(exponent, &headings);
        let mut before = Some(i64::MAX);
        while let Some(place) = before {
            let (seqs, next) = desk.walk(&asked, place, AT_A_TIME).await?;
            for row in rows::details(desk.conn(), &seqs).await? {
                let (day, minute) = civil(row.at, zone);
                csv.cell(&row.seq.to_string()).cell(&day.to_string());
                csv.cell(&format!("{:02}:{:02}", minute / 60, minute % 60));
                add(&mut csv, &row, exponent);
                csv.end();
            }
            before = next;
        }
        Ok(csv.finish())
    }
}

fn add(csv: &mut Csv, row: &TrailRow, exponent: u8) {
    csv.text(&row.by).cell(&key(row.action));
    csv.text(row.customer_name.as_deref().or(row.subject.as_deref()).unwrap_or_default());
    let number = |number: Option<&String>| number.cloned().unwrap_or_default();
    csv.cell(&number(row.document.as_ref().and_then(|document| document.number.as_ref())));
    match &row.document {
        Some(document) => csv.amount(document.amount),
        None => csv.cell(""),
    };
    csv.cell(&number(row.about.as_ref().and_then(|about| about.number.as_ref())));
    csv.text(row.reason.as_deref().unwrap_or_default());
    let changes = row.changes.iter().map(|change| {
        let (before, after) = (said(&change.before, exponent), said(&change.after, exponent));
        format!("{}: {before} → {after}", key(change.field))
    });
    csv.text(&changes.collect::<Vec<_>>().join("; "));
}

/// `creditLimit`: a key as the window knows it.
fn key(of: impl serde::Serialize) -> String {
    let value = serde_json::to_value(of).unwrap_or_default();
    value.as_str().unwrap_or_default().to_owned()
}

fn said(value: &TrailValue, exponent: u8) -> String {
    match value {
        TrailValue::Nothing => String::new(),
        TrailValue::Erased => "erased".to_owned(),
        TrailValue::Text { text } => text.clone(),
        TrailValue::Documents { documents } => {
            let named = |one: &TrailDocument| one.number.clone().unwrap_or_else(|| key(one.kind));
            documents.iter().map(named).collect::<Vec<_>>().join(", ")
        }
        TrailValue::Word { word } => key(word),
        TrailValue::Words { words } => words.iter().map(key).collect::<Vec<_>>().join(", "),
        TrailValue::Amount { amount } => crate::reminders::amount::plain(*amount, exponent),
        TrailValue::Day { day } => day.to_string(),
        TrailValue::Moment { at } => at.0.to_string(),
        TrailValue::Minute { minute } => format!("{:02}:{:02}", minute / 60, minute % 60),
        TrailValue::Number { number } => number.to_string(),
        TrailValue::Share { basis_points } => {
            format!("{}.{:02} %", basis_points / 100, basis_points % 100)
        }
        TrailValue::YesNo { yes } => if *yes { "yes" } else { "no" }.to_owned(),
    }
}
