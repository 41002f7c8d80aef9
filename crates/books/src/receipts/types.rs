//! What receipts, advances, refunds and cheques look like to the window.

use serde::{Deserialize, Serialize};
use specta::Type;

use crate::values::{
    AllocationInput, AllocationView, CustomerId, Day, DocumentId, Ended, Method, Minor, Moment,
    Standing,
};

/// A cheque as written.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ChequeInput {
    /// Its number.
    pub number: String,
    /// The civil date on it.
    pub dated: String,
}

/// Money received from a customer.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct NewReceipt {
    /// UUID made by the form when it opened.
    pub request_id: String,
    /// From whom.
    pub customer_id: CustomerId,
    /// Minor units, 1 to 10¹².
    pub amount: Minor,
    /// How.
    pub method: Method,
    /// Required when the method is a cheque.
    #[serde(default)]
    pub cheque: Option<ChequeInput>,
    /// Civil date; today when absent.
    #[serde(default)]
    pub received_on: Option<String>,
    /// A transfer's or UPI reference.
    #[serde(default)]
    pub reference: Option<String>,
    /// Free text.
    #[serde(default)]
    pub note: Option<String>,
    /// Which dues it settles; oldest due first when absent, none when empty. The rest is an advance.
    #[serde(default)]
    pub allocation: Option<Vec<AllocationInput>>,
}

/// What a receipt that is being typed would settle.
#[derive(Debug, Clone, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ReceiptPreview {
    /// How much of which dues, as it would be recorded.
    pub settles: Vec<AllocationInput>,
    /// What would be left as an advance.
    pub rest: Minor,
}

/// Where a cheque is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum ChequeStage {
    /// In the drawer.
    InHand,
    /// Taken to the bank.
    Deposited,
    /// Sent back.
    Bounced,
}

/// A cheque.
#[derive(Debug, Clone, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ChequeView {
    /// Its number.
    pub number: String,
    /// The civil date on it.
    pub dated: Day,
    /// Where it is.
    pub stage: ChequeStage,
}

/// One receipt.
#[derive(Debug, Clone, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ReceiptView {
    /// The receipt.
    pub id: DocumentId,
    /// Its number, `RCT/26-27/0001`.
    pub number: String,
    /// How the customer stands now.
    pub standing: Standing,
    /// Minor units.
    pub amount: Minor,
    /// How.
    pub method: Method,
    /// The cheque.
    pub cheque: Option<ChequeView>,
    /// Civil date.
    pub received_on: Day,
    /// A transfer's or UPI reference.
    pub reference: Option<String>,
    /// Free text.
    pub note: Option<String>,
    /// The loan it repays, when it is a repayment.
    pub loan_id: Option<DocumentId>,
    /// What it settles.
    pub allocations: Vec<AllocationView>,
    /// What is left of it: the advance.
    pub rest: Minor,
    /// What was paid back of it.
    pub refunded: Minor,
    /// How it ended, if it did.
    pub ended: Option<Ended>,
    /// Who recorded it.
    pub created_by: String,
    /// When.
    pub created_at: Moment,
    /// This person may void it now.
    pub voidable: bool,
}

/// Which receipts.
#[derive(Debug, Clone, Default, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase", default)]
pub struct ReceiptQuery {
    /// Of one customer.
    pub customer_id: Option<CustomerId>,
    /// One method.
    pub method: Option<Method>,
    /// Only those with something left.
    pub with_rest: bool,
    /// First civil date they were received on.
    pub from: Option<String>,
    /// Last civil date they were received on.
    pub to: Option<String>,
    /// A receipt number, or the beginning of one.
    pub search: Option<String>,
    /// Cursor of the next stretch.
    pub after: Option<String>,
    /// 1 to 200; 50 unless told otherwise.
    pub limit: Option<u32>,
}

/// A row of the receipt list, newest first.
#[derive(Debug, Clone, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ReceiptRow {
    /// The receipt.
    pub id: DocumentId,
    /// Its number.
    pub number: String,
    /// From whom.
    pub customer_id: CustomerId,
    /// Their name.
    pub customer_name: String,
    /// Civil date.
    pub received_on: Day,
    /// Minor units.
    pub amount: Minor,
    /// What is left of it.
    pub rest: Minor,
    /// How.
    pub method: Method,
    /// Where the cheque is, for cheques.
    pub cheque_stage: Option<ChequeStage>,
    /// Voided or bounced.
    pub ended: bool,
}

/// Uses what is left of a receipt or credit note.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct UseAdvance {
    /// UUID made by the form when it opened.
    pub request_id: String,
    /// The receipt or credit note with a rest.
    pub document_id: DocumentId,
    /// Which dues it settles; oldest due first when absent.
    #[serde(default)]
    pub allocation: Option<Vec<AllocationInput>>,
    /// Civil date; today when absent.
    #[serde(default)]
    pub on: Option<String>,
}

/// Pays back some of an advance.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct NewRefund {
    /// UUID made by the form when it opened.
    pub request_id: String,
    /// The receipt or credit note with a rest.
    pub document_id: DocumentId,
    /// Minor units, at most the rest.
    pub amount: Minor,
    /// Cash, bank or mobile money.
    pub method: Method,
    /// Civil date; today when absent.
    #[serde(default)]
    pub on: Option<String>,
    /// Free text.
    #[serde(default)]
    pub note: Option<String>,
}

/// Takes a cheque to the bank.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct DepositCheque {
    /// UUID made by the form when it opened.
    pub request_id: String,
    /// The receipt the cheque came with.
    pub receipt_id: DocumentId,
    /// Civil date; today when absent.
    #[serde(default)]
    pub on: Option<String>,
}

/// The bank sent a cheque back: its dues open again.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct BounceCheque {
    /// UUID made by the form when it opened.
    pub request_id: String,
    /// The receipt the cheque came with.
    pub receipt_id: DocumentId,
    /// Civil date; today when absent.
    #[serde(default)]
    pub on: Option<String>,
    /// A fee charged to the customer, minor units.
    #[serde(default)]
    pub fee: Option<Minor>,
    /// What the bank said.
    #[serde(default)]
    pub note: Option<String>,
}
