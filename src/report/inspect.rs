//! What the evaluator sees of one root: outputs, resources and diagnostics, with secrets hidden unless a person asks
//! for them.

use bartizan_lang::value::{Fields, Kind, Seq};
use bartizan_lang::{Diagnostic, Level, Value};
use serde::ser::{Serialize, SerializeMap as _, Serializer};
use serde_json::value::RawValue;

use super::Untrusted;
use super::group::{self, Context, natural};
use super::json::Text;
use super::model::Note;
use super::redact::{REDACTED, Redactor, Secrets};
use super::terminal::{Style, Terminal};
use crate::ir::{Deployment, Mode};
use crate::source::Files;

/// What the evaluator sees of one root.
#[derive(serde::Serialize)]
pub struct Inspection {
    #[serde(serialize_with = "map")]
    outputs: Vec<(Untrusted, OutputView)>,
    resources: Vec<ResourceView>,
    #[serde(serialize_with = "notes")]
    diagnostics: Vec<Note>,
}

#[derive(serde::Serialize)]
struct OutputView {
    value: Shown,
    unknown: bool,
    sensitive: bool,
}

#[derive(serde::Serialize)]
struct ResourceView {
    #[serde(serialize_with = "text")]
    address: Untrusted,
    #[serde(rename = "type", serialize_with = "text")]
    ty: Untrusted,
    /// The conditions under which it is there, unless it always is.
    #[serde(skip_serializing_if = "Option::is_none", serialize_with = "optional")]
    when: Option<Untrusted>,
    attributes: Shown,
    #[serde(serialize_with = "texts")]
    unknown: Vec<Untrusted>,
}

/// A value as it is printed; what is unknown is null.
enum Shown {
    Null,
    Bool(bool),
    Number(String),
    Text(Untrusted),
    List(Vec<Shown>),
    Map(Vec<(Untrusted, Shown)>),
}

impl Inspection {
    /// Looks at a deployment. `diagnostics` are those of no deployment; with `show_sensitive` nothing is hidden.
    #[must_use]
    pub fn new(
        files: &Files,
        deployment: &Deployment,
        diagnostics: &[Diagnostic],
        mut secrets: Secrets,
        show_sensitive: bool,
    ) -> Self {
        if show_sensitive {
            secrets = Secrets::default();
        } else {
            secrets.add_deployment(deployment);
        }
        let redactor = secrets.redactor(files);
        let view = View { redactor: &redactor, show_sensitive };
        let outputs = deployment.outputs.iter().map(|output| {
            let hidden = output.sensitive && !show_sensitive;
            let value = if hidden { Shown::redacted() } else { view.value(&output.value, "", &mut Vec::new()) };
            let unknown = matches!(output.value.kind, Kind::Unknown(_) | Kind::Choice(_));
            let name = Untrusted::without_values(output.name.clone());
            (name, OutputView { value, unknown, sensitive: output.sensitive || output.value.is_sensitive() })
        });
        let mut outputs: Vec<_> = outputs.collect();
        outputs.sort_by(|(a, _), (b, _)| a.cmp(b));
        let mut resources: Vec<_> = deployment.resources.iter().collect();
        resources.sort_by(|a, b| {
            (a.mode == Mode::Data).cmp(&(b.mode == Mode::Data)).then_with(|| natural(&a.address, &b.address))
        });
        let resources = resources.into_iter().map(|resource| {
            let mut unknown = Vec::new();
            let attributes = view.fields(&resource.body, "", &mut unknown);
            let address = redactor.clean_address(&resource.address);
            let when = (!resource.presence.is_always()).then(|| redactor.clean(&resource.presence.to_string()));
            ResourceView { address, ty: Untrusted::without_values(resource.ty.clone()), when, attributes, unknown }
        });
        let resources = resources.collect();
        let context = Context { files, redactor: &redactor, plan_file: None };
        let diagnostics = deployment.diagnostics.iter().chain(diagnostics).map(|diagnostic| Note {
            level: diagnostic.level,
            message: redactor.clean(&diagnostic.message),
            help: diagnostic.help.as_deref().map(|help| redactor.clean(help)),
            place: group::place(diagnostic.span, context),
        });
        let diagnostics = diagnostics.collect();
        Self { outputs, resources, diagnostics }
    }

