//! What was written of a case, read from the trail: every link of it with its words.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value};

use super::{CaseDifference, CaseDocument, CaseEvent, CasePriority, CaseStatus};
use crate::db::cases as rows;
use crate::db::cases::timeline::{self, Written};
use crate::db::documents::on;
use crate::refusal::{Answer, Refusal};
use crate::session::Desk;
use crate::trail::Action;
use crate::values::{CaseId, Day, Minor};

/// Links of the trail read of one case.
const MOST: u32 = 500;

/// What links name by their ids.
struct Names {
    people: BTreeMap<i64, String>,
    documents: BTreeMap<i64, CaseDocument>,
}

/// The two sides of a link.
struct Sides<'a> {
    written: &'a Written,
    before: Map<String, Value>,
    after: Map<String, Value>,
    names: &'a Names,
}

impl Desk<'_> {
    /// What was written of a case, the latest first.
    pub(super) async fn timeline(&mut self, id: CaseId) -> Answer<Vec<CaseEvent>> {
        let written = timeline::written(self.conn(), id, MOST).await?;
        let mut bodies = Vec::with_capacity(written.len());
        for link in &written {
            bodies.push(sides(&link.body)?);
        }
        let about = bodies.iter().flat_map(|(before, after)| {
            [before, after].into_iter().flat_map(|side| ids(side.get("documents")))
        });
        let about = about.collect::<BTreeSet<_>>();
        let documents = rows::linked(self.conn(), &about).await?;
        let names = Names {
            people: timeline::people(self.conn()).await?,
            documents: documents.into_iter().map(|one| (one.id, one.view())).collect(),
        };
        let linked = written.iter().zip(bodies);
        linked
            .map(|(written, (before, after))| {
                Sides { written, before, after, names: &names }.event()
            })
            .collect()
    }
}

/// A link's fields before and after.
fn sides(body: &str) -> Answer<(Map<String, Value>, Map<String, Value>)> {
    let mut body: Map<String, Value> = serde_json::from_str(body)
        .map_err(|_| Refusal::Internal { reference: "case".to_owned() })?;
    let mut side = |name| match body.remove(name) {
        Some(Value::Object(fields)) => fields,
        Some(_) | None => Map::new(),
    };
    Ok((side("before"), side("after")))
}

fn ids(list: Option<&Value>) -> Vec<i64> {
    let list = list.and_then(Value::as_array);
    list.map(|ids| ids.iter().filter_map(Value::as_i64).collect()).unwrap_or_default()
}

impl Sides<'_> {
    fn event(&self) -> Answer<CaseEvent> {
        let created = Action::of(self.written.action) == Some(Action::CaseCreate);
        let mut changes = Vec::new();
        for field in self.after.keys().filter(|_| !created) {
            changes.extend(self.difference(field)?);
        }
        Ok(CaseEvent {
            at: self.written.at,
            by: self.written.by.clone(),
            created,
            note: self.words("note").1,
            changes,
        })
    }

    fn difference(&self, field: &str) -> Answer<Option<CaseDifference>> {
        use CaseDifference as D;
        Ok(Some(match field {
            "subject" => self.told(field, |before, after| D::Subject { before, after }),
            "description" => self.told(field, |before, after| D::Description { before, after }),
            "next_step" => self.told(field, |before, after| D::NextStep { before, after }),
            "assigned_to" => {
                let (before, after) = self.both(field, |id| self.names.person(id));
                D::AssignedTo { before, after }
            }
            "priority" => {
                let (before, after) = self.both(field, CasePriority::told);
                D::Priority { before, after }
            }
            "status" => {
                let (before, after) = self.both(field, CaseStatus::told);
                D::Status { before, after }
            }
            "disputed" => {
                let (before, after) = self.both(field, |sum| sum.as_i64().map(Minor));
                D::Disputed { before, after }
            }
            "next_day" => {
                let (before, after) = (day(self.before.get(field))?, day(self.after.get(field))?);
                D::NextOn { before, after }
            }
            "documents" => {
                let list = |side: &Map<String, Value>| self.names.documents(side.get(field));
                D::Documents { before: list(&self.before), after: list(&self.after) }
            }
            _noted_or_removed => return Ok(None),
        }))
    }

    fn told(
        &self,
        field: &str,
        difference: impl Fn(Option<String>, Option<String>) -> CaseDifference,
    ) -> CaseDifference {
        let (before, after) = self.words(field);
        difference(before, after)
    }

    /// A personal field before and after: its words lie beside the trail, and are nothing once they were erased.
    fn words(&self, field: &str) -> (Option<String>, Option<String>) {
        let plain = |side: &Map<String, Value>, place| {
            side.get(field).filter(|digest| digest.is_string())?;
            Some(self.written.plain(field, place).unwrap_or_default().to_owned())
        };
        (plain(&self.before, 0), plain(&self.after, 1))
    }

    fn both<T>(&self, field: &str, read: impl Fn(&Value) -> Option<T>) -> (Option<T>, Option<T>) {
        (self.before.get(field).and_then(&read), self.after.get(field).and_then(&read))
    }
}

fn day(value: Option<&Value>) -> Answer<Option<Day>> {
    value.and_then(Value::as_i64).map(|day| Ok(Day(on(day)?))).transpose()
}

impl Names {
    fn person(&self, id: &Value) -> Option<String> {
        self.people.get(&id.as_i64()?).cloned()
    }

    fn documents(&self, list: Option<&Value>) -> Vec<CaseDocument> {
        ids(list).iter().filter_map(|id| self.documents.get(id).cloned()).collect()
    }
}
