//! The report for people at a terminal. The only place that knows miette.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::fmt::{self, Write as _};

use bartizan_lang::{Level, Span};
use miette::{
    Diagnostic, GraphicalReportHandler, GraphicalTheme, LabeledSpan, MietteError, MietteSpanContents, SourceCode,
    SourceSpan, SpanContents, ThemeCharacters, ThemeStyles,
};

use rayon::iter::{IndexedParallelIterator as _, IntoParallelRefIterator as _, ParallelIterator as _};

use super::Untrusted;
use super::excerpt::excerpt;
use super::model::{Audience, Change, Finding, Instance, Note, Place, Report, Severity, Status};
use super::plan::{FindingCounts, PlanSummary, PlannedChange};
use super::terminal::{Style, Terminal};
use crate::source::Files;

/// What of a report is shown.
#[derive(Clone, Copy, Debug, Default)]
pub struct Options {
    /// How to show it.
    pub terminal: Terminal,
    /// Whether to show each finding that could not be decided, not only their reasons.
    pub show_unknown: bool,
    /// Whether undecided findings fail the run: they are shown then.
    pub strict: bool,
    /// Whether to leave out the diagnostics and the summary.
    pub quiet: bool,
    /// Whether of a plan also those findings are shown that it does not introduce.
    pub all: bool,
}

/// Most steps of a trace that are shown; JSON has them all.
const MAX_STEPS: usize = 12;

/// Most instances that are named.
const MAX_INSTANCES: usize = 4;

/// Most lines of a list about a plan.
const MAX_LISTED: usize = 20;

/// Most reasons that are told.
const MAX_REASONS: usize = 10;

/// Fewest findings that one thread renders.
const MIN_RENDERED: usize = 32;

/// Lines between two marks that are still shown as one piece of source.
const NEAR: u32 = 2;

/// Writes the report.
///
/// # Errors
/// When `to` cannot be written to.
pub fn report(report: &Report, files: &Files, options: Options, to: &mut dyn fmt::Write) -> fmt::Result {
    let page = Page { report, files, options, terminal: options.terminal };
    if !options.quiet {
        for note in &report.diagnostics {
            page.note(note, to)?;
        }
    }
    let audience = Audience { strict: options.show_unknown || options.strict, all: options.all };
    let mut shown: Vec<&Finding> = report.findings.iter().filter(|finding| audience.sees(finding)).collect();
    // The sort is stable: what a plan introduces comes first, and all else stays in the order of the places.
    shown.sort_by_key(|finding| finding.change);
    // Rendering is most of the work of a long report, and each finding stands for itself.
    let rendered: Vec<Result<String, fmt::Error>> = shown
        .par_iter()
        .with_min_len(MIN_RENDERED)
        .map(|finding| {
            let mut text = String::new();
            page.finding(finding, &mut text).map(|()| text)
        })
        .collect();
    let mut group = None;
    for (finding, text) in shown.iter().zip(rendered) {
        if options.all && finding.change != group {
            group = finding.change;
            if let Some(change) = group {
                writeln!(to, "{}\n", page.terminal.paint(Style::Strong, change.title()))?;
            }
        }
        to.write_str(&text?)?;
    }
    if options.quiet {
        return Ok(());
    }
    page.reasons(to)?;
    if let Some(plan) = &report.plan {
        page.plan(plan, to)?;
    }
    page.summary(to)
}

/// Diagnostics that belong to no scan, of check files for example, as a report shows them.
#[must_use]
pub fn diagnostics(diagnostics: Vec<bartizan_lang::Diagnostic>, files: &Files, terminal: Terminal) -> String {
    let report = Report::of_diagnostics(diagnostics, files);
    let page = Page { report: &report, files, options: Options::default(), terminal };
    let mut text = String::new();
    for note in &report.diagnostics {
        // Writing to a String cannot fail.
        let _ = page.note(note, &mut text);
    }
    text
}

/// Writes the counts: how many findings, of how many resources, and what was not decided.
///
/// # Errors
/// When `to` cannot be written to.
pub(super) fn summary(report: &Report, files: &Files, terminal: Terminal, to: &mut dyn fmt::Write) -> fmt::Result {
    Page { report, files, options: Options::default(), terminal }.summary(to)
}