    /// Whether something was not read or not understood.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.diagnostics.iter().any(|note| note.level == Level::Error)
    }

    /// The same for people, as lines like those of `terraform show`.
    #[must_use]
    pub fn text(&self, terminal: Terminal) -> String {
        let mut lines = Vec::new();
        for resource in &self.resources {
            let when = resource.when.as_ref().map(|when| format!(" when {}", terminal.line(when)));
            let header = terminal.paint(Style::Strong, terminal.line(&resource.address));
            lines.push(format!("{header}{}", when.unwrap_or_default()));
            resource.attributes.lines(terminal, 1, &mut lines);
            for path in &resource.unknown {
                lines.push(format!("  {} {}", terminal.paint(Style::Faint, "unknown:"), terminal.line(path)));
            }
            lines.push(String::new());
        }
        if !self.outputs.is_empty() {
            lines.push(terminal.paint(Style::Strong, "outputs"));
        }
        for (name, output) in &self.outputs {
            if output.unknown {
                lines.push(format!("  {}: (unknown)", terminal.line(name)));
            } else {
                output.value.entry(terminal, &terminal.line(name), 1, &mut lines);
            }
        }
        for note in &self.diagnostics {
            let level = match note.level {
                Level::Error => terminal.paint(Style::Bad, "error"),
                Level::Warning => terminal.paint(Style::Warning, "warning"),
                Level::Note => terminal.paint(Style::Mild, "note"),
            };
            let place = note.place.as_ref().map(|p| format!(" ({}:{})", terminal.line(&p.path), p.start.line));
            lines.push(format!("{level}: {}{}", terminal.line(&note.message), place.unwrap_or_default()));
        }
        lines.push(String::new());
        lines.join("\n")
    }
}

struct View<'a> {
    redactor: &'a Redactor,
    show_sensitive: bool,
}

impl View<'_> {
    /// The value, and adds the paths of what is unknown in it.
    fn value(&self, value: &Value, path: &str, unknown: &mut Vec<Untrusted>) -> Shown {
        if value.is_secret() && !self.show_sensitive {
            return Shown::redacted();
        }
        match &value.kind {
            Kind::Null => Shown::Null,
            Kind::Bool(value) => Shown::Bool(*value),
            Kind::Number(number) => Shown::Number(number.to_string()),
            Kind::String(text) => Shown::Text(self.redactor.clean(text)),
            Kind::List(seq) | Kind::Set(seq) | Kind::Tuple(seq) => self.seq(seq, path, unknown),
            Kind::Map(fields) | Kind::Object(fields) => self.fields(fields, path, unknown),
            Kind::Unknown(_) | Kind::Choice(_) => {
                unknown.push(self.redactor.clean(path));
                Shown::Null
            }
        }
    }

    fn seq(&self, seq: &Seq, path: &str, unknown: &mut Vec<Untrusted>) -> Shown {
        // How many elements there are is not known, so none of them has a place.
        if !seq.is_closed() {
            unknown.push(self.redactor.clean(path));
            return Shown::Null;
        }
        let items = seq.items.iter().enumerate();
        Shown::List(items.map(|(index, item)| self.value(item, &format!("{path}[{index}]"), unknown)).collect())
    }

    fn fields(&self, fields: &Fields, path: &str, unknown: &mut Vec<Untrusted>) -> Shown {
        if fields.open {
            unknown.push(self.redactor.clean(path));
        }
        let entries = fields.entries().iter().map(|field| {
            let path = below(path, &field.key);
            (Untrusted::without_values(field.key.clone()), self.value(&field.value, &path, unknown))
        });
        Shown::Map(entries.collect())
    }
}

/// The path of a member: `a.b`, or `a["b c"]` where a dot would not do.
fn below(path: &str, key: &str) -> String {
    let plain = !key.is_empty() && key.chars().all(|c| c.is_alphanumeric() || c == '_' || c == '-');
    match (path.is_empty(), plain) {
        (true, true) => key.to_owned(),
        (false, true) => format!("{path}.{key}"),
        (_, false) => format!("{path}[\"{}\"]", key.replace('\\', "\\\\").replace('"', "\\\"")),
    }
}

