//! Messages to customers: texts prepared from templates, opened in a program of the system and written down as talks.
//! Nothing is sent from here: whoever opened one sends it, or does not.

mod facts;
mod link;
mod template;
mod types;

pub use types::*;

pub(crate) use link::is_upi_id;

use crate::db::messages::{self as rows, About, Addressee};
use crate::db::{customers, interactions};
use crate::interactions::InteractionView;
use crate::refusal::{Answer, Refusal};
use crate::session::{Desk, Owner, Said, Seen, Session, Staff};
use crate::told::{Field, Told};
use crate::trail::{Action, TrailField as F};
use crate::values::{CustomerId, DocumentKind, InteractionId};
use facts::Facts;

impl Session<Staff> {
    /// Prepares a message. Refused in this order: customer not found, erased, the document, a reminder of nothing.
    pub async fn prepare_message(&self, query: MessageQuery) -> Answer<MessageView> {
        let mut desk = self.look().await?;
        let customer = desk.addressee(query.customer_id).await?;
        let about = match query.document_id {
            Some(id) => Some(rows::about(desk.conn(), id, query.customer_id).await?),
            None => None,
        };
        let facts = desk.facts(query.customer_id, &customer, about.as_ref()).await?;
        let kind = query.template.unwrap_or_else(|| fitting(about.as_ref(), &facts));
        if kind.is_reminder() && !facts.is_owed() {
            return Err(Refusal::NothingDue.on("template"));
        }
        let shop = desk.opened.shop.view.clone();
        let spoken = |tag: Option<&str>| tag.and_then(TextLanguage::of);
        let language = query.language.or_else(|| spoken(customer.language.as_deref()));
        let language =
            language.or_else(|| spoken(Some(&shop.language))).unwrap_or(TextLanguage::En);
        let template = if kind.is_reminder() && !facts.is_due() {
            // Whichever reminder was chosen: it would say that something is due.
            language.text("coming").to_owned()
        } else {
            rows::template(desk.conn(), kind, language).await?.text
        };
        let values = facts.values(&shop, (kind, language));
        let channel = if customer.phone.is_none() && customer.email.is_some() {
            MessageChannel::Email
        } else {
            MessageChannel::WhatsApp
        };
        Ok(MessageView {
            customer_id: query.customer_id,
            customer_name: customer.name,
            template: kind,
            language,
            subject: template::fill(language.text("subject"), &values),
            text: template::fill(&template, &values),
            phone: customer.phone,
            email: customer.email,
            channel,
        })
    }

    /// Opens a message with `open`, which is given its link, and writes it down as a talk. What cannot be opened is not
    /// written down. Refused in this order: customer not found, erased, the text, the subject, whom it goes to, and
    /// whatever `open` refuses.
    pub async fn open_message(
        &self,
        input: OpenMessage,
        open: impl FnOnce(&str) -> Answer<()> + Send,
    ) -> Answer<InteractionView> {
        let (mut desk, seen) = self.change_once(&input.request_id, &input).await?;
        let request = match seen {
            Seen::Done(id) => return desk.interaction(InteractionId(id)).await,
            Seen::New(request) => request,
        };
        desk.addressee(input.customer_id).await?;
        let row = crate::interactions::message(input.customer_id, &input.text)?;
        let subject = input.subject.as_deref();
        let subject = crate::text::optional(subject, "subject", ledger::text::name)?;
        let words = (subject.as_deref().unwrap_or_default(), row.text.as_str());
        let country = &desk.opened.shop.view.place.country;
        let link = link::link(input.channel, &input.to, words, country)?;
        let (user, now) = (desk.user, desk.now);
        let id = interactions::insert(desk.conn(), &row, user, now).await?;
        open(&link)?;
        desk.wrote(id, &row, &request).await
    }
}

