//! How the letters of Indic scripts are said. Nine scripts lie in their blocks of Unicode in one order, so that one table
//! reads them all; Sinhala has an order of its own and is brought into the common one.

use super::Step;
use super::Step::{Last, Letter, Start, Vowel};
use super::tamil;

/// Where each script lies, in steps of one block.
const FIRST: u32 = 0x0900;
const BLOCK: u32 = 0x80;

/// Which of the scripts a letter is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Script {
    Devanagari,
    Bengali,
    Gurmukhi,
    Tamil,
    Malayalam,
    /// Telugu, Kannada, Sinhala: a last circle is an `m`.
    South,
    /// Gujarati, Odia.
    Other,
}

impl Script {
    fn of(block: u32) -> Self {
        match block {
            0 => Self::Devanagari,
            1 => Self::Bengali,
            2 => Self::Gurmukhi,
            5 => Self::Tamil,
            6 | 7 | 9 => Self::South,
            8 => Self::Malayalam,
            _other => Self::Other,
        }
    }
}

/// Vowel signs, marks of nasals and what takes a vowel away.
pub(super) fn is_mark(c: char) -> bool {
    let at = place(c).1;
    ('\u{0900}'..='\u{0DFF}').contains(&c)
        && (at <= 0x03
            || at == 0x3C
            || (0x3E..=0x4E).contains(&at)
            || matches!(at, 0x55..=0x57 | 0x62 | 0x63 | 0x70..=0x7F))
}

/// Places in a block that mean the same in all of them.
const ANUSVARA: u32 = 0x02;
const NUKTA: u32 = 0x3C;
const VIRAMA: u32 = 0x4D;

/// The block of a letter and its place in it.
fn place(c: char) -> (u32, u32) {
    let from = u32::from(c).saturating_sub(FIRST);
    let (block, at) = (from / BLOCK, from % BLOCK);
    if block == 9 { (block, sinhala(at)) } else { (block, at) }
}

/// A place of the Sinhala block in the common order.
fn sinhala(at: u32) -> u32 {
    match at {
        0x05..=0x08 => 0x05 + (at - 0x05) / 2,
        0x09..=0x0A => 0x07,
        0x0B..=0x0C => 0x09,
        0x0D..=0x10 => 0x0B,
        0x11..=0x12 => 0x0F,
        0x13 => 0x10,
        0x14..=0x15 => 0x13,
        0x16 => 0x14,
        0x1A..=0x1E => at - 0x1A + 0x15,
        0x1F => PRENASAL,
        0x20..=0x24 => at - 0x20 + 0x1A,
        0x25 => 0x1E,
        0x26 => PRENASAL + 1,
        0x27..=0x2B => at - 0x27 + 0x1F,
        0x2C | 0x33 => PRENASAL + 2,
        0x2D..=0x31 => at - 0x2D + 0x24,
        0x34..=0x38 => at - 0x34 + 0x2A,
        0x39 => PRENASAL + 3,
        0x3A => 0x2F,
        0x3B => 0x30,
        0x3D => 0x32,
        0x40 => 0x35,
        0x41..=0x44 => at - 0x41 + 0x36,
        0x45 => 0x33,
        0x46 => 0x2B,
        0x4A => VIRAMA,
        0x52 | 0x53 => 0x3F,
        0x4F..=0x5F | 0x72 | 0x73 => 0x3E,
        _other => at,
    }
}

/// Letters of Sinhala that begin with a nasal: places no block has.
const PRENASAL: u32 = 0x100;

/// A run of letters of Indic scripts.
struct Reader<'a> {
    word: &'a [char],
    script: Script,
}

/// Reads a run of letters.
pub(super) fn read(word: &[char], steps: &mut Vec<Step>) {
    let Some(first) = word.first() else { return };
    let reader = Reader { word, script: Script::of(place(*first).0) };
    if reader.script == Script::Tamil {
        let places: Vec<u32> = word.iter().map(|c| place(*c).1).collect();
        return tamil::read(&places, steps);
    }
    let mut at = 0;
    while at < word.len() {
        at += reader.step(at, steps);
    }
}

