//! Closing the books up to a day.

use super::ClosePeriod;
use crate::db::{adjustments as rows, shop};
use crate::refusal::{Answer, Refusal};
use crate::session::{Fresh, Owner, Said, Session};
use crate::shop::ShopView;
use crate::text;
use crate::told::{Field, Told};
use crate::trail::{Action, TrailField};
use crate::values::Day;

impl Session<Owner, Fresh> {
    /// Closes the books up to a day, or opens them again from the day after it. A day in the future is refused.
    pub async fn close_period(&self, input: ClosePeriod) -> Answer<ShopView> {
        let mut desk = self.change().await?;
        let today = desk.today;
        let through = match input.through.as_deref().map(str::trim) {
            None | Some("") => None,
            Some(through) => Some(text::date(Some(through), today, "through")?),
        };
        if through.is_some_and(|through| through > today) {
            return Err(Refusal::DateInFuture { today: Day(today) }.on("through"));
        }
        let before = desk.opened.shop.closed_through;
        let now = desk.now;
        rows::close_through(desk.conn(), through, now).await?;
        let closed = |through: Option<ledger::Date>| {
            [Field::plain(TrailField::ClosedThrough, through.map(ledger::Date::day_number))]
        };
        let body = Told::of(closed(before), closed(through))?.body();
        let said = Said { body: Some(&body), ..Said::of(Action::PeriodClose) };
        desk.record(desk.batch(), said, None).await?;
        let row = shop::read(desk.conn(), |_| today).await?;
        desk.opened.commit().await?;
        let view = row.view.clone();
        desk.opened.shop = row;
        Ok(view)
    }
}
