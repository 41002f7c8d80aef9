//! Loans and repayments in lists and figures.

use acceptance::{Shop, request_id, run};
use books::loans::{LoanQuery, RepaymentQuery};
use books::values::{ChargeFilter, CustomerId, DocumentId};
use serde_json::json;

use crate::story::{customer, give, void};

/// One loan of each status for each of three customers, newest last; with their ids.
async fn lent(shop: &Shop) -> (Vec<CustomerId>, Vec<DocumentId>) {
    let (mut customers, mut loans) = (Vec::new(), Vec::new());
    for name in ["Ravi", "Meena", "Salim"] {
        let who = customer(shop, name).await;
        let overdue = give(shop, who, 1_000, "2026-11-01", "2026-11-20").await;
        let pending = give(shop, who, 2_000, "2026-11-02", "2026-11-21").await;
        let paid = give(shop, who, 4_000, "2026-11-03", "2026-11-20").await;
        repay(shop, paid, 4_000, "2026-11-13").await;
        let undone = give(shop, who, 8_000, "2026-11-04", "2026-11-20").await;
        void(shop, undone).await;
        customers.push(who);
        loans.extend([overdue, pending, paid, undone]);
    }
    (customers, loans)
}

async fn repay(shop: &Shop, loan: DocumentId, amount: i64, on: &str) {
    let form = json!({ "requestId": request_id(), "loanId": loan, "amount": amount, "method": "cash", "receivedOn": on });
    shop.staff().record_repayment(serde_json::from_value(form).unwrap()).await.unwrap();
}

/// All rows of a list, read in stretches of so many.
async fn read(shop: &Shop, query: &LoanQuery, limit: u32) -> Vec<DocumentId> {
    let mut query = LoanQuery { limit: Some(limit), ..query.clone() };
    let mut rows = Vec::new();
    loop {
        let stretch = shop.staff().loans(query.clone()).await.unwrap();
        assert!(stretch.rows.len() <= limit as usize);
        rows.extend(stretch.rows.iter().map(|row| row.id));
        query.after = stretch.next;
        if query.after.is_none() {
            return rows;
        }
    }
}

#[test]
fn a_list_of_loans_is_the_same_in_any_stretches() {
    run(async {
        let shop = Shop::open().await;
        let (customers, loans) = lent(&shop).await;
        let all = LoanQuery::default();
        let by = |status| LoanQuery { status: Some(status), ..LoanQuery::default() };
        let of =
            |status| LoanQuery { customer_id: Some(customers[1]), status, ..LoanQuery::default() };
        let search =
            |text: &str| LoanQuery { search: Some(text.to_owned()), ..LoanQuery::default() };
        let row = |places: &[usize]| places.iter().map(|place| loans[*place]).collect::<Vec<_>>();
        let table = [
            (all, row(&[10, 6, 2, 9, 5, 1, 8, 4, 0])),
            (by(ChargeFilter::Paid), row(&[10, 6, 2])),
            (by(ChargeFilter::Pending), row(&[9, 5, 1])),
            (by(ChargeFilter::Overdue), row(&[8, 4, 0])),
            (by(ChargeFilter::Void), row(&[11, 7, 3])),
            (by(ChargeFilter::Open), row(&[9, 5, 1, 8, 4, 0])),
            (of(Some(ChargeFilter::Open)), row(&[5, 4])),
            (
                LoanQuery { status: Some(ChargeFilter::Open), ..search("L") },
                row(&[9, 8, 5, 4, 1, 0]),
            ),
            (of(None), row(&[6, 5, 4])),
            (of(Some(ChargeFilter::Overdue)), row(&[4])),
            (of(Some(ChargeFilter::Void)), row(&[7])),
            (search(" ln/26-27/00"), row(&[10, 9, 8, 6, 5, 4, 2, 1, 0])),
            (search("26-27/0003"), row(&[2])),
            (search("LN/26-27/0012"), row(&[])),
            (LoanQuery { status: Some(ChargeFilter::Void), ..search("L") }, row(&[11, 7, 3])),
            (LoanQuery { customer_id: Some(customers[0]), ..search("26-27/0003") }, row(&[2])),
        ];
        for (query, expected) in &table {
            for limit in [1, 2, 3, 200] {
                assert_eq!(&read(&shop, query, limit).await, expected, "{query:?} by {limit}");
            }
        }
        for after in ["", "x", "1", "1.", "1.x", "9999999999999999999.1"] {
            let query = LoanQuery { after: Some(after.to_owned()), ..LoanQuery::default() };
            let answer = shop.staff().loans(query).await;
            assert_eq!(acceptance::code(&answer), "notAChoice@after", "{after:?}");
        }
    });
}

