//! What the trail is told of a row that can change: before and after of every field that differs. Personal fields go in
//! as salted digests, and their plain values beside the trail, where erasing a customer can empty them.

use serde::Serialize;
use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};

use crate::db::batch::{Batch, RequestRow};
use crate::db::customers::keep_personal;
use crate::refusal::{Answer, Refusal};
use crate::session::{Desk, Said};
use crate::trail::TrailField;

/// Letters of a digest in hexadecimal.
const DIGEST: usize = 64;

/// What the trail says of a personal value: SHA-256 over its salt and the value, in hexadecimal.
pub(crate) fn digest(salt: &[u8], value: &str) -> String {
    crate::shops::hex(&Sha256::new().chain_update(salt).chain_update(value).finalize())
}

/// Whether a text is such a digest and no value.
pub(crate) fn is_digest(text: &str) -> bool {
    text.len() == DIGEST && text.bytes().all(|letter| matches!(letter, b'0'..=b'9' | b'a'..=b'f'))
}

/// The plain value of a personal field, with the salt of its digest in hexadecimal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct Personal {
    pub(crate) field: &'static str,
    /// 0 before, 1 after.
    pub(crate) side: u8,
    pub(crate) salt: String,
    pub(crate) value: String,
}

/// A field by its column, with what the trail may say of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Field {
    name: TrailField,
    personal: bool,
    value: Value,
}

impl Field {
    /// One whose value stands in the trail.
    pub(crate) fn plain(name: TrailField, value: impl Into<Value>) -> Self {
        Self { name, personal: false, value: value.into() }
    }

    /// One of which the trail has a digest.
    pub(crate) fn personal(name: TrailField, value: Option<&str>) -> Self {
        Self { name, personal: true, value: value.into() }
    }
}

/// The body of a link and the plain values that go beside it.
#[derive(Debug, Clone, Default)]
pub(crate) struct Told {
    before: Map<String, Value>,
    after: Map<String, Value>,
    pub(crate) personal: Vec<Personal>,
}

impl Told {
    /// Every field that differs. Both sides name the same fields in the same order.
    pub(crate) fn of(
        before: impl IntoIterator<Item = Field>,
        after: impl IntoIterator<Item = Field>,
    ) -> Answer<Self> {
        let mut told = Self::default();
        for (old, new) in before.into_iter().zip(after) {
            if old.value != new.value {
                told.tell(0, &old)?;
                told.tell(1, &new)?;
            }
        }
        Ok(told)
    }

    /// Whether nothing differs.
    pub(crate) fn is_empty(&self) -> bool {
        self.after.is_empty()
    }

    /// The JSON of the link of a customer's own details.
    pub(crate) fn body(&self) -> String {
        json!({ "before": self.before, "after": self.after }).to_string()
    }

    /// The JSON of the link of something that has an id of its own: `noun` names it and `id` which one.
    pub(crate) fn body_of(&self, noun: &str, id: i64) -> String {
        self.body_with(noun, id, Map::new())
    }

    /// The same with more beside the fields.
    pub(crate) fn body_with(&self, noun: &str, id: i64, mut more: Map<String, Value>) -> String {
        more.insert(noun.to_owned(), id.into());
        more.insert("before".to_owned(), Value::Object(self.before.clone()));
        more.insert("after".to_owned(), Value::Object(self.after.clone()));
        Value::Object(more).to_string()
    }

    fn tell(&mut self, side: u8, field: &Field) -> Answer<()> {
        let value = match (&field.value, field.personal) {
            (Value::String(plain), true) => self.digest(side, field.name.column(), plain)?,
            (value, _) => value.clone(),
        };
        let told = if side == 0 { &mut self.before } else { &mut self.after };
        told.insert(field.name.column().to_owned(), value);
        Ok(())
    }

    /// The digest of a value with a random salt.
    fn digest(&mut self, side: u8, field: &'static str, plain: &str) -> Answer<Value> {
        let mut salt = [0; 16];
        getrandom::fill(&mut salt)
            .map_err(|_| Refusal::Internal { reference: "random".to_owned() })?;
        let digest = digest(&salt, plain);
        let salt = crate::shops::hex(&salt);
        self.personal.push(Personal { field, side, salt, value: plain.to_owned() });
        Ok(Value::String(digest))
    }
}

impl Desk<'_> {
    /// Ends a change with its link, and keeps the plain values beside it.
    pub(crate) async fn tell(
        &mut self,
        batch: Batch,
        said: Said<'_>,
        told: &Told,
        request: Option<&RequestRow>,
    ) -> Answer<()> {
        self.record(batch, said, request).await?;
        let seq = self.opened.book.recorded.as_ref().map_or(0, |tail| tail.seq);
        keep_personal(self.conn(), seq, said.customer, &told.personal).await
    }
}

#[cfg(test)]
mod tests;
