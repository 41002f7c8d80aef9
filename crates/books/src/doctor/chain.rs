//! The walk along the chain: every hash again, every entry's sum, and what accounts moved by day.

use std::collections::{BTreeMap, HashMap, HashSet};

use tokio::task::spawn_blocking;

use super::customers::Told;
use super::kept::{self, Kept};
use super::personal;
use super::ways::Ways;
use super::{Check, Examination, Problem, Step, Sum, Wanted};
use crate::db::batch::EntryRow;
use crate::db::doctor as rows;
use crate::db::doctor::KeptOf;
use crate::db::doctor::customers::{Details, customers};
use crate::db::doctor::walk::{Linked, Stretch, Walk};
use crate::refusal::{Answer, Refusal};
use crate::trail::Action;
use crate::values::{CustomerId, DocumentId, EntryId, Moment};

/// The accounts of what customers owe.
const RECEIVABLE: [i64; 2] =
    [ledger::Account::TradeReceivable.code(), ledger::Account::LoansReceivable.code()];

/// What the walk has seen so far.
#[derive(Debug)]
struct Seen {
    wanted: Wanted,
    links: u32,
    documents: u32,
    entries: u32,
    chain_key: [u8; 32],
    anchor: Option<vault::Head>,
    seq: i64,
    hash: [u8; 32],
    marks: [i64; 4],
    account_days: BTreeMap<(i64, i64), (i64, i64)>,
    /// When the last entry of each customer was recorded.
    active: HashMap<i64, i64>,
    kept: Kept,
    /// Customers whose details were not erased.
    unerased: HashSet<i64>,
    told: Told,
    ways: Ways,
}

impl Examination<'_> {
    /// Walks the trail from its first link to its last, then looks beyond it.
    pub(super) async fn chain(&mut self) -> Answer<Option<Problem>> {
        let of = u32::try_from(self.tail.seq).unwrap_or(u32::MAX);
        let unerased = rows::personal::unerased(&mut self.image).await?;
        let mut seen = Seen::new(self.wanted, self.tail.chain_key, self.anchor, unerased);
        let mut walk = Walk::default();
        let mut ahead = walk.next(&mut self.image).await?;
        while let Some(stretch) = ahead.take().filter(|_| !self.stop.is_asked()) {
            self.tells(Step::Trail, seen.links, of);
            // What was read is gone through on a thread of its own, while the next is read.
            let behind = spawn_blocking(move || seen.stretch(stretch));
            ahead = walk.next(&mut self.image).await?;
            let problem;
            (seen, problem) =
                behind.await.map_err(|error| Refusal::Internal { reference: error.to_string() })?;
            let verdict = &mut self.verdict;
            (verdict.links, verdict.documents, verdict.entries) =
                (seen.links, seen.documents, seen.entries);
            if problem.is_some() {
                return Ok(problem);
            }
        }
        self.tells(Step::Trail, seen.links, of);
        self.beyond(&seen).await
    }

    async fn beyond(&mut self, seen: &Seen) -> Answer<Option<Problem>> {
        if let Some(problem) = seen.lost() {
            return Ok(Some(problem));
        }
        if seen.wanted.has(Check::Unlinked)
            && let Some(problem) = rows::unlinked(&mut self.image, seen.marks).await?
        {
            return Ok(Some(problem));
        }
        if seen.wanted.has(Check::Sum(Sum::AccountDay)) {
            let kept = rows::account_days(&mut self.image).await?;
            if let Some(problem) = seen.account_day(&kept) {
                return Ok(Some(problem));
            }
        }
        if let Some(problem) = seen.kept.wrong(seen.wanted) {
            return Ok(Some(problem));
        }
        if let Some(problem) =
            rows::of_customers(&mut self.image, |kept| seen.customer(kept)).await?
        {
            return Ok(Some(problem));
        }
        if seen.wanted.has(Check::Customers) {
            let told = |id, details: &Details<'_>| seen.told.wrong(id, details);
            if let Some(problem) = customers(&mut self.image, told).await? {
                return Ok(Some(problem));
            }
        }
        if seen.wanted.has(Check::Sum(Sum::LoanDay)) {
            let kept = rows::loan_days(&mut self.image).await?;
            if let Some(problem) = seen.kept.loan_day(&kept) {
                return Ok(Some(problem));
            }
        }
        if seen.wanted.has(Check::Sum(Sum::LoanSettled)) {
            let kept = rows::loans_settled(&mut self.image).await?;
            if let Some(problem) = seen.kept.loan_settled(&kept) {
                return Ok(Some(problem));
            }
        }
        if seen.wanted.has(Check::Sum(Sum::Sequence))
            && let Some(problem) = rows::sequence(&mut self.image, seen.ways.newest()).await?
        {
            return Ok(Some(problem));
        }
        let requests = rows::requests(&mut self.image).await?;
        if let Some(problem) = seen.ways.requests(requests)
            && seen.wanted.has(Check::Sum(Sum::Requests))
        {
            return Ok(Some(problem));
        }
        if !seen.wanted.has(Check::Sum(Sum::TrailStretch)) {
            return Ok(None);
        }
        let kept = rows::stretches(&mut self.image).await?;
        Ok(seen.ways.stretch(&kept))
    }
}

