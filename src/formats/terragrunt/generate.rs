//! Files that Terragrunt makes: their text is read as configuration, and everything in it is placed where that text is
//! written, so that a finding in a generated provider points into the file of Terragrunt.

use std::fmt::Write as _;

use bartizan_lang::diagnostic::Diagnostic;
use bartizan_lang::syntax::ast::{Attribute, Block, Body, Expr, ExprKind, Label, TemplatePart};
use bartizan_lang::syntax::{self, Rewrite};
use bartizan_lang::value::{Part, Reason, Shape, Str, Unknown};
use bartizan_lang::{FileId, Span, Value};

use super::configuration::{Generate, RemoteState};
use super::scope::{Reading, reason};
use crate::formats::terraform::{Generated, is_configuration};

/// Stands for what is not known in a text that is parsed: a name, so that it can stand for an expression, too.
const HOLE: &str = "bartizan_hole_";

/// Stands for the generated file while its places are not yet those of its source.
const FILE: FileId = FileId(u32::MAX - 2);

/// How many lines of the source are looked through for a line of the text.
const AHEAD: usize = 64;

impl Reading<'_> {
    /// The file that a `generate` block makes, when it is one of configuration.
    pub(super) fn generated(&self, generate: &Generate) -> Option<Generated> {
        let name = file_name(generate.path.as_ref()?)?;
        if generate.disabled || !is_configuration(&name) {
            return None;
        }
        let contents = generate.contents.as_ref()?;
        let span = contents.span.or(generate.span);
        let Some((text, holes)) = with_holes(contents) else {
            let why = reason(contents);
            let message = format!("what is generated as {:?} is not known: {why}", name.as_str());
            self.report(Diagnostic::warning(message, span));
            return None;
        };
        let parsed = if name.ends_with(".json") {
            syntax::parse_terraform_json(FILE, &text)
        } else {
            syntax::parse_hcl(FILE, &text)
        };
        let source = self.around.files.get(span.file);
        let lines = Lines::new(&text, source.as_ref().map_or("", |f| span.text(f.text())), span);
        for diagnostic in parsed.diagnostics {
            let message = format!("in the generated file {:?}: {}", name.as_str(), diagnostic.message);
            self.report(Diagnostic { message, span: lines.place(diagnostic.span), ..diagnostic });
        }
        let mut body = parsed.body;
        Rewrite { span: &|span| lines.place(span), expr: &|expr| fill(expr, &holes) }.body(&mut body);
        Some(Generated { name, replaces: replaces(generate.if_exists.as_ref()), body })
    }

    /// The file that `remote_state` makes: a backend with what is known of its settings.
    pub(super) fn backend(&self, state: &RemoteState) -> Option<Generated> {
        let fields = state.generate.as_ref()?.as_fields()?;
        let name = file_name(fields.get("path")?)?;
        let backend = state.backend.as_ref()?.as_str()?;
        let span = state.span;
        let entries = state.config.as_ref().and_then(Value::as_fields);
        let attributes = entries.iter().flat_map(|f| f.entries()).map(|field| Attribute {
            name: field.key.clone(),
            name_span: field.at,
            expr: Expr::new(ExprKind::Constant(field.value.clone()), field.value.span.or(field.at)),
            span: field.at,
        });
        let body = Body { attributes: attributes.collect(), blocks: Vec::new() };
        let block = |ident: &str, label: Option<&Str>, body| Block {
            ident: ident.into(),
            labels: label.into_iter().map(|text| Label { text: text.clone(), span }).collect(),
            body,
            header: span,
            span,
        };
        let inner = Body { attributes: Vec::new(), blocks: vec![block("backend", Some(backend), body)] };
        let body = Body { attributes: Vec::new(), blocks: vec![block("terraform", None, inner)] };
        Some(Generated { name, replaces: replaces(fields.get("if_exists")), body })
    }
}

/// Whether the generated file takes the place of one that is there: `overwrite`, `overwrite_terragrunt`, and not `skip`.
fn replaces(if_exists: Option<&Value>) -> bool {
    !matches!(if_exists.and_then(Value::as_str).map(Str::as_str), Some("skip"))
}

/// The name of a file in the directory of the module; `None` for one elsewhere.
fn file_name(path: &Value) -> Option<Str> {
    let path = path.as_str()?;
    let name = path.strip_prefix("./").unwrap_or(path);
    (!name.contains('/')).then(|| name.into())
}

/// The text of a value, with names for what is not known of it.
fn with_holes(value: &Value) -> Option<(String, Vec<Value>)> {
    if let Some(text) = value.as_str() {
        return Some((text.to_string(), Vec::new()));
    }
    let Unknown { shape: Shape::Template(parts), .. } = value.as_unknown()? else { return None };
    let (mut text, mut holes) = (String::new(), Vec::new());
    for part in parts.iter() {
        match part {
            Part::Text(known) => text.push_str(known),
            Part::Hole(hole) => {
                // The number ends with a letter, so that no name begins with another one.
                let _ = write!(text, "{HOLE}{}x", holes.len());
                holes.push(hole.clone());
            }
        }
    }
    Some((text, holes))
}

