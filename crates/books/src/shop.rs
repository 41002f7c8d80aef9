//! The shop's own details and settings.

mod change;

use serde::{Deserialize, Serialize};
use specta::Type;

use crate::people::{PersonView, Role};
use crate::values::{Day, Moment};

/// How digits are grouped.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum Grouping {
    /// 12,34,567.
    Lakh,
    /// 1,234,567.
    Thousand,
}

/// What follows from a country and can be changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct CountryDefaults {
    /// ISO 3166 alpha-2, `IN`.
    pub country: String,
    /// ISO 4217, `INR`.
    pub currency: String,
    /// Digit grouping.
    pub grouping: Grouping,
    /// IANA zone, `Asia/Kolkata`.
    pub zone: String,
    /// Month the financial year begins, 1 to 12.
    pub year_month: u8,
    /// Day of that month, 1 to 28.
    pub year_day: u8,
}

/// Hours in which no notification is shown: from a minute after midnight up to another, that one not included; over midnight
/// where the first is the later.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct QuietHours {
    /// The first quiet minute after midnight, 0 to 1439.
    pub from: u16,
    /// The first minute after midnight that is not quiet, 0 to 1439.
    pub until: u16,
}

/// What the daily notification can speak of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum ReminderKind {
    /// Dues before today.
    Overdue,
    /// Dues of today.
    DueToday,
    /// Promises for today.
    Promises,
    /// What was to follow from talks up to today.
    FollowUps,
    /// Cases whose next step is due.
    Cases,
}

/// A shop as its owner sees it.
#[expect(clippy::struct_excessive_bools, reason = "each is a setting of its own")]
#[derive(Debug, Clone, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ShopView {
    /// Folder name, hexadecimal.
    pub id: String,
    /// Its name.
    pub name: String,
    /// As typed.
    pub phone: Option<String>,
    /// As typed.
    pub address: Option<String>,
    /// GSTIN or the like.
    pub tax_id: Option<String>,
    /// Charges tax on its bills.
    pub tax_registered: bool,
    /// What customers pay to by UPI, `name@bank`.
    pub upi_id: Option<String>,
    /// Country and what follows from it.
    #[serde(flatten)]
    pub place: CountryDefaults,
    /// Language of the window and of notifications.
    pub language: String,
    /// Decimals of the currency, 0 to 3.
    pub exponent: u8,
    /// `₹`.
    pub symbol: String,
    /// Minutes after midnight of the daily check.
    pub reminder_minute: u16,
    /// Notifications name customers and amounts.
    pub reminder_names: bool,
    /// Days of the week without a notification, Monday 1 to Sunday 7, ascending.
    pub reminder_days_off: Vec<u8>,
    /// Dates without one, ascending.
    pub holidays: Vec<Day>,
    /// Hours in which a notification is held back.
    pub quiet: Option<QuietHours>,
    /// What notifications do not speak of.
    pub reminder_off: Vec<ReminderKind>,
    /// Notifications count while the book is locked: how much falls due on which day then lies beside it in plain.
    pub reminder_locked: bool,
    /// People may stay signed in on this computer.
    pub stay_allowed: bool,
    /// Minutes without a touch until the book locks, 1 to 60.
    pub idle_minutes: u8,
    /// Days until a debt falls due, of customers who have none of their own.
    pub credit_days: u16,
    /// Last days of the ageing buckets, ascending.
    pub ageing_edges: Vec<u32>,
    /// A cheque in hand frees credit at once.
    pub cheque_frees: bool,
    /// Nothing on or before this day changes.
    pub closed_through: Option<Day>,
    /// A throw-away shop to try things in.
    pub sample: bool,
    /// Today in the shop's zone.
    pub today: Day,
    /// When registered.
    pub created_at: Moment,
    /// When details last changed.
    pub changed_at: Moment,
}