struct Page<'a> {
    report: &'a Report,
    files: &'a Files,
    options: Options,
    terminal: Terminal,
}

impl Page<'_> {
    fn finding(&self, finding: &Finding, to: &mut dyn fmt::Write) -> fmt::Result {
        let terminal = self.terminal;
        let style = severity_style(finding.check.severity);
        let mut head = terminal.paint(style, finding.check.severity);
        let _ = write!(head, " {}", terminal.paint(Style::Strong, terminal.line(&finding.check.id)));
        if finding.status == Status::Unknown {
            head.push_str(" (not decided)");
        }
        let _ = write!(head, "  {}", terminal.paint(Style::Faint, terminal.line(&finding.check.title)));
        writeln!(to, "{head}")?;

        let marks = self.marks(finding);
        let shown = Shown::new(terminal.line(&finding.message), miette_severity(finding.check.severity), &marks, self);
        self.render(&shown, to)?;

        let planned = self.report.in_plan(&finding.location);
        if let Some(when) = &finding.when {
            self.labelled("fails if", &terminal.line(when), to)?;
        }
        for reason in &finding.reasons {
            self.labelled("why not", &terminal.line(reason), to)?;
        }
        if planned {
            let place = format!("{}: {}", terminal.line(&finding.location.path), self.instances(finding));
            self.labelled("in", &place, to)?;
        } else {
            self.labelled("where", &self.instances(finding), to)?;
        }
        let open = finding.status == Status::Fail && finding.change != Some(Change::Resolved);
        if !finding.remedy.is_empty() && open {
            let prose = terminal.prose(&finding.remedy, LABEL_WIDTH);
            let label = format!("  {:<width$}", "mend", width = LABEL_WIDTH - 2);
            writeln!(to, "{}{}", terminal.paint(Style::Faint, label), prose.trim_start())?;
        }
        writeln!(to)
    }

    /// The cause first, then the way from there to the resource.
    fn marks<'f>(&self, finding: &'f Finding) -> Vec<Mark<'f>> {
        let same = finding.cause == finding.location;
        let mut marks = Vec::new();
        let cause_label = if same { None } else { Some("decided here".to_owned()) };
        marks.push(Mark { place: &finding.cause, label: cause_label });
        let left_out = finding.trace.len().saturating_sub(MAX_STEPS);
        for (index, step) in finding.trace.iter().enumerate() {
            // The middle of a long way says least.
            if left_out > 0 && index >= MAX_STEPS / 2 && index < MAX_STEPS / 2 + left_out {
                continue;
            }
            let label = self.terminal.line(&step.message);
            match marks.last_mut() {
                // The step is the attribute, and what was decided is its value: marking both would hide one.
                Some(last) if step.place.span.contains(last.place.span) => last.label = Some(label),
                _ => marks.push(Mark { place: &step.place, label: Some(label) }),
            }
        }
        if !same && marks.last().is_none_or(|last| last.place != &finding.location) {
            let label = self.terminal.line(finding.name());
            marks.push(Mark { place: &finding.location, label: Some(label) });
        }
        marks
    }

    /// The first addresses and roots, and how many more there are. An address that several roots have is named once.
    fn instances(&self, finding: &Finding) -> String {
        let terminal = self.terminal;
        let list = |all: &[String]| {
            let named: Vec<&str> = all.iter().take(MAX_INSTANCES).map(String::as_str).collect();
            let more = all.len().saturating_sub(MAX_INSTANCES);
            let more = if more > 0 { format!(" and {more} more") } else { String::new() };
            format!("{}{more}", named.join(", "))
        };
        let mut instances: Vec<&Instance> = finding.instances.iter().collect();
        instances.dedup_by(|a, b| a.address == b.address && a.construct == b.construct);
        let name = |instance: &&Instance| match &instance.construct {
            // People wrote the construct; its resource is what the template has.
            Some(construct) => format!("{} ({})", terminal.line(construct), terminal.line(&instance.address)),
            None => terminal.line(&instance.address),
        };
        let mut text = list(&instances.iter().map(name).collect::<Vec<_>>());
        if self.report.summary.roots > 1 {
            let roots: BTreeSet<&Untrusted> = finding.instances.iter().map(|instance| &instance.root).collect();
            let word = if roots.len() == 1 { "root" } else { "roots" };
            let roots: Vec<String> = roots.into_iter().map(|root| terminal.line(root)).collect();
            let _ = write!(text, " in {word} {}", list(&roots));
        }
        if finding.instances.len() > 1 {
            let _ = write!(text, " ({} instances)", finding.instances.len());
        }
        text
    }

    fn note(&self, note: &Note, to: &mut dyn fmt::Write) -> fmt::Result {
        let (word, style) = match note.level {
            Level::Error => ("error", Style::Bad),
            Level::Warning => ("warning", Style::Warning),
            Level::Note => ("note", Style::Mild),
        };
        let terminal = self.terminal;
        let message = terminal.line(&note.message);
        let written = note.place.as_ref().filter(|place| !self.report.in_plan(place));
        let source = written.filter(|place| self.files.get(place.span.file).is_some());
        match source {
            // Notes are told in one line: there may be many, and nothing is wrong.
            Some(place) if note.level != Level::Note => {
                writeln!(to, "{}", terminal.paint(style, word))?;
                let severity =
                    if note.level == Level::Error { miette::Severity::Error } else { miette::Severity::Warning };
                let marks = [Mark { place, label: None }];
                self.render(&Shown::new(message, severity, &marks, self), to)?;
                if let Some(help) = &note.help {
                    self.labelled("mend", &terminal.line(help), to)?;
                }
                writeln!(to)
            }
            _ => {
                let place = note.place.as_ref().map(|place| format!(" ({})", self.place(place))).unwrap_or_default();
                let help = note.help.as_ref().map(|help| format!("; {}", terminal.line(help))).unwrap_or_default();
                writeln!(to, "{}: {message}{place}{help}", terminal.paint(style, word))
            }
        }
    }

    fn place(&self, place: &Place) -> String {
        format!("{}:{}:{}", self.terminal.line(&place.path), place.start.line, place.start.column)
    }

    fn reasons(&self, to: &mut dyn fmt::Write) -> fmt::Result {
        let unknown = self.report.summary.unknown;
        if unknown == 0 || self.options.show_unknown || self.options.strict {
            return Ok(());
        }
        let terminal = self.terminal;
        let head = format!("{} could not be decided (--show-unknown lists them):", findings(unknown));
        writeln!(to, "{}", terminal.paint(Style::Strong, head))?;
        for (reason, count) in self.report.reasons.iter().take(MAX_REASONS) {
            writeln!(to, "  {count:>5}  {}", terminal.line(reason))?;
        }
        let more = self.report.reasons.len().saturating_sub(MAX_REASONS);
        if more > 0 {
            writeln!(to, "         and {} more", plural(more, "reason", "reasons"))?;
        }
        writeln!(to)
    }

    /// What a plan does, besides what it introduces: the changes to look at, what stays as it is, what it mends.
    fn plan(&self, plan: &PlanSummary, to: &mut dyn fmt::Write) -> fmt::Result {
        let terminal = self.terminal;
        let mut list = |head: String, lines: Vec<String>| {
            if lines.is_empty() {
                return Ok(());
            }
            writeln!(to, "{}", terminal.paint(Style::Strong, head))?;
            lines.iter().take(MAX_LISTED).try_for_each(|line| writeln!(to, "{}", terminal.wrap(line, 2, 6)))?;
            match lines.len().saturating_sub(MAX_LISTED) {
                0 => writeln!(to),
                more => writeln!(to, "  and {more} more\n"),
            }
        };
        let notable = plan.changes.iter().filter(|change| change.is_notable());
        list("Changes to look at:".to_owned(), notable.map(|change| self.change(change)).collect())?;
        let failed = plan.checks.iter().map(|check| {
            let problems: Vec<String> = check.problems.iter().map(|problem| terminal.line(problem)).collect();
            format!("{}  {}", terminal.line(&check.address), problems.join("; ")).trim_end().to_owned()
        });
        list("Checks of the configuration that fail:".to_owned(), failed.collect())?;
        let drifted = plan.drift.iter().map(|drift| {
            let attributes: Vec<String> = drift.attributes.iter().map(|name| terminal.line(name)).collect();
            let space = if attributes.is_empty() { "" } else { " " };
            let differs = format!("{}{space}(planned: {})", attributes.join(", "), drift.planned);
            format!("{}  {differs}", terminal.line(&drift.address))
        });
        list("Changed outside of Terraform:".to_owned(), drifted.collect())?;
        if !self.options.all {
            let of = |change| self.report.findings.iter().filter(move |finding| finding.change == Some(change));
            let mended = of(Change::Resolved).filter(|finding| finding.status == Status::Fail);
            let line = |finding: &Finding| {
                let (check, resource) = (terminal.line(&finding.check.id), terminal.line(finding.name()));
                format!("{:<8} {check}  {resource}", finding.check.severity)
            };
            list("Mends:".to_owned(), mended.map(line).collect())?;
            let existing = FindingCounts::of(of(Change::Existing));
            if existing != FindingCounts::default() {
                let head = format!("There before, and still there: {} (--all lists them)", existing.words());
                writeln!(to, "{head}\n")?;
            }
        }
        if let Some(numbers) = plan.radius() {
            writeln!(to, "Blast radius: {numbers}")?;
        }
        writeln!(to, "Plan: {}", plan.actions.words())?;
        if plan.errored {
            let words = "The plan ended with an error: what would have come after is not in it";
            writeln!(to, "{}", terminal.paint(Style::Bad, words))?;
        }
        if plan.complete == Some(false) {
            writeln!(to, "The plan is not complete: a second one is needed after it is applied")?;
        }
        Ok(())
    }

    /// A change in a line.
    fn change(&self, change: &PlannedChange) -> String {
        let line = |text: &Untrusted| self.terminal.line(text);
        let mut said = format!("{} is {}", line(&change.address), change.participle());
        if change.action == "replace" && !change.replaces.is_empty() {
            let replaces: Vec<String> = change.replaces.iter().map(line).collect();
            let _ = write!(said, " because of {}", replaces.join(", "));
        }
        if let Some(data) = change.consequences.data.as_ref().filter(|_| change.destroys) {
            let _ = write!(said, "; it holds data ({})", line(data));
        }
        let dependents = &change.dependents;
        if change.destroys && dependents.all > 0 {
            let least = if dependents.at_least { "at least " } else { "" };
            let verb = if dependents.all == 1 { "refers" } else { "refer" };
            let _ = write!(said, "; {least}{} {verb} to it", plural(dependents.all, "resource", "resources"));
        }
        let consequences = &change.consequences;
        let all = consequences.opened.iter().chain(&consequences.granted).chain(&consequences.protections_lost);
        for text in all.take(MAX_STEPS) {
            let _ = write!(said, "; {}", line(text));
        }
        said
    }

    fn summary(&self, to: &mut dyn fmt::Write) -> fmt::Result {
        let summary = &self.report.summary;
        let told = match &self.report.plan {
            Some(plan) => plan.introduced,
            None => FindingCounts::of(self.report.findings.iter()),
        };
        let of = |(count, severity)| self.terminal.paint(severity_style(severity), format_args!("{count} {severity}"));
        let counts: Vec<String> = told.severities().map(of).collect();
        let style = if told.fail() == 0 { Style::Good } else { Style::Strong };
        let introduced = if self.report.plan.is_some() { " introduced" } else { "" };
        let mut line = self.terminal.paint(style, format_args!("{}{introduced}", findings(told.fail())));
        if !counts.is_empty() {
            let _ = write!(line, ": {}", counts.join(", "));
        }
        let resources = plural(summary.resources, "resource", "resources");
        let _ = write!(line, "; of {resources} in {}", plural(summary.roots, "root", "roots"));
        let _ = write!(line, ", {}", self.undecided());
        writeln!(to, "{line}")?;
        let mut aside = Vec::new();
        if summary.suppressed > 0 {
            aside.push(format!("{} suppressed", summary.suppressed));
        }
        if summary.raw > 0 {
            let of = plural(summary.raw, "resource is of a type", "resources are of types");
            aside.push(format!("{of} that no built-in check knows"));
        }
        if summary.below_severity > 0 {
            aside.push(format!("{} below --severity left out", findings(summary.below_severity)));
        }
        if summary.crashes > 0 {
            let crashes = plural(summary.crashes, "internal error", "internal errors");
            aside.push(format!("{crashes}, the result is not complete; please report it"));
        }
        if !aside.is_empty() {
            writeln!(to, "{}", aside.join("; "))?;
        }
        Ok(())
    }

    /// "all decided", or what was not.
    fn undecided(&self) -> String {
        let summary = &self.report.summary;
        let incomplete = summary.incomplete;
        let mut open = Vec::new();
        if summary.unknown > 0 {
            let values = plural(incomplete.values, "value", "values");
            open.push(match incomplete.values {
                0 => format!("{} not decided", summary.unknown),
                _ => format!("{} not decided for want of {values}", summary.unknown),
            });
        }
        if incomplete.modules > 0 {
            open.push(format!("{} not there", plural(incomplete.modules, "module", "modules")));
        }
        if incomplete.files > 0 {
            open.push(format!("{} not read in full", plural(incomplete.files, "file", "files")));
        }
        if open.is_empty() { "all decided".to_owned() } else { open.join(", ") }
    }

    fn labelled(&self, label: &str, encoded: &str, to: &mut dyn fmt::Write) -> fmt::Result {
        let label = self.terminal.paint(Style::Faint, format_args!("  {label:<width$}", width = LABEL_WIDTH - 2));
        let text = self.terminal.wrap(encoded, LABEL_WIDTH, LABEL_WIDTH);
        writeln!(to, "{label}{}", text.trim_start())
    }

    fn render(&self, shown: &Shown, mut to: &mut dyn fmt::Write) -> fmt::Result {
        let styles = if self.terminal.color { ThemeStyles::ansi() } else { ThemeStyles::none() };
        GraphicalReportHandler::new_themed(GraphicalTheme { characters: ThemeCharacters::unicode(), styles })
            .with_links(false)
            .with_width(self.terminal.width.max(40))
            .with_wrap_lines(false)
            .with_context_lines(0)
            .without_syntax_highlighting()
            .render_report(&mut to, shown)
    }
}

