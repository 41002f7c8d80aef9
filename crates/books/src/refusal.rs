//! Every way a command can be refused, as one enum with its data. The window turns each code into words once; nothing
//! here is a sentence.

use serde::Serialize;
use specta::Type;

use crate::values::{CustomerId, Day, DocumentId, DueId, Minor};

/// What a command answers: its view, or a refusal with the field it belongs to.
pub type Answer<T> = Result<T, Refused>;

/// A refusal and, where it belongs to one, the camel-case name of the input field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct Refused {
    /// What is refused and the data its words need.
    #[serde(flatten)]
    pub refusal: Refusal,
    /// The input field it belongs to, as the window names it.
    pub field: Option<String>,
}

impl Refusal {
    /// The refusal, pinned to an input field.
    #[must_use]
    pub fn on(self, field: &str) -> Refused {
        Refused { refusal: self, field: Some(field.to_owned()) }
    }
}

impl Refused {
    /// The same refusal, pinned to a field.
    #[must_use]
    pub(crate) fn pin(self, field: &str) -> Self {
        Self { field: Some(field.to_owned()), ..self }
    }
}

impl From<Refusal> for Refused {
    fn from(refusal: Refusal) -> Self {
        Self { refusal, field: None }
    }
}

/// Which one already has the value that must be unique.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Holder {
    /// The customer that has it.
    pub id: CustomerId,
    /// Their name.
    pub name: String,
}

