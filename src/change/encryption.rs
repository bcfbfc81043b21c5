//! Encryption that a change weakens: switched off, without the customer's key, under another key, with older protocols.
//!
//! Providers name these attributes alike in all their types, so that they are known by their names, wherever they stand.

use bartizan_lang::Value;
use bartizan_lang::value::{Field, Fields, Kind, Reason};

use super::subject::Both;
use super::{protection, written};
use crate::providers::customer_keys;

/// Attributes that are true while something is encrypted, or must be.
const SWITCHES: &[&str] = &[
    "at_rest_encryption_enabled",
    "enable_host_encryption",
    "enable_https_traffic_only",
    "enable_in_transit_encryption",
    "encrypted",
    "encryption_at_host_enabled",
    "encryption_enabled",
    "encryption_in_transit_enabled",
    "enforce_https",
    "host_encryption_enabled",
    "https_only",
    "https_traffic_only_enabled",
    "infrastructure_encryption_enabled",
    "is_encrypted",
    "is_pv_encryption_in_transit_enabled",
    "kms_encrypted",
    "require_ssl",
    "sqs_managed_sse_enabled",
    "ssl_enforcement_enabled",
    "storage_encrypted",
    "tls_enabled",
    "transit_encryption_enabled",
    "transparent_data_encryption_enabled",
];

/// Blocks whose `enabled` is one.
const SWITCH_BLOCKS: &[&str] =
    &["encrypt_at_rest", "node_to_node_encryption", "server_side_encryption", "encryption_at_rest"];

/// Attributes that are true while something is not encrypted.
const OPPOSITES: &[&str] = &["encryption_disabled", "non_ssl_port_enabled", "enable_non_ssl_port"];

/// Attributes that name the algorithm, with what they may say; the later, the more the customer decides.
const ALGORITHMS: &[&str] = &["encryption_type", "sse_algorithm"];
const ALGORITHM_RANKS: &[&[&str]] =
    &[&["none"], &["aes256", "encryptionatrestwithplatformkey"], &["aws:kms", "kms"], &["aws:kms:dsse", "kms_dsse"]];

/// Attributes that say the oldest protocol that is accepted.
const PROTOCOLS: &[&str] = &[
    "min_tls_version",
    "minimum_protocol_version",
    "minimum_tls_version",
    "security_policy",
    "scm_minimum_tls_version",
    "ssl_minimal_tls_version_enforced",
    "ssl_policy",
    "tls_min_version",
    "tls_security_policy",
];

/// How many levels of blocks are compared.
const MAX_DEPTH: u8 = 9;

/// Something that protects less.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Weaker {
    /// `off`, `key removed`, `key changed`, `algorithm` or `protocol`.
    pub what: &'static str,
    /// Where it is written.
    pub attribute: String,
    /// What happens to it, as a sentence without its full stop.
    pub text: String,
}

/// What protects less after a change.
#[derive(Clone, Debug, Default)]
pub struct Weakened {
    /// What surely does.
    pub weaker: Vec<Weaker>,
    /// Why that cannot be said of something else.
    pub undecided: Option<Reason>,
}

/// What protects less after a change.
#[must_use]
pub fn weakened(change: &Both<'_>) -> Weakened {
    let mut weakened = Weakened::default();
    let Some(before) = change.before else { return weakened };
    let nothing = Value::object(Fields::default());
    match change.after {
        Some(after) => weakened.compare(before, after, "", MAX_DEPTH),
        // What says how another resource is encrypted takes that away when it goes.
        None if protection::protected_by(change.ty).is_some() || change.ty.contains("encryption_configuration") => {
            weakened.compare(before, &nothing, "", MAX_DEPTH);
            for weaker in &mut weakened.weaker {
                "it is destroyed".clone_into(&mut weaker.text);
            }
        }
        None => {}
    }
    weakened
}

