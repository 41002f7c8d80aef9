//! How Tamil letters are said. One letter stands for a stop with and without voice; where it stands says which is likelier.

use super::Step::{Last, Letter, Start, Vowel};
use super::{Step, Ways};

const KA: u32 = 0x15;
const NGA: u32 = 0x19;
const CA: u32 = 0x1A;
const NYA: u32 = 0x1E;
const TTA: u32 = 0x1F;
const NNA: u32 = 0x23;
const TA: u32 = 0x24;
const NA: u32 = 0x28;
const PA: u32 = 0x2A;
const MA: u32 = 0x2E;
const RA: u32 = 0x30;
const RRA: u32 = 0x31;
const LA: u32 = 0x32;
const AYTHAM: u32 = 0x03;
const VIRAMA: u32 = 0x4D;

/// Where a stop stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stands {
    First,
    /// Below itself, or before another letter that has none of its vowels.
    Joined,
    AfterNasal,
    Between,
}

/// Reads a run of letters by their places in the block.
pub(super) fn read(places: &[u32], steps: &mut Vec<Step>) {
    let mut at = 0;
    while let Some(&place) = places.get(at) {
        at += step(places, at, place, steps);
    }
}

fn step(places: &[u32], at: usize, place: u32, steps: &mut Vec<Step>) -> usize {
    let next = |by: usize| places.get(at + by).copied().unwrap_or(u32::MAX);
    let before = at.checked_sub(1).and_then(|at| places.get(at)).copied();
    match place {
        0x05..=0x14 => vowel(place, next(1), steps),
        0x3F | 0x40 if at + 1 == places.len() => steps.push(Last(&["i"])),
        0x48 if at + 1 == places.len() => steps.push(Last(&["", "i"])),
        0x3E..=0x4C => steps.push(Vowel),
        0x50 => steps.extend([Start(&["u"]), Letter(&["m"])]),
        AYTHAM if next(1) == PA => {
            steps.extend([Letter(&["f"]), Vowel]);
            return 2;
        }
        // ற்ற is a long t, ட்ச stands for ksh, a doubled stop is one.
        RRA if next(1) == VIRAMA && next(2) == RRA => {
            steps.extend([Letter(&["t"]), Vowel]);
            return 3;
        }
        TTA if next(1) == VIRAMA && next(2) == CA => {
            steps.extend([Letter(&["k"]), Letter(&["s"]), Vowel]);
            return 3;
        }
        KA | CA | TTA | TA | PA if next(1) == VIRAMA && next(2) == place => {
            steps.extend([Letter(stop(place, Stands::Joined)), Vowel]);
            return 3;
        }
        KA | CA | TTA | TA | PA => {
            let stands = stands(places, at, next(1));
            steps.push(Letter(stop(place, stands)));
            if next(1) != VIRAMA {
                steps.push(Vowel);
            }
        }
        0x2F if steps.is_empty() => steps.extend([Letter(&["y"]), Vowel]),
        0x2F => steps.push(Vowel),
        NGA if next(1) == VIRAMA && next(2) != KA => steps.push(Letter(&["ng"])),
        NYA if before.is_none() => steps.extend([Letter(&["n", "gn"]), Vowel]),
        _other => plain(place, next(1), steps),
    }
    1
}

fn stands(places: &[u32], at: usize, next: u32) -> Stands {
    let Some(before) = at.checked_sub(1).and_then(|at| places.get(at)) else {
        return Stands::First;
    };
    let two = at.checked_sub(2).and_then(|at| places.get(at)).copied();
    match (*before == VIRAMA, two) {
        (true, Some(NGA | NYA | NNA | NA | 0x29 | MA)) => Stands::AfterNasal,
        (true, _) => Stands::Joined,
        (false, _) if next == VIRAMA => Stands::Joined,
        (false, _) => Stands::Between,
    }
}

/// The ways a stop is said, the likeliest first.
fn stop(place: u32, stands: Stands) -> Ways {
    use Stands::{AfterNasal, Between, First, Joined};
    match (place, stands) {
        (KA, First | Joined) => &["k", "g"],
        (KA, AfterNasal) => &["g", "k"],
        (KA, Between) => &["g", "k", "h"],
        (CA, First) => &["s", "c", "j"],
        (CA, Joined) => &["c", "s"],
        (CA, AfterNasal) => &["j", "c"],
        (CA, Between) => &["s", "j"],
        (PA, First) => &["p", "b", "f"],
        (PA, Joined) => &["p", "b"],
        (PA, AfterNasal | Between) => &["b", "p"],
        (_t, First | Joined) => &["t", "d"],
        (_t, AfterNasal | Between) => &["d", "t"],
    }
}

fn vowel(place: u32, next: u32, steps: &mut Vec<Step>) {
    steps.push(match place {
        _later if !steps.is_empty() => Vowel,
        // No Tamil word begins with r or l: an i is written before.
        0x07 if matches!(next, RA | LA) => Start(&["", "i"]),
        0x05 | 0x06 => Start(&["a"]),
        0x07 | 0x08 => Start(&["i"]),
        0x0E | 0x0F => Start(&["i", "a"]),
        0x10 => Start(&["a", "i"]),
        0x14 => Start(&["a", "u"]),
        _round => Start(&["u"]),
    });
}

fn plain(place: u32, next: u32, steps: &mut Vec<Step>) {
    let way: Ways = match place {
        0x1C => &["j"],
        NGA | NYA | NNA | NA | 0x29 => &["n"],
        MA => &["m"],
        RA | RRA => &["r"],
        LA..=0x34 => &["l"],
        0x35 => &["b"],
        0x36..=0x38 => &["s"],
        0x39 => &["h"],
        _other => return,
    };
    steps.push(Letter(way));
    if next != VIRAMA {
        steps.push(Vowel);
    }
}
