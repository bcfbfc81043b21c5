//! Where a cursor is in a template, YAML or JSON, and what else stands in it: read off lines and brackets, since a text that
//! somebody writes in is seldom whole.

/// An entry of a mapping, or an element of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Item<'t> {
    /// What it is in.
    pub(super) parent: Option<usize>,
    /// The key; empty for an element.
    pub(super) key: &'t str,
    /// The scalar behind it, as it is written, without quotes; empty for what goes over several lines.
    pub(super) value: &'t str,
    column: usize,
}

/// What a cursor is in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Spot<'t> {
    /// A key of that mapping, which begins there.
    Key { of: Option<usize>, from: usize },
    /// The value of an item, which begins there, or an element of it.
    Value { of: usize, from: usize },
    /// A comment that begins there.
    Comment { start: usize },
    /// Where nothing is known of; the text is there for the lifetime.
    Nowhere(&'t str),
}

/// A template as far as lines tell.
#[derive(Debug)]
pub(super) struct Lines<'t> {
    pub(super) items: Vec<Item<'t>>,
    pub(super) spot: Spot<'t>,
}

impl<'t> Lines<'t> {
    /// The keys that lead to an item, the item's own the last one; lists are left out.
    pub(super) fn path(&self, of: Option<usize>) -> Vec<&'t str> {
        let next = |at: &usize| self.items.get(*at).and_then(|item| item.parent);
        let chain = std::iter::successors(of, next).filter_map(|at| self.items.get(at));
        let mut path: Vec<&str> = chain.map(|item| item.key).filter(|key| !key.is_empty()).collect();
        path.reverse();
        path
    }

    /// What is directly in an item.
    pub(super) fn children(&self, of: Option<usize>) -> impl Iterator<Item = (usize, &Item<'t>)> {
        self.items.iter().enumerate().filter(move |(_, item)| item.parent == of)
    }

    /// The item that keys lead to from the top.
    pub(super) fn find(&self, path: &[&str]) -> Option<usize> {
        path.iter().try_fold(None, |of, key| {
            let (at, _) = self.children(of).find(|(_, item)| item.key == *key)?;
            Some(Some(at))
        })?
    }

    /// The names in a section at the top.
    pub(super) fn section(&self, name: &str) -> Vec<&'t str> {
        let Some(section) = self.find(&[name]) else { return Vec::new() };
        self.children(Some(section)).map(|(_, item)| item.key).filter(|key| !key.is_empty()).collect()
    }

    /// The type of a resource.
    pub(super) fn type_of(&self, resource: &str) -> Option<&'t str> {
        let at = self.find(&["Resources", resource, "Type"])?;
        self.items.get(at).map(|item| item.value).filter(|ty| !ty.is_empty())
    }
}

/// Reads a text in YAML.
pub(super) fn yaml(text: &str, at: usize) -> Lines<'_> {
    let mut lines = Lines { items: Vec::new(), spot: Spot::Nowhere(text) };
    // The items that are open, the outermost first.
    let mut open: Vec<usize> = Vec::new();
    // Lines that are indented further are the text of a block scalar.
    let mut scalar: Option<usize> = None;
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let begin = start;
        start += line.len();
        let written = line.trim_end_matches(['\n', '\r']);
        let here = begin <= at && at <= begin + written.len();
        let shown = if here { written.get(..at - begin).unwrap_or(written) } else { written };
        let indentation = written.len() - written.trim_start_matches(' ').len();
        if !written.trim().is_empty() && scalar.is_some_and(|column| indentation > column) {
            if here {
                lines.spot = Spot::Nowhere(text);
            }
            continue;
        }
        if !written.trim().is_empty() {
            scalar = None;
        }
        if here && let Some(comment) = comment_in(shown) {
            lines.spot = Spot::Comment { start: begin + comment };
            continue;
        }
        let content = without_comment(written);
        if content.trim().is_empty() && !here {
            continue;
        }
        let mut column = content.len() - content.trim_start_matches(' ').len();
        if here && content.trim().is_empty() {
            column = at - begin;
        }
        // What is before the cursor on its own line decides, whatever stands behind it.
        let mut rest = content.get(column..).unwrap_or_default();
        let mut in_element = false;
        while rest == "-" || rest.starts_with("- ") {
            close(&lines.items, &mut open, |item| {
                item.column > column || (item.column == column && item.key.is_empty())
            });
            lines.items.push(Item { parent: open.last().copied(), key: "", value: "", column });
            open.push(lines.items.len() - 1);
            let behind = rest.get(1..).unwrap_or_default();
            let spaces = behind.len() - behind.trim_start_matches(' ').len();
            column += 1 + spaces.max(1);
            rest = behind.trim_start_matches(' ');
            in_element = true;
        }
        let item = entry(rest);
        if !in_element || item.is_some() {
            close(&lines.items, &mut open, |item| item.column >= column);
        }
        let parent = open.last().copied();
        match item {
            Some((key, value, colon)) if !here || at > begin + column + colon => {
                lines.items.push(Item { parent, key, value: unquoted(value), column });
                let index = lines.items.len() - 1;
                open.push(index);
                if matches!(
                    value
                        .trim_start_matches(|c: char| c == '!' || c.is_alphanumeric() || c == ':')
                        .trim()
                        .chars()
                        .next(),
                    Some('|' | '>')
                ) {
                    scalar = Some(column);
                }
                if here {
                    let behind = begin + column + colon + 1;
                    let spaces = text.get(behind..at).map_or(0, |gap| gap.len() - gap.trim_start_matches(' ').len());
                    lines.spot = Spot::Value { of: index, from: behind + spaces };
                }
            }
            _ if here => {
                let from = (begin + column).min(at);
                lines.spot = match parent.filter(|_| in_element && is_value(rest)) {
                    Some(of) => Spot::Value { of, from },
                    None => Spot::Key { of: parent, from },
                };
            }
            _ => {
                if in_element && let Some(last) = lines.items.last_mut() {
                    last.value = unquoted(rest);
                }
            }
        }
    }
    if at >= text.len()
        && (text.is_empty() || text.ends_with('\n'))
        && matches!(lines.spot, Spot::Nowhere(_))
        && scalar.is_none()
    {
        lines.spot = Spot::Key { of: None, from: at };
    }
    lines
}

