//! The folder of shops: where each lies, what is shown of it before it is unlocked, and wrong tries in a row. The list
//! of names is a convenience that can be rebuilt; losing it loses nothing.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::clock::Clock;
use crate::refusal::{Answer, Refusal, Refused};
use crate::shop::{ShopCard, ShopView};
use crate::values::Moment;

/// What is remembered of a shop outside its book.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
struct Remembered {
    name: String,
    sample: bool,
    opened_at: i64,
    #[serde(default)]
    usernames: Vec<String>,
    /// Who stays signed in on this computer, each with the name of what the keyring keeps for them.
    #[serde(default)]
    stays: BTreeMap<String, String>,
    #[serde(default)]
    stay_allowed: bool,
    /// What the keyring keeps for those who type their password first: the book was locked because nobody was there.
    #[serde(default)]
    away: BTreeSet<String>,
}

/// Where the shop with this id lies.
pub(crate) fn folder(root: &Path, id: vault::ShopId) -> PathBuf {
    root.join("shops").join(hex(&id.to_bytes()))
}

/// The folder of a shop that must be there. An id that is not hexadecimal names no shop.
pub(crate) fn existing(root: &Path, id: &str) -> Answer<PathBuf> {
    let plain = id.len() == 32 && id.bytes().all(|b| b.is_ascii_hexdigit());
    let path = root.join("shops").join(id);
    if plain && path.is_dir() { Ok(path) } else { Err(Refusal::ShopNotFound.on("shopId")) }
}

/// The book's file of a generation of the data key.
pub(crate) fn book_name(generation: u32) -> String {
    format!("ledger.{generation}.db")
}

/// Lower-case hexadecimal.
pub(crate) fn hex(bytes: &[u8]) -> String {
    let digit = |nibble: u8| char::from_digit(u32::from(nibble), 16).unwrap_or('0');
    bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect()
}

fn list_file(root: &Path) -> PathBuf {
    root.join("shops.json")
}

fn remembered(root: &Path) -> BTreeMap<String, Remembered> {
    let text = fs::read_to_string(list_file(root)).unwrap_or_default();
    serde_json::from_str(&text).unwrap_or_default()
}

/// Remembers a shop's name and when it was opened, and that whoever opened it is there. The sample shop is none to come
/// back to.
pub(crate) fn remember(
    root: &Path,
    shop: &ShopView,
    keys: &vault::Unlocked,
    now: Moment,
) -> Answer<()> {
    if shop.sample {
        return Ok(());
    }
    let mut all = remembered(root);
    let people = keys.header().slots().filter(|slot| slot.kind.is_password());
    let usernames = people.map(|slot| slot.label).collect();
    let people = keys.header().slots().filter(|slot| keys.header().stays(slot.id));
    let stays: BTreeMap<_, _> =
        people.map(|slot| (slot.label, entry_name(&shop.id, slot.id))).collect();
    let mut away = all.remove(&shop.id).unwrap_or_default().away;
    away.remove(&entry_name(&shop.id, keys.slot_id()));
    away.retain(|entry| stays.values().any(|kept| kept == entry));
    let (name, stay_allowed) = (shop.name.clone(), shop.stay_allowed);
    let (sample, opened_at) = (shop.sample, now.0);
    let entry = Remembered { name, sample, opened_at, usernames, stays, stay_allowed, away };
    all.insert(shop.id.clone(), entry);
    write_list(root, &all)
}

/// What the keyring knows somebody of a shop by.
pub(crate) fn entry_name(shop_id: &str, slot: vault::SlotId) -> String {
    format!("{shop_id}/{}", hex(&slot.to_bytes()))
}

/// Remembers that a shop was locked because nobody was there: none of those who stay signed in.
pub(crate) fn note_away(root: &Path, shop_id: &str) -> Answer<()> {
    let mut all = remembered(root);
    let Some(shop) = all.get_mut(shop_id) else { return Ok(()) };
    let before = shop.away.len();
    shop.away.extend(shop.stays.values().cloned());
    if shop.away.len() == before { Ok(()) } else { write_list(root, &all) }
}

/// What the keyring may hold for somebody of a shop who stays signed in. None once nobody was there, until they were.
pub(crate) fn entry_of(root: &Path, shop_id: &str, username: &str) -> Option<String> {
    let name = crate::text::key(username);
    let mut stays = remembered(root).remove(shop_id)?.stays_here();
    stays.find(|(label, _)| crate::text::key(label) == name).map(|(_, entry)| entry)
}

impl Remembered {
    /// Who may come in by the keyring, each with the name of what it keeps for them.
    fn stays_here(self) -> impl Iterator<Item = (String, String)> {
        let Self { stays, away, stay_allowed, .. } = self;
        stays.into_iter().filter(move |(_, entry)| stay_allowed && !away.contains(entry))
    }
}