impl Weakened {
    fn compare(&mut self, before: &Value, after: &Value, path: &str, depth: u8) {
        let Some(fields) = before.as_fields() else { return };
        let Some(depth) = depth.checked_sub(1) else { return };
        for Field { key, value: was, .. } in fields.entries() {
            let is = match &after.kind {
                Kind::Map(fields) | Kind::Object(fields) => fields.get(key),
                _ => Some(after),
            };
            let below = if path.is_empty() { key.to_string() } else { format!("{path}.{key}") };
            let is = is.filter(|value| !value.is_null());
            self.attribute(&below, was, is);
            self.blocks(was, is, &below, depth);
        }
    }

    /// A block that may stand once, or several that stay as many.
    fn blocks(&mut self, was: &Value, is: Option<&Value>, path: &str, depth: u8) {
        let nothing = Value::object(Fields::default());
        let was = written::single(was);
        if was.as_fields().is_some() {
            let is = is.map_or(&nothing, written::single);
            if is.as_seq().is_none_or(|seq| seq.items.is_empty()) {
                let is = if is.as_seq().is_some() { &nothing } else { is };
                self.compare(was, is, path, depth);
            }
        } else if let (Some(was), Some(is)) = (was.as_seq(), is.and_then(Value::as_seq))
            && was.items.len() == is.items.len()
        {
            for (was, is) in
                was.items.iter().zip(&is.items).filter(|(was, is)| was.as_fields().is_some() && !was.same(is))
            {
                self.compare(was, is, path, depth);
            }
        }
    }

    fn attribute(&mut self, path: &str, was: &Value, is: Option<&Value>) {
        let (parent, name) = path.rsplit_once('.').unwrap_or(("", path));
        let block = parent.rsplit('.').next().unwrap_or_default();
        let is_switch = SWITCHES.contains(&name) || (name == "enabled" && SWITCH_BLOCKS.contains(&block));
        let what = if is_switch || OPPOSITES.contains(&name) {
            "off"
        } else if customer_keys::NAMES.contains(&name) {
            "key changed"
        } else if ALGORITHMS.contains(&name) {
            "algorithm"
        } else if PROTOCOLS.contains(&name) {
            "protocol"
        } else {
            return;
        };
        if !written::is_known(was)
            || was.as_fields().is_some()
            || was.as_seq().is_some()
            || is.is_some_and(|is| is.same(was))
        {
            return;
        }
        if let Some(unknown) = is.filter(|value| !written::is_known(value)) {
            let protected = match what {
                "off" => written::truth(was) == Some(is_switch),
                _ => !written::is_empty(was),
            };
            if protected {
                let reason = unknown.as_unknown().map_or(Reason::TooManyConditions, |u| u.reason.clone());
                self.undecided = self.undecided.take().or(Some(reason));
            }
            return;
        }
        let gone = is.is_none_or(written::is_empty);
        let what = match what {
            "off" => {
                let is_on = is.and_then(written::truth) == Some(is_switch) || (!is_switch && gone);
                (written::truth(was) == Some(is_switch) && !is_on).then_some("off")
            }
            "key changed" if written::is_empty(was) => None,
            "key changed" => Some(if gone { "key removed" } else { "key changed" }),
            "algorithm" => (algorithm(is) < algorithm(Some(was))).then_some("algorithm"),
            _ => match (protocol(was), is.and_then(protocol)) {
                (Some(was), Some(is)) => (is < was).then_some("protocol"),
                // What the provider takes without it is not said here.
                _ => None,
            },
        };
        let Some(what) = what else { return };
        let text = match (written::shown(was), is.and_then(written::shown)) {
            (Some(was), Some(is)) => format!("{path} goes from {was} to {is}"),
            (Some(was), None) if is.is_none() => format!("{path} is {was} and will not be set"),
            _ => format!("{path} changes"),
        };
        self.weaker.push(Weaker { what, attribute: path.to_owned(), text });
    }
}

/// How much an algorithm leaves to the customer; that of a text that is not known counts with what is strongest.
fn algorithm(value: Option<&Value>) -> usize {
    let Some(text) = value.and_then(|v| v.as_str()).filter(|text| !text.is_empty()) else { return 0 };
    let text = text.to_ascii_lowercase();
    ALGORITHM_RANKS.iter().position(|names| names.contains(&text.as_str())).unwrap_or(ALGORITHM_RANKS.len())
}

