//! The trail, as the owner reads it: who did what, when, to whom, and what was there before and after. It is written by
//! every command that changes anything; nothing here writes.

mod changes;
mod csv;
mod words;

use serde::{Deserialize, Serialize};
use specta::Type;

use crate::clock;
use crate::db::trail::read::{self as rows, Step, Way};
use crate::db::{customers, documents, people};
use crate::refusal::{Answer, At, Refusal};
use crate::session::{Desk, Owner, Session};
use crate::stretch::limit;
use crate::values::{CustomerId, DocumentId, DocumentKind, Minor, Moment, Stretch, UserId};

pub(crate) use changes::{Body, Known};
pub use changes::{TrailChange, TrailValue};
pub(crate) use words::Reads;
pub use words::{Action, TrailField, TrailWord};

/// Links walked for one stretch at most. Where one wish is answered by walking and another by looking at each link, a stretch
/// may come back short, with the place to go on from.
const WALK: usize = 20_000;

/// Which links to read; what is absent is not asked for.
#[derive(Debug, Clone, Default, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase", default)]
pub struct TrailQuery {
    /// About this customer.
    pub customer_id: Option<CustomerId>,
    /// That made this document, or something of it.
    pub document_id: Option<DocumentId>,
    /// Written by this person.
    pub user_id: Option<UserId>,
    /// Of this civil date in the shop's zone, `YYYY-MM-DD`.
    pub day: Option<String>,
    /// What the stretch before gave as `next`.
    pub after: Option<String>,
    /// 1 to 200, 50 unless told otherwise.
    pub limit: Option<u32>,
}

/// A document a link names.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct TrailDocument {
    /// Which.
    pub id: DocumentId,
    /// What it is.
    pub kind: DocumentKind,
    /// Its number, if it has one.
    pub number: Option<String>,
    /// What it is for.
    pub amount: Minor,
}

/// One link of the trail.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct TrailRow {
    /// Its number, from 1.
    #[specta(type = i32)]
    pub seq: i64,
    /// When.
    pub at: Moment,
    /// Who.
    pub user_id: UserId,
    /// Their name.
    pub by: String,
    /// What.
    pub action: Action,
    /// About whom.
    pub customer_id: Option<CustomerId>,
    /// Their name; null once they were removed.
    pub customer_name: Option<String>,
    /// Which document.
    pub document: Option<TrailDocument>,
    /// The document that one is about: the invoice of a credit note, the cheque of a deposit.
    pub about: Option<TrailDocument>,
    /// The reason or the note it bears.
    pub reason: Option<String>,
    /// Who or what it is about, when it is no customer: somebody of the shop, a tax rate.
    pub subject: Option<String>,
    /// Every field that changed.
    pub changes: Vec<TrailChange>,
}

impl Session<Owner> {
    /// Links of the trail, the newest first. A customer, document or person that is not there is refused by its field.
    pub async fn trail(&self, query: TrailQuery) -> Answer<Stretch<TrailRow>> {
        let mut desk = self.look().await?;
        let asked = desk.asked(&query).await?;
        let (seqs, next) =
            desk.walk(&asked, cursor(query.after.as_deref())?, limit(query.limit)).await?;
        let rows = rows::details(desk.conn(), &seqs).await?;
        Ok(Stretch { rows, next: next.map(|seq| seq.to_string()) })
    }
}

/// A query with its day as moments.
#[derive(Debug, Clone)]
pub(crate) struct Asked {
    way: Way,
    customer: Option<i64>,
    user: Option<i64>,
    /// From which moment to which, the last not included.
    within: Option<(i64, i64)>,
}

impl Asked {
    fn fits(&self, step: &Step) -> bool {
        self.customer.is_none_or(|customer| step.customer == Some(customer))
            && self.user.is_none_or(|user| step.user == user)
            && self.within.is_none_or(|(from, to)| from <= step.at && step.at < to)
    }

    /// Whether walking alone gives nothing that is not asked for.
    fn is_exact(&self) -> bool {
        match self.way {
            Way::All | Way::Document(_) | Way::Person(_) | Way::Case(_) => true,
            Way::Customer(_) => self.user.is_none() && self.within.is_none(),
            Way::Day(..) => self.user.is_none(),
        }
    }
}

impl Desk<'_> {
    /// Checks a query and picks the way that walks the fewest links.
    pub(crate) async fn asked(&mut self, query: &TrailQuery) -> Answer<Asked> {
        let (customer, document, user) = (query.customer_id, query.document_id, query.user_id);
        if let Some(id) = customer {
            customers::known(self.conn(), id).await?;
        }
        if let Some(id) = document {
            documents::document(self.conn(), id, None).await.at("documentId")?;
        }
        if let Some(id) = user
            && people::ever(self.conn(), id).await?.is_none()
        {
            return Err(Refusal::PersonNotFound.on("userId"));
        }
        let zone = self.opened.shop.zone;
        let within = match query.day.as_deref().map(str::trim).filter(|day| !day.is_empty()) {
            None => None,
            Some(day) => Some(clock::span(day.parse().at("day")?, zone)),
        };
        let way = match (document, customer, within, user) {
            (Some(document), ..) => Way::Document(document.0),
            (None, Some(customer), ..) => Way::Customer(customer.0),
            (None, None, Some((from, to)), _) => Way::Day(from, to),
            (None, None, None, Some(user)) => Way::Person(user.0),
            (None, None, None, None) => Way::All,
        };
        let (customer, user) = (customer.map(|id| id.0), user.map(|id| id.0));
        Ok(Asked { way, customer, user, within })
    }

    /// Numbers of the next links that were asked for, newest first, before a number; and where to go on, if anything may
    /// follow.
    pub(crate) async fn walk(
        &mut self,
        asked: &Asked,
        mut before: i64,
        limit: usize,
    ) -> Answer<(Vec<i64>, Option<i64>)> {
        let stride = if asked.is_exact() { limit + 1 } else { WALK / 10 };
        let (mut found, mut walked) = (Vec::with_capacity(limit), 0);
        while walked < WALK {
            let steps = rows::steps(self.conn(), asked.way, before, stride).await?;
            for step in &steps {
                if found.len() == limit {
                    return Ok((found, Some(before)));
                }
                before = step.seq;
                if asked.fits(step) {
                    found.push(step.seq);
                }
            }
            if steps.len() < stride {
                return Ok((found, None));
            }
            walked += steps.len();
        }
        Ok((found, Some(before)))
    }
}

/// The number a stretch goes on before.
fn cursor(after: Option<&str>) -> Answer<i64> {
    match after {
        None => Ok(i64::MAX),
        Some(after) => after.parse().map_err(|_| Refusal::NotAChoice.on("after")),
    }
}
