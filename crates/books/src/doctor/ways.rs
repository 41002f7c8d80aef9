//! What leads to the links of the trail: the link before one about the same customer, and the stretches in which somebody
//! wrote. They are kept beside the trail, and found again while it is walked.

use std::collections::{BTreeMap, HashMap};

use super::{Problem, Sum};
use crate::db::doctor as rows;
use crate::db::doctor::walk::Linked;
use crate::trail::Action;

/// Stretches by person and first link: the last link, and the hour.
pub(crate) type Stretches = BTreeMap<(i64, i64), (i64, i64)>;

/// Milliseconds of an hour.
const HOUR: i64 = 3_600_000;

/// What the walk has come by.
#[derive(Debug, Default)]
pub(super) struct Ways {
    customers: HashMap<i64, i64>,
    stretches: Stretches,
    /// The first link of each person's latest stretch, and its hour.
    latest: HashMap<i64, (i64, i64)>,
    /// How many links tell what is done once under a request.
    asked: i64,
    /// The highest id that was given to a customer.
    newest: i64,
}

impl Ways {
    /// Goes on to a link, whose own word for the one before it may be wrong.
    pub(super) fn link(&mut self, link: &Linked) -> Option<Problem> {
        self.asked += i64::from(Action::of(link.action).is_some_and(Action::is_asked_once));
        if link.action == Action::CustomerCreate.code() {
            self.newest = self.newest.max(link.customer.unwrap_or(0));
        }
        let hour = link.at / HOUR;
        let latest = self.latest.entry(link.user).or_insert((link.seq, hour));
        if latest.1 != hour {
            *latest = (link.seq, hour);
        }
        self.stretches.insert((link.user, latest.0), (link.seq, hour));
        let earlier = link.customer.and_then(|customer| self.customers.insert(customer, link.seq));
        let differs =
            || rows::differs(Sum::LinkEarlier, link.seq.to_string(), link.earlier, earlier);
        (link.earlier != earlier).then(differs)
    }

    /// The last link about a customer.
    pub(super) fn last(&self, customer: i64) -> Option<i64> {
        self.customers.get(&customer).copied()
    }

    /// The highest id that was given to a customer.
    pub(super) fn newest(&self) -> i64 {
        self.newest
    }

    /// Every request that was answered is kept.
    pub(super) fn requests(&self, kept: i64) -> Option<Problem> {
        let differs = || rows::differs(Sum::Requests, String::new(), Some(kept), Some(self.asked));
        (kept != self.asked).then(differs)
    }

    /// The first stretch that is not as it was walked.
    pub(super) fn stretch(&self, kept: &Stretches) -> Option<Problem> {
        let keys = kept.keys().chain(self.stretches.keys());
        let (user, first) =
            *keys.into_iter().find(|key| kept.get(key) != self.stretches.get(key))?;
        let last = |of: &Stretches| of.get(&(user, first)).map(|(last, _)| *last);
        let of = format!("{user} {first}");
        Some(rows::differs(Sum::TrailStretch, of, last(kept), last(&self.stretches)))
    }
}
