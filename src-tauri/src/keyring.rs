//! The keyring of the operating system, for people who stay signed in on this computer. It may be missing, locked, slow or
//! wrong: each question is asked on a thread of its own and waited for so long and no longer, and whatever comes of it, the
//! password still opens the book.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

use books::shop::{ComeIn, SignedIn};
use books::{Answer, Counter, Fresh, Refusal, Session, Staff};
use tokio::sync::oneshot;
use zeroize::Zeroizing;

/// What entries are kept under; the name of an entry says which shop and whose.
const SERVICE: &str = "org.bahi.ledger";
/// How long an answer is waited for.
const PATIENCE: Duration = Duration::from_secs(3);

/// Where secrets are kept.
#[derive(Clone, Debug)]
pub(crate) enum Store {
    /// The Secret Service, the Keychain or the Credential Manager.
    System,
    /// Nowhere: the bridge has no desktop.
    #[cfg(feature = "bridge")]
    Nowhere,
    /// One that does what a test tells it to.
    #[cfg(test)]
    Told(Arc<crate::tests::keyring::Told>),
}

/// Nothing came of a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Unavailable;

/// The keyring as the rest of the program asks it.
#[derive(Debug)]
pub(crate) struct Keyring {
    store: Store,
    patience: Duration,
    /// A question is still open: a keyring that hangs is asked nothing more.
    busy: Arc<AtomicBool>,
}

impl Keyring {
    /// Over a store.
    pub(crate) fn over(store: Store) -> Self {
        Self { store, patience: PATIENCE, busy: Arc::default() }
    }

    /// With less patience than people have.
    #[cfg(test)]
    pub(crate) fn waiting(self, patience: Duration) -> Self {
        Self { patience, ..self }
    }

    async fn ask<T: Send + 'static>(
        &self,
        question: impl FnOnce(&Store) -> Result<T, Unavailable> + Send + 'static,
    ) -> Result<T, Unavailable> {
        if self.busy.swap(true, Ordering::AcqRel) {
            return Err(Unavailable);
        }
        let (store, busy) = (self.store.clone(), Arc::clone(&self.busy));
        let (tell, told) = oneshot::channel();
        let asking = thread::Builder::new().name("keyring".to_owned()).spawn(move || {
            let answer = question(&store);
            busy.store(false, Ordering::Release);
            // Nobody may be waiting any more.
            drop(tell.send(answer));
        });
        if asking.is_err() {
            self.busy.store(false, Ordering::Release);
            return Err(Unavailable);
        }
        let Ok(Ok(answer)) = tokio::time::timeout(self.patience, told).await else {
            log::warn!("the keyring did not answer");
            return Err(Unavailable);
        };
        answer
    }

    /// Keeps a secret, and reads it back as another program would.
    async fn keep(&self, name: String, secret: Zeroizing<Vec<u8>>) -> Result<(), Unavailable> {
        self.ask(move |store| {
            store.put(&name, &secret)?;
            let kept = store.get(&name)?;
            if *kept == *secret { Ok(()) } else { Err(Unavailable) }
        })
        .await
    }

    async fn kept(&self, name: String) -> Result<Zeroizing<Vec<u8>>, Unavailable> {
        self.ask(move |store| store.get(&name)).await
    }

    /// What cannot be forgotten opens nothing any more.
    async fn forget(&self, name: String) {
        if self.ask(move |store| store.remove(&name)).await.is_err() {
            log::warn!("the keyring keeps a secret that opens nothing");
        }
    }

    /// Stays signed in on this computer. The keyring comes first: what it does not keep never gets a key in the book.
    pub(crate) async fn stay(&self, session: &Session<Staff, Fresh>) -> Answer<SignedIn> {
        let (name, secret) = (session.keyring_name().await?, books::secret()?);
        let kept = self.keep(name.clone(), secret.clone()).await;
        kept.map_err(|Unavailable| Refusal::KeyringUnavailable)?;
        match session.stay(&secret).await {
            Ok(signed_in) => Ok(signed_in),
            Err(refused) => {
                self.forget(name).await;
                Err(refused)
            }
        }
    }

    /// Stays signed in no longer.
    pub(crate) async fn leave(&self, session: &Session<Staff>) -> Answer<SignedIn> {
        if let Some(name) = session.leave().await? {
            self.forget(name).await;
        }
        session.current().await
    }

    /// Signs out, which ends staying signed in.
    pub(crate) async fn sign_out(&self, session: &Session<Staff>) -> Answer<()> {
        if let Some(name) = session.sign_out().await? {
            self.forget(name).await;
        }
        Ok(())
    }

    /// Lets somebody in who stays signed in, or asks for their password.
    pub(crate) async fn come_in(&self, counter: &Counter, who: ComeIn) -> Answer<SignedIn> {
        let name = counter.kept_for(&who).ok_or(Refusal::PasswordNeeded)?;
        let kept = self.kept(name).await.map_err(|Unavailable| Refusal::PasswordNeeded)?;
        counter.come_in(who, &kept).await
    }
}

impl Store {
    fn put(&self, name: &str, secret: &[u8]) -> Result<(), Unavailable> {
        match self {
            Self::System => entry(name)?.set_secret(secret).map_err(told),
            #[cfg(feature = "bridge")]
            Self::Nowhere => Err(Unavailable),
            #[cfg(test)]
            Self::Told(store) => store.put(name, secret),
        }
    }

    fn get(&self, name: &str) -> Result<Zeroizing<Vec<u8>>, Unavailable> {
        match self {
            Self::System => entry(name)?.get_secret().map(Zeroizing::new).map_err(told),
            #[cfg(feature = "bridge")]
            Self::Nowhere => Err(Unavailable),
            #[cfg(test)]
            Self::Told(store) => store.get(name),
        }
    }

    fn remove(&self, name: &str) -> Result<(), Unavailable> {
        match self {
            Self::System => entry(name)?.delete_credential().map_err(told),
            #[cfg(feature = "bridge")]
            Self::Nowhere => Err(Unavailable),
            #[cfg(test)]
            Self::Told(store) => store.remove(name),
        }
    }
}

/// A new one each time, so that what is read back was not kept here.
fn entry(name: &str) -> Result<keyring::Entry, Unavailable> {
    keyring::Entry::new(SERVICE, name).map_err(told)
}

/// What went wrong names no secret.
#[expect(clippy::needless_pass_by_value, reason = "it is handed to map_err")]
fn told(error: keyring::Error) -> Unavailable {
    log::info!("the keyring: {error}");
    Unavailable
}
