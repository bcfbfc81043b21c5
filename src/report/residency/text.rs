//! The report for people at a terminal: under each policy what is where and what moves, the worst first, then the figures.

use std::fmt::{self, Write as _};

use bartizan_lang::Level;
use textwrap::core::display_width;

use super::NOTICE;
use super::figures::{Figure, Share};
use super::model::{Exception, Flow, Policy, Residency, Store, position, rank, root_beside, word};
use crate::report::Untrusted;
use crate::report::model::Place;
use crate::report::terminal::{Style, Terminal};
use crate::residency::assess::Verdict;

/// The column that verdicts take, with the space before them and behind.
const VERDICT: usize = 16;

/// Fewest columns that are left for a place beside a name.
const WHERE: usize = 24;

/// The column of a percentage.
const PERCENT: usize = 8;

/// Writes the report; with `quiet` without what could not be read.
///
/// # Errors
/// When `to` cannot be written to.
pub fn report(report: &Residency, terminal: Terminal, quiet: bool, to: &mut dyn fmt::Write) -> fmt::Result {
    let page = Page { report, terminal };
    if !quiet {
        page.problems(to)?;
    }
    for policy in &report.policies {
        page.policy(policy, to)?;
    }
    page.figures(to)?;
    let roots = if report.roots == 1 { "root" } else { "roots" };
    let line = format!("{} {roots}, {}", report.roots, report.as_of());
    writeln!(to, "{}", terminal.wrap(&line, 0, 0))?;
    writeln!(to, "{}", terminal.paint(Style::Faint, terminal.wrap(NOTICE, 0, 0)))
}

struct Page<'a> {
    report: &'a Residency,
    terminal: Terminal,
}

