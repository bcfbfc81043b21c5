//! The JSON report, and the other JSON outputs: pretty, two spaces, keys in a fixed order.

mod plan;

use std::io;

use bartizan_lang::Level;
use serde::ser::{Serialize, SerializeSeq as _, Serializer};
use serde_json::ser::{Formatter, PrettyFormatter};

use super::inspect::Inspection;
use super::model::{
    Change, Check, Control, Finding, Fixable, Instance, Note, Place, Report, SCHEMA_VERSION, Status, Step, Summary,
    SuppressedBy,
};
use super::{Fingerprint, Untrusted};
use crate::source::{LineColumn, steers};

/// Writes the report.
///
/// # Errors
/// When `to` cannot be written to.
pub fn report(report: &Report, to: &mut dyn io::Write) -> io::Result<()> {
    write(&ReportJson(report), to)
}

/// Writes the list of checks.
///
/// # Errors
/// When `to` cannot be written to.
pub fn checks<'a>(checks: impl Iterator<Item = &'a Check>, to: &mut dyn io::Write) -> io::Result<()> {
    write(&checks.map(CheckJson::from).collect::<Vec<_>>(), to)
}

/// Writes what the evaluator sees.
///
/// # Errors
/// When `to` cannot be written to.
pub fn inspection(inspection: &Inspection, to: &mut dyn io::Write) -> io::Result<()> {
    write(inspection, to)
}

pub(super) fn write(value: &impl Serialize, to: &mut dyn io::Write) -> io::Result<()> {
    let mut serializer =
        serde_json::Serializer::with_formatter(&mut *to, Escaping(PrettyFormatter::with_indent(b"  ")));
    value.serialize(&mut serializer)?;
    to.write_all(b"\n")
}

/// Untrusted text as a JSON string.
pub(super) struct Text<'a>(pub(super) &'a Untrusted);

impl Serialize for Text<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.0.raw())
    }
}

/// Escapes besides what JSON wants also what would steer a terminal that shows the file, and what a build runner would
/// take for a command (`##[name]`, `##vso[name]`) when the report is printed to its log.
struct Escaping(PrettyFormatter<'static>);

impl Formatter for Escaping {
    fn write_string_fragment<W: ?Sized + io::Write>(&mut self, writer: &mut W, fragment: &str) -> io::Result<()> {
        // Nearly all text is plain, and then there is nothing to look for.
        if fragment.bytes().all(|byte| matches!(byte, b' '..=b'~') && byte != b'[') {
            return writer.write_all(fragment.as_bytes());
        }
        let mut shown = 0;
        let commands = |at: usize| {
            let before = fragment.get(..at).unwrap_or_default();
            before.ends_with("##") || before.ends_with("##vso")
        };
        let escaped = |(at, character): &(usize, char)| steers(*character) || (*character == '[' && commands(*at));
        for (at, character) in fragment.char_indices().filter(escaped) {
            writer.write_all(fragment.get(shown..at).unwrap_or_default().as_bytes())?;
            for unit in character.encode_utf16(&mut [0; 2]) {
                write!(writer, "\\u{unit:04x}")?;
            }
            shown = at + character.len_utf8();
        }
        writer.write_all(fragment.get(shown..).unwrap_or_default().as_bytes())
    }

    fn begin_array<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.begin_array(writer)
    }

    fn end_array<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.end_array(writer)
    }

    fn begin_array_value<W: ?Sized + io::Write>(&mut self, writer: &mut W, first: bool) -> io::Result<()> {
        self.0.begin_array_value(writer, first)
    }

    fn end_array_value<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.end_array_value(writer)
    }

    fn begin_object<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.begin_object(writer)
    }

    fn end_object<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.end_object(writer)
    }

    fn begin_object_key<W: ?Sized + io::Write>(&mut self, writer: &mut W, first: bool) -> io::Result<()> {
        self.0.begin_object_key(writer, first)
    }

    fn begin_object_value<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.begin_object_value(writer)
    }

    fn end_object_value<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.end_object_value(writer)
    }
}

struct ReportJson<'a>(&'a Report);

