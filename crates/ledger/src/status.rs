//! Status: computed from dues and today, never stored.

use crate::Date;
use crate::allocation::OpenDue;

/// How a charge stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChargeStatus {
    /// It was voided.
    Void,
    /// Nothing is open.
    Paid,
    /// An open due lies before today; a due of today is not late.
    Overdue,
    /// Something is open and nothing is late.
    Pending,
}

impl ChargeStatus {
    /// How a charge stands, from its dues; dues with nothing open count for nothing.
    pub fn of(void: bool, dues: &[OpenDue], today: Date) -> Self {
        if void {
            return Self::Void;
        }
        match next_due(dues) {
            None => Self::Paid,
            Some(due_on) if due_on < today => Self::Overdue,
            Some(_) => Self::Pending,
        }
    }
}

/// How a customer stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PaymentStatus {
    /// Nothing is open.
    Clear,
    /// Something is open and nothing is late.
    Pending,
    /// An open due lies before today.
    Overdue,
}

impl PaymentStatus {
    /// How a customer stands, from the earliest day on which something open falls due.
    pub fn of(next_due: Option<Date>, today: Date) -> Self {
        match next_due {
            None => Self::Clear,
            Some(due_on) if due_on < today => Self::Overdue,
            Some(_) => Self::Pending,
        }
    }
}

/// The earliest day on which something open falls due.
pub fn next_due(dues: &[OpenDue]) -> Option<Date> {
    dues.iter().filter(|due| due.open.is_positive()).map(|due| due.due_on).min()
}

/// How many days late the earliest open due is; 0 when nothing is late.
pub fn days_overdue(next_due: Option<Date>, today: Date) -> i32 {
    next_due.map_or(0, |due_on| today.days_since(due_on).max(0))
}

#[cfg(test)]
mod tests;
