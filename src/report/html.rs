//! The encoder for HTML, and the page that reports in HTML are: one file that loads nothing.
//!
//! Markup is only ever a literal of this program: [`Html::markup`] takes nothing else. All other text is encoded, whether it
//! stands between tags or between the double quotes of an attribute. The page's content security policy allows its own style
//! and script by their hashes and nothing else, so that not even a mistake of the encoder would run anything.

use std::fmt::{self, Write as _};

use super::Untrusted;
use crate::source::steers;

/// The style that all pages share.
const PAGE: Asset =
    Asset { text: include_str!("html/page.css"), sha256: "ckNhlXdttqyXS26Cm2Kog4FWrzhwD7BDWI/5s6RcaDw=" };

/// The script that filters rows. Without it all rows are shown.
const FILTER: Asset =
    Asset { text: include_str!("html/filter.js"), sha256: "Kt2o5f1QKpJPhXfVVtRtdxmtXrNFgtKply4Ouk6SbgI=" };

/// A style or script of our own that stands in a page.
#[derive(Clone, Copy)]
pub(super) struct Asset {
    /// What it is.
    pub(super) text: &'static str,
    /// Its SHA-256 in base64, by which the page allows it.
    pub(super) sha256: &'static str,
}

/// A piece of a page.
#[derive(Default)]
pub(super) struct Html(String);

impl Html {
    /// Adds markup of our own.
    pub(super) fn markup(&mut self, ours: &'static str) -> &mut Self {
        self.0.push_str(ours);
        self
    }

    /// Adds untrusted text.
    pub(super) fn text(&mut self, text: &Untrusted) -> &mut Self {
        encode(text.raw(), &mut self.0);
        self
    }

    /// Adds an untrusted name, which breaks where its parts meet.
    pub(super) fn name(&mut self, name: &Untrusted) -> &mut Self {
        self.markup("<code>");
        let mut rest = name.raw();
        while let Some(at) = rest.find(['.', '_', '/', ':', '[']) {
            let (part, after) = rest.split_at(at + 1);
            encode(part, &mut self.0);
            self.markup("<wbr>");
            rest = after;
        }
        encode(rest, &mut self.0);
        self.markup("</code>")
    }

    /// Adds words and numbers of our own.
    pub(super) fn words(&mut self, words: impl fmt::Display) -> &mut Self {
        // Writing to a String cannot fail.
        let _ = write!(Encoding(&mut self.0), "{words}");
        self
    }

    /// Adds a piece that is encoded already.
    pub(super) fn piece(&mut self, piece: &Self) -> &mut Self {
        self.0.push_str(&piece.0);
        self
    }
}

/// The page: `body` with the style that all pages share and one of its own.
pub(super) fn page(title: &str, style: Asset, body: &Html) -> String {
    let mut page = Html::default();
    page.markup("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
    page.markup("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src &#39;none&#39;; style-src");
    for asset in [PAGE, style] {
        page.markup(" &#39;sha256-").words(asset.sha256).markup("&#39;");
    }
    page.markup("; script-src &#39;sha256-").words(FILTER.sha256).markup("&#39;");
    page.markup("; base-uri &#39;none&#39;; form-action &#39;none&#39;\">\n");
    page.markup("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    page.markup(
        "<meta name=\"color-scheme\" content=\"light dark\">\n<meta name=\"referrer\" content=\"no-referrer\">\n",
    );
    page.markup(concat!("<meta name=\"generator\" content=\"bartizan ", env!("CARGO_PKG_VERSION"), "\">\n"));
    page.markup("<title>").words(title).markup("</title>\n");
    for asset in [PAGE, style] {
        page.markup("<style>").markup(asset.text).markup("</style>\n");
    }
    page.markup("</head>\n<body>\n").piece(body);
    page.markup("<script>").markup(FILTER.text).markup("</script>\n</body>\n</html>\n");
    page.0
}

/// Encodes what is written to it.
struct Encoding<'a>(&'a mut String);

impl fmt::Write for Encoding<'_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        encode(text, self.0);
        Ok(())
    }
}

/// Writes text so that it is seen as it is, between tags and in quoted attributes. What would turn the direction of the text
/// around it, or could not be seen, is written as `\u{202e}`.
fn encode(text: &str, to: &mut String) {
    for character in text.chars() {
        match character {
            '&' => to.push_str("&amp;"),
            '<' => to.push_str("&lt;"),
            '>' => to.push_str("&gt;"),
            '"' => to.push_str("&quot;"),
            '\'' => to.push_str("&#39;"),
            '`' => to.push_str("&#96;"),
            _ if steers(character) => {
                // Writing to a String cannot fail.
                let _ = write!(to, "{}", character.escape_unicode());
            }
            _ => to.push(character),
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]

    use base64::Engine as _;
    use base64::engine::general_purpose::STANDARD;
    use sha2::{Digest as _, Sha256};

    use super::*;

    /// What a browser compares with the policy.
    pub(crate) fn hash(text: &str) -> String {
        STANDARD.encode(Sha256::digest(text.as_bytes()))
    }

    #[test]
    fn the_policy_allows_what_stands_in_the_page() {
        for asset in [PAGE, FILTER, crate::report::residency::STYLE] {
            assert_eq!(asset.sha256, hash(asset.text), "the hash of {:?}…", asset.text.lines().next().unwrap());
            // What would end the element early.
            assert!(!asset.text.contains("</"));
        }
    }

    #[test]
    fn text_is_seen_and_does_nothing() {
        let mut html = Html::default();
        html.text(&Untrusted::without_values("<script>\"a\" & 'b'</script>`\u{202e}\n")).words(" <1>");
        let expected = "&lt;script&gt;&quot;a&quot; &amp; &#39;b&#39;&lt;/script&gt;&#96;\\u{202e}\\u{a} &lt;1&gt;";
        assert_eq!(html.0, expected);
        let mut html = Html::default();
        html.name(&Untrusted::without_values("module.a[\"<x>\"]"));
        assert_eq!(html.0, "<code>module.<wbr>a[<wbr>&quot;&lt;x&gt;&quot;]</code>");
    }
}
