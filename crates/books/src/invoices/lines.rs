//! The lines of an invoice: from what was asked for to what is recorded.

use std::collections::HashMap;

use ledger::invoice::{self, Discount, Line, LineAmounts, Pricing, Reckoned, Rounding, Supply};
use ledger::money::{BasisPoints, Quantity};
use ledger::{Money, Refusal as Rule};

use super::{LineInput, LineView, TaxRateView};
use crate::db::batch::LineRow;
use crate::db::invoices as rows;
use crate::refusal::{Answer, At, Refusal, Refused};
use crate::session::Desk;
use crate::text;
use crate::values::TaxRateId;

/// A line as asked for, each field in range.
#[derive(Debug)]
pub(super) struct Written {
    description: String,
    quantity: Quantity,
    unit: Option<String>,
    unit_price: Money,
    pricing: Pricing,
    discount: Discount,
    tax_rate: BasisPoints,
    tax_name: Option<String>,
}

/// The tax rates lines may name.
pub(crate) type Rates = HashMap<TaxRateId, TaxRateView>;

impl Desk<'_> {
    /// The tax rates, when a line names one.
    pub(super) async fn rates(&mut self, lines: &[LineInput]) -> Answer<Rates> {
        if lines.iter().all(|line| line.tax_rate_id.is_none()) {
            return Ok(Rates::new());
        }
        let rates = rows::tax_rates(self.conn()).await?;
        Ok(rates.into_iter().map(|rate| (rate.id, rate)).collect())
    }
}

/// Checks lines field by field. How few there may be is for [`reckon`] to say.
pub(super) fn written(lines: &[LineInput], rates: &Rates) -> Answer<Vec<Written>> {
    // A list no invoice may have is refused for its length, whatever stands in it.
    if lines.len() > invoice::LINES_MAX {
        let max = u32::try_from(invoice::LINES_MAX).unwrap_or(u32::MAX);
        return Err(Refusal::LineCount { max }.on("lines"));
    }
    lines.iter().enumerate().map(|(at, line)| Written::of(at, line, rates)).collect()
}

impl Written {
    fn of(at: usize, line: &LineInput, rates: &Rates) -> Answer<Self> {
        let field = |name: &str| format!("lines.{at}.{name}");
        let description =
            text::required(&line.description, &field("description"), ledger::text::name)?;
        let quantity = Quantity::new(line.quantity.into()).at(&field("quantity"))?;
        let unit = text::optional(line.unit.as_deref(), &field("unit"), ledger::text::unit)?;
        let unit_price = line.unit_price.money().at(&field("unitPrice"))?;
        let discount = discount(at, line)?;
        let (tax_rate, tax_name) = match line.tax_rate_id {
            None => (BasisPoints::ZERO, None),
            Some(id) => {
                let rate = rates
                    .get(&id)
                    .filter(|rate| !rate.archived)
                    .ok_or_else(|| Refusal::NotAChoice.on(&field("taxRateId")))?;
                (BasisPoints::new(rate.basis_points.into())?, Some(rate.name.clone()))
            }
        };
        let pricing = if line.price_includes_tax { Pricing::WithTax } else { Pricing::WithoutTax };
        Ok(Self { description, quantity, unit, unit_price, pricing, discount, tax_rate, tax_name })
    }

    /// The discount as a share of the line, where it was given as one.
    fn rate(&self) -> Option<u16> {
        match self.discount {
            Discount::Rate(rate) => u16::try_from(rate.points()).ok(),
            Discount::Amount(_) => None,
        }
    }

    fn rule(&self) -> Line<'_> {
        Line {
            description: &self.description,
            quantity: self.quantity,
            unit: self.unit.as_deref().unwrap_or_default(),
            unit_price: self.unit_price,
            pricing: self.pricing,
            discount: self.discount,
            tax_rate: self.tax_rate,
        }
    }

    /// The row of it.
    pub(super) fn row(
        &self,
        document: i64,
        position: i64,
        amounts: &LineAmounts,
    ) -> Answer<LineRow> {
        Ok(LineRow {
            document,
            position,
            description: self.description.clone(),
            quantity: self.quantity.thousandths(),
            unit: self.unit.clone(),
            unit_price: self.unit_price.minor(),
            discount: amounts.discount.minor(),
            discount_rate: self.rate().map(i64::from),
            tax_name: self.tax_name.clone(),
            tax_rate: self.tax_rate.points().into(),
            with_tax: i64::from(self.pricing == Pricing::WithTax),
            taxable: amounts.taxable.minor(),
            tax: amounts.tax.total()?.minor(),
        })
    }

    /// It as the window shows it before it is recorded.
    pub(super) fn view(&self, position: u32, amounts: &LineAmounts) -> Answer<LineView> {
        let tax = amounts.tax.total()?;
        Ok(LineView {
            position,
            description: self.description.clone(),
            quantity: i32::try_from(self.quantity.thousandths()).unwrap_or(i32::MAX),
            unit: self.unit.clone(),
            unit_price: self.unit_price.into(),
            discount: amounts.discount.into(),
            discount_rate: self.rate(),
            tax_name: self.tax_name.clone(),
            tax_rate: u16::try_from(self.tax_rate.points()).unwrap_or(u16::MAX),
            price_includes_tax: self.pricing == Pricing::WithTax,
            taxable: amounts.taxable.into(),
            tax: tax.into(),
            total: amounts.taxable.plus(tax)?.into(),
            returned: 0,
        })
    }
}

/// A discount is a share or an amount, not both.
fn discount(at: usize, line: &LineInput) -> Answer<Discount> {
    match (line.discount_rate, line.discount_amount) {
        (None, None) => Ok(Discount::NONE),
        (Some(rate), None) => {
            let rate = BasisPoints::new(rate.into()).at(&format!("lines.{at}.discountRate"))?;
            Ok(Discount::Rate(rate))
        }
        (None, Some(amount)) => {
            Ok(Discount::Amount(amount.money().at(&format!("lines.{at}.discountAmount"))?))
        }
        (Some(_), Some(_)) => Err(Refusal::NotAChoice.on(&format!("lines.{at}.discountAmount"))),
    }
}

/// Reckons checked lines; what the rules still refuse is pinned to its line and field.
pub(super) fn reckon(lines: &[Written], supply: Supply, rounding: Rounding) -> Answer<Reckoned> {
    let lines: Vec<_> = lines.iter().map(Written::rule).collect();
    invoice::reckon(&lines, supply, rounding).map_err(pinned)
}

fn pinned(refusal: Rule) -> Refused {
    let Rule::Line { line, why } = refusal else { return Refused::from(refusal).pin("lines") };
    let discount = matches!(*why, Rule::DiscountExceedsLine { .. });
    let field = if discount { "discountAmount" } else { "unitPrice" };
    Refused::from(*why).pin(&format!("lines.{line}.{field}"))
}
