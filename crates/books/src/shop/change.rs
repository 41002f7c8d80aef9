//! Changing the shop's details and settings.

use super::{QuietHours, ReminderKind, ShopChange, ShopView};
use crate::db::shop as rows;
use crate::refusal::{Answer, At, Refusal};
use crate::session::{Fresh, Owner, Said, Session};
use crate::text;
use crate::told::{Field, Told};
use crate::trail::{Action, TrailField as F};
use crate::values::Day;

/// The most dates without a notification.
const HOLIDAYS: usize = 100;
/// Minutes of a day.
const MINUTES: u16 = 24 * 60;

impl Session<Owner, Fresh> {
    /// Changes the shop's details and settings; what is absent stays as it is.
    pub async fn change_shop(&self, change: ShopChange) -> Answer<ShopView> {
        let mut desk = self.change().await?;
        let before = desk.opened.shop.view.clone();
        let after = reminders(settings(before.clone(), &change)?, &change)?;
        let after = details(after, &change)?;
        let told = Told::of(fields(&before), fields(&after))?;
        let body = told.body();
        let now = desk.now;
        rows::update(desk.conn(), &after, now).await?;
        let said = Said { body: Some(&body), ..Said::of(Action::ShopChange) };
        desk.record(desk.batch(), said, None).await?;
        let row = rows::read(desk.conn(), |zone| self.counter().clock().today(zone)).await?;
        desk.opened.commit().await?;
        let view = row.view.clone();
        desk.opened.shop = row;
        self.counter().reseat(|who| who.idle_ms = i64::from(view.idle_minutes) * 60_000);
        drop(desk);
        if !view.stay_allowed {
            self.forget_devices().await?;
        }
        if let Err(refused) = self.note_stays().await {
            log::warn!("the list of shops keeps the old name: {:?}", refused.refusal);
        }
        Ok(view)
    }
}

/// What is written on bills.
fn details(mut view: ShopView, change: &ShopChange) -> Answer<ShopView> {
    if let Some(name) = &change.name {
        view.name = text::required(name, "name", ledger::text::name)?;
    }
    if let Some(phone) = &change.phone {
        view.phone = phone_or_none(phone, &view.place.country)?;
    }
    if let Some(address) = &change.address {
        view.address = text::optional(Some(address), "address", ledger::text::note)?;
    }
    if let Some(tax_id) = &change.tax_id {
        view.tax_id = text::tax_id(tax_id)?;
    }
    view.tax_registered = change.tax_registered.unwrap_or(view.tax_registered);
    if let Some(upi_id) = &change.upi_id {
        view.upi_id = upi_or_none(upi_id)?;
    }
    if let Some(language) = &change.language {
        view.language = text::language(language)?;
    }
    view.place.grouping = change.grouping.unwrap_or(view.place.grouping);
    Ok(view)
}

/// How the program behaves.
fn settings(mut view: ShopView, change: &ShopChange) -> Answer<ShopView> {
    if let Some(zone) = &change.zone {
        zone.parse::<chrono_tz::Tz>().map_err(|_| Refusal::NotAChoice.on("zone"))?;
        view.place.zone.clone_from(zone);
    }
    view.place.year_month = within(change.year_month, view.place.year_month, 1, 12, "yearMonth")?;
    view.place.year_day = within(change.year_day, view.place.year_day, 1, 28, "yearDay")?;
    view.idle_minutes = within(change.idle_minutes, view.idle_minutes, 1, 60, "idleMinutes")?;
    view.credit_days = within(change.credit_days, view.credit_days, 0, 3650, "creditDays")?;
    if let Some(edges) = &change.ageing_edges {
        check_edges(edges)?;
        view.ageing_edges.clone_from(edges);
    }
    view.cheque_frees = change.cheque_frees.unwrap_or(view.cheque_frees);
    view.stay_allowed = change.stay_allowed.unwrap_or(view.stay_allowed);
    Ok(view)
}

/// When notifications come, and of what they speak.
fn reminders(mut view: ShopView, change: &ShopChange) -> Answer<ShopView> {
    view.reminder_minute =
        within(change.reminder_minute, view.reminder_minute, 0, MINUTES - 1, "reminderMinute")?;
    view.reminder_names = change.reminder_names.unwrap_or(view.reminder_names);
    view.reminder_locked = change.reminder_locked.unwrap_or(view.reminder_locked);
    if let Some(days) = &change.reminder_days_off {
        view.reminder_days_off = some_of(days, 7, "reminderDaysOff")?;
        if !view.reminder_days_off.iter().all(|day| (1..=7).contains(day)) {
            return Err(Refusal::NotAChoice.on("reminderDaysOff"));
        }
    }
    if let Some(kinds) = &change.reminder_off {
        view.reminder_off = some_of(kinds, ReminderKind::ALL.len(), "reminderOff")?;
    }
    if let Some(holidays) = &change.holidays {
        view.holidays = dates(holidays)?;
    }
    view.quiet = change.quiet.unwrap_or(view.quiet);
    if let Some(quiet) = view.quiet {
        check_quiet(quiet, view.reminder_minute)?;
    }
    Ok(view)
}

/// Some of so many, each once and in their order; not all of them.
fn some_of<T: Copy + Ord>(some: &[T], of: usize, field: &str) -> Answer<Vec<T>> {
    let mut some = some.to_vec();
    some.sort_unstable();
    some.dedup();
    if some.len() < of { Ok(some) } else { Err(Refusal::NoneLeft.on(field)) }
}

