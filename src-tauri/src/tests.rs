//! What is generated from the code is what is committed, and every command asks for what the policy says.

mod bindings;
mod capability;
mod guide;
pub(crate) mod keyring;
mod notices;
mod pages;
#[cfg(feature = "bridge")]
mod policy;
mod privacy;
#[cfg(feature = "bridge")]
mod replay;
mod save;
mod table;

/// Writes a file of the project when its text differs, and says whether it did.
fn rewritten(path: &str, text: &str) -> bool {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    let stale = std::fs::read_to_string(&path).ok().as_deref() != Some(text);
    if stale {
        std::fs::write(&path, text).unwrap();
    }
    stale
}
