//! What the window reads: pages of every list, one document, searches, the khata, reports, Today.

use books::customers::{CustomerQuery, CustomerSort, StatusFilter};
use books::invoices::InvoiceQuery;
use books::khata::{KhataQuery, Verb};
use books::loans::{LoanQuery, RepaymentQuery};
use books::receipts::ReceiptQuery;
use books::reminders::CallQuery;
use books::reports::{AccountQuery, ReportQuery};
use books::values::{ChargeFilter, CustomerId, DocumentId, Method, Minor};
use books::{Answer, Owner, Session, Staff};

use crate::Outcome;
use crate::measure::Times;
use crate::shop::{Shop, refused};
use crate::table::{Table, figure};

/// The customer with the longest khata.
const HEAVY: CustomerId = CustomerId(1);

/// A round of measuring: whose sessions, how often, and the table it goes to.
struct Round<'a> {
    staff: Session<Staff>,
    owner: Session<Owner>,
    times: u32,
    table: &'a mut Table,
}

/// Measures an expression with the number of the run as `$at`, against a budget in milliseconds.
macro_rules! row {
    ($round:expr, $what:expr, $budget:expr, |$staff:ident, $at:ident| $doing:expr) => {{
        let mut times = Times::default();
        for $at in 0..=$round.times {
            let $staff = &$round.staff;
            let mut first = Times::default();
            // The first run brings the pages in; the cold rows have their own place.
            let taken = if $at == 0 { &mut first } else { &mut times };
            taken.take(async { $doing.await.map(drop) }).await.map_err(refused)?;
        }
        $round.table.times($what, &times, $budget);
    }};
}

/// Every row there is to read.
pub async fn measure(shop: &Shop, judged: bool, table: &mut Table) -> Outcome<()> {
    let times = if judged { 40 } else { 3 };
    let mut round = Round { staff: shop.staff()?, owner: shop.owner()?, times, table };
    round.customers(shop.recipe.customers).await?;
    round.documents().await?;
    round.by_status().await?;
    round.one(shop.recipe.documents).await?;
    round.searches("", 1.0).await?;
    round.palette("").await?;
    round.khata().await?;
    round.reports().await?;
    round.whole().await
}

/// What depends on how many customers there are, and on how many dues are open at once.
pub async fn wide(shop: &Shop, table: &mut Table) -> Outcome<()> {
    let times = if table.judged() { 40 } else { 3 };
    let mut round = Round { staff: shop.staff()?, owner: shop.owner()?, times, table };
    round.searches(&format!(", {} customers", shop.recipe.customers), 3.0).await?;
    round.palette(&format!(", {} customers", shop.recipe.customers)).await?;
    round.reports_of_dues().await
}

