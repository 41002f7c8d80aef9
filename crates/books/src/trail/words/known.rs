//! Words of the file that people read in their language.

use serde::Serialize;
use specta::Type;

/// Declares the words that stand for themselves in the file.
macro_rules! words {
    ($($(#[$doc:meta])* $name:ident = $word:literal,)*) => {
        /// A word of the file that people read in their language.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
        #[serde(rename_all = "camelCase")]
        pub enum TrailWord { $($(#[$doc])* $name,)* }

        impl TrailWord {
            /// The word that the file keeps as this.
            pub(crate) fn of(word: &str) -> Option<Self> {
                match word { $($word => Some(Self::$name),)* _unknown => None }
            }
        }
    };
}

words! {
    /// A telephone call.
    Call = "call",
    /// A visit.
    Visit = "visit",
    /// A message.
    Message = "message",
    /// A note.
    Note = "note",
    /// The first reminder.
    Gentle = "gentle",
    /// The next one.
    Firm = "firm",
    /// The last one.
    Final = "final",
    /// For money received.
    Receipt = "receipt",
    /// For something put on the account.
    Invoice = "invoice",
    /// How an account stands.
    Balance = "balance",
    /// An owner.
    Owner = "owner",
    /// A member of staff.
    Staff = "staff",
    /// When there is time.
    Low = "low",
    /// In its turn.
    Normal = "normal",
    /// Before others.
    High = "high",
    /// At once.
    Urgent = "urgent",
    /// Nobody is at it yet.
    Open = "open",
    /// Somebody is at it.
    InProgress = "in progress",
    /// For somebody else.
    Waiting = "waiting",
    /// Done, as we think.
    Resolved = "resolved",
    /// Done.
    Closed = "closed",
    /// 1,20,000.
    Lakh = "lakh",
    /// 120,000.
    Thousand = "thousand",
    /// The first day of the week.
    Monday = "monday",
    /// The second.
    Tuesday = "tuesday",
    /// The third.
    Wednesday = "wednesday",
    /// The fourth.
    Thursday = "thursday",
    /// The fifth.
    Friday = "friday",
    /// The sixth.
    Saturday = "saturday",
    /// The seventh.
    Sunday = "sunday",
    /// Dues before today.
    Overdue = "overdue",
    /// Dues of today.
    DueToday = "due today",
    /// Promises for today.
    Promises = "promises",
    /// What was to follow from talks.
    FollowUps = "follow-ups",
    /// Cases whose next step is due.
    Cases = "cases",
}