impl Page<'_> {
    fn problems(&self, to: &mut dyn fmt::Write) -> fmt::Result {
        let terminal = self.terminal;
        let mut any = false;
        for note in self.report.problems() {
            let (word, style) = match note.level {
                Level::Error => ("error", Style::Bad),
                Level::Warning | Level::Note => ("warning", Style::Warning),
            };
            let place = note.place.as_ref().map(|place| format!(" ({})", terminal.line(&position(place))));
            let help = note.help.as_ref().map(|help| format!("; {}", terminal.line(help)));
            let message = terminal.line(&note.message);
            let line = format!("{word}: {message}{}{}", help.unwrap_or_default(), place.unwrap_or_default());
            let wrapped = terminal.wrap(&line, 0, 2);
            writeln!(to, "{}{}", terminal.paint(style, word), wrapped.get(word.len()..).unwrap_or_default())?;
            any = true;
        }
        if any { writeln!(to) } else { Ok(()) }
    }

    fn policy(&self, policy: &Policy, to: &mut dyn fmt::Write) -> fmt::Result {
        let terminal = self.terminal;
        let share = policy.share();
        let mut title = terminal.paint(Style::Strong, terminal.line(&policy.name));
        let _ = write!(title, "  {}", terminal.paint(style_of(share), format!("{} inside", share.percent())));
        if let Some(place) = &policy.place {
            let _ = write!(title, "  {}", terminal.paint(Style::Faint, terminal.line(&position(place))));
        }
        writeln!(to, "{title}")?;
        writeln!(to, "{}", terminal.wrap(&format!("allowed: {}", terminal.line(&policy.allows)), 2, 4))?;
        for rule in &policy.rules {
            writeln!(to, "{}", terminal.paint(Style::Faint, terminal.wrap(&terminal.line(rule), 2, 4)))?;
        }
        if share.total() == 0 {
            return writeln!(to, "\n  Nothing here is what this policy is about.\n");
        }
        if !policy.stores.is_empty() {
            let mut stores: Vec<&Store> = policy.stores.iter().collect();
            stores.sort_by_key(|store| rank(store.verdict));
            let names = stores.iter().map(|store| terminal.line(&store.address));
            self.heading("data", names, to)?;
            let width = self.column(stores.iter().map(|store| &store.address));
            stores.iter().try_for_each(|store| self.store(store, width, to))?;
        }
        if !policy.flows.is_empty() {
            let mut flows: Vec<&Flow> = policy.flows.iter().collect();
            flows.sort_by_key(|flow| rank(flow.verdict));
            self.heading("movements", flows.iter().map(|flow| terminal.line(&flow.resource)), to)?;
            let width = self.column(flows.iter().map(|flow| &flow.resource));
            flows.iter().try_for_each(|flow| self.flow(flow, width, to))?;
        }
        if !policy.remarks.is_empty() {
            writeln!(to, "\n  {}", terminal.paint(Style::Strong, format!("also ({})", policy.remarks.len())))?;
        }
        for remark in &policy.remarks {
            let place = remark.place.as_ref().map(|place| format!(" ({})", terminal.line(&position(place))));
            let (resource, message) = (terminal.line(&remark.resource), terminal.line(&remark.message));
            writeln!(to, "{}", terminal.wrap(&format!("{resource}: {message}{}", place.unwrap_or_default()), 2, 4))?;
        }
        writeln!(to)
    }

    fn heading(&self, what: &str, names: impl Iterator<Item = String>, to: &mut dyn fmt::Write) -> fmt::Result {
        let count = names.count();
        writeln!(to, "\n  {}", self.terminal.paint(Style::Strong, format!("{what} ({count})")))
    }

    /// How wide a column of names is: as the longest, as long as there is room for what stands beside it.
    fn column<'a>(&self, names: impl Iterator<Item = &'a Untrusted>) -> usize {
        let room = self.terminal.width.max(60).saturating_sub(VERDICT + WHERE);
        let widths = names.map(|name| display_width(&self.terminal.line(name))).filter(|width| *width <= room);
        widths.max().unwrap_or_default()
    }

    fn store(&self, store: &Store, width: usize, to: &mut dyn fmt::Write) -> fmt::Result {
        let mut about = Vec::new();
        // Of what is inside, the place says why.
        let told = store.verdict == Verdict::Inside && store.brief.raw().starts_with("in ");
        about.extend((!told && !store.brief.is_empty()).then(|| self.terminal.line(&store.brief)));
        about.extend((!store.class.is_empty()).then(|| format!("class: {}", self.terminal.line(&store.class))));
        for key in store.keys.iter().filter(|key| key.verdict != Verdict::Inside) {
            let line = |text: &Untrusted| self.terminal.line(text);
            let place = line(&key.at.beside(&key.brief));
            let said = format!("its key {} is {}: {place}", line(&key.name), word(key.verdict));
            about.push(if key.brief.is_empty() { said } else { format!("{said}; {}", line(&key.brief)) });
        }
        let row = Row {
            verdict: store.verdict,
            name: &store.address,
            beside: self.terminal.line(&store.at.beside(&store.reason)),
            about,
            exception: store.exception.as_ref(),
            place: store.place.as_ref(),
            root: &store.root,
        };
        self.row(&row, width, to)
    }

    fn flow(&self, flow: &Flow, width: usize, to: &mut dyn fmt::Write) -> fmt::Result {
        let mut about = vec![self.terminal.line(&flow.way())];
        about.extend((!flow.when.is_empty()).then(|| format!("when {}", self.terminal.line(&flow.when))));
        let told = flow.verdict == Verdict::Inside && flow.brief.raw().starts_with("in ");
        about.extend((!told && !flow.brief.is_empty()).then(|| self.terminal.line(&flow.brief)));
        let row = Row {
            verdict: flow.verdict,
            name: &flow.resource,
            beside: self.terminal.line(&flow.kind),
            about,
            exception: flow.exception.as_ref(),
            place: flow.place.as_ref(),
            root: &flow.root,
        };
        self.row(&row, width, to)
    }

    fn row(&self, row: &Row<'_>, width: usize, to: &mut dyn fmt::Write) -> fmt::Result {
        let terminal = self.terminal;
        let style = match row.verdict {
            Verdict::Inside => Style::Good,
            Verdict::Outside => Style::Bad,
            Verdict::Undetermined => Style::Warning,
        };
        let verdict = format!("  {:<width$}", word(row.verdict), width = VERDICT - 2);
        let name = terminal.line(row.name);
        let room = width.checked_sub(display_width(&name));
        let fits = room.is_some() && VERDICT + width + 2 + display_width(&row.beside) <= terminal.width.max(60);
        let mut line = format!("{}{}", terminal.paint(style, verdict), terminal.paint(Style::Strong, &name));
        let mut about = row.about.clone();
        if fits {
            let _ = write!(line, "{}  {}", " ".repeat(room.unwrap_or_default()), row.beside);
        } else {
            about.insert(0, row.beside.clone());
        }
        writeln!(to, "{line}")?;
        about.extend(row.exception.map(|exception| terminal.line(&exception.said())));
        let mut at: Vec<String> = row.place.map(|place| terminal.line(&position(place))).into_iter().collect();
        at.extend(root_beside(self.report, row.root, row.place).map(|root| format!("root {}", terminal.line(root))));
        about.extend((!at.is_empty()).then(|| at.join(", ")));
        for part in about {
            writeln!(to, "{}", terminal.paint(Style::Faint, terminal.wrap(&part, VERDICT, VERDICT + 2)))?;
        }
        Ok(())
    }

    fn figures(&self, to: &mut dyn fmt::Write) -> fmt::Result {
        let terminal = self.terminal;
        let mut lines: Vec<(usize, String, Share)> = Vec::new();
        for policy in &self.report.policies {
            lines.push((2, terminal.line(&policy.name), policy.share()));
            let figures = [policy.by_jurisdiction(&self.report.countries), policy.by_cloud()];
            for figure in figures.iter().flatten() {
                lines.push((4, self.part(figure), figure.share));
            }
        }
        // Behind the name stand four columns of figures.
        let most = terminal.width.max(60).saturating_sub(PERCENT + 3 * 9 + 7);
        let width = lines.iter().map(|(indent, name, _)| indent + display_width(name)).max().unwrap_or_default();
        let width = width.clamp(22, most);
        let head = format!(
            "{:<width$}{:>PERCENT$}{:>9}{:>9}{:>14}",
            "proven inside", "share", "inside", "outside", "undetermined"
        );
        writeln!(to, "{}", terminal.paint(Style::Strong, head))?;
        for (indent, name, share) in lines {
            let name = format!("{}{name}", " ".repeat(indent));
            let room = width.saturating_sub(display_width(&name));
            // A name that is too long stands on a line of its own.
            let gap = if display_width(&name) > width { format!("\n{}", " ".repeat(width)) } else { " ".repeat(room) };
            let percent = format!("{:>PERCENT$}", share.percent());
            writeln!(
                to,
                "{name}{gap}{}{:>9}{:>9}{:>14}",
                terminal.paint(style_of(share), percent),
                share.inside,
                share.outside,
                share.undetermined
            )?;
        }
        writeln!(to)
    }

    fn part(&self, figure: &Figure) -> String {
        let mut name = self.terminal.line(&figure.name);
        if !figure.title.is_empty() {
            let _ = write!(name, " {}", self.terminal.line(&figure.title));
        }
        name
    }
}

/// What is written of a store or a movement.
struct Row<'a> {
    verdict: Verdict,
    name: &'a Untrusted,
    /// What stands beside the name.
    beside: String,
    /// What stands below.
    about: Vec<String>,
    exception: Option<&'a Exception>,
    place: Option<&'a Place>,
    root: &'a Untrusted,
}

fn style_of(share: Share) -> Style {
    match share {
        Share { outside: 1.., .. } => Style::Bad,
        Share { undetermined: 1.., .. } => Style::Warning,
        Share { inside: 0, .. } => Style::Faint,
        Share { .. } => Style::Good,
    }
}
