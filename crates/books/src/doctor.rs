//! The doctor: checks the whole book and names the first thing that is wrong. Nothing is changed.

mod chain;
mod customers;
mod kept;
mod personal;
mod stop;
mod ways;

pub(crate) use stop::{Brake, Stop};
pub(crate) use ways::Stretches;

use serde::Serialize;
use specta::Type;
use sqlx::Connection;
use sqlx::sqlite::SqliteConnection;
use tokio::join;

use crate::db::book::heed;
use crate::db::doctor as rows;
use crate::db::trail::Tail;
use crate::opened::Opened;
use crate::refusal::{Answer, Refusal};
use crate::session::{Owner, Session};
use crate::trail::Action;
use crate::values::{CustomerId, DocumentId, EntryId, Minor, Moment};

/// What the doctor found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Verdict {
    /// Links of the trail that were walked.
    pub links: u32,
    /// Documents they made.
    pub documents: u32,
    /// Entries they made.
    pub entries: u32,
    /// The first thing that is wrong; nothing is when null.
    pub problem: Option<Problem>,
}

/// What the doctor is at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum Step {
    /// The pages of the file and its schema.
    File,
    /// The trail, link by link.
    Trail,
    /// The kept sums and the numbers.
    Sums,
    /// The customers' details.
    Details,
}

/// How far the doctor is: so many of so many things of a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Progress {
    /// The step.
    pub step: Step,
    /// Done of it.
    pub done: u32,
    /// Of how many.
    pub of: u32,
}

/// Something that is wrong with the book.
#[expect(missing_docs, reason = "a variant's sentence names its fields")]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(tag = "problem", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum Problem {
    /// A page of the file does not have its checksum.
    Page { detail: String },
    /// The pages do not make whole trees, or a value breaks its column's rule.
    Structure { detail: String },
    /// A table, index or trigger is not as this program makes it.
    Schema { name: String },
    /// A link of the trail is missing before this one.
    LinkMissing { seq: String },
    /// A link, or a row it made, was changed, added or taken away after it was written.
    LinkBroken {
        seq: String,
        action: Option<Action>,
        at: Moment,
        document: Option<DocumentId>,
        customer: Option<CustomerId>,
    },
    /// A row that no link made.
    Unlinked { table: String, id: String },
    /// The last acknowledged link is not the one in the trail: entries were lost or replaced.
    Anchor { seq: String },
    /// A row names one of another table that is not there.
    Reference { table: String, parent: String },
    /// The postings of an entry do not add up to nothing, or there are none.
    Unbalanced { entry: EntryId },
    /// A kept sum differs from what it is the sum of; `of` says whose it is.
    Sum { sum: Sum, of: String, kept: Option<Minor>, found: Option<Minor> },
    /// The numbers of a series have a gap or a duplicate.
    Numbers { series: String, numbers: u32, last: u32 },
    /// A personal value beside the trail is not the one the trail has a digest of.
    Personal { customer: Option<CustomerId>, field: String },
    /// A customer's row says something else than the trail was last told.
    Customer { customer: CustomerId, field: String },
    /// A row that belongs to a customer or to the shop says something else than the trail was last told, or is gone.
    Told { table: String, id: String, field: String },
}

