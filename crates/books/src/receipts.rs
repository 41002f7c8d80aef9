//! Receipts (You got), advances, refunds and cheques.

mod types;

pub use types::*;

use crate::refusal::{Answer, At, Refusal};
use crate::text;
use crate::values::Method;

/// What a payment keeps beside its method, as JSON: a cheque's number and date, a transfer's reference.
pub(crate) fn payment_detail(
    method: Method,
    cheque: Option<&ChequeInput>,
    reference: Option<&str>,
) -> Answer<Option<String>> {
    let reference = text::optional(reference, "reference", ledger::text::name)?;
    let cheque = match (method, cheque) {
        (Method::Cheque, None) => return Err(Refusal::Empty.on("cheque.number")),
        (Method::Cheque, Some(cheque)) => {
            let number =
                text::required(&cheque.number, "cheque.number", ledger::text::cheque_number)?;
            let dated: ledger::Date = cheque.dated.trim().parse().at("cheque.dated")?;
            Some(serde_json::json!({ "number": number, "dated": dated.to_string() }))
        }
        (Method::Cash | Method::MobileMoney | Method::Bank, _) => None,
    };
    if reference.is_none() && cheque.is_none() {
        return Ok(None);
    }
    Ok(Some(serde_json::json!({ "reference": reference, "cheque": cheque }).to_string()))
}

impl Method {
    /// The method as the rules know it.
    pub(crate) fn rule(self) -> ledger::receipt::Method {
        match self {
            Self::Cash => ledger::receipt::Method::Cash,
            Self::MobileMoney => ledger::receipt::Method::MobileMoney,
            Self::Bank => ledger::receipt::Method::Bank,
            Self::Cheque => ledger::receipt::Method::Cheque,
        }
    }
}
