//! Suppressions: what people wrote beside their code so that a finding is not reported, in this program's own words and in
//! those of the tools that they come from. They act on instances of findings, before grouping.
//!
//! A suppression covers a piece of a file. It holds for an instance when one of the places on the way to it lies in that
//! piece: the expression, the block, a companion's or its parent's, a module call, the place where the value was decided.
//! A file is looked into only if a search for the words of all tools finds something in it.

mod directive;
mod hcl;
mod identifier;
mod instance;
mod mention;
mod metadata;
mod outline;
mod yaml;

use std::ops::Range;
use std::sync::{Arc, LazyLock};

use aho_corasick::AhoCorasick;
use bartizan_lang::syntax::document::{Documents, parse_json_document};
use bartizan_lang::{Diagnostic, FileId, Span};
use ecow::EcoString;
use globset::GlobBuilder;
use jiff::civil::Date;
use rayon::iter::{IntoParallelIterator as _, ParallelIterator as _};
use rustc_hash::{FxHashMap, FxHashSet};

use directive::{Directive, Reach, Until, directives};
use identifier::{Named, named};
use instance::Frames;
pub use instance::{Instance, Stacks};
pub use mention::{Mention, mention};
use metadata::AppliesTo;
use outline::Outline;

use crate::engine::{CheckIndex, Registry};
use crate::source::{Files, SourceFile};

/// The tool in whose words a suppression is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tool {
    /// This program.
    Bartizan,
    /// Checkov.
    Checkov,
    /// Trivy.
    Trivy,
    /// tfsec.
    Tfsec,
    /// KICS.
    Kics,
    /// Terrascan.
    Terrascan,
    /// cfn-lint.
    CfnLint,
    /// cfn_nag.
    CfnNag,
    /// cdk-nag.
    CdkNag,
    /// cfn-guard.
    CfnGuard,
}

impl Tool {
    /// The word of reports.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Bartizan => "bartizan",
            Self::Checkov => "checkov",
            Self::Trivy => "trivy",
            Self::Tfsec => "tfsec",
            Self::Kics => "kics",
            Self::Terrascan => "terrascan",
            Self::CfnLint => "cfn-lint",
            Self::CfnNag => "cfn_nag",
            Self::CdkNag => "cdk-nag",
            Self::CfnGuard => "cfn-guard",
        }
    }
}

/// Where a suppression is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// In a comment.
    Comment,
    /// In the metadata of a template or resource.
    Metadata,
}

impl Kind {
    /// The word of reports.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Comment => "comment",
            Self::Metadata => "metadata",
        }
    }
}

/// What somebody wrote so that a finding is not reported. Its texts come from the scanned tree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suppression {
    /// In whose words.
    pub tool: Tool,
    /// Where.
    pub kind: Kind,
    /// What it names, as written.
    pub id: String,
    /// Why.
    pub reason: Option<String>,
    /// The last day on which it holds.
    pub until: Option<Date>,
    /// Where it is written.
    pub span: Span,
}

/// What a suppression covers.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Cover {
    /// A whole file.
    File(FileId),
    /// All that begins on a line.
    Line(Span),
    /// All that lies in a piece of a file, and what is of the block as a whole that begins at `whole`.
    Within { range: Span, whole: Option<u32> },
}

/// A suppression with all that decides what it is for.
#[derive(Clone)]
struct Written {
    about: Arc<Suppression>,
    named: Named,
    /// For all checks but those that are named.
    inverted: bool,
    cover: Option<Cover>,
    attributes: Vec<(String, String)>,
    applies_to: Vec<AppliesTo>,
    /// Whether its day is over, or cannot be read.
    over: bool,
    used: bool,
}

/// What was of use of the suppressions of a scan: where each is written, and what it names.
#[derive(Clone, Debug, Default)]
pub struct Used(FxHashSet<(Span, String)>);

/// What surrounds the suppressions of a scan.
pub struct Circumstances<'a> {
    /// The files of the session.
    pub files: &'a Files,
    /// The checks that there are.
    pub registry: &'a Registry,
    /// Files in which nothing is a suppression: a plan, check files.
    pub without: &'a FxHashSet<FileId>,
    /// Today; without it nothing ends.
    pub today: Option<Date>,
    /// The workspace.
    pub workspace: &'a str,
}

