//! New text of HCL: attributes and blocks that were not there, as `terraform fmt` lays them out.

use bartizan_lang::syntax::ast::Body;
use bartizan_lang::syntax::is_identifier;

use super::layout::indented;
use super::tree::{Change, Changes};

/// The content of a new block.
#[derive(Default)]
pub(super) struct NewBody {
    /// Names and values; the lines of a value after the first are not indented.
    pub(super) attributes: Vec<(String, String)>,
    pub(super) blocks: Vec<NewBlock>,
}

/// A new block.
pub(super) struct NewBlock {
    /// Its type and labels.
    pub(super) header: String,
    pub(super) body: NewBody,
}

/// How new text is indented and broken.
#[derive(Clone, Copy)]
pub(super) struct Style<'a> {
    /// One step of indentation.
    pub(super) unit: &'a str,
    pub(super) line_break: &'a str,
}

impl NewBody {
    /// The content of a tree, with the values as they are written.
    pub(super) fn of(body: &Body, value: &dyn Fn(bartizan_lang::Span) -> String) -> Self {
        let attributes = body.attributes.iter().map(|a| (a.name.to_string(), value(a.expr.span))).collect();
        let blocks = body.blocks.iter().map(|block| {
            let labels: String = block.labels.iter().map(|label| format!(" \"{}\"", label.text)).collect();
            NewBlock { header: format!("{}{labels}", block.ident), body: Self::of(&block.body, value) }
        });
        Self { attributes, blocks: blocks.collect() }
    }

    /// The text of all lines, each with its line break; blocks have a blank line before them.
    pub(super) fn render(&self, indentation: &str, style: Style<'_>) -> String {
        let mut out = String::new();
        let mut rows = self.attributes.as_slice();
        while !rows.is_empty() {
            // A value of several lines stands by itself, as does its equals sign.
            let run = rows.iter().take_while(|(_, value)| is_line(value)).count();
            let (lines, rest) = rows.split_at(run.max(1));
            let widest = lines.iter().map(|(name, _)| name.chars().count()).max().unwrap_or_default();
            for (name, value) in lines {
                let value = indented(value, indentation, style.line_break);
                out.push_str(&format!("{indentation}{name:<widest$} = {value}{}", style.line_break));
            }
            rows = rest;
        }
        for block in &self.blocks {
            if !out.is_empty() {
                out.push_str(style.line_break);
            }
            out.push_str(&block.render(indentation, style));
        }
        out
    }
}

fn is_line(value: &str) -> bool {
    !value.contains('\n')
}

impl NewBlock {
    /// The block for changes below a name that is not there; none when they only take away.
    pub(super) fn of(name: &str, changes: &Changes, is_block: &dyn Fn(&[&str]) -> bool) -> Option<Self> {
        Self::below(&mut vec![name], name, changes, is_block)
    }

    fn below<'c>(
        path: &mut Vec<&'c str>,
        name: &str,
        changes: &'c Changes,
        is_block: &dyn Fn(&[&str]) -> bool,
    ) -> Option<Self> {
        let mut body = NewBody::default();
        for (inner, change) in &changes.0 {
            path.push(inner);
            match change {
                Change::Set(value) => body.attributes.push((inner.to_string(), value.to_string())),
                Change::Below(below) if is_block(path) => {
                    body.blocks.extend(Self::below(path, inner, below, is_block));
                }
                Change::Below(below) => {
                    if let Some(object) = object(below) {
                        body.attributes.push((inner.to_string(), object));
                    }
                }
                Change::Remove => {}
            }
            path.pop();
        }
        let there = !body.attributes.is_empty() || !body.blocks.is_empty();
        there.then(|| Self { header: name.to_owned(), body })
    }

    /// The block with a line break at its end.
    pub(super) fn render(&self, indentation: &str, style: Style<'_>) -> String {
        let inner = self.body.render(&format!("{indentation}{}", style.unit), style);
        if inner.is_empty() {
            return format!("{indentation}{} {{}}{}", self.header, style.line_break);
        }
        format!("{indentation}{} {{{}{inner}{indentation}}}{}", self.header, style.line_break, style.line_break)
    }
}

/// An object of several lines for changes below an attribute that is not there; none when they only take away.
pub(super) fn object(changes: &Changes) -> Option<String> {
    let mut entries: Vec<(String, String)> = Vec::new();
    for (name, change) in &changes.0 {
        match change {
            Change::Set(value) => entries.push((key(name), value.to_string())),
            Change::Below(below) => entries.extend(object(below).map(|object| (key(name), object))),
            Change::Remove => {}
        }
    }
    if entries.is_empty() {
        return None;
    }
    let body = NewBody { attributes: entries, blocks: Vec::new() };
    let lines = body.render("  ", Style { unit: "  ", line_break: "\n" });
    Some(format!("{{\n{lines}}}"))
}

/// A key of an object.
pub(super) fn key(name: &str) -> String {
    if is_identifier(name) {
        name.to_owned()
    } else {
        format!("\"{}\"", name.replace('\\', "\\\\").replace('"', "\\\""))
    }
}
