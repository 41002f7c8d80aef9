//! What a command takes to reach the book: a session of the rank and assurance it names, made from the header that the
//! window sends. None of them appears in the window's bindings, and none can be made from JSON: the framework takes every
//! type that deserialises as an argument, so one of these that did would have two ways in and would not compile.

use std::ops::Deref;

use books::session::{Assurance, Rank};
pub(crate) use books::{Any, Fresh, Owner, Staff};
use books::{Counter, Refused};
use specta::Types;
use specta::datatype::DataType;
use specta::function::FunctionArg;
use tauri::ipc::{CommandArg, CommandItem, InvokeError};
use tauri::{Emitter, Manager, Runtime};

/// The header that carries the session's id.
pub(crate) const HEADER: &str = "bahi-session";

/// Someone signed in, of rank `R` and assurance `A`.
#[derive(Debug)]
pub(crate) struct Session<R = Staff, A = Any>(books::Session<R, A>);

/// Anybody, signed in or not: reaches the counter and not the book.
#[derive(Debug)]
pub(crate) struct Public(Counter);

/// Tells the window that asked how far a long command is.
pub(crate) struct Progress(Box<dyn Fn(u8) + Send + Sync>);

impl Progress {
    /// So many percent are done.
    pub(crate) fn tell(&self, percent: u8) {
        (self.0)(percent);
    }
}

impl<R, A> Deref for Session<R, A> {
    type Target = books::Session<R, A>;

    fn deref(&self) -> &Self::Target {
        &self.0
    }
}

impl Deref for Public {
    type Target = Counter;

    fn deref(&self) -> &Self::Target {
        &self.0
    }
}

impl<'de, W: Runtime, R: Rank, A: Assurance> CommandArg<'de, W> for Session<R, A> {
    fn from_command(command: CommandItem<'de, W>) -> Result<Self, InvokeError> {
        let header = command.message.headers().get(HEADER);
        let token = header.and_then(|id| id.to_str().ok()).unwrap_or_default();
        let session = counter(&command).session(token).map_err(refused)?;
        Ok(Self(session))
    }
}

impl<'de, W: Runtime> CommandArg<'de, W> for Public {
    fn from_command(command: CommandItem<'de, W>) -> Result<Self, InvokeError> {
        Ok(Self(counter(&command)))
    }
}

impl<'de, W: Runtime> CommandArg<'de, W> for Progress {
    fn from_command(command: CommandItem<'de, W>) -> Result<Self, InvokeError> {
        let window = command.message.webview();
        Ok(Self(Box::new(move |percent| {
            if let Err(error) = window.emit_to(window.label(), "progress", percent) {
                log::warn!("the window was not told: {error}");
            }
        })))
    }
}

fn counter<W: Runtime>(command: &CommandItem<'_, W>) -> Counter {
    command.message.webview_ref().state::<Counter>().inner().clone()
}

fn refused(refused: Refused) -> InvokeError {
    InvokeError::from(refused)
}

impl<R, A> FunctionArg for Session<R, A> {
    fn to_datatype(_: &mut Types) -> Option<DataType> {
        None
    }
}

impl FunctionArg for Public {
    fn to_datatype(_: &mut Types) -> Option<DataType> {
        None
    }
}

impl FunctionArg for Progress {
    fn to_datatype(_: &mut Types) -> Option<DataType> {
        None
    }
}
