//! The door: registering a shop, signing in, signing in with the recovery code, and what the window shows before that.

mod admit;
mod stay;

pub use stay::secret;

use std::path::PathBuf;

use zeroize::Zeroizing;

use crate::counter::Counter;
use crate::db::book::{Book, damaged, silence_cipher};
use crate::db::shop::{self as rows, FirstRows, ShopRow};
use crate::opened::Opened;
use crate::people::tell_first;
use crate::refusal::{Answer, At, Refusal, Refused};
use crate::session::{Session, Staff};
use crate::shop::{NewShop, Recover, Registered, SignIn, SignedIn, StartView};
use crate::shops::{self, Tries};
use crate::text;

/// Which of the two a new shop is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Somebody's own.
    Real,
    /// One to look around in.
    Sample,
}

impl Counter {
    /// What the window needs before anybody is signed in.
    pub fn start(&self) -> Answer<StartView> {
        Ok(StartView {
            shops: shops::cards(&self.inner.root)?,
            version: env!("CARGO_PKG_VERSION").to_owned(),
            folder: self.inner.root.display().to_string(),
            countries: crate::countries::countries(),
        })
    }

    /// Makes a shop, its keys, its book and its first owner, and signs them in.
    pub async fn register(&self, input: NewShop) -> Answer<Registered> {
        let input = checked(input)?;
        let new = new_password(&input.password, &input.confirm_password, &words(&input))?;
        self.lock().await?;
        let (opened, code) = self.found(&input, new, Kind::Real).await?;
        let signed_in = self.welcome(opened, &input.username).await?;
        Ok(Registered { recovery_code: code.printed().to_string(), signed_in })
    }

    /// Makes the folder, the keys and the book of a shop whose fields were checked.
    pub(crate) async fn found(
        &self,
        input: &NewShop,
        password: vault::NewPassword,
        kind: Kind,
    ) -> Answer<(Opened, vault::RecoveryCode)> {
        silence_cipher().await?;
        let id = vault::ShopId::random()?;
        let folder = vault::ShopFolder::create(&shops::folder(&self.inner.root, id))?;
        let (keys, code) = blocking({
            let (folder, username) = (folder.clone(), input.username.clone());
            move || folder.create_keys(id, &username, &password)
        })
        .await?;
        let mut book =
            Book::create(&book_file(&folder, &keys), &keys.data_key().pragma_hex()).await?;
        if kind == Kind::Sample {
            book.hurry().await?;
        }
        match self.first_rows(&mut book, &keys, input, kind).await {
            Ok((shop, head)) => {
                let folder = folder.path().to_owned();
                let opened = Opened::new(book, keys, head, shop, folder).commit_first().await?;
                Ok((opened, code))
            }
            Err(refused) => {
                book.leave().await?;
                Err(refused)
            }
        }
    }

    async fn first_rows(
        &self,
        book: &mut Book,
        keys: &vault::Unlocked,
        input: &NewShop,
        kind: Kind,
    ) -> Answer<(ShopRow, vault::HeadFile)> {
        let mut chain_key = [0; 32];
        getrandom::fill(&mut chain_key)
            .map_err(|_| Refusal::Internal { reference: "random".to_owned() })?;
        let at = self.clock().now().0;
        book.begin().await?;
        let first = FirstRows {
            uid: keys.header().shop_id().to_bytes(),
            chain_key,
            shop: input,
            exponent: crate::countries::exponent(&input.place.currency)
                .ok_or_else(|| Refusal::NotAChoice.on("currency"))?,
            sample: kind == Kind::Sample,
            header: keys.header(),
            at,
        };
        rows::insert_first(&mut book.conn, &first).await?;
        crate::db::shop::insert_tax_rates(&mut book.conn, &input.place.country).await?;
        book.tail.chain_key = chain_key;
        tell_first(book, crate::values::Moment(at)).await?;
        let shop = rows::read(&mut book.conn, |zone| self.clock().today(zone)).await?;
        Ok((shop, keys.head_file()?))
    }

    /// Signs in with a name and a password.
    pub async fn sign_in(&self, input: SignIn) -> Answer<SignedIn> {
        let name = text::key(&input.username);
        let folder = shops::existing(&self.inner.root, &input.shop_id)?;
        let mut tries = Tries::of(&folder, &name);
        tries.check(self.clock())?;
        let password = vault::Password::new(&Zeroizing::new(input.password));
        let username = input.username.trim().to_owned();
        let keys =
            self.unlock(folder, move |sealed| sealed.unlock_password(&username, &password)).await;
        let keys = tries.note(keys, self.clock()).map_err(|refused| beside("password", refused))?;
        let opened = self.open(keys).await?;
        self.welcome(opened, &input.username).await
    }

    /// Signs in with the recovery code and sets a new password for an owner.
    pub async fn recover(&self, input: Recover) -> Answer<SignedIn> {
        let folder = shops::existing(&self.inner.root, &input.shop_id)?;
        let mut tries = Tries::of(&folder, "*recovery");
        tries.check(self.clock())?;
        let code = vault::RecoveryCode::parse(&input.code).at("code")?;
        let new = new_password(&input.password, &input.confirm_password, &[&input.username])?;
        let keys = self.unlock(folder, move |sealed| sealed.unlock_recovery(&code)).await;
        let keys = tries.note(keys, self.clock()).map_err(|refused| beside("code", refused))?;
        let label = text::key(&input.username);
        let slot = keys
            .header()
            .slots()
            .find(|slot| slot.kind.is_password() && text::key(&slot.label) == label)
            .ok_or_else(|| Refusal::WrongPassword.on("username"))?;
        let opened = self.open(keys).await?;
        self.recovered(opened, &input.username, slot.id, new).await
    }

