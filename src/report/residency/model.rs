//! The report as encoders get it: it owns all that it says, and nothing of that is secret.

use std::collections::{BTreeMap, BTreeSet};

use bartizan_lang::span::FileId;
use bartizan_lang::value::Str;
use bartizan_lang::{Diagnostic, Level, Span};
use jiff::civil::Date;

use super::figures::{self, Country, Figure, Share};
use super::register::{self, Entry};
use super::whereabouts::{Whereabouts, letters};
use crate::ir::{Deployment, ResourceIndex};
use crate::link::Linked;
use crate::providers::services;
use crate::report::group::{self, Context, root_name};
use crate::report::{Note, Place, Secrets, Untrusted};
use crate::residency::assess::{
    Assessed, AssessedKey, AssessedMovement, AssessedResource, Assessment, Excepted, Hop, Verdict,
};
use crate::residency::catalogue::Catalogue;
use crate::residency::movement::End;
use crate::settings::{Policy as Rule, Settings, Undetermined};
use crate::source::{FilePlace, Files, RootId};

/// What a report is made of.
pub struct ResidencyMaterial<'a> {
    /// The files of the session.
    pub files: &'a Files,
    /// What was assessed, in a fixed order.
    pub roots: Vec<AssessedRoot<'a>>,
    /// Diagnostics of no deployment: of the walk, of settings. Those of deployments are added here.
    pub diagnostics: Vec<Diagnostic>,
    /// How many files were read.
    pub files_read: usize,
    /// The day that counts as today.
    pub date: Option<Date>,
    /// The commits that the trust roots are at.
    pub commits: BTreeMap<RootId, Commit>,
    /// The plan or state that the deployments were read from.
    pub plan_file: Option<FileId>,
    /// Whether what a register of processing asks for is gathered: purposes, retention, measures.
    pub register: bool,
}

/// A root with what the policies say of it.
pub struct AssessedRoot<'a> {
    /// The deployment.
    pub linked: &'a Linked,
    /// The settings that hold for it.
    pub settings: &'a Settings,
    /// The facts, with the sites of its settings.
    pub catalogue: &'a Catalogue,
    /// What they say.
    pub assessment: Assessment,
}

/// The commit that a tree is at, as far as its files tell.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Commit {
    /// The tree is no repository.
    NoRepository,
    /// It is one, but which commit is not to be read.
    Unknown,
    /// The hash, in hexadecimal digits. What the working tree changes is not looked at.
    Known(Str),
}

/// Where data is, what moves it, and what the policies say.
#[derive(Debug)]
pub struct Residency {
    pub(super) policies: Vec<Policy>,
    pub(super) notes: Vec<Note>,
    pub(super) date: Option<Date>,
    /// The commits of all trust roots that something was read from, each once.
    pub(super) commits: Vec<Commit>,
    pub(super) roots: usize,
    pub(super) files: usize,
    pub(super) countries: BTreeMap<String, Country>,
}

/// A policy with what it says of all roots that it holds for.
#[derive(Debug)]
pub(super) struct Policy {
    pub(super) name: Untrusted,
    pub(super) place: Option<Place>,
    pub(super) allows: Untrusted,
    pub(super) rules: Vec<Untrusted>,
    /// What its regimes ask for where data goes to a third country.
    pub(super) safeguards: Vec<Untrusted>,
    undetermined: Undetermined,
    /// What else is to be said of resources: that they are not classified, that an exception is over.
    pub(super) remarks: Vec<Remark>,
    pub(super) stores: Vec<Store>,
    pub(super) flows: Vec<Flow>,
}

/// Something that is to be said of a resource besides its place.
#[derive(Debug)]
pub(super) struct Remark {
    pub(super) resource: Untrusted,
    pub(super) message: Untrusted,
    pub(super) place: Option<Place>,
}

