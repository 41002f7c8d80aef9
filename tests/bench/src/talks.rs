//! What is talked about with some of the customers who owe: calls to follow up, promises, cases about what they owe; and
//! some are left in peace.

use books::cases::{CasePriority, NewCase};
use books::interactions::{FollowUpInput, InteractionKind, NewInteraction};
use books::promises::NewPromise;
use books::reminders::{Rest, SetAside};
use books::values::{CustomerId, OpenItem};
use books::{Session, Staff};

use crate::Outcome;
use crate::recipe::Recipe;
use crate::shop::refused;

/// One customer of so many is talked with: a thousand of a hundred thousand, as many as a few people manage in a month.
const EVERY: usize = 100;
/// Of how many, at most.
const MOST: usize = 100_000;

/// Talks with one customer after another, but not with the one whose khata is measured by itself.
pub async fn hold(staff: &Session<Staff>, recipe: &Recipe) -> Outcome<()> {
    for at in 0..recipe.customers.min(MOST) / EVERY {
        let customer = CustomerId(i64::try_from(at * EVERY + EVERY / 2)?);
        let items = staff.open_items(customer).await.map_err(refused)?;
        let Some(item) = items.first() else { continue };
        let on = format!("2026-11-{}", 21 + at % 9);
        staff.create_interaction(call(at, customer, on.clone())).await.map_err(refused)?;
        if at % 2 == 0 {
            staff.create_promise(promise(at, customer, (item, on))).await.map_err(refused)?;
        } else {
            staff.create_case(case(at, customer, item)).await.map_err(refused)?;
        }
        if at % 10 == 0 {
            let customer_id = CustomerId(customer.0 + 1);
            let aside = SetAside { customer_id, rest: Rest::Tomorrow, on: None };
            staff.set_aside(aside).await.map_err(refused)?;
        }
    }
    Ok(())
}

fn request_id(what: u8, at: usize) -> String {
    format!("00000000-0000-4000-8{what:03}-{at:012}")
}

fn call(at: usize, customer_id: CustomerId, on: String) -> NewInteraction {
    let follow_up = Some(FollowUpInput { on, minute: None, assigned_to: None });
    let (request_id, kind) = (request_id(1, at), InteractionKind::Call);
    let text = "Asked for what is open".to_owned();
    NewInteraction { request_id, customer_id, kind, text, pinned: false, follow_up }
}

fn promise(at: usize, customer_id: CustomerId, (item, on): (&OpenItem, String)) -> NewPromise {
    let (request_id, amount) = (request_id(2, at), item.due.open);
    NewPromise { request_id, customer_id, due_id: None, amount, on, note: None }
}

fn case(at: usize, customer_id: CustomerId, item: &OpenItem) -> NewCase {
    NewCase {
        request_id: request_id(3, at),
        customer_id,
        subject: "Two sacks were wet".to_owned(),
        description: None,
        assigned_to: None,
        priority: CasePriority::Normal,
        document_ids: vec![item.document_id],
        disputed: None,
        next_step: None,
    }
}
