//! Who comes to the sample shop, and their habits. Names and numbers are made up: nobody is meant.

use super::SampleShop;
use crate::shop::NewShop;
use crate::values::Method;

/// When somebody pays.
#[derive(Debug, Clone, Copy)]
pub(super) enum Pays {
    /// Everything owed, on this day of every month.
    Monthly(u32),
    /// Everything owed, every so many days.
    Every(i32),
    /// A round sum of so many rupees every so many days.
    Round(i32, i64),
    /// Only as the story says.
    Never,
}

/// A customer and their habits. Rupees are whole; days are counted back from today.
#[derive(Debug, Clone, Copy)]
pub(super) struct Neighbour {
    pub(super) name: &'static str,
    pub(super) phone: &'static str,
    pub(super) company: Option<&'static str>,
    /// Credit limit in rupees.
    pub(super) limit: Option<i64>,
    pub(super) credit_days: u16,
    /// What they owed when the book began.
    pub(super) opening: i64,
    /// Buys every so many days, for about so many rupees. A company is sent an invoice.
    pub(super) every: i32,
    pub(super) rupees: i64,
    pub(super) pays: Pays,
    pub(super) with: Method,
    /// First came so many days ago.
    pub(super) from: i32,
    /// Bought last so many days ago.
    pub(super) gone: i32,
    /// Paid last so many days ago.
    pub(super) stopped: i32,
}

/// Days the book of the sample reaches back.
pub(super) const YEAR: i32 = 364;

impl Neighbour {
    const fn new(name: &'static str, phone: &'static str) -> Self {
        Self {
            name,
            phone,
            company: None,
            limit: None,
            credit_days: 30,
            opening: 0,
            every: 0,
            rupees: 0,
            pays: Pays::Never,
            with: Method::Cash,
            from: YEAR,
            gone: 0,
            stopped: 0,
        }
    }

    const fn buys(mut self, every: i32, rupees: i64) -> Self {
        (self.every, self.rupees) = (every, rupees);
        self
    }

    const fn pays(mut self, pays: Pays, with: Method) -> Self {
        (self.pays, self.with) = (pays, with);
        self
    }

    const fn company(mut self, company: &'static str) -> Self {
        self.company = Some(company);
        self.credit_days = 15;
        self
    }

    const fn limit(mut self, rupees: i64) -> Self {
        self.limit = Some(rupees);
        self
    }

    const fn opening(mut self, rupees: i64) -> Self {
        self.opening = rupees;
        self
    }

    const fn from(mut self, ago: i32) -> Self {
        self.from = ago;
        self
    }

    const fn gone(mut self, ago: i32) -> Self {
        self.gone = ago;
        self
    }

    const fn stopped(mut self, ago: i32) -> Self {
        self.stopped = ago;
        self
    }
}

/// Whom the story is about; the others only have habits.
pub(super) mod who {
    pub(in crate::sample) const IRFAN: usize = 0;
    pub(in crate::sample) const LALITA: usize = 1;
    pub(in crate::sample) const USHA: usize = 2;
    pub(in crate::sample) const NARESH: usize = 3;
    pub(in crate::sample) const RAJU: usize = 4;
    pub(in crate::sample) const SANJAY: usize = 5;
    pub(in crate::sample) const DEEPA: usize = 6;
    pub(in crate::sample) const NANDINI: usize = 7;
    pub(in crate::sample) const KAVITA: usize = 8;
    pub(in crate::sample) const SURESH: usize = 9;
    pub(in crate::sample) const MANOJ: usize = 10;
    pub(in crate::sample) const CANTEEN: usize = 11;
    pub(in crate::sample) const MESS: usize = 12;
    pub(in crate::sample) const SWEETS: usize = 13;
    pub(in crate::sample) const CATERERS: usize = 14;
    pub(in crate::sample) const MEENA: usize = 15;
    pub(in crate::sample) const RAMESH: usize = 16;
    pub(in crate::sample) const SUNITA: usize = 17;
    pub(in crate::sample) const LAKSHMI: usize = 18;
}

use Method::{Bank, Cash, Cheque, MobileMoney as Upi};
use Pays::{Every, Monthly, Round};

const fn person(name: &'static str, phone: &'static str) -> Neighbour {
    Neighbour::new(name, phone)
}

