//! What typed amounts and dates mean.

use books::Answer;
use books::reading::{self, Every};
use books::values::{Day, InstalmentInput, Minor};

/// The minor units of `1,20,000`, `1.2L` or `500+250`, for a currency of `exponent` decimals (0 to 3).
#[tauri::command]
#[specta::specta]
pub(crate) fn read_amount(text: String, exponent: u8) -> Answer<Minor> {
    reading::read_amount(&text, exponent)
}

/// The civil date of `21`, `21/11`, `-2` or `today`, seen from the working date (`YYYY-MM-DD`).
#[tauri::command]
#[specta::specta]
pub(crate) fn read_date(text: String, working: String) -> Answer<Day> {
    reading::read_date(&text, &working)
}

/// Spreads a total (minor units) over 1 to 120 instalments from the first due date on, adding up to it exactly.
#[tauri::command]
#[specta::specta]
pub(crate) fn spread_instalments(
    total: Minor,
    first_due: String,
    count: u32,
    every: Every,
) -> Answer<Vec<InstalmentInput>> {
    reading::spread_instalments(total, &first_due, count, every)
}
