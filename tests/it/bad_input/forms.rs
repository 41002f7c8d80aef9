//! A shop with something of everything in it, the forms of its commands filled in without a mistake, and how to send them.

use acceptance::{Shop, code, request_id};
use books::{Answer, Fresh, Owner};
use serde_json::{Value, json};

/// A shop, and the ids its forms name.
pub(super) struct Counter {
    pub(super) shop: Shop,
    customer: i64,
    loan: i64,
    invoice: i64,
    /// A receipt with something left of it.
    advance: i64,
    /// Cheques: one in hand, one more.
    cheques: [i64; 2],
    /// A receipt nothing came of.
    spare: i64,
    /// A due of the customer's.
    due: i64,
    /// A case of the customer's.
    case: i64,
}

/// The commands whose forms are filled in wrong here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Command {
    CreateCustomer,
    ChangeCustomer,
    CreateLoan,
    RecordRepayment,
    RecordReceipt,
    UseAdvance,
    RefundAdvance,
    DepositCheque,
    BounceCheque,
    CreateInvoice,
    BillLoan,
    CreateCreditNote,
    ChargeFee,
    GiveDiscount,
    WriteOff,
    MoveMoney,
    VoidDocument,
    ClosePeriod,
    ChangeShop,
    ChangeProfile,
    CreateCase,
    ChangeCase,
    NoteCase,
}

use Command as C;

impl Command {
    /// Every one.
    pub(super) const ALL: [Self; 23] = [
        C::CreateCustomer,
        C::ChangeCustomer,
        C::CreateLoan,
        C::RecordRepayment,
        C::RecordReceipt,
        C::UseAdvance,
        C::RefundAdvance,
        C::DepositCheque,
        C::BounceCheque,
        C::CreateInvoice,
        C::BillLoan,
        C::CreateCreditNote,
        C::ChargeFee,
        C::GiveDiscount,
        C::WriteOff,
        C::MoveMoney,
        C::VoidDocument,
        C::ClosePeriod,
        C::ChangeShop,
        C::ChangeProfile,
        C::CreateCase,
        C::ChangeCase,
        C::NoteCase,
    ];

    /// Whether its form carries a request id.
    pub(super) fn has_request(self) -> bool {
        !matches!(
            self,
            C::ChangeCustomer | C::ClosePeriod | C::ChangeShop | C::ChangeProfile | C::ChangeCase
        )
    }
}

/// What came of a form.
#[derive(Debug)]
pub(super) enum Sent {
    /// It does not have the shape the command asks for, which the shell answers.
    Malformed,
    /// The command's own answer, its view as JSON.
    Answered(Answer<Value>),
}

impl Sent {
    /// `ok`, `malformed`, or the refusal's code and field.
    pub(super) fn code(&self) -> String {
        match self {
            Self::Malformed => "malformed".to_owned(),
            Self::Answered(answer) => code(answer),
        }
    }

    /// The view.
    pub(super) fn view(self) -> Value {
        match self {
            Self::Answered(Ok(view)) => view,
            other => panic!("{other:?}"),
        }
    }
}

/// Reads the form as the input a command takes, calls it, and makes JSON of what it answers.
macro_rules! send {
    ($form:expr, $input:ident => $call:expr) => {
        match serde_json::from_str(&$form.to_string()) {
            Err(_) => Sent::Malformed,
            Ok($input) => {
                Sent::Answered($call.await.map(|view| serde_json::to_value(view).unwrap()))
            }
        }
    };
}

impl Counter {
    /// Opens the shop and writes what the forms are about.
    pub(super) async fn open() -> Self {
        let shop = Shop::open().await;
        let mut counter = Self {
            shop,
            customer: 0,
            loan: 0,
            invoice: 0,
            advance: 0,
            cheques: [0; 2],
            spare: 0,
            due: 0,
            case: 0,
        };
        let customer = counter.good(C::CreateCustomer).await;
        counter.customer = customer["standing"]["customerId"].as_i64().unwrap();
        let paid =
            |amount: i64| json!({ "amount": amount, "requestId": request_id(), "allocation": [] });
        counter.advance = counter.made(C::RecordReceipt, paid(90_000)).await;
        counter.spare = counter.made(C::RecordReceipt, paid(400)).await;
        let cheque = |number: i64| {
            let cheque = json!({ "number": number.to_string(), "dated": "2026-11-20" });
            json!({ "method": "cheque", "cheque": cheque, "amount": 100, "requestId": request_id(), "allocation": [] })
        };
        counter.cheques = [
            counter.made(C::RecordReceipt, cheque(1)).await,
            counter.made(C::RecordReceipt, cheque(2)).await,
        ];
        counter.loan = counter.made(C::CreateLoan, json!({})).await;
        counter.invoice = counter.made(C::CreateInvoice, json!({})).await;
        let loan =
            counter.shop.staff().loan(books::values::DocumentId(counter.loan)).await.unwrap();
        counter.due = loan.dues[0].id.0;
        counter.case = counter.made(C::CreateCase, json!({})).await;
        counter
    }