#[test]
fn a_row_says_what_the_loan_says() {
    run(async {
        let shop = Shop::open().await;
        let (customers, _) = lent(&shop).await;
        let query = LoanQuery { customer_id: Some(customers[0]), ..LoanQuery::default() };
        for row in shop.staff().loans(query).await.unwrap().rows {
            let loan = shop.staff().loan(row.id).await.unwrap();
            assert_eq!((row.number, row.customer_name), (loan.number, loan.standing.name));
            assert_eq!(
                (row.amount, row.remaining, row.status),
                (loan.amount, loan.remaining, loan.status)
            );
            assert_eq!(
                (row.issued_on, row.part_paid, row.kind),
                (loan.issued_on, loan.part_paid, loan.kind)
            );
            let next = loan.dues.iter().find(|due| due.open.0 > 0).map(|due| due.due_on);
            assert_eq!(row.next_due, next);
        }
    });
}

#[test]
fn the_figures_leave_out_what_is_void() {
    run(async {
        let shop = Shop::open().await;
        let empty = shop.staff().loan_summary().await.unwrap();
        assert_eq!(
            (empty.count, empty.average_days_tenths, empty.average_repayment),
            (0, None, None)
        );
        let (_, loans) = lent(&shop).await;
        repay(&shop, loans[0], 500, "2026-11-21").await;
        let figures = shop.staff().loan_summary().await.unwrap();
        assert_eq!((figures.issued.0, figures.count), (21_000, 9));
        assert_eq!((figures.collected.0, figures.outstanding.0), (12_500, 8_500));
        assert_eq!(figures.overdue.0, 2_500);
        assert_eq!((figures.repayments, figures.average_repayment.unwrap().0), (4, 3_125));
        // 12,000 after ten days and 500 after twenty: 130,000 / 12,500 = 10.4 days.
        assert_eq!(figures.average_days_tenths, Some(104));
        void(&shop, loans[0]).await;
        let figures = shop.staff().loan_summary().await.unwrap();
        assert_eq!((figures.repayments, figures.average_days_tenths), (3, Some(100)));
        let owner = shop.owner();
        assert_eq!(owner.verify().await.unwrap().problem, None);
    });
}

#[test]
fn repayments_are_those_of_the_shop_a_customer_or_a_loan() {
    run(async {
        let shop = Shop::open().await;
        let (customers, loans) = lent(&shop).await;
        repay(&shop, loans[4], 300, "2026-11-21").await;
        let read = async |query: RepaymentQuery| {
            let rows = shop.staff().repayments(query).await.unwrap().rows;
            rows.iter().map(|row| (row.loan_id, row.amount.0)).collect::<Vec<_>>()
        };
        let all = read(RepaymentQuery::default()).await;
        assert_eq!(
            all,
            [(loans[4], 300), (loans[10], 4_000), (loans[6], 4_000), (loans[2], 4_000)]
        );
        let of_customer =
            RepaymentQuery { customer_id: Some(customers[1]), ..RepaymentQuery::default() };
        assert_eq!(read(of_customer).await, [(loans[4], 300), (loans[6], 4_000)]);
        let of_loan = RepaymentQuery { loan_id: Some(loans[4]), ..RepaymentQuery::default() };
        assert_eq!(read(of_loan).await, [(loans[4], 300)]);
        let first = RepaymentQuery { limit: Some(1), ..RepaymentQuery::default() };
        let stretch = shop.staff().repayments(first.clone()).await.unwrap();
        let rest = RepaymentQuery { limit: None, after: stretch.next, ..first };
        assert_eq!(read(rest).await, all[1..]);
    });
}
