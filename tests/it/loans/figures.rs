//! Loans in figures: what was collected is money and nothing else, whichever verb brought it.

use acceptance::{Shop, request_id, run};
use books::loans::RepaymentQuery;
use books::values::{CustomerId, DocumentId};
use serde_json::{Value, json};

use crate::story::{customer, form, get_with, give, void};

/// What is done, on which day of November, and what all loans then say: collected, let off, outstanding, repayments, and
/// the mean of days in tenths.
type Line = (&'static str, Deed, (i64, i64, i64, u32, Option<i32>));

/// What happens to the loans.
enum Deed {
    /// A repayment of the first loan.
    Repay(i64),
    /// Money got, settling so much of the first loan and so much of the second; the rest stays an advance.
    Get(i64, [i64; 2]),
    /// A cheque got for the first loan.
    Cheque(i64),
    /// A discount on the first loan.
    LetOff(i64),
    /// A write-off of all of the second.
    GiveUp(i64),
    /// So much of the last receipt's rest is used for the second loan.
    Use(i64),
    /// The last of these documents is void.
    Void,
    /// The cheque bounces.
    Bounce,
}

/// Two loans of 10,000 of one customer, of 1 and 6 November, and what the deeds made.
struct Loans {
    shop: Shop,
    customer: CustomerId,
    loans: [DocumentId; 2],
    made: Vec<DocumentId>,
}

impl Loans {
    async fn lent() -> Self {
        let shop = Shop::open().await;
        let customer = customer(&shop, "Ravi").await;
        let mut loans = [DocumentId(0); 2];
        for (loan, on) in loans.iter_mut().zip(["2026-11-01", "2026-11-06"]) {
            *loan = give(&shop, customer, 10_000, on, "2026-11-30").await;
        }
        Self { shop, customer, loans, made: Vec::new() }
    }

    /// Parts of the dues of both loans, as forms ask for them.
    async fn parts(&self, amounts: [i64; 2]) -> Value {
        let mut parts = Vec::new();
        for (loan, amount) in self.loans.iter().zip(amounts).filter(|(_, amount)| *amount > 0) {
            let due = self.shop.staff().loan(*loan).await.unwrap().dues[0].id;
            parts.push(json!({ "dueId": due, "amount": amount }));
        }
        json!(parts)
    }

    /// What the list behind a figure says of each repayment, read one by one.
    async fn listed(&self, let_off: bool) -> Vec<i64> {
        let mut query = RepaymentQuery { let_off, limit: Some(1), ..RepaymentQuery::default() };
        let mut amounts = Vec::new();
        loop {
            let stretch = self.shop.staff().repayments(query.clone()).await.unwrap();
            amounts.extend(stretch.rows.iter().map(|row| row.amount.0));
            query.after = stretch.next;
            if query.after.is_none() {
                return amounts;
            }
        }
    }

    async fn get(&self, amount: i64, on: &str, amounts: [i64; 2], more: Value) -> DocumentId {
        let mut fields = json!({ "receivedOn": on, "allocation": self.parts(amounts).await });
        fields.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        get_with(&self.shop, self.customer, amount, fields).await
    }

    async fn adjustment(&self, parts: [i64; 2], on: &str) -> Value {
        let amount: i64 = parts.iter().sum();
        let allocation = self.parts(parts).await;
        json!({ "customerId": self.customer, "amount": amount, "on": on, "allocation": allocation, "reason": "old friends" })
    }

    async fn act(&mut self, deed: &Deed, on: &str) {
        let (staff, owner) = (self.shop.staff(), self.shop.owner());
        let last = self.made.last().copied();
        let made = match *deed {
            Deed::Repay(amount) => {
                let input = form!(
                    json!({ "loanId": self.loans[0], "amount": amount, "method": "cash", "receivedOn": on }),
                );
                let loan = staff.record_repayment(input).await.unwrap();
                Some(loan.repayments.last().unwrap().document_id)
            }
            Deed::Get(amount, parts) => Some(self.get(amount, on, parts, json!({})).await),
            Deed::Cheque(amount) => {
                let cheque =
                    json!({ "method": "cheque", "cheque": { "number": "000121", "dated": on } });
                Some(self.get(amount, on, [amount, 0], cheque).await)
            }
            Deed::LetOff(amount) => Some(
                owner
                    .give_discount(form!(self.adjustment([amount, 0], on).await))
                    .await
                    .unwrap()
                    .id,
            ),
            Deed::GiveUp(amount) => Some(
                owner.write_off(form!(self.adjustment([0, amount], on).await)).await.unwrap().id,
            ),
            Deed::Use(amount) => {
                let allocation = self.parts([0, amount]).await;
                let input =
                    form!(json!({ "documentId": last, "allocation": allocation, "on": on }));
                staff.use_advance(input).await.unwrap();
                None
            }
            Deed::Void => {
                void(&self.shop, self.made.pop().unwrap()).await;
                None
            }
            Deed::Bounce => {
                staff.bounce_cheque(form!(json!({ "receiptId": last, "on": on }))).await.unwrap();
                None
            }
        };
        self.made.extend(made);
    }
}

#[test]
fn collected_is_the_money_whichever_verb_brought_it() {
    let table: [Line; 12] = [
        // 1,000 after ten days.
        ("2026-11-11", Deed::Repay(1_000), (1_000, 0, 19_000, 1, Some(100))),
        // 2,000 after fourteen days and 1,000 after nine: 10,000 + 28,000 + 9,000 over 4,000.
        ("2026-11-15", Deed::Get(3_500, [2_000, 1_000]), (4_000, 0, 16_000, 3, Some(118))),
        // The rest of it came on the same day, and is no repayment more: 500 after nine days.
        ("2026-11-18", Deed::Use(500), (4_500, 0, 15_500, 3, Some(114))),
        ("2026-11-18", Deed::LetOff(700), (4_500, 700, 14_800, 3, Some(114))),
        ("2026-11-18", Deed::GiveUp(800), (4_500, 1_500, 14_000, 3, Some(114))),
        ("", Deed::Void, (4_500, 700, 14_800, 3, Some(114))),
        ("", Deed::Void, (4_500, 0, 15_500, 3, Some(114))),
        ("2026-11-19", Deed::Cheque(500), (5_000, 0, 15_000, 4, Some(121))),
        ("2026-11-20", Deed::Bounce, (4_500, 0, 15_500, 3, Some(114))),
        ("2026-11-20", Deed::Repay(3_000), (7_500, 0, 12_500, 4, Some(145))),
        ("", Deed::Void, (4_500, 0, 15_500, 3, Some(114))),
        ("2026-11-20", Deed::Get(100, [0, 0]), (4_500, 0, 15_500, 3, Some(114))),
    ];
    run(async {
        let mut lent = Loans::lent().await;
        for (line, (on, deed, expected)) in table.iter().enumerate() {
            lent.act(deed, on).await;
            let now = lent.shop.staff().loan_summary().await.unwrap();
            let money = [now.collected, now.let_off, now.outstanding].map(|sum| sum.0);
            let told = (money[0], money[1], money[2], now.repayments, now.average_days_tenths);
            assert_eq!(told, *expected, "line {line}");
            assert_eq!(now.issued.0, money.iter().sum::<i64>(), "line {line}");
            let listed = [lent.listed(false).await, lent.listed(true).await];
            assert_eq!(u32::try_from(listed[0].len()).unwrap(), now.repayments, "line {line}");
            assert_eq!(
                listed.map(|rows| rows.iter().sum::<i64>()),
                [money[0], money[1]],
                "line {line}"
            );
            assert_eq!(
                now.average_repayment.map(|mean| mean.0),
                Some((2 * money[0] + i64::from(now.repayments)) / (2 * i64::from(now.repayments))),
                "line {line}"
            );
            assert_eq!(lent.shop.owner().verify().await.unwrap().problem, None, "line {line}");
        }
    });
}

/// Money that was there before the loan waited no day for it; what the book began with is money too.
#[test]
fn an_advance_that_settles_a_loan_is_collected() {
    run(async {
        let shop = Shop::open().await;
        let ahead = json!({ "name": "Meena", "opening": { "amount": -700, "asOf": "2026-10-01" } });
        let meena = crate::story::customer_with(&shop, ahead).await;
        give(&shop, meena, 1_000, "2026-11-01", "2026-11-30").await;
        let spare =
            get_with(&shop, meena, 200, json!({ "receivedOn": "2026-10-20", "allocation": [] }))
                .await;
        // The opening advance is the first document of the book.
        for document in [DocumentId(1), spare] {
            let fields = json!({ "documentId": document, "allocation": null, "on": "2026-11-12" });
            shop.staff().use_advance(form!(fields)).await.unwrap();
        }
        let now = shop.staff().loan_summary().await.unwrap();
        assert_eq!((now.collected.0, now.let_off.0, now.outstanding.0), (900, 0, 100));
        assert_eq!((now.repayments, now.average_days_tenths), (2, Some(0)));
        assert_eq!(shop.owner().verify().await.unwrap().problem, None);
    });
}

/// A loan that became an invoice takes what was paid on it along, and a void one leaves it to the customer.
#[test]
fn a_loan_that_is_void_or_billed_takes_its_money_out_of_the_figures() {
    run(async {
        for billed in [false, true] {
            let mut lent = Loans::lent().await;
            lent.act(&Deed::Get(3_000, [2_000, 1_000]), "2026-11-15").await;
            lent.act(&Deed::LetOff(600), "2026-11-16").await;
            if billed {
                let lines =
                    json!([{ "description": "Flour", "quantity": 1_000, "unitPrice": 10_000 }]);
                let bill = json!({ "requestId": request_id(), "customerId": lent.customer, "lines": lines });
                let input = form!(json!({ "loanId": lent.loans[0], "invoice": bill }));
                lent.shop.staff().bill_loan(input).await.unwrap();
            } else {
                lent.act(&Deed::Void, "").await;
                void(&lent.shop, lent.loans[0]).await;
            }
            let now = lent.shop.staff().loan_summary().await.unwrap();
            assert_eq!((now.issued.0, now.collected.0, now.let_off.0), (10_000, 1_000, 0));
            assert_eq!((now.repayments, now.average_days_tenths), (1, Some(90)));
            assert_eq!(lent.shop.owner().verify().await.unwrap().problem, None);
        }
    });
}
