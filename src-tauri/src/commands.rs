//! The commands of the window, one file a noun, each one expression. What a command may be called by is the type of its
//! first argument; `policy.csv` says the same and a test compares the two.

mod drafts;
mod people;
mod reading;
mod shop;

use tauri::Runtime;
use tauri_specta::collect_commands;

/// Every command there is.
#[must_use]
pub fn commands<R: Runtime>() -> tauri_specta::Builder<R> {
    tauri_specta::Builder::new().disable_serde_phases().commands(collect_commands![
        shop::start,
        shop::register,
        shop::sign_in,
        shop::recover,
        shop::current,
        shop::sign_out,
        shop::lock,
        shop::change_shop,
        shop::new_recovery_code,
        people::confirm_password,
        people::change_profile,
        people::change_password,
        drafts::save_draft,
        drafts::draft,
        drafts::discard_draft,
        reading::read_amount,
        reading::read_date,
        reading::spread_instalments,
    ])
}