/// An instance of a resource that stores or processes data.
#[derive(Debug)]
pub(super) struct Store {
    pub(super) address: Untrusted,
    pub(super) ty: Untrusted,
    pub(super) cloud: Untrusted,
    pub(super) root: Untrusted,
    /// The construct of CDK that it comes from.
    pub(super) construct: Option<Untrusted>,
    pub(super) at: Whereabouts,
    /// What says where it is.
    pub(super) said_by: Untrusted,
    pub(super) verdict: Verdict,
    pub(super) reason: Untrusted,
    /// The same without what stands beside it: the place, the sources of the rules.
    pub(super) brief: Untrusted,
    pub(super) class: Untrusted,
    pub(super) exception: Option<Exception>,
    pub(super) keys: Vec<Key>,
    pub(super) place: Option<Place>,
    /// Where its place is written, when that is elsewhere.
    pub(super) decided: Option<Place>,
    pub(super) commit: Commit,
    pub(super) entry: Option<Entry>,
}

/// A customer key of a store.
#[derive(Clone, Debug)]
pub(super) struct Key {
    pub(super) name: Untrusted,
    pub(super) at: Whereabouts,
    pub(super) verdict: Verdict,
    pub(super) reason: Untrusted,
    /// The same without what stands beside it.
    pub(super) brief: Untrusted,
}

/// A movement of data.
#[derive(Debug)]
pub(super) struct Flow {
    /// What configures it.
    pub(super) resource: Untrusted,
    pub(super) ty: Untrusted,
    pub(super) cloud: Untrusted,
    pub(super) root: Untrusted,
    pub(super) kind: Untrusted,
    /// The attribute that configures it.
    pub(super) attribute: Untrusted,
    pub(super) from: Stop,
    pub(super) to: Stop,
    /// From what the policy is about to where the data goes; at least two.
    pub(super) path: Vec<Stop>,
    /// When, where that hangs on a condition.
    pub(super) when: Untrusted,
    pub(super) verdict: Verdict,
    pub(super) reason: Untrusted,
    /// The same without what stands beside it.
    pub(super) brief: Untrusted,
    pub(super) exception: Option<Exception>,
    pub(super) place: Option<Place>,
    /// Where its destination was decided, when that is elsewhere.
    pub(super) decided: Option<Place>,
    pub(super) commit: Commit,
    /// The account of whoever gets the data, where that is known.
    pub(super) account: Untrusted,
    /// What the configuration of its source says.
    pub(super) entry: Option<Entry>,
}

/// Something on the way of data.
#[derive(Clone, Debug)]
pub(super) struct Stop {
    pub(super) name: Untrusted,
    pub(super) at: Whereabouts,
    /// What moves data here, and where that is written.
    pub(super) by: Option<(Untrusted, Option<Place>)>,
}

/// An exception that lets something through.
#[derive(Clone, Debug)]
pub(super) struct Exception {
    pub(super) until: Option<Date>,
    pub(super) reason: Untrusted,
    pub(super) approved_by: Untrusted,
}

impl Residency {
    /// Puts the report together.
    #[must_use]
    pub fn new(material: ResidencyMaterial<'_>) -> Self {
        let ResidencyMaterial { files, roots, diagnostics, commits, plan_file, register, .. } = material;
        let mut secrets = Secrets::default();
        roots.iter().for_each(|root| secrets.add_deployment(&root.linked.deployment));
        let redactor = secrets.redactor(files);
        let context = Context { files, redactor: &redactor, plan_file };
        let mut policies: Vec<Policy> = Vec::new();
        let mut places: BTreeMap<(Str, Option<(FileId, u32)>), usize> = BTreeMap::new();
        let mut countries = BTreeMap::new();
        for root in &roots {
            let builder = Builder { context, root, commits: &commits, register };
            for assessed in &root.assessment.policies {
                let rule = root.settings.residency.iter().find(|rule| rule.name == assessed.policy);
                let span = rule.map_or(Span::NONE, |rule| rule.span);
                let key = (assessed.policy.clone(), span.is_some().then_some((span.file, span.start)));
                let index = *places.entry(key).or_insert_with(|| {
                    policies.push(builder.policy(assessed, rule));
                    policies.len() - 1
                });
                if let Some(policy) = policies.get_mut(index) {
                    policy.remarks.extend(builder.remarks(assessed, rule));
                    policy.stores.extend(assessed.resources.iter().flat_map(|one| builder.stores(assessed, one)));
                    policy.flows.extend(assessed.movements.iter().flat_map(|one| builder.flows(assessed, one)));
                }
            }
        }
        for root in &roots {
            name_countries(&policies, root.catalogue, &mut countries);
        }
        let all = roots.iter().flat_map(|root| &root.linked.deployment.diagnostics).chain(&diagnostics);
        let notes = crate::report::assemble::notes(all, context);
        let commits: BTreeSet<Commit> = commits.into_values().collect();
        Self {
            policies,
            notes,
            date: material.date,
            commits: commits.into_iter().collect(),
            roots: roots.len(),
            files: material.files_read,
            countries,
        }
    }

