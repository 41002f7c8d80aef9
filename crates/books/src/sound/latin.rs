//! How Latin letters are said in names of South Asia.

use super::Step;
use super::Step::{Last, Letter, Start, Vowel};

/// Reads a run of `a` to `z`.
pub(super) fn read(word: &[char], steps: &mut Vec<Step>) {
    let mut at = 0;
    while let Some(&c) = word.get(at) {
        let reader = Reader { word, at, first: steps.is_empty() };
        let (step, taken) = reader.step(c);
        steps.push(step);
        at += taken;
    }
}

struct Reader<'a> {
    word: &'a [char],
    at: usize,
    /// Nothing was read before.
    first: bool,
}

impl Reader<'_> {
    fn next(&self, by: usize) -> char {
        self.word.get(self.at + by).copied().unwrap_or(' ')
    }

    fn before(&self) -> char {
        self.at.checked_sub(1).and_then(|at| self.word.get(at)).copied().unwrap_or(' ')
    }

    fn ends(&self, taken: usize) -> bool {
        self.at + taken == self.word.len()
    }

    /// A letter, and how many were read: `h` after it is breath.
    fn breathed(&self, way: super::Ways) -> (Step, usize) {
        (Letter(way), if self.next(1) == 'h' { 2 } else { 1 })
    }

    fn step(&self, c: char) -> (Step, usize) {
        match c {
            'a' | 'e' | 'i' | 'o' | 'u' => self.vowel(c),
            'y' => (
                if self.first && is_vowel(self.next(1)) { Letter(&["y"]) } else { self.glide() },
                1,
            ),
            'w' => (self.w(), 1),
            'h' => (self.h(), 1),
            'c' => self.c(),
            's' => self.s(),
            'z' => self.z(),
            'p' if self.next(1) == 'h' => (Letter(&["f"]), 2),
            'j' if self.first && self.next(1) == 'n' => (Letter(&["g", "j"]), 1),
            't' if self.next(1) == 'c' && self.next(2) == 'h' => (Letter(&["c"]), 3),
            'x' if self.first => (Letter(&["j", "s"]), 1),
            'x' => (Letter(&["ks"]), 1),
            'k' | 'q' => self.breathed(&["k"]),
            'g' => self.breathed(&["g"]),
            'j' => self.breathed(&["j"]),
            't' => self.breathed(&["t"]),
            'd' => self.breathed(&["d"]),
            'b' | 'v' => self.breathed(&["b"]),
            'p' => (Letter(&["p"]), 1),
            'f' => (Letter(&["f"]), 1),
            'l' => (Letter(&["l"]), 1),
            'm' => (Letter(&["m"]), 1),
            'n' => (Letter(&["n"]), 1),
            'r' => (Letter(&["r"]), 1),
            _other => (Vowel, 1),
        }
    }

    fn vowel(&self, c: char) -> (Step, usize) {
        if !self.first {
            // Rao, Rav and Raw are one name.
            let rao = c == 'o' && self.before() == 'a' && self.ends(1);
            return (if rao { Letter(&["", "b"]) } else { self.last(c) }, 1);
        }
        let step = match (c, self.next(1)) {
            ('e', 'u') => return (Letter(&["y"]), 2),
            ('a' | 'i' | 'e', 'i' | 'y') => Start(&["a", "i"]),
            ('a', _) => Start(&["a"]),
            ('e' | 'i', _) => Start(&["i"]),
            _round => Start(&["u"]),
        };
        (step, 1)
    }

    fn glide(&self) -> Step {
        if self.first { Start(&["i"]) } else { self.last('y') }
    }

    /// A vowel that may end the word: Desai, Pillai and Pilla leave open whether an `i` is heard.
    fn last(&self, c: char) -> Step {
        match (c, self.before()) {
            _within if !self.ends(1) => Vowel,
            ('i' | 'y', 'a') => Last(&["", "i"]),
            ('i' | 'y', _) | ('e', 'e' | 'i') => Last(&["i"]),
            _open => Vowel,
        }
    }

    fn w(&self) -> Step {
        let next = self.next(1);
        match (is_vowel(self.before()), is_vowel(next)) {
            (true, true) => Letter(&["b", ""]),
            (true, false) if self.ends(1) => Letter(&["", "b"]),
            (true, false) => Vowel,
            (false, _) => Letter(&["b"]),
        }
    }

    fn h(&self) -> Step {
        if self.first {
            Letter(&["h"])
        } else if self.ends(1) {
            Vowel
        } else if is_vowel(self.next(1)) {
            Letter(&["h"])
        } else {
            Letter(&["h", ""])
        }
    }

    fn c(&self) -> (Step, usize) {
        match (self.next(1), self.next(2)) {
            ('h', 'r') => (Letter(&["k"]), 2),
            ('h' | 'c', 'h') => (Letter(&["c"]), 3),
            ('h', _) => (Letter(&["c"]), 2),
            ('k' | 'q', 'h') => (Letter(&["k"]), 3),
            ('k' | 'q', _) => (Letter(&["k"]), 2),
            ('e' | 'i' | 'y', _) => (Letter(&["s"]), 1),
            _hard => (Letter(&["k"]), 1),
        }
    }

    fn s(&self) -> (Step, usize) {
        match (self.next(1), self.next(2)) {
            ('c' | 'h', 'h') => (Letter(&["s"]), 3),
            ('h', _) => (Letter(&["s"]), 2),
            _plain => (Letter(&["s"]), 1),
        }
    }

    /// `zh` writes a Tamil `l`; a last `z` is often an `s` of Portuguese.
    fn z(&self) -> (Step, usize) {
        match self.next(1) {
            'h' => (Letter(&["l", "j"]), 2),
            _plain if self.ends(1) => (Letter(&["j", "s"]), 1),
            _plain => (Letter(&["j"]), 1),
        }
    }
}

fn is_vowel(c: char) -> bool {
    matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y')
}
