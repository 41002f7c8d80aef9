//! Files that a person saves where they choose.

use std::fs::OpenOptions;
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

use books::reports::ReportQuery;
use books::trail::TrailQuery;
use books::{Answer, Owner, Refusal, Session};
use tauri::{AppHandle, Manager, Runtime};
use tauri_plugin_dialog::Dialog;
use tokio::sync::oneshot;

use crate::window;
use crate::words::Words;

/// Asks where a report goes and writes it there as CSV; gives the path, or nothing when nowhere was chosen.
///
/// The report is read after the answer, so that a book locked in the meantime gives nothing away.
pub(crate) async fn report<R: Runtime>(
    app: &AppHandle<R>,
    session: &Session<Owner>,
    query: ReportQuery,
    name: &str,
) -> Answer<Option<String>> {
    let Some(path) = chosen(app, name, "CSV").await else { return Ok(None) };
    let csv = session.report_csv(query).await?;
    write(&path, csv.as_bytes())?;
    Ok(Some(path.display().to_string()))
}

/// Asks where links of the trail go and writes them there as CSV, as [`report`] does.
pub(crate) async fn trail<R: Runtime>(
    app: &AppHandle<R>,
    session: &Session<Owner>,
    query: TrailQuery,
    name: &str,
) -> Answer<Option<String>> {
    let Some(path) = chosen(app, name, "CSV").await else { return Ok(None) };
    let csv = session.trail_csv(query).await?;
    write(&path, csv.as_bytes())?;
    Ok(Some(path.display().to_string()))
}

/// Asks where the recovery sheet goes and writes it there and nowhere else; gives the path, or nothing when nowhere was
/// chosen.
pub(crate) async fn recovery_sheet<R: Runtime>(
    app: &AppHandle<R>,
    (shop, code): (&str, &str),
    name: &str,
) -> Answer<Option<String>> {
    let Some(path) = chosen(app, name, "TXT").await else { return Ok(None) };
    write(&path, sheet(shop, code)?.as_bytes())?;
    Ok(Some(path.display().to_string()))
}

/// What the recovery sheet says.
pub(crate) fn sheet(shop: &str, code: &str) -> Answer<String> {
    let values = [("shop", shop.into()), ("code", code.into())];
    let said = Words::of("en").and_then(|words| words.say("recovery-sheet", &values));
    let reference = || Refusal::Internal { reference: "recovery-sheet".to_owned() };
    Ok(said.ok_or_else(reference)? + "\n")
}

/// The place that the person picks, in the system's own dialog. The bridge has none: nowhere is chosen there.
async fn chosen<R: Runtime>(app: &AppHandle<R>, name: &str, kind: &str) -> Option<PathBuf> {
    let dialog = app.try_state::<Dialog<R>>()?.file().set_file_name(name);
    let dialog = match app.get_webview_window(window::MAIN) {
        Some(window) => dialog.set_parent(&window),
        None => dialog,
    };
    let (answer, answered) = oneshot::channel();
    // Whoever asked may be gone by the time there is an answer, and then nobody needs it.
    dialog.add_filter(kind, &[&kind.to_lowercase()]).save_file(move |path| drop(answer.send(path)));
    answered.await.ok().flatten()?.into_path().ok()
}

/// Writes a file whole, for this person alone where the system can say so.
#[expect(clippy::wildcard_enum_match_arm, reason = "the standard library may name more kinds")]
pub(crate) fn write(path: &Path, contents: &[u8]) -> Answer<()> {
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path).and_then(|mut file| file.write_all(contents)).map_err(|error| {
        log::warn!("a file was not saved: {error}");
        match error.kind() {
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded => Refusal::DiskFull.into(),
            _ => Refusal::CannotSaveThere.into(),
        }
    })
}
