//! What invoices, credit notes and tax rates look like to the window.

use serde::{Deserialize, Serialize};
use specta::Type;

use crate::values::{
    AllocationView, CaseId, ChargeFilter, ChargeStatus, CustomerId, Day, DocumentId, DueView,
    Ended, InstalmentInput, Minor, Moment, Standing, TaxRateId,
};

/// One line as asked for.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct LineInput {
    /// 1 to 200 characters.
    pub description: String,
    /// Thousandths: 1.5 kg is 1500.
    pub quantity: i32,
    /// `kg`, `pcs`, …
    #[serde(default)]
    pub unit: Option<String>,
    /// Minor units for one unit.
    pub unit_price: Minor,
    /// Discount in basis points; not together with `discount_amount`.
    #[serde(default)]
    pub discount_rate: Option<u16>,
    /// Discount in minor units off the line.
    #[serde(default)]
    pub discount_amount: Option<Minor>,
    /// A named tax rate; none when absent.
    #[serde(default)]
    pub tax_rate_id: Option<TaxRateId>,
    /// The price already includes the tax.
    #[serde(default)]
    pub price_includes_tax: bool,
}

/// A bill to record.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct NewInvoice {
    /// UUID made by the form when it opened.
    pub request_id: String,
    /// To whom.
    pub customer_id: CustomerId,
    /// Civil date; today when absent.
    #[serde(default)]
    pub issued_on: Option<String>,
    /// Civil date of the only due; the customer's credit days after issue (or the day itself) when absent.
    #[serde(default)]
    pub due_on: Option<String>,
    /// Several dues instead of `due_on`; they must add up to the total.
    #[serde(default)]
    pub instalments: Vec<InstalmentInput>,
    /// 1 to 500 lines.
    pub lines: Vec<LineInput>,
    /// Sold into another state: one integrated tax instead of two halves.
    #[serde(default)]
    pub inter_state: bool,
    /// Round the total to a whole unit of currency; the difference is its own line.
    #[serde(default)]
    pub round_off: bool,
    /// Printed on the bill.
    #[serde(default)]
    pub note: Option<String>,
    /// An owner's reason for going beyond the credit limit.
    #[serde(default)]
    pub override_reason: Option<String>,
    /// The invoice this one replaces: that one is reversed in the same transaction.
    #[serde(default)]
    pub replaces: Option<DocumentId>,
}

/// One line as recorded.
#[derive(Debug, Clone, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct LineView {
    /// From 1.
    pub position: u32,
    /// What.
    pub description: String,
    /// Thousandths.
    pub quantity: i32,
    /// Unit.
    pub unit: Option<String>,
    /// Minor units for one unit.
    pub unit_price: Minor,
    /// Minor units off this line.
    pub discount: Minor,
    /// Basis points, when the discount was given as a share of the line.
    pub discount_rate: Option<u16>,
    /// The tax rate's name.
    pub tax_name: Option<String>,
    /// Basis points.
    pub tax_rate: u16,
    /// The price includes the tax.
    pub price_includes_tax: bool,
    /// Minor units before tax.
    pub taxable: Minor,
    /// Minor units of tax.
    pub tax: Minor,
    /// `taxable` and `tax` together.
    pub total: Minor,
    /// Thousandths already taken back by credit notes.
    pub returned: i32,
}

/// The sums of an invoice; they add up to `total`.
#[derive(Debug, Clone, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Totals {
    /// Σ of lines before tax.
    pub taxable: Minor,
    /// Central tax (GST within a state).
    pub cgst: Minor,
    /// State tax (GST within a state).
    pub sgst: Minor,
    /// Integrated tax (GST between states).
    pub igst: Minor,
    /// Tax of other countries.
    pub other_tax: Minor,
    /// Rounding to a whole unit of currency; may be negative.
    pub round_off: Minor,
    /// What is owed.
    pub total: Minor,
}

/// What an invoice would come to, recorded nowhere.
#[derive(Debug, Clone, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct InvoicePreview {
    /// The lines worked out.
    pub lines: Vec<LineView>,
    /// Their sums.
    pub totals: Totals,
    /// The number it would get.
    pub number: String,
    /// Its dues.
    pub dues: Vec<InstalmentInput>,
    /// The customer's balance after it.
    pub balance_after: Minor,
    /// A higher number was already given to a later day.
    pub backdated: bool,
    /// It goes beyond the customer's credit limit, and no reason is given yet: so it would be refused.
    pub beyond: Option<BeyondLimit>,
}

