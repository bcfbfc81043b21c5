//! Of which class data is, by the tags of what holds it, and which laws such data usually falls under.
//!
//! Keys are compared without case, separators and the prefix of an organisation; values are words, which may stand inside
//! of longer ones (`Acme Restricted`). Numbers mean different things to different people and say nothing. Of two
//! sources that differ the stricter counts.

use bartizan_lang::Value;
use bartizan_lang::value::{Guard, Kind, Str};

use super::tags::{Tag, tags};
use crate::ir::Resource;
use crate::settings::{Classification, DataClass};

/// What data is about, as far as laws ask for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Subject {
    /// Persons: the GDPR and its relatives.
    Personal,
    /// Health: HIPAA.
    Health,
    /// Cards: PCI DSS.
    Cards,
    /// Exports: ITAR, EAR.
    Exports,
    /// Controlled unclassified information: NIST SP 800-171.
    Controlled,
    /// Justice and taxes: CJIS, IRS Publication 1075.
    Government,
}

impl Subject {
    /// The word for it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Personal => "personal data",
            Self::Health => "health data",
            Self::Cards => "card data",
            Self::Exports => "export-controlled data",
            Self::Controlled => "controlled unclassified information",
            Self::Government => "government data",
        }
    }
}

/// The class of the data in a resource.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Class {
    /// The class; nothing where no tag says it.
    pub class: Option<DataClass>,
    /// What it is about, sorted.
    pub subjects: Vec<Subject>,
    /// What says so: `tag DataClassification`.
    pub said_by: Str,
}

impl Class {
    /// Whether somebody marked the data as personal, or as restricted.
    #[must_use]
    pub fn is_marked(&self) -> bool {
        !self.subjects.is_empty() || self.class == Some(DataClass::Restricted)
    }

    /// For people: `restricted, personal data (tag DataClassification)`; empty where nothing is said.
    #[must_use]
    pub fn in_words(&self) -> String {
        let class = self.class.map(class_name).into_iter();
        let words: Vec<&str> = class.chain(self.subjects.iter().map(|subject| subject.name())).collect();
        match words.is_empty() {
            true => String::new(),
            false => format!("{} ({})", words.join(", "), self.said_by),
        }
    }

    fn add(&mut self, class: Option<DataClass>, subject: Option<Subject>, tag: &Tag) {
        if class.is_none() && subject.is_none() {
            return;
        }
        let stricter = class > self.class;
        if stricter || self.said_by.is_empty() {
            let whose = if tag.inherited { "default tag" } else { "tag" };
            self.said_by = format!("{whose} {}", tag.key).into();
        }
        self.class = self.class.max(class);
        if let Some(subject) = subject
            && !self.subjects.contains(&subject)
        {
            self.subjects.push(subject);
            self.subjects.sort_unstable();
        }
    }
}

/// The word for a class.
#[must_use]
pub const fn class_name(class: DataClass) -> &'static str {
    match class {
        DataClass::Public => "public",
        DataClass::Internal => "internal",
        DataClass::Confidential => "confidential",
        DataClass::Restricted => "restricted",
    }
}

/// The class of the data in a resource, case by case.
#[must_use]
pub fn classify(resource: &Resource, settings: &Classification) -> Vec<(Guard, Class)> {
    let sets = tags(resource);
    let class = |tags: &[Tag]| {
        let mut class = Class::default();
        match settings.tag_keys.iter().find_map(|key| tags.iter().find(|tag| plain_key(&tag.key) == plain_key(key))) {
            Some(tag) => read(&mut class, Family::Class, tag, settings),
            None if settings.tag_keys.is_empty() => {
                for tag in tags {
                    if let Some(family) = family(&plain_key(&tag.key)) {
                        read(&mut class, family, tag, settings);
                    }
                }
            }
            None => {}
        }
        if class == Class::default()
            && let Some(default) = settings.default
        {
            class = Class { class: Some(default), subjects: Vec::new(), said_by: "the default of the settings".into() };
        }
        class
    };
    sets.iter().map(|(guard, set)| (guard.clone(), class(&set.tags))).collect()
}

/// Whether a tag of that key may say the class of data.
#[must_use]
pub fn may_say_class(key: &str, settings: &Classification) -> bool {
    let key = plain_key(key);
    match settings.tag_keys.is_empty() {
        true => family(&key).is_some(),
        false => settings.tag_keys.iter().any(|known| plain_key(known) == key),
    }
}

/// The strictest of the cases.
#[must_use]
pub fn strictest(cases: &[(Guard, Class)]) -> Class {
    let order = |class: &Class| (class.is_marked(), class.class);
    let mut strictest = Class::default();
    for (_, class) in cases {
        if order(class) > order(&strictest) {
            strictest = class.clone();
        }
    }
    strictest
}

