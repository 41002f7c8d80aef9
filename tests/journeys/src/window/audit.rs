//! What a machine can say about a screen: accessibility, and whether everything is within reach.

use std::fs;

use super::{Window, variable};
use crate::Result;
use crate::wait::in_time;

/// Runs axe and hands back what it objects to.
const AUDIT: &str = include_str!("audit.js");

/// Hands back what is cut off or out of reach.
const LAYOUT: &str = include_str!("layout.js");

impl Window {
    /// What axe objects to on the page as it is, one line per rule.
    pub async fn axe(&self) -> Result<Vec<String>> {
        let source = fs::read_to_string(variable("TOUR_AXE")?)?;
        let script = format!("if (!window.axe) {{ {source} }}");
        self.script(&script, vec![]).await?;
        let objections = in_time("axe", self.client.execute_async(AUDIT, vec![])).await?;
        Ok(serde_json::from_value(objections)?)
    }

    /// What is cut off, and whether the page scrolls sideways, one line each.
    pub async fn cut_off(&self) -> Result<Vec<String>> {
        Ok(serde_json::from_value(self.script(LAYOUT, vec![]).await?)?)
    }
}