impl Seen {
    fn new(
        wanted: Wanted,
        chain_key: [u8; 32],
        anchor: Option<vault::Head>,
        unerased: HashSet<i64>,
    ) -> Self {
        Self {
            wanted,
            links: 0,
            documents: 0,
            entries: 0,
            chain_key,
            anchor,
            seq: 0,
            hash: [0; 32],
            marks: [0; 4],
            account_days: BTreeMap::new(),
            active: HashMap::new(),
            kept: Kept::default(),
            unerased,
            told: Told::default(),
            ways: Ways::default(),
        }
    }

    /// Goes through some links, up to the first that is wrong.
    fn stretch(mut self, stretch: Stretch) -> (Self, Option<Problem>) {
        for link in stretch.linked() {
            if let Some(problem) = self.link(&link) {
                return (self, Some(problem));
            }
            self.links += 1;
            self.documents += u32::try_from(link.documents.len()).unwrap_or(0);
            self.entries += u32::try_from(link.entries.len()).unwrap_or(0);
        }
        (self, None)
    }

    fn link(&mut self, link: &Linked) -> Option<Problem> {
        let chained = self.wanted.has(Check::Chain);
        let hash = link.hash(self.hash, self.chain_key);
        if chained && link.seq != self.seq + 1 {
            return Some(Problem::LinkMissing { seq: link.seq.to_string() });
        }
        if chained && link.hash != hash {
            return Some(broken(link));
        }
        (self.seq, self.hash, self.marks) = (link.seq, hash, link.marks);
        if self.differs_from_anchor() {
            return Some(Problem::Anchor { seq: self.seq.to_string() });
        }
        let astray = self.ways.link(link);
        if let Some(problem) = astray.filter(|_| self.wanted.has(Check::Sum(Sum::LinkEarlier))) {
            return Some(problem);
        }
        let body = link.body.as_deref().map(|body| serde_json::from_str(body).unwrap_or_default());
        self.told.link(link, body.as_ref());
        if self.wanted.has(Check::Personal)
            && let Some(problem) = personal::wrong(link, body.as_ref(), &self.unerased)
        {
            return Some(problem);
        }
        self.kept.link(link);
        link.entries.iter().find_map(|entry| self.entry(entry, link.at))
    }

    /// The link that was last acknowledged has the hash that was acknowledged.
    fn differs_from_anchor(&self) -> bool {
        let seq = u64::try_from(self.seq).unwrap_or(0);
        let here = self.anchor.filter(|anchor| anchor.seq == seq);
        self.wanted.has(Check::Anchor) && here.is_some_and(|anchor| anchor.hash != self.hash)
    }

