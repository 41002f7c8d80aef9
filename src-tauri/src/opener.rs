//! Opens what may be opened in a program of the system: a chat, a text message, an email. Nothing else, whatever asks; the
//! window has no way here but by preparing a message.

use std::time::Duration;

use books::{Answer, Refusal};
use tauri::Url;

/// How long the system has to say that it cannot. A program that is still starting then was found.
const PATIENCE: Duration = Duration::from_millis(1_500);

/// Opens a link in the program the system has for it.
pub(crate) fn open(link: &str) -> Answer<()> {
    if !may_open(link) {
        log::warn!("a link was not opened: it is none of those that are prepared here");
        return Err(Refusal::CannotOpen.into());
    }
    open::that_detached_with_timeout(link, PATIENCE).map_err(|error| {
        // The error may name the link, which names the customer.
        log::warn!("a message was not opened: {:?}", error.kind());
        Refusal::CannotOpen.into()
    })
}

/// Whether a link is a chat with a number, a text message to one, or an email to one address.
fn may_open(link: &str) -> bool {
    let Ok(url) = Url::parse(link) else { return false };
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|digit| digit.is_ascii_digit());
    let plain = url.username().is_empty() && url.password().is_none() && url.port().is_none();
    let path = url.path();
    match url.scheme() {
        "https" => {
            plain && url.host_str() == Some("wa.me") && path.strip_prefix('/').is_some_and(digits)
        }
        "sms" => !url.has_host() && digits(path.strip_prefix('+').unwrap_or(path)),
        "mailto" => {
            let parts = path.split_once('@');
            let one = |part: &str| !part.is_empty() && !part.contains(['@', ',', ';', '/']);
            !url.has_host() && parts.is_some_and(|(local, domain)| one(local) && one(domain))
        }
        _other => false,
    }
}

#[cfg(test)]
mod tests;