    async fn made(&self, command: Command, changes: Value) -> i64 {
        let mut form = self.form(command);
        for (field, value) in changes.as_object().unwrap() {
            set(&mut form, field, value.clone());
        }
        self.send(command, &form).await.view()["id"].as_i64().unwrap()
    }

    async fn good(&self, command: Command) -> Value {
        self.send(command, &self.form(command)).await.view()
    }

    /// A form of a command with everything in it and nothing wrong; its request id is new.
    pub(super) fn form(&self, command: Command) -> Value {
        let Self { customer, loan, invoice, advance, cheques, spare, due, case, .. } = self;
        let mut form = match command {
            C::CreateCustomer => json!({
                "name": "Ravi Kumar", "company": "Ravi Traders", "address": "12 Bazar Road", "taxId": null,
                "phone": null, "email": null, "creditLimit": 90_000_000_i64, "creditDays": 15, "language": "hi",
                "note": "pays on Fridays", "opening": { "amount": 500, "asOf": "2026-10-01", "dueOn": "2026-12-31" },
            }),
            C::ChangeCustomer => {
                json!({ "name": "Ravi K.", "company": "R & K", "address": "13 Bazar Road", "note": "moved" })
            }
            C::CreateLoan => json!({
                "customerId": customer, "amount": 30_000, "kind": "goods", "issuedOn": "2026-11-02",
                "dueOn": "2026-12-02", "instalments": [], "note": "two sacks", "overrideReason": "known for years",
            }),
            C::RecordRepayment => json!({
                "loanId": loan, "amount": 100, "method": "cheque", "receivedOn": "2026-11-21",
                "cheque": { "number": "000123", "dated": "2026-11-20" }, "reference": "by hand", "note": "part",
            }),
            C::RecordReceipt => json!({
                "customerId": customer, "amount": 200, "method": "cheque", "receivedOn": "2026-11-21",
                "cheque": { "number": "000124", "dated": "2026-11-20" }, "reference": "by hand", "note": "part",
                "allocation": [{ "dueId": due, "amount": 200 }],
            }),
            C::UseAdvance => {
                json!({ "documentId": advance, "on": "2026-11-21", "allocation": [{ "dueId": due, "amount": 100 }] })
            }
            C::RefundAdvance => {
                json!({ "documentId": advance, "amount": 100, "method": "cash", "on": "2026-11-21", "note": "asked for it" })
            }
            C::DepositCheque => json!({ "receiptId": cheques[0], "on": "2026-11-21" }),
            C::BounceCheque => {
                json!({ "receiptId": cheques[1], "on": "2026-11-21", "fee": 500, "note": "no funds" })
            }
            C::CreateInvoice => invoice_form(*customer),
            C::BillLoan => json!({ "loanId": loan, "invoice": invoice_form(*customer) }),
            C::CreateCreditNote => json!({
                "invoiceId": invoice, "lines": [{ "position": 1, "quantity": 1_000 }], "on": "2026-11-21", "note": "stale",
            }),
            C::ChargeFee => json!({
                "customerId": customer, "kind": "lateFee", "amount": 300, "issuedOn": "2026-11-21",
                "dueOn": "2026-11-30", "note": "a month late",
            }),
            C::GiveDiscount | C::WriteOff => json!({
                "customerId": customer, "amount": 200, "on": "2026-11-21", "reason": "settled early",
                "allocation": [{ "dueId": due, "amount": 200 }],
            }),
            C::MoveMoney => {
                json!({ "kind": "ownerIn", "amount": 200, "method": "cash", "on": "2026-11-21", "note": "change" })
            }
            C::VoidDocument => json!({ "documentId": spare, "reason": "wrong customer" }),
            C::ClosePeriod => json!({ "through": "2026-09-30" }),
            C::ChangeShop => {
                json!({ "name": "Asha Stores", "phone": "98765 43210", "address": "1 Main Road", "taxId": "27AAPFU0939F1ZV" })
            }
            C::ChangeProfile => {
                json!({ "name": "Asha D.", "username": "asha", "email": "asha@example.in", "phone": "98765 43210" })
            }
            C::CreateCase => json!({
                "customerId": customer, "subject": "Short of two sacks", "description": "Counted at the door", "assignedTo": 1,
                "priority": "high", "documentIds": [invoice, loan], "disputed": 200,
                "nextStep": { "text": "Count the store", "on": "2026-11-30" },
            }),
            C::ChangeCase => json!({
                "subject": "Short of a sack", "description": "Counted twice", "assignedTo": 1, "priority": "low",
                "status": "waiting", "documentIds": [invoice], "disputed": 100,
                "nextStep": { "text": "Bring a sack", "on": "2026-11-29" },
            }),
            C::NoteCase => json!({ "caseId": case, "text": "One sack was found" }),
        };
        if command.has_request() {
            form["requestId"] = json!(request_id());
        }
        if command == C::BillLoan {
            form["invoice"]["requestId"] = json!(request_id());
        }
        form
    }