/// Everybody, those of [`who`] first and in its order.
pub(super) const CAST: &[Neighbour] = &[
    person("Mohammed Irfan", "98200 00101").from(130).limit(20_000),
    person("Lalita Devi", "98200 00102").from(210),
    person("Usha Rani", "98110 00103").from(47),
    person("Naresh Chand", "98110 00104").from(22).limit(5_000),
    person("राजू कबाड़ी", "99300 00105").opening(380),
    person("Sanjay Mishra", "98200 00106")
        .buys(14, 640)
        .pays(Monthly(6), Cash)
        .gone(205)
        .stopped(190),
    person("Deepa Menon", "98110 00107").buys(16, 900).pays(Every(28), Upi).gone(125).stopped(110),
    person("Nandini Joshi", "99300 00108").buys(21, 690).pays(Every(28), Upi),
    person("Kavita Patil", "98200 00109").buys(12, 720).pays(Monthly(6), Upi).opening(1_240),
    person("Suresh Yadav", "98110 00110").buys(10, 390).pays(Round(14, 500), Cash).opening(1_850),
    person("Manoj Tiwari", "99300 00111").buys(12, 760).pays(Monthly(9), Cash).gone(18).stopped(62),
    person("Anita Bose", "98200 00112").company("Saraswati Vidya Mandir canteen"),
    person("Savitri Hegde", "98110 00113")
        .company("Annapurna Mess")
        .buys(13, 0)
        .pays(Every(26), Bank),
    person("Venkatesh Reddy", "99300 00114")
        .company("Balaji Sweets")
        .buys(17, 0)
        .pays(Every(34), Cheque),
    person("Rakesh Gupta", "98200 00115").company("Gupta Caterers").limit(60_000).buys(22, 0),
    person("मीना ताई", "98110 00116").buys(15, 450).pays(Monthly(10), Cash),
    person("Ramesh Kumar", "99300 00117").buys(11, 850).pays(Monthly(5), Upi).opening(920),
    person("सुनीता देवी", "98200 00118").buys(13, 620).pays(Monthly(7), Cash),
    person("Lakshmi Iyer", "98110 00119").buys(9, 540).pays(Monthly(1), Upi).limit(10_000),
    person("Abdul Rahman Ansari", "99300 00120").buys(14, 1_100).pays(Every(28), Cash),
    person("गीता शर्मा", "98200 00121").buys(12, 480).pays(Monthly(3), Cash),
    person("Harpreet Singh", "98110 00122").buys(16, 1_450).pays(Monthly(10), Upi).limit(15_000),
    person("Pooja Verma", "99300 00123").buys(15, 980).pays(Every(30), Upi),
    person("विजय चौहान", "98200 00124").buys(13, 560).pays(Monthly(8), Cash).stopped(48),
    person("Anil Deshmukh", "98110 00125").buys(17, 1_250).pays(Monthly(2), Bank),
    person("Fatima Begum", "99300 00126").buys(13, 420).pays(Round(14, 450), Cash).opening(640),
    person("Joseph Fernandes", "98200 00127").buys(14, 890).pays(Monthly(4), Upi),
    person("Rekha Nair", "98110 00128").buys(18, 670).pays(Every(36), Upi),
    person("Dinesh Yadav", "99300 00129")
        .opening(2_400)
        .buys(34, 980)
        .pays(Round(30, 1_000), Cash)
        .gone(140)
        .stopped(165),
    person("शांति बाई", "98200 00130").buys(9, 260).pays(Round(10, 300), Cash).limit(3_000),
    person("Prakash Rao", "98110 00131").buys(15, 1_040).pays(Monthly(9), Upi),
    person("Shabana Khatun", "99300 00132").buys(13, 510).pays(Monthly(12), Cash),
    person("Bhupinder Kaur", "98200 00133").buys(20, 1_600).pays(Every(40), Upi).opening(3_100),
    person("Gopal Krishnan", "98110 00134").buys(16, 830).pays(Monthly(5), Bank),
    person("Arjun Pawar", "99300 00135").buys(12, 450).pays(Round(15, 500), Cash),
    person("Zeenat Parveen", "98200 00136").buys(17, 740).pays(Monthly(6), Upi),
    person("Mahesh Patel", "98110 00137").buys(19, 1_350).pays(Every(38), Upi).gone(45).stopped(84),
    person("किशोर जाधव", "99300 00138").buys(11, 380).pays(Monthly(11), Cash),
    person("Mohan Sharma", "98200 00139")
        .company("Sharma Tea Stall")
        .buys(10, 0)
        .pays(Every(20), Upi),
    person("Gurmeet Singh", "98110 00140")
        .company("New Punjab Dhaba")
        .buys(14, 0)
        .pays(Every(28), Cash),
];

/// The shop itself and its owner. The password is made where it is used.
pub(super) fn shop(input: SampleShop) -> NewShop {
    NewShop {
        shop_name: "Gupta Kirana Store".to_owned(),
        name: "Lata Gupta".to_owned(),
        username: "sample".to_owned(),
        email: "sample@example.com".to_owned(),
        phone: "+91 98200 00100".to_owned(),
        password: String::new(),
        confirm_password: String::new(),
        language: input.language,
        place: input.place,
    }
}
