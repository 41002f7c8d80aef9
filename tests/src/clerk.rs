//! A clerk who writes the same entries in the same order in whichever shop: what a step writes follows from its number
//! and from what the steps before it made. Two shops after the same number of steps hold the same book, so a killed one
//! can be held against one that nothing happened to.

mod acts;

use books::customers::{Archived, CustomerQuery};
use books::people::{PasswordChange, ProfileInput};
use books::reports::DayBookLine;
use books::shop::{NewShop, SignIn, SignedIn};
use books::values::{CustomerId, UserId};
use books::{Answer, Clock, Counter, Fresh, Owner, Session, Staff};

use crate::{PASSWORD, india, new_shop};

/// Steps of one round; each round begins with a new customer.
pub const ROUND: usize = 26;

/// What the password is changed to.
pub const OTHER_PASSWORD: &str = "seven brown baskets";
/// What the username is changed to.
pub const OTHER_USERNAME: &str = "asha.k";

/// Someone who signed in and writes.
pub struct Clerk {
    /// The front door.
    pub counter: Counter,
    token: String,
    password: &'static str,
    /// What each step so far made; nothing has the id 0.
    made: Vec<i64>,
}

/// A counter over a folder on the day all clerks work.
pub fn counter(root: &std::path::Path) -> Counter {
    let clock = Clock::default();
    clock.set_today("2026-11-21".parse().unwrap(), india().zone.parse().unwrap());
    Counter::new(root.to_owned(), clock)
}

impl Clerk {
    /// Registers the shop and writes nothing.
    pub async fn register(root: &std::path::Path) -> Self {
        let counter = counter(root);
        let registered = counter.register(new_shop(india())).await.unwrap();
        Self { counter, token: registered.signed_in.session, password: PASSWORD, made: Vec::new() }
    }

    /// Signs in to the only shop of a folder, after these steps.
    pub async fn sign_in(root: &std::path::Path, made: Vec<i64>) -> Answer<Self> {
        Self::sign_in_with(PASSWORD, root, made).await
    }

    async fn sign_in_with(
        password: &'static str,
        root: &std::path::Path,
        made: Vec<i64>,
    ) -> Answer<Self> {
        let counter = counter(root);
        let signed_in = enter(&counter, password).await?;
        Ok(Self { counter, token: signed_in.session, password, made })
    }

    /// Signs in again, as after starting the program anew.
    pub async fn enter(&mut self, root: &std::path::Path) -> Answer<()> {
        *self = Self::sign_in_with(self.password, root, self.made.clone()).await?;
        Ok(())
    }

    /// How many steps were done.
    pub fn steps(&self) -> usize {
        self.made.len()
    }

    /// What each step made.
    pub fn made(&self) -> &[i64] {
        &self.made
    }

    /// The next step, done and acknowledged; gives the id of what it made.
    pub async fn step(&mut self) -> Answer<i64> {
        let id = self.act(self.made.len()).await?;
        self.made.push(id);
        Ok(id)
    }

    /// A step once more, with the same request id. Some steps carry none and give `None`.
    pub async fn again(&self, step: usize) -> Option<Answer<i64>> {
        if acts::has_request(step % ROUND) { Some(self.act(step).await) } else { None }
    }

    /// Lets the counter be quiet: the first tick notes it, the second empties the log.
    pub async fn rest(&self) -> Answer<()> {
        self.counter.tick().await?;
        self.counter.tick().await.map(drop)
    }

    /// Changes the password to [`OTHER_PASSWORD`].
    pub async fn change_password(&mut self) -> Answer<()> {
        let [password, confirm_password] = [OTHER_PASSWORD, OTHER_PASSWORD].map(str::to_owned);
        let change = PasswordChange { current: PASSWORD.to_owned(), password, confirm_password };
        self.staff()?.change_password(change).await?;
        self.password = OTHER_PASSWORD;
        Ok(())
    }

    /// Changes the username to [`OTHER_USERNAME`].
    pub async fn change_username(&self) -> Answer<()> {
        let new = new_shop(india());
        let NewShop { name, email, phone, .. } = new;
        let username = OTHER_USERNAME.to_owned();
        let profile = ProfileInput { name, username, email, phone };
        self.staff()?.change_profile(profile).await.map(drop)
    }

    /// Removes somebody; the book is written anew.
    pub async fn remove(&self, id: UserId) -> Answer<()> {
        self.fresh()?.remove_person(id).await.map(drop)
    }

    /// Makes another recovery code, and gives it as it is printed.
    pub async fn new_recovery_code(&self) -> Answer<String> {
        self.fresh()?.new_recovery_code().await
    }

    /// Everything the book says of money, customers and drafts, without moments.
    pub async fn tell(&self) -> Answer<String> {
        let owner = self.owner()?;
        let mut told = Vec::new();
        let mut after = None;
        loop {
            let page = owner.day_book("1990-01-01".to_owned(), String::new(), after).await?;
            told.extend(page.lines.iter().map(line));
            after = page.next;
            if after.is_none() {
                break;
            }
        }
        let trial = owner.trial_balance(None).await?;
        told.extend(trial.rows.iter().map(|row| format!("{row:?}")));
        told.push(format!("{:?}", self.staff()?.loan_summary().await?));
        for row in self.customers().await? {
            told.push(self.customer(row).await?);
        }
        told.push(format!("{:?}", self.staff()?.draft(acts::DRAFT).await?));
        Ok(told.join("\n"))
    }

    async fn customers(&self) -> Answer<Vec<CustomerId>> {
        let (archived, limit) = (Archived::All, Some(200));
        let query = CustomerQuery { archived, limit, ..CustomerQuery::default() };
        let page = self.staff()?.customers(query).await?.page;
        assert_eq!(page.total_pages, 1, "too many customers to tell of");
        Ok(page.rows.into_iter().map(|row| row.id).collect())
    }

    /// A customer with everything that stands open.
    async fn customer(&self, id: CustomerId) -> Answer<String> {
        let view = self.staff()?.customer(id).await?;
        let open = self.staff()?.open_items(id).await?;
        Ok(format!("{:?} {:?} {:?} {open:?}", view.standing, view.note, view.archived))
    }

    /// What the doctor says; nothing when all is well.
    pub async fn ill(&self) -> Answer<Option<String>> {
        let verdict = self.owner()?.verify().await?;
        Ok(verdict.problem.map(|problem| format!("{problem:?}")))
    }

    fn staff(&self) -> Answer<Session<Staff>> {
        self.counter.session(&self.token)
    }

    fn owner(&self) -> Answer<Session<Owner>> {
        self.counter.session(&self.token)
    }

    fn fresh(&self) -> Answer<Session<Owner, Fresh>> {
        self.counter.session(&self.token)
    }

    /// What a step of this round made.
    fn id(&self, step: usize, of: usize) -> i64 {
        self.made[step - step % ROUND + of]
    }
}

/// Signs the owner in to the only shop of a folder.
pub async fn enter(counter: &Counter, password: &str) -> Answer<SignedIn> {
    let card = counter.start()?.shops.into_iter().next();
    let shop_id = card.map(|card| card.id).unwrap_or_default();
    let (username, password) = ("asha".to_owned(), password.to_owned());
    counter.sign_in(SignIn { shop_id, username, password }).await
}

fn line(line: &DayBookLine) -> String {
    let DayBookLine { document_id, kind, number, on, customer_id, postings, reversal, .. } = line;
    format!("{document_id:?} {kind:?} {number:?} {on} {customer_id:?} {postings:?} {reversal}")
}
