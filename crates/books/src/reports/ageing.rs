//! Ageing: who owes what since when, as at a date.

use std::collections::HashMap;

use ledger::ageing::Ageing;
use ledger::{Account, Date};
use sqlx::sqlite::SqliteConnection;

use super::{AgeingBucket, AgeingRow, AgeingView};
use crate::db::{ageing as rows, batch::day, silence};
use crate::refusal::{Answer, Refusal};
use crate::session::Desk;
use crate::values::{CustomerId, Day, Minor};

/// The buckets of the shop as seen from a day.
#[derive(Debug, Clone)]
pub(crate) struct Buckets {
    ageing: Ageing,
    as_of: i64,
}

/// Customers and buckets while dues are added to them.
struct Sums<'a> {
    shape: &'a Buckets,
    buckets: Vec<AgeingBucket>,
    customers: HashMap<i64, Vec<i64>>,
}

impl Buckets {
    /// Buckets with these last days late.
    pub(crate) fn new(edges: &[u32], as_of: Date) -> Answer<Self> {
        let narrow = edges.iter().filter_map(|edge| u16::try_from(*edge).ok()).collect::<Vec<_>>();
        Ok(Self { ageing: Ageing::new(&narrow)?, as_of: day(as_of) })
    }

    /// What is open now in each bucket.
    pub(crate) async fn now(&self, conn: &mut SqliteConnection) -> Answer<Vec<AgeingBucket>> {
        let mut view = self.empty();
        for (bucket, (amount, count)) in view.iter_mut().zip(rows::kept(conn, &self.spans()).await?)
        {
            (bucket.amount, bucket.count) = (Minor(amount), count);
        }
        Ok(view)
    }

    /// Which bucket something due on a day lies in.
    fn place(&self, due_day: i64) -> usize {
        let late = self.as_of.saturating_sub(due_day);
        self.ageing.bucket(i32::try_from(late).unwrap_or(i32::MAX))
    }

    /// The bucket at a place, if there is one.
    fn named(&self, place: u32) -> Answer<usize> {
        let place = place as usize;
        let last = self.ageing.edges().len();
        if place > last { Err(Refusal::NotAChoice.on("bucket")) } else { Ok(place) }
    }

    /// The first and last due day of each bucket.
    fn spans(&self) -> Vec<(i64, i64)> {
        let first = self.ageing.edges().iter().map(|edge| self.as_of - i64::from(*edge));
        let last = first.clone().map(|day| day - 1);
        first.chain([i64::MIN]).zip([i64::MAX].into_iter().chain(last)).collect()
    }

    fn empty(&self) -> Vec<AgeingBucket> {
        let edges: Vec<u32> = self.ageing.edges().iter().copied().map(u32::from).collect();
        let from = |place: usize| edges.get(place.checked_sub(1)?).map(|edge| edge + 1);
        let to = |place: usize| edges.get(place).copied().filter(|edge| *edge > 0);
        let labels = self.ageing.labels().into_iter().enumerate();
        labels
            .map(|(place, label)| {
                let (from, to) = (from(place), to(place));
                AgeingBucket { label, from, to, amount: Minor::ZERO, count: 0 }
            })
            .collect()
    }
}

impl<'a> Sums<'a> {
    fn new(shape: &'a Buckets) -> Self {
        Self { shape, buckets: shape.empty(), customers: HashMap::new() }
    }

    fn add(&mut self, due: rows::Open) {
        let place = self.shape.place(due.due_day);
        if let Some(bucket) = self.buckets.get_mut(place) {
            bucket.amount.0 += due.amount;
            bucket.count += 1;
        }
        let width = self.buckets.len();
        let amounts = self.customers.entry(due.customer).or_insert_with(|| vec![0; width]);
        if let Some(amount) = amounts.get_mut(place) {
            *amount += due.amount;
        }
    }

    /// The customers with the largest sums, in all or in one bucket, the largest first, and how many there are.
    fn largest(self, limit: u32, bucket: Option<usize>) -> (Vec<AgeingRow>, u32) {
        let part = |row: &AgeingRow| {
            let place = bucket.and_then(|place| row.amounts.get(place).copied());
            place.unwrap_or(row.total)
        };
        let row = |(customer, amounts): (i64, Vec<i64>)| AgeingRow {
            customer_id: CustomerId(customer),
            name: String::new(),
            total: Minor(amounts.iter().sum()),
            amounts: amounts.into_iter().map(Minor).collect(),
            advance: Minor::ZERO,
            disputed: Minor::ZERO,
        };
        let rows = self.customers.into_iter().map(row);
        let mut rows: Vec<AgeingRow> = rows.filter(|row| part(row) > Minor::ZERO).collect();
        let count = u32::try_from(rows.len()).unwrap_or(u32::MAX);
        rows.sort_unstable_by_key(|row| std::cmp::Reverse((part(row), row.customer_id)));
        rows.truncate(limit as usize);
        (rows, count)
    }
}

impl Desk<'_> {
    /// Ageing as at a date. Nothing is dated after today, so from today on it is what is open now.
    pub(crate) async fn ageing(
        &mut self,
        as_of: Date,
        limit: u32,
        bucket: Option<u32>,
    ) -> Answer<AgeingView> {
        let shape = Buckets::new(&self.opened.shop.view.ageing_edges, as_of)?;
        let bucket = bucket.map(|place| shape.named(place)).transpose()?;
        let mut sums = Sums::new(&shape);
        let (buckets, mut named, customers) = if as_of >= self.today {
            // The customers with most in a bucket are not those with most in all.
            let most = bucket.map_or(limit, |_| u32::MAX);
            rows::now(self.conn(), most, |due| sums.add(due)).await?;
            let (rows, count) = sums.largest(limit, bucket);
            let owing = crate::db::today::customers(self.conn(), as_of).await?.owing;
            (shape.now(self.conn()).await?, rows, bucket.map_or(owing, |_| count))
        } else {
            rows::then(self.conn(), as_of, |due| sums.add(due)).await?;
            let buckets = std::mem::take(&mut sums.buckets);
            let (rows, count) = sums.largest(limit, bucket);
            (buckets, rows, count)
        };
        let past = Some(as_of).filter(|as_of| *as_of < self.today);
        rows::name(self.conn(), &mut named, past).await?;
        let disputed = match past {
            None => self.mark_disputed(&mut named).await?,
            Some(_) => 0,
        };
        let total: i64 = buckets.iter().map(|bucket| bucket.amount.0).sum();
        let advances = total - self.receivable(as_of).await?;
        Ok(AgeingView {
            as_of: Day(as_of),
            buckets,
            total: Minor(total),
            advances: Minor(advances),
            disputed: Minor(disputed),
            rows: named,
            customers,
        })
    }

    /// Says of each row what is disputed of it, and gives what is disputed in all.
    async fn mark_disputed(&mut self, rows: &mut [AgeingRow]) -> Answer<i64> {
        let disputed = silence::disputed_of(self.conn()).await?;
        for row in rows {
            row.disputed = Minor(disputed.get(&row.customer_id.0).copied().unwrap_or(0));
        }
        Ok(disputed.values().sum())
    }

    /// What all customers owed at the end of a day, net of what they had paid ahead.
    async fn receivable(&mut self, as_of: Date) -> Answer<i64> {
        let trade =
            crate::db::reports::balance(self.conn(), Account::TradeReceivable, as_of).await?;
        let loans =
            crate::db::reports::balance(self.conn(), Account::LoansReceivable, as_of).await?;
        Ok(trade + loans)
    }
}