/// Declares the kept sums and the list of them all.
macro_rules! sums {
    ($($(#[$doc:meta])* $name:ident,)*) => {
        /// A sum that is kept beside what it is the sum of.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
        #[serde(rename_all = "camelCase")]
        pub enum Sum { $($(#[$doc])* $name,)* }

        impl Sum {
            /// Every one, in the order in which they are checked.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];
        }
    };
}

sums! {
    /// What an entry adds to the customer's receivable.
    EntryEffect,
    /// Debits or credits of an account on a day.
    AccountDay,
    /// Settled of a due.
    DueSettled,
    /// Whether a due ended with its charge.
    DueEnded,
    /// Whose due an allocation settles.
    AllocationCustomer,
    /// The dues of a charge, which add up to it.
    DocumentDues,
    /// Allocated or refunded of a settling document.
    DocumentUsed,
    /// Whether a document is void or bounced.
    DocumentEnded,
    /// Open of a charge.
    DocumentOpen,
    /// First open due of a charge.
    DocumentNextDue,
    /// What a customer owes.
    CustomerReceivable,
    /// What the lines of a khata gave.
    CustomerGave,
    /// How many lines a khata has.
    CustomerLines,
    /// Open of a customer.
    CustomerOutstanding,
    /// First open due of a customer.
    CustomerNextDue,
    /// Received from a customer and not allocated.
    CustomerAdvance,
    /// When a customer's last entry was recorded.
    CustomerLastActivity,
    /// Owed is open less advance.
    CustomerBalance,
    /// Customers by the day something of theirs falls due.
    CountCustomers,
    /// What those customers have open.
    CountOutstanding,
    /// What those customers paid ahead.
    CountAdvance,
    /// Open by the day it falls due.
    DueDayOpen,
    /// Open dues by the day they fall due.
    DueDayCount,
    /// Open of loans by the day it falls due.
    LoanDay,
    /// Loans that are not void.
    LoanCount,
    /// What they were for.
    LoanAmount,
    /// What one document settles of one loan.
    LoanSettled,
    /// Repayments on them.
    LoanRepayments,
    /// What was repaid.
    LoanRepaid,
    /// Repaid times days.
    LoanWeight,
    /// How far a number series came.
    NumberSeries,
    /// The link before one that is about the same customer.
    LinkEarlier,
    /// The last link about a customer.
    CustomerLastLink,
    /// From which link to which somebody wrote within an hour.
    TrailStretch,
    /// Requests that were answered.
    Requests,
    /// The highest id ever given to a row of a table, so that none is given twice.
    Sequence,
}

/// One thing the doctor looks at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Check {
    /// Pages against their checksums.
    Pages,
    /// Trees of pages and rules of columns.
    Structure,
    /// Tables, indexes and triggers.
    Schema,
    /// Indexes against their tables.
    Indexes,
    /// The chain of links.
    Chain,
    /// The last acknowledged link.
    Anchor,
    /// Rows that no link made.
    Unlinked,
    /// Rows that name others.
    References,
    /// Entries that add up to nothing.
    Balanced,
    /// One kept sum.
    Sum(Sum),
    /// Numbers without gap or duplicate.
    Numbers,
    /// Personal values beside the trail.
    Personal,
    /// Customers against the trail.
    Customers,
    /// What was talked about with them, against the trail.
    Conversations,
    /// The people of the shop, against the trail.
    People,
    /// The shop's settings and its tax rates, against the trail.
    Settings,
}

impl Session<Owner> {
    /// Checks the whole book: the file, the trail, every rule and every kept sum.
    pub async fn verify(&self) -> Answer<Verdict> {
        self.verify_telling(&|_| {}).await
    }

    /// The same, telling how far it is. Refused as stopped once [`Session::stop_verify`] was asked for.
    pub async fn verify_telling(&self, told: Told<'_>) -> Answer<Verdict> {
        self.verify_all(Wanted::default(), told).await
    }

    /// Stops a check that is under way.
    pub fn stop_verify(&self) {
        self.counter().stop_check();
    }

    async fn verify_all(&self, wanted: Wanted, told: Told<'_>) -> Answer<Verdict> {
        let mut desk = self.look().await?;
        let stop = Stop::default();
        self.counter().check_begins(stop.brake());
        heed(&mut desk.opened.book.conn, stop.brake()).await?;
        let verdict = desk.opened.verify(wanted, told, &stop).await;
        heed(&mut desk.opened.book.conn, Brake::default()).await?;
        if stop.is_asked() { Err(Refusal::Stopped.into()) } else { verdict }
    }
}

/// Who is told how far a check is.
pub type Told<'a> = &'a (dyn Fn(Progress) + Sync);

/// Which checks are wanted: every one, or in a test all but one.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Wanted {
    without: Option<Check>,
}

impl Wanted {
    /// Whether this one is.
    pub(crate) fn has(self, check: Check) -> bool {
        self.without != Some(check)
    }
}

impl Opened {
    /// Checks what is wanted, and names the first thing that is wrong: rows of a page that cannot be trusted say nothing.
    /// The file is gone through on the book's own connection, the only one that knows the rules of columns, and the rows
    /// on another meanwhile.
    async fn verify(&mut self, wanted: Wanted, told: Told<'_>, stop: &Stop) -> Answer<Verdict> {
        told(Progress { step: Step::File, done: 0, of: 1 });
        let mut image = self.image().await?;
        heed(&mut image, stop.brake()).await?;
        let verdict = Verdict { links: 0, documents: 0, entries: 0, problem: None };
        let (tail, anchor) = (self.book.tail.clone(), self.head.read()?);
        let mut check = Examination { image, tail, anchor, wanted, told, stop, verdict };
        let (file, rows) = join!(file(&mut self.book.conn, wanted), check.rows());
        check.image.close().await?;
        let (torn, words) = file?;
        check.verdict.problem = match torn {
            Some(problem) => Some(problem),
            None => rows?.or(words),
        };
        Ok(check.verdict)
    }
}

/// What is wrong with the file, its pages before the trees they make; and when nothing is, with what is known of people.
async fn file(
    conn: &mut SqliteConnection,
    wanted: Wanted,
) -> Answer<(Option<Problem>, Option<Problem>)> {
    let mut torn = None;
    if wanted.has(Check::Pages) {
        torn = rows::pages(conn).await?;
    }
    if torn.is_none() && wanted.has(Check::Structure) {
        torn = rows::structure(conn).await?;
    }
    let words = if torn.is_none() { words(conn, wanted).await? } else { None };
    Ok((torn, words))
}

/// What was talked about with customers, the shop and its people beside what the trail was told.
async fn words(conn: &mut SqliteConnection, wanted: Wanted) -> Answer<Option<Problem>> {
    if wanted.has(Check::Conversations)
        && let Some(problem) = rows::conversations(conn).await?
    {
        return Ok(Some(problem));
    }
    if wanted.has(Check::Settings)
        && let Some(problem) = rows::settings(conn).await?
    {
        return Ok(Some(problem));
    }
    if wanted.has(Check::People) { rows::people(conn).await } else { Ok(None) }
}

/// A check that is under way: the file as it lies, and what the open book knows of its end.
struct Examination<'a> {
    image: SqliteConnection,
    tail: Tail,
    anchor: Option<vault::Head>,
    wanted: Wanted,
    told: Told<'a>,
    stop: &'a Stop,
    verdict: Verdict,
}

impl Examination<'_> {
    fn tells(&self, step: Step, done: u32, of: u32) {
        (self.told)(Progress { step, done, of });
    }

    /// What the rows say: the trail first, then what is kept beside it.
    async fn rows(&mut self) -> Answer<Option<Problem>> {
        let wanted = self.wanted;
        if wanted.has(Check::Schema)
            && let Some(problem) = rows::schema(&mut self.image).await?
        {
            return Ok(Some(problem));
        }
        let astray = rows::astray(&mut self.image).await?;
        if let Some(problem) = astray.index.filter(|_| wanted.has(Check::Indexes)) {
            return Ok(Some(problem));
        }
        if let Some(problem) = self.chain().await? {
            return Ok(Some(problem));
        }
        if let Some(problem) = astray.reference.filter(|_| wanted.has(Check::References)) {
            return Ok(Some(problem));
        }
        let wrong = self.sums().await?;
        self.tells(Step::Details, 0, 1);
        Ok(wrong)
    }

    async fn sums(&mut self) -> Answer<Option<Problem>> {
        let of = u32::try_from(Sum::ALL.len()).unwrap_or(0);
        for (sum, done) in Sum::ALL.iter().copied().zip(0..) {
            self.tells(Step::Sums, done, of);
            if !self.wanted.has(Check::Sum(sum)) {
                continue;
            }
            if let Some(problem) = rows::wrong(&mut self.image, sum).await? {
                return Ok(Some(problem));
            }
        }
        if self.wanted.has(Check::Numbers) { rows::series(&mut self.image).await } else { Ok(None) }
    }
}

#[cfg(feature = "tamper")]
pub mod tamper;
