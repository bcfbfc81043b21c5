//! Compiles the built-in checks, `checks/**/*.hcl`, into one blob. A check that does not compile fails the build.
//!
//! The layout is described in `src/engine/registry/format.rs`.

use std::collections::BTreeMap;
use std::error::Error;
use std::fmt::Write as _;
use std::fs::{self, File};
use std::io::{self, Read as _, Write as _};
use std::path::{Path, PathBuf};

use bartizan_lang::check::view::{self, Row};
use bartizan_lang::check::{
    Check, ExampleKind, Facet, Schemas, Signature, ViewType, WithFacets, Written, compile as compile_check,
    compile_facets, facet_without_spans, without_spans,
};
use bartizan_lang::span::FileId;
use bartizan_lang::syntax::parse_hcl;
use bartizan_lang::value::Str;
use bartizan_lang::{Diagnostic, Level, Span};
use flate2::read::GzDecoder;
use flate2::write::DeflateEncoder;

#[path = "../src/engine/registry/format.rs"]
#[allow(dead_code, reason = "the registry uses the other half")]
mod format;
#[path = "../src/secrets/kinds.rs"]
#[allow(dead_code, reason = "detection uses the other half")]
mod kinds;
#[path = "../src/engine/signatures.rs"]
mod signatures;

/// Compiles the checks below `package` into `checks.bin` in `out`, where the gathered tables are already, and tells cargo
/// which files they depend on.
///
/// # Errors
///
/// If a file cannot be read or written, or a check does not compile.
#[allow(clippy::print_stdout, reason = "that is how cargo is told")]
#[allow(clippy::disallowed_methods, reason = "the build script reads the checks and writes into OUT_DIR")]
pub(crate) fn compile(package: &Path, out: &Path) -> Result<(), Box<dyn Error>> {
    println!("cargo:rerun-if-changed=checks");
    let tables = Tables::read(package, out)?;
    let mut files = Vec::new();
    let root = package.join("checks");
    if root.is_dir() {
        list(&root, &mut files)?;
    }
    files.sort();
    let mut checks: Vec<(String, Check)> = Vec::new();
    let mut facets: Vec<Facet> = Vec::new();
    let mut ids: BTreeMap<Str, String> = BTreeMap::new();
    let mut report = String::new();
    let mut trees = Vec::new();
    for path in files {
        let name = path.strip_prefix(&root)?.to_string_lossy().replace('\\', "/");
        let text = fs::read_to_string(&path)?;
        let parsed = parse_hcl(FileId(0), &text);
        let compiled = compile_facets(FileId(0), &text, &parsed.body, &tables);
        for diagnostic in parsed.diagnostics.iter().chain(&compiled.diagnostics) {
            render(&name, &text, diagnostic, &mut report)?;
        }
        for facet in compiled.facets {
            if facets.iter().any(|f| f.name == facet.name) {
                let diagnostic = Diagnostic::error(
                    format!("the facet {:?} stands in another file too", facet.name),
                    facet.span.unwrap_or(Span::NONE),
                );
                render(&name, &text, &diagnostic, &mut report)?;
            }
            facets.push(facet);
        }
        trees.push((name, text, parsed.body));
    }
    facets.sort_by(|a, b| a.name.cmp(&b.name));
    for (name, text, body) in trees {
        let schemas = WithFacets { schemas: &tables, facets: &facets };
        let mut compiled = compile_check(FileId(0), &text, &body, &schemas);
        for diagnostic in &compiled.diagnostics {
            render(&name, &text, diagnostic, &mut report)?;
        }
        for mut check in compiled.checks.drain(..) {
            let has = |kind| check.prose.examples.iter().any(|e| e.kind == kind);
            if !has(ExampleKind::Fails) || !has(ExampleKind::Passes) {
                let diagnostic =
                    Diagnostic::error("a built-in check has an example that fails and one that passes", check.span);
                render(&name, &text, &diagnostic, &mut report)?;
            }
            let id = &check.about.id;
            if let Some(other) = ids.insert(id.clone(), name.clone()) {
                let diagnostic = Diagnostic::error(format!("the id {id:?} stands in checks/{other} too"), check.span);
                render(&name, &text, &diagnostic, &mut report)?;
            }
            without_spans(&mut check.rule);
            checks.push((name.clone(), check));
        }
    }
    for (name, check) in &checks {
        for other in check.about.yields_to.iter().filter(|other| !ids.contains_key(*other)) {
            writeln!(report, "\n\nchecks/{name}: {} yields to {other:?}, which is no check", check.about.id)?;
        }
    }
    if !report.is_empty() {
        return Err(Box::new(Report(report)));
    }
    facets.iter_mut().for_each(facet_without_spans);
    checks.sort_by(|(_, a), (_, b)| a.about.id.cmp(&b.about.id));
    let deflate = |bytes: &[u8]| {
        let mut encoder = DeflateEncoder::new(Vec::new(), flate2::Compression::best());
        encoder.write_all(bytes)?;
        encoder.finish()
    };
    fs::write(out.join("checks.bin"), format::encode(&checks, &facets, deflate)?)?;
    Ok(())
}

