//! Every way in which the rules say no, with the data a person needs to put it right.
//!
//! The sentences here are for logs and tests; a person reads words chosen from the variant.

use alloc::boxed::Box;

use thiserror::Error;

use crate::{Date, Money};

/// A refusal. Nothing was changed when one is returned.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum Refusal {
    // Values.
    /// An amount or a sum lies beyond ±(2⁵³ − 1) minor units.
    #[error("an amount must lie within 2^53 - 1 minor units")]
    MoneyOutOfRange,
    /// The amount of an entry is zero or negative.
    #[error("the amount must be more than zero")]
    AmountNotPositive,
    /// The amount of one entry is over the limit.
    #[error("the amount must be at most {limit} minor units")]
    AmountTooLarge {
        /// The largest amount one entry may have, in minor units.
        limit: Money,
    },
    /// A rate is over the largest one accepted.
    #[error("a rate must be at most {limit} basis points")]
    RateTooHigh {
        /// The largest rate, in basis points.
        limit: u32,
    },
    /// A quantity is zero or negative.
    #[error("a quantity must be more than zero")]
    QuantityNotPositive,
    /// A quantity is over the largest one accepted.
    #[error("a quantity must be at most {limit} thousandths")]
    QuantityTooLarge {
        /// The largest quantity, in thousandths.
        limit: i64,
    },
    /// A day before 1900 or after 2199.
    #[error("a date must lie between 1900-01-01 and 2199-12-31")]
    DateOutOfRange,
    /// A year, month and day that the calendar does not have.
    #[error("there is no day {day} of month {month} in {year}")]
    NoSuchDate {
        /// The year as written.
        year: i32,
        /// The month as written, 1 to 12 in the calendar.
        month: u32,
        /// The day of the month as written.
        day: u32,
    },

    // What was typed.
    /// What was typed is not an amount.
    #[error("this is not an amount")]
    AmountUnreadable,
    /// More decimals were typed than the currency has.
    #[error("the currency has {allowed} decimals")]
    TooManyDecimals {
        /// How many decimals the currency has.
        allowed: u8,
    },
    /// What was typed is not a date.
    #[error("this is not a date")]
    DateUnreadable,
    /// Nothing was written where something is required.
    #[error("something must be written here")]
    Empty,
    /// The text is too long.
    #[error("the text must have at most {max} characters")]
    TooLong {
        /// The largest number of characters (Unicode scalar values).
        max: usize,
    },
    /// The text holds a control, direction or invisible character.
    #[error("the text holds the forbidden character U+{code:04X}")]
    ForbiddenCharacter {
        /// The Unicode code point of the first such character.
        code: u32,
    },
    /// The text is not an email address.
    #[error("this is not an email address")]
    EmailMalformed,
    /// The text is not a username.
    #[error("a username has 3 to 40 letters, digits, dots, underscores and hyphens")]
    UsernameMalformed,
    /// The text is not a cheque number.
    #[error("a cheque number has up to 20 letters, digits, hyphens and slashes")]
    ChequeNumberMalformed,

    // Double entry.
    /// The postings of an entry do not sum to zero.
    #[error("debits and credits differ by {difference} minor units")]
    EntryUnbalanced {
        /// Debits minus credits, in minor units.
        difference: i128,
    },
    /// An entry has fewer than two postings.
    #[error("an entry needs at least two postings")]
    EntryTooShort,
    /// Two postings of an entry are to the same account.
    #[error("an entry has one posting for each account")]
    AccountTwice,
    /// A posting of an entry is zero.
    #[error("a posting must not be zero")]
    PostingZero,

    // Charges and their dues.
    /// The customer is archived.
    #[error("the customer is archived")]
    CustomerArchived,
    /// A due date lies before the day the charge was issued.
    #[error("a due date lies before {issued_on}, when the charge was issued")]
    DueBeforeIssue {
        /// The day the charge was issued.
        issued_on: Date,
    },
    /// The day of the document has not come yet.
    #[error("the date is after today, {today}")]
    DateInFuture {
        /// Today in the shop's time zone.
        today: Date,
    },
    /// The day of the document lies in a closed period.
    #[error("the books are closed up to {locked_through}")]
    PeriodLocked {
        /// The last day of the closed period.
        locked_through: Date,
    },
    /// A charge was given no instalment.
    #[error("a charge needs at least one instalment")]
    InstalmentsMissing,
    /// A charge was given too many instalments.
    #[error("a charge has at most {limit} instalments")]
    TooManyInstalments {
        /// The largest number of instalments.
        limit: usize,
    },
    /// The due dates of the instalments do not ascend.
    #[error("the due dates of instalments must ascend")]
    InstalmentsOutOfOrder,
    /// An instalment is zero or negative.
    #[error("every instalment must be more than zero")]
    InstalmentNotPositive,
    /// The instalments do not add up to the charge.
    #[error("instalments sum to {sum} minor units, the charge is {total}")]
    InstalmentsDoNotSum {
        /// The amount of the charge.
        total: Money,
        /// What the instalments add up to.
        sum: Money,
    },
    /// A credit limit below zero.
    #[error("a credit limit must not be negative")]
    CreditLimitNegative,
    /// The charge would take the customer over the credit limit.
    #[error("{requested} on top of {outstanding} exceeds the credit limit {limit} (minor units)")]
    CreditLimitExceeded {
        /// The customer's credit limit.
        limit: Money,
        /// What the customer owes before this charge, net of advances.
        outstanding: Money,
        /// The amount of this charge.
        requested: Money,
    },

    // Invoices and credit notes.
    /// An invoice or credit note has no line.
    #[error("at least one line is needed")]
    LinesMissing,
    /// An invoice or credit note has too many lines.
    #[error("at most {limit} lines are allowed")]
    TooManyLines {
        /// The largest number of lines.
        limit: usize,
    },
    /// One line is refused.
    #[error("line {line}: {why}")]
    Line {
        /// The position of the line, counted from 0.
        line: usize,
        /// Why it is refused.
        why: Box<Refusal>,
    },
    /// The price of one unit is negative.
    #[error("a price must not be negative")]
    PriceNegative,
    /// A discount is negative or more than the line.
    #[error("a discount must lie between 0 and {gross} minor units")]
    DiscountExceedsLine {
        /// The line before discount.
        gross: Money,
    },
    /// A credit note names a line the invoice does not have.
    #[error("the invoice has no such line")]
    UnknownLine,
    /// A credit note names a line twice.
    #[error("a line is named twice")]
    LineTwice,
    /// A credit note returns more than is left of a line.
    #[error("only {returnable} thousandths can still be returned")]
    ReturnExceedsLine {
        /// What can still be returned, in thousandths.
        returnable: i64,
    },

    // Settling.
    /// The charge is void.
    #[error("the charge is void")]
    ChargeVoid,
    /// Nothing is open on the charge.
    #[error("the charge is already paid")]
    AlreadyPaid,
    /// Money is recorded as received before the charge existed.
    #[error("the date lies before {issued_on}, when the charge was issued")]
    DateBeforeCharge {
        /// The day the charge was issued.
        issued_on: Date,
    },
    /// More is settled than is outstanding.
    #[error("only {outstanding} minor units are outstanding")]
    ExceedsOutstanding {
        /// What is outstanding.
        outstanding: Money,
    },
    /// An allocation names a due that is not open for this customer.
    #[error("due {due} is not open")]
    UnknownDue {
        /// The id of the due.
        due: i64,
    },
    /// An allocation names a due twice.
    #[error("due {due} is named twice")]
    DueTwice {
        /// The id of the due.
        due: i64,
    },
    /// An allocation puts more on a due than is open.
    #[error("due {due} has only {open} minor units open")]
    ExceedsDue {
        /// The id of the due.
        due: i64,
        /// What is open on it.
        open: Money,
    },
    /// The allocations of a document add up to more than the document.
    #[error("allocations sum to {sum} minor units, the document is {amount}")]
    AllocationExceedsAmount {
        /// The amount of the document.
        amount: Money,
        /// What the allocations add up to.
        sum: Money,
    },
    /// More is taken from an advance than there is.
    #[error("the advance is only {advance} minor units")]
    ExceedsAdvance {
        /// The customer's advance.
        advance: Money,
    },
    /// A receipt whose advance was given back cannot be undone before the refund is.
    #[error("{refunded} minor units of this receipt were refunded")]
    AdvanceRefunded {
        /// How much of it was refunded.
        refunded: Money,
    },
    /// The receipt is void.
    #[error("the receipt is void")]
    ReceiptVoid,
    /// The receipt was not a cheque.
    #[error("the receipt is not a cheque")]
    NotACheque,
    /// The cheque was deposited before.
    #[error("the cheque is already deposited")]
    ChequeAlreadyDeposited,
    /// The cheque bounced before.
    #[error("the cheque has already bounced")]
    ChequeAlreadyBounced,
    /// A cheque is deposited or bounces before it was received.
    #[error("the date lies before {received_on}, when the cheque was received")]
    DateBeforeReceipt {
        /// The day the cheque was received.
        received_on: Date,
    },
    /// Money is moved from an account to itself.
    #[error("money must move between two different accounts")]
    SameAccount,

    // Undoing.
    /// The document is void already.
    #[error("the document is already void")]
    AlreadyVoid,
    /// Only an owner may do this.
    #[error("only an owner may do this")]
    OwnerOnly,

    // Settings.
    /// The prefix of a series is not 1 to 5 letters, digits, hyphens or slashes.
    #[error("a series prefix has 1 to 5 letters, digits, hyphens and slashes")]
    SeriesPrefixMalformed,
    /// The next number of a series would be longer than the law allows.
    #[error("the series is full: its last number is {last}")]
    SeriesFull {
        /// The last number that fits.
        last: u64,
    },
    /// The first day of a financial year is not a day that every year has.
    #[error("a financial year starts on day 1 to 28 of month 1 to 12")]
    FinancialYearMalformed,
    /// The edges of ageing buckets do not ascend, or there are none or too many.
    #[error("ageing edges must ascend, and be 1 to 11")]
    AgeingEdgesMalformed,
}
