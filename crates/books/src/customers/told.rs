//! What the trail is told of a customer.

use super::details::Details;
use crate::told::Field;
use crate::trail::TrailField as F;

impl Details {
    /// Each field by its column, with what the trail may say of it.
    pub(crate) fn fields(&self) -> [Field; 10] {
        // Nothing was written: a name there is not yet, as before a customer is made.
        let name = Some(self.name.as_str()).filter(|name| !name.is_empty());
        [
            Field::personal(F::Name, name),
            Field::personal(F::Phone, self.phone.as_ref().map(|phone| phone.typed.as_str())),
            Field::personal(F::Email, self.email.as_deref()),
            Field::personal(F::Company, self.company.as_deref()),
            Field::personal(F::Address, self.address.as_deref()),
            Field::personal(F::TaxId, self.tax_id.as_deref()),
            Field::plain(F::CreditLimit, self.credit_limit.map(ledger::Money::minor)),
            Field::plain(F::CreditDays, self.credit_days),
            Field::plain(F::Language, self.language.as_deref()),
            Field::personal(F::Note, self.note.as_deref()),
        ]
    }
}
