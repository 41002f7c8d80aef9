//! A small file, and what a book says of it.

use serde_json::json;

use crate::replay::replay;

const FILE: &str = "\
countryCode,customerID,PaperlessDate,invoiceNumber,InvoiceDate,DueDate,InvoiceAmount,Disputed,SettledDate,PaperlessBill,DaysToSettle,DaysLate
391,A,1/1/2013,1,1/2/2013,2/1/2013,55.94,No,1/15/2013,Paper,13,0
391,B,1/1/2013,2,1/3/2013,1/20/2013,10.5,No,3/1/2013,Paper,57,40
391,A,1/1/2013,3,1/31/2013,2/1/2013,7,No,2/5/2013,Paper,5,4
391,C,1/1/2013,4,2/2/2013,3/4/2013,99.99,No,2/5/2013,Paper,3,0
";

#[test]
fn a_replay_gives_the_figures_of_its_day() {
    let folder = tempfile::tempdir().unwrap();
    let figures = replay(FILE, "2013-02-01", folder.path()).unwrap();
    let nothing = json!({ "amount": 0, "count": 0 });
    assert_eq!(
        figures,
        json!({
            "customers": 2, "invoices": 3, "receipts": 1,
            "billed": 7344, "collected": 5594, "outstanding": 1750, "overdue": 1050,
            "ageing": {
                "current": { "amount": 700, "count": 1 },
                "1-30": { "amount": 1050, "count": 1 },
                "31-60": nothing, "61-90": nothing, "90+": nothing,
            },
        })
    );
}

#[test]
fn a_file_that_does_not_read_is_refused_by_its_row_or_column() {
    let head = FILE.lines().next().unwrap();
    let rows = [
        (String::new(), "the file has no column customerID"),
        (FILE.replacen("InvoiceAmount", "Amount", 1), "the file has no column InvoiceAmount"),
        (format!("{head}\n391,A"), "row 1 does not read"),
        (FILE.replacen("55.94", "55.941", 1), "row 1 does not read"),
        (FILE.replacen("1/3/2013", "2013-01-03", 1), "row 2 does not read"),
    ];
    for (file, words) in rows {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(replay(&file, "2013-02-01", folder.path()).unwrap_err(), words);
    }
}
