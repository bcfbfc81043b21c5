//! Completions as the protocol has them.

use tower_lsp_server::ls_types::{
    CompletionItem, CompletionTextEdit, Documentation, InsertTextFormat, Position, TextEdit,
};

use crate::analyzer::Completion;
use crate::markdown;
use crate::places::{Asked, Sight};
use crate::symbols::completion_kind;

/// What may be written at a position.
pub(crate) fn items(sight: &Sight<'_>, asked: &Asked, at: Position) -> Vec<CompletionItem> {
    let byte = sight.byte(asked, at);
    sight.analyzer.completion(&asked.document, byte).into_iter().map(|one| item(sight, asked, one)).collect()
}

fn item(sight: &Sight<'_>, asked: &Asked, completion: Completion) -> CompletionItem {
    let able = sight.places.abilities;
    let range = sight.range(asked, &completion.range);
    let as_snippet = completion.is_snippet && able.snippets;
    let text = if completion.is_snippet && !able.snippets { unfolded(&completion.text) } else { completion.text };
    let about = markdown::content(completion.about, able.completion_markdown);
    CompletionItem {
        kind: Some(completion_kind(completion.kind)),
        detail: (!completion.detail.is_empty()).then_some(completion.detail),
        documentation: (!about.value.is_empty()).then_some(Documentation::MarkupContent(about)),
        sort_text: Some(format!("{:03}{}", completion.rank, completion.label)),
        label: completion.label,
        insert_text_format: as_snippet.then_some(InsertTextFormat::SNIPPET),
        text_edit: Some(CompletionTextEdit::Edit(TextEdit::new(range, text))),
        ..CompletionItem::default()
    }
}

/// The text of a snippet with its holes as they are proposed: `${1:name}` is `name`, `$1` and `$0` are nothing.
fn unfolded(snippet: &str) -> String {
    let mut text = String::with_capacity(snippet.len());
    let mut depth = 0_usize;
    let mut rest = snippet.chars().peekable();
    while let Some(character) = rest.next() {
        match character {
            '\\' => text.extend(rest.next()),
            '$' => {
                let braced = rest.next_if_eq(&'{').is_some();
                while rest.next_if(char::is_ascii_digit).is_some() {}
                if braced {
                    rest.next_if_eq(&':');
                    depth += 1;
                }
            }
            '}' if depth > 0 => depth -= 1,
            other => text.push(other),
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::unfolded;

    #[test]
    fn snippets_are_texts_too() {
        let cases = [
            ("bucket = $0", "bucket = "),
            ("rule \"${1:name}\" {\n  $0\n}", "rule \"name\" {\n  \n}"),
            ("\\${var.${1:x}\\}", "${var.x}"),
            ("${1:a ${2:b}} c", "a b c"),
        ];
        for (snippet, text) in cases {
            assert_eq!(unfolded(snippet), text, "{snippet}");
        }
    }
}
