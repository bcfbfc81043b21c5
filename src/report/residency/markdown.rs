//! The report in Markdown, for a pull request or a wiki: the figures, then under each policy what is not inside, then all of it,
//! folded. What does not fit is counted: markup is never cut.

use super::NOTICE;
use super::figures::{Figure, Share};
use super::model::{Flow, Policy, Remark, Residency, Stop, Store, position, rank, word};
use crate::report::Untrusted;
use crate::report::comment::{MAX_LINES, MAX_NAME, MAX_SENTENCE, Section};
use crate::report::markdown::{cell, cell_prose, code_of, prose_of};
use crate::residency::assess::Verdict;

/// How many bytes the rows of one list may take: GitHub refuses a comment of more than 65,536 characters.
const SHARE: usize = 12_000;

/// How many bytes all lists together may take.
const ALL: usize = 56_000;

/// Most rows of a table.
const MAX_ROWS: usize = 200;

/// The report.
#[must_use]
pub fn report(report: &Residency) -> String {
    let mut text = String::from("<!-- bartizan residency -->\n");
    let mut all = Share::default();
    for share in report.policies.iter().map(Policy::share) {
        all.inside += share.inside;
        all.outside += share.outside;
        all.undetermined += share.undetermined;
    }
    text.push_str(&format!(
        "**bartizan: {} of the data stores and movements are proven inside** ({} inside, {} outside, {} undetermined), {}.\n\n",
        all.percent(),
        all.inside,
        all.outside,
        all.undetermined,
        report.as_of(),
    ));
    text.push_str(&format!("_{NOTICE}_\n\n"));
    text.push_str("| policy | share | inside | outside | undetermined |\n|---|--:|--:|--:|--:|\n");
    for policy in &report.policies {
        text.push_str(&figure_row(&cell(&policy.name, MAX_NAME), policy.share()));
    }
    for policy in &report.policies {
        text.push_str(&policy_part(policy, report, ALL.saturating_sub(text.len())));
    }
    text.push_str(&problems(report));
    text
}

fn policy_part(policy: &Policy, report: &Residency, room: usize) -> String {
    let share = SHARE.min(room / 3);
    let mut text = format!("\n### Policy {}\n\n", code_of(&policy.name, MAX_NAME));
    text.push_str(&format!("Allowed: {}.\n", prose_of(&policy.allows, MAX_SENTENCE)));
    for rule in policy.rules.iter().take(MAX_LINES) {
        text.push_str(&format!("- {}\n", prose_of(rule, MAX_SENTENCE)));
    }
    let (mut open, mut closed): (Vec<&Store>, Vec<&Store>) =
        policy.stores.iter().partition(|store| store.verdict != Verdict::Inside);
    let (mut leaving, mut staying): (Vec<&Flow>, Vec<&Flow>) =
        policy.flows.iter().partition(|flow| flow.verdict != Verdict::Inside);
    for stores in [&mut open, &mut closed] {
        stores.sort_by_key(|store| rank(store.verdict));
    }
    for flows in [&mut leaving, &mut staying] {
        flows.sort_by_key(|flow| rank(flow.verdict));
    }
    text.push_str(&stores("", &open, share));
    text.push_str(&flows("", &leaving, share));
    text.push_str(&stores(&format!("{} inside", counted(closed.len(), "data store")), &closed, share));
    text.push_str(&flows(&format!("{} inside", counted(staying.len(), "movement")), &staying, share));
    if !policy.remarks.is_empty() {
        let mut section =
            Section::new(&format!("{} on classes and exceptions", counted(policy.remarks.len(), "remark")), share);
        let line = |remark: &Remark| {
            let at = remark.place.as_ref().map(|place| format!(" ({})", code_of(&position(place), MAX_NAME)));
            let (name, said) = (code_of(&remark.resource, MAX_NAME), prose_of(&remark.message, MAX_SENTENCE));
            format!("- {name}: {said}{}\n", at.unwrap_or_default())
        };
        section.list(policy.remarks.len(), MAX_LINES, policy.remarks.iter().map(line), "remarks");
        text.push_str(&section.end());
    }
    let figures = policy.by_jurisdiction(&report.countries).into_iter().chain(policy.by_cloud());
    let mut section = Section::new("By jurisdiction and cloud", share);
    section.text("| where | share | inside | outside | undetermined |\n|---|--:|--:|--:|--:|\n");
    let figures: Vec<Figure> = figures.collect();
    let line = |figure: &Figure| {
        let title =
            if figure.title.is_empty() { String::new() } else { format!(" {}", cell_prose(&figure.title, MAX_NAME)) };
        figure_row(&format!("{}{title}", cell(&figure.name, MAX_NAME)), figure.share)
    };
    section.list(figures.len(), MAX_ROWS, figures.iter().map(line), "figures");
    text.push_str(&section.end());
    text
}

