//! Text that may come from the scanned tree.

use std::fmt;

use bartizan_lang::value::Str;

/// Text that may come from the scanned tree and must not reach an output as it is.
///
/// It has neither `Display` nor `AsRef<str>` nor `Serialize`: only the encoders of this module, one a format, see what
/// it holds. Values in it were redacted when it was made: the usual way to make one is
/// [`Redactor::clean`](super::Redactor::clean).
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Untrusted(Str);

impl Untrusted {
    /// Takes text that holds no values of the tree: paths, identifiers, what a check file says. Everything else goes
    /// through the redactor.
    #[must_use]
    pub fn without_values(text: impl Into<Str>) -> Self {
        Self(text.into())
    }

    /// Whether there is no text.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The raw text, for encoders and comparisons.
    pub(super) fn raw(&self) -> &str {
        &self.0
    }

    /// Whether one of the patterns fits all of it.
    #[must_use]
    pub fn matches(&self, patterns: &globset::GlobSet) -> bool {
        patterns.is_match(self.0.as_str())
    }

    /// How many letters have to change to make it that text, the case of ASCII letters aside.
    #[must_use]
    pub fn distance(&self, text: &str) -> usize {
        strsim::osa_distance(&self.0.to_ascii_lowercase(), &text.to_ascii_lowercase())
    }

    /// Whether it is that text.
    #[must_use]
    pub fn is(&self, text: &str) -> bool {
        self.0 == text
    }

    /// Whether it is that text, the case of ASCII letters aside.
    #[must_use]
    pub fn is_ignoring_case(&self, text: &str) -> bool {
        self.0.eq_ignore_ascii_case(text)
    }
}

/// For tests and panics: quoted, with everything that is not printable escaped.
impl fmt::Debug for Untrusted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", self.0)
    }
}