/// The oldest version of TLS that a version or a policy accepts, as its minor number; -1 for SSL.
///
/// Policies of AWS: <https://docs.aws.amazon.com/elasticloadbalancing/latest/application/describe-ssl-policies.html>.
fn protocol(value: &Value) -> Option<i8> {
    let text = match &value.kind {
        Kind::Number(_) => written::shown(value)?,
        _ => value.as_str()?.to_string(),
    };
    let text = text.to_ascii_uppercase().replace(['_', '.'], "-");
    if text.starts_with("ELBSECURITYPOLICY-") {
        let policy = text.strip_prefix("ELBSECURITYPOLICY-")?;
        // The first pair of numbers behind the protocol's name; what has none takes all from TLS 1.0.
        let rest = ["TLS13-", "TLS-", "FS-"].into_iter().find_map(|prefix| policy.strip_prefix(prefix));
        let versions = rest.map(|rest| rest.strip_prefix("1-").and_then(|r| r.get(..1)).unwrap_or("0"));
        return versions.unwrap_or("0").parse().ok();
    }
    if text.starts_with("SSL") {
        return Some(-1);
    }
    let plain = text
        .trim_start_matches("POLICY-MIN-")
        .trim_start_matches("TLSV")
        .trim_start_matches("TLS")
        .trim_start_matches('-');
    if plain == "1" {
        return Some(0);
    }
    let rest = plain.strip_prefix("1-")?;
    // TLSv1_2016 of CloudFront is 1.0 by its year.
    let digits = rest.split('-').next().unwrap_or_default();
    if digits.len() == 1 { digits.parse().ok() } else { Some(0) }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]

    use super::*;

    #[test]
    fn protocols() {
        for (text, expected) in [
            ("1.2", Some(2)),
            ("TLS1_2", Some(2)),
            ("TLS_1_0", Some(0)),
            ("TLSv1.2_2021", Some(2)),
            ("TLSv1_2016", Some(0)),
            ("TLSv1", Some(0)),
            ("SSLv3", Some(-1)),
            ("Policy-Min-TLS-1-2-2019-07", Some(2)),
            ("ELBSecurityPolicy-2016-08", Some(0)),
            ("ELBSecurityPolicy-TLS-1-2-2017-01", Some(2)),
            ("ELBSecurityPolicy-TLS13-1-2-2021-06", Some(2)),
            ("ELBSecurityPolicy-TLS13-1-3-2021-06", Some(3)),
            ("ELBSecurityPolicy-FS-2018-06", Some(0)),
            ("projects/p/global/sslPolicies/x", None),
        ] {
            assert_eq!(protocol(&Value::string(text)), expected, "{text}");
        }
    }

    #[test]
    fn what_is_weaker() {
        let text = |t: &str| Value::string(t);
        let unknown = || Value::unknown(Reason::AfterApply("aws_kms_key.k.arn".into()));
        for (attribute, was, is, expected) in [
            ("storage_encrypted", Value::from(true), Value::from(false), Some("off")),
            ("storage_encrypted", Value::from(false), Value::from(true), None),
            ("encryption_disabled", Value::from(false), Value::from(true), Some("off")),
            ("kms_key_id", text("a"), text("b"), Some("key changed")),
            ("kms_key_id", text("a"), Value::null(), Some("key removed")),
            ("kms_key_id", Value::null(), text("b"), None),
            ("kms_key_id", text("a"), unknown(), Some("?")),
            ("sse_algorithm", text("aws:kms"), text("AES256"), Some("algorithm")),
            ("min_tls_version", text("TLS1_2"), text("TLS1_0"), Some("protocol")),
            ("min_tls_version", text("TLS1_0"), text("TLS1_2"), None),
        ] {
            let of = |value: Value| {
                let inner = Value::object_of([(attribute, value)]);
                Value::object_of([("block", Value::list(vec![inner]))])
            };
            let (before, after) = (of(was), of(is));
            let found = weakened(&Both { ty: "x", before: Some(&before), after: Some(&after) });
            let said = found.weaker.first().map(|w| w.what).or(found.undecided.map(|_| "?"));
            assert_eq!(said, expected, "{attribute}");
        }
    }
}