/// The parts of a text around the names of holes.
fn parts(text: &str, holes: &[Value]) -> Option<Vec<Part>> {
    let mut parts = Vec::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once(HOLE) {
        let (number, after) = after.split_once('x')?;
        if !before.is_empty() {
            parts.push(Part::Text(before.into()));
        }
        parts.push(Part::Hole(holes.get(number.parse::<usize>().ok()?)?.clone()));
        rest = after;
    }
    if parts.is_empty() {
        return None;
    }
    if !rest.is_empty() {
        parts.push(Part::Text(rest.into()));
    }
    Some(parts)
}

/// Puts what is not known into an expression that a name stands for it in.
fn fill(expr: &mut Expr, holes: &[Value]) {
    if holes.is_empty() {
        return;
    }
    let found = match &expr.kind {
        ExprKind::Constant(value) => value.as_str().and_then(|text| parts(text, holes)),
        ExprKind::Traversal(traversal) if traversal.steps.is_empty() => parts(&traversal.root, holes),
        ExprKind::Template(list) => list.iter().find_map(|part| match part {
            // Around an interpolation only the reason is kept.
            TemplatePart::Text(text) => parts(text, holes).map(|parts| [parts, vec![Part::Text(Str::new())]].concat()),
            _ => None,
        }),
        _ => None,
    };
    let Some(found) = found else { return };
    let Some(hole) = found.iter().find_map(|part| match part {
        Part::Hole(hole) => Some(hole.clone()),
        Part::Text(_) => None,
    }) else {
        return;
    };
    let value = match (found.as_slice(), hole.as_unknown()) {
        ([Part::Hole(only)], _) => only.clone(),
        (_, Some(unknown)) if matches!(expr.kind, ExprKind::Constant(_)) => {
            Value::from_unknown(Unknown { shape: Shape::Template(found.into()), origin: None, ..unknown.clone() })
        }
        (_, unknown) => Value::unknown(unknown.map_or(Reason::TooManyConditions, |u| u.reason.clone())),
    };
    expr.kind = ExprKind::Constant(value.at(expr.span));
}

/// Which line of a generated text stands where in its source.
struct Lines {
    /// For each line of the text: where it begins, how far it is indented, and the line of the source.
    lines: Vec<Line>,
    whole: Span,
}

struct Line {
    start: usize,
    indent: usize,
    source: Option<SourceLine>,
}

#[derive(Clone, Copy)]
struct SourceLine {
    /// Without indentation and what follows.
    start: usize,
    end: usize,
    /// Whether both lines read the same.
    same: bool,
}

impl Lines {
    /// `source` is the text at `whole`: an expression, mostly a heredoc.
    fn new(text: &str, source: &str, whole: Span) -> Self {
        let mut offset = whole.start as usize;
        let mut sources: Vec<(&str, usize)> = Vec::new();
        for line in source.split_inclusive('\n') {
            let indent = line.len() - line.trim_start().len();
            sources.push((line.trim(), offset + indent));
            offset += line.len();
        }
        // The first line of a heredoc is its mark.
        let heredoc = source.starts_with("<<");
        let mut next = usize::from(heredoc);
        let mut start = 0;
        let mut lines = Vec::new();
        for line in text.split_inclusive('\n') {
            let trimmed = line.trim();
            let equal = |(_, (s, _)): &(usize, &(&str, usize))| *s == trimmed;
            let found = sources.iter().enumerate().skip(next).take(AHEAD).find(equal).map(|(at, _)| (at, true));
            // A line with something put in stands where the next line would.
            let found = found.or_else(|| (heredoc && next < sources.len()).then_some((next, false)));
            let source = found.and_then(|(at, same)| {
                next = at + 1;
                let (text, start) = sources.get(at)?;
                Some(SourceLine { start: *start, end: start + text.len(), same })
            });
            lines.push(Line { start, indent: line.len() - line.trim_start().len(), source });
            start += line.len();
        }
        Self { lines, whole }
    }

    /// Where a place of the generated text is written.
    fn place(&self, span: Span) -> Span {
        if span.file != FILE {
            return span;
        }
        let of = |offset: u32, end: bool| {
            let offset = offset as usize;
            // The end of a line belongs to it.
            let at = self.lines.partition_point(|l| if end { l.start < offset } else { l.start <= offset });
            let line = self.lines.get(at.checked_sub(1)?)?;
            let source = line.source?;
            let inside = source.start + offset.saturating_sub(line.start + line.indent);
            Some(match (source.same, end) {
                (true, _) => inside.min(source.end),
                (false, false) => source.start,
                (false, true) => source.end,
            })
        };
        match (of(span.start, false), of(span.end, true)) {
            (Some(start), Some(end)) => Span::new(self.whole.file, start, end),
            _ => self.whole,
        }
    }
}
