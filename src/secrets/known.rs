//! Credentials in a value whose source is not there: a text of a plan or a state, of which no more is known than the name that
//! it has and whether somebody wrote it as it is.

use std::ops::Range;

use bartizan_lang::value::{Fields, Str};

use super::kinds::rank;
use super::names::says;
use super::search::{Hits, aws_secret_near, formats, is_aws_secret, search};
use super::tree::{
    AWS_SAMPLE, SHORTEST, assigned_to, assignments, bare, holds_value, inner_of, is_secret, kind_of, paired, sunk,
};

/// Where a value comes from, as far as it is known.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Origin {
    /// Somebody wrote it as it is: what its name says counts.
    Literal,
    /// It is made elsewhere, and somebody chose a name for it that counts, such as that of an output.
    Named,
    /// It is made elsewhere, or nobody knows: a credential is only what has the format of one.
    Other,
}

/// What is known of a text.
#[derive(Clone, Copy)]
pub struct Site<'a> {
    /// The attribute, map key or output that has it.
    pub name: &'a str,
    /// Where it comes from.
    pub origin: Origin,
    /// Whether the attribute holds a secret, whatever it is called.
    pub marked: bool,
    /// The address of the block, without module and key.
    pub address: &'a dyn Fn() -> String,
}

/// A credential in a value.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Known {
    /// Its kind, as checks name it.
    pub kind: &'static str,
    /// The service that takes it; empty when its format does not say so.
    pub service: &'static str,
    /// What it is assigned to.
    pub name: Str,
    /// Its text.
    pub text: Str,
    /// Whether it is told; else it is only hidden.
    pub told: bool,
}

/// The identifiers of keys: they open nothing. Those that a resource or a variable hands on are told by nobody.
const IDENTIFIERS: &[&str] = &["aws_access_key_id", "alibaba_access_key_id"];

/// The kinds that have a format, though it takes a name to tell them.
const SHAPED: &[&str] = &["aws_secret_access_key", "aws_session_token", "azure_account_key"];

/// Attributes that say something about something: what looks like an assignment there is none.
const PROSE: &[&str] = &["description", "error_message", "comment", "notes"];

/// The name that the value of a field has: in `{ name = "DB_PASSWORD", value = "…" }`, the name beside it.
#[must_use]
pub fn value_name<'a>(fields: &'a Fields, key: &'a str) -> &'a str {
    let beside = || paired(|name| fields.get(name).and_then(|value| value.as_str()));
    if holds_value(key) { beside().unwrap_or(key) } else { key }
}

/// Adds the credentials in a text to `found`.
pub fn in_value(text: &str, site: Site<'_>, found: &mut Vec<Known>) {
    let first = found.len();
    if text.len() >= SHORTEST {
        inside(text, site, found);
        if let Some(inner) = inner_of(text) {
            inside(&inner, site, found);
        }
    }
    if let Some(kind) = by_name(text, site) {
        // What the text holds says more than its name.
        let around = found.get(first..).unwrap_or_default();
        if !around
            .iter()
            .any(|known| known.told && (text.contains(known.text.as_str()) || rank(known.kind) < rank(kind)))
        {
            found.push(Known { kind, service: "", name: site.name.into(), text: text.into(), told: true });
        }
    }
}

/// What a whole text is by the name or the mark of what holds it.
fn by_name(text: &str, site: Site<'_>) -> Option<&'static str> {
    if text.len() < 4 {
        return None;
    }
    if site.origin == Origin::Other {
        let said = says(site.name).filter(|said| is_secret(*said, site.name, text))?;
        let may_be = is_aws_secret(text) || text.len() == 88 || text.len() > 100;
        return may_be.then(|| kind_of(said, site.name, text, "")).filter(|kind| SHAPED.contains(kind));
    }
    let said = sunk(site.name, site.marked, text)?;
    Some(kind_of(said, site.name, text, &(site.address)()))
}

/// A credential and where it stands in a text.
struct Hit<'t> {
    kind: &'static str,
    service: &'static str,
    name: &'t str,
    range: Range<usize>,
}