impl Shown {
    fn redacted() -> Self {
        Self::Text(Untrusted::without_values(REDACTED))
    }

    fn lines(&self, terminal: Terminal, depth: usize, lines: &mut Vec<String>) {
        match self {
            Self::Map(entries) => {
                for (key, value) in entries {
                    value.entry(terminal, &terminal.line(key), depth, lines);
                }
            }
            Self::List(items) => items.iter().for_each(|item| match item {
                Self::Map(entries) if !entries.is_empty() => item.entry(terminal, "-", depth, lines),
                Self::List(items) if !items.is_empty() => item.entry(terminal, "-", depth, lines),
                scalar => lines.push(format!("{}- {}", "  ".repeat(depth), scalar.scalar(terminal))),
            }),
            scalar => lines.push(format!("{}{}", "  ".repeat(depth), scalar.scalar(terminal))),
        }
    }

    fn entry(&self, terminal: Terminal, name: &str, depth: usize, lines: &mut Vec<String>) {
        let indent = "  ".repeat(depth);
        match self {
            Self::Map(entries) if !entries.is_empty() => {
                lines.push(format!("{indent}{name}:"));
                self.lines(terminal, depth + 1, lines);
            }
            Self::List(items) if !items.is_empty() => {
                lines.push(format!("{indent}{name}:"));
                self.lines(terminal, depth + 1, lines);
            }
            scalar => lines.push(format!("{indent}{name}: {}", scalar.scalar(terminal))),
        }
    }

    fn scalar(&self, terminal: Terminal) -> String {
        match self {
            Self::Null => "null".to_owned(),
            Self::Bool(value) => value.to_string(),
            Self::Number(number) => number.clone(),
            Self::Text(text) => format!("\"{}\"", terminal.line(text)),
            Self::List(_) => "[]".to_owned(),
            Self::Map(_) => "{}".to_owned(),
        }
    }
}

impl Serialize for Shown {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Null => serializer.serialize_unit(),
            Self::Bool(value) => serializer.serialize_bool(*value),
            // As exact as the evaluator has it: JSON numbers have any number of digits.
            Self::Number(number) => match RawValue::from_string(number.clone()) {
                Ok(raw) => raw.serialize(serializer),
                Err(_) => serializer.serialize_str(number),
            },
            Self::Text(untrusted) => Text(untrusted).serialize(serializer),
            Self::List(items) => serializer.collect_seq(items),
            Self::Map(entries) => map(entries, serializer),
        }
    }
}

fn map<T: Serialize, S: Serializer>(entries: &[(Untrusted, T)], serializer: S) -> Result<S::Ok, S::Error> {
    let mut map = serializer.serialize_map(Some(entries.len()))?;
    for (key, value) in entries {
        map.serialize_entry(&Text(key), value)?;
    }
    map.end()
}

fn text<S: Serializer>(untrusted: &Untrusted, serializer: S) -> Result<S::Ok, S::Error> {
    Text(untrusted).serialize(serializer)
}

#[expect(clippy::ref_option, reason = "serde hands a field over like this")]
fn optional<S: Serializer>(untrusted: &Option<Untrusted>, serializer: S) -> Result<S::Ok, S::Error> {
    untrusted.as_ref().map(Text).serialize(serializer)
}

fn texts<S: Serializer>(all: &[Untrusted], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(all.iter().map(Text))
}

fn notes<S: Serializer>(notes: &[Note], serializer: S) -> Result<S::Ok, S::Error> {
    #[derive(serde::Serialize)]
    struct NoteView<'a> {
        severity: Level,
        message: Text<'a>,
        location: Option<LineView<'a>>,
    }
    #[derive(serde::Serialize)]
    struct LineView<'a> {
        file: Text<'a>,
        line: u32,
        column: u32,
    }
    serializer.collect_seq(notes.iter().map(|note| NoteView {
        severity: note.level,
        message: Text(&note.message),
        location: note.place.as_ref().map(|place| LineView {
            file: Text(&place.path),
            line: place.start.line,
            column: place.start.column,
        }),
    }))
}
