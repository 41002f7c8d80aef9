//! Ageing: how late what is open is, in buckets of days.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use crate::Refusal;

/// The most edges after 0.
const EDGES_MAX: usize = 11;

/// The buckets of an ageing report, each named by the last day it holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ageing {
    edges: Vec<u16>,
}

impl Ageing {
    /// The edges most shops use: not late, then 30, 60 and 90 days late, then later.
    pub const STANDARD: [u16; 4] = [0, 30, 60, 90];

    /// Buckets with these last days late, ascending. What is not late (0) comes first whether it is
    /// written or not, and one more bucket holds what is later than all of them.
    pub fn new(edges: &[u16]) -> Result<Self, Refusal> {
        let late = edges.strip_prefix(&[0]).unwrap_or(edges);
        let ascending = late.is_sorted_by(|one, next| one < next) && !late.contains(&0);
        if late.is_empty() || late.len() > EDGES_MAX || !ascending {
            return Err(Refusal::AgeingEdgesMalformed);
        }
        Ok(Self { edges: core::iter::once(0).chain(late.iter().copied()).collect() })
    }

    /// Buckets with the edges most shops use.
    pub fn standard() -> Self {
        Self { edges: Self::STANDARD.to_vec() }
    }

    /// The last day late of each bucket but the one without end.
    pub fn edges(&self) -> &[u16] {
        &self.edges
    }

    /// The position, in [`Ageing::labels`], of something due so many days ago; not yet due, or due
    /// today, is 0.
    pub fn bucket(&self, days_late: i32) -> usize {
        self.edges.partition_point(|edge| i32::from(*edge) < days_late)
    }

    /// The names of the buckets: `current`, `1-30`, `31-60`, `61-90`, `90+`.
    pub fn labels(&self) -> Vec<String> {
        let between = self.edges.windows(2).filter_map(|pair| match pair {
            [before, last] => Some(format!("{}-{last}", u32::from(*before) + 1)),
            _ => None,
        });
        let later = self.edges.last().map(|last| format!("{last}+"));
        core::iter::once("current".to_string()).chain(between).chain(later).collect()
    }
}

#[cfg(test)]
mod tests;
