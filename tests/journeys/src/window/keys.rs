//! Chords as people write them, turned into presses and releases.

use fantoccini::actions::{InputSource, KeyAction, KeyActions};
use fantoccini::key::Key;

use crate::{Failure, Result};

/// Holds each key of `Ctrl+Shift+K` in turn and lets go in the opposite order.
pub(super) fn press(chord: &str) -> Result<KeyActions> {
    let keys: Vec<char> = chord.split('+').map(code).collect::<Result<_>>()?;
    let down = keys.iter().map(|key| KeyAction::Down { value: *key });
    let up = keys.iter().rev().map(|key| KeyAction::Up { value: *key });
    Ok(sequence(down.chain(up)))
}

/// Presses and releases the key of each character.
pub(super) fn type_out(text: &str) -> KeyActions {
    let strokes = text.chars().flat_map(|character| {
        [KeyAction::Down { value: character }, KeyAction::Up { value: character }]
    });
    sequence(strokes)
}

fn sequence(strokes: impl Iterator<Item = KeyAction>) -> KeyActions {
    strokes.fold(KeyActions::new("keyboard".to_owned()), InputSource::then)
}

fn code(name: &str) -> Result<char> {
    let named = match name {
        "Ctrl" => Key::Control,
        "Shift" => Key::Shift,
        "Alt" => Key::Alt,
        "Cmd" => Key::Meta,
        "Enter" => Key::Enter,
        "Escape" => Key::Escape,
        "Tab" => Key::Tab,
        "Space" => Key::Space,
        "Backspace" => Key::Backspace,
        "Delete" => Key::Delete,
        "Home" => Key::Home,
        "End" => Key::End,
        "PageUp" => Key::PageUp,
        "PageDown" => Key::PageDown,
        "Up" => Key::Up,
        "Down" => Key::Down,
        "Left" => Key::Left,
        "Right" => Key::Right,
        other => return single(other).or_else(|| function(other)).ok_or_else(|| unknown(other)),
    };
    Ok(named.into())
}

/// A key that writes one character. The letter of a chord is the small one.
fn single(name: &str) -> Option<char> {
    let mut characters = name.chars();
    let character = characters.next().filter(|_| characters.next().is_none())?;
    Some(character.to_ascii_lowercase())
}

fn function(name: &str) -> Option<char> {
    let number: u32 = name.strip_prefix('F')?.parse().ok()?;
    // The standard gives F1 to F12 consecutive codes.
    let first = u32::from(char::from(Key::F1));
    (1..=12).contains(&number).then(|| char::from_u32(first + number - 1))?
}

fn unknown(name: &str) -> Failure {
    Failure::UnknownKey(name.to_owned())
}

#[cfg(test)]
mod tests;