    /// Whether nothing was looked at.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.roots == 0 && !self.has_errors()
    }

    /// Whether something could not be read or understood.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.notes.iter().any(|note| note.level == Level::Error)
    }

    /// Whether something is where it may not be and no exception lets it through; with `strict`, also whether nobody can
    /// say, unless its policy ignores that.
    #[must_use]
    pub fn has_findings(&self, strict: bool) -> bool {
        self.policies.iter().any(|policy| {
            let fails = |verdict| match verdict {
                Verdict::Inside => false,
                Verdict::Outside => true,
                Verdict::Undetermined => match policy.undetermined {
                    Undetermined::Fail => true,
                    Undetermined::Report => strict,
                    Undetermined::Ignore => false,
                },
            };
            let store = |store: &Store| {
                store.exception.is_none() && (fails(store.verdict) || store.keys.iter().any(|key| fails(key.verdict)))
            };
            policy.stores.iter().any(store)
                || policy.flows.iter().any(|flow| flow.exception.is_none() && fails(flow.verdict))
        })
    }

    /// What the report is of: commit and day.
    pub(super) fn as_of(&self) -> String {
        let commits: Vec<String> = self.commits.iter().map(Commit::said).collect();
        let commits = if commits.is_empty() { Commit::NoRepository.said() } else { commits.join("; ") };
        match self.date {
            Some(date) => format!("{commits}, on {date}"),
            None => commits,
        }
    }

    /// The errors and warnings.
    pub(super) fn problems(&self) -> impl Iterator<Item = &Note> {
        self.notes.iter().filter(|note| note.level != Level::Note)
    }
}

impl Commit {
    /// In words of our own: `as of commit 0123…`.
    pub(super) fn said(&self) -> String {
        match self {
            Self::NoRepository => "outside of any repository".to_owned(),
            Self::Unknown => "as of a commit that is not known".to_owned(),
            Self::Known(hash) => format!("as of commit {hash}"),
        }
    }

    /// The hash.
    pub(super) fn hash(&self) -> Option<&str> {
        match self {
            Self::Known(hash) => Some(hash),
            Self::NoRepository | Self::Unknown => None,
        }
    }
}

impl Policy {
    pub(super) fn share(&self) -> Share {
        figures::share(self)
    }

    pub(super) fn by_jurisdiction(&self, countries: &BTreeMap<String, Country>) -> Vec<Figure> {
        figures::by_jurisdiction(self, countries)
    }

    pub(super) fn by_cloud(&self) -> Vec<Figure> {
        figures::by_cloud(self)
    }
}

/// Makes the rows of one root.
struct Builder<'a> {
    context: Context<'a>,
    root: &'a AssessedRoot<'a>,
    commits: &'a BTreeMap<RootId, Commit>,
    register: bool,
}

