//! The record of where data is kept and where it goes, in the form of a register of processing after Article 30 of the GDPR:
//! a line for each data store and each movement, under each policy. CSV, RFC 4180.
//!
//! <https://eur-lex.europa.eu/eli/reg/2016/679/oj>, Article 30(1): purposes, categories of data, recipients, transfers to third
//! countries with their safeguards, time limits for erasure, measures of security. Names of people and of controllers are not in
//! any configuration and have to be added by hand.

use std::collections::BTreeMap;
use std::io;

use super::SHORT_NOTICE;
use super::model::{Commit, Exception, Flow, Policy, Residency, Stop, Store, position, word};
use super::register::Entry;
use super::whereabouts::{Whereabouts, letters};
use crate::report::Untrusted;
use crate::report::csv::Line;
use crate::report::model::Place;

/// The headings.
const HEADINGS: &[&str] = &[
    "policy",
    "activity",
    "processing",
    "type",
    "root",
    "categories_of_data",
    "purpose",
    "location_regions",
    "location_countries",
    "recipient",
    "recipient_regions",
    "recipient_countries",
    "recipient_provider",
    "recipient_account",
    "third_country_transfer",
    "third_countries",
    "safeguard",
    "retention",
    "security_measures",
    "verdict",
    "reason",
    "evidence",
    "commit",
    "notice",
];

/// The group of countries whose outside is a third country in the words of the GDPR.
const AREA: &str = "EEA";

/// Writes the record.
///
/// # Errors
/// When `to` cannot be written to.
pub fn register(report: &Residency, to: &mut dyn io::Write) -> io::Result<()> {
    let mut line = Line::default();
    HEADINGS.iter().for_each(|heading| {
        line.words(heading);
    });
    to.write_all(line.end().as_bytes())?;
    let register = Register { report };
    for policy in &report.policies {
        let classes: BTreeMap<(&Untrusted, &Untrusted), &Untrusted> =
            policy.stores.iter().map(|store| ((&store.root, &store.address), &store.class)).collect();
        for store in &policy.stores {
            to.write_all(register.store(policy, store).as_bytes())?;
        }
        for flow in &policy.flows {
            let class =
                classes.get(&(&flow.root, &flow.from.name)).or_else(|| classes.get(&(&flow.root, &flow.resource)));
            to.write_all(register.flow(policy, flow, class.copied()).as_bytes())?;
        }
    }
    Ok(())
}

struct Register<'a> {
    report: &'a Residency,
}

/// Whether data goes to a third country.
enum Transfer {
    No,
    To(Vec<String>),
    /// It may.
    Undetermined,
}

impl Register<'_> {
    fn store(&self, policy: &Policy, store: &Store) -> String {
        let none = Entry::default();
        let entry = store.entry.as_ref().unwrap_or(&none);
        let mut measures = entry.measures.clone();
        for key in &store.keys {
            // Told with its place, it need not be told without.
            measures.retain(|measure| measure.raw() != format!("customer key {}", key.name.raw()));
            measures.push(Untrusted::without_values(format!(
                "customer key {} [{}]",
                key.name.raw(),
                key.at.said.raw()
            )));
        }
        let mut line = Line::default();
        line.text(&policy.name).words("storage").text(&store.address).text(&store.ty).text(&store.root);
        line.text(&store.class).texts(&entry.purpose);
        places(&mut line, &store.at);
        // Who keeps the data is the provider itself.
        line.words("").words("").words("").text(&store.cloud).text(&entry.account);
        self.transfer(&mut line, policy, &store.at, store.exception.as_ref());
        line.texts(&entry.retention).texts(&measures);
        line.words(word(store.verdict)).text(&store.reason);
        evidence(&mut line, [&store.place, &store.decided], &store.commit);
        line.end()
    }

    fn flow(&self, policy: &Policy, flow: &Flow, class: Option<&Untrusted>) -> String {
        let none = (Entry::default(), Untrusted::default());
        let entry = flow.entry.as_ref().unwrap_or(&none.0);
        let Stop { name, at, .. } = &flow.to;
        let mut line = Line::default();
        line.text(&policy.name).text(&Untrusted::without_values(format!("transfer: {}", flow.kind.raw())));
        line.text(&flow.resource).text(&flow.ty).text(&flow.root);
        line.text(class.unwrap_or(&none.1)).texts(&entry.purpose);
        places(&mut line, &flow.from.at);
        line.text(name);
        places(&mut line, at);
        let provider = at.regions.first().map_or(&flow.cloud, |region| &region.cloud);
        line.text(provider).text(&flow.account);
        self.transfer(&mut line, policy, at, flow.exception.as_ref());
        line.texts(&entry.retention).texts(&entry.measures);
        line.words(word(flow.verdict)).text(&flow.reason);
        evidence(&mut line, [&flow.place, &flow.decided], &flow.commit);
        line.end()
    }

    /// Whether it is a transfer to a third country, to which, and what is meant to make it lawful.
    fn transfer(&self, line: &mut Line, policy: &Policy, at: &Whereabouts, exception: Option<&Exception>) {
        let transfer = self.third_countries(at);
        match &transfer {
            Transfer::No => line.words("no").words(""),
            Transfer::To(countries) => line.words("yes").words(&countries.join("; ")),
            Transfer::Undetermined => line.words("undetermined").words(""),
        };
        let exception = exception.map(Exception::said);
        let asked = if matches!(transfer, Transfer::No) { &[][..] } else { policy.safeguards.as_slice() };
        line.texts(asked.iter().chain(&exception));
    }

    /// The countries outside of the European Economic Area.
    fn third_countries(&self, at: &Whereabouts) -> Transfer {
        let outside = |country: &String| {
            let known = self.report.countries.get(country);
            !known.is_some_and(|known| known.groups.iter().any(|group| group.is(AREA)))
        };
        let mut countries: Vec<String> = at.countries().into_iter().map(letters).filter(outside).collect();
        if at.everywhere {
            countries.push("anywhere".to_owned());
        }
        match (countries.is_empty(), at.unknown) {
            (false, _) => Transfer::To(countries),
            (true, true) => Transfer::Undetermined,
            (true, false) => Transfer::No,
        }
    }
}

/// Two cells: regions and countries.
fn places(line: &mut Line, at: &Whereabouts) {
    let regions: Vec<Untrusted> = at
        .regions
        .iter()
        .map(|region| Untrusted::without_values(format!("{}:{}", region.cloud.raw(), region.code.raw())))
        .collect();
    match regions.is_empty() {
        true => line.text(&at.said),
        false => line.texts(&regions),
    };
    let mut countries: Vec<String> = at.countries().into_iter().map(letters).collect();
    countries.extend(at.everywhere.then(|| "anywhere".to_owned()));
    countries.extend(at.unknown.then(|| "not known".to_owned()));
    line.words(&countries.join("; "));
}

/// Where it is written, at which commit, and that this is no advice.
fn evidence(line: &mut Line, places: [&Option<Place>; 2], commit: &Commit) {
    let positions: Vec<Untrusted> = places.into_iter().flatten().map(position).collect();
    line.texts(&positions).words(commit.hash().unwrap_or_default()).words(SHORT_NOTICE);
}
