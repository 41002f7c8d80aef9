//! Looking customers up: one, a page of a list, the first few for a picker.

use super::search::{Fields, Ranked, Search};
use super::{CustomerPage, CustomerQuery, CustomerRow, CustomerView};
use crate::db::customers as rows;
use crate::db::search::{self, Filter, Slice};
use crate::refusal::{Answer, Refusal};
use crate::session::{Session, Staff};
use crate::values::{CustomerId, Minor, Page};

/// Rows of a page when nothing else is said, and at most.
const LIMIT: (u32, u32) = (10, 200);
/// The longest term, in characters.
const TERM_MAX: u32 = 200;
/// The most rows of a picker.
const PICKER_MAX: u32 = 50;

impl Session<Staff> {
    /// One customer.
    pub async fn customer(&self, id: CustomerId) -> Answer<CustomerView> {
        let mut desk = self.look().await?;
        let today = desk.today;
        rows::view(desk.conn(), id, today).await
    }

    /// A page of the list with its totals. A page after the last is empty.
    pub async fn customers(&self, query: CustomerQuery) -> Answer<CustomerPage> {
        let (page, limit) = paged(&query)?;
        let terms = terms(&query)?;
        let mut desk = self.look().await?;
        let today = desk.today;
        let filter = Filter::of(query.archived, query.status, today);
        let offset = i64::from(page - 1) * i64::from(limit);
        let slice =
            Slice { sort: query.sort, descending: query.descending, offset, limit: limit.into() };
        let found = search::list(desk.conn(), terms.as_ref(), filter, slice).await?;
        let rows = rows::rows(desk.conn(), &found.ids, today).await?;
        let total = u32::try_from(found.totals.customers).unwrap_or(u32::MAX);
        let total_pages = total.div_ceil(limit).max(1);
        Ok(CustomerPage {
            page: Page { rows, page, limit, total, total_pages },
            outstanding: Minor(found.totals.outstanding),
            advance: Minor(found.totals.advance),
        })
    }

    /// The first few active customers for what was typed: names that begin with it, then words that do, then any that
    /// hold it. Nothing typed gives those with the latest entries.
    pub async fn find_customers(&self, text: String, limit: u32) -> Answer<Vec<CustomerRow>> {
        let limit = i64::from(limit.clamp(1, PICKER_MAX));
        let ranked = Ranked::of(term(&text, "text")?);
        let mut desk = self.look().await?;
        let today = desk.today;
        let ids = match ranked {
            Some(ranked) => search::ranked(desk.conn(), &ranked, limit).await?,
            None => search::latest(desk.conn(), limit).await?,
        };
        rows::rows(desk.conn(), &ids, today).await
    }
}

fn paged(query: &CustomerQuery) -> Answer<(u32, u32)> {
    let page = query.page.unwrap_or(1);
    let limit = query.limit.unwrap_or(LIMIT.0);
    if page == 0 {
        return Err(Refusal::NotAChoice.on("page"));
    }
    if !(1..=LIMIT.1).contains(&limit) {
        return Err(Refusal::NotAChoice.on("limit"));
    }
    Ok((page, limit))
}

fn terms(query: &CustomerQuery) -> Answer<Option<Search>> {
    let typed = [
        (&query.search, "search", Fields::ALL),
        (&query.name, "name", Fields::NAME),
        (&query.email, "email", Fields::EMAIL),
        (&query.phone, "phone", Fields::PHONE),
        (&query.company, "company", Fields::COMPANY),
    ];
    let mut terms = Vec::new();
    for (text, field, fields) in typed {
        terms.push((term(text.as_deref().unwrap_or_default(), field)?, fields));
    }
    Ok(Search::of(terms))
}

/// What was typed into a search box, if it is not too long.
pub(crate) fn term<'a>(text: &'a str, field: &str) -> Answer<&'a str> {
    if text.chars().nth(TERM_MAX as usize).is_some() {
        return Err(Refusal::TooLong { max: TERM_MAX }.on(field));
    }
    Ok(text)
}