#[allow(clippy::disallowed_methods, reason = "the build script reads the checks")]
fn list(directory: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(directory)? {
        let path = entry?.path();
        // Frameworks have a compiler of their own.
        let own = path.ends_with(Path::new("checks").join("frameworks"));
        if path.is_dir() && !own {
            list(&path, files)?;
        } else if path.extension().is_some_and(|e| e == "hcl") {
            files.push(path);
        }
    }
    Ok(())
}

/// `checks/aws/s3/x.hcl:5:12: message`, the line, and what it is about.
fn render(name: &str, text: &str, diagnostic: &Diagnostic, report: &mut String) -> std::fmt::Result {
    if diagnostic.level != Level::Error {
        return Ok(());
    }
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let start = text.floor_char_boundary(usize::try_from(diagnostic.span.start).unwrap_or(usize::MAX));
    let before = text.get(..start).unwrap_or_default();
    let line = before.matches('\n').count() + 1;
    let column = before.chars().rev().take_while(|c| *c != '\n').count() + 1;
    let source = text.lines().nth(line - 1).unwrap_or_default();
    let width = diagnostic.span.text(text).lines().next().unwrap_or_default().chars().count().max(1);
    writeln!(report, "\n\nchecks/{name}:{line}:{column}: {}", diagnostic.message)?;
    writeln!(report, "{line:5} | {source}")?;
    writeln!(report, "      | {}{}", " ".repeat(column - 1), "^".repeat(width))?;
    if let Some(help) = &diagnostic.help {
        writeln!(report, "      = {help}")?;
    }
    Ok(())
}

/// What is wrong with the checks. Cargo prints the error that a build script returns with [`std::fmt::Debug`].
#[derive(thiserror::Error)]
#[error("{0}")]
struct Report(String);

