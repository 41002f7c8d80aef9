//! The log: a few small files beside the books. It holds what went wrong and never whom it was about.

use std::path::Path;
use std::sync::OnceLock;

use flexi_logger::{Cleanup, Criterion, FileSpec, LogSpecification, Logger, LoggerHandle, Naming};
use log::LevelFilter;

/// Bytes of a file before the next is begun.
const FILE_BYTES: u64 = 1_000_000;
/// Files kept beside the current one.
const FILES: usize = 3;

/// Whoever drops it ends the log.
static LOG: OnceLock<LoggerHandle> = OnceLock::new();

/// Begins the log in the folder of the books. Without one the program runs all the same.
pub(crate) fn start(folder: &Path) {
    // Those who speak of every statement or message are asked for trouble only.
    let chatty = ["zbus", "tracing", "sqlx", "tao", "wry"];
    let mut wanted = LogSpecification::builder();
    wanted.default(LevelFilter::Info);
    for name in chatty {
        wanted.module(name, LevelFilter::Warn);
    }
    let file =
        FileSpec::default().directory(folder.join("logs")).basename("bahi").suppress_timestamp();
    let logger = Logger::with(wanted.build())
        .log_to_file(file)
        .format(flexi_logger::detailed_format)
        .append()
        .rotate(Criterion::Size(FILE_BYTES), Naming::Numbers, Cleanup::KeepLogFiles(FILES));
    if let Ok(handle) = logger.start() {
        drop(LOG.set(handle));
        log::info!("Bahi {} begins", env!("CARGO_PKG_VERSION"));
    }
}
