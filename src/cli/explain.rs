//! `bartizan explain`: a check by its id or that of another tool, a facet, or a legal regime.

use std::fmt::Write as _;
use std::sync::Arc;

use super::args::ExplainArgs;
use super::output::Console;
use super::{Exit, Failure};
use crate::fix::title as fix_title;
use crate::report::{Check, Facet, Style, Terminal, Untrusted, facet_text};
use crate::residency::catalogue::{Catalogue, NOT_LEGAL_ADVICE, Regime};
use crate::scan::{Request, Session, catalogue, no_such_check};
use crate::source::Escaped;

pub(super) fn run(args: &ExplainArgs, console: &Console) -> Result<Exit, Failure> {
    let session = Session::default();
    let request = Request { home: std::env::home_dir(), checks_dirs: args.checks.clone(), ..Request::default() };
    let catalogue = catalogue(&session, &request, true)?;
    let terminal = console.terminal();
    if let Some(name) = args.id.strip_prefix("facet.") {
        let Some(facet) = catalogue.facets.iter().find(|facet| facet.name.is_ignoring_case(name)) else {
            return Err(Failure::Usage(no_such_facet(name, &catalogue.facets, terminal)));
        };
        console.print(facet_text(facet, terminal).as_bytes())?;
        return Ok(Exit::Clean);
    }
    let checks = catalogue.checks;
    let named = |check: &&Arc<Check>| check.names().any(|name| name.is_ignoring_case(&args.id));
    // An id of another tool may stand for several checks here.
    let found: Vec<&Arc<Check>> = checks.iter().filter(named).collect();
    if found.is_empty() {
        if let Some(regime) = Catalogue::default().regime(&args.id) {
            console.print(regime_page(&regime, terminal).as_bytes())?;
            return Ok(Exit::Clean);
        }
        return Err(Failure::Usage(no_such_check(&args.id, &checks)));
    }
    let pages: Vec<String> = found.into_iter().map(|check| page(check, terminal)).collect();
    console.print(pages.join("\n").as_bytes())?;
    Ok(Exit::Clean)
}

fn no_such_facet(name: &str, facets: &[Facet], terminal: Terminal) -> String {
    let names: Vec<String> = facets.iter().map(|facet| terminal.line(&facet.name)).collect();
    format!("there is no facet `{}`; there are {}", Escaped(name), names.join(", "))
}

fn page(check: &Check, terminal: Terminal) -> String {
    let mut text = String::new();
    // Writing to a String cannot fail.
    let _ = writeln!(text, "{}  {}", terminal.paint(Style::Strong, terminal.line(&check.id)), check.severity);
    let _ = writeln!(text, "{}\n", terminal.line(&check.title));
    let list = |all: &[Untrusted]| all.iter().map(|one| terminal.line(one)).collect::<Vec<_>>().join(", ");
    let facts = [
        ("on", list(&check.on)),
        ("also called", list(&check.aliases)),
        ("similar to", list(&check.similar_to)),
        ("since", check.since.as_ref().map(|since| terminal.line(since)).unwrap_or_default()),
    ];
    for (label, fact) in facts.into_iter().filter(|(_, fact)| !fact.is_empty()) {
        let _ = writeln!(text, "{} {fact}", terminal.paint(Style::Faint, format_args!("{label:<12}")));
    }
    for (heading, prose) in [("Why it matters", &check.why), ("How to mend it", &check.remedy)] {
        if !prose.is_empty() {
            let _ = writeln!(text, "\n{}\n{}", terminal.paint(Style::Strong, heading), terminal.prose(prose, 2));
        }
    }
    for (ty, prose) in &check.remedies {
        let heading = format!("How to mend it in {}", terminal.line(ty));
        let _ = writeln!(text, "\n{}\n{}", terminal.paint(Style::Strong, heading), terminal.prose(prose, 2));
    }
    if check.on.iter().any(|on| on.is_ignoring_case("residency")) {
        let _ = writeln!(text, "\n{}", terminal.prose(&Untrusted::without_values(NOT_LEGAL_ADVICE), 0));
    }
    let fixes = check.fixes.decode();
    if !fixes.is_empty() {
        let _ = writeln!(text, "\n{}", terminal.paint(Style::Strong, "What `bartizan fix` does"));
    }
    for fix in fixes.iter() {
        let on = Untrusted::without_values(fix.on.join(", "));
        let safety = match &fix.unsafe_because {
            None => "safe".to_owned(),
            Some(reason) => format!("unsafe: {}", terminal.line(&Untrusted::without_values(reason.clone()))),
        };
        let title = terminal.line(&Untrusted::without_values(fix_title(fix)));
        let _ = writeln!(
            text,
            "  {title} ({safety})\n  {}",
            terminal.paint(Style::Faint, format_args!("in {}", terminal.line(&on)))
        );
    }
    for example in &check.examples {
        let heading = format!("Example: {} ({})", terminal.line(&example.name), example.outcome.name());
        let _ = writeln!(text, "\n{}", terminal.paint(Style::Strong, heading));
        for line in terminal.lines(&example.source) {
            let _ = writeln!(text, "{}", format!("  {line}").trim_end());
        }
    }
    text
}

/// A regime: where it lets data be, on which conditions, and where that is written.
fn regime_page(regime: &Regime, terminal: Terminal) -> String {
    let said = |text: &str| Untrusted::without_values(text);
    let mut text = String::new();
    // Writing to a String cannot fail.
    let _ = writeln!(text, "{}  regime", terminal.paint(Style::Strong, &regime.id));
    let _ = writeln!(text, "{}\n", terminal.line(&said(&regime.name)));
    let kind = regime.kind.replace("_", " ");
    let facts = [
        ("law of", regime.scope.as_str()),
        ("rule", kind.as_str()),
        ("law", regime.source.as_str()),
        ("article", regime.article.as_str()),
    ];
    for (label, fact) in facts.into_iter().filter(|(_, fact)| !fact.is_empty()) {
        let label = terminal.paint(Style::Faint, format_args!("{label:<12}"));
        let _ = writeln!(text, "{label} {}", terminal.line(&said(fact)));
    }
    let mut section = |heading: &str, prose: &str| {
        let heading = terminal.paint(Style::Strong, heading.to_owned());
        let _ = writeln!(text, "\n{heading}\n{}", terminal.prose(&said(prose), 2));
    };
    match &regime.allowed {
        None => section(
            "Where data may be",
            "The regime has no set of places: it asks for something else than a place, and cannot be used in a residency policy.",
        ),
        Some(_) => {
            let allows = if regime.allows.is_empty() { "No place without a condition." } else { &regime.allows };
            section("Where data may be", allows);
        }
    }
    for (places, condition) in &regime.conditions {
        let places = if places == "*" { "any other country" } else { places.as_str() };
        section(
            "On a condition",
            &format!("{places}: {condition}. Until the policy names the country in allow, it is undetermined."),
        );
    }
    if !regime.partitions.is_empty() {
        section("Only in these partitions", &regime.partitions.join(", "));
    }
    for (label, about) in &regime.about {
        section(label, about);
    }
    let _ = writeln!(text, "\n{}", terminal.prose(&said(NOT_LEGAL_ADVICE), 0));
    text
}
