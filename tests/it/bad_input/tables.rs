//! Which fields there are of each kind, and what is wrong in a way of its own.

use serde_json::{Value, json};

use super::forms::Command as C;

/// Texts of one line: the command, the field, the most characters.
pub(super) const LINES: &[(C, &str, usize)] = &[
    (C::CreateCustomer, "name", 200),
    (C::CreateCustomer, "company", 200),
    (C::ChangeCustomer, "name", 200),
    (C::ChangeCustomer, "company", 200),
    (C::RecordRepayment, "reference", 200),
    (C::RecordReceipt, "reference", 200),
    (C::CreateInvoice, "lines.0.description", 200),
    (C::CreateInvoice, "lines.0.unit", 20),
    (C::BillLoan, "invoice.lines.0.description", 200),
    (C::ChangeShop, "name", 200),
    (C::ChangeProfile, "name", 200),
    (C::CreateCase, "subject", 200),
    (C::CreateCase, "nextStep.text", 200),
    (C::ChangeCase, "subject", 200),
    (C::ChangeCase, "nextStep.text", 200),
];

/// Texts of several lines.
pub(super) const NOTES: &[(C, &str)] = &[
    (C::CreateCustomer, "address"),
    (C::CreateCustomer, "note"),
    (C::ChangeCustomer, "address"),
    (C::ChangeCustomer, "note"),
    (C::CreateLoan, "note"),
    (C::CreateLoan, "overrideReason"),
    (C::RecordRepayment, "note"),
    (C::RecordReceipt, "note"),
    (C::RefundAdvance, "note"),
    (C::BounceCheque, "note"),
    (C::CreateInvoice, "note"),
    (C::CreateInvoice, "overrideReason"),
    (C::CreateCreditNote, "note"),
    (C::ChargeFee, "note"),
    (C::GiveDiscount, "reason"),
    (C::WriteOff, "reason"),
    (C::MoveMoney, "note"),
    (C::VoidDocument, "reason"),
    (C::ChangeShop, "address"),
    (C::CreateCase, "description"),
    (C::ChangeCase, "description"),
    (C::NoteCase, "text"),
];

/// Texts that must not be left empty, and how that is refused.
pub(super) const REQUIRED: &[(C, &str, &str)] = &[
    (C::CreateCustomer, "name", "empty"),
    (C::ChangeCustomer, "name", "empty"),
    (C::RecordRepayment, "cheque.number", "empty"),
    (C::RecordReceipt, "cheque.number", "empty"),
    (C::CreateInvoice, "lines.0.description", "empty"),
    (C::GiveDiscount, "reason", "reasonMissing"),
    (C::WriteOff, "reason", "reasonMissing"),
    (C::VoidDocument, "reason", "reasonMissing"),
    (C::ChangeShop, "name", "empty"),
    (C::ChangeProfile, "name", "empty"),
    (C::ChangeProfile, "username", "empty"),
    (C::ChangeProfile, "email", "empty"),
    (C::ChangeProfile, "phone", "empty"),
    (C::CreateCase, "subject", "empty"),
    (C::CreateCase, "nextStep.text", "empty"),
    (C::ChangeCase, "subject", "empty"),
    (C::ChangeCase, "nextStep.text", "empty"),
    (C::NoteCase, "text", "empty"),
];

/// Amounts that must be more than nothing: where a refusal belongs, and how one beyond 10¹² is refused.
pub(super) const AMOUNTS: &[(C, &str, &str, &str)] = &[
    (C::CreateLoan, "amount", "amount", "amountTooLarge"),
    (C::RecordRepayment, "amount", "amount", "amountTooLarge"),
    (C::RecordReceipt, "amount", "amount", "amountTooLarge"),
    (C::RecordReceipt, "allocation.0.amount", "allocation", "exceedsDue"),
    (C::UseAdvance, "allocation.0.amount", "allocation", "amountTooLarge"),
    (C::RefundAdvance, "amount", "amount", "amountTooLarge"),
    (C::BounceCheque, "fee", "fee", "amountTooLarge"),
    (C::ChargeFee, "amount", "amount", "amountTooLarge"),
    (C::GiveDiscount, "amount", "amount", "amountTooLarge"),
    (C::WriteOff, "amount", "amount", "amountTooLarge"),
    (C::MoveMoney, "amount", "amount", "amountTooLarge"),
    (C::CreateCase, "disputed", "disputed", "amountTooLarge"),
    (C::ChangeCase, "disputed", "disputed", "amountTooLarge"),
];