/// Every reason a command is refused. Amounts are minor units, days civil dates.
#[expect(missing_docs, reason = "a variant's sentence names its fields")]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(
    tag = "code",
    content = "params",
    rename_all = "camelCase",
    rename_all_fields = "camelCase"
)]
pub enum Refusal {
    // Text
    /// Nothing was written where something must be.
    Empty,
    /// The text is longer than allowed.
    TooLong { max: u32 },
    /// A control or direction character, which no name or note needs.
    ForbiddenCharacter { code: u32 },
    /// Not the form of an email address.
    EmailMalformed,
    /// Not a phone number of the shop's country or in international form.
    PhoneMalformed,
    /// Letters, digits, dot, dash and underscore, three to forty of them.
    UsernameMalformed,
    /// Not a number of the tax register.
    TaxIdMalformed,
    /// Up to 20 letters, digits, dashes and slashes.
    ChequeNumberMalformed,
    /// Not the form of a UPI id, `name@bank`.
    UpiMalformed,
    /// A word in braces that there is not.
    UnknownWord { word: String },
    /// The owner lets nobody stay signed in on this computer.
    StayForbidden,
    /// The keyring of this computer did not keep what it was given, or there is none.
    KeyringUnavailable,
    /// What was chosen for this computer could not be kept there: it stays as it was.
    ChoiceNotKept,
    /// This leaves no time or nothing for what it is about.
    NoneLeft,
    /// Not one of the choices there are.
    NotAChoice,
    // Amounts, dates, numbers
    /// The amount must be more than nothing.
    AmountNotPositive,
    /// More than one entry may hold.
    AmountTooLarge { limit: Minor },
    /// A sum went past what the book can hold.
    MoneyOutOfRange,
    /// The text is no amount.
    AmountUnreadable,
    /// More decimals than the currency has.
    TooManyDecimals { exponent: u8 },
    /// The text is no date.
    DateUnreadable,
    /// There is no such day.
    DateImpossible,
    /// The due date lies before the day it was issued.
    DueBeforeIssue { issued_on: Day },
    /// The date lies after today.
    DateInFuture { today: Day },
    /// The date lies before today.
    DatePast { today: Day },
    /// The date lies before the document it is about.
    DateBeforeDocument { issued_on: Day },
    /// The period up to this day is closed.
    PeriodClosed { through: Day },
    /// There is no instalment, or there are too many.
    InstalmentCount { max: u32 },
    /// Instalments must follow one another in time.
    InstalmentsOutOfOrder,
    /// The instalments do not add up to the amount.
    InstalmentsDoNotSum { total: Minor, sum: Minor },
    /// A quantity must be more than nothing.
    QuantityNotPositive,
    /// A rate or discount outside 0 to 100 %.
    PercentOutOfRange,
    /// The discount is more than the line is worth.
    DiscountTooLarge,
    /// An invoice needs at least one line, and not more than `max`.
    LineCount { max: u32 },
    // Customers
    /// There is no such customer.
    CustomerNotFound,
    /// The customer is archived.
    CustomerArchived,
    /// The customer has entries; archiving is the way.
    CustomerHasHistory,
    /// The customer's details were erased.
    CustomerErased,
    /// Another customer has this email.
    EmailTaken { holder: Holder },
    /// Another customer has this phone.
    PhoneTaken { holder: Holder },
    /// More credit than the customer's limit allows.
    CreditLimitExceeded { limit: Minor, outstanding: Minor, requested: Minor },
    /// Only an owner may go beyond a credit limit.
    OverrideNeedsOwner,
    // Conversations
    /// There is no such interaction.
    InteractionNotFound,
    /// There is no such promise.
    PromiseNotFound,
    /// What was promised came, did not come in time, or is promised anew: there is nothing to take back.
    PromiseOver,
    /// The system has no program for this message, or would not open it.
    CannotOpen,
    /// Nothing is left to remind somebody of: all of it is paid, paid ahead or disputed.
    NothingDue,
    // Cases
    /// There is no such case, or it was removed.
    CaseNotFound,
    /// The document is another customer's.
    NotTheirs,
    /// The person's way in is closed: nothing can be asked of them.
    PersonClosed,
    // Documents
    /// There is no such document.
    DocumentNotFound,
    /// The document was voided.
    DocumentVoid,
    /// Nothing is open on it.
    AlreadyPaid,
    /// More than what is open.
    ExceedsOutstanding { outstanding: Minor },
    /// The due is not one of this customer's open dues.
    DueNotFound { due: DueId },
    /// More than is open on that due.
    ExceedsDue { due: DueId, open: Minor },
    /// More was allocated than the document holds.
    AllocationExceedsAmount { amount: Minor },
    /// More than is left of the advance.
    ExceedsAdvance { rest: Minor },
    /// It has been used by something that must be undone first.
    InUse { by: DocumentId },
    /// A bill was made of this loan already, or it was no sale of goods.
    CannotBill,
    /// Some of the receipt was paid back; that must be undone first.
    AdvanceRefunded { refunded: Minor },
    /// The receipt is no cheque, or not in the state this asks for.
    ChequeState,
    /// The cheque bounced.
    ChequeBounced,
    /// The document is of another kind than this command works on.
    WrongKind,
    /// More is taken back than was sold on that line.
    ExceedsLine { left: i32 },
    /// The series of this year is full.
    SeriesFull,
    /// A reason must be given.
    ReasonMissing,
    /// Staff may only undo their own entries of the same day.
    NotYours,
    /// What was noted of a talk is its author's to change, on the day they wrote it down.
    NotYourWords,
    // Requests
    /// A request id is a UUID.
    RequestIdMalformed,
    /// This request id was used for something else.
    RequestReused,
    /// The command's arguments do not have the shape it asks for.
    ArgumentMalformed { detail: String },
    // People and sessions
    /// Nobody is signed in, or the session is over.
    SignedOut,
    /// Only an owner may do this.
    OwnerOnly,
    /// The password must be typed again first.
    PasswordNeeded,
    /// The name or the password is wrong.
    WrongPassword,
    /// The recovery code is wrong.
    WrongRecoveryCode,
    /// The recovery code was mistyped: its check letters do not fit.
    RecoveryCodeMistyped,
    /// Too many wrong tries; wait.
    TryLater { seconds: u32 },
    /// Fewer characters than a password needs.
    PasswordTooShort { min: u32 },
    /// More characters than a password may have.
    PasswordTooLong { max: u32 },
    /// One of the passwords everybody tries first.
    PasswordTooCommon,
    /// The two passwords differ.
    PasswordsDiffer,
    /// Someone else has this username.
    UsernameTaken,
    /// Someone else has this email.
    UserEmailTaken,
    /// There is no such person in this shop.
    PersonNotFound,
    /// One cannot do this to oneself; another owner can.
    NotOneself,
    /// An owner has closed this person's way in.
    SignInClosed,
    /// The one-time password is right; a password of one's own must be set with it.
    OwnPasswordNeeded,
    /// The one-time password was not used in time; an owner gives another.
    OneTimePasswordOver,
    // The file
    /// There is no such shop on this computer.
    ShopNotFound,
    /// The book is open in another window or program.
    ShopInUse,
    /// The shop is somebody's own and not the sample.
    NotTheSample,
    /// The key file is damaged in both copies.
    HeaderDamaged,
    /// The book's file is missing.
    BookMissing,
    /// The book's file is damaged; it was not changed.
    BookDamaged { detail: String },
    /// The book was written by a newer Bahi; it was not changed.
    BookNewer { needs: u32 },
    /// The folder cannot be written to.
    FolderReadOnly,
    /// The place that was chosen for a file takes none.
    CannotSaveThere,
    /// There is no room left on the disk.
    DiskFull,
    /// The book is read-only after an error of the disk.
    BookReadOnly { detail: String },
    /// It was asked to stop before its end.
    Stopped,
    /// A mistake of ours; the log has the reference.
    Internal { reference: String },
}

/// Pins a refusal to a field: `text.check().at("name")?`.
pub(crate) trait At<T> {
    fn at(self, field: &str) -> Answer<T>;
}

impl<T, E: Into<Refused>> At<T> for Result<T, E> {
    fn at(self, field: &str) -> Answer<T> {
        self.map_err(|e| Refused { field: Some(field.to_owned()), ..e.into() })
    }
}
