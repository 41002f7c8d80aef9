//! What follows from a country: currency, grouping, zone, financial year. Facts: ISO 3166 and 4217, the IANA zone
//! database, and each country's own financial year for businesses; all of it can be changed in the settings.

use crate::shop::{CountryDefaults, Grouping};

/// Country, currency, grouping, zone, first month and day of the financial year.
type Facts = (&'static str, &'static str, Grouping, &'static str, u8, u8);

const FACTS: &[Facts] = &[
    ("IN", "INR", Grouping::Lakh, "Asia/Kolkata", 4, 1),
    ("PK", "PKR", Grouping::Lakh, "Asia/Karachi", 7, 1),
    ("BD", "BDT", Grouping::Lakh, "Asia/Dhaka", 7, 1),
    ("NP", "NPR", Grouping::Lakh, "Asia/Kathmandu", 7, 16),
    ("LK", "LKR", Grouping::Thousand, "Asia/Colombo", 4, 1),
    ("AE", "AED", Grouping::Thousand, "Asia/Dubai", 1, 1),
    ("AU", "AUD", Grouping::Thousand, "Australia/Sydney", 7, 1),
    ("BR", "BRL", Grouping::Thousand, "America/Sao_Paulo", 1, 1),
    ("CA", "CAD", Grouping::Thousand, "America/Toronto", 1, 1),
    ("DE", "EUR", Grouping::Thousand, "Europe/Berlin", 1, 1),
    ("EG", "EGP", Grouping::Thousand, "Africa/Cairo", 7, 1),
    ("FR", "EUR", Grouping::Thousand, "Europe/Paris", 1, 1),
    ("GB", "GBP", Grouping::Thousand, "Europe/London", 4, 6),
    ("ID", "IDR", Grouping::Thousand, "Asia/Jakarta", 1, 1),
    ("JP", "JPY", Grouping::Thousand, "Asia/Tokyo", 4, 1),
    ("KE", "KES", Grouping::Thousand, "Africa/Nairobi", 7, 1),
    ("KW", "KWD", Grouping::Thousand, "Asia/Kuwait", 1, 1),
    ("MY", "MYR", Grouping::Thousand, "Asia/Kuala_Lumpur", 1, 1),
    ("NG", "NGN", Grouping::Thousand, "Africa/Lagos", 1, 1),
    ("PH", "PHP", Grouping::Thousand, "Asia/Manila", 1, 1),
    ("SA", "SAR", Grouping::Thousand, "Asia/Riyadh", 1, 1),
    ("SG", "SGD", Grouping::Thousand, "Asia/Singapore", 1, 1),
    ("TH", "THB", Grouping::Thousand, "Asia/Bangkok", 1, 1),
    ("US", "USD", Grouping::Thousand, "America/New_York", 1, 1),
    ("ZA", "ZAR", Grouping::Thousand, "Africa/Johannesburg", 3, 1),
];

/// Every country the first run offers, the neighbours first.
#[must_use]
pub fn countries() -> Vec<CountryDefaults> {
    FACTS
        .iter()
        .map(|(country, currency, grouping, zone, month, day)| CountryDefaults {
            country: (*country).to_owned(),
            currency: (*currency).to_owned(),
            grouping: *grouping,
            zone: (*zone).to_owned(),
            year_month: *month,
            year_day: *day,
        })
        .collect()
}

/// Decimals of a currency (ISO 4217), for the currencies a shop can choose.
#[must_use]
pub fn exponent(currency: &str) -> Option<u8> {
    match currency {
        "JPY" => Some(0),
        "KWD" => Some(3),
        known if FACTS.iter().any(|facts| facts.1 == known) => Some(2),
        _ => None,
    }
}

/// The sign of a currency, or its code where there is none.
#[must_use]
pub fn symbol(currency: &str) -> &str {
    match currency {
        "INR" => "₹",
        "PKR" | "NPR" | "LKR" => "Rs",
        "BDT" => "৳",
        "EUR" => "€",
        "GBP" => "£",
        "JPY" => "¥",
        "USD" | "CAD" | "AUD" | "SGD" => "$",
        "BRL" => "R$",
        "NGN" => "₦",
        "PHP" => "₱",
        "THB" => "฿",
        "ZAR" => "R",
        other => other,
    }
}
