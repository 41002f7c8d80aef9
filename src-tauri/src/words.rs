//! What the shell says by itself, in the words of the message files: notifications, and sheets that are saved.

use fluent_bundle::{FluentArgs, FluentBundle, FluentResource, FluentValue};

const ENGLISH: &str = include_str!("../../messages/en.ftl");

/// The messages in one language.
pub(crate) struct Words(FluentBundle<FluentResource>);

impl Words {
    /// The messages in a language; English where there is no translation.
    pub(crate) fn of(language: &str) -> Option<Self> {
        let resource = FluentResource::try_new(ENGLISH.to_owned()).ok()?;
        let language = language.parse().or_else(|_| "en".parse()).ok()?;
        let mut bundle = FluentBundle::new(vec![language]);
        // Notification daemons and text editors show the marks that set off a variable's direction as boxes.
        bundle.set_use_isolating(false);
        bundle.add_resource(resource).ok()?;
        Some(Self(bundle))
    }

    /// A message with its values; nothing when it is not there or lacks a value.
    pub(crate) fn say(&self, key: &str, values: &[(&str, FluentValue<'_>)]) -> Option<String> {
        let pattern = self.0.get_message(key)?.value()?;
        let arguments: FluentArgs<'_> = values.iter().cloned().collect();
        let mut errors = Vec::new();
        let said = self.0.format_pattern(pattern, Some(&arguments), &mut errors).into_owned();
        errors.is_empty().then_some(said)
    }
}
