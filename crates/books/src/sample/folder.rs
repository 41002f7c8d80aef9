//! The folder of the sample shop: the only one of ours that is ever removed. Its path is made here and nowhere else, of
//! a name that no real shop lies under.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use crate::refusal::Answer;
use crate::shops::of_io;

/// Beside `shops`, never in it.
const NAME: &str = "sample";

/// The folder of the sample shop, held by this process alone.
pub(crate) struct SampleFolder {
    /// The folder of all shops: what is removed is found from it again, and handed in by nobody.
    root: PathBuf,
    held: vault::ShopFolder,
}

impl SampleFolder {
    /// Removes what an earlier sample left, and makes the folder anew.
    pub(crate) fn claim(root: &Path) -> Answer<Self> {
        clear(root)?;
        let held = vault::ShopFolder::create(&root.join(NAME))?;
        Ok(Self { root: root.to_owned(), held })
    }

    /// Where it is; the sample's shop lies in it like a real one in the folder of all shops.
    pub(crate) fn path(&self) -> &Path {
        self.held.path()
    }

    /// Removes it and whatever lies in it.
    pub(crate) fn remove(self) -> Answer<()> {
        drop(self.held);
        clear(&self.root)
    }
}

/// Removes the sample shop, unless another program holds it. A link in its place is removed and not followed, and so is
/// one inside it.
pub(crate) fn clear(root: &Path) -> Answer<()> {
    let path = root.join(NAME);
    let removed = match fs::symlink_metadata(&path) {
        Ok(found) if found.is_dir() => {
            drop(vault::ShopFolder::lock(&path)?);
            fs::remove_dir_all(&path)
        }
        Ok(_) => fs::remove_file(&path),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
        Err(error) => Err(error),
    };
    removed.map_err(|error| of_io(&error))
}
