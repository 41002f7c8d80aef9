//! Reports, each as at any date (`YYYY-MM-DD`; today when absent).

use books::Answer;
use books::reports::{
    AccountQuery, AccountView, AgeingView, DayBookView, ReportQuery, TrialBalanceView,
};
use tauri::{AppHandle, Runtime};

use crate::save;
use crate::session::{Owner, Session};

/// What is owed by how late it is, and by whom; at most `limit` customers, of one bucket (from 0) when one is named.
#[tauri::command]
#[specta::specta]
pub(crate) async fn ageing(
    session: Session<Owner>,
    as_of: Option<String>,
    limit: Option<u32>,
    bucket: Option<u32>,
) -> Answer<AgeingView> {
    session.ageing(as_of, limit, bucket).await
}

/// Every entry of some days, with its postings.
#[tauri::command]
#[specta::specta]
pub(crate) async fn day_book(
    session: Session<Owner>,
    from: String,
    to: String,
    after: Option<String>,
) -> Answer<DayBookView> {
    session.day_book(from, to, after).await
}

/// The balance of every account.
#[tauri::command]
#[specta::specta]
pub(crate) async fn trial_balance(
    session: Session<Owner>,
    as_of: Option<String>,
) -> Answer<TrialBalanceView> {
    session.trial_balance(as_of).await
}

/// The postings of one account with its running balance, newest first.
#[tauri::command]
#[specta::specta]
pub(crate) async fn account(session: Session<Owner>, query: AccountQuery) -> Answer<AccountView> {
    session.account(query).await
}

/// A report as CSV for a spreadsheet.
#[tauri::command]
#[specta::specta]
pub(crate) async fn report_csv(session: Session<Owner>, query: ReportQuery) -> Answer<String> {
    session.report_csv(query).await
}

/// Asks where a report goes, under `name` at first, and writes it there as CSV; the path, or null when nowhere was chosen.
#[tauri::command]
#[specta::specta]
pub(crate) async fn save_report<R: Runtime>(
    session: Session<Owner>,
    app: AppHandle<R>,
    query: ReportQuery,
    name: String,
) -> Answer<Option<String>> {
    save::report(&app, &session, query, &name).await
}
