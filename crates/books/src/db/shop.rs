//! Rows of the shop and its people.

use chrono_tz::Tz;
use ledger::Date;
use sqlx::Row;
use sqlx::sqlite::{SqliteConnection, SqliteRow};

use crate::people::{PersonView, Role};
use crate::refusal::{Answer, Refusal};
use crate::shop::{CountryDefaults, Grouping, QuietHours, ShopView};
use crate::values::{Day, Moment, UserId};

/// The shop's settings, kept beside the open book since almost every command reads them.
#[derive(Debug, Clone)]
pub(crate) struct ShopRow {
    pub(crate) view: ShopView,
    pub(crate) zone: Tz,
    pub(crate) closed_through: Option<Date>,
    pub(crate) year: ledger::number::YearStart,
    /// Sequence of the key header when it was last mirrored here.
    pub(crate) header_seq: i64,
}

/// Reads the shop.
pub(crate) async fn read(
    conn: &mut SqliteConnection,
    today: impl Fn(Tz) -> Date,
) -> Answer<ShopRow> {
    let row = sqlx::query("SELECT *, lower(hex(uid)) AS id_hex FROM shop").fetch_one(conn).await?;
    let zone_name: String = row.get("zone");
    let zone: Tz =
        zone_name.parse().map_err(|_| Refusal::Internal { reference: "zone".to_owned() })?;
    let closed_through = date(row.get::<Option<i64>, _>("closed_through"));
    let view = view(&row, zone_name, today(zone), closed_through);
    let year =
        ledger::number::YearStart::new(view.place.year_month.into(), view.place.year_day.into())?;
    Ok(ShopRow { zone, closed_through, year, header_seq: row.get("header_seq"), view })
}

fn view(row: &SqliteRow, zone: String, today: Date, closed: Option<Date>) -> ShopView {
    let currency: String = row.get("currency");
    let edges: String = row.get("ageing_edges");
    ShopView {
        id: row.get("id_hex"),
        name: row.get("name"),
        phone: row.get("phone"),
        address: row.get("address"),
        tax_id: row.get("tax_id"),
        tax_registered: row.get("tax_registered"),
        upi_id: row.get("upi_id"),
        place: CountryDefaults {
            country: row.get("country"),
            grouping: grouping(&row.get::<String, _>("grouping")),
            zone,
            year_month: row.get("year_month"),
            year_day: row.get("year_day"),
            currency: currency.clone(),
        },
        language: row.get("language"),
        exponent: row.get("exponent"),
        symbol: crate::countries::symbol(&currency).to_owned(),
        reminder_minute: row.get("reminder_minute"),
        reminder_names: row.get("reminder_names"),
        reminder_days_off: list(row, "reminder_days_off"),
        holidays: holidays(row),
        quiet: quiet(row),
        reminder_off: list(row, "reminder_off"),
        reminder_locked: row.get("reminder_locked"),
        stay_allowed: row.get("stay_allowed"),
        idle_minutes: row.get("idle_minutes"),
        ageing_edges: serde_json::from_str(&edges).unwrap_or_else(|_| vec![30, 60, 90]),
        credit_days: row.get("credit_days"),
        cheque_frees: row.get("cheque_frees"),
        closed_through: closed.map(Day),
        sample: row.get("sample"),
        today: Day(today),
        created_at: Moment(row.get("created_at")),
        changed_at: Moment(row.get("changed_at")),
    }
}

/// A list that the file keeps as JSON.
fn list<T: serde::de::DeserializeOwned>(row: &SqliteRow, column: &str) -> Vec<T> {
    serde_json::from_str(row.get(column)).unwrap_or_default()
}

fn holidays(row: &SqliteRow) -> Vec<Day> {
    let days = list::<i64>(row, "holidays").into_iter();
    days.filter_map(|day| date(Some(day))).map(Day).collect()
}

