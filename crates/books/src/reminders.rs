//! Reminders: what is overdue, due today and coming, and the daily notification.

pub(crate) mod amount;
pub(crate) mod digest;

use std::collections::BTreeMap;

use serde::Serialize;
use specta::Type;

use crate::counter::Counter;
use crate::db::cases::list as cases;
use crate::db::reminders::{self as rows, Which};
use crate::db::{interactions, promises, silence};
use crate::interactions::{FOLLOW_UPS, InteractionView};
use crate::opened::Opened;
use crate::promises::PromiseView;
use crate::refusal::Answer;
use crate::session::{Session, Staff};
use crate::shop::{ShopCard, ShopView};
use crate::shops;
use crate::values::{CaseId, CustomerId, Day, DocumentId, DocumentKind, DueId, Minor, Moment};
use digest::Digest;

/// Rows of one list of the reminders centre.
const ROWS: u32 = 500;
/// How far ahead it looks, in days.
const AHEAD: i32 = 30;
/// Names in a notification.
const NAMES: u32 = 3;

/// One open due to remind of.
#[derive(Debug, Clone, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ReminderRow {
    /// The due.
    pub due_id: DueId,
    /// The charge.
    pub document_id: DocumentId,
    /// What the charge is.
    pub kind: DocumentKind,
    /// Its number.
    pub number: Option<String>,
    /// Who owes it.
    pub customer_id: CustomerId,
    /// Their name.
    pub customer_name: String,
    /// Their phone, as typed.
    pub phone: Option<String>,
    /// When it fell or falls due.
    pub due_on: Day,
    /// What is open of it.
    pub open: Minor,
    /// Days past the due date, else 0.
    pub days_late: u32,
    /// The day up to which the customer's promise is live: they are not to be asked before.
    pub promised_on: Option<Day>,
    /// The case that is worked on and is about this charge: it is disputed, and nobody is to be asked for it.
    pub case_id: Option<CaseId>,
}

/// A customer who has something open up to today: whom to ask.
#[derive(Debug, Clone, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct WaitingRow {
    /// The customer.
    pub customer_id: CustomerId,
    /// Their name.
    pub customer_name: String,
    /// Their phone, as typed.
    pub phone: Option<String>,
    /// When the oldest of it fell due.
    pub since: Day,
    /// All that is open of theirs before today and today.
    pub open: Minor,
    /// Days since the oldest of it fell due.
    pub days_late: u32,
}

/// The reminders centre.
#[derive(Debug, Clone, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct RemindersView {
    /// The civil date in the shop's zone.
    pub today: Day,
    /// Open before today, oldest first, at most 500.
    pub overdue: Vec<ReminderRow>,
    /// Falling due today, at most 500.
    pub due_today: Vec<ReminderRow>,
    /// Falling due in the next 30 days, at most 500.
    pub upcoming: Vec<ReminderRow>,
    /// What was to follow from talks up to today and is not done, the earliest first, at most 200.
    pub follow_ups: Vec<InteractionView>,
    /// What is promised for today and has not all come.
    pub promises: Vec<PromiseView>,
    /// How many dues are overdue in all.
    pub overdue_count: u32,
    /// Σ open before today.
    pub overdue_amount: Minor,
    /// How many dues fall due today in all.
    pub due_today_count: u32,
    /// Σ open today.
    pub due_today_amount: Minor,
    /// How many dues fall due in the next 30 days in all.
    pub upcoming_count: u32,
    /// Σ open in the next 30 days.
    pub upcoming_amount: Minor,
    /// Minutes after midnight the daily check happens, in the shop's zone.
    pub reminder_minute: u16,
    /// Names and amounts are shown in the notification.
    pub names: bool,
    /// The day a notification was last raised for.
    pub last_shown: Option<Day>,
    /// When.
    pub last_shown_at: Option<Moment>,
}

/// What the notification says: counts, and names only where the owner switched them on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Notice {
    /// The civil date it is for.
    pub on: Day,
    /// The shop's id.
    pub shop_id: String,
    /// The shop's name.
    pub shop: String,
    /// Dues before today.
    pub overdue: u32,
    /// Dues of today.
    pub due_today: u32,
    /// What was to follow from talks up to today and is not done.
    pub follow_ups: u32,
    /// Promises for today.
    pub promises: u32,
    /// Cases that are worked on and whose next step is due today or was before.
    pub cases: u32,
    /// Up to three names with their open amounts, when switched on and the book is open.
    pub names: Vec<NoticeName>,
    /// The language to say it in.
    pub language: String,
}

/// A name in a notice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct NoticeName {
    /// The customer's name.
    pub name: String,
    /// What is open before today or today, written out with its currency.
    pub amount: String,
}

impl Session<Staff> {
    /// The reminders centre.
    pub async fn reminders(&self) -> Answer<RemindersView> {
        let mut desk = self.look().await?;
        let today = desk.today;
        let tomorrow = today.plus_days(1).unwrap_or(today);
        let yesterday = today.plus_days(-1).unwrap_or(today);
        let horizon = today.plus_days(AHEAD).unwrap_or(ledger::Date::LAST);
        let list = |from, to| Which { from, to, limit: ROWS };
        let standings = rows::standings(desk.conn(), today).await?;
        let mut overdue = rows::rows(desk.conn(), list(None, yesterday), today).await?;
        let mut due_today = rows::rows(desk.conn(), list(Some(today), today), today).await?;
        let mut upcoming = rows::rows(desk.conn(), list(Some(tomorrow), horizon), today).await?;
        let live = promises::live(desk.conn(), today).await?.into_iter().collect();
        for rows in [&mut overdue, &mut due_today, &mut upcoming] {
            promised(rows, &live);
        }
        let promises = desk.promised_for(today).await?;
        let follow_ups = desk.open_follow_ups(today, FOLLOW_UPS).await?;
        let ahead = rows::between(desk.conn(), tomorrow, horizon).await?;
        let shop = &desk.opened.shop.view;
        let shown = Digest::read(&desk.opened.folder).and_then(|digest| digest.last_shown());
        Ok(RemindersView {
            today: Day(today),
            overdue,
            due_today,
            upcoming,
            follow_ups,
            promises,
            overdue_count: standings.before.dues,
            overdue_amount: Minor(standings.before.amount),
            due_today_count: standings.on.dues,
            due_today_amount: Minor(standings.on.amount),
            upcoming_count: ahead.dues,
            upcoming_amount: Minor(ahead.amount),
            reminder_minute: shop.reminder_minute,
            names: shop.reminder_names,
            last_shown: shown.map(|(on, _)| Day(on)),
            last_shown_at: shown.map(|(_, at)| at),
        })
    }

