//! What the trail is told of a customer.

use super::details::Details;
use crate::told::Field;

impl Details {
    /// Each field by its column, with what the trail may say of it.
    pub(crate) fn fields(&self) -> [Field; 10] {
        // Nothing was written: a name there is not yet, as before a customer is made.
        let name = Some(self.name.as_str()).filter(|name| !name.is_empty());
        [
            Field::personal("name", name),
            Field::personal("phone", self.phone.as_ref().map(|phone| phone.typed.as_str())),
            Field::personal("email", self.email.as_deref()),
            Field::personal("company", self.company.as_deref()),
            Field::personal("address", self.address.as_deref()),
            Field::personal("tax_id", self.tax_id.as_deref()),
            Field::plain("credit_limit", self.credit_limit.map(ledger::Money::minor)),
            Field::plain("credit_days", self.credit_days),
            Field::plain("language", self.language.as_deref()),
            Field::personal("note", self.note.as_deref()),
        ]
    }
}
