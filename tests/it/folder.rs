//! Folders of shops: copied, and held against what they were.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use sha2::{Digest as _, Sha256};

/// Copies a folder with everything in it.
pub(crate) fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().map(Result::unwrap) {
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), &target).unwrap();
        }
    }
}

/// The SHA-256 of every file under a folder, by its path there.
pub(crate) fn sums(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut sums = BTreeMap::new();
    for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
        let name = entry.file_name().into_string().unwrap();
        if entry.file_type().unwrap().is_dir() {
            let inner = self::sums(&entry.path());
            sums.extend(inner.into_iter().map(|(path, sum)| (format!("{name}/{path}"), sum)));
        } else {
            sums.insert(name, Sha256::digest(fs::read(entry.path()).unwrap()).to_vec());
        }
    }
    sums
}