impl std::fmt::Debug for Report {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

/// The provider schemas and the tables of views, as text.
struct Tables {
    schemas: Vec<String>,
    /// Where the rows of a type begin and end, by the place of the provider's text.
    types: BTreeMap<String, (usize, usize, usize)>,
    views: String,
    companions: String,
    functions: Vec<Signature>,
}

impl Tables {
    #[allow(clippy::disallowed_methods, reason = "the build script reads the tables")]
    fn read(package: &Path, out: &Path) -> Result<Self, Box<dyn Error>> {
        let mut tables = Self {
            schemas: Vec::new(),
            types: BTreeMap::new(),
            views: fs::read_to_string(out.join("view.tsv"))?,
            companions: fs::read_to_string(out.join("companions.tsv"))?,
            functions: signatures::all(),
        };
        let mut providers: Vec<PathBuf> =
            fs::read_dir(package.join("src/providers"))?.map(|e| e.map(|e| e.path())).collect::<Result<_, _>>()?;
        providers.retain(|p| p.is_dir());
        providers.sort();
        for provider in providers {
            let schema = provider.join("schema.tsv.gz");
            if !schema.exists() {
                continue;
            }
            let mut text = String::new();
            GzDecoder::new(File::open(schema)?).read_to_string(&mut text)?;
            let place = tables.schemas.len();
            let mut at = 0;
            let mut current: Option<(&str, usize)> = None;
            for line in text.split_inclusive('\n') {
                let ty = line.split('\t').next().unwrap_or_default();
                if current.is_none_or(|(known, _)| known != ty) {
                    if let Some((known, from)) = current {
                        tables.types.insert(known.to_owned(), (place, from, at));
                    }
                    current = Some((ty, at));
                }
                at += line.len();
            }
            if let Some((known, from)) = current {
                tables.types.insert(known.to_owned(), (place, from, at));
            }
            tables.schemas.push(text);
        }
        Ok(tables)
    }
}

/// The rows of a type.
fn of_type<'a>(text: &'a str, ty: &str) -> Vec<Row<'a>> {
    let lines = text.lines().filter_map(|l| l.split_once('\t')).filter(|(t, _)| *t == ty);
    lines.filter_map(|(_, cells)| Row::parse(cells)).collect()
}

impl Tables {
    /// The provider's schema of a type, over what else may be read of it.
    fn provider(&self, ty: &str, base: Option<ViewType>) -> Option<ViewType> {
        Some(view::from_rows(base, &self.rows(ty)?))
    }

    fn rows(&self, ty: &str) -> Option<Vec<Row<'_>>> {
        let (place, from, to) = self.types.get(ty)?;
        Some(of_type(self.schemas.get(*place)?.get(*from..*to)?, ty))
    }

    /// What companions say in a form of their own; one with a named shape has rows in the table of views.
    fn companions_of(&self, parent: &str) -> Option<ViewType> {
        let mut attributes: Vec<(Str, ViewType)> = Vec::new();
        for line in self.companions.lines() {
            let cells: Vec<&str> = line.split('\t').collect();
            let [companion, _, of, _, into, precedence, shape, _] = cells.as_slice() else { continue };
            if *of != parent {
                continue;
            }
            let Some(own) = self.provider(companion, None) else { continue };
            let said = match (*shape, *precedence, &own) {
                ("same", "append", _) => Some(ViewType::list(own)),
                ("same", _, _) => Some(own),
                ("attribute", _, ViewType::Object(object)) => object.attribute(into),
                _ => None,
            };
            attributes.extend(said.map(|s| (Str::from(*into), s)));
        }
        (!attributes.is_empty()).then(|| ViewType::record(attributes))
    }
}

impl Schemas for Tables {
    fn view(&self, target: &str) -> Option<ViewType> {
        if let Some(kind) = target.strip_prefix("secret.") {
            return kinds::is_kind(kind).then(kinds::view);
        }
        if target.contains("::") {
            return Some(ViewType::Any);
        }
        let rows = of_type(&self.views, target);
        let provider = self.provider(target, self.companions_of(target));
        match (provider, rows.is_empty()) {
            (provider, true) => provider,
            (provider, false) => Some(view::from_rows(provider, &rows)),
        }
    }

    fn written(&self, ty: &str, path: &str) -> Option<Written> {
        view::written_from_rows(&self.rows(ty)?, path)
    }

    fn written_below(&self, ty: &str, path: &str) -> Vec<Written> {
        self.rows(ty).map(|rows| view::written_below_in_rows(&rows, path)).unwrap_or_default()
    }

    fn suggest_target(&self, target: &str) -> Option<Str> {
        if target.starts_with("secret.") {
            return kinds::nearest(target).map(Into::into);
        }
        self.types
            .keys()
            .map(|name| (strsim::osa_distance(name, target), name))
            .filter(|(distance, _)| *distance <= (target.len() / 4).max(2))
            .min()
            .map(|(_, name)| name.as_str().into())
    }

    fn functions(&self) -> &[Signature] {
        &self.functions
    }
}
