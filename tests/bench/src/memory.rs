//! What a process that holds the open book takes of memory, and how long the way in is beyond deriving the key.

use std::path::Path;
use std::process::Command;
use std::time::Duration;

use books::customers::CustomerQuery;

use crate::Outcome;
use crate::measure::Times;
use crate::shop::{Shop, refused};
use crate::table::Table;

/// Signs in, looks at what a morning looks at, and says what it took; run as a process of its own.
pub async fn rest(root: &Path) -> Outcome<()> {
    let mut shop = Shop::enter(root).await?;
    let (mut key, mut way_in) = (Times::default(), Times::default());
    for _ in 0..5 {
        shop.counter.lock().await.map_err(refused)?;
        key.take_now(|| shop.key())?;
        shop = way_in.take(enter(root)).await?;
    }
    let way_in = (way_in.median() - key.median()).max(0.0);
    for page in 1..200 {
        let query =
            CustomerQuery { page: Some(page * 20), limit: Some(20), ..CustomerQuery::default() };
        shop.staff()?.customers(query).await.map_err(refused)?;
    }
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).unwrap_or("0");
    let kilobytes: u64 = line.split_whitespace().next().unwrap_or("0").parse()?;
    println!("{} {kilobytes}", Duration::from_secs_f64(way_in / 1_000.0).as_micros());
    shop.close().await
}

/// From the password to the first screen.
async fn enter(root: &Path) -> Outcome<Shop> {
    let shop = Shop::enter(root).await?;
    shop.staff()?.today().await.map_err(refused)?;
    Ok(shop)
}

/// The same as rows of the table.
pub fn report(root: &Path, table: &mut Table) -> Outcome<()> {
    let output = Command::new(std::env::current_exe()?).arg("--resting").arg(root).output()?;
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&output.stderr).into_owned().into());
    }
    let said = String::from_utf8(output.stdout)?;
    let mut figures = said.split_whitespace();
    let mut next = || figures.next().unwrap_or_default().parse::<u64>();
    let (way_in, kilobytes) = (next()?, next()?);
    table.once(
        "unlock to Today, beyond the key",
        Duration::from_micros(way_in),
        Duration::from_millis(150),
    );
    match kilobytes {
        0 => table.said("memory of the core, MB", "not known on this system"),
        kilobytes => table.plain(
            "memory of the core, MB",
            &(kilobytes / 1_000).to_string(),
            "60",
            kilobytes <= 60_000,
        ),
    }
    Ok(())
}
