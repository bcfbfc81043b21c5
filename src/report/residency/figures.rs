//! How much of the data is proven to be where it may be.

use std::collections::BTreeMap;

use super::model::{Flow, Policy, Store};
use super::whereabouts::{MAX_NAMED, Whereabouts, letters};
use crate::report::Untrusted;
use crate::residency::assess::Verdict;

/// How many data stores and movements there are of each verdict.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Share {
    /// Proven to be where they may be.
    pub inside: usize,
    /// Where they may not be.
    pub outside: usize,
    /// Nobody can say.
    pub undetermined: usize,
}

impl Share {
    pub(super) fn add(&mut self, verdict: Verdict) {
        match verdict {
            Verdict::Inside => self.inside += 1,
            Verdict::Outside => self.outside += 1,
            Verdict::Undetermined => self.undetermined += 1,
        }
    }

    /// All of them.
    #[must_use]
    pub fn total(self) -> usize {
        self.inside + self.outside + self.undetermined
    }

    /// The share that is inside, in tenths of a percent, rounded down so that 100 means all; nothing of nothing.
    #[must_use]
    pub fn tenths(self) -> Option<usize> {
        (self.inside * 1000).checked_div(self.total())
    }

    /// The same for people: `66.6 %`.
    pub(super) fn percent(self) -> String {
        match self.tenths() {
            None => "–".to_owned(),
            Some(tenths) if tenths.is_multiple_of(10) => format!("{} %", tenths / 10),
            Some(tenths) => format!("{}.{} %", tenths / 10, tenths % 10),
        }
    }

    /// The same as a number, for programs.
    pub(super) fn number(self) -> Option<f64> {
        // At most 1000, which is exact.
        self.tenths().and_then(|tenths| u16::try_from(tenths).ok()).map(|tenths| f64::from(tenths) / 10.0)
    }
}

/// The share of a part: of a country, of a cloud.
#[derive(Clone, Debug)]
pub struct Figure {
    /// `DE`, `aws`.
    pub name: Untrusted,
    /// `Germany`; empty where the name says it.
    pub title: Untrusted,
    /// The groups that a country belongs to.
    pub groups: Vec<Untrusted>,
    /// The share.
    pub share: Share,
}

/// What a figure is about, in the order of the figures.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Part {
    Country(String),
    /// A place in many countries: its code, and how many.
    Many(Untrusted, usize),
    Everywhere,
    Unknown,
}

/// By country: a store where it is, a movement where it goes. What may be in
/// several countries counts for each of them; a region in many counts by itself.
pub(super) fn by_jurisdiction(policy: &Policy, countries: &BTreeMap<String, Country>) -> Vec<Figure> {
    let mut parts: BTreeMap<Part, Share> = BTreeMap::new();
    for (at, verdict) in judged(policy) {
        let mut here = Vec::new();
        for region in &at.regions {
            match region.countries.len() {
                many if many > MAX_NAMED => here.push(Part::Many(region.code.clone(), many)),
                _ => here.extend(region.countries.iter().map(|country| Part::Country(letters(*country)))),
            }
        }
        here.sort();
        here.dedup();
        here.extend(at.everywhere.then_some(Part::Everywhere));
        here.extend((at.unknown || here.is_empty()).then_some(Part::Unknown));
        here.into_iter().for_each(|part| parts.entry(part).or_default().add(verdict));
    }
    let own = |text: &str| Untrusted::without_values(text);
    let figure = |(part, share): (Part, Share)| match part {
        Part::Country(code) => {
            let known = countries.get(&code).cloned().unwrap_or_default();
            Figure { name: own(&code), title: known.name, groups: known.groups, share }
        }
        Part::Many(code, many) => {
            Figure { name: code, title: own(&format!("{many} countries")), groups: Vec::new(), share }
        }
        Part::Everywhere => Figure { name: own("anywhere"), title: Untrusted::default(), groups: Vec::new(), share },
        Part::Unknown => Figure { name: own("not known"), title: Untrusted::default(), groups: Vec::new(), share },
    };
    parts.into_iter().map(figure).collect()
}

/// By cloud: that of the resource which stores or moves.
pub(super) fn by_cloud(policy: &Policy) -> Vec<Figure> {
    let mut clouds: BTreeMap<&Untrusted, Share> = BTreeMap::new();
    policy.stores.iter().for_each(|store| clouds.entry(&store.cloud).or_default().add(store.verdict));
    policy.flows.iter().for_each(|flow| clouds.entry(&flow.cloud).or_default().add(flow.verdict));
    let figure = |(cloud, share): (&Untrusted, Share)| Figure {
        name: cloud.clone(),
        title: Untrusted::default(),
        groups: Vec::new(),
        share,
    };
    clouds.into_iter().map(figure).collect()
}

/// All of it.
pub(super) fn share(policy: &Policy) -> Share {
    let mut share = Share::default();
    judged(policy).for_each(|(_, verdict)| share.add(verdict));
    share
}

/// What is known of a country.
#[derive(Clone, Debug, Default)]
pub(super) struct Country {
    pub(super) name: Untrusted,
    pub(super) groups: Vec<Untrusted>,
}

fn judged(policy: &Policy) -> impl Iterator<Item = (&Whereabouts, Verdict)> {
    let stores = policy.stores.iter().map(|Store { at, verdict, .. }| (at, *verdict));
    let flows = policy.flows.iter().map(|Flow { to, verdict, .. }| (&to.at, *verdict));
    stores.chain(flows)
}
