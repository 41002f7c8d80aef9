//! The app's window: opened through the driver, worked by role and name.

use std::cell::Cell;
use std::path::PathBuf;

use fantoccini::Client;
use fantoccini::elements::{Element, ElementRef};
use fantoccini::error::{CmdError, ErrorStatus};
use serde_json::{Value, json};

use crate::wait::{in_time, until};
use crate::{Failure, Result};

mod audit;
mod chooser;
mod closing;
mod driver;
mod keys;
mod opened;
mod reading;
mod screen;

use driver::Driver;

/// Finds elements by role and accessible name; see the file for the rules.
const FIND: &str = include_str!("window/find.js");

/// Calls back once what the page shows by now has been drawn.
const NEXT_FRAME: &str = "const done = arguments[arguments.length - 1]; \
     requestAnimationFrame(() => requestAnimationFrame(() => done(null)));";

/// Scrolls to an element so that nothing at the edges can lie over it.
const TO_THE_MIDDLE: &str = "arguments[0].scrollIntoView({ block: 'center' })";

/// Where one window keeps its shop, and the day it believes it is.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The folder of the app's data.
    pub data: PathBuf,
    /// The civil date of today, `2026-11-21`; the real one when absent.
    pub today: Option<String>,
    /// How many pixels of the screen make one of the page, in each direction: 2 is twice as large.
    pub scale: u32,
    /// The address of the session bus; the desktop's when absent.
    pub bus: Option<String>,
}

/// An open window of the real app.
///
/// Dropping it ends the app at once, as a power cut would; [`Window::close`] ends it in order.
#[derive(Debug)]
pub struct Window {
    client: Client,
    driver: Driver,
    pictures: PathBuf,
    taken: usize,
    pressed: Cell<usize>,
}

impl Window {
    /// Starts the app on this data folder and waits until its page is there.
    pub async fn open(settings: &Settings) -> Result<Self> {
        let driver = Driver::start(settings).await?;
        let client = driver.session(&variable("TOUR_APP")?).await?;
        let window =
            Self { client, driver, pictures: pictures()?, taken: 0, pressed: Cell::new(0) };
        window.wait_until_drawn().await?;
        Ok(window)
    }

    /// Continues the numbering of pictures after another window.
    pub fn number_pictures_from(&mut self, taken: usize) {
        self.taken = taken;
    }

    /// How many pictures have been taken so far.
    pub fn pictures_taken(&self) -> usize {
        self.taken
    }

    /// Closes the window, which ends the app, and then the driver.
    pub async fn close(mut self) -> Result<()> {
        self.end().await
    }

    /// As [`Self::close`], where the window is about to be replaced by another.
    pub async fn end(&mut self) -> Result<()> {
        self.client.clone().close().await?;
        self.driver.end();
        Ok(())
    }

    /// Ends the app without warning, as a power cut would.
    pub fn cut_power(self) {
        self.driver.kill();
    }

    /// Makes the window this large, in pixels, in the corner of the screen where pictures begin.
    pub async fn set_size(&self, width: u32, height: u32) -> Result<()> {
        in_time("the new size", self.client.set_window_rect(0, 0, width, height)).await
    }

    /// Clicks the first element of this role and accessible name, once there is one.
    pub async fn click_name(&self, role: &str, name: &str) -> Result<()> {
        self.click(&json!({ "role": role, "name": name })).await
    }

    /// As [`Self::click_name`], within the first container of a role whose text has this part:
    /// the button *Record repayment* in the row of *Asha*.
    pub async fn click_inside(
        &self,
        container: (&str, &str),
        role: &str,
        name: &str,
    ) -> Result<()> {
        let inside = json!({ "role": container.0, "part": container.1 });
        self.click(&json!({ "role": role, "name": name, "inside": inside })).await
    }

    /// Replaces what stands in the field with this label.
    pub async fn fill(&self, label: &str, text: &str) -> Result<()> {
        self.click_field(label).await?;
        let field = self.named(&json!({ "role": "field", "name": label })).await?;
        self.key("Ctrl+A").await?;
        if text.is_empty() {
            return self.key("Delete").await;
        }
        self.pressed.set(self.pressed.get() + text.chars().count());
        in_time("typing", field.send_keys(text)).await
    }

    /// Clicks the field with this label.
    pub async fn click_field(&self, label: &str) -> Result<()> {
        self.click(&json!({ "role": "field", "name": label })).await
    }

    /// Picks an option of the native choice with this label.
    pub async fn choose(&self, label: &str, option: &str) -> Result<()> {
        let field = self.named(&json!({ "role": "combobox", "name": label })).await?;
        in_time("a choice", field.select_by_label(option)).await
    }

    /// Presses a key or chord where the focus is: `F5`, `Escape`, `Ctrl+Enter`, `Ctrl+Shift+K`.
    pub async fn key(&self, chord: &str) -> Result<()> {
        self.pressed.set(self.pressed.get() + chord.split('+').count());
        in_time(chord, self.client.perform_actions(keys::press(chord)?)).await
    }