fn quiet(row: &SqliteRow) -> Option<QuietHours> {
    let (from, until): (Option<u16>, Option<u16>) = (row.get("quiet_from"), row.get("quiet_until"));
    Some(QuietHours { from: from?, until: until? })
}

/// A list as the file keeps it.
fn json<T: serde::Serialize>(list: &[T]) -> Answer<String> {
    let unwritten = |_| Refusal::Internal { reference: "settings".to_owned() }.into();
    serde_json::to_string(list).map_err(unwritten)
}

fn grouping(text: &str) -> Grouping {
    if text == "lakh" { Grouping::Lakh } else { Grouping::Thousand }
}

impl Grouping {
    /// The word the file keeps.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Lakh => "lakh",
            Self::Thousand => "thousand",
        }
    }
}

/// A day of the file as a civil date; the schema admits no day the ledger does not know.
pub(crate) fn date(day: Option<i64>) -> Option<Date> {
    day.and_then(|day| i32::try_from(day).ok()).and_then(|day| Date::from_day_number(day).ok())
}

/// A new shop and its first owner, in one transaction with the first link.
pub(crate) struct FirstRows<'a> {
    pub(crate) uid: [u8; 16],
    pub(crate) chain_key: [u8; 32],
    pub(crate) shop: &'a crate::shop::NewShop,
    pub(crate) exponent: u8,
    pub(crate) sample: bool,
    pub(crate) header: &'a vault::Header,
    pub(crate) at: i64,
}

/// Writes the shop and its first owner. The caller appends the link and commits.
pub(crate) async fn insert_first(conn: &mut SqliteConnection, first: &FirstRows<'_>) -> Answer<()> {
    let FirstRows { shop, .. } = first;
    sqlx::query(
        "INSERT INTO shop (id, uid, name, country, language, currency, exponent, grouping, zone, year_month, year_day,
                           sample, chain_key, header_mirror, header_seq, created_at, changed_at)
         VALUES (1, $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $15);
         INSERT INTO user (id, role, name, username, username_key, email, email_key, phone, created_at, changed_at)
         VALUES (1, 'owner', $16, $17, $18, $19, $20, $21, $15, $15)",
    )
    .bind(first.uid.to_vec())
    .bind(shop.shop_name.trim().to_owned())
    .bind(shop.place.country.clone())
    .bind(shop.language.clone())
    .bind(shop.place.currency.clone())
    .bind(first.exponent)
    .bind(shop.place.grouping.word())
    .bind(shop.place.zone.clone())
    .bind(shop.place.year_month)
    .bind(shop.place.year_day)
    .bind(first.sample)
    .bind(first.chain_key.to_vec())
    .bind(first.header.to_bytes())
    .bind(i64::try_from(first.header.seq()).unwrap_or(0))
    .bind(first.at)
    .bind(shop.name.trim().to_owned())
    .bind(shop.username.trim().to_owned())
    .bind(crate::text::key(&shop.username))
    .bind(shop.email.trim().to_owned())
    .bind(crate::text::key(&shop.email))
    .bind(shop.phone.trim().to_owned())
    .execute(conn)
    .await?;
    Ok(())
}

/// The person with this id.
pub(crate) async fn person_by_id(conn: &mut SqliteConnection, id: UserId) -> Answer<PersonView> {
    let row = sqlx::query("SELECT * FROM user WHERE id = ?1").bind(id.0).fetch_one(conn).await?;
    Ok(person(&row))
}

/// A person's details.
pub(super) fn person(row: &SqliteRow) -> PersonView {
    let owner = row.get::<String, _>("role") == "owner";
    PersonView {
        id: UserId(row.get("id")),
        role: if owner { Role::Owner } else { Role::Staff },
        name: row.get("name"),
        username: row.get("username"),
        email: row.get("email"),
        phone: row.get("phone"),
        created_at: Moment(row.get("created_at")),
        changed_at: Moment(row.get("changed_at")),
    }
}