/// Whether what an element holds is the beginning of a value: a tag, a quote.
fn is_value(rest: &str) -> bool {
    rest.starts_with(['!', '"', '\'', '[', '{'])
}

fn close(items: &[Item<'_>], open: &mut Vec<usize>, ends: impl Fn(&Item<'_>) -> bool) {
    while open.last().and_then(|last| items.get(*last)).is_some_and(&ends) {
        open.pop();
    }
}

/// A key and what is behind its colon, and where that is.
fn entry(rest: &str) -> Option<(&str, &str, usize)> {
    if rest.starts_with(['"', '\'']) {
        let quote = rest.get(..1)?;
        let end = rest.get(1..)?.find(quote)? + 1;
        let behind = rest.get(end + 1..)?;
        let value = behind.strip_prefix(':')?;
        return Some((rest.get(1..end)?, value.trim(), end + 1));
    }
    if rest.starts_with(['!', '[', '{', '&', '*', '#']) {
        return None;
    }
    let colon = rest.match_indices(':').find(|(at, _)| matches!(rest.as_bytes().get(at + 1), None | Some(b' ')))?.0;
    Some((rest.get(..colon)?.trim(), rest.get(colon + 1..)?.trim(), colon))
}

fn unquoted(value: &str) -> &str {
    let value = value.trim();
    let bare = value.strip_prefix('"').and_then(|value| value.strip_suffix('"'));
    bare.or_else(|| value.strip_prefix('\'').and_then(|value| value.strip_suffix('\''))).unwrap_or(value)
}

/// Where a comment begins on a line.
fn comment_in(line: &str) -> Option<usize> {
    let mut quote = None;
    let mut before = ' ';
    for (at, c) in line.char_indices() {
        match (quote, c) {
            (None, '#') if before == ' ' => return Some(at),
            (None, '"' | '\'') if matches!(before, ' ' | '[' | '{' | ',' | ':') => quote = Some(c),
            (Some(open), c) if open == c => quote = None,
            _ => {}
        }
        before = c;
    }
    None
}

fn without_comment(line: &str) -> &str {
    comment_in(line).and_then(|at| line.get(..at)).unwrap_or(line).trim_end()
}

