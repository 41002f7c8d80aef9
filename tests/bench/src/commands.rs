//! What a few commands take by themselves; the same commands through the window are held against these times.

use std::path::Path;

use books::customers::CustomerQuery;
use books::khata::KhataQuery;
use books::reading::read_amount;
use books::values::CustomerId;

use crate::Outcome;
use crate::measure::Times;
use crate::shop::{Shop, refused};

/// How often each is called.
const TIMES: usize = 200;

/// Says the median of each in milliseconds, one line a command; run as a process of its own.
pub async fn times(root: &Path) -> Outcome<()> {
    let shop = Shop::enter(root).await?;
    let staff = shop.staff()?;
    let list = CustomerQuery { page: Some(1), limit: Some(50), ..CustomerQuery::default() };
    let page =
        KhataQuery { customer_id: CustomerId(2), from: None, to: None, before: None, limit: None };
    let mut each: [Times; 5] = std::array::from_fn(|_| Times::default());
    for _ in 0..TIMES {
        each[0].take_now(|| read_amount("1.2L", 2)).map_err(refused)?;
        each[1].take(staff.customer(CustomerId(2))).await.map_err(refused)?;
        each[2].take(staff.khata(page.clone())).await.map_err(refused)?;
        each[3].take(staff.customers(list.clone())).await.map_err(refused)?;
        each[4].take(staff.today()).await.map_err(refused)?;
    }
    for (name, times) in ["read_amount", "customer", "khata", "customers", "today"].iter().zip(each)
    {
        println!("{name} {}", times.median());
    }
    shop.close().await
}
