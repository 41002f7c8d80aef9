//! Changing the shop's details and settings.

use super::{ShopChange, ShopView};
use crate::db::shop as rows;
use crate::refusal::{Answer, At, Refusal};
use crate::session::{Fresh, Owner, Said, Session};
use crate::told::{Field, Told};
use crate::trail::{Action, TrailField as F};
use crate::{shops, text};

impl Session<Owner, Fresh> {
    /// Changes the shop's details and settings; what is absent stays as it is.
    pub async fn change_shop(&self, change: ShopChange) -> Answer<ShopView> {
        let mut desk = self.change().await?;
        let before = desk.opened.shop.view.clone();
        let after = details(settings(before.clone(), &change)?, &change)?;
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
        if let Err(refused) =
            shops::remember(&self.counter().inner.root, &view, &desk.opened.keys, now)
        {
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
    view.reminder_minute =
        within(change.reminder_minute, view.reminder_minute, 0, 1439, "reminderMinute")?;
    view.reminder_names = change.reminder_names.unwrap_or(view.reminder_names);
    view.idle_minutes = within(change.idle_minutes, view.idle_minutes, 1, 60, "idleMinutes")?;
    view.credit_days = within(change.credit_days, view.credit_days, 0, 3650, "creditDays")?;
    if let Some(edges) = &change.ageing_edges {
        check_edges(edges)?;
        view.ageing_edges.clone_from(edges);
    }
    view.cheque_frees = change.cheque_frees.unwrap_or(view.cheque_frees);
    Ok(view)
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
fn fields(shop: &ShopView) -> [Field; 17] {
    let edges = shop.ageing_edges.iter().map(u32::to_string).collect::<Vec<_>>().join(", ");
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
        Field::plain(F::IdleMinutes, shop.idle_minutes),
        Field::plain(F::CreditDays, shop.credit_days),
        Field::plain(F::AgeingEdges, edges),
        Field::plain(F::ChequeFrees, i64::from(shop.cheque_frees)),
    ]
}