impl Builder<'_> {
    fn policy(&self, assessed: &Assessed, rule: Option<&Rule>) -> Policy {
        let clean = |text: &str| self.context.redactor.clean(text);
        let regimes = rule.map_or(&[][..], |rule| rule.regimes.as_slice());
        let regimes = regimes.iter().filter_map(|id| self.root.catalogue.regime(&id.value));
        Policy {
            name: clean(&assessed.policy),
            place: rule.and_then(|rule| group::place(rule.span, self.context)),
            allows: clean(&assessed.allows),
            rules: assessed.rules.iter().map(|rule| clean(rule)).collect(),
            safeguards: regimes.flat_map(|regime| register::safeguards(&regime)).collect(),
            undetermined: rule.map_or(Undetermined::default(), |rule| rule.undetermined.value),
            remarks: Vec::new(),
            stores: Vec::new(),
            flows: Vec::new(),
        }
    }

    fn remarks(&self, assessed: &Assessed, rule: Option<&Rule>) -> Vec<Remark> {
        let policies = &self.root.settings.residency;
        let number = policies.iter().position(|policy| policy.name == assessed.policy);
        let unclassified = assessed.unclassified.iter().map(|store| {
            (
                store.resource,
                format!("it carries none of the tags that say what its data is: {}", store.keys.join(", ")),
            )
        });
        let expired = assessed.expired.iter().map(|expired| {
            let exception = rule.and_then(|rule| rule.exceptions.get(expired.exception));
            let until = exception.and_then(|exception| exception.until.as_ref());
            let on = until.map(|until| format!(" since {}", until.value)).unwrap_or_default();
            (expired.resource, format!("the exception that let it through is over{on}"))
        });
        let conflicts = self.root.assessment.conflicts.iter().filter(|conflict| Some(conflict.policies.0) == number);
        let conflicts = conflicts.filter_map(|conflict| {
            let other = policies.get(conflict.policies.1)?;
            Some((
                conflict.resource,
                format!("the policy {:?} leaves it no place that this one allows", other.name.as_str()),
            ))
        });
        let remark = |(index, message): (ResourceIndex, String)| {
            let resource = self.deployment().resource(index)?;
            Some(Remark {
                resource: self.context.redactor.clean_address(&resource.address),
                message: self.context.redactor.clean(&message),
                place: group::place(resource.header.or(resource.block), self.context),
            })
        };
        unclassified.chain(expired).chain(conflicts).filter_map(remark).collect()
    }

    fn deployment(&self) -> &Deployment {
        &self.root.linked.deployment
    }

    /// A row for each instance.
    fn stores(&self, assessed: &Assessed, one: &AssessedResource) -> Vec<Store> {
        let Some(resource) = self.deployment().resource(one.resource) else { return Vec::new() };
        let redactor = self.context.redactor;
        let place = group::place(resource.header.or(resource.block), self.context);
        let decided = group::place(one.location.at, self.context);
        let entry = self.register.then(|| register::entry(self.root.linked, one.resource, redactor));
        let store = |address: Str| Store {
            address: redactor.clean_address(&address),
            ty: Untrusted::without_values(resource.ty.clone()),
            cloud: cloud_of(&resource.ty),
            root: root_name(self.deployment()),
            construct: self.deployment().constructs.get(&address).map(|path| redactor.clean_address(path)),
            at: Whereabouts::of(&one.location, redactor),
            said_by: redactor.clean(&one.location.said_by),
            verdict: one.verdict,
            brief: brief(&redactor.clean(&one.reason), &assessed.rules, &Whereabouts::of(&one.location, redactor)),
            reason: redactor.clean(&one.reason),
            class: redactor.clean(&one.class),
            exception: one.excepted.as_ref().map(|by| self.exception(by)),
            keys: one.keys.iter().map(|key| self.key(assessed, key)).collect(),
            decided: elsewhere(&place, decided.clone()),
            commit: self.commit(resource.header.or(resource.block)),
            place: place.clone(),
            entry: entry.clone(),
        };
        self.deployment().addresses(one.resource).into_iter().map(store).collect()
    }

    /// A row for each instance of what configures it.
    fn flows(&self, assessed: &Assessed, one: &AssessedMovement) -> Vec<Flow> {
        let AssessedMovement { movement, .. } = one;
        let Some(resource) = self.deployment().resource(movement.resource) else { return Vec::new() };
        let redactor = self.context.redactor;
        let addresses = self.deployment().addresses(movement.resource);
        let instances = addresses.len();
        let at = movement.at.or(resource.header).or(resource.block);
        let place = group::place(at, self.context);
        let decided = group::place(movement.value, self.context);
        let flow = |(instance, address): (usize, Str)| {
            let stop = |end: &End| self.stop(end, (instance, instances));
            let entry =
                || register::entry(self.root.linked, movement.from.resource.unwrap_or(movement.resource), redactor);
            Flow {
                resource: redactor.clean_address(&address),
                ty: Untrusted::without_values(resource.ty.clone()),
                cloud: cloud_of(&resource.ty),
                root: root_name(self.deployment()),
                kind: redactor.clean(movement.row.kind),
                attribute: redactor.clean(movement.row.attribute),
                from: stop(&movement.from),
                to: stop(&movement.to),
                path: one.path.iter().map(|hop| self.hop(hop, (instance, instances))).collect(),
                when: redactor.clean(&conditions(&one.presence)),
                verdict: one.verdict,
                brief: brief(&redactor.clean(&one.reason), &assessed.rules, &stop(&movement.to).at),
                reason: redactor.clean(&one.reason),
                exception: one.excepted.as_ref().map(|by| self.exception(by)),
                decided: elsewhere(&place, decided.clone()),
                commit: self.commit(at),
                place: place.clone(),
                account: self.account(&movement.to),
                entry: self.register.then(entry),
            }
        };
        addresses.into_iter().enumerate().map(flow).collect()
    }

    fn key(&self, assessed: &Assessed, key: &AssessedKey) -> Key {
        let redactor = self.context.redactor;
        let at = Whereabouts::of(&key.end.location, redactor);
        let reason = redactor.clean(&key.reason);
        let brief = brief(&reason, &assessed.rules, &at);
        Key { name: redactor.clean(&key.end.name), verdict: key.verdict, reason, brief, at }
    }

    fn stop(&self, end: &End, instance: (usize, usize)) -> Stop {
        let at = Whereabouts::of(&end.location, self.context.redactor);
        Stop { name: self.name(end, instance), at, by: None }
    }

    fn hop(&self, hop: &Hop, instance: (usize, usize)) -> Stop {
        let redactor = self.context.redactor;
        // The location says more than regions: why something is not known.
        let at = match hop.regions.is_empty() {
            true => Whereabouts::of(&hop.end.location, redactor),
            false => Whereabouts::of_regions(&hop.regions, redactor),
        };
        let by = hop.by.as_ref().map(|(kind, span)| (redactor.clean(kind), group::place(*span, self.context)));
        Stop { name: self.name(&hop.end, instance), at, by }
    }

    /// The name of an end for an instance of what moves: of as many instances the one with the same number.
    fn name(&self, end: &End, (instance, instances): (usize, usize)) -> Untrusted {
        let addresses = end.resource.map(|resource| self.deployment().addresses(resource)).unwrap_or_default();
        match addresses.get(instance) {
            Some(address) if addresses.len() == instances => self.context.redactor.clean_address(address),
            _ => self.context.redactor.clean(&end.name),
        }
    }

    /// The account that an end of a movement is in.
    fn account(&self, end: &End) -> Untrusted {
        let resource = end.resource.and_then(|index| self.deployment().resource(index));
        let account = resource.and_then(|resource| resource.provider.account.as_str());
        account.map(|account| self.context.redactor.clean(account)).unwrap_or_default()
    }

    fn exception(&self, by: &Excepted) -> Exception {
        let clean =
            |text: &Option<Str>| text.as_deref().map(|text| self.context.redactor.clean(text)).unwrap_or_default();
        Exception { until: by.until, reason: clean(&by.reason), approved_by: clean(&by.approved_by) }
    }

    fn commit(&self, span: Span) -> Commit {
        let root = self.context.files.get(span.file).and_then(|file| match file.place() {
            FilePlace::InRoot { root, .. } => Some(*root),
            FilePlace::Named(_) => None,
        });
        root.and_then(|root| self.commits.get(&root).cloned()).unwrap_or(Commit::NoRepository)
    }
}