/// The shop's details and settings to keep; absent leaves as it is.
#[derive(Debug, Clone, Default, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase", default)]
pub struct ShopChange {
    /// 1 to 200 characters.
    pub name: Option<String>,
    /// Empty clears.
    pub phone: Option<String>,
    /// Empty clears.
    pub address: Option<String>,
    /// Empty clears.
    pub tax_id: Option<String>,
    /// Charges tax on its bills.
    pub tax_registered: Option<bool>,
    /// `name@bank`; empty clears.
    pub upi_id: Option<String>,
    /// Language code.
    pub language: Option<String>,
    /// Digit grouping.
    pub grouping: Option<Grouping>,
    /// IANA zone.
    pub zone: Option<String>,
    /// Month the financial year begins.
    pub year_month: Option<u8>,
    /// Day of that month.
    pub year_day: Option<u8>,
    /// 0 to 1439.
    pub reminder_minute: Option<u16>,
    /// Notifications name customers and amounts.
    pub reminder_names: Option<bool>,
    /// 1 for Monday to 7 for Sunday; one day at least must be left.
    pub reminder_days_off: Option<Vec<u8>>,
    /// Up to 100 dates, `YYYY-MM-DD`.
    pub holidays: Option<Vec<String>>,
    /// Null ends them; a minute of the day after the reminder time must be left.
    #[serde(deserialize_with = "crate::values::patch")]
    #[specta(type = Option<QuietHours>)]
    pub quiet: Option<Option<QuietHours>>,
    /// What notifications do not speak of; one kind at least must be left.
    pub reminder_off: Option<Vec<ReminderKind>>,
    /// Notifications count while the book is locked.
    pub reminder_locked: Option<bool>,
    /// People may stay signed in on this computer.
    pub stay_allowed: Option<bool>,
    /// 1 to 60.
    pub idle_minutes: Option<u8>,
    /// 0 to 3650.
    pub credit_days: Option<u16>,
    /// Ascending, 1 to 10 edges of 1 to 3650 days.
    pub ageing_edges: Option<Vec<u32>>,
    /// A cheque in hand frees credit at once.
    pub cheque_frees: Option<bool>,
}

/// A shop on this computer, before anybody signs in.
#[derive(Debug, Clone, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ShopCard {
    /// Folder name, hexadecimal.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Usernames to choose from.
    pub usernames: Vec<String>,
    /// Those of them who stay signed in on this computer and may come in without their password now.
    pub stays: Vec<String>,
    /// People may stay signed in on this computer.
    pub stay_allowed: bool,
    /// A throw-away shop.
    pub sample: bool,
}

/// What the window needs to know at its start.
#[derive(Debug, Clone, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct StartView {
    /// Shops on this computer, last opened first.
    pub shops: Vec<ShopCard>,
    /// Version of the program.
    pub version: String,
    /// Where the books lie.
    pub folder: String,
    /// Countries with what follows from them.
    pub countries: Vec<CountryDefaults>,
}

/// A shop and its first owner.
#[derive(Clone, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct NewShop {
    /// 1 to 200 characters.
    pub shop_name: String,
    /// The owner's name.
    pub name: String,
    /// What they sign in with.
    pub username: String,
    /// The owner's email.
    pub email: String,
    /// The owner's phone.
    pub phone: String,
    /// 8 to 256 characters.
    pub password: String,
    /// The same again.
    pub confirm_password: String,
    /// Language code.
    pub language: String,
    /// Country and what follows from it.
    pub place: CountryDefaults,
}

/// Signing in with a name and a password.
#[derive(Clone, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct SignIn {
    /// Which shop.
    pub shop_id: String,
    /// Without regard to case.
    pub username: String,
    /// As typed.
    pub password: String,
}

/// Coming in again, by what the keyring of this computer keeps for somebody who stays signed in.
#[derive(Clone, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ComeIn {
    /// Which shop.
    pub shop_id: String,
    /// Without regard to case.
    pub username: String,
}

/// Signing in for the first time, with a password that an owner gave.
#[derive(Clone, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct FirstSignIn {
    /// Which shop.
    pub shop_id: String,
    /// Without regard to case.
    pub username: String,
    /// The one-time password.
    pub one_time: String,
    /// One's own from now on: 8 to 256 characters.
    pub password: String,
    /// The same again.
    pub confirm_password: String,
}

/// Signing in with the recovery code, which sets a new password.
#[derive(Clone, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Recover {
    /// Which shop.
    pub shop_id: String,
    /// The code on the sheet.
    pub code: String,
    /// Whose password to set.
    pub username: String,
    /// 8 to 256 characters.
    pub password: String,
    /// The same again.
    pub confirm_password: String,
}

/// Someone is at the counter.
#[derive(Debug, Clone, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct SignedIn {
    /// 128 bits, hexadecimal; sent with every command as the header `bahi-session`.
    pub session: String,
    /// The shop.
    pub shop: ShopView,
    /// The person.
    pub person: PersonView,
    /// The same as `person.role`.
    pub role: Role,
    /// They stay signed in on this computer.
    pub stays: bool,
}

/// A new shop is open, and this is the only time its recovery code is shown.
#[derive(Debug, Clone, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Registered {
    /// The code in groups, to print or write down.
    pub recovery_code: String,
    /// The owner is signed in.
    pub signed_in: SignedIn,
}
