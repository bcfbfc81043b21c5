//! Markdown about values, checks and findings, for what editors show beside the code. Values are written as in HCL, in one line,
//! with what is secret hidden and what is long cut.

use std::fmt::Write as _;

use bartizan_lang::Value;
use bartizan_lang::value::{Field, Fields, Guard, Kind, Part, Presence, Reason, Seq, Shape};

use super::editor::{documentation, shown};
use super::model::{Check, Finding};
use super::redact::{REDACTED, Redactor};
use super::{Untrusted, markdown};

/// Longest value that is shown, in characters.
const LONGEST: usize = 160;

/// Most alternatives that are shown.
const MAX_ALTERNATIVES: usize = 6;

/// Untrusted text as a code span.
#[must_use]
pub fn code(untrusted: &Untrusted) -> String {
    markdown::code(untrusted)
}

/// Untrusted text as prose.
#[must_use]
pub fn prose(untrusted: &Untrusted) -> String {
    markdown::prose(untrusted)
}

/// When something is there: nothing where it always is.
#[must_use]
pub fn when_text(presence: &Presence, redactor: &Redactor) -> Option<String> {
    (!presence.is_always()).then(|| format!("when {}", code(&redactor.clean(&presence.to_string()))))
}

/// A value in one line of plain text, at most so many characters long.
#[must_use]
pub fn value_text(value: &Value, redactor: &Redactor, most: usize) -> String {
    shown(&Untrusted::without_values(written(value, redactor, most)))
}

/// A value as Markdown: one line, or one for each alternative.
#[must_use]
pub fn value_lines(value: &Value, redactor: &Redactor) -> Vec<String> {
    let Some(choice) = value.as_choice().filter(|_| !value.is_secret()) else { return vec![leaf(value, redactor)] };
    let leaves = choice.leaves();
    let mut lines: Vec<String> = leaves
        .iter()
        .take(MAX_ALTERNATIVES)
        .map(|(guard, value)| format!("{} when {}", leaf(value, redactor), guard_code(guard, redactor)))
        .collect();
    if leaves.len() > MAX_ALTERNATIVES {
        lines.push(format!("… and {} more alternatives", leaves.len() - MAX_ALTERNATIVES));
    }
    lines
}

/// What is said of a check in a list.
#[must_use]
pub fn check_line(check: &Check) -> String {
    let id = code(&check.id);
    let id = documentation(check).map_or_else(|| id.clone(), |link| format!("[{id}]({link})"));
    format!("{id} {} ({})", prose(&check.title), check.severity)
}

/// All that is said of a check: its title, how bad it is, why it matters, how to mend it.
#[must_use]
pub fn about_check(check: &Check) -> String {
    let mut told = format!("**{}** · {}\n\n{}", prose(&check.title), check.severity, code(&check.id));
    if let Some(link) = documentation(check) {
        let _ = write!(told, " · [documentation]({link})");
    }
    if !check.why.is_empty() {
        let _ = write!(told, "\n\n{}", prose(&check.why));
    }
    let remedies: Vec<String> = match check.remedy.is_empty() {
        false => vec![prose(&check.remedy)],
        true => check.remedies.iter().map(|(ty, words)| format!("{}: {}", code(ty), prose(words))).collect(),
    };
    for remedy in remedies {
        let _ = write!(told, "\n\n*Remedy:* {remedy}");
    }
    told
}

/// What is said of a finding in a list.
#[must_use]
pub fn finding_line(finding: &Finding) -> String {
    let id = code(&finding.check.id);
    let id = documentation(&finding.check).map_or_else(|| id.clone(), |link| format!("[{id}]({link})"));
    let when = finding.when.as_ref().map(|when| format!(", if {}", code(when))).unwrap_or_default();
    format!("{} {id}: {}{when}", finding.check.severity, prose(&finding.message))
}

fn guard_code(guard: &Guard, redactor: &Redactor) -> String {
    code(&redactor.clean(&guard.to_string()))
}

/// A value that is no choice.
fn leaf(value: &Value, redactor: &Redactor) -> String {
    if let Kind::Unknown(unknown) = &value.kind
        && !value.is_secret()
    {
        let why = reason(&unknown.reason, redactor);
        if matches!(unknown.reason, Reason::AfterApply(_)) && matches!(unknown.shape, Shape::None) {
            return why;
        }
        return match unknown.shape {
            Shape::Template(_) | Shape::Json(_) => {
                format!("{}, of which a part is not known: {why}", span(value, redactor))
            }
            _ => format!("not known: {why}"),
        };
    }
    span(value, redactor)
}

fn span(value: &Value, redactor: &Redactor) -> String {
    code(&Untrusted::without_values(written(value, redactor, LONGEST)))
}

