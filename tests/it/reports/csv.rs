//! Reports as CSV: whole, plain, and nothing a spreadsheet would run.

use acceptance::{Shop, code, run};
use books::reports::ReportQuery;
use books::values::CustomerId;
use serde_json::json;

use crate::story;

async fn csv(shop: &Shop, query: serde_json::Value) -> String {
    let query: ReportQuery = serde_json::from_value(query).unwrap();
    let text = shop.owner().report_csv(query).await.unwrap();
    text.strip_prefix('\u{feff}').expect("a byte-order mark").to_owned()
}

#[test]
fn each_report_is_written_whole() {
    run(async {
        let shop = Shop::open().await;
        let ravi = story::customer(&shop, "=HYPERLINK(\"http://x\")").await;
        let meena = story::customer_with(&shop, json!({ "name": "Meena, \"the tailor\"" })).await;
        story::give(&shop, ravi, 123_456, "2026-11-01", "2026-11-10").await;
        story::give(&shop, meena, 50, "2026-11-02", "2026-12-10").await;
        story::get(&shop, ravi, 23_456, "2026-11-03").await;
        let ageing = csv(&shop, json!({ "report": "ageing" })).await;
        assert_eq!(
            ageing,
            "customer,current,1-30,31-60,61-90,90+,total,advance,disputed\r\n\
             \"'=HYPERLINK(\"\"http://x\"\")\",0.00,1000.00,0.00,0.00,0.00,1000.00,0.00,0.00\r\n\
             \"Meena, \"\"the tailor\"\"\",0.50,0.00,0.00,0.00,0.00,0.50,0.00,0.00\r\n\
             total,0.50,1000.00,0.00,0.00,0.00,1000.50,0.00,0.00\r\n"
        );
        let trial = csv(&shop, json!({ "report": "trialBalance", "asOf": "2026-11-02" })).await;
        assert_eq!(
            trial,
            "account,debit,credit\r\ntradeReceivable,1235.06,0.00\r\nsales,0.00,1235.06\r\ntotal,1235.06,1235.06\r\n"
        );
        let khata =
            csv(&shop, json!({ "report": "khata", "customerId": ravi, "from": "2026-11-02" }))
                .await;
        assert_eq!(
            khata,
            "date,kind,number,note,gave,got,balance\r\n,opening,,,,,1234.56\r\n\
             2026-11-03,receipt,RCT/26-27/0001,,0.00,234.56,1000.00\r\n,closing,,,,,1000.00\r\n"
        );
        let book =
            csv(&shop, json!({ "report": "dayBook", "from": "2026-11-02", "to": "2026-11-02" }))
                .await;
        assert_eq!(
            book,
            "date,kind,number,customer,reversal,account,debit,credit\r\n\
             2026-11-02,loan,LN/26-27/0002,\"Meena, \"\"the tailor\"\"\",,tradeReceivable,0.50,\r\n\
             2026-11-02,loan,LN/26-27/0002,\"Meena, \"\"the tailor\"\"\",,sales,,0.50\r\n"
        );
        let account = csv(
            &shop,
            json!({ "report": "account", "account": "tradeReceivable", "from": "2026-11-02" }),
        )
        .await;
        assert_eq!(
            account,
            "date,kind,number,customer,reversal,debit,credit,balance\r\n,closing,,,,,,1000.50\r\n\
             2026-11-03,receipt,RCT/26-27/0001,\"'=HYPERLINK(\"\"http://x\"\")\",,0.00,234.56,1000.50\r\n\
             2026-11-02,loan,LN/26-27/0002,\"Meena, \"\"the tailor\"\"\",,0.50,0.00,1235.06\r\n,opening,,,,,,1234.56\r\n"
        );
        let loans = csv(&shop, json!({ "report": "loanSummary" })).await;
        assert_eq!(
            loans,
            "figure,value\r\nissued,1235.06\r\ncollected,234.56\r\nlet off or returned,0.00\r\n\
             outstanding,1000.50\r\noverdue,1000.00\r\nloans,2\r\nrepayments,1\r\naverage days,2.0\r\n\
             average repayment,234.56\r\n"
        );
    });
}

#[test]
fn what_cannot_be_reported_is_refused() {
    run(async {
        let shop = Shop::open().await;
        let table = [
            (
                "customerNotFound@customerId",
                ReportQuery::Khata { customer_id: CustomerId(9), from: None, to: None },
            ),
            ("dateUnreadable@asOf", ReportQuery::TrialBalance { as_of: Some("x".into()) }),
            (
                "notAChoice@to",
                ReportQuery::DayBook { from: "2026-11-02".into(), to: "2026-11-01".into() },
            ),
        ];
        for (expected, query) in table {
            assert_eq!(code(&shop.owner().report_csv(query).await), expected);
        }
    });
}