/// Civil dates: the command, the field, whether a day after today is refused.
pub(super) const DATES: &[(C, &str, bool)] = &[
    (C::CreateCustomer, "opening.asOf", true),
    (C::CreateCustomer, "opening.dueOn", false),
    (C::CreateLoan, "issuedOn", true),
    (C::CreateLoan, "dueOn", false),
    (C::RecordRepayment, "receivedOn", true),
    (C::RecordRepayment, "cheque.dated", false),
    (C::RecordReceipt, "receivedOn", true),
    (C::RecordReceipt, "cheque.dated", false),
    (C::UseAdvance, "on", true),
    (C::RefundAdvance, "on", true),
    (C::DepositCheque, "on", true),
    (C::BounceCheque, "on", true),
    (C::CreateInvoice, "issuedOn", true),
    (C::CreateInvoice, "dueOn", false),
    (C::CreateCreditNote, "on", true),
    (C::ChargeFee, "issuedOn", true),
    (C::ChargeFee, "dueOn", false),
    (C::GiveDiscount, "on", true),
    (C::WriteOff, "on", true),
    (C::MoveMoney, "on", true),
    (C::ClosePeriod, "through", true),
    (C::CreateCase, "nextStep.on", false),
    (C::ChangeCase, "nextStep.on", false),
];

/// Ids, and what an unknown one is answered with.
pub(super) const IDS: &[(C, &str, &str)] = &[
    (C::CreateLoan, "customerId", "customerNotFound@customerId"),
    (C::RecordRepayment, "loanId", "documentNotFound@loanId"),
    (C::RecordReceipt, "customerId", "customerNotFound@customerId"),
    (C::RecordReceipt, "allocation.0.dueId", "dueNotFound@allocation"),
    (C::UseAdvance, "documentId", "documentNotFound@documentId"),
    (C::UseAdvance, "allocation.0.dueId", "dueNotFound@allocation"),
    (C::RefundAdvance, "documentId", "documentNotFound@documentId"),
    (C::DepositCheque, "receiptId", "documentNotFound@receiptId"),
    (C::BounceCheque, "receiptId", "documentNotFound@receiptId"),
    (C::CreateInvoice, "customerId", "customerNotFound@customerId"),
    (C::CreateInvoice, "replaces", "documentNotFound@replaces"),
    (C::CreateInvoice, "lines.0.taxRateId", "notAChoice@lines.0.taxRateId"),
    (C::BillLoan, "loanId", "documentNotFound@loanId"),
    (C::CreateCreditNote, "invoiceId", "documentNotFound@invoiceId"),
    (C::ChargeFee, "customerId", "customerNotFound@customerId"),
    (C::GiveDiscount, "customerId", "customerNotFound@customerId"),
    (C::WriteOff, "allocation.0.dueId", "dueNotFound@allocation"),
    (C::VoidDocument, "documentId", "documentNotFound@documentId"),
    (C::CreateCase, "customerId", "customerNotFound@customerId"),
    (C::CreateCase, "assignedTo", "personNotFound@assignedTo"),
    (C::CreateCase, "documentIds.0", "documentNotFound@documentIds"),
    (C::ChangeCase, "assignedTo", "personNotFound@assignedTo"),
    (C::ChangeCase, "documentIds.0", "documentNotFound@documentIds"),
    (C::NoteCase, "caseId", "caseNotFound@caseId"),
];