    /// How many keys have gone down since the window opened; each of a chord counts.
    pub fn keys_pressed(&self) -> usize {
        self.pressed.get()
    }

    /// Types text where the focus is, key by key.
    pub async fn type_text(&self, text: &str) -> Result<()> {
        self.pressed.set(self.pressed.get() + text.chars().count());
        in_time("typing", self.client.perform_actions(keys::type_out(text))).await
    }

    /// How many elements of this role and name can be seen right now.
    pub async fn count(&self, role: &str, name: &str) -> Result<usize> {
        Ok(self.all(&json!({ "role": role, "name": name })).await?.len())
    }

    /// Waits until an element of this role and name can be seen.
    pub async fn wait_for(&self, role: &str, name: &str) -> Result<()> {
        self.named(&json!({ "role": role, "name": name })).await.map(drop)
    }

    /// Waits until no element of this role and name can be seen.
    pub async fn wait_until_gone(&self, role: &str, name: &str) -> Result<()> {
        until(&format!("the {role} `{name}` to go"), async || {
            Ok((self.count(role, name).await? == 0).then_some(()))
        })
        .await
    }

    /// Waits until this text can be seen somewhere in the window.
    pub async fn wait_for_text(&self, part: &str) -> Result<()> {
        until(&format!("the text `{part}`"), async || {
            Ok(self.text().await?.contains(part).then_some(()))
        })
        .await
    }

    /// Saves a picture of the screen as `NN-step.png`, once what was done has been drawn, and
    /// returns its path. Pop-ups of the desktop are on it too.
    pub async fn screenshot(&mut self, step: &str) -> Result<PathBuf> {
        in_time("the next frame", self.client.execute_async(NEXT_FRAME, vec![])).await?;
        self.taken += 1;
        let path = self.pictures.join(format!("{:03}-{step}.png", self.taken));
        screen::save(&path).await?;
        Ok(path)
    }

    /// Runs a script in the page; `return` hands a value back.
    pub async fn script(&self, script: &str, arguments: Vec<Value>) -> Result<Value> {
        in_time("a script", self.client.execute(script, arguments)).await
    }

    /// The program behind it.
    pub(crate) fn app(&self) -> Result<PathBuf> {
        variable("TOUR_APP").map(PathBuf::from)
    }

    /// The driver's own client, for what has no name here.
    pub fn client(&self) -> &Client {
        &self.client
    }

    async fn wait_until_drawn(&self) -> Result<()> {
        let drawn =
            "return document.readyState === 'complete' && document.body.innerText.trim() !== ''";
        until("the first page", async || {
            Ok((self.script(drawn, vec![]).await? == Value::Bool(true)).then_some(()))
        })
        .await
    }

    /// Clicks the first that fits; one that was drawn anew in the meantime is looked for again, and
    /// one that lies under another is scrolled into the middle first, as a person would.
    async fn click(&self, wanted: &Value) -> Result<()> {
        until(&format!("{wanted}"), async || {
            let Some(element) = self.all(wanted).await?.into_iter().next() else { return Ok(None) };
            match element.click().await {
                Ok(()) => Ok(Some(())),
                Err(gone) if gone.is_stale_element_reference() || gone.is_no_such_element() => {
                    Ok(None)
                }
                Err(CmdError::Standard(under))
                    if [
                        ErrorStatus::ElementClickIntercepted,
                        ErrorStatus::ElementNotInteractable,
                    ]
                    .contains(&under.error) =>
                {
                    let reference = serde_json::to_value(&element)?;
                    self.script(TO_THE_MIDDLE, vec![reference]).await.map(|_| None)
                }
                Err(other) => Err(other.into()),
            }
        })
        .await
    }

    async fn named(&self, wanted: &Value) -> Result<Element> {
        until(&format!("{wanted}"), async || Ok(self.all(wanted).await?.into_iter().next())).await
    }

    async fn all(&self, wanted: &Value) -> Result<Vec<Element>> {
        let found = self.script(FIND, vec![wanted.clone()]).await?;
        let Value::Array(references) = found else {
            return Err(Failure::Wrong(format!("looking for {wanted}: {found}")));
        };
        Ok(references.iter().filter_map(|reference| self.element(reference)).collect())
    }

    /// A reference is an object with one entry, whose value names the element to the driver.
    fn element(&self, reference: &Value) -> Option<Element> {
        let name = reference.as_object()?.values().next()?.as_str()?;
        let reference = ElementRef::from(name.to_owned());
        Some(Element::from_element_id(self.client.clone(), reference))
    }
}

/// One of the settings that `cargo xtask tour` passes on.
pub(crate) fn variable(name: &'static str) -> Result<String> {
    std::env::var(name).map_err(|_| Failure::NotSet(name))
}

/// Where the pictures go.
pub fn pictures() -> Result<PathBuf> {
    variable("TOUR_PICTURES").map(PathBuf::from)
}