fn reason(reason: &Reason, redactor: &Redactor) -> String {
    prose(&redactor.clean(&reason.to_string()))
}

fn written(value: &Value, redactor: &Redactor, most: usize) -> String {
    let mut writer = Writer { redactor, to: String::new(), left: most };
    writer.value(value);
    writer.to
}

/// Writes a value until there is no room.
struct Writer<'a> {
    redactor: &'a Redactor,
    to: String,
    left: usize,
}

impl Writer<'_> {
    fn push(&mut self, text: &str) {
        if self.left == 0 {
            return;
        }
        let length = text.chars().count();
        if length <= self.left {
            self.to.push_str(text);
            self.left -= length;
        } else {
            self.to.extend(text.chars().take(self.left.saturating_sub(1)));
            self.to.push('…');
            self.left = 0;
        }
    }

    fn value(&mut self, value: &Value) {
        if self.left == 0 {
            return;
        }
        let scalar = !matches!(
            value.kind,
            Kind::List(_) | Kind::Set(_) | Kind::Tuple(_) | Kind::Map(_) | Kind::Object(_) | Kind::Choice(_)
        );
        let known = !matches!(value.kind, Kind::Null | Kind::Bool(_));
        if value.is_secret() || (scalar && known && self.redactor.hides(value.span)) {
            return self.push(REDACTED);
        }
        match &value.kind {
            Kind::Null => self.push("null"),
            Kind::Bool(value) => self.push(if *value { "true" } else { "false" }),
            Kind::Number(number) => self.push(self.redactor.clean(&number.to_string()).raw()),
            Kind::String(text) => self.text(text),
            Kind::List(seq) | Kind::Set(seq) | Kind::Tuple(seq) => self.seq(seq),
            Kind::Map(fields) | Kind::Object(fields) => self.fields(fields),
            Kind::Choice(choice) => {
                for (place, (_, leaf)) in choice.leaves().iter().enumerate() {
                    self.push(if place == 0 { "" } else { " or " });
                    self.value(leaf);
                }
            }
            Kind::Unknown(unknown) => match &unknown.shape {
                Shape::Template(parts) => self.template(parts),
                Shape::Json(value) => {
                    self.push("jsonencode(");
                    self.value(value);
                    self.push(")");
                }
                _ => self.push("(not known)"),
            },
        }
    }

    fn text(&mut self, text: &str) {
        self.push("\"");
        self.escaped(text);
        self.push("\"");
    }

    fn escaped(&mut self, text: &str) {
        // What is cut away need not be looked through.
        let end = text.char_indices().nth(self.left.max(1) * 2).map_or(text.len(), |(at, _)| at);
        let clean = self.redactor.clean(text.get(..end).unwrap_or_default());
        let mut shown = String::with_capacity(end);
        for character in clean.raw().chars() {
            match character {
                '"' => shown.push_str("\\\""),
                '\\' => shown.push_str("\\\\"),
                '\n' => shown.push_str("\\n"),
                '\r' => shown.push_str("\\r"),
                '\t' => shown.push_str("\\t"),
                other => shown.push(other),
            }
        }
        self.push(&shown);
    }

    fn template(&mut self, parts: &[Part]) {
        self.push("\"");
        for part in parts {
            match part {
                Part::Text(text) => self.escaped(text),
                Part::Hole(_) => self.push("${…}"),
            }
        }
        self.push("\"");
    }

    fn seq(&mut self, seq: &Seq) {
        self.push("[");
        for (place, item) in seq.items.iter().enumerate() {
            self.push(if place == 0 { "" } else { ", " });
            self.value(item);
            if !seq.presence_of(place).is_always() {
                self.push(" (perhaps)");
            }
        }
        if seq.open {
            self.push(if seq.items.is_empty() { "…" } else { ", …" });
        }
        self.push("]");
    }

    fn fields(&mut self, fields: &Fields) {
        // What is null is what is not written.
        let entries: Vec<&Field> = fields.entries().iter().filter(|field| !field.value.is_null()).collect();
        if entries.is_empty() && !fields.open {
            return self.push("{}");
        }
        self.push("{ ");
        for (place, field) in entries.into_iter().enumerate() {
            self.push(if place == 0 { "" } else { ", " });
            let key = self.redactor.clean(&field.key);
            match bartizan_lang::syntax::is_identifier(key.raw()) {
                true => self.push(key.raw()),
                false => self.text(&field.key),
            }
            self.push(" = ");
            match crate::secrets::names::hides(&field.key) && matches!(field.value.kind, Kind::String(_)) {
                true => self.push(REDACTED),
                false => self.value(&field.value),
            }
        }
        self.push(if fields.open { ", … }" } else { " }" });
    }
}
