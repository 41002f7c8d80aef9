//! The sample shop: a separate, throw-away book with a believable year of a kirana shop in it, to look around in before
//! registering one's own. It asks for no name and no password, and is removed when it is closed.
//!
//! The year is played through the same use cases as every real entry, by a counter of its own whose clock runs through
//! the year; the counter in front of the owner keeps the time it has.

mod cast;
mod folder;
mod goods;
mod plan;
mod play;

use serde::Deserialize;
use specta::Type;

use crate::counter::Counter;
use crate::door::{Kind, checked, token, words};
use crate::opened::Opened;
use crate::refusal::{Answer, Refusal};
use crate::session::{Session, Staff};
use crate::shop::{CountryDefaults, NewShop, SignedIn, StartView};
use crate::values::Day;
pub(crate) use folder::SampleFolder;

/// Where the sample shop shall stand.
#[derive(Debug, Clone, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct SampleShop {
    /// Language code.
    pub language: String,
    /// Country and what follows from it.
    pub place: CountryDefaults,
}

impl Counter {
    /// Makes the sample shop and signs its owner in. Tells how much of its year is written, in percent.
    pub async fn try_sample_shop(
        &self,
        input: SampleShop,
        tell: impl Fn(u8) + Send + Sync,
    ) -> Answer<SignedIn> {
        let new = checked(cast::shop(input))?;
        self.lock().await?;
        let folder = SampleFolder::claim(&self.inner.root)?;
        let stage = Self::new(folder.path().to_owned(), self.clock().apart());
        let played = play::year(&stage, &new, &tell).await;
        match (played, stage.opened().await.take()) {
            (Ok(()), Some(opened)) => self.hand_over(opened, folder, &new.username).await,
            (Ok(()), None) => Err(Refusal::Internal { reference: "sample".to_owned() }.into()),
            (Err(refused), opened) => {
                if let Some(opened) = opened {
                    opened.close().await?;
                }
                folder.remove()?;
                Err(refused)
            }
        }
    }

    async fn hand_over(
        &self,
        mut opened: Opened,
        folder: SampleFolder,
        username: &str,
    ) -> Answer<SignedIn> {
        opened.shop.view.today = Day(self.clock().today(opened.shop.zone));
        opened.sample = Some(folder);
        self.welcome(opened, username).await
    }

    /// Removes a sample shop that an earlier start of the program left because it was ended by force. Called once, at the
    /// start; one that another program has open stays.
    pub fn sweep(&self) -> Answer<()> {
        folder::clear(&self.inner.root)
    }

    /// Registers the sample shop under a password that nobody learns.
    async fn found_sample(&self, new: &NewShop) -> Answer<String> {
        let password = vault::NewPassword::new(&token()?, &words(new))?;
        let (opened, _) = self.found(new, password, Kind::Sample).await?;
        Ok(self.welcome(opened, &new.username).await?.session)
    }
}

impl Session<Staff> {
    /// Leaves the sample shop, which removes it, for the start. From any other shop it leads nowhere.
    pub async fn leave_sample_shop(&self) -> Answer<StartView> {
        if self.look().await?.opened.sample.is_none() {
            return Err(Refusal::NotTheSample.into());
        }
        self.counter().lock().await?;
        self.counter().start()
    }
}