/// The suppressions of a scan.
#[derive(Clone, Default)]
pub struct Suppressions {
    /// Sorted by path and place.
    all: Vec<Written>,
    by_check: FxHashMap<CheckIndex, Vec<usize>>,
    /// Those that are not for named checks only.
    general: Vec<usize>,
    diagnostics: Vec<Diagnostic>,
}

/// The suppressions of files by their texts, as they were read for one registry and day.
#[derive(Default)]
pub struct Known(FxHashMap<FileId, KnownFile>);

/// A file with its suppressions and its path; none where none can stand in it.
type KnownFile = (Arc<SourceFile>, Option<Arc<(Suppressions, EcoString)>>);

/// Fewer files than this are read on one thread.
const FEW: usize = 8;

/// Most suppressions of a file; what is beyond suppresses nothing.
const MAX_OF_FILE: usize = 10_000;

/// What one of the tools' suppressions cannot be without. Searching for all of them takes one pass over a text.
static MARKERS: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| {
    let words = [
        "bartizan:ignore",
        "checkov",
        "bridgecrew:skip",
        "trivy:ignore",
        "tfsec:ignore",
        "kics-scan",
        "ts:skip",
        "rules_to_suppress",
        "ignore_checks",
        "SuppressedRules",
    ];
    AhoCorasick::new(words).ok()
});

impl Suppressions {
    /// Reads the suppressions in all files of a session; of those that are `known` in that text they are taken from there,
    /// and the others become known.
    #[must_use]
    pub fn gather(around: &Circumstances<'_>, known: &mut Known) -> Self {
        let texts = around.files.texts();
        if texts.is_empty() {
            return Self::default();
        }
        let Some(markers) = &*MARKERS else { return Self::default() };
        let is_new = |file: &Arc<SourceFile>| !known.0.get(&file.id()).is_some_and(|known| Arc::ptr_eq(&known.0, file));
        let of_file = |file: Arc<SourceFile>| {
            let marked = !around.without.contains(&file.id()) && markers.is_match(file.text());
            let path = file.place().display_path();
            let made = marked.then(|| Arc::new((Self::of_file(&path, &file, around), path)));
            (file, made)
        };
        let new: Vec<Arc<SourceFile>> = texts.iter().filter(|file| is_new(file)).cloned().collect();
        let new: Vec<KnownFile> = match new.len() {
            0..FEW => new.into_iter().map(of_file).collect(),
            _ => new.into_par_iter().map(of_file).collect(),
        };
        known.0.extend(new.into_iter().map(|file| (file.0.id(), file)));
        let mut of_files: Vec<&Arc<(Self, EcoString)>> =
            texts.iter().filter_map(|file| known.0.get(&file.id())?.1.as_ref()).collect();
        of_files.sort_by(|a, b| a.1.cmp(&b.1));
        let mut made = Self::default();
        for (of_file, _) in of_files.into_iter().map(|of_file| &**of_file) {
            made.all.extend(of_file.all.iter().cloned());
            made.diagnostics.extend(of_file.diagnostics.iter().cloned());
        }
        for (place, written) in made.all.iter().enumerate() {
            match &written.named {
                Named::Checks(checks) if !written.inverted => {
                    checks.iter().for_each(|check| made.by_check.entry(*check).or_default().push(place));
                }
                _ => made.general.push(place),
            }
        }
        made
    }

