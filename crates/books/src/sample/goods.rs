//! What the sample shop sells and for how much, and what a rupee comes to in other currencies. Prices are those of an
//! Indian neighbourhood shop; tax rates are India's slabs since 22 September 2025.

/// Something on the shelf.
pub(super) struct Good {
    pub(super) name: &'static str,
    pub(super) unit: &'static str,
    /// Paise a unit, tax included.
    pub(super) price: i64,
    /// Units a small business takes at a time.
    pub(super) usual: i32,
    /// Basis points.
    pub(super) tax: u16,
}

const fn good(name: &'static str, unit: &'static str, price: i64, usual: i32, tax: u16) -> Good {
    Good { name, unit, price, usual, tax }
}

/// The shelf.
pub(super) const GOODS: &[Good] = &[
    good("Sona Masoori rice, loose", "kg", 6_200, 10, 0),
    good("Basmati rice, 5 kg bag", "bag", 58_500, 1, 500),
    good("Chakki atta, 10 kg bag", "bag", 41_000, 1, 500),
    good("Toor dal, loose", "kg", 14_200, 3, 0),
    good("Chana dal, loose", "kg", 9_400, 3, 0),
    good("Sugar", "kg", 4_500, 5, 500),
    good("Mustard oil, 1 l", "bottle", 15_800, 3, 500),
    good("Sunflower oil, 5 l", "can", 69_000, 1, 500),
    good("Tea, 500 g", "packet", 24_000, 2, 500),
    good("Milk, 1 l", "packet", 6_600, 6, 0),
    good("Bath soap", "piece", 3_800, 6, 500),
    good("Washing powder, 1 kg", "packet", 11_800, 2, 1800),
    good("Floor cleaner, 1 l", "bottle", 19_500, 1, 1800),
    good("Glucose biscuits, carton", "carton", 24_000, 1, 500),
    good("Cola, 2 l", "bottle", 9_500, 4, 4000),
    good("Red chilli powder", "kg", 32_000, 1, 500),
];

/// What is noted beside goods given on credit.
pub(super) const NOTES: &[&str] = &[
    "Rice 10 kg, toor dal 2 kg",
    "Atta 10 kg, mustard oil 1 l",
    "Month's ration",
    "Sugar 5 kg, tea 500 g",
    "Milk and bread",
    "Soap, washing powder",
    "आटा 10 किलो, चीनी 2 किलो",
    "Oil 5 l, besan 1 kg",
    "Biscuits, namkeen",
    "दाल और मसाले",
    "Festival sweets",
    "Rice 5 kg, eggs",
];

/// Minor units of a currency that buy about what a rupee buys, in thousandths. Rough on purpose: the sample should read
/// like prices of that country, and no more.
pub(super) fn per_rupee(currency: &str) -> i64 {
    match currency {
        "IDR" => 20_000_000,
        "NGN" => 1_800_000,
        "LKR" => 350_000,
        "PKR" => 320_000,
        "KES" | "NPR" => 160_000,
        "BDT" => 140_000,
        "PHP" => 70_000,
        "EGP" => 55_000,
        "THB" => 45_000,
        "ZAR" => 22_000,
        "BRL" => 10_000,
        "AED" | "MYR" | "SAR" => 6_000,
        "KWD" => 4_500,
        "AUD" => 3_000,
        "CAD" | "JPY" | "SGD" => 2_500,
        "USD" => 2_000,
        "EUR" => 1_800,
        "GBP" => 1_500,
        _ => 100_000,
    }
}
