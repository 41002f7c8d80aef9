//! Plays a file of invoices with the days they were settled into a fresh book, through the bridge, and reads the book's
//! figures back. Amounts have two decimals, dates are M/D/YYYY, the zone is UTC.

use std::collections::BTreeMap;
use std::path::Path;

use serde_json::{Map, Value, json};

use crate::bridge::Bridge;

/// What went wrong, in words for the person at the terminal.
pub type Result<T> = std::result::Result<T, String>;

/// Rows a stretch of a list is asked for.
const STRETCH: u32 = 200;

/// One row of the file.
#[derive(Debug)]
struct Row<'a> {
    customer: &'a str,
    number: &'a str,
    issued_on: String,
    due_on: String,
    minor: i64,
    settled_on: String,
}

/// What happened on a day: invoices before receipts, each in the file's order.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Happening {
    Issued(usize),
    Settled(usize),
}

/// Who the book is opened as afterwards.
pub const USERNAME: &str = "replay";
/// With which password.
pub const PASSWORD: &str = "a book to be thrown away";

/// Plays what happened up to a day (`YYYY-MM-DD`) into a fresh book in a folder, lets the doctor look at it, and gives the
/// figures as at that day.
pub fn replay(file: &str, today: &str, folder: &Path) -> Result<Value> {
    let rows = rows(file)?;
    let mut player = Player::open(folder, today)?;
    for (_, happening) in happenings(&rows, today) {
        match happening {
            Happening::Issued(at) => player.issue(at, &rows[at])?,
            Happening::Settled(at) => player.settle(at, &rows[at])?,
        }
    }
    let figures = player.figures()?;
    player.bridge.close().map_err(|refused| refused.to_string())?;
    Ok(figures)
}

