//! The commands of the window, one file a noun, each one expression. What a command may be called by is the type of its
//! first argument; `policy.csv` says the same and a test compares the two.
#![expect(
    clippy::needless_pass_by_value,
    reason = "the framework hands every argument over for good"
)]

mod adjustments;
mod cases;
mod customers;
mod drafts;
mod finding;
mod interactions;
mod invoices;
mod khata;
mod loans;
mod messages;
mod numbering;
mod people;
mod promises;
mod reading;
mod receipts;
mod reminders;
mod reports;
mod sample;
mod shop;
mod staying;
mod today;
mod trail;

use tauri::Runtime;
use tauri_specta::collect_commands;

/// Every command there is.
#[expect(clippy::too_many_lines, reason = "it is a list")]
pub(crate) fn commands<R: Runtime>() -> tauri_specta::Builder<R> {
    tauri_specta::Builder::new().disable_serde_phases().typ::<books::doctor::Progress>().commands(
        collect_commands![
            shop::start,
            shop::register,
            shop::sign_in,
            shop::first_sign_in,
            shop::recover,
            shop::current,
            staying::resume,
            shop::come_in,
            shop::stay_signed_in,
            shop::stay_no_longer,
            shop::sign_out,
            shop::lock,
            shop::change_shop,
            shop::new_recovery_code,
            shop::save_recovery_sheet::<tauri::Wry>,
            shop::verify::<tauri::Wry>,
            shop::stop_verify,
            sample::try_sample_shop,
            sample::leave_sample_shop,
            people::confirm_password,
            people::change_profile,
            people::change_password,
            people::person,
            people::people,
            people::add_person,
            people::change_person,
            people::change_role,
            people::reset_password,
            people::disable_person,
            people::enable_person,
            people::remove_person,
            customers::create_customer,
            customers::customer,
            customers::change_customer,
            customers::customers,
            customers::find_customers,
            finding::find,
            customers::archive_customer,
            customers::restore_customer,
            customers::remove_customer,
            customers::erase_customer,
            loans::create_loan,
            loans::loan,
            loans::loans,
            loans::loan_summary,
            loans::record_repayment,
            loans::repayments,
            loans::bill_loan,
            invoices::create_invoice,
            invoices::preview_invoice,
            invoices::invoice,
            invoices::invoices,
            invoices::create_credit_note,
            invoices::tax_rates,
            invoices::create_tax_rate,
            invoices::archive_tax_rate,
            receipts::record_receipt,
            receipts::preview_receipt,
            receipts::receipt,
            receipts::receipts,
            receipts::use_advance,
            receipts::refund_advance,
            receipts::deposit_cheque,
            receipts::bounce_cheque,
            adjustments::charge_fee,
            adjustments::give_discount,
            adjustments::write_off,
            adjustments::move_money,
            adjustments::void_document,
            adjustments::close_period,
            khata::khata,
            khata::open_items,
            khata::balance_after,
            interactions::create_interaction,
            interactions::change_interaction,
            interactions::interactions,
            interactions::follow_ups,
            interactions::team,
            cases::create_case,
            cases::case,
            cases::change_case,
            cases::note_case,
            cases::remove_case,
            cases::cases,
            promises::create_promise,
            promises::withdraw_promise,
            promises::promises,
            messages::prepare_message,
            messages::open_message,
            messages::templates,
            messages::change_template,
            messages::preview_template,
            today::today,
            reminders::reminders,
            reminders::check_now::<tauri::Wry>,
            reminders::shows_notifications,
            reminders::call_list,
            reminders::left_in_peace,
            reminders::set_aside,
            staying::errand::<tauri::Wry>,
            staying::staying::<tauri::Wry>,
            staying::choose_on_close::<tauri::Wry>,
            staying::close_window::<tauri::Wry>,
            staying::start_with_computer::<tauri::Wry>,
            reports::ageing,
            reports::day_book,
            reports::trial_balance,
            reports::account,
            reports::report_csv,
            reports::save_report::<tauri::Wry>,
            trail::trail,
            trail::save_trail::<tauri::Wry>,
            numbering::preview_number,
            drafts::save_draft,
            drafts::draft,
            drafts::discard_draft,
            reading::read_amount,
            reading::read_date,
            reading::spread_instalments,
        ],
    )
}
