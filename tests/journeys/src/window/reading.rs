//! What a person reads in the window.

use fantoccini::elements::Element;
use serde_json::{Value, json};

use super::Window;
use crate::wait::until;
use crate::{Failure, Result};

/// The texts of one column of a table.
const COLUMN: &str = include_str!("column.js");

impl Window {
    /// The visible text of the first element of this role and name.
    pub async fn text_of(&self, role: &str, name: &str) -> Result<String> {
        words(&self.named(&json!({ "role": role, "name": name })).await?).await
    }

    /// The visible text of the first element of this role whose text has this part, such as the
    /// row of one customer.
    pub async fn text_with(&self, role: &str, part: &str) -> Result<String> {
        words(&self.named(&json!({ "role": role, "part": part })).await?).await
    }

    /// What stands in the field with this label.
    pub async fn value_of(&self, label: &str) -> Result<String> {
        let field = self.named(&json!({ "role": "field", "name": label })).await?;
        Ok(field.prop("value").await?.unwrap_or_default())
    }

    /// All the text to be seen in the window.
    pub async fn text(&self) -> Result<String> {
        let text = self.script("return document.body.innerText", vec![]).await?;
        Ok(text.as_str().unwrap_or_default().to_owned())
    }

    /// The text of each cell of a column, by the name of the table and the heading of the column;
    /// rows of sums are left out.
    pub async fn column(&self, table: &str, heading: &str) -> Result<Vec<String>> {
        let cells = self.script(COLUMN, vec![json!(table), json!(heading)]).await?;
        match cells {
            Value::Null => Err(Failure::Wrong(format!("there is no column {heading} in {table}"))),
            cells => Ok(serde_json::from_value(cells)?),
        }
    }

    /// The headings of a table, by its name.
    pub async fn headings(&self, table: &str) -> Result<Vec<String>> {
        let heads = self.script(COLUMN, vec![json!(table), Value::Null]).await?;
        Ok(serde_json::from_value(heads)?)
    }

    /// Waits until this stands in the field with this label.
    pub async fn wait_for_value(&self, label: &str, value: &str) -> Result<()> {
        until(&format!("`{value}` in the field {label}"), async || {
            Ok((self.value_of(label).await? == value).then_some(()))
        })
        .await
    }
}

/// The text of an element as it is laid out, with cells and lines kept apart.
async fn words(element: &Element) -> Result<String> {
    Ok(element.prop("innerText").await?.unwrap_or_default().trim().to_owned())
}