/// A credit limit that stands in the way.
#[derive(Debug, Clone, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct BeyondLimit {
    /// The limit, minor units.
    pub limit: Minor,
    /// What counts towards it already.
    pub outstanding: Minor,
    /// What was asked for on top.
    pub requested: Minor,
}

/// One invoice.
#[derive(Debug, Clone, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct InvoiceView {
    /// The invoice.
    pub id: DocumentId,
    /// Its number, `INV/26-27/0001`.
    pub number: String,
    /// How the customer stands now.
    pub standing: Standing,
    /// Civil date.
    pub issued_on: Day,
    /// Its dues by date.
    pub dues: Vec<DueView>,
    /// Its lines.
    pub lines: Vec<LineView>,
    /// Its sums.
    pub totals: Totals,
    /// Sold into another state.
    pub inter_state: bool,
    /// Σ settled.
    pub settled: Minor,
    /// Σ open.
    pub open: Minor,
    /// Computed for today.
    pub status: ChargeStatus,
    /// Something is settled and something open.
    pub part_paid: bool,
    /// Days the oldest open due is late, else 0.
    pub days_overdue: u32,
    /// Printed on the bill.
    pub note: Option<String>,
    /// What settles it, oldest first.
    pub allocations: Vec<AllocationView>,
    /// Credit notes made of it.
    pub credit_notes: Vec<DocumentId>,
    /// The invoice or loan it replaced.
    pub replaces: Option<DocumentId>,
    /// How it ended, if it did.
    pub ended: Option<Ended>,
    /// The case that is worked on and is about it: it is disputed.
    pub case_id: Option<CaseId>,
    /// Who recorded it.
    pub created_by: String,
    /// When.
    pub created_at: Moment,
    /// This person may void or replace it now.
    pub voidable: bool,
}

/// Which invoices.
#[derive(Debug, Clone, Default, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase", default)]
pub struct InvoiceQuery {
    /// Pending, paid, overdue or void; all when absent.
    pub status: Option<ChargeFilter>,
    /// Of one customer.
    pub customer_id: Option<CustomerId>,
    /// An invoice number, or the beginning of one.
    pub search: Option<String>,
    /// Cursor of the next stretch.
    pub after: Option<String>,
    /// 1 to 200; 50 unless told otherwise.
    pub limit: Option<u32>,
}

/// A row of the invoice list, newest first.
#[derive(Debug, Clone, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct InvoiceRow {
    /// The invoice.
    pub id: DocumentId,
    /// Its number.
    pub number: String,
    /// To whom.
    pub customer_id: CustomerId,
    /// Their name.
    pub customer_name: String,
    /// Civil date.
    pub issued_on: Day,
    /// The next open due.
    pub next_due: Option<Day>,
    /// Minor units.
    pub total: Minor,
    /// Σ open.
    pub open: Minor,
    /// Computed for today.
    pub status: ChargeStatus,
    /// Something is settled and something open.
    pub part_paid: bool,
}

/// How much of a line comes back.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ReturnedLine {
    /// The line's position.
    pub position: u32,
    /// Thousandths.
    pub quantity: i32,
}

/// Goods taken back.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct NewCreditNote {
    /// UUID made by the form when it opened.
    pub request_id: String,
    /// Of which invoice.
    pub invoice_id: DocumentId,
    /// Some lines; everything not yet returned when empty.
    #[serde(default)]
    pub lines: Vec<ReturnedLine>,
    /// Civil date; today when absent.
    #[serde(default)]
    pub on: Option<String>,
    /// Why.
    #[serde(default)]
    pub note: Option<String>,
}

/// A named tax rate.
#[derive(Debug, Clone, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct TaxRateView {
    /// The rate.
    pub id: TaxRateId,
    /// `GST 18 %`.
    pub name: String,
    /// Basis points.
    pub basis_points: u16,
    /// Not offered any more.
    pub archived: bool,
}