    /// Takes the shop's folder and opens its keys. Whatever was open is locked first.
    async fn unlock<T: Send + 'static>(
        &self,
        folder: PathBuf,
        open: impl FnOnce(&vault::Sealed) -> Result<T, vault::VaultError> + Send + 'static,
    ) -> Answer<T> {
        self.lock().await?;
        blocking(move || open(&vault::ShopFolder::lock(&folder)?.open()?)).await
    }

    async fn open(&self, keys: vault::Unlocked) -> Answer<Opened> {
        silence_cipher().await?;
        let path = shops::folder(&self.inner.root, keys.header().shop_id());
        let file = path.join(shops::book_name(keys.header().generation()));
        let book = Book::open(&file, &keys.data_key().pragma_hex()).await?;
        self.look_over(book, keys, path).await
    }

    /// Holds an opened book against its anchor and its key header. One that is refused is closed and left as it was.
    async fn look_over(
        &self,
        mut book: Book,
        keys: vault::Unlocked,
        folder: PathBuf,
    ) -> Answer<Opened> {
        let checked = async {
            let mut head = keys.head_file()?;
            book.check_head(head.read()?).await?;
            Ok((rows::read(&mut book.conn, |zone| self.clock().today(zone)).await?, head))
        };
        let (shop, head) = match checked.await {
            Ok(checked) => checked,
            Err(refused) => {
                book.leave().await?;
                return Err(damaged(refused));
            }
        };
        let mut opened = Opened::new(book, keys, head, shop, folder);
        match opened.mirror_header(self.clock().now()).await {
            Ok(()) => {
                opened.clear_generations();
                Ok(opened)
            }
            Err(refused) => {
                opened.book.leave().await?;
                Err(refused)
            }
        }
    }
}

impl Counter {
    /// Who is at the counter, for a window that is drawn anew while somebody is.
    pub async fn resume(&self) -> Answer<Option<SignedIn>> {
        let Some(token) = self.token().filter(|_| self.is_open()) else { return Ok(None) };
        self.session::<Staff, crate::session::Any>(&token)?.current().await.map(Some)
    }
}

impl Session<Staff> {
    /// Who is signed in where: what the window asks for when it is drawn anew.
    pub async fn current(&self) -> Answer<SignedIn> {
        let mut desk = self.look().await?;
        let user = desk.user;
        let mut person = rows::person_by_id(desk.conn(), user).await?;
        person.role = desk.role;
        let mut shop = desk.opened.shop.view.clone();
        shop.today = crate::values::Day(desk.today);
        let stays = desk.opened.stays(&person.username);
        Ok(SignedIn { session: self.token().to_owned(), shop, role: person.role, person, stays })
    }

    /// Locks the book; the same person or another signs in again.
    pub async fn lock(&self) -> Answer<()> {
        self.counter().lock().await
    }
}

/// Every field of a new shop, each refused by its own name.
pub(crate) fn checked(mut input: NewShop) -> Answer<NewShop> {
    input.shop_name = text::required(&input.shop_name, "shopName", ledger::text::name)?;
    input.name = text::required(&input.name, "name", ledger::text::name)?;
    input.username = text::required(&input.username, "username", ledger::text::username)?;
    input.email = text::required(&input.email, "email", ledger::text::email)?;
    if input.phone.trim().is_empty() {
        return Err(Refusal::Empty.on("phone"));
    }
    text::phone(&input.phone, &input.place.country, "phone")?;
    input.language = text::language(&input.language)?;
    input.place.zone.parse::<chrono_tz::Tz>().map_err(|_| Refusal::NotAChoice.on("zone"))?;
    crate::countries::exponent(&input.place.currency)
        .ok_or_else(|| Refusal::NotAChoice.on("currency"))?;
    ledger::number::YearStart::new(input.place.year_month.into(), input.place.year_day.into())
        .at("yearMonth")?;
    Ok(input)
}

pub(crate) fn words(input: &NewShop) -> [&str; 5] {
    [&input.shop_name, &input.name, &input.username, &input.email, &input.phone]
}

/// What was typed wrong belongs to its field; that a file is damaged or in use does not.
fn beside(field: &str, refused: Refused) -> Refused {
    let typed = matches!(refused.refusal, Refusal::WrongPassword | Refusal::WrongRecoveryCode);
    if typed { refused.pin(field) } else { refused }
}

/// A new password, typed twice.
pub(crate) fn new_password(
    password: &str,
    again: &str,
    words: &[&str],
) -> Answer<vault::NewPassword> {
    let new = vault::NewPassword::new(password, words).at("password")?;
    if password != again {
        return Err(Refusal::PasswordsDiffer.on("confirmPassword"));
    }
    Ok(new)
}

/// Key derivation takes a while: it runs beside the async threads.
pub(crate) async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, vault::VaultError> + Send + 'static,
) -> Answer<T> {
    Ok(beside_the_threads(work).await??)
}

async fn beside_the_threads<T: Send + 'static>(
    work: impl FnOnce() -> T + Send + 'static,
) -> Answer<T> {
    let done = tokio::task::spawn_blocking(work).await;
    done.map_err(|_| Refusal::Internal { reference: "worker".to_owned() }.into())
}

fn book_file(folder: &vault::ShopFolder, keys: &vault::Unlocked) -> PathBuf {
    folder.path().join(shops::book_name(keys.header().generation()))
}

/// 128 random bits, hexadecimal.
pub(crate) fn token() -> Answer<String> {
    let mut bytes = [0; 16];
    getrandom::fill(&mut bytes)
        .map_err(|_| Refusal::Internal { reference: "random".to_owned() })?;
    Ok(crate::shops::hex(&bytes))
}
