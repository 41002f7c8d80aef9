//! The sample shop.

use books::Answer;
use books::sample::SampleShop;
use books::shop::{SignedIn, StartView};

use crate::session::{Progress, Public, Session, Staff};

/// Makes the sample shop, a separate throw-away book with a year in it, and signs its owner in. Takes a few seconds and
/// tells the window how far it is. Whatever was open is locked first.
#[tauri::command]
#[specta::specta]
pub(crate) async fn try_sample_shop(
    counter: Public,
    progress: Progress,
    input: SampleShop,
) -> Answer<SignedIn> {
    counter.try_sample_shop(input, |percent| progress.tell(percent)).await
}

/// Leaves the sample shop, which removes it, and answers with what the start shows. Any other shop stays as it is.
#[tauri::command]
#[specta::specta]
pub(crate) async fn leave_sample_shop(session: Session<Staff>) -> Answer<StartView> {
    session.leave_sample_shop().await
}