fn figure_row(name: &str, share: Share) -> String {
    format!("| {name} | {} | {} | {} | {} |\n", share.percent(), share.inside, share.outside, share.undetermined)
}

fn stores(title: &str, stores: &[&Store], share: usize) -> String {
    if stores.is_empty() {
        return String::new();
    }
    let mut section = Section::new(title, share);
    section.text("| verdict | resource | where | why | evidence |\n|---|---|---|---|---|\n");
    section.list(stores.len(), MAX_ROWS, stores.iter().map(|store| store_row(store)), "data stores");
    section.end()
}

fn store_row(store: &Store) -> String {
    let mut why = vec![store.brief.clone()];
    why.extend((!store.class.is_empty()).then(|| Untrusted::without_values(format!("class {}", store.class.raw()))));
    for key in store.keys.iter().filter(|key| key.verdict != Verdict::Inside) {
        let said = format!("key {} {}: {}", key.name.raw(), word(key.verdict), key.at.said.raw());
        why.push(Untrusted::without_values(said));
    }
    why.extend(store.exception.as_ref().map(|exception| exception.said()));
    format!(
        "| {} | {} | {} | {} | {} |\n",
        verdict(store.verdict),
        cell(&store.address, MAX_NAME),
        cell_prose(&store.at.beside(&store.reason), MAX_SENTENCE),
        sentences(&why),
        store.place.as_ref().map(|place| cell(&position(place), MAX_NAME)).unwrap_or_default(),
    )
}

fn flows(title: &str, flows: &[&Flow], share: usize) -> String {
    if flows.is_empty() {
        return String::new();
    }
    let mut section = Section::new(title, share);
    section.text("| verdict | movement | kind | way | why | evidence |\n|---|---|---|---|---|---|\n");
    section.list(flows.len(), MAX_ROWS, flows.iter().map(|flow| flow_row(flow)), "movements");
    section.end()
}

fn flow_row(flow: &Flow) -> String {
    let mut why = vec![flow.brief.clone()];
    why.extend((!flow.when.is_empty()).then(|| Untrusted::without_values(format!("when {}", flow.when.raw()))));
    why.extend(flow.exception.as_ref().map(|exception| exception.said()));
    format!(
        "| {} | {} | {} | {} | {} | {} |\n",
        verdict(flow.verdict),
        cell(&flow.resource, MAX_NAME),
        cell_prose(&flow.kind, MAX_NAME),
        way(flow),
        sentences(&why),
        flow.place.as_ref().map(|place| cell(&position(place), MAX_NAME)).unwrap_or_default(),
    )
}

/// The way from stop to stop.
fn way(flow: &Flow) -> String {
    let stop = |stop: &Stop| {
        let (name, place) = stop.parts();
        let place = cell_prose(&place, MAX_SENTENCE);
        if place.is_empty() { cell(&name, MAX_NAME) } else { format!("{} in {place}", cell(&name, MAX_NAME)) }
    };
    flow.stops().into_iter().map(stop).collect::<Vec<_>>().join(" → ")
}

fn sentences(all: &[Untrusted]) -> String {
    let said: Vec<String> =
        all.iter().filter(|text| !text.is_empty()).map(|text| cell_prose(text, MAX_SENTENCE)).collect();
    said.join("; ")
}

fn verdict(verdict: Verdict) -> String {
    match verdict {
        Verdict::Outside => format!("**{}**", word(verdict)),
        Verdict::Inside | Verdict::Undetermined => word(verdict).to_owned(),
    }
}

fn problems(report: &Residency) -> String {
    let problems: Vec<_> = report.problems().collect();
    if problems.is_empty() {
        return String::new();
    }
    let mut section = Section::new(&format!("{} with what was read", counted(problems.len(), "problem")), 2_500);
    let line = |note: &&crate::report::Note| {
        let at = note.place.as_ref().map(|place| format!(" ({})", code_of(&position(place), MAX_NAME)));
        format!("- {}{}\n", prose_of(&note.message, MAX_SENTENCE), at.unwrap_or_default())
    };
    section.list(problems.len(), MAX_LINES, problems.iter().map(line), "problems");
    section.end()
}

fn counted(count: usize, what: &str) -> String {
    format!("{count} {what}{}", if count == 1 { "" } else { "s" })
}
