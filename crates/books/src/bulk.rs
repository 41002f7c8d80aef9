//! Many documents in one transaction: everything a single command does to each, by the same rules and with a link of the
//! trail each, or nothing at all. What a command reads from the file before it writes is read once and kept in memory,
//! and sums that triggers keep row by row are kept once at the end.

mod known;

use crate::customers::NewCustomer;
use crate::db::batch::Batch;
use crate::db::bulk as rows;
use crate::house::House;
use crate::invoices::NewInvoice;
use crate::loans::{NewLoan, NewRepayment};
use crate::opened::Opened;
use crate::receipts::NewReceipt;
use crate::refusal::{Answer, Refused};
use crate::session::{Desk, Owner, Session};
use crate::values::{CustomerId, DocumentId};

use known::Known;
pub(crate) use known::LoanFacts;

/// Documents written at a time.
const AT_A_TIME: usize = 2_000;

/// A document as the form of its kind asks for it. An invoice must not take the place of another.
#[derive(Debug, Clone)]
#[expect(missing_docs, reason = "each is what its form makes")]
pub enum NewDocument {
    Invoice(NewInvoice),
    Loan(NewLoan),
    Receipt(NewReceipt),
    Repayment(NewRepayment),
}

impl Session<Owner> {
    /// Makes many customers, or none. The first that is refused is named by its place, `3.phone`.
    pub async fn create_customers(&self, customers: Vec<NewCustomer>) -> Answer<Vec<CustomerId>> {
        let mut desk = self.change().await?;
        let mut ids = Vec::with_capacity(customers.len());
        for (at, customer) in customers.iter().enumerate() {
            ids.push(desk.new_customer(customer).await.map_err(|refused| placed(at, refused))?);
        }
        if desk.opened.book.recorded.is_some() {
            desk.commit().await?;
        }
        Ok(ids)
    }

    /// Records many documents in their order, or none. The first that is refused is named by its place, `17.amount`.
    pub async fn record_documents(&self, documents: &[NewDocument]) -> Answer<Vec<DocumentId>> {
        let mut desk = self.change().await?;
        rows::widen_cache(desk.conn(), true).await?;
        let recorded = desk.record_documents(documents).await;
        rows::widen_cache(desk.conn(), false).await?;
        let ids = recorded?;
        if desk.opened.book.recorded.is_some() {
            desk.commit().await?;
        }
        Ok(ids)
    }
}

impl Desk<'_> {
    /// Reads for one lot and works it out while the lot before it is being written.
    async fn record_documents(&mut self, documents: &[NewDocument]) -> Answer<Vec<DocumentId>> {
        let (user, at) = (self.user.0, self.now.0);
        let (today, role) = (self.today, self.role);
        let Opened { book, shop, .. } = &mut *self.opened;
        let house = House { shop, today, role };
        let conn = &mut book.conn;
        let triggers = rows::lift_triggers(conn).await?;
        let mut known = Known::read(conn, user, at).await?;
        let mut ids = Vec::with_capacity(documents.len());
        let (mut tail, mut ready) = (book.tail.clone(), None);
        for lot in documents.chunks(AT_A_TIME) {
            known.learn(conn, lot).await?;
            let mut batch = Batch::after(&tail);
            let work_out = async {
                for document in lot {
                    let place = ids.len();
                    let id = known.record(&house, &mut batch, document);
                    ids.push(DocumentId(id.map_err(|refused| placed(place, refused))?));
                }
                Ok(())
            };
            match ready.take() {
                Some(before) => drop(tokio::try_join!(write(conn, before, user, at), work_out)?),
                None => work_out.await?,
            }
            tail = batch.tail().clone();
            ready = Some(batch);
        }
        if let Some(last) = ready {
            write(conn, last, user, at).await?;
        }
        rows::keep_sums(conn, &book.tail, at).await?;
        rows::restore_triggers(conn, &triggers).await?;
        if tail.seq > book.tail.seq {
            book.recorded = Some(tail);
        }
        Ok(ids)
    }
}

async fn write(
    conn: &mut sqlx::sqlite::SqliteConnection,
    batch: Batch,
    user: i64,
    at: i64,
) -> Answer<()> {
    let before = batch.before().clone();
    batch.write(conn, user, at).await?;
    rows::settle(conn, &before).await
}

/// A refusal with the place of what was refused.
fn placed(at: usize, refused: Refused) -> Refused {
    let field = refused.field.as_deref().map_or(at.to_string(), |field| format!("{at}.{field}"));
    refused.pin(&field)
}