    /// Those of one file, in their order.
    fn of_file(path: &str, file: &Arc<SourceFile>, around: &Circumstances<'_>) -> Self {
        let mut made = Self::default();
        match Language::of(path, file.text()) {
            Some(Language::Hcl) => made.comments(file, &hcl::outline(file.text()), around),
            Some(Language::Yaml) => {
                let (outline, read) = yaml::outline(file.id(), file.text());
                made.comments(file, &outline, around);
                made.metadata(&read, around);
            }
            Some(Language::Json) => made.metadata(&parse_json_document(file.id(), file.text()), around),
            None => {}
        }
        if made.all.len() > MAX_OF_FILE {
            made.all.truncate(MAX_OF_FILE);
            let message = format!("there are more than {MAX_OF_FILE} suppressions here: the rest is left out");
            made.diagnostics.push(Diagnostic::warning(message, file.span()));
        }
        made.all.sort_by_key(|written| written.about.span);
        made
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// Whether something is to be said of comments that suppress nothing at all.
    #[must_use]
    pub fn has_notes(&self) -> bool {
        !self.diagnostics.is_empty()
    }

    /// The suppression that holds for an instance: the first of them. All that hold are noted as being of use.
    pub fn of(&self, instance: &Instance<'_>, files: &Files, used: &mut Used) -> Option<Arc<Suppression>> {
        let named = self.by_check.get(&instance.check).map(Vec::as_slice).unwrap_or_default();
        if named.is_empty() && self.general.is_empty() {
            return None;
        }
        let frames = Frames::of(instance);
        let mut found = None;
        for place in named.iter().chain(&self.general) {
            let Some(written) = self.all.get(*place) else { continue };
            let excepted =
                written.inverted && matches!(&written.named, Named::Checks(checks) if checks.contains(&instance.check));
            let covers = written.cover.as_ref().is_some_and(|cover| frames.are_covered(cover));
            if written.over || excepted || !covers || !Self::asks_for(written, instance, files) {
                continue;
            }
            used.0.insert((written.about.span, written.about.id.clone()));
            found = found.or_else(|| Some(written.about.clone()));
        }
        found
    }

    /// Notes what was of use.
    pub fn mark(&mut self, used: &Used) {
        if used.0.is_empty() {
            return;
        }
        for written in self.all.iter_mut().filter(|written| !written.used) {
            written.used = used.0.contains(&(written.about.span, written.about.id.clone()));
        }
    }

    /// What is to be said of the suppressions, once they were held against all instances: of those that name no check, whose
    /// day is over, and which were for nothing. `is_looked_at` says whether a file belongs to what is scanned, `is_run`
    /// whether a check was run, `unknown` what is said of an id that no check has. Of other tools' ids that nothing here is
    /// known of nothing is said.
    #[must_use]
    pub fn notes(
        &self,
        is_looked_at: impl Fn(FileId) -> bool,
        is_run: Option<&dyn Fn(CheckIndex) -> bool>,
        unknown: impl Fn(&str) -> String,
    ) -> Vec<Diagnostic> {
        let mut notes = Vec::new();
        for diagnostic in &self.diagnostics {
            if is_looked_at(diagnostic.span.file) {
                notes.push(diagnostic.clone());
            }
        }
        for written in self.all.iter().filter(|written| is_looked_at(written.about.span.file)) {
            let Suppression { tool, id, until, span, .. } = &*written.about;
            let known = !matches!(&written.named, Named::Checks(checks) if checks.is_empty());
            if let Some(day) = until.filter(|_| written.over && known) {
                let message = format!("the suppression of {id} ended on {day}: what it covered is reported again");
                notes.push(Diagnostic::warning(message, *span));
            }
            if *tool != Tool::Bartizan || written.used || written.over {
                continue;
            }
            if !known {
                notes.push(Diagnostic::note(unknown(id), *span));
                continue;
            }
            let Some(is_run) = is_run else { continue };
            let ran = match &written.named {
                Named::All => true,
                Named::Checks(checks) => checks.iter().any(|check| is_run(*check)),
            };
            if ran {
                let message = match &written.cover {
                    Some(_) => format!("nothing here is suppressed: {id} finds nothing that this covers"),
                    None => format!("nothing here is suppressed: the comment on {id} stands by no code"),
                };
                notes.push(Diagnostic::note(message, *span));
            }
        }
        notes
    }

    /// The suppressions in the comments of a file.
    fn comments(&mut self, file: &SourceFile, outline: &Outline<'_>, around: &Circumstances<'_>) {
        let limit = self.all.len() + MAX_OF_FILE;
        for comment in &outline.comments {
            if self.all.len() > limit {
                break;
            }
            let Some(text) = file.text().get(comment.clone()) else { continue };
            for directive in directives(text) {
                let at = &directive.at;
                let span = Span::new(file.id(), comment.start + at.start, comment.start + at.end);
                self.comment(&directive, span, (comment, outline), around);
            }
        }
    }

    fn comment(
        &mut self,
        directive: &Directive,
        span: Span,
        (comment, outline): (&Range<usize>, &Outline<'_>),
        around: &Circumstances<'_>,
    ) {
        if !for_workspace(directive.workspace.as_deref(), around.workspace) {
            return;
        }
        let until = match &directive.until {
            Some(Until::Day(day)) => Some(*day),
            Some(Until::Unread(day)) => {
                let message = format!("{day:?} is no day, so nothing is suppressed; write it as 2027-01-31");
                self.diagnostics.push(Diagnostic::warning(message, span));
                return;
            }
            None => None,
        };
        let in_file = |range: Range<usize>| Span::new(span.file, range.start, range.end);
        let within = |covered: outline::Covered| Cover::Within {
            range: in_file(covered.range),
            whole: covered.whole.and_then(|start| u32::try_from(start).ok()),
        };
        let cover = match directive.reach {
            Reach::Here => outline.here(comment).map(within),
            Reach::Statement => outline.beside(comment).map(within),
            Reach::Line => outline.line_beside(comment).map(|range| Cover::Line(in_file(range))),
            Reach::Around => outline.around(comment).map(|range| Cover::Within { range: in_file(range), whole: None }),
            Reach::File | Reach::FileBut if outline.is_at_head(comment) => Some(Cover::File(span.file)),
            Reach::File | Reach::FileBut => {
                if directive.tool == Tool::Bartizan {
                    let message = "bartizan:ignore-file counts only at the head of a file, before any code";
                    self.diagnostics.push(Diagnostic::note(message, span));
                }
                return;
            }
        };
        if directive.ids.is_empty() && directive.tool == Tool::Bartizan {
            let message = "this comment names no check; write bartizan:ignore ID reason";
            self.diagnostics.push(Diagnostic::note(message, span));
        }
        // What is left of a suppression of all but some is one, whatever it names.
        let inverted = directive.reach == Reach::FileBut;
        if inverted {
            let checks = directive.ids.iter().flat_map(|id| match named(directive.tool, id, around.registry) {
                Named::Checks(checks) => checks,
                Named::All => Vec::new(),
            });
            let named = Named::Checks(checks.collect());
            self.add(directive, directive.ids.join(","), named, (until, span, cover), around.today);
            return;
        }
        for id in &directive.ids {
            let named = named(directive.tool, id, around.registry);
            self.add(directive, id.clone(), named, (until, span, cover.clone()), around.today);
        }
    }

    fn add(
        &mut self,
        directive: &Directive,
        id: String,
        named: Named,
        (until, span, cover): (Option<Date>, Span, Option<Cover>),
        today: Option<Date>,
    ) {
        let about = Suppression {
            tool: directive.tool,
            kind: Kind::Comment,
            id,
            reason: directive.reason.clone(),
            until,
            span,
        };
        self.all.push(Written {
            about: Arc::new(about),
            named,
            inverted: directive.reach == Reach::FileBut,
            cover,
            attributes: directive.attributes.clone(),
            applies_to: Vec::new(),
            over: until.zip(today).is_some_and(|(until, today)| today > until),
            used: false,
        });
    }

    /// The suppressions in the metadata of templates.
    fn metadata(&mut self, read: &Documents, around: &Circumstances<'_>) {
        for found in read.documents.iter().flat_map(metadata::of_template) {
            let named = named(found.tool, &found.id, around.registry);
            let about = Suppression {
                tool: found.tool,
                kind: Kind::Metadata,
                id: found.id,
                reason: found.reason,
                until: None,
                span: found.span,
            };
            self.all.push(Written {
                cover: Some(match found.resource {
                    Some(range) => Cover::Within { range, whole: None },
                    None => Cover::File(found.span.file),
                }),
                about: Arc::new(about),
                named,
                inverted: false,
                attributes: Vec::new(),
                applies_to: found.applies_to,
                over: false,
                used: false,
            });
        }
    }
}

/// Whether a suppression is for the workspace.
fn for_workspace(pattern: Option<&str>, workspace: &str) -> bool {
    let Some(pattern) = pattern else { return true };
    GlobBuilder::new(pattern).build().is_ok_and(|glob| glob.compile_matcher().is_match(workspace))
}

/// What a file is written in.
enum Language {
    Hcl,
    Yaml,
    Json,
}

impl Language {
    fn of(path: &str, text: &str) -> Option<Self> {
        let (_, extension) = path.rsplit_once('.')?;
        match extension {
            "tf" | "tofu" | "tfvars" | "hcl" => Some(Self::Hcl),
            "json" => Some(Self::Json),
            "yaml" | "yml" | "template" => Some(match text.trim_start().starts_with('{') {
                true => Self::Json,
                false => Self::Yaml,
            }),
            _ => None,
        }
    }
}