impl Exception {
    /// In words: `until 2027-01-31: the archive moves then (approved by Ada)`.
    pub(super) fn said(&self) -> Untrusted {
        let mut said = String::from("let through");
        if let Some(until) = self.until {
            said.push_str(&format!(" until {until}"));
        }
        if !self.reason.is_empty() {
            said.push_str(&format!(": {}", self.reason.raw()));
        }
        if !self.approved_by.is_empty() {
            said.push_str(&format!(" (approved by {})", self.approved_by.raw()));
        }
        Untrusted::without_values(said)
    }
}

impl Stop {
    /// Its name and where it is, in short; one of them alone where the other says no more.
    pub(super) fn parts(&self) -> (Untrusted, Untrusted) {
        let place = self.at.in_short();
        if place.raw().starts_with(self.name.raw()) {
            return (place, Untrusted::default());
        }
        if self.name.raw().starts_with(place.raw()) {
            return (self.name.clone(), Untrusted::default());
        }
        (self.name.clone(), place)
    }
}

impl Flow {
    /// The way from stop to stop, at least two.
    pub(super) fn stops(&self) -> Vec<&Stop> {
        if self.path.len() > 2 { self.path.iter().collect() } else { vec![&self.from, &self.to] }
    }

    /// The way in words: `a [eu-central-1 (DE)] → us-east-1 (US)`.
    pub(super) fn way(&self) -> Untrusted {
        let stops = self.stops();
        let stop = |stop: &&Stop| {
            let (name, place) = stop.parts();
            if place.is_empty() { name.raw().to_owned() } else { format!("{} [{}]", name.raw(), place.raw()) }
        };
        Untrusted::without_values(stops.iter().map(stop).collect::<Vec<_>>().join(" → "))
    }
}