impl Session<Owner> {
    /// Every template in every language, the owner's where they wrote one.
    pub async fn templates(&self) -> Answer<Vec<TemplateView>> {
        let mut desk = self.look().await?;
        let mut templates = Vec::new();
        for language in TextLanguage::ALL {
            for kind in TemplateKind::ALL {
                templates.push(rows::template(desk.conn(), kind, language).await?);
            }
        }
        Ok(templates)
    }

    /// Writes a template anew, or takes the one that came with the program. What changes nothing writes nothing.
    pub async fn change_template(&self, input: TemplateInput) -> Answer<TemplateView> {
        let mut desk = self.change().await?;
        let (kind, language) = (input.kind, input.language);
        let text = input.text.as_deref().map(template::checked).transpose()?;
        let text = text.filter(|text| text != language.text(kind.word()));
        let before = rows::written(desk.conn(), kind, language).await?;
        let was = before.as_ref().and_then(|row| row.text.clone());
        if was != text {
            let now = desk.now;
            let id = rows::write(desk.conn(), (kind, language), text.as_deref(), now).await?;
            let name = |there: bool, word: &'static str| there.then_some(word);
            let fields = |there: bool, text: Option<String>| {
                [
                    Field::plain(F::Template, name(there, kind.word())),
                    Field::plain(F::Language, name(there, language.word())),
                    Field::plain(F::Text, text),
                ]
            };
            let told = Told::of(fields(before.is_some(), was), fields(true, text))?;
            let body = told.body_of("template", id);
            let said = Said { body: Some(&body), ..Said::of(Action::TemplateChange) };
            desk.tell(desk.batch(), said, &told, None).await?;
        }
        let view = rows::template(desk.conn(), kind, language).await?;
        if desk.opened.book.recorded.is_some() {
            desk.commit().await?;
        }
        Ok(view)
    }

    /// A template filled in for somebody who is not there, as the owner writes it. Refused as [`Self::change_template`]
    /// refuses it.
    pub async fn preview_template(&self, input: TemplateInput) -> Answer<String> {
        let desk = self.look().await?;
        let (kind, language) = (input.kind, input.language);
        let text = match &input.text {
            Some(text) => template::checked(text)?,
            None => language.text(kind.word()).to_owned(),
        };
        let shop = &desk.opened.shop.view;
        let values = Facts::of_somebody(shop, language, desk.today).values(shop, (kind, language));
        Ok(template::fill(&text, &values))
    }
}

impl Desk<'_> {
    /// Whom to write to. One whose details were erased cannot be.
    async fn addressee(&mut self, id: CustomerId) -> Answer<Addressee> {
        if customers::known(self.conn(), id).await?.erased {
            return Err(Refusal::CustomerErased.on("customerId"));
        }
        rows::addressee(self.conn(), id).await
    }

    async fn facts(
        &mut self,
        id: CustomerId,
        customer: &Addressee,
        about: Option<&About>,
    ) -> Answer<Facts> {
        let today = self.today;
        let all = rows::owed(self.conn(), id, None).await?;
        // What falls due later is written of only where nothing is due yet, and then what falls due first.
        let to = all.since.map_or(today, |first| first.max(today));
        let owed = rows::owed(self.conn(), id, Some(to)).await?;
        let open = all.amount;
        let written = match owed.since {
            Some(since) => {
                let zone = self.opened.shop.zone;
                rows::written_since(self.conn(), id, crate::clock::span(since, zone).0).await?
            }
            None => 0,
        };
        Ok(Facts::of(customer, (owed, open), about, (today, written)))
    }
}

/// What a message to somebody is most likely for.
fn fitting(about: Option<&About>, facts: &Facts) -> TemplateKind {
    match about.map(|about| about.kind) {
        Some(DocumentKind::Receipt) => TemplateKind::Receipt,
        Some(_charge) => TemplateKind::Invoice,
        None if facts.is_due() => TemplateKind::reminder(facts.days_late(), facts.written),
        None => TemplateKind::Balance,
    }
}