    /// The trail ends before the link that was last acknowledged.
    fn lost(&self) -> Option<Problem> {
        let seq = u64::try_from(self.seq).unwrap_or(0);
        let anchor = self.anchor.filter(|anchor| anchor.seq > seq)?;
        self.wanted.has(Check::Anchor).then(|| Problem::Anchor { seq: anchor.seq.to_string() })
    }

    fn entry(&mut self, entry: &EntryRow, at: i64) -> Option<Problem> {
        let sum: i128 = entry.postings.iter().map(|(_, amount)| i128::from(*amount)).sum();
        if self.wanted.has(Check::Balanced) && (sum != 0 || entry.postings.len() < 2) {
            return Some(Problem::Unbalanced { entry: EntryId(entry.id) });
        }
        for (account, amount) in &entry.postings {
            let day = self.account_days.entry((*account, entry.day)).or_default();
            day.0 += (*amount).max(0);
            day.1 += (-amount).max(0);
        }
        if let Some(customer) = entry.customer {
            let last = self.active.entry(customer).or_insert(at);
            *last = at.max(*last);
        }
        let effect = entry.customer.map_or(0, |_| effect(entry));
        let wanted = self.wanted.has(Check::Sum(Sum::EntryEffect)) && effect != entry.effect;
        let (of, kept) = (entry.id.to_string(), Some(entry.effect));
        wanted.then(|| rows::differs(Sum::EntryEffect, of, kept, Some(effect)))
    }

    /// A customer was last active when their last entry was recorded, or when they were made; the last link about them is
    /// the last that was walked; and what they owe is what was found.
    fn customer(&self, kept: &KeptOf) -> Option<Problem> {
        let active = self.active.get(&kept.id).copied().unwrap_or(kept.created_at);
        let (of, sum) = (&kept.sums, self.kept.of(kept.id));
        let sums = [
            (
                Sum::CustomerLastActivity,
                Some(kept.last_activity),
                Some(active.max(kept.created_at)),
            ),
            (Sum::CustomerLastLink, kept.last_link, self.ways.last(kept.id)),
            (Sum::CustomerReceivable, Some(of.receivable), Some(sum.receivable)),
            (Sum::CustomerGave, Some(of.gave), Some(sum.gave)),
            (Sum::CustomerLines, Some(of.lines), Some(sum.lines)),
            (Sum::CustomerOutstanding, Some(of.outstanding), Some(sum.outstanding)),
            (Sum::CustomerNextDue, of.next_due, sum.next_due),
            (Sum::CustomerAdvance, Some(of.advance), Some(sum.advance)),
        ];
        kept::first(self.wanted, kept.id, sums)
    }

    /// The first account and day whose kept debits or credits are not what its postings add up to.
    fn account_day(&self, kept: &BTreeMap<(i64, i64), (i64, i64)>) -> Option<Problem> {
        let keys = kept.keys().chain(self.account_days.keys());
        let of =
            |map: &BTreeMap<(i64, i64), (i64, i64)>, key| map.get(key).copied().unwrap_or_default();
        let key = keys.into_iter().find(|key| of(kept, key) != of(&self.account_days, key))?;
        let (was, found) = (of(kept, key), of(&self.account_days, key));
        let (was, found) = if was.0 == found.0 { (was.1, found.1) } else { (was.0, found.0) };
        let account = ledger::Account::from_code(key.0).map_or("unknown", ledger::Account::name);
        let day = crate::db::shop::date(Some(key.1))
            .map_or_else(|| key.1.to_string(), |day| day.to_string());
        Some(rows::differs(Sum::AccountDay, format!("{account} {day}"), Some(was), Some(found)))
    }
}

/// What an entry adds to the customer's receivable.
fn effect(entry: &EntryRow) -> i64 {
    let own = entry.postings.iter().filter(|(account, _)| RECEIVABLE.contains(account));
    own.map(|(_, amount)| amount).sum()
}

fn broken(link: &Linked) -> Problem {
    Problem::LinkBroken {
        seq: link.seq.to_string(),
        action: Action::of(link.action),
        at: Moment(link.at),
        document: link.document.map(DocumentId),
        customer: link.customer.map(CustomerId),
    }
}