/// Adds what is found inside of a text: by format, and by assignment where somebody wrote or named it.
fn inside(text: &str, site: Site<'_>, found: &mut Vec<Known>) {
    let Site { name, origin, .. } = site;
    let assigning = origin != Origin::Other && !PROSE.contains(&name) && text.contains(['=', ':', ',']);
    let hits = if assigning { search(text) } else { formats(text) };
    if hits.formats.is_empty() && hits.words.is_empty() {
        return;
    }
    let mut all: Vec<Hit<'_>> = Vec::new();
    by_format(text, name, &hits, &mut all);
    for assigned in assignments(text, &hits, &(0..text.len())) {
        let (Some(name), Some(secret)) = (text.get(assigned.name), text.get(assigned.value.clone())) else { continue };
        let kind = kind_of(assigned.says, name, secret, &(site.address)());
        all.push(Hit { kind, service: "", name: bare(name), range: assigned.value });
    }
    all.sort_by_key(|hit| (rank(hit.kind), hit.range.end - hit.range.start, hit.range.start));
    let mut kept: Vec<Hit<'_>> = Vec::with_capacity(all.len());
    for hit in all {
        if !kept.iter().any(|other| other.range.start < hit.range.end && hit.range.start < other.range.end) {
            kept.push(hit);
        }
    }
    kept.sort_by_key(|hit| hit.range.start);
    for Hit { kind, service, name, range } in kept {
        let Some(secret) = text.get(range) else { continue };
        let told = origin == Origin::Literal || !IDENTIFIERS.contains(&kind);
        found.push(Known { kind, service, name: name.into(), text: secret.into(), told });
    }
}

fn by_format<'t>(text: &'t str, name: &'t str, hits: &Hits, all: &mut Vec<Hit<'t>>) {
    let mut add = |kind, service, range: Range<usize>| {
        let name = assigned_to(text, kind, range.start).unwrap_or(name);
        all.push(Hit { kind, service, name, range });
    };
    for (kind, service, range) in &hits.formats {
        // The sample of documentation counts where a name says that it is taken.
        if text.get(range.clone()) == Some(AWS_SAMPLE.0) && says(name).is_none() {
            continue;
        }
        if *kind == "aws_access_key_id"
            && let Some(secret) = aws_secret_near(text, range)
        {
            add("aws_secret_access_key", "", secret);
        }
        add(*kind, *service, range.clone());
    }
}

#[cfg(test)]
mod tests {
    use base64::Engine as _;
    use base64::engine::general_purpose::STANDARD;

    use super::*;

    fn found(name: &str, origin: Origin, marked: bool, text: &str) -> Vec<String> {
        let mut found = Vec::new();
        in_value(text, Site { name, origin, marked, address: &|| "aws_instance.web".to_owned() }, &mut found);
        found
            .iter()
            .map(|known| format!("{}{} {}", if known.told { "" } else { "hidden " }, known.kind, known.name))
            .collect()
    }

    #[test]
    fn what_counts_depends_on_where_a_value_comes_from() {
        let token = ["ghp_", "iOldfSm9CCc4D5Zdo5F8nYO2gq4Wg40QTLhZ"].concat();
        let (id, secret) = (["AKIA", "PYCDYBK377OXTZQ6"].concat(), "KRrYV3CJC+BZHhm5S6xxMYHxq2B5kRP0r6UV1cZB");
        let script = format!("#!/bin/sh\nexport GITHUB_TOKEN={token}\nexport DB_PASSWORD=hunter2-hunter2\n");
        let encoded = STANDARD.encode(&script);
        let pair = format!("[default]\naws_access_key_id = {id}\naws_secret_access_key = {secret}\n");
        let address = "https://shop:hunter2@db.internal/shop";
        use Origin::{Literal, Named, Other};
        let cases: &[(&str, Origin, bool, &str, &[&str])] = &[
            ("user_data", Literal, false, &script, &["github_token GITHUB_TOKEN", "password DB_PASSWORD"]),
            ("user_data", Other, false, &script, &["github_token GITHUB_TOKEN"]),
            ("user_data_base64", Other, false, &encoded, &["github_token GITHUB_TOKEN"]),
            (
                "user_data",
                Other,
                false,
                &pair,
                &["hidden aws_access_key_id aws_access_key_id", "aws_secret_access_key aws_secret_access_key"],
            ),
            ("AWS_ACCESS_KEY_ID", Literal, false, &id, &["aws_access_key_id AWS_ACCESS_KEY_ID"]),
            ("access_key_id", Named, false, &id, &["hidden aws_access_key_id access_key_id"]),
            ("AWS_SECRET_ACCESS_KEY", Other, false, secret, &["aws_secret_access_key AWS_SECRET_ACCESS_KEY"]),
            ("source_code_hash", Other, false, secret, &[]),
            ("password", Literal, true, "hunter2", &["password password"]),
            ("password", Other, false, "hunter2", &[]),
            ("db_password", Named, false, "hunter2", &["password db_password"]),
            ("secret_string", Literal, true, &token, &["github_token secret_string"]),
            ("value", Literal, true, "Zk3vQ8-partner-77", &["secret_value value"]),
            ("value", Literal, false, "Zk3vQ8-partner-77", &[]),
            ("database_url", Other, false, address, &["url_password database_url"]),
            ("bucket", Literal, false, "logs", &[]),
            ("description", Literal, false, "where password: hunter2-hunter2 is", &[]),
        ];
        for (name, origin, marked, text, expected) in cases {
            assert_eq!(found(name, *origin, *marked, text), *expected, "{name} {origin:?} {text}");
        }
    }
}
