//! What is said about source text that cannot be used as it is written.

use serde::{Deserialize, Serialize};

use crate::span::Span;

/// How bad it is.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// Something was not read or not understood: the result is incomplete.
    Error,
    /// Likely a mistake, but everything was read.
    Warning,
    /// Worth knowing.
    Note,
}

/// A message at a place.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub struct Diagnostic {
    /// How bad it is.
    pub level: Level,
    /// What is wrong, in one sentence without a full stop.
    pub message: String,
    /// Where; [`Span::NONE`] when it is about no text.
    pub span: Span,
    /// What to do about it.
    pub help: Option<String>,
    /// Whether it is wrong whatever the values are, as a name is that nothing declares: `try` and `can` do not catch it.
    pub regardless: bool,
}

impl Diagnostic {
    /// An error.
    #[must_use]
    pub fn error(message: impl Into<String>, span: Span) -> Self {
        Self { level: Level::Error, message: message.into(), span, help: None, regardless: false }
    }

    /// A warning.
    #[must_use]
    pub fn warning(message: impl Into<String>, span: Span) -> Self {
        Self { level: Level::Warning, message: message.into(), span, help: None, regardless: false }
    }

    /// A note.
    #[must_use]
    pub fn note(message: impl Into<String>, span: Span) -> Self {
        Self { level: Level::Note, message: message.into(), span, help: None, regardless: false }
    }

    /// The same, wrong whatever the values are.
    #[must_use]
    pub fn regardless(mut self) -> Self {
        self.regardless = true;
        self
    }

    /// Adds what to do about it.
    #[must_use]
    pub fn with_help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Adds the nearest of the names, when it is near enough to be what was meant.
    #[must_use]
    pub fn suggesting<S: AsRef<str>>(self, written: &str, names: impl IntoIterator<Item = S>) -> Self {
        match nearest(written, names) {
            Some(name) => self.with_help(format!("did you mean {}?", name.as_ref())),
            None => self,
        }
    }
}

/// The name nearest to a mistyped one, when at most a third of its letters differ.
pub fn nearest<S: AsRef<str>>(written: &str, names: impl IntoIterator<Item = S>) -> Option<S> {
    let limit = (written.chars().count() / 3).max(1);
    names
        .into_iter()
        .map(|name| (strsim::osa_distance(written, name.as_ref()), name))
        .filter(|(distance, _)| *distance <= limit)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, name)| name)
}
