//! Patterns of addresses, types and regions: `*` stands for any text, `?` for one character, and all else for itself, so
//! that an address with the key of an instance (`module.site["a"]`) is one.

use globset::{GlobBuilder, GlobMatcher};

/// Longest pattern, in bytes.
pub const MAX_PATTERN: usize = 256;

/// A pattern, made ready to be held against many texts.
#[derive(Clone, Debug)]
pub struct Pattern(GlobMatcher);

impl Pattern {
    /// The pattern of a text; `None` when it is too long, as the reader of settings tells.
    #[must_use]
    pub fn new(text: &str) -> Option<Self> {
        Self::build(text, false)
    }

    /// The same, without regard to case: for the codes of regions, which clouds spell in several ways.
    #[must_use]
    pub fn of_code(text: &str) -> Option<Self> {
        Self::build(text, true)
    }

    fn build(text: &str, any_case: bool) -> Option<Self> {
        if text.len() > MAX_PATTERN {
            return None;
        }
        let mut glob = String::with_capacity(text.len());
        for character in text.chars() {
            if matches!(character, '[' | ']' | '{' | '}' | '\\' | '!' | ',') {
                glob.push('\\');
            }
            glob.push(character);
        }
        let mut builder = GlobBuilder::new(&glob);
        builder.literal_separator(false).backslash_escape(true).case_insensitive(any_case);
        builder.build().ok().map(|glob| Self(glob.compile_matcher()))
    }

    /// Whether the pattern fits the whole of a text.
    #[must_use]
    pub fn matches(&self, text: &str) -> bool {
        self.0.is_match(text)
    }
}

/// Whether a text has wildcards, so that it does not stand for itself alone.
#[must_use]
pub fn has_wildcard(text: &str) -> bool {
    text.contains(['*', '?'])
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]

    use super::*;

    #[test]
    fn patterns() {
        let cases = [
            ("aws_s3_bucket.a", "aws_s3_bucket.a", true),
            ("aws_s3_bucket.a", "aws_s3_bucket.ab", false),
            ("aws_s3_bucket.*", "aws_s3_bucket.a[0]", true),
            ("aws_s3_bucket.a", "AWS_s3_bucket.a", false),
            ("module.pay*", "module.payments.aws_s3_bucket.a", true),
            ("module.a[\"x\"].*", "module.a[\"x\"].aws_s3_bucket.b", true),
            ("module.a[\"x\"].*", "module.ax.aws_s3_bucket.b", false),
            ("*", "", true),
            ("**", "a/b.c", true),
            ("Stack/*", "Stack/Nested/Bucket", true),
            ("*/Bucket", "Stack/Nested/Bucket", true),
            ("a?c", "abc", true),
            ("a?c", "ac", false),
            ("{a,b}", "a", false),
            ("{a,b}", "{a,b}", true),
            ("a\\*", "a\\b", true),
            ("!a", "!a", true),
        ];
        for (pattern, text, expected) in cases {
            assert_eq!(Pattern::new(pattern).unwrap().matches(text), expected, "{pattern} on {text}");
        }
        assert!(Pattern::of_code("GermanyWest*").unwrap().matches("germanywestcentral"));
        assert!(Pattern::new(&"a".repeat(MAX_PATTERN)).is_some());
        assert!(Pattern::new(&"a".repeat(MAX_PATTERN + 1)).is_none());
    }
}
