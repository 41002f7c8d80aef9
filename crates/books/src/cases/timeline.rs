//! What was written of a case: the links of the trail that are about it.

use super::CaseEvent;
use crate::db::trail::read::{self as rows, Way};
use crate::refusal::Answer;
use crate::session::Desk;
use crate::trail::{Action, TrailField, TrailRow, TrailValue};
use crate::values::CaseId;

/// Links of the trail read of one case.
const MOST: usize = 500;

impl Desk<'_> {
    /// What was written of a case, the latest first.
    pub(super) async fn timeline(&mut self, id: CaseId) -> Answer<Vec<CaseEvent>> {
        let steps = rows::steps(self.conn(), Way::Case(id.0), i64::MAX, MOST).await?;
        let seqs: Vec<i64> = steps.iter().map(|step| step.seq).collect();
        Ok(rows::details(self.conn(), &seqs).await?.into_iter().map(event).collect())
    }
}

/// A link as the page of the case shows it: what it began with is there already, and a note stands for itself.
fn event(row: TrailRow) -> CaseEvent {
    let created = row.action == Action::CaseCreate;
    let (notes, changes): (Vec<_>, Vec<_>) =
        row.changes.into_iter().partition(|change| change.field == TrailField::Note);
    CaseEvent {
        at: row.at,
        by: row.by,
        created,
        note: notes.into_iter().find_map(|note| words(note.after)),
        changes: if created { Vec::new() } else { changes },
    }
}

/// The words of a note, which are empty once they were erased.
fn words(note: TrailValue) -> Option<String> {
    if let TrailValue::Text { text } = note {
        return Some(text);
    }
    (note == TrailValue::Erased).then(String::new)
}
