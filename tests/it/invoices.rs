//! Invoices, credit notes and tax rates, through the front door.

mod credit_notes;
mod listing;
mod numbering;
mod properties;
mod reckoning;
mod refusals;
mod replacing;

use acceptance::{Shop, request_id};
use books::invoices::{InvoiceView, NewCreditNote, NewInvoice};
use books::loans::{BillLoan, LoanView};
use books::receipts::ReceiptView;
use books::values::{CustomerId, DocumentId, Minor, Standing, TaxRateId};
use serde_json::{Value, json};

/// JSON as the input it stands for.
macro_rules! read {
    ($input:expr) => {
        serde_json::from_value($input).unwrap()
    };
}

/// A customer with that name and these other fields.
async fn customer(shop: &Shop, name: &str, fields: Value) -> CustomerId {
    let input = filled(json!({ "requestId": request_id(), "name": name }), fields);
    shop.staff().create_customer(read!(input)).await.unwrap().standing.customer_id
}

/// An invoice as a form sends it, with these fields besides.
fn invoice(customer: CustomerId, lines: Value, fields: Value) -> NewInvoice {
    let input = json!({ "requestId": request_id(), "customerId": customer, "lines": lines });
    read!(filled(input, fields))
}

/// One line: so many thousandths at so many minor units.
fn line(quantity: i64, unit_price: i64) -> Value {
    json!({ "description": "Rice", "quantity": quantity, "unitPrice": unit_price })
}

/// A line with other fields set.
fn line_with(quantity: i64, unit_price: i64, fields: Value) -> Value {
    filled(line(quantity, unit_price), fields)
}

/// Bills one unit at a price, without tax.
async fn bill(shop: &Shop, customer: CustomerId, amount: i64, fields: Value) -> InvoiceView {
    let input = invoice(customer, json!([line(1000, amount)]), fields);
    shop.staff().create_invoice(input).await.unwrap()
}

/// Cash received, allocated oldest first unless told otherwise.
async fn receive(shop: &Shop, customer: CustomerId, amount: i64, fields: Value) -> ReceiptView {
    let input = json!({
        "requestId": request_id(), "customerId": customer, "amount": amount, "method": "cash",
    });
    shop.staff().record_receipt(read!(filled(input, fields))).await.unwrap()
}

/// Goods given without a bill.
async fn lend(shop: &Shop, customer: CustomerId, amount: i64, fields: Value) -> LoanView {
    let input = json!({
        "requestId": request_id(), "customerId": customer, "amount": amount, "kind": "goods",
    });
    shop.staff().create_loan(read!(filled(input, fields))).await.unwrap()
}

/// A wish to bill a loan.
fn bill_of(loan: DocumentId, customer: CustomerId, lines: Value, fields: Value) -> BillLoan {
    BillLoan { request_id: request_id(), loan_id: loan, invoice: invoice(customer, lines, fields) }
}

/// A credit note for so much of these lines: position and thousandths; everything when there are none.
fn returned(invoice: DocumentId, lines: &[(u32, i64)]) -> NewCreditNote {
    let lines: Vec<_> = lines
        .iter()
        .map(|(position, quantity)| json!({ "position": position, "quantity": quantity }))
        .collect();
    read!(json!({ "requestId": request_id(), "invoiceId": invoice, "lines": lines }))
}

async fn standing(shop: &Shop, customer: CustomerId) -> Standing {
    shop.staff().customer(customer).await.unwrap().standing
}

/// The rate of that many basis points that a shop began with.
async fn rate(shop: &Shop, basis_points: u16) -> TaxRateId {
    let rates = shop.staff().tax_rates().await.unwrap();
    rates.into_iter().find(|rate| rate.basis_points == basis_points).unwrap().id
}

/// Amounts as plain numbers.
fn minor(amounts: impl IntoIterator<Item = Minor>) -> Vec<i64> {
    amounts.into_iter().map(|amount| amount.0).collect()
}

fn filled(mut input: Value, fields: Value) -> Value {
    let (Value::Object(input_fields), Value::Object(fields)) = (&mut input, fields) else {
        panic!("both are objects");
    };
    input_fields.extend(fields);
    input
}
