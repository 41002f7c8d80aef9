//! Status: computed from dues and today, never stored.

use crate::Date;

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
    /// How a charge stands, from the earliest day on which something of it that is open falls due.
    pub fn of(void: bool, next_due: Option<Date>, today: Date) -> Self {
        if void {
            return Self::Void;
        }
        match PaymentStatus::of(next_due, today) {
            PaymentStatus::Clear => Self::Paid,
            PaymentStatus::Overdue => Self::Overdue,
            PaymentStatus::Pending => Self::Pending,
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
    /// How a customer stands, from the earliest day on which something open falls due; due today is not late.
    pub fn of(next_due: Option<Date>, today: Date) -> Self {
        match next_due {
            None => Self::Clear,
            Some(due_on) if due_on < today => Self::Overdue,
            Some(_) => Self::Pending,
        }
    }
}

/// How many days late the earliest open due is; 0 when nothing is late.
pub fn days_overdue(next_due: Option<Date>, today: Date) -> i32 {
    next_due.map_or(0, |due_on| today.days_since(due_on).max(0))
}

#[cfg(test)]
mod tests;