fn happenings(rows: &[Row<'_>], today: &str) -> Vec<(String, Happening)> {
    let mut all = Vec::new();
    for (at, row) in rows.iter().enumerate().filter(|(_, row)| row.issued_on.as_str() <= today) {
        all.push((row.issued_on.clone(), Happening::Issued(at)));
        if row.settled_on.as_str() <= today {
            all.push((row.settled_on.clone(), Happening::Settled(at)));
        }
    }
    all.sort();
    all
}

/// A fresh book, what was issued in it, and a count for the request ids.
struct Player {
    bridge: Bridge,
    requests: u64,
    customers: BTreeMap<String, Value>,
    invoices: BTreeMap<usize, (Value, Value)>,
}

impl Player {
    fn open(folder: &Path, today: &str) -> Result<Self> {
        let bridge = Bridge::open(folder).map_err(|error| error.to_string())?;
        let (customers, invoices) = (BTreeMap::new(), BTreeMap::new());
        let mut player = Self { bridge, requests: 0, customers, invoices };
        player.call("set_today", json!({ "date": today }))?;
        player.call("register", json!({ "input": shop() }))?;
        Ok(player)
    }

    fn call(&mut self, command: &str, arguments: Value) -> Result<Value> {
        self.bridge.call(command, arguments).map_err(|refused| format!("{command}: {refused}"))
    }

    /// Calls a command that writes, with a request id of its own.
    fn write(&mut self, command: &str, mut input: Value) -> Result<Value> {
        self.requests += 1;
        input["requestId"] = json!(format!("00000000-0000-4000-8000-{:012x}", self.requests));
        self.call(command, json!({ "input": input }))
    }

    fn customer(&mut self, name: &str) -> Result<Value> {
        if let Some(id) = self.customers.get(name) {
            return Ok(id.clone());
        }
        let made = self.write("create_customer", json!({ "name": name }))?;
        let id = made["standing"]["customerId"].clone();
        self.customers.insert(name.to_owned(), id.clone());
        Ok(id)
    }

    fn issue(&mut self, at: usize, row: &Row<'_>) -> Result<()> {
        let customer = self.customer(row.customer)?;
        let line = json!({ "description": row.number, "quantity": 1000, "unitPrice": row.minor });
        let input = json!({
            "customerId": customer,
            "issuedOn": row.issued_on,
            "dueOn": row.due_on,
            "lines": [line],
        });
        let made = self.write("create_invoice", input)?;
        self.invoices.insert(at, (customer, made["dues"][0]["id"].clone()));
        Ok(())
    }

    fn settle(&mut self, at: usize, row: &Row<'_>) -> Result<()> {
        let (customer, due) = &self.invoices[&at];
        let input = json!({
            "customerId": customer,
            "amount": row.minor,
            "method": "bank",
            "receivedOn": row.settled_on,
            "allocation": [{ "dueId": due, "amount": row.minor }],
        });
        self.write("record_receipt", input).map(drop)
    }

    /// Every figure is read from the book.
    fn figures(&mut self) -> Result<Value> {
        let customers =
            self.call("customers", json!({ "query": { "archived": "all", "limit": 1 } }))?;
        let (invoices, billed) = self.sums("invoices", "total")?;
        let (receipts, collected) = self.sums("receipts", "amount")?;
        let ageing = self.call("ageing", json!({ "asOf": null }))?;
        let buckets = ageing["buckets"].as_array().ok_or("ageing has no buckets")?;
        let overdue: i64 =
            buckets.iter().skip(1).filter_map(|bucket| bucket["amount"].as_i64()).sum();
        Ok(json!({
            "customers": customers["total"],
            "invoices": invoices,
            "receipts": receipts,
            "billed": billed,
            "collected": collected,
            "outstanding": ageing["total"],
            "overdue": overdue,
            "ageing": buckets.iter().map(bucket).collect::<Map<_, _>>(),
        }))
    }

    /// How many documents a list has, and what they add up to.
    fn sums(&mut self, list: &str, amount: &str) -> Result<(usize, i64)> {
        let (mut count, mut sum, mut after) = (0, 0, Value::Null);
        loop {
            let query = json!({ "query": { "limit": STRETCH, "after": after } });
            let stretch = self.call(list, query)?;
            let rows = stretch["rows"].as_array().ok_or("a list has no rows")?;
            count += rows.len();
            sum += rows.iter().filter_map(|row| row[amount].as_i64()).sum::<i64>();
            after = stretch["next"].clone();
            if after.is_null() {
                return Ok((count, sum));
            }
        }
    }
}

fn bucket(bucket: &Value) -> (String, Value) {
    let label = bucket["label"].as_str().unwrap_or_default().to_owned();
    (label, json!({ "amount": bucket["amount"], "count": bucket["count"] }))
}

fn shop() -> Value {
    json!({
        "shopName": "Replay",
        "name": "Replay",
        "username": USERNAME,
        "email": "replay@example.com",
        "phone": "+12025550123",
        "password": PASSWORD,
        "confirmPassword": PASSWORD,
        "language": "en",
        "place": {
            "country": "US",
            "currency": "USD",
            "grouping": "thousand",
            "zone": "UTC",
            "yearMonth": 1,
            "yearDay": 1,
        },
    })
}

/// The rows of the file; its columns are found by their headings.
fn rows<'a>(file: &'a str) -> Result<Vec<Row<'a>>> {
    let mut lines = file.lines().filter(|line| !line.trim().is_empty());
    let headings: Vec<&str> = lines.next().unwrap_or_default().trim().split(',').collect();
    let column = |name: &str| {
        let place = headings.iter().position(|heading| *heading == name);
        place.ok_or_else(|| format!("the file has no column {name}"))
    };
    let (customer, number) = (column("customerID")?, column("invoiceNumber")?);
    let (issued, due) = (column("InvoiceDate")?, column("DueDate")?);
    let (amount, settled) = (column("InvoiceAmount")?, column("SettledDate")?);
    let row = |(at, line): (usize, &'a str)| {
        let unreadable = || format!("row {} does not read", at + 1);
        let cells: Vec<_> = line.trim().split(',').collect();
        let cell = |column: usize| cells.get(column).copied().ok_or_else(unreadable);
        Ok(Row {
            customer: cell(customer)?,
            number: cell(number)?,
            issued_on: day(cell(issued)?).ok_or_else(unreadable)?,
            due_on: day(cell(due)?).ok_or_else(unreadable)?,
            minor: minor(cell(amount)?).ok_or_else(unreadable)?,
            settled_on: day(cell(settled)?).ok_or_else(unreadable)?,
        })
    };
    lines.enumerate().map(row).collect()
}

/// The civil date of M/D/YYYY.
fn day(text: &str) -> Option<String> {
    let mut parts = text.trim().split('/').map(str::parse::<u16>);
    match (parts.next()?, parts.next()?, parts.next()?, parts.next()) {
        (Ok(month), Ok(day), Ok(year), None) => Some(format!("{year:04}-{month:02}-{day:02}")),
        _unreadable => None,
    }
}

/// Minor units of an amount with up to two decimals.
fn minor(text: &str) -> Option<i64> {
    let (whole, cents) = text.trim().split_once('.').unwrap_or((text.trim(), ""));
    let cents = match cents.len() {
        0 => 0,
        1 => cents.parse::<i64>().ok()? * 10,
        2 => cents.parse().ok()?,
        _finer => return None,
    };
    whole.parse::<i64>().ok()?.checked_mul(100)?.checked_add(cents)
}
