//! Named tax rates: what a line of an invoice may bear.

use super::TaxRateView;
use crate::db::invoices as rows;
use crate::refusal::{Answer, At, Refusal};
use crate::session::{Desk, Owner, Said, Session, Staff};
use crate::text;
use crate::told::{Field, Told};
use crate::trail::{Action, TrailField as F};
use crate::values::TaxRateId;

/// The most characters a name may have.
const NAME_MAX: u32 = 60;

impl Session<Staff> {
    /// Every tax rate, the archived ones last.
    pub async fn tax_rates(&self) -> Answer<Vec<TaxRateView>> {
        rows::tax_rates(self.look().await?.conn()).await
    }
}

impl Session<Owner> {
    /// Adds a tax rate, in basis points. A name is given once, whether its rate is archived or not.
    pub async fn create_tax_rate(
        &self,
        name: String,
        basis_points: u16,
    ) -> Answer<Vec<TaxRateView>> {
        let mut desk = self.change().await?;
        let name = text::required(&name, "name", ledger::text::name)?;
        if name.chars().nth(NAME_MAX as usize).is_some() {
            return Err(Refusal::TooLong { max: NAME_MAX }.on("name"));
        }
        ledger::money::BasisPoints::new(basis_points.into()).at("basisPoints")?;
        let known = rows::tax_rates(desk.conn()).await?;
        if known.iter().any(|rate| text::key(&rate.name) == text::key(&name)) {
            return Err(Refusal::NotAChoice.on("name"));
        }
        let id = rows::insert_tax_rate(desk.conn(), &name, basis_points).await?;
        let rate = |name: Option<&str>, share: Option<u16>| {
            [Field::plain(F::Name, name), Field::plain(F::BasisPoints, share)]
        };
        let told = Told::of(rate(None, None), rate(Some(&name), Some(basis_points)))?;
        desk.tax_rate_changed(Action::TaxRateCreate, &told.body_of("tax_rate", id.0)).await
    }

    /// Offers a tax rate no more; invoices that bear it keep it.
    pub async fn archive_tax_rate(&self, id: TaxRateId) -> Answer<Vec<TaxRateView>> {
        let mut desk = self.change().await?;
        let known = rows::tax_rates(desk.conn()).await?;
        let rate =
            known.iter().find(|rate| rate.id == id).ok_or_else(|| Refusal::NotAChoice.on("id"))?;
        if rate.archived {
            return Ok(known);
        }
        rows::archive_tax_rate(desk.conn(), id).await?;
        let archived = |archived: bool| [Field::plain(F::Archived, i64::from(archived))];
        let told = Told::of(archived(false), archived(true))?;
        desk.tax_rate_changed(Action::TaxRateArchive, &told.body_of("tax_rate", id.0)).await
    }
}

impl Desk<'_> {
    /// Appends the link, commits, and shows the rates as they are now.
    async fn tax_rate_changed(mut self, action: Action, body: &str) -> Answer<Vec<TaxRateView>> {
        let said = Said { body: Some(body), ..Said::of(action) };
        self.record(self.batch(), said, None).await?;
        let rates = rows::tax_rates(self.conn()).await?;
        self.commit().await?;
        Ok(rates)
    }
}
