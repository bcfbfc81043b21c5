//! Templates that are texts in other templates: their places are those of the lines that they stand on, as far as the text
//! is written line by line; else the whole text.

use bartizan_lang::Span;
use bartizan_lang::syntax::document::{Documents, Entry, Node, NodeKind};

use super::template;

/// The documents of a text that a node of a file has become.
pub(super) fn documents(body: &Node, text: &str, file: Option<&str>) -> Documents {
    let places = file.and_then(|file| lines(body.span, text, file));
    let place = |span: Span| match &places {
        Some(bytes) if span.is_some() => {
            let byte = |at: usize| bytes.get(at.min(bytes.len().saturating_sub(1))).copied().unwrap_or(body.span.start);
            let (start, end) = (byte(span.start as usize), byte((span.end as usize).saturating_sub(1)) + 1);
            Span { start, end: if span.end > span.start { end.max(start) } else { start }, ..body.span }
        }
        _ => body.span,
    };
    let mut read = template::documents(body.span.file, text);
    read.documents.iter_mut().for_each(|document| move_to(document, &place));
    read.diagnostics.iter_mut().for_each(|diagnostic| diagnostic.span = place(diagnostic.span));
    read
}

fn move_to(node: &mut Node, place: &dyn Fn(Span) -> Span) {
    node.span = place(node.span);
    match &mut node.kind {
        NodeKind::Sequence(items) => items.iter_mut().for_each(|item| move_to(item, place)),
        NodeKind::Mapping(entries) => {
            for Entry { key_span, value, .. } in entries {
                *key_span = place(*key_span);
                move_to(value, place);
            }
        }
        _ => {}
    }
}

/// The byte of the file that each byte of the text is, where the text is a block of lines in YAML that nothing is put into.
fn lines(span: Span, text: &str, file: &str) -> Option<Vec<u32>> {
    let line_of = |at: usize| file.get(..at).and_then(|before| before.rfind('\n')).map_or(0, |end| end + 1);
    let begin = span.start as usize;
    // A block with a tag stands from the tag on, one without from its first line on.
    let start = match file.get(line_of(begin)..begin)?.trim().is_empty() {
        true => line_of(begin),
        false => begin + span.text(file).find('\n')? + 1,
    };
    let header = file.get(line_of(start.checked_sub(1)?)..start)?.trim_end();
    if !header.trim_end_matches(['-', '+']).ends_with('|') {
        return None;
    }
    let block = file.get(start..span.end as usize)?;
    let indent = block.lines().find(|line| !line.trim().is_empty()).map(|line| line.len() - line.trim_start().len())?;
    let (mut bytes, mut made, mut at) = (Vec::with_capacity(text.len()), String::with_capacity(text.len()), start);
    for line in block.split_inclusive('\n') {
        let kept = line.get(indent.min(line.len() - line.trim_start_matches(' ').len())..)?;
        let from = at + line.len() - kept.len();
        bytes.extend((from..at + line.len()).map(|byte| u32::try_from(byte).unwrap_or(u32::MAX)));
        made.push_str(kept);
        at += line.len();
    }
    (made.trim_end() == text.trim_end()).then_some(bytes)
}
