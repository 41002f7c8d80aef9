//! The button of the window's frame. No window manager draws one here, so that the same message is sent by hand.

use x11rb::connection::Connection;
use x11rb::protocol::xproto::{ClientMessageEvent, ConnectionExt, EventMask};
use x11rb::rust_connection::RustConnection;

use super::Window;
use super::chooser::xdotool;
use crate::wait::until;
use crate::{Failure, Result};

impl Window {
    /// Closes the window by its frame, as a person does. What becomes of that is the app's decision.
    pub async fn close_by_frame(&self) -> Result<()> {
        let found = xdotool(&["search", "--onlyvisible", "--name", "^Bahi$"]).await?;
        let Some(window) = found.lines().last().and_then(|id| id.parse().ok()) else {
            return Err(Failure::Wrong(format!("no window named Bahi: {found}")));
        };
        ask_to_close(window).map_err(|error| Failure::Wrong(format!("closing the window: {error}")))
    }

    /// Waits until the screen shows no window of the app.
    pub async fn wait_until_away(&self) -> Result<()> {
        until("the window to go", async || {
            let found = xdotool(&["search", "--onlyvisible", "--name", "^Bahi$"]).await?;
            Ok(found.trim().is_empty().then_some(()))
        })
        .await
    }

    /// Waits for the window that was made anew, and works that one from now on.
    pub async fn wait_until_back(&self) -> Result<()> {
        let anew = until("the window to come back", async || {
            Ok(self.client.windows().await?.into_iter().next())
        })
        .await?;
        self.client.switch_to_window(anew).await?;
        self.wait_until_drawn().await
    }
}

fn ask_to_close(window: u32) -> std::result::Result<(), Box<dyn std::error::Error>> {
    let (display, _) = RustConnection::connect(None)?;
    let atom = |name: &[u8]| {
        Ok::<_, Box<dyn std::error::Error>>(display.intern_atom(false, name)?.reply()?.atom)
    };
    let wanted = [atom(b"WM_DELETE_WINDOW")?, 0, 0, 0, 0];
    let message = ClientMessageEvent::new(32, window, atom(b"WM_PROTOCOLS")?, wanted);
    display.send_event(false, window, EventMask::NO_EVENT, message)?.check()?;
    display.flush()?;
    Ok(())
}