    /// What a notification would say now, whether or not one was raised today.
    pub async fn check_now(&self) -> Answer<Notice> {
        let mut desk = self.look().await?;
        let today = desk.today;
        let standings = rows::standings(desk.conn(), today).await?;
        let live = promises::live(desk.conn(), today).await?;
        let (late, now) = silence::silenced(desk.conn(), today, &live).await?;
        let promised = desk.promised_for(today).await?.len();
        let follow_ups = interactions::counts(desk.conn()).await?;
        let cases = cases::counts(desk.conn()).await?;
        let shop = desk.opened.shop.view.clone();
        Ok(Notice {
            on: Day(today),
            shop_id: shop.id.clone(),
            shop: shop.name.clone(),
            overdue: standings.before.dues.saturating_sub(late),
            due_today: standings.on.dues.saturating_sub(now),
            follow_ups: digest::until(&follow_ups, today),
            promises: u32::try_from(promised).unwrap_or(u32::MAX),
            cases: digest::until(&cases, today),
            names: names(desk.conn(), &shop, today).await?,
            language: shop.language,
        })
    }
}

impl Counter {
    /// The notifications to raise now: for each shop on this computer, at or after its reminder time in its own zone,
    /// once for each civil date. The day is claimed on the disk before its notice is handed out, so it is never handed
    /// out again, whatever the clock or the program does. A day with nothing due is claimed without a word.
    pub async fn due_notice(&self) -> Answer<Vec<Notice>> {
        let mut opened = self.opened().await;
        let mut notices = Vec::new();
        for card in shops::cards(&self.inner.root)? {
            let open = opened.as_mut().filter(|open| open.shop.view.id == card.id);
            // A shop whose day cannot be claimed says nothing, and keeps no other from speaking.
            match self.due_of(card, open).await {
                Ok(notice) => notices.extend(notice),
                Err(refused) => log::warn!("no day was claimed: {:?}", refused.refusal),
            }
        }
        Ok(notices)
    }

    /// The notification of one shop, from its digest alone while it is locked.
    async fn due_of(
        &self,
        card: ShopCard,
        mut open: Option<&mut Opened>,
    ) -> Answer<Option<Notice>> {
        let (root, now) = (&self.inner.root, self.clock().now());
        let folder = shops::existing(root, &card.id)?;
        let old = Digest::read(&folder);
        if old.as_ref().is_some_and(|digest| digest.unclaimed(now).is_none()) {
            return Ok(None);
        }
        if let Some(open) = &mut open {
            open.keep_digest(self.clock()).await;
        }
        let Some(mut digest) = Digest::read(&folder) else { return Ok(None) };
        let Some(today) = digest.unclaimed(now) else { return Ok(None) };
        digest.claim(today, now);
        digest.write(&folder)?;
        let (overdue, due_today) = digest.counts(today);
        let (follow_ups, promises) = (digest.follow_ups(today), digest.promises(today));
        let cases = digest.cases(today);
        if overdue + due_today + follow_ups + promises + cases == 0 {
            return Ok(None);
        }
        let names = match open.filter(|_| self.is_open()) {
            Some(Opened { book, shop, .. }) => names(&mut book.conn, &shop.view, today).await?,
            None => Vec::new(),
        };
        let (shop_id, shop, on) = (card.id, card.name, Day(today));
        let language = digest.language;
        Ok(Some(Notice {
            on,
            shop_id,
            shop,
            overdue,
            due_today,
            follow_ups,
            promises,
            cases,
            names,
            language,
        }))
    }

    /// Notes that the notification of a day was raised.
    pub async fn notice_shown(&self, shop_id: &str, on: Day) -> Answer<()> {
        let folder = shops::existing(&self.inner.root, shop_id)?;
        let _alone = self.opened().await;
        let Some(mut digest) = Digest::read(&folder) else { return Ok(()) };
        digest.shown(on.0, self.clock().now());
        digest.write(&folder)
    }
}

/// Says of each row until when its customer's promise is live.
fn promised(rows: &mut [ReminderRow], live: &BTreeMap<i64, ledger::Date>) {
    for row in rows {
        row.promised_on = live.get(&row.customer_id.0).copied().map(Day);
    }
}

/// Whom to name, where the owner wants names.
async fn names(
    conn: &mut sqlx::sqlite::SqliteConnection,
    shop: &ShopView,
    today: ledger::Date,
) -> Answer<Vec<NoticeName>> {
    if !shop.reminder_names {
        return Ok(Vec::new());
    }
    let named = |row: WaitingRow| NoticeName {
        name: row.customer_name,
        amount: amount::written(row.open, shop),
    };
    Ok(rows::waiting(conn, today, NAMES).await?.into_iter().map(named).collect())
}