/// Reads a text in JSON.
pub(super) fn json(text: &str, at: usize) -> Lines<'_> {
    let mut lines = Lines { items: Vec::new(), spot: Spot::Nowhere(text) };
    // What is open: the item that it is the value of, and whether it is a list.
    let mut open: Vec<(Option<usize>, bool)> = Vec::new();
    // The entry whose value comes next.
    let mut entry: Option<usize> = None;
    let mut i = 0;
    while let Some(rest) = text.get(i..).filter(|rest| !rest.is_empty()) {
        let c = rest.chars().next().unwrap_or(' ');
        let mut length = c.len_utf8();
        match c {
            '"' => {
                let end = string_end(rest);
                length = end;
                let content = text.get(i + 1..i + end).unwrap_or_default().trim_end_matches('"');
                let is_key = entry.is_none() && open.last().is_some_and(|(_, list)| !list);
                let is_closed = end > 1 && rest.get(..end).unwrap_or_default().ends_with('"');
                let here = i < at && (at < i + end || (at == i + end && !is_closed));
                let parent = open.last().and_then(|(parent, _)| *parent);
                if is_key {
                    if here {
                        lines.spot = Spot::Key { of: parent, from: i + 1 };
                    }
                    let behind = text.get(i + end..).unwrap_or_default().trim_start();
                    if behind.starts_with(':') {
                        lines.items.push(Item { parent, key: content, value: "", column: 0 });
                        entry = Some(lines.items.len() - 1);
                    }
                } else {
                    let of = match entry.take() {
                        Some(of) => of,
                        None => {
                            lines.items.push(Item { parent, key: "", value: "", column: 0 });
                            lines.items.len() - 1
                        }
                    };
                    if let Some(item) = lines.items.get_mut(of) {
                        item.value = content;
                    }
                    if here {
                        lines.spot = Spot::Value { of, from: i + 1 };
                    }
                }
            }
            '{' | '[' => {
                let parent = open.last().and_then(|(parent, _)| *parent);
                let of = match entry.take() {
                    Some(of) => Some(of),
                    None if open.is_empty() => None,
                    None => {
                        lines.items.push(Item { parent, key: "", value: "", column: 0 });
                        Some(lines.items.len() - 1)
                    }
                };
                open.push((of, c == '['));
            }
            '}' | ']' => {
                open.pop();
                entry = None;
            }
            ',' => entry = None,
            _ => {}
        }
        i += length.max(1);
    }
    lines
}

/// Where a string ends, its quotes counted; at the end of its line where nothing closes it.
fn string_end(rest: &str) -> usize {
    let mut escaped = true;
    for (at, c) in rest.char_indices() {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return at + 1,
            '\n' => return at,
            _ => {}
        }
    }
    rest.len()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]

    use super::*;

    fn short(marked: &str) -> String {
        let at = marked.find('‸').unwrap();
        let text = marked.replace('‸', "");
        let lines = if text.starts_with('{') { json(&text, at) } else { yaml(&text, at) };
        match lines.spot {
            Spot::Key { of, from } => format!("key {:?} {:?}", lines.path(of), &text[from..at]),
            Spot::Value { of, from } => format!("value {:?} {:?}", lines.path(Some(of)), &text[from..at]),
            Spot::Comment { .. } => "comment".to_owned(),
            Spot::Nowhere(_) => "nowhere".to_owned(),
        }
    }

    #[test]
    fn cursors_are_where_lines_and_brackets_say() {
        let cases = [
            ("‸", "key [] \"\""),
            ("Res‸", "key [] \"Res\""),
            ("Resources:\n  A:\n    Ty‸", "key [\"Resources\", \"A\"] \"Ty\""),
            ("Resources:\n  A:\n    Type: AWS::‸\n  B:\n", "value [\"Resources\", \"A\", \"Type\"] \"AWS::\""),
            ("Resources:\n  A:\n    ‸\n  B:\n", "key [\"Resources\", \"A\"] \"\""),
            ("A:\n  T:\n    - K: 1\n      V‸: 2\n", "key [\"A\", \"T\"] \"V\""),
            ("A:\n  T:\n  - K: 1\n    V‸\n", "key [\"A\", \"T\"] \"V\""),
            ("A:\n  T:\n    - !Re‸\n", "value [\"A\", \"T\"] \"!Re\""),
            ("A:\n  T:\n    - Re‸\n", "key [\"A\", \"T\"] \"Re\""),
            ("A: |\n  x: ‸\nB: 1\n", "nowhere"),
            ("A: !Sub |\n  x: ‸\nB: 1\n", "nowhere"),
            ("A: 1 # bartizan:ignore ‸\n", "comment"),
            ("A: \"# x‸\"\n", "value [\"A\"] \"\\\"# x\""),
            ("{\"Resources\": {\"A\": {\"Ty‸", "key [\"Resources\", \"A\"] \"Ty\""),
            ("{\"Resources\": {\"A\": {\"Type\": \"AWS::‸\"}}}", "value [\"Resources\", \"A\", \"Type\"] \"AWS::\""),
            ("{\"A\": [{\"B\": \"c\"}, {\"‸", "key [\"A\"] \"\""),
            ("{\"A\": [\"‸\"", "value [\"A\"] \"\""),
        ];
        for (marked, expected) in cases {
            assert_eq!(short(marked), expected, "{marked}");
        }
    }
}