/// The named tax rates a country starts with. India's slabs since 22 September 2025: 5, 18 and 40 %.
pub(crate) async fn insert_tax_rates(conn: &mut SqliteConnection, country: &str) -> Answer<()> {
    let rates: &[(&str, i64)] = match country {
        "IN" => &[("GST 0 %", 0), ("GST 5 %", 500), ("GST 18 %", 1800), ("GST 40 %", 4000)],
        _ => &[("No tax", 0)],
    };
    for (name, basis_points) in rates {
        sqlx::query("INSERT INTO tax_rate (name, basis_points) VALUES (?1, ?2)")
            .bind(*name)
            .bind(*basis_points)
            .execute(&mut *conn)
            .await?;
    }
    Ok(())
}

/// What a shop begins with, as its first link tells it.
pub(crate) async fn beginning(
    conn: &mut SqliteConnection,
) -> Answer<serde_json::Map<String, serde_json::Value>> {
    let told: String = sqlx::query_scalar(super::doctor::BEGINNING).fetch_one(conn).await?;
    super::list::list(&told)
}

/// The key header as the book last saw it.
pub(crate) async fn header_mirror(conn: &mut SqliteConnection) -> Answer<Vec<u8>> {
    Ok(sqlx::query_scalar("SELECT header_mirror FROM shop").fetch_one(conn).await?)
}

/// Keeps the key header as it is now.
pub(crate) async fn set_header_mirror(
    conn: &mut SqliteConnection,
    header: &vault::Header,
) -> Answer<()> {
    sqlx::query("UPDATE shop SET header_mirror = ?1, header_seq = ?2")
        .bind(header.to_bytes())
        .bind(i64::try_from(header.seq()).unwrap_or(i64::MAX))
        .execute(conn)
        .await?;
    Ok(())
}

/// Keeps the shop's details and settings.
pub(crate) async fn update(
    conn: &mut SqliteConnection,
    shop: &ShopView,
    now: Moment,
) -> Answer<()> {
    let holidays: Vec<_> = shop.holidays.iter().map(|day| day.0.day_number()).collect();
    sqlx::query(
        "UPDATE shop SET name = ?1, phone = ?2, address = ?3, tax_id = ?4, tax_registered = ?5, language = ?6,
                         grouping = ?7, zone = ?8, year_month = ?9, year_day = ?10, reminder_minute = ?11,
                         reminder_names = ?12, idle_minutes = ?13, ageing_edges = ?14, cheque_frees = ?15,
                         changed_at = ?16, credit_days = ?17, upi_id = ?18, reminder_days_off = ?19, holidays = ?20,
                         quiet_from = ?21, quiet_until = ?22, reminder_off = ?23, reminder_locked = ?24,
                         stay_allowed = ?25",
    )
    .bind(shop.name.clone())
    .bind(shop.phone.clone())
    .bind(shop.address.clone())
    .bind(shop.tax_id.clone())
    .bind(shop.tax_registered)
    .bind(shop.language.clone())
    .bind(shop.place.grouping.word())
    .bind(shop.place.zone.clone())
    .bind(shop.place.year_month)
    .bind(shop.place.year_day)
    .bind(shop.reminder_minute)
    .bind(shop.reminder_names)
    .bind(shop.idle_minutes)
    .bind(json(&shop.ageing_edges)?)
    .bind(shop.cheque_frees)
    .bind(now.0)
    .bind(shop.credit_days)
    .bind(shop.upi_id.clone())
    .bind(json(&shop.reminder_days_off)?)
    .bind(json(&holidays)?)
    .bind(shop.quiet.map(|quiet| quiet.from))
    .bind(shop.quiet.map(|quiet| quiet.until))
    .bind(json(&shop.reminder_off)?)
    .bind(shop.reminder_locked)
    .bind(shop.stay_allowed)
    .execute(conn)
    .await?;
    Ok(())
}
