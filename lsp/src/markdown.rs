//! Markdown for editors that show none.

use pulldown_cmark::{Event, Parser, Tag, TagEnd};
use tower_lsp_server::ls_types::{MarkupContent, MarkupKind};

/// A text for people, in the way that the editor shows.
pub(crate) fn content(markdown: String, shows_markdown: bool) -> MarkupContent {
    if shows_markdown {
        MarkupContent { kind: MarkupKind::Markdown, value: markdown }
    } else {
        MarkupContent { kind: MarkupKind::PlainText, value: plain(&markdown) }
    }
}

/// The text without its markup. Links keep their address.
pub(crate) fn plain(markdown: &str) -> String {
    let mut text = String::new();
    let mut links: Vec<(String, usize)> = Vec::new();
    for event in Parser::new(markdown) {
        match event {
            Event::Text(piece) | Event::Code(piece) => text.push_str(&piece),
            Event::SoftBreak | Event::HardBreak => text.push('\n'),
            Event::Start(Tag::Item) => {
                new_line(&mut text);
                text.push_str("- ");
            }
            Event::Start(Tag::Link { dest_url, .. }) => links.push((dest_url.to_string(), text.len())),
            Event::End(TagEnd::Link) => {
                if let Some((address, begin)) = links.pop()
                    && text.get(begin..).is_some_and(|shown| shown != address)
                {
                    text.push_str(&format!(" ({address})"));
                }
            }
            Event::End(TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::CodeBlock | TagEnd::List(_)) => {
                new_line(&mut text);
                text.push('\n');
            }
            _ => {}
        }
    }
    text.trim_end().to_owned()
}

fn new_line(text: &mut String) {
    if !text.is_empty() && !text.ends_with('\n') {
        text.push('\n');
    }
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn markup_goes_and_text_stays() {
        let cases = [
            ("**bold** and `code`", "bold and code"),
            ("# Title\n\ntext\n\n- one\n- two", "Title\n\ntext\n\n- one\n- two"),
            ("see [the page](https://example.org/x)", "see the page (https://example.org/x)"),
            ("<https://example.org>", "https://example.org"),
            ("```hcl\na = 1\n```\nend", "a = 1\n\nend"),
        ];
        for (markdown, expected) in cases {
            assert_eq!(plain(markdown), expected);
        }
    }
}
