//! The labelled names and the crowd around them, as the test and the bench read them.

/// People in the spellings of their names, and names that must be kept apart.
pub struct Labelled {
    pub people: Vec<Vec<&'static str>>,
    pub apart: Vec<(&'static str, &'static str)>,
}

impl Labelled {
    pub fn read() -> Self {
        let lines = include_str!("people.txt").lines().map(str::trim);
        let mut read = Self { people: Vec::new(), apart: Vec::new() };
        for line in lines.filter(|line| !line.is_empty() && !line.starts_with('#')) {
            match line.strip_prefix('!') {
                Some(pair) => {
                    let (one, other) = pair.split_once(" | ").unwrap_or((pair, ""));
                    read.apart.push((one.trim(), other.trim()));
                }
                None => read.people.push(line.split(" | ").map(str::trim).collect()),
            }
        }
        read
    }

    /// Whether a person was held out while the rules were written.
    pub fn held_out(person: usize) -> bool {
        person % 3 == 2
    }

    /// Every name of the book: the labelled ones among `many` others, in an order that mixes them.
    pub fn book(&self, many: usize) -> Vec<String> {
        let labelled = self.people.iter().flatten().chain(self.apart.iter().map(|(_, name)| name));
        let mut names: Vec<String> = labelled.map(|name| (*name).to_owned()).collect();
        let mut crowd = crowd(many);
        crowd.retain(|name| !names.contains(name));
        names.extend(crowd);
        // A step that has no divisor in common with the length visits every place once.
        let step = (1..).map(|k| names.len() / 2 + k).find(|step| coprime(*step, names.len()));
        (0..names.len()).map(|at| names[at * step.unwrap_or(1) % names.len()].clone()).collect()
    }
}

fn coprime(one: usize, other: usize) -> bool {
    if other == 0 { one == 1 } else { coprime(other, one % other) }
}

/// Given names with family names of the same script; most are written in Latin letters.
fn crowd(many: usize) -> Vec<String> {
    let mut lines = include_str!("crowd.txt").lines().filter(|line| !line.starts_with('#'));
    let mut scripts = Vec::new();
    while let (Some(given), Some(family)) = (lines.next(), lines.next()) {
        let (given, family): (Vec<_>, Vec<_>) = (words(given), words(family));
        scripts.push((given, family));
    }
    let mut names = Vec::with_capacity(many);
    for at in 0..many {
        let script = if at % 5 < 3 { 0 } else { 1 + at % (scripts.len() - 1) };
        let (given, family) = &scripts[script];
        let name =
            format!("{} {}", given[at * 7 % given.len()], family[at / 3 * 11 % family.len()]);
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names
}

fn words(line: &str) -> Vec<&str> {
    line.split(' ').collect()
}

/// How well a search did: pairs asked for and found, results shown and right ones among them.
#[derive(Debug, Clone, Copy, Default)]
pub struct Tally {
    pub pairs: u32,
    pub found: u32,
    pub shown: u32,
    pub right: u32,
}

impl Tally {
    /// Counts what a spelling of a person found, given the names shown for it, best first.
    pub fn count(&mut self, person: &[&str], typed: &str, shown: &[String]) -> Vec<String> {
        let mut missed = Vec::new();
        for other in person.iter().filter(|other| **other != typed) {
            self.pairs += 1;
            if shown.iter().any(|name| name == other) {
                self.found += 1;
            } else {
                missed.push(format!("{typed} did not find {other}"));
            }
        }
        self.shown += shown.len() as u32;
        self.right += shown.iter().filter(|name| person.contains(&name.as_str())).count() as u32;
        missed
    }

    /// Of a thousand pairs, how many were found.
    pub fn recall(&self) -> u32 {
        self.found * 1_000 / self.pairs.max(1)
    }

    /// Of a thousand results, how many were right.
    pub fn precision(&self) -> u32 {
        self.right * 1_000 / self.shown.max(1)
    }
}
