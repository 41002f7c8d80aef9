//! Which dues an amount settles.

use super::{Model, Wish};

impl Model {
    /// The parts an amount is allocated in: oldest due first, or as asked.
    pub(super) fn parts(
        &self,
        customer: i64,
        amount: i64,
        plan: Option<&[Wish]>,
    ) -> Result<Vec<Wish>, &'static str> {
        let open = self.open_dues(customer);
        let Some(wishes) = plan else {
            return Ok(oldest_first(amount, open.iter().map(|(d, o)| (d.id, *o))));
        };
        let mut taken: Vec<Wish> = Vec::new();
        for (id, part) in wishes {
            let Some((_, open)) = open.iter().find(|(due, _)| due.id == *id) else {
                return Err("dueNotFound");
            };
            if taken.iter().any(|(other, _)| other == id) {
                return Err("dueNotFound");
            }
            if *part <= 0 {
                return Err("amountNotPositive");
            }
            if part > open {
                return Err("exceedsDue");
            }
            taken.push((*id, *part));
        }
        let sum: i64 = taken.iter().map(|(_, part)| part).sum();
        if sum > amount { Err("allocationExceedsAmount") } else { Ok(taken) }
    }

    pub(super) fn allocate(&mut self, document: i64, parts: &[Wish]) {
        self.allocations.extend(parts.iter().map(|(due, part)| (document, *due, *part)));
    }
}

pub(super) fn oldest_first(mut amount: i64, open: impl Iterator<Item = Wish>) -> Vec<Wish> {
    let mut parts = Vec::new();
    for (due, open) in open {
        let part = amount.min(open);
        if part > 0 {
            parts.push((due, part));
            amount -= part;
        }
    }
    parts
}