/// Everything else that is wrong in a way of its own.
pub(super) fn singular() -> Vec<(C, &'static str, Value, &'static str)> {
    let parts = |amounts: &[i64]| -> Value {
        let due = |(at, amount): (usize, &i64)| json!({ "dueOn": format!("2026-12-0{}", at + 1), "amount": amount });
        amounts.iter().enumerate().map(due).collect()
    };
    let backwards = json!([{ "dueOn": "2026-12-02", "amount": 10_000 }, { "dueOn": "2026-12-01", "amount": 20_000 }]);
    vec![
        (C::CreateCustomer, "email", json!("ravi@"), "emailMalformed@email"),
        (C::CreateCustomer, "email", json!("ravi example.in"), "emailMalformed@email"),
        (C::CreateCustomer, "phone", json!("12345"), "phoneMalformed@phone"),
        (C::CreateCustomer, "phone", json!("<b>98765 43210</b>"), "phoneMalformed@phone"),
        (C::CreateCustomer, "creditLimit", json!(-1), "amountNotPositive@creditLimit"),
        (
            C::CreateCustomer,
            "opening.amount",
            json!(1_000_000_000_001_i64),
            "amountTooLarge@opening.amount",
        ),
        (
            C::CreateCustomer,
            "opening.amount",
            json!(-1_000_000_000_001_i64),
            "amountTooLarge@opening.amount",
        ),
        (C::CreateCustomer, "opening.dueOn", json!("2026-09-30"), "dueBeforeIssue@opening.dueOn"),
        (C::ChangeProfile, "email", json!("asha"), "emailMalformed@email"),
        (C::ChangeProfile, "phone", json!("0"), "phoneMalformed@phone"),
        (C::ChangeProfile, "username", json!("as ha"), "usernameMalformed@username"),
        (
            C::ChangeProfile,
            "username",
            json!("'; DROP TABLE user; --"),
            "usernameMalformed@username",
        ),
        (C::ChangeShop, "phone", json!("call me"), "phoneMalformed@phone"),
        (C::CreateLoan, "dueOn", json!("2026-11-01"), "dueBeforeIssue@dueOn"),
        (C::CreateInvoice, "dueOn", json!("2026-11-01"), "dueBeforeIssue@dueOn"),
        (C::ChargeFee, "dueOn", json!("2026-11-20"), "dueBeforeIssue@dueOn"),
        (C::CreateLoan, "instalments", parts(&[10_000, 19_999]), "instalmentsDoNotSum@instalments"),
        (C::CreateLoan, "instalments", parts(&[30_001]), "instalmentsDoNotSum@instalments"),
        (C::CreateLoan, "instalments", parts(&[30_000, 0]), "amountNotPositive@instalments"),
        (C::CreateLoan, "instalments", parts(&[40_000, -10_000]), "amountNotPositive@instalments"),
        (C::CreateLoan, "instalments", backwards, "instalmentsOutOfOrder@instalments"),
        (C::CreateLoan, "kind", json!("gold"), "malformed"),
        (C::RecordRepayment, "method", json!("barter"), "malformed"),
        (C::RecordRepayment, "cheque", Value::Null, "empty@cheque.number"),
        (
            C::RecordRepayment,
            "cheque.number",
            json!("<b>1</b>"),
            "chequeNumberMalformed@cheque.number",
        ),
        (
            C::RecordRepayment,
            "cheque.number",
            json!("1".repeat(10_000)),
            "chequeNumberMalformed@cheque.number",
        ),
        (C::RecordRepayment, "receivedOn", json!("2026-11-01"), "dateBeforeDocument@receivedOn"),
        (C::RecordRepayment, "amount", json!(30_001), "exceedsOutstanding@amount"),
        (C::RecordReceipt, "allocation.0.amount", json!(201), "allocationExceedsAmount@allocation"),
        (C::RefundAdvance, "amount", json!(90_001), "exceedsAdvance@amount"),
        (C::RefundAdvance, "method", json!("cheque"), "notAChoice@method"),
        (C::MoveMoney, "method", json!("cheque"), "notAChoice@method"),
        (C::CreateInvoice, "lines", json!([]), "lineCount@lines"),
        (C::CreateInvoice, "lines.0.quantity", json!(0), "quantityNotPositive@lines.0.quantity"),
        (
            C::CreateInvoice,
            "lines.0.quantity",
            json!(-1_000),
            "quantityNotPositive@lines.0.quantity",
        ),
        (C::CreateInvoice, "lines.0.unitPrice", json!(-5), "amountNotPositive@lines.0.unitPrice"),
        (
            C::CreateInvoice,
            "lines.0.unitPrice",
            json!(i64::MAX),
            "moneyOutOfRange@lines.0.unitPrice",
        ),
        (
            C::CreateInvoice,
            "lines.0.discountAmount",
            json!(-1),
            "discountTooLarge@lines.0.discountAmount",
        ),
        (
            C::CreateInvoice,
            "lines.0.discountAmount",
            json!(54_001),
            "discountTooLarge@lines.0.discountAmount",
        ),
        (
            C::CreateInvoice,
            "lines.0.discountRate",
            json!(10_001),
            "percentOutOfRange@lines.0.discountRate",
        ),
        (C::CreateCase, "disputed", json!(84_001), "exceedsOutstanding@disputed"),
        (C::CreateCase, "priority", json!("now"), "malformed"),
        (C::CreateCase, "nextStep.on", json!("2026-11-20"), "datePast@nextStep.on"),
        (C::ChangeCase, "disputed", json!(54_001), "exceedsOutstanding@disputed"),
        (C::ChangeCase, "status", json!("done"), "malformed"),
        (C::ChangeCase, "nextStep.on", json!("2026-11-20"), "datePast@nextStep.on"),
        (C::CreateCreditNote, "lines.0.position", json!(2), "notAChoice@lines.0.position"),
        (C::CreateCreditNote, "lines.0.quantity", json!(0), "quantityNotPositive@lines.0.quantity"),
        (C::CreateCreditNote, "lines.0.quantity", json!(9_001), "exceedsLine@lines.0.quantity"),
    ]
}

/// A control character, every character that turns or hides text, a line feed where one line is wanted.
pub(super) const FORBIDDEN: [char; 14] = [
    '\u{0}',
    '\u{7}',
    '\u{1b}',
    '\u{7f}',
    '\u{85}',
    '\u{200b}',
    '\u{200e}',
    '\u{200f}',
    '\u{2028}',
    '\u{202e}',
    '\u{2066}',
    '\u{2069}',
    '\u{feff}',
    '\u{e0041}',
];

/// Text that another program might take for an order.
pub(super) const DANGEROUS: [&str; 8] = [
    "<script>alert(1)</script>",
    "<img src=x onerror=\"alert('1')\">",
    "&lt;b&gt; &amp; &#60;",
    "'; DROP TABLE document; --",
    "\" OR 1=1 --",
    "=HYPERLINK(\"http://x\")",
    "${7*7} {{7*7}} %s %n \\",
    "../../etc/passwd",
];