impl Serialize for ReportJson<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[derive(serde::Serialize)]
        struct Contract<'a> {
            schema_version: u32,
            findings: Sequence<'a, Finding, FindingJson<'a>>,
            suppressed: Sequence<'a, Finding, FindingJson<'a>>,
            diagnostics: Sequence<'a, Note, NoteJson<'a>>,
            summary: SummaryJson,
            #[serde(skip_serializing_if = "Option::is_none")]
            plan: Option<plan::PlanJson<'a>>,
        }
        let Self(report) = self;
        Contract {
            schema_version: SCHEMA_VERSION,
            findings: Sequence::of(&report.findings),
            suppressed: Sequence::of(&report.suppressed),
            diagnostics: Sequence::of(&report.diagnostics),
            summary: SummaryJson::from(report.summary),
            plan: report.plan.as_ref().map(plan::PlanJson::from),
        }
        .serialize(serializer)
    }
}

/// A list that is turned into its JSON form item by item.
pub(super) struct Sequence<'a, T, J>(&'a [T], std::marker::PhantomData<J>);

impl<'a, T, J> Sequence<'a, T, J> {
    pub(super) fn of(items: &'a [T]) -> Self {
        Self(items, std::marker::PhantomData)
    }
}

impl<'a, T, J: From<&'a T> + Serialize> Serialize for Sequence<'a, T, J> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut list = serializer.serialize_seq(Some(self.0.len()))?;
        for item in self.0 {
            list.serialize_element(&J::from(item))?;
        }
        list.end()
    }
}

/// What shows itself with `Display` in characters that need no escaping.
struct Plain(Fingerprint);

impl Serialize for Plain {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}

#[derive(serde::Serialize)]
struct FindingJson<'a> {
    check: Text<'a>,
    aliases: Sequence<'a, Untrusted, Text<'a>>,
    severity: &'static str,
    status: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    change: Option<&'static str>,
    resource: Text<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    construct: Option<Text<'a>>,
    resource_type: Text<'a>,
    parent: Option<Text<'a>>,
    root: Text<'a>,
    message: Text<'a>,
    location: PlaceJson<'a>,
    cause: PlaceJson<'a>,
    trace: Sequence<'a, Step, StepJson<'a>>,
    instances: Sequence<'a, Instance, InstanceJson<'a>>,
    when: Option<Text<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reasons: Option<Sequence<'a, Untrusted, Text<'a>>>,
    fingerprint: Plain,
    controls: Sequence<'a, Control, ControlJson<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    suppression: Option<SuppressionJson<'a>>,
}

impl<'a> From<&'a Finding> for FindingJson<'a> {
    fn from(finding: &'a Finding) -> Self {
        Self {
            check: Text(&finding.check.id),
            aliases: Sequence::of(&finding.check.aliases),
            severity: finding.check.severity.name(),
            status: finding.status.name(),
            change: finding.change.map(Change::name),
            resource: Text(&finding.resource),
            construct: finding.construct.as_ref().map(Text),
            resource_type: Text(&finding.resource_type),
            parent: finding.parent.as_ref().map(Text),
            root: Text(&finding.root),
            message: Text(&finding.message),
            location: (&finding.location).into(),
            cause: (&finding.cause).into(),
            trace: Sequence::of(&finding.trace),
            instances: Sequence::of(&finding.instances),
            when: finding.when.as_ref().map(Text),
            reasons: (finding.status == Status::Unknown).then(|| Sequence::of(&finding.reasons)),
            fingerprint: Plain(finding.fingerprint),
            controls: Sequence::of(&finding.controls),
            suppression: finding.suppression.as_ref().map(SuppressionJson::from),
        }
    }
}

#[derive(serde::Serialize)]
struct SuppressionJson<'a> {
    kind: &'static str,
    by: &'static str,
    id: Text<'a>,
    reason: Option<Text<'a>>,
    until: Option<Day>,
    location: PlaceJson<'a>,
}

impl<'a> From<&'a SuppressedBy> for SuppressionJson<'a> {
    fn from(by: &'a SuppressedBy) -> Self {
        Self {
            kind: by.kind.name(),
            by: by.tool.name(),
            id: Text(&by.id),
            reason: by.reason.as_ref().map(Text),
            until: by.until.map(Day),
            location: (&by.place).into(),
        }
    }
}