impl Reader<'_> {
    /// The place of a letter; beyond the end nothing.
    fn place(&self, at: usize) -> u32 {
        self.word.get(at).map_or(u32::MAX, |c| place(*c).1)
    }

    fn before(&self, at: usize) -> u32 {
        at.checked_sub(1).map_or(u32::MAX, |at| self.place(at))
    }

    /// Reads what stands at a place, and says how many letters that were.
    fn step(&self, at: usize, steps: &mut Vec<Step>) -> usize {
        match self.place(at) {
            place @ 0x05..=0x14 => self.vowel(at, place, steps),
            0x01 => steps.push(Letter(&["n", ""])),
            0x70 if self.script == Script::Gurmukhi => return self.nasal(at, steps),
            ANUSVARA => return self.nasal(at, steps),
            0x43 if self.script != Script::Gurmukhi => steps.extend([Letter(&["r"]), Vowel]),
            0x3F | 0x40 if at + 1 == self.word.len() => steps.push(Last(&["i"])),
            0x48 if at + 1 == self.word.len() => steps.push(Last(&["", "i"])),
            0x3E..=0x4C => steps.push(Vowel),
            0x50 => steps.extend([Start(&["u"]), Letter(&["m"])]),
            place => return self.consonant(at, place, steps),
        }
        1
    }

    fn vowel(&self, at: usize, place: u32, steps: &mut Vec<Step>) {
        if !steps.is_empty() {
            let last = at + 1 == self.word.len() && matches!(place, 0x07 | 0x08);
            return steps.push(if last { Last(&["i"]) } else { Vowel });
        }
        let bengali = self.script == Script::Bengali;
        let glide = bengali && self.place(at + 1) == 0x2F;
        steps.push(match place {
            0x07 | 0x08 if glide || (bengali && self.place(at + 1) == 0x09) => Letter(&["y"]),
            0x12..=0x13 if glide => Letter(&["b"]),
            0x05 if bengali => Start(&["a", "u"]),
            0x05 | 0x06 => Start(&["a"]),
            0x07 | 0x08 => Start(&["i"]),
            0x09 | 0x0A | 0x12 | 0x13 => Start(&["u"]),
            0x0B | 0x0C => Letter(&["r"]),
            0x0D..=0x0F => Start(&["i", "a"]),
            0x10 => Start(&["a", "i"]),
            0x11 => Start(&["u", "a"]),
            _au => Start(&["a", "u"]),
        });
    }

    /// A circle or a tip above: the nasal of the letter after it.
    fn nasal(&self, at: usize, steps: &mut Vec<Step>) -> usize {
        let next = self.place(at + 1);
        let step = match (self.script, next) {
            (_, 0x39) => {
                steps.push(Letter(&["ng", "mh", "nh"]));
                return 2;
            }
            (_, 0x2A..=0x2E) => Letter(&["m"]),
            (Script::Bengali, 0x15..=0x18) => Letter(&["n"]),
            (Script::Bengali, _) => Letter(&["ng", "n"]),
            (Script::South | Script::Malayalam, u32::MAX) => Letter(&["m", "n"]),
            (_, u32::MAX) => Letter(&["n", ""]),
            (_, _) => Letter(&["n"]),
        };
        steps.push(step);
        1
    }

    fn consonant(&self, at: usize, place: u32, steps: &mut Vec<Step>) -> usize {
        let nukta = self.place(at + 1) == NUKTA;
        let length = if nukta { 2 } else { 1 };
        let next = self.place(at + length);
        let joined = self.before(at) == VIRAMA;
        match place {
            0x1C if next == VIRAMA && self.place(at + length + 1) == 0x1E => {
                steps.extend([Letter(&["g", "j"]), Letter(&["", "n"]), Vowel]);
                return length + 2;
            }
            0x2F => self.ya(at, nukta, joined, steps),
            0x39 => self.ha(at, next, steps),
            PRENASAL.. if place <= PRENASAL + 3 => prenasal(place, steps),
            _other => match self.letter(place, nukta, joined, at) {
                Some(letter) => steps.push(letter),
                None => return length,
            },
        }
        if next != VIRAMA {
            steps.push(Vowel);
        }
        length
    }

    /// A glide at the beginning, and lost elsewhere; Bengali says `j` unless a dot below says otherwise.
    fn ya(&self, at: usize, dotted: bool, joined: bool, steps: &mut Vec<Step>) {
        let bengali = self.script == Script::Bengali;
        let after_o = matches!(self.before(at), 0x13 | 0x4B | 0x4C);
        if steps.is_empty() {
            steps.push(if bengali { Letter(&["y", "j"]) } else { Letter(&["y"]) });
        } else if bengali && dotted && after_o && at > 1 {
            steps.push(Letter(&["b", ""]));
        } else if bengali && !dotted && !joined {
            steps.push(Letter(&["j", ""]));
        }
    }

    fn ha(&self, at: usize, next: u32, steps: &mut Vec<Step>) {
        if steps.is_empty() {
            steps.push(Letter(&["h"]));
        } else if next == VIRAMA {
            steps.push(Letter(&["h", ""]));
        } else if at + 1 < self.word.len() {
            steps.push(Letter(&["h"]));
        }
    }

    fn letter(&self, place: u32, nukta: bool, joined: bool, at: usize) -> Option<Step> {
        use Script::{Bengali, Gurmukhi, Malayalam};
        let between = self.script == Malayalam && at > 0 && !joined;
        Some(Letter(match place {
            0x15 if between && self.place(at + 1) != VIRAMA => &["k", "g"],
            0x15 | 0x16 => &["k"],
            0x17 | 0x18 => &["g"],
            0x19 | 0x1E | 0x23 | 0x28 | 0x29 => &["n"],
            0x1B if self.script == Bengali => &["c", "s"],
            0x1A | 0x1B => &["c"],
            0x1C | 0x1D => &["j"],
            0x21 | 0x22 if nukta => &["r", "d"],
            0x1F | 0x20 | 0x24 | 0x25 => &["t"],
            0x21 | 0x22 | 0x26 | 0x27 => &["d"],
            0x2A => &["p"],
            0x2B => &["f"],
            // A `b` below another letter is hardly heard in Bengali, and written `w`.
            0x2C if self.script == Bengali && joined && !self.doubles(at) => &["b", ""],
            0x2C | 0x2D | 0x35 => &["b"],
            0x2E => &["m"],
            0x31 if self.script == Malayalam && joined => &["t"],
            0x30 | 0x31 => &["r"],
            0x32..=0x34 => &["l"],
            0x36..=0x38 => &["s"],
            0x4E if self.script == Bengali => &["t"],
            0x5C if self.script == Gurmukhi => &["r", "d"],
            0x70 if self.script == Bengali => &["r"],
            0x71 if self.script == Bengali => &["b"],
            0x7A | 0x7B if self.script == Malayalam => &["n"],
            0x4E | 0x7C if self.script == Malayalam => &["r"],
            0x7D | 0x7E if self.script == Malayalam => &["l"],
            0x7F if self.script == Malayalam => &["k"],
            _other => return None,
        }))
    }

    /// The `b` below is the same letter as the one above it, or follows an `m`.
    fn doubles(&self, at: usize) -> bool {
        at.checked_sub(2).is_some_and(|at| matches!(self.place(at), 0x2C | 0x2E))
    }
}

fn prenasal(place: u32, steps: &mut Vec<Step>) {
    let (nasal, stop) = match place - PRENASAL {
        0 => (Letter(&["n"]), Letter(&["g"])),
        1 => (Letter(&["n"]), Letter(&["j"])),
        2 => (Letter(&["n"]), Letter(&["d"])),
        _mb => (Letter(&["m"]), Letter(&["b"])),
    };
    steps.extend([nasal, stop]);
}