/// The words for a verdict.
pub(super) fn word(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Inside => "inside",
        Verdict::Outside => "outside",
        Verdict::Undetermined => "undetermined",
    }
}

/// The worst first, for people.
pub(super) fn rank(verdict: Verdict) -> u8 {
    match verdict {
        Verdict::Outside => 0,
        Verdict::Undetermined => 1,
        Verdict::Inside => 2,
    }
}

/// `main.tf:12`.
pub(super) fn position(place: &Place) -> Untrusted {
    Untrusted::without_values(format!("{}:{}", place.path.raw(), place.start.line))
}

/// The root, where there are several and the path does not say it.
pub(super) fn root_beside<'u>(report: &Residency, root: &'u Untrusted, place: Option<&Place>) -> Option<&'u Untrusted> {
    let said =
        place.is_some_and(|place| place.path.raw().strip_prefix(root.raw()).is_some_and(|rest| rest.starts_with('/')));
    (report.roots > 1 && !said).then_some(root)
}

/// A place that adds something to another one.
fn elsewhere(place: &Option<Place>, decided: Option<Place>) -> Option<Place> {
    let line = |place: &Place| (place.path.clone(), place.start.line);
    decided.filter(|decided| place.as_ref().map(line) != Some(line(decided)))
}

fn cloud_of(ty: &Str) -> Untrusted {
    Untrusted::without_values(services::of(ty).cloud)
}

/// A reason without what stands beside it: the sources of rules, which are told once, and the place.
fn brief(reason: &Untrusted, rules: &[String], at: &Whereabouts) -> Untrusted {
    let mut text = reason.raw().to_owned();
    for rule in rules {
        // A name may have a colon in it, too.
        for (colon, _) in rule.match_indices(": ") {
            let source = rule.get(colon + 2..).unwrap_or_default();
            text = text.replace(&format!(" ({source})"), "");
        }
    }
    let only = match at.regions.as_slice() {
        [only] => Some(only.code.raw()),
        _ => None,
    };
    let country = only.and_then(|code| text.strip_prefix(code)?.strip_prefix(" in ").map(str::to_owned));
    let rest = match country {
        Some(country) => country.split_once(": ").map_or_else(|| format!("in {country}"), |(_, rest)| rest.to_owned()),
        None => match text.split_once(": ") {
            Some((place, rest)) if at.everywhere && place.starts_with("any") => rest.to_owned(),
            _ => text.clone(),
        },
    };
    Untrusted::without_values(rest)
}

/// The conditions of a presence; empty for what is always there.
fn conditions(presence: &bartizan_lang::value::Presence) -> String {
    if presence.is_always() {
        return String::new();
    }
    presence.guards().iter().map(ToString::to_string).collect::<Vec<_>>().join(" or ")
}

/// Adds what the catalogue knows of the countries of all rows.
fn name_countries(policies: &[Policy], catalogue: &Catalogue, to: &mut BTreeMap<String, Country>) {
    let stores = policies.iter().flat_map(|policy| &policy.stores).map(|store| &store.at);
    let flows = policies.iter().flat_map(|policy| &policy.flows);
    let flows = flows.flat_map(|flow| flow.path.iter().chain([&flow.from, &flow.to])).map(|stop| &stop.at);
    for country in stores.chain(flows).flat_map(Whereabouts::countries) {
        let code = letters(country);
        if to.contains_key(&code) {
            continue;
        }
        let known = Country {
            name: Untrusted::without_values(catalogue.country_name(country).unwrap_or_default()),
            groups: catalogue.groups_of(country).into_iter().map(Untrusted::without_values).collect(),
        };
        to.insert(code, known);
    }
}