/// A day as `2027-01-31`.
struct Day(jiff::civil::Date);

impl Serialize for Day {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}

impl<'a> From<&'a Untrusted> for Text<'a> {
    fn from(text: &'a Untrusted) -> Self {
        Self(text)
    }
}

#[derive(serde::Serialize)]
pub(super) struct PlaceJson<'a> {
    path: Text<'a>,
    start: LineColumn,
    end: LineColumn,
}

impl<'a> From<&'a Place> for PlaceJson<'a> {
    fn from(place: &'a Place) -> Self {
        Self { path: Text(&place.path), start: place.start, end: place.end }
    }
}

#[derive(serde::Serialize)]
struct StepJson<'a> {
    message: Text<'a>,
    location: PlaceJson<'a>,
}

impl<'a> From<&'a Step> for StepJson<'a> {
    fn from(step: &'a Step) -> Self {
        Self { message: Text(&step.message), location: (&step.place).into() }
    }
}

#[derive(serde::Serialize)]
struct InstanceJson<'a> {
    root: Text<'a>,
    address: Text<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    construct: Option<Text<'a>>,
}

impl<'a> From<&'a Instance> for InstanceJson<'a> {
    fn from(instance: &'a Instance) -> Self {
        let construct = instance.construct.as_ref().map(Text);
        Self { root: Text(&instance.root), address: Text(&instance.address), construct }
    }
}

#[derive(serde::Serialize)]
struct ControlJson<'a> {
    framework: Text<'a>,
    requirement: Text<'a>,
}

impl<'a> From<&'a Control> for ControlJson<'a> {
    fn from(control: &'a Control) -> Self {
        Self { framework: Text(&control.framework), requirement: Text(&control.requirement) }
    }
}

#[derive(serde::Serialize)]
pub(super) struct NoteJson<'a> {
    severity: Level,
    message: Text<'a>,
    location: Option<PlaceJson<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    help: Option<Text<'a>>,
}

impl<'a> From<&'a Note> for NoteJson<'a> {
    fn from(note: &'a Note) -> Self {
        Self {
            severity: note.level,
            message: Text(&note.message),
            location: note.place.as_ref().map(PlaceJson::from),
            help: note.help.as_ref().map(Text),
        }
    }
}

#[derive(serde::Serialize)]
struct SummaryJson {
    files: usize,
    roots: usize,
    resources: usize,
    raw: usize,
    checks: usize,
    fail: usize,
    unknown: usize,
    suppressed: usize,
    incomplete: IncompleteJson,
    below_severity: usize,
}

#[derive(serde::Serialize)]
struct IncompleteJson {
    files: usize,
    modules: usize,
    values: usize,
}

impl From<Summary> for SummaryJson {
    fn from(summary: Summary) -> Self {
        let Summary {
            files, roots, resources, raw, checks, fail, unknown, suppressed, below_severity, incomplete, ..
        } = summary;
        let incomplete =
            IncompleteJson { files: incomplete.files, modules: incomplete.modules, values: incomplete.values };
        Self { files, roots, resources, raw, checks, fail, unknown, suppressed, incomplete, below_severity }
    }
}

#[derive(serde::Serialize)]
struct CheckJson<'a> {
    id: Text<'a>,
    aliases: Sequence<'a, Untrusted, Text<'a>>,
    similar_to: Sequence<'a, Untrusted, Text<'a>>,
    title: Text<'a>,
    severity: &'static str,
    on: Sequence<'a, Untrusted, Text<'a>>,
    since: Option<Text<'a>>,
    controls: Sequence<'a, Control, ControlJson<'a>>,
    cwe: &'a [u16],
    fix: Option<&'static str>,
}

impl<'a> From<&'a Check> for CheckJson<'a> {
    fn from(check: &'a Check) -> Self {
        Self {
            id: Text(&check.id),
            aliases: Sequence::of(&check.aliases),
            similar_to: Sequence::of(&check.similar_to),
            title: Text(&check.title),
            severity: check.severity.name(),
            on: Sequence::of(&check.on),
            since: check.since.as_ref().map(Text),
            controls: Sequence::of(&check.controls),
            cwe: &check.cwe,
            fix: check.fixable().map(Fixable::name),
        }
    }
}