    /// Sends a form.
    pub(super) async fn send(&self, command: Command, form: &Value) -> Sent {
        let (staff, owner) = (self.shop.staff(), self.shop.owner());
        let fresh = || self.shop.session::<Owner, Fresh>().unwrap();
        let customer = books::values::CustomerId(self.customer);
        match command {
            C::CreateCustomer => send!(form, input => staff.create_customer(input)),
            C::ChangeCustomer => send!(form, input => staff.change_customer(customer, input)),
            C::CreateLoan => send!(form, input => staff.create_loan(input)),
            C::RecordRepayment => send!(form, input => staff.record_repayment(input)),
            C::RecordReceipt => send!(form, input => staff.record_receipt(input)),
            C::UseAdvance => send!(form, input => staff.use_advance(input)),
            C::RefundAdvance => send!(form, input => owner.refund_advance(input)),
            C::DepositCheque => send!(form, input => staff.deposit_cheque(input)),
            C::BounceCheque => send!(form, input => staff.bounce_cheque(input)),
            C::CreateInvoice => send!(form, input => staff.create_invoice(input)),
            C::BillLoan => send!(form, input => staff.bill_loan(input)),
            C::CreateCreditNote => send!(form, input => staff.create_credit_note(input)),
            C::ChargeFee => send!(form, input => staff.charge_fee(input)),
            C::GiveDiscount => send!(form, input => owner.give_discount(input)),
            C::WriteOff => send!(form, input => owner.write_off(input)),
            C::MoveMoney => send!(form, input => owner.move_money(input)),
            C::VoidDocument => send!(form, input => staff.void_document(input)),
            C::ClosePeriod => send!(form, input => fresh().close_period(input)),
            C::ChangeShop => send!(form, input => fresh().change_shop(input)),
            C::ChangeProfile => send!(form, input => staff.change_profile(input)),
            C::CreateCase => send!(form, input => staff.create_case(input)),
            C::ChangeCase => {
                send!(form, input => staff.change_case(books::values::CaseId(self.case), input))
            }
            C::NoteCase => send!(form, input => staff.note_case(input)),
        }
    }

    /// The customer's khata and invoice, where notes and reasons are shown.
    pub(super) async fn khata(&self) -> String {
        let staff = self.shop.staff();
        let query = json!({ "customerId": self.customer });
        let khata = staff.khata(serde_json::from_str(&query.to_string()).unwrap()).await.unwrap();
        let invoice = staff.invoice(books::values::DocumentId(self.invoice)).await.unwrap();
        format!("{}{}", json!(khata), json!(invoice))
    }

    /// The book in short: what no refused form may change.
    pub(super) async fn told(&self) -> String {
        let owner = self.shop.owner();
        let book = owner.day_book("1990-01-01".into(), String::new(), None).await.unwrap();
        let customers =
            self.shop.staff().customers(books::customers::CustomerQuery::default()).await.unwrap();
        let cases = self.shop.staff().cases(books::cases::CaseQuery::default()).await.unwrap();
        let person = self.shop.staff().current().await.unwrap();
        format!("{book:?}\n{customers:?}\n{cases:?}\n{:?} {:?}", person.person, person.shop)
    }
}

fn invoice_form(customer: i64) -> Value {
    json!({
        "requestId": "", "customerId": customer, "issuedOn": "2026-11-02", "dueOn": "2026-12-02", "instalments": [],
        "lines": [{
            "description": "Rice", "quantity": 9_000, "unit": "kg", "unitPrice": 6_000, "discountRate": null,
            "discountAmount": null, "taxRateId": null, "priceIncludesTax": false,
        }],
        "interState": false, "roundOff": false, "note": "with thanks", "overrideReason": "known for years", "replaces": null,
    })
}

/// Puts a value into a form, at `field` or `list.0.field`.
pub(super) fn set(form: &mut Value, path: &str, value: Value) {
    *form
        .pointer_mut(&format!("/{}", path.replace('.', "/")))
        .unwrap_or_else(|| panic!("no {path}")) = value;
}