/// What the keys of tags are about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Family {
    /// The value is a class.
    Class,
    /// The value says whether the data is about that.
    Flag(Subject),
    /// The value names laws.
    Laws,
}

fn family(key: &str) -> Option<Family> {
    Some(match key {
        "dataclassification"
        | "classification"
        | "class"
        | "dataclass"
        | "datasensitivity"
        | "sensitivity"
        | "confidentiality"
        | "confidentialitylevel"
        | "conf"
        | "datacategory"
        | "datatype"
        | "datataxonomy"
        | "informationclassification"
        | "securityclassification"
        | "dataclassificationlevel" => Family::Class,
        "pii"
        | "datapii"
        | "containspii"
        | "piiincluded"
        | "haspii"
        | "haspersonaldata"
        | "personaldata"
        | "gdpr"
        | "containspersonaldata" => Family::Flag(Subject::Personal),
        "phi" | "hipaa" | "hipaascope" | "containsphi" => Family::Flag(Subject::Health),
        "pci" | "pciscope" | "pcidss" | "cde" => Family::Flag(Subject::Cards),
        "compliance" | "complianceframework" | "regulatory" | "regulation" => Family::Laws,
        _ => return None,
    })
}

/// A key without case and separators, and without what stands before the last `:`, `/`.
fn plain_key(key: &str) -> String {
    let last = key.rsplit([':', '/']).next().unwrap_or(key);
    // Of a tag with a namespace (`Namespace.Key`) the key counts.
    let last = last.rsplit('.').next().unwrap_or(last);
    last.chars().filter(|c| !matches!(c, '-' | '_' | '.' | ' ')).flat_map(char::to_lowercase).collect()
}

fn read(class: &mut Class, family: Family, tag: &Tag, settings: &Classification) {
    let mut leaf = |leaf: &Value| {
        let text = match &leaf.kind {
            Kind::String(text) => text.clone(),
            Kind::Bool(_) => leaf.as_literal().map(|literal| literal.text()).unwrap_or_default(),
            _ => return,
        };
        match family {
            Family::Class => {
                let (of_value, subject) = meaning(&text, settings);
                class.add(of_value, subject, tag);
            }
            Family::Flag(subject) => {
                if is_true(&text) {
                    class.add(Some(least(subject)), Some(subject), tag);
                } else if !is_false(&text) {
                    let (of_value, _) = meaning(&text, settings);
                    class.add(of_value.max(Some(least(subject))), Some(subject), tag);
                }
            }
            Family::Laws => {
                for law in text.split([',', ';', '/', '+', ' ']) {
                    let subject = of_law(&plain_value(law));
                    class.add(subject.map(least), subject, tag);
                }
            }
        }
    };
    match tag.value.as_choice() {
        None => leaf(&tag.value),
        Some(choice) => choice.leaves().iter().for_each(|(_, value)| leaf(value)),
    }
}

/// The class that data about something has at least.
const fn least(subject: Subject) -> DataClass {
    match subject {
        Subject::Personal | Subject::Controlled | Subject::Government => DataClass::Confidential,
        Subject::Health | Subject::Cards | Subject::Exports => DataClass::Restricted,
    }
}

fn is_true(text: &str) -> bool {
    matches!(plain_value(text).as_str(), "true" | "yes" | "y" | "1" | "in-scope" | "inscope" | "connected-to")
}

fn is_false(text: &str) -> bool {
    matches!(plain_value(text).as_str(), "" | "false" | "no" | "n" | "0" | "none" | "out-of-scope" | "n-a" | "na")
}

fn of_law(word: &str) -> Option<Subject> {
    Some(match word {
        "gdpr" | "uk-gdpr" | "pii" | "ccpa" | "lgpd" | "pipl" | "dpdp" | "fadp" => Subject::Personal,
        "hipaa" | "phi" | "hitech" => Subject::Health,
        "pci" | "pci-dss" | "pcidss" | "cde" => Subject::Cards,
        "itar" | "ear" => Subject::Exports,
        "cmmc" | "cui" | "nist-800-171" => Subject::Controlled,
        "cjis" | "fti" | "irs1075" => Subject::Government,
        _ => return None,
    })
}