fn write_list(root: &Path, all: &BTreeMap<String, Remembered>) -> Answer<()> {
    let text = serde_json::to_string_pretty(all)
        .map_err(|_| Refusal::Internal { reference: "shops".to_owned() })?;
    fs::write(list_file(root), text).map_err(|e| of_io(&e))
}

/// Every shop on this computer, last opened first. A folder that no list names is shown by its id, once it has the anchor
/// that is written last: without it, registering was cut off and there is no book to open.
pub(crate) fn cards(root: &Path) -> Answer<Vec<ShopCard>> {
    let all = remembered(root);
    let Ok(folders) = fs::read_dir(root.join("shops")) else { return Ok(Vec::new()) };
    let mut cards = Vec::new();
    for folder in folders {
        let folder = folder.map_err(|e| of_io(&e))?;
        let id = folder.file_name().to_string_lossy().into_owned();
        let folder = folder.path();
        let keys = folder.join("keys.a").exists() || folder.join("keys.b").exists();
        if keys && (all.contains_key(&id) || vault::HeadFile::is_written(&folder)) {
            let known = all.get(&id).cloned().unwrap_or_default();
            cards.push((known.opened_at, card(id, known)));
        }
    }
    cards.sort_by_key(|(opened_at, _)| std::cmp::Reverse(*opened_at));
    Ok(cards.into_iter().map(|(_, card)| card).collect())
}

fn card(id: String, known: Remembered) -> ShopCard {
    let stays = known.clone().stays_here().map(|(label, _)| label).collect();
    let Remembered { name, usernames, sample, stay_allowed, .. } = known;
    let name = if name.is_empty() { id.chars().take(8).collect() } else { name };
    ShopCard { id, name, usernames, stays, stay_allowed, sample }
}

/// What a file operation outside the book was refused for.
#[expect(clippy::wildcard_enum_match_arm, reason = "the standard library may name more kinds")]
pub(crate) fn of_io(error: &std::io::Error) -> Refused {
    use std::io::ErrorKind as K;
    let refusal = match error.kind() {
        K::PermissionDenied | K::ReadOnlyFilesystem => Refusal::FolderReadOnly,
        K::StorageFull | K::QuotaExceeded => Refusal::DiskFull,
        _ => Refusal::Internal { reference: format!("file {error}") },
    };
    refusal.into()
}

/// Wrong tries in a row for one name of one shop, kept across restarts.
pub(crate) struct Tries {
    file: PathBuf,
    name: String,
    all: BTreeMap<String, Vec<u8>>,
    throttle: vault::Throttle,
}

impl Tries {
    /// Reads the tries of a name in the folder of a shop.
    pub(crate) fn of(folder: &Path, name: &str) -> Self {
        let file = folder.join("tries.json");
        let text = fs::read_to_string(&file).unwrap_or_default();
        let all: BTreeMap<String, Vec<u8>> = serde_json::from_str(&text).unwrap_or_default();
        let name = hex(&sha2::Digest::finalize(sha2::Digest::chain_update(
            <sha2::Sha256 as sha2::Digest>::new(),
            name.as_bytes(),
        )));
        let throttle =
            all.get(&name).and_then(|bytes| vault::Throttle::from_bytes(bytes)).unwrap_or_default();
        Self { file, name, all, throttle }
    }

    /// Refuses while the wait lasts.
    pub(crate) fn check(&mut self, clock: &Clock) -> Answer<()> {
        let waiting = self.throttle.check(moment(clock));
        self.keep()?;
        Ok(waiting?)
    }

    /// Counts a wrong try or forgets them all; passes the result on.
    pub(crate) fn note<T>(&mut self, result: Answer<T>, clock: &Clock) -> Answer<T> {
        match &result {
            Ok(_) => self.throttle.succeeded(),
            Err(Refused {
                refusal: Refusal::WrongPassword | Refusal::WrongRecoveryCode, ..
            }) => {
                self.throttle.failed(moment(clock));
            }
            Err(_) => return result,
        }
        self.keep()?;
        result
    }

    fn keep(&mut self) -> Answer<()> {
        if self.throttle.failures() == 0 && self.all.remove(&self.name).is_none() {
            return Ok(());
        }
        if self.throttle.failures() > 0 {
            self.all.insert(self.name.clone(), self.throttle.to_bytes().to_vec());
        }
        let text = serde_json::to_string(&self.all)
            .map_err(|_| Refusal::Internal { reference: "tries".to_owned() })?;
        fs::write(&self.file, text).map_err(|e| of_io(&e))
    }
}

/// Both clocks; the boot is this start of the program, which no wait outlives by being restarted.
fn moment(clock: &Clock) -> vault::Moment {
    vault::Moment {
        wall_ms: clock.now().0,
        monotonic_ms: u64::try_from(clock.ticks()).unwrap_or(0),
        boot_id: clock.boot(),
    }
}
