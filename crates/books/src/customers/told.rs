//! What the trail is told of a customer: before and after of every field that changed. Personal fields go in as salted
//! digests, and their plain values beside the trail, where erasing can empty them.

use serde::Serialize;
use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};

use super::details::Details;
use crate::refusal::{Answer, Refusal};

/// The plain value of a personal field, with the salt of its digest in hexadecimal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct Personal {
    pub(crate) field: &'static str,
    /// 0 before, 1 after.
    pub(crate) side: u8,
    pub(crate) salt: String,
    pub(crate) value: String,
}

/// The body of a link and the plain values that go beside it.
#[derive(Debug, Clone, Default)]
pub(crate) struct Told {
    before: Map<String, Value>,
    after: Map<String, Value>,
    pub(crate) personal: Vec<Personal>,
}

impl Told {
    /// Every field that differs; nothing was known before a customer was new.
    pub(crate) fn of(before: Option<&Details>, after: &Details) -> Answer<Self> {
        let mut told = Self::default();
        let unknown = Details::default();
        let old = before.unwrap_or(&unknown).fields();
        for (old, new) in old.into_iter().zip(after.fields()) {
            if old.value != new.value {
                told.tell(0, &old)?;
                told.tell(1, &new)?;
            }
        }
        Ok(told)
    }

    /// The JSON of the link.
    pub(crate) fn body(&self) -> String {
        json!({ "before": self.before, "after": self.after }).to_string()
    }

    fn tell(&mut self, side: u8, field: &Field) -> Answer<()> {
        let value = match (&field.value, field.personal) {
            (Value::String(plain), true) => self.digest(side, field.name, plain)?,
            (value, _) => value.clone(),
        };
        let told = if side == 0 { &mut self.before } else { &mut self.after };
        told.insert(field.name.to_owned(), value);
        Ok(())
    }

    /// SHA-256 over a random salt and the value, in hexadecimal.
    fn digest(&mut self, side: u8, field: &'static str, plain: &str) -> Answer<Value> {
        let mut salt = [0; 16];
        getrandom::fill(&mut salt)
            .map_err(|_| Refusal::Internal { reference: "random".to_owned() })?;
        let digest = Sha256::new().chain_update(salt).chain_update(plain.as_bytes()).finalize();
        let salt = crate::shops::hex(&salt);
        self.personal.push(Personal { field, side, salt, value: plain.to_owned() });
        Ok(Value::String(crate::shops::hex(&digest)))
    }
}

struct Field {
    name: &'static str,
    personal: bool,
    value: Value,
}

impl Details {
    /// Each field by its column, with what the trail may say of it.
    fn fields(&self) -> [Field; 10] {
        let personal =
            |name, value: Option<&str>| Field { name, personal: true, value: value.into() };
        let plain = |name, value: Value| Field { name, personal: false, value };
        // Nothing was written: a name there is not yet, as before a customer is made.
        let name = Some(self.name.as_str()).filter(|name| !name.is_empty());
        [
            personal("name", name),
            personal("phone", self.phone.as_ref().map(|phone| phone.typed.as_str())),
            personal("email", self.email.as_deref()),
            personal("company", self.company.as_deref()),
            personal("address", self.address.as_deref()),
            personal("tax_id", self.tax_id.as_deref()),
            plain("credit_limit", self.credit_limit.map(ledger::Money::minor).into()),
            plain("credit_days", self.credit_days.into()),
            plain("language", self.language.as_deref().into()),
            personal("note", self.note.as_deref()),
        ]
    }
}

#[cfg(test)]
mod tests;