/// Values with their meaning, sorted by nothing: all that stand in a value count.
const VALUES: [(&str, Option<DataClass>, Option<Subject>); 44] = {
    use DataClass::{Confidential, Internal, Public, Restricted};
    [
        ("public", Some(Public), None),
        ("open", Some(Public), None),
        ("unclassified", Some(Public), None),
        ("c0", Some(Public), None),
        ("non-business", Some(Public), None),
        ("nonsensitive", Some(Public), None),
        ("non-sensitive", Some(Public), None),
        ("anonymised", Some(Public), None),
        ("anonymized", Some(Public), None),
        ("synthetic", Some(Public), None),
        ("internal", Some(Internal), None),
        ("general", Some(Internal), None),
        ("private", Some(Internal), None),
        ("company", Some(Internal), None),
        ("proprietary", Some(Internal), None),
        ("official", Some(Internal), None),
        ("c1", Some(Internal), None),
        ("low", Some(Internal), None),
        ("confidential", Some(Confidential), None),
        ("sensitive", Some(Confidential), None),
        ("official-sensitive", Some(Confidential), None),
        ("protected", Some(Confidential), None),
        ("c2", Some(Confidential), None),
        ("medium", Some(Confidential), None),
        ("moderate", Some(Confidential), None),
        ("cui", Some(Confidential), Some(Subject::Controlled)),
        ("personal", Some(Confidential), Some(Subject::Personal)),
        ("pii", Some(Confidential), Some(Subject::Personal)),
        ("gdpr", Some(Confidential), Some(Subject::Personal)),
        ("restricted", Some(Restricted), None),
        ("highly-confidential", Some(Restricted), None),
        ("highly-restricted", Some(Restricted), None),
        ("strictly-confidential", Some(Restricted), None),
        ("secret", Some(Restricted), None),
        ("c3", Some(Restricted), None),
        ("c4", Some(Restricted), None),
        ("high", Some(Restricted), None),
        ("special-category", Some(Restricted), Some(Subject::Personal)),
        ("phi", Some(Restricted), Some(Subject::Health)),
        ("health", Some(Restricted), Some(Subject::Health)),
        ("pci", Some(Restricted), Some(Subject::Cards)),
        ("cardholder", Some(Restricted), Some(Subject::Cards)),
        ("itar", Some(Restricted), Some(Subject::Exports)),
        ("cjis", Some(Restricted), Some(Subject::Government)),
    ]
};

/// What a value means: what the settings say, else the usual meaning of the words in it.
fn meaning(text: &str, settings: &Classification) -> (Option<DataClass>, Option<Subject>) {
    let plain = plain_value(text);
    let mapped = settings.values.iter().find(|(value, _)| plain_value(value) == plain).map(|(_, class)| *class);
    let exact = VALUES.iter().find(|(value, ..)| *value == plain);
    if let Some((_, class, subject)) = exact {
        return (mapped.or(*class), *subject);
    }
    let (mut class, mut subject) = (mapped, None);
    for (value, of_value, about) in VALUES {
        if has_word(&plain, value) {
            if mapped.is_none() {
                class = class.max(of_value);
            }
            subject = subject.or(about);
        }
    }
    (class, subject)
}

/// Lower case, with one dash for whatever separates words.
fn plain_value(text: &str) -> String {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join("-").to_lowercase()
}

/// Whether a value has a word that nothing before it denies.
fn has_word(value: &str, word: &str) -> bool {
    let mut from = 0;
    while let Some(found) = value.get(from..).and_then(|rest| rest.find(word)) {
        let start = from + found;
        let (before, after) =
            (value.get(..start).unwrap_or_default(), value.get(start + word.len()..).unwrap_or_default());
        let whole = (before.is_empty() || before.ends_with('-')) && (after.is_empty() || after.starts_with('-'));
        let denied = ["non-", "not-", "no-", "un-"].iter().any(|no| before.ends_with(no));
        if whole && !denied {
            return true;
        }
        from = start + word.len();
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys() {
        for (key, expected) in [
            ("DataClassification", "dataclassification"),
            ("example-inc:data-classification", "dataclassification"),
            ("Compliance.Data_Classification", "dataclassification"),
            ("acme/PII", "pii"),
        ] {
            assert_eq!(plain_key(key), expected, "{key}");
        }
    }

    #[test]
    fn values() {
        use DataClass::{Confidential, Internal, Public, Restricted};
        let settings = Classification { values: vec![("tier 1".into(), Restricted)], ..Classification::default() };
        for (value, class, subject) in [
            ("PII", Some(Confidential), Some(Subject::Personal)),
            ("Acme Restricted", Some(Restricted), None),
            ("highly_confidential", Some(Restricted), None),
            ("acme-highly-confidential", Some(Restricted), None),
            ("non-sensitive", Some(Public), None),
            ("Not confidential", None, None),
            ("OFFICIAL:Sensitive", Some(Confidential), None),
            ("private", Some(Internal), None),
            ("Tier-1", Some(Restricted), None),
            ("3", None, None),
            ("hot", None, None),
        ] {
            assert_eq!(meaning(value, &settings), (class, subject), "{value}");
        }
    }
}
