//! Lists of cases, and the figures of each.

use super::{CaseFilter, CaseList, CaseQuery, CaseRow, CaseSort, CaseStatus};
use crate::customers::search::{Fields, Search};
use crate::customers::term;
use crate::db::cases::list::{self as rows, Cursor, Filter, Order, Slice};
use crate::db::customers;
use crate::refusal::Answer;
use crate::session::{Desk, Session, Staff};
use crate::stretch::{limit, stretch};
use crate::values::{Minor, UserId};

impl Session<Staff> {
    /// A stretch of the list of cases with the figures of the whole list.
    pub async fn cases(&self, query: CaseQuery) -> Answer<CaseList> {
        let mut desk = self.look().await?;
        let today = desk.today;
        if let Some(customer) = query.customer_id {
            customers::known(desk.conn(), customer).await?;
        }
        let typed = term(query.search.as_deref().unwrap_or_default(), "search")?;
        let search = Search::of([(typed, Fields::NAME)]);
        let order = Order { sort: query.sort, descending: query.descending };
        let limit = limit(query.limit);
        let slice = Slice { order, after: Cursor::read(query.after.as_deref(), order)?, limit };
        let filter = filter(&query);
        let found = rows::list(desk.conn(), search.as_ref(), filter, slice).await?;
        let stretch = stretch(found.ids, limit, |(id, key)| Cursor::of(*id, key));
        let ids = stretch.rows.iter().map(|(id, _)| *id).collect::<Vec<_>>();
        Ok(CaseList {
            rows: rows::rows(desk.conn(), &ids, today).await?,
            next: stretch.next,
            total: found.total,
            disputed: Minor(found.disputed),
        })
    }
}

impl Desk<'_> {
    /// The cases whose words a typed text means, whatever their status, the last changed first.
    pub(crate) async fn find_cases(&mut self, typed: &str, limit: usize) -> Answer<Vec<CaseRow>> {
        let Some(search) = Search::of([(typed, Fields::NAME)]) else { return Ok(Vec::new()) };
        let order = Order { sort: CaseSort::Changed, descending: true };
        let slice = Slice { order, after: Cursor::read(None, order)?, limit };
        let filter = filter(&CaseQuery::default());
        let mut ids = rows::list(self.conn(), Some(&search), filter, slice).await?.ids;
        ids.truncate(limit);
        let ids = ids.into_iter().map(|(id, _)| id).collect::<Vec<_>>();
        let today = self.today;
        rows::rows(self.conn(), &ids, today).await
    }

    /// Cases that are worked on and whose next step is due today or was before, the earliest first.
    pub(crate) async fn cases_due(&mut self, most: u32) -> Answer<Vec<CaseRow>> {
        let today = self.today;
        let ids = rows::due(self.conn(), today, most).await?;
        rows::rows(self.conn(), &ids, today).await
    }

    /// The cases that are whoever's at the counter and worked on: the earliest next step first, then the most pressing.
    pub(crate) async fn my_cases(&mut self, most: u32) -> Answer<Vec<CaseRow>> {
        let (UserId(user), today) = (self.user, self.today);
        let ids = rows::of_person(self.conn(), user, most).await?;
        rows::rows(self.conn(), &ids, today).await
    }
}

fn filter(query: &CaseQuery) -> Filter {
    let only = |status: CaseStatus| (status.code(), status.code());
    let status = match query.status {
        None => (CaseStatus::Open.code(), CaseStatus::Closed.code()),
        Some(CaseFilter::AtWork) => (CaseStatus::Open.code(), CaseStatus::Waiting.code()),
        Some(CaseFilter::Open) => only(CaseStatus::Open),
        Some(CaseFilter::InProgress) => only(CaseStatus::InProgress),
        Some(CaseFilter::Waiting) => only(CaseStatus::Waiting),
        Some(CaseFilter::Resolved) => only(CaseStatus::Resolved),
        Some(CaseFilter::Closed) => only(CaseStatus::Closed),
    };
    Filter {
        customer: query.customer_id.map(|customer| customer.0),
        person: query.assigned_to.map(|person| person.0),
        priority: query.priority.map(super::CasePriority::code),
        status,
    }
}