/// Columns before what a label says.
const LABEL_WIDTH: usize = 11;

/// A place with something said about it.
struct Mark<'a> {
    place: &'a Place,
    label: Option<String>,
}

/// A message with the pieces of source that it is about, as miette takes it. The pieces are laid one after the other in
/// a text of their own, so that they stand in the order of the trace, whatever files they are from.
#[derive(Debug)]
struct Shown {
    message: String,
    severity: miette::Severity,
    pieces: Pieces,
    labels: Vec<LabeledSpan>,
}

impl Shown {
    fn new(message: String, severity: miette::Severity, marks: &[Mark<'_>], page: &Page<'_>) -> Self {
        let mut pieces = Pieces { text: String::new(), pieces: Vec::new() };
        let mut labels = Vec::new();
        let mut rest = marks;
        while let Some(first) = rest.first() {
            let near = |mark: &&Mark<'_>| is_near(first.place, mark.place);
            let count = 1 + rest.iter().skip(1).take_while(near).count();
            let (together, after) = rest.split_at(count);
            rest = after;
            if page.report.in_plan(first.place) {
                continue;
            }
            let Some(file) = page.files.get(first.place.span.file) else { continue };
            let spans: Vec<Span> = together.iter().map(|mark| mark.place.span).collect();
            let excerpt = excerpt(&file, &spans, &page.report.redactor);
            let start = pieces.text.len();
            let mut columns = Vec::with_capacity(together.len());
            for (mark, range) in together.iter().zip(excerpt.marks) {
                columns.push((start + range.start, (mark.place.start.column as usize).max(1)));
                let span = SourceSpan::from((start + range.start, range.len()));
                labels.push(LabeledSpan::new_with_span(mark.label.clone(), span));
            }
            pieces.text.push_str(&excerpt.text);
            let name = page.terminal.line(&first.place.path);
            let first_line = (excerpt.first_line as usize).max(1);
            pieces.pieces.push(Piece { start, end: pieces.text.len(), name, first_line, columns });
        }
        // The mark and the bar that miette puts before the lines of a message take four columns.
        let narrower = Terminal { width: page.terminal.width.saturating_sub(4), ..page.terminal };
        Self { message: narrower.wrap(&message, 0, 0), severity, pieces, labels }
    }
}

fn is_near(first: &Place, other: &Place) -> bool {
    first.span.file == other.span.file
        && other.start.line >= first.start.line
        && other.start.line <= first.end.line + NEAR
        && other.end.line <= first.end.line + NEAR
}

impl fmt::Display for Shown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Shown {}

impl Diagnostic for Shown {
    fn severity(&self) -> Option<miette::Severity> {
        Some(self.severity)
    }