impl Round<'_> {
    async fn customers(&mut self, many: usize) -> Outcome<()> {
        let pages = u32::try_from(many / 20)?;
        for (name, page) in [("first", 1), ("middle", pages / 2), ("last", pages)] {
            for (by, sort) in [
                ("name", CustomerSort::Name),
                ("outstanding", CustomerSort::Outstanding),
                ("created", CustomerSort::Created),
            ] {
                let query = CustomerQuery {
                    sort,
                    page: Some(page),
                    limit: Some(20),
                    ..CustomerQuery::default()
                };
                row!(self, &format!("customers by {by}: {name} page"), 1.0, |staff, _at| staff
                    .customers(query.clone()));
            }
        }
        for (name, status) in [
            ("overdue", StatusFilter::Overdue),
            ("pending", StatusFilter::Pending),
            ("clear", StatusFilter::Clear),
            ("owing", StatusFilter::Owing),
        ] {
            let query =
                CustomerQuery { status: Some(status), limit: Some(20), ..CustomerQuery::default() };
            let pages =
                self.staff.customers(query.clone()).await.map_err(refused)?.page.total_pages;
            for (which, page) in [("first", 1), ("middle", pages / 2), ("last", pages)] {
                let query = CustomerQuery { page: Some(page.max(1)), ..query.clone() };
                row!(self, &format!("customers {name}: {which} page"), 1.0, |staff, _at| staff
                    .customers(query.clone()));
            }
        }
        Ok(())
    }

    /// A list walked from its newest row, and from the middle of its days.
    async fn documents(&mut self) -> Outcome<()> {
        for (which, after) in places() {
            let query = InvoiceQuery { after: after.clone(), ..InvoiceQuery::default() };
            row!(self, &format!("invoices: {which}"), 1.0, |staff, _at| staff
                .invoices(query.clone()));
            let query = ReceiptQuery { after: after.clone(), ..ReceiptQuery::default() };
            row!(self, &format!("receipts: {which}"), 1.0, |staff, _at| staff
                .receipts(query.clone()));
            let query = LoanQuery { after: after.clone(), ..LoanQuery::default() };
            row!(self, &format!("loans: {which}"), 1.0, |staff, _at| staff.loans(query.clone()));
            let query = RepaymentQuery { after: after.clone(), ..RepaymentQuery::default() };
            row!(self, &format!("repayments: {which}"), 1.0, |staff, _at| staff
                .repayments(query.clone()));
            let query = ReceiptQuery {
                after: after.clone(),
                method: Some(Method::Bank),
                ..ReceiptQuery::default()
            };
            row!(self, &format!("receipts by bank: {which}"), 1.0, |staff, _at| staff
                .receipts(query.clone()));
            let query =
                ReceiptQuery { after: after.clone(), with_rest: true, ..ReceiptQuery::default() };
            row!(self, &format!("receipts with a rest: {which}"), 1.0, |staff, _at| staff
                .receipts(query.clone()));
        }
        let query = InvoiceQuery { customer_id: Some(HEAVY), ..InvoiceQuery::default() };
        row!(self, "invoices of one customer with thousands", 1.0, |staff, _at| staff
            .invoices(query.clone()));
        let query = ReceiptQuery { customer_id: Some(HEAVY), ..ReceiptQuery::default() };
        row!(self, "receipts of one customer with thousands", 1.0, |staff, _at| staff
            .receipts(query.clone()));
        let query =
            InvoiceQuery { search: Some("INV/25-26/12".to_owned()), ..InvoiceQuery::default() };
        row!(self, "invoices by the beginning of a number", 1.0, |staff, _at| staff
            .invoices(query.clone()));
        Ok(())
    }

    async fn by_status(&mut self) -> Outcome<()> {
        for (name, status) in [
            ("overdue", ChargeFilter::Overdue),
            ("pending", ChargeFilter::Pending),
            ("paid", ChargeFilter::Paid),
            ("void", ChargeFilter::Void),
            ("open", ChargeFilter::Open),
        ] {
            for (which, after) in places() {
                let query = InvoiceQuery {
                    status: Some(status),
                    after: after.clone(),
                    ..InvoiceQuery::default()
                };
                row!(self, &format!("invoices {name}: {which}"), 1.0, |staff, _at| staff
                    .invoices(query.clone()));
                let query = LoanQuery {
                    status: Some(status),
                    after: after.clone(),
                    ..LoanQuery::default()
                };
                row!(self, &format!("loans {name}: {which}"), 1.0, |staff, _at| staff
                    .loans(query.clone()));
            }
        }
        Ok(())
    }

    async fn one(&mut self, documents: usize) -> Outcome<()> {
        let step = u32::try_from(documents)? / 50;
        let invoices = self.staff.invoices(InvoiceQuery::default()).await.map_err(refused)?.rows;
        row!(self, "one invoice", 1.0, |staff, at| staff
            .invoice(invoices[at as usize % invoices.len()].id));
        let receipts = self.staff.receipts(ReceiptQuery::default()).await.map_err(refused)?.rows;
        row!(self, "one receipt", 1.0, |staff, at| staff
            .receipt(receipts[at as usize % receipts.len()].id));
        let loans = self.staff.loans(LoanQuery::default()).await.map_err(refused)?.rows;
        row!(self, "one loan", 1.0, |staff, at| staff.loan(loans[at as usize % loans.len()].id));
        row!(self, "any document of the whole book", 1.0, |staff, at| any(
            staff,
            DocumentId(i64::from(1 + at * step))
        ));
        row!(self, "one customer", 1.0, |staff, at| staff.customer(CustomerId(i64::from(2 + at))));
        row!(self, "one customer's balance", 0.1, |staff, at| staff.balance_after(
            CustomerId(i64::from(2 + at)),
            Verb::Gave,
            Minor(100)
        ));
        Ok(())
    }

    async fn searches(&mut self, among: &str, budget: f64) -> Outcome<()> {
        for text in [
            "r",
            "ku",
            "kum",
            "kumar",
            "avi",
            "traders",
            "ravi kumar",
            "रवि कुमार",
            "chowdhry",
            "10005",
            "example",
            "zzz",
        ] {
            let query = CustomerQuery {
                search: Some(text.to_owned()),
                limit: Some(20),
                ..CustomerQuery::default()
            };
            row!(self, &format!("customers by search{among}: {text}"), budget, |staff, _at| staff
                .customers(query.clone()));
            row!(self, &format!("picker{among}: {text}"), budget, |staff, _at| staff
                .find_customers(text.to_owned(), 10));
        }
        Ok(())
    }

    /// The palette over everything: names, likenesses, phones, numbers, amounts and what nobody has.
    async fn palette(&mut self, among: &str) -> Outcome<()> {
        for text in [
            "",
            "r",
            "kumar",
            "ravi kumar",
            "traders",
            "example",
            "रवि कुमार",
            "محمد خان",
            "chowdhry",
            "98450 0",
            "0042",
            "26-27/42",
            "inv 4",
            "1200",
            "1,234.50",
            "1.2k",
            "zzzz",
        ] {
            let shown = if text.is_empty() { "nothing typed" } else { text };
            let mut times = Times::default();
            for at in 0..=self.times {
                let mut first = Times::default();
                let taken = if at == 0 { &mut first } else { &mut times };
                taken.take(self.staff.find(text.to_owned())).await.map_err(refused)?;
            }
            self.table.slowest(&format!("palette{among}: {shown}"), &times, 16.0);
        }
        Ok(())
    }

    async fn khata(&mut self) -> Outcome<()> {
        let query = |customer_id, limit| KhataQuery {
            customer_id,
            from: None,
            to: None,
            before: None,
            limit,
        };
        row!(self, "khata: page of an ordinary one", 0.5, |staff, at| staff
            .khata(query(CustomerId(i64::from(2 + at)), None)));
        row!(self, "khata: page of 10,000 lines", 0.5, |staff, _at| staff
            .khata(query(HEAVY, None)));
        let older = self.staff.khata(query(HEAVY, Some(5_000))).await.map_err(refused)?.older;
        let middle = KhataQuery { before: older, ..query(HEAVY, None) };
        row!(self, "khata: page in the middle of 10,000 lines", 0.5, |staff, _at| staff
            .khata(middle.clone()));
        row!(self, "khata: 10,000 lines with their balances", 15.0, |staff, _at| staff
            .khata(query(HEAVY, Some(10_000))));
        row!(self, "open items of one customer", 1.0, |staff, at| staff
            .open_items(CustomerId(i64::from(2 + at))));
        Ok(())
    }

    async fn reports(&mut self) -> Outcome<()> {
        let owner = &self.owner;
        row!(self, "ageing: totals", 1.0, |_staff, _at| owner.ageing(None, Some(0), None));
        row!(self, "ageing: first 200 customers", 300.0, |_staff, _at| owner
            .ageing(None, None, None));
        row!(self, "trial balance today", 2.0, |_staff, _at| owner.trial_balance(None));
        row!(self, "trial balance a year ago", 2.0, |_staff, _at| owner
            .trial_balance(Some("2025-11-21".to_owned())));
        row!(self, "day book: a page", 1.0, |_staff, _at| owner.day_book(
            "2026-01-01".to_owned(),
            String::new(),
            None
        ));
        for (name, account) in [
            ("customers", "tradeReceivable"),
            ("cash", "cash"),
            ("cheques", "chequesInHand"),
            ("bad debts", "badDebts"),
        ] {
            for (which, to) in [("newest", "2026-11-21"), ("a year ago", "2025-11-21")] {
                let query = AccountQuery {
                    account: account.to_owned(),
                    from: None,
                    to: Some(to.to_owned()),
                    before: None,
                    limit: None,
                };
                row!(self, &format!("account of {name}: {which}"), 5.0, |_staff, _at| owner
                    .account(query.clone()));
            }
        }
        row!(self, "loans in figures", 1.0, |staff, _at| staff.loan_summary());
        self.daily().await
    }

    /// What the shop begins its day with.
    async fn daily(&mut self) -> Outcome<()> {
        row!(self, "daily check", 5.0, |staff, _at| staff.check_now());
        row!(self, "reminders", 10.0, |staff, _at| staff.reminders());
        row!(self, "whom to call", 10.0, |staff, _at| staff.call_list(CallQuery::default()));
        for text in ["kumar", "traders"] {
            let query = CallQuery { search: Some(text.to_owned()), ..CallQuery::default() };
            row!(self, &format!("whom to call by search: {text}"), 10.0, |staff, _at| staff
                .call_list(query.clone()));
        }
        row!(self, "Today", 10.0, |staff, _at| staff.today());
        Ok(())
    }

    /// What reads every open due: a few times is enough.
    async fn reports_of_dues(&mut self) -> Outcome<()> {
        let owner = &self.owner;
        self.times = 3;
        row!(self, "ageing: every customer", 300.0, |_staff, _at| owner.ageing(
            None,
            Some(u32::MAX),
            None
        ));
        row!(self, "ageing: every customer, a year ago", 1_000.0, |_staff, _at| owner.ageing(
            Some("2025-11-21".to_owned()),
            Some(u32::MAX),
            None
        ));
        Ok(())
    }

    /// What goes through the whole book.
    async fn whole(&mut self) -> Outcome<()> {
        self.reports_of_dues().await?;
        let owner = &self.owner;
        let days =
            ReportQuery::DayBook { from: "2024-06-01".to_owned(), to: "2025-01-20".to_owned() };
        let mut times = Times::default();
        let ledger = times.take(owner.report_csv(days)).await.map_err(refused)?;
        let rows = f64::from(u32::try_from(ledger.lines().count())?);
        let what = format!("general ledger as CSV: {rows} rows");
        self.table.times(&what, &times, rows / 600.0);
        let mut times = Times::default();
        let verdict = times.take(owner.verify()).await.map_err(refused)?;
        if let Some(problem) = verdict.problem {
            return Err(format!("the doctor found {problem:?}").into());
        }
        let what = format!("the doctor: {} entries, ms", verdict.entries);
        self.table.said(&what, &figure(times.median()));
        Ok(())
    }
}

/// The newest stretch of a list, and one from the middle of its days.
fn places() -> [(&'static str, Option<String>); 2] {
    [("newest", None), ("middle", Some("20230.0".to_owned()))]
}

/// A document of whatever kind.
async fn any(staff: &Session<Staff>, id: DocumentId) -> Answer<()> {
    if staff.invoice(id).await.is_ok() || staff.receipt(id).await.is_ok() {
        return Ok(());
    }
    staff.loan(id).await.map(drop)
}
