//! What does not depend on the machine: syncs of the file and calls of the engine for each entry, and bytes for each
//! pair of invoice and receipt.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};

use crate::Outcome;
use crate::recipe::{Days, Recipe};
use crate::shop::Shop;
use crate::table::{Table, figure};
use crate::writes::record;

/// Counts the statements that sqlx says it ran.
struct Calls;

static CALLS: AtomicUsize = AtomicUsize::new(0);

impl log::Log for Calls {
    fn enabled(&self, about: &log::Metadata<'_>) -> bool {
        about.target() == "sqlx::query"
    }

    fn log(&self, record: &log::Record<'_>) {
        if self.enabled(record.metadata()) {
            CALLS.fetch_add(1, Ordering::Relaxed);
        }
    }

    fn flush(&self) {}
}

/// Records pairs of invoice and receipt in a book and says how many calls and bytes each took; run as a process of its
/// own, so that its syncs can be counted from outside.
pub async fn entries(root: &Path, many: &str) -> Outcome<()> {
    let pairs: u32 = many.parse()?;
    let shop = Shop::enter(root).await?;
    let mut days = Days::today(
        &Recipe { customers: 100, documents: 1_000, debtors: 0 },
        u64::from(std::process::id()),
    );
    let before = shop.size()?;
    log::set_logger(&Calls).map_err(|error| error.to_string())?;
    log::set_max_level(log::LevelFilter::Debug);
    let mut calls = [0, 0];
    for _ in 0..pairs {
        let customer = days.someone();
        for (at, document) in
            [days.invoice(customer), days.receipt(customer, 20_000)].into_iter().enumerate()
        {
            let already = CALLS.load(Ordering::Relaxed);
            record(&shop, document).await?;
            calls[at] += CALLS.load(Ordering::Relaxed) - already;
        }
    }
    log::set_max_level(log::LevelFilter::Off);
    shop.counter.tick().await.map_err(crate::shop::refused)?;
    shop.counter.tick().await.map_err(crate::shop::refused)?;
    let grown = shop.size()?.saturating_sub(before);
    let pairs = u64::from(pairs.max(1));
    println!("{} {} {}", calls[0] as u64 / pairs, calls[1] as u64 / pairs, grown / pairs);
    shop.close().await
}

/// What a child said, and the syncs that were counted.
struct Counted {
    calls: [u64; 2],
    bytes: u64,
    syncs: Option<u64>,
}

fn run(root: &Path, pairs: u32) -> Outcome<Counted> {
    let myself = std::env::current_exe()?;
    let log = root.join("syncs");
    let traced = Command::new("strace")
        .arg("-V")
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok();
    let mut command = if traced {
        let mut command = Command::new("strace");
        command.args(["-f", "-e", "trace=fsync,fdatasync", "-o"]).arg(&log).arg(&myself);
        command
    } else {
        Command::new(&myself)
    };
    let output = command.arg("--entries").arg(root).arg(pairs.to_string()).output()?;
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&output.stderr).into_owned().into());
    }
    let said = String::from_utf8(output.stdout)?;
    let figures: Vec<u64> = said.split_whitespace().map(str::parse).collect::<Result<_, _>>()?;
    let [invoice, receipt, bytes] = figures.try_into().map_err(|_| said)?;
    let syncs = if traced {
        let text = fs::read_to_string(&log)?;
        fs::remove_file(&log)?;
        let begun = text.lines().filter(|line| line.contains("sync(") && !line.contains("resumed"));
        Some(u64::try_from(begun.count())?)
    } else {
        None
    };
    Ok(Counted { calls: [invoice, receipt], bytes, syncs })
}

/// Counts by the difference of a long and a short run, so that opening and closing fall out.
pub fn report(root: &Path, judged: bool, table: &mut Table) -> Outcome<()> {
    let (few, more) = if judged { (100, 500) } else { (5, 20) };
    let (short, long) = (run(root, few)?, run(root, few + more)?);
    match short.syncs.zip(long.syncs) {
        Some((short, long)) => {
            let each = (f64::from(u32::try_from(long)?) - f64::from(u32::try_from(short)?))
                / f64::from(more * 2);
            table.plain("syncs for each entry in a burst", &figure(each), "1", each <= 1.05);
        }
        None => {
            table.said("syncs for each entry in a burst", "not counted: strace is not installed")
        }
    }
    table.said(
        "calls of the engine: invoice, receipt",
        &format!("{}, {}", long.calls[0], long.calls[1]),
    );
    let bytes = long.bytes;
    table.plain(
        "bytes for each invoice and its receipt",
        &bytes.to_string(),
        "1229",
        bytes <= 1_229,
    );
    Ok(())
}