fn dates(texts: &[String]) -> Answer<Vec<Day>> {
    let mut days = Vec::with_capacity(texts.len());
    for text in texts {
        days.push(Day(text.trim().parse().at("holidays")?));
    }
    days.sort_unstable();
    days.dedup();
    if days.len() <= HOLIDAYS { Ok(days) } else { Err(Refusal::NotAChoice.on("holidays")) }
}

/// A notice that is wanted in the quiet hours waits for their end, which must come on the same day.
fn check_quiet(quiet: QuietHours, minute: u16) -> Answer<()> {
    if quiet.from >= MINUTES || quiet.until >= MINUTES || quiet.from == quiet.until {
        return Err(Refusal::NotAChoice.on("quiet"));
    }
    if quiet.leave_time_after(minute) { Ok(()) } else { Err(Refusal::NoneLeft.on("quiet")) }
}

fn phone_or_none(phone: &str, country: &str) -> Answer<Option<String>> {
    let phone = phone.trim();
    if phone.is_empty() {
        return Ok(None);
    }
    text::phone(phone, country, "phone")?;
    Ok(Some(phone.to_owned()))
}

fn upi_or_none(id: &str) -> Answer<Option<String>> {
    let id = id.trim();
    if !(id.is_empty() || crate::messages::is_upi_id(id)) {
        return Err(Refusal::UpiMalformed.on("upiId"));
    }
    Ok(Some(id.to_owned()).filter(|id| !id.is_empty()))
}

fn within<T: PartialOrd>(new: Option<T>, old: T, least: T, most: T, field: &str) -> Answer<T> {
    match new {
        None => Ok(old),
        Some(new) if (least..=most).contains(&new) => Ok(new),
        Some(_) => Err(Refusal::NotAChoice.on(field)),
    }
}

fn check_edges(edges: &[u32]) -> Answer<()> {
    let narrow = edges.iter().map(|edge| u16::try_from(*edge)).collect::<Result<Vec<_>, _>>();
    let narrow = narrow.map_err(|_| Refusal::NotAChoice.on("ageingEdges"))?;
    ledger::ageing::Ageing::new(&narrow).at("ageingEdges")?;
    Ok(())
}

/// Each field by its column, as the trail is told of it.
fn fields(shop: &ShopView) -> [Field; 24] {
    let edges = listed(&shop.ageing_edges, u32::to_string);
    let days_off = listed(&shop.reminder_days_off, |day| weekday_word(*day).to_owned());
    let kinds_off = listed(&shop.reminder_off, |kind| kind.word().to_owned());
    [
        Field::plain(F::Name, shop.name.as_str()),
        Field::plain(F::Phone, shop.phone.as_deref()),
        Field::plain(F::Address, shop.address.as_deref()),
        Field::plain(F::TaxId, shop.tax_id.as_deref()),
        Field::plain(F::TaxRegistered, i64::from(shop.tax_registered)),
        Field::plain(F::UpiId, shop.upi_id.as_deref()),
        Field::plain(F::Language, shop.language.as_str()),
        Field::plain(F::Grouping, shop.place.grouping.word()),
        Field::plain(F::Zone, shop.place.zone.as_str()),
        Field::plain(F::YearMonth, shop.place.year_month),
        Field::plain(F::YearDay, shop.place.year_day),
        Field::plain(F::ReminderMinute, shop.reminder_minute),
        Field::plain(F::ReminderNames, i64::from(shop.reminder_names)),
        Field::plain(F::ReminderDaysOff, days_off),
        Field::plain(F::Holidays, listed(&shop.holidays, Day::to_string)),
        Field::plain(F::QuietFrom, shop.quiet.map(|quiet| quiet.from)),
        Field::plain(F::QuietUntil, shop.quiet.map(|quiet| quiet.until)),
        Field::plain(F::ReminderOff, kinds_off),
        Field::plain(F::ReminderLocked, i64::from(shop.reminder_locked)),
        Field::plain(F::StayAllowed, i64::from(shop.stay_allowed)),
        Field::plain(F::IdleMinutes, shop.idle_minutes),
        Field::plain(F::CreditDays, shop.credit_days),
        Field::plain(F::AgeingEdges, edges),
        Field::plain(F::ChequeFrees, i64::from(shop.cheque_frees)),
    ]
}

/// A list as one text; none when there is nothing on it.
fn listed<T>(list: &[T], word: impl Fn(&T) -> String) -> Option<String> {
    let words: Vec<_> = list.iter().map(word).collect();
    (!words.is_empty()).then(|| words.join(", "))
}

impl ReminderKind {
    /// Every one, in the order in which a notification speaks of them.
    pub const ALL: [Self; 5] =
        [Self::Overdue, Self::DueToday, Self::Promises, Self::FollowUps, Self::Cases];

    /// The word the trail keeps.
    fn word(self) -> &'static str {
        match self {
            Self::Overdue => "overdue",
            Self::DueToday => "due today",
            Self::Promises => "promises",
            Self::FollowUps => "follow-ups",
            Self::Cases => "cases",
        }
    }
}

/// The word the trail keeps of a day of the week.
fn weekday_word(day: u8) -> &'static str {
    const DAYS: [&str; 7] =
        ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    DAYS.get(usize::from(day.saturating_sub(1))).copied().unwrap_or_default()
}
