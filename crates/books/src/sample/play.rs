//! Playing the year: each deed by the use case an owner would call, at its own hour.

mod acts;

use ledger::Date;

use super::cast::{CAST, YEAR};
use super::goods::{self, GOODS};
use super::plan::{self, Act, Deed};
use crate::counter::Counter;
use crate::refusal::{Answer, Refusal};
use crate::session::{Any, Assurance, Fresh, Owner, Rank, Session, Staff};
use crate::shop::{NewShop, ShopChange};
use crate::values::{CustomerId, DocumentId, Minor, Standing, TaxRateId};

/// Registers the sample shop a year ago and plays everything up to today; its clock then shows what it showed before.
pub(super) async fn year(
    stage: &Counter,
    new: &NewShop,
    tell: &(impl Fn(u8) + Send + Sync),
) -> Answer<()> {
    let zone: chrono_tz::Tz = new.place.zone.parse().map_err(|_| Refusal::NotAChoice.on("zone"))?;
    let (clock, now) = (stage.clock(), stage.clock().apart());
    let today = now.today(zone);
    let turn = |ago: i32, minute: u16| -> Answer<Date> {
        let date = today.plus_days(-ago)?;
        // Today's deeds were done just now: none lies in the hours to come.
        if ago > 0 {
            clock.set(date, minute, zone);
        } else {
            clock.follow(&now);
        }
        stage.touch();
        Ok(date)
    };
    turn(YEAR, 8 * 60)?;
    let mut player = Player::begin(stage, new).await?;
    for deed in plan::year(today) {
        let on = turn(deed.ago, deed.minute)?;
        player.play(&deed, on).await?;
        tell(u8::try_from((YEAR - deed.ago) * 100 / YEAR).unwrap_or(100));
    }
    Ok(())
}

/// What the player knows of a customer.
struct Known {
    standing: Standing,
    /// The last loan, and the last invoice.
    loan: Option<DocumentId>,
    invoice: Option<DocumentId>,
    /// The last cheque, and whether it still lies in the drawer.
    cheque: Option<DocumentId>,
    in_hand: bool,
    /// What holds money paid ahead.
    ahead: Option<DocumentId>,
}

/// The owner of the sample shop, at its counter.
struct Player<'a> {
    stage: &'a Counter,
    token: String,
    /// In the order of the cast.
    known: Vec<Option<Known>>,
    /// Of each good on the shelf, where the country has that rate.
    rates: Vec<Option<TaxRateId>>,
    /// Minor units a rupee, in thousandths.
    rupee: i64,
    /// Before every phone number, where the shop does not stand in India.
    prefix: &'static str,
    requests: u64,
}

impl<'a> Player<'a> {
    async fn begin(stage: &'a Counter, new: &NewShop) -> Answer<Self> {
        let token = stage.found_sample(new).await?;
        let change = ShopChange {
            phone: Some(new.phone.clone()),
            address: Some("14, Station Road".to_owned()),
            tax_registered: Some(new.place.country == "IN"),
            ..ShopChange::default()
        };
        stage.session::<Owner, Fresh>(&token)?.change_shop(change).await?;
        let rates = stage.session::<Staff, Any>(&token)?.tax_rates().await?;
        let rate =
            |tax: u16| rates.iter().find(|rate| rate.basis_points == tax).map(|rate| rate.id);
        Ok(Self {
            stage,
            token,
            known: CAST.iter().map(|_| None).collect(),
            rates: GOODS.iter().map(|good| rate(good.tax)).collect(),
            rupee: goods::per_rupee(&new.place.currency),
            prefix: if new.place.country == "IN" { "" } else { "+91 " },
            requests: 0,
        })
    }

    async fn play(&mut self, deed: &Deed, on: Date) -> Answer<()> {
        let who = deed.who;
        match &deed.act {
            Act::Arrive => self.arrive(who, on).await,
            Act::Give { rupees, kind, note, due } => {
                self.give(who, (*rupees, *kind, note, *due), on).await
            }
            Act::Bill { goods } => self.bill(who, goods).await,
            Act::Pay { rupees, with } => self.pay(who, *rupees, *with, on).await,
            Act::PayAhead { rupees, with } => self.pay_ahead(who, *rupees, *with, on).await,
            Act::Repay { rupees, with } => self.repay(who, *rupees, *with).await,
            Act::UseAdvance => self.use_advance(who).await,
            Act::Deposit => self.deposit(who).await,
            Act::Bounce { fee } => self.bounce(who, *fee).await,
            Act::Return => self.take_back(who).await,
            Act::Discount { rupees } => self.discount(who, *rupees).await,
            Act::GiveUp => self.give_up(who).await,
            Act::LateFee { rupees } => self.late_fee(who, *rupees).await,
            Act::Undo => self.undo(who).await,
            Act::Archive => self.archive(who).await,
            Act::Owner { kind, with, much } => self.owner_money(*kind, *with, *much).await,
        }
    }

    fn session<R: Rank, A: Assurance>(&self) -> Answer<Session<R, A>> {
        self.stage.session(&self.token)
    }

    /// Ids as forms make them, one after the other.
    fn request(&mut self) -> String {
        self.requests += 1;
        format!("5a3b1e00-0000-4000-8000-{:012x}", self.requests)
    }

    fn money(&self, rupees: i64) -> Minor {
        Minor(rupees * self.rupee / 1_000)
    }

    /// Someone the story lets do something before they came is a mistake in its tables.
    fn known(&mut self, who: usize) -> Answer<&mut Known> {
        let known = self.known.get_mut(who).and_then(Option::as_mut);
        known.ok_or_else(|| Refusal::CustomerNotFound.into())
    }

    fn customer(&mut self, who: usize) -> Answer<CustomerId> {
        Ok(self.known(who)?.standing.customer_id)
    }
}

impl Known {
    fn new(standing: Standing) -> Self {
        Self { standing, loan: None, invoice: None, cheque: None, in_hand: false, ahead: None }
    }
}
