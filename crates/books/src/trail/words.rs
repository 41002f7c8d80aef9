//! What the trail can say: every kind of link, and every field of a row that can change. The file keeps the number of a
//! link's kind and the name of a field; both are for good.

mod known;

use serde::Serialize;
use specta::Type;

pub use known::TrailWord;

/// Declares the kinds of links with the numbers the file keeps.
macro_rules! actions {
    ($($(#[$doc:meta])* $name:ident = $code:literal,)*) => {
        /// What a link of the trail tells.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
        #[serde(rename_all = "camelCase")]
        pub enum Action { $($(#[$doc])* $name,)* }

        impl Action {
            /// Every one.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// The number the file keeps.
            pub(crate) const fn code(self) -> i64 {
                match self { $(Self::$name => $code,)* }
            }

            /// The kind a number stands for.
            pub(crate) fn of(code: i64) -> Option<Self> {
                Self::ALL.iter().copied().find(|action| action.code() == code)
            }
        }
    };
}

// The doctor's SQL knows those of customers (30 to 39), talks (40 to 49),
// promises (50 to 59), cases (60 to 69), templates (70 to 79) and who is left in
// peace (80 to 89) by their tens.
actions! {
    /// The shop and its first owner.
    ShopRegister = 1,
    /// The shop's details or settings.
    ShopChange = 2,
    /// The books were closed up to a day, or opened again.
    PeriodClose = 3,
    /// What opens the book changed.
    KeysChange = 4,
    /// Somebody's own password.
    PasswordChange = 5,
    /// A new recovery code.
    RecoveryChange = 6,
    /// Somebody was let in.
    PersonAdd = 10,
    /// Somebody's details.
    PersonChange = 11,
    /// Another one-time password.
    PersonReset = 12,
    /// Another role.
    PersonRole = 13,
    /// Somebody's way in was closed.
    PersonDisable = 14,
    /// It was opened again.
    PersonEnable = 15,
    /// Somebody is gone.
    PersonRemove = 16,
    /// A tax rate to choose.
    TaxRateCreate = 20,
    /// One that is no longer offered.
    TaxRateArchive = 21,
    /// A customer.
    CustomerCreate = 30,
    /// Their details.
    CustomerChange = 31,
    /// No longer offered.
    CustomerArchive = 32,
    /// Brought back.
    CustomerRestore = 33,
    /// One without history is gone.
    CustomerRemove = 34,
    /// Name and contacts are gone.
    CustomerErase = 35,
    /// A talk was written down.
    InteractionCreate = 40,
    /// It was changed.
    InteractionChange = 41,
    /// A promise to pay.
    PromiseCreate = 50,
    /// It was taken back.
    PromiseWithdraw = 51,
    /// A case was begun.
    CaseCreate = 60,
    /// It was changed.
    CaseChange = 61,
    /// A note on it.
    CaseNote = 62,
    /// It was taken out of every list.
    CaseRemove = 63,
    /// A template of messages was written anew, or taken back.
    TemplateChange = 70,
    /// A customer is left in peace for a while.
    CustomerSetAside = 80,
    /// They are to be reminded of again.
    CustomerBringBack = 81,
    /// An invoice.
    InvoiceCreate = 100,
    /// An invoice in the place of another.
    InvoiceReplace = 101,
    /// A loan.
    LoanCreate = 102,
    /// An invoice for goods that were given on loan.
    LoanBill = 103,
    /// Money received against a loan.
    RepaymentRecord = 104,
    /// Money received.
    ReceiptRecord = 105,
    /// A cheque was taken to the bank.
    ChequeDeposit = 106,
    /// The bank sent it back.
    ChequeBounce = 107,
    /// An advance was used for what is owed.
    AdvanceUse = 108,
    /// An advance was paid back.
    AdvanceRefund = 109,
    /// Goods were taken back.
    CreditNoteCreate = 110,
    /// Interest or a fee.
    FeeCharge = 111,
    /// A discount for settling.
    DiscountGive = 112,
    /// A debt was given up.
    DebtWriteOff = 113,
    /// The owner's own money, or cash to the bank.
    MoneyMove = 114,
    /// A document was voided.
    DocumentVoid = 115,
}

impl Action {
    /// Whether what it tells was asked for under a request id, which is kept so that it is done once.
    pub(crate) const fn is_asked_once(self) -> bool {
        self.code() >= Self::InvoiceCreate.code()
            || matches!(
                self,
                Self::CustomerCreate
                    | Self::InteractionCreate
                    | Self::PromiseCreate
                    | Self::CaseCreate
                    | Self::CaseNote
            )
    }
}

/// How the value of a field reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Reads {
    /// As it was written.
    Text,
    /// Minor units.
    Amount,
    /// A civil date, as the file counts days.
    Day,
    /// Milliseconds UTC.
    Moment,
    /// Minutes after midnight.
    Minute,
    /// A whole number.
    Number,
    /// Basis points.
    Share,
    /// Yes or no, 1 or 0.
    YesNo,
    /// Somebody of the shop.
    Person,
    /// A due, as the number of its document.
    Due,
    /// Documents, as their numbers.
    Documents,
    /// One of the words the program knows.
    Word,
    /// Several of them, with commas between.
    Words,
    /// Nothing people look at.
    Within,
}

/// Declares the fields with the names the trail keeps and how their values read.
macro_rules! fields {
    ($($(#[$doc:meta])* $name:ident = $column:literal $reads:ident,)*) => {
        /// A field of a row that can change.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Type)]
        #[serde(rename_all = "camelCase")]
        pub enum TrailField { $($(#[$doc])* $name,)* }

        impl TrailField {
            /// Every one, in the order in which a page shows them.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// The name the trail keeps.
            pub(crate) const fn column(self) -> &'static str {
                match self { $(Self::$name => $column,)* }
            }

            /// How its value reads.
            pub(crate) const fn reads(self) -> Reads {
                match self { $(Self::$name => Reads::$reads,)* }
            }

            /// The field a name stands for.
            pub(crate) fn of(column: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|field| field.column() == column)
            }
        }
    };
}

fields! {
    /// A name.
    Name = "name" Text,
    /// A phone number.
    Phone = "phone" Text,
    /// An email address.
    Email = "email" Text,
    /// A customer's company.
    Company = "company" Text,
    /// An address.
    Address = "address" Text,
    /// A number of the tax register.
    TaxId = "tax_id" Text,
    /// How much may be owed.
    CreditLimit = "credit_limit" Amount,
    /// Days from issue to due.
    CreditDays = "credit_days" Number,
    /// A language.
    Language = "language" Text,
    /// A note.
    Note = "note" Text,
    /// What a talk was: a call, a visit.
    Kind = "kind" Word,
    /// What was said.
    Text = "text" Text,
    /// Shown whenever the customer is opened.
    Pinned = "pinned" YesNo,
    /// When something is to follow.
    FollowUpDay = "follow_up_day" Day,
    /// At what time.
    FollowUpMinute = "follow_up_minute" Minute,
    /// Who is to do it.
    AssignedTo = "assigned_to" Person,
    /// When it was done.
    DoneAt = "done_at" Moment,
    /// What a case is, in a line.
    Subject = "subject" Text,
    /// What it is about.
    Description = "description" Text,
    /// How soon it is to be worked on.
    Priority = "priority" Word,
    /// How far it is.
    Status = "status" Word,
    /// Which documents it is about.
    Documents = "documents" Documents,
    /// How much is disputed.
    Disputed = "disputed" Amount,
    /// What is next.
    NextStep = "next_step" Text,
    /// When.
    NextDay = "next_day" Day,
    /// Why something was removed.
    Reason = "reason" Text,
    /// What a promise is about.
    DueId = "due_id" Due,
    /// How much.
    Amount = "amount" Amount,
    /// For when.
    Day = "day" Day,
    /// When it was made.
    MadeDay = "made_day" Day,
    /// After which document it was made.
    MadeAfter = "made_after" Within,
    /// After what was settled it was made.
    MadeSettled = "made_settled" Within,
    /// When it was taken back.
    WithdrawnAt = "withdrawn_at" Moment,
    /// Owner or staff.
    Role = "role" Word,
    /// What somebody signs in with.
    Username = "username" Text,
    /// Since when a way in is closed.
    DisabledAt = "disabled_at" Moment,
    /// When somebody was removed.
    RemovedAt = "removed_at" Moment,
    /// How long a one-time password may be used.
    OnceUntil = "once_until" Moment,
    /// Which password of a key slot it is.
    OnceEpoch = "once_epoch" Within,
    /// The shop charges tax.
    TaxRegistered = "tax_registered" YesNo,
    /// What customers pay to by UPI.
    UpiId = "upi_id" Text,
    /// What a template is for.
    Template = "template" Word,
    /// Until when somebody is left in peace.
    Until = "until" Moment,
    /// Because somebody was at it.
    Done = "done" YesNo,
    /// How digits are grouped.
    Grouping = "grouping" Word,
    /// The zone of the shop's clock.
    Zone = "zone" Text,
    /// The month a financial year begins.
    YearMonth = "year_month" Number,
    /// The day of that month.
    YearDay = "year_day" Number,
    /// When the daily check is.
    ReminderMinute = "reminder_minute" Minute,
    /// Notifications name names.
    ReminderNames = "reminder_names" YesNo,
    /// Days of the week without a notification.
    ReminderDaysOff = "reminder_days_off" Words,
    /// Dates without one.
    Holidays = "holidays" Text,
    /// When quiet hours begin.
    QuietFrom = "quiet_from" Minute,
    /// When they end.
    QuietUntil = "quiet_until" Minute,
    /// What notifications do not speak of.
    ReminderOff = "reminder_off" Words,
    /// Notifications count while the book is locked.
    ReminderLocked = "reminder_locked" YesNo,
    /// People may stay signed in.
    StayAllowed = "stay_allowed" YesNo,
    /// Minutes until the book locks.
    IdleMinutes = "idle_minutes" Number,
    /// Last days of the ageing buckets.
    AgeingEdges = "ageing_edges" Text,
    /// A cheque in hand frees credit.
    ChequeFrees = "cheque_frees" YesNo,
    /// Nothing on or before this day changes.
    ClosedThrough = "closed_through" Day,
    /// A share of a tax rate.
    BasisPoints = "basis_points" Share,
    /// No longer offered.
    Archived = "archived" YesNo,
}

#[cfg(test)]
mod tests;
