//! What an entry costs, from command to reply, and what the bare connection takes for the same rows in the same minute.

use books::bulk::NewDocument;
use books::loans::LoanKind;
use books::values::DocumentId;

use crate::Outcome;
use crate::bare::{Bare, Shape};
use crate::measure::Times;
use crate::random::Random;
use crate::recipe::Days;
use crate::shop::{Shop, refused};
use crate::table::{Table, figure};

/// One kind of entry: ours beside the bare connection's.
pub struct Written {
    what: &'static str,
    ours: Times,
    bare: Times,
}

const KINDS: [(&str, Shape); 4] = [
    ("invoice of three lines", Shape { kind: 1, postings: 5, lines: 3, charge: true }),
    ("receipt", Shape { kind: 6, postings: 2, lines: 0, charge: false }),
    ("loan", Shape { kind: 2, postings: 2, lines: 0, charge: true }),
    ("repayment", Shape { kind: 6, postings: 2, lines: 0, charge: false }),
];

/// Writes every kind many times over, entry by entry in turn with the bare connection.
pub async fn measure(shop: &Shop, judged: bool) -> Outcome<Vec<Written>> {
    let rounds = if judged { 300 } else { 20 };
    shop.counter.lock().await.map_err(refused)?;
    let mut bare = Bare::of(&shop.folder()?, &shop.key()?)?;
    let open = Shop::enter(&shop.root).await?;
    let mut days = Days::today(&shop.recipe, std::process::id().into());
    let mut random = Random::new(std::process::id().into());
    let mut written =
        KINDS.map(|(what, _)| Written { what, ours: Times::default(), bare: Times::default() });
    // What is read for the first time is not what a shop waits for all day.
    for _ in 0..rounds / 10 {
        round(&open, &mut days, &mut bare, &mut random, None).await?;
    }
    for _ in 0..rounds {
        round(&open, &mut days, &mut bare, &mut random, Some(&mut written)).await?;
    }
    bare.close()?;
    open.close().await?;
    Ok(written.into())
}

async fn round(
    shop: &Shop,
    days: &mut Days,
    bare: &mut Bare,
    random: &mut Random,
    mut written: Option<&mut [Written; 4]>,
) -> Outcome<()> {
    let customer = days.someone();
    let invoice = days.invoice(customer);
    let loan = match days.loan() {
        NewDocument::Loan(loan) => {
            NewDocument::Loan(books::loans::NewLoan { kind: LoanKind::Cash, ..loan })
        }
        other => other,
    };
    let mut lent = DocumentId(0);
    for (at, (_, shape)) in KINDS.into_iter().enumerate() {
        let document = match at {
            0 => invoice.clone(),
            1 => days.receipt(customer, 20_000),
            2 => loan.clone(),
            _ => days.repay(lent, 2_000),
        };
        let (mut ours, mut theirs) = (Times::default(), Times::default());
        let id = ours.take(record(shop, document)).await?;
        if at == 2 {
            lent = id;
        }
        let number = random.next();
        theirs.take_now(|| bare.write(shape, customer, number))?;
        if let Some(written) = written.as_mut() {
            written[at].ours.join(&ours);
            written[at].bare.join(&theirs);
        }
    }
    Ok(())
}

/// The single command for a document, as the window calls it.
pub async fn record(shop: &Shop, document: NewDocument) -> Outcome<DocumentId> {
    let staff = shop.staff()?;
    let id = match document {
        NewDocument::Invoice(input) => staff.create_invoice(input).await.map(|view| view.id),
        NewDocument::Loan(input) => staff.create_loan(input).await.map(|view| view.id),
        NewDocument::Receipt(input) => staff.record_receipt(input).await.map(|view| view.id),
        NewDocument::Repayment(input) => staff.record_repayment(input).await.map(|view| view.id),
    };
    id.map_err(refused)
}

/// Each kind against the larger of one and a half times the bare connection and half a millisecond more, and its growth.
pub fn report(grown: &[Written], young: &[Written], table: &mut Table) {
    for (grown, young) in grown.iter().zip(young) {
        let (bare, what) = (grown.bare.median(), grown.what);
        table.times(&format!("record: {what}"), &grown.ours, (bare * 1.5).max(bare + 0.5));
        let ratio = grown.ours.median() / bare;
        table
            .said(&format!("  bare connection, the same rows ({}x)", figure(ratio)), &figure(bare));
        let ours = grown.ours.median() / young.ours.median();
        let theirs = grown.bare.median() / young.bare.median();
        let limit = theirs * 1.3;
        table.plain(
            &format!("  growth from the young book (bare {}x)", figure(theirs)),
            &format!("{}x", figure(ours)),
            &format!("{}x", figure(limit)),
            ours <= limit,
        );
    }
}
