//! What is chosen for this computer and lies in no book: what closing the window does, and whether starting with the
//! computer was offered. A file that is missing or does not read means that nothing was chosen yet.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use books::{Answer, Refusal, Refused};
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::save;

const NAME: &str = "computer.json";

/// What closing the window does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub(crate) enum OnClose {
    /// Bahi stays in the tray, without its window.
    Keep,
    /// Bahi ends.
    Quit,
}

/// What was chosen.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(crate) struct Choices {
    /// Nothing until it was asked.
    pub(crate) on_close: Option<OnClose>,
    /// Starting with the computer was offered, and answered.
    pub(crate) start_answered: bool,
}

/// The choices of this computer, in the folder of the books.
#[derive(Debug)]
pub(crate) struct Computer {
    folder: PathBuf,
    choices: Mutex<Choices>,
}

impl Computer {
    /// Reads what was chosen.
    pub(crate) fn new(folder: &Path) -> Self {
        let text = fs::read_to_string(folder.join(NAME)).unwrap_or_default();
        let choices = serde_json::from_str(&text).unwrap_or_default();
        Self { folder: folder.to_path_buf(), choices: Mutex::new(choices) }
    }

    /// What is chosen now.
    pub(crate) fn choices(&self) -> Choices {
        *self.choices.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Chooses anew, on the disk before it counts.
    pub(crate) fn choose(&self, change: impl FnOnce(&mut Choices)) -> Answer<()> {
        let mut held = self.choices.lock().unwrap_or_else(PoisonError::into_inner);
        let mut choices = *held;
        change(&mut choices);
        let reference = |_| Refusal::Internal { reference: NAME.to_owned() };
        let text = serde_json::to_vec(&choices).map_err(reference)?;
        // By way of a new file, so that there is always a whole one.
        let new = self.folder.join("computer.json.new");
        save::write(&new, &text).map_err(not_kept)?;
        fs::rename(&new, self.folder.join(NAME)).map_err(|_| Refusal::FolderReadOnly)?;
        *held = choices;
        Ok(())
    }
}

/// Nobody chose a place to write to, so that none can be chosen again.
fn not_kept(refused: Refused) -> Refused {
    if refused.refusal == Refusal::CannotSaveThere {
        Refusal::ChoiceNotKept.into()
    } else {
        refused
    }
}
