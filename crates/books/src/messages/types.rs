//! What crosses to the window of messages to customers.

use serde::{Deserialize, Serialize};
use specta::Type;

use crate::values::{CustomerId, DocumentId};

/// What a message is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum TemplateKind {
    /// The first reminder.
    Gentle,
    /// The next one.
    Firm,
    /// The last one, which asks for a date.
    Final,
    /// Money was received.
    Receipt,
    /// Something was put on the account.
    Invoice,
    /// How the account stands.
    Balance,
}

/// A language a message can be written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum TextLanguage {
    /// English.
    En,
    /// Hindi.
    Hi,
    /// Urdu.
    Ur,
}

/// The program of the system that a message is opened in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum MessageChannel {
    /// `WhatsApp`, by its link; it needs the number in international form.
    WhatsApp,
    /// A text message.
    Sms,
    /// An email.
    Email,
}

/// Which message to prepare.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct MessageQuery {
    /// To whom.
    pub customer_id: CustomerId,
    /// What for; what fits them best when absent.
    #[serde(default)]
    pub template: Option<TemplateKind>,
    /// In which language; the customer's, else the shop's, when absent.
    #[serde(default)]
    pub language: Option<TextLanguage>,
    /// The charge or the receipt it is about, if it is about one.
    #[serde(default)]
    pub document_id: Option<DocumentId>,
}

/// A prepared message. Nothing was opened or written down.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct MessageView {
    /// To whom.
    pub customer_id: CustomerId,
    /// Their name.
    pub customer_name: String,
    /// What for.
    pub template: TemplateKind,
    /// In which language.
    pub language: TextLanguage,
    /// What an email says it is about.
    pub subject: String,
    /// The text, with line breaks.
    pub text: String,
    /// Their number, as typed.
    pub phone: Option<String>,
    /// Their email address.
    pub email: Option<String>,
    /// What it is best opened in: by number where there is one, else by email.
    pub channel: MessageChannel,
}

/// A message to open in a program of the system.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct OpenMessage {
    /// UUID made by the form: the same id twice opens and writes down once.
    pub request_id: String,
    /// To whom.
    pub customer_id: CustomerId,
    /// In which program.
    pub channel: MessageChannel,
    /// The number or the email address.
    pub to: String,
    /// What an email says it is about; up to 200 characters, and no others have one.
    #[serde(default)]
    pub subject: Option<String>,
    /// 1 to 2,000 characters; lines may break.
    pub text: String,
}

/// A template, in one language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct TemplateView {
    /// What for.
    pub kind: TemplateKind,
    /// In which language.
    pub language: TextLanguage,
    /// Its text, with words in braces.
    pub text: String,
    /// The owner wrote it; it came with the program when false.
    pub own: bool,
}

/// A template as the owner writes it.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct TemplateInput {
    /// What for.
    pub kind: TemplateKind,
    /// In which language.
    pub language: TextLanguage,
    /// 1 to 1,000 characters, with the words in braces that there are; null takes the one that came with the program.
    pub text: Option<String>,
}
