//! Cases: customers' issues that are worked on.

use books::Answer;
use books::cases::{CaseChange, CaseList, CaseQuery, CaseView, NewCase, NewCaseNote};
use books::values::CaseId;

use crate::session::{Owner, Session, Staff};

/// Begins a case of a customer.
#[tauri::command]
#[specta::specta]
pub(crate) async fn create_case(session: Session<Staff>, input: NewCase) -> Answer<CaseView> {
    session.create_case(input).await
}

/// One case with everything written of it, the latest first.
#[tauri::command]
#[specta::specta]
pub(crate) async fn case(session: Session<Staff>, id: CaseId) -> Answer<CaseView> {
    session.case(id).await
}

/// Changes what the change names of a case.
#[tauri::command]
#[specta::specta]
pub(crate) async fn change_case(
    session: Session<Staff>,
    id: CaseId,
    change: CaseChange,
) -> Answer<CaseView> {
    session.change_case(id, change).await
}

/// Writes a note on a case.
#[tauri::command]
#[specta::specta]
pub(crate) async fn note_case(session: Session<Staff>, input: NewCaseNote) -> Answer<CaseView> {
    session.note_case(input).await
}

/// Takes a case out of every list for good; a reason must be given.
#[tauri::command]
#[specta::specta]
pub(crate) async fn remove_case(session: Session<Owner>, id: CaseId, reason: String) -> Answer<()> {
    session.remove_case(id, reason).await
}

/// Cases by customer, person, status, priority and words, with how many there are and what they dispute in all.
#[tauri::command]
#[specta::specta]
pub(crate) async fn cases(session: Session<Staff>, query: CaseQuery) -> Answer<CaseList> {
    session.cases(query).await
}