    fn source_code(&self) -> Option<&dyn SourceCode> {
        Some(&self.pieces)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        Some(Box::new(self.labels.iter().cloned()))
    }
}

/// Pieces of files, one after the other.
#[derive(Debug)]
struct Pieces {
    text: String,
    pieces: Vec<Piece>,
}

#[derive(Debug)]
struct Piece {
    start: usize,
    end: usize,
    name: String,
    first_line: usize,
    /// Where marks begin, each with its column in the file, from 1.
    columns: Vec<(usize, usize)>,
}

/// A span is answered with the whole lines of its piece that it touches. One that spans two pieces is refused, which
/// keeps miette from joining them.
impl SourceCode for Pieces {
    fn read_span<'a>(
        &'a self,
        span: &SourceSpan,
        _before: usize,
        _after: usize,
    ) -> Result<Box<dyn SpanContents<'a> + 'a>, MietteError> {
        let (from, to) = (span.offset(), span.offset() + span.len());
        let inside = |piece: &&Piece| piece.start <= from && to <= piece.end && from < piece.end;
        let piece = self.pieces.iter().find(inside).ok_or(MietteError::OutOfBounds)?;
        let before = self.text.get(piece.start..from).ok_or(MietteError::OutOfBounds)?;
        let start = from - before.rfind('\n').map_or(before.len(), |at| before.len() - at - 1);
        // A mark that ends with a line break does not touch the next line.
        let marked = self.text.get(from..to).ok_or(MietteError::OutOfBounds)?;
        let last = if marked.ends_with('\n') { to - 1 } else { to };
        let rest = self.text.get(last..piece.end).ok_or(MietteError::OutOfBounds)?;
        let end = last + rest.find('\n').map_or(rest.len(), |at| at + 1);
        let lines = self.text.get(start..end).ok_or(MietteError::OutOfBounds)?;
        let line = piece.first_line - 1 + before.matches('\n').count();
        let column = piece.columns.iter().find(|(at, _)| *at == from).map_or(0, |(_, column)| column - 1);
        let span = SourceSpan::from((start, end - start));
        let count = lines.matches('\n').count();
        let name = piece.name.clone();
        Ok(Box::new(MietteSpanContents::new_named(name, lines.as_bytes(), span, line, column, count)))
    }
}

fn severity_style(severity: Severity) -> Style {
    match severity {
        Severity::Critical | Severity::High => Style::Bad,
        Severity::Medium => Style::Warning,
        Severity::Low | Severity::Info => Style::Mild,
    }
}

fn miette_severity(severity: Severity) -> miette::Severity {
    match severity {
        Severity::Critical | Severity::High => miette::Severity::Error,
        Severity::Medium => miette::Severity::Warning,
        Severity::Low | Severity::Info => miette::Severity::Advice,
    }
}

fn findings(count: usize) -> Cow<'static, str> {
    if count == 0 { "No findings".into() } else { plural(count, "finding", "findings").into() }
}

fn plural(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}
