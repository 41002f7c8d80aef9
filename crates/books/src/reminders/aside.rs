//! Putting somebody off, or being done with them for today: they are left in peace until a moment, here, in the notification
//! and on Today.

use serde::{Deserialize, Serialize};
use specta::Type;

use crate::clock::{at_minute, span};
use crate::db::customers;
use crate::db::silence::{self, Aside, Quiet};
use crate::refusal::{Answer, Refusal};
use crate::session::{Desk, Said, Session, Staff};
use crate::text;
use crate::told::{Field, Told};
use crate::trail::{Action, TrailField as F};
use crate::values::{CustomerId, Day, Moment};

/// An hour in milliseconds.
const HOUR: i64 = 60 * 60 * 1_000;
/// Minutes after midnight at which an evening begins.
const EVENING: u16 = 18 * 60;

/// How long somebody is left in peace.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum Rest {
    /// Somebody was at it: for the rest of today.
    Done,
    /// For an hour.
    Hour,
    /// Until six in the evening; before that.
    Evening,
    /// Until tomorrow begins.
    Tomorrow,
    /// Until a day begins that is named.
    Date,
    /// No longer.
    Back,
}

/// Whom to leave in peace, and how long.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct SetAside {
    /// Whom.
    pub customer_id: CustomerId,
    /// How long.
    pub rest: Rest,
    /// The civil date on which they are to be reminded of again, after today; for `date` alone.
    #[serde(default)]
    pub on: Option<String>,
}

/// Until when somebody is left in peace.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct AsideView {
    /// Who.
    pub customer_id: CustomerId,
    /// Their name.
    pub customer_name: String,
    /// Until when; no longer when null.
    pub until: Option<Moment>,
    /// Because somebody was at it.
    pub done: bool,
}

impl Session<Staff> {
    /// Leaves a customer in peace for a while, or no longer. Refused in this order: customer not found, erased, how long,
    /// the date. What changes nothing writes nothing.
    pub async fn set_aside(&self, input: SetAside) -> Answer<AsideView> {
        let mut desk = self.change().await?;
        let id = input.customer_id;
        let known = customers::known(desk.conn(), id).await?;
        if known.erased {
            return Err(Refusal::CustomerErased.on("customerId"));
        }
        let before = silence::aside(desk.conn(), id).await?;
        let until = desk.until(&input)?;
        let after = Aside { until, done: input.rest == Rest::Done };
        let view = AsideView {
            customer_id: id,
            customer_name: known.details.name,
            until,
            done: after.done,
        };
        let there = before.is_some_and(|before| before.until.is_some());
        if before == Some(after) || (until.is_none() && !there) {
            return Ok(view);
        }
        let (user, now) = (desk.user, desk.now);
        silence::set_aside(desk.conn(), id, after, (user, now)).await?;
        let told = Told::of(fields(before), fields(Some(after)))?;
        let action =
            if until.is_some() { Action::CustomerSetAside } else { Action::CustomerBringBack };
        let body = told.body();
        let said = Said { action, customer: Some(id.0), document: None, body: Some(&body) };
        desk.tell(desk.batch(), said, &told, None).await?;
        desk.commit().await?;
        Ok(view)
    }
}

impl Desk<'_> {
    /// The moment from which they are to be reminded of again.
    fn until(&self, input: &SetAside) -> Answer<Option<Moment>> {
        let (zone, today) = (self.opened.shop.zone, self.today);
        let tomorrow = Moment(span(today, zone).1);
        Ok(match input.rest {
            Rest::Back => None,
            Rest::Done | Rest::Tomorrow => Some(tomorrow),
            Rest::Hour => Some(Moment(self.now.0 + HOUR)),
            Rest::Evening => {
                let evening = at_minute(today, EVENING, zone);
                if evening <= self.now.0 {
                    return Err(Refusal::NotAChoice.on("rest"));
                }
                Some(Moment(evening))
            }
            Rest::Date => {
                let on = text::date(input.on.as_deref(), today, "on")?;
                if on <= today {
                    return Err(Refusal::DatePast { today: Day(today) }.on("on"));
                }
                Some(Moment(span(on, zone).0))
            }
        })
    }

    /// Who is left in peace now.
    pub(crate) async fn quiet(&mut self) -> Answer<Quiet> {
        let (today, now) = (self.today, self.now);
        let (zone, minute) = (self.opened.shop.zone, self.opened.shop.view.reminder_minute);
        silence::quiet(self.conn(), (today, now), (zone, minute)).await
    }
}

/// Each field by its column, as the trail is told of it.
fn fields(aside: Option<Aside>) -> [Field; 2] {
    [
        Field::plain(F::Until, aside.and_then(|aside| aside.until).map(|at| at.0)),
        Field::plain(F::Done, aside.map(|aside| i64::from(aside.done))),
    ]
}
